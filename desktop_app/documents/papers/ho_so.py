"""Hồ sơ: one file with cover, contents, the application (or its signed scan) and the annexes."""

from pathlib import Path

from desktop_app.documents.blocks import (
    Block,
    Contents,
    Document,
    Heading,
    InsertedFile,
    Pages,
    Paragraph,
    Run,
    Space,
)
from desktop_app.documents.papers.bang_tinh import bang_tinh_blocks, has_calculation
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.digest import is_stale
from desktop_app.documents.papers.don import build_don, don_blocks
from desktop_app.documents.papers.values import value_of
from desktop_app.domain.language import _
from desktop_app.domain.records import Attachment

_NOWHERE = Path(__file__) / "tep-da-mat"
_PDF = "application/pdf"
_IN_A_COLUMN = 9


def build_ho_so(context: DossierContext) -> Document:
    """Build the file that goes to the council."""
    innovation, say = context.dossier.innovation, context.catalogue.say
    annexes = [annex for annex in context.dossier.annexes if not annex.is_withheld]
    merged = [annex for annex in annexes if _is_mergeable(annex)]
    apart = [annex for annex in annexes if not _is_mergeable(annex)]
    withheld = [annex for annex in context.dossier.annexes if annex.is_withheld]
    parts: list[Pages | InsertedFile] = [
        Pages(_cover(context), is_numbered=False),
        Pages((Contents(say("contents_heading")),), say("contents"), is_numbered=False),
        _application(context),
        *_calculation(context),
        *(_inserted(annex, _named(annex), context) for annex in merged),
    ]
    if apart or withheld:
        parts.append(Pages(_left_out(apart, withheld, context), say("left_out"), is_numbered=False))
    return Document(
        title=f"Hồ sơ sáng kiến {innovation.code} – {innovation.title}".rstrip(" –"),
        parts=tuple(parts),
        author=", ".join(author.name for author in context.dossier.authors),
        subject=context.pack.form.title,
        picture=context.stored,
        notices=_notices(context),
    )


def _notices(context: DossierContext) -> tuple[str, ...]:
    if not is_stale(context, "don", build_don):
        return ()
    told = _(
        "Bản scan đã ký của “{paper}” không còn khớp với hồ sơ vì hồ sơ đã sửa sau khi ký."
        " In lại, ký rồi đính bản scan mới."
    )
    return (told.format(paper=context.pack.form.title),)


def _is_mergeable(annex: Attachment) -> bool:
    return annex.media_type == _PDF or annex.media_type.startswith("image/")


def _named(annex: Attachment) -> str:
    return f"[{annex.number}] {annex.caption or annex.file_name}"


def _application(context: DossierContext) -> Pages | InsertedFile:
    title = context.pack.form.title
    scan = context.scan_of("don")
    if scan:
        return _inserted(scan, title, context, caption="")
    return Pages(don_blocks(context), title)


def _calculation(context: DossierContext) -> tuple[Pages, ...]:
    """Let the calculation follow the application whose sum it shows."""
    if not has_calculation(context):
        return ()
    return (Pages(bang_tinh_blocks(context), context.catalogue.say("benefit_title")),)


def _inserted(
    attachment: Attachment, title: str, context: DossierContext, caption: str | None = None
) -> InsertedFile:
    """Name a file as a part; a reduced picture was turned when it was made, the original was not."""
    is_reduced = bool(attachment.reduced_sha256)
    return InsertedFile(
        path=context.file_of(attachment) or _NOWHERE,
        media_type=attachment.media_type,
        title=title,
        caption=title if caption is None else caption,
        turn=0 if is_reduced else attachment.turn,
    )


def _cover(context: DossierContext) -> tuple[Block, ...]:
    innovation, say = context.dossier.innovation, context.catalogue.say
    unit = value_of(context, "unit").text
    authors = [author.name for author in context.dossier.authors]
    is_crowded = len(authors) > _IN_A_COLUMN
    blocks: list[Block] = []
    if unit:
        blocks.append(_centred(unit.upper(), 14, "unit_id"))
    blocks += [
        Space(20 if is_crowded else 60),
        _centred(say("cover_title"), 20),
        Space(12),
        _centred(innovation.title, 17, "title"),
        Space(10 if is_crowded else 20),
    ]
    if authors:
        blocks.append(_centred(say("author" if len(authors) == 1 else "authors"), 14, is_bold=False))
        blocks += [_centred(name, 14, "authors") for name in _in_lines(authors)]
    blocks.append(Space(10 if is_crowded else 35))
    if innovation.code:
        blocks.append(_centred(say("code", code=innovation.code), 14, is_bold=False))
    place = value_of(context, "place").text
    year = str((innovation.filed_on or context.today).year)
    when = say("place_and_year", place=place, year=year) if place else say("year", year=year)
    blocks.append(_centred(when, 14, is_bold=False))
    return tuple(blocks)


def _in_lines(names: list[str]) -> list[str]:
    """Set many names several to a line, so that they stay on the cover."""
    across = 1 if len(names) <= _IN_A_COLUMN else 3
    return [" – ".join(names[start : start + across]) for start in range(0, len(names), across)]


def _centred(text: str, size: float, field: str = "", is_bold: bool = True) -> Paragraph:
    return Paragraph((Run(text, is_bold=is_bold),), "center", has_indent=False, size=size, field=field)


def _left_out(
    apart: list[Attachment], withheld: list[Attachment], context: DossierContext
) -> tuple[Block, ...]:
    say = context.catalogue.say
    blocks: list[Block] = []
    if apart:
        blocks.append(Heading(say("sent_apart")))
        blocks += [_listed(annex, f" {say('own_file', file=annex.file_name)}") for annex in apart]
    if withheld:
        blocks.append(Heading(say("not_sent")))
        blocks += [_listed(annex, "") for annex in withheld]
    return tuple(blocks)


def _listed(annex: Attachment, more: str) -> Paragraph:
    return Paragraph((Run(_named(annex) + more),), field="annexes")
