"""Reading the keys of the register beside the window: the newest question wins, older ones are broken off."""

import sqlite3
from array import array
from threading import Condition

from PySide6.QtCore import QObject, QThread, Signal

from desktop_app.domain.register import Query
from desktop_app.services import register
from desktop_app.services.books import Book


class RegisterReader(QThread):
    """A thread with a connection of its own. `listed` brings the keys of a question, then `counted` how
    many there would be with no filter; both carry the question's number, so that late answers are known.
    """

    listed = Signal(int, object)
    counted = Signal(int, int)
    failed = Signal(int)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._condition = Condition()
        self._wanted: tuple[int, Query] | None = None
        self._connection: sqlite3.Connection | None = None
        self._is_busy = False
        self._is_left = False
        self._is_stopped = False

    def ask(self, number: int, query: Query) -> None:
        """Ask for the keys of a query; a question still being answered is broken off."""
        with self._condition:
            self._wanted = (number, query)
            self._break_off()
            self._condition.notify()
        if not self.isRunning():
            self.start()

    def break_off(self) -> None:
        """Leave the question that is being answered: its answer is wanted no longer."""
        with self._condition:
            self._wanted = None
            self._is_left = True
            self._break_off()

    def stop(self) -> None:
        """End the thread and close its connection."""
        with self._condition:
            self._is_stopped = True
            self._break_off()
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        """Answer questions until stopped."""
        self._connection = self._book.reader()
        try:
            while (question := self._next()) is not None:
                self._answer(self._connection, *question)
        finally:
            with self._condition:
                self._connection.close()
                self._connection = None

    def _break_off(self) -> None:
        if self._is_busy and self._connection is not None:
            self._connection.interrupt()

    def _next(self) -> tuple[int, Query] | None:
        with self._condition:
            self._is_busy = False
            self._condition.wait_for(lambda: self._wanted is not None or self._is_stopped)
            question, self._wanted = self._wanted, None
            self._is_busy, self._is_left = True, False
            return None if self._is_stopped else question

    def _answer(self, connection: sqlite3.Connection, number: int, query: Query) -> None:
        try:
            keys = array("q", register.ids(connection, query))
            self.listed.emit(number, keys)
            whole = Query(in_trash=query.in_trash)
            total = register.count(connection, whole) if query.is_filtered else len(keys)
            self.counted.emit(number, total)
        except sqlite3.OperationalError:
            with self._condition:
                is_wanted = self._wanted is None and not self._is_left and not self._is_stopped
            if is_wanted:
                self.failed.emit(number)
