"""What papers are made from, and what a paper is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.documents.blocks import Document
from desktop_app.domain.council import Examination, Member, PaidRemuneration, Round
from desktop_app.domain.council_pay import PayOpinion, PaySummary
from desktop_app.domain.office import IssuedPaper, Letterhead, Signatory
from desktop_app.domain.records import Attachment, Authorship, BenefitLine, Dossier, Innovation, Person, Unit
from desktop_app.forms.council import CouncilRules, Grade, PointCriterion, PointSet
from desktop_app.forms.papers import PaperWording
from desktop_app.forms.rules import Criterion
from desktop_app.forms.vocabulary import Catalogue, Pack

DOSSIER, ROUND, LIST = "dossier", "round", "list"
NOMINATION, NOMINEE = "nomination", "nominee"
SCOPES = (DOSSIER, ROUND, LIST, NOMINATION, NOMINEE)
"""What a paper is made of.

One dossier, one round of a council, a list of innovations; what a round of nominations lays before one
deciding body, or one nominee of it.
"""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes a paper in one chain: its letterhead, and those who may sign, the usual one first."""

    letterhead: Letterhead = field(default_factory=lambda: Letterhead(0, 0, ""))
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContext:
    """What every paper reads, and no way to anything else.

    `stored` finds a file of the book by its SHA-256. `is_blank` asks for the form to be filled in by hand.
    `wording` are the paper's words as this office has them, `facts` what was asked for it, `issue` the
    number, day and signatory it bears. `sender` gives letterhead and signatories of a chain.
    """

    catalogue: Catalogue
    today: date
    stored: Callable[[str], Path | None] = lambda _sha256: None
    is_blank: bool = False
    wording: PaperWording = field(default_factory=PaperWording)
    facts: Mapping[str, str] = field(default_factory=dict[str, str])
    issue: IssuedPaper | None = None
    sender: Callable[[str], Sender] = lambda _chain: Sender()
    own_chain: str = ""

    @property
    def chain(self) -> str:
        """The chain it is written in: that of who decides what it proposes, else the paper's own."""
        return self.own_chain or self.wording.chain


@dataclass(frozen=True, slots=True)
class Score:
    """One member's points: their sum as decimal text, "" while some are missing, and the grade it falls into.

    `low` are criteria with fewer points than they need, `unmet` the one with too few for the grade.
    """

    total: str = ""
    grade: Grade | None = None
    low: tuple[PointCriterion, ...] = ()
    unmet: PointCriterion | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """One member's form on one innovation.

    `marks` are by criterion (a box or points), `conclusion` is "" where no form was given in; `conflict` says
    in words why the member may not vote. `boxes` are those that count, by criterion: positive, negative, or
    skipped after one that stops; `derived` is what boxes or points come to, `next_level` the level proposed.
    `interest` is that reason as papers tell it: author, helper or declared, for an `interest_reason`.
    `pay` is what they say of the money and propose to pay, nothing where they do not recognise.
    """

    member: Member
    marks: Mapping[str, str] = field(default_factory=dict[str, str])
    conclusion: str = ""
    reason: str = ""
    comment: str = ""
    is_abstention: bool = False
    conflict: str = ""
    boxes: Mapping[str, str] = field(default_factory=dict[str, str])
    derived: str = ""
    next_level: str = ""
    score: Score | None = None
    interest: str = ""
    interest_reason: str = ""
    pay: PayOpinion = field(default_factory=PayOpinion)


@dataclass(frozen=True, slots=True)
class Count:
    """How the votes on one innovation stand; `members` is what shares are taken of."""

    members: int = 0
    recognised: int = 0
    completion: int = 0
    refused: int = 0
    abstained: int = 0
    missing: int = 0
    by_writing: int = 0
    conflicted: int = 0

    @property
    def favourable(self) -> int:
        """The votes to recognise, with or without a completion."""
        return self.recognised + self.completion


@dataclass(frozen=True, slots=True)
class Mean:
    """The average of the forms with points, as decimal text, and the grade it falls into."""

    total: str
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One innovation before a council: its dossier, the votes, and what became of it.

    Either `criteria` are the lines of the form with boxes, or `points` is a set with points. `grounds` are
    the negative boxes that were ticked, most often named first. `pay` is what the forms say of the money.
    """

    examination: Examination
    dossier: Dossier
    pack: Pack
    votes: tuple[Vote, ...] = ()
    count: Count = Count()
    grounds: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    points: PointSet | None = None
    mean: Mean | None = None
    pay: PaySummary = field(default_factory=PaySummary)


@dataclass(frozen=True, slots=True)
class Hearing:
    """A round as papers see it: the council and its members, the unit that holds it, and its rules.

    `superior` is the unit over that one, whose council is asked for the next level; `sender` heads and signs
    what that office writes, which for a dossier of another unit is not the dossier's own.
    """

    round: Round
    rules: CouncilRules
    members: tuple[Member, ...] = ()
    unit: Unit | None = None
    superior: Unit | None = None
    sender: Callable[[str], Sender] | None = None

    def of_role(self, role: str) -> tuple[Member, ...]:
        """Give the members of a role, in order."""
        return tuple(member for member in self.members if member.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierContext(PaperContext):
    """What a paper of one dossier reads.

    `signed` maps a paper's id to its scan; where it says nothing, the dossier's own signed attachments do.
    `unit` and `person` find the records that fields name by their keys. `working` writes how a line of the
    money came about, one step a text. `council` finds the dossier's case before a council and the round it
    was heard in; a result that came from a list has no round.
    """

    dossier: Dossier
    pack: Pack
    signed: Mapping[str, Attachment] = field(default_factory=dict[str, Attachment])
    unit: Callable[[int], Unit | None] = lambda _id: None
    person: Callable[[int], Person | None] = lambda _id: None
    working: Callable[[BenefitLine], Sequence[str]] = lambda _line: ()
    council: Callable[[], tuple[Hearing | None, Case | None]] = lambda: (None, None)

    @property
    def hearing(self) -> Hearing | None:
        """The round the dossier was heard in."""
        return self.council()[0]

    @property
    def case(self) -> Case | None:
        """The dossier before that council."""
        return self.council()[1]

    def by_council(self) -> "DossierContext":
        """Give the same for a paper that the council's office writes of the dossier."""
        hearing = self.hearing
        return self if hearing is None or hearing.sender is None else replace(self, sender=hearing.sender)

    def scan_of(self, paper_id: str) -> Attachment | None:
        """Give the signed scan of a paper, if there is one."""
        own = (item for item in self.dossier.attachments if item.role == "signed" and item.paper == paper_id)
        return self.signed.get(paper_id) or next(own, None)

    def file_of(self, attachment: Attachment) -> Path | None:
        """Find the file to print: a picture's reduced copy, else the file as it was given."""
        return self.stored(attachment.reduced_sha256 or attachment.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundContext(PaperContext):
    """What a paper of one round reads: the council, and the innovations before it in their order."""

    hearing: Hearing
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Pay:
    """What one person of an innovation is paid, in whole đồng; `share` in hundredths of a percent."""

    name: str
    birth: str = ""
    workplace: str = ""
    is_author: bool = True
    share: int | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """What is due for one year of application, in whole đồng; `once` where it is due a single time.

    `authors` and `helpers` are the sums of all of them, None where nothing can be worked out, for which
    `note` says why; `helpers` is None too where nobody is named. `payments` are each one's own, whose
    amounts are None where `split_note` says why the sum cannot be split. `basis` is the year's money, `paid`
    when and how it was paid.
    """

    year: int
    authors: int | None = None
    helpers: int | None = None
    payments: tuple[Pay, ...] = ()
    basis: int | None = None
    pay_by: date | None = None
    once: bool = False
    note: str = ""
    split_note: str = ""
    paid: PaidRemuneration | None = None

    @property
    def total(self) -> int | None:
        """Authors and helpers together."""
        return None if self.authors is None else self.authors + (self.helpers or 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One innovation of a list, with what lists tell of it.

    `examination` is where it was recognised highest, else where it stands highest; `held_on` the day its
    council met. `examinations` are those of every level, lowest first, each with that day.
    """

    innovation: Innovation
    authors: tuple[Authorship, ...] = ()
    unit: str = ""
    first_use: date | None = None
    file_by: date | None = None
    examine_by: date | None = None
    held_on: date | None = None
    examination: Examination | None = None
    examinations: tuple[tuple[Examination, date | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListContext(PaperContext):
    """What a paper of many innovations reads, in the order it lists them; `name` says which they are.

    `owed` works out what one of them owes its people, a year of application after the other; nothing for
    one that was not recognised.
    """

    entries: Sequence[Entry]
    name: str = ""
    year: int = 0
    unit: Unit | None = None
    owed: Callable[[Entry], Sequence[Owed]] = lambda _entry: ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed paper: `scope` is one of `SCOPES`, `formats` what it can be drawn as (pdf, docx, xlsx).

    `is_signed` where a signed scan takes its place in the dossier's file, `has_blank` where it can be printed
    empty, to be filled in by hand. `build` takes the context of its scope.
    """

    id: str
    title: str
    scope: str
    formats: tuple[str, ...]
    build: Callable[[Any], Document]
    is_signed: bool = False
    has_blank: bool = False
