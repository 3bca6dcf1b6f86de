"""One of a few: all in sight, so that nobody opens a list to see two entries."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QRadioButton, QWidget

from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.look.metrics import space

_LETTERS_IN_A_LINE = 50


class OptionsEditor(Editor):
    """Edits the id of an entry.

    An id that is on no entry shows the first; where there `may_be_none`, no id is no entry, and an id that
    is on no entry is shown as it stands.
    """

    def __init__(
        self, entries: Sequence[tuple[str, str]], may_be_none: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._may_be_none = may_be_none
        self.buttons: dict[str, QRadioButton] = {}
        is_short = sum(len(words) for _key, words in entries) <= _LETTERS_IN_A_LINE
        way = QBoxLayout.Direction.LeftToRight if is_short else QBoxLayout.Direction.TopToBottom
        self._line = QBoxLayout(way, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(space(2) if is_short else space(0.4))
        for key, words in entries:
            self._add(key, words)
        if is_short:
            self._line.addStretch(1)
        if not may_be_none:
            self.set_value(entries[0][0])
        self._group.buttonToggled.connect(lambda _button, is_on: self.changed.emit() if is_on else None)

    def value(self) -> str:
        """The id chosen; "" for none."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def set_value(self, value: object) -> None:
        """Choose an entry, or none."""
        wanted = str(value or "")
        if self._may_be_none and wanted and wanted not in self.buttons:
            self._add(wanted, wanted)
        first = None if self._may_be_none else next(iter(self.buttons.values()))
        button = self.buttons.get(wanted, first)
        self._group.blockSignals(True)
        if button is not None:
            button.setChecked(True)
        else:
            self._choose_none()
        self._group.blockSignals(False)

    def focus_target(self) -> QWidget:
        """The button that is chosen, the first where none is."""
        return self.buttons.get(self.value(), next(iter(self.buttons.values())))

    def answer_buttons(self) -> Sequence[QAbstractButton]:
        """Every button."""
        return tuple(self.buttons.values())

    def _choose_none(self) -> None:
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.setExclusive(True)

    def _add(self, key: str, words: str) -> None:
        button = QRadioButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button)
        self._line.insertWidget(len(self.buttons), button)
        self.buttons[key] = button
