"""Labels: words of the program, of packs and of people, never read as markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.look import icons
from desktop_app.ui.look.metrics import space


class Words(QLabel):
    """Plain text that wraps. `tone` is text, muted, accent, danger, warning or success."""

    def __init__(self, text: str = "", tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_tone(tone)

    def set_tone(self, tone: str) -> None:
        """Write in another colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


def heading(text: str, level: int) -> Words:
    """Write a heading: 1 a page, 2 a group, 3 a field.

    Weight and size come from the style sheet: a font set on the label is lost when its tone changes.
    """
    words = Words(text)
    words.setProperty("heading", str(level))
    return words


def small(text: str, tone: str = "muted") -> Words:
    """Write a counter, a time, a reading."""
    words = Words(text, tone)
    words.setProperty("is_small", True)
    return words


def plain_tip(text: str) -> str:
    """Write a tip of somebody's words: Qt would read what looks like markup as such."""
    if "<" not in text:
        return text
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again; before it is shown it has not looked yet."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class IconLabel(QLabel):
    """An icon of the height of a line, which follows the colours."""

    def __init__(self, name: str, tone: str = "text", lines: float = 1) -> None:
        super().__init__()
        self._drawing = (name, tone, lines)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.draw()

    def setIcon(self, _icon: object) -> None:
        """Draw again: the colours have changed."""
        self.draw()

    def draw(self) -> None:
        """Draw in the colours of now."""
        self.setPixmap(icons.picture(*self._drawing))

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._drawing = (name, tone, self._drawing[2])
        icons.set_icon(self, name, tone)


class IconWords(QWidget):
    """An icon and words beside it: a status is never told by colour alone."""

    def __init__(self, name: str, tone: str, text: str = "", is_small: bool = False) -> None:
        super().__init__()
        self._icon = IconLabel(name, tone)
        icons.set_icon(self._icon, name, tone)
        self.words = small(text, tone) if is_small else Words(text, tone)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(0.6))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)

    def say(self, text: str, name: str, tone: str) -> None:
        """Show other words with their icon and colour."""
        self._icon.show_icon(name, tone)
        self.words.setText(text)
        self.words.set_tone(tone)


def quiet_frame(ground: str = "quiet") -> QFrame:
    """Make a surface without a border; `ground` is quiet, accent, danger, warning or success."""
    frame = QFrame()
    frame.setProperty("ground", ground)
    return frame


def link_button(text: str, icon_name: str = "") -> QPushButton:
    """Make a button that looks like a link."""
    button = QPushButton(text)
    button.setProperty("is_link", True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if icon_name:
        icons.set_icon(button, icon_name, "accent")
    return button


def primary_button(text: str) -> QPushButton:
    """Make the one strong button of a place."""
    button = QPushButton(text)
    button.setProperty("is_primary", True)
    return button
