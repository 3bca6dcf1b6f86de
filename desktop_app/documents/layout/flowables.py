"""Pieces a page is filled with: text, rulings and boxes that say which field they show."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.tables import Table

from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.measures import MM, MOTTO, SINGLE, TEXT_HEIGHT

_blocks = count(1)
_TALL = 0.7
_SHOWN = 0.15
"""Of a page: a row up to `_TALL` moves on whole, a taller one is parted where `_SHOWN` of it fit."""
_HAIR = 0.01


def new_block() -> int:
    """Number a block, so that all its pieces are known to belong together."""
    return next(_blocks)


def page_height(piece: Flowable) -> float:
    """Measure the text area of the page a piece is being set on, as its frame says."""
    frame: Any = getattr(piece, "_frame", None)
    return float(frame._height) if frame is not None else TEXT_HEIGHT


class TextBlock(Paragraph):
    """A paragraph that remembers its fields, also when a page break parts it."""

    field = ""
    block = 0
    number = ""
    landmark: tuple[str, str, int] | None = None
    _broken_for = -1.0

    def showing(self, field: str, block: int = 0) -> "TextBlock":
        """Say which field the whole of it shows."""
        self.field, self.block = field, block or new_block()
        return self

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Break into lines, once for each width."""
        me: Any = self
        if self._broken_for == aW and hasattr(me, "blPara"):
            return me.width, me.height
        self._broken_for = aW
        base: Any = super()
        return base.wrap(aW, aH)

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Part at a line's end, keeping what is known."""
        parts: list[Any] = super().split(availWidth, availHeight)
        for number, part in enumerate(parts):
            part.field, part.block = self.field, self.block
            if not number:
                part.landmark = self.landmark
        return parts

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw, and note the boxes of the fields."""
        base: Any = super()
        base.drawOn(canvas, x, y, _sW)
        style: Any = self.style
        box = (x + style.leftIndent, y, x + self.width - style.rightIndent, y + self.height)
        if self.field:
            canvas.note_box(self.field, self.block, box)
        if self.landmark:
            canvas.note_landmark(*self.landmark, box)
        self._note_runs(canvas, box)

    def _note_runs(self, canvas: Any, box: tuple[float, float, float, float]) -> None:
        me: Any = self
        lines = me.blPara
        if lines.kind == 0:
            name = getattr(lines, "field", "")
            if name:
                canvas.note_box(name, self.block, box)
            return
        leading = self.style.leading
        for number, line in enumerate(lines.lines):
            top = box[3] - number * leading
            for name in {getattr(word, "field", "") for word in line.words} - {""}:
                left, right = _reach(line.words, name, line.extraSpace, self.style, not number)
                canvas.note_box(name, self.block, (box[0] + left, top - leading, box[0] + right, top))


def _reach(words: Any, name: str, extra: float, style: Any, is_first: bool) -> tuple[float, float]:
    """Measure from where to where a field's words reach in a line, before any stretching."""
    start = style.firstLineIndent if is_first else 0
    start += extra * {1: 0.5, 2: 1}.get(style.alignment, 0)
    spread = extra if style.alignment == 4 else 0
    position, left, right = start, 0.0, 0.0
    is_open = False
    for word in words:
        width = 0.0 if hasattr(word, "cbDefn") else stringWidth(word.text, word.fontName, word.fontSize)
        if getattr(word, "field", "") == name:
            left = left if is_open else position
            is_open, right = True, position + width
        position += width
    return left, min(right + spread, right + 40 * MM if spread else right)


class RuledTable(Table):
    """A table that remembers its field."""

    BEFORE, AFTER = 6.0, 4.0
    field = ""
    block = 0
    leading: frozenset[int] = frozenset()
    """Rows that are not parted from the one after them."""

    def showing(self, field: str, block: int = 0) -> "RuledTable":
        """Say which field it shows."""
        self.field, self.block = field, block or new_block()
        return self

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Part between rows; inside a row only where it is about as tall as a page, and shows enough of it.

        Left to itself reportlab parts any row in the last points of a page, under a heading with nothing
        below it, and what is centred in a parted row grows with every part.
        """
        me: Any = self
        me._calc(availWidth, availHeight)
        heights, headings = me._rowHeights, me.repeatRows
        row, above = _overflow(heights, availHeight)
        if row < headings:
            return []
        if row < len(heights):
            page = page_height(self)
            if availHeight >= page - 1:
                me._nosplitCmds = []  # what no page holds is parted all the same
            is_tall = sum(heights[:headings]) + heights[row] > page * _TALL
            if is_tall and not me._nosplitCmds and availHeight - above >= page * _SHOWN:
                parts = self._parted_inside(row, availHeight)
                if parts:
                    return parts
            own = row
            while row > headings and row - 1 in self.leading:
                row -= 1
            if row == headings:
                if own == headings or availHeight < page - 1:
                    return []
                row = own
            availHeight = min(sum(heights[:row]) + _HAIR, availHeight)  # noqa: N806
        return self._told(me._splitRows(availHeight))

    def _parted_inside(self, row: int, height: float) -> list[Any]:
        """Part a row; reportlab forgets there that a cell that spans columns is wider than the first."""
        me: Any = self
        for cell in me._cellStyles[row]:
            cell.valign = "TOP"
        own = me._colWidths
        me._colWidths = list(own)
        for _name, (first, start), (last, _end) in me._spanCmds:
            if start == row:
                me._colWidths[first] = sum(own[first : last % len(own) + 1])
        parts: list[Any] = me._splitRows(height, doInRowSplit=True)
        for part in (me, *parts):
            part._colWidths = part._argW = own
        return self._told(parts, row)

    def _told(self, parts: list[Any], parted: int | None = None) -> list[Any]:
        """Tell the parts what they are of, and how high their rows are at least."""
        me: Any = self
        for part in parts:
            part.field, part.block = self.field, self.block
        if len(parts) != 2:
            return parts
        first, second = parts
        end, headings, least = len(first._cellvalues), me.repeatRows, me._minRowHeights
        moved = 0 if parted is None else 1
        first.leading = frozenset(row for row in self.leading if row < end - moved)
        second.leading = frozenset(row + moved - end + headings for row in self.leading if row >= end - moved)
        if least:
            if parted is not None:
                least = [*least[:parted], 0.0, 0.0, *least[parted + 1 :]]
            first._minRowHeights, second._minRowHeights = least[:end], [*least[:headings], *least[end:]]
        return parts

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw, and note the box."""
        base: Any = super()
        base.drawOn(canvas, x, y, _sW)
        me: Any = self
        if self.field:
            canvas.note_box(self.field, self.block, (x, y, x + me._width, y + me._height))


def _overflow(heights: Sequence[float | None], room: float) -> tuple[int, float]:
    """Find the first row that does not fit, and how high those above it are; rows beyond are not measured."""
    used = 0.0
    for number, height in enumerate(heights):
        if height is None or used + height > room:
            return number, used
        used += height
    return len(heights), used


class MottoLines(Flowable):
    """Quốc hiệu over tiêu ngữ over a rule as long as the tiêu ngữ."""

    COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    WORDS = "Độc lập - Tự do - Hạnh phúc"
    WORDS_SIZE = 14.0
    _height = (MOTTO + WORDS_SIZE) * SINGLE + 8

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Take the width there is."""
        self.width = aW
        return aW, self._height

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Stand off from what follows."""
        return 12

    def draw(self) -> None:
        """Draw the two lines and the rule."""
        canvas: Any = self.canv
        middle = self.width / 2
        canvas.setFont(fonts.BOLD, MOTTO)
        canvas.drawCentredString(middle, self._height - MOTTO, self.COUNTRY)
        canvas.setFont(fonts.BOLD, self.WORDS_SIZE)
        base = self._height - (MOTTO * SINGLE + self.WORDS_SIZE + 1)
        canvas.drawCentredString(middle, base, self.WORDS)
        half = stringWidth(self.WORDS, fonts.BOLD, self.WORDS_SIZE) / 2
        canvas.setLineWidth(0.8)
        canvas.line(middle - half, base - 5, middle + half, base - 5)


class HandLines(Flowable):
    """Dotted lines to write on."""

    PITCH = 8.5 * MM

    def __init__(self, lines: int, field: str = "", block: int = 0) -> None:
        super().__init__()
        self.lines, self.field, self.block = max(lines, 1), field, block or new_block()

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Take the width there is."""
        self.width, self.height = aW, self.lines * self.PITCH
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803, ARG002
        """Part between lines."""
        fitting = int(availHeight / self.PITCH)
        if fitting < 1 or fitting >= self.lines:
            return []
        return [
            HandLines(fitting, self.field, self.block),
            HandLines(self.lines - fitting, self.field, self.block),
        ]

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the dots, and note the box."""
        for number in range(1, self.lines + 1):
            dots(canvas, x, x + self.width, y + self.height - number * self.PITCH + 1.2)
        if self.field:
            canvas.note_box(self.field, self.block, (x, y, x + self.width, y + self.height))


class LeaderBlock(TextBlock):
    """A paragraph with dots from its last word to the margin, and its `number` standing there."""

    is_end = True

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Part as text; dots and number go with the end."""
        parts = super().split(availWidth, availHeight)
        for part in parts[:-1]:
            part.is_end = False
        for part in parts[-1:]:
            part.number, part.is_end = self.number, self.is_end
        return parts

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the text, then the dots, then the number."""
        super().drawOn(canvas, x, y, _sW)
        if not self.is_end:
            return
        style = self.style
        me: Any = self
        last = me.blPara.lines[-1] if me.blPara.lines else (self.width, [])
        spare = last[0] if isinstance(last, tuple) else last.extraSpace
        right = x + self.width
        start = right - style.rightIndent - spare + 4
        base = y + style.leading - style.fontSize
        if self.number:
            canvas.setFont(fonts.REGULAR, style.fontSize)
            canvas.drawRightString(right, base, self.number)
            right -= stringWidth(self.number, fonts.REGULAR, style.fontSize) + 4
        if right > start:
            dots(canvas, start, right, base + 0.6)


def dots(canvas: Any, left: float, right: float, height: float) -> None:
    """Draw a dotted line."""
    canvas.saveState()
    canvas.setLineWidth(0.8)
    canvas.setLineCap(1)
    canvas.setDash(0.1, 2.8)
    canvas.line(left, height, right, height)
    canvas.restoreState()
