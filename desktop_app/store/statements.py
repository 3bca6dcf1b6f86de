"""Writing rows with statements made once: building one takes longer than SQLite takes over doing it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from peewee import SqliteDatabase

from desktop_app.domain.values import Value
from desktop_app.store.models import RECORDS

_Column = tuple[str, Value, Callable[[Any], Any], Callable[[Any], Any]]


def insert_row(database: SqliteDatabase, table: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """Make a row and return it whole, as it would be read back; columns left out hold their defaults.

    Raises KeyError for a column the table does not have.
    """
    statement, columns, names = _inserting(table)
    unknown = values.keys() - names
    if unknown:
        raise KeyError(table, *sorted(unknown))
    kept = [to_kept(values.get(name, default)) for name, default, to_kept, _back in columns]
    key = database.connection().execute(statement, kept).lastrowid
    made = {name: back(value) for (name, _default, _to, back), value in zip(columns, kept, strict=True)}
    key_column = columns[0][0]
    if made[key_column] is None:
        made[key_column] = int(key)
    return made


def update_row(database: SqliteDatabase, table: str, row: int, values: Mapping[str, Value]) -> None:
    """Write columns of a row."""
    fields = RECORDS[table]._meta.combined
    kept = [fields[name].db_value(value) for name, value in values.items()]
    database.connection().execute(_updating(table, tuple(values)), [*kept, row])


def delete_row(database: SqliteDatabase, table: str, row: int) -> None:
    """Remove a row."""
    database.connection().execute(_deleting(table), (row,))


@cache
def _inserting(table: str) -> tuple[str, tuple[_Column, ...], frozenset[str]]:
    meta = RECORDS[table]._meta
    columns = tuple(
        (field.column_name, field.default, field.db_value, field.python_value) for field in meta.sorted_fields
    )
    names = ", ".join(f'"{name}"' for name, *_rest in columns)
    places = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{meta.table_name}" ({names}) VALUES ({places})'  # noqa: S608 - our own names
    return statement, columns, frozenset(name for name, *_rest in columns)


@cache
def _updating(table: str, names: tuple[str, ...]) -> str:
    meta = RECORDS[table]._meta
    written = ", ".join(f'"{meta.combined[name].column_name}" = ?' for name in names)
    return f'UPDATE "{meta.table_name}" SET {written} WHERE "{_key(table)}" = ?'  # noqa: S608


def _key(table: str) -> str:
    return str(getattr(RECORDS[table]._meta.primary_key, "column_name", "id"))


@cache
def _deleting(table: str) -> str:
    meta = RECORDS[table]._meta
    return f'DELETE FROM "{meta.table_name}" WHERE "{_key(table)}" = ?'  # noqa: S608
