"""The real window on a book, offscreen at the size of an office screen, and waiting for what it paints."""

import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.services.books import Book
from desktop_app.services.preferences import Preferences
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages.register import RegisterPage
from desktop_app.ui.shell.main_window import MainWindow

PATIENCE = 30.0  # seconds


class Painted(QObject):
    """Notes when any of some widgets was last painted."""

    def __init__(self, widgets: Iterable[QWidget]) -> None:
        super().__init__()
        self.at = 0.0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a paint; it has not happened yet, but ends before events are asked for again."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def application() -> QApplication:
    """Return the one application, dressed as the program is."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    return app


def wait(is_done: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    limit = time.perf_counter() + PATIENCE
    while not is_done():
        QApplication.processEvents()
        if time.perf_counter() > limit:
            raise TimeoutError("the window did not get there")
    QApplication.processEvents()


def let_work(seconds: float) -> None:
    """Let the window work for a while, as between two keystrokes."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()


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
