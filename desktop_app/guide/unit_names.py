"""Which unit a name on somebody's list means: full, old, shortened, learned, with what is above it. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.likeness import plain
from desktop_app.guide.word_likeness import Speller, Tokens, weights, words_alike

_ABOVE, _BELOW, _INITIALS, _ANOTHER = 0.95, 0.9, 0.9, 0.4
_LONGEST_INITIALS = 10
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit with every name it goes by: its own first, then union, older and learned ones."""

    id: int
    names: tuple[str, ...]
    parent_id: int | None = None
    replaced_by_id: int | None = None


class UnitNames:
    """Compares names with units; a unit and the one it became are one."""

    def __init__(self, units: Sequence[NamedUnit], speller: Speller) -> None:
        self._units = {unit.id: unit for unit in units}
        self._speller = speller
        self._words: dict[int, list[Tokens]] = {
            unit.id: [found for found in map(speller.tokens, unit.names) if found] for unit in units
        }
        counts = Counter(word for names in self._words.values() for name in names for word in set(name))
        self._weigh = weights(counts, max(1, len(units)))
        self._exact: dict[Tokens, set[int]] = {}
        for unit, names in self._words.items():
            for name in names:
                self._exact.setdefault(name, set()).add(self._now(unit))
        self._known: dict[tuple[str, int], float] = {}
        self._spelled: dict[str, Tokens] = {}

    def named(self, text: str) -> frozenset[int]:
        """Give the units of exactly that name, but for marks, capitals and abbreviations."""
        return frozenset(self._exact.get(self._tokens(text), ()))

    def alike(self, text: str, unit: int) -> float:
        """Tell how well a name means a unit, or the one above it, from 0 to 1."""
        found = self._known.get((text, unit))
        if found is None:
            found = self._known[text, unit] = self._compare(text, unit)
        return found

    def means(self, text: str, unit: int) -> tuple[int, float]:
        """Give which of a unit and those above it a name is likest to, and how much."""
        chain = self._chain(unit)
        degrees = self._by_level(self._tokens(text), text, chain)
        place = max(range(len(chain)), key=lambda at: (degrees[at], -at), default=-1)
        return (chain[place], degrees[place]) if chain else (unit, 0.0)

    def _tokens(self, text: str) -> Tokens:
        if text not in self._spelled:
            self._spelled[text] = self._speller.tokens(text)
        return self._spelled[text]

    def _now(self, unit: int) -> int:
        for _step in range(_DEEPEST):
            after = self._units[unit].replaced_by_id if unit in self._units else None
            if after is None or after not in self._units:
                break
            unit = after
        return unit

    def _chain(self, unit: int) -> tuple[int, ...]:
        found: list[int] = []
        above: int | None = self._now(unit)
        while above is not None and above in self._units and above not in found:
            found.append(above)
            parent = self._units[above].parent_id
            above = None if parent is None else self._now(parent)
        return tuple(found)

    def _compare(self, text: str, unit: int) -> float:
        words, chain = self._tokens(text), self._chain(unit)
        if not words or not chain:
            return 0.0
        exact = self._exact.get(words, set())
        if chain[0] in exact:
            return 1.0
        if exact & set(chain):
            return _ABOVE
        if any(chain[0] in self._chain(other) for other in exact):
            return _BELOW
        degree = max(self._by_level(words, text, chain))
        return min(degree, _ANOTHER) if exact else degree

    def _by_level(self, words: Tokens, text: str, chain: Sequence[int]) -> list[float]:
        """Compare a name with each unit of a chain: alone, by initials, and with the one above it."""
        compact = plain(text).replace(" ", "")
        found: list[float] = []
        for place, unit in enumerate(chain):
            above = self._words[chain[place + 1]][:1] if place + 1 < len(chain) else []
            names = self._words[unit]
            best = max((words_alike(words, name, self._weigh) for name in names), default=0.0)
            both = (words_alike(words, name + over, self._weigh) for name in names[:1] for over in above)
            if 2 <= len(compact) <= _LONGEST_INITIALS and any(
                compact in self._speller.initials(name) for name in names
            ):
                best = max(best, _INITIALS)
            found.append(max([best, *both]))
        return found
