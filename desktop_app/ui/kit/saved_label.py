"""When the last save was, and, loudly, when it failed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.language import _
from desktop_app.ui.kit.words import IconWords, restyle
from desktop_app.ui.look.metrics import space


class SavedLabel(QFrame):
    """Quiet “Đã lưu lúc 14:05”; a failed save stays until one succeeds. `retried` asks to save again."""

    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = IconWords("check", "muted", "", is_small=True)
        self._retry = QPushButton(_("Lưu lại"))
        self._retry.clicked.connect(self.retried)
        line = QHBoxLayout(self)
        line.setSpacing(space())
        line.addWidget(self._words, 1)
        line.addWidget(self._retry)
        self._calm()
        self._words.hide()

    def text(self) -> str:
        """What is told."""
        return self._words.words.text()

    def has_failed(self) -> bool:
        """Say whether the last save failed."""
        return not self._retry.isHidden()

    def show_saved(self, time: str) -> None:
        """Tell the time of the last save, as `14:05`."""
        self._calm()
        self._words.words.setWordWrap(False)
        self._words.say(_("Đã lưu lúc {time}").format(time=time), "check", "muted")
        self._words.show()

    def show_failed(self, sentence: str) -> None:
        """Tell that saving failed and what to do; what was typed is still on screen."""
        self._words.words.setWordWrap(True)
        self._words.say(
            _("Chưa lưu được. {sentence} Chữ đã gõ vẫn còn trên màn hình.").format(sentence=sentence),
            "circle-alert",
            "danger",
        )
        self._words.show()
        self._retry.show()
        self._dress("danger", space())

    def _calm(self) -> None:
        self._retry.hide()
        self._dress("", 0)

    def _dress(self, ground: str, margin: int) -> None:
        self.setProperty("ground", ground)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, margin // 2, margin, margin // 2)
        restyle(self)
