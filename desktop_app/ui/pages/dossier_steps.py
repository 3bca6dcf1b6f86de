"""What is done to a dossier at once, not typed: a step that can be taken back, or a sentence why not."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.services.editing import DossierEditor
from desktop_app.ui.kit.dialogs import show_error
from desktop_app.ui.shell.session import Session


@dataclass(frozen=True, slots=True)
class Steps:
    """Acts that are done at once and can be taken back: attaching, turning, a new person."""

    session: Session
    editor: DossierEditor
    parent: QWidget

    def do(self, act: Callable[[], Changes]) -> bool:
        """Do it and remember the step; show what stands in the way, and say whether it was done."""
        try:
            changes = act()
        except UserError as error:
            show_error(self.parent, str(error))
            return False
        self.remember(changes)
        return True

    def remember(self, changes: Changes) -> None:
        """Make a step that was done one that can be taken back."""
        self.editor.record(changes)
        self.session.stepped.emit()
