"""Taking steps back, by their names, for as long as a window is open."""

from desktop_app.domain.changes import Change, Changes
from desktop_app.domain.language import _
from desktop_app.store.book import Book


class UndoStack:
    """The steps of one dossier, or of the register, in one session."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._done: list[Changes] = []
        self._undone: list[Changes] = []

    @property
    def undo_label(self) -> str:
        """The name of the step that undo would take back, or ""."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The name of the step that redo would do again, or ""."""
        return self._undone[-1].label if self._undone else ""

    def push(self, changes: Changes, *, joins_last: bool = False) -> None:
        """Remember a step; one that joins the last becomes part of it (typing on in the same field)."""
        if not changes:
            return
        self._undone.clear()
        if joins_last and self._done and _same_place(self._done[-1], changes):
            self._done[-1] = _joined(self._done[-1], changes)
        else:
            self._done.append(changes)

    def undo(self) -> Changes:
        """Take the last step back.

        Raises:
            UserError: a value was changed since; the step is forgotten, nothing is written.
        """
        if not self._done:
            return Changes("")
        changes = self._done.pop()
        written = self._apply(changes.inverse(), _("Hoàn tác: {step}"))
        self._undone.append(changes)
        return written

    def redo(self) -> Changes:
        """Do the step again that was taken back last."""
        if not self._undone:
            return Changes("")
        changes = self._undone.pop()
        written = self._apply(changes, _("Làm lại: {step}"))
        self._done.append(changes)
        return written

    def clear(self) -> None:
        """Forget every step."""
        self._done.clear()
        self._undone.clear()

    def _apply(self, changes: Changes, wording: str) -> Changes:
        with self._book.transaction(wording.format(step=changes.label)) as step:
            step.apply(changes)
        return step.changes


def _same_place(first: Changes, second: Changes) -> bool:
    places = [[(item.table, item.row, tuple(item.after or ())) for item in part.items] for part in (first, second)]
    return len(second.items) == 1 and places[0] == places[1] and first.label == second.label


def _joined(first: Changes, second: Changes) -> Changes:
    (old,), (new,) = first.items, second.items
    return Changes(second.label, (Change(old.table, old.row, old.before, new.after, old.innovation),))
