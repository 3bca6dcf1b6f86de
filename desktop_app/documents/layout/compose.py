"""From the blocks of a paper to the pieces that fill its pages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeGuard

from reportlab.platypus.flowables import PageBreak as NewPage
from reportlab.platypus.flowables import Spacer

from desktop_app.documents import blocks
from desktop_app.documents.blocks import Block, Run
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.flowables import HandLines, LeaderBlock, MottoLines, TextBlock
from desktop_app.documents.layout.groups import Chain, Ending
from desktop_app.documents.layout.letterhead import Rule, letterhead_table, ruled_length
from desktop_app.documents.layout.measures import BODY, MM
from desktop_app.documents.layout.photos import photo_pieces
from desktop_app.documents.layout.rich import Notes, rich_flowables
from desktop_app.documents.layout.signatures import LEFT_HALF, signature_table
from desktop_app.documents.layout.styles import style
from desktop_app.documents.layout.tables import block_table
from desktop_app.documents.layout.text import text_block

Entry = tuple[str, str]
_MOST = 0.6  # of the page


def compose(parts: Sequence[Block], notes: Notes, entries: Sequence[Entry] = ()) -> list[Any]:
    """Turn blocks into flowables, keeping together what belongs together.

    `entries` are the titles and running numbers that a block of contents lists.
    """
    story: list[Any] = []
    lead: list[Any] = []
    for number, block in enumerate(parts):
        after = parts[number + 1] if number + 1 < len(parts) else None
        if isinstance(after, blocks.Signatures) and _is_above_signature(block):
            lead.append(_above_signature(block, after, notes))
            continue
        pieces = _pieces(block, notes, entries)
        if pieces and _leads(block):
            lead.extend(pieces)
        elif pieces:
            _append(story, lead, pieces, is_signed=isinstance(block, blocks.Signatures))
            lead = []
    return [*story, *lead]


def _append(story: list[Any], lead: list[Any], pieces: list[Any], is_signed: bool) -> None:
    first = pieces[0]
    if not _may_hold(first):
        story.extend([*lead, *pieces])
        return
    if lead:
        first = Chain(lead, first)
    if is_signed and story and _may_hold(story[-1]):
        first = Ending(story.pop(), first)
    story.extend([first, *pieces[1:]])


def _is_above_signature(block: Block) -> TypeGuard[blocks.Paragraph]:
    return isinstance(block, blocks.Paragraph) and (block.align == "right" or block.keeps_with_next)


def _above_signature(block: blocks.Paragraph, signatures: blocks.Signatures, notes: Notes) -> TextBlock:
    """Draw what stands right over signatures: a right-hand line in the middle of a lone signature's half."""
    if block.align == "right" and len(signatures.columns) == 1:
        look = style("center", block.size or BODY, left=notes.area.width * LEFT_HALF)
        return text_block(block.runs, look, notes.missing, block.field)
    return _paragraph(block, notes)


def _leads(block: Block) -> bool:
    return isinstance(block, blocks.Heading) or (
        isinstance(block, blocks.Paragraph) and block.keeps_with_next
    )


def _may_hold(piece: Any) -> bool:
    return not isinstance(piece, (NewPage, Spacer)) and hasattr(piece, "drawOn")


def _pieces(block: Block, notes: Notes, entries: Sequence[Entry]) -> list[Any]:  # noqa: C901 - one case a block
    match block:
        case blocks.Motto():
            return [MottoLines()]
        case blocks.Letterhead():
            return [letterhead_table(block, notes.missing, notes.area.width)]
        case blocks.Title():
            return _title(block, notes)
        case blocks.Heading():
            return [_heading(block, notes)]
        case blocks.Paragraph():
            return [_paragraph(block, notes)]
        case blocks.RichText():
            return rich_flowables(block.nodes, notes, block.field)
        case blocks.DottedLines():
            return [HandLines(block.count, block.field)]
        case blocks.Table():
            return [block_table(_within(block, notes.area.height), notes.missing, notes.area.width)]
        case blocks.Photos():
            return photo_pieces(block, notes)
        case blocks.Signatures():
            return [signature_table(block, notes.missing, notes.area.width)] if block.columns else []
        case blocks.Space():
            return [Spacer(1, min(block.height * MM, notes.area.height - 1))]
        case blocks.PageBreak():
            return [NewPage()]
        case blocks.Contents():
            return _contents(block, notes, entries)


def _within(table: blocks.Table, high: float) -> blocks.Table:
    """Ask for no row higher than any page holds, beside headings: nothing could part it."""
    if table.row_height is None:
        return table
    return replace(table, row_height=min(table.row_height, high * _MOST / MM))


def _title(block: blocks.Title, notes: Notes) -> list[Any]:
    look = style("center", BODY, fonts.BOLD, before=12, after=0 if block.subtitle else 8)
    pieces: list[Any] = [text_block((Run(block.text),), look, notes.missing)]
    if block.subtitle:
        is_ruled = block.is_ruled
        below = style("center", BODY, fonts.BOLD, before=3, after=0 if is_ruled else 8)
        pieces.append(text_block((Run(block.subtitle),), below, notes.missing))
        if is_ruled:
            pieces.append(Rule(ruled_length((block.subtitle,), BODY, notes.area.width), after=8))
    return pieces


def _heading(block: blocks.Heading, notes: Notes) -> TextBlock:
    face = fonts.BOLD if block.level < 3 else fonts.BOLD_ITALIC
    look = style("justify", BODY, face, has_indent=True, before=8 if block.level == 1 else 6)
    piece = text_block((Run(block.text),), look, notes.missing, block.field)
    piece.landmark = ("heading", block.text, block.level)
    return piece


def _paragraph(block: blocks.Paragraph, notes: Notes) -> TextBlock:
    has_indent = block.has_indent and block.align in ("justify", "left")
    look = style(block.align, block.size or BODY, has_indent=has_indent)
    kind = LeaderBlock if block.fills_line else TextBlock
    return text_block(block.runs, look, notes.missing, block.field, kind=kind)


def _contents(block: blocks.Contents, notes: Notes, entries: Sequence[Entry]) -> list[Any]:
    look = style("center", BODY, fonts.BOLD, before=6, after=10)
    pieces: list[Any] = [text_block((Run(block.heading),), look, notes.missing)]
    line = style("left", BODY, right=14 * MM, before=7)
    for order, (title, number) in enumerate(entries):
        made = text_block((Run(title),), line, notes.missing, kind=LeaderBlock)
        made.number = number
        made.landmark = ("entry", title, order)
        pieces.append(made)
    return pieces
