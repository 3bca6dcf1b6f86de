"""Bản cam kết của tác giả: not copied, nobody's rights hurt, nothing against order or morals."""

from desktop_app.documents.blocks import Block, Document, Motto, SignatureColumn, Signatures
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.round_values import dossier_lookup
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.values import value_of


def build_cam_ket(context: DossierContext) -> Document:
    """Build the undertaking that all authors sign (recognition.md §2.13: no form of EVN's own was found)."""
    script = Script(context, dossier_lookup(context))
    blocks: list[Block] = [
        Motto(),
        script.title(),
        script.line("addressed", align="left"),
        script.line("who"),
        script.table("authors", _authors(context)),
        script.line("what"),
        *script.lines("undertakings"),
        script.line("liable"),
        Signatures(_columns(context, script)),
    ]
    about = "" if context.is_blank else context.dossier.innovation.title
    return script.document(blocks, about)


def _authors(context: DossierContext) -> list[dict[str, str]]:
    if context.is_blank:
        return [{"number": str(number)} for number in range(1, 4)]
    return [
        {
            "number": str(number),
            "name": one.name,
            "birth": one.birth,
            "post": one.post,
            "workplace": one.workplace,
        }
        for number, one in enumerate(context.dossier.authors, 1)
    ]


def _columns(context: DossierContext, script: Script) -> tuple[SignatureColumn, ...]:
    names = [] if context.is_blank else [author.name for author in context.dossier.authors]
    place = "" if context.is_blank else value_of(context, "place").text
    first, *others = names or [""]
    day = script.say("undated", place=place)
    head = SignatureColumn((script.say("signer"),), script.say("signs"), first, day)
    return (head, *(SignatureColumn((), name=name) for name in others))
