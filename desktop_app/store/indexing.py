"""What is derived from an innovation at every save: sort keys, days that are due, folded words to search."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import SqliteDatabase

from desktop_app.domain.text import fold, name_key, sort_key
from desktop_app.store.due_days import Timetables

_TAG = re.compile(r"<[^>]*>")

_CHUNK = 500
_DOSSIERS = (
    "SELECT i.id, i.form_id, i.form_version, i.stage, i.trial_on, i.applied_on, i.filed_on, i.accepted_on,"
    " i.title, i.code, i.investor, i.applied_at, i.confidential, i.trial_document, i.applied_document,"
    " u.name, u.abbreviation, u.union_name, p.name FROM innovation i LEFT JOIN unit u ON u.id = i.unit_id"
    " LEFT JOIN person p ON p.id = i.support_person_id WHERE i.id IN (SELECT value FROM json_each(?1))"
)
_AUTHORS = (
    "SELECT innovation_id, name, post, workplace, qualification, task FROM authorship"
    " WHERE innovation_id IN (SELECT value FROM json_each(?1)) ORDER BY innovation_id, position, id"
)
_HELPERS = (
    "SELECT innovation_id, name, post, workplace, qualification, task FROM application_helper"
    " WHERE innovation_id IN (SELECT value FROM json_each(?1)) ORDER BY innovation_id, position, id"
)
_BODY = (
    "SELECT innovation_id, value FROM answer WHERE innovation_id IN (SELECT value FROM json_each(?1))"
    " UNION ALL SELECT innovation_id, description || ' ' || source || ' ' || evidence FROM benefit_line"
    " WHERE innovation_id IN (SELECT value FROM json_each(?1))"
    " UNION ALL SELECT innovation_id, caption || ' ' || document_number || ' ' || file_name FROM attachment"
    " WHERE innovation_id IN (SELECT value FROM json_each(?1))"
)
_LIST = (
    "INSERT INTO listing(innovation_id, title_key, authors, author_key, opens_on, due_on, due)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(innovation_id) DO UPDATE SET"
    " title_key = excluded.title_key, authors = excluded.authors, author_key = excluded.author_key,"
    " opens_on = excluded.opens_on, due_on = excluded.due_on, due = excluded.due"
)
_SEARCH = (
    "INSERT INTO search_text(innovation_id, title, people, body) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT(innovation_id) DO UPDATE SET title = ?2, people = ?3, body = ?4"
    " WHERE title <> ?2 OR people <> ?3 OR body <> ?4"
)


def plain_words(markup: str) -> str:
    """Return the words of a rich text, fast: tags become spaces."""
    if "<" not in markup and "&" not in markup:
        return markup
    from html import unescape

    return unescape(_TAG.sub(" ", markup))


def index_innovations(database: SqliteDatabase, innovations: Sequence[int], timetables: Timetables) -> None:
    """Bring sort keys, days and search words of innovations up to date; drop them where one is gone.

    A list that came in touches thousands: each table is asked once for hundreds of them.
    """
    for start in range(0, len(innovations), _CHUNK):
        _index(database, innovations[start : start + _CHUNK], timetables)


def _index(database: SqliteDatabase, innovations: Sequence[int], timetables: Timetables) -> None:
    connection, these = database.connection(), (json.dumps(innovations),)
    rows = connection.execute(_DOSSIERS, these).fetchall()
    authors = _by_innovation(connection.execute(_AUTHORS, these))
    helpers = _by_innovation(connection.execute(_HELPERS, these))
    bodies = _by_innovation(connection.execute(_BODY, these))
    listed: list[tuple] = []
    searched: list[tuple] = []
    for key, *facts in rows:
        due_days, (title, *words) = timetables.due_days(*facts[:7]), facts[7:]
        own = authors.get(key, [])
        names = [name for name, *_facts in own]
        first_key = name_key(names[0]) if names else ""
        listed.append((key, sort_key(title) if title else "", ", ".join(names), first_key, *due_days))
        people = (part for person in (*own, *helpers.get(key, ())) for part in person if part)
        body = (plain_words(text) for (text,) in bodies.get(key, ()))
        folded = (fold(title), fold(" ".join(people)), fold(" ".join((*filter(None, words), *body))))
        searched.append((key, *folded))
    connection.executemany(_LIST, listed)
    connection.executemany(_SEARCH, searched)
    gone = [(key,) for key in set(innovations) - {row[0] for row in rows}]
    for table in ("listing", "search_text"):
        connection.executemany(f"DELETE FROM {table} WHERE innovation_id = ?", gone)  # noqa: S608


def _by_innovation(rows: Iterable[tuple]) -> dict[int, list[tuple]]:
    found: dict[int, list[tuple]] = {}
    for key, *facts in rows:
        found.setdefault(key, []).append(tuple(facts))
    return found


def derived_columns(table: str, values: Mapping[str, Any]) -> dict[str, str]:
    """Return the sort and search columns that follow from a person's or unit's name."""
    if "name" not in values or table not in ("person", "unit"):
        return {}
    if table == "unit":
        return {"sort_key": sort_key(values["name"])}
    return {"sort_key": name_key(values["name"]), "folded": fold(values["name"])}
