"""What a regulation says beside its form: who is kept out, what a reviewer ticks, which days count."""

from dataclasses import dataclass

EVENTS = ("first_use", "filed_on", "accepted_on")
"""The days a dossier knows, from which deadlines may run."""

MOST_MONTHS = 1200
"""A longer period is a slip of the hand; from any day a form takes, this one stays within the calendar."""


@dataclass(frozen=True, slots=True)
class Barrier:
    """An answer of the interview that keeps a solution from being recognised.

    `field` is the question's key, `answers` those of its list that make the barrier. `given` are answers to
    other questions that must stand too (`funding=state`), `unless` is one that lifts it. `instead` says what
    else could fit, `certainty` what of the clause is not confirmed. `is_temporary` where somebody can do
    something about it and file then.
    """

    id: str
    field: str
    answers: tuple[str, ...]
    sentence: str
    clause: str = ""
    instead: str = ""
    unless: str = ""
    given: tuple[str, ...] = ()
    certainty: str = ""
    is_temporary: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the reviewer's form: exactly one of two boxes is ticked.

    `checks` are those whose findings at one of `fields` tick the `negative` box, `anywhere` those that do
    wherever they stand; findings that only ask for a second look are remarks. `is_refusal` where that box
    means no recognition, else only a completion of the dossier. `stops` where nothing after it is looked
    at. `levels` are the only levels it is asked at, empty for all.
    """

    id: str
    number: str
    label: str
    positive: str
    negative: str
    checks: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    is_refusal: bool = False
    stops: bool = False
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A day that follows from another one.

    `after` is one of EVENTS or the id of an earlier deadline; several are tried in turn, the first that is
    known counts. `months` are calendar months, or those of the check named in `check` (numbers.months);
    `working_days` count by the holiday list. `is_next_day` where a right begins only once the period is
    over. `rolls` where a last day that is a holiday moves to the next working day. `stages` are those in
    which somebody waits for it; `is_opening` marks the day from which something may be done. `met_by` is
    one of EVENTS, the day on which it was met; `is_calendar_only` where nothing in the book tells that it
    was, so that it is never called overdue.
    """

    id: str
    label: str
    after: tuple[str, ...]
    months: int = 0
    working_days: int = 0
    check: str = ""
    clause: str = ""
    stages: tuple[str, ...] = ()
    is_next_day: bool = False
    is_opening: bool = False
    rolls: bool = False
    met_by: str = ""
    is_calendar_only: bool = False
