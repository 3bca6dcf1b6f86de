"""The register's questions, in SQL that SQLite answers from its indexes.

Plain SQL, not the query builder: newest first must walk the full-text table itself backwards, which is
some hundred times faster than sorting what it found, and lists of 200,000 keys must not become objects.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.dates import Clock
from desktop_app.domain.register import DATED, DUE, SOON_DAYS, UNDATED, Facet, Query, Row
from desktop_app.domain.text import fold

_WORD = re.compile(r"[^\W_]+")
_WORDS_AT_MOST = 40
_LETTERS_AT_MOST = 200
_KEYS_AT_ONCE = 1000
_ORDERS = {
    "newest": "i.id",
    "code": "i.code",
    "title": "l.title_key",
    "author": "l.author_key",
    "unit": "u.sort_key",
    "year": "i.year",
    "due": "l.due_on",
    "applied_on": "i.applied_on",
    "filed_on": "i.filed_on",
    "benefit": "i.benefit_amount",
    "updated": "i.updated_at",
}
_RANKED = ("field", "level", "stage")
_INDEXED = {"title": "title_key", "author": "author_key", "due": "due_on"}
_WITH_LISTING = " LEFT JOIN listing l ON l.innovation_id = i.id"
_UNITS_BELOW = (
    "i.unit_id IN (WITH RECURSIVE below(id) AS (SELECT ? UNION SELECT unit.id FROM unit"
    " JOIN below ON unit.parent_id = below.id) SELECT id FROM below)"
)
_ROWS = (
    "SELECT i.id, i.code, i.title, coalesce(l.authors, '') AS authors, coalesce(u.name, '') AS unit, i.year,"
    " i.kind, i.field, i.level, i.stage, i.applied_on, i.filed_on, i.benefit_answer, i.benefit_amount,"
    " i.form_id, i.updated_at, l.opens_on, l.due_on, coalesce(l.due, '') AS due"
    " FROM innovation i LEFT JOIN listing l ON l.innovation_id = i.id"
    " LEFT JOIN unit u ON u.id = i.unit_id WHERE i.id IN ({keys})"
)
_FACETS = {
    "year": "SELECT year, CAST(year AS TEXT), count(*) FROM innovation WHERE deleted_at IS NULL"
    " GROUP BY year ORDER BY year DESC",
    "unit_id": "SELECT u.id, u.name, count(*) FROM innovation i JOIN unit u ON u.id = i.unit_id"
    " WHERE i.deleted_at IS NULL GROUP BY u.id ORDER BY u.sort_key",
    "field": "SELECT field, field, count(*) FROM innovation WHERE deleted_at IS NULL"
    " AND field <> '' GROUP BY field",
    "level": "SELECT level, level, count(*) FROM innovation WHERE deleted_at IS NULL"
    " AND level <> '' GROUP BY level",
    "stage": "SELECT stage, stage, count(*) FROM innovation WHERE deleted_at IS NULL"
    " AND stage <> '' GROUP BY stage",
}

Ranks = Mapping[str, Sequence[str]]


def match_words(search: str) -> str:
    """Return the full-text query for what somebody typed: every word, the last one as a beginning.

    A code such as 2026-PXVH-0007 stays together; signs of the query language are only signs.
    """
    phrases = (" ".join(_WORD.findall(part))[:_LETTERS_AT_MOST] for part in fold(search).split())
    quoted = [f'"{phrase}"' for phrase in phrases if phrase][:_WORDS_AT_MOST]
    return " ".join((*quoted[:-1], f"{quoted[-1]} *")) if quoted else ""


def _where(query: Query) -> tuple[list[str], list[Any]]:
    clauses = ["i.deleted_at IS NOT NULL" if query.in_trash else "i.deleted_at IS NULL"]
    values: list[Any] = []
    for column in ("year", "field", "level", "stage"):
        if getattr(query, column):
            clauses.append(f"i.{column} = ?")
            values.append(getattr(query, column))
    if query.unit_id is not None:
        clauses.append(_UNITS_BELOW)
        values.append(query.unit_id)
    if query.due:
        clause, days = _due(query.due, query.today or Clock().today())
        clauses.append(clause)
        values += days
    return clauses, values


def _due(due: str, today: date) -> tuple[str, list[str]]:
    """Write what a filter by deadlines asks; where it can, the index of `due_on` answers."""
    day, soon = today.isoformat(), (today + timedelta(days=SOON_DAYS)).isoformat()
    match due:
        case "overdue":
            return "l.due_on < ?", [day]
        case "soon":
            return "l.due_on BETWEEN ? AND ?", [day, soon]
        case "early":
            return "l.due_on >= ? AND l.opens_on > ?", [day, day]
        case "open":
            filing = _filing()
            places = ",".join("?" * len(filing))
            clause = f"l.due_on >= ? AND l.due IN ({places}) AND (l.opens_on IS NULL OR l.opens_on <= ?)"
            return clause, [day, *filing, day]
        case "dated":
            return "l.due_on IS NOT NULL", []
        case _:
            return "l.due_on IS NULL", []


def _filing() -> list[str]:
    from desktop_app.forms.packs import load_rules

    return [rule.id for rule in load_rules().deadlines if rule.met_by == "filed_on" and not rule.is_opening]


def _source(query: Query, *, is_search: bool) -> str:
    """Name the tables, the one that narrows most first; no order joins what it does not need."""
    by_days = query.due not in ("", DATED, UNDATED)
    if is_search:
        source = "search_index CROSS JOIN innovation i ON i.id = search_index.rowid"
    elif by_days:
        source = "listing l CROSS JOIN innovation i ON i.id = l.innovation_id"
    else:
        source = "innovation i"
    if (query.due or query.order in _INDEXED) and (is_search or not by_days):
        source += _WITH_LISTING
    return source


def _statement(query: Query, ranks: Ranks, select: str) -> tuple[str, list[Any]]:
    clauses, values = _where(query)
    match = match_words(query.search)
    source = _source(query, is_search=bool(match))
    if match:
        clauses.insert(0, "search_index MATCH ?")
        values.insert(0, match)
    if query.order == "unit":
        source += " LEFT JOIN unit u ON u.id = i.unit_id"
    order, more = _order(query, ranks, is_search=bool(match))
    return f"SELECT {select} FROM {source} WHERE {' AND '.join(clauses)} ORDER BY {order}", [*values, *more]  # noqa: S608


def _order(query: Query, ranks: Ranks, *, is_search: bool) -> tuple[str, list[str]]:
    newest = "search_index.rowid DESC" if is_search else "i.id DESC"
    if query.order == "newest":
        return (newest.replace("DESC", "ASC") if query.is_descending else newest), []
    direction = "DESC" if query.is_descending else "ASC"
    if query.order in _RANKED:
        known = list(ranks.get(query.order, ()))
        cases = " ".join(f"WHEN ? THEN {place}" for place in range(len(known)))
        expression = f"CASE i.{query.order} {cases} ELSE {len(known)} END" if known else f"i.{query.order}"
        return f"i.{query.order} = '', {expression} {direction}, {newest}", known
    column = _ORDERS[query.order]
    return f"{column} IS NULL OR {column} = '', {column} {direction}, {newest}", []


def keys(connection: sqlite3.Connection, query: Query, ranks: Ranks, limit: int | None = None) -> list[int]:
    """Return the keys of the innovations asked for, in order."""
    cursor = connection.cursor()
    cursor.row_factory = None
    if query.order in _INDEXED and not query.is_filtered and not query.in_trash:
        return _keys_by_index(cursor, query, limit)
    statement, values = _statement(query, ranks, "i.id")
    if limit is not None:
        statement += f" LIMIT {int(limit)}"
    return [key for (key,) in cursor.execute(statement, values)]


def _keys_by_index(cursor: sqlite3.Cursor, query: Query, limit: int | None) -> list[int]:
    """Walk the index of a sort key, which sorts nothing; what has no key stands last.

    Ties follow the direction: another order of them would have to be sorted, at four times the cost.
    """
    column, direction = _INDEXED[query.order], "DESC" if query.is_descending else "ASC"
    if limit is None:
        kept = "l.innovation_id NOT IN (SELECT id FROM innovation WHERE deleted_at IS NOT NULL)"
    else:
        kept = "(SELECT deleted_at FROM innovation WHERE id = l.innovation_id) IS NULL"
    found: list[int] = []
    for which in ("> ''", "IS NULL" if query.order == "due" else "= ''"):
        statement = (
            f"SELECT l.innovation_id FROM listing l WHERE l.{column} {which} AND {kept}"  # noqa: S608
            f" ORDER BY l.{column} {direction}, l.innovation_id {direction} LIMIT ?"
        )
        room = -1 if limit is None else limit - len(found)
        found += [key for (key,) in cursor.execute(statement, (room,))]
    return found


def rows(connection: sqlite3.Connection, wanted: Sequence[int]) -> list[Row]:
    """Return the lines of the given keys, in their order; keys that are gone are left out."""
    found: dict[int, Row] = {}
    for start in range(0, len(wanted), _KEYS_AT_ONCE):
        part = tuple(wanted[start : start + _KEYS_AT_ONCE])
        statement = _ROWS.format(keys=",".join("?" * len(part)))
        found.update((row["id"], _row(row)) for row in connection.execute(statement, part))
    return [found[key] for key in wanted if key in found]


def count(connection: sqlite3.Connection, query: Query) -> int:
    """Return how many innovations are asked for."""
    clauses, values = _where(query)
    match = match_words(query.search)
    if match:
        clauses.insert(0, "search_index MATCH ?")
        values.insert(0, match)
    source = _source(replace(query, order="newest"), is_search=bool(match))
    statement = f"SELECT count(*) FROM {source} WHERE {' AND '.join(clauses)}"  # noqa: S608
    return int(connection.execute(statement, values).fetchone()[0])


def facets(connection: sqlite3.Connection, name: str) -> list[Facet]:
    """Return the values of a filter that the book holds; labels of list values are their ids."""
    return [Facet(value, label, number) for value, label, number in connection.execute(_FACETS[name])]


def due_facets(connection: sqlite3.Connection, today: date) -> list[Facet]:
    """Return what may be asked of deadlines on a day, and how many innovations each finds."""
    asked = [_due(due, today) for due in DUE]
    counts = ", ".join(f"count(*) FILTER (WHERE {clause})" for clause, _values in asked)
    statement = f"SELECT {counts} FROM innovation i{_WITH_LISTING} WHERE i.deleted_at IS NULL"  # noqa: S608
    found = connection.execute(statement, [value for _clause, values in asked for value in values])
    return [Facet(due, due, number) for due, number in zip(DUE, found.fetchone(), strict=True)]


def _row(found: sqlite3.Row) -> Row:
    values = dict(found)
    for name in ("applied_on", "filed_on", "opens_on", "due_on"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    return Row(**values)
