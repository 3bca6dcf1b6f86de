"""What can be done with the papers of a dossier: save, open, print blank, and attach what was signed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier
from desktop_app.services import papers
from desktop_app.services.attachments import attach
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.papers import PAPERS, Order, Paper, Subject
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.pages import PAPERS_PAGE
from desktop_app.ui.pages.papers_files import ask_target, save_one
from desktop_app.ui.shell.session import Session


class PapersButton(QPushButton):
    """“In hồ sơ”: a menu of every paper of the dossier and of what still waits for signatures."""

    about_to_print = Signal()
    signed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("In hồ sơ"), parent)
        self.session = session
        self.innovation = 0
        set_icon(self, "printer")
        self.setToolTip(_("Lưu đơn, hồ sơ thành PDF để in; đính bản đã ký"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def actions_offered(self) -> list[QAction]:
        """Return what can be done now, for the command palette."""
        self._fill()
        return [action for action in self._menu.actions() if not action.isSeparator() and action.isEnabled()]

    def save_paper(self, paper: Paper, target: Path, *, is_blank: bool = False) -> None:
        """Draw a paper in the background, write it, and open it with the system's reader."""
        self.about_to_print.emit()
        save_one(self.session, self, Order(paper.id, is_blank=is_blank), Subject(self.innovation), target)

    def _fill(self) -> None:
        self._menu.clear()
        if not self.innovation:
            return
        dossier = load_dossier(self.session.book, self.innovation)
        for paper_id in papers.MAIN:
            paper = papers.paper(paper_id)
            self._add(
                _("{paper} (PDF)…").format(paper=paper.title), "file-text", lambda item=paper: self._ask(item)
            )
        for paper in PAPERS:
            if paper.is_signed:
                words = _("{paper} để trống, viết tay (PDF)…").format(paper=paper.title)
                self._add(words, "pencil", lambda item=paper: self._ask(item, is_blank=True))
        self._add(_("Giấy tờ khác…"), "files", self._open_papers)
        self._menu.addSeparator()
        for paper in PAPERS:
            if paper.is_signed:
                words = _("Đính bản scan đã ký: {paper}…").format(paper=paper.title)
                self._add(words, "file-badge", lambda item=paper: self._ask_scan(item))
        self._menu.addSeparator()
        self._tell_waiting(dossier)

    def _tell_waiting(self, dossier: Dossier) -> None:
        stale = papers.stale_papers(self.session.book, dossier)
        for paper in papers.unsigned_papers(self.session.book, dossier):
            words = (
                _("Bản đã ký không còn khớp hồ sơ, cần ký lại: {paper}")
                if paper in stale
                else _("Chưa có bản ký: {paper}")
            )
            action = self._menu.addAction(words.format(paper=paper.title))
            set_icon(action, "circle-alert", "warning")
            action.setEnabled(False)

    def _add(self, words: str, icon: str, act: Callable[[], None]) -> None:
        action = self._menu.addAction(words)
        set_icon(action, icon)
        action.triggered.connect(lambda: self._act(act))

    def _act(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            show_error(self, str(error))

    def _ask(self, paper: Paper, *, is_blank: bool = False) -> None:
        order, subject = Order(paper.id, is_blank=is_blank), Subject(self.innovation)
        target = ask_target(self.session, self, order, subject)
        if target is not None:
            self.save_paper(paper, target, is_blank=is_blank)

    def _open_papers(self) -> None:
        self.session.place_opened.emit(PAPERS_PAGE, Subject(self.innovation))

    def _ask_scan(self, paper: Paper) -> None:
        title = _("Chọn bản scan đã ký của {paper}").format(paper=paper.title)
        kinds = _("Bản scan (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic)")
        chosen, _filter = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if chosen:
            self.attach_scan(paper, Path(chosen))

    def attach_scan(self, paper: Paper, scan: Path) -> None:
        """Attach the signed scan of a paper, with the mark of what the paper says now."""
        self.about_to_print.emit()
        book = self.session.book
        dossier = load_dossier(book, self.innovation)
        digest = papers.paper_digest(book, dossier, paper.id)
        attached = attach(book, self.innovation, scan, "signed", paper=paper.id, digest=digest)
        self.signed.emit(attached.changes)
        self.session.said.emit(attached.warning or _("Đã đính bản đã ký; hồ sơ in ra sẽ dùng bản này."))
