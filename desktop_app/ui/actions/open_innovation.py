"""Opening a dossier from the register."""

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import RowsAction


class OpenInnovation(RowsAction):
    """Shows the dossier of the selected row."""

    icon_name = "folder-open"
    keys = ("Enter", "Return")
    takes_many = False

    def label(self) -> str:
        """Return the words on the button."""
        return _("Mở hồ sơ")

    def run(self) -> None:
        """Ask the window for the dossier."""
        self.session.dossier_opened.emit(self.keys_chosen[0])
