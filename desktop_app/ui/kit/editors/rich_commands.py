"""What can be done to a rich text: marks, lists, tables."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFrame, QTextTable
from PySide6.QtWidgets import QTextEdit

from desktop_app.domain.text import clean, fold
from desktop_app.ui.kit.editors.rich_marks import DEPTH
from desktop_app.ui.kit.editors.rich_write import list_format, plain_block, shape_heading, table_format

_DEEPEST = 4
Rise = QTextCharFormat.VerticalAlignment


def toggle_bold(text: QTextEdit) -> None:
    """Make the selection, or what is typed next, bold or no longer."""
    form = QTextCharFormat()
    is_bold = text.fontWeight() >= int(QFont.Weight.DemiBold)
    form.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)
    text.mergeCurrentCharFormat(form)


def toggle_italic(text: QTextEdit) -> None:
    """Make the selection, or what is typed next, italic or no longer."""
    form = QTextCharFormat()
    form.setFontItalic(not text.fontItalic())
    text.mergeCurrentCharFormat(form)


def toggle_rise(text: QTextEdit, rise: Rise) -> None:
    """Raise or lower the selection, or put it back on the line."""
    form = QTextCharFormat()
    has_it = text.currentCharFormat().verticalAlignment() == rise
    form.setVerticalAlignment(Rise.AlignNormal if has_it else rise)
    text.mergeCurrentCharFormat(form)


def toggle_list(text: QTextEdit, is_numbered: bool) -> None:
    """Make the selected paragraphs a list, change the kind of the list, or end it."""
    cursor = text.textCursor()
    listing = cursor.currentList()
    if listing is None:
        cursor.createList(list_format(is_numbered, 1))
        return
    wanted = list_format(is_numbered, listing.format().indent())
    if listing.format().style() == wanted.style():
        leave_list(cursor)
    else:
        listing.setFormat(wanted)


def leave_list(cursor: QTextCursor) -> None:
    """Make the selected list entries plain paragraphs again."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), cursor.selectionEnd()
    cursor.beginEditBlock()
    while block.isValid() and block.position() <= last:
        listing = block.textList()
        if listing is not None:
            listing.remove(block)
        shape = plain_block(0)
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
    cursor.endEditBlock()


def shift_list(text: QTextEdit, steps: int) -> None:
    """Put a list entry one list deeper (1) or one back (-1)."""
    cursor = text.textCursor()
    listing = cursor.currentList()
    if listing is None:
        return
    form = listing.format()
    depth = form.indent() + steps
    if depth < 1:
        leave_list(cursor)
    elif depth <= _DEEPEST:
        numbered = form.style() == list_format(True, 1).style()
        cursor.beginEditBlock()
        shape = QTextBlockFormat()
        shape.setProperty(DEPTH, 0)
        cursor.mergeBlockFormat(shape)
        cursor.createList(list_format(numbered, depth))
        cursor.endEditBlock()


def insert_table(text: QTextEdit, rows: int, columns: int, headings: Sequence[str] = ()) -> None:
    """Insert a table whose first row is a heading, and go to the first cell that is empty."""
    cursor = text.textCursor()
    cursor.beginEditBlock()
    table = cursor.insertTable(rows, columns, table_format(columns))
    for column in range(columns):
        cell = table.cellAt(0, column)
        form = cell.format()
        shape_heading(form)
        cell.setFormat(form)
    for column, heading in enumerate(headings):
        table.cellAt(0, column).firstCursorPosition().insertText(heading, QTextCharFormat())
    cursor.endEditBlock()
    text.setTextCursor(table.cellAt(1 if headings else 0, 0).firstCursorPosition())


def insert_headed_table(text: QTextEdit, headings: Sequence[str], empty_rows: int) -> None:
    """Insert a table with these headings below the paragraph, list entry or table the cursor is in.

    At the very start of a paragraph it comes above it. One step of Undo takes it away.
    """
    cursor = text.textCursor()
    cursor.beginEditBlock()
    cursor.clearSelection()
    while (around := cursor.currentTable()) is not None:
        cursor.setPosition(around.lastPosition() + 1)
    if cursor.currentList() is not None or not cursor.atBlockStart():
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(plain_block(0), QTextCharFormat())
        listing = cursor.currentList()
        if listing is not None:
            listing.remove(cursor.block())
            cursor.setBlockFormat(plain_block(0))
    text.setTextCursor(cursor)
    insert_table(text, 1 + empty_rows, len(headings), headings)
    cursor.endEditBlock()


def has_headed_table(frame: QTextFrame, headings: Sequence[str]) -> bool:
    """Say whether a table with these headings in its first row stands in a frame, whatever their case."""
    wanted = [fold(heading) for heading in headings]
    for inner in frame.childFrames():
        if isinstance(inner, QTextTable) and [fold(words) for words in _first_row(inner)] == wanted:
            return True
        if has_headed_table(inner, headings):
            return True
    return False


def _first_row(table: QTextTable) -> list[str]:
    found: list[str] = []
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        found.append(clean(cursor.selectedText()))
    return found


def grow_table(text: QTextEdit, rows: int = 0, columns: int = 0) -> None:
    """Add rows under, or columns right of, the cell the cursor is in; negative numbers take them away."""
    cursor = text.textCursor()
    table = cursor.currentTable()
    if table is None:
        return
    cell = table.cellAt(cursor)
    cursor.beginEditBlock()
    if rows > 0:
        table.insertRows(cell.row() + 1, rows)
        _make_plain(table, cell.row() + 1)
    elif rows < 0:
        table.removeRows(cell.row(), -rows)
    elif columns > 0:
        table.insertColumns(cell.column() + 1, columns)
    else:
        table.removeColumns(cell.column(), -columns)
    cursor.endEditBlock()


def _make_plain(table: QTextTable, row: int) -> None:
    for column in range(table.columns()):
        table.cellAt(row, column).setFormat(QTextCharFormat())


def remove_table(text: QTextEdit) -> None:
    """Take the whole table away."""
    table = text.textCursor().currentTable()
    if table is not None:
        table.removeRows(0, table.rows())


def next_cell(text: QTextEdit, steps: int) -> bool:
    """Go to the next or former cell; False where there is none."""
    cursor = text.textCursor()
    table = cursor.currentTable()
    if table is None:
        return False
    cell = table.cellAt(cursor)
    place = cell.row() * table.columns() + cell.column() + steps
    if not 0 <= place < table.rows() * table.columns():
        return False
    text.setTextCursor(table.cellAt(*divmod(place, table.columns())).firstCursorPosition())
    return True
