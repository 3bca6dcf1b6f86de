"""What is behind a figure: the innovations it counts, to open, copy or write to Excel."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.progress import Keys
from desktop_app.services import register
from desktop_app.services.progress_files import ROWS
from desktop_app.services.register_columns import RegisterColumn, column, shown_text
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import Words, heading, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space
from desktop_app.ui.pages.programme_files import ask_file, write_in_background
from desktop_app.ui.shell.session import Session

_WIDTHS = (20, 40, 20, 22, 14, 14, 11, 17)


class RowsDialog(QDialog):
    """Lists innovations by their keys; Enter or a double click opens the dossier."""

    def __init__(self, session: Session, parent: QWidget, title: str, explained: str, keys: Keys) -> None:
        super().__init__(parent)
        self.session, self.keys, self._title = session, keys, title
        self.setWindowTitle(title)
        self.model: RecordTableModel[register.Row] = RecordTableModel(_columns(), self)
        self.table: RecordTable[register.Row] = RecordTable(self.model, title, _WIDTHS)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.activated.connect(self._open_index)
        self.count = Words("", "muted")
        self.open_button = primary_button(_("Mở hồ sơ"))
        self.copy = QPushButton(_("Chép dòng đã chọn"))
        self.export = QPushButton(_("Xuất Excel…"))
        self.shut = QPushButton(_("Đóng"))
        self._build(title, explained)
        self._load()

    def _build(self, title: str, explained: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.5), space(1.5), space(1.25))
        column.setSpacing(space(0.75))
        column.addWidget(heading(title, 2))
        if explained:
            column.addWidget(Words(explained, "muted"))
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for button, act, icon in (
            (self.copy, self.table.copy_selected, "copy"),
            (self.export, self._export, "download"),
            (self.shut, self.reject, "x"),
            (self.open_button, self._open_selected, "arrow-right"),
        ):
            set_icon(button, icon, "on_accent" if button is self.open_button else "muted")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            foot.addWidget(button)
        column.addLayout(foot)
        resize_within(self, letters(150), space(60))

    def _load(self) -> None:
        reader = self.session.book.reader()
        try:
            found = register.rows(reader, self.keys)
        finally:
            reader.close()
        self.model.set_records(found)
        self.count.setText(_("{count} sáng kiến").format(count=format_number(len(found))))
        self.table.select_row(0)
        for button in (self.open_button, self.copy, self.export):
            button.setEnabled(bool(found))
        self.table.setFocus()

    def _open_selected(self) -> None:
        chosen = self.table.selected()
        if chosen:
            self._go(chosen[0].id)

    def _open_index(self, index: QModelIndex) -> None:
        self._go(self.model.record(index.row()).id)

    def _go(self, innovation: int) -> None:
        self.accept()
        self.session.dossier_opened.emit(innovation)

    def _export(self) -> None:
        out = ask_file(self.session, self, self._title, ".xlsx")
        if out is not None:
            self.write(out)

    def write(self, out: Path) -> None:
        """Write the list to Excel."""
        from desktop_app.services.progress_files import write_rows

        book, keys = self.session.book, self.keys
        write_in_background(self.session, self, lambda job: write_rows(book, keys, out, job), out)


def show_rows(session: Session, parent: QWidget, title: str, explained: str, keys: Keys) -> None:
    """Show what is behind a figure until it is closed or a dossier is opened from it."""
    dialog = RowsDialog(session, parent, title, explained, keys)
    dialog.exec()
    dialog.deleteLater()


def _columns() -> list[TableColumn[register.Row]]:
    return [_column(column(name)) for name in ROWS]


def _column(item: RegisterColumn) -> TableColumn[register.Row]:
    def words(row: register.Row) -> str:
        return shown_text(item, row)

    def order(row: register.Row) -> str | int:
        value = item.value(row)
        return value if isinstance(value, int) else -1

    def day(row: register.Row) -> str | int:
        return str(item.value(row) or "")

    keys: dict[str, Callable[[register.Row], str | int]] = {"money": order, "date": day}
    align = "right" if item.kind == "money" else "left"
    return TableColumn[register.Row](item.heading(), words, align, keys.get(item.kind))
