"""What must be mended, at the top of the page, each line a way to its field (GOV.UK error summary)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.kit.words import IconWords, Words
from desktop_app.ui.look.metrics import space


class ErrorSummary(QFrame):
    """Hidden until there is something; takes the focus when it shows. `chosen` names the field of a line."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "danger")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = IconWords("circle-alert", "danger")
        self._title.words.setProperty("heading", "2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(1.5), space(), space(1.5), space())
        self._column.setSpacing(space(0.5))
        self._column.addWidget(self._title)
        self.lines: list[QPushButton] = []
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """List (field, sentence) in the order of the page, in the words beside the fields; none hides."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()  # it goes only when the window's loop turns
            line.deleteLater()
        self.lines = [self._line(field, sentence) for field, sentence in errors]
        title = _("Có {count} chỗ cần sửa").format(count=len(errors))
        self._title.words.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentence for _field, sentence in errors))
        self.setVisible(bool(errors))
        if errors:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, field: str, sentence: str) -> QPushButton:
        line = WrappedLink(sentence)
        line.clicked.connect(lambda: self.chosen.emit(field))
        self._column.addWidget(line)
        return line


class WrappedLink(QPushButton):
    """A link whose words wrap, which a button's own do not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("is_link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.words = Words(text, "danger")
        self.words.setProperty("is_link", True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(space(2.2), space(0.25), space(0.5), space(0.25))
        inside.addWidget(self.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words are in this width."""
        super().resizeEvent(event)
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout is not None else self.height()
        if height != self.height():
            self.setFixedHeight(height)
