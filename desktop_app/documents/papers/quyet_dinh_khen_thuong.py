"""Quyết định khen thưởng: what is given to whom, with the list and the money that goes with it."""

from dataclasses import replace

from desktop_app.documents.blocks import LANDSCAPE, Block, Document, Pages
from desktop_app.documents.papers.decree import decree_head
from desktop_app.documents.papers.nomination_context import NominationContext
from desktop_app.documents.papers.nomination_values import LINE, in_chain, nomination_lookup, notices_of
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import DECIDED, PROPOSED
from desktop_app.domain.language import _


def build_quyet_dinh_khen_thuong(context: NominationContext) -> Document:
    """Build the decision and, on a page of its own, the list it refers to."""
    chosen = tuple(one for one in context.nominees if one.line.state in (DECIDED, PROPOSED))
    own = replace(context, nominees=chosen)
    script = Script(in_chain(own), nomination_lookup(own))
    numbers = {(one.line.decision_number, one.line.decision_on) for one in chosen if one.line.decision_on}
    number, day = next(iter(numbers)) if len(numbers) == 1 else ("", None)
    blocks: list[Block] = [
        *decree_head(script, number, day, (LINE + "decision_number", LINE + "decision_on")),
        script.line("gives"),
        script.line("money"),
        script.line("execution"),
        script.ending(),
    ]
    listed: list[Block] = [
        script.title("list_title", ""),
        script.line("list_of", align="center", keeps_with_next=True, number=number),
        script.table("given", _rows(own)),
    ]
    notices = notices_of(own)
    if len(numbers) > 1:
        notices = (
            *notices,
            _("Các dòng của đợt có nhiều số quyết định khác nhau. Xem lại số, ngày quyết định."),
        )
    document = script.document((), context.round.name, notices=notices)
    parts = (
        Pages(tuple(blocks), script.say("name")),
        Pages(tuple(listed), script.say("list_title"), sheet=LANDSCAPE),
    )
    return replace(document, parts=parts)


def _rows(context: NominationContext) -> list[dict[str, CellValue]]:
    return [
        {
            "number": str(number),
            "name": one.line.name,
            "post": ", ".join(part for part in (one.line.post, one.line.workplace) if part),
            "award": one.award.full_name or one.award.name,
            "achievement": one.line.achievement,
            "certificate": one.line.certificate_number,
        }
        for number, one in enumerate(context.nominees, 1)
    ]
