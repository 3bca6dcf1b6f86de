"""What goes into each field of an online system, cut to the field's limit, and what was cut. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.council import Examination
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import COLUMNS, Authorship, Dossier, Participant
from desktop_app.domain.richtext import parse, plain_text
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value
from desktop_app.forms.portals import PortalField, PortalSystem

Label = Callable[[str, str], str | None]
"""The words of a choice, by the key of its field and what is stored; None where the field is no choice."""

_SENTENCE = re.compile(r"[.!?…;](?=\s)|\n")
_BLANK = re.compile(r"\s")
_WORTH_A_SENTENCE = 0.6
_EDGES = " \t\n.,;:!?-–—\"'“”()[]"


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what is to be put there. `rest` is what the limit cut off; `whole` counts its letters.

    `is_withheld` where the innovation has something confidential and the field is left out.
    """

    field: PortalField
    text: str
    rest: str = ""
    whole: int = 0
    is_withheld: bool = False

    @property
    def can_be_copied(self) -> bool:
        """Whether there is anything for the clipboard."""
        return bool(self.text) and not self.is_withheld


@dataclass(frozen=True, slots=True)
class Facts:
    """What a system may ask of an innovation: its dossier, the words of choices, the decision, the union."""

    dossier: Dossier
    label: Label
    decision: Examination | None = None
    unit_union: str = ""


def fill(system: PortalSystem, facts: Facts, not_confidential: Sequence[str]) -> tuple[Filled, ...]:
    """Give every field of a system, in the order asked."""
    is_secret = is_confidential(facts.dossier.innovation.confidential, not_confidential)
    return tuple(_filled(field, facts, is_secret) for field in system.fields)


def is_confidential(answer: str, not_confidential: Sequence[str]) -> bool:
    """Tell whether something is to be kept back: anything was written that does not say “nothing”."""
    said = " ".join(fold(answer).strip(_EDGES).split())
    return bool(said) and said not in {fold(item) for item in not_confidential}


def letters_in(text: str) -> int:
    """Count letters as a web page's limit does: UTF-16 units, so a pictogram is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> tuple[str, str]:
    """Part a text at the last sentence that fits in `limit` letters, else at the last word; 0 is no limit.

    Nothing but blanks is lost between the two parts. A word longer than the limit is cut in the middle.
    """
    if not limit or letters_in(text) <= limit:
        return text, ""
    room = _room(text, limit)
    head = text[: room + 1]
    ends = [found.end() for found in _SENTENCE.finditer(head) if found.end() <= room]
    place = ends[-1] if ends and ends[-1] >= room * _WORTH_A_SENTENCE else 0
    if not place:
        place = max((found.start() for found in _BLANK.finditer(head)), default=0) or room
    return text[:place].rstrip(), text[place:].lstrip()


def _room(text: str, limit: int) -> int:
    """Count the letters of a text that fit, and let none of them be half of a pair."""
    room = min(len(text), limit)
    while letters_in(text[:room]) > limit:
        room -= 1
    return room


def _filled(field: PortalField, facts: Facts, is_secret: bool) -> Filled:
    whole = value_of(field, facts)
    if field.is_secret and is_secret:
        return Filled(field, "", "", letters_in(whole), is_withheld=True)
    text, rest = cut(whole, field.limit)
    return Filled(field, text, rest, letters_in(whole))


def value_of(field: PortalField, facts: Facts) -> str:
    """Give the whole value of a field as plain text, whatever its limit."""
    parts = (clean(_part(source, facts), multiline=True) for source in field.sources)
    return "\n\n".join(part for part in parts if part)


def _part(source: str, facts: Facts) -> str:
    derive = _DERIVED.get(source)
    if derive is not None:
        return derive(facts)
    value = facts.dossier.value(source)
    if not isinstance(value, str):
        return _plain(value)
    words = facts.label(source, value) if value else ""
    if words is not None:
        return words
    return value if source in COLUMNS else plain_text(parse(value).nodes)


def _plain(value: Value) -> str:
    if isinstance(value, date):
        return format_date(value)
    return "" if value in (None, 0) or isinstance(value, bool) else str(value)


def _text(facts: Facts, *keys: str) -> str:
    answers = (str(facts.dossier.value(key) or "") for key in keys)
    return "\n".join(part for part in (plain_text(parse(answer).nodes) for answer in answers) if part)


def _names(people: Sequence[Participant]) -> str:
    return ", ".join(clean(person.name) for person in people if person.name)


def _author_lines(facts: Facts) -> str:
    told = (
        (item.name, item.birth[:4], item.workplace, item.qualification, item.task)
        for item in facts.dossier.authors
    )
    return "\n".join("; ".join(filter(None, map(clean, parts))) for parts in told)


def _decision(facts: Facts) -> str:
    found = facts.decision
    if found is None or not (found.decision_number or found.decision_on):
        return ""
    if found.decision_on is None:
        return found.decision_number
    day = format_date(found.decision_on)
    if not found.decision_number:
        return _("Quyết định ngày {day}").format(day=day)
    return _("{number} ngày {day}").format(number=found.decision_number, day=day)


def _money(facts: Facts) -> str:
    amount = facts.dossier.innovation.benefit_amount
    return "" if amount is None else format_money(amount)


def _authors(facts: Facts) -> Sequence[Authorship]:
    return facts.dossier.authors


def _unit_name(facts: Facts) -> str:
    return facts.dossier.unit.name if facts.dossier.unit else ""


_DERIVED: Mapping[str, Callable[[Facts], str]] = {
    "authors": lambda facts: _names(_authors(facts)),
    "first_author": lambda facts: _names(_authors(facts)[:1]),
    "co_authors": lambda facts: _names(_authors(facts)[1:]),
    "author_lines": _author_lines,
    "helper_names": lambda facts: _names(facts.dossier.helpers),
    "unit_name": _unit_name,
    "unit_union": lambda facts: facts.unit_union or _unit_name(facts),
    "decision": _decision,
    "decision_number": lambda facts: facts.decision.decision_number if facts.decision else "",
    "decision_on": lambda facts: format_date(facts.decision.decision_on) if facts.decision else "",
    "summary": lambda facts: _text(facts, "purpose", "nature"),
    "effect": lambda facts: _text(facts, "actual_effect"),
    "money": _money,
    "title_and_authors": lambda facts: "\n".join(
        part for part in (facts.dossier.innovation.title, _names(_authors(facts))) if part
    ),
}
