"""What can be done to a rich text: marks, lists, tables."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit

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


def insert_table(text: QTextEdit, rows: int, columns: int) -> None:
    """Insert a table whose first row is a heading, and go to its first cell."""
    cursor = text.textCursor()
    cursor.beginEditBlock()
    table = cursor.insertTable(rows, columns, table_format(columns))
    for column in range(columns):
        cell = table.cellAt(0, column)
        form = cell.format()
        shape_heading(form)
        cell.setFormat(form)
    cursor.endEditBlock()
    text.setTextCursor(table.cellAt(0, 0).firstCursorPosition())


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
