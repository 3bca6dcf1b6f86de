"""The grid of forms on one innovation: keys 1, 2 and 3 tick the boxes, what is written is typed."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.domain.language import _
from desktop_app.ui.kit.record_table import dress
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.council_grid_model import GridModel

__all__ = ["Grid", "GridModel"]

_HEADING_LETTERS, _CELL_LETTERS = 34, 15


class Grid(QTableView):
    """Tab goes from member to member; 1, 2 and 0 answer and go on to the next criterion."""

    overridden = Signal()
    moved = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setAccessibleName(_("Phiếu của các thành viên"))
        dress(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setTabKeyNavigation(True)
        self.setShowGrid(True)
        rows = self.verticalHeader()
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setFixedWidth(letters(_HEADING_LETTERS))
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(space(3.4))
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        columns.setMinimumSectionSize(letters(9))
        columns.setDefaultSectionSize(letters(_CELL_LETTERS))
        columns.setFixedHeight(space(5))
        self.selectionModel().currentChanged.connect(lambda *_moved: self.moved.emit())
        self.doubleClicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the members the room there is."""
        super().resizeEvent(event)
        count = self._lines.columnCount()
        if count:
            each = max(
                letters(_CELL_LETTERS), min(self.viewport().width() // count, letters(2 * _CELL_LETTERS))
            )
            self.horizontalHeader().setDefaultSectionSize(each)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with 1, 2 or 0, and go on."""
        index, text = self.currentIndex(), event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._lines.is_conclusion(index):
            self.overridden.emit()
            return
        is_clearing = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        number = 0 if is_clearing else int(text) if text in {"0", "1", "2", "3"} else -1
        if number >= 0 and self._lines.tick(index, number):
            self._go_on(index)
            return
        if is_clearing and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._lines.setData(index, "")
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if self._lines.is_conclusion(index):
            self.overridden.emit()

    def _go_on(self, index: QModelIndex) -> None:
        below = self._lines.index(index.row() + 1, index.column())
        if below.isValid():
            self.setCurrentIndex(below)
