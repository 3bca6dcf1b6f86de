"""What stands at a place of a form: a field's value as papers write it, and the field a click leads to."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from desktop_app.documents.papers.context import DossierContext
from desktop_app.domain.dates import format_birth, format_date, long_date
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import Authorship, Participant
from desktop_app.domain.shares import format_share
from desktop_app.forms.vocabulary import Field, FieldKind

_ONE_FIGURE = re.compile(r"[1-9](?:/|$)")


class Said(NamedTuple):
    """The words for a place, "" where nothing is known, and the key of the field they come from."""

    text: str
    field: str


def value_of(context: DossierContext, key: str, form: str = "") -> Said:
    """Write the value of a place: a field of the form, or one of the places papers know beside it.

    `form` is "long" for a date in words.
    """
    if key == "addressee":
        return Said(_addressee(context), "level")
    if key == "unit":
        return Said(context.dossier.unit.name if context.dossier.unit else "", "unit_id")
    if key in ("first_use", "first_use_document"):
        return _first_use(context, key, form)
    value = context.dossier.value(key)
    if value is None or value == "":
        return Said("", key)
    return Said(_written(context, context.pack.form.field(key), str(value), value, form), key)


def _written(context: DossierContext, field: Field | None, text: str, value: object, form: str) -> str:
    kind = field.kind if field else FieldKind.LINE
    if isinstance(value, date) or kind is FieldKind.DATE:
        return _day(value, text, form)
    if field and kind is FieldKind.CHOICE:
        return context.catalogue.label(field.choices, text)
    if kind is FieldKind.MONEY and text.lstrip("-").isdigit():
        return format_money(int(text))
    if kind is FieldKind.UNIT and text.isdigit():
        unit = context.dossier.unit
        found = unit if unit and unit.id == int(text) else context.unit(int(text))
        return found.name if found else ""
    if kind is FieldKind.PERSON and text.isdigit():
        person = context.person(int(text))
        return person.name if person else ""
    return text


def _day(value: object, text: str, form: str) -> str:
    try:
        day = value if isinstance(value, date) else date.fromisoformat(text)
    except ValueError:
        return text
    return long_date(day) if form == "long" else format_date(day)


def _first_use(context: DossierContext, key: str, form: str) -> Said:
    innovation = context.dossier.innovation
    day = context.dossier.first_use
    is_trial = day is not None and day == innovation.trial_on
    if key == "first_use_document":
        name = "trial_document" if is_trial else "applied_document"
        return Said(innovation.trial_document if is_trial else innovation.applied_document, name)
    written = "" if day is None else long_date(day) if form == "long" else format_date(day)
    return Said(written, "trial_on" if is_trial else "applied_on")


def document_number(number: str) -> str:
    """Write the number of a document as NĐ 30 (ô 3) wants it: below 10 with a nought in front."""
    return f"0{number}" if _ONE_FIGURE.match(number) else number


def _addressee(context: DossierContext) -> str:
    """Give whom the form is addressed to: by level, with its own places filled."""
    addressees: Mapping[str, str] = context.pack.addressees
    words = addressees.get(context.dossier.innovation.level) or addressees.get("", "")
    for key in ("unit", *(field.key for field in context.pack.form.fields)):
        place = "{" + key + "}"
        if place in words:
            words = words.replace(place, value_of(context, key).text)
    return words.strip()


def cell_of(participant: Participant, number: int, value: str) -> str:
    """Write one cell of a table of people; attributes joined by `+` stand after each other."""
    parts = (_attribute(participant, number, name.strip()) for name in value.split("+"))
    return ", ".join(part for part in parts if part)


def _attribute(participant: Participant, number: int, name: str) -> str:
    if name == "number":
        return str(number)
    if name == "sign":
        return ""
    if name == "birth":
        return format_birth(participant.birth)
    if name == "share":
        share = participant.share if isinstance(participant, Authorship) else None
        return "" if share is None else format_share(share)
    return str(getattr(participant, name, "") or "")
