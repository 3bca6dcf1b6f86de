"""Opening and making books: what the rooms above know of where a book is kept."""

import os
from contextlib import suppress
from pathlib import Path

from desktop_app.domain.jobs import Job
from desktop_app.store.book import DATABASE, Book
from desktop_app.store.migrating import MIGRATIONS

__all__ = ["DATABASE", "MIGRATIONS", "Book", "is_book", "size_of"]


def size_of(folder: Path, job: Job | None = None) -> int:
    """Return the bytes of everything in a book's folder; files that vanish meanwhile count for nothing.

    Raises:
        Cancelled: between two files.
    """
    whole = 0
    for place, _folders, names in os.walk(folder):
        (job or Job()).check()
        for name in names:
            with suppress(OSError):
                whole += (Path(place) / name).stat().st_size
    return whole


def is_book(folder: Path) -> bool:
    """Tell whether a folder holds a book."""
    return (folder / DATABASE).is_file()
