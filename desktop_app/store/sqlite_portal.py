"""What is to be keyed into an online system and what was, read in a few statements for tens of thousands."""

import sqlite3
from collections.abc import Iterator

from desktop_app.domain.values import Value

_BY_DECISION = (
    " FROM examination x WHERE x.innovation_id = i.id AND x.result = 'recognised'"
    " AND (x.round_id IS NULL OR x.decision_on IS NOT NULL)"
)
"""What a council concluded is no recognition until its decision is there; a list's result has no round."""
_RECOGNISED = f"(i.stage = 'recognised' OR (i.stage <> 'withdrawn' AND EXISTS (SELECT 1{_BY_DECISION})))"
_DECIDED = f"(SELECT min(x.decision_on){_BY_DECISION})"
_TO_KEY = (
    "SELECT i.id, i.code, i.title, coalesce(l.authors, ''),"  # noqa: S608 - made of the constants above
    " i.unit_id, coalesce(u.name, ''), i.level,"
    f" {_DECIDED}, coalesce(p.state, ''), coalesce(p.keyed_at, ''), coalesce(p.keyed_by, ''),"
    " coalesce(p.account, ''), coalesce(p.link, ''), coalesce(p.their_code, ''), i.confidential,"
    " lower(i.code) || ' ' || coalesce(s.title || ' ' || s.people, '')"
    " FROM innovation i LEFT JOIN portal_entry p ON p.innovation_id = i.id AND p.system = ?"
    " LEFT JOIN listing l ON l.innovation_id = i.id LEFT JOIN search_text s ON s.innovation_id = i.id"
    " LEFT JOIN unit u ON u.id = i.unit_id"
    f" WHERE i.deleted_at IS NULL AND (p.id IS NOT NULL OR {_RECOGNISED}) ORDER BY i.id"
)
_ALL = (
    "SELECT i.id, i.code, i.title, s.title, i.unit_id,"  # noqa: S608 - as above
    " coalesce(l.authors, ''), i.benefit_amount,"
    f" {_RECOGNISED}, coalesce(p.state, ''), coalesce(p.their_code, ''), coalesce(p.keyed_at, '')"
    " FROM innovation i LEFT JOIN portal_entry p ON p.innovation_id = i.id AND p.system = ?"
    " LEFT JOIN listing l ON l.innovation_id = i.id LEFT JOIN search_text s ON s.innovation_id = i.id"
    " WHERE i.deleted_at IS NULL ORDER BY i.id"
)

_MATCHES = "SELECT their_key, innovation_id FROM portal_match WHERE system = ?"
_UNITS = "SELECT id, name, abbreviation, union_name, parent_id, replaced_by_id FROM unit ORDER BY id"
_OTHER_NAMES = "SELECT unit_id, name FROM unit_name UNION ALL SELECT unit_id, name FROM unit_alias"

Row = tuple[Value, ...]
OurFacts = tuple[int, str, str, str | None, int | None, str, int | None, int, str, str, str]
"""Key, code, title, its folded words, unit, authors, money, if recognised, state, portal's code, stamp."""
UnitRow = tuple[int, tuple[str, ...], int | None, int | None]
"""A unit's key, the names it goes by (its own first), what stands above it, and what it became."""


def to_key(connection: sqlite3.Connection, system: str) -> Iterator[Row]:
    """Give every innovation that is recognised or has an entry in the system, with its entry."""
    return _ask(connection, _TO_KEY, system)


def all_of(connection: sqlite3.Connection, system: str) -> Iterator[OurFacts]:
    """Give every innovation that is not in the trash, as a portal's list is compared with it."""
    return _ask(connection, _ALL, system)


def matches_of(connection: sqlite3.Connection, system: str) -> dict[str, int | None]:
    """Give what was accepted of a system's list: by a row's key the innovation, None for none of ours."""
    return dict(_ask(connection, _MATCHES, system))


def named_units(connection: sqlite3.Connection) -> list[UnitRow]:
    """Give every unit with each name it goes by: union, older and learned ones after its own."""
    others: dict[int, list[str]] = {}
    for unit, name in connection.execute(_OTHER_NAMES):
        others.setdefault(unit, []).append(name)
    return [
        (key, (name, *filter(None, (short, union)), *others.get(key, ())), parent, after)
        for key, name, short, union, parent, after in connection.execute(_UNITS)
    ]


def _ask(connection: sqlite3.Connection, statement: str, system: str) -> sqlite3.Cursor:
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(statement, (system,))
