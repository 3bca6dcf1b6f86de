"""Where the papers of a nomination go: to the page of papers, or as files into a folder."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services import nominations
from desktop_app.services.books import Book
from desktop_app.services.nomination_papers import Sheet, print_sheets, sheets_for, sheets_of
from desktop_app.services.nominations import NominationLine
from desktop_app.services.papers import PDF, WORD, PrintReport
from desktop_app.ui import jobs
from desktop_app.ui.actions.print_papers import ask_folder
from desktop_app.ui.kit.dialogs import ask
from desktop_app.ui.shell.session import Session

_SHOWN = 20
FORMATS = ((PDF, "PDF"), (WORD, "Word"))


def fill_menu(
    session: Session, parent: QWidget, menu: QMenu, nomination: int, chosen: list[NominationLine]
) -> None:
    """Offer the papers of each deciding body, and of the nominee that is chosen."""
    menu.clear()
    book = session.book
    for body in nominations.bodies_of(book, nomination):
        _offer(
            session,
            parent,
            menu.addMenu(_("Bộ giấy tờ trình {body}").format(body=body.name).replace("&", "&&")),
            lambda key=body.id: sheets_for(book, nomination, key),
        )
    if len(chosen) == 1:
        menu.addSeparator()
        line = chosen[0]
        words = _("Giấy tờ của {name}").format(name=line.name[:40]).replace("&", "&&")
        _offer(session, parent, menu.addMenu(words), lambda: sheets_of(book, line))
    if menu.isEmpty():
        menu.addAction(_("Chưa có ai được đề nghị")).setEnabled(False)


def _offer(session: Session, parent: QWidget, menu: QMenu, sheets: Callable[[], list[Sheet]]) -> None:
    for format_id, words in FORMATS:
        act = menu.addAction(_("Lưu {format} vào thư mục…").format(format=words))
        act.triggered.connect(lambda _c=False, kind=format_id: save(session, parent, sheets(), kind))


def save(session: Session, parent: QWidget, sheets: list[Sheet], format_id: str) -> jobs.RunningJob | None:
    """Ask for a folder and print there, in the background."""
    out = ask_folder(session, parent)
    if out is None:
        return None
    folder, clock = session.book.folder, session.book.clock

    def work(job: Job) -> PrintReport:
        with Book.open(folder, clock=clock, is_read_only=True) as reading:
            return print_sheets(reading, sheets, out, job, format_id)

    def saved(report: PrintReport) -> None:
        if not isValid(session):
            return
        said = _("Đã in {done} tệp vào {out}").format(done=len(report.printed), out=out)
        session.said.emit(said)
        problems = [f"{name}: {words}" for name, words in (*report.failures, *report.warnings)]
        if len(problems) > _SHOWN:
            problems = [*problems[:_SHOWN], _("… và {more} chỗ khác").format(more=len(problems) - _SHOWN)]
        question = _("{said}. Có chỗ cần xem lại:") if problems else _("{said}.")
        if ask(parent, question.format(said=said), _("Mở thư mục"), _("Đóng"), "\n".join(problems)):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

    title = _("Đang in {count} giấy tờ khen thưởng").format(count=len(sheets))
    return jobs.run(work, saved, title=title, parent=parent)
