"""Bringing innovations back from the trash."""

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import RowsAction


class TakeFromTrash(RowsAction):
    """Puts the selected ones back where they were."""

    icon_name = "archive-restore"
    is_for_trash = True

    def label(self) -> str:
        """Return the words on the button."""
        return _("Lấy lại")

    def run(self) -> None:
        """Bring them back."""
        from desktop_app.services.innovations import take_from_trash

        self.session.remember(take_from_trash(self.session.book, list(self.keys_chosen)))
