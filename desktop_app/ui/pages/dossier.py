"""Hồ sơ: the guide through one application, section by section, saved as it is typed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import local_time
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Severity
from desktop_app.services import packs
from desktop_app.services.checking import READY, Finding, check_dossier, finish, reopen
from desktop_app.services.editing import DossierEditor
from desktop_app.services.undo import UndoStack
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import letters
from desktop_app.ui.pages import REGISTER
from desktop_app.ui.pages.base import InnovationView
from desktop_app.ui.pages.dossier_context import form_context
from desktop_app.ui.pages.dossier_findings import FindingsPanel
from desktop_app.ui.pages.dossier_header import DossierHeader
from desktop_app.ui.pages.dossier_papers import PapersButton
from desktop_app.ui.pages.dossier_saving import Saving
from desktop_app.ui.pages.dossier_section import SectionView
from desktop_app.ui.pages.dossier_tasks import TaskList
from desktop_app.ui.pages.live_page import LivePage
from desktop_app.ui.shell.session import Session

LIVE_DELAY_MS = 250
TASKS_LETTERS = 40


class DossierPage(InnovationView):
    """One dossier at a time: tasks (or the live page) at the left, one section at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.editor: DossierEditor | None = None
        self._findings: tuple[Finding, ...] = ()
        self.saving = Saving(self)
        self.header = DossierHeader()
        self.tasks = TaskList()
        self.live = LivePage(session)
        self.summary = FindingsPanel()
        self.section = SectionView()
        self._build()
        self._wire()
        self._live_timer = QTimer(self)
        self._live_timer.setSingleShot(True)
        self._live_timer.setInterval(LIVE_DELAY_MS)
        self._live_timer.timeout.connect(self._draw_live)

    def _build(self) -> None:
        self._make_buttons()
        self.left = QStackedWidget()
        self.left.addWidget(self.tasks)
        self.left.addWidget(self.live)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.summary)
        right.addWidget(self.section, 1)
        middle = QWidget()
        middle.setLayout(right)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.left)
        self.split.addWidget(middle)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([letters(TASKS_LETTERS), letters(120)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.split, 1)

    def _make_buttons(self) -> None:
        self.check_action = QAction(_("Kiểm tra"), self)
        self.check_action.setShortcut("F9")
        self.check_action.setToolTip(_("Tìm những chỗ còn thiếu hoặc chưa đúng (F9)"))
        set_icon(self.check_action, "clipboard-check")
        self.check_action.triggered.connect(self.check)
        self.live_action = QAction(_("Trang in"), self)
        self.live_action.setCheckable(True)
        self.live_action.setShortcut("F8")
        self.live_action.setToolTip(
            _("Xem trang in thật thay cho danh sách mục; bấm lên trang để tới mục đó (F8)")
        )
        set_icon(self.live_action, "eye")
        self.live_action.toggled.connect(self.show_live)
        self.papers = PapersButton(self.session)
        self.finish_button = QPushButton(_("Hoàn thành"))
        self.finish_button.setProperty("is_primary", True)
        self.finish_button.clicked.connect(self.finish)
        for action in (self.check_action, self.live_action):
            button = QPushButton(f"{action.text()} ({action.shortcut().toString()})")
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())
            button.setCheckable(action.isCheckable())
            set_icon(button, "clipboard-check" if action is self.check_action else "eye")
            button.clicked.connect(action.trigger)
            action.toggled.connect(button.setChecked)
            self.addAction(action)
            self.header.buttons.addWidget(button)
        self.header.buttons.addWidget(self.papers)
        self.header.buttons.addWidget(self.finish_button)

    def _wire(self) -> None:
        self.header.back.clicked.connect(self.session.went_back)
        self.tasks.chosen.connect(self.open_section)
        self.section.edited.connect(self.saving.write)
        self.saving.saved.connect(self._saved)
        self.saving.failed.connect(self.header.show_failed)
        self.header.saved.retried.connect(self.saving.retry)
        self.section.field_entered.connect(self._entered)
        self.section.stepped.connect(self._step)
        self.summary.field_chosen.connect(self.go_to_field)
        self.live.field_chosen.connect(self.go_to_field)
        self.papers.about_to_print.connect(self._save_now)
        self.papers.signed.connect(self._record)
        self.session.signals.committed.connect(self._committed)
        self.session.about_to_step.connect(self._save_now)

    # What the window asks

    def open_innovation(self, innovation: int) -> None:
        """Show the dossier of that key, at its first section that still wants something."""
        if not self.leave():
            return
        try:
            self.editor = DossierEditor(self.session.book, innovation)
        except UserError as error:
            show_error(self, str(error))
            return
        self.saving.begin(self.editor)
        self._findings = ()
        self.summary.hide()
        self.section.drop()
        self.header.saved.hide()
        self.papers.innovation = innovation
        if self.isVisible():
            self.session.use_undo(self.editor.undo)
        waiting = [task for task in self.editor.tasks() if task.filled < task.required]
        self.open_section((waiting or list(self.editor.tasks()))[0].section.id)
        self.section.focus_first()
        self._live_timer.start()

    def leave(self) -> bool:
        """Save what is being typed; stay where it cannot be saved or cannot be read."""
        return self._save_now()

    def close_book(self) -> None:
        """Stop drawing; the book is about to close."""
        self._live_timer.stop()
        self.saving.begin(None)
        self.live.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list of findings from filling a low window."""
        super().resizeEvent(event)
        self.summary.fit(self.height())

    def undo_stack(self) -> UndoStack | None:
        """Return the steps of this dossier."""
        return self.editor.undo if self.editor else None

    def palette_actions(self) -> list[QAction]:
        """Return what the palette offers here."""
        return [self.check_action, self.live_action, *self.papers.actions_offered()]

    # Moving about

    def open_section(self, section_id: str) -> None:
        """Show one section of the form."""
        if self.editor is None:
            return
        if not self._save_now():
            self._show_head()
            return
        section = next(part for part in self.editor.pack.form.sections if part.id == section_id)
        values = {field.key: self.editor.value(field.key) for field in section.fields}
        was_inside = self.section.has_focus()
        self.section.show_section(section, values, form_context(self.session, self.editor, self))
        places = [task.section.id for task in self.editor.tasks()]
        place = places.index(section_id)
        self.section.show_neighbours(place > 0, place < len(places) - 1)
        if was_inside:
            self.section.focus_first()
        self._show_faults()

    def go_to_field(self, key: str) -> None:
        """Open the section of a field and put the cursor there."""
        if self.editor is None:
            return
        section = self.editor.pack.form.section_of(key)
        if section is None:
            return
        if self.section.section is not section:
            self.open_section(section.id)
        if self.section.form is not None and key in self.section.form.rows:
            self.section.form.focus_field(key)

    def _step(self, places: int) -> None:
        if self.editor is None or self.section.section is None:
            return
        ids = [task.section.id for task in self.editor.tasks()]
        there = ids.index(self.section.section.id) + places
        if 0 <= there < len(ids):
            self.open_section(ids[there])

    # Saving

    def _saved(self) -> None:
        if self.editor is None:
            return
        self._show_time()
        self.section.learn({key: self.editor.value(key) for key in self._keys()})
        self._show_head()
        self.session.stepped.emit()
        self._live_timer.start()

    def _show_time(self) -> None:
        self.header.show_saved(local_time(self.session.book.clock.now()).partition(" ")[0])

    def _entered(self, key: str) -> None:
        if self.editor is not None:
            self.editor.leave_field()
        self.live.mark_field(key)

    def _save_now(self) -> bool:
        form = self.section.form
        if form is None or self.editor is None:
            return True
        if not form.flush():
            unread = next(key for key, row in form.rows.items() if row.has_error())
            form.focus_field(unread)
            self.session.said.emit(_("Sửa hoặc xóa chỗ đang báo lỗi rồi hãy chuyển sang phần khác."))
            return False
        return self.saving.retry()

    def _record(self, changes: Changes) -> None:
        if self.editor is not None:
            self.editor.record(changes)
            self.session.stepped.emit()

    def _committed(self, changes: Changes) -> None:
        if self.editor is None or self.saving.is_writing:
            return
        if changes.is_whole_book:
            self.editor.forget_steps()
        elif self.editor.innovation not in changes.innovations:
            return
        try:
            self.editor.reload()
        except UserError:
            self._go_away(_("Hồ sơ đang mở không còn trong sổ."))
            return
        if self.editor.dossier.innovation.deleted_at:
            self._go_away(_("Hồ sơ đang mở đã vào thùng rác."))
            return
        if self.section.section not in self.editor.pack.form.sections:
            self.section.drop()
            self.open_section(self.editor.tasks()[0].section.id)
        self.section.refresh({key: self.editor.value(key) for key in self._keys() - self.saving.waiting})
        self._show_time()
        self._show_head()
        self._live_timer.start()

    def _keys(self) -> set[str]:
        return {field.key for field in self.section.section.fields} if self.section.section else set()

    def _go_away(self, sentence: str) -> None:
        self.editor = None
        self.saving.begin(None)
        self.section.drop()
        self.summary.hide()
        if self.isVisible():
            self.session.page_opened.emit(REGISTER)
        self.session.said.emit(sentence)

    # Checking

    def check(self) -> None:
        """Kiểm tra: save, find what is wrong, and say it at the top and beside each field."""
        if self.editor is None or not self._save_now():
            return
        self._show_findings(check_dossier(self.session.book, self.editor.dossier, self.editor.pack))

    def finish(self) -> None:
        """Hoàn thành, the one act that what must be mended can block; or Viết tiếp, which takes it back."""
        if self.editor is None or not self._save_now():
            return
        try:
            if self.editor.is_open:
                self._finish(self.editor)
            else:
                self._record(reopen(self.session.book, self.editor.innovation))
        except UserError as error:
            show_error(self, str(error))
        self._show_head()

    def _finish(self, editor: DossierEditor) -> None:
        finished = finish(self.session.book, editor.innovation)
        self._show_findings(finished.findings, is_finishing=True)
        if finished.changes:
            self._record(finished.changes)
            self.session.said.emit(_("Hồ sơ đã hoàn thành, sẵn sàng trình. In hồ sơ để ký và nộp."))

    def _show_findings(self, findings: tuple[Finding, ...], *, is_finishing: bool = False) -> None:
        self._findings = findings
        self.summary.show_findings(findings, is_finishing=is_finishing)
        self._show_faults()

    def _show_faults(self) -> None:
        self._show_head()
        if self.section.form is not None:
            errors: dict[str, str] = {}
            for finding in self._findings:
                if finding.severity is Severity.MUST:
                    errors.setdefault(finding.field, finding.sentence)
            self.section.form.show_errors(errors)

    def _show_head(self) -> None:
        if self.editor is None:
            return
        self.header.show_innovation(self.editor.dossier.innovation, self.editor.pack.title, packs.catalogue())
        is_open, is_ready = self.editor.is_open, self.editor.dossier.innovation.stage == READY
        self.finish_button.setText(_("Viết tiếp") if is_ready else _("Hoàn thành"))
        self.finish_button.setEnabled(is_open or is_ready)
        self.finish_button.setToolTip(
            ""
            if is_open or is_ready
            else _("Hồ sơ đã qua bước này. Muốn đổi, dùng “Chuyển giai đoạn” ở trang Sáng kiến.")
        )
        faults: dict[str, int] = {}
        for finding in self._findings:
            if finding.severity is not Severity.MUST:
                continue
            faults[finding.section] = faults.get(finding.section, 0) + 1
        current = self.section.section.id if self.section.section else ""
        self.tasks.show_tasks(self.editor.tasks(), faults, current)

    # The live page

    def show_live(self, is_on: bool) -> None:
        """Put the live page in the place of the task list, or back."""
        self.left.setCurrentWidget(self.live if is_on else self.tasks)
        whole = self.split.width()
        left = whole // 2 if is_on else letters(TASKS_LETTERS)
        self.split.setSizes([left, whole - left])
        self._draw_live()

    def _draw_live(self) -> None:
        if self.editor is not None and self.live_action.isChecked():
            self.live.draw(self.editor.dossier)
