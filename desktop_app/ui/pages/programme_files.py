"""Where a programme's reports are written: the file is asked for, the work is done beside the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.services import progress_files
from desktop_app.services.progress import Report
from desktop_app.ui import jobs
from desktop_app.ui.shell.session import Session

_FOLDER = "export.folder"


def ask_file(session: Session, parent: QWidget, title: str, ending: str) -> Path | None:
    """Ask where a file goes, and remember the folder; None where nobody wants it."""
    folder = session.preferences.get(_FOLDER, str(Path.home()))
    kinds = {".xlsx": _("Sổ tính Excel (*.xlsx)"), ".pdf": _("Tệp PDF (*.pdf)"), ".png": _("Ảnh PNG (*.png)")}
    start = str(Path(folder) / file_name(title, ending))
    wanted, _kind = QFileDialog.getSaveFileName(parent, title, start, kinds[ending])
    if not wanted:
        return None
    out = Path(wanted) if wanted.lower().endswith(ending) else Path(f"{wanted}{ending}")
    session.preferences.set(_FOLDER, str(out.parent))
    return out


def write_in_background(
    session: Session, parent: QWidget, work: Callable[[Job], object], out: Path
) -> jobs.RunningJob:
    """Write a file in a thread of its own and say where it is."""

    def written(_made: object) -> None:
        if isValid(session):
            session.said.emit(_("Đã ghi vào {path}").format(path=out))

    return jobs.run(work, written, title=_("Đang ghi {file}").format(file=out.name), parent=parent)


def write_report(session: Session, parent: QWidget, report: Report, out: Path) -> jobs.RunningJob:
    """Write Báo cáo tiến độ as PDF."""
    document = progress_files.report_document(session.book, report)
    return write_in_background(session, parent, lambda _job: progress_files.write_pdf(document, out), out)


def write_notice(session: Session, parent: QWidget, report: Report, out: Path) -> jobs.RunningJob:
    """Write the notice of one page as PDF."""
    document = progress_files.notice_document(session.book, report)
    return write_in_background(session, parent, lambda _job: progress_files.write_pdf(document, out), out)


def write_table(session: Session, parent: QWidget, report: Report, out: Path) -> jobs.RunningJob:
    """Write the table of units to Excel."""
    return write_in_background(session, parent, lambda job: progress_files.write_units(report, out, job), out)
