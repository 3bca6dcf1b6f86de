"""An empty book for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.store.book import Book
from tests.data.books import new_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "Sổ sáng kiến") as opened:
        yield opened
