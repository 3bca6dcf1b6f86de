"""What stands over the papers: what can be done with the one in view, what it is, how large it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop_app.domain.language import _
from desktop_app.services.office import unsettled_words
from desktop_app.services.paper_subjects import DOSSIER
from desktop_app.services.papers import PDF, Paper
from desktop_app.ui.kit.words import heading, primary_button
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages.dossier_header import OneLine
from desktop_app.ui.pages.papers_files import format_words
from desktop_app.ui.shell.session import Session


class PapersHead(QWidget):
    """The title and the acts. `saved_as` carries a format."""

    saved_as = Signal(str)
    printed = Signal()
    many_wanted = Signal()
    words_wanted = Signal()
    blank_chosen = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.blank = QCheckBox(_("Bản trống"))
        self.blank.setToolTip(_("Mẫu chưa điền, để viết tay"))
        self.words = QPushButton(_("Câu chữ…"))
        self.many = QPushButton(_("Nhiều hồ sơ…"))
        self.many.setToolTip(_("In giấy này cho mọi hồ sơ của một đợt xét, một năm, hoặc đang chọn"))
        self.save = QPushButton(_("Lưu"))
        self.menu = QMenu(self.save)
        self.save.setMenu(self.menu)
        self.print = primary_button(_("In…"))
        self._act = QAction(_("In giấy tờ đang xem…"), self)
        self._act.setShortcut("Ctrl+P")
        self._act.triggered.connect(self.printed)
        self.addAction(self._act)
        self.print.setToolTip(_("In đúng như đang xem, qua hộp thoại máy in của hệ thống (Ctrl+P)"))
        self._build()
        self.blank.toggled.connect(self.blank_chosen)
        self.words.clicked.connect(self.words_wanted)
        self.many.clicked.connect(self.many_wanted)
        self.print.clicked.connect(self.printed)

    @property
    def is_blank(self) -> bool:
        """Whether the empty form is wanted, where the paper has one."""
        return self.blank.isChecked() and not self.blank.isHidden()

    def show_paper(self, paper: Paper, *, has_subject: bool) -> None:
        """Offer what can be done with a paper."""
        self.blank.setVisible(paper.has_blank)
        unsettled = len(unsettled_words(self._session.book, paper.id))
        self.words.setVisible(unsettled > 0)
        self.words.setToolTip(
            _("⚠ {count} câu chưa có nguồn nào ấn định: đơn vị sửa được").format(count=unsettled)
        )
        self.many.setVisible(paper.scope == DOSSIER)
        self.menu.clear()
        for format_id in paper.formats:
            action = self.menu.addAction(_("{format}…").format(format=format_words()[format_id]))
            set_icon(action, "table" if format_id == "xlsx" else "file-text")
            action.triggered.connect(lambda _checked=False, item=format_id: self.saved_as.emit(item))
        for button in (self.save, self.many):
            button.setEnabled(has_subject)
        for target in (self.print, self._act):
            target.setEnabled(has_subject and PDF in paper.formats)

    def offered(self) -> Sequence[QAction]:
        """Return what the command palette offers."""
        return [self._act, *self.menu.actions()]

    def _build(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(0.75))
        title = heading(_("Giấy tờ"), 1)
        title.setWordWrap(False)
        line.addWidget(title, 1)
        line.addWidget(self.blank)
        for button, icon in (
            (self.words, "pencil"), (self.many, "files"), (self.save, "download"), (self.print, "printer"),
        ):  # fmt: skip
            set_icon(button, icon, "on_accent" if button is self.print else "muted")
            line.addWidget(button)


class PreviewHead(QWidget):
    """Names the paper in view and what it is of; buttons show it larger and smaller."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.of = OneLine(), OneLine()
        self.title.setProperty("heading", "3")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.of.setProperty("tone", "muted")
        self.smaller, self.larger = QToolButton(), QToolButton()
        line = QHBoxLayout(self)
        line.setContentsMargins(space(), 0, space(0.5), 0)
        line.setSpacing(space(0.75))
        line.addWidget(self.title)
        line.addWidget(self.of, 1)
        for button, icon, name in (
            (self.smaller, "zoom-out", _("Thu nhỏ trang")), (self.larger, "zoom-in", _("Phóng to trang")),
        ):  # fmt: skip
            set_icon(button, icon, "muted")
            button.setToolTip(name)
            button.setAccessibleName(name)
            line.addWidget(button)
        self.show_zoom(1.0)

    def show_paper(self, title: str, name: str) -> None:
        """Name the paper and what it is of."""
        self.title.say(title)
        self.of.say(name)

    def show_zoom(self, zoom: float) -> None:
        """Offer to go back only where the page is larger than its room."""
        self.smaller.setEnabled(zoom > 1.0)
