"""How alike two names or titles are, whatever their marks, capitals, signs and spacing."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import Generic, TypeVar

from desktop_app.domain.text import fold

Key = TypeVar("Key", bound=Hashable)

_WIDTH = 37
_START, _BLANK = 0, ord(" ") % _WIDTH
_PLACES = {
    letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789", start=_START + 1)
}
_WORD = re.compile(r"[^\W_]+")
_MOST_COMPARED = 200
_RARE_WORDS = 4


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Reduce a text to its folded words with one blank between: what must be equal to be the same."""
    return " ".join(_WORD.findall(fold(text)))


def pairs(key: str) -> int:
    """Note which pairs of neighbouring letters a plain text has, its ends among them, a bit a pair.

    Two such numbers are compared in a tenth of the time that two sets take.
    """
    noted, before = 0, _START
    for word in key.split(" "):
        noted |= _pairs_of_word(before, word)
        before = _BLANK
    return noted


@lru_cache(maxsize=8192)
def _pairs_of_word(before: int, word: str) -> int:
    noted = 0
    for letter in word:
        place = _PLACES.get(letter, 0) or ord(letter) % _WIDTH
        noted |= 1 << (before * _WIDTH + place)
        before = place
    return noted | 1 << (before * _WIDTH + _BLANK)


def likeness(one: str, two: str) -> float:
    """Tell how alike two texts are, from 0 to 1; 1 is the same but for marks, capitals and signs."""
    first, second = plain(one), plain(two)
    return 1.0 if first == second else alike(pairs(first), pairs(second))


def alike(one: int, two: int) -> float:
    """Compare two texts by their pairs (Dice): twice what they share over what both have; below 1."""
    shared = (one & two).bit_count()
    return min(0.99, 2 * shared / (one.bit_count() + two.bit_count())) if shared else 0.0


class Lookup(Generic[Key]):
    """Finds what is called nearly the same among many, by the rarest words of what is looked for.

    `apart` gives of a plain name what keeps it apart, such as its numbers: names that differ in that are
    never alike.
    """

    def __init__(
        self, named: Iterable[tuple[Key, str]] = (), apart: Callable[[str], object] | None = None
    ) -> None:
        self._exact: dict[str, list[Key]] = {}
        self._pairs: dict[str, int] = {}
        self._by_word: dict[str, dict[str, None]] = {}
        self._apart = apart
        self._kept_apart: dict[str, object] = {}
        for key, text in named:
            self.add(key, text)

    def add(self, key: Key, text: str) -> None:
        """Make something known by a name; it may have several."""
        known = plain(text)
        if not known:
            return
        if known in self._exact:
            if key not in self._exact[known]:
                self._exact[known].append(key)
            return
        self._exact[known] = [key]
        if self._apart:
            self._kept_apart[known] = self._apart(known)
        for word in known.split():
            self._by_word.setdefault(word, {})[known] = None

    def same(self, text: str) -> tuple[Key, ...]:
        """Give everything of that very name, but for marks, capitals and signs."""
        return tuple(self._exact.get(plain(text), ()))

    def near(self, text: str, least: float, most: int = 3) -> list[tuple[Key, float]]:
        """Give what is at least that much alike, the likest first, the very same among them as 1."""
        wanted = plain(text)
        if not wanted:
            return []
        own, kept_apart = pairs(wanted), self._apart(wanted) if self._apart else None
        found: dict[Key, float] = dict.fromkeys(self._exact.get(wanted, ()), 1.0)
        for known in self._candidates(wanted):
            if self._kept_apart.get(known) != kept_apart:
                continue
            degree = alike(own, self._noted(known))
            if degree >= least:
                for key in self._exact[known]:
                    found[key] = max(found.get(key, 0.0), degree)
        return sorted(found.items(), key=lambda item: -item[1])[:most]

    def _noted(self, known: str) -> int:
        """Give the pairs of a name, noted when it is first compared: most never are."""
        if known not in self._pairs:
            self._pairs[known] = pairs(known)
        return self._pairs[known]

    def _candidates(self, wanted: str) -> Mapping[str, None]:
        postings = sorted((self._by_word.get(word, {}) for word in dict.fromkeys(wanted.split())), key=len)
        chosen: dict[str, None] = {}
        for posting in [found for found in postings if found][:_RARE_WORDS]:
            if chosen and len(chosen) + len(posting) > _MOST_COMPARED:
                break
            chosen.update(islice(posting.items(), _MOST_COMPARED))
        chosen.pop(wanted, None)
        return chosen
