"""Beginning a new innovation."""

from desktop_app.domain.language import _
from desktop_app.services.innovations import add_innovation
from desktop_app.ui.actions.base import Action


class NewInnovation(Action):
    """Makes an empty dossier and opens it."""

    icon_name = "plus"
    keys = ("Ctrl+N",)

    def label(self) -> str:
        """Return the words on the button."""
        return _("Sáng kiến mới")

    def run(self) -> None:
        """Make it, as an undoable step."""
        added = add_innovation(self.session.book, {})
        self.session.remember(added.changes)
        self.session.dossier_opened.emit(added.id)
