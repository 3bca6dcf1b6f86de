"""Checks: whether the title says what the solution does."""

from collections.abc import Iterator

from desktop_app.domain.words import Words
from desktop_app.forms.cues import cue
from desktop_app.guide.inquiry import Hit, Inquiry

FIELD = "title"


def title_vague(inquiry: Inquiry) -> Iterator[Hit]:
    """Titles with fewer than `words` words that tell it from any other, or an aim without a means.

    So too those of no more than `short` words that say something was improved, and not how or what for.
    """
    title = _title(inquiry)
    if title is None or _is_duty(title):
        return
    has_means = cue("title_means").is_in(title)
    is_aim_only = bool(_opens(title, "title_vague_openings")) and not has_means
    is_bare = _is_bare(title, inquiry.numbers["short"]) and not has_means
    if is_aim_only or is_bare or _own_words(title) < inquiry.numbers["words"]:
        yield Hit(FIELD, {"title": inquiry.dossier.innovation.title})


def title_duty(inquiry: Inquiry) -> Iterator[Hit]:
    """Titles that name an ordinary duty."""
    title = _title(inquiry)
    if title and _is_duty(title):
        opening = _opens(title, "title_duties") or _opens(title, "title_daily_openings")
        yield Hit(FIELD, {"found": opening.capitalize()})


def _title(inquiry: Inquiry) -> Words | None:
    title = inquiry.prose(FIELD)
    return title.words if title else None


def _is_duty(title: Words) -> bool:
    is_daily = bool(_opens(title, "title_daily_openings")) and cue("title_virtues").is_in(title)
    is_duty = is_daily or bool(_opens(title, "title_duties"))
    return is_duty and not cue("title_means").is_in(title) and not cue("title_turns").is_in(title)


def _is_bare(title: Words, short: int) -> bool:
    is_short = len(title.tokens) <= short
    return is_short and bool(_opens(title, "title_bare_openings")) and not cue("title_turns").is_in(title)


def _opens(title: Words, name: str) -> str:
    """Quote the phrase of a list with which a title begins."""
    length = cue(name).length_at(title, 0)
    return " ".join(title.tokens[:length])


def _own_words(title: Words) -> int:
    empty = cue("title_empty_words")
    covered = {place for start, end in empty.found(title) for place in range(start, end)}
    return sum(token[0].isalpha() for at, token in enumerate(title.tokens) if at not in covered)
