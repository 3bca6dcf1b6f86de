"""One entry of a list; long lists are searched by typing, with or without accents."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean, fold
from desktop_app.ui.kit.editors.base import Editor, guard_wheel
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import icon_size, letters, space

Entry = tuple[int | str, str]
_ID = int(Qt.ItemDataRole.UserRole)
_FOLDED = _ID + 1
_LONG = 8


class _FoldedCompleter(QCompleter):
    """Finds “điện” for “dien”."""

    def splitPath(self, path: str) -> list[str]:
        """Look for what was typed without its accents."""
        return [fold(clean(path))]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Complete to the words of the list."""
        return str(index.data(int(Qt.ItemDataRole.DisplayRole)))


class ChoiceBox(QComboBox):
    """A box to choose from, drawn like the other fields; the wheel is the page's until it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("editor", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        guard_wheel(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the colours of now: a style sheet could only name a file."""
        if self.currentText().startswith(" ") and not self.isEditable():
            self._draw_without_indent()
        else:
            super().paintEvent(event)
        side = icon_size()
        painter = QPainter(self)
        arrow = icons.picture("chevron-down", "muted")
        painter.drawPixmap(self.width() - side - space(0.6), (self.height() - side) // 2, arrow)
        painter.end()

    def _draw_without_indent(self) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = option.currentText.strip()  # type: ignore[attr-defined]  # missing in the stubs
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class ChoiceEditor(Editor):
    """Edits the id of an entry: `str`, or `int | None` for records (`empty` is what “nothing” is).

    With `allows_own`, words that are on no list are the value themselves.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        empty: str | None = "",
        allows_own: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty, self._allows_own = empty, allows_own
        self.combo = ChoiceBox()
        self.combo.setMaximumWidth(letters(72))
        self.combo.setMinimumContentsLength(24)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_entries(entries)
        if allows_own or len(entries) > _LONG:
            self._make_searchable()
        self.combo.currentIndexChanged.connect(self._tidy)
        self.combo.currentIndexChanged.connect(self.changed)
        self.combo.editTextChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer another list; what is chosen stays where it is still on it."""
        chosen = self.combo.currentData(_ID) if self.combo.count() else self._empty
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItem("" if self.combo.isEditable() else _("Chưa chọn"), self._empty)
            for key, words in entries:
                self.combo.addItem(words, key)
                self.combo.setItemData(self.combo.count() - 1, fold(words), _FOLDED)
        self.set_value(chosen)

    def value(self) -> int | str | None:
        """The id chosen; UserError where the words typed are on no list that must be kept to."""
        if not self.combo.isEditable():
            return self.combo.currentData(_ID)
        typed = clean(self.combo.currentText())
        if not typed:
            return self._empty
        chosen = self.combo.currentIndex()
        if chosen >= 0 and clean(self.combo.itemText(chosen)) == typed:
            return self.combo.itemData(chosen, _ID)  # of several with the same words, the one picked
        wanted = fold(typed)
        for row in range(self.combo.count()):
            if self.combo.itemData(row, _FOLDED) == wanted:
                return self.combo.itemData(row, _ID)
        if self._allows_own:
            return typed
        raise UserError(
            _("“{text}” không có trong danh sách. Chọn một mục của danh sách.").format(text=typed[:60])
        )

    def set_value(self, value: object) -> None:
        """Show the entry of that id; an id on no list is shown as it stands."""
        with QSignalBlocker(self.combo):
            for row in range(self.combo.count()):
                if self.combo.itemData(row, _ID) == value:
                    self.combo.setCurrentIndex(row)
                    self._tidy()
                    return
            if value in (None, ""):
                self.combo.setCurrentIndex(0)
            elif self.combo.isEditable():
                self.combo.setCurrentIndex(-1)
                self.combo.setEditText(str(value))
            else:
                self.combo.addItem(str(value), value)
                self.combo.setCurrentIndex(self.combo.count() - 1)

        self._tidy()

    def _tidy(self) -> None:
        """Show what is chosen from its first word, without the indent it has on the list."""
        line = self.combo.lineEdit()
        if line is None:
            return
        if line.text() != line.text().strip():
            with QSignalBlocker(line), QSignalBlocker(self.combo):
                line.setText(line.text().strip())
        line.setCursorPosition(0)

    def focus_target(self) -> QWidget:
        """The box."""
        return self.combo

    def _make_searchable(self) -> None:
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setItemText(0, "")
        line = self.combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("Gõ để tìm, hoặc mở danh sách"))
        completer = _FoldedCompleter(self.combo.model(), self.combo)
        completer.setCompletionRole(_FOLDED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(14)
        self.combo.setCompleter(completer)
