"""From the tree of `domain.richtext` into a QTextDocument, at a cursor."""

from collections.abc import Callable, Sequence
from itertools import product

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from desktop_app.domain.richtext import Figure, Grid, Listing, Node, Span, TableCell, Text
from desktop_app.ui.kit.editors.rich_marks import CAPTION, DEPTH, HEADING, PADDING, SCHEME, UNSAFE
from desktop_app.ui.look.colours import colours
from desktop_app.ui.look.metrics import line_height, space

LoadPicture = Callable[[str], QImage]


class RichWriter:
    """Writes nodes at a cursor. `is_fresh` where the cursor's block is empty and may be taken."""

    def __init__(self, cursor: QTextCursor, picture: LoadPicture, is_fresh: bool = True) -> None:
        self._cursor, self._picture, self._is_fresh = cursor, picture, is_fresh

    def write(self, nodes: Sequence[Node], depth: int = 0) -> None:
        """Write nodes that lie in `depth` lists."""
        for node in nodes:
            self._write_node(node, depth)

    def write_inline(self, spans: Sequence[Span]) -> None:
        """Write words into the paragraph the cursor is in."""
        for span in spans:
            self._cursor.insertText(span.text.translate(UNSAFE), _style(span))

    def _write_node(self, node: Node, depth: int) -> None:
        match node:
            case Text():
                self._begin_block(plain_block(depth))
                self.write_inline(node.spans)
            case Listing():
                self._write_list(node, depth + 1)
            case Grid():
                self._write_table(node, depth)
            case Figure():
                self._write_figure(node, depth)

    def _begin_block(self, shape: QTextBlockFormat) -> None:
        if self._is_fresh:
            self._cursor.setBlockFormat(shape)
            if self._cursor.currentTable() is None:  # in a cell it would be the cell's own format
                self._cursor.setBlockCharFormat(QTextCharFormat())
            self._cursor.setCharFormat(QTextCharFormat())
            self._is_fresh = False
        else:
            self._cursor.insertBlock(shape, QTextCharFormat())

    def _write_list(self, listing: Listing, depth: int) -> None:
        made: QTextList | None = None
        for item in listing.items:
            self._begin_block(plain_block(0))
            if made is None:
                made = self._cursor.createList(list_format(listing.is_numbered, depth))
            else:
                made.add(self._cursor.block())
            nodes = item.nodes
            if nodes and isinstance(nodes[0], Text):
                self.write_inline(nodes[0].spans)
                nodes = nodes[1:]
            self.write(nodes, depth)

    def _write_figure(self, figure: Figure, depth: int) -> None:
        shape = plain_block(depth)
        shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shape.setBottomMargin(0)
        self._begin_block(shape)
        self._cursor.insertImage(self._image(figure.sha256))
        self._cursor.insertBlock(caption_block(depth), QTextCharFormat())
        self.write_inline(figure.caption)

    def _image(self, sha256: str) -> QTextImageFormat:
        image = self._picture(sha256)
        form = QTextImageFormat()
        form.setName(SCHEME + sha256)
        form.setWidth(image.width() / image.devicePixelRatio())
        form.setHeight(image.height() / image.devicePixelRatio())
        document = self._cursor.document()
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(SCHEME + sha256), image)
        return form

    def _write_table(self, grid: Grid, depth: int) -> None:
        columns = max((len(row) for row in grid.rows), default=0)
        if not columns:
            return
        shape = table_format(columns)
        shape.setProperty(DEPTH, depth)
        table = self._cursor.insertTable(len(grid.rows), columns, shape)
        for number, row in enumerate(grid.rows):
            for column in range(columns):
                self._write_cell(table, number, column, row[column] if column < len(row) else None)
        self._cursor.setPosition(table.lastPosition() + 1)
        self._is_fresh = True

    def _write_cell(self, table: QTextTable, row: int, column: int, content: TableCell | None) -> None:
        cell = table.cellAt(row, column)
        place = cell.firstCursorPosition()
        place.setBlockFormat(plain_block(0))
        if content is not None:
            RichWriter(place, self._picture).write(content.nodes)
        form = cell.format()
        if content is None:
            form.setProperty(PADDING, True)
        elif content.is_heading:
            shape_heading(form)
        cell.setFormat(form)


def shape_heading(form: QTextCharFormat) -> None:
    """Make a cell's format that of a heading cell."""
    form.setProperty(HEADING, True)
    form.setBackground(QColor(colours().alternate))


def recolour(frame: QTextFrame) -> None:
    """Draw the lines and heading cells of every table in the colours of now."""
    for inner in frame.childFrames():
        if isinstance(inner, QTextTable):
            shape = inner.format()
            shape.setBorderBrush(QColor(colours().line))
            inner.setFormat(shape)
            for row, column in product(range(inner.rows()), range(inner.columns())):
                cell = inner.cellAt(row, column)
                form = cell.format()
                if form.boolProperty(HEADING):
                    shape_heading(form)
                    cell.setFormat(form)
        recolour(inner)


def plain_block(depth: int) -> QTextBlockFormat:
    """Shape of a paragraph that lies in `depth` lists."""
    shape = QTextBlockFormat()
    shape.setBottomMargin(space(0.5))
    if depth:
        shape.setIndent(depth)
        shape.setProperty(DEPTH, depth)
    return shape


def caption_block(depth: int) -> QTextBlockFormat:
    """Shape of the words under a picture."""
    shape = plain_block(depth)
    shape.setProperty(CAPTION, True)
    shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    shape.setBottomMargin(space())
    return shape


def list_format(is_numbered: bool, depth: int) -> QTextListFormat:
    """Shape of a list that lies `depth` deep, 1 being the outermost."""
    form = QTextListFormat()
    style = QTextListFormat.Style
    form.setStyle(style.ListDecimal if is_numbered else (style.ListDisc if depth % 2 else style.ListCircle))
    form.setIndent(depth)
    return form


def table_format(columns: int) -> QTextTableFormat:
    """Shape of a table as wide as the text."""
    form = QTextTableFormat()
    form.setBorder(max(1, round(line_height() / 18)))
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)  # the outset one loses inner lines
    form.setBorderBrush(QColor(colours().line))
    form.setCellPadding(space(0.4))
    form.setCellSpacing(0)
    form.setTopMargin(space(0.5))
    form.setBottomMargin(space(0.5))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    each = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    form.setColumnWidthConstraints([each] * columns)
    return form


def _style(span: Span) -> QTextCharFormat:
    form = QTextCharFormat()
    if span.is_bold:
        form.setFontWeight(QFont.Weight.Bold)
    if span.is_italic:
        form.setFontItalic(True)
    vertical = QTextCharFormat.VerticalAlignment
    if span.rise:
        form.setVerticalAlignment(
            vertical.AlignSubScript if span.rise == "sub" else vertical.AlignSuperScript
        )
    return form
