"""Breaking a line of praise where its meaning lets it: not inside a name, or a number with its unit."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from math import ceil

from desktop_app.domain.text import fold

_BEFORE = frozenset((
    "đã", "trong", "tại", "và", "của", "góp", "cho", "với", "để", "từ", "năm", "nhằm", "theo", "giai", "về",
    "có", "vì", "do", "bằng", "qua",
))  # fmt: skip
"""Words that begin a new thought: a line may well end before one."""

_AFTER_SIGN = ",;:.–-"
_AROUND = "“”\"'(),.;:"
_AT_SIGN, _AT_WORD, _PLAIN, _BOUND = 0.0, 0.15, 0.5, 1000.0
_JOINT = 0.35
"""How much a joint counts beside lines of even length."""


def phrase_lines(
    text: str,
    width: float,
    measure: Callable[[str], float],
    kept: Sequence[str] = (),
    most: int = 100,
    *,
    may_split_names: bool = True,
) -> list[str] | None:
    """Set a text in the fewest lines of `width`, evenly and at its joints; None where it cannot be.

    Args:
        kept: names that stand on one line whatever they are made of.
        most: how many lines there may be.
        may_split_names: whether a name too long for a line is broken rather than refused.
    """
    words = text.split()
    if not words:
        return []
    widths = [measure(word) for word in words]
    if max(widths) > width:
        return None
    ends = (0.0, *accumulate(widths))
    gap = measure(" ")

    def length(start: int, end: int) -> float:
        return ends[end] - ends[start] + gap * (end - start - 1)

    costs = _costs(words, kept)
    for count in range(max(ceil(length(0, len(words)) / width), 1), min(most, len(words)) + 1):
        found = _best(len(words), count, width, length, costs)
        if found is not None and (may_split_names or found[0] < _BOUND * _JOINT):
            return [" ".join(words[start:end]) for start, end in found[1]]
    return None


def _best(
    words: int, count: int, width: float, length: Callable[[int, int], float], costs: Sequence[float]
) -> tuple[float, list[tuple[int, int]]] | None:
    """Find where to break into `count` lines at the least cost, and that cost."""
    ideal = min(length(0, words) / count, width)

    @cache
    def rest(start: int, lines: int) -> tuple[float, tuple[int, ...]] | None:
        if lines == 1:
            own = length(start, words)
            return (((own - ideal) / ideal) ** 2, (words,)) if own <= width else None
        found: tuple[float, tuple[int, ...]] | None = None
        for end in range(start + 1, words - lines + 2):
            own = length(start, end)
            if own > width:
                break
            after = rest(end, lines - 1)
            if after is None:
                continue
            cost = ((own - ideal) / ideal) ** 2 + costs[end] * _JOINT + after[0]
            if found is None or cost < found[0]:
                found = (cost, (end, *after[1]))
        return found

    best = rest(0, count)
    if best is None:
        return None
    ends = best[1]
    return best[0], list(zip((0, *ends[:-1]), ends, strict=True))


def _costs(words: Sequence[str], kept: Sequence[str]) -> list[float]:
    """Tell how little a break before each word is wanted."""
    costs = [_BOUND, *(_cost(words, place) for place in range(1, len(words)))]
    folded = [fold(word.strip(_AROUND)) for word in words]
    for name in kept:
        parts = fold(name).split()
        for start in range(len(words) - len(parts) + 1):
            if len(parts) > 1 and folded[start : start + len(parts)] == parts:
                costs[start + 1 : start + len(parts)] = [_BOUND] * (len(parts) - 1)
    return costs


def _cost(words: Sequence[str], place: int) -> float:
    before, after = words[place - 1], words[place]
    if before[-1] in _AFTER_SIGN:
        return _AT_SIGN
    if any(letter.isdigit() for letter in before) or after[:1].isdigit():
        return _BOUND
    if _is_in_name(words, place):
        return _BOUND
    return _AT_WORD if after.strip(_AROUND).casefold() in _BEFORE and not after[:1].isupper() else _PLAIN


def _is_in_name(words: Sequence[str], place: int) -> bool:
    """Tell whether words around a place make one name: “Văn | An”, “Nhiệt | điện”, “điện | Sông Trầm”."""
    before, after = words[place - 1].lstrip(_AROUND), words[place].lstrip(_AROUND)
    if after.rstrip(_AROUND).casefold() in _BEFORE and not after[:1].isupper():
        return False
    if before[:1].isupper():
        return after[:1].isupper() or place > 1
    above = words[place - 2].lstrip(_AROUND) if place > 1 else ""
    return after[:1].isupper() and above[:1].isupper() and above[-1:] not in _AFTER_SIGN
