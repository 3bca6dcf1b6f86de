"""Hồ sơ đề nghị khen thưởng: one file for a deciding body, or for one nominee, papers in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop_app.documents.blocks import Block, Contents, Document, InsertedFile, Pages, Paragraph, Run, Space
from desktop_app.documents.papers.nomination_context import Merit, NominationContext, Nominee, NomineeContext
from desktop_app.documents.papers.nomination_notices import notices_of, notices_on
from desktop_app.documents.papers.nomination_values import nomination_lookup, nominee_lookup
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.signed import NOWHERE
from desktop_app.domain.language import _
from desktop_app.domain.records import Attachment

_PDF = "application/pdf"
Context = NominationContext | NomineeContext


def build_ho_so_khen_thuong(context: NominationContext) -> Document:
    """Build the file of everything a round lays before one deciding body."""
    script = Script(context, nomination_lookup(context))
    return _file(script, context, context.paper(None), context.nominees, notices_of(context))


def build_ho_so_nguoi(context: NomineeContext) -> Document:
    """Build the file of one nominee."""
    script, one = Script(context, nominee_lookup(context)), context.nominee
    return _file(script, context, context.paper(one), (one,), notices_on(one))


def _file(
    script: Script,
    context: Context,
    papers: Sequence[Document],
    nominees: Sequence[Nominee],
    notices: Iterable[str],
) -> Document:
    parts: list[Pages | InsertedFile] = [
        Pages(_cover(script), is_numbered=False),
        Pages((Contents(script.say("contents_heading")),), script.say("contents"), is_numbered=False),
    ]
    told = list(notices)
    for paper in papers:
        parts += _titled(paper, context.round.name)
        told += paper.notices
    parts += [_inserted(context, merit, annex) for merit, annex in _annexes(nominees) if _is_page(annex)]
    told += _left_out(nominees)
    document = script.document((), script.say("about"), notices=tuple(dict.fromkeys(told)))
    return replace(document, parts=tuple(parts))


def _titled(paper: Document, of: str) -> list[Pages | InsertedFile]:
    """Let the contents name a paper once, its further parts going with it; the round is on the cover."""
    title = paper.title.removesuffix(f" – {of}")
    first, *others = paper.parts
    untitled = [replace(part, title="") if isinstance(part, Pages) else part for part in others]
    return [replace(first, title=title), *untitled]


def _cover(script: Script) -> tuple[Block, ...]:
    def centred(word: str, size: float) -> Paragraph:
        runs = tuple(replace(run, is_bold=True) for run in script.runs(word))
        return Paragraph(runs, "center", False, size=size)

    unit = Paragraph((Run(script.say("cover_unit").upper(), is_bold=True),), "center", False, size=14)
    return (
        unit,
        Space(60),
        centred("cover_title", 20),
        Space(10),
        centred("about", 16),
        Space(10),
        centred("cover_round", 14),
        Space(70),
        centred("cover_place", 14),
    )


def _annexes(nominees: Sequence[Nominee]) -> Iterator[tuple[Merit, Attachment]]:
    """Give the evidence of the innovations that may be sent, each file once."""
    seen: set[str] = set()
    for nominee in nominees:
        for merit in nominee.merits:
            for annex in merit.dossier.annexes:
                if not annex.is_withheld and annex.sha256 not in seen:
                    seen.add(annex.sha256)
                    yield merit, annex


def _is_page(annex: Attachment) -> bool:
    return annex.media_type == _PDF or annex.media_type.startswith("image/")


def _left_out(nominees: Sequence[Nominee]) -> Iterator[str]:
    """Say which evidence is not in the file: what cannot be shown as pages, and where there is none."""
    apart = [_named(merit, annex) for merit, annex in _annexes(nominees) if not _is_page(annex)]
    if apart:
        sentence = _("Không in được thành trang nên phải gửi riêng: {files}.")
        yield sentence.format(files="; ".join(apart))
    bare = [
        merit.dossier.innovation.code
        for nominee in nominees
        for merit in nominee.merits
        if not any(_is_page(annex) and not annex.is_withheld for annex in merit.dossier.annexes)
    ]
    if bare:
        sentence = _(
            "Chưa đính kèm bản sao quyết định, giấy chứng nhận của sáng kiến: {codes}. Đính kèm ở hồ sơ."
        )
        yield sentence.format(codes=", ".join(dict.fromkeys(bare)))


def _named(merit: Merit, annex: Attachment) -> str:
    return f"{merit.dossier.innovation.code} [{annex.number}] {annex.caption or annex.file_name}"


def _inserted(context: Context, merit: Merit, annex: Attachment) -> InsertedFile:
    title = _named(merit, annex)
    path = context.stored(annex.reduced_sha256 or annex.sha256) or NOWHERE
    return InsertedFile(path, annex.media_type, title, title, 0 if annex.reduced_sha256 else annex.turn)
