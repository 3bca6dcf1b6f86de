"""The backups in a book's own folder: when, how large, how many innovations, and bringing one back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.dates import local_time
from desktop_app.domain.language import _
from desktop_app.services.backup import BackupFacts
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space

_WIDTHS = (16, 10, 9, 20)
_MOST_ROWS = 8
_MEGA, _KILO = 1_000_000, 1000


class BackupTable(QWidget):
    """Emits `wanted` with the file that is to be brought back; nothing is done before that is confirmed."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model: RecordTableModel[BackupFacts] = RecordTableModel(_columns(), self)
        self.table = RecordTable(self.model, _("Các bản sao lưu trong sổ"), _WIDTHS)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.restore = QPushButton(_("Khôi phục bản đã chọn…"))
        set_icon(self.restore, "archive-restore")
        self.restore.clicked.connect(self._want)
        self.table.doubleClicked.connect(lambda _index: self._want())
        self.table.chosen.connect(self._follow)
        line = QHBoxLayout()
        line.addWidget(self.restore)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.75))
        column.addWidget(self.table)
        column.addLayout(line)
        self.setMaximumWidth(letters(READABLE_LETTERS) + space(2))
        self.show_backups(())

    def show_backups(self, made: Sequence[BackupFacts]) -> None:
        """List these, newest first; nothing is shown where there is none."""
        self.model.set_records(made)
        shown = min(len(made), _MOST_ROWS)
        self.setVisible(bool(made))
        self.table.setFixedHeight(space(3.4) * (shown + 1) + space(0.5))
        self._follow()

    def _follow(self) -> None:
        self.restore.setEnabled(len(self.table.selected()) == 1)

    def _want(self) -> None:
        chosen = self.table.selected()
        if chosen:
            self.wanted.emit(chosen[0].path)


def size_words(size: int) -> str:
    """Write bytes as people read them: 1,2 MB, 340 KB."""
    if size >= _MEGA:
        return _("{size} MB").format(size=f"{size / _MEGA:.1f}".replace(".", ","))
    return _("{size} KB").format(size=max(1, round(size / _KILO)))


def _columns() -> tuple[TableColumn[BackupFacts], ...]:
    return (
        TableColumn(_("Lúc"), lambda made: local_time(made.made_at)),
        TableColumn(_("Dung lượng"), lambda made: size_words(made.size), "right"),
        TableColumn(_("Sáng kiến"), _count, "right"),
        TableColumn(_("Tệp"), lambda made: made.path.name),
    )


def _count(made: BackupFacts) -> str:
    return _("không đọc được") if made.innovations is None else str(made.innovations)
