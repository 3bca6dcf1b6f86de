"""Every day that follows from another one, computed in one place from a pack's rules and a dossier's days.

Pure: what holds today is asked of a `Deadline`, never kept in it, so that a book may keep what was computed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.dates import WorkCalendar, add_months
from desktop_app.domain.records import Innovation
from desktop_app.forms.holidays import shipped_holidays
from desktop_app.forms.packs import load_rules, shipped_packs
from desktop_app.forms.rules import DeadlineRule
from desktop_app.forms.vocabulary import Pack, Severity


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day that counts. `is_opening` where something may be done from it on, else it must be done by it.

    `is_advice` where the pack only advises it. `is_awaited` where somebody waits for it in the dossier's
    stage; `met_on` is the day on which it was met. One that is `is_calendar_only` is never overdue.
    """

    id: str
    label: str
    on: date
    clause: str = ""
    is_opening: bool = False
    is_advice: bool = False
    is_awaited: bool = False
    is_calendar_only: bool = False
    met_on: date | None = None

    def days_left(self, today: date) -> int:
        """Count the days from the day it was met, else from today; fewer than 0 where it is past."""
        return (self.on - (self.met_on or today)).days

    def is_past(self, today: date) -> bool:
        """Tell whether the day it was met, else today, is after it: missed, or for an opening well open."""
        return self.days_left(today) < 0

    def is_to_come(self, today: date) -> bool:
        """Tell whether somebody still has it before them: overdue ones too, save what no one can miss."""
        if not self.is_awaited:
            return False
        return self.on > today if self.is_opening else not (self.is_calendar_only and self.on < today)


@dataclass(frozen=True, slots=True)
class Timetable:
    """A pack's deadlines, the months of their checks filled in. `advice` are ids of those it only advises."""

    rules: tuple[DeadlineRule, ...]
    advice: frozenset[str] = frozenset()


def timetable_of(pack: Pack) -> Timetable:
    """Settle a pack's deadlines; an older pack that has none takes those of today, its own months in them.

    A deadline whose months are those of a check that the pack has switched off is left out.
    """
    rules: list[DeadlineRule] = []
    advice: set[str] = set()
    for rule in pack.deadlines or _rules_of_today(pack.id):
        if not rule.check:
            rules.append(rule)
            continue
        check = pack.check(rule.check)
        if check is None or "months" not in check.numbers:
            continue
        rules.append(replace(rule, months=check.numbers["months"], clause=rule.clause or check.clause))
        if check.severity is not Severity.MUST:
            advice.add(rule.id)
    return Timetable(tuple(rules), frozenset(advice))


def deadlines_of(pack: Pack, innovation: Innovation) -> tuple[Deadline, ...]:
    """Give every deadline of an innovation that its days let one know, in the order of the rules."""
    return compute(timetable_of(pack), known_days(innovation), innovation.stage)


def known_days(innovation: Innovation) -> dict[str, date]:
    """Give the days an innovation's deadlines run from."""
    return events(innovation.trial_on, innovation.applied_on, innovation.filed_on, innovation.accepted_on)


def events(
    trial: date | None, applied: date | None, filed: date | None, accepted: date | None
) -> dict[str, date]:
    """Give those of `rules.EVENTS` that are known; of trial and application the earlier counts."""
    used = min((day for day in (trial, applied) if day), default=None)
    days = {"first_use": used, "filed_on": filed, "accepted_on": accepted}
    return {event: day for event, day in days.items() if day}


def compute(
    timetable: Timetable, known: Mapping[str, date], stage: str = "", calendar: WorkCalendar | None = None
) -> tuple[Deadline, ...]:
    """Compute deadlines from the days that are known; what would lie past the calendar's end is left out.

    Months are calendar months, clipped (Bộ luật Dân sự 2015, Đ147–148); working days and what rolls go by
    `calendar`, the shipped one by default.
    """
    calendar = calendar or shipped_holidays().calendar
    days, found = dict(known), list[Deadline]()
    for rule in timetable.rules:
        start = next((days[event] for event in rule.after if event in days), None)
        if start is None:
            continue
        try:
            on = days[rule.id] = _day_after(rule, start, calendar)
        except (ValueError, OverflowError):  # beyond the year 9999
            continue
        met_on = known.get(rule.met_by)
        found.append(
            Deadline(
                id=rule.id,
                label=rule.label,
                on=on,
                clause=rule.clause,
                is_opening=rule.is_opening,
                is_advice=rule.id in timetable.advice,
                is_awaited=stage in rule.stages and met_on is None,
                is_calendar_only=rule.is_calendar_only,
                met_on=met_on,
            )
        )
    return tuple(found)


def opening_of(deadlines: Sequence[Deadline]) -> Deadline | None:
    """Give the day from which the dossier may go on, if somebody waits for one."""
    return next((item for item in deadlines if item.is_opening and item.is_awaited), None)


def due_of(deadlines: Sequence[Deadline]) -> Deadline | None:
    """Give what is to be done next by a day, if anything is."""
    waiting = (
        item for item in deadlines if item.is_awaited and not item.is_opening and not item.is_calendar_only
    )
    return min(waiting, key=lambda item: item.on, default=None)


def _day_after(rule: DeadlineRule, start: date, calendar: WorkCalendar) -> date:
    day = calendar.add_working_days(add_months(start, rule.months), rule.working_days)
    if rule.is_next_day:
        day += timedelta(days=1)
    return calendar.roll(day) if rule.rolls else day


def _rules_of_today(pack_id: str) -> tuple[DeadlineRule, ...]:
    shipped = (pack.deadlines for pack in shipped_packs() if pack.id == pack_id)
    return next(shipped, load_rules().deadlines)
