"""How alike titles, units and authors are, word by word, when one of them was spelled otherwise. Pure.

Word order, capitals, tone marks and signs do not count; abbreviations are written out; words that many
titles have count less than rare ones; a title that a portal cut short is compared with as much of the other.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from desktop_app.domain.legacy import looks_legacy, rescue
from desktop_app.domain.likeness import alike, pairs, plain

Weigh = Callable[[str], float]
Tokens = tuple[str, ...]

_SOFT = 0.85
_TYPO_LETTERS = 4
_CUT_WORDS = 5
_OTHER_NUMBERS = 0.8
_SHARE = re.compile(r"\([^()]*\)|\d+(?:[.,]\d+)?\s*%")
_PARTING = re.compile(r"[,;/&+\n\t]|\s+-\s+|\bvà\b", re.IGNORECASE)


class Speller:
    """Takes texts apart into plain words: TCVN3 and VNI read as meant, abbreviations written out."""

    def __init__(self, abbreviations: Iterable[tuple[str, str]], honorifics: Iterable[str] = ()) -> None:
        self._long: Mapping[str, Tokens] = {plain(short): _split(long) for short, long in abbreviations}
        self._honorifics = sorted({_split(title) for title in honorifics}, key=len, reverse=True)

    def tokens(self, text: str) -> Tokens:
        """Give the words of a text."""
        encoding = looks_legacy(text) if not text.isascii() else None
        return self.written_out(_split(rescue(text, encoding) if encoding else text))

    def written_out(self, words: Tokens) -> Tokens:
        """Write abbreviations out."""
        if self._long.keys().isdisjoint(words):
            return words
        return tuple(part for word in words for part in self._long.get(word, (word,)))

    def names_in(self, text: str) -> tuple[str, ...]:
        """Part the names somebody wrote into one field, as plain words without titles (“KS.”, “Ông”)."""
        encoding = looks_legacy(text) if not text.isascii() else None
        parts = _PARTING.split(rescue(text, encoding) if encoding else text)
        return tuple(found for found in map(self._bare, parts) if found)

    def _bare(self, name: str) -> str:
        words = _split(_SHARE.sub(" ", name))
        title = next((item for item in self._honorifics if words[: len(item)] == item), ())
        while title and len(words) - len(title) > 1:
            words = words[len(title) :]
            title = next((item for item in self._honorifics if words[: len(item)] == item), ())
        return " ".join(words)

    def initials(self, words: Tokens) -> frozenset[str]:
        """Give what an office may call something of that name: ctdlbd, pcbd."""
        found = {"".join(word[0] for word in words)}
        for short, long in self._long.items():
            if len(long) > 1 and words[: len(long)] == long:
                found.add(short + "".join(word[0] for word in words[len(long) :]))
        return frozenset(found)


def _split(text: str) -> Tokens:
    return tuple(plain(text).split())


def weights(counts: Mapping[str, int], total: int) -> Weigh:
    """Make the weight of a word from how many of `total` texts have it; an unknown one weighs as most do."""
    usual = _weight(max(1, round(sqrt(total))), total)
    known = {word: _weight(count, total) for word, count in counts.items()}
    return lambda word: known.get(word, usual)


def _weight(count: int, total: int) -> float:
    return sqrt(max(0.3, log(1 + total / (1 + count))))


def words_alike(theirs: Tokens, ours: Tokens, weigh: Weigh, *, is_cut: bool = False) -> float:
    """Tell how alike two rows of words are, from 0 to 1; `is_cut` where theirs may end in the middle."""
    whole = _alike(theirs, ours, weigh)
    if not is_cut or len(theirs) < _CUT_WORDS or len(ours) < len(theirs):
        return whole
    return max(whole, _alike(theirs, ours[: len(theirs)], weigh) * 0.99)


def _alike(theirs: Tokens, ours: Tokens, weigh: Weigh) -> float:
    if not theirs or not ours:
        return 0.0
    if theirs == ours:
        return 1.0
    left, right = _left_over(theirs, ours), _left_over(ours, theirs)
    total = sum(map(weigh, theirs)) + sum(map(weigh, ours))
    both = total - sum(map(weigh, left)) - sum(map(weigh, right))
    if not left and not right:
        return 1.0
    other_numbers = any(map(_has_digit, left)) and any(map(_has_digit, right))
    return (both + _soft(left, right, weigh)) / total * (_OTHER_NUMBERS if other_numbers else 1.0)


def _left_over(words: Tokens, others: Tokens) -> list[str]:
    """Give the words that the others do not have, or have fewer times."""
    if len(set(words)) == len(words):
        return [word for word in words if word not in others]
    left = Counter(words) - Counter(others)
    return [word for word in left for _time in range(left[word])]


@lru_cache(maxsize=65536)
def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _soft(left: list[str], right: list[str], weigh: Weigh) -> float:
    """Weigh words that are nearly the same: a slip of the key, a cut end, two words written as one."""
    found = 0.0
    joined = {one + two: (one, two) for side in (left, right) for one, two in pairwise(side)}
    for word in [word for word in left if len(word) >= _TYPO_LETTERS]:
        twin = next((other for other in right if _is_slip(word, other)), None)
        if twin is not None:
            left.remove(word)
            right.remove(twin)
            found += _SOFT * (weigh(word) + weigh(twin))
    for side, other in ((left, right), (right, left)):
        for word in side:
            parts = joined.get(word, ())
            if parts and all(part in other for part in parts):
                found += weigh(word) + sum(map(weigh, parts))
    return found


@lru_cache(maxsize=65536)
def _is_slip(one: str, two: str) -> bool:
    """Tell whether two words are one letter apart, or one is the other cut short."""
    if len(one) > len(two):
        one, two = two, one
    if _has_digit(one) or _has_digit(two) or len(one) < _TYPO_LETTERS:
        return False
    if two.startswith(one):
        return True
    if len(two) - len(one) > 1:
        return False
    start = next((at for at, letter in enumerate(one) if two[at] != letter), len(one))
    if len(one) == len(two):
        is_swap = one[start] == two[start + 1 : start + 2] and one[start + 1 : start + 2] == two[start]
        return one[start + 1 :] == two[start + 1 :] or (is_swap and one[start + 2 :] == two[start + 2 :])
    return one[start:] == two[start + 1 :]


def names_alike(theirs: Sequence[str], ours: Sequence[str]) -> float:
    """Tell how well the people they name are found among ours, from 0 to 1; both are plain names."""
    if not theirs or not ours:
        return 0.0
    best = [max(_name_alike(name, other) for other in ours) for name in theirs]
    return (max(best) + sum(best) / len(best)) / 2


@lru_cache(maxsize=65536)
def _name_alike(one: str, two: str) -> float:
    if one == two:
        return 1.0
    first, second = one.split(), two.split()
    if sorted(first) == sorted(second):
        return 0.95
    if first[-1] == second[-1]:
        return _same_given(first, second)
    if not set(first) & set(second):
        return 0.0
    close = alike(pairs(one), pairs(two))
    return close if close >= 0.8 else 0.0


def _same_given(first: list[str], second: list[str]) -> float:
    """Compare names with the same given name: initials before it, or a middle name left out."""
    one, two = first[:-1], second[:-1]
    if len(one) == len(two) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, two, strict=True)
    ):
        return 0.9
    if one and two and one[0] == two[0] and min(len(one), len(two)) == 1:
        return 0.85
    if len(one) == 1 and one[0] == "".join(word[0] for word in two):
        return 0.85
    return 0.8 if alike(pairs(" ".join(first)), pairs(" ".join(second))) >= 0.88 else 0.0
