"""From a QTextDocument to the tree of `domain.richtext`, by walking it: Qt's own HTML loses half."""

from dataclasses import dataclass, field

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextListFormat,
    QTextTable,
)

from desktop_app.domain.richtext import Figure, Grid, Item, Listing, Node, Span, TableCell, Text
from desktop_app.domain.richtext_spans import tidy
from desktop_app.ui.kit.editors.rich_marks import BREAKS, CAPTION, DEPTH, HEADING, PADDING, PICTURE, SCHEME

_NUMBERED = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
)
_RISES = {
    QTextCharFormat.VerticalAlignment.AlignSubScript: "sub",
    QTextCharFormat.VerticalAlignment.AlignSuperScript: "sup",
}


def read_document(document: QTextDocument) -> tuple[Node, ...]:
    """Read everything. Empty paragraphs, list entries and tables are left out: papers space by themselves."""
    return _read_frame(document.rootFrame().begin())


def _read_frame(place: QTextFrame.iterator) -> tuple[Node, ...]:
    builder = _Builder()
    while not place.atEnd():
        inner = place.currentFrame()
        if isinstance(inner, QTextTable):
            grid = _read_table(inner)
            if grid is not None:
                builder.add_below(inner.format().intProperty(DEPTH), [grid])
        elif place.currentBlock().isValid():
            _read_block(place.currentBlock(), builder)
        place += 1
    return builder.finish()


def _read_block(block: QTextBlock, builder: "_Builder") -> None:
    shape = block.blockFormat()
    nodes = _paragraph(block)
    if shape.boolProperty(CAPTION) and builder.caption(nodes):
        return
    listing = block.textList()
    if listing is not None:
        form = listing.format()
        builder.add_item(listing.objectIndex(), form.indent(), form.style() in _NUMBERED, nodes)
    elif nodes:
        builder.add_below(shape.intProperty(DEPTH), nodes)


def _read_table(table: QTextTable) -> Grid | None:
    rows: list[tuple[TableCell, ...]] = []
    for row in range(table.rows()):
        cells: list[TableCell] = []
        kept = 0
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            nodes = _read_frame(cell.begin())
            cells.append(TableCell(nodes, cell.format().boolProperty(HEADING)))
            if nodes or not cell.format().boolProperty(PADDING):
                kept = len(cells)
        rows.append(tuple(cells[:kept]))
    return Grid(tuple(row for row in rows if row)) if any(rows) else None


def _paragraph(block: QTextBlock) -> list[Node]:
    """Split a block where it breaks and where pictures stand."""
    nodes: list[Node] = []
    spans: list[Span] = []

    def end() -> None:
        tidied = tidy(spans, keeps_soft_hyphens=True)
        if tidied:
            nodes.append(Text(tidied))
        spans.clear()

    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        form = fragment.charFormat()
        if form.isImageFormat():
            end()
            name = form.toImageFormat().name()
            if name.startswith(SCHEME):
                nodes.extend(Figure(name.removeprefix(SCHEME)) for _each in fragment.text())
        else:
            for part in _parts(fragment.text()):
                if part in BREAKS:
                    end()
                else:
                    spans.append(_span(part, form))
        place += 1
    end()
    return nodes


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for place, letter in enumerate(text):
        if letter in BREAKS or letter == PICTURE:
            parts += [text[start:place], letter] if letter in BREAKS else [text[start:place]]
            start = place + 1
    return [part for part in [*parts, text[start:]] if part]


def _span(text: str, form: QTextCharFormat) -> Span:
    return Span(
        text,
        form.fontWeight() >= int(QFont.Weight.DemiBold),
        form.fontItalic(),
        _RISES.get(form.verticalAlignment(), ""),
    )


@dataclass(slots=True)
class _OpenList:
    number: int
    depth: int
    is_numbered: bool
    items: list[list[Node]] = field(default_factory=list[list[Node]])


class _Builder:
    """Turns a flat run of blocks back into lists within lists."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._open: list[_OpenList] = []
        self._figure_in: list[Node] | None = None

    def add_item(self, number: int, depth: int, is_numbered: bool, nodes: list[Node]) -> None:
        """Begin an entry of the list with that number in the document."""
        self._close_below(depth)
        if self._open and self._open[-1].depth == depth and self._open[-1].number != number:
            self._close()
        if not self._open or self._open[-1].depth < depth:
            self._open.append(_OpenList(number, depth, is_numbered))
        self._open[-1].items.append([])
        self._put(self._open[-1].items[-1], nodes)

    def add_below(self, depth: int, nodes: list[Node]) -> None:
        """Add what lies in the last entry of a list of that depth; depth 0 lies in none."""
        self._close_below(depth)
        self._put(self._open[-1].items[-1] if self._open else self._nodes, nodes)

    def caption(self, nodes: list[Node]) -> bool:
        """Write a caption under the picture that came last, if one waits for it."""
        home, self._figure_in = self._figure_in, None
        if home is None:
            return False
        first = nodes[0] if nodes else Text(())
        last = home[-1]
        if not isinstance(first, Text) or not isinstance(last, Figure):
            return False
        home[-1] = Figure(last.sha256, first.spans)
        self._put(home, nodes[1:])
        return True

    def finish(self) -> tuple[Node, ...]:
        """Close every list and give the tree."""
        self._close_below(0)
        return tuple(self._nodes)

    def _put(self, home: list[Node], nodes: list[Node]) -> None:
        home.extend(nodes)
        self._figure_in = home if nodes and isinstance(nodes[-1], Figure) else None

    def _close_below(self, depth: int) -> None:
        while self._open and self._open[-1].depth > depth:
            self._close()

    def _close(self) -> None:
        done = self._open.pop()
        items = tuple(Item(tuple(nodes)) for nodes in done.items if nodes)
        if items:
            home = self._open[-1].items[-1] if self._open else self._nodes
            home.append(Listing(items, done.is_numbered))
