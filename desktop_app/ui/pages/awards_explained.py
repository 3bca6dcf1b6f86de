"""Sentences that explain something, under headings, scrolled where there are many."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.kit.words import IconWords, Words, heading
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space

_MOST_LETTERS = READABLE_LETTERS * 1.6


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, with an icon where it has one; or a heading."""

    text: str
    icon: str = ""
    tone: str = "text"
    is_heading: bool = False


class Explained(QScrollArea):
    """Shows sentences anew each time; `said` is all of them."""

    def __init__(self, name: str, ground: QPalette.ColorRole = QPalette.ColorRole.Window) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.viewport().setBackgroundRole(ground)
        self._ground = ground
        self.lines: tuple[Told, ...] = ()

    @property
    def said(self) -> str:
        """All that is said, a line each."""
        return "\n".join(line.text for line in self.lines)

    def show_lines(self, lines: Sequence[Told]) -> None:
        """Show other sentences, from the top."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        body = QWidget()
        body.setBackgroundRole(self._ground)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, space(0.5), 0)
        column.setSpacing(space(0.4))
        for place, line in enumerate(self.lines):
            if line.is_heading and place:
                column.addSpacing(space(0.6))
            column.addWidget(_widget(line))
        column.addStretch(1)
        body.setMaximumWidth(letters(_MOST_LETTERS))
        self.setWidget(body)


def _widget(line: Told) -> QWidget:
    if line.is_heading:
        return heading(line.text, 3)
    return IconWords(line.icon, line.tone, line.text) if line.icon else Words(line.text, line.tone)
