"""A list of 4,307 innovations, as one corporation had to classify: from the book to PDF, and what it holds.

Beside it LibreOffice turns the same list from XLSX; memory is the most a process of its own ever held.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop_app.services import paper_lists, paper_pay
from desktop_app.services.books import Book
from tests.benchmarks.books import book_folder
from tests.benchmarks.harness import MET, MISSED, Pair, Row, at_most, not_measured, timed, within

ROWS = 4307
RUNS = 3
READING, MOST_MEGABYTES = 1.0, 150
_MEMORY = f"peak memory of a process that lists {ROWS:,} as PDF"
_BESIDE = "the same list, beside LibreOffice from XLSX"


def rows(count: int) -> Iterator[Row]:
    """Measure reading the list, then drawing it."""
    folder = book_folder(count)
    yield _read(folder)
    program = shutil.which("soffice")
    with tempfile.TemporaryDirectory() as place:
        runs = [_run(folder, Path(place), program) for _run_number in range(1 + RUNS)][1:]
    ours, theirs = [run[0] for run in runs], [run[1] for run in runs if run[1]]
    yield _memory([one.peak for one in ours], [one.peak for one in theirs])
    if theirs:
        pair = Pair(tuple(one.seconds for one in ours), tuple(one.seconds for one in theirs))
        yield at_most(_BESIDE, pair, None)
    else:
        yield not_measured(_BESIDE, "no LibreOffice")


class _Made(NamedTuple):
    """Seconds from start to file, and the most bytes held."""

    seconds: float
    peak: int


def _read(folder: Path) -> Row:
    with Book.open(folder, is_read_only=True) as book:
        keys = [key for (key,) in book.sql("SELECT id FROM innovation ORDER BY id LIMIT ?", (ROWS,))]

        def read() -> None:
            entries = paper_lists.entries_of(book, keys)
            owed = paper_pay.owed_in(book, entries)
            for entry in entries:
                owed(entry)

        seconds = statistics.median([timed(read) for _run in range(1 + RUNS)][1:])
    return within(f"what a list of {ROWS:,} tells, read from the book", seconds, READING)


def _memory(ours: Sequence[int], theirs: Sequence[int]) -> Row:
    most = max(ours) / 1e6
    peer = f"{statistics.median(theirs) / 1e6:.0f} MB" if theirs else ""
    verdict = MET if most <= MOST_MEGABYTES else MISSED
    return Row(_MEMORY, f"{most:.0f} MB", peer, "", f"≤ {MOST_MEGABYTES} MB", verdict)


def _run(folder: Path, place: Path, program: str | None) -> tuple[_Made, _Made | None]:
    """Make the list once by us and once by LibreOffice, each in processes of their own."""
    ours = _listed(folder, "pdf", place / "ours.pdf")
    if program is None:
        return ours, None
    source = place / "list.xlsx"
    if not source.exists():
        _listed(folder, "xlsx", source)
    seconds, peak = _child("converting", program, str(place / "profile"), str(source))
    return ours, _Made(float(seconds), int(peak))


def _listed(folder: Path, format_id: str, out: Path) -> _Made:
    seconds, peak = _child("listing", str(folder), str(ROWS), format_id, str(out))
    return _Made(float(seconds), int(peak))


def _child(module: str, *arguments: str) -> list[str]:
    command = (sys.executable, "-m", f"tests.benchmarks.{module}", *arguments)
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    return done.stdout.split()
