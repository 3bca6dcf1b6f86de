"""Số văn bản đã dùng: the numbering books of a unit in one chain, the latest first."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.records import Unit
from desktop_app.services import numbering, papers
from desktop_app.services.numbering import Taken
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import heading, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.shell.session import Session

_WIDTHS = (18, 12, 34, 24)


def show_numbers(session: Session, parent: QWidget, unit: Unit, chain: str) -> None:
    """Show every number a unit gave in a chain."""
    dialog = NumbersDialog(session, parent, unit, chain)
    dialog.exec()
    dialog.deleteLater()


class NumbersDialog(QDialog):
    """A table to look at; numbers are given on the papers themselves."""

    def __init__(self, session: Session, parent: QWidget, unit: Unit, chain: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Số văn bản đã dùng"))
        self.model: RecordTableModel[Taken] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Taken] = RecordTable(self.model, _("Số văn bản đã dùng"), _WIDTHS)
        found = numbering.all_taken(session.book, unit.id, chain)
        self.model.set_records(found)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.setSpacing(space())
        column.addWidget(heading(unit.name, 2))
        said = _("{count} số. Mỗi loại một sổ theo năm; số đã cấp không cấp lại, kể cả khi xóa hồ sơ.")
        column.addWidget(small(said.format(count=len(found)) if found else _("Chưa cấp số nào.")))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        resize_within(self, letters(104), space(60))


def _columns() -> tuple[TableColumn[Taken], ...]:
    return (
        TableColumn(_("Số"), lambda one: f"{one.number:02d}/{one.symbol}"),
        TableColumn(_("Ngày"), lambda one: format_date(one.on)),
        TableColumn(_("Giấy tờ"), _paper_title),
        TableColumn(_("Của"), lambda one: one.of),
    )


def _paper_title(one: Taken) -> str:
    if one.paper is None:
        return _("Ghi ở đợt xét, quyết định")
    return next((item.title for item in papers.PAPERS if item.id == one.paper.paper), one.paper.paper)
