"""What stands at a place of a paper where the council speaks: facts of a round, and of a case before it."""

from collections.abc import Callable
from datetime import date

from desktop_app.documents.papers.context import Case, DossierContext, Hearing, PaperContext, RoundContext
from desktop_app.documents.papers.script import OFFICE, ROUND
from desktop_app.documents.papers.values import Said, document_number, value_of
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.dates import format_date, long_date
from desktop_app.domain.records import Dossier

CASE = "case:"
"""What a field's name begins with where it is one of the examination, which the council's page mends."""

LOW = "low"
"""The form of a place inside a sentence: {level:low} is “cấp cơ sở”."""

_ROLES = {"chair": "chair", "secretaries": "secretary"}
_ROUND_MEMBERS = ("members_total", "members_present", "members_absent", *_ROLES)
_ROUND_DAYS = ("document_on", "held_on", "minutes_on")
_ROUND_TEXTS = ("name", "document_number", "held_at", "minutes_number", "note")
_CASE_DAYS = ("received_on", "accepted_on", "returned_on", "completed_on", "decision_on")
_CASE_TEXTS = (
    "decision_number", "certificate_number", "return_reason", "result_reason", "completion_asked",
)  # fmt: skip


def round_lookup(context: RoundContext) -> Lookup:
    """Know the places of a round's paper: `round_…`, level, unit, counts of members."""

    def lookup(key: str, form: str) -> Said:
        return _round(context, context.hearing, key, form) or _office(context, key) or Said("", key)

    return lookup


def case_lookup(context: PaperContext, hearing: Hearing | None, case: Case) -> Lookup:
    """Know the places of a case: the round's, the examination's, title and authors."""

    def lookup(key: str, form: str) -> Said:
        return (
            _case(context, case, key, form)
            or (_round(context, hearing, key, form) if hearing else None)
            or _dossier(case.dossier, key)
            or _office(context, key)
            or Said("", key)
        )

    return lookup


def dossier_lookup(context: DossierContext) -> Lookup:
    """Know the places of a dossier's paper: its form's fields, and the council's where it was before one."""

    def lookup(key: str, form: str) -> Said:
        of_council: Said | None = None
        if context.case is not None:
            of_council = _case(context, context.case, key, form)
        if of_council is None and context.hearing is not None:
            of_council = _round(context, context.hearing, key, form)
        return (
            of_council
            or _dossier(context.dossier, key)
            or _office(context, key)
            or value_of(context, key, form)
        )

    return lookup


def _round(context: PaperContext, hearing: Hearing, key: str, form: str) -> Said | None:
    own = hearing.round
    if key == "level":
        return Said(_level(context, own.level, form), ROUND + "level")
    if key == "unit" and hearing.unit is not None:
        return Said(hearing.unit.name, ROUND + "unit_id")
    if key in _ROUND_MEMBERS:
        return Said(_members(hearing, key), ROUND + "members")
    if key == "superior":
        return Said(hearing.superior.name if hearing.superior else "", ROUND + "unit_id")
    name = key.removeprefix("round_")
    if name == key:
        return None
    if name in _ROUND_DAYS:
        return Said(_day(getattr(own, name), form), ROUND + name)
    if name not in _ROUND_TEXTS:
        return None
    text = document_number(getattr(own, name)) if name.endswith("_number") else getattr(own, name)
    return Said(lower_first(text) if form == LOW else text, ROUND + name)


def _members(hearing: Hearing, key: str) -> str:
    """Count the members (of none nothing is said), or name those of a role."""
    if key in ("chair", "secretaries"):
        return ", ".join(member.name for member in hearing.of_role(_ROLES[key]))
    present = sum(member.is_present for member in hearing.members)
    counts = {"total": len(hearing.members), "present": present}
    counts["absent"] = counts["total"] - present
    return f"{counts[key.removeprefix('members_')]:02d}" if hearing.members else ""


def _level(context: PaperContext, level: str, form: str) -> str:
    label = context.catalogue.label("levels", level) if level else ""
    return lower_first(label) if form == LOW else label


def lower_first(words: str) -> str:
    """Write words as they stand inside a sentence; an abbreviation stays as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _case(context: PaperContext, case: Case, key: str, form: str) -> Said | None:
    item = case.examination
    if key in _CASE_DAYS:
        return Said(_day(getattr(item, key), form), CASE + key)
    if key in _CASE_TEXTS:
        text = getattr(item, key)
        return Said(document_number(text) if key == "decision_number" else text, CASE + key)
    if key in ("level", "next_level"):
        return Said(_level(context, item.level if key == "level" else item.next_level, form), CASE + key)
    return None


def _dossier(dossier: Dossier, key: str) -> Said | None:
    match key:
        case "code":
            return Said(dossier.innovation.code, "code")
        case "title":
            return Said(dossier.innovation.title, "title")
        case "author_names":
            return Said(", ".join(author.name for author in dossier.authors), "authors")
        case "unit" if dossier.unit is not None:
            return Said(dossier.unit.name, "unit_id")
        case _:
            return None


def _office(context: PaperContext, key: str) -> Said | None:
    head = context.sender(context.wording.chain).letterhead
    known: dict[str, Callable[[], str]] = {
        "office_name": lambda: " ".join(head.name.split()),
        "office_place": lambda: head.place,
        "office_symbol": lambda: head.symbol,
        "today": lambda: format_date(context.today),
        "year": lambda: str(context.today.year),
    }
    return Said(known[key](), OFFICE + key.removeprefix("office_")) if key in known else None


def _day(value: date | None, form: str) -> str:
    if value is None:
        return ""
    return long_date(value) if form == "long" else format_date(value)
