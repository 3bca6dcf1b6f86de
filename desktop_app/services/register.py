"""Asking the register: first rows at once, keys and counts in a worker."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from desktop_app.domain.language import _
from desktop_app.domain.register import SOON_DAYS, Facet, Query, Row
from desktop_app.domain.text import sort_key
from desktop_app.forms.packs import load_catalogue
from desktop_app.store import sqlite_register
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

__all__ = [
    "Facet", "Query", "Row", "count", "facets", "first_rows", "ids", "is_quick", "on_day", "rows",
]  # fmt: skip

FILTERS = ("year", "unit_id", "field", "level", "stage", "due")


def is_quick(query: Query) -> bool:
    """Tell whether the first lines come at once, however large the book is."""
    whole = not query.is_filtered and not query.in_trash
    if query.due:
        return False
    return query.order == "newest" or (whole and query.order in ("title", "author", "due"))


def on_day(query: Query, today: date) -> Query:
    """Return the query as it is to be asked on a day: only one for deadlines depends on it."""
    return replace(query, today=today if query.due else None)


def first_rows(reader: sqlite3.Connection, query: Query, limit: int = 60) -> list[Row]:
    """Return the first lines only; where `is_quick`, a large book costs no more than a small one."""
    return sqlite_register.rows(reader, ids(reader, query, limit))


def ids(reader: sqlite3.Connection, query: Query, limit: int | None = None) -> list[int]:
    """Return the keys of all lines, in order; for a worker, which `reader.interrupt()` stops."""
    return sqlite_register.keys(reader, query, _ranks(), limit)


def rows(reader: sqlite3.Connection, wanted: Sequence[int]) -> list[Row]:
    """Return the lines of some keys."""
    return sqlite_register.rows(reader, wanted)


def count(reader: sqlite3.Connection, query: Query) -> int:
    """Return how many lines there are."""
    return sqlite_register.count(reader, query)


def facets(book: Book, name: str) -> list[Facet]:
    """Return the values of a filter (see `FILTERS`) with their labels and how often each occurs."""
    with speaking(book.path):
        reader = book.reader()
        try:
            if name == "due":
                found = sqlite_register.due_facets(reader, book.clock.today())
            else:
                found = sqlite_register.facets(reader, name)
        finally:
            reader.close()
    if name in ("year", "unit_id"):
        return found
    if name == "due":
        words = _due_words()
        return [replace(item, label=words[str(item.value)]) for item in found]
    catalogue, list_name = load_catalogue(), {"field": "fields", "level": "levels", "stage": "stages"}[name]
    places = {value: place for place, value in enumerate(_ranks()[name])}
    labelled = [Facet(item.value, catalogue.label(list_name, str(item.value)), item.count) for item in found]
    return sorted(labelled, key=lambda item: places.get(str(item.value), len(places)))


def _due_words() -> dict[str, str]:
    return {
        "overdue": _("Quá hạn"),
        "soon": _("Trong {days} ngày").format(days=SOON_DAYS),
        "early": _("Chưa đến ngày nộp"),
        "open": _("Đang nộp được"),
        "dated": _("Có hạn"),
        "undated": _("Không có hạn"),
    }


@cache
def _ranks() -> dict[str, tuple[str, ...]]:
    """The ids of each list in the order in which a sorted column shows them."""
    catalogue = load_catalogue()
    by_words = sorted(catalogue.lists.get("fields", ()), key=lambda choice: sort_key(choice.label))
    return {
        "field": tuple(choice.id for choice in by_words),
        "level": tuple(choice.id for choice in catalogue.lists.get("levels", ())),
        "stage": tuple(stage.id for stage in catalogue.stages),
    }
