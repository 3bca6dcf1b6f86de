"""The table of authors or helpers: add, pick, remove, move, share."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.domain.records import WHOLE_SHARE, ApplicationHelper, Authorship
from desktop_app.domain.shares import format_share
from desktop_app.forms.vocabulary import Column
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.people_model import PeopleModel
from desktop_app.ui.kit.editors.typed_rows import EditedColumn
from desktop_app.ui.kit.words import IconWords, Words
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import letters, line_height, space

_LEAST_LETTERS = {"share": 8, "birth": 11, "sex": 7, "name": 18}
_LEAST = 13
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RoomyDelegate(QStyledItemDelegate):
    """Gives the words of a row air above and below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A little higher than the words."""
        return super().sizeHint(option, index) + QSize(0, space(0.9))


class PeopleView(QTableView):
    """As high as its rows, its columns as wide as declared.

    Tab leaves it, and goes to the next cell while one is typed in.
    """

    def __init__(
        self,
        model: QAbstractTableModel,
        columns: Sequence[EditedColumn],
        least: Mapping[str, int] = _LEAST_LETTERS,
    ) -> None:
        super().__init__()
        self._people, self._columns, self._least = model, columns, least
        self.setModel(model)
        self.setWordWrap(True)
        self.setItemDelegate(RoomyDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed | trigger.SelectedClicked
        )
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag(_WRAP))
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().sectionResized.connect(self._fit)
        self.verticalHeader().sectionResized.connect(self._fit)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(round(line_height()) + space(1))
        self.verticalHeader().setSectionsClickable(False)
        for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their parts of the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()

    def _spread(self) -> None:
        columns = self._columns
        least = [letters(self._least.get(column.attribute, _LEAST)) for column in columns]
        spare = max(0, self.viewport().width() - sum(least))
        whole = sum(column.width for column in columns)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, least[place] + int(spare * column.width / whole))
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        metrics = QFontMetrics(header.font())
        padding = space(0.5) * 2 + space(0.5)
        heights = [
            metrics.boundingRect(
                QRect(0, 0, max(1, self.columnWidth(place) - padding), 10_000), _WRAP, column.heading
            ).height()
            for place, column in enumerate(self._columns)
        ]
        top = max(heights, default=0) + padding
        least = self.verticalHeader().minimumSectionSize()
        heights_now = (self.sizeHintForRow(row) for row in range(self._people.rowCount()))
        rows = sum(max(least, height) for height in heights_now)  # the header may not have caught up yet
        is_wider = header.length() > self.viewport().width()
        below = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        header.setFixedHeight(top)
        self.setFixedHeight(top + rows + below + 2 * self.frameWidth())


class PeopleEditor(Editor):
    """Edits a tuple of `Authorship` (with shares) or `ApplicationHelper`; rows with id 0 are new."""

    is_wide = True

    def __init__(
        self,
        columns: tuple[Column, ...],
        context: FormContext,
        has_shares: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._has_shares = context, has_shares
        self.model = PeopleModel(columns, has_shares, context.innovation_id)
        self.view = PeopleView(self.model, self.model.columns)
        self._nobody = Words(_("Chưa có ai trong bảng này."), "muted")
        self.sum = IconWords("circle-check", "success")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space())
        self._column.addWidget(self._nobody)
        self._column.addWidget(self.view)
        self._add_buttons()
        self._column.addWidget(self.sum)
        self.model.edited.connect(self._edited)
        delete = QShortcut(QKeySequence("Ctrl+Delete"), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_person)
        self._refresh()

    def value(self) -> tuple[Authorship | ApplicationHelper, ...]:
        """The rows in order; UserError where a cell cannot be read."""
        return self.model.rows()

    def set_value(self, value: object) -> None:
        """Show other rows; None is nobody."""
        rows = value if isinstance(value, tuple | list) else ()
        self.model.set_rows([row for row in rows if isinstance(row, Authorship | ApplicationHelper)])
        self._refresh()

    def focus_target(self) -> QWidget:
        """The table."""
        return self.view

    def commit(self) -> None:
        """Take over the cell that is being typed in."""
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self.view and self.view.isAncestorOf(focus):
            self.view.commitData(focus)

    def add_person(self) -> None:
        """Add an empty row and begin typing the name."""
        place = self.model.add()
        index = self.model.index(place, 0)
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def pick_person(self) -> None:
        """Add somebody of the book."""
        person = self._context.pick_person(self) if self._context.pick_person is not None else None
        if person is not None:
            self.view.setCurrentIndex(self.model.index(self.model.add(person), 0))
            self.view.setFocus()

    def remove_person(self) -> None:
        """Take the current row away."""
        place = self.view.currentIndex().row()
        if place >= 0:
            self.model.remove(place)

    def move_person(self, steps: int) -> None:
        """Move the current row up or down."""
        index = self.view.currentIndex()
        if self.model.move(index.row(), steps):
            self.view.setCurrentIndex(self.model.index(index.row() + steps, index.column()))

    def _add_buttons(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(space(0.5))
        self.add_button = QPushButton(_("Thêm tác giả") if self._has_shares else _("Thêm người"))
        icons.set_icon(self.add_button, "plus")
        self.add_button.clicked.connect(self.add_person)
        line.addWidget(self.add_button)
        if self._context.pick_person is not None:
            pick = QPushButton(_("Chọn trong danh bạ"))
            icons.set_icon(pick, "user-plus")
            pick.clicked.connect(self.pick_person)
            line.addWidget(pick)
        self.even_button = QPushButton(_("Chia đều"))
        self.even_button.setToolTip(_("Chia 100 % đều cho mọi tác giả"))
        icons.set_icon(self.even_button, "equal")
        self.even_button.clicked.connect(self.model.split_evenly)
        if self._has_shares:
            line.addWidget(self.even_button)
        line.addStretch(1)
        self._row_buttons = [
            self._tool(line, "arrow-up", _("Đưa người đang chọn lên"), lambda: self.move_person(-1)),
            self._tool(line, "arrow-down", _("Đưa người đang chọn xuống"), lambda: self.move_person(1)),
            self._tool(line, "trash-2", _("Bỏ người đang chọn khỏi bảng (Ctrl+Delete)"), self.remove_person),
        ]
        self._column.addLayout(line)
        self.view.selectionModel().currentChanged.connect(self._row_chosen)

    def _tool(self, line: QHBoxLayout, name: str, words: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.set_icon(button, name)
        button.clicked.connect(act)
        line.addWidget(button)
        return button

    def _row_chosen(self, current: QModelIndex, _former: QModelIndex) -> None:
        for button in self._row_buttons:
            button.setEnabled(current.isValid())

    def _edited(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        count, total = self.model.rowCount(), self.model.shares()
        self.view.setVisible(count > 0)
        self._nobody.setVisible(count == 0)
        self.even_button.setEnabled(count > 0)
        for button in self._row_buttons:
            button.setVisible(count > 0)
            button.setEnabled(self.view.currentIndex().isValid())
        self.sum.setVisible(self._has_shares and count > 0)
        if total == WHOLE_SHARE:
            self.sum.say(_("Tổng tỷ lệ: 100,00 %"), "circle-check", "success")
            return
        gap = WHOLE_SHARE - total
        words = _("còn thiếu {gap} %") if gap > 0 else _("thừa {gap} %")
        self.sum.say(
            _("Tổng tỷ lệ: {total} %, {gap}").format(
                total=format_share(total), gap=words.format(gap=format_share(abs(gap)))
            ),
            "triangle-alert",
            "warning",
        )
