"""Vietnamese text as words: numbers, words and signs one by one, so that phrases are found whole."""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.text import nfc

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]\w*|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_TONES = re.compile("[òóỏõọ][ae]|[ùúủũụ]y")
_TONE_ON_SECOND = dict(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """The small-letter words, numbers and signs of a text; `has_marks` where any word of it bears one."""

    tokens: tuple[str, ...]
    has_marks: bool = True


EMPTY = Words(())


def words(text: str) -> Words:
    """Take a text apart; hòa and hoà become the same word."""
    return Words(tuple(map(_evened, _TOKEN.findall(text))), not text.isascii())


def sentences(text: str) -> tuple[tuple[str, Words], ...]:
    """Give each sentence, line or part before a semicolon with its words."""
    has_marks = not text.isascii()
    pieces = (piece.strip() for piece in _SENTENCE_END.split(text))
    return tuple((piece, Words(words(piece).tokens, has_marks)) for piece in pieces if piece)


@lru_cache(maxsize=16384)
def _evened(token: str) -> str:
    return _TONES.sub(lambda found: _TONE_ON_SECOND[found[0]], nfc(token.lower()))


def is_number(token: str) -> bool:
    """Tell whether a token is a number."""
    return token[0].isdecimal()
