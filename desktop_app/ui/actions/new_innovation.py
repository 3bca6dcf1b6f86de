"""Beginning a new innovation."""

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import Action


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
