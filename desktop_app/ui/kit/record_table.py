"""A table view over a `RecordTableModel`: rows as wholes, sorting, copying, widths remembered."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QMetaMethod, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QTreeView, QWidget

from desktop_app.services.preferences import Preferences
from desktop_app.ui.kit.table_model import RecordTableModel
from desktop_app.ui.kit.words import plain_tip
from desktop_app.ui.look.metrics import letters, space

Record = TypeVar("Record")


class RecordTable(QTableView, Generic[Record]):
    """Emits `chosen` when the current row or the selection moves. Ctrl+C copies with headings."""

    chosen = Signal()

    def __init__(
        self,
        model: RecordTableModel[Record],
        name: str,
        widths: Sequence[float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = model
        self.setModel(model)
        self.setAccessibleName(name)
        dress(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(space(3.4))
        rows.setDefaultSectionSize(space(3.4))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, letters(width) + space(2))
        self.selectionModel().selectionChanged.connect(lambda *_moved: self.chosen.emit())

    def remember_widths(self, preferences: Preferences, key: str) -> None:
        """Show the columns as wide as they were left, and remember every change."""
        kept = preferences.get(key, [])
        for place, width in enumerate(kept[: self._lines.columnCount()]):
            if isinstance(width, int) and width > 0:
                self.setColumnWidth(place, width)

        def keep(*_sizes: int) -> None:
            preferences.set(key, [self.columnWidth(place) for place in range(self._lines.columnCount())])

        self.horizontalHeader().sectionResized.connect(keep)

    def selected(self) -> list[Record]:
        """Return the selected records, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._lines.record(row) for row in rows]

    def select_row(self, row: int) -> None:
        """Go to a row; one that is not there selects nothing.

        The view's own `selectRow` would heed a Ctrl that is held, and unselect the row.
        """
        index = self._lines.index(row, 0) if 0 <= row < self._lines.rowCount() else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if index.isValid():
            self.scrollTo(index)
        else:
            self.clearSelection()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in full, over a cell, what its column is too narrow for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            wanted = self.sizeHintForIndex(index).width() if index.isValid() else 0
            words = str(index.data()) if wanted > self.columnWidth(index.column()) else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows; Enter does what a double click does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
            return
        opens = self.isSignalConnected(QMetaMethod.fromSignal(self.doubleClicked))
        if opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def copy_selected(self) -> None:
        """Put headings and selected rows on the clipboard, as a spreadsheet takes them."""
        columns = range(self._lines.columnCount())
        across = Qt.Orientation.Horizontal
        lines = [[str(self._lines.headerData(column, across)) for column in columns]]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines.extend([str(self._lines.index(row, column).data()) for column in columns] for row in rows)
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))


def dress(view: QTableView | QTreeView) -> None:
    """Give a list of records the look and manners all of them share."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAlternatingRowColors(True)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
