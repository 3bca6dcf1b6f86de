"""A table of thousands of rows, of which only those of the page in hand are there as pieces."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import Flowable

from desktop_app.documents.layout.flowables import RuledTable, page_height

Joins = tuple[tuple[int, int], ...]
"""First and last column of each cell of a row that spans several."""


@dataclass(slots=True)
class DrawnRow:
    """A row as pieces; one `is_leading` goes with the row after it.

    `styles` are those of what is left of a row that a page's end parted.
    """

    values: list[Any]
    joins: Joins = ()
    is_leading: bool = False
    height: float = 0
    styles: list[Any] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from: `draw` makes one of the `count`, `rule` a table of some under its headings.

    `top` is how high the headings are, `headings` how many, `width` all columns.
    """

    count: int
    draw: Callable[[int], DrawnRow]
    rule: Callable[[Sequence[DrawnRow]], RuledTable]
    headings: int
    top: float
    width: float


class LongTable(Flowable):
    """What is left of a long table: rows already made, and those from `start` on that are not.

    It never fits: as soon as the rows that are left could all stand on one page, they are a plain table.
    """

    def __init__(self, source: Source, rows: list[DrawnRow], start: int = 0) -> None:
        super().__init__()
        self.source, self.rows, self.start = source, rows, start
        self.spaceBefore, self.spaceAfter = RuledTable.BEFORE, RuledTable.AFTER

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Ask for more than there is, so as to be parted."""
        self.width, self.height = self.source.width, aH + page_height(self)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Make the rows that fit into a table, and leave the others; a row no page holds is parted inside."""
        page = page_height(self)
        self.fill(page)
        used, count = self.source.top, 0
        for row in self.rows:
            used += row.height
            if used > availHeight:
                break
            count += 1
        table: Any = self.source.rule(self.rows[: count + 1])
        table._frame = getattr(self, "_frame", None)
        parts: list[Any] = table.split(availWidth, availHeight)
        if len(parts) < 2:
            return []
        drawn = len(parts[0]._cellvalues) - self.source.headings
        rows = self.rows[min(drawn, count) :]
        if drawn > count:
            rows[0] = self._rest(parts[1], rows[0])
        return [parts[0], self._left(rows, page)]

    def fill(self, height: float) -> bool:
        """Make rows until they are higher than `height`; tell whether any are left to make."""
        made = sum(row.height for row in self.rows)
        while made <= height and self.start < self.source.count:
            row = self.source.draw(self.start)
            self.rows.append(row)
            self.start += 1
            made += row.height
        return self.start < self.source.count

    def _left(self, rows: list[DrawnRow], page: float) -> Flowable:
        left = LongTable(self.source, rows, self.start)
        return left if left.fill(page) else self.source.rule(left.rows)

    def _rest(self, part: Any, row: DrawnRow) -> DrawnRow:
        """Take out of the lower part of a row what the next page begins with."""
        place = self.source.headings
        part._calc(self.source.width, part._argH[place])
        return DrawnRow(
            part._cellvalues[place],
            row.joins,
            row.is_leading,
            part._argH[place],
            part._cellStyles[place],
        )
