"""A table over records that are all in memory: short lists, such as units and people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.text import sort_key

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ALIGN = {
    "left": int(Qt.AlignmentFlag.AlignLeft | _MIDDLE),
    "right": int(Qt.AlignmentFlag.AlignRight | _MIDDLE),
    "center": int(Qt.AlignmentFlag.AlignHCenter | _MIDDLE),
}


@dataclass(frozen=True)  # no slots: TableColumn[Record](…) could not be called then
class TableColumn(Generic[Record]):
    """A declared column. `key` gives what rows are sorted by; without it, the words in Vietnamese order."""

    heading: str
    value: Callable[[Record], str]
    align: str = "left"
    key: Callable[[Record], str | int] | None = None

    def order(self, record: Record) -> str | int:
        """Give the key a row is sorted by."""
        return self.key(record) if self.key is not None else sort_key(self.value(record))


class RecordTableModel(QAbstractTableModel, Generic[Record]):
    """Rows of records under declared columns, sorted here. Words are made once for each row."""

    def __init__(self, columns: Sequence[TableColumn[Record]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._records: list[Record] = []
        self._words: list[tuple[str, ...]] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def set_records(self, records: Sequence[Record]) -> None:
        """Show other records, in the order chosen last."""
        self.beginResetModel()
        self._records = list(records)
        self._arrange()
        self.endResetModel()

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self._records[row]

    def records(self) -> tuple[Record, ...]:
        """All records as they stand."""
        return tuple(self._records)

    def _arrange(self) -> None:
        if self._sorted is not None:
            column, order = self._sorted
            is_descending = order == Qt.SortOrder.DescendingOrder
            self._records.sort(key=self._columns[column].order, reverse=is_descending)
        self._words = [tuple(column.value(record) for column in self._columns) for record in self._records]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; selected rows stay selected."""
        if not 0 <= column < len(self._columns):
            return
        self.layoutAboutToBeChanged.emit()
        held = [(index, self._records[index.row()]) for index in self.persistentIndexList()]
        self._sorted = (column, order)
        self._arrange()
        places = {id(record): row for row, record in enumerate(self._records)}
        for index, record in held:
            self.changePersistentIndex(index, self.index(places[id(record)], index.column()))
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as are declared."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Words and how they stand; roles are compared as plain ints, which is three times faster."""
        if role == _DISPLAY:
            return self._words[index.row()][index.column()]
        if role == _ALIGNMENT:
            return _ALIGN[self._columns[index.column()].align]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Headings over the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self._columns[section].heading
        return _ALIGN[self._columns[section].align] if role == _ALIGNMENT else None
