"""Choosing dossiers for a round: a search, a list to tick, many at once."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.council import Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.services import examining, packs
from desktop_app.services.examining import Candidate
from desktop_app.ui.kit.editors.date import DateEditor
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import IconWords, Words, heading, primary_button, small
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.shell.session import Session

_WIDTHS = (17, 30, 18, 18, 13)
_MOST = 300


class PickDialog(QDialog):
    """Takes the chosen dossiers into the round; stays open until it went well."""

    def __init__(self, session: Session, parent: QWidget, shown: Round) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Nhận hồ sơ vào đợt xét"))
        self._session, self._round = session, shown
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tìm theo mã, tên giải pháp, tác giả, đơn vị"))
        self.search.setAccessibleName(_("Tìm hồ sơ"))
        self.search.setClearButtonEnabled(True)
        self.model: RecordTableModel[Candidate] = RecordTableModel(_columns(), self)
        self.table: RecordTable[Candidate] = RecordTable(self.model, _("Hồ sơ nhận được vào đợt"), _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setMinimumSectionSize(letters(12))
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.count = small("")
        self.all = QPushButton(_("Chọn tất cả"))
        self.day = DateEditor()
        self.day.focus_target().setAccessibleName(_("Ngày nhận hồ sơ"))
        self.day.set_value(session.book.clock.today())
        self.error = IconWords("circle-alert", "danger")
        self.error.hide()
        self.take = primary_button("")
        self._build()
        self.search.textChanged.connect(self._find)
        self.table.chosen.connect(self._follow)
        self.all.clicked.connect(self.table.selectAll)
        self._find("")
        resize_within(self, letters(130), space(52))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space(0.75))
        column.addWidget(heading(_("Nhận hồ sơ vào {name}").format(name=self._round.name), 2))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        self.all.setAutoDefault(False)
        line.addWidget(self.all)
        column.addLayout(line)
        below = QHBoxLayout()
        words = Words(_("Ngày nhận hồ sơ"))
        words.setWordWrap(False)
        below.addWidget(words)
        self.day.setMaximumWidth(letters(24))
        below.addWidget(self.day)
        below.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        below.addWidget(buttons)
        column.addWidget(self.error)
        column.addLayout(below)

    def accept(self) -> None:
        """Take them in, and close where it went well."""
        chosen = [item.id for item in self.table.selected()]
        book = self._session.book
        try:
            day = self.day.value()
            given = day if isinstance(day, date) else None
            self._session.remember(examining.take_in(book, self._round.id, chosen, given))
        except UserError as problem:
            self.error.words.setText(str(problem))
            self.error.show()
            return
        super().accept()

    def _find(self, text: str) -> None:
        found = examining.candidates(self._session.book, self._round, text, _MOST)
        self.model.set_records(found)
        words = (
            _("{count} hồ sơ sẵn sàng trình, đã nộp hoặc đã tiếp nhận")
            if found and len(found) < _MOST
            else _("{count} hồ sơ đầu tiên; gõ thêm chữ để thu hẹp")
            if found
            else _("Không có hồ sơ nào sẵn sàng trình, đã nộp hoặc đã tiếp nhận khớp với chữ đã gõ")
        )
        self.count.setText(words.format(count=len(found)))
        self.all.setEnabled(bool(found))
        self._follow()

    def _follow(self) -> None:
        chosen = len(self.table.selected())
        self.take.setEnabled(chosen > 0)
        self.take.setText(_("Nhận {count} hồ sơ").format(count=chosen))


def pick_dossiers(session: Session, parent: QWidget, shown: Round) -> None:
    """Ask which dossiers come before the council of a round, and take them in."""
    dialog = PickDialog(session, parent, shown)
    dialog.exec()
    dialog.deleteLater()


def _columns() -> tuple[TableColumn[Candidate], ...]:
    return (
        TableColumn(_("Mã"), lambda item: item.code),
        TableColumn(_("Tên giải pháp"), lambda item: item.title),
        TableColumn(_("Đơn vị"), lambda item: item.unit),
        TableColumn(_("Tác giả"), lambda item: item.authors),
        TableColumn(_("Giai đoạn"), lambda item: packs.catalogue().label("stages", item.stage)),
    )
