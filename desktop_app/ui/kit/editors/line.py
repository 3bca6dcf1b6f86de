"""A line of plain text: a title, a place, a number of a document."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.text import clean
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.growing import OneLine


class LineEditor(Editor):
    """Edits a `str` of one line. Long titles wrap instead of sliding out of view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = OneLine()
        self.line.textChanged.connect(self.changed)
        self.line.noticed.connect(self.noticed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    def value(self) -> str:
        """The text, composed and without control characters."""
        return clean(self.line.toPlainText())

    def set_value(self, value: object) -> None:
        """Show a text; None is empty."""
        text = "" if value is None else str(value)
        if text == self.line.toPlainText():
            return
        with QSignalBlocker(self.line):
            self.line.setPlainText(text)

    def focus_target(self) -> QWidget:
        """The text field."""
        return self.line

    def letter_count(self) -> int:
        """Letters as they would be saved."""
        return len(self.value())

    def offer_rescue(self) -> None:
        """Offer to convert a text from before Unicode."""
        self.line.offer_rescue()
