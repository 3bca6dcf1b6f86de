"""Which innovations count towards a programme by its rule, and what becomes of the others. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.progress import Facts, Keyed, Recognition, Window
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.programmes import CountingRule

RECOGNISED = "recognised"
_KEYED_ON = "keyed_on"


@dataclass(slots=True)
class Count:
    """What was found, in the order of the book.

    `counted` has the day on which each began to count; `levels` the highest level of each that is recognised.
    `keyed` and `confirmed` were keyed in the time of the phase; `unkeyed` were recognised in it and are in
    no portal; `undated` would count if the day the rule asks for were known; `later` have no decision but
    one dated after today. `units` tells where each of these belongs.
    """

    counted: dict[int, str] = field(default_factory=dict[int, str])
    recognised: list[int] = field(default_factory=list[int])
    keyed: list[int] = field(default_factory=list[int])
    confirmed: list[int] = field(default_factory=list[int])
    unkeyed: list[int] = field(default_factory=list[int])
    undated: list[int] = field(default_factory=list[int])
    later: list[int] = field(default_factory=list[int])
    applied: list[int] = field(default_factory=list[int])
    unapplied: list[int] = field(default_factory=list[int])
    amounts: dict[int, int] = field(default_factory=dict[int, int])
    not_computable: list[int] = field(default_factory=list[int])
    unanswered: list[int] = field(default_factory=list[int])
    levels: dict[int, str] = field(default_factory=dict[int, str])
    units: dict[int, int | None] = field(default_factory=dict[int, int | None])

    def note_use(self, key: int, applied_on: str, today: str, answer: str, amount: int | None) -> None:
        """Part one that counts by whether it is applied and by what is said of the money."""
        (self.applied if applied_on and applied_on <= today else self.unapplied).append(key)
        if answer == NOT_COMPUTABLE:
            self.not_computable.append(key)
        elif amount is None:
            self.unanswered.append(key)
        else:
            self.amounts[key] = amount


def count(facts: Facts, rule: CountingRule, window: Window, ranks: Sequence[str]) -> Count:
    """Count by a rule what lies in a window; `ranks` are the levels from the lowest.

    An innovation recognised at several levels is one, from its first decision on, at its highest level.
    """
    found = Count()
    if not window.is_reversed:
        _judge_all(found, facts, rule, window, ranks)
    return found


def _judge_all(found: Count, facts: Facts, rule: CountingRule, window: Window, ranks: Sequence[str]) -> None:
    first, last, today = window.first, window.last, window.today.isoformat()
    decided, later = _decisions(found, facts.recognitions, rule, today, ranks)
    keyed, confirmed = _entries(facts.keyed)
    place = {"decision_on": 0, "applied_on": 1, "filed_on": 2, _KEYED_ON: 3}[rule.date]
    for key, unit, level, stage, applied_on, filed_on, answer, amount in facts.innovations:
        if stage in rule.left_out:
            continue
        decision = decided.get(key)
        if decision is None and rule.may_be_at(level) and stage == RECOGNISED and key not in later:
            decision, found.levels[key] = "", level
        if decision is None and rule.is_recognised:
            found.later.extend((key,) if key in later else ())
            continue
        entry = keyed.get(key)
        found.units[key] = unit
        if decision is not None:
            _note_recognised(found, key, first <= decision <= last, entry, (first, last), key in confirmed)
        day = (decision, applied_on, filed_on, entry)[place] or ""
        if first <= day <= last:
            found.counted[key] = day
            found.note_use(key, applied_on, today, answer, amount)
        elif not day and rule.is_recognised and (rule.date != _KEYED_ON or entry is not None):
            found.undated.append(key)


def _note_recognised(
    found: Count, key: int, is_in_time: bool, entry: str | None, time: tuple[str, str], is_confirmed: bool
) -> None:
    if is_in_time:
        found.recognised.append(key)
        if entry is None:
            found.unkeyed.append(key)
    if entry is not None and time[0] <= entry <= time[1]:
        found.keyed.append(key)
        if is_confirmed:
            found.confirmed.append(key)


def _decisions(
    found: Count, rows: Iterable[Recognition], rule: CountingRule, today: str, ranks: Sequence[str]
) -> tuple[dict[int, str], set[int]]:
    """Give the first day, or "", of each innovation recognised by now, and which are to be after today.

    Of those recognised the highest level is noted.
    """
    places = {level: place for place, level in enumerate(ranks, 1)}
    days: dict[int, str] = {}
    later: set[int] = set()
    for key, level, day in rows:
        if not rule.may_be_at(level):
            continue
        if day > today:
            later.add(key)
            continue
        before = days.get(key)
        if before is None:
            days[key], found.levels[key] = day, level
            continue
        days[key] = min(before or day, day or before)
        if places.get(level, 0) > places.get(found.levels[key], 0):
            found.levels[key] = level
    return days, later


def _entries(rows: Iterable[Keyed]) -> tuple[dict[int, str], set[int]]:
    """Give the first day in any portal of each innovation that is in one, and those that one confirmed."""
    days: dict[int, str] = {}
    confirmed: set[int] = set()
    for key, day, is_confirmed in rows:
        before = days.get(key, "")
        days[key] = min(before or day, day or before)
        if is_confirmed:
            confirmed.add(key)
    return days, confirmed
