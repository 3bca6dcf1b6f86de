"""Picking the notable ones: marks by value, social meaning and spread, weighed and explained."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.awards import AXES, SHARE, SOCIAL, SPREAD, VALUE, Selection
from desktop_app.guide.award_facts import Credit

_WHOLE = 1000


class Work(NamedTuple):
    """What marks an innovation: its field, its highest level, the first year's money, marks given by hand."""

    field: str = ""
    level: str = ""
    answer: str = ""
    value: int | None = None
    given: Mapping[str, int] = {}


class Mark(NamedTuple):
    """One axis of a score: the mark, its `reason`, and the money it stands for; `points` is what it adds.

    Points are tenths of a point.
    """

    axis: str
    mark: int
    reason: str
    weight: int
    points: int = 0
    amount: int | None = None

    @property
    def why(self) -> str:
        """The reason, with the money in figures."""
        if self.amount is None:
            return self.reason
        return _("{amount} đồng, {band}").format(amount=format_money(self.amount), band=self.reason)


class Score(NamedTuple):
    """How high something ranks, in tenths of a point from 0 to 1000, and what that is made of."""

    points: int
    marks: tuple[Mark, ...]
    value: int = 0

    def words(self, selection: Selection) -> tuple[str, ...]:
        """Explain it, an axis a line: the mark, its weight, what it adds, why."""
        labels = {axis.id: axis.label for axis in selection.axes}
        sentence = _("{axis}: {mark}/{most} điểm × trọng số {weight} = {points} ({why})")
        return tuple(
            sentence.format(
                axis=labels[mark.axis],
                mark=mark.mark,
                most=selection.most,
                weight=mark.weight,
                points=tenths(mark.points),
                why=mark.why,
            )
            for mark in self.marks
        )


def tenths(points: int) -> str:
    """Write tenths of a point: 725 is 72,5."""
    whole, rest = divmod(points, 10)
    return f"{format_number(whole)},{rest}"


def score(
    works: Iterable[Work], value: int | None, selection: Selection, weights: Mapping[str, int]
) -> Score:
    """Weigh what stands behind a candidate: the money together, the best of the rest.

    `value` is that money, None where none of it is known.
    """
    known = tuple(works)
    found = (
        _value_mark(known, value, selection),
        _best(known, SOCIAL, selection),
        _best(known, SPREAD, selection),
    )
    whole = sum(weights.get(axis, 0) for axis in AXES) * selection.most or 1
    marks: list[Mark] = []
    for axis, (mark, reason, amount) in zip(AXES, found, strict=True):
        weight = weights.get(axis, 0)
        points = (2 * _WHOLE * mark * weight + whole) // (2 * whole)
        marks.append(Mark(axis, mark, reason, weight, points, amount))
    return Score(sum(mark.points for mark in marks), tuple(marks), value or 0)


def worth(behind: Sequence[Credit], share_rule: str) -> int | None:
    """Add up what innovations brought, whole or by the nominee's share; None where nothing is known of it."""
    parts = [credit.part() if share_rule == SHARE else credit.value for credit in behind]
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


_Found = tuple[int, str, int | None]
"""A mark, its reason, and the money it stands for, if it does."""


def _value_mark(works: Sequence[Work], value: int | None, selection: Selection) -> _Found:
    given = [work.given[VALUE] for work in works if VALUE in work.given]
    if given:
        return max(given), _("chấm tay"), None
    if value is None:
        is_told = bool(works) and all(work.answer == NOT_COMPUTABLE for work in works)
        return 0, selection.uncomputed if is_told else _("chưa có số tiền làm lợi"), None
    band = next((mark for mark in selection.values if value >= mark.start), selection.values[-1])
    return band.mark, band.label, value


def _best(works: Sequence[Work], axis: str, selection: Selection) -> _Found:
    best: _Found = (0, selection.unmarked, None)
    for work in works:
        found = _of(work, axis, selection)
        if found[0] > best[0] or best[1] == selection.unmarked:
            best = found
    return best


def _of(work: Work, axis: str, selection: Selection) -> _Found:
    if axis in work.given:
        return work.given[axis], _("chấm tay"), None
    marks, key = (selection.fields, work.field) if axis == SOCIAL else (selection.levels, work.level)
    for mark in marks:
        if mark.id == key:
            return mark.mark, mark.label, None
    return 0, selection.unmarked, None
