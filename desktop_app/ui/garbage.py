"""Garbage is collected in the window's thread alone.

Python collects in whichever thread happens to allocate. A worker that came upon the cycles of a closed window
destroyed its widgets in the wrong thread, and Qt crashed some time later.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 200
THRESHOLDS = 700, 10, 10
"""How many objects, and collections, make the next collection due: Python's own, which a start raises."""


class GarbageCollector(QObject):
    """Takes over from Python, once the event loop runs, for as long as the window lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.set_threshold(*THRESHOLDS)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()


def collect_what_is_due() -> None:
    """Collect what Python itself would have by now: the generations whose thresholds are passed."""
    for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if count <= threshold:
            return
        gc.collect(generation)
