"""Hands in a program of its own: `python -m tests.journeys.alone WHAT …`, the program with a typist in it.

`watched REPORT ARGUMENT…` runs the program and leaves a report of what it opened, wrote and called; with no
command among the arguments a short session at the window is played.
`typist BOOK` types into the first dossier without end and tells every text the window says is saved.
"""

import json
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import cast

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.driver import Person, listed, register_table

PATIENCE = 20.0
WATCHED = (
    "open",
    "os.",
    "shutil.",
    "sqlite3.connect",
    "socket.",
    "subprocess.",
    "urllib.",
    "ctypes.dlopen",
    "tempfile.",
)


class Bot:
    """The few things a `Person` asks of pytest-qt, without a test."""

    keyClick = staticmethod(QTest.keyClick)  # noqa: N815 - as pytest-qt calls it
    mouseClick = staticmethod(QTest.mouseClick)  # noqa: N815

    def waitUntil(self, is_so: Callable[[], bool | None], timeout: int = 15_000) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            QApplication.processEvents()
            try:
                if is_so() in (None, True):
                    return
            except AssertionError:
                if time.monotonic() > end:
                    raise
            if time.monotonic() > end:
                raise TimeoutError

    @contextmanager
    def waitActive(self, window: QWidget) -> Generator[None]:
        yield
        self.waitUntil(window.isActiveWindow)


def at_the_window(play: Callable[[Person], None]) -> None:
    """Let somebody play in the window in the place of Qt's loop; closing is theirs."""

    def instead_of_exec(_app: object = None) -> int:
        window = next(item for item in QApplication.topLevelWidgets() if item.isVisible())
        window.activateWindow()
        play(Person(cast(QtBot, Bot()), window))
        return 0

    QApplication.exec = instead_of_exec  # type: ignore[method-assign]


def play_a_short_session(person: Person) -> None:
    """Open the first dossier, type, check, close."""
    open_first(person)
    person.open_section("A.1.")
    person.type_into("current_state", "Bơm nước tuần hoàn dừng bảy lần. ")
    person.press("Kiểm tra")
    person.wait_for("cần sửa")
    person.press("Trang in")
    person.press("Mục tiếp theo")
    person.place.close()


def open_first(person: Person) -> None:
    person.qtbot.waitUntil(lambda: len(listed(person)) > 0)
    register_table(person).selectRow(0)
    person.press("Mở hồ sơ")
    person.wait_for("Các mục của hồ sơ")


def type_without_end(person: Person) -> None:
    """Type, go on to the next section, and tell what the window no longer has to save."""
    open_first(person)
    for number in count(1):
        person.open_section("A.1.")
        person.type_into("current_state", f"Lần gõ thứ {number}. ")
        person.open_section("C.")
        assert person.sees("Đã lưu lúc")
        assert not person.sees("Chưa lưu được")
        print(number, flush=True)


def watch(report: Path) -> Callable[[], None]:
    """Note what the program does from now on; the function returned writes the report."""
    noted: list[list[str]] = []
    is_on = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if is_on[0] and event.startswith(WATCHED):
            noted.append([event, *map(str, _whole(event, arguments))])

    sys.addaudithook(hook)

    def write() -> None:
        is_on[0] = False
        report.write_text(json.dumps(noted), encoding="utf-8")

    return write


def _whole(event: str, arguments: tuple[object, ...]) -> tuple[object, ...]:
    """Complete the name of what is deleted inside a folder that is known by its number."""
    match event, arguments:
        case (("os.remove" | "os.rmdir"), (name, int(folder))) if folder >= 0:
            return (Path(f"/proc/self/fd/{folder}").readlink() / str(name),)
        case _:
            return arguments


def main() -> int:
    from desktop_app.app.main import main as program

    what, place, *arguments = sys.argv[1:]
    if what == "typist":
        at_the_window(type_without_end)
        return program(["--book", place])
    at_the_window(play_a_short_session)
    write = watch(Path(place))
    code = program(arguments)
    write()
    return code


if __name__ == "__main__":
    sys.exit(main())
