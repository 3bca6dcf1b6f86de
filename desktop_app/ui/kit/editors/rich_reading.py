"""Rich text that is only read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop_app.domain.richtext import Node
from desktop_app.ui.kit.editors.rich_text import copied
from desktop_app.ui.kit.editors.rich_write import RichWriter, plain_block, recolour


class RichReading(QTextEdit):
    """Shows a tree of `domain.richtext`; keys and mouse can select and copy, Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("editor", "text")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(self.fontMetrics().horizontalAdvance("0000"))

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show another text from its start."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(plain_block(0))
        RichWriter(cursor, lambda _sha256: QImage()).write(nodes)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        """Draw tables in the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            recolour(self.document().rootFrame())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what the book would keep, so that a table pasted into a field stays a table."""
        return copied(self.textCursor())
