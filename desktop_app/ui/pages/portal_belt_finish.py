"""What is noted once an innovation was keyed: account, link, their code, a picture of the portal's page."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.services import portal
from desktop_app.services.attachments import Taken
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.editors.rich_pictures import SUFFIXES
from desktop_app.ui.kit.words import IconWords, Words, heading
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.shell.session import Session

_ACCOUNT_KEY = "portal.account"
_FOLDER_KEY = "portal.pictures"


class FinishForm(QWidget):
    """The account is remembered for the next one; everything may stay empty."""

    entered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._picture: Taken | None = None
        self.account, self.link, self.their_code, self.note = (QLineEdit() for _number in range(4))
        self.choose, self.paste = QPushButton(_("Chọn ảnh…")), QPushButton(_("Dán ảnh"))
        self.pictured = IconWords("image", "muted", "", is_small=True)
        grid = QGridLayout()
        grid.setVerticalSpacing(space(0.5))
        for row, (label, line) in enumerate((
            (_("Tài khoản đã dùng"), self.account),
            (_("Liên kết trên cổng"), self.link),
            (_("Mã cổng cấp"), self.their_code),
            (_("Ghi chú"), self.note),
        )):  # fmt: skip
            words = Words(label, "muted")
            words.setBuddy(line)
            line.setAccessibleName(label)
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(line, row, 1)
        pictures = QHBoxLayout()
        pictures.setSpacing(space(0.5))
        for button, icon in ((self.paste, "image"), (self.choose, "folder-open")):
            set_icon(button, icon, "muted")
            pictures.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.75))
        column.addWidget(heading(_("Đã gửi trên cổng?"), 2))
        column.addWidget(
            Words(_("Ghi lại để sau này tìm và sửa được; chỗ nào không có thì để trống."), "muted")
        )
        column.addLayout(grid)
        column.addLayout(pictures)
        column.addWidget(self.pictured)
        column.addStretch(1)
        self.choose.clicked.connect(lambda _checked=False: self._ask_file())
        self.paste.clicked.connect(lambda _checked=False: self.paste_picture())
        QShortcut(QKeySequence("Ctrl+Shift+V"), self, self.paste_picture)

    def begin(self, row: portal.QueueRow) -> None:
        """Show what is known of an innovation already."""
        self._picture = None
        self.account.setText(row.account or str(self.session.preferences.get(_ACCOUNT_KEY, "")))
        self.link.setText(row.link)
        self.their_code.setText(row.their_code)
        self.note.clear()
        self._tell()

    def start(self) -> None:
        """Put the cursor where most is typed."""
        self.link.setFocus()

    def done(self) -> portal.Done:
        """Give what was typed, and remember the account."""
        self.session.preferences.set(_ACCOUNT_KEY, self.account.text())
        return portal.Done(
            self.account.text(), self.link.text(), self.their_code.text(), self.note.text(), self._picture
        )

    def paste_picture(self) -> None:
        """Take the picture in the clipboard."""
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            show_error(self, _("Trong bộ nhớ tạm không có ảnh. Chụp màn hình trang của cổng rồi dán lại."))
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes for the format
        self.take(bytes(buffer.data().data()))

    def take(self, picture: Path | bytes) -> None:
        """Keep a picture until it is finished."""
        try:
            self._picture = portal.take_picture(self.session.book, picture)
        except UserError as problem:
            show_error(self, str(problem))
        self._tell()

    def _tell(self) -> None:
        if self._picture is None:
            self.pictured.say(_("Chưa có ảnh màn hình."), "image", "muted")
        else:
            self.pictured.say(
                _("Ảnh: {file}").format(file=self._picture.file_name), "circle-check", "success"
            )

    def _ask_file(self) -> None:
        start = str(self.session.preferences.get(_FOLDER_KEY, str(Path.home())))
        kinds = _("Ảnh ({kinds})").format(kinds=" ".join(f"*{suffix}" for suffix in SUFFIXES))
        wanted, _kind = QFileDialog.getOpenFileName(self, _("Chọn ảnh màn hình của cổng"), start, kinds)
        if wanted:
            self.session.preferences.set(_FOLDER_KEY, str(Path(wanted).parent))
            self.take(Path(wanted))
