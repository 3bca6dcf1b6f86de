"""The table of authors or helpers: add, pick, remove, move, share."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
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
from desktop_app.forms.vocabulary import Choice, Column
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.editors.people_model import PeopleModel
from desktop_app.ui.kit.editors.typed_rows import EditedColumn
from desktop_app.ui.kit.words import IconWords, Words, link_button
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import icon_size, letters, line_height, space

_LEAST_LETTERS = {
    "name": 16, "birth": 11, "sex": 7, "post": 11, "qualification": 12, "share": 8, "contribution": 13,
    "task": 13,
}  # fmt: skip
_LEAST = 13
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RoomyDelegate(QStyledItemDelegate):
    """Gives the words of a row air above and below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A little higher than the words."""
        return super().sizeHint(option, index) + QSize(0, space(0.9))


class ContributionDelegate(RoomyDelegate):
    """Offers the list of contributions in a cell, opened at once."""

    def __init__(self, choices: Sequence[Choice], view: QTableView) -> None:
        super().__init__(view)
        self._choices = choices

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Make the box, named after the column and the person."""
        box = ChoiceBox(parent)
        box.addItem(_("Chưa chọn"), "")
        for choice in self._choices:
            box.addItem(choice.label, choice.label)
            box.setItemData(box.count() - 1, choice.hint, Qt.ItemDataRole.ToolTipRole)
        model = index.model()
        heading = model.headerData(
            index.column(), Qt.Orientation.Horizontal, int(Qt.ItemDataRole.DisplayRole)
        )
        name = model.index(index.row(), 0).data() or index.row() + 1
        box.setAccessibleName(f"{heading}: {name}")
        box.activated.connect(lambda _place: self._take(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Choose the entry that the cell holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data())))

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Write the words of the entry; the model knows what they stand for."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def _take(self, box: QWidget) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class NotAuthor(QFrame):
    """Says of somebody on the list why they are no author, and what can be done about it."""

    def __init__(self, can_hand_over: bool) -> None:
        super().__init__()
        self.setProperty("ground", "warning")
        self._words = IconWords("triangle-alert", "warning")
        self._words.words.set_tone("text")
        self.hand_over = link_button(_("Chuyển sang danh sách áp dụng lần đầu"))
        self.hand_over.setVisible(can_hand_over)
        self.remove = link_button(_("Bỏ khỏi danh sách tác giả"))
        ways = QHBoxLayout()
        ways.setContentsMargins(icon_size() + space(0.1), 0, 0, 0)  # under the words, not their icon
        ways.addWidget(self.hand_over)
        ways.addWidget(self.remove)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(), space(0.5), space(), space(0.5))
        column.addWidget(self._words)
        column.addLayout(ways)
        self.hide()

    def tell(self, name: str, part: Choice) -> None:
        """Name the person, their part, and what it means."""
        words = _("{name}: “{part}”. {meaning}").format(name=name, part=part.label, meaning=part.hint)
        self._words.words.setText(words)
        for button in (self.hand_over, self.remove):
            button.setAccessibleName(f"{button.text()}: {name}")
            button.setAccessibleDescription(words)
        self.show()

    def text(self) -> str:
        """What it says."""
        return self._words.words.text()


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
        parts = context.catalogue.lists.get("contributions", ()) if has_shares else ()
        self.model = PeopleModel(columns, has_shares, context.innovation_id, parts)
        self.view = PeopleView(self.model, self.model.columns)
        for place, column in enumerate(self.model.columns):
            if column.attribute == "contribution":
                self.view.setItemDelegateForColumn(place, ContributionDelegate(parts, self.view))
        self.not_author = NotAuthor(context.hand_over is not None)
        self.not_author.hand_over.clicked.connect(self.hand_over)
        self.not_author.remove.clicked.connect(self.remove_not_author)
        self._nobody = Words(_("Chưa có ai trong bảng này."), "muted")
        self.sum = IconWords("circle-check", "success")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space())
        self._column.addWidget(self._nobody)
        self._column.addWidget(self.view)
        self._column.addWidget(self.not_author)
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

    def hand_over(self) -> None:
        """Move the one who is no author to those who took part in the first application."""
        place = self._not_author()
        if place is None or self._context.hand_over is None:
            return
        self._context.hand_over([row for row in self.model.shown() if isinstance(row, Authorship)], place)

    def remove_not_author(self) -> None:
        """Take the one who is no author off the list."""
        place = self._not_author()
        if place is not None:
            self.model.remove(place)

    def _not_author(self) -> int | None:
        """The current row, if that one is no author, else the first that is not."""
        places = self.model.not_creators()
        current = self.view.currentIndex().row()
        return current if current in places else next(iter(places), None)

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
        self._tell_not_author()

    def _tell_not_author(self) -> None:
        place = self._not_author()
        if place is None:
            self.not_author.hide()
            return
        row = self.model.shown()[place]
        name = row.name or _("Người thứ {position}").format(position=place + 1)
        self.not_author.tell(name, self.model.not_creators()[place])

    def _edited(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        count, total = self.model.rowCount(), self.model.shares()
        self._tell_not_author()
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
