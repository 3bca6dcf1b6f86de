"""The notable innovations: ranked by value, social meaning and spread, each rank explained."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.forms.awards import AXES, Selection, shipped_awards
from desktop_app.guide.award_ranking import Score, score
from desktop_app.services.award_catalogue import catalogue
from desktop_app.services.award_reading import MARKS, given_marks, read_field
from desktop_app.services.award_settings import award_settings
from desktop_app.services.innovations import write_answer
from desktop_app.services.recognition import ranked_levels
from desktop_app.services.units import all_units
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

_KEYS = {axis: key for key, axis in MARKS.items()}


@dataclass(frozen=True, slots=True)
class Notable:
    """An innovation in the ranking; equal points share a rank.

    `automatic` is its score without the marks that the office gave by hand. `authors` are those of the
    catalogue.
    """

    rank: int
    innovation: int
    score: Score
    automatic: Score
    is_marked: bool = False
    authors: tuple[int, ...] = ()

    def why(self, selection: Selection) -> tuple[str, ...]:
        """How the score comes about, an axis a line."""
        return self.score.words(selection)


def notable(
    book: Book,
    *,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    reader: sqlite3.Connection | None = None,
) -> tuple[Notable, ...]:
    """Rank what was recognised between two days, both included, by the weights the office set.

    Raises:
        UserError: the book cannot be read.
    """
    known, weights, units = catalogue(book), award_settings(book).weights, all_units(book)
    ranks = {level: place for place, level in enumerate(ranked_levels())}
    with speaking(book.path):
        connection = reader or book.reader()
        try:
            found = read_field(connection, units, known, ranks, book.clock.today())
        finally:
            if reader is None:
                connection.close()
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    marked = [
        (score((work,), work.value, known.selection, weights), key, work)
        for key, decided in found.recognised.items()
        if (work := found.works.get(key)) is not None and first <= decided <= last
    ]
    marked.sort(key=lambda one: (-one[0].points, -one[0].value, one[1]))
    authors, ranked = found.authors(), list[Notable]()
    for place, (points, key, work) in enumerate(marked[:limit], 1):
        is_equal = bool(ranked) and ranked[-1].score.points == points.points
        rank = ranked[-1].rank if is_equal else place
        unmarked = work._replace(given={})
        automatic = score((unmarked,), work.value, known.selection, weights) if work.given else points
        ranked.append(Notable(rank, key, points, automatic, bool(work.given), tuple(authors.get(key, ()))))
    return tuple(ranked)


def marks_of(book: Book, innovation: int) -> dict[str, int]:
    """Return the marks the office gave an innovation by hand, by axis."""
    return given_marks(book.answers(innovation), shipped_awards().selection.most)


def set_marks(book: Book, innovation: int, marks: Mapping[str, int | None]) -> Changes:
    """Mark an innovation by hand; None leaves an axis to the rules.

    Raises:
        UserError: a mark is beyond the most there is.
    """
    most = shipped_awards().selection.most
    wrong = next((mark for mark in marks.values() if mark is not None and not 0 <= mark <= most), None)
    if wrong is not None:
        raise UserError(
            _("Điểm {mark} không dùng được; cho điểm từ 0 đến {most}.").format(mark=wrong, most=most)
        )
    with book.transaction(_("Chấm điểm chọn sáng kiến tiêu biểu")) as step:
        for axis in AXES:
            if axis in marks:
                mark = marks[axis]
                write_answer(step, innovation, _KEYS[axis], None if mark is None else str(mark))
    return step.changes
