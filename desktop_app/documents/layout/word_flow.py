"""What stands one under the other in a Word file: pieces with the gaps of the printed page, ruled tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from desktop_app.documents.layout.measures import MM
from desktop_app.documents.layout.word_styles import twips
from desktop_app.documents.layout.word_text import TextPiece, thin

NONE, BEGINS, GOES_ON = "", "restart", "continue"
"""How a cell is joined with those of the rows over and under it."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(slots=True)
class Flow:
    """Gathers pieces; of the room one leaves after it and the next wants before it the larger counts.

    Word would add the two, and knows no room before a table: here all room stands before a paragraph, or
    after the one that a table follows.
    """

    pieces: list["Piece"] = field(default_factory=list["Piece"])
    _space: float = 0
    _after: float = 0
    _begins_page: bool = False

    def add(self, piece: "Piece", before: float = 0, after: float = 0) -> None:
        """Put a piece under the others, `before` and `after` in points."""
        is_top = not self.pieces or self._begins_page
        gap = self._space + (self._after if is_top else max(self._after, before))
        if isinstance(piece, TextPiece):
            piece.before, piece.begins_page = gap, self._begins_page
        else:
            self._lead(gap)
        self.pieces.append(piece)
        self._space, self._after, self._begins_page = 0, after, False

    def add_space(self, height: float) -> None:
        """Leave `height` points more than the pieces want."""
        self._space += self._after + height
        self._after = 0

    def begin_page(self) -> None:
        """Let the next piece begin a page."""
        if self._begins_page:
            self.add(thin())
        self._space, self._after, self._begins_page = 0, 0, True

    def hold_last(self) -> None:
        """Keep the last piece, or its last row, with what follows."""
        if self.pieces:
            self.pieces[-1].keep()

    def end(self, section: str = "") -> str:
        """Write all; the last paragraph bears the `section`, since a table cannot."""
        last = self.pieces[-1] if self.pieces else None
        if self._begins_page or not isinstance(last, TextPiece):
            self.pieces.append(thin(begins_page=self._begins_page))
        bearer = self.pieces[-1]
        if isinstance(bearer, TextPiece):
            bearer.section = section
        return "".join(piece.xml() for piece in self.pieces)

    def _lead(self, gap: float) -> None:
        """Make room before a table, and part it from one before it."""
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, TextPiece) and not self._begins_page:
            last.after = gap
        elif gap or last is not None or self._begins_page:
            self.pieces.append(thin(gap or 1, begins_page=self._begins_page))


@dataclass(slots=True)
class Box:
    """A table's cell."""

    flow: Flow
    span: int = 1
    joined: str = NONE
    is_middle: bool = False

    def xml(self, width: float) -> str:
        """Write it, `width` points wide."""
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        joined = f'<w:vMerge w:val="{self.joined}"/>' if self.joined else ""
        middle = '<w:vAlign w:val="center"/>' if self.is_middle else ""
        look = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{joined}{middle}'
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{self.flow.end()}</w:tc>"


@dataclass(slots=True)
class Row:
    """A table's row; `height` is millimetres, at least."""

    boxes: list[Box]
    height: float | None = None
    is_heading: bool = False
    may_split: bool = False

    def keep(self) -> None:
        """Let it never be parted from the row that follows."""
        for box in self.boxes:
            for piece in box.flow.pieces:
                piece.keep()

    def xml(self, widths: Sequence[float]) -> str:
        """Write it over columns so many points wide."""
        whole = "" if self.may_split else "<w:cantSplit/>"
        height = ""
        if self.height is not None:
            height = f'<w:trHeight w:val="{twips(self.height * MM)}" w:hRule="atLeast"/>'
        heading = "<w:tblHeader/>" if self.is_heading else ""
        cells: list[str] = []
        column = 0
        for box in self.boxes:
            cells.append(box.xml(sum(widths[column : column + box.span])))
            column += box.span
        return f"<w:tr><w:trPr>{whole}{height}{heading}</w:trPr>{''.join(cells)}</w:tr>"


@dataclass(slots=True)
class Ruled:
    """A table of columns so many points wide; `padding` is what its cells leave free inside.

    Without rules it only sets things side by side.
    """

    rows: list[Row]
    widths: Sequence[float]
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)  # top, left, bottom, right
    has_rules: bool = True
    left: float = 0

    def keep(self) -> None:
        """Let its last row never be parted from what follows."""
        if self.rows:
            self.rows[-1].keep()

    def xml(self) -> str:
        """Write it."""
        top, left, bottom, right = map(twips, self.padding)
        line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if self.has_rules else 'w:val="nil"'
        borders = "".join(f"<w:{side} {line}/>" for side in _SIDES)
        columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, self.widths))}" w:type="dxa"/>'
            f'<w:tblInd w:w="{twips(self.left)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:top w:w="{top}" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
            f'<w:bottom w:w="{bottom}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/>'
            f"</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
            f"{''.join(row.xml(self.widths) for row in self.rows)}</w:tbl>"
        )


Piece: TypeAlias = TextPiece | Ruled
