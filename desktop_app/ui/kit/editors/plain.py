"""A few lines of plain text: a reason, a list of guests."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.text import clean
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.growing import GrowingText

_LEAST, _MOST = 2, 8


class PlainEditor(Editor):
    """Edits a `str` whose lines are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = GrowingText(_LEAST, _MOST)
        self.text.textChanged.connect(self.changed)
        self.text.noticed.connect(self.noticed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)

    def value(self) -> str:
        """The text, composed and without control characters."""
        return clean(self.text.toPlainText(), multiline=True)

    def set_value(self, value: object) -> None:
        """Show a text; None is empty."""
        words = "" if value is None else str(value)
        if words != self.text.toPlainText():
            with QSignalBlocker(self.text):
                self.text.setPlainText(words)

    def focus_target(self) -> QWidget:
        """The text field."""
        return self.text

    def letter_count(self) -> int:
        """Letters as they would be saved."""
        return len(self.value())

    def offer_rescue(self) -> None:
        """Offer to convert a text from before Unicode."""
        self.text.offer_rescue()
