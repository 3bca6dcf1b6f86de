"""Hàng chờ: the recognised innovations that one online system does not have yet, and those it has."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.dates import format_date, local_time
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.programme import PortalEntry
from desktop_app.services import portal, units
from desktop_app.services.packs import catalogue
from desktop_app.ui.kit.dialogs import ask
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import Words, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.portal_picture import show_picture
from desktop_app.ui.shell.session import Session

_WIDTHS = (18, 44, 18, 22, 14, 12, 16, 18)
_ALL = "all"
_SEARCH_AFTER_MS = 150


class QueuePart(QStackedWidget):
    """Emits `started` with the rows to key, the chosen one first."""

    started = Signal(list)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.system = portal.system()
        self._rows: list[portal.QueueRow] = []
        self._under: dict[int, frozenset[int]] = {}
        self.nothing = EmptyPage(
            "clipboard-check",
            _("Chưa có sáng kiến nào được công nhận"),
            _("Ghi kết quả xét ở trang Xét công nhận trước."),
        )
        self.search = QLineEdit()
        self.state, self.unit = ChoiceBox(), ChoiceBox()
        self.model: RecordTableModel[portal.QueueRow] = RecordTableModel(_columns(), self)
        self.table = _QueueTable(self.model, _("Sáng kiến của hàng chờ"), _WIDTHS)
        self.told = Words("", "muted")
        self.start = primary_button(_("Nhập từng sáng kiến…"))
        self.mark, self.unmark = QPushButton(_("Đánh dấu đã nhập")), QPushButton(_("Bỏ đánh dấu"))
        self.picture = QPushButton(_("Xem ảnh"))
        self._typing = QTimer(self)
        self._build()
        self._connect()

    def show_rows(self, system: portal.PortalSystem, rows: list[portal.QueueRow]) -> None:
        """Show what is recognised, keyed and confirmed in a system."""
        self.system, self._rows, self._under = system, rows, {}
        self.setCurrentIndex(1 if rows else 0)
        self._fill_states()
        self._fill_units()
        self.narrow()

    def show_unit(self, unit: int) -> None:
        """Narrow down to a unit and those under it."""
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self.narrow()

    def narrow(self) -> None:
        """Show the rows that the state, the unit and the search leave."""
        state = str(self.state.currentData())
        unit = self.unit.currentData() or 0
        if unit and unit not in self._under:
            self._under[unit] = portal.units_under(self.session.book, unit)
        held = {row.id for row in self.table.selected()}
        shown = portal.rows_of(
            self._rows,
            state=None if state == _ALL else state,
            units=self._under.get(unit) if unit else None,
            search=self.search.text(),
        )
        self.model.set_records(shown)
        place = next((place for place, row in enumerate(self.model.records()) if row.id in held), 0)
        self.table.select_row(place if shown else -1)
        self.told.setText(self._counted(len(shown)))
        self._follow()

    def _counted(self, shown: int) -> str:
        if not shown and self.state.currentData() == portal.WAITING and not self.search.text():
            return _("Không còn sáng kiến nào chờ nhập.")
        return _("{count} sáng kiến").format(count=format_number(shown))

    def _fill_states(self) -> None:
        counts: dict[str, int] = dict.fromkeys((portal.WAITING, portal.KEYED, portal.CONFIRMED), 0)
        for row in self._rows:
            counts[row.state] = counts.get(row.state, 0) + 1
        words: dict[str, str] = {
            portal.WAITING: _("Chưa nhập ({count})"),
            portal.KEYED: _("Đã nhập, chờ cổng ({count})"),
            portal.CONFIRMED: _("Cổng đã có ({count})"),
        }
        entries = [(state, text.format(count=format_number(counts[state]))) for state, text in words.items()]
        entries.append((_ALL, _("Tất cả ({count})").format(count=format_number(len(self._rows)))))
        _refill(self.state, entries)

    def _fill_units(self) -> None:
        known = units.all_units(self.session.book)
        counted = {line.unit_id for line in portal.unit_counts(self.session.book, self._rows)}
        entries = [
            (unit.id, "   " * units.depth(unit, known) + unit.name) for unit in known if unit.id in counted
        ]
        _refill(self.unit, [(0, _("Mọi đơn vị")), *entries])

    def _follow(self) -> None:
        chosen = self.table.selected()
        self.start.setEnabled(bool(self.model.rowCount()))
        self.mark.setEnabled(any(row.state == portal.WAITING for row in chosen))
        self.unmark.setEnabled(any(row.state != portal.WAITING for row in chosen))
        self.picture.setVisible(len(chosen) == 1 and bool(self._picture_of(chosen[0])))

    def _picture_of(self, row: portal.QueueRow) -> str:
        if row.state == portal.WAITING:
            return ""
        found = self.session.book.all(PortalEntry, innovation_id=row.id, system=self.system.id)
        return found[0].picture_sha256 if found else ""

    # Acts

    def begin(self) -> None:
        """Key the chosen row, then those after it."""
        rows, chosen = list(self.model.records()), self.table.selected()
        if len(chosen) > 1:
            self.started.emit(chosen)
            return
        first = next((place for place, row in enumerate(rows) if chosen and row.id == chosen[0].id), 0)
        self.started.emit(rows[first:] + rows[:first])

    def mark_keyed(self) -> None:
        """Say that the chosen ones were keyed."""
        waiting = [row.id for row in self.table.selected() if row.state == portal.WAITING]
        sentence = _("Đánh dấu {count} sáng kiến là đã nhập lên {system}?").format(
            count=len(waiting), system=self.system.label
        )
        if len(waiting) == 1 or (waiting and ask(self, sentence, _("Đánh dấu"))):
            self.session.remember(portal.mark_keyed(self.session.book, self.system.id, waiting))

    def take_back(self) -> None:
        """Say that the chosen ones were not keyed after all."""
        keyed = [row.id for row in self.table.selected() if row.state != portal.WAITING]
        sentence = _("Bỏ đánh dấu đã nhập của {count} sáng kiến, cùng tài khoản, liên kết đã ghi?").format(
            count=len(keyed)
        )
        if keyed and ask(self, sentence, _("Bỏ đánh dấu"), is_risky=True):
            self.session.remember(portal.take_back(self.session.book, self.system.id, keyed))

    def show_picture(self) -> None:
        """Show the picture of the portal's page that was kept with the chosen one."""
        chosen = self.table.selected()
        if chosen:
            show_picture(self.session, self, chosen[0].code, self._picture_of(chosen[0]))

    # Building

    def _build(self) -> None:
        self.search.setPlaceholderText(_("Tìm mã, tên, tác giả"))
        self.search.setAccessibleName(_("Tìm trong hàng chờ"))
        self.search.setClearButtonEnabled(True)
        self.state.setAccessibleName(_("Tình trạng nhập"))
        self.unit.setAccessibleName(_("Đơn vị"))
        for box in (self.state, self.unit):
            box.setMinimumContentsLength(16)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.table.setSelectionMode(RecordTable.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.remember_widths(self.session.preferences, "portal.queue.widths")
        head = QHBoxLayout()
        head.setSpacing(space(0.75))
        head.addWidget(self.search, 2)
        head.addWidget(self.state, 1)
        head.addWidget(self.unit, 1)
        foot = QHBoxLayout()
        foot.setSpacing(space(0.75))
        foot.addWidget(self.told, 1)
        for button, icon in ((self.picture, "image"), (self.unmark, "x"), (self.mark, "check")):
            set_icon(button, icon, "muted")
            foot.addWidget(button)
        set_icon(self.start, "copy", "on_accent")
        foot.addWidget(self.start)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, space(0.5), 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.addWidget(self.nothing)
        self.addWidget(body)

    def _connect(self) -> None:
        self._typing.setSingleShot(True)
        self._typing.setInterval(_SEARCH_AFTER_MS)
        self._typing.timeout.connect(self.narrow)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self.narrow)
        for box in (self.state, self.unit):
            box.activated.connect(lambda _place: self.narrow())
        self.table.chosen.connect(self._follow)
        self.table.wanted.connect(self.begin)
        self.table.doubleClicked.connect(lambda _index: self.begin())
        self.start.clicked.connect(lambda _checked=False: self.begin())
        self.mark.clicked.connect(lambda _checked=False: self.mark_keyed())
        self.unmark.clicked.connect(lambda _checked=False: self.take_back())
        self.picture.clicked.connect(lambda _checked=False: self.show_picture())


class _QueueTable(RecordTable[portal.QueueRow]):
    """Enter begins with the chosen row."""

    wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit()
            return
        super().keyPressEvent(event)


def _refill(box: ChoiceBox, entries: Sequence[tuple[object, str]]) -> None:
    """Show other entries; what was chosen stays chosen where it is still there."""
    kept = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for key, words in entries:
            box.addItem(words, key)
        box.setCurrentIndex(max(0, box.findData(kept) if kept is not None else 0))


def _columns() -> list[TableColumn[portal.QueueRow]]:
    def day(value: date | None) -> str:
        return format_date(value)

    states = {portal.WAITING: _("Chưa nhập"), portal.KEYED: _("Đã nhập"), portal.CONFIRMED: _("Cổng đã có")}
    level = catalogue().label

    def title(row: portal.QueueRow) -> str:
        return _("{title} (có phần bảo mật)").format(title=row.title) if row.is_confidential else row.title

    return [
        TableColumn(_("Mã"), lambda row: row.code),
        TableColumn(_("Tên giải pháp"), title),
        TableColumn(_("Tác giả"), lambda row: row.authors),
        TableColumn(_("Đơn vị"), lambda row: row.unit),
        TableColumn(_("Cấp"), lambda row: level("levels", row.level) if row.level else ""),
        TableColumn(
            _("Công nhận"), lambda row: day(row.decided_on), "left", lambda row: str(row.decided_on or "")
        ),
        TableColumn(_("Trên cổng"), lambda row: states.get(row.state, row.state)),
        TableColumn(
            _("Ai nhập, lúc nào"),
            lambda row: " ".join(filter(None, (row.keyed_by, local_time(row.keyed_at)))),
            "left",
            lambda row: row.keyed_at,
        ),
    ]
