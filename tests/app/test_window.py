"""Start-up of the window, with the real main window."""

import argparse
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import crash, window
from desktop_app.app.single_window import Bell
from desktop_app.domain.errors import UserError
from desktop_app.services.books import Book
from desktop_app.ui.shell.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


def typed(book: Path | None = None) -> argparse.Namespace:
    return argparse.Namespace(book=book, today=None)


@pytest.fixture
def stay(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[MainWindow], None]], None]:
    """Replace the event loop: once the window is shown, look at it, then close it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(crash, "_rescues", [])
    monkeypatch.setattr("PySide6.QtCore.qInstallMessageHandler", lambda _handler: None)  # pytest-qt's stays

    def look(seen: Callable[[MainWindow], None]) -> None:
        def instead_of_exec(_app: object = None) -> int:
            (shown,) = [
                top
                for top in QApplication.topLevelWidgets()
                if isinstance(top, MainWindow) and top.isVisible()
            ]
            qtbot.waitUntil(lambda: shown.findChild(Bell) is not None)  # what comes after the first picture
            seen(shown)
            shown.close()
            shown.deleteLater()
            return 0

        monkeypatch.setattr(QApplication, "exec", instead_of_exec)

    return look


def test_the_first_start_makes_the_default_book_and_shows_it_at_once(
    stay: Callable[[Callable[[MainWindow], None]], None], own_settings: Path
) -> None:
    titles: list[str] = []
    stay(lambda shown: titles.append(shown.windowTitle()))
    assert window.open_window(typed()) == 0
    folder = own_settings.parent / "documents" / "Sổ sáng kiến"
    assert (folder / "book.db").is_file()
    assert len(titles) == 1
    Book.open(folder).close()  # the lock was given back


def test_the_next_start_opens_the_book_that_was_open_last(
    stay: Callable[[Callable[[MainWindow], None]], None], tmp_path: Path
) -> None:
    stay(lambda _shown: None)
    window.open_window(typed(tmp_path / "mine"))
    held: list[bool] = []

    def look(_shown: MainWindow) -> None:
        with pytest.raises(UserError, match="đang mở ở nơi khác"):
            Book.open(tmp_path / "mine")
        held.append(True)

    stay(look)
    window.open_window(typed())
    assert held == [True]


def test_a_book_that_cannot_be_opened_is_said_in_a_dialog_and_on_the_command_line(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def answer(_parent: QWidget | None, _title: str, sentence: str) -> None:
        told.append(sentence)

    monkeypatch.setattr(QMessageBox, "warning", answer)
    with Book.create(tmp_path / "held"), pytest.raises(UserError) as error:
        window.open_window(typed(tmp_path / "held"))
    assert told == [str(error.value)]


def test_a_second_start_on_the_same_book_raises_the_first_and_says_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.app.single_window.ring", lambda _folder: True)
    with Book.create(tmp_path / "held"):
        bell = Bell(tmp_path / "held", lambda: None)
        assert window.open_window(typed(tmp_path / "held")) == 0
        bell.take_down()


@pytest.mark.parametrize(
    ("kind", "level"),
    [(QtMsgType.QtWarningMsg, logging.WARNING), (QtMsgType.QtCriticalMsg, logging.ERROR)],
)
def test_what_qt_says_goes_to_the_log(kind: QtMsgType, level: int, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(level):
        window.log_qt(kind, QMessageLogContext(), "lạ")
    assert [record.levelno for record in caplog.records] == [level]
    assert "lạ" in caplog.text


def test_the_first_picture_waits_for_no_paper_and_no_spreadsheet(tmp_path: Path) -> None:
    code = (
        "import sys, argparse\n"
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "loaded = []\n"
        "def leave(app):\n"
        "    loaded.extend(sys.modules)\n"
        "    app.closeAllWindows()\n"
        "    return 0\n"
        "QApplication.exec = leave\n"
        "from desktop_app.app.main import main\n"
        "assert main(['--book', sys.argv[1]]) == 0\n"
        "print(*sorted({name.partition('.')[0] for name in loaded} & set(sys.argv[2:])))\n"
    )
    heavy = ("reportlab", "pikepdf", "pypdfium2", "PIL", "pi_heif", "xlsxwriter", "lxml", "multiprocessing")
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "book"), *heavy],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
