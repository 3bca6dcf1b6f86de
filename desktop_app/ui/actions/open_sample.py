"""Showing the sample book."""

import tempfile
from pathlib import Path

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services.books import Book, is_book
from desktop_app.ui import jobs
from desktop_app.ui.actions.base import Action


class OpenSample(Action):
    """Makes the sample book beside this one, the first time, and shows it."""

    icon_name = "book-open"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Mở sổ mẫu")

    def run(self) -> None:
        """Show it, made first where it is not there yet."""
        folder = self.session.book.folder.parent / _("Sổ mẫu")
        if is_book(folder):
            self.session.book_opened.emit(folder)
            return

        def work(job: Job) -> Path:
            return _make(folder, job)

        jobs.run(work, self.session.book_opened.emit, title=_("Tạo sổ mẫu"), parent=self.window_of)


def _make(folder: Path, job: Job) -> Path:
    """Make the book aside and move it into place whole."""
    from desktop_app.services.sample import fill_with_sample

    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".so-mau-") as aside:
        made = Path(aside) / "book"
        with Book.create(made) as book:
            fill_with_sample(book, job)
        made.replace(folder)
    return folder
