"""Tables of a Word file: headings that repeat on every page, joined cells, widths as on the printed page."""

from collections.abc import Sequence
from math import ceil

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.blocks import Cell, Run, Table, heads_group
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.measures import SINGLE, TABLE
from desktop_app.documents.layout.rich import Notes
from desktop_app.documents.layout.tables import PADDING, column_widths, padding_of
from desktop_app.documents.layout.word_flow import BEGINS, GOES_ON, Box, Flow, Row, Ruled
from desktop_app.documents.layout.word_text import TextPiece

CELL_ROOM = (3.0, PADDING, 3.5, PADDING)  # half a point less than on the page: Word adds the rule
MAY_SPLIT, _MAY_REPEAT = 0.7, 0.4  # of a page
_SHORT = 150  # letters that are not worth measuring


def block_table(table: Table, notes: Notes) -> Ruled:
    """Set a table of the block model over the text width."""
    widths, padding = column_widths(table, notes.area.width), padding_of(table)
    heads = [row for row in (table.top, table.heading) if row]
    room = notes.area.height
    repeats = bool(table.rows) and not any(_is_taller(head, widths, room * _MAY_REPEAT) for head in heads)
    rows = [Row(_boxes(head, table.size, is_heading=True), is_heading=repeats) for head in heads]
    if table.top:
        _join_downwards(table.top, rows)
    for cells in table.rows:
        height = None if any(cell.span > 1 for cell in cells) else table.row_height
        is_tall = _is_taller(cells, widths, room * MAY_SPLIT)
        rows.append(Row(_boxes(cells, table.size), height, may_split=is_tall))
        if heads_group(cells) and cells is not table.rows[-1]:
            rows[-1].keep()
    return Ruled(rows, widths, (CELL_ROOM[0], padding, CELL_ROOM[2], padding))


def _is_taller(cells: Sequence[Cell], widths: Sequence[float], height: float) -> bool:
    column = 0
    for cell in cells:
        if is_taller(cell.text, sum(widths[column : column + cell.span]), height):
            return True
        column += cell.span
    return False


def is_taller(text: str, width: float, height: float) -> bool:
    """Tell whether a text in a cell so wide stands higher than that; lengths are points."""
    if len(text) <= _SHORT:
        return False
    room = max(width - 2 * PADDING, 1)
    lines = sum(ceil(stringWidth(line, fonts.REGULAR, TABLE) / room) or 1 for line in text.split("\n"))
    return lines * TABLE * SINGLE > height


def _boxes(cells: Sequence[Cell], size: float | None, *, is_heading: bool = False) -> list[Box]:
    boxes: list[Box] = []
    for cell in cells:
        align = "center" if is_heading else cell.align
        flow = Flow()
        flow.add(TextPiece((Run(cell.text, is_heading or cell.is_bold),), "TableText", align, size=size))
        boxes.append(Box(flow, cell.span, is_middle=True))
    return boxes


def _join_downwards(top: Sequence[Cell], rows: Sequence[Row]) -> None:
    """Let a heading stand over both rows where the upper one has nothing to say."""
    column = 0
    for place, cell in enumerate(top):
        if cell.span == 1 and not cell.text:
            rows[0].boxes[place] = rows[1].boxes[column]
            rows[0].boxes[place].joined = BEGINS
            rows[1].boxes[column] = Box(Flow(), joined=GOES_ON)
        column += cell.span
