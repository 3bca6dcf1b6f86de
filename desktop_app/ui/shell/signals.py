"""A book's changes as Qt signals, so that views listen by the name of a table."""

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes
from desktop_app.services.books import Book


class BookSignals(QObject):
    """Re-emits what was committed, in the window's thread whichever thread wrote it.

    `table_changed` comes once for every table a step touched.
    """

    table_changed = Signal(str, object)
    committed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._arrived.connect(self._relay)
        self._listener = self._arrived.emit
        book.subscribe(self._listener)

    def _relay(self, changes: Changes) -> None:
        self.committed.emit(changes)
        for table in sorted(changes.tables):
            self.table_changed.emit(table, changes)

    def stop(self) -> None:
        """Listen no more; the book is about to close."""
        self._book.unsubscribe(self._listener)
