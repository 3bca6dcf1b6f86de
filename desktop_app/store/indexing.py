"""What is derived from an innovation at every save: its sort keys, and its folded words for the search."""

import re

from peewee import SqliteDatabase

from desktop_app.domain.text import fold, name_key, sort_key

_TAG = re.compile(r"<[^>]*>")

_DOSSIER = (
    "SELECT i.title, i.code, i.investor, i.applied_at, i.confidential, i.trial_document, i.applied_document,"
    " u.name, u.abbreviation, u.union_name, p.name FROM innovation i LEFT JOIN unit u ON u.id = i.unit_id"
    " LEFT JOIN person p ON p.id = i.support_person_id WHERE i.id = ?"
)
_AUTHORS = (
    "SELECT name, post, workplace, qualification, task FROM authorship WHERE innovation_id = ?"
    " ORDER BY position, id"
)
_HELPERS = (
    "SELECT name, post, workplace, qualification, task FROM application_helper WHERE innovation_id = ?"
    " ORDER BY position, id"
)
_BODY = (
    "SELECT value FROM answer WHERE innovation_id = ?1"
    " UNION ALL SELECT description || ' ' || source || ' ' || evidence FROM benefit_line"
    " WHERE innovation_id = ?1"
    " UNION ALL SELECT caption || ' ' || document_number || ' ' || file_name FROM attachment"
    " WHERE innovation_id = ?1"
)


def plain_words(markup: str) -> str:
    """Return the words of a rich text, fast: tags become spaces."""
    from html import unescape

    return unescape(_TAG.sub(" ", markup))


def index_innovation(database: SqliteDatabase, innovation: int) -> None:
    """Bring one innovation's sort keys and search words up to date; drop them where it is gone."""
    row = database.execute_sql(_DOSSIER, (innovation,)).fetchone()
    if row is None:
        for table in ("listing", "search_text"):
            database.execute_sql(f"DELETE FROM {table} WHERE innovation_id = ?", (innovation,))  # noqa: S608
        return
    title, *facts = row
    authors = database.execute_sql(_AUTHORS, (innovation,)).fetchall()
    helpers = database.execute_sql(_HELPERS, (innovation,)).fetchall()
    body = (plain_words(text) for (text,) in database.execute_sql(_BODY, (innovation,)))
    names = [name for name, *_facts in authors]
    database.execute_sql(
        "INSERT INTO listing(innovation_id, title_key, authors, author_key) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(innovation_id) DO UPDATE SET title_key = excluded.title_key,"
        " authors = excluded.authors, author_key = excluded.author_key",
        (innovation, sort_key(title) if title else "", ", ".join(names), name_key(names[0]) if names else ""),
    )
    people = (part for person in (*authors, *helpers) for part in person if part)
    folded = (fold(title), fold(" ".join(people)), fold(" ".join((*filter(None, facts), *body))))
    database.execute_sql(
        "INSERT INTO search_text(innovation_id, title, people, body) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT(innovation_id) DO UPDATE SET title = ?2, people = ?3, body = ?4"
        " WHERE title <> ?2 OR people <> ?3 OR body <> ?4",
        (innovation, *folded),
    )


def derived_columns(table: str, values: dict) -> dict:
    """Return the sort and search columns that follow from a person's or unit's name."""
    if "name" not in values or table not in ("person", "unit"):
        return {}
    if table == "unit":
        return {"sort_key": sort_key(values["name"])}
    return {"sort_key": name_key(values["name"]), "folded": fold(values["name"])}
