"""The reverse board: everybody judged by every award, and one award's candidates ranked.

Always 10,000 innovations and 5,000 people, whatever the book of the other rows: 65 of a hundred innovations
are recognised, a fifth of the people hold titles.
"""

import gc
import random
import sqlite3
import statistics
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree

from desktop_app.domain.dates import Clock
from desktop_app.services.awards import board
from desktop_app.services.books import Book
from tests.benchmarks.books import FOLDER, book_folder
from tests.benchmarks.harness import Row, timed, within
from tests.benchmarks.progress import fill_table

INNOVATIONS, PEOPLE = 10_000, 5_000
RUNS = 7
LIMIT = 0.300
TODAY = date(2026, 6, 30)
AWARD = "bang_lao_dong_sang_tao"
LEVELS = ("pho_thong", "trung_cap", "cao_dang", "dai_hoc", "thac_si")
TITLE = "chien_si_thi_dua_co_so"


def rows(_count: int) -> Iterator[Row]:
    """Measure the board, and the ranking of the award that weighs money."""
    folder = _with_people()
    with Book.open(folder, clock=Clock(TODAY), is_read_only=True) as book:
        reader = book.reader()
        size = f"{INNOVATIONS:,} innovations, {PEOPLE:,} people"
        yield within(f"reverse board, {size}", _median(partial(board, book, None, reader)), LIMIT)
        found = board(book, None, reader)
        name = f"candidates of one award ranked ({len(found.candidates(AWARD)):,})"
        yield within(name, _median(partial(found.candidates, AWARD)), LIMIT)
        reader.close()
    rmtree(folder)


def _median(work: partial[object]) -> float:
    """Time it as the window's worker does it: garbage is collected in the window's own thread."""
    gc.disable()
    try:
        return statistics.median([timed(work) for _run in range(1 + RUNS)][1:])
    finally:
        gc.enable()


def _with_people() -> Path:
    """Copy a book, recognise innovations, share them among so many people, and give some of these titles."""
    folder = FOLDER / "awards"
    rmtree(folder, ignore_errors=True)
    copytree(book_folder(INNOVATIONS), folder)
    connection = sqlite3.connect(folder / "book.db")
    with connection:
        fill_table(connection, "examination", {"level": "co_so", "result": "recognised"}, "decision_on", 65)
        _share_out(connection, random.Random(1))
    connection.close()
    return folder


def _share_out(connection: sqlite3.Connection, chance: random.Random) -> None:
    columns = [name for _place, name, *_rest in connection.execute("PRAGMA table_info(person)")]
    copied = ", ".join(f'"{name}"' for name in columns if name not in ("id", "uid"))
    (first,) = connection.execute("SELECT count(*) FROM person").fetchone()
    connection.execute(
        f"INSERT INTO person(uid, {copied}) SELECT p.uid || s.value, {copied} FROM person p,"
        f" json_each('[1,2,3]') s LIMIT {PEOPLE - first}"
    )
    people = [key for (key,) in connection.execute("SELECT id FROM person")]
    written = connection.execute("SELECT id FROM authorship").fetchall()
    connection.executemany(
        "UPDATE authorship SET person_id = ? WHERE id = ?",
        [(chance.choice(people), key) for (key,) in written],
    )
    connection.executemany(
        "UPDATE person SET education_level = ?, is_manager = ?, is_direct_worker = ? WHERE id = ?",
        [(chance.choice(LEVELS), key % 10 == 0, key % 2, key) for key in people],
    )
    connection.executemany(
        "INSERT INTO honour(year, name, kind, award, person_id, decision_number, issuer, note)"
        " VALUES (?, ?, 'title', ?, ?, '', '', '')",
        [(year, TITLE, TITLE, key) for key in people[::5] for year in (2023, 2024, 2025)],
    )
