"""Breaking a line of praise where its meaning lets it: not inside a name, or a number with its unit."""

from collections.abc import Callable, Sequence
from functools import cache

_BEFORE = frozenset((
    "đã", "trong", "tại", "và", "của", "góp", "cho", "với", "để", "từ", "năm", "nhằm", "theo", "giai", "về",
    "có", "vì", "do", "bằng", "qua",
))  # fmt: skip
"""Words that begin a new thought: a line may well end before one."""

_AFTER_SIGN = ",;:.–-"
_AT_SIGN, _AT_WORD, _PLAIN, _IN_NAME = 0.0, 0.15, 0.5, 3.0
_SHORT_LAST = 0.35


def phrase_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str] | None:
    """Set a text in the fewest lines of `width`, evenly and at its joints; None where a word is too wide."""
    words = text.split()
    if not words:
        return []
    if any(measure(word) > width for word in words):
        return None
    costs = [_cost(words, place) for place in range(1, len(words))]
    return next(
        (
            [" ".join(words[start:end]) for start, end in found]
            for count in range(1, len(words) + 1)
            if (found := _best(words, count, width, measure, costs)) is not None
        ),
        None,
    )


def _best(
    words: Sequence[str], count: int, width: float, measure: Callable[[str], float], costs: Sequence[float]
) -> list[tuple[int, int]] | None:
    """Find where to break into `count` lines at the least cost."""

    def length(start: int, end: int) -> float:
        return measure(" ".join(words[start:end]))

    ideal = min(length(0, len(words)) / count, width)

    @cache
    def rest(start: int, lines: int) -> tuple[float, tuple[int, ...]] | None:
        if lines == 1:
            own = length(start, len(words))
            return (((own - ideal) / ideal) ** 2, (len(words),)) if own <= width else None
        found: tuple[float, tuple[int, ...]] | None = None
        for end in range(start + 1, len(words) - lines + 2):
            own = length(start, end)
            if own > width:
                break
            after = rest(end, lines - 1)
            if after is None:
                continue
            cost = ((own - ideal) / ideal) ** 2 + costs[end - 1] * _SHORT_LAST + after[0]
            if found is None or cost < found[0]:
                found = (cost, (end, *after[1]))
        return found

    best = rest(0, count)
    if best is None:
        return None
    ends = best[1]
    return list(zip((0, *ends[:-1]), ends, strict=True))


def _cost(words: Sequence[str], place: int) -> float:
    """Tell how little a break before the word at `place` is wanted."""
    before, after = words[place - 1], words[place]
    if before[-1] in _AFTER_SIGN:
        return _AT_SIGN
    if after.strip("“”\"'(),.;:").casefold() in _BEFORE and not after[:1].isupper():
        return _AT_WORD
    is_name = before[:1].isupper() and after[:1].isupper()
    is_figure = any(letter.isdigit() for letter in before) or after[:1].isdigit()
    return _IN_NAME if is_name or is_figure else _PLAIN
