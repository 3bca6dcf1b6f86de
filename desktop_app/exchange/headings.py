"""Finding the tables of a sheet: titles passed over, headings of several rows joined, merged cells filled.

A row is taken for headings when it holds two headings that are known, or, where no row does, when it is the
first full row of words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.language import _
from desktop_app.domain.legacy import looks_legacy, rescue
from desktop_app.domain.likeness import plain
from desktop_app.domain.text import clean
from desktop_app.exchange.grids import Cell, CellError, Grid, Span, Workbook, column_letters, shown

JOIN = " – "
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[*:]+")
_COUNTED = re.compile(r"[(\[]?(?:[0-9]{1,2}|[a-zA-Z])[)\].]?")
_LOOKED_AT = 20_000
_MOST_HEADING_ROWS = 3
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number on the sheet, a cell a heading, and the places a merged cell filled."""

    number: int
    cells: tuple[Cell, ...]
    filled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet; `place` is where, as Excel writes it; `notes` say what was made of it."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    place: str = ""
    is_hidden: bool = False
    known_headings: int = 0

    @property
    def name(self) -> str:
        """What a person chooses it by."""
        hidden = _(" (trang đang ẩn)") if self.is_hidden else ""
        return _("{sheet}, ô {place}: {count} dòng{hidden}").format(
            sheet=self.sheet, place=self.place, count=len(self.rows), hidden=hidden
        )


def heading_keys(heading: str) -> tuple[str, ...]:
    """Give what a heading is compared by: whole, and without brackets, stars and units."""
    whole, bare = plain(heading), plain(_ASIDE.sub(" ", heading))
    return (whole,) if whole == bare or not bare else (whole, bare)


def find_tables(workbook: Workbook, words: Collection[str]) -> tuple[Table, ...]:
    """Find every table of a workbook, sheet by sheet, from the top; `words` are plain known headings."""
    found: list[Table] = []
    for grid in workbook.grids:
        tables = list(_tables_of(grid, words))
        if len(tables) > 1:
            more = _("Trang “{sheet}” có {count} bảng: {places}. Chọn bảng cần nhập.").format(
                sheet=grid.name, count=len(tables), places=", ".join(table.place for table in tables)
            )
            tables = [_with_note(table, more) for table in tables]
        found.extend(tables)
    hidden = [grid.name for grid in workbook.grids if grid.is_hidden and not grid.is_empty]
    if hidden:
        note = _("Trang đang ẩn: {sheets}. Chương trình không tự chọn trang ẩn.").format(
            sheets=", ".join(hidden)
        )
        found = [_with_note(table, note) for table in found]
    return tuple(_with_notes(table, workbook.notes) for table in found)


def _with_note(table: Table, note: str) -> Table:
    return _with_notes(table, (note,))


def _with_notes(table: Table, notes: tuple[str, ...]) -> Table:
    return replace(table, notes=(*table.notes, *notes))


@dataclass(slots=True)
class _Block:
    """Heading rows from `top` to `bottom`, and the row after the table's last."""

    top: int
    bottom: int
    end: int = 0
    known: int = 0


def _tables_of(grid: Grid, words: Collection[str]) -> Iterator[Table]:
    rows = grid.rows
    blocks = _blocks(grid, words)
    for place, block in enumerate(blocks):
        block.end = blocks[place + 1].top if place + 1 < len(blocks) else len(rows)
        block.end = _end_of(rows, block)
        for columns in _column_groups(grid, block, words):
            table = _table(grid, block, columns, words)
            if table.rows:
                yield table


def _blocks(grid: Grid, words: Collection[str]) -> list[_Block]:
    blocks: list[_Block] = []
    rows = grid.rows
    for number, row in enumerate(rows[:_LOOKED_AT]):
        if blocks and number <= blocks[-1].bottom:
            continue
        known = _known(row, words)
        if known < 2:
            continue
        blocks.append(_grown(rows, number, known))
    if not blocks:
        first = _first_full_row(rows, words)
        if first is not None:
            blocks.append(_grown(rows, first, 0))
    return blocks


def _grown(rows: Sequence[Sequence[Cell]], number: int, known: int) -> _Block:
    """Take in the rows above and below that are part of the same headings."""
    top = bottom = number
    while top and bottom - top + 1 < _MOST_HEADING_ROWS and _is_over(rows[top - 1], rows[top]):
        top -= 1
    while bottom + 1 < len(rows) and bottom - top + 1 < _MOST_HEADING_ROWS:
        if not _is_over(rows[bottom], rows[bottom + 1]):
            break
        bottom += 1
    return _Block(top, bottom, known=known)


def _known(row: Sequence[Cell], words: Collection[str]) -> int:
    texts = {clean(cell) for cell in row if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING}
    found = {
        key
        for text in texts
        for key in heading_keys(_modern(text))
        if key in words or _uncounted(key) in words
    }
    return len(found) if sum(cell is not None for cell in row) else 0


def _uncounted(key: str) -> str:
    return key.rstrip("0123456789 ")


def _is_over(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Tell whether headings stand over groups of them: the lower row fills what the upper leaves empty."""
    if not _is_words(upper) or not _is_words(lower):
        return False
    width = max(len(upper), len(lower))
    above = [_at(upper, place) is not None for place in range(width)]
    below = [_at(lower, place) is not None for place in range(width)]
    if sum(above) < 2 or not any(under and not over for over, under in zip(above, below, strict=True)):
        return False
    for place in range(width):
        is_group = above[place] and place + 1 < width and not above[place + 1]
        if below[place] and above[place] and not is_group:
            return False
        if below[place] and not above[place] and not any(above[:place]):
            return False
    return True


def _is_words(row: Sequence[Cell]) -> bool:
    cells = [cell for cell in row if cell is not None]
    return bool(cells) and all(isinstance(cell, str) and len(cell) <= _LONGEST_HEADING for cell in cells)


def _at(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else None


def _first_full_row(rows: Sequence[Sequence[Cell]], words: Collection[str]) -> int | None:
    widest = max((sum(cell is not None for cell in row) for row in rows[:200]), default=0)
    for number, row in enumerate(rows[:200]):
        count = sum(cell is not None for cell in row)
        is_lone = widest == 1 and _known(row, words) == 1
        if (count >= 2 and count * 2 >= widest and _is_words(row)) or is_lone:
            return number
    return None


def _end_of(rows: Sequence[Sequence[Cell]], block: _Block) -> int:
    """Leave off what stands between this table and the next: empty rows, and the next one's titles."""
    end = block.end
    while end > block.bottom + 1 and _filled_count(rows[end - 1]) == 0:
        end -= 1
    at = end
    while at > block.bottom + 1 and _filled_count(rows[at - 1]) == 1:
        at -= 1
    if at > block.bottom + 1 and at < end and _filled_count(rows[at - 1]) == 0:
        return _end_of(rows, _Block(block.top, block.bottom, at))
    return end


def _filled_count(row: Sequence[Cell]) -> int:
    return sum(cell is not None for cell in row)


def _column_groups(grid: Grid, block: _Block, words: Collection[str]) -> list[list[int]]:
    """Part the columns at empty ones where both sides have headings of their own."""
    body = grid.rows[block.top : block.end]
    used = sorted({place for row in body for place, cell in enumerate(row) if cell is not None})
    groups: list[list[int]] = []
    for place in used:
        if groups and place == groups[-1][-1] + 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    heads = grid.rows[block.top : block.bottom + 1]
    joined: list[list[int]] = []
    for group in groups:
        is_own = any(_known([_at(row, place) for place in group], words) >= 2 for row in heads)
        if joined and not is_own:
            joined[-1].extend(group)
        else:
            joined.append(group)
    return joined


def _table(grid: Grid, block: _Block, columns: Sequence[int], words: Collection[str]) -> Table:
    start = block.bottom + 1
    heads = grid.rows[block.top : start]
    headings = tuple(_heading(heads, place, columns) for place in columns)
    if start < block.end and _is_counting([_at(grid.rows[start], place) for place in columns]):
        start += 1
    filled = _filled(grid.merged, start, block.end)
    lines = _lines(grid, start, block.end, columns, filled)
    notes: list[str] = []
    count = sum(len(line.filled) for line in lines)
    if count:
        notes.append(_("Ô gộp trong bảng: giá trị được điền xuống {count} ô bên dưới.").format(count=count))
    errors = sum(isinstance(cell, CellError) for line in lines for cell in line.cells)
    if errors:
        notes.append(_("{count} ô có công thức lỗi (#N/A, #REF!…).").format(count=errors))
    last = lines[-1].number if lines else start
    place = f"{column_letters(columns[0])}{block.top + 1}:{column_letters(columns[-1])}{last}"
    known = _known(headings, words)
    return Table(grid.name, headings, tuple(lines), tuple(notes), place, grid.is_hidden, known)


def _heading(heads: Sequence[Sequence[Cell]], place: int, columns: Sequence[int]) -> str:
    """Join what stands over a column: a group's heading goes on to the columns it has beneath."""
    parts: list[str] = []
    for depth, row in enumerate(heads):
        cell = _at(row, place)
        if cell is None and depth + 1 < len(heads):
            has_own = any(_at(lower, place) is not None for lower in heads[depth + 1 :])
            before = [_at(row, other) for other in columns if other < place]
            cell = next((item for item in reversed(before) if item is not None), None) if has_own else None
        text = _modern(shown(cell))
        if text and text not in parts:
            parts.append(text)
    return JOIN.join(parts)


def _modern(text: str) -> str:
    if text.isascii():
        return text
    legacy = looks_legacy(text)
    return rescue(text, legacy) if legacy else text


def _is_counting(cells: Sequence[Cell]) -> bool:
    """Tell whether a row only numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    texts = [shown(cell) for cell in cells if cell is not None]
    if len(texts) < 3 or not all(_COUNTED.fullmatch(text) for text in texts):
        return False
    numbers = [int(re.sub("[^0-9]", "", text)) for text in texts if re.search("[0-9]", text)]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _filled(merged: Iterable[Span], start: int, end: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Say for every place beneath the top of a merged range whose value it shows."""
    return {
        (row, left): (top, left)
        for top, left, bottom, _right in merged
        if start <= top < end and bottom > top
        for row in range(top + 1, min(bottom + 1, end))
    }


def _lines(
    grid: Grid,
    start: int,
    end: int,
    columns: Sequence[int],
    filled: dict[tuple[int, int], tuple[int, int]],
) -> list[Line]:
    lines: list[Line] = []
    rows = grid.rows
    for number in range(start, end):
        row = rows[number]
        cells = [_at(row, place) for place in columns]
        if all(cell is None for cell in cells):
            continue
        from_above: set[int] = set()
        for index, place in enumerate(columns if filled else ()):
            source = filled.get((number, place))
            if source is not None:
                cells[index] = _at(rows[source[0]], source[1])
                from_above.add(index)
        lines.append(Line(number + 1, tuple(cells), frozenset(from_above)))
    return lines


def sample_of(table: Table, place: int, count: int = 3) -> list[str]:
    """Give the first values that stand under a heading, to recognise the column by."""
    values: list[str] = []
    for line in table.rows[:200]:
        text = shown(line.cells[place])
        if text and text not in values:
            values.append(text)
            if len(values) == count:
                break
    return values
