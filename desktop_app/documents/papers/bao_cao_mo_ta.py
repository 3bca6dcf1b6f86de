"""Báo cáo mô tả sáng kiến: what the form of any pack asks for, told under the headings of a report."""

from desktop_app.documents.blocks import Block, Document, Motto, SignatureColumn
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.telling import (
    about,
    annexes_listed,
    as_printed,
    author_names,
    confirmed,
    dated,
    ending_in,
    script_of,
    told,
)

_PARTS = (
    ("state", 2, 6), ("purpose", 3, 4), ("content", 3, 10), ("use", 2, 5), ("effect", 2, 8),
    ("confidential", 2, 2), ("conditions", 2, 4),
)  # fmt: skip
"""The sources in printed order, the level of each one's heading, and the lines a blank gives it."""


def build_bao_cao_mo_ta(context: DossierContext) -> Document:
    """Build the report that describes an innovation for bodies whose application does not hold it."""
    context = as_printed(context)
    script = script_of(context)
    names = author_names(context)
    right = SignatureColumn(
        (script.say("authors"),), script.say("signs"), names[0],
        dated(context, script, context.dossier.innovation.filed_on),
    )  # fmt: skip
    blocks: list[Block] = [
        Motto(),
        script.title(),
        *ending_in(script, "name_of_it", "title"),
        *_field(context, script),
        script.heading("nature"),
        *_description(context, script),
        script.heading("annexes", 2),
        *annexes_listed(context, script, "annex"),
        script.heading("pledge_heading"),
        script.line("pledge"),
        *confirmed(
            SignatureColumn((script.say("unit_confirms"),), script.say("signs_and_seals")), right, names[1:]
        ),
    ]
    return script.document(blocks, about(context), author=", ".join(names))


def _field(context: DossierContext, script: Script) -> list[Block]:
    chosen = context.dossier.innovation.field
    if context.is_blank or not chosen:
        return ending_in(script, "field_of_it", "field", 0)
    return [script.line("field_of_it", field=context.catalogue.label("fields", chosen))]


def _description(context: DossierContext, script: Script) -> list[Block]:
    blocks: list[Block] = []
    for source, level, lines in _PARTS:
        if source == "purpose":
            blocks.append(script.heading("content_of_it", 2))
        blocks.append(script.heading(f"part_{source}", level))
        if source == "use" and not context.is_blank:
            used = script.line("used")
            blocks += [used] if used.runs else []
        blocks += told(context, source, lines)
    return blocks
