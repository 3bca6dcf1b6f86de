"""Quantities in prose: numbers that count or measure something, not those that name, date or cite."""

from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.words import Words, is_number
from desktop_app.forms.cues import cue
from desktop_app.guide.inquiry import Written


@dataclass(frozen=True, slots=True)
class Quantities:
    """How many numbers a text counts or measures with, and how many of them say what."""

    count: int
    measured: int


@lru_cache(maxsize=32)
def quantities(text: Written) -> Quantities:
    """Count the quantities of a text; in a table the unit may stand in another cell."""
    units, numerals = cue("units"), cue("numerals")
    count = measured = 0
    tokens = text.words.tokens
    is_cited = False
    for at, word in enumerate(tokens):
        is_cited = word == "[" or (is_cited and word != "]")
        if is_number(word):
            has_unit = units.length_at(text.words, at + 1) > 0
            if not is_cited and not _is_name(text.words, at) and (has_unit or not _is_of(text.words, at)):
                count += 1
                measured += has_unit
        elif numerals.length_at(text.words, at) and units.length_at(text.words, at + 1):
            count += 1
            measured += 1
    if text.has_table and count and units.is_in(text.words):
        measured = count
    return Quantities(count, measured)


def is_dated(text: Words) -> bool:
    """Tell whether a day, a month or a stretch of time is named."""
    tokens = text.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at] == "/" and is_number(tokens[at - 1]) and is_number(tokens[at + 1]):
            return True
    return any(
        (end < len(tokens) and is_number(tokens[end]))
        or (start and (is_number(tokens[start - 1]) or _leads(text, start - 1)))
        for start, end in cue("periods").found(text)
    )


def _leads(text: Words, at: int) -> bool:
    return any(cue(name).length_at(text, at) for name in ("period_leads", "numerals"))


def _is_of(text: Words, at: int) -> bool:
    """Tell whether a number stands behind what it tells apart (tổ máy 1, tháng 8)."""
    things = cue("numbered_things")
    return any(at >= length and things.length_at(text, at - length) == length for length in (1, 2, 3))


def _is_name(text: Words, at: int) -> bool:
    """Tell whether a number is a name (bơm số 2), part of a date or of a document's number, or a year."""
    tokens = text.tokens
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    beyond = tokens[at + 2] if at + 2 < len(tokens) else ""
    if (at and cue("number_leads").length_at(text, at - 1)) or (
        before == "/" and at > 1 and is_number(tokens[at - 2])
    ):
        return True
    if after == "/" and beyond and (is_number(beyond) or (len(tokens[at]) > 1 and tokens[at][0] == "0")):
        return True
    is_year = len(tokens[at]) == 4 and tokens[at][:2] in ("19", "20")
    return is_year and at > 0 and cue("year_leads").length_at(text, at - 1) > 0
