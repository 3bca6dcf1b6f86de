"""One of a few: all in sight, so that nobody opens a list to see two entries."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QWidget

from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.look.metrics import space

_LETTERS_IN_A_LINE = 50


class OptionsEditor(Editor):
    """Edits the id of an entry; an id that is on no entry shows the first."""

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        is_short = sum(len(words) for _key, words in entries) <= _LETTERS_IN_A_LINE
        way = QBoxLayout.Direction.LeftToRight if is_short else QBoxLayout.Direction.TopToBottom
        column = QBoxLayout(way, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2) if is_short else space(0.4))
        for key, words in entries:
            button = QRadioButton(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button)
            self.buttons[key] = button
            column.addWidget(button)
        if is_short:
            column.addStretch(1)
        self.set_value(entries[0][0])
        self._group.buttonToggled.connect(lambda _button, is_on: self.changed.emit() if is_on else None)

    def value(self) -> str:
        """The id chosen."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, value: object) -> None:
        """Choose an entry."""
        button = self.buttons.get(str(value or ""), next(iter(self.buttons.values())))
        self._group.blockSignals(True)
        button.setChecked(True)
        self._group.blockSignals(False)

    def focus_target(self) -> QWidget:
        """The button that is chosen."""
        return self.buttons.get(self.value(), next(iter(self.buttons.values())))
