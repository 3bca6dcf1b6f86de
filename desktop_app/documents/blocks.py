"""What papers are made of: plain blocks, which layouts draw as PDF, Word and Excel, and tests read.

`field` on a block names the form field it shows, so that a click on the page can find it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from desktop_app.domain.richtext import Node


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one paragraph in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    rise: str = ""  # "super", "sub" or level
    field: str = ""
    is_missing: bool = False  # dots that stand where nothing is known yet


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper in millimetres: its size and its margins."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15


PORTRAIT = Sheet()
LANDSCAPE = Sheet(297, 210, 20, 15, 20, 20)


@dataclass(frozen=True, slots=True)
class Motto:
    """Quốc hiệu and tiêu ngữ alone, centred over the page, with its rule (NĐ 30, ô 1)."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of an office's paper (NĐ 30, ô 1–5b): who writes at the left, Quốc hiệu at the right.

    `parent` and `body` are lines, in capitals already; `number` (“Số: 12/QĐ-PCBD”) and `place_and_date` share
    a row; `subject` (“V/v …”) stands under the number of a công văn. A `number` or `place_and_date` of no
    runs prints nothing.
    """

    parent: tuple[str, ...]
    body: tuple[str, ...]
    number: tuple[Run, ...] = ()
    place_and_date: tuple[Run, ...] = ()
    subject: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's name, centred bold capitals, and what stands under it.

    `is_ruled` draws the line under a paper's trích yếu (NĐ 30, ô 5a).
    """

    text: str
    subtitle: str = ""
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, never parted from what follows; `level` 1 is the outline's first."""

    text: str
    level: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of runs. `align` is left, center, right or justify; `indent` is a first-line indent.

    `fills_line` draws dots from its last word to the margin, for handwriting.
    """

    runs: tuple[Run, ...]
    align: str = "justify"
    has_indent: bool = True
    keeps_with_next: bool = False
    size: float | None = None  # points; None is the body size
    field: str = ""
    fills_line: bool = False


@dataclass(frozen=True, slots=True)
class RichText:
    """What a person wrote, as the tree of `domain.richtext`."""

    nodes: tuple[Node, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class DottedLines:
    """Lines to write on by hand."""

    count: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell, `span` columns wide; `value` is what a spreadsheet takes in place of the text.

    A row holds a cell for every column that no cell before it spans. `field` is the form field it shows.
    """

    text: str
    align: str = "left"
    is_bold: bool = False
    value: int | Decimal | date | None = None
    span: int = 1
    field: str = ""
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; `heading` repeats on every page; `widths` are parts of the text width.

    `top` is a row over the heading, whose cells span those they head. `unfolded` is the same table with a
    column of its own for everything: a spreadsheet, which has the room, shows it in this one's place.
    A row of bold cells of which one spans others heads a group: it is never parted from the row after it.
    """

    heading: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    field: str = ""
    row_height: float | None = None  # mm, at least, where no cell spans: for rows signed or filled by hand
    top: tuple[Cell, ...] = ()
    size: float | None = None  # points; None is the size of tables
    unfolded: "Table | None" = None


def heads_group(row: Sequence[Cell]) -> bool:
    """Tell whether a row of a table heads those after it."""
    return any(cell.span > 1 for cell in row) and all(cell.is_bold for cell in row if cell.text)


@dataclass(frozen=True, slots=True)
class Photo:
    """One picture of the book by its SHA-256, "" where there is none yet, and what is written under it."""

    sha256: str
    caption: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures side by side, of one height in millimetres: before and after."""

    photos: tuple[Photo, ...]
    height: float = 70


@dataclass(frozen=True, slots=True)
class SignatureColumn:
    """One place to sign: lines over it, the name under it."""

    lines: tuple[str, ...]
    note: str = ""
    name: str = ""
    date_line: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign side by side, never parted from the text before them.

    With `recipients` a list of them under `recipients_heading` stands at the left (NĐ 30, ô 9b).
    """

    columns: tuple[SignatureColumn, ...]
    recipients: tuple[str, ...] = ()
    recipients_heading: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height in millimetres."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of what the file holds, with running page numbers; the layout fills it in."""

    heading: str


Block: TypeAlias = (
    Motto
    | Letterhead
    | Title
    | Heading
    | Paragraph
    | RichText
    | DottedLines
    | Table
    | Photos
    | Signatures
    | Space
    | PageBreak
    | Contents
)


@dataclass(frozen=True, slots=True)
class Pages:
    """A part of a document that is drawn from blocks, with its own page numbers at the top."""

    blocks: tuple[Block, ...]
    title: str = ""
    is_numbered: bool = True
    sheet: Sheet = PORTRAIT
    has_frame: bool = False  # a border round every page, as certificates have


@dataclass(frozen=True, slots=True)
class InsertedFile:
    """A part that is a file of its own: the pages of a PDF, or a picture on a page under its `caption`."""

    path: Path
    media_type: str
    title: str
    caption: str = ""
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A paper, ready for a layout. Several parts make a merged file with running numbers and an outline.

    `notices` are sentences for whoever prints it: they come first among the problems of what is drawn.
    `picture` finds the file of a figure by its SHA-256, or None where it has vanished.
    """

    title: str
    parts: tuple[Pages | InsertedFile, ...]
    author: str = ""
    subject: str = ""
    picture: Callable[[str], Path | None] = lambda _: None
    notices: tuple[str, ...] = ()

    @property
    def is_merged(self) -> bool:
        """Whether running numbers are wanted: files of others stand among its parts, or a list of them."""
        return len(self.parts) > 1 and not self.is_drawn

    @property
    def is_drawn(self) -> bool:
        """Whether all of it is drawn from blocks, and nothing in it asks where the parts begin."""
        return all(
            isinstance(part, Pages) and not any(isinstance(block, Contents) for block in part.blocks)
            for part in self.parts
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field landed: page from 0, box in points from the page's top left corner."""

    field: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """A drawn document: the file, where its fields are, and what could not be drawn as asked.

    `missing` are letters no font had (printed as □); `problems` are sentences about parts left out.
    """

    data: bytes
    pages: int
    places: tuple[Place, ...] = ()
    missing: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
