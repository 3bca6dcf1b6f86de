"""Hồ sơ: the guide through one application, section by section, saved as it is typed."""

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import local_time
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.services import packs
from desktop_app.services.checking import READY, reopen
from desktop_app.services.editing import DossierEditor
from desktop_app.services.undo import UndoStack
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.pages import REGISTER
from desktop_app.ui.pages.base import InnovationView
from desktop_app.ui.pages.dossier_body import DossierBody
from desktop_app.ui.pages.dossier_buttons import DossierButtons
from desktop_app.ui.pages.dossier_checking import Checking
from desktop_app.ui.pages.dossier_findings import FindingsPanel
from desktop_app.ui.pages.dossier_header import DossierHeader
from desktop_app.ui.pages.dossier_more import MoreButton
from desktop_app.ui.pages.dossier_reports import ELIGIBILITY, DossierReports, ReportKind, is_interview
from desktop_app.ui.pages.dossier_section import SectionView
from desktop_app.ui.pages.dossier_tasks import TaskList
from desktop_app.ui.pages.dossier_writing import Writing
from desktop_app.ui.pages.live_page import LivePage
from desktop_app.ui.pages.payments_dialog import ask_payments
from desktop_app.ui.shell.session import Session


class DossierPage(InnovationView):
    """One dossier at a time: tasks (or the live page) at the left, one section at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.header = DossierHeader()
        self.tasks = TaskList()
        self.live = LivePage(session)
        self.summary = FindingsPanel()
        self.section = SectionView()
        self.writing = Writing(session, self.section, self)
        self.saving = self.writing.saving
        self.reports = DossierReports(self.section, lambda: self.writing.editor)
        self.checking = Checking(session, self.summary, self.section)
        self.buttons = DossierButtons(session, self)
        self.check_action, self.live_action = self.buttons.check, self.buttons.live
        self.papers, self.finish_button = self.buttons.papers, self.buttons.finish
        self.buttons.add_to(self.header.buttons)
        self.more = MoreButton(session, self.leave)
        self.header.buttons.addWidget(self.more)
        self.split = DossierBody(self.tasks, self.live, (self.summary, self.reports), self.writing.dossier)
        self.left = self.split.left
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.split, 1)
        self._wire()

    def _wire(self) -> None:
        self.header.back.clicked.connect(self.session.went_back)
        self.header.saved.retried.connect(self.saving.retry)
        self.check_action.triggered.connect(self.check)
        self.live_action.toggled.connect(self.split.show_live)
        self.finish_button.clicked.connect(self.finish)
        self.tasks.chosen.connect(self.open_section)
        self.writing.turned.connect(self._turned)
        self.writing.stayed.connect(self._show_head)
        self.writing.matched.connect(self._matched)
        self.writing.gone.connect(self._gone)
        self.saving.failed.connect(self.header.show_failed)
        self.checking.changed.connect(self._show_head)
        self.section.field_entered.connect(self.live.mark_field)
        self.section.conclude.clicked.connect(lambda: self.open_report(ELIGIBILITY))
        self.buttons.results.chosen.connect(self.open_report)
        self.reports.field_chosen.connect(self._leave_report)
        self.reports.went_on.connect(self._write_on)
        self.reports.payments_wanted.connect(self._show_payments)
        for signal in (self.tasks.list.itemClicked, self.tasks.list.itemActivated):
            signal.connect(self.reports.close_report)
        self.summary.field_chosen.connect(self.go_to_field)
        self.live.field_chosen.connect(self.go_to_field)
        self.papers.about_to_print.connect(self.leave)
        self.papers.signed.connect(self.writing.record)
        self.more.form_changed.connect(self._form_changed)

    # What the window asks

    @property
    def editor(self) -> DossierEditor | None:
        """The dossier that is open."""
        return self.writing.editor

    def open_innovation(self, innovation: int) -> None:
        """Show the dossier of that key, at its first section that still wants something."""
        if not self.leave():
            return
        try:
            editor = DossierEditor(self.session.book, innovation)
        except UserError as error:
            show_error(self, str(error))
            return
        self.writing.begin(editor)
        self.checking.clear()
        self.reports.close_report()
        self.header.saved.hide()
        self.papers.innovation = self.more.innovation = innovation
        if self.isVisible():
            self.session.use_undo(editor.undo)
        self.writing.open_waiting()
        self.section.focus_first()
        self.split.draw_soon()

    def leave(self) -> bool:
        """Save what is being typed; stay where it cannot be saved or cannot be read."""
        return self.writing.leave()

    def close_book(self) -> None:
        """Stop drawing; the book is about to close."""
        self.saving.begin(None)
        self.split.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list of findings from filling a low window."""
        super().resizeEvent(event)
        self.summary.fit(self.height())

    def undo_stack(self) -> UndoStack | None:
        """Return the steps of this dossier."""
        return self.editor.undo if self.editor else None

    def palette_actions(self) -> list[QAction]:
        """Return what the palette offers here."""
        return [*self.buttons.offered(), *self.more.actions_offered()]

    # Moving about

    def open_section(self, section_id: str) -> None:
        """Show one section of the form."""
        self.writing.open_section(section_id)

    def go_to_field(self, key: str) -> None:
        """Open the section of a field and put the cursor there."""
        self.reports.close_report()
        self.writing.go_to_field(key)

    # Reports

    def open_report(self, kind: ReportKind) -> None:
        """Save, and show what the dossier comes to in the place of its section."""
        if self.editor is not None and self.leave():
            self.summary.hide()
            self.reports.open_report(kind)

    def _leave_report(self, key: str) -> None:
        self.go_to_field(key)
        if not key:
            self.section.focus_first()

    def _write_on(self) -> None:
        self.reports.close_report()
        self.writing.open_waiting()
        self.section.focus_first()

    def _show_payments(self) -> None:
        if self.editor is not None:
            ask_payments(self.session.book, self, self.editor.innovation, self.writing.record)

    # Checking

    def check(self) -> None:
        """Kiểm tra: save, find what is wrong, and say it at the top and beside each field."""
        if self.editor is not None and self.leave():
            self.checking.check(self.editor)
            self._show_head()

    def finish(self) -> None:
        """Hoàn thành, the one act that what must be mended can block; or Viết tiếp, which takes it back."""
        if self.editor is None or not self.leave():
            return
        try:
            if self.editor.is_open:
                self._finish(self.editor)
            else:
                self.writing.record(reopen(self.session.book, self.editor.innovation))
        except UserError as error:
            show_error(self, str(error))
        self._show_head()

    def _finish(self, editor: DossierEditor) -> None:
        changes = self.checking.finish(editor)
        if changes:
            self.writing.record(changes)
            self.session.said.emit(_("Hồ sơ đã hoàn thành, sẵn sàng trình. In hồ sơ để ký và nộp."))

    def _form_changed(self, changes: Changes) -> None:
        """Begin at the first section of the new form; what was found under the old one is no longer true."""
        self.writing.record(changes)
        self.checking.clear()
        self.section.drop()
        if self.editor is not None:
            self.open_section(self.editor.tasks()[0].section.id)
            self.section.focus_first()

    # What is on screen

    def _turned(self) -> None:
        self.reports.close_report()
        has_verdict = self.editor is not None and is_interview(self.editor, self.section.field_keys())
        self.section.conclude.setVisible(has_verdict)
        self._show_head()
        self.checking.mark_fields()

    def _matched(self) -> None:
        self.header.show_saved(local_time(self.session.book.clock.now()).partition(" ")[0])
        self.reports.refresh()
        self._show_head()
        self.split.draw_soon()

    def _gone(self, sentence: str) -> None:
        self.reports.close_report()
        self.checking.clear()
        if self.isVisible():
            self.session.page_opened.emit(REGISTER)
        self.session.said.emit(sentence)

    def _show_head(self) -> None:
        if self.editor is None:
            return
        innovation = self.editor.dossier.innovation
        self.header.show_innovation(innovation, self.editor.pack.title, packs.catalogue())
        self.buttons.show_stage(is_open=self.editor.is_open, is_ready=innovation.stage == READY)
        current = self.section.section.id if self.section.section else ""
        self.tasks.show_tasks(self.editor.tasks(), self.checking.faults(), current)
