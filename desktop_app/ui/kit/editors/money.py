"""Money as people type it, with the reading shown back."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import Reading, format_money, in_words, read_money
from desktop_app.domain.text import clean
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.words import Words, small
from desktop_app.ui.look.metrics import letters, space


class MoneyEditor(Editor):
    """Edits whole đồng (`int`), or None where nothing stands.

    “501.420” may mean two things: then two buttons ask which. Until one is pressed, the first counts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setMaximumWidth(letters(34))
        self.line.textEdited.connect(self._typed)
        self.reading = small("")
        self._ask = Words(_("Số này có thể đọc hai cách. Chọn cách đúng:"))
        self.offers = self._first, self._second = QPushButton(), QPushButton()
        self._settled: tuple[str, int] | None = None
        self._first.clicked.connect(lambda: self._settle(False))
        self._second.clicked.connect(lambda: self._settle(True))
        buttons = QHBoxLayout()
        buttons.addWidget(self._first)
        buttons.addWidget(self._second)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.line)
        column.addWidget(self.reading)
        column.addWidget(self._ask)
        column.addLayout(buttons)
        self._show_reading()

    def value(self) -> int | None:
        """The đồng that were typed; UserError where that is no sum of money."""
        text = clean(self.line.text())
        if not text:
            return None
        if self._settled is not None and self._settled[0] == text:
            return self._settled[1]
        return read_money(text).value

    def set_value(self, value: object) -> None:
        """Show a sum; None is empty."""
        text = "" if value in (None, "") else format_money(int(str(value)))
        self._settled = (text, int(str(value))) if text else None
        with QSignalBlocker(self.line):
            self.line.setText(text)
        self._show_reading()

    def focus_target(self) -> QWidget:
        """The line."""
        return self.line

    def _typed(self) -> None:
        self._show_reading()
        self.changed.emit()

    def _settle(self, is_other: bool) -> None:
        reading = self._read()
        chosen = reading.other if reading is not None and is_other else reading
        if chosen is None:
            return
        text = format_money(chosen.value)
        self._settled = (text, chosen.value)
        self.line.setText(text)
        self.line.setFocus()
        self._typed()

    def _read(self) -> Reading[int] | None:
        text = clean(self.line.text())
        if not text:
            return None
        if self._settled is not None and self._settled[0] == text:
            return Reading(self._settled[1], False, text)
        try:
            return read_money(text)
        except UserError:
            return None

    def _show_reading(self) -> None:
        reading = self._read()
        is_asking = reading is not None and reading.other is not None
        for widget in (self._ask, self._first, self._second):
            widget.setVisible(is_asking)
        self.reading.setVisible(reading is not None and not is_asking)
        if reading is None:
            return
        self.reading.setText(f"= {_spoken(reading.value)}")
        if reading.other is not None:
            self._first.setText(_amount(reading.value))
            self._second.setText(_amount(reading.other.value))


def _amount(value: int) -> str:
    return _("{amount} đồng").format(amount=format_money(value))


def _spoken(value: int) -> str:
    return _("{amount} đồng — {words} đồng").format(amount=format_money(value), words=in_words(value))
