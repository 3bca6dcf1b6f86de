"""Widgets that nobody holds any more go in the window's thread, never in a worker's."""

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app.main import MANY
from desktop_app.ui.garbage import THRESHOLDS, GarbageCollector


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


def test_the_window_collects_as_often_as_python_however_rarely_the_start_did(qtbot: QtBot) -> None:
    kept = gc.get_threshold()
    try:
        gc.set_threshold(MANY)
        window = QObject()
        GarbageCollector(window)
        assert gc.get_threshold() == THRESHOLDS
    finally:
        gc.set_threshold(*kept)


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
