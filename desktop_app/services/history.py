"""What happened to a dossier: who wrote what and when, in words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.dates import local_time
from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.services.history_words import HIDDEN, HistoryWords, Row
from desktop_app.store.book import Book

SHORT = 60
"""Letters of a value in one line of the list."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value: `name` says of what, `before` and `after` are plain text, "" where there was none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that one step wrote. `at` is local time, `what` one line, `subject` the thing it is about."""

    at: str
    who: str
    label: str
    what: str
    subject: str
    differences: tuple[Difference, ...]


def entries(book: Book, innovation: int, limit: int = 500) -> tuple[Entry, ...]:
    """Return what was written in a dossier, newest first; at most `limit` rows of history are read.

    Raises:
        UserError: there is no such innovation.
    """
    words = HistoryWords(book, innovation)
    found = book.sql(
        'SELECT at, who, label, "table", "row", before, after FROM history'
        " WHERE innovation_id = ? ORDER BY id DESC LIMIT ?",
        (innovation, limit),
    )
    made: list[Entry] = []
    for at, who, label, table, row, was, now in found:
        before, after = _read(was), _read(now)
        subject = words.subject(table, int(row), before, after)
        differences = tuple(_differences(words, table, int(row), before, after))
        what = _what(subject, before, after, differences)
        words.go_back(table, int(row), before)
        if what:  # else only columns that say nothing to a person
            made.append(Entry(local_time(at), who, label, what, subject, differences))
    return tuple(made)


def _read(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)


def _differences(
    words: HistoryWords, table: str, row: int, before: Row | None, after: Row | None
) -> Iterator[Difference]:
    for column in {**(before or {}), **(after or {})}:
        if column in HIDDEN:
            continue
        key = words.key_of(table, row, column, before, after)
        was = words.value(key, (before or {}).get(column))
        now = words.value(key, (after or {}).get(column))
        if was != now:
            yield Difference(words.name(key), was, now)


def _what(subject: str, before: Row | None, after: Row | None, differences: tuple[Difference, ...]) -> str:
    if subject and before is None:
        return _("Thêm {subject}").format(subject=subject)
    if subject and after is None:
        return _("Bỏ {subject}").format(subject=subject)
    told = "; ".join(map(_told, differences))
    return " · ".join(part for part in (f"{subject[:1].upper()}{subject[1:]}", told) if part)


def _told(item: Difference) -> str:
    after = shortened(item.after) or _("(trống)")
    return f"{item.name}: {shortened(item.before)} → {after}" if item.before else f"{item.name}: {after}"


def shortened(text: str) -> str:
    """Make one line of a text, cut where it gets long."""
    line = clean(text)
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"
