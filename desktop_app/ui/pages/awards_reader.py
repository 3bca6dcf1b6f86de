"""Reading the reverse board beside the window: the newest question wins."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.register import Row
from desktop_app.services import register
from desktop_app.services.awards import Board, board
from desktop_app.services.books import Book
from desktop_app.services.commendation import Notable, notable
from desktop_app.ui import jobs
from desktop_app.ui.shell.session import Session

_MOST = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """The board of now, the notable innovations in their order, and what the first of them are called."""

    board: Board
    notable: tuple[Notable, ...]
    rows: dict[int, Row]


class BoardReader(QObject):
    """Asks for the board in a thread; `read` brings it."""

    read = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._job: jobs.RunningJob | None = None
        self._number = 0

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self) -> None:
        """Ask for the board as the book is now; an older question is not waited for."""
        self.break_off()
        self._number += 1
        folder, clock, number = self._session.book.folder, self._session.book.clock, self._number

        def work(job: Job) -> Reading:
            with Book.open(folder, clock=clock, is_read_only=True) as reading:
                found = board(reading)
                job.check()
                ranked = notable(reading)
                job.check()
                reader = reading.reader()
                try:
                    rows = register.rows(reader, [item.innovation for item in ranked[:_MOST]])
                finally:
                    reader.close()
            return Reading(found, ranked, {row.id: row for row in rows})

        self._job = jobs.run(
            work,
            lambda found: self._answered(number, found),
            title=_("Đang xét danh hiệu, hình thức khen thưởng phù hợp"),
            parent=self._parent,
        )

    def break_off(self) -> None:
        """Want the answer no longer."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _answered(self, number: int, found: Reading) -> None:
        if isValid(self) and number == self._number:
            self._job = None
            self.read.emit(found)
