"""The tree of units as a programme counts it: a merged one stands under its successor."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from desktop_app.domain.records import Unit

Sum = TypeVar("Sum")


class UnitSums:
    """The units in printed order, parents first; siblings stay in the order they came in.

    A unit that was replaced before `today` stands under the unit that took it in, from which its
    innovations go on upwards. A circle of units is cut where it closes.
    """

    def __init__(self, units: Sequence[Unit], today: date) -> None:
        self.units = {unit.id: unit for unit in units}
        self.merged = {
            unit.id: unit.replaced_by_id
            for unit in units
            if unit.replaced_by_id in self.units and _is_over(unit, today)
        }
        self.ended = {unit.id for unit in units if unit.valid_to is not None and unit.valid_to < today}
        self.above: dict[int, int] = {}
        for unit in units:
            above = self.merged.get(unit.id) or unit.parent_id
            if above is not None and above in self.units and not self._closes_circle(above, unit.id):
                self.above[unit.id] = above
        self.below: dict[int, list[int]] = {}
        for unit in units:
            self.below.setdefault(self.above.get(unit.id, 0), []).append(unit.id)
        for children in self.below.values():
            children.sort(key=lambda key: key not in self.merged)  # what was taken in comes first
        self.depths = dict(self._walk())

    @property
    def order(self) -> Iterable[int]:
        """Keys of all units, parents first."""
        return self.depths

    @property
    def tops(self) -> Sequence[int]:
        """Keys of the units with none above."""
        return self.below.get(0, ())

    def sum_up(
        self, own: Mapping[int, Sum], nothing: Callable[[], Sum], add: Callable[[Sum, Sum], None]
    ) -> dict[int, Sum]:
        """Give for every unit what is its own and its subordinates'; `add` puts the second into the first."""
        whole = {key: nothing() for key in self.depths}
        for key in reversed(list(self.depths)):
            if key in own:
                add(whole[key], own[key])
            if key in self.above:
                add(whole[self.above[key]], whole[key])
        return whole

    def all_below(self, unit: int) -> set[int]:
        """Give a unit and all that stand below it."""
        found, waiting = set[int](), [unit]
        while waiting:
            key = waiting.pop()
            found.add(key)
            waiting.extend(self.below.get(key, ()))
        return found

    def derived(self, own: Mapping[int, int]) -> dict[int, int]:
        """Give every unit its own number, else the sum of those below that have one."""
        found: dict[int, int] = {}
        for key in reversed(list(self.depths)):
            if key in own:
                found[key] = own[key]
            else:
                below = [found[child] for child in self.below.get(key, ()) if child in found]
                if below:
                    found[key] = sum(below)
        return found

    def _closes_circle(self, unit: int, other: int) -> bool:
        current: int | None = unit
        while current is not None:
            if current == other:
                return True
            current = self.above.get(current)
        return False

    def _walk(self) -> Iterator[tuple[int, int]]:
        waiting = [(key, 0) for key in reversed(self.tops)]
        while waiting:
            key, depth = waiting.pop()
            yield key, depth
            waiting.extend((child, depth + 1) for child in reversed(self.below.get(key, ())))


def _is_over(unit: Unit, today: date) -> bool:
    return unit.valid_to is None or unit.valid_to < today
