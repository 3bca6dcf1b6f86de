"""A quiet bar that tells what was done and offers what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.kit.words import IconWords, link_button
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import icon_size, space

Offer = tuple[str, Callable[[], None]]


class NoticeBar(QFrame):
    """Hidden until there is something to tell; closes at its cross or when an offer is taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "accent")
        self._words = IconWords("info", "accent")
        self._words.words.set_tone("text")
        self._offers = QHBoxLayout()
        self._offers.setSpacing(space())
        self._offers.setContentsMargins(icon_size() + space(0.1), 0, 0, 0)  # under the words, not their icon
        close = QToolButton()
        close.setToolTip(_("Đóng lời nhắn này"))
        close.setAccessibleName(_("Đóng lời nhắn này"))
        icons.set_icon(close, "x", "muted")
        close.clicked.connect(self.hide)
        column = QVBoxLayout()
        column.addWidget(self._words)
        column.addLayout(self._offers)
        line = QHBoxLayout(self)
        line.setContentsMargins(space(), space(0.5), space(0.5), space(0.5))
        line.addLayout(column, 1)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, sentence: str, offers: tuple[Offer, ...] = ()) -> None:
        """Show a sentence and, as links, what can be done."""
        while self._offers.count():
            item = self._offers.takeAt(0)
            button = item.widget() if item else None
            if button is not None:
                button.hide()
                button.deleteLater()
        for words, act in offers:
            self._add(words, act)
        if offers:
            self._offers.addStretch(1)
        self._words.words.setText(sentence)
        self.show()

    def text(self) -> str:
        """What the bar tells; nothing where it is hidden."""
        return "" if self.isHidden() else self._words.words.text()

    def _add(self, words: str, act: Callable[[], None]) -> None:
        button = link_button(words)
        button.clicked.connect(lambda: act())  # noqa: PLW0108 - Qt would hand over whether it is checked
        button.clicked.connect(self.hide)
        self._offers.addWidget(button)
