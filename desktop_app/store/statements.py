"""Writing rows with statements made once: building one takes longer than SQLite takes over doing it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from peewee import (
    BooleanField,
    DateField,
    Field,
    ForeignKeyField,
    IntegerField,
    SqliteDatabase,
    TextField,
)

from desktop_app.domain.values import Value
from desktop_app.store.models import RECORDS

_Converter = Callable[[Any], Any]
_PLAIN: tuple[tuple[type[Field], type], ...] = (
    (TextField, str),
    (IntegerField, int),
    (ForeignKeyField, int),
)


@dataclass(frozen=True, slots=True)
class _Inserting:
    """How rows of one table are made: the `defaults` of its columns, in the statement's order.

    `plain` is the type of value a column keeps as it stands; `kept` and `read` turn others to and fro.
    """

    statement: str
    defaults: Mapping[str, Any]
    plain: Mapping[str, type]
    kept: Mapping[str, _Converter]
    read: Mapping[str, _Converter]


def insert_row(database: SqliteDatabase, table: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """Make a row and return it whole, as it would be read back; columns left out hold their defaults.

    Raises KeyError for a column the table does not have.
    """
    how = _inserting(table)
    made, kept = _whole(how, table, values)
    key = database.connection().execute(how.statement, kept).lastrowid
    if made["id"] is None:
        made["id"] = int(key)
    return made


def insert_rows(
    database: SqliteDatabase, table: str, rows: Iterable[Mapping[str, Value]]
) -> list[dict[str, Value]]:
    """Make many rows at once, whose keys follow the last one ever given; return them as `insert_row` does."""
    how = _inserting(table)
    first = _last_key(database, table) + 1
    whole = [_whole(how, table, row, key) for key, row in enumerate(rows, start=first)]
    database.connection().executemany(how.statement, [kept for _made, kept in whole])
    return [made for made, _kept in whole]


def _whole(
    how: _Inserting, table: str, values: Mapping[str, Value], key: int | None = None
) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """Give a row as it will be read back, under a key given beforehand, and its columns as they are kept."""
    made = {**how.defaults, **values}
    made["id"] = key or made["id"]
    if len(made) > len(how.defaults):
        raise KeyError(table, *sorted(values.keys() - how.defaults.keys()))
    plain = how.plain
    turned = [
        name for name, value in values.items() if value is not None and value.__class__ is not plain[name]
    ]
    for name in turned:
        made[name] = how.kept[name](made[name])
    kept = tuple(made.values())
    for name in turned:
        if name in how.read:
            made[name] = how.read[name](made[name])
    return made, kept


def _last_key(database: SqliteDatabase, table: str) -> int:
    statement = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    found = database.connection().execute(statement, (RECORDS[table]._meta.table_name,)).fetchone()
    return int(found[0]) if found else 0


def update_row(database: SqliteDatabase, table: str, row: int, values: Mapping[str, Value]) -> None:
    """Write columns of a row."""
    fields = RECORDS[table]._meta.combined
    kept = [fields[name].db_value(value) for name, value in values.items()]
    database.connection().execute(_updating(table, tuple(values)), [*kept, row])


def delete_row(database: SqliteDatabase, table: str, row: int) -> None:
    """Remove a row."""
    database.connection().execute(_deleting(table), (row,))


@cache
def _inserting(table: str) -> _Inserting:
    meta = RECORDS[table]._meta
    fields = {field.column_name: field for field in meta.sorted_fields}
    names = ", ".join(f'"{name}"' for name in fields)
    places = ", ".join("?" * len(fields))
    return _Inserting(
        f'INSERT INTO "{meta.table_name}" ({names}) VALUES ({places})',  # noqa: S608 - our own names
        {name: field.default for name, field in fields.items()},
        {name: _plain_type(field) for name, field in fields.items()},
        {name: field.db_value for name, field in fields.items()},
        {
            name: field.python_value
            for name, field in fields.items()
            if isinstance(field, BooleanField | DateField)
        },
    )


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
