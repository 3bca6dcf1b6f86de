"""A text field that is as high as what stands in it, within limits."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from desktop_app.ui.look.metrics import hair, line_height, space


class GrowingText(QTextEdit):
    """Grows from `least` lines to `most`, then scrolls. Tab leaves it.

    The wheel is the page's until the text has the focus.
    """

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._height = 0
        self.setProperty("editor", "text")
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text asks."""
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        """As high as the text asks."""
        return QSize(space(8), self._height)

    def _fit(self) -> None:
        line = line_height()
        frame = 2 * (space(0.5) + hair())
        text = self.document().size().height()
        limit = line * self._most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if text > limit else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = round(min(max(text, line * self._least), limit)) + frame
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_height"):
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, or this text where it is being worked in and has more to show."""
        bar = self.verticalScrollBar()
        if self.hasFocus() and bar.maximum() > bar.minimum():
            super().wheelEvent(event)
        else:
            event.ignore()


class OneLine(GrowingText):
    """One paragraph that wraps: Enter goes to the next field, pasted line ends become blanks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, 8, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take only words from the clipboard, in one line."""
        from desktop_app.domain.text import clean

        self.insertPlainText(clean(source.text()))
