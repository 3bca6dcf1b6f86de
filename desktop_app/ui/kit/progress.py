"""How far long work is, beside the window and never in its way, with a way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.kit.words import Words, heading
from desktop_app.ui.look.metrics import letters, space


class ProgressDialog(QDialog):
    """Busy until the work tells how far it is, then percent. `cancelled` comes once."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setMinimumWidth(letters(46))
        self._step = Words(_("Đang làm…"), "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.cancel_button = QPushButton(_("Hủy"))
        self.cancel_button.clicked.connect(self._cancel)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        column.setSpacing(space())
        column.addWidget(heading(title, 3))
        column.addWidget(self._step)
        column.addWidget(self.bar)
        column.addLayout(line)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show `done` of `total` steps (0: unknown) and what is being done."""
        if not self.cancel_button.isEnabled():
            return
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if text:
            self._step.setText(text)

    def _cancel(self) -> None:
        if self.cancel_button.isEnabled():
            self.cancel_button.setEnabled(False)
            self._step.setText(_("Đang dừng lại và dọn phần làm dở…"))
            self.bar.setRange(0, 0)
            self.cancelled.emit()

    def reject(self) -> None:
        """Escape cancels; the dialog goes when the work has stopped."""
        self._cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing cancels too."""
        self._cancel()
        event.ignore()
