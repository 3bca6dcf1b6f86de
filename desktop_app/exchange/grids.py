"""What a sheet holds, before anybody asks what it means: rows of plain cells, and what was odd about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from desktop_app.domain.text import clean


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell whose formula failed, as Excel shows it: #N/A, #REF!"""

    word: str

    def __str__(self) -> str:
        return self.word


Cell = str | int | float | bool | date | time | CellError | None
"""Nothing is None: an empty cell and one of blanks alike."""

Span = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column, from nought."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: `rows` from the first row and column on, as long as they are; `merged` ranges in it."""

    name: str
    rows: Sequence[Sequence[Cell]]
    is_hidden: bool = False
    merged: tuple[Span, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell is not None for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file, and sentences about what in it was not followed."""

    name: str
    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = field(default=())


def shown(cell: Cell) -> str:
    """Write a cell as a person sees it: whole numbers without decimals, dates as 26/03/2026."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, time):
        return f"{cell.hour:02}:{cell.minute:02}"
    return str(cell) if isinstance(cell, int | CellError) else clean(cell)


def column_letters(column: int) -> str:
    """Name a column as Excel does: 0 is A, 27 is AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
