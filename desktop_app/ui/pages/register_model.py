"""The rows of the register for a view: every key resident, the lines themselves in a small cache of pages."""

import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from desktop_app.domain.dates import Clock
from desktop_app.domain.register import Row
from desktop_app.services import register
from desktop_app.services.due_words import urgency
from desktop_app.services.register_columns import COLUMNS, shown_text
from desktop_app.ui.kit.words import plain_tip
from desktop_app.ui.look import icons

PAGE = 64
_PAGES_KEPT = 24

# Plain ints: comparing a role with the enum costs more than all the rest of data().
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_STAGE = next(place for place, item in enumerate(COLUMNS) if item.id == "stage")
_DUE = next(place for place, item in enumerate(COLUMNS) if item.id == "due")
_ALIGNMENTS = tuple(_RIGHT if item.kind in {"money", "number"} else _LEFT for item in COLUMNS)
_WITH_ICON = (_STAGE, _DUE)
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex

STAGE_ICONS = {
    "idea": ("lightbulb", "muted"),
    "writing": ("pencil", "muted"),
    "ready": ("circle-dot", "accent"),
    "filed": ("upload", "accent"),
    "accepted": ("clipboard-check", "accent"),
    "examining": ("eye", "accent"),
    "returned": ("undo-2", "warning"),
    "recognised": ("circle-check", "success"),
    "refused": ("ban", "danger"),
    "withdrawn": ("x", "muted"),
}
DUE_ICONS = {
    "overdue": ("triangle-alert", "danger"),
    "soon": ("calendar", "warning"),
    "early": ("circle-dashed", "muted"),
    "later": ("calendar", "muted"),
}


class _Line(NamedTuple):
    row: Row
    texts: tuple[str, ...]
    urgency: str


class RegisterModel(QAbstractTableModel):
    """Shows what `show_first` and `show_keys` were given; reads 64 lines at a time as they come into view.

    Deadlines are worded as they stand `today`.
    """

    def __init__(self, reader: sqlite3.Connection, today: Callable[[], date] | None = None) -> None:
        super().__init__()
        self._reader = reader
        self._today = today or Clock().today
        self._keys = array("q")
        self._pages: OrderedDict[int, dict[int, _Line]] = OrderedDict()
        self._blank = tuple("" for _ in COLUMNS)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the keys."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the declared columns, hidden ones too."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give the text of a cell, and what few other roles there are."""
        if role == _DISPLAY:
            return self._texts(index.row())[index.column()]
        if role == _ALIGNMENT:
            return _ALIGNMENTS[index.column()]
        if role == _DECORATION:
            return self._icon(index.row(), index.column()) if index.column() in _WITH_ICON else None
        return plain_tip(self._texts(index.row())[index.column()]) or None if role == _TOOLTIP else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Give the heading of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return COLUMNS[section].heading()
        return _ALIGNMENTS[section] if role == _ALIGNMENT else None

    def key_at(self, place: int) -> int:
        """Return the key of the innovation in that row."""
        return self._keys[place]

    def keys(self) -> Sequence[int]:
        """Return all keys, in order."""
        return self._keys

    def place_of(self, key: int) -> int | None:
        """Return the row a key stands in, if it is listed."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def lines(self, places: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the texts of some rows, every column."""
        return [self._texts(place) for place in places]

    def show_first(self, rows: Sequence[Row]) -> None:
        """Show these lines alone, at once; the keys of all follow."""
        self.beginResetModel()
        self._keys = array("q", (row.id for row in rows))
        self._pages.clear()
        today = self._today()
        self._pages[0] = {row.id: _line(row, today) for row in rows[:PAGE]}
        self.endResetModel()

    def show_keys(self, keys: "array[int]") -> bool:
        """Show all of these keys. Say whether rows only joined at the end, so that nothing moved."""
        shown = len(self._keys)
        if keys[:shown] == self._keys:
            if len(keys) > shown:
                if shown % PAGE:
                    self._pages.pop(shown // PAGE, None)  # it was read while it was not full
                self.beginInsertRows(_NOWHERE, shown, len(keys) - 1)
                self._keys = keys
                self.endInsertRows()
            return True
        self.beginResetModel()
        self._keys = keys
        self._pages.clear()
        self.endResetModel()
        return False

    def forget_lines(self) -> None:
        """Read every line again as it comes into view: something in the book was changed."""
        self._pages.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(COLUMNS) - 1))

    def retranslate(self) -> None:
        """Say headings and labels in the language chosen now."""
        self.forget_lines()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _texts(self, place: int) -> tuple[str, ...]:
        line = self._line(place)
        return line.texts if line else self._blank

    def _line(self, place: int) -> _Line | None:
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            wanted = self._keys[number * PAGE : (number + 1) * PAGE].tolist()
            today = self._today()
            page = {row.id: _line(row, today) for row in register.rows(self._reader, wanted)}
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page.get(self._keys[place])

    def _icon(self, place: int, column: int) -> QIcon | None:
        line = self._line(place)
        if line is not None and column == _DUE:
            return icons.icon(*DUE_ICONS[line.urgency]) if line.urgency else None
        if line is None or not line.row.stage:
            return None
        return icons.icon(*STAGE_ICONS.get(line.row.stage, ("circle", "muted")))


def _line(row: Row, today: date) -> _Line:
    return _Line(row, tuple(shown_text(item, row, today) for item in COLUMNS), urgency(row, today))
