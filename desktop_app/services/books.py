"""Opening and making books: what the rooms above know of where a book is kept."""

from pathlib import Path

from desktop_app.store.book import DATABASE, Book

__all__ = ["DATABASE", "Book", "is_book"]


def is_book(folder: Path) -> bool:
    """Tell whether a folder holds a book."""
    return (folder / DATABASE).is_file()
