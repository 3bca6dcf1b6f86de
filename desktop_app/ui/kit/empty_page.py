"""A page with nothing on it yet: what belongs here, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

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
        column = QVBoxLayout(self)
        column.setSpacing(space())
        column.addStretch(2)
        column.addWidget(drawing, 0, middle)
        for words in (self.title, self.sentence):
            words.setAlignment(middle)
            words.setFixedWidth(letters(52))
            column.addWidget(words, 0, middle)
        self.button: QPushButton | None = None
        if step:
            self.button = primary_button(step)
            self.button.clicked.connect(self.started)
            column.addSpacing(space())
            column.addWidget(self.button, 0, middle)
        column.addStretch(3)

    def say(self, title: str, sentence: str) -> None:
        """Tell something else, as when a search found nothing."""
        self.title.setText(title)
        self.sentence.setText(sentence)
