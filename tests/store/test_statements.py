"""Rows written by statements made once are the rows that are read back."""

from datetime import date

import pytest

from desktop_app.domain.values import Value
from desktop_app.store.book import Book
from desktop_app.store.models import RECORDS
from desktop_app.store.rows import column_names


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("unit", {"uid": "u", "name": "Phân xưởng", "valid_from": date(2025, 7, 1)}),
        ("person", {"uid": "p", "name": "Lê An", "is_manager": True}),
        ("programme", {"uid": "g", "name": "Chương trình", "target": 10}),
    ],
)
def test_what_a_step_notes_is_what_is_read_back(book: Book, table: str, values: dict[str, Value]) -> None:
    with book.transaction("Thử") as step:
        key = step.insert(table, values)
        assert step.changes.items[-1].after == step.row(table, key)
    assert set(step.changes.items[-1].after or {}) == column_names(table)


def test_a_column_that_is_not_there_is_our_bug(book: Book) -> None:
    with pytest.raises(KeyError, match="nonsense"), book.transaction("Thử") as step:
        step.insert("unit", {"uid": "u", "name": "x", "nonsense": 1})


def test_a_key_may_be_kept(book: Book) -> None:
    with book.transaction("Thử") as step:
        assert step.insert("unit", {"id": 77, "uid": "u", "name": "x"}) == 77
        assert step.insert("unit", {"uid": "v", "name": "y"}) == 78


def test_every_table_goes_by_its_id(book: Book) -> None:
    assert all("id" in column_names(table) for table in RECORDS)
