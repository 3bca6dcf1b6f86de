"""Start-up of the window: only what the first picture needs, the rest after it."""

import gc
import logging
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.app.books import clock_of
from desktop_app.app.import_hook import spare_sources
from desktop_app.app.paths import default_book
from desktop_app.app.remembered import THEME_KEY, language_of, read_preferences
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.services.books import Book, is_book
from desktop_app.services.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.shell.main_window import MainWindow

log = logging.getLogger("qt")

AFTER_FIRST_PICTURE_MS = 50
"""So long after the window was shown begins what nobody waits for; 0 would be before the painting."""


def open_window(arguments: Namespace) -> int:
    """Open the window on a book and stay until it is closed.

    Raises:
        UserError: no screen, a library is missing, or the book cannot be opened; said in a dialog too
            where there is a screen.
    """
    from desktop_app.app.screen import require_screen

    require_screen()
    gc.disable()  # what is loaded until the first picture stays; from then on `ui.garbage` collects
    try:
        return _open_window(arguments)
    finally:
        gc.enable()


def _open_window(arguments: Namespace) -> int:
    from desktop_app.app.screen import missing_library

    preferences = read_preferences()
    try:
        app = _application(preferences)
    except ImportError as error:
        raise missing_library(error) from error
    folder = _wanted_book(arguments, preferences)
    try:
        book = _open(folder, arguments)
    except UserError as error:
        from desktop_app.app.single_window import ring

        if ring(folder):
            return 0
        _tell(str(error))
        raise
    return _live(app, book, preferences)


def _application(preferences: Preferences) -> "QApplication":
    import PySide6
    from PySide6.QtCore import qInstallMessageHandler

    spare_sources()
    from PySide6.QtWidgets import QApplication

    from desktop_app.app.qt_guard import refuse_faulty_qt
    from desktop_app.ui.look.qt_words import speak
    from desktop_app.ui.look.theme import FUSION, apply_theme

    refuse_faulty_qt(PySide6.__version__)
    qInstallMessageHandler(log_qt)
    app = QApplication.instance() or QApplication([*sys.argv[:1], *FUSION])
    assert isinstance(app, QApplication)
    app.setApplicationName("HoSoSangKien")
    app.setApplicationDisplayName(_("Hồ sơ Sáng kiến"))
    app.setDesktopFileName("hososangkien")
    speak(app, language_of(preferences))
    apply_theme(app, str(preferences.get(THEME_KEY, "system")))
    return app


def log_qt(kind: "QtMsgType", context: "QMessageLogContext", message: str) -> None:
    """Send Qt's own words to the log: nobody in front of the window can do anything about them."""
    from PySide6.QtCore import QtMsgType

    level = {
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }.get(kind, logging.DEBUG)
    log.log(level, "%s: %s", context.category, message)


def _wanted_book(arguments: Namespace, preferences: Preferences) -> Path:
    """Return the book that was named, else the one chosen, else the last still there, else the default."""
    if arguments.book is not None:
        return Path(arguments.book).absolute()
    chosen = str(preferences.get("start_book", ""))
    if chosen and is_book(Path(chosen)):
        return Path(chosen)
    return next((folder for folder in preferences.recent_books if is_book(folder)), default_book())


def _open(folder: Path, arguments: Namespace) -> Book:
    """Open a book; the default one, and one named in an empty place, is made at once."""
    if is_book(folder):
        return Book.open(folder, clock=clock_of(arguments))
    return Book.create(folder, clock=clock_of(arguments))


def _tell(sentence: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(None, _("Hồ sơ Sáng kiến"), sentence)


def _live(app: "QApplication", book: Book, preferences: Preferences) -> int:
    from PySide6.QtCore import QTimer

    from desktop_app.ui.shell.main_window import MainWindow

    window = MainWindow(book, preferences)
    window.show()
    QTimer.singleShot(AFTER_FIRST_PICTURE_MS, window, lambda: _after_first_picture(app, window))
    try:
        return app.exec()
    finally:
        window.book.close()
        _hand_over_clipboard(app)


def _hand_over_clipboard(app: "QApplication") -> None:
    """Leave copied words to Qt's own data: Qt crashes letting go of what Python made after Python is gone."""
    clipboard = app.clipboard()
    if not clipboard.ownsClipboard():
        return
    if clipboard.text():
        clipboard.setText(clipboard.text())
    else:
        clipboard.clear()


def _after_first_picture(app: "QApplication", window: "MainWindow") -> None:
    """Do what nobody waits for: faults get their dialog, a second start can ring."""
    from PySide6.QtCore import Qt

    from desktop_app.app.crash import catch_faults, save_first
    from desktop_app.app.fault_dialog import FaultDialog
    from desktop_app.app.single_window import Bell
    from desktop_app.ui.garbage import GarbageCollector

    GarbageCollector(window)
    window.preferences.remember_book(window.book.folder)

    def save_what_is_typed() -> None:
        window.stack.leave()

    save_first(save_what_is_typed)
    catch_faults(FaultDialog(window).tell)

    def come_forward() -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    bell = Bell(window.book.folder, come_forward, window)
    window.book_shown.connect(bell.move_to)
    app.aboutToQuit.connect(bell.take_down)
