"""Rows as plain values by column name, and as records."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from peewee import BooleanField, DateField, SqliteDatabase

from desktop_app.domain.values import Value
from desktop_app.store.models import RECORDS

Record = TypeVar("Record")

TABLE_OF = {
    "Unit": "unit",
    "UnitName": "unit_name",
    "HeadCount": "head_count",
    "Person": "person",
    "Innovation": "innovation",
    "Authorship": "authorship",
    "ApplicationHelper": "application_helper",
    "BenefitLine": "benefit_line",
    "SetAside": "set_aside",
    "Attachment": "attachment",
    "Round": "council_round",
    "Member": "council_member",
    "Examination": "examination",
    "Conflict": "council_conflict",
    "Ballot": "ballot",
    "PaidRemuneration": "paid_remuneration",
    "Programme": "programme",
    "Phase": "phase",
    "PhaseEnd": "phase_end",
    "Target": "target",
    "PortalEntry": "portal_entry",
    "PortalMatch": "portal_match",
    "UnitAlias": "unit_alias",
    "Letterhead": "letterhead",
    "Signatory": "signatory",
    "IssuedPaper": "issued_paper",
    "PaperWord": "paper_word",
    "OwnAward": "own_award",
    "NominationRound": "nomination_round",
    "NominationMeeting": "nomination_meeting",
    "NominationLine": "nomination_line",
    "Honour": "honour",
    "AwardUse": "award_use",
    "Blank": "blank",
    "BlankField": "blank_field",
    "PrinterShift": "printer_shift",
    "PrintedCertificate": "printed_certificate",
}
"""The table of each class of `domain.records`, by the class's name: the register's start needs no record."""


@cache
def column_names(table: str) -> frozenset[str]:
    """The columns that services may write in a table."""
    return frozenset(field.column_name for field in RECORDS[table]._meta.sorted_fields)


@cache
def _attributes(record: type) -> frozenset[str]:
    return frozenset(item.name for item in fields(record))


def select(database: SqliteDatabase, table: str, order: str = "id", **where: Value) -> list[dict[str, Value]]:
    """Return the rows whose columns equal `where`, by column name, ordered by one column."""
    nulls = tuple((column, value is None) for column, value in where.items())
    statement, names, readers = _reading(table, order, nulls)
    fields_by_name = RECORDS[table]._meta.combined
    wanted = [fields_by_name[name].db_value(value) for name, value in where.items() if value is not None]
    rows = database.connection().execute(statement, wanted)
    found = [dict(zip(names, row, strict=True)) for row in rows]
    for name, read in readers:
        for row in found:
            row[name] = read(row[name])
    return found


@cache
def _reading(
    table: str, order: str, nulls: tuple[tuple[str, bool], ...]
) -> tuple[str, tuple[str, ...], tuple[tuple[str, Callable[[Any], Value]], ...]]:
    """Write the statement once: the query builder takes longer over it than SQLite over answering it.

    Returns it with the names of its columns, and how dates and truths are read from what SQLite keeps.
    """
    meta = RECORDS[table]._meta
    names = tuple(field.column_name for field in meta.sorted_fields)
    clauses = [
        f"{_quoted(meta.combined[name].column_name)} {'IS NULL' if is_null else '= ?'}"
        for name, is_null in nulls
    ]
    statement = (
        f"SELECT {', '.join(map(_quoted, names))} FROM {_quoted(meta.table_name)}"  # noqa: S608
        f"{' WHERE ' if clauses else ''}{' AND '.join(clauses)}"
        f" ORDER BY {_quoted(meta.combined[order].column_name)}"
    )
    readers = tuple(
        (field.column_name, field.python_value)
        for field in meta.sorted_fields
        if isinstance(field, BooleanField | DateField)
    )
    return statement, names, readers


def _quoted(name: str) -> str:
    return f'"{name}"'


def as_record(record: type[Record], row: Mapping[str, Value]) -> Record:
    """Make the record of a row; columns that only the store needs are left behind."""
    wanted = _attributes(record)
    return record(**{name: value for name, value in row.items() if name in wanted})
