"""A page with nothing on it yet: what belongs here, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.kit.words import IconLabel, Words, heading, primary_button
from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import letters, space


class EmptyPage(QWidget):
    """An icon, a heading, a sentence and one button. `started` asks for the first step."""

    started = Signal()

    def __init__(
        self, icon: str, title: str, sentence: str, step: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        drawing = IconLabel(icon, "faint", 3)
        icons.set_icon(drawing, icon, "faint")
        self.title, self.sentence = heading(title, 2), Words(sentence, "muted")
        self._column = QVBoxLayout()
        self._column.setSpacing(space())
        self._column.addStretch(2)
        self._column.addWidget(drawing, 0, middle)
        for words in (self.title, self.sentence):
            words.setAlignment(middle)
            self._column.addWidget(words)
        self.button: QPushButton | None = None
        if step:
            self.button = primary_button(step)
            self.button.clicked.connect(self.started)
            self._column.addSpacing(space())
            self._column.addWidget(self.button, 0, middle)
        self._column.addStretch(3)
        self._put_in_the_middle()

    def add_second(self, button: QPushButton) -> None:
        """Put another way to begin under the first."""
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _put_in_the_middle(self) -> None:
        """Keep the column narrow by the room at its sides: words aligned in a wide one get a single line."""
        narrow = QWidget()
        narrow.setMaximumWidth(letters(52))
        narrow.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        whole = QHBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(narrow, 1000)
        whole.addStretch(1)

    def say(self, title: str, sentence: str) -> None:
        """Tell something else, as when a search found nothing."""
        self.title.setText(title)
        self.sentence.setText(sentence)
