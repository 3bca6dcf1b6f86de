"""Hồ sơ đề nghị khen thưởng: one file for a deciding body, or for one nominee, papers in their order."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop_app.documents.blocks import Block, Contents, Document, InsertedFile, Pages, Paragraph, Run, Space
from desktop_app.documents.papers.nomination_context import Merit, NominationContext, Nominee, NomineeContext
from desktop_app.documents.papers.nomination_values import nomination_lookup, nominee_lookup, notices_of
from desktop_app.documents.papers.script import Script
from desktop_app.domain.records import Attachment

_NOWHERE = Path(__file__) / "tep-da-mat"
_PDF = "application/pdf"


def build_ho_so_khen_thuong(context: NominationContext) -> Document:
    """Build the file of everything a round lays before one deciding body."""
    script = Script(context, nomination_lookup(context))
    return _file(script, context.paper(None), _annexes(context, context.nominees), notices_of(context))


def build_ho_so_nguoi(context: NomineeContext) -> Document:
    """Build the file of one nominee."""
    script = Script(context, nominee_lookup(context))
    return _file(script, context.paper(context.nominee), _annexes(context, [context.nominee]), ())


def _file(
    script: Script, papers: Sequence[Document], annexes: Iterable[InsertedFile], notices: tuple[str, ...]
) -> Document:
    parts: list[Pages | InsertedFile] = [
        Pages(_cover(script), is_numbered=False),
        Pages((Contents(script.say("contents_heading")),), script.say("contents"), is_numbered=False),
    ]
    told = list(notices)
    for paper in papers:
        titled = _titled(paper)
        parts += titled
        told += [notice for notice in paper.notices if notice not in told]
    parts += annexes
    made = script.document((), script.say("about"), notices=tuple(told))
    return Document(made.title, tuple(parts), made.author, made.subject, made.picture, made.notices)


def _titled(paper: Document) -> list[Pages | InsertedFile]:
    """Let the contents name a paper once, by its whole title; its further parts go with it."""
    first, *others = paper.parts
    if not isinstance(first, Pages):
        return list(paper.parts)
    named = Pages(first.blocks, paper.title, first.is_numbered, first.sheet, first.has_frame)
    return [named, *others]


def _cover(script: Script) -> tuple[Block, ...]:
    def centred(word: str, size: float) -> Paragraph:
        return Paragraph(
            tuple(Run(run.text, True, field=run.field) for run in script.runs(word)),
            "center",
            False,
            size=size,
        )

    return (
        centred("cover_unit", 14),
        Space(60),
        centred("cover_title", 20),
        Space(10),
        centred("about", 16),
        Space(10),
        centred("cover_round", 14),
        Space(70),
        centred("cover_place", 14),
    )


def _annexes(
    context: NominationContext | NomineeContext, nominees: Sequence[Nominee]
) -> Iterable[InsertedFile]:
    """Give the evidence of the innovations: what may be sent and can be shown as pages, each once."""
    seen: set[str] = set()
    for nominee in nominees:
        for merit in nominee.merits:
            for annex in merit.dossier.annexes:
                is_page = annex.media_type == _PDF or annex.media_type.startswith("image/")
                if annex.is_withheld or not is_page or annex.sha256 in seen:
                    continue
                seen.add(annex.sha256)
                yield _inserted(context, merit, annex)


def _inserted(context: NominationContext | NomineeContext, merit: Merit, annex: Attachment) -> InsertedFile:
    name = annex.caption or annex.file_name
    title = f"{merit.dossier.innovation.code} [{annex.number}] {name}"
    path = context.stored(annex.reduced_sha256 or annex.sha256)
    turn = 0 if annex.reduced_sha256 else annex.turn
    return InsertedFile(path or _NOWHERE, annex.media_type, title, title, turn)
