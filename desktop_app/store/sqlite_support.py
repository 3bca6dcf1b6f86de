"""Who helped which dossier and when each changed its stage, read in two statements."""

import sqlite3
from collections.abc import Iterator

_HELPED = (
    "SELECT i.id, i.code, i.title, coalesce(l.authors, ''), coalesce(u.name, ''), i.stage, i.created_at,"
    " p.id, p.name, coalesce(w.name, p.workplace)"
    " FROM innovation i JOIN person p ON p.id = i.support_person_id"
    " LEFT JOIN listing l ON l.innovation_id = i.id LEFT JOIN unit u ON u.id = i.unit_id"
    " LEFT JOIN unit w ON w.id = p.unit_id WHERE i.deleted_at IS NULL ORDER BY p.sort_key, p.id, i.id"
)
_STAGES = (
    "SELECT h.innovation_id, h.at, json_extract(h.after, '$.stage') FROM history h"
    " JOIN innovation i ON i.id = h.innovation_id AND i.support_person_id IS NOT NULL"
    " WHERE h.\"table\" = 'innovation' AND json_extract(h.after, '$.stage') IS NOT NULL"
    " ORDER BY h.innovation_id, h.at, h.id"
)

HelpedRow = tuple[int, str, str, str, str, str, str, int, str, str]


def helped(connection: sqlite3.Connection) -> Iterator[HelpedRow]:
    """Give every dossier that somebody helps with, by helper; those in the trash are left out."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(_HELPED)


def stage_changes(connection: sqlite3.Connection) -> dict[int, list[tuple[str, str]]]:
    """Give the stages each of them went through, with the stamp at which it came to each."""
    found: dict[int, list[tuple[str, str]]] = {}
    for innovation, at, stage in connection.execute(_STAGES):
        found.setdefault(innovation, []).append((at, stage))
    return found
