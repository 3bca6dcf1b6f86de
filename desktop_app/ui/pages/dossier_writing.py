"""Writing a dossier: one section of its form on screen, saved as it is typed, true to the book."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier
from desktop_app.services.editing import DossierEditor
from desktop_app.ui.pages.dossier_context import form_context
from desktop_app.ui.pages.dossier_saving import Saving
from desktop_app.ui.pages.dossier_section import SectionView
from desktop_app.ui.shell.session import Session


class Writing(QObject):
    """Leads from section to section of the dossier of an `editor`, None where none is open.

    `turned` follows a section that came on screen, `stayed` one that could not be left; `matched` comes when
    screen and book hold the same again, `gone` with a sentence when the dossier left the book.
    """

    turned = Signal()
    stayed = Signal()
    matched = Signal()
    gone = Signal(str)

    def __init__(self, session: Session, section: SectionView, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor: DossierEditor | None = None
        self.saving = Saving(self)
        self._session, self._section, self._page = session, section, parent
        section.edited.connect(self.saving.write)
        section.field_entered.connect(self._entered)
        section.stepped.connect(self._step)
        self.saving.saved.connect(self._saved)
        session.signals.committed.connect(self._committed)
        session.about_to_step.connect(self.leave)

    def dossier(self) -> Dossier | None:
        """Return the dossier as it is in the book."""
        return self.editor.dossier if self.editor else None

    def begin(self, editor: DossierEditor | None) -> None:
        """Write another dossier from now on; what was on screen must have been left."""
        self.editor = editor
        self.saving.begin(editor)
        self._section.drop()

    def leave(self) -> bool:
        """Save what is being typed; False, with the cursor there, where it cannot be read or saved."""
        form = self._section.form
        if form is None or self.editor is None:
            return True
        if not form.flush():
            unread = next(key for key, row in form.rows.items() if row.has_error())
            form.focus_field(unread)
            self._session.said.emit(_("Sửa hoặc xóa chỗ đang báo lỗi rồi hãy chuyển sang phần khác."))
            return False
        return self.saving.retry()

    def record(self, changes: Changes) -> None:
        """Let a step that was done elsewhere on the page be taken back here."""
        if self.editor is not None:
            self.editor.record(changes)
            self._session.stepped.emit()

    def open_waiting(self) -> None:
        """Show the first section that still wants something."""
        if self.editor is not None:
            tasks = self.editor.tasks()
            waiting = (task for task in tasks if task.filled < task.required)
            self.open_section(next(waiting, tasks[0]).section.id)

    def open_section(self, section_id: str) -> None:
        """Show one section of the form, once what is typed in the one before is saved."""
        if self.editor is None:
            return
        if not self.leave():
            self.stayed.emit()
            return
        section = next(part for part in self.editor.pack.form.sections if part.id == section_id)
        values = {field.key: self.editor.value(field.key) for field in section.fields}
        was_inside = self._section.has_focus()
        self._section.show_section(section, values, form_context(self._session, self.editor, self._page))
        places = [task.section.id for task in self.editor.tasks()]
        place = places.index(section_id)
        self._section.show_neighbours(place > 0, place < len(places) - 1)
        if was_inside:
            self._section.focus_first()
        self.turned.emit()

    def go_to_field(self, key: str) -> None:
        """Open the section of a field and put the cursor there."""
        section = self.editor.pack.form.section_of(key) if self.editor is not None else None
        if section is None:
            return
        if self._section.section is not section:
            self.open_section(section.id)
        if self._section.form is not None and key in self._section.form.rows:
            self._section.form.focus_field(key)

    def _step(self, places: int) -> None:
        if self.editor is None or self._section.section is None:
            return
        ids = [task.section.id for task in self.editor.tasks()]
        there = ids.index(self._section.section.id) + places
        if 0 <= there < len(ids):
            self.open_section(ids[there])

    def _entered(self) -> None:
        if self.editor is not None:
            self.editor.leave_field()

    def _saved(self) -> None:
        if self.editor is None:
            return
        self._section.learn({key: self.editor.value(key) for key in self._section.field_keys()})
        self.matched.emit()
        self._session.stepped.emit()

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
            self._end(_("Hồ sơ đang mở không còn trong sổ."))
            return
        if self.editor.dossier.innovation.deleted_at:
            self._end(_("Hồ sơ đang mở đã vào thùng rác."))
            return
        if self._section.section not in self.editor.pack.form.sections:
            self._section.drop()
            self.open_section(self.editor.tasks()[0].section.id)
        waiting = self.saving.waiting
        self._section.refresh({key: self.editor.value(key) for key in self._section.field_keys() - waiting})
        self.matched.emit()

    def _end(self, sentence: str) -> None:
        self.begin(None)
        self.gone.emit(sentence)
