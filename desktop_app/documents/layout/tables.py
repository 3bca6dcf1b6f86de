"""Ruled tables: headings repeat on every page, and a row that no page can hold is parted inside."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable

from desktop_app.documents.blocks import Cell, Run, Table, heads_group
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.flowables import RuledTable, new_block
from desktop_app.documents.layout.long_tables import DrawnRow, LongTable, Source
from desktop_app.documents.layout.measures import MM, TABLE, TEXT_HEIGHT
from desktop_app.documents.layout.styles import style
from desktop_app.documents.layout.text import text_block

PADDING = 4.0
_ROWS_AT_ONCE = 200
_ROWS_MEASURED = 200
_SMALL, _SMALL_PADDING = 10.5, 2.5
_ABOVE, _BELOW = 3.0, 4.0
_RULES: list[tuple[Any, ...]] = [
    ("FONT", (0, 0), (-1, -1), fonts.REGULAR, TABLE),
    ("GRID", (0, 0), (-1, -1), 0.5, black),
    ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.5, black),
    ("LINEABOVE", (0, "splitfirst"), (-1, "splitfirst"), 0.5, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), _ABOVE),
    ("BOTTOMPADDING", (0, 0), (-1, -1), _BELOW),
]


def ruled(
    rows: list[list[Any]],
    widths: Sequence[float],
    headings: int,
    *,
    row_height: float | None = None,
    valign: str = "MIDDLE",
    spans: Sequence[tuple[Any, ...]] = (),
    padding: float = PADDING,
) -> RuledTable:
    """Rule `rows` of flowables; `widths` are points.

    `row_height` is millimetres, for all rows but the headings and those with a cell that spans others.
    """
    sides = [(side, (0, 0), (-1, -1), padding) for side in ("LEFTPADDING", "RIGHTPADDING")]
    rules = [*_RULES, *sides, *spans]
    if valign != "MIDDLE":
        rules.append(("VALIGN", (0, headings), (-1, -1), valign))
    if _are_tall(rows[:headings], widths):
        headings = 0
    return RuledTable(
        rows,
        colWidths=list(widths),
        repeatRows=headings if len(rows) > headings else 0,
        splitInRow=1,
        style=rules,
        minRowHeights=None if row_height is None else _least(len(rows), headings, row_height * MM, spans),
        spaceBefore=RuledTable.BEFORE,
        spaceAfter=RuledTable.AFTER,
    )


def _least(count: int, headings: int, height: float, spans: Sequence[tuple[Any, ...]]) -> list[float]:
    spanned = {row for _name, (_first, row), _last in spans}
    return [0.0 if row < headings or row in spanned else height for row in range(count)]


def _are_tall(heads: Sequence[list[Any]], widths: Sequence[float]) -> bool:
    """Tell whether headings leave no room for others under them: those cannot head every page."""
    if not any(map(_may_be_tall, heads)):
        return False
    return sum(_height(row, widths) for row in heads) > TEXT_HEIGHT * 0.4


def _may_be_tall(row: list[Any]) -> bool:
    """Whether it is worth measuring: a heading of ordinary words is not."""
    return any(
        isinstance(cell, list) or len(cell.frags) != 1 or len(cell.frags[0].text) > 150
        for cell in row
        if cell
    )


def _height(row: list[Any], widths: Sequence[float]) -> float:
    """Measure a row."""
    return max(
        sum(
            piece.wrap(width - 2 * PADDING, TEXT_HEIGHT)[1]
            for piece in (cell if isinstance(cell, list) else [cell])
        )
        for cell, width in zip(row, widths, strict=True)
        if cell
    )


def block_table(table: Table, missing: set[str], wide: float) -> Flowable:
    """Draw a table of the block model, `wide` points wide; a long one page by page, as it is needed."""
    return _Drawing(table, missing, column_widths(table, wide)).whole()


class _Drawing:
    """Draws rows of one table of the block model."""

    def __init__(self, table: Table, missing: set[str], widths: list[float]) -> None:
        self._table, self._missing, self._widths = table, missing, widths
        self._size = table.size or TABLE
        self._padding = padding_of(table)
        self._block = new_block()
        self._heads = [self._drawn(row, is_heading=True) for row in (table.top, table.heading) if row]
        self._head_spans = _spans(self._heads)
        if table.top:
            _join_downwards(table.top, [head.values for head in self._heads], self._head_spans)

    def whole(self) -> Flowable:
        """Draw all rows at once, or promise to."""
        count = len(self._table.rows)
        if count <= _ROWS_AT_ONCE:
            return self._rule([self._drawn(row) for row in self._table.rows])
        empty: Any = self._rule(())
        _width, top = empty.wrap(sum(self._widths), TEXT_HEIGHT)
        if top > TEXT_HEIGHT * 0.4:
            return self._rule([self._drawn(row) for row in self._table.rows])
        source = Source(count, self._measured, self._rule, len(self._heads), top, sum(self._widths))
        return LongTable(source, [])

    def _rule(self, rows: Sequence[DrawnRow]) -> RuledTable:
        spans = [*self._head_spans, *_spans(rows, len(self._heads))]
        made: Any = ruled(
            [list(row.values) for row in (*self._heads, *rows)],
            self._widths,
            len(self._heads),
            row_height=self._table.row_height,
            spans=spans,
            padding=self._padding,
        )
        for place, row in enumerate(rows, len(self._heads)):
            if row.styles is not None:
                made._cellStyles[place] = row.styles
        made.leading = frozenset(place for place, row in enumerate(rows, len(self._heads)) if row.is_leading)
        return made.showing(self._table.field, self._block)

    def _drawn(self, row: Sequence[Cell], is_heading: bool = False) -> DrawnRow:
        """Draw the cells of a row, leaving the columns empty that a cell before them spans."""
        values: list[Any] = []
        joins: list[tuple[int, int]] = []
        for cell in row:
            if cell.span > 1:
                joins.append((len(values), len(values) + cell.span - 1))
            values += [self._cell(cell, is_heading), *[""] * (cell.span - 1)]
        return DrawnRow(values, tuple(joins), heads_group(row))

    def _measured(self, number: int) -> DrawnRow:
        """Draw a row and say how high it will be, as reportlab reckons it."""
        row = self._drawn(self._table.rows[number])
        ends = dict(row.joins)
        for column, piece in enumerate(row.values):
            if piece != "":
                width = sum(self._widths[column : ends.get(column, column) + 1])
                height: float = piece.wrap(width - 2 * self._padding, TEXT_HEIGHT)[1]
                row.height = max(row.height, height + _ABOVE + _BELOW)
        if self._table.row_height is not None and not row.joins:
            row.height = max(row.height, self._table.row_height * MM)
        return row

    def _cell(self, cell: Cell, is_heading: bool) -> Any:
        face = fonts.BOLD if cell.is_bold or is_heading else fonts.REGULAR
        look = style("center" if is_heading else cell.align, self._size, face, before=0)
        return text_block((Run(cell.text),), look, self._missing, cell.field)


def padding_of(table: Table) -> float:
    """Give the points a table leaves free at the sides of a cell: fewer where its words are small."""
    return PADDING if (table.size or TABLE) > _SMALL else _SMALL_PADDING


def _spans(rows: Sequence[DrawnRow], first: int = 0) -> list[tuple[Any, ...]]:
    return [
        ("SPAN", (start, place), (end, place))
        for place, row in enumerate(rows, first)
        for start, end in row.joins
    ]


def _join_downwards(top: Sequence[Cell], rows: list[list[Any]], spans: list[tuple[Any, ...]]) -> None:
    """Let a heading stand over both rows where the upper one has nothing to say."""
    column = 0
    for cell in top:
        if cell.span == 1 and not cell.text:
            rows[0][column], rows[1][column] = rows[1][column], ""
            spans.append(("SPAN", (column, 0), (column, 1)))
        column += cell.span


def column_widths(table: Table, wide: float) -> list[float]:
    """Share the text width as declared, but give each column room for its longest word if there is any."""
    total = sum(table.widths) or 1
    wished = [wide * part / total for part in table.widths]
    even = wide / max(len(wished), 1)
    most = max(even, min(2 * even, wide / 4))
    least = [0.0] * len(wished)
    size, room = table.size or TABLE, 2 * padding_of(table) + 1
    for row in _telling_rows(table):
        column = 0
        for cell in row:
            if cell.span == 1 and column < len(least):
                words = cell.text[:200].split()
                longest = max((stringWidth(word, fonts.BOLD, size) for word in words), default=0.0)
                least[column] = max(least[column], min(longest + room, most))
            column += cell.span
    short = sum(max(need - have, 0) for need, have in zip(least, wished, strict=True))
    if not short:
        return wished
    spare = [max(have - need, 0) for need, have in zip(least, wished, strict=True)]
    keep = 1 - min(short / sum(spare), 1) if sum(spare) else 0
    shared = [need + rest * keep for need, rest in zip(least, spare, strict=True)]
    return [wide * width / sum(shared) for width in shared]


def _telling_rows(table: Table) -> Iterator[Sequence[Cell]]:
    """Choose the rows that widths go by: of many every so manieth, and those with the sums of others."""
    yield table.heading
    step = -(-len(table.rows) // _ROWS_MEASURED) or 1
    yield from table.rows[::step]
    if step > 1:
        yield from (row for row in table.rows if heads_group(row))
