"""Checks: whether the old state, the purpose, the nature and the steps say what a reviewer looks for."""

import re
from collections.abc import Iterator

from desktop_app.forms.cues import cue
from desktop_app.guide.annexes import citations
from desktop_app.guide.inquiry import Hit, Inquiry, Written
from desktop_app.guide.quantities import quantities

STATE, PURPOSE, CONDITIONS, NATURE, STEPS = "current_state", "purpose", "conditions", "nature", "steps"
_NUMBERED = re.compile(r"^\s*(?:[-–•+]\s*|(?:\d{1,2}[.)]|[a-zđ]\))\s+)\S", re.MULTILINE)


def state_no_fault(inquiry: Inquiry) -> Iterator[Hit]:
    """An old state without a word of what is wrong with it."""
    state = inquiry.prose(STATE)
    if state and not cue("faults").is_in(state.words):
        yield Hit(STATE, {"label": state.label})


def state_no_figure(inquiry: Inquiry) -> Iterator[Hit]:
    """An old state without a figure."""
    state = inquiry.prose(STATE)
    if state and not quantities(state).count:
        yield Hit(STATE, {"label": state.label})


def state_short(inquiry: Inquiry) -> Iterator[Hit]:
    """An old state of fewer than `words` words."""
    return _short(inquiry, inquiry.prose(STATE))


def purpose_vague(inquiry: Inquiry) -> Iterator[Hit]:
    """A purpose of general words only: no figure, and no more than `words` words."""
    purpose = inquiry.prose(PURPOSE)
    if purpose is None or purpose.word_count > inquiry.numbers["words"] or quantities(purpose).count:
        return
    found = cue("vague_aims").first(purpose.words)
    if found:
        yield Hit(PURPOSE, {"label": purpose.label, "found": found})


def purpose_absolute(inquiry: Inquiry) -> Iterator[Hit]:
    """A purpose that promises what nobody can show."""
    purpose = inquiry.prose(PURPOSE)
    found = cue("absolutes").first(purpose.words) if purpose else ""
    if purpose and found:
        yield Hit(PURPOSE, {"label": purpose.label, "found": found})


def conditions_vague(inquiry: Inquiry) -> Iterator[Hit]:
    """Conditions said not to exist, or asked of people's good will: in no more than `words` words."""
    conditions = inquiry.prose(CONDITIONS)
    if conditions is None or conditions.word_count > inquiry.numbers["words"]:
        return
    is_vague = cue("no_conditions").length_at(conditions.words, 0) or cue("soft_conditions").is_in(
        conditions.words
    )
    if is_vague and not quantities(conditions).count:
        yield Hit(CONDITIONS, {"label": conditions.label})


def nature_short(inquiry: Inquiry) -> Iterator[Hit]:
    """A nature of fewer than `words` words and no picture."""
    nature = inquiry.prose(NATURE)
    return iter(()) if nature and nature.has_picture else _short(inquiry, nature)


def nature_no_detail(inquiry: Inquiry) -> Iterator[Hit]:
    """A nature of at least `words` words without any figure, picture, table or drawing to look at."""
    nature = inquiry.prose(NATURE)
    if nature is None or nature.has_picture or nature.has_table:
        return
    if nature.word_count < inquiry.numbers["words"]:
        return
    if not quantities(nature).count and not citations(nature.text):
        yield Hit(NATURE, {"label": nature.label})


def steps_not_listed(inquiry: Inquiry) -> Iterator[Hit]:
    """Steps that are not told one by one: fewer than `steps` entries, or words of a sequence."""
    steps = inquiry.prose(STEPS)
    if steps is None or steps.has_table:
        return
    least = inquiry.numbers["steps"]
    if len(_NUMBERED.findall(steps.text)) < least and len(list(cue("sequence").found(steps.words))) < least:
        yield Hit(STEPS, {"label": steps.label})


def _short(inquiry: Inquiry, text: Written | None) -> Iterator[Hit]:
    if text and text.word_count < inquiry.numbers["words"]:
        yield Hit(text.field, {"label": text.label, "count": str(text.word_count)})
