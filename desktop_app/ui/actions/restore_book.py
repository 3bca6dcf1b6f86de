"""Bringing a backup back, with what would change shown first."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog
from shiboken6 import isValid

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.ui import jobs
from desktop_app.ui.actions.base import Action

if TYPE_CHECKING:
    from desktop_app.services.backup import PreparedRestore, RestorePlan


class RestoreBook(Action):
    """Asks for a backup, shows what it would change, backs up what is there, and puts it in place."""

    icon_name = "archive-restore"

    def label(self) -> str:
        """Return the words on the button."""
        return _("Khôi phục…")

    def run(self) -> None:
        """Ask for the file."""
        wanted, _kind = QFileDialog.getOpenFileName(
            self.window_of,
            self.label(),
            str(self.session.book.folder / "backups"),
            _("Bản sao lưu (*.zip *.db)"),
        )
        if wanted:
            self.plan(Path(wanted))

    def plan(self, file: Path) -> None:
        """Find out what the backup would change, and ask."""
        book = self.session.book

        def work(job: Job) -> "RestorePlan":
            from desktop_app.services.backup import plan_restore

            return plan_restore(book, file, job)

        jobs.run(work, self.ask, title=_("Đọc bản sao lưu"), parent=self.window_of)

    def ask(self, plan: "RestorePlan") -> None:
        """Show the plan, and restore where it is wanted."""
        if not isValid(self.session):  # another book was opened meanwhile
            return
        from desktop_app.ui.actions.restore_dialog import RestoreDialog

        dialog = RestoreDialog(plan, self.window_of)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_wanted:
            self.restore(plan.file)

    def restore(self, file: Path) -> None:
        """Lay the backup out in the background, then put it in the book's place."""
        book = self.session.book
        laid_out: list[PreparedRestore] = []

        def work(job: Job) -> "PreparedRestore":
            from desktop_app.services.backup import prepare_restore

            laid_out.append(prepare_restore(book, file, job))
            return laid_out[0]

        def cancelled() -> None:
            for prepared in laid_out:
                prepared.discard()

        jobs.run(work, self.put_back, title=_("Khôi phục"), parent=self.window_of, on_cancelled=cancelled)

    def put_back(self, prepared: "PreparedRestore") -> None:
        """Replace the content in the window's own thread: no edit can fall between backup and replacement."""
        from desktop_app.services.backup import put_back
        from desktop_app.ui.kit.dialogs import show_error

        session = self.session
        if not isValid(session):  # another book was opened meanwhile
            prepared.discard()
            return
        session.about_to_step.emit()
        session.book_released.emit()
        try:
            before = put_back(session.book, prepared)
        except UserError as error:
            show_error(self.window_of, str(error))
            return
        finally:
            session.book_replaced.emit()
        session.said.emit(_("Đã khôi phục. Bản trước đó nằm ở {path}").format(path=before.path))
