"""How far a programme is, counted anew as its page does: sixty units with targets.

Of a hundred innovations 65 are recognised, as of EVN's whole campaign in a book of 20,000, and 40 keyed.
"""

import sqlite3
import statistics
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree

from desktop_app.domain.dates import Clock
from desktop_app.services import programmes
from desktop_app.services.books import Book
from desktop_app.services.progress import progress
from desktop_app.services.units import add_unit, all_units
from tests.benchmarks.books import FOLDER, book_folder
from tests.benchmarks.harness import Row, timed, within

UNITS = 60
RUNS = 7
LIMIT = 0.150
TODAY = date(2026, 6, 30)


def rows(count: int) -> Iterator[Row]:
    """Measure a whole programme and one of its phases."""
    folder = _with_programme(count)
    with Book.open(folder, clock=Clock(TODAY), is_read_only=True) as book:
        (made,) = programmes.programmes(book)
        phase = programmes.phases(book, made.id)[0].id
        reader = book.reader()
        for name, chosen in (("a whole programme", None), ("one phase", phase)):
            work = partial(progress, book, made.id, chosen, reader)
            seconds = statistics.median([timed(work) for _run in range(1 + RUNS)][1:])
            yield within(f"progress of {name}, {UNITS} units", seconds, LIMIT)
        reader.close()
    rmtree(folder)


def _with_programme(count: int) -> Path:
    """Copy the book of so many, recognise every innovation, and give sixty units their targets."""
    folder = FOLDER / f"progress-{count}"
    rmtree(folder, ignore_errors=True)
    copytree(book_folder(count), folder)
    with Book.open(folder) as book:
        while len(all_units(book)) < UNITS:
            add_unit(book, {"name": f"Đơn vị {len(all_units(book))}", "abbreviation": "DV"})
        made = programmes.add_programme(book, {"name": "Chương trình", "target": count, "rule": "decided"}).id
        days = {"starts_on": date(2019, 1, 1), "ends_on": date(2026, 12, 31)}
        phase = programmes.add_phase(book, made, {"name": "Giai đoạn 1", **days}).id
        for unit in all_units(book):
            programmes.set_target(book, phase, unit.id, count // UNITS)
    connection = sqlite3.connect(folder / "book.db")
    with connection:
        fill_table(connection, "examination", {"level": "co_so", "result": "recognised"}, "decision_on", 65)
        fill_table(connection, "portal_entry", {"system": "tld", "state": "keyed"}, "keyed_at", 40)
    connection.close()
    return folder


def fill_table(
    connection: sqlite3.Connection, table: str, values: dict[str, str], stamp: str, share: int
) -> None:
    """Add a row for so many of a hundred innovations, stamped when each was made; all else is empty."""
    columns = {
        name: "0" if kind == "INTEGER" else "''"
        for _place, name, kind, is_needed, _default, is_key in connection.execute(
            f"PRAGMA table_info({table})"
        )
        if is_needed and not is_key
    }
    day = "substr(created_at, 1, 10)" if stamp.endswith("_on") else "created_at"
    columns |= {"innovation_id": "id", stamp: day} | {name: f"'{value}'" for name, value in values.items()}
    names, given = ", ".join(f'"{name}"' for name in columns), ", ".join(columns.values())
    connection.execute(
        f"INSERT INTO {table}({names}) SELECT {given} FROM innovation WHERE id % 100 < {share}"
    )
