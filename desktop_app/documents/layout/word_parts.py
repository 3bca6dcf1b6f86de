"""A part of a paper in a Word file: its blocks one under the other, on a sheet with its own page numbers."""

from collections.abc import Sequence

from desktop_app.documents import blocks
from desktop_app.documents.blocks import Block, Pages, Run, Sheet, Signatures
from desktop_app.documents.layout.flowables import HandLines, RuledTable
from desktop_app.documents.layout.letterhead import ruled_length
from desktop_app.documents.layout.measures import BODY, BOTTOM, FRAME_EDGE, MM, NUMBER, NUMBER_TOP
from desktop_app.documents.layout.rich import Notes
from desktop_app.documents.layout.signatures import LEFT_HALF
from desktop_app.documents.layout.word_flow import Flow
from desktop_app.documents.layout.word_heads import add_motto, add_rule, letterhead_table, signature_table
from desktop_app.documents.layout.word_package import WordPackage
from desktop_app.documents.layout.word_rich import RichWriter
from desktop_app.documents.layout.word_styles import twips
from desktop_app.documents.layout.word_tables import block_table
from desktop_app.documents.layout.word_text import TextPiece

_LETTERHEAD_AFTER = 10.0
_SIGNED_BEFORE, _SIGNED_AFTER = 10.0, 6.0
_ASCENT = 0.891  # of Times New Roman, in parts of its size
_FRAME = '<w:{side} w:val="{lines}" w:sz="24" w:space="{space}" w:color="000000"/>'


class PartWriter:
    """Writes one part; `notes` say how wide its sheet is."""

    def __init__(self, package: WordPackage, notes: Notes) -> None:
        self._rich = RichWriter(package, notes)
        self._notes, self._wide = notes, notes.area.width
        self._flow = Flow()

    def written(self, parts: Sequence[Block]) -> Flow:
        """Set all blocks, keeping together what belongs together."""
        for number, block in enumerate(parts):
            after = parts[number + 1] if number + 1 < len(parts) else None
            self._add(block)
            if isinstance(after, Signatures) and after.columns:
                self._flow.hold_last()
                self._stand_over(block, after)
        return self._flow

    def _add(self, block: Block) -> None:  # noqa: C901 - one case a block
        flow = self._flow
        match block:
            case blocks.Motto():
                add_motto(flow, self._wide)
            case blocks.Letterhead():
                flow.add(letterhead_table(block, self._wide), after=_LETTERHEAD_AFTER)
            case blocks.Title():
                self._add_title(block)
            case blocks.Heading():
                self._add_heading(block)
            case blocks.Paragraph():
                self._add_paragraph(block)
            case blocks.RichText():
                self._rich.add(flow, block.nodes)
            case blocks.DottedLines():
                self._add_lines(block)
            case blocks.Table():
                flow.add(block_table(block, self._notes), RuledTable.BEFORE, RuledTable.AFTER)
            case blocks.Photos():
                self._rich.add_photos(flow, block)
            case blocks.Signatures():
                if block.columns:
                    flow.add(signature_table(block, self._wide), _SIGNED_BEFORE, _SIGNED_AFTER)
            case blocks.Space():
                flow.add_space(min(block.height * MM, self._notes.area.height - 1))
            case blocks.PageBreak():
                flow.begin_page()
            case blocks.Contents():
                pass

    def _add_title(self, block: blocks.Title) -> None:
        flow = self._flow
        flow.add(TextPiece((Run(block.text),), "Title"), 12, 0 if block.subtitle else 8)
        if block.subtitle:
            flow.add(TextPiece((Run(block.subtitle),), "Subtitle"), 3, 0 if block.is_ruled else 8)
            if block.is_ruled:
                add_rule(flow, self._wide, ruled_length((block.subtitle,), BODY, self._wide), after=8)

    def _add_heading(self, block: blocks.Heading) -> None:
        style = f"Heading{min(max(block.level, 1), 3)}"
        piece = TextPiece((Run(block.text),), style, keeps_with_next=True)
        self._flow.add(piece, 8 if block.level == 1 else 6)

    def _add_paragraph(self, block: blocks.Paragraph) -> None:
        if not block.fills_line and not any(run.text.strip() for run in block.runs):
            self._flow.add_space(6)  # as on the page: an empty line has no height, only its room
            return
        piece = TextPiece(block.runs, align=block.align, size=block.size)
        piece.keeps_with_next = block.keeps_with_next
        if not (block.has_indent and block.align in ("justify", "left")):
            piece.first = 0
        if block.fills_line:
            piece.tab = self._wide
        self._flow.add(piece, 6)

    def _add_lines(self, block: blocks.DottedLines) -> None:
        for _number in range(max(block.count, 1)):
            self._flow.add(TextPiece(align="left", first=0, tab=self._wide, least=HandLines.PITCH))

    def _stand_over(self, block: Block, signatures: Signatures) -> None:
        """Set a right-hand line that stands over a lone signature in the middle of its half."""
        last = self._flow.pieces[-1] if self._flow.pieces else None
        is_right = isinstance(block, blocks.Paragraph) and block.align == "right"
        if is_right and isinstance(last, TextPiece) and len(signatures.columns) == 1:
            last.align, last.left = "center", self._wide * LEFT_HALF


def section_xml(part: Pages, package: WordPackage, *, begins_page: bool) -> str:
    """Write a part's sheet: size, margins, border, and numbers in the top margin from its second page on."""
    sheet = part.sheet
    header = package.numbered if part.is_numbered else package.plain
    headers = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{name}"/>'
        for kind, name in (("default", header), ("first", package.plain))
    )
    kind = '<w:type w:val="nextPage"/>' if begins_page else ""
    lying = ' w:orient="landscape"' if sheet.width > sheet.height else ""
    size = f'<w:pgSz w:w="{_length(sheet.width)}" w:h="{_length(sheet.height)}"{lying}/>'
    frame = _frame() if part.has_frame else ""
    return (
        f"<w:sectPr>{headers}{kind}{size}{_margins(sheet)}{frame}"
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _margins(sheet: Sheet) -> str:
    number = twips(NUMBER_TOP - _ASCENT * NUMBER)
    return (
        f'<w:pgMar w:top="{_length(sheet.top)}" w:right="{_length(sheet.right)}"'
        f' w:bottom="{_length(sheet.bottom)}" w:left="{_length(sheet.left)}"'
        f' w:header="{number}" w:footer="{twips(BOTTOM / 2)}" w:gutter="0"/>'
    )


def _frame() -> str:
    """Draw a double border, the outer line the stronger one."""
    space = round(FRAME_EDGE)
    first, last = "thickThinSmallGap", "thinThickSmallGap"
    lines = {"top": first, "left": first, "bottom": last, "right": last}
    sides = "".join(_FRAME.format(side=side, lines=kind, space=space) for side, kind in lines.items())
    return f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'


def _length(millimetres: float) -> int:
    return twips(millimetres * MM)
