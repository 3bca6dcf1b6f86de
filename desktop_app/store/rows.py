"""Rows as plain values by column name, and as records."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import TypeVar

from peewee import ForeignKeyField, Model, SqliteDatabase

from desktop_app.domain import records
from desktop_app.domain.values import Value
from desktop_app.store.models import RECORDS

Record = TypeVar("Record")

TABLE_OF: dict[type, str] = {
    records.Unit: "unit",
    records.UnitName: "unit_name",
    records.HeadCount: "head_count",
    records.Person: "person",
    records.Innovation: "innovation",
    records.Authorship: "authorship",
    records.ApplicationHelper: "application_helper",
    records.BenefitLine: "benefit_line",
    records.Attachment: "attachment",
}


@cache
def _columns(model: type[Model]) -> tuple:
    return tuple(
        field.alias(field.column_name) if isinstance(field, ForeignKeyField) else field
        for field in model._meta.sorted_fields
    )


@cache
def column_names(table: str) -> frozenset[str]:
    """The columns that services may write in a table."""
    return frozenset(field.column_name for field in RECORDS[table]._meta.sorted_fields)


@cache
def _attributes(record: type) -> frozenset[str]:
    return frozenset(item.name for item in fields(record))


def select(database: SqliteDatabase, table: str, order: str = "id", **where: Value) -> list[dict[str, Value]]:
    """Return the rows whose columns equal `where`, by column name, ordered by one column."""
    model = RECORDS[table]
    query = model.select(*_columns(model)).order_by(model._meta.combined[order])
    for column, value in where.items():
        field = model._meta.combined[column]
        query = query.where(field.is_null() if value is None else field == value)
    return list(query.dicts().execute(database))


def as_record(record: type[Record], row: Mapping[str, Value]) -> Record:
    """Make the record of a row; columns that only the store needs are left behind."""
    wanted = _attributes(record)
    return record(**{name: value for name, value in row.items() if name in wanted})
