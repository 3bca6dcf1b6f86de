"""Lịch sử: every step of a dossier in a table, and below it what the chosen one held before and after."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.services.history import Difference, Entry
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import Words, heading
from desktop_app.ui.look.metrics import letters, space

_WIDTHS = (17, 18, 30, 20)


class HistoryDialog(QDialog):
    """Only shows; Escape or “Đóng” closes it."""

    def __init__(self, parent: QWidget, title: str, entries: Sequence[Entry], most: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Lịch sử"))
        self.model: RecordTableModel[Entry] = RecordTableModel(_columns(), self)
        self.model.set_records(entries)
        self.table = RecordTable(self.model, _("Các lần sửa, mới nhất ở trên"), _WIDTHS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.what = heading("", 3)
        self.before, self.after = _text(), _text()
        self.table.chosen.connect(self._follow)
        self._build(title, len(entries), most)
        resize_within(self, letters(124), space(56))
        self.table.select_row(0)
        self.table.setFocus()

    def _build(self, title: str, count: int, most: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addWidget(heading(title, 2))
        about = _("Viết liền trong một ô ghi thành một dòng. Kiểu chữ, bảng và ảnh không hiện ở đây.")
        if count == most:
            about = _("{count} dòng mới nhất. ").format(count=count) + about
        column.addWidget(Words(about, "muted"))
        column.addWidget(self.table, 3)
        column.addWidget(self.what)
        sides = QHBoxLayout()
        sides.setSpacing(space(1.5))
        for words, text in ((_("Trước"), self.before), (_("Sau"), self.after)):
            side = QVBoxLayout()
            side.setSpacing(space(0.35))
            label = QLabel(words)
            label.setBuddy(text)
            text.setAccessibleName(words)
            side.addWidget(label)
            side.addWidget(text, 1)
            sides.addLayout(side, 1)
        column.addLayout(sides, 2)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Đóng"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _follow(self) -> None:
        chosen = self.table.selected()
        if not chosen:
            return
        (entry,) = chosen
        names = [entry.subject[:1].upper() + entry.subject[1:]] if entry.subject else []
        if len(entry.differences) == 1:
            names.append(entry.differences[0].name)
        self.what.setText(" · ".join(names) or entry.label)
        self.before.setPlainText(_side(entry.differences, lambda item: item.before))
        self.after.setPlainText(_side(entry.differences, lambda item: item.after))


def show_history(dialog: HistoryDialog) -> None:
    """Show it until it is closed."""
    dialog.exec()
    dialog.deleteLater()


def _side(differences: Sequence[Difference], held: Callable[[Difference], str]) -> str:
    """Write one side: the value alone, or several under their names; what was empty is left out."""
    if len(differences) == 1:
        return held(differences[0])
    return "\n".join(f"{item.name}: {held(item)}" for item in differences if held(item))


def _text() -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setMinimumHeight(space(6))
    return text


def _columns() -> tuple[TableColumn[Entry], ...]:
    return (
        TableColumn(_("Lúc"), lambda entry: entry.at),
        TableColumn(_("Ai"), lambda entry: entry.who),
        TableColumn(_("Việc"), lambda entry: entry.label),
        TableColumn(_("Đổi gì"), lambda entry: entry.what),
    )
