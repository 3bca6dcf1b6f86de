"""Theo đơn vị: how many innovations of each unit are recognised, keyed and confirmed in a system."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.services import portal
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import Words
from desktop_app.ui.look.metrics import space
from desktop_app.ui.shell.session import Session

_WIDTHS = (56, 13, 13, 14, 17)


class UnitsPart(QStackedWidget):
    """Enter or a double click on a unit emits `opened` with its key."""

    opened = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.nothing = EmptyPage(
            "building-2",
            _("Chưa có gì để đếm"),
            _("Có sáng kiến được công nhận thì đếm ở đây."),
        )
        self.model: RecordTableModel[portal.UnitCount] = RecordTableModel(_columns(), self)
        self.table = _UnitTable(self.model, _("Số sáng kiến theo đơn vị"), _WIDTHS)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.remember_widths(session.preferences, "portal.units.widths")
        self.whole = Words("", "muted")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, space(0.5), 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        self.addWidget(self.nothing)
        self.addWidget(body)
        self.table.wanted.connect(self._open)
        self.table.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[portal.QueueRow]) -> None:
        """Count anew."""
        lines = portal.unit_counts(self.session.book, rows)
        self.setCurrentIndex(1 if lines else 0)
        self.model.set_records(lines)
        keyed = sum(row.state != portal.WAITING for row in rows)
        confirmed = sum(row.state == portal.CONFIRMED for row in rows)
        self.whole.setText(
            _(
                "Toàn bộ: {recognised} đã công nhận, {keyed} đã nhập, {confirmed} cổng đã có, còn {waiting}."
            ).format(
                recognised=format_number(len(rows)),
                keyed=format_number(keyed),
                confirmed=format_number(confirmed),
                waiting=format_number(len(rows) - keyed),
            )
        )

    def _open(self, index: QModelIndex) -> None:
        unit = self.model.record(index.row()).unit_id
        if unit is not None:
            self.opened.emit(unit)


class _UnitTable(RecordTable[portal.UnitCount]):
    wanted = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the unit's queue."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _columns() -> list[TableColumn[portal.UnitCount]]:
    def number(heading: str, name: str) -> TableColumn[portal.UnitCount]:
        return TableColumn(
            heading,
            lambda line: format_number(getattr(line, name)),
            "right",
            lambda line: int(getattr(line, name)),
        )

    return [
        TableColumn(_("Đơn vị (gồm cả đơn vị trực thuộc)"), lambda line: "   " * line.depth + line.name),
        number(_("Công nhận"), "recognised"),
        number(_("Đã nhập"), "keyed"),
        number(_("Cổng đã có"), "confirmed"),
        number(_("Còn phải nhập"), "waiting"),
    ]
