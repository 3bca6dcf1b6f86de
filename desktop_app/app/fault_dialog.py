"""Telling the person in front of the window about our own fault, whichever thread it was in."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.domain.language import _


class FaultDialog(QObject):
    """`tell` may be called from any thread; a storm of faults is one dialog."""

    _told = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: QMessageBox | None = None
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def tell(self, sentence: str) -> None:
        """Show a sentence when the window's own thread gets to it."""
        self._told.emit(sentence)

    def _show(self, sentence: str) -> None:
        if self._open is not None:
            return
        self._open = QMessageBox(
            QMessageBox.Icon.Critical,
            _("Hồ sơ Sáng kiến"),
            sentence,
            QMessageBox.StandardButton.Ok,
            self._window,
        )
        self._open.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._open.finished.connect(self._close)
        self._open.open()

    def _close(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
            self._open = None
