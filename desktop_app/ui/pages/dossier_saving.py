"""Saving what is typed: at once, and again and again where the disk refuses; nothing typed is let go."""

from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.errors import UserError
from desktop_app.services.editing import DossierEditor, Edited

RETRY_MS = 5000


class Saving(QObject):
    """Writes fields through the editor; what could not be written waits here and is tried again.

    `saved` follows every write that succeeded with nothing left waiting, `failed` carries the sentence of
    one that did not.
    """

    saved = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.editor: DossierEditor | None = None
        self.is_writing = False
        self._waiting: dict[str, object] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.retry)

    def begin(self, editor: DossierEditor | None) -> None:
        """Write into another dossier from now on."""
        self.editor = editor
        self._waiting.clear()
        self._timer.stop()

    @property
    def waiting(self) -> frozenset[str]:
        """Keys of the fields that are on screen but not in the book."""
        return frozenset(self._waiting)

    def write(self, key: str, value: object) -> bool:
        """Save a field, and whatever waited before it; say whether all of it is in the book."""
        self._waiting.pop(key, None)
        self._waiting[key] = value
        return self.retry()

    def retry(self) -> bool:
        """Save what is waiting; say whether nothing is left."""
        if self.editor is None or not self._waiting:
            return True
        for key, value in list(self._waiting.items()):
            self.is_writing = True
            try:
                self.editor.write(key, cast("Edited", value))
            except UserError as error:
                self._timer.start()
                self.failed.emit(str(error))
                return False
            finally:
                self.is_writing = False
            del self._waiting[key]
        self._timer.stop()
        self.saved.emit()
        return True
