"""Văn bản đồng ý của cấp trên: the consent the rules want where the head of the unit is an author.

It is the superior body that writes, numbers and signs it, so nothing of it comes from the unit's own books.
"""

from dataclasses import replace

from desktop_app.documents.blocks import Block, Document, Letterhead, SignatureColumn
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.telling import about, as_printed, brief, script_of
from desktop_app.domain.language import _
from desktop_app.domain.records import Unit

BARRIER = "superior_consent"


def build_dong_y(context: DossierContext) -> Document:
    """Build the draft that the unit sends for the superior body to sign (Điều 7.2 Điều lệ Sáng kiến)."""
    context = _answered(as_printed(context))
    script = script_of(context)
    blocks: list[Block] = [
        _letterhead(context, script),
        script.line("addressed", align="center"),
        script.line("asked"),
        script.line("basis"),
        script.line("opinion", keeps_with_next=True),
        *script.lines("consent"),
        script.line("closing"),
        script.ending(_signature(script)),
    ]
    return script.document(blocks, about(context), notices=_notices(context))


def _answered(context: DossierContext) -> DossierContext:
    """Answer what follows from the dossier: who is above the unit, and its head where there is one author."""
    above, authors = _above(context, context.dossier.unit), context.dossier.authors
    known = {
        "superior": above.name if above else "",
        "head": authors[0].name if len(authors) == 1 else "",
    }
    given = {key: answer for key, answer in context.facts.items() if answer.strip()}
    heads = {key: brief(given[key]) for key in ("number", "issued_at") if key in given}
    return replace(context, facts={**known, **given, **heads})


def _above(context: DossierContext, unit: Unit | None) -> Unit | None:
    return context.unit(unit.parent_id) if unit is not None and unit.parent_id is not None else None


def _letterhead(context: DossierContext, script: Script) -> Letterhead:
    above = _above(context, _above(context, context.dossier.unit))
    parent = context.facts.get("superior_parent", "") or (above.name if above else "")
    return Letterhead(
        parent=(brief(parent).upper(),) if parent else (),
        body=(brief(context.facts["superior"]).upper() or script.word("nobody"),),
        number=script.runs("number"),
        place_and_date=tuple(replace(run, is_italic=True) for run in script.runs("dated")),
        subject=script.runs("subject"),
    )


def _signature(script: Script) -> SignatureColumn:
    """Give the place to sign: authority and post as asked, a line each, in capitals."""
    facts = script.context.facts
    lines = tuple(brief(line).upper() for line in facts.get("post", "").split("/", 1) if line.strip())
    return SignatureColumn(lines or (script.word("head"),), "", brief(facts.get("signer", "")))


def _notices(context: DossierContext) -> tuple[str, ...]:
    """Tell whoever prints it when the dossier's own answers call for no such consent."""
    barrier = next((item for item in context.pack.barriers if item.id == BARRIER), None)
    if barrier is None:
        return ()
    given = (condition.partition("=") for condition in barrier.given)
    is_called_for = str(context.dossier.value(barrier.field)) in barrier.answers and all(
        context.dossier.value(key) == answer for key, _equals, answer in given
    )
    if is_called_for:
        return ()
    told = _("Theo câu trả lời trong hồ sơ thì chưa cần văn bản này. {rule} ({clause}).")
    return (told.format(rule=barrier.sentence.rstrip("."), clause=barrier.clause),)
