"""The head of the dossier page: where one is, what it is, whether it is saved, and the few actions."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation
from desktop_app.forms.vocabulary import Catalogue
from desktop_app.ui.kit.saved_label import SavedLabel
from desktop_app.ui.look.icons import set_icon
from desktop_app.ui.look.metrics import space


class OneLine(QLabel):
    """A text of one line that is cut with … where it does not fit; the tool tip has all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        """As wide as all of the text, whatever is shown of it now."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._whole) + space(0.25), super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """As narrow as one likes."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class DossierHeader(QWidget):
    """`buttons` takes the page's actions, from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QToolButton()
        self.back.setAccessibleName(_("Quay lại"))
        self.back.setToolTip(_("Quay lại danh sách (Alt+Trái)"))
        set_icon(self.back, "arrow-left")
        self.title = OneLine()
        self.title.setProperty("heading", "2")
        self.facts = OneLine()
        self.facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.facts.setProperty("is_small", True)
        self.facts.setProperty("tone", "muted")
        self.saved = SavedLabel()
        self._below = below = QHBoxLayout()
        below.setSpacing(space(2))
        below.addWidget(self.facts)
        below.addWidget(self.saved)
        below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(space(0.25))
        words.addWidget(self.title)
        words.addLayout(below)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(space(0.75))
        line = QHBoxLayout()
        line.setContentsMargins(space(1.5), space(0.5), space(1.5), space(0.75))
        line.setSpacing(space())
        line.addWidget(self.back)
        line.addLayout(words, 1)
        line.addLayout(self.buttons)
        self._strip = QVBoxLayout()
        self._strip.setContentsMargins(space(1.5), 0, space(1.5), 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addLayout(self._strip)
        self.saved.hide()

    def show_saved(self, time: str) -> None:
        """Tell the time of the last save, quietly, beside the facts."""
        if self._below.indexOf(self.saved) < 0:
            self._below.insertWidget(1, self.saved)
        self.saved.show_saved(time)
        self.saved.show()

    def show_failed(self, sentence: str) -> None:
        """Tell that saving failed, over the whole width."""
        if self._strip.indexOf(self.saved) < 0:
            self._strip.addWidget(self.saved)
        self.saved.show_failed(sentence)
        self.saved.show()

    def show_innovation(self, innovation: Innovation, form_title: str, catalogue: Catalogue) -> None:
        """Name the innovation, its code, stage and form."""
        self.title.say(innovation.title or _("(chưa có tên)"))
        stage = catalogue.label("stages", innovation.stage)
        self.facts.say("  ·  ".join(part for part in (innovation.code, stage, form_title) if part))
