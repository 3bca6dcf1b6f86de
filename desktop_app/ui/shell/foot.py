"""The foot of the window: what was just done, with a way to undo it, and which book this is."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStatusBar, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.kit.words import link_button, small
from desktop_app.ui.look.metrics import space
from desktop_app.ui.shell.session import Session

_SHOWN_MS = 12_000


class Foot(QStatusBar):
    """Says one thing at a time and falls quiet after a while."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.words = small("", "text")
        self.undo = link_button(_("Hoàn tác"))
        book = small(_("Sổ: {name}").format(name=session.book.folder.name))
        book.setToolTip(str(session.book.folder))
        for label in (self.words, book):
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.words.setContentsMargins(space(0.75), 0, 0, 0)
        self.addWidget(self.words)
        self.addWidget(self.undo)
        self.addPermanentWidget(book)
        self.undo.hide()
        self._quiet = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._quiet.timeout.connect(self.clear)
        session.said.connect(self.say)
        session.stepped.connect(self._follow)

    def say(self, words: str) -> None:
        """Show one line."""
        self.words.setText(words)
        self._quiet.start()
        self.undo.hide()

    def clear(self) -> None:
        """Say nothing."""
        self.words.clear()
        self.undo.hide()

    def _follow(self) -> None:
        label = self._session.undo.undo_label
        is_own = self._session.undo_in_use is self._session.undo
        self.undo.setVisible(bool(label) and is_own and label in self.words.text() and self._quiet.isActive())
