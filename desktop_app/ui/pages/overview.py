"""Tổng quan: what is due, what came back, what was worked on last, where everything stands, backups."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import local_time
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money
from desktop_app.domain.register import DATED, Query, Row
from desktop_app.forms.packs import load_catalogue
from desktop_app.services import backup, register
from desktop_app.services.due_words import due_words, urgency
from desktop_app.ui.actions.new_innovation import NewFromPage
from desktop_app.ui.kit.words import IconWords, heading, link_button, primary_button, small
from desktop_app.ui.look import icons
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.base import PageView
from desktop_app.ui.pages.register_model import DUE_ICONS, STAGE_ICONS
from desktop_app.ui.shell.session import Session

_RECENT, _RETURNED, _DUE = 8, 5, 8
_STAGE_COLUMN, _LAST_COLUMN = 2, 3
RETURNED = "returned"


class OverviewPage(PageView):
    """Read when it comes into view, and again when the book changes while it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._reader: sqlite3.Connection = session.book.reader()
        self.new = NewFromPage(session, self)
        self.due = DueRows(self, _("Việc sắp đến hạn"))
        self.returned = DossierRows(self, _("Hồ sơ bị trả về"))
        self.recent = DossierRows(self, _("Hồ sơ sửa gần đây"))
        self.stages = QGridLayout()
        self.stages.setSpacing(space(0.5))
        self.nothing_returned = IconWords("circle-check", "success", _("Không có hồ sơ nào bị trả về."))
        self.backup = IconWords("database", "muted")
        self._build()
        for rows in (self.due, self.returned, self.recent):
            rows.opened.connect(session.dossier_opened)
        session.signals.committed.connect(self._book_changed)
        session.backed_up.connect(self._show_backup)

    def entered(self) -> None:
        """Read everything anew."""
        self._show_due()
        self._show_rows()
        self._show_stages()
        self._show_backup()

    def close_book(self) -> None:
        """Close the connection."""
        self._reader.close()

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(1.5))
        column.setSpacing(space(0.75))
        head = QHBoxLayout()
        head.addWidget(heading(_("Tổng quan"), 1), 1)
        self.begin = primary_button(self.new.label())
        self.begin.setToolTip(self.new.toolTip())
        self.begin.clicked.connect(self.new.do)
        head.addWidget(self.begin)
        column.addLayout(head)
        column.addSpacing(space(0.5))
        column.addWidget(heading(_("Việc sắp đến hạn"), 2))
        self.nothing_due = small(
            _("Chưa có hạn nào. Ghi ngày áp dụng thử hoặc áp dụng vào hồ sơ thì hạn nộp đơn hiện ở đây.")
        )
        column.addWidget(self.nothing_due)
        column.addWidget(self.due)
        self.all_due = link_button("")
        self.all_due.clicked.connect(self._list_due)
        column.addWidget(self.all_due, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(space())
        column.addWidget(heading(_("Các giai đoạn"), 2))
        column.addLayout(self.stages)
        column.addSpacing(space())
        column.addWidget(heading(_("Cần hoàn thiện lại"), 2))
        column.addWidget(self.nothing_returned)
        column.addWidget(self.returned)
        column.addSpacing(space())
        column.addWidget(heading(_("Sửa gần đây"), 2))
        self.no_recent = small(
            _("Sổ chưa có hồ sơ nào. Bấm “Sáng kiến mới”, chỉ cần tên giải pháp là bắt đầu được.")
        )
        column.addWidget(self.no_recent)
        column.addWidget(self.recent)
        column.addSpacing(space())
        column.addWidget(heading(_("Sao lưu"), 2))
        column.addWidget(self.backup)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _show_due(self) -> None:
        found = register.first_rows(self._reader, Query(order="due"), _DUE)
        self.due.today = self.session.book.clock.today()
        self.due.show_rows([row for row in found if row.due_on])
        is_empty = self.due.rowCount() == 0
        self.nothing_due.setVisible(is_empty)
        self.all_due.setVisible(not is_empty)
        if not is_empty:
            counts = {facet.value: facet.count for facet in register.facets(self.session.book, "due")}
            words = _("Xem tất cả: {count} hồ sơ có hạn").format(count=format_money(counts[DATED]))
            self.all_due.setText(words)

    def _show_rows(self) -> None:
        latest = Query(order="updated", is_descending=True)
        self.recent.show_rows(register.first_rows(self._reader, latest, _RECENT))
        self.no_recent.setVisible(self.recent.rowCount() == 0)
        returned = Query(stage=RETURNED, order="updated", is_descending=True)
        self.returned.show_rows(register.first_rows(self._reader, returned, _RETURNED))
        self.nothing_returned.setVisible(self.returned.rowCount() == 0)

    def _show_stages(self) -> None:
        while self.stages.count():
            item = self.stages.takeAt(0)
            button = item.widget() if item else None
            if button is not None:
                button.hide()
                button.deleteLater()
        counts = {facet.value: facet.count for facet in register.facets(self.session.book, "stage")}
        for place, stage in enumerate(load_catalogue().stages):
            button = QToolButton()
            count = counts.get(stage.id, 0)
            button.setText(" " + _("{stage}: {count}").format(stage=stage.label, count=count))
            button.setToolTip(stage.hint)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setEnabled(bool(count))
            set_icon(button, *STAGE_ICONS.get(stage.id, ("circle", "muted")))
            button.clicked.connect(lambda _checked=False, name=stage.id: self._list_stage(name))
            self.stages.addWidget(button, place // 5, place % 5, Qt.AlignmentFlag.AlignLeft)
        self.stages.setColumnStretch(5, 1)

    def _show_backup(self) -> None:
        found = backup.list_backups(self.session.book)
        if not found:
            words = _("Chưa có bản sao lưu nào. Chọn Tệp › Sao lưu.")
            is_worth_it = self.recent.rowCount() > 0
            self.backup.say(words, *(("triangle-alert", "warning") if is_worth_it else ("database", "muted")))
            return
        made = datetime.fromtimestamp(found[0].stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.backup.say(
            _("Bản sao lưu gần nhất trong sổ: {time}").format(time=local_time(made)),
            "circle-check",
            "success",
        )

    def _list_due(self) -> None:
        self.session.query_chosen.emit(Query(due=DATED, order="due"))

    def _list_stage(self, stage: str) -> None:
        self.session.query_chosen.emit(Query(stage=stage))

    def _book_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.entered()


class DossierRows(QTableWidget):
    """A few dossiers, one a line; opens with a click or Enter."""

    opened = Signal(int)
    last_letters = 19

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(space(3.4))
        header = self.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for place, wide in ((0, 21), (2, 24), (3, self.last_letters)):
            self.setColumnWidth(place, letters(wide))
        self.cellActivated.connect(self._open)
        self.cellClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these dossiers and be just as high."""
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            stage = load_catalogue().label("stages", row.stage)
            texts = (row.code, row.title or _("(chưa có tên)"), stage, self.last_text(row))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(Qt.ItemDataRole.UserRole, row.id)
                self.setItem(place, column, item)
                if column == _STAGE_COLUMN:
                    item.setIcon(icons.icon(*STAGE_ICONS.get(row.stage, ("circle", "muted"))))
                elif column == _LAST_COLUMN and (drawn := self.last_icon(row)):
                    item.setIcon(icons.icon(*drawn))
        self.setFixedHeight(space(3.4) * len(rows) + 2)
        self.setVisible(bool(rows))

    def last_text(self, row: Row) -> str:
        """Return what the last column says: when the dossier was last changed."""
        return local_time(row.updated_at)

    def last_icon(self, _row: Row) -> tuple[str, str] | None:
        """Return the icon and tone of the last column, if it has one."""
        return None

    def _open(self, place: int, _column: int) -> None:
        item = self.item(place, 0)
        if item is not None:
            self.opened.emit(int(item.data(Qt.ItemDataRole.UserRole)))


class DueRows(DossierRows):
    """Dossiers with what is due, as it stands on the day `today`."""

    last_letters = 48
    today: date = date.min

    def last_text(self, row: Row) -> str:
        """Return what is to be done by when."""
        return due_words(row, self.today)

    def last_icon(self, _row: Row) -> tuple[str, str] | None:
        """Return how urgent it is."""
        return DUE_ICONS.get(urgency(_row, self.today))
