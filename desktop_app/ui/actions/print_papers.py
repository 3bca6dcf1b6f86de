"""Printing one paper of many innovations into a folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services import papers
from desktop_app.services.books import Book
from desktop_app.services.papers import Paper, PrintReport, Subject
from desktop_app.ui import jobs
from desktop_app.ui.actions.base import Rows, RowsAction
from desktop_app.ui.kit.dialogs import ask
from desktop_app.ui.shell.session import Session

FOLDER = "paper_folder"
_SHOWN = 20


class PrintPaper(RowsAction):
    """Prints one paper of every selected row, a file each, in the background."""

    icon_name = "printer"

    def __init__(self, session: Session, parent: QWidget, rows: Rows, paper: Paper) -> None:
        self.paper = paper
        super().__init__(session, parent, rows)

    def label(self) -> str:
        """Return the words on the button."""
        return _("In {paper} (PDF)…").format(paper=self.paper.title)

    def run(self) -> None:
        """Ask for a folder and print there."""
        start = self.session.preferences.get(FOLDER, str(Path.home()))
        chosen = QFileDialog.getExistingDirectory(self.window_of, _("Chọn thư mục để lưu các tệp PDF"), start)
        if chosen:
            self.session.preferences.set(FOLDER, chosen)
            self.print_into(Path(chosen))

    def print_into(self, out: Path) -> jobs.RunningJob:
        """Print the selected rows into a folder."""
        keys = list(self.keys_chosen)
        folder, clock, paper = self.session.book.folder, self.session.book.clock, self.paper.id

        def work(job: Job) -> PrintReport:
            with Book.open(folder, clock=clock, is_read_only=True) as reading:
                return papers.print_papers(reading, paper, [Subject(key) for key in keys], out, job)

        return jobs.run(
            work,
            lambda report: self._printed(report, out),
            title=_("Đang in {paper}: {count} bản").format(count=len(keys), paper=self.paper.title),
            parent=self.window_of,
        )

    def _printed(self, report: PrintReport, out: Path) -> None:
        if not isValid(self.session):  # another book was opened meanwhile
            return
        said = _("Đã in {done} tệp vào {out}").format(done=len(report.printed), out=out)
        self.session.said.emit(said)
        problems = [f"{code}: {sentence}" for code, sentence in (*report.failures, *report.warnings)]
        if len(problems) > _SHOWN:
            problems = [*problems[:_SHOWN], _("… và {more} chỗ khác").format(more=len(problems) - _SHOWN)]
        question = _("{said}. Có {count} chỗ cần xem lại.") if problems else _("{said}.")
        words = question.format(said=said, count=len(report.failures) + len(report.warnings))
        if ask(self.window_of, words, _("Mở thư mục"), _("Đóng"), "\n".join(problems)):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
