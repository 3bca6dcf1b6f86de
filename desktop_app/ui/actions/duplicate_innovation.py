"""Copying a dossier."""

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import RowsAction


class DuplicateInnovation(RowsAction):
    """Makes a copy with a code of its own."""

    icon_name = "copy"
    keys = ("Ctrl+D",)
    takes_many = False

    def label(self) -> str:
        """Return the words on the button."""
        return _("Nhân đôi")

    def run(self) -> None:
        """Copy the one selected."""
        from desktop_app.services.innovations import duplicate

        self.session.remember(duplicate(self.session.book, self.keys_chosen[0]).changes)
