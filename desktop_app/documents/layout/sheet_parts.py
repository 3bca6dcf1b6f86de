"""A part of a paper on one Excel sheet: lines over a table, its frozen headings, places to sign under it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents import blocks
from desktop_app.documents.blocks import Block, Cell, Pages, Run, Sheet, SignatureColumn, Signatures, Table
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.flowables import MottoLines
from desktop_app.documents.layout.letterhead import LEFT_PART
from desktop_app.documents.layout.measures import BODY, MM, NOTE, TABLE, area_of
from desktop_app.documents.layout.office_text import words
from desktop_app.documents.layout.sheets import (
    A4,
    CELL_LIMIT,
    DAY,
    MONEY,
    TEXT,
    WHOLE,
    Formats,
    is_number,
    write_value,
)
from desktop_app.documents.layout.signatures import LEFT_HALF, ROOM
from desktop_app.documents.layout.tables import column_widths
from desktop_app.domain.language import _
from desktop_app.domain.richtext import plain_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_INCH = 25.4
_LEAST_COLUMN = 55.0  # points: where there are many columns the sheet is wider, and shrinks to be printed
_LINE = 1.3  # how high Excel makes a line, in parts of the size of letters
_MARGIN, _AROUND = 6.0, 4.0  # points that stay free at the sides of a text, and over and under it
_SINGLE_LETTER, _LETTER_EDGE = 7, 5  # pixels Excel counts for one letter of a column's width, and beside them
_TALLEST = 409.0


class SheetWriter:
    """Writes one part from the first row down."""

    def __init__(self, sheet: "Worksheet", formats: Formats, part: Pages, problems: list[str]) -> None:
        self._sheet, self._formats, self._part, self._problems = sheet, formats, part, problems
        tables = [block for block in part.blocks if isinstance(block, Table)]
        self._main = max(map(unfolded, tables), key=lambda table: len(table.rows), default=None)
        self._widths = _widths(self._main, part.sheet)
        self._row = 0
        self._heights: dict[int, float] = {}

    def write(self) -> None:
        """Write all blocks and say how the sheet is printed."""
        for number, width in enumerate(self._widths):
            pixels = width * 96 / 72
            self._sheet.set_column(number, number, max((pixels - _LETTER_EDGE) / _SINGLE_LETTER, 1))
        self._set_up(self._part.sheet)
        breaks: list[int] = []
        for block in self._part.blocks:
            if isinstance(block, blocks.PageBreak):
                breaks.append(self._row)
            else:
                self._add(block)
        self._sheet.set_h_pagebreaks([row for row in breaks if row])

    def _set_up(self, paper: Sheet) -> None:
        sheet = self._sheet
        sheet.set_paper(A4)
        if paper.width > paper.height:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_margins(*(side / _INCH for side in (paper.left, paper.right, paper.top, paper.bottom)))
        sheet.set_header('&C&"Times New Roman"&13&P' if self._part.is_numbered else "", {"margin": 8 / _INCH})

    def _add(self, block: Block) -> None:  # noqa: C901 - one case a block
        match block:
            case blocks.Motto():
                self._line(MottoLines.COUNTRY, align="center", bold=True)
                self._line(MottoLines.WORDS, align="center", bold=True, underline=1)
                self._row += 1
            case blocks.Letterhead():
                self._letterhead(block)
            case blocks.Title():
                self._line(block.text, align="center", bold=True, font_size=BODY)
                if block.subtitle:
                    self._line(block.subtitle, align="center", bold=True, font_size=BODY)
                self._row += 1
            case blocks.Heading():
                self._line(block.text, bold=True)
            case blocks.Paragraph():
                self._line(_text(block.runs), align=block.align, **_looks(block.runs))
            case blocks.RichText():
                for line in plain_text(block.nodes).split("\n"):
                    self._line(line, align="justify")
            case blocks.Table():
                self._table(unfolded(block))
            case blocks.Photos():
                for photo in block.photos:
                    self._line(photo.caption, align="center", italic=True)
            case blocks.Signatures():
                self._signatures(block)
            case _:
                pass

    def _letterhead(self, head: blocks.Letterhead) -> None:
        left, right = self._ranges((LEFT_PART, 1 - LEFT_PART))
        who = [(line, False) for line in head.parent] + [(line, True) for line in head.body]
        state = ((MottoLines.COUNTRY, 0), (MottoLines.WORDS, 1))
        for name, motto in zip_longest(who, state):
            if name:
                self._put(left, name[0], align="center", bold=name[1])
            if motto:
                self._put(right, motto[0], align="center", bold=True, underline=motto[1])
            self._row += 1
        if head.number or head.place_and_date:
            self._put(left, _text(head.number), align="center", **_looks(head.number))
            self._put(right, _text(head.place_and_date), align="center", **_looks(head.place_and_date))
            self._row += 1
        if head.subject:
            self._put(left, _text(head.subject), align="center")
            self._row += 1
        self._row += 1

    def _signatures(self, block: Signatures) -> None:
        columns = block.columns
        if not columns:
            return
        shares = (LEFT_HALF, 1 - LEFT_HALF) if len(columns) == 1 else (1 / len(columns),) * len(columns)
        places = self._ranges(shares)
        self._row += 1
        first = self._row
        for place, column in zip(places[-len(columns) :], columns, strict=True):
            self._row = first
            self._sign(place, column, _head_lines(columns))
        last = self._row
        if len(columns) == 1 and block.recipients:
            self._row = first
            self._put(places[0], block.recipients_heading, bold=True, italic=True, font_size=NOTE)
            for line in block.recipients:
                self._row += 1
                self._put(places[0], line, font_size=NOTE - 1)
        self._row = max(last, self._row) + 1

    def _sign(self, place: tuple[int, int], column: SignatureColumn, heads: int) -> None:
        """Write one place to sign; all names stand in one row, `heads` rows under the first."""
        top = self._row
        lines = [(column.date_line, {"italic": True})] if column.date_line else []
        lines += [(line, {"bold": True}) for line in column.lines]
        lines += [(column.note, {"italic": True})] if column.note else []
        for line, looks in lines:
            self._put(place, line, align="center", **looks)
            self._row += 1
        self._row = top + heads
        self._heighten(ROOM)
        self._row += 1
        self._put(place, column.name, align="center", bold=True)

    def _table(self, table: Table) -> None:
        top = self._row
        size = table.size or TABLE
        for row in (table.top, table.heading):
            if row:
                self._cells(row, size, is_heading=True)
        if table.top:
            self._join_downwards(table, top, size)
        headed = self._row
        for row in table.rows:
            least = 0 if table.row_height is None or _is_joined(row) else table.row_height * MM
            self._cells(row, size, least=least)
        if table is self._main and headed > top:
            self._sheet.freeze_panes(headed, 0)
            self._sheet.repeat_rows(top, headed - 1)
            if len(table.rows) > 1 and not any(map(_is_joined, table.rows)):
                self._sheet.autofilter(headed - 1, 0, self._row - 1, len(table.widths) - 1)
        self._row += 1

    def _cells(self, row: Sequence[Cell], size: float, *, least: float = 0, is_heading: bool = False) -> None:
        column, height = 0, max(least, size * _LINE)
        for cell in row:
            last = column + cell.span - 1
            self._cell(self._row, column, cell, size, is_heading=is_heading)
            is_bold = is_heading or cell.is_bold
            height = max(height, self._height(cell.text, (column, last), size, is_bold=is_bold))
            column = last + 1
        self._heighten(height)
        self._row += 1

    def _cell(self, row: int, column: int, cell: Cell, size: float, *, is_heading: bool) -> None:
        is_typed = cell.value is not None and is_number(cell.value)
        look = self._formats.of(
            font_size=size, border=1, valign="vcenter", text_wrap=True,
            align="center" if is_heading else cell.align,
            bold=is_heading or cell.is_bold,
            num_format=_number_format(cell) if is_typed else TEXT,
        )  # fmt: skip
        if cell.span > 1:
            self._sheet.merge_range(row, column, row, column + cell.span - 1, "", look)
        value = cell.value if is_typed else self._fitting(cell.text)
        write_value(self._sheet, row, column, value, look)

    def _join_downwards(self, table: Table, row: int, size: float) -> None:
        """Let a heading stand over both rows where the upper one has nothing to say."""
        column = 0
        for cell in table.top:
            if cell.span == 1 and not cell.text:
                look = self._formats.of(
                    font_size=size, border=1, valign="vcenter", text_wrap=True, align="center", bold=True,
                    num_format=TEXT,
                )  # fmt: skip
                text = self._fitting(table.heading[column].text)
                self._sheet.merge_range(row, column, row + 1, column, "", look)
                write_value(self._sheet, row, column, text, look)
            column += cell.span

    def _line(self, text: str, **looks: object) -> None:
        """Write a line of text over all columns."""
        if text.strip():
            self._put((0, len(self._widths) - 1), text, **looks)
            self._row += 1

    def _put(self, place: tuple[int, int], text: str, **looks: object) -> None:
        """Write text over some columns of the row, as high as it needs."""
        if not text.strip():
            return
        size = looks.get("font_size", TABLE)
        look = self._formats.of(**{"valign": "vcenter", "text_wrap": True, "num_format": TEXT, **looks})
        if place[1] > place[0]:
            self._sheet.merge_range(self._row, place[0], self._row, place[1], "", look)
        write_value(self._sheet, self._row, place[0], self._fitting(text), look)
        is_bold = bool(looks.get("bold"))
        height = self._height(text, place, float(str(size)), is_bold=is_bold)
        self._heighten(height)

    def _heighten(self, height: float) -> None:
        """Make the row at least so high."""
        height = min(max(height, self._heights.get(self._row, 0)), _TALLEST)
        self._heights[self._row] = height
        self._sheet.set_row(self._row, height)

    def _height(self, text: str, place: tuple[int, int], size: float, *, is_bold: bool) -> float:
        """Say how many points high a text stands: not every program fits rows to what is in them."""
        face = fonts.BOLD if is_bold else fonts.REGULAR
        room = max(sum(self._widths[place[0] : place[1] + 1]) - _MARGIN, 1)
        lines = (ceil(stringWidth(line, face, size) / room) or 1 for line in words(text).split("\n"))
        return sum(lines) * size * _LINE + _AROUND

    def _fitting(self, text: str) -> str:
        """Tell of a text that no cell can hold."""
        if len(text) > CELL_LIMIT:
            self._problems.append(
                _("Excel chỉ chứa được {limit} chữ một ô nên đã cắt bớt: “{start}…”.").format(
                    limit=CELL_LIMIT, start=words(text)[:40]
                )
            )
        return text

    def _ranges(self, shares: Sequence[float]) -> list[tuple[int, int]]:
        """Give first and last column of places side by side, each about its share of the width."""
        made: list[tuple[int, int]] = []
        first, reach = 0, 0.0
        for left, share in zip(reversed(range(len(shares))), shares, strict=True):
            reach += share * sum(self._widths)
            last = first
            while last + 1 + left < len(self._widths):
                if left and sum(self._widths[: last + 1]) + self._widths[last + 1] / 2 > reach:
                    break
                last += 1
            made.append((first, last))
            first = last + 1
        return made


def unfolded(table: Table) -> Table:
    """Give the table with a column of its own for everything, where there is one."""
    return table.unfolded or table


def _widths(table: Table | None, sheet: Sheet) -> list[float]:
    wide = area_of(sheet).width
    if table is None:
        return [wide / 6] * 6
    return column_widths(table, max(wide, _LEAST_COLUMN * len(table.widths)))


def _head_lines(columns: Sequence[SignatureColumn]) -> int:
    return max(bool(one.date_line) + len(one.lines) + bool(one.note) for one in columns)


def _is_joined(row: Sequence[Cell]) -> bool:
    return any(cell.span > 1 for cell in row)


def _number_format(cell: Cell) -> str:
    """Choose how a number is shown; a year or a count stands on paper without marks, and so it does here."""
    value = cell.value
    if isinstance(value, int):
        return WHOLE if cell.text.strip() == str(value) else MONEY
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return MONEY + ("." + "0" * places if places else "")
    return DAY


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _looks(runs: Sequence[Run]) -> dict[str, object]:
    """Give what all runs share: a cell has one look."""
    said = [run for run in runs if run.text.strip()]
    return {
        "bold": bool(said) and all(run.is_bold for run in said),
        "italic": bool(said) and all(run.is_italic for run in said),
    }
