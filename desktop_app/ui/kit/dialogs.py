"""The few questions that stop a person: an error, yes or no, and a bulk act with its list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.ui.kit.words import IconLabel, Words, heading, plain_tip, primary_button
from desktop_app.ui.look.metrics import READABLE_LETTERS, letters, space

_MOST_LINES = 14
_LIST_LETTERS = 60


class Question(QDialog):
    """A sentence, perhaps a list, and what can be done. Enter is the safe answer where `is_risky`."""

    def __init__(
        self,
        parent: QWidget | None,
        icon: tuple[str, str],
        sentence: str,
        yes: str,
        no: str = "",
        details: str = "",
        items: Sequence[str] = (),
        is_risky: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hồ sơ Sáng kiến"))
        self.setMaximumWidth(letters(READABLE_LETTERS) + space(10))
        column = QVBoxLayout()
        column.setSpacing(space())
        title = heading(sentence, 3)
        title.setMinimumWidth(letters(_LIST_LETTERS if items else 42))
        column.addWidget(title)
        if details:
            column.addWidget(Words(details))
        if items:
            column.addWidget(_Items(items))
        column.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(space(1.5))
        line.addWidget(IconLabel(*icon, 1.6), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(2), space(2), space(2), space(1.5))
        whole.setSpacing(space(2))
        whole.addLayout(line, 1)
        answers, safe = _answers(yes, no, is_risky)
        answers.accepted.connect(self.accept)
        answers.rejected.connect(self.reject)
        whole.addWidget(answers)
        safe.setFocus()  # only now: a button without a window forgets the focus it was given
        self.setAccessibleName(sentence)


def _answers(yes: str, no: str, is_risky: bool) -> tuple[QDialogButtonBox, QPushButton]:
    box = QDialogButtonBox()
    accept = primary_button(yes)
    box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    refuse = QPushButton(no) if no else None
    if refuse is not None:
        box.addButton(refuse, QDialogButtonBox.ButtonRole.RejectRole)
    safe = refuse if is_risky and refuse is not None else accept
    safe.setDefault(True)
    return box, safe


class _Items(QListWidget):
    """Lines in full, over several rows where they are long; as high as they are, up to a limit."""

    def __init__(self, items: Sequence[str]) -> None:
        super().__init__()
        for words in items:
            line = QListWidgetItem(words, self)
            line.setToolTip(plain_tip(words))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setAccessibleName(_("Danh sách sẽ thay đổi"))
        self._take_height(self.fontMetrics().lineSpacing() * len(items))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the lines have in this width."""
        super().resizeEvent(event)
        self.doItemsLayout()
        self._take_height(sum(self.visualItemRect(self.item(row)).height() for row in range(self.count())))

    def _take_height(self, wanted: int) -> None:
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        if wanted > most:  # a bar that comes and goes by itself leaves lines wrapped as if it were not there
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.scheduleDelayedItemsLayout()
        self.setFixedHeight(min(wanted, most) + space(0.75))


def _answer(dialog: Question) -> bool:
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


def show_error(parent: QWidget | None, sentence: str) -> None:
    """Tell what happened and what to do; the sentence of a UserError as it stands."""
    _answer(Question(parent, ("circle-alert", "danger"), sentence, _("Đã hiểu")))


def ask(
    parent: QWidget | None, sentence: str, yes: str, no: str = "", details: str = "", is_risky: bool = False
) -> bool:
    """Ask one question, its answers named by what they do; say whether it was `yes`."""
    icon = ("triangle-alert", "warning") if is_risky else ("circle-question-mark", "accent")
    return _answer(Question(parent, icon, sentence, yes, no or _("Hủy"), details, is_risky=is_risky))


def confirm_many(
    parent: QWidget | None,
    sentence: str,
    items: Sequence[str],
    yes: str,
    details: str = "",
    is_risky: bool = False,
    no: str = "",
) -> bool:
    """Show how many and which before a bulk act; `sentence` may hold {count}."""
    icon = ("triangle-alert", "warning") if is_risky else ("circle-question-mark", "accent")
    words = sentence.replace("{count}", str(len(items)))
    return _answer(Question(parent, icon, words, yes, no or _("Hủy"), details, items, is_risky))
