"""Which of the known units a list means, however it writes the name."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.likeness import Lookup, plain
from desktop_app.domain.records import Unit, UnitName

_PARTS = re.compile(r"\s+[-–/]\s+|\s*[,;>]\s*")
_NEAR = 0.78
_MOST = 4


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a spelling may mean: candidates with their likeness, the likest first.

    `is_sure` where it is the one unit of that very name, old name, abbreviation or learned spelling.
    """

    candidates: tuple[tuple[int, float], ...] = ()
    is_sure: bool = False

    @property
    def best(self) -> int | None:
        """The likest unit."""
        return self.candidates[0][0] if self.candidates else None


class UnitFinder:
    """Knows units by name, abbreviation, union name, former names and the spellings that were learned."""

    def __init__(
        self,
        units: Sequence[Unit],
        former: Iterable[UnitName] = (),
        aliases: Iterable[tuple[int, str]] = (),
        dropped: Collection[str] = (),
        short: Mapping[str, str] | None = None,
    ) -> None:
        self.units = {unit.id: unit for unit in units}
        self._dropped = sorted((plain(words) for words in dropped), key=len, reverse=True)
        self._short = {plain(key): plain(words) for key, words in (short or {}).items()}
        self._learned = {plain(name): unit for unit, name in aliases}
        self._names: dict[str, list[int]] = {}
        self._others: dict[str, list[int]] = {}
        self._keys: Lookup[int] = Lookup()
        self._found: dict[str, UnitMatch] = {}
        for unit in units:
            self._know(self._names, unit.id, unit.name)
            for name in (unit.abbreviation, unit.union_name):
                self._know(self._others, unit.id, name)
        for old in former:
            self._know(self._others, old.unit_id, old.name)

    def find(self, text: str) -> UnitMatch:
        """Find what a spelling means; the same spelling is looked for once."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def successor(self, unit: int, day: date | None) -> int:
        """Give the unit that stood in a unit's place on a day: one that was merged lives on in another."""
        seen: set[int] = set()
        while unit not in seen:
            seen.add(unit)
            record = self.units[unit]
            has_ended = record.valid_to is not None and day is not None and day > record.valid_to
            if not has_ended or record.replaced_by_id not in self.units:
                return unit
            unit = record.replaced_by_id
        return unit

    def _find(self, text: str) -> UnitMatch:
        wanted = plain(text)
        if not wanted:
            return UnitMatch()
        if wanted in self._learned:
            return UnitMatch(((self._learned[wanted], 1.0),), is_sure=True)
        for known in (self._names, self._others):
            same = known.get(wanted, [])
            if same:
                return UnitMatch(tuple((unit, 1.0) for unit in same[:_MOST]), is_sure=len(same) == 1)
        inside = self._within(text)
        if inside is not None:
            return UnitMatch(((inside, 1.0),), is_sure=True)
        near = self._keys.near(self._key(text), _NEAR, _MOST)
        return UnitMatch(tuple((unit, min(degree, 0.99)) for unit, degree in near))

    def _within(self, text: str) -> int | None:
        """Read “Phân xưởng Vận hành – Công ty A”: the one of that name under the other."""
        parts = [plain(part) for part in _PARTS.split(text) if plain(part)]
        if len(parts) < 2:
            return None
        for inner, outer in ((parts[0], parts[-1]), (parts[-1], parts[0])):
            outers = {*self._names.get(outer, ()), *self._others.get(outer, ())}
            inners = {*self._names.get(inner, ()), *self._others.get(inner, ())}
            found = [unit for unit in inners if outers & set(self._above(unit))]
            if len(found) == 1:
                return found[0]
        return None

    def _above(self, unit: int) -> list[int]:
        above: list[int] = []
        current = self.units[unit].parent_id
        while current in self.units and current not in above:
            above.append(current)
            current = self.units[current].parent_id
        return above

    def _know(self, known: dict[str, list[int]], unit: int, name: str) -> None:
        key = plain(name)
        if key and unit not in known.setdefault(key, []):
            known[key].append(unit)
        self._keys.add(unit, self._key(name))

    def _key(self, name: str) -> str:
        """Write a name out without what units begin with: “PC Huế” and “Công ty Điện lực Huế” meet."""
        words = " ".join(self._short.get(word, word) for word in plain(name).split())
        for beginning in self._dropped:
            rest = words.removeprefix(f"{beginning} ")
            if rest != words:
                return rest
        return words
