"""The first step of bringing a list in: what kind of list, and where it comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.forms.imports import ImportKind
from desktop_app.services import importing
from desktop_app.ui.kit.words import Words, heading, link_button, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters, space


class ImportStart(QWidget):
    """Kinds at the left; beside them what the list should hold, and the two ways to give one."""

    file_wanted = Signal()
    paste_wanted = Signal()
    template_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(_("Loại danh sách"))
        self.kinds.setFrameShape(QFrame.Shape.NoFrame)
        self.kinds.setFixedWidth(letters(28))
        for kind in importing.kinds():
            item = QListWidgetItem(kind.label, self.kinds)
            item.setData(Qt.ItemDataRole.UserRole, kind.id)
        self.title = heading("", 2)
        self.hint = Words("")
        self.columns = Words("", "muted")
        self.file_button = primary_button(_("Chọn tệp…"))
        set_icon(self.file_button, "folder-open", "on_accent")
        self.paste_button = QPushButton(_("Dán bảng từ bảng tạm"))
        set_icon(self.paste_button, "copy")
        self.template_button = link_button(_("Lưu mẫu nhập…"), "download")
        self.file_button.clicked.connect(self.file_wanted)
        self.paste_button.clicked.connect(self.paste_wanted)
        self.template_button.clicked.connect(self.template_wanted)
        self.kinds.currentRowChanged.connect(self._show_kind)
        self._arrange()
        self.kinds.setCurrentRow(0)
        self.follow_clipboard()

    @property
    def kind(self) -> ImportKind:
        """The kind that is chosen."""
        return importing.kinds()[max(self.kinds.currentRow(), 0)]

    def choose(self, kind: ImportKind) -> None:
        """Choose a kind."""
        self.kinds.setCurrentRow(importing.kinds().index(kind))

    def follow_clipboard(self) -> None:
        """Offer pasting where the clipboard holds text."""
        self.paste_button.setEnabled(bool(QGuiApplication.clipboard().text().strip()))

    def _show_kind(self, _row: int) -> None:
        kind = self.kind
        self.title.setText(kind.label)
        self.hint.setText(kind.hint)
        needed = ", ".join(column.label for column in kind.columns if column.is_needed)
        others = ", ".join(column.label for column in kind.columns if not column.is_needed)
        self.columns.setText(_("Cần có: {needed}. Nhận thêm: {others}.").format(needed=needed, others=others))

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(space())
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.paste_button)
        buttons.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(space())
        for widget in (self.title, self.hint, self.columns):
            side.addWidget(widget)
        side.addSpacing(space())
        side.addLayout(buttons)
        side.addWidget(
            Words(
                _("Đọc được .xlsx, .xlsm, .xls, .ods, .csv, .txt. Chưa ghi gì vào sổ khi bạn chưa đồng ý."),
                "muted",
            )
        )
        side.addWidget(self.template_button)
        side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(2))
        line.addWidget(self.kinds)
        line.addLayout(side, 1)
