"""The records of a book, as the rest of the program sees them: plain, frozen, comparable.

Money is whole đồng. Shares are hundredths of a percent (10000 = 100,00 %). Quantities and prices are
decimal numbers kept as text. A birth is `1988` or `1988-03-12`, as much as is known. Rich text is the
HTML subset of `domain.richtext`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from desktop_app.domain.values import Value

WHOLE_SHARE = 10000
BENEFIT_TEXT = "benefit_text"
"""The answer that says in rich text how the money was computed, or why it cannot be."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisational unit, in the administrative tree and, where it has one, in the union's."""

    id: int
    uid: str
    name: str
    abbreviation: str
    parent_id: int | None = None
    union_name: str = ""
    union_parent_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name a unit bore before, with the days between which it did."""

    id: int
    unit_id: int
    name: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many people a unit had on a day."""

    id: int
    unit_id: int
    on: date
    people: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes, helps or applies innovations."""

    id: int
    uid: str
    name: str
    birth: str = ""
    sex: str = ""
    residence: str = ""
    unit_id: int | None = None
    workplace: str = ""
    post: str = ""
    education_level: str = ""
    education_field: str = ""
    is_manager: bool = False
    is_direct_worker: bool = False
    staff_id: str = ""


@dataclass(frozen=True, slots=True)
class Innovation:
    """One innovation: what the register lists and what every paper needs."""

    id: int
    uid: str
    code: str
    title: str = ""
    form_id: str = ""
    form_version: str = ""
    kind: str = ""
    field: str = ""
    level: str = ""
    stage: str = ""
    unit_id: int | None = None
    investor: str = ""
    applied_at: str = ""
    trial_on: date | None = None
    trial_document: str = ""
    applied_on: date | None = None
    applied_document: str = ""
    filed_on: date | None = None
    accepted_on: date | None = None
    confidential: str = ""
    support_person_id: int | None = None
    benefit_answer: str = ""
    benefit_amount: int | None = None
    year: int = 0
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None


COLUMNS = frozenset(item.name for item in fields(Innovation))
"""Keys that name a column of the innovation; every other key of a form names an answer of its dossier."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody named in a dossier, as the papers are to print them, whatever the person becomes later."""

    id: int
    innovation_id: int
    position: int
    name: str
    person_id: int | None = None
    birth: str = ""
    sex: str = ""
    post: str = ""
    workplace: str = ""
    qualification: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True)
class Authorship(Participant):
    """An author: `role` is the paper's word (chủ trì …), `contribution` what they did towards the idea."""

    share: int | None = None
    role: str = ""
    contribution: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationHelper(Participant):
    """Somebody who took part in the first application of an innovation."""


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """One line of the money: quantity × unit price = amount, with its evidence; a cost has a minus.

    `year` is the year of application (1, 2, 3); `is_actual` keeps what was really gained apart from what the
    application states. A line made by a formula names it and holds what was put in, as JSON text: from the
    id of each input to its number and unit of measure (`{"before": "132 kW"}`); then quantity, price and
    amount follow from it.
    """

    id: int
    innovation_id: int
    position: int
    description: str = ""
    quantity: str = ""
    measure: str = ""
    unit_price: str = ""
    amount: int | None = None
    source: str = ""
    evidence: str = ""
    year: int = 1
    is_actual: bool = False
    formula: str = ""
    inputs: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding somebody looked at and put by, with the reason; it holds for that sentence only."""

    id: int
    innovation_id: int
    check: str
    field: str
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a dossier.

    `role` is annex (numbered), figure (inside a text), signed (a paper's scan) or portal (the picture of an
    entry in an online system, never sent on).

    `sha256` names the file as it was given, `reduced_sha256` the copy of a picture that is printed.
    `turn` is 0, 90, 180 or 270 degrees clockwise. A signed scan names its `paper` and, in `paper_digest`,
    the text it was printed from.
    """

    id: int
    innovation_id: int
    uid: str
    role: str
    number: int
    sha256: str
    file_name: str
    media_type: str
    size: int
    kind: str = ""
    caption: str = ""
    document_number: str = ""
    document_on: date | None = None
    is_withheld: bool = False
    reduced_sha256: str = ""
    turn: int = 0
    paper: str = ""
    paper_digest: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of one innovation that forms, checks and papers read."""

    innovation: Innovation
    unit: Unit | None = None
    authors: tuple[Authorship, ...] = ()
    helpers: tuple[ApplicationHelper, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    benefit_lines: tuple[BenefitLine, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def value(self, key: str) -> Value:
        """Return what a form's field of that key holds: a column of the innovation, else an answer."""
        return getattr(self.innovation, key) if key in COLUMNS else self.answers.get(key, "")

    @property
    def annexes(self) -> tuple[Attachment, ...]:
        """The numbered attachments, in the order of their numbers."""
        numbered = (item for item in self.attachments if item.role == "annex")
        return tuple(sorted(numbered, key=lambda item: item.number))

    @property
    def first_use(self) -> date | None:
        """The earlier of trial and application, from which the filing limits run (Điều 5, 7 Điều lệ)."""
        known = [day for day in (self.innovation.trial_on, self.innovation.applied_on) if day]
        return min(known, default=None)

    @property
    def shares(self) -> int:
        """Sum of the authors' shares in hundredths of a percent."""
        return sum(author.share or 0 for author in self.authors)
