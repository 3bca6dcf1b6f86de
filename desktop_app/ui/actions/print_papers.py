"""Printing one paper of many innovations, into a folder or on paper."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services import papers
from desktop_app.services.books import Book
from desktop_app.services.papers import Order, Paper, PrintReport, Subject
from desktop_app.ui import jobs
from desktop_app.ui.actions.base import Rows, RowsAction
from desktop_app.ui.kit.dialogs import ask
from desktop_app.ui.shell.session import Session

if TYPE_CHECKING:
    from desktop_app.ui.pages.printing import PressReport

FOLDER = "paper_folder"
_SHOWN = 20
A4 = (595.276, 841.89)
"""In points: what a printer is asked for where nothing has been drawn yet."""


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
        out = ask_folder(self.session, self.window_of)
        if out is not None:
            self.print_into(out)

    def print_into(self, out: Path) -> jobs.RunningJob:
        """Print the selected rows into a folder."""
        subjects = [Subject(key) for key in self.keys_chosen]
        return save_many(self.session, self.window_of, Order(self.paper.id), subjects, out)


class PrintChosen(RowsAction):
    """Asks which paper of the selected rows is wanted, and as what."""

    icon_name = "files"

    def label(self) -> str:
        """Return the words on the button."""
        return _("In giấy tờ…")

    def run(self) -> None:
        """Ask, and do it."""
        print_many(self.session, self.window_of, self.keys_chosen)


def print_many(
    session: Session, parent: QWidget, selected: Sequence[int], paper_id: str = ""
) -> jobs.RunningJob | None:
    """Ask for the paper (unless it is given), of what and as what, and save or print them all.

    Raises:
        UserError: no printer is known, or the folder cannot be made.
    """
    from desktop_app.ui.pages.papers_many import PRINTER, ask_many

    wish = ask_many(session, parent, selected, paper_id)
    if wish is None:
        return None
    if wish.way == PRINTER:
        return print_on_paper(session, parent, wish.order, wish.subjects)
    out = ask_folder(session, parent)
    return None if out is None else save_many(session, parent, wish.order, wish.subjects, out)


def ask_folder(session: Session, parent: QWidget) -> Path | None:
    """Ask for a folder and remember it."""
    start = session.preferences.get(FOLDER, str(Path.home()))
    chosen = QFileDialog.getExistingDirectory(parent, _("Chọn thư mục để lưu các tệp"), start)
    if not chosen:
        return None
    session.preferences.set(FOLDER, chosen)
    return Path(chosen)


def save_many(
    session: Session, parent: QWidget, order: Order, subjects: Sequence[Subject], out: Path
) -> jobs.RunningJob:
    """Print a paper of many into a folder, a file each."""
    folder, clock, wanted = session.book.folder, session.book.clock, tuple(subjects)

    def work(job: Job) -> PrintReport:
        with Book.open(folder, clock=clock, is_read_only=True) as reading:
            return papers.print_papers(
                reading, order.paper, wanted, out, job, format_id=order.format, is_blank=order.is_blank
            )

    return jobs.run(
        work,
        lambda report: _saved(session, parent, report, out),
        title=_("Đang in {paper}: {count} bản").format(
            count=len(wanted), paper=papers.paper(order.paper).title
        ),
        parent=parent,
    )


def print_on_paper(
    session: Session, parent: QWidget, order: Order, subjects: Sequence[Subject]
) -> jobs.RunningJob | None:
    """Ask for a printer, and print a paper of many on it as one job.

    Raises:
        UserError: no printer is known.
    """
    from desktop_app.ui.pages import printing

    title = papers.paper(order.paper).title
    printer = printing.ask_printer(session, parent, title, A4)
    if printer is None:
        return None
    folder, clock, wanted = session.book.folder, session.book.clock, tuple(subjects)

    def work(job: Job) -> "PressReport":
        with Book.open(folder, clock=clock, is_read_only=True) as reading:

            def printout(subject: Subject) -> printing.Printout:
                def pdf() -> bytes:
                    return papers.render_paper(reading, order.paper, subject, is_blank=order.is_blank).data

                return printing.Printout(papers.subject_name(reading, subject), pdf)

            return printing.print_documents(printer, map(printout, wanted), len(wanted), job)

    return jobs.run(
        work,
        lambda report: _printed(session, parent, report),
        title=_("Đang in {paper}: {count} bản").format(count=len(wanted), paper=title),
        parent=parent,
    )


def _saved(session: Session, parent: QWidget, report: PrintReport, out: Path) -> None:
    if not isValid(session):  # another book was opened meanwhile
        return
    said = _("Đã in {done} tệp vào {out}").format(done=len(report.printed), out=out)
    session.said.emit(said)
    problems = [*report.failures, *report.warnings]
    if _ask_after(parent, said, problems, _("Mở thư mục")):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))


def _printed(session: Session, parent: QWidget, report: "PressReport") -> None:
    if not isValid(session):
        return
    sentence = _("Đã gửi tới máy in {done} bản, {count} trang")
    said = sentence.format(done=report.printed, count=report.sides)
    session.said.emit(said)
    if report.failures:
        _ask_after(parent, said, report.failures, _("Đã hiểu"))


def _ask_after(parent: QWidget, said: str, problems: Sequence[tuple[str, str]], yes: str) -> bool:
    """Tell what was done and what needs a look; say whether one wants to go on."""
    lines = [f"{name}: {sentence}" for name, sentence in problems]
    if len(lines) > _SHOWN:
        lines = [*lines[:_SHOWN], _("… và {more} chỗ khác").format(more=len(lines) - _SHOWN)]
    question = _("{said}. Có {count} chỗ cần xem lại.") if lines else _("{said}.")
    words = question.format(said=said, count=len(problems))
    return ask(parent, words, yes, _("Đóng"), "\n".join(lines))
