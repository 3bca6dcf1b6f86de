"""What lists of innovations tell of each, a statement a table for all of them: a list may hold thousands."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, TypeVar

from peewee import BooleanField, DateField

from desktop_app.domain.council import Examination, PaidRemuneration
from desktop_app.domain.records import ApplicationHelper, Authorship, BenefitLine, Innovation
from desktop_app.store.models import RECORDS
from desktop_app.store.rows import TABLE_OF

Record = TypeVar("Record")

_OF_YEAR = "SELECT id FROM innovation WHERE year = ? AND deleted_at IS NULL ORDER BY code"
_UNITS = "SELECT DISTINCT unit_id FROM innovation WHERE id IN (SELECT value FROM json_each(?))"
_HELD = "SELECT id, held_on FROM council_round WHERE held_on IS NOT NULL"
_ONE, _OF_ONE = "id", "innovation_id"


def keys_of_year(connection: sqlite3.Connection, year: int) -> list[int]:
    """Return the innovations of a year, by code; those in the trash are left out."""
    return [key for (key,) in _ask(connection, _OF_YEAR, year)]


def units_of(connection: sqlite3.Connection, keys: Sequence[int]) -> set[int | None]:
    """Return the units that innovations are of."""
    return {unit for (unit,) in _ask(connection, _UNITS, json.dumps(list(keys)))}


def innovations(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Innovation]:
    """Return innovations in the order of their keys; those that are gone are left out."""
    found = {item.id: item for item in _records(connection, Innovation, _ONE, keys)}
    return [found[key] for key in keys if key in found]


def authors(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Authorship]:
    """Return the authors of innovations, each one's in their order."""
    return _records(connection, Authorship, _OF_ONE, keys, "position")


def helpers(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[ApplicationHelper]:
    """Return those who took part in the first application, each innovation's in their order."""
    return _records(connection, ApplicationHelper, _OF_ONE, keys, "position")


def benefit_lines(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[BenefitLine]:
    """Return the lines of the money, each innovation's in their order."""
    return _records(connection, BenefitLine, _OF_ONE, keys, "position")


def examinations(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Examination]:
    """Return what became of innovations at every level."""
    return _records(connection, Examination, _OF_ONE, keys, "id")


def payments(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[PaidRemuneration]:
    """Return the thù lao that was paid for innovations, each one's by its year."""
    return _records(connection, PaidRemuneration, _OF_ONE, keys, "year")


def held_days(connection: sqlite3.Connection) -> dict[int, date]:
    """Return the days councils met, by the round's key."""
    return {key: date.fromisoformat(day) for key, day in _ask(connection, _HELD)}


def _records(
    connection: sqlite3.Connection, record: type[Record], column: str, keys: Sequence[int], order: str = "id"
) -> Iterator[Record]:
    statement, readers = _reading(record, column, order)
    for row in _ask(connection, statement, json.dumps(list(keys))):
        values = list(row)
        for place, read in readers:
            if values[place] is not None:
                values[place] = read(values[place])
        yield record(*values)


@cache
def _reading(
    record: type, column: str, order: str
) -> tuple[str, tuple[tuple[int, Callable[[Any], object]], ...]]:
    """Write the statement that gives a record's fields in their order, and say how some are read."""
    table = TABLE_OF[record.__name__]
    columns: dict[str, Any] = {item.column_name: item for item in RECORDS[table]._meta.sorted_fields}
    names = [item.name for item in fields(record)]
    readers: list[tuple[int, Callable[[Any], object]]] = []
    for place, name in enumerate(names):
        if isinstance(columns[name], DateField):
            readers.append((place, date.fromisoformat))
        elif isinstance(columns[name], BooleanField):
            readers.append((place, bool))
    quoted = ", ".join(f'"{name}"' for name in names)
    statement = (
        f'SELECT {quoted} FROM "{table}" WHERE "{column}" IN (SELECT value FROM json_each(?))'  # noqa: S608
        f' ORDER BY "{column}", "{order}"'
    )
    return statement, tuple(readers)


def _ask(connection: sqlite3.Connection, statement: str, *values: object) -> sqlite3.Cursor:
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(statement, values)
