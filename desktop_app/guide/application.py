"""Checks: how the application is proved, and whether others could use the solution."""

from collections.abc import Iterator

from desktop_app.domain.dates import format_date
from desktop_app.forms.cues import cue
from desktop_app.guide.inquiry import Hit, Inquiry
from desktop_app.guide.quantities import is_dated, quantities

PROCESS, OTHERS = "application_process", "other_units"
_DOCUMENTS = {"trial_on": "trial_document", "applied_on": "applied_document"}


def use_undocumented(inquiry: Inquiry) -> Iterator[Hit]:
    """The day of first use, which decides the filing limits, without a document that shows it."""
    used = inquiry.dossier.first_use
    for key, document in _DOCUMENTS.items():
        field = inquiry.asked(document)
        if used and field and inquiry.dossier.value(key) == used:
            if not str(inquiry.dossier.value(document) or "").strip():
                yield Hit(document, {"label": field.label, "date": format_date(used)})
            return


def process_undated(inquiry: Inquiry) -> Iterator[Hit]:
    """An account of the application without any date or period."""
    process = inquiry.prose(PROCESS)
    if process and not is_dated(process.words):
        yield Hit(PROCESS, {"label": process.label})


def process_vague(inquiry: Inquiry) -> Iterator[Hit]:
    """An account of the application that counts nothing but days."""
    process = inquiry.prose(PROCESS)
    if process and is_dated(process.words) and not quantities(process).count:
        yield Hit(PROCESS, {"label": process.label})


def other_units_missing(inquiry: Inquiry) -> Iterator[Hit]:
    """Nothing on the use elsewhere, though a level above the first one is asked for."""
    field = inquiry.asked(OTHERS)
    if field and _is_higher(inquiry) and not any(item.field == OTHERS for item in inquiry.texts):
        yield Hit(OTHERS, {"label": field.label, "level": _level(inquiry)})


def other_units_denied(inquiry: Inquiry) -> Iterator[Hit]:
    """Words that nobody else can use it, though a level above the first one is asked for."""
    text = inquiry.prose(OTHERS)
    found = cue("no_other_use").first(text.words) if text and _is_higher(inquiry) else ""
    if text and found:
        yield Hit(OTHERS, {"label": text.label, "found": found, "level": _level(inquiry)})


def other_units_vague(inquiry: Inquiry) -> Iterator[Hit]:
    """“Everywhere”, in no more than `words` words and without naming or counting anybody."""
    text = inquiry.prose(OTHERS)
    if text is None or text.word_count > inquiry.numbers["words"] or quantities(text).count:
        return
    found = cue("everywhere").first(text.words)
    if found:
        yield Hit(OTHERS, {"label": text.label, "found": found})


def _is_higher(inquiry: Inquiry) -> bool:
    level, levels = inquiry.dossier.innovation.level, inquiry.catalogue.lists["levels"]
    return bool(level) and level != levels[0].id


def _level(inquiry: Inquiry) -> str:
    """Name the level as it stands inside a sentence."""
    label = inquiry.catalogue.label("levels", inquiry.dossier.innovation.level)
    return label[:1].lower() + label[1:]
