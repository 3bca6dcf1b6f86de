"""Bringing a backup back, with what would change shown first."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services.backup import RestorePlan, plan_restore, restore
from desktop_app.ui import jobs
from desktop_app.ui.actions.base import Action
from desktop_app.ui.actions.restore_dialog import RestoreDialog


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

        def work(job: Job) -> RestorePlan:
            return plan_restore(book, file, job)

        jobs.run(work, self.ask, title=_("Đọc bản sao lưu"), parent=self.window_of)

    def ask(self, plan: RestorePlan) -> None:
        """Show the plan, and restore where it is wanted."""
        dialog = RestoreDialog(plan, self.window_of)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_wanted:
            self.restore(plan.file)

    def restore(self, file: Path) -> None:
        """Put the backup in the book's place; its connections are closed meanwhile."""
        session = self.session
        session.book_released.emit()
        try:
            before = restore(session.book, file)
        finally:
            session.book_replaced.emit()
        session.said.emit(_("Đã khôi phục. Bản trước đó nằm ở {path}").format(path=before.path))
