"""Danh mục › Mẫu đơn: the regulations known here, how sure they are, and what is wrong with an own one."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Pack
from desktop_app.services import packs
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.kit.words import IconWords, Words, heading, primary_button, quiet_frame, small
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space
from desktop_app.ui.shell.session import Session

TABLES: frozenset[str] = frozenset()
FOLDER_KEY = "pack.folder"


class PacksPart(QWidget):
    """One block a pack; `reload` reads the folder anew."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.add = primary_button(_("Thêm mẫu…"))
        set_icon(self.add, "plus", "on_accent")
        self.folder = QPushButton(_("Mở thư mục"))
        set_icon(self.folder, "folder-open")
        self.again = QPushButton(_("Đọc lại"))
        set_icon(self.again, "rotate-cw")
        self.faults: list[IconWords] = []
        self.titles: list[str] = []
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        line = QHBoxLayout()
        line.setSpacing(space(0.75))
        about = small(
            _("Mỗi mẫu là một tệp .toml theo một quy định. Hồ sơ đã lập giữ nguyên mẫu lúc bắt đầu.")
        )
        line.addWidget(about, 1)
        for button in (self.again, self.folder, self.add):
            line.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(0.75))
        whole.addLayout(line)
        whole.addWidget(self.area, 1)
        self.add.clicked.connect(self.ask_pack)
        self.again.clicked.connect(self.reload)
        self.folder.clicked.connect(self.open_folder)
        self.reload()

    def reload(self) -> None:
        """Show the packs of now, those that cannot be used first."""
        book = self.session.book
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, space(0.5), space(), space())
        column.setSpacing(space(1.5))
        faulty = packs.faults(book)
        self.faults = [IconWords("circle-alert", "danger", str(fault)) for fault in faulty]
        if faulty:
            column.addWidget(self._faulty())
        self.titles = []
        for pack in packs.available(book):
            self.titles.append(pack.title)
            line = QHBoxLayout()  # a block is as high as its words are in the width it gets
            line.addWidget(_block(pack, is_own=packs.is_own(book, pack)), 1)
            line.addStretch(0)
            column.addLayout(line)
        column.addStretch(1)
        self.area.setWidget(body)

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def ask_pack(self) -> None:
        """Ask for a file and add it."""
        start = self.session.preferences.get(FOLDER_KEY, str(Path.home()))
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Thêm mẫu đơn"), start, _("Mẫu đơn (*.toml)"))
        if chosen:
            self.session.preferences.set(FOLDER_KEY, str(Path(chosen).parent))
            self.add_pack(Path(chosen))

    def add_pack(self, source: Path) -> None:
        """Copy a pack into the book where it is whole; say what is wrong where it is not."""
        try:
            pack = packs.add_pack(self.session.book, source)
        except UserError as error:
            show_error(self, str(error))
            return
        self.session.said.emit(_("Đã thêm mẫu “{title}”").format(title=pack.title))
        self.reload()

    def open_folder(self) -> None:
        """Show the book's own packs in the system's file window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(packs.folder_of(self.session.book))))

    def _faulty(self) -> QFrame:
        frame = quiet_frame("danger")
        column = QVBoxLayout(frame)
        column.setContentsMargins(space(), space(0.75), space(), space(0.75))
        column.addWidget(heading(_("Mẫu trong thư mục packs của sổ chưa dùng được"), 3))
        for words in self.faults:
            words.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        return frame


def _block(pack: Pack, *, is_own: bool) -> QWidget:
    block = QWidget()
    block.setMaximumWidth(letters(READABLE_LETTERS + 20))
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(0.35))
    column.addWidget(heading(pack.title, 2))
    column.addWidget(Words(pack.regulation))
    column.addWidget(small(" · ".join(_facts(pack, is_own=is_own))))
    column.addWidget(small(_("Nguồn: {source}").format(source=pack.source)))
    if pack.certainty:
        column.addWidget(IconWords("info", "muted", pack.certainty, is_small=True))
    return block


def _facts(pack: Pack, *, is_own: bool) -> list[str]:
    start, end = format_date(pack.in_force_from), format_date(pack.in_force_to)
    facts = [
        _("Của sổ này") if is_own else _("Đi kèm chương trình"),
        _("phiên bản {version}").format(version=pack.version),
    ]
    if start:
        facts.append(_("hiệu lực từ {day}").format(day=start))
    if end:
        facts.append(_("đến {day}").format(day=end))
    if not (start or end):
        facts.append(_("chưa ghi ngày hiệu lực"))
    return facts
