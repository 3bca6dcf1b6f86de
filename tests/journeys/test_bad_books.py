"""Books that cannot be opened: the window and the command line say in one sentence why and what to do."""

import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.store import drives
from tests.journeys.conftest import Chooser, Command
from tests.journeys.driver import close_window, listed, open_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROOT = Path(__file__).parents[2]
Spoil = Callable[[Path, pytest.MonkeyPatch], None]


def overwrite(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    (folder / "book.db").write_bytes(b"\xd0\xcf\x11\xe0 not a book at all" * 400)


def cut(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    data = (folder / "book.db").read_bytes()
    (folder / "book.db").write_bytes(data[: len(data) // 3])


def scribble(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    data = bytearray((folder / "book.db").read_bytes())
    data[100:4096] = b"\xff" * (4096 - 100)
    (folder / "book.db").write_bytes(bytes(data))


def empty(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    (folder / "book.db").write_bytes(b"")


def newer(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    import sqlite3

    connection = sqlite3.connect(folder / "book.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def on_a_network_drive(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(drives, "mounts", lambda: [drives.Mount(str(folder.parent), "cifs", "rw")])


def read_only(folder: Path, patch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "book.lock"))

    patch.setattr(FileLock, "acquire", refuse)


SPOILT: dict[str, tuple[Spoil, str]] = {
    "overwritten": (overwrite, "hỏng"),
    "cut short": (cut, "hỏng"),
    "scribbled over": (scribble, "hỏng"),
    "empty": (empty, "rỗng, hỏng hoặc không phải sổ sáng kiến"),
    "newer": (newer, "do bản chương trình mới hơn ghi. Cài bản mới rồi mở lại"),
    "on a network drive": (on_a_network_drive, "Sổ nằm trên ổ mạng"),
    "read-only": (read_only, "Sổ nằm ở nơi chỉ được đọc"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a book of one innovation, closed."""
    with Book.create(tmp_path / "ổ" / "sổ") as book:
        add_innovation(book, {"title": "Ổ trục " * 40})
    return tmp_path / "ổ" / "sổ"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the message box of a start that failed says."""
    sentences: list[str] = []

    def answer(_parent: QWidget | None, _title: str, sentence: str) -> None:
        sentences.append(sentence)

    def no_window(_app: object = None) -> int:
        raise AssertionError("a window opened on a bad book")

    monkeypatch.setattr(QMessageBox, "warning", answer)
    monkeypatch.setattr(QApplication, "exec", no_window)
    monkeypatch.setattr("PySide6.QtCore.qInstallMessageHandler", lambda _handler: None)
    return sentences


@contextmanager
def held_by_another_program(folder: Path) -> Generator[None]:
    command = [sys.executable, "-m", "tests.data.keep_open", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "open\n"
        yield
        holder.stdin.close()


@pytest.mark.parametrize("what", list(SPOILT))
def test_a_start_on_a_bad_book_is_one_sentence_in_a_box_and_on_the_command_line(
    qtbot: QtBot, folder: Path, command: Command, told: list[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    spoil, words = SPOILT[what]
    spoil(folder, monkeypatch)
    before = (folder / "book.db").read_bytes()
    window = command("--book", folder)
    assert (window.code, window.out) == (1, "")
    assert window.is_one_sentence
    assert told == [window.err.rstrip("\n")]
    assert words in told[0]
    written = command("load", folder / "x.json", "--book", folder)
    assert (written.code, written.out) == (1, "")
    assert written.err == window.err
    assert (folder / "book.db").read_bytes() == before, "a bad book is left as it is"


@pytest.mark.parametrize("what", ["overwritten", "cut short", "scribbled over", "empty", "newer"])
def test_reading_a_bad_book_is_one_sentence(
    folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    SPOILT[what][0](folder, monkeypatch)
    for typed in (("list",), ("check", "--all"), ("backup",), ("selfcheck",)):
        answer = command(*typed, "--book", folder)
        assert answer.code == 1
        assert answer.is_one_sentence, answer.err


def test_a_book_that_is_held_names_who_holds_it(
    qtbot: QtBot, folder: Path, command: Command, told: list[str]
) -> None:
    with held_by_another_program(folder):
        window = command("--book", folder)
        assert window.code == 1
        assert "đang mở ở nơi khác" in told[0]
        assert "trên máy" in told[0]
        assert command("list", "--book", folder).code == 0


@pytest.mark.parametrize("what", list(SPOILT))
def test_the_window_stays_on_its_book_when_another_cannot_be_opened(
    qtbot: QtBot, folder: Path, tmp_path: Path, chooser: Chooser, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    own = Book.create(tmp_path / "của tôi")
    add_innovation(own, {"title": "Vẫn ở đây"})
    person = open_window(qtbot, own, tmp_path)
    qtbot.waitUntil(lambda: len(listed(person)) == 1)
    spoil, words = SPOILT[what]
    spoil(folder, monkeypatch)
    chooser.will_choose(folder)
    with person.answering(lambda hands: hands.press("Đã hiểu")) as said:
        person.do("Mở sổ…")
    assert words in said[0]
    assert "Vẫn ở đây" in listed(person)[0]
    assert person.place.windowTitle().startswith("của tôi")
    monkeypatch.undo()
    close_window(person)


def test_a_folder_without_a_book_is_said(qtbot: QtBot, tmp_path: Path, chooser: Chooser) -> None:
    person = open_window(qtbot, Book.create(tmp_path / "của tôi"), tmp_path)
    (tmp_path / "trống").mkdir()
    chooser.will_choose(tmp_path / "trống")
    with person.answering(lambda hands: hands.press("Đã hiểu")) as said:
        person.do("Mở sổ…")
    assert "Không có sổ nào trong thư mục" in said[0]
    assert list((tmp_path / "trống").iterdir()) == []
    close_window(person)
