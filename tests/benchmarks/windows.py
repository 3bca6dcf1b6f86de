"""The real window on a book, offscreen at the size of an office screen, and waiting for what it paints."""

import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.books import Book
from desktop_app.services.preferences import Preferences
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages.register import RegisterPage
from desktop_app.ui.shell.main_window import MainWindow

PATIENCE = 30.0  # seconds


class Painted(QObject):
    """Counts how often any of some widgets was painted."""

    def __init__(self, widgets: Iterable[QWidget]) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count a paint; it is about to happen, and is over when events are asked for again."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def _say(_kind: object, _context: object, message: str) -> None:
    """Pass on Qt's words, but for the one line that the plugin without a screen says of every window."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def application() -> QApplication:
    """Return the one application, dressed as the program is."""
    qInstallMessageHandler(_say)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    return app


def wait(is_done: Callable[[], bool]) -> float:
    """Let the window work until something is so, idle where it has nothing to do; give the time it was."""
    limit = time.perf_counter() + PATIENCE
    awake = QTimer(interval=20)
    awake.start()
    while not is_done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > limit:
            raise TimeoutError("the window did not get there")
    awake.stop()
    return time.perf_counter()


def let_work(seconds: float) -> None:
    """Let the window work for a while, as between two keystrokes."""
    end = time.perf_counter() + seconds
    wait(lambda: time.perf_counter() >= end)


@contextmanager
def register(folder: Path) -> Generator[RegisterPage]:
    """Show the main window on a book; give its register with everything listed."""
    application()
    with tempfile.TemporaryDirectory() as own, Book.open(folder) as book:
        window = MainWindow(book, Preferences(Path(own, "cai-dat.json")))
        window.resize(1366, 768)
        window.show()
        page = window.stack.page("register")
        assert isinstance(page, RegisterPage)
        wait(lambda: page.answered == page.asked)
        try:
            yield page
        finally:
            window.close()
            window.deleteLater()
            QApplication.processEvents()
