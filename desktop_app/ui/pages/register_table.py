"""The register's table: chosen columns, the name column kept in sight, rows selected as wholes."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.language import _
from desktop_app.services.register_columns import COLUMNS
from desktop_app.ui.look.metrics import hair, letters, space
from desktop_app.ui.pages.register_model import RegisterModel

FROZEN = ("code", "title")
_FROZEN_PLACES = tuple(place for place, item in enumerate(COLUMNS) if item.id in FROZEN)
_TITLE = next(place for place, item in enumerate(COLUMNS) if item.id == "title")
_PLACES = {item.id: place for place, item in enumerate(COLUMNS)}


class RegisterTable(QTableView):
    """Signals: `sorted_by` (an order or "", descending), `opened` (a key), `typed` (letters)."""

    sorted_by = Signal(str, bool)
    columns_changed = Signal()
    opened = Signal(int)
    typed = Signal(str)
    selection_moved = Signal()

    def __init__(self, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self.setModel(model)
        self.setAccessibleName(_("Danh sách sáng kiến"))
        self._dress(self)
        self._names = _NameColumns(self)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.sortIndicatorChanged.connect(self._tell_order)
        header.sectionMoved.connect(self._keep_names_first)
        header.sectionResized.connect(lambda *_sizes: self._follow_columns())
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._names.follow())
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().selectionChanged.connect(lambda *_moved: self.selection_moved.emit())
        model.modelReset.connect(self.selection_moved)
        self.reset_columns()

    @staticmethod
    def _dress(view: QTableView) -> None:
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = view.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(space(3.4))
        rows.setDefaultSectionSize(space(3.4))
        view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        view.horizontalHeader().setMinimumSectionSize(space(3))

    # Rows

    def selected_places(self) -> list[int]:
        """Return the selected rows, from the top."""
        ranges = self.selectionModel().selection().toList()
        return sorted({place for part in ranges for place in range(part.top(), part.bottom() + 1)})

    def selected_count(self) -> int:
        """Count the selected rows without looking at each."""
        return sum(part.height() for part in self.selectionModel().selection().toList())

    def selected_keys(self) -> list[int]:
        """Return the keys of the selected innovations, from the top."""
        return [self._lines.key_at(place) for place in self.selected_places()]

    def select_keys(self, keys: Sequence[int], current: int | None) -> None:
        """Select again what was selected before the rows were read anew, as far as it is still there."""
        chosen = self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in map(self._lines.place_of, keys):
            if place is not None:
                chosen.select(self._lines.index(place, 0), flags)
        place = None if current is None else self._lines.place_of(current)
        if place is not None:
            index = self._lines.index(place, _TITLE)
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def current_key(self) -> int | None:
        """Return the key of the row the keyboard is on."""
        place = self.currentIndex().row()
        return self._lines.key_at(place) if place >= 0 else None

    def go_to_first(self) -> None:
        """Put the keyboard on the first row."""
        if self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(0, _TITLE))
            self.setFocus()

    def copy_selected(self) -> int:
        """Put the selected rows on the clipboard, headings first, columns as shown; return how many."""
        places = self.selected_places()
        columns = [_PLACES[name] for name in self.shown_columns()]
        lines = [[COLUMNS[place].heading() for place in columns]]
        lines.extend([texts[place] for place in columns] for texts in self._lines.lines(places))
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
        return len(places)

    # Columns

    def shown_columns(self) -> list[str]:
        """Return the ids of the columns in sight, from the left."""
        header = self.horizontalHeader()
        order = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return [COLUMNS[place].id for place in order if not self.isColumnHidden(place)]

    def show_column(self, column_id: str, is_shown: bool) -> None:
        """Show or hide one column; code and name always stay."""
        if column_id in FROZEN:
            return
        self.setColumnHidden(_PLACES[column_id], not is_shown)
        self._follow_columns()

    def reset_columns(self) -> None:
        """Show the columns as the program came with them."""
        header = self.horizontalHeader()
        for place, item in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(place), place)
            self.setColumnHidden(place, not item.is_shown)
            self.setColumnWidth(place, letters(item.width) + space(2))
        self._follow_columns()

    def columns_state(self) -> list[dict[str, Any]]:
        """Return which columns are shown, how wide and in which order, as plain values to remember."""
        header = self.horizontalHeader()
        order = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return [
            {
                "id": COLUMNS[place].id,
                "width": header.sectionSize(place) or letters(COLUMNS[place].width),
                "is_shown": not self.isColumnHidden(place),
            }
            for place in order
        ]

    def restore_columns(self, state: Sequence[object]) -> None:
        """Show the columns as remembered; what is not understood is passed over."""
        header = self.horizontalHeader()
        visual = 0
        for entry in state:
            match entry:
                case {"id": str(name), "width": int(width), "is_shown": bool(is_shown)} if name in _PLACES:
                    place = _PLACES[name]
                    header.moveSection(header.visualIndex(place), visual)
                    self.setColumnWidth(place, max(width, space(3)))
                    self.setColumnHidden(place, not is_shown and name not in FROZEN)
                    visual += 1
                case _:
                    continue
        self._follow_columns()

    def show_order(self, order: str, is_descending: bool) -> None:
        """Show by which column the rows are sorted."""
        header = self.horizontalHeader()
        section = next((place for place, item in enumerate(COLUMNS) if item.order == order), -1)
        direction = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        header.blockSignals(True)
        header.setSortIndicator(section, direction)
        header.blockSignals(False)
        self._names.show_order(section, direction)

    def _tell_order(self, section: int, direction: Qt.SortOrder) -> None:
        is_descending = direction == Qt.SortOrder.DescendingOrder
        self.sorted_by.emit(COLUMNS[section].order if section >= 0 else "", is_descending)

    def _keep_names_first(self, *_moved: int) -> None:
        header = self.horizontalHeader()
        header.blockSignals(True)
        for visual, place in enumerate(_FROZEN_PLACES):
            header.moveSection(header.visualIndex(place), visual)
        header.blockSignals(False)
        self.viewport().update()
        header.viewport().update()
        self._follow_columns()

    def _follow_columns(self) -> None:
        self._names.follow()
        self.columns_changed.emit()

    # Keyboard and place

    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._lines.key_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open_index(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Type into the search box instead: Qt's own search would read every row of the book."""
        if search.strip():
            self.typed.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the name columns as high as the table."""
        super().resizeEvent(event)
        self._names.follow()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell out from under the name columns too."""
        super().scrollTo(index, hint)
        hidden = self._names.width() - self.visualRect(index).left() if self._names.isVisible() else 0
        if hidden > 0 and index.column() not in _FROZEN_PLACES:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)


class _NameColumns(QTableView):
    """Code and name once more, over the table, for as long as the table is scrolled sideways."""

    def __init__(self, table: RegisterTable) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        RegisterTable._dress(self)
        self._edge = QWidget(self)
        self._edge.setBackgroundRole(QPalette.ColorRole.Mid)
        self._edge.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setHighlightSections(False)
        header.sortIndicatorChanged.connect(self._sort_table)
        self.doubleClicked.connect(table.doubleClicked)
        bars = (table.verticalScrollBar(), self.verticalScrollBar())
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)
        for place in range(len(COLUMNS)):
            self.setColumnHidden(place, place not in _FROZEN_PLACES)
        self.hide()

    def _sort_table(self, section: int, direction: Qt.SortOrder) -> None:
        self._table.horizontalHeader().setSortIndicator(section, direction)

    def follow(self) -> None:
        """Lie over the table's own name columns when those have moved out of sight."""
        table = self._table
        wide = sum(table.columnWidth(place) for place in _FROZEN_PLACES)
        is_needed = table.horizontalScrollBar().value() > 0 and wide < table.viewport().width() * 0.75
        if is_needed:
            for place in _FROZEN_PLACES:
                self.setColumnWidth(place, table.columnWidth(place))
            header = table.horizontalHeader()
            self.horizontalHeader().setFixedHeight(header.height())
            self.setGeometry(0, 0, wide, header.height() + table.viewport().height())
            self.verticalScrollBar().setValue(table.verticalScrollBar().value())
            self._edge.setGeometry(wide - hair(), 0, hair(), self.height())
            self._edge.raise_()
            self.raise_()
        self.setVisible(is_needed)

    def show_order(self, section: int, direction: Qt.SortOrder) -> None:
        """Show the same sort mark as the table."""
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(section, direction)
        header.blockSignals(False)
