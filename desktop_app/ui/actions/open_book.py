"""Opening another book."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.language import _
from desktop_app.ui.actions.base import Action


class OpenBook(Action):
    """Asks for the folder of a book and shows it in place of this one."""

    icon_name = "folder-open"
    keys = ("Ctrl+O",)

    def label(self) -> str:
        """Return the words on the button."""
        return _("Mở sổ…")

    def run(self) -> None:
        """Ask for the folder."""
        chosen = QFileDialog.getExistingDirectory(
            self.window_of, _("Mở sổ: chọn thư mục của sổ"), str(self.session.book.folder.parent)
        )
        if chosen:
            self.session.book_opened.emit(Path(chosen))
