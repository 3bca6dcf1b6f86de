"""Writing rows with statements made once: building one takes longer than SQLite takes over doing it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from peewee import BooleanField, DateField, Field, IntegerField, SqliteDatabase, TextField

from desktop_app.domain.values import Value
from desktop_app.store.models import RECORDS

_Column = tuple[str, type, Value, Callable[[Any], Any]]
_Reader = tuple[str, Callable[[Any], Any]]
_PLAIN: tuple[tuple[type[Field], type], ...] = ((TextField, str), (IntegerField, int))


def insert_row(database: SqliteDatabase, table: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """Make a row and return it whole, as it would be read back; columns left out hold their defaults.

    Raises KeyError for a column the table does not have.
    """
    statement, columns, readers, names = _inserting(table)
    unknown = values.keys() - names.keys()
    if unknown:
        raise KeyError(table, *sorted(unknown))
    made: dict[str, Any] = {}
    for name, plain, default, to_kept in columns:
        value = values.get(name, default)
        made[name] = value if value is None or value.__class__ is plain else to_kept(value)
    key = database.connection().execute(statement, tuple(made.values())).lastrowid
    for name, read in readers:
        made[name] = read(made[name])
    if made["id"] is None:
        made["id"] = int(key)
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
def _inserting(table: str) -> tuple[str, tuple[_Column, ...], tuple[_Reader, ...], dict[str, None]]:
    meta = RECORDS[table]._meta
    columns = tuple(
        (field.column_name, _plain_type(field), field.default, field.db_value) for field in meta.sorted_fields
    )
    readers = tuple(
        (field.column_name, field.python_value)
        for field in meta.sorted_fields
        if isinstance(field, BooleanField | DateField)
    )
    names = ", ".join(f'"{name}"' for name, *_rest in columns)
    places = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{meta.table_name}" ({names}) VALUES ({places})'  # noqa: S608 - our own names
    return statement, columns, readers, dict.fromkeys(name for name, *_rest in columns)


def _plain_type(field: Field) -> type:
    """Give the type of value that is kept as it stands; all others go through the field."""
    return next((plain for kind, plain in _PLAIN if isinstance(field, kind)), type(None))


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
