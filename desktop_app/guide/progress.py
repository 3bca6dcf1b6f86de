"""How far a programme is: by unit, against target and time, with what is behind every figure. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.progress import (
    WEEK,
    Facts,
    Keys,
    Line,
    Point,
    Progress,
    Staff,
    Standing,
    Use,
    Window,
)
from desktop_app.domain.records import Unit
from desktop_app.forms.programmes import CountingRule
from desktop_app.guide.counting import Count, count
from desktop_app.guide.progress_notices import notices
from desktop_app.guide.unit_sums import UnitSums

_MOST_POINTS = 300
_NOBODY = (None, 0)


@dataclass(frozen=True, slots=True)
class Goals:
    """What is to be reached and by how many people: of the whole, and of units by their keys."""

    whole: int | None = None
    targets: Mapping[int, int] = field(default_factory=dict[int, int])
    people: Mapping[int, int] = field(default_factory=dict[int, int])


def compute(
    facts: Facts,
    units: Sequence[Unit],
    rule: CountingRule,
    window: Window,
    goals: Goals,
    ranks: Sequence[str] = (),
) -> Progress:
    """Count, and put every figure beside its target and the time.

    `units` come parents first, as they are to be listed; `ranks` are the levels from the lowest.
    """
    counted = count(facts, rule, window, ranks)
    sums = UnitSums(units, window.today)
    made = _Lines(counted, sums, window, goals, _Written(facts, counted, sums))
    lines, whole = made.lines(), made.whole()
    return Progress(
        whole=whole,
        lines=lines,
        at_nought=_at_nought(lines, sums),
        levels=_levels(counted, ranks),
        curve=_curve(counted, whole.standing),
        notices=notices(sums, goals.targets, whole, counted),
        unkeyed=tuple(counted.unkeyed),
        undated=tuple(counted.undated),
        use=_use_of(counted),
        written=tuple(sorted(made.written.innovations)),
    )


class _Written:
    """Who wrote what counts: people under their own unit; where that is not known, under the innovation's."""

    def __init__(self, facts: Facts, counted: Count, sums: UnitSums) -> None:
        self.innovations: set[int] = set()
        self.people: dict[int | None, set[int | str]] = {}
        self._known = facts.people
        own, places = counted.counted, counted.units
        placed = {person for person, (unit, _is_direct) in self._known.items() if unit is not None}
        everyone: set[int] = set()
        for innovation, person in facts.authors:
            if innovation in own:
                everyone.add(person)
                self.innovations.add(innovation)
                if person not in placed:
                    self._put(places[innovation], person)
        for person in everyone:
            unit = self._known.get(person, _NOBODY)[0]
            if unit is not None:
                self._put(unit if unit in sums.units else None, person)
        for innovation, stranger in facts.strangers:
            if innovation in own:
                self.innovations.add(innovation)
                self._put(places[innovation], stranger)

    def _put(self, unit: int | None, person: int | str) -> None:
        self.people.setdefault(unit, set()).add(person)

    def staff(self, authors: set[int | str], people: int | None) -> Staff:
        """Say who some authors are, beside so many people."""
        known = [self._known[item][1] for item in authors if isinstance(item, int) and item in self._known]
        return Staff(len(authors), len(known), sum(map(bool, known)), people)


def written_in(facts: Facts, progress: Progress, units: Sequence[Unit], unit: int) -> Keys:
    """Find what counts and has an author of a unit or of one below it."""
    sums, own = (
        UnitSums(units, progress.window.today),
        {key: line.unit_id for line in progress.lines for key in line.counted if line.unit_id is not None},
    )
    below = sums.all_below(unit)
    found: set[int] = set()
    for innovation, person in facts.authors:
        place = facts.people.get(person, _NOBODY)[0]
        if innovation in own and (own[innovation] if place is None else place) in below:
            found.add(innovation)
    found.update(key for key, _name in facts.strangers if own.get(key) in below)
    return tuple(sorted(found))


class _Lines:
    """Adds up, unit by unit, what was counted."""

    def __init__(
        self, counted: Count, sums: UnitSums, window: Window, goals: Goals, written: _Written
    ) -> None:
        self._counted, self._sums, self._window, self._goals = counted, sums, window, goals
        self.written = written
        self._targets = sums.derived(goals.targets)
        self._people = sums.derived(goals.people)

    def lines(self) -> tuple[Line, ...]:
        """Make a line for every unit, and one for what names none."""
        counted, recognised, keyed, confirmed = (self._by_unit(keys) for keys in self._kinds())
        own = {unit: people for unit, people in self.written.people.items() if unit in self._sums.units}
        people = self._sums.sum_up(own, set[int | str], set[int | str].update)
        lines = [
            Line(
                unit_id=unit,
                name=self._sums.units[unit].name,
                depth=depth,
                standing=Standing(len(counted[unit]), self._targets.get(unit), self._window),
                counted=tuple(counted[unit]),
                recognised=tuple(recognised[unit]),
                keyed=tuple(keyed[unit]),
                confirmed=tuple(confirmed[unit]),
                staff=self.written.staff(people[unit], self._people.get(unit)),
                is_own_target=unit in self._goals.targets,
                has_below=bool(self._sums.below.get(unit)),
                note=self._note(unit),
                successor_id=self._sums.merged.get(unit),
            )
            for unit, depth in self._sums.depths.items()
        ]
        nowhere = self._nowhere()
        if nowhere.counted or nowhere.recognised or nowhere.keyed:
            lines.append(nowhere)
        return tuple(lines)

    def whole(self) -> Line:
        """Make the line over all of it; without a target of its own it has the sum of the topmost units'."""
        own = self._goals.whole
        below = [self._targets[key] for key in self._sums.tops if key in self._targets]
        heads = [self._people[key] for key in self._sums.tops if key in self._people]
        target = own if own is not None else sum(below) if below else None
        counted, recognised, keyed, confirmed = (tuple(keys) for keys in self._kinds())
        everyone = set[int | str]().union(*self.written.people.values())
        return Line(
            unit_id=None,
            name=_("Toàn bộ"),
            depth=0,
            standing=Standing(len(counted), target, self._window),
            counted=counted,
            recognised=recognised,
            keyed=keyed,
            confirmed=confirmed,
            staff=self.written.staff(everyone, sum(heads) if heads else None),
            is_own_target=own is not None,
            has_below=bool(self._sums.units),
        )

    def _nowhere(self) -> Line:
        counted, recognised, keyed, confirmed = (
            tuple(key for key in keys if self._counted.units[key] not in self._sums.units)
            for keys in self._kinds()
        )
        standing = Standing(len(counted), None, self._window)
        return Line(None, _("Chưa ghi đơn vị"), 0, standing, counted, recognised, keyed, confirmed)

    def _kinds(self) -> tuple[Iterable[int], Iterable[int], Iterable[int], Iterable[int]]:
        found = self._counted
        return found.counted, found.recognised, found.keyed, found.confirmed

    def _by_unit(self, keys: Iterable[int]) -> dict[int, list[int]]:
        own: dict[int, list[int]] = {}
        for key in keys:
            unit = self._counted.units[key]
            if unit in own:
                own[unit].append(key)
            elif unit is not None:
                own[unit] = [key]
        return self._sums.sum_up(own, list[int], list[int].extend)

    def _note(self, unit: int) -> str:
        successor = self._sums.merged.get(unit)
        if successor is not None:
            ended, into = self._sums.units[unit].valid_to, self._sums.units[successor].name
            if ended is None:
                return _("đã nhập vào {unit}").format(unit=into)
            return _("đến {day}, rồi nhập vào {unit}").format(day=format_date(ended), unit=into)
        taken = [key for key in self._sums.below.get(unit, ()) if key in self._sums.merged]
        names = ", ".join(self._sums.units[key].name for key in taken)
        return _("gồm cả {units}").format(units=names) if names else ""


def _at_nought(lines: Sequence[Line], sums: UnitSums) -> tuple[Line, ...]:
    """Find units that have nothing yet: those with a target, or where none was given, every last one."""
    has_targets = any(line.is_own_target for line in lines)
    return tuple(
        line
        for line in lines
        if line.unit_id is not None
        and not line.counted
        and line.unit_id not in sums.ended
        and line.successor_id is None
        and ((line.is_own_target and line.target) if has_targets else not line.has_below)
    )


def _levels(counted: Count, ranks: Sequence[str]) -> tuple[tuple[str, Keys], ...]:
    """Part what counts by level, the highest first; "" is no level."""
    found: dict[str, list[int]] = {}
    for key in counted.counted:
        found.setdefault(counted.levels.get(key, ""), []).append(key)
    known = [level for level in reversed(ranks) if level in found]
    others = sorted(level for level in found if level not in ranks and level)
    return tuple((level, tuple(found[level])) for level in (*known, *others, *([""] if "" in found else [])))


def _curve(counted: Count, standing: Standing) -> tuple[Point, ...]:
    """Add up week by week; a long time has fewer points."""
    window = standing.window
    days = sorted(counted.counted.values())
    start = window.starts_on or (date.fromisoformat(days[0]) if days else None)
    end = window.ends_on or window.today
    if start is None or end < start:
        return ()
    week = WEEK * max(1, -(-(end - start).days // (WEEK * _MOST_POINTS)))
    stops = [start + timedelta(days=at) for at in range(week - 1, (end - start).days, week)]
    if start <= window.today <= end:
        stops.append(window.today)
    points: list[Point] = []
    for stop in sorted({start, *stops, end}):
        done = bisect_right(days, stop.isoformat()) if stop <= window.today else None
        expected = Standing(0, standing.target, window.with_today(stop)).expected
        points.append(Point(stop, done, expected))
    return tuple(points)


def _use_of(counted: Count) -> Use:
    return Use(
        applied=tuple(counted.applied),
        unapplied=tuple(counted.unapplied),
        valued=tuple(counted.amounts),
        not_computable=tuple(counted.not_computable),
        unanswered=tuple(counted.unanswered),
        value=sum(counted.amounts.values()),
    )
