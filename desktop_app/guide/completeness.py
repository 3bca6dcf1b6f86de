"""Checks: what the form requires and nobody has filled in."""

from collections.abc import Iterator
from string import Formatter

from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.guide.inquiry import Hit, Inquiry
from desktop_app.guide.interview import questions
from desktop_app.guide.tasks import is_filled


def required(inquiry: Inquiry) -> Iterator[Hit]:
    """Every required field that is empty; the benefit and the interview have checks of their own."""
    interview = questions(inquiry.pack)
    for field in inquiry.pack.form.fields:
        if (
            field.is_required
            and field.kind is not FieldKind.BENEFIT
            and field not in interview
            and not _is_filled(inquiry, field)
        ):
            yield Hit(field.key, {"label": field.label})


def _is_filled(inquiry: Inquiry, field: Field) -> bool:
    if field.kind is FieldKind.TEXT and any(item.field == field.key for item in inquiry.texts):
        return True
    return is_filled(inquiry.dossier, field)


def addressee(inquiry: Inquiry) -> Iterator[Hit]:
    """A place in the addressee of this level that nothing fills, unless `required` names it already."""
    addressees = inquiry.pack.addressees
    words = addressees.get(inquiry.dossier.innovation.level, addressees.get("", ""))
    for _text, key, _form, _conversion in Formatter().parse(words):
        field = inquiry.asked(key or "")
        if field and not field.is_required and not is_filled(inquiry.dossier, field):
            yield Hit(field.key, {"label": field.label})


def level_not_served(inquiry: Inquiry) -> Iterator[Hit]:
    """A level this form is not for."""
    level = inquiry.dossier.innovation.level
    if level and inquiry.pack.levels and level not in inquiry.pack.levels:
        yield Hit("level", {"level": inquiry.catalogue.label("levels", level)})
