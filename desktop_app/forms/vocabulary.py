"""The words in which a regulation's forms are declared: a pack is a file of these, code only arranges."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.forms.catalogue import PAPER_WORDS, Catalogue, CheckRule, Choice, Severity, Stage
from desktop_app.forms.rules import Barrier, Criterion, DeadlineRule

__all__ = [
    "PAPER_WORDS", "Barrier", "Catalogue", "CheckRule", "Choice", "Column", "Criterion", "DeadlineRule",
    "Field", "FieldKind", "Form", "Pack", "Part", "PartKind", "Section", "Severity", "Stage",
]  # fmt: skip


class FieldKind(StrEnum):
    """How a field is edited, and what its value is.

    line, money, date, choice, unit and person hold one value of the innovation or one answer (money as
    whole đồng, dates as ISO text in an answer); text holds rich text; the others edit the dossier's tables.
    """

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    CHOICE = "choice"
    UNIT = "unit"
    PERSON = "person"
    AUTHORS = "authors"
    HELPERS = "helpers"
    ANNEXES = "annexes"
    BENEFIT = "benefit"


class PartKind(StrEnum):
    """What one printed part of a form is."""

    MOTTO = "motto"  # Quốc hiệu, tiêu ngữ
    TITLE = "title"
    HEADING = "heading"
    LINE = "line"  # one paragraph of fixed words with {key} places
    VALUE = "value"  # the rich text of `key`
    PEOPLE = "people"  # the table of `key` (authors or helpers) with `columns`
    ANNEXES = "annexes"  # one line an annex, `text` with {number} {caption} {document_number} {document_on}
    BENEFIT = "benefit"  # the first year's money, or the words for “cannot be computed”
    SIGNATURES = "signatures"  # one place to sign for every author, under `text` and `note`
    SIGNATURE_TABLE = "signature_table"  # the same as a table with `columns`
    CONFIRMATION = "confirmation"  # a block for the unit to confirm in, `text` is its heading
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a printed and edited table of people.

    `value` is a participant's attribute (name, birth, sex, post, workplace, qualification, task, share,
    role), several joined by `+` (“post+workplace”), `number`, or `sign` for an empty place to sign.
    `width` is in parts of the sum of all widths; `align` is left, center or right.
    """

    heading: str
    value: str
    width: float = 1.0
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be filled in.

    `key` names an attribute of the innovation record, or else an answer of the dossier. `label` is seen on
    screen. `question` is what the reviewer will ask of it. `choices` names a list of the catalogue.
    `soft_length` is in letters: going over is counted, never refused. `is_remembered` carries the last
    dossier's value into the next one of the same form. `table` are the headings of a table that is offered
    where words alone are seldom enough (old way and new way).
    """

    key: str
    label: str
    kind: FieldKind
    hint: str = ""
    example: str = ""
    question: str = ""
    is_required: bool = False
    soft_length: int | None = None
    choices: str = ""
    default: str = ""
    is_remembered: bool = False
    columns: tuple[Column, ...] = ()
    table: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One printed part, in printed order.

    `text` may hold the inline marks <b> <i> <u> <sup> <sub>, places {key} or {key:long} (a date in words),
    and [[optional stretches]] that vanish in a filled paper when every place inside is empty. `lines` is
    how many dotted lines a blank paper gives for handwriting. `empty` is printed when an optional value
    was left empty in a filled paper.
    """

    kind: PartKind
    text: str = ""
    key: str = ""
    level: int = 1
    align: str = "left"
    note: str = ""
    lines: int = 3
    empty: str = ""
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the task list: what is asked there, and what of the paper it prints."""

    id: str
    title: str
    fields: tuple[Field, ...] = ()
    parts: tuple[Part, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be filled in, in printed order."""

    id: str
    title: str
    sections: tuple[Section, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in order."""
        return tuple(item for section in self.sections for item in section.fields)

    def field(self, key: str) -> Field | None:
        """The field of that key, if this form asks for it."""
        return next((item for item in self.fields if item.key == key), None)

    def section_of(self, key: str) -> Section | None:
        """The section that asks for that key."""
        return next((part for part in self.sections if any(item.key == key for item in part.fields)), None)


@dataclass(frozen=True, slots=True)
class Pack:
    """One regulation as data: where it comes from, when it holds, its form, its checks.

    `addressees` maps a level's id to whom the form is addressed ({unit}, {investor} are filled in), ""
    being any other. `not_computable` are the form's own words for a benefit that cannot be computed.
    """

    id: str
    version: str
    title: str
    regulation: str
    source: str
    certainty: str
    form: Form
    checks: tuple[CheckRule, ...] = ()
    in_force_from: date | None = None
    in_force_to: date | None = None
    addressees: Mapping[str, str] = field(default_factory=dict[str, str])
    levels: tuple[str, ...] = ()
    not_computable: str = ""
    barriers: tuple[Barrier, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()

    def check(self, check_id: str) -> CheckRule | None:
        """The rule of that id, if this pack switches it on."""
        return next((rule for rule in self.checks if rule.id == check_id), None)
