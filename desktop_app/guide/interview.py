"""Checks: the questions asked first: is it an innovation at all, and did its authors create it."""

from collections.abc import Iterator

from desktop_app.domain.records import Dossier
from desktop_app.forms.vocabulary import Barrier, Field, Pack
from desktop_app.guide.inquiry import Hit, Inquiry
from desktop_app.guide.tasks import is_filled

UNKNOWN = "unknown"
"""The answer that says somebody has still to ask."""


def barriers(dossier: Dossier, pack: Pack) -> tuple[Barrier, ...]:
    """List what keeps a solution from being recognised, by its dossier's own answers."""
    return tuple(barrier for barrier in pack.barriers if _stands(barrier, dossier, pack))


def _stands(barrier: Barrier, dossier: Dossier, pack: Pack) -> bool:
    return (
        pack.form.field(barrier.field) is not None
        and str(dossier.value(barrier.field) or "") in barrier.answers
        and all(_is_answered(dossier, given) for given in barrier.given)
        and not (barrier.unless and _is_answered(dossier, barrier.unless))
    )


def _is_answered(dossier: Dossier, condition: str) -> bool:
    """Tell whether `field=answer` holds."""
    key, _equals, answer = condition.partition("=")
    return str(dossier.value(key) or "") == answer


def questions(pack: Pack) -> tuple[Field, ...]:
    """List the fields of the interview: those of every section in which a barrier asks something."""
    asked = {barrier.field for barrier in pack.barriers}
    return tuple(
        field
        for section in pack.form.sections
        if any(field.key in asked for field in section.fields)
        for field in section.fields
    )


def open_questions(dossier: Dossier, pack: Pack) -> tuple[Field, ...]:
    """List those of the interview that wait: not answered though they must be, or answered “not sure”."""
    return tuple(
        field
        for field in questions(pack)
        if (field.is_required and not is_filled(dossier, field)) or dossier.value(field.key) == UNKNOWN
    )


def barrier(inquiry: Inquiry) -> Iterator[Hit]:
    """Answers that keep the solution from being recognised, or from being filed yet."""
    for found in barriers(inquiry.dossier, inquiry.pack):
        values = {
            "sentence": found.sentence,
            "clause": f" ({found.clause})" if found.clause else "",
            "instead": f" {found.instead}" if found.instead else "",
        }
        yield Hit(found.field, values)


def unanswered(inquiry: Inquiry) -> Iterator[Hit]:
    """Questions of the interview that must be answered and are not."""
    for field in questions(inquiry.pack):
        if field.is_required and not is_filled(inquiry.dossier, field):
            yield Hit(field.key, {"label": field.label})


def answer_unknown(inquiry: Inquiry) -> Iterator[Hit]:
    """Questions of the interview that somebody has still to ask about."""
    for field in questions(inquiry.pack):
        if inquiry.dossier.value(field.key) == UNKNOWN:
            answer = inquiry.catalogue.label(field.choices, UNKNOWN)
            yield Hit(field.key, {"label": field.label, "answer": answer})


def contribution_missing(inquiry: Inquiry) -> Iterator[Hit]:
    """Authors of whom nobody has said what they did towards the solution, where the form interviews."""
    if not inquiry.asked("authors") or not questions(inquiry.pack):
        return
    for position, author in enumerate(inquiry.dossier.authors, 1):
        if author.name.strip() and not author.contribution:
            yield Hit("authors", {"position": str(position), "name": f" ({author.name.strip()})"})
