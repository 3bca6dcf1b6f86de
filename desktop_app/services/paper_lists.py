"""What lists of innovations tell of each, gathered for the papers that print them: thousands at once."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from typing import TypeVar

from desktop_app.documents.papers.context import Entry
from desktop_app.domain.council import Examination
from desktop_app.domain.records import Innovation, Unit
from desktop_app.forms.deadlines import Timetable, compute, known_days, timetable_of
from desktop_app.services import packs
from desktop_app.services.recognition import is_recognition, rank
from desktop_app.store import sqlite_lists
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

FILE_BY, EXAMINE_BY = "filing_until", "examined_until"

Item = TypeVar("Item")


def entries_of(book: Book, innovations: Sequence[int], year: int = 0) -> tuple[Entry, ...]:
    """Gather the innovations of a list in its order; without any, all of the year."""
    with reading(book) as reader:
        keys = list(innovations) or sqlite_lists.keys_of_year(reader, year)
        found = sqlite_lists.innovations(reader, keys)
        authors = grouped(sqlite_lists.authors(reader, keys), lambda item: item.innovation_id)
        heard = grouped(sqlite_lists.examinations(reader, keys), lambda item: item.innovation_id)
        held = sqlite_lists.held_days(reader)
    units = {unit.id: unit.name for unit in book.all(Unit)}
    due = _DueDays(book)
    return tuple(
        _entry(
            item,
            partial(Entry, item, tuple(authors[item.id]), units.get(item.unit_id or 0, "")),
            sorted(heard[item.id], key=lambda one: (rank(one.level), one.id)),
            held,
            due,
        )
        for item in found
    )


def common_unit(book: Book, innovations: Sequence[int]) -> Unit | None:
    """Find the unit whose papers a list is: that of all its innovations, else the topmost of the book."""
    known = book.all(Unit)
    if innovations:
        with reading(book) as reader:
            units = sqlite_lists.units_of(reader, innovations)
        if len(units) == 1 and None not in units:
            return next((unit for unit in known if unit.id in units), None)
    return next((unit for unit in known if unit.parent_id is None), None)


@contextmanager
def reading(book: Book) -> Generator[sqlite3.Connection]:
    """Lend a connection to read many rows with."""
    with speaking(book.path):
        reader = book.reader()
        try:
            yield reader
        finally:
            reader.close()


def grouped(items: Iterable[Item], key: Callable[[Item], int]) -> defaultdict[int, list[Item]]:
    """Put items together by a key, in their order."""
    found: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


class _DueDays:
    """Works out the days a list prints, each combination of days once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._timetables: dict[tuple[str, str], Timetable] = {}
        self._days = cache(self._computed)

    def of(self, innovation: Innovation) -> tuple[date | None, date | None]:
        """Give the last days to file and to examine, None where they cannot be known yet."""
        form = (innovation.form_id, innovation.form_version)
        if form not in self._timetables:
            self._timetables[form] = _waited_for(timetable_of(packs.pack_for(self._book, innovation)))
        return self._days(form, tuple(sorted(known_days(innovation).items())))

    def _computed(
        self, form: tuple[str, str], days: tuple[tuple[str, date], ...]
    ) -> tuple[date | None, date | None]:
        found = {item.id: item.on for item in compute(self._timetables[form], dict(days))}
        return found.get(FILE_BY), found.get(EXAMINE_BY)


def _waited_for(timetable: Timetable) -> Timetable:
    """Leave out the days that only calendars show, which no list prints."""
    return Timetable(tuple(rule for rule in timetable.rules if not rule.is_calendar_only), timetable.advice)


def _entry(
    innovation: Innovation,
    begun: Callable[..., Entry],
    heard: Sequence[Examination],
    held: dict[int, date],
    due: _DueDays,
) -> Entry:
    with_days = tuple((item, held.get(item.round_id or 0)) for item in heard)
    recognised = [pair for pair in with_days if is_recognition(pair[0])]
    examination, held_on = (recognised or with_days or ((None, None),))[-1]
    file_by, examine_by = due.of(innovation)
    days = (day for day in (innovation.trial_on, innovation.applied_on) if day)
    return begun(
        first_use=min(days, default=None),
        file_by=file_by,
        examine_by=examine_by,
        held_on=held_on,
        examination=examination,
        examinations=with_days,
    )
