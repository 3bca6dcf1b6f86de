"""Asking for one value for many rows: how many, which, and what they will get."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from desktop_app.domain.language import _
from desktop_app.forms.vocabulary import Choice
from desktop_app.ui.kit.words import Words, heading
from desktop_app.ui.look.metrics import letters, space


class ValueDialog(QDialog):
    """The rows that will change stand below the value, so that nobody changes what they do not see."""

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
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.5),) * 4)
        column.setSpacing(space())
        column.addWidget(heading(_("{count} sáng kiến sẽ đổi").format(count=count), 2))
        self.values = QComboBox()
        for choice in choices:
            self.values.addItem(choice.label, choice.id)
            self.values.setItemData(self.values.count() - 1, choice.hint, Qt.ItemDataRole.ToolTipRole)
        self.values.installEventFilter(self)
        label = QLabel(question)
        label.setBuddy(self.values)
        column.addWidget(label)
        column.addWidget(self.values)
        self.list = QListWidget()
        self.list.addItems(list(names))
        self.list.setAccessibleName(_("Những sáng kiến sẽ đổi"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.list, 1)
        column.addWidget(Words(_("Có thể hoàn tác bằng Ctrl+Z."), "muted"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        accept = buttons.addButton(_("Đổi"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setProperty("is_primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(letters(72), space(28))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the value alone when the wheel only passes over it."""
        if event.type() == QEvent.Type.Wheel and not self.values.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def ask_value(
    parent: QWidget, title: str, question: str, choices: Sequence[Choice], names: Sequence[str], count: int
) -> str | None:
    """Return the id of what was chosen, None where it was called off."""
    dialog = ValueDialog(parent, title, question, choices, names, count)
    is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = str(dialog.values.currentData())
    dialog.deleteLater()
    return chosen if is_wanted else None
