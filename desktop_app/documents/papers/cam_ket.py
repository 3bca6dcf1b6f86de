"""Bản cam kết của tác giả: not copied, nobody's rights hurt, nothing against order or morals."""

from desktop_app.documents.blocks import Block, Document, Motto, SignatureColumn, Signatures
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.telling import (
    about,
    as_printed,
    author_names,
    authors_table,
    dated,
    ending_in,
    script_of,
)


def build_cam_ket(context: DossierContext) -> Document:
    """Build the undertaking that all authors sign (no form of EVN's own was found)."""
    context = as_printed(context)
    script = script_of(context)
    first, *others = author_names(context)
    day = dated(context, script, context.dossier.innovation.filed_on)
    head = SignatureColumn((script.say("signer"),), script.say("signs"), first, day)
    blocks: list[Block] = [
        Motto(),
        script.title(),
        script.line("addressed", align="center"),
        script.line("who", keeps_with_next=True),
        authors_table(context, script),
        *ending_in(script, "what", "title", 2),
        script.line("promise", keeps_with_next=True),
        *script.lines("undertakings"),
        script.line("liable"),
        Signatures((head, *(SignatureColumn((), name=name) for name in others))),
    ]
    return script.document(blocks, about(context), author=", ".join(author_names(context)))
