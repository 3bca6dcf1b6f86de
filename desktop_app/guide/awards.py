"""Does an award fit a nominee on a day: by which standard, or what is missing, in figures."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.domain.dates import add_months
from desktop_app.forms.awards import (
    MANAGER,
    SHARE,
    WORKER,
    AwardRule,
    Deadline,
    Held,
    Nearly,
    Standard,
    Threshold,
)
from desktop_app.guide.award_facts import Credit, Nominee, Sieve, longest_run

_DAY = re.compile(r"([0-9]{1,2}) ?[-/.] ?([0-9]{1,2})")
_LEAP = 2024


class Verdict(IntEnum):
    """What a standard, and so an award, comes to for a nominee; the better the higher."""

    NOT = 0
    NEARLY = 1
    FITS = 2


class Lack(NamedTuple):
    """What is short of a standard: `have` of `need`, and the figure that asks for it.

    `what` is one of the words below. `unknown` counts the innovations whose money is not known.
    """

    what: str
    have: int = 0
    need: int = 0
    figure: Threshold | Held | None = None
    unknown: int = 0


INNOVATIONS, PENDING, MONEY, HELD = "innovations", "pending", "money", "held"
EDUCATION, UNRULED = "education", "unruled"
"""Too few innovations; as many wait for recognition, a level or use; money; titles; the education is not
known; no threshold for such a person is in force on the day.
"""


class Outcome(NamedTuple):
    """What an award comes to: by which standard, what is short of it, which threshold was reached.

    It holds nothing of the nominee, so that thousands share a few; `Judge.counted` gives the innovations.
    """

    verdict: Verdict
    standard: Standard | None = None
    lacks: tuple[Lack, ...] = ()
    threshold: Threshold | None = None


_NOT_AT_ALL = Outcome(Verdict.NOT)


@dataclass(frozen=True, slots=True)
class _Way:
    """A standard as it stands on a day.

    `known` keeps what it comes to by how many innovations count, whether more wait, how often each title was
    held, and which threshold was reached: where no money is short, thousands of nominees differ in nothing
    else. `kept` are the thresholds for an education and a post.
    """

    standard: Standard
    sieve: Sieve
    thresholds: tuple[Threshold, ...]
    known: dict[tuple[int, bool, tuple[int, ...], int], Outcome]
    kept: dict[tuple[str, str], tuple[Threshold, ...] | None]

    def fitting(self, education: str, post: str) -> tuple[Threshold, ...] | None:
        """Give the thresholds for such a person; None where the education must be known first."""
        if (education, post) not in self.kept:
            found = tuple(item for item in self.thresholds if item.post in ("", post))
            is_asked = not education and any(item.education for item in found)
            own = tuple(item for item in found if not item.education or education in item.education)
            self.kept[education, post] = None if is_asked else own
        return self.kept[education, post]


_Year = tuple[int, int, int]
"""What the innovations of a year brought, how many they are, and of how many that is not known."""


class Judge:
    """Judges nominees by one award as it stands on a day."""

    def __init__(
        self, rule: AwardRule, day: date, ranks: Mapping[str, int], nearly: Nearly, share_rule: str = ""
    ) -> None:
        self.rule = rule
        self.day = day
        self.share_rule = share_rule or rule.share_rule
        self._nearly = nearly
        self._ways: dict[str, tuple[_Way, ...]] = {PERSON: (), COLLECTIVE: ()}
        self.open: dict[str, tuple[Standard, ...]] = {PERSON: (), COLLECTIVE: ()}
        for nominee in rule.nominees if rule.is_in_force(day) else ():
            standards = (item for item in rule.standards if item.nominee == nominee and item.is_in_force(day))
            found = tuple(standards)
            self._ways[nominee] = tuple(_way(item, day, ranks) for item in found if not item.is_open)
            self.open[nominee] = tuple(item for item in found if item.is_open)

    @property
    def sieves(self) -> tuple[Sieve, ...]:
        """Which innovations count by its standards."""
        return tuple(way.sieve for ways in self._ways.values() for way in ways)

    @property
    def most(self) -> int:
        """The most innovations that one of its standards asks for."""
        return max((way.standard.innovations for ways in self._ways.values() for way in ways), default=0)

    @property
    def weighs_money(self) -> bool:
        """Whether a benefit decides: then nominees of one profile may come to different outcomes."""
        return any(way.standard.thresholds for ways in self._ways.values() for way in ways)

    def outcome(self, nominee: Nominee) -> Outcome:
        """Find the standard that a nominee meets, else comes nearest to."""
        best: Outcome | None = None
        for way in self._ways[nominee.kind]:
            if way.standard.for_workers and not nominee.is_direct_worker:
                continue
            found = self._by(way, nominee)
            if best is None or found[0] > best[0]:
                best = found
                if found[0] is Verdict.FITS:
                    break
        if best is None and self.open[nominee.kind]:
            return Outcome(Verdict.FITS, self.open[nominee.kind][0])
        return best or _NOT_AT_ALL

    def counted(self, nominee: Nominee, outcome: Outcome) -> tuple[Credit, ...]:
        """Give the innovations that count by the standard of an outcome."""
        for way in self._ways[nominee.kind]:
            if way.standard is outcome.standard:
                return nominee.sift(way.sieve)[0]
        return nominee.sift(_RECOGNISED)[0] if outcome.standard else ()

    def waiting(self, nominee: Nominee, outcome: Outcome) -> int:
        """Count the innovations that do not count yet, but may once they are recognised or in use."""
        ways = (way for way in self._ways[nominee.kind] if way.standard is outcome.standard)
        return next((nominee.sift(way.sieve)[1] for way in ways), 0)

    def easier(self, nominee: Nominee) -> Standard | None:
        """Give the way that only direct workers have, where this nominee has it and it is met."""
        if not nominee.is_direct_worker:
            return None
        ways = (way for way in self._ways[nominee.kind] if way.standard.for_workers)
        met = (way for way in ways if self._by(way, nominee).verdict is Verdict.FITS)
        return next((way.standard for way in met), None)

    def _by(self, way: _Way, nominee: Nominee) -> Outcome:
        counted, waiting = nominee.sift(way.sieve)
        standard, have, is_waiting = way.standard, len(counted), waiting > 0
        times = tuple(_times(item, nominee, self.day) for item in standard.held) if standard.held else ()
        lack = threshold = None
        if standard.thresholds:
            lack, threshold = self._by_money(way, nominee, counted)
            if lack is not None:
                return self._weigh(standard, have, is_waiting, times, lack)
        numbers = (min(have, max(1, standard.innovations)), is_waiting, times, id(threshold))
        known = way.known.get(numbers)
        if known is None:
            known = way.known[numbers] = self._weigh(standard, have, is_waiting, times, None, threshold)
        return known

    def _weigh(
        self,
        standard: Standard,
        have: int,
        is_waiting: bool,
        times: tuple[int, ...],
        money: Lack | None,
        threshold: Threshold | None = None,
    ) -> Outcome:
        lacks: list[Lack] = []
        if have < standard.innovations:
            lacks.append(Lack(PENDING if is_waiting else INNOVATIONS, have, standard.innovations))
        lacks.extend(
            Lack(HELD, number, held.times, held)
            for held, number in zip(standard.held, times, strict=True)
            if number < held.times and held.is_in_force(self.day)
        )
        if money is not None:
            lacks.append(money)
        verdict = Verdict.FITS if not lacks else self._grade(standard, lacks, have > 0, is_waiting)
        return Outcome(verdict, standard, tuple(lacks), threshold)

    def _grade(self, standard: Standard, lacks: Sequence[Lack], has_any: bool, is_waiting: bool) -> Verdict:
        """Tell nearly from not: what was not confirmed never rejects, where there is an innovation at all."""
        is_soft = not standard.is_confirmed and (has_any or is_waiting)
        is_near = is_soft or all(self._is_near(lack, has_any) for lack in lacks)
        return Verdict.NEARLY if is_near else Verdict.NOT

    def _is_near(self, lack: Lack, has_any: bool) -> bool:
        short = lack.need - lack.have
        is_asked = lack.figure is None or lack.figure.is_confirmed
        if lack.what == INNOVATIONS:
            return lack.have > 0 and short <= self._nearly.innovations
        if lack.what == PENDING:
            return short <= self._nearly.innovations
        if lack.what == HELD:
            return not is_asked or (short <= self._nearly.years and (lack.have > 0 or lack.need == 1))
        if lack.what == MONEY:
            is_near = lack.have * 100 >= lack.need * self._nearly.value or lack.unknown > 0
            return has_any and (is_near or not is_asked)
        return has_any

    def _by_money(
        self, way: _Way, nominee: Nominee, counted: Sequence[Credit]
    ) -> tuple[Lack | None, Threshold | None]:
        """Give what is short of the nearest threshold, or the one that was reached."""
        fitting = way.fitting(nominee.education, MANAGER if nominee.is_manager else WORKER)
        if fitting is None:
            return Lack(EDUCATION), None
        years = self._by_year(counted)
        nearest: Lack | None = None
        for item in fitting:
            have, unknown = _brought(item, years)
            if have >= item.value:
                return None, item
            if nearest is None or have * nearest.need > nearest.have * item.value:
                nearest = Lack(MONEY, have, item.value, item, unknown)
        return nearest or Lack(UNRULED), None

    def _by_year(self, counted: Sequence[Credit]) -> dict[int, _Year]:
        years: dict[int, _Year] = {}
        is_part = self.share_rule == SHARE
        for credit in counted:
            year, amount = credit.year, credit.part() if is_part else credit.value
            money, count, unknown = years.get(year, (0, 0, 0))
            if amount is None:
                years[year] = (money, count + 1, unknown + 1)
            else:
                years[year] = (money + amount, count + 1, unknown)
        return years


def _brought(threshold: Threshold, years: Mapping[int, _Year]) -> tuple[int, int]:
    """Add up the most that a year, or as many consecutive years as are asked for, brought.

    Returns đồng, and how many innovations of unknown money are among them; nought where there are too few
    innovations, or a year of them has none.
    """
    best = (0, 0)
    for last, (money, count, unknown) in years.items():
        for year in range(last - threshold.years + 1, last):
            if year not in years:
                break
            found = years[year]
            money, count, unknown = money + found[0], count + found[1], unknown + found[2]
        else:
            if count >= threshold.solutions and (money, unknown) > best:
                best = (money, unknown)
    return best


def _way(standard: Standard, day: date, ranks: Mapping[str, int]) -> _Way:
    since = ""
    if standard.within:
        since = (add_months(day, -12 * standard.within) + timedelta(days=1)).isoformat()
    thresholds = tuple(item for item in standard.thresholds if item.is_in_force(day))
    return _Way(standard, Sieve(ranks.get(standard.level, 0), since, standard.is_applied), thresholds, {}, {})


_RECOGNISED = Sieve()


def _times(held: Held, nominee: Nominee, day: date) -> int:
    years = nominee.honours.get(held.award)
    if not years:
        return 0
    return longest_run(years, day.year) if held.is_consecutive else len(set(years))


def read_day(text: str) -> tuple[int, int] | None:
    """Read a day and month, “28/02” or “28-2”; None where the calendar has no such day."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    is_real = 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP, month)[1]
    return (day, month) if is_real else None


def next_deadline(deadlines: Iterable[Deadline], day: date) -> tuple[date, Deadline] | None:
    """Give the first last day that is not over yet, with what it is the last day of."""
    found: list[tuple[date, Deadline]] = []
    for item in deadlines:
        for year in (day.year, day.year + 1):
            last = date(year, item.month, min(item.day, monthrange(year, item.month)[1]))
            if last >= day and item.is_in_force(last):
                found.append((last, item))
                break
    return min(found, key=lambda pair: pair[0], default=None)
