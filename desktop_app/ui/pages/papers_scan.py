"""Attaching the signed scan of a paper: asked for here, copied beside the window."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services import papers, signed_scans
from desktop_app.services.books import Book
from desktop_app.services.papers import Subject
from desktop_app.services.signed_scans import Scan
from desktop_app.ui import jobs
from desktop_app.ui.actions.print_papers import FOLDER
from desktop_app.ui.shell.session import Session


def attach_scan(session: Session, parent: QWidget, paper_id: str, subject: Subject) -> jobs.RunningJob | None:
    """Ask for the file of a paper's signed scan and keep it; None where nobody wants to."""
    title = _("Bản scan đã ký của “{paper}”").format(paper=papers.paper(paper_id).title)
    kinds = _("PDF, ảnh (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic *.bmp)")
    start = str(session.preferences.get(FOLDER, str(Path.home())))
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, start, kinds)
    if not chosen:
        return None
    folder, clock, path = session.book.folder, session.book.clock, Path(chosen)

    def work(job: Job) -> Scan:
        with Book.open(folder, clock=clock, is_read_only=True) as reading:
            return signed_scans.take_scan(reading, paper_id, subject, path, job)

    def taken(scan: Scan) -> None:
        if isValid(session):
            session.remember(signed_scans.keep_scan(session.book, paper_id, subject, scan))
            if scan.warning:
                session.said.emit(scan.warning)

    return jobs.run(work, taken, title=_("Đang đính bản scan đã ký"), parent=parent)
