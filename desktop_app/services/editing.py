"""One dossier being written: every edit saved at once, every field one named step that can be taken back."""

from collections.abc import Sequence
from typing import cast

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.records import ApplicationHelper, Attachment, Authorship, Dossier
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import FieldKind, Pack
from desktop_app.guide.tasks import Task, TaskStatus, tasks
from desktop_app.services import attachments, benefits, innovations, packs, participants
from desktop_app.services.benefits import Benefit
from desktop_app.services.books import Book
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.undo import UndoStack

__all__ = ["Benefit", "DossierEditor", "Edited", "Task", "TaskStatus"]

Edited = Value | Benefit | Sequence[Authorship] | Sequence[ApplicationHelper] | Sequence[Attachment]


class DossierEditor:
    """The dossier of one innovation, its pack, and its steps of this session."""

    def __init__(self, book: Book, innovation: int) -> None:
        self.book = book
        self.innovation = innovation
        self.undo = UndoStack(book)
        self.dossier: Dossier
        self.pack: Pack
        self._place = ""
        self.reload()

    def reload(self) -> None:
        """Read the dossier again; somebody else (a restore, the register) may have changed it.

        Raises:
            UserError: it is no longer in the book.
        """
        self.dossier = load_dossier(self.book, self.innovation)
        self.pack = packs.pack_for(self.book, self.dossier.innovation)

    def write(self, key: str, value: Edited) -> Changes:
        """Save one field; typing on in the same field goes on with the same step.

        Raises:
            UserError: the disk or the lock is at fault; nothing was written, the caller keeps the text.
        """
        field = self.pack.form.field(key)
        label = _("Sửa “{field}”").format(field=field.label if field else key)
        changes = self._write(key, value, label)
        if changes:
            self.undo.push(changes, joins_last=self._place == key)
            self._place = key
            self.reload()
        return changes

    def leave_field(self) -> None:
        """End the step of the field that was being typed in."""
        self._place = ""

    def record(self, changes: Changes) -> None:
        """Remember a step that a service of its own made (attaching, turning, finishing)."""
        self.leave_field()
        self.undo.push(changes)
        self.reload()

    def forget_steps(self) -> None:
        """Forget every step: the book was restored, and they belong to another one."""
        self.leave_field()
        self.undo.clear()

    @property
    def is_open(self) -> bool:
        """Whether its author still writes: only such a dossier can be finished."""
        stages = packs.catalogue().stages
        return next((stage.is_open for stage in stages if stage.id == self.dossier.innovation.stage), True)

    def tasks(self) -> tuple[Task, ...]:
        """Return the task list as it stands."""
        return tasks(self.dossier, self.pack)

    def value(self, key: str) -> object:
        """Return what an editor of that key shows: a value, or the rows of a table."""
        field = self.pack.form.field(key)
        match field.kind if field else None:
            case FieldKind.AUTHORS:
                return self.dossier.authors
            case FieldKind.HELPERS:
                return self.dossier.helpers
            case FieldKind.ANNEXES:
                return self.dossier.annexes
            case FieldKind.BENEFIT:
                return benefits.benefit_of(self.dossier)
            case _:
                return self.dossier.value(key)

    def _write(self, key: str, value: Edited, label: str) -> Changes:
        field = self.pack.form.field(key)
        match field.kind if field else None:
            case FieldKind.AUTHORS:
                rows = cast("Sequence[Authorship]", value)
                return participants.set_authors(self.book, self.innovation, rows, label)
            case FieldKind.HELPERS:
                rows = cast("Sequence[ApplicationHelper]", value)
                return participants.set_helpers(self.book, self.innovation, rows, label)
            case FieldKind.ANNEXES:
                rows = cast("Sequence[Attachment]", value)
                return attachments.describe(self.book, rows, label)
            case FieldKind.BENEFIT:
                return benefits.set_benefit(self.book, self.innovation, cast("Benefit", value), label)
            case _:
                return innovations.edit_innovation(
                    self.book, self.innovation, {key: cast("Value", value)}, label
                )
