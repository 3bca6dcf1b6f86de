"""One window a book: a second start rings the first one's bell, which comes to the front.

The bell is a file of the settings folder that the open window watches; no socket of any kind is opened.
"""

import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject

from desktop_app.app.paths import settings_folder

_PATIENCE = 2.0  # seconds a window gets to answer
_PAUSE = 0.02


def _bell(book: Path) -> Path:
    name = sha256(str(book.resolve()).casefold().encode()).hexdigest()[:20]
    return settings_folder() / "cua-so" / name


def ring(book: Path, patience: float = _PATIENCE) -> bool:
    """Ask the window that has this book to come to the front; tell whether it did."""
    bell = _bell(book)
    if not bell.with_suffix(".open").exists():
        return False
    knock = bell.with_suffix(".ring")
    try:
        knock.touch()
        end = time.monotonic() + patience
        while knock.exists() and time.monotonic() < end:
            time.sleep(_PAUSE)
        is_answered = not knock.exists()
        knock.unlink(missing_ok=True)
    except OSError:
        return False
    return is_answered


class Bell(QObject):
    """Calls `answer` whenever a second start asks for this book."""

    def __init__(self, book: Path, answer: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._hang(book)

    def move_to(self, book: Path) -> None:
        """Answer for another book from now on, and no longer for the one before."""
        self.take_down()
        self._hang(book)

    def _hang(self, book: Path) -> None:
        self._bell = _bell(book)
        self._sign = self._bell.with_suffix(".open")
        try:
            self._sign.parent.mkdir(parents=True, exist_ok=True)
            self._sign.touch()
        except OSError:
            return  # a settings folder that cannot be written: the book's own lock still guards the book
        self._watcher.addPath(str(self._sign.parent))

    def _look(self) -> None:
        knock = self._bell.with_suffix(".ring")
        if knock.exists():
            knock.unlink(missing_ok=True)
            self._answer()

    def take_down(self) -> None:
        """Stop listening."""
        for watched in self._watcher.directories():
            self._watcher.removePath(watched)
        self._sign.unlink(missing_ok=True)
