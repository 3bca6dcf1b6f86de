"""Books for tests: new ones, and those that programs of former times wrote."""

from datetime import date
from pathlib import Path

from desktop_app.domain.dates import Clock
from desktop_app.store.book import Book

HERE = Path(__file__).parent
TODAY = date(2026, 5, 12)


def new_book(folder: Path, today: date = TODAY) -> Book:
    """Make an empty book whose day is set."""
    return Book.create(folder, clock=Clock(today), who="Lê Thị Mai")
