"""Kiểm tra: what a dossier still needs, from the guide's checks and from what paper and disk can tell."""

from dataclasses import dataclass

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.checks import Finding, run_checks
from desktop_app.guide.inquiry import World
from desktop_app.services import attachments, innovations, packs
from desktop_app.services.books import Book
from desktop_app.services.dossiers import load_dossier

__all__ = ["Finding", "Finished", "check_dossier", "check_innovation", "finish", "reopen"]

WRITING, READY = "writing", "ready"


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of “Hoàn thành”: the step, or the findings that stand in its way."""

    changes: Changes | None
    findings: tuple[Finding, ...]


def finish(book: Book, innovation: int) -> Finished:
    """Move a dossier from writing to ready for filing, unless something that must be mended is left."""
    findings = check_innovation(book, innovation)
    if any(finding.is_blocking for finding in findings):
        return Finished(None, findings)
    changes = innovations.edit_innovation(book, innovation, {"stage": READY}, _("Hoàn thành hồ sơ"))
    return Finished(changes, findings)


def reopen(book: Book, innovation: int) -> Changes:
    """Take a finished dossier, not filed yet, back to writing."""
    return innovations.edit_innovation(book, innovation, {"stage": WRITING}, _("Viết tiếp hồ sơ"))


def check_innovation(book: Book, innovation: int) -> tuple[Finding, ...]:
    """Check the dossier of an innovation as it is in the book."""
    return check_dossier(book, load_dossier(book, innovation))


def check_dossier(book: Book, dossier: Dossier, pack: Pack | None = None) -> tuple[Finding, ...]:
    """Return every finding, in the order of the form's fields."""
    world = World(
        unprintable=_unprintable,
        has_file=lambda annex: attachments.printed_file(book, annex) is not None,
    )
    return run_checks(
        dossier,
        pack or packs.pack_for(book, dossier.innovation),
        packs.catalogue(),
        book.clock.today(),
        world,
    )


def _unprintable(text: str) -> str:
    from desktop_app.documents.layout.fonts import undrawable

    return "".join(sorted(set(undrawable().findall(text))))
