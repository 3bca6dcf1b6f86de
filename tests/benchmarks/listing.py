"""A process that makes a list of so many innovations from a book, and says how long it took and its peak."""

import sys
import time
from pathlib import Path

import psutil

from desktop_app.services.books import Book
from desktop_app.services.papers import Subject, render_paper

PAPER = "danh_sach"


def main(folder: str, count: str, format_id: str, out: str) -> None:
    """Print seconds and the most bytes the process ever held."""
    with Book.open(Path(folder), is_read_only=True) as book:
        statement = "SELECT id FROM innovation WHERE deleted_at IS NULL ORDER BY id LIMIT ?"
        keys = tuple(key for (key,) in book.sql(statement, (int(count),)))
        start = time.perf_counter()
        drawn = render_paper(book, PAPER, Subject(innovations=keys), format_id)
        seconds = time.perf_counter() - start
    Path(out).write_bytes(drawn.data)
    print(seconds, peak())


def peak() -> int:
    """Return the most bytes of memory this process held at once."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    from resource import RUSAGE_SELF, getrusage

    return getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
