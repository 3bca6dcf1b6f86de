"""What a paper is made from, and what a paper is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desktop_app.documents.blocks import Document
from desktop_app.domain.records import Attachment, BenefitLine, Dossier, Person, Unit
from desktop_app.forms.vocabulary import Catalogue, Pack


@dataclass(frozen=True, slots=True)
class PaperContext:
    """Everything a paper reads, and no way to anything else.

    `stored` finds a file of the book by its SHA-256. `is_blank` asks for the form to be filled in by hand.
    `signed` maps a paper's id to its scan; where it says nothing, the dossier's own signed attachments do.
    `unit` and `person` find the records that fields name by their keys. `working` writes how a line of the
    money came about, one step a text.
    """

    dossier: Dossier
    pack: Pack
    catalogue: Catalogue
    today: date
    stored: Callable[[str], Path | None] = lambda _sha256: None
    is_blank: bool = False
    signed: Mapping[str, Attachment] = field(default_factory=dict[str, Attachment])
    unit: Callable[[int], Unit | None] = lambda _id: None
    person: Callable[[int], Person | None] = lambda _id: None
    working: Callable[[BenefitLine], Sequence[str]] = lambda _line: ()

    def scan_of(self, paper_id: str) -> Attachment | None:
        """Give the signed scan of a paper, if there is one."""
        own = (item for item in self.dossier.attachments if item.role == "signed" and item.paper == paper_id)
        return self.signed.get(paper_id) or next(own, None)

    def file_of(self, attachment: Attachment) -> Path | None:
        """Find the file to print: a picture's reduced copy, else the file as it was given."""
        return self.stored(attachment.reduced_sha256 or attachment.sha256)


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed paper. `scope` is what it is made of (dossier); `formats` what it can be drawn as."""

    id: str
    title: str
    scope: str
    formats: tuple[str, ...]
    build: Callable[[PaperContext], Document]
    is_signed: bool = False
