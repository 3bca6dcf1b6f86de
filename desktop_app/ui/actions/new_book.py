"""Making another book."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.language import _
from desktop_app.services.books import Book
from desktop_app.ui.actions.base import Action


class NewBook(Action):
    """Asks for a name and a place, makes an empty book there and shows it."""

    icon_name = "book-open"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Sổ mới…")

    def run(self) -> None:
        """Ask, make, show."""
        wanted, _kind = QFileDialog.getSaveFileName(
            self.window_of,
            _("Sổ mới: đặt tên và chọn nơi để"),
            str(self.session.book.folder.parent / _("Sổ sáng kiến mới")),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if wanted:
            self.session.book_made.emit(Book.create(Path(wanted), clock=self.session.book.clock))
