"""Ruled tables: headings repeat on every page, and a row that no page can hold is parted inside."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.blocks import Cell, Run, Table
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.flowables import RuledTable
from desktop_app.documents.layout.measures import MM, TABLE, TEXT_HEIGHT
from desktop_app.documents.layout.styles import style
from desktop_app.documents.layout.text import text_block

PADDING = 4.0
_RULES: list[tuple[Any, ...]] = [
    ("FONT", (0, 0), (-1, -1), fonts.REGULAR, TABLE),
    ("GRID", (0, 0), (-1, -1), 0.5, black),
    ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.5, black),
    ("LINEABOVE", (0, "splitfirst"), (-1, "splitfirst"), 0.5, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]


def ruled(
    rows: list[list[Any]],
    widths: Sequence[float],
    headings: int,
    *,
    row_height: float | None = None,
    valign: str = "MIDDLE",
    spans: Sequence[tuple[Any, ...]] = (),
) -> RuledTable:
    """Rule `rows` of flowables; `widths` are points, `row_height` millimetres for all but the headings."""
    rules = [*_RULES, *spans]
    if valign != "MIDDLE":
        rules.append(("VALIGN", (0, headings), (-1, -1), valign))
    if headings and _may_be_tall(rows[0]) and _height(rows[0], widths) > TEXT_HEIGHT * 0.4:
        headings = 0
    return RuledTable(
        rows,
        colWidths=list(widths),
        repeatRows=headings if len(rows) > headings else 0,
        splitInRow=1,
        style=rules,
        minRowHeights=None
        if row_height is None
        else [0.0] * headings + [row_height * MM] * (len(rows) - headings),
        spaceBefore=6,
        spaceAfter=4,
    )


def _may_be_tall(row: list[Any]) -> bool:
    """Whether it is worth measuring: a heading of ordinary words is not."""
    return any(
        isinstance(cell, list) or len(cell.frags) != 1 or len(cell.frags[0].text) > 150
        for cell in row
        if cell
    )


def _height(row: list[Any], widths: Sequence[float]) -> float:
    """Measure a row; one that leaves no room for others cannot head every page."""
    return max(
        sum(
            piece.wrap(width - 2 * PADDING, TEXT_HEIGHT)[1]
            for piece in (cell if isinstance(cell, list) else [cell])
        )
        for cell, width in zip(row, widths, strict=True)
        if cell
    )


def block_table(table: Table, missing: set[str], wide: float) -> RuledTable:
    """Draw a table of the block model, `wide` points wide."""
    widths = _widths(table, wide)
    heads = [row for row in (table.top, table.heading) if row]
    rows: list[list[Any]] = []
    spans: list[tuple[Any, ...]] = []
    for number, row in enumerate((*heads, *table.rows)):
        rows.append(_spread(row, number, spans, missing, is_heading=number < len(heads)))
    if table.top:
        _join_downwards(table.top, rows, spans)
    return ruled(rows, widths, len(heads), row_height=table.row_height, spans=spans).showing(table.field)


def _spread(
    row: Sequence[Cell], number: int, spans: list[tuple[Any, ...]], missing: set[str], *, is_heading: bool
) -> list[Any]:
    """Draw the cells of a row, leaving the columns empty that a cell before them spans."""
    made: list[Any] = []
    for cell in row:
        if cell.span > 1:
            spans.append(("SPAN", (len(made), number), (len(made) + cell.span - 1, number)))
        made += [_cell(cell, missing, is_heading=is_heading), *[""] * (cell.span - 1)]
    return made


def _join_downwards(top: Sequence[Cell], rows: list[list[Any]], spans: list[tuple[Any, ...]]) -> None:
    """Let a heading stand over both rows where the upper one has nothing to say."""
    column = 0
    for cell in top:
        if cell.span == 1 and not cell.text:
            rows[0][column], rows[1][column] = rows[1][column], ""
            spans.append(("SPAN", (column, 0), (column, 1)))
        column += cell.span


def _widths(table: Table, wide: float) -> list[float]:
    """Share the text width as declared, but give each column room for its longest word if there is any."""
    total = sum(table.widths) or 1
    wished = [wide * part / total for part in table.widths]
    even = wide / max(len(wished), 1)
    least = [0.0] * len(wished)
    for row in (table.heading, *table.rows[:200]):
        if any(cell.span > 1 for cell in row):
            continue
        for column, cell in enumerate(row[: len(least)]):
            words = cell.text[:200].split()
            longest = max((stringWidth(word, fonts.BOLD, TABLE) for word in words), default=0.0)
            least[column] = max(least[column], min(longest + 2 * PADDING + 1, even))
    short = sum(max(need - have, 0) for need, have in zip(least, wished, strict=True))
    if not short:
        return wished
    spare = [max(have - need, 0) for need, have in zip(least, wished, strict=True)]
    keep = 1 - min(short / sum(spare), 1) if sum(spare) else 0
    shared = [need + rest * keep for need, rest in zip(least, spare, strict=True)]
    return [wide * width / sum(shared) for width in shared]


def _cell(cell: Cell, missing: set[str], is_heading: bool = False) -> Any:
    is_bold = cell.is_bold or is_heading
    face = fonts.BOLD if is_bold else fonts.REGULAR
    align = "center" if is_heading else cell.align
    return text_block((Run(cell.text),), style(align, TABLE, face, before=0), missing, cell.field)
