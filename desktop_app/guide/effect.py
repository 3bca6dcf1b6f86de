"""Checks: whether the effect is shown by figures before and after, with units, over a stretch of time."""

from collections.abc import Iterator

from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.cues import cue
from desktop_app.guide.inquiry import Hit, Inquiry, Written
from desktop_app.guide.quantities import is_dated, quantities

ACTUAL = "actual_effect"
FIELDS = (ACTUAL, "author_benefit_opinion")
PROCESS = "application_process"


def effect_qualitative(inquiry: Inquiry) -> Iterator[Hit]:
    """Praise, and no figure."""
    for text in _without_figures(inquiry):
        praise = cue("praise").first(text.words)
        if praise and not _asks_counts(inquiry, text):
            yield Hit(text.field, {"label": text.label, "found": praise})


def effect_no_figures(inquiry: Inquiry) -> Iterator[Hit]:
    """No figure, and no praise either."""
    for text in _without_figures(inquiry):
        if not cue("praise").is_in(text.words) and not _asks_counts(inquiry, text):
            yield Hit(text.field, {"label": text.label})


def effect_no_counts(inquiry: Inquiry) -> Iterator[Hit]:
    """A gain in safety or environment that is not money, and not counted either."""
    for text in _without_figures(inquiry):
        if _asks_counts(inquiry, text):
            yield Hit(text.field, {"label": text.label, "found": cue("safety").first(text.words)})


def effect_no_comparison(inquiry: Inquiry) -> Iterator[Hit]:
    """Figures, but not of before and after."""
    for text in _texts(inquiry):
        count = quantities(text).count
        is_change = count >= 2 and (text.has_table or cue("changes").is_in(text.words))
        if count and not is_change and not cue("ended").is_in(text.words):
            yield Hit(text.field, {"label": text.label})


def effect_no_unit(inquiry: Inquiry) -> Iterator[Hit]:
    """Figures that do not say of what."""
    for text in _texts(inquiry):
        found = quantities(text)
        if found.count and not found.measured:
            yield Hit(text.field, {"label": text.label})


def effect_no_period(inquiry: Inquiry) -> Iterator[Hit]:
    """Figures without the time they were seen in, here or in the account of the application."""
    process = inquiry.prose(PROCESS)
    if process and is_dated(process.words):
        return
    for text in _texts(inquiry):
        if quantities(text).count and not is_dated(text.words):
            yield Hit(text.field, {"label": text.label})


def effect_unproven(inquiry: Inquiry) -> Iterator[Hit]:
    """An actual effect that is still expected."""
    text = inquiry.prose(ACTUAL)
    found = cue("unproven").first(text.words) if text else ""
    if text and found:
        yield Hit(ACTUAL, {"label": text.label, "found": found})


def _texts(inquiry: Inquiry) -> Iterator[Written]:
    return (text for text in map(inquiry.prose, FIELDS) if text)


def _without_figures(inquiry: Inquiry) -> Iterator[Written]:
    return (text for text in _texts(inquiry) if not quantities(text).count)


def _asks_counts(inquiry: Inquiry, text: Written) -> bool:
    return inquiry.dossier.innovation.benefit_answer == NOT_COMPUTABLE and cue("safety").is_in(text.words)
