"""A process that prints so many dossiers and says what it holds afterwards."""

import sys
import tempfile
from pathlib import Path

import psutil

from desktop_app.services.books import Book
from desktop_app.services.papers import print_papers, subjects_of


def main(folder: str, count: str) -> None:
    """Print the first so many of a book."""
    with Book.open(Path(folder), is_read_only=True) as book, tempfile.TemporaryDirectory() as out:
        codes = [
            code for (code,) in book.sql("SELECT code FROM innovation ORDER BY id LIMIT ?", (int(count),))
        ]
        print_papers(book, "don", subjects_of(book, codes)[0], Path(out), processes=1)
        print(psutil.Process().memory_info().rss)


if __name__ == "__main__":
    main(*sys.argv[1:])
