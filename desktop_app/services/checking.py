"""Kiểm tra: what a dossier still needs, from the guide's checks and from what paper and disk can tell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier, SetAside
from desktop_app.domain.text import clean
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.checks import Finding, run_checks
from desktop_app.guide.inquiry import World
from desktop_app.services import attachments, innovations, packs
from desktop_app.services.books import Book
from desktop_app.services.dossiers import load_dossier

__all__ = [
    "Finding", "Finished", "bring_back", "check_dossier", "check_innovation", "finish", "reopen", "set_aside",
    "with_reasons",
]  # fmt: skip

WRITING, READY = "writing", "ready"
_LABEL_LETTERS = 48


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


def set_aside(book: Book, innovation: int, finding: Finding, reason: str) -> Changes:
    """Put a finding by with a reason, which is kept; it no longer stands in the way of finishing.

    Raises:
        UserError: there is no reason, or it is a finding that must be mended.
    """
    why = clean(reason)
    if not why:
        raise UserError(_("Ghi lý do gác lại để người đọc hồ sơ sau này hiểu vì sao."))
    if not finding.can_be_set_aside:
        sentence = _("Điều này phải sửa, không gác lại được: {sentence}")
        raise UserError(sentence.format(sentence=finding.sentence))
    with book.transaction(_label(_("Gác lại: {sentence}"), finding)) as step:
        rows = step.rows("set_aside", "id", **_place(innovation, finding))
        if rows:
            step.update("set_aside", int(str(rows[0]["id"])), {"reason": why})
        else:
            step.insert("set_aside", {**_place(innovation, finding), "reason": why})
    return step.changes


def bring_back(book: Book, innovation: int, finding: Finding) -> Changes:
    """Let a finding that was put by stand again."""
    with book.transaction(_label(_("Xem xét lại: {sentence}"), finding)) as step:
        for row in step.rows("set_aside", "id", **_place(innovation, finding)):
            step.delete("set_aside", int(str(row["id"])))
    return step.changes


def with_reasons(book: Book, innovation: int, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give the same findings with the reasons that are in the book now, without checking again."""
    kept = book.all(SetAside, innovation_id=innovation)
    reasons = {(item.check, item.field, item.sentence): item.reason for item in kept}
    return tuple(
        replace(finding, reason=reasons.get((finding.check, finding.field, finding.sentence), ""))
        if finding.can_be_set_aside
        else finding
        for finding in findings
    )


def _place(innovation: int, finding: Finding) -> dict[str, str | int]:
    return {
        "innovation_id": innovation,
        "check": finding.check,
        "field": finding.field,
        "sentence": finding.sentence,
    }


def _label(words: str, finding: Finding) -> str:
    sentence = finding.sentence
    if len(sentence) > _LABEL_LETTERS:
        sentence = f"{sentence[: _LABEL_LETTERS - 1].rstrip()}…"
    return words.replace("{sentence}", sentence)


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
