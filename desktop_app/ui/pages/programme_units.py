"""The units of a programme: target, count, a bar with the time marked on it, pace and forecast."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.progress import Line
from desktop_app.services.preferences import Preferences
from desktop_app.services.progress_words import Words
from desktop_app.ui.kit.charts import draw_bar
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import Index, RecordTableModel, TableColumn
from desktop_app.ui.kit.words import plain_tip
from desktop_app.ui.look.metrics import letters, space

NAME, TARGET, COUNTED, BAR, STATE = range(5)
_BAR_ROLE = int(Qt.ItemDataRole.UserRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_WIDTHS = (34, 8, 8, 22, 15, 10, 9, 11, 9, 10, 9)
_FIGURES = {7: "recognised", 8: "keyed", 9: "confirmed", 10: "authors"}
_WORDS_WIDE = 9
_INDENT = "    "


class UnitsModel(RecordTableModel[Line]):
    """Lines of units in the order of the tree until a heading is clicked; then without their steps."""

    def __init__(self) -> None:
        self.is_tree = True
        super().__init__(self._declare())

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Words; for a bar its standing; for a name the whole of it."""
        if role == _BAR_ROLE:
            return self.record(index.row()).standing
        if role == _TIP and index.column() == NAME:
            line = self.record(index.row())
            return plain_tip(f"{line.name} ({line.note})" if line.note else line.name)
        return super().data(index, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort; by name ascending is the tree again."""
        self.is_tree = column == NAME and order == Qt.SortOrder.AscendingOrder
        super().sort(column, order)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._places = {id(line): place for place, line in enumerate(lines)}
        self.set_records(lines)

    def _declare(self) -> list[TableColumn[Line]]:
        column = TableColumn[Line]
        self._places: dict[int, int] = {}
        return [
            column(_("Đơn vị"), self._name, key=lambda line: self._places.get(id(line), 0)),
            column(
                _("Chỉ tiêu"),
                lambda line: Words(line.standing).target,
                "right",
                lambda line: _or_last(line.target),
            ),
            column(
                _("Đã tính"),
                lambda line: Words(line.standing).counted,
                "right",
                lambda line: line.standing.counted,
            ),
            column(
                _("Tiến độ"),
                lambda line: Words(line.standing).percent,
                key=lambda line: _or_last(line.standing.percent),
            ),
            column(
                _("So với thời gian"),
                lambda line: Words(line.standing).verdict,
                key=lambda line: -(line.standing.behind or 0),
            ),
            column(
                _("Cần/tuần"),
                lambda line: Words(line.standing).needed,
                "right",
                lambda line: _or_last(line.standing.needed),
            ),
            column(
                _("Dự báo"),
                lambda line: Words(line.standing).forecast,
                "right",
                lambda line: _or_last(line.standing.forecast),
            ),
            column(
                _("Công nhận"),
                lambda line: format_number(len(line.recognised)),
                "right",
                lambda line: len(line.recognised),
            ),
            column(
                _("Đã nhập"),
                lambda line: format_number(len(line.keyed)),
                "right",
                lambda line: len(line.keyed),
            ),
            column(
                _("Xác nhận"),
                lambda line: format_number(len(line.confirmed)),
                "right",
                lambda line: len(line.confirmed),
            ),
            column(
                _("Tác giả"),
                lambda line: format_number(line.staff.authors),
                "right",
                lambda line: line.staff.authors,
            ),
        ]

    def _name(self, line: Line) -> str:
        step = _INDENT * line.depth if self.is_tree else ""
        return step + (f"{line.name} ({line.note})" if line.note else line.name)


class UnitsTable(RecordTable[Line]):
    """Enter or a double click opens what is behind the figure: `opened` gives the line and its name."""

    opened = Signal(object, str)

    def __init__(self, preferences: Preferences) -> None:
        self.lines = UnitsModel()
        self._is_name_set = self._is_fitting = False
        super().__init__(self.lines, _("Tiến độ theo đơn vị"), _WIDTHS)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setItemDelegateForColumn(BAR, BarDelegate(self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(letters(6))
        header.setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.remember_widths(preferences, "programme.units.widths")
        header.sectionResized.connect(self._note_resized)
        self.doubleClicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the figures leave, until somebody sets their width."""
        super().resizeEvent(event)
        if self._is_name_set:
            return
        others = sum(self.columnWidth(place) for place in range(1, self.lines.columnCount()))
        self._is_fitting = True
        self.setColumnWidth(NAME, max(letters(_WIDTHS[NAME]), self.viewport().width() - others))
        self._is_fitting = False

    def _note_resized(self, column: int, *_sizes: int) -> None:
        self._is_name_set = self._is_name_set or (column == NAME and not self._is_fitting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is behind the unit."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.lines.record(index.row()), _FIGURES.get(index.column(), "counted"))


class BarDelegate(QStyledItemDelegate):
    """Draws how much of the target is reached as a bar with words; the line on it is where time stands."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground of the row, the bar, and the words beside it."""
        standing = index.data(_BAR_ROLE)
        if standing is None or standing.percent is None:
            super().paint(painter, option, index)
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        words_wide = letters(_WORDS_WIDE)
        painter.save()
        if is_selected:
            painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.Highlight))
        whole = QRectF(option.rect).adjusted(space(0.5), 0, -space(0.5), 0)
        bar = QRectF(whole)
        bar.setWidth(max(whole.width() - words_wide, letters(4)))
        bar.setTop(whole.center().y() - space(0.5))
        bar.setHeight(space(1))
        mark = None if standing.expected is None else standing.expected * 1000 // standing.target
        draw_bar(painter, bar, standing.percent, mark, _bar_tone(Words(standing).tone))
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.drawText(
            whole, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(index.data())
        )
        painter.restore()


def _bar_tone(tone: str) -> str:
    return {"muted": "accent"}.get(tone, tone)


def _or_last(value: int | None) -> int:
    return -1 if value is None else value
