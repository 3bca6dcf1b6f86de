"""Beginning a new innovation."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import Action
from desktop_app.ui.shell.session import Session


class NewInnovation(Action):
    """Asks the five questions and opens the dossier they make."""

    icon_name = "plus"
    keys = ("Ctrl+N",)

    def label(self) -> str:
        """Return the words on the button."""
        return _("Sáng kiến mới")

    def run(self) -> None:
        """Make it, as an undoable step."""
        from desktop_app.ui.pages.start import ask_start

        added = ask_start(self.session, self.window_of)
        if added is not None:
            self.session.remember(added.changes)
            self.session.dossier_opened.emit(added.id)


class NewFromPage(NewInnovation):
    """The same on a page's own button: the key belongs to the window, where it works on every page."""

    keys = ()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.setToolTip(f"{self.label()} ({', '.join(NewInnovation.keys)})")
