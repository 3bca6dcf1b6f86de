"""Where the register is searched, and how many were found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.register_buttons import one_line


class SearchBox(QLineEdit):
    """`went_down` says that somebody steps down into the table; Escape empties the box first."""

    went_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Tìm theo tên, mã, tác giả, nội dung; gõ không dấu cũng được"))
        self.setAccessibleName(_("Tìm sáng kiến"))
        self.setClearButtonEnabled(True)
        glass = QAction(self)
        set_icon(glass, "search", "muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(letters(30))

    def show_words(self, words: str) -> None:
        """Show what is searched, without saying so."""
        self.blockSignals(True)
        self.setText(words)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave downwards, or empty the box."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SearchLine(QWidget):
    """The box, and beside it how many were found."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchBox()
        self.hits = one_line("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space())
        row.addWidget(self.search, 1)
        row.addWidget(self.hits)

    def show_hits(self, count: int, total: int | None) -> None:
        """Say how many were found, and of how many where that is known and something is left out."""
        shown = format_money(count)
        if total:
            words = _("{count} trong {total} sáng kiến").format(count=shown, total=format_money(total))
        else:
            words = _("{count} sáng kiến").format(count=shown)
        self.hits.setText(words)
