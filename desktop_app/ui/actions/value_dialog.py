"""Choosing one value for many innovations, with the innovations in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Choice
from desktop_app.ui.kit.editors.choice import ChoiceBox
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import Words, heading, plain_tip, primary_button
from desktop_app.ui.look.metrics import letters, space

_MOST_LINES = 12


class ValueDialog(QDialog):
    """The rows that will change stand below the value, so that nobody changes what they do not see.

    Nothing is chosen at first: Enter pressed too early must not move thirty dossiers to the first stage.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        question: str,
        choices: Sequence[Choice],
        names: Sequence[str],
        count: int,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title.rstrip("…"))
        self.values = ChoiceBox()
        self.values.setAccessibleName(question)
        self.values.setPlaceholderText(_("Chọn giá trị mới"))
        for choice in choices:
            self.values.addItem(choice.label, choice.id)
            self.values.setItemData(self.values.count() - 1, choice.hint, Qt.ItemDataRole.ToolTipRole)
        self.values.setCurrentIndex(-1)
        self.values.currentIndexChanged.connect(self._follow)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Những sáng kiến sẽ đổi"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in names:
            QListWidgetItem(name, self.list).setToolTip(plain_tip(name))
        self.yes = primary_button(_("Đổi"))
        self._build(question, count)
        self._follow()
        lines = self.list.sizeHintForRow(0) * min(len(names), _MOST_LINES)
        resize_within(
            self, letters(80), self.sizeHint().height() - self.list.sizeHint().height() + lines + space()
        )
        self.values.setFocus()

    def _build(self, question: str, count: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addWidget(heading(_("{count} sáng kiến sẽ đổi").format(count=count), 2))
        label = QLabel(question)
        label.setBuddy(self.values)
        self.list.setMinimumHeight(self.list.sizeHintForRow(0) * 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.yes.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(label)
        column.addWidget(self.values)
        column.addWidget(self.list, 1)
        column.addWidget(Words(_("Có thể hoàn tác bằng Ctrl+Z."), "muted"))
        column.addWidget(buttons)

    def _follow(self) -> None:
        self.yes.setEnabled(self.values.currentIndex() >= 0)


def ask_value(
    parent: QWidget, title: str, question: str, choices: Sequence[Choice], names: Sequence[str], count: int
) -> str | None:
    """Return the id of what was chosen, None where it was called off."""
    dialog = ValueDialog(parent, title, question, choices, names, count)
    is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = str(dialog.values.currentData())
    dialog.deleteLater()
    return chosen if is_wanted else None
