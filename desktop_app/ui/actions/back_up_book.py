"""Backing the book up into one file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.ui import jobs
from desktop_app.ui.actions.base import Action

if TYPE_CHECKING:
    from desktop_app.services.backup import BackupMade

NEVER_SHOWN_MS = 24 * 3600 * 1000


class BackUpBook(Action):
    """Writes database, attachments and packs to a zip that can be carried away."""

    icon_name = "save"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Sao lưu…")

    def run(self) -> None:
        """Ask for the file and write it."""
        book = self.session.book
        day = book.clock.today().isoformat()
        name = file_name(_("Sao lưu {book} {day}").format(book=book.folder.name, day=day), ".zip")
        folder = self.session.preferences.get("backup.folder", str(Path.home()))
        wanted, _kind = QFileDialog.getSaveFileName(
            self.window_of, self.label(), str(Path(folder) / name), _("Bản sao lưu (*.zip)")
        )
        if wanted:
            self.session.preferences.set("backup.folder", str(Path(wanted).parent))
            self.write(Path(wanted))

    def write(self, out: Path) -> None:
        """Write the backup with progress in sight, and say where it is."""
        book, session = self.session.book, self.session

        def work(job: Job) -> "BackupMade":
            from desktop_app.services.backup import back_up

            return back_up(book, out, job)

        def written(made: "BackupMade") -> None:
            if isValid(session):  # the window may have been made anew meanwhile
                session.said.emit(_("Đã sao lưu vào {path}").format(path=made.path))
                session.backed_up.emit()

        jobs.run(work, written, title=_("Sao lưu"), parent=self.window_of)

    def daily(self) -> None:
        """Make the day's backup inside the book where there is none yet, without a word unless it fails."""
        book, session = self.session.book, self.session

        def work(job: Job) -> "BackupMade | None":
            from desktop_app.services.backup import back_up_daily

            return back_up_daily(book, job)

        def written(made: "BackupMade | None") -> None:
            if made is not None and isValid(session):
                session.backed_up.emit()

        def failed(sentence: str) -> None:
            if isValid(session):
                session.said.emit(_("Chưa tự sao lưu được hôm nay. {problem}").format(problem=sentence))

        jobs.run(work, written, failed, title=_("Sao lưu"), busy_after=NEVER_SHOWN_MS)
