"""A text field that is as high as what stands in it, within limits."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.legacy import looks_legacy, rescue
from desktop_app.domain.text import clean
from desktop_app.ui.look.metrics import hair, line_height, space


class GrowingText(QTextEdit):
    """Grows from `least` lines to `most`, then scrolls. Tab leaves it.

    The wheel is the page's until the text has the focus. `noticed` tells of what was pasted, with offers.
    """

    noticed = Signal(str, object)

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

    def legacy(self) -> str:
        """Name the encoding from before Unicode that what stands here seems to be in; "" for none."""
        return looks_legacy(self.toPlainText()) or ""

    def rescue(self) -> None:
        """Convert what stands here to Unicode, marks and places kept; one step to undo."""
        encoding = self.legacy()
        if not encoding:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            for place, text, form in reversed(_pieces(block)):
                made = rescue(text, encoding)
                if made != text:
                    cursor.setPosition(place)
                    cursor.setPosition(place + len(text), QTextCursor.MoveMode.KeepAnchor)
                    cursor.insertText(made, form)
            block = block.next()
        cursor.endEditBlock()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, and offer to convert what was written before Unicode."""
        super().insertFromMimeData(source)
        self.offer_rescue()

    def offer_rescue(self) -> None:
        """Offer to convert what stands here, where it seems to be from before Unicode."""
        encoding = self.legacy()
        if encoding:
            self.noticed.emit(legacy_words(encoding), ((_("Chuyển sang Unicode"), self.rescue),))

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
        self.insertPlainText(clean(source.text()))
        self.offer_rescue()


def legacy_words(encoding: str) -> str:
    """Say what is wrong with letters of an encoding from before Unicode."""
    return _("Chữ ở đây được gõ bằng mã cũ {encoding}, để vậy sẽ in sai chữ.").format(encoding=encoding)


def _pieces(block: QTextBlock) -> list[tuple[int, str, QTextCharFormat]]:
    """Give every stretch of one style with its place."""
    found: list[tuple[int, str, QTextCharFormat]] = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        found.append((piece.position(), piece.text(), piece.charFormat()))
        at += 1
    return found
