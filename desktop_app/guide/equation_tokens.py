"""The signs of arithmetic in prose: numbers, units, brackets, and what only looks like one of them."""

import re
from dataclasses import dataclass

SIGNS = dict.fromkeys("×xX*·⋅∙", "*") | dict.fromkeys("/÷:∶", "/") | dict.fromkeys("-−–—", "-") | {"+": "+"}
"""Every sign of reckoning that people type, and the one it stands for."""

_TOKEN = re.compile(
    r"(?P<day>\d{1,2}([/.-])\d{1,2}\2\d{4}(?![\d.,]*\d)|\d{1,2}/(?:19|20)\d\d(?!\d))"
    r"|(?P<power>(?<![\d.,])10(?:\^?[-−–]\d{1,2}|\^\d{1,2}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\d.,]*\d))"
    r"|(?P<number>[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?![\d.]|,\d)|\d(?:[\d.,]*\d)?)"
    r"|(?P<remark>\[\d{1,3}\]|\(\d{1,2}\)|\([^()\d=≈\n]{0,80}\))"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])"
    r"|(?P<sign>[×*·⋅∙÷+−–—-]|(?<![^\W\d_])[xX](?![^\W\d_])|[/∶](?=\s*[\d(])"
    r"|(?<=\s):(?=\s+[\d(])|(?<=[\d)]):(?=[\d(]))"
    r"|(?P<percent>[%‰])"
    r"|(?P<word>/?[^\W\d_][\w²³°'’]*(?:[-./·][^\W\d_][\w²³]*)*|['’′″°])"
    r"|(?P<line>\n)"
    r"|(?P<stop>[^\s])"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text: `kind` is the name of a group above."""

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Take a stretch of a text apart; blanks are left out."""
    return [
        Token(str(found.lastgroup), found[0], found.start(), found.end())
        for found in _TOKEN.finditer(text, start, end)
    ]
