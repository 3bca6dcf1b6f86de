"""Rows of records as a table that is typed into: what cannot be read stays as typed until it can be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import ApplicationHelper, Authorship, BenefitLine
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.ui.kit.words import plain_tip

Row = TypeVar("Row", Authorship | ApplicationHelper, BenefitLine)
Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)


@dataclass(frozen=True, slots=True)
class EditedColumn:
    """One edited column: its heading, the attribute, its part of the width, how it stands."""

    heading: str
    attribute: str
    width: float
    align: int


class TypedRowsModel(QAbstractTableModel, Generic[Row]):
    """A model says how a cell is read and shown; `edited` follows what the person does, never `set_rows`."""

    edited = Signal()

    def __init__(self, columns: Sequence[EditedColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[Row] = []
        self._unread: list[dict[str, str]] = []

    def read(self, attribute: str, text: str) -> Value:
        """Read what was typed; UserError where it cannot be read."""
        raise TypeError(f"{type(self).__name__} cannot read {attribute}: {text}")

    def words(self, row: Row, attribute: str) -> str:
        """Show a value as papers print it."""
        raise TypeError(f"{type(self).__name__} cannot show {attribute} of {row}")

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._unread = [{} for _row in rows]
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """The rows in order; UserError where a cell cannot be read."""
        for number, unread in enumerate(self._unread, start=1):
            for attribute, text in unread.items():
                try:
                    self.read(attribute, text)
                except UserError as problem:
                    raise UserError(
                        _("Dòng {number}: {problem}").format(number=number, problem=problem)
                    ) from problem
        return self.shown()

    def shown(self) -> tuple[Row, ...]:
        """The rows as far as they can be read."""
        return tuple(replace(row, position=place) for place, row in enumerate(self._rows, start=1))

    def append(self, row: Row) -> int:
        """Add a row at the end and return its number."""
        place = len(self._rows)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.append(row)
        self._unread.append({})
        self.endInsertRows()
        self.edited.emit()
        return place

    def remove(self, place: int) -> None:
        """Take a row away."""
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place], self._unread[place]
        self.endRemoveRows()
        self.edited.emit()

    def move(self, place: int, steps: int) -> bool:
        """Move a row up (-1) or down (1); False where it cannot go."""
        target = place + steps
        if not (0 <= place < len(self._rows) and 0 <= target < len(self._rows)):
            return False
        self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), target + 1 if steps > 0 else target)
        self._rows.insert(target, self._rows.pop(place))
        self._unread.insert(target, self._unread.pop(place))
        self.endMoveRows()
        self.edited.emit()
        return True

    def put(self, place: int, attribute: str, value: Value) -> None:
        """Write a value that was read."""
        self._rows[place] = replace(self._rows[place], **{attribute: value})
        self._unread[place].pop(attribute, None)
        self.told(place)

    def told(self, place: int) -> None:
        """Tell that a row looks different because the person changed it."""
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
        self.edited.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as are edited."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Headings over the columns, numbers beside the rows."""
        if role == _DISPLAY:
            return self.columns[section].heading if orientation == Qt.Orientation.Horizontal else section + 1
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Text as it is printed, or as it was typed where it cannot be read, with the reason as its tip."""
        if role == _ALIGNMENT:
            return self.columns[index.column()].align
        if role not in (_DISPLAY, _EDIT, _TIP):
            return None
        attribute = self.columns[index.column()].attribute
        unread = self._unread[index.row()].get(attribute)
        if unread is not None:
            return plain_tip(self._problem(attribute, unread)) if role == _TIP else unread
        words = self.words(self._rows[index.row()], attribute)
        return plain_tip(words) if role == _TIP else words

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Read what was typed; keep it as it stands where it cannot be read."""
        if role != _EDIT:
            return False
        place, attribute = index.row(), self.columns[index.column()].attribute
        text = clean(str(value))
        if text == clean(str(self.data(index, _EDIT))):
            return False
        try:
            read = self.read(attribute, text)
        except UserError:
            self._unread[place][attribute] = text
            self.told(place)
            return True
        self.put(place, attribute, read)
        return True

    def _problem(self, attribute: str, text: str) -> str:
        try:
            self.read(attribute, text)
        except UserError as problem:
            return str(problem)
        return text
