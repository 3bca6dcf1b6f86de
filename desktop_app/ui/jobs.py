"""Long work in a thread of its own: plain data in, plain data out, progress, and a way out."""

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job

if TYPE_CHECKING:
    from desktop_app.ui.kit.progress import ProgressDialog

Result = TypeVar("Result")

BUSY_AFTER_MS = 1000
_TELL_EVERY = 0.05

_running: "set[RunningJob]" = set()


class _Relay(QObject):
    """Carries words from the working thread to the window's; Qt queues them."""

    progressed = Signal(int, int, str)
    ended = Signal(object, object)


class WindowJob(Job):
    """What the work sees of the window: where to tell how far it is, and whether to go on."""

    def __init__(self, relay: _Relay) -> None:
        self._relay = relay
        self._is_cancelled = Event()
        self._told = 0.0

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Pass on how far the work is, not oftener than the eye can follow."""
        self.check()
        now = monotonic()
        if now - self._told >= _TELL_EVERY or done == total:
            self._told = now
            self._relay.progressed.emit(done, total, text)

    def check(self) -> None:
        """Stop the work here if it is no longer wanted."""
        if self._is_cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Want the work no longer."""
        self._is_cancelled.set()


class RunningJob(QObject):
    """One piece of work that is under way, seen from the window. `ended` comes last, however it went."""

    ended = Signal()

    def __init__(
        self,
        work: Callable[[Job], object],
        on_done: Callable[[object], None],
        on_error: Callable[[str], None],
        on_cancelled: Callable[[], None] | None,
        title: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__()
        self._work, self._on_done, self._on_error, self._on_cancelled = work, on_done, on_error, on_cancelled
        self._title, self._parent = title, parent
        self._relay = _Relay()
        self._job = WindowJob(self._relay)
        self._is_cancelled = False
        self._last: tuple[int, int, str] = (0, 0, "")
        self.dialog: ProgressDialog | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_dialog)
        self._relay.progressed.connect(self._progressed, Qt.ConnectionType.QueuedConnection)
        self._relay.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)

    def start(self, busy_after: int) -> None:
        """Begin in a thread; show the dialog after so many milliseconds."""
        _running.add(self)
        self._timer.start(busy_after)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Want the work no longer: its result will not be used, whatever it still does."""
        self._is_cancelled = True
        self._job.cancel()

    def _run(self) -> None:
        result: object = None
        problem: BaseException | None = None
        try:
            result = self._work(self._job)
        except BaseException as error:
            problem = error
        self._relay.ended.emit(result, problem)

    def _show_dialog(self) -> None:
        from desktop_app.ui.kit.progress import ProgressDialog

        self.dialog = ProgressDialog(self._title, self._parent)
        self.dialog.cancelled.connect(self.cancel)
        self.dialog.show_progress(*self._last)
        self.dialog.show()

    def _progressed(self, done: int, total: int, text: str) -> None:
        self._last = (done, total, text)
        if self.dialog is not None:
            self.dialog.show_progress(done, total, text)

    def _ended(self, result: object, problem: BaseException | None) -> None:
        self._timer.stop()
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.deleteLater()
            self.dialog = None
        _running.discard(self)
        try:
            self._report(result, problem)
        finally:
            self.ended.emit()

    def _report(self, result: object, problem: BaseException | None) -> None:
        if isinstance(problem, UserError) and not self._is_cancelled:
            self._on_error(str(problem))
        elif problem is not None and not isinstance(problem, Cancelled | UserError):
            raise problem  # our bug: the window's own handler saves and reports it
        elif self._is_cancelled or isinstance(problem, Cancelled):
            if self._on_cancelled is not None:
                self._on_cancelled()
        else:
            self._on_done(result)


def run(
    work: Callable[[Job], Result],
    on_done: Callable[[Result], None],
    on_error: Callable[[str], None] | None = None,
    *,
    title: str,
    parent: QWidget | None = None,
    on_cancelled: Callable[[], None] | None = None,
    busy_after: int = BUSY_AFTER_MS,
) -> RunningJob:
    """Run `work(job)` in a thread and hand its result to `on_done` in the window's thread.

    A UserError's sentence goes to `on_error`, or is shown. Cancelled work ends in `on_cancelled` and its
    result is never used. Any other exception is raised in the window's thread. `work` may touch no widget
    and no connection of the window's.
    """

    def done(result: object) -> None:
        on_done(result)  # type: ignore[arg-type]  # what `work` returned comes back through a Qt signal

    def tell(sentence: str) -> None:
        from desktop_app.ui.kit.dialogs import show_error

        show_error(parent, sentence)

    job = RunningJob(work, done, on_error or tell, on_cancelled, title, parent)
    job.start(busy_after)
    return job


def running() -> int:
    """How many pieces of work are under way."""
    return len(_running)


def stop_all(wait_ms: int = 3000) -> bool:
    """Cancel everything and wait for it, as the window closes; say whether all of it ended."""
    for job in list(_running):
        job.cancel()
    is_done = QThreadPool.globalInstance().waitForDone(wait_ms)
    QGuiApplication.processEvents()
    return is_done
