"""How far a programme is: what was counted, for whom, and what follows from it and from the days.

Facts are tuples straight from the book, since there may be tens of thousands, their days ISO text, which
compares as days do. Percentages and numbers a week are whole tenths: 309 is 30,9 %.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

WEEK = 7
Keys = tuple[int, ...]
"""Keys of innovations: what is behind a figure."""


Fact: TypeAlias = tuple[int, int | None, str, str, str, str, str, int | None]
"""An innovation: key, unit's key, level, stage, first applied on, filed on, answer and amount of the money.

A day that is not known is "".
"""
Recognition: TypeAlias = tuple[int, str, str]
"""An innovation's key, a level at which it was recognised, and the decision's day, "" where it is missing."""
Keyed: TypeAlias = tuple[int, str, int]
"""An innovation's key, the day since when it is in some portal, and whether that portal confirmed it."""
Author: TypeAlias = tuple[int, int]
"""An innovation's key, and the key of a person who is an author."""
Stranger: TypeAlias = tuple[int, str]
"""An innovation's key, and the name and birth of an author who is not among the book's people."""
Person: TypeAlias = tuple[int | None, int]
"""A person's unit, and whether they are a direct worker."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a book says for counting; each part is read once, as it comes."""

    innovations: Iterable[Fact] = ()
    recognitions: Iterable[Recognition] = ()
    keyed: Iterable[Keyed] = ()
    authors: Iterable[Author] = ()
    strangers: Iterable[Stranger] = ()
    people: Mapping[int, Person] = field(default_factory=dict[int, Person])


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when something counts, both days included, seen on a day."""

    starts_on: date | None
    ends_on: date | None
    today: date

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it starts: then nothing can be counted."""
        return bool(self.starts_on and self.ends_on and self.ends_on < self.starts_on)

    @property
    def days(self) -> int | None:
        """How long it is; None where a day is missing or they are reversed."""
        if self.starts_on is None or self.ends_on is None or self.is_reversed:
            return None
        return (self.ends_on - self.starts_on).days + 1

    @property
    def elapsed(self) -> int | None:
        """How many of its days have come, today among them."""
        if self.days is None or self.starts_on is None:
            return None
        return min(max((self.today - self.starts_on).days + 1, 0), self.days)

    @property
    def left(self) -> int | None:
        """How many of its days are still to come."""
        return None if self.days is None or self.elapsed is None else self.days - self.elapsed

    @property
    def last(self) -> str:
        """The last day that counts yet, as ISO text."""
        return min(self.ends_on or self.today, self.today).isoformat()

    @property
    def first(self) -> str:
        """The first day that counts, as ISO text; before all others where there is none."""
        return self.starts_on.isoformat() if self.starts_on else "0"

    def with_today(self, today: date) -> "Window":
        """The same window seen on another day."""
        return Window(self.starts_on, self.ends_on, today)


@dataclass(frozen=True, slots=True)
class Standing:
    """A count beside its target and the time; whatever cannot be known is None, and no target is None."""

    counted: int
    target: int | None
    window: Window

    @property
    def percent(self) -> int | None:
        """Tenths of a percent of the target, half up; None without a target or with one of nought."""
        return tenths(self.counted * 100, self.target) if self.target else None

    @property
    def expected(self) -> int | None:
        """How many there should be by now, were the target reached day by day."""
        days, elapsed = self.window.days, self.window.elapsed
        if self.target is None or days is None or elapsed is None:
            return None
        return half_up(self.target * elapsed, days)

    @property
    def behind(self) -> int | None:
        """How many it is short of `expected`; less than nought where it is ahead."""
        return None if self.expected is None else self.expected - self.counted

    @property
    def missing(self) -> int | None:
        """How many are still to come to reach the target."""
        return None if self.target is None else max(self.target - self.counted, 0)

    @property
    def pace(self) -> int | None:
        """Tenths of an innovation a week so far."""
        return tenths(self.counted * WEEK, self.window.elapsed) if self.window.elapsed else None

    @property
    def needed(self) -> int | None:
        """Tenths of an innovation a week from now to the end, never too few; None where no day is left."""
        if self.missing is None or not self.window.left:
            return 0 if self.missing == 0 and self.window.left is not None else None
        return -(-self.missing * WEEK * 10 // self.window.left)

    @property
    def forecast(self) -> int | None:
        """How many there will be at the end, should it go on as so far."""
        days, elapsed = self.window.days, self.window.elapsed
        return half_up(self.counted * days, elapsed) if days and elapsed else None


@dataclass(frozen=True, slots=True)
class Staff:
    """Who the authors are. `known` are those of whom it is known whether they are direct workers."""

    authors: int = 0
    known: int = 0
    direct: int = 0
    people: int | None = None

    @property
    def share(self) -> int | None:
        """Tenths of a percent of the people who are authors."""
        return tenths(self.authors * 100, self.people) if self.people else None

    @property
    def direct_share(self) -> int | None:
        """Tenths of a percent of the authors known who are direct workers."""
        return tenths(self.direct * 100, self.known) if self.known else None


@dataclass(frozen=True, slots=True)
class Line:
    """One unit with those below it, or with `unit_id` None the innovations that name no unit.

    `is_own_target` tells a target that was given from one that is only the sum of those below. `note` tells
    of a merger; `successor_id` is the unit that took this one in.
    """

    unit_id: int | None
    name: str
    depth: int
    standing: Standing
    counted: Keys = ()
    recognised: Keys = ()
    keyed: Keys = ()
    confirmed: Keys = ()
    staff: Staff = Staff()
    is_own_target: bool = False
    has_below: bool = False
    note: str = ""
    successor_id: int | None = None

    @property
    def target(self) -> int | None:
        """What the unit is to reach."""
        return self.standing.target


@dataclass(frozen=True, slots=True)
class Point:
    """The curve on one day: what had been counted (None in days to come) and what should have been."""

    on: date
    counted: int | None
    expected: int | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at before the figures are trusted; the keys are innovations it is about."""

    sentence: str
    is_grave: bool = False
    keys: Keys = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a programme and what is behind it."""

    id: str
    label: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class Use:
    """What counts, parted by whether it is applied and by what is said of the money (`value`, in đồng)."""

    applied: Keys = ()
    unapplied: Keys = ()
    valued: Keys = ()
    not_computable: Keys = ()
    unanswered: Keys = ()
    value: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a phase, or a whole programme, is. `whole` is the line over all units.

    `written` are the innovations that count and name an author.
    """

    whole: Line
    lines: tuple[Line, ...]
    at_nought: tuple[Line, ...]
    levels: tuple[tuple[str, Keys], ...]
    curve: tuple[Point, ...]
    notices: tuple[Notice, ...] = ()
    unkeyed: Keys = ()
    undated: Keys = ()
    use: Use = Use()
    written: Keys = ()

    @property
    def window(self) -> Window:
        """From when to when it counts."""
        return self.whole.standing.window


def tenths(above: int, below: int | None) -> int:
    """Divide to tenths, half up; `below` must be over nought."""
    return half_up(above * 10, below or 1)


def half_up(above: int, below: int) -> int:
    """Divide two whole numbers, neither below nought, and round half up."""
    return (2 * above + below) // (2 * below)
