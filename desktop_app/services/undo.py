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
        if joins_last and self._done and _goes_on(self._done[-1], changes):
            joined = _joined(self._done.pop(), changes)
            self._done.extend((joined,) if joined else ())
        else:
            self._done.append(changes)

    def undo(self) -> Changes:
        """Take the last step back.

        Raises:
            UserError: a value was changed since, and the step is forgotten; or the disk refuses, and undo
                may be asked for again. Nothing is written.
        """
        return self._move(self._done, self._undone, _("Hoàn tác: {step}"), is_back=True)

    def redo(self) -> Changes:
        """Do the step again that was taken back last; raises as `undo` does."""
        return self._move(self._undone, self._done, _("Làm lại: {step}"), is_back=False)

    def clear(self) -> None:
        """Forget every step."""
        self._done.clear()
        self._undone.clear()

    def _move(self, source: list[Changes], target: list[Changes], wording: str, *, is_back: bool) -> Changes:
        from desktop_app.store.transaction import ConflictError

        if not source:
            return Changes("")
        changes = source[-1]
        try:
            with self._book.transaction(wording.format(step=changes.label)) as step:
                step.apply(changes.inverse() if is_back else changes)
        except ConflictError:
            source.pop()
            raise
        source.pop()
        target.append(changes)
        return step.changes


def _goes_on(first: Changes, second: Changes) -> bool:
    """Tell whether a step only writes where the one before it wrote already."""
    written = {(item.table, item.row, column) for item in first.items for column in item.after or ()}
    return first.label == second.label and all(
        (item.table, item.row, column) in written
        for item in second.items
        for column in (item.after if item.after is not None else item.before or ())
    )


def _joined(first: Changes, second: Changes) -> Changes:
    """Make one step of two: each row goes from what it was before the first to what the second made it."""
    merged: dict[tuple[str, int], Change] = {}
    for item in (*first.items, *second.items):
        place = (item.table, item.row)
        old = merged.get(place)
        if old is None:
            merged[place] = item
        elif old.before is None and item.after is None:
            del merged[place]
        else:
            before = None if old.before is None else {**(item.before or {}), **old.before}
            after = None if item.after is None else {**(old.after or {}), **item.after}
            merged[place] = Change(item.table, item.row, before, after, item.innovation)
    return Changes(second.label, tuple(merged.values()))
