"""Giấy xác nhận hiệu quả áp dụng (Mẫu 04): what a body that applies the innovation says of it."""

from dataclasses import replace

from desktop_app.documents.blocks import Block, Document, Letterhead, SignatureColumn, Signatures
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.script import FACT, Script
from desktop_app.documents.papers.telling import (
    about,
    as_printed,
    brief,
    ending_in,
    money_line,
    script_of,
    told,
)
from desktop_app.documents.papers.values import value_of


def build_giay_xac_nhan(context: DossierContext) -> Document:
    """Build the confirmation, by the dossier's unit or by another body that applies the innovation."""
    context = as_printed(context)
    script = script_of(context)
    blocks: list[Block] = [
        _letterhead(context, script),
        script.title(),
        *_confirmer(context, script),
        *ending_in(script, "confirms", "title"),
        *ending_in(script, "of_authors", "authors"),
        script.heading("economic"),
        *told(context, "economic", 3),
        *money_line(context, script),
        script.heading("social"),
        *told(context, "social", 3),
        script.heading("spread"),
        *told(context, "spread", 2),
        script.heading("conclusion"),
        *told(context, "conclusion", 2),
        Signatures((_signature(context, script),)),
    ]
    return script.document(blocks, about(context))


def _confirmer(context: DossierContext, script: Script) -> list[Block]:
    if _is_other(context):
        return ending_in(script, "confirmer_name", FACT + "confirmer", 0)
    return [script.line("confirmer_name", confirmer=value_of(context, "unit").text)]


def _is_other(context: DossierContext) -> bool:
    """Whether a body signs that the book's letterheads do not head."""
    return context.is_blank or bool(context.facts.get("confirmer", "").strip())


def _letterhead(context: DossierContext, script: Script) -> Letterhead:
    head = script.letterhead()
    if not _is_other(context):
        return head
    parent, own = (brief(script.say(word)).upper() for word in ("confirmer_parent", "confirmer_head"))
    return replace(
        head,
        parent=(parent,) if context.facts.get("confirmer_parent", "").strip() else (),
        body=(own,),
        number=script.runs("unnumbered"),
        place_and_date=tuple(replace(run, is_italic=True) for run in script.runs("undated")),
    )


def _signature(context: DossierContext, script: Script) -> SignatureColumn:
    if _is_other(context):
        return SignatureColumn((script.say("head"),), script.say("signs"))
    return script.signature("head", "signs")
