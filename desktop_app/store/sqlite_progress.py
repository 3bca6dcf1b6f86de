"""What a programme counts, read in a few statements, their rows as they come: there may be tens of thousands.

Dossiers in the trash are left out here, so that nothing above can count them.
"""

import sqlite3

from desktop_app.domain.progress import Facts

_FACTS = (
    "SELECT id, unit_id, level, stage, coalesce(applied_on, ''), coalesce(filed_on, ''), benefit_answer,"
    " benefit_amount FROM innovation WHERE deleted_at IS NULL"
)
_RECOGNITIONS = (
    "SELECT innovation_id, level, coalesce(decision_on, '') FROM examination WHERE result = 'recognised'"
    " AND (round_id IS NULL OR decision_on IS NOT NULL)"
)
_KEYED = (
    "SELECT innovation_id, CASE WHEN substr(keyed_at, 12, 2) < '17' THEN substr(keyed_at, 1, 10)"
    " ELSE coalesce(date(keyed_at, '+7 hours'), '') END, state = 'confirmed'"
    " FROM portal_entry WHERE state IN ('keyed', 'confirmed')"
)
"""Stamps are UTC: from 17:00 on it is the next day in Vietnam. SQLite's `date` of every row takes long."""
_AUTHORS = "SELECT innovation_id, person_id FROM authorship WHERE person_id IS NOT NULL"
_STRANGERS = (
    "SELECT innovation_id, name || char(10) || birth FROM authorship WHERE person_id IS NULL AND name <> ''"
)
_PEOPLE = "SELECT id, unit_id, is_direct_worker FROM person"


def facts(connection: sqlite3.Connection) -> Facts:
    """Read every innovation that is not in the trash, where it was recognised and keyed, and who wrote it.

    Nothing is fetched before it is asked for: rows that do not count need no room.
    """

    def ask(statement: str) -> sqlite3.Cursor:
        cursor = connection.cursor()
        cursor.row_factory = None
        return cursor.execute(statement)

    people = {person: (unit, is_direct) for person, unit, is_direct in ask(_PEOPLE)}
    return Facts(ask(_FACTS), ask(_RECOGNITIONS), ask(_KEYED), ask(_AUTHORS), ask(_STRANGERS), people)
