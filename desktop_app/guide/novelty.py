"""Checks: whether the text itself bears out that something is new (khoản 1 Điều 4 Điều lệ Sáng kiến)."""

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.words import Words, is_number, sentences
from desktop_app.forms.cues import cue
from desktop_app.guide.annexes import citations
from desktop_app.guide.inquiry import Hit, Inquiry, Written, shortened

IMPROVEMENTS = "improvements"
_CONTENT = ("nature", "steps")
_CLAIMED_IN = (
    "title", "current_state", "purpose", "nature", "improvements", "application_process", "actual_effect",
    "author_benefit_opinion", "other_units",
)  # fmt: skip
_TOLD_IN = ("current_state", "nature", "improvements", "application_process", "other_units")
_ABROAD = "other_units"
_SHINGLE = 4
_NEXT = 3
_OLDEST = 1980


def improvements_copied(inquiry: Inquiry) -> Iterator[Hit]:
    """Improvements of at least `words` words of which `percent` of a hundred stand in the content too."""
    text = inquiry.prose(IMPROVEMENTS)
    if text is None or text.word_count < inquiry.numbers["words"]:
        return
    own = _shingles(text)
    content = set[tuple[str, ...]]().union(
        *(_shingles(item) for item in map(inquiry.prose, _CONTENT) if item)
    )
    percent = 100 * len(own & content) // len(own) if own else 0
    if percent >= inquiry.numbers["percent"]:
        yield Hit(IMPROVEMENTS, {"label": text.label, "likeness": str(percent)})


def improvements_no_contrast(inquiry: Inquiry) -> Iterator[Hit]:
    """Improvements that do not say how it was and how it is."""
    text = inquiry.prose(IMPROVEMENTS)
    if text is None or text.has_table or cue("comparisons").is_in(text.words):
        return
    if not (cue("old_ways").is_in(text.words) and cue("new_ways").is_in(text.words)):
        yield Hit(IMPROVEMENTS, {"label": text.label})


def novelty_claim(inquiry: Inquiry) -> Iterator[Hit]:
    """Claims of being the first, with nothing beside them to show it; one for each field.

    Where the form asks who else could use it, that nobody does yet is an answer and no claim.
    """
    if _earlier_use(inquiry):
        return
    for item, claim, sentence in _claims(inquiry):
        if item.field != _ABROAD and not citations(sentence) and not cue("searches").is_in(item.words):
            yield Hit(item.field, {"label": item.label, "found": claim})


def novelty_contradicted(inquiry: Inquiry) -> Iterator[Hit]:
    """Claims of being the first, while the dossier tells of somebody who did it before."""
    earlier = _earlier_use(inquiry)
    if earlier:
        where, told = earlier
        for item, claim, _sentence in _claims(inquiry):
            values = {"label": item.label, "found": claim, "where": where, "told": shortened(told)}
            yield Hit(item.field, values)


def novelty_denied(inquiry: Inquiry) -> Iterator[Hit]:
    """Texts that themselves say the solution is not new."""
    for item in map(inquiry.prose, _CLAIMED_IN):
        found = cue("known_already").first(item.words) if item else ""
        if item and found:
            yield Hit(item.field, {"label": item.label, "found": found})


def _shingles(text: Written) -> set[tuple[str, ...]]:
    tokens = [token for token in text.words.tokens if token[0].isalnum()]
    return {tuple(tokens[at : at + _SHINGLE]) for at in range(len(tokens) - _SHINGLE + 1)}


def _claims(inquiry: Inquiry) -> Iterator[tuple[Written, str, str]]:
    """Give the first claim of each field with its sentence."""
    for item in map(inquiry.prose, _CLAIMED_IN):
        if item is None or not cue("claims").is_in(item.words):
            continue
        for sentence, its_words in sentences(item.text):
            claim = cue("claims").first(its_words)
            if claim:
                yield item, claim, sentence
                break


def _earlier_use(inquiry: Inquiry) -> tuple[str, str] | None:
    """Find the first sentence that tells of somebody else who did it before, and its field's label."""
    used = inquiry.dossier.first_use or inquiry.today
    for item in map(inquiry.prose, _TOLD_IN):
        if item is None or not cue("others").is_in(item.words):
            continue
        for sentence, its_words in sentences(item.text):
            if _tells(its_words, item.field, used):
                return item.label, sentence
    return None


def _tells(sentence: Words, field: str, used: date) -> bool:
    if not cue("others").is_in(sentence) or cue("claims").is_in(sentence):
        return False
    is_before = _names_year_before(sentence, used.year) or cue("long_ago").is_in(sentence)
    has_not_yet = cue("not_yet").is_in(sentence)
    if field == _ABROAD:
        return is_before and not has_not_yet
    return (is_before and not _is_denied(sentence)) or (cue("did").is_in(sentence) and not has_not_yet)


def _is_denied(sentence: Words) -> bool:
    """Tell whether the others are said, in the next words, not to have done it."""
    not_yet = cue("not_yet")
    ends = (end for _start, end in cue("others").found(sentence))
    return any(not_yet.length_at(sentence, at) for end in ends for at in range(end, end + _NEXT))


def _names_year_before(sentence: Words, year: int) -> bool:
    tokens = sentence.tokens
    return any(
        is_number(token) and len(token) == 4 and token.isdecimal() and _OLDEST <= int(token) < year
        for at, token in enumerate(tokens)
        if at and cue("year_leads").length_at(sentence, at - 1)
    )
