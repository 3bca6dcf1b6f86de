"""Targets proposed from the number of people: a share of them, divided among the phases. Pure, exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.progress import half_up
from desktop_app.domain.records import HeadCount
from desktop_app.domain.shares import split_money


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one unit might be asked for: by phase in the order of the phases, from so many people on a day."""

    unit_id: int
    people: int
    counted_on: date
    numbers: tuple[int, ...]

    @property
    def whole(self) -> int:
        """All phases together."""
        return sum(self.numbers)


def split_target(total: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Divide a unit's target among phases: each half up, the largest takes what is over or short.

    743 by 30 and 70 is 223 and 520; 1141 is 342 and 799. Without shares it is divided evenly.
    """
    return split_money(total, shares) if sum(shares) > 0 else ()


def propose(people: int, rate: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Propose targets by phase for so many people: `rate` percent of them, half up, divided by `shares`."""
    return split_target(half_up(people * rate, 100), shares)


def nearest_counts(counts: Sequence[HeadCount], day: date | None) -> dict[int, HeadCount]:
    """Find for each unit the last count up to a day, else the first after it."""
    found: dict[int, HeadCount] = {}
    for count in sorted(counts, key=lambda item: item.on):
        if count.unit_id not in found or day is None or count.on <= day:
            found[count.unit_id] = count
    return found


def shares_of(targets: Sequence[int | None], usual: Sequence[int]) -> tuple[int, ...]:
    """Say how a programme's phases share a target: as their own do, else as usual, else evenly."""
    given = [target for target in targets if target]
    if targets and len(given) == len(targets):
        return tuple(given)
    if len(usual) == len(targets):
        return tuple(usual)
    return (1,) * len(targets)


def proposals(counts: Mapping[int, HeadCount], rate: int, shares: Sequence[int]) -> tuple[Proposal, ...]:
    """Propose for every unit whose people are known."""
    return tuple(
        Proposal(unit, count.people, count.on, propose(count.people, rate, shares))
        for unit, count in counts.items()
        if shares
    )
