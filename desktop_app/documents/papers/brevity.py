"""Making texts fit a room: how many lines words take at most, and leaving out whole sentences at the end."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from desktop_app.domain.richtext import Listing, Node, Span, Text
from desktop_app.domain.text import clean, nfc

LEADING = 1.15
_BOLD = 1.12
_LETTERS = {
    letter: width
    for letters, width in (
        (".,;:/ijlt'|", 0.28), ("!frI()[]-", 0.34), ("sJ", 0.4), ("“”acez?\"", 0.46), ("bdghknopquvxyđ", 0.5),
        ("0123456789–_$*ơưFPS", 0.56), ("ELTZ+=<>", 0.65), ("BCR", 0.68), ("wADGHKNOQUVXYĐƠ", 0.74),
        ("m&Ư", 0.79), ("MW%@—…", 1.0),
    )
    for letter in letters
}  # fmt: skip
"""How wide letters are in parts of their size; what is not here counts as `_WIDEST`."""

_WIDEST, _BLANK = 1.2, 0.25
_RAISED = str.maketrans("0123456789+-no", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ°")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_HORNED = str.maketrans("ớờởỡợứừửữựỚỜỞỠỢỨỪỬỮỰ", "ơ" * 5 + "ư" * 5 + "Ơ" * 5 + "Ư" * 5)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_ASIDE = re.compile(r"\s*\([^()]*\[\d+\][^()]*\)")
_POINTED = re.compile(r"\b(?:tại|ở|xem|theo|trong)\s*\[\d+\]", re.IGNORECASE)
_CITED = re.compile(r"\s*\[\d+\](?:\s*[,;–-]\s*\[\d+\])*|\s*\[\d+(?:\s*[,;–-]\s*\d+)+\]")
_ENDS = (".", "!", "?", "…", ";", ":")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text cut to its room, and how many sentences were left out at its end."""

    text: str
    left_out: int = 0


def lines_of(text: str, width: float, size: float, *, is_bold: bool = False) -> int:
    """Count the lines that a text takes at most, `width` points wide and `size` points tall."""
    room, lines = width / size / (_BOLD if is_bold else 1), 0
    for line in text.split("\n"):
        lines, _used = _set(_lengths(line), room, lines + 1, 0.0)
    return lines


def _set(lengths: Sequence[float], room: float, lines: int, used: float) -> tuple[int, float]:
    """Set words behind what is used of the last line; give the lines then, and what the last one has."""
    for length in lengths:
        if used and used + _BLANK + length > room:
            lines, used = lines + 1, 0.0
        more = ceil(length / room) - 1 if length > room else 0
        lines, used = lines + more, used + (_BLANK if used else 0.0) + (length - more * room)
    return lines, used


@lru_cache(maxsize=1024)
def _lengths(line: str) -> tuple[float, ...]:
    """Measure the words of a line: papers are tried in several sizes."""
    return tuple(map(_length, line.split()))


@lru_cache(maxsize=8192)
def _length(word: str) -> float:
    """Measure a word in parts of its size, rather too long than too short."""
    return sum(map(_letter, nfc(word)))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    letter = letter.translate(_HORNED)
    if letter in _LETTERS or not ("À" <= letter <= "ỹ" and letter.isalpha()):
        return _LETTERS.get(letter, _WIDEST)
    parts = (part for part in unicodedata.normalize("NFKD", letter) if part.isalpha())
    return sum(_LETTERS.get(part, _WIDEST) for part in parts)


def fit(sentences: Sequence[str], lines: int, width: float, size: float) -> Fitted:
    """Take as many whole sentences as there is room for; of a first one too long, the words that fit."""
    taken, used, room = 1, 0.0, width / size
    for number, sentence in enumerate(sentences):
        taken, used = _set(_lengths(sentence), room, taken, used)
        if taken > lines:
            return _closed(" ".join(sentences[:number]), sentences, number, lines, width, size)
    return Fitted(" ".join(sentences))


def _closed(text: str, sentences: Sequence[str], taken: int, lines: int, width: float, size: float) -> Fitted:
    """End after the sentences taken; one that only announces what is left out goes too."""
    while taken and text.endswith(":"):
        taken -= 1
        text = " ".join(sentences[:taken])
    if text:
        return Fitted(text.removesuffix(";") + "." * text.endswith(";"), len(sentences) - taken)
    return Fitted(shortened(sentences[0], lines, width, size), len(sentences))


def shortened(text: str, lines: int, width: float, size: float, *, is_bold: bool = False) -> str:
    """Cut one line of text between words, or letters where a word is too long, and end it with “…”."""
    text = clean(text)
    if lines_of(text, width, size, is_bold=is_bold) <= lines:
        return text
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if lines_of(text[:middle] + "…", width, size, is_bold=is_bold) <= lines:
            least = middle
        else:
            most = middle - 1
    head, _blank, _cut = text[: least + 1].rpartition(" ")
    return (head if len(head) > least // 2 else text[:least]).rstrip(" ,;:.–-") + "…"


def shares(wanted: Sequence[int], lines: int) -> list[int]:
    """Share lines out: each gets what it wants where that is within an even share, the rest the others."""
    given = dict.fromkeys(range(len(wanted)), 0)
    open_places, left = sorted(given, key=lambda place: wanted[place]), lines
    for number, place in enumerate(open_places):
        given[place] = max(min(wanted[place], left // (len(open_places) - number)), 0)
        left -= given[place]
    return list(given.values())


def fit_all(
    texts: Sequence[Sequence[str]], lines: int, width: float, size: float, least: Sequence[int] = ()
) -> list[Fitted]:
    """Fit several texts into `lines` together: an even share each, then whoever can use what is left over.

    `least` are the lines each takes even where its text is shorter.
    """
    low = list(least) or [1] * len(texts)
    wanted = [lines_of(" ".join(text), width, size) for text in texts]
    more = [max(want - own, 0) for want, own in zip(wanted, low, strict=True)]
    given = [own + extra for own, extra in zip(low, shares(more, max(lines - sum(low), 0)), strict=True)]
    made = [fit(text, own, width, size) for text, own in zip(texts, given, strict=True)]
    used = [max(own, lines_of(one.text, width, size)) for one, own in zip(made, low, strict=True)]
    for place in sorted(range(len(texts)), key=lambda place: used[place]):
        room = lines - sum(used) + used[place]
        if made[place].left_out and room > used[place]:
            made[place] = fit(texts[place], room, width, size)
            used[place] = max(low[place], lines_of(made[place].text, width, size))
    return made


def sentences_of(nodes: Iterable[Node]) -> list[str]:
    """Give the sentences of paragraphs and lists, nothing of tables.

    What cites annexes goes: a [n], the brackets around it, a sentence that only points there.
    """
    every = (sentence for paragraph in _paragraphs(nodes) for sentence in _sentences(clean(paragraph)))
    return [_CITED.sub("", sentence) for sentence in every if not _POINTED.search(sentence)]


def _sentences(paragraph: str) -> list[str]:
    found: list[str] = []
    for piece in filter(None, _SENTENCE_END.split(_ended(_ASIDE.sub("", paragraph)))):
        if found and piece[0].islower():
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _paragraphs(nodes: Iterable[Node]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield "".join(map(_written, node.spans))
        elif isinstance(node, Listing):
            *others, last = [line for item in node.items for line in _paragraphs(item.nodes)] or [""]
            yield from (line if line.rstrip().endswith(_ENDS) else f"{line};" for line in others)
            yield last


def _written(span: Span) -> str:
    """Write raised and lowered figures by their own signs, since one style is all there is."""
    if span.rise in ("sup", "sub") and len(span.text) <= 2:
        return span.text.translate(_RAISED if span.rise == "sup" else _LOWERED)
    return span.text


def _ended(text: str) -> str:
    return text if not text or text.endswith(_ENDS) else f"{text}."
