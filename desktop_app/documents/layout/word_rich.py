"""What a person wrote, in a Word file: paragraphs, lists that Word goes on counting, tables, pictures."""

from collections.abc import Iterable, Sequence

from desktop_app.documents.blocks import Photo, Photos, Run
from desktop_app.documents.layout.figures import PictureError
from desktop_app.documents.layout.flowables import RuledTable
from desktop_app.documents.layout.measures import BODY, INDENT, MM, NOTE, TEXT_HEIGHT
from desktop_app.documents.layout.photos import GAP, lost_photo
from desktop_app.documents.layout.rich import (
    BULLETS,
    FIGURE_HEIGHT,
    LIST_STEP,
    Notes,
    Standing,
    emboldened,
    grid_widths,
    leads,
    lost_figure,
    span_runs,
)
from desktop_app.documents.layout.tables import PADDING
from desktop_app.documents.layout.word_flow import Box, Flow, Row, Ruled
from desktop_app.documents.layout.word_package import WordPackage
from desktop_app.documents.layout.word_tables import (
    CELL_ROOM,
    MAY_SPLIT,
    is_taller,
)
from desktop_app.documents.layout.word_text import TextPiece
from desktop_app.domain.richtext import Figure, Grid, Listing, Node, Span, TableCell, Text, plain_text


class RichWriter:
    """Sets trees of rich text and photographs into a file."""

    def __init__(self, package: WordPackage, notes: Notes) -> None:
        self._package, self._notes = package, notes

    def add(self, flow: Flow, nodes: Iterable[Node], place: Standing | None = None) -> None:
        """Set a tree under what `flow` holds, over the whole text width unless told where."""
        place = place or Standing(self._notes.area.width)
        for node in nodes:
            match node:
                case Text(spans):
                    self._add_text(flow, spans, place)
                    if not place.depth and not place.is_cell and leads(node):
                        flow.hold_last()
                case Listing():
                    self._add_listing(flow, node, place)
                case Grid():
                    self._add_grid(flow, node, place)
                case Figure():
                    self._add_figure(flow, node, place)

    def add_photos(self, flow: Flow, block: Photos) -> None:
        """Set pictures side by side over what is written under them."""
        if not block.photos:
            return
        width = self._notes.area.width / len(block.photos)
        pictures = Row([self._photo(photo, width - GAP, block.height * MM) for photo in block.photos])
        captions: list[Box] = []
        for photo in block.photos:
            inner = Flow()
            inner.add(TextPiece((Run(photo.caption),), "Caption", size=NOTE))
            captions.append(Box(inner))
        pictures.keep()
        padding, widths = (2, GAP / 2, 2, GAP / 2), [width] * len(block.photos)
        table = Ruled([pictures, Row(captions)], widths, padding, has_rules=False)
        flow.add(table, RuledTable.BEFORE, RuledTable.AFTER)

    def _photo(self, photo: Photo, width: float, height: float) -> Box:
        flow = Flow()
        if not photo.sha256:
            return Box(flow)
        drawing = self._drawing(photo.sha256, width, height, photo.caption)
        if drawing is None:
            flow.add(boxed(lost_photo(photo.caption, self._notes)))
        else:
            flow.add(TextPiece(style="Normal", align="center", drawing=drawing))
        return Box(flow, is_middle=True)

    def _add_text(self, flow: Flow, spans: Sequence[Span], place: Standing) -> None:
        if not any(span.text.strip() for span in spans):
            return
        piece = TextPiece(span_runs(spans))
        if place.is_cell:
            piece.style, piece.left = "TableText", place.left
        elif place.depth:
            piece.first, piece.left = 0, place.left + INDENT
        flow.add(piece, place.gap)

    def _add_listing(self, flow: Flow, listing: Listing, place: Standing) -> None:
        inner = place.deeper(not listing.is_numbered)
        number = (
            self._package.numbered_list() if listing.is_numbered else min(place.bullets, len(BULLETS) - 1) + 1
        )
        for item in listing.items:
            first, rest = (item.nodes[0], item.nodes[1:]) if item.nodes else (Text(()), ())
            if not isinstance(first, Text):
                first, rest = Text(()), item.nodes
            flow.add(_entry(first.spans, number, inner), inner.gap)
            self.add(flow, rest, inner)

    def _add_grid(self, flow: Flow, grid: Grid, place: Standing) -> None:
        columns = max((len(row) for row in grid.rows), default=0)
        if not columns:
            return
        widths = grid_widths(grid, columns, place.width)
        repeats = all(cell.is_heading for cell in grid.rows[0]) and len(grid.rows) > 1
        rows = [self._grid_row(cells, widths) for cells in grid.rows]
        if repeats and not rows[0].may_split:
            rows[0].is_heading = True
            for box in rows[0].boxes:
                box.is_middle = True
        left = 0 if place.is_cell else place.left
        flow.add(Ruled(rows, widths, CELL_ROOM, left=left), RuledTable.BEFORE, RuledTable.AFTER)

    def _grid_row(self, cells: Sequence[TableCell], widths: Sequence[float]) -> Row:
        row = Row([])
        for column, width in enumerate(widths):
            inner = Flow()
            if column < len(cells):
                nodes, room = cells[column].nodes, self._notes.area.height * MAY_SPLIT
                standing = Standing(width - 2 * PADDING, is_cell=True)
                self.add(inner, emboldened(nodes) if cells[column].is_heading else nodes, standing)
                row.may_split = row.may_split or is_taller(plain_text(nodes), width, room)
            row.boxes.append(Box(inner))
        return row

    def _add_figure(self, flow: Flow, figure: Figure, place: Standing) -> None:
        caption = "".join(span.text for span in figure.caption)
        height = TEXT_HEIGHT * 0.3 if place.is_cell else FIGURE_HEIGHT
        drawing = self._drawing(figure.sha256, place.width, height, caption)
        if drawing is None:
            flow.add(boxed(lost_figure(caption, self._notes)), 12, 12)
            return
        left = 0 if place.is_cell else place.left
        picture = TextPiece(style="Normal", align="center", left=left, drawing=drawing)
        flow.add(picture, 6)
        if caption.strip():
            picture.keep()
            size = place.size if place.is_cell else BODY - 1
            flow.add(TextPiece(span_runs(figure.caption), "Caption", left=left, size=size), 4, 4)

    def _drawing(self, sha256: str, width: float, height: float, told: str) -> str | None:
        path = self._notes.picture(sha256)
        try:
            return None if path is None else self._package.picture(path, width, height, told)
        except PictureError:
            return None


def boxed(sentence: str) -> TextPiece:
    """Say in a box that something is not there."""
    italic = (Run(sentence, is_italic=True),)
    return TextPiece(italic, "Normal", "center", left=8, right=8, size=BODY - 1, is_boxed=True)


def _entry(spans: Sequence[Span], number: int, place: Standing) -> TextPiece:
    """Set an entry of a list with its mark."""
    step = place.left / place.depth if place.depth else LIST_STEP
    piece = TextPiece(span_runs(spans), "ListParagraph", hang=step, listed=(number, place.depth - 1))
    piece.left = place.left + (0 if place.is_cell else INDENT)
    if place.is_cell:
        piece.style = "TableText"
    return piece
