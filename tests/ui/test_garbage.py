"""Widgets that nobody holds any more go in the window's thread, never in a worker's."""

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.garbage import GarbageCollector


class Knot(QWidget):
    """A widget in a cycle, which only the collector can free; it notes the thread it went in."""

    def __init__(self, went: Callable[[int], None]) -> None:
        super().__init__()
        self.itself, self._went = self, went

    def __del__(self) -> None:
        self._went(threading.get_ident())


def allocate() -> None:
    """Make far more cycles than the thresholds of all generations allow."""
    for _round in range(200_000):
        cycle: list[object] = []
        cycle.append(cycle)


def test_a_worker_that_allocates_destroys_no_widget(qtbot: QtBot) -> None:
    went: list[int] = []
    window = QObject()
    GarbageCollector(window)
    assert not gc.isenabled()
    Knot(went.append)
    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert went == [], "the worker collected nothing"
    qtbot.waitUntil(lambda: bool(went), timeout=10_000)
    assert went == [threading.get_ident()]
