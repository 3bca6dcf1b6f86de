"""Asking with a body of one's own; what stands in the way is said over it, and nothing is closed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.ui.kit.room import resize_within
from desktop_app.ui.kit.words import IconWords, heading, primary_button
from desktop_app.ui.look.metrics import space


class ActDialog(QDialog):
    """Stays open until `act()` went well or the person gives up; `beside` stand left of the answers."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        body: QWidget,
        yes: str,
        act: Callable[[], object],
        beside: Sequence[QPushButton] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.body, self._act = body, act
        self.error = IconWords("circle-alert", "danger")
        self.error.hide()
        self.yes = primary_button(yes)
        buttons = QDialogButtonBox()
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.yes.setDefault(True)
        foot = QHBoxLayout()
        for button in beside:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(buttons)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*(space(1.75),) * 4)
        column.setSpacing(space(0.75))
        for widget in (heading(title, 2), self.error, body):
            column.addWidget(widget, 1 if widget is body else 0)
        column.addLayout(foot)

    def event(self, event: QEvent) -> bool:
        """Grow with the sentences that come up: wrapped words that lack the room lie over what is below."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            wanted = self._column.totalHeightForWidth(self.width())
            if wanted > self.height():
                resize_within(self, self.width(), wanted)
        return done

    def accept(self) -> None:
        """Do it, and close where it went well."""
        try:
            self._act()
        except UserError as problem:
            self.error.words.setText(str(problem))
            self.error.show()
            return
        super().accept()


def ask_act(dialog: ActDialog) -> bool:
    """Ask, and say whether it was done."""
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted
