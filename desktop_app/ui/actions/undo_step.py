"""Taking the last step back, and doing it again."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import Action
from desktop_app.ui.shell.session import Session


class UndoStep(Action):
    """Undoes the last step of the page in view; its name stands in the menu."""

    icon_name = "undo-2"
    keys = ("Ctrl+Z",)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        session.stepped.connect(self.follow)
        self.follow()

    def label(self) -> str:
        """Return the words on the button."""
        return _("Hoàn tác")

    def follow(self) -> None:
        """Name the step that would be undone."""
        step = self.session.undo_in_use.undo_label
        self.setEnabled(bool(step))
        self.setText(_("Hoàn tác: {step}").format(step=step) if step else self.label())

    def run(self) -> None:
        """Undo it and say so."""
        self.session.about_to_step.emit()
        name = self.session.undo_in_use.undo_label
        try:
            done = self.session.undo_in_use.undo()
        finally:
            self.session.stepped.emit()
        if done:
            self.session.said.emit(_("Đã hoàn tác: {step}").format(step=name))


class RedoStep(Action):
    """Does the step again that was undone last."""

    icon_name = "redo-2"
    keys = ("Ctrl+Y", "Ctrl+Shift+Z")

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        session.stepped.connect(self.follow)
        self.follow()

    def label(self) -> str:
        """Return the words on the button."""
        return _("Làm lại")

    def follow(self) -> None:
        """Name the step that would be done again."""
        step = self.session.undo_in_use.redo_label
        self.setEnabled(bool(step))
        self.setText(_("Làm lại: {step}").format(step=step) if step else self.label())

    def run(self) -> None:
        """Do it again and say so."""
        self.session.about_to_step.emit()
        name = self.session.undo_in_use.redo_label
        try:
            done = self.session.undo_in_use.redo()
        finally:
            self.session.stepped.emit()
        if done:
            self.session.said.emit(_("Đã làm lại: {step}").format(step=name))
