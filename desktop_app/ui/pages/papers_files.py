"""Saving one paper as a file, printing it on paper, and rewording it: asked here, done beside the window."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop_app.domain.jobs import Job, in_hand
from desktop_app.domain.language import _
from desktop_app.forms.papers import places_of
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import agreement, office, packs, papers
from desktop_app.services.books import Book
from desktop_app.services.nomination_papers import Sheet, note_printed
from desktop_app.services.paper_subjects import NOMINATION, NOMINEE
from desktop_app.services.papers import EXCEL, PDF, WORD, Document, Order, Rendered, Subject
from desktop_app.ui import jobs
from desktop_app.ui.actions.print_papers import A4, FOLDER
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.dialogs import ask
from desktop_app.ui.kit.editors.plain import PlainEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog, ask_fields
from desktop_app.ui.shell.session import Session

if TYPE_CHECKING:
    from desktop_app.ui.pages.printing import PressReport


def format_words() -> dict[str, str]:
    """Name the formats papers have."""
    return {PDF: _("PDF"), WORD: _("Word"), EXCEL: _("Excel")}


def made_elsewhere(session: Session, order: Order, subject: Subject) -> Callable[[], Document]:
    """Give what makes a paper in any thread, by a connection of its own."""
    folder, clock = session.book.folder, session.book.clock

    def make() -> Document:
        with Book.open(folder, clock=clock, is_read_only=True) as reading:
            return papers.build_document(reading, order.paper, subject, is_blank=order.is_blank)

    return make


def told_elsewhere(session: Session, order: Order, subject: Subject) -> Callable[[], str]:
    """Give what tells, in any thread, what a paper on awards says now; "" of any other, which is not kept."""
    folder, clock = session.book.folder, session.book.clock

    def tell() -> str:
        if papers.paper(order.paper).scope not in (NOMINATION, NOMINEE):
            return ""
        with Book.open(folder, clock=clock, is_read_only=True) as reading:
            return agreement.told_by(reading, order.paper, subject)

    return tell


def _note(session: Session, order: Order, subject: Subject, told: str) -> None:
    """Keep what a paper on awards said as it went out, so that one gone stale is found."""
    if told and isValid(session):
        note_printed(session.book, [(Sheet(order.paper, subject), told)])


def ask_target(session: Session, parent: QWidget, order: Order, subject: Subject) -> Path | None:
    """Ask where a paper goes, and remember the folder; None where nobody wants it."""
    name = papers.file_name_of(session.book, order, subject)
    folder = Path(session.preferences.get(FOLDER, str(Path.home())))
    kinds = {
        PDF: _("Tệp PDF (*.pdf)"),
        WORD: _("Văn bản Word (*.docx)"),
        EXCEL: _("Sổ tính Excel (*.xlsx)"),
    }
    title = _("Lưu {paper}").format(paper=papers.paper(order.paper).title)
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(folder / name), kinds[order.format])
    if not chosen:
        return None
    ending = f".{order.format}"
    target = Path(chosen) if chosen.lower().endswith(ending) else Path(f"{chosen}{ending}")
    session.preferences.set(FOLDER, str(target.parent))
    return target


def save_one(
    session: Session, parent: QWidget, order: Order, subject: Subject, target: Path
) -> jobs.RunningJob:
    """Draw a paper in the background, write it, and open it with the system's reader.

    Raises:
        UserError: the paper does not have that format, or what it is printed of is gone.
    """
    papers.refuse_unfit(order)
    make, tell = made_elsewhere(session, order, subject), told_elsewhere(session, order, subject)

    def work(job: Job) -> tuple[Rendered, str]:
        with in_hand(job):
            rendered = papers.draw(make(), order.format)
        job.check()
        papers.save_paper(rendered, target)
        return rendered, tell()

    def saved(made: tuple[Rendered, str]) -> None:
        rendered, told = made
        _note(session, order, subject, told)
        _saved(session, parent, rendered, target)

    return jobs.run(
        work,
        saved,
        title=_title(session, order, subject),
        parent=parent,
    )


def print_one(
    session: Session, parent: QWidget, order: Order, subject: Subject, seen: Rendered | None
) -> jobs.RunningJob | None:
    """Ask for a printer and print on it what was `seen` in the preview, else the paper as it stands now.

    Raises:
        UserError: no printer is known.
    """
    from desktop_app.ui.pages import printing

    title = papers.paper(order.paper).title
    size = papers.page_sizes(seen.data)[0] if seen and seen.pages else A4
    printer = printing.ask_printer(session, parent, title, size, seen.pages if seen else 0)
    if printer is None:
        return None
    make = made_elsewhere(session, order, subject)
    name = papers.subject_name(session.book, subject)
    printout = printing.Printout(name, lambda: seen.data if seen else papers.draw(make()).data)
    tell = told_elsewhere(session, order, subject)

    def printed(made: "tuple[PressReport, str]") -> None:
        report, told = made
        _note(session, order, subject, told)
        _printed(session, report, title)

    return jobs.run(
        lambda job: (printing.print_documents(printer, [printout], 1, job), tell()),
        printed,
        title=_title(session, order, subject),
        parent=parent,
    )


def reword(session: Session, parent: QWidget, paper_id: str) -> bool:
    """Ask how the office words what no source settles; say whether anything was kept."""
    words = office.unsettled_words(session.book, paper_id)
    fields = [_word_field(number, text, why) for number, (_word, text, why) in enumerate(words, 1)]
    keys = {field.key: word for field, (word, _text, _why) in zip(fields, words, strict=True)}

    def act(values: Mapping[str, object]) -> None:
        given = {keys[key]: str(value or "") for key, value in values.items()}
        session.remember(office.set_words(session.book, paper_id, given))

    title = _("Câu chữ của “{paper}”").format(paper=papers.paper(paper_id).title)
    context = FormContext(
        packs.catalogue(),
        makers={FieldKind.TEXT: lambda _field: PlainEditor()},
        marks_optional=False,
    )
    start = {field.key: text for field, (_word, text, _why) in zip(fields, words, strict=True)}
    return ask_fields(FieldsDialog(parent, title, fields, start, context, _("Lưu câu chữ"), act))


def _word_field(number: int, text: str, why: str) -> Field:
    places = " ".join(f"{{{place}}}" for place in sorted(places_of(text)))
    hints = [f"⚠ {why}", _("Chỗ điền tự động: {places}.").format(places=places) if places else ""]
    return Field(
        f"word_{number}",
        _("Câu {number}").format(number=number),
        FieldKind.TEXT,
        hint="\n".join(hint for hint in hints if hint),
    )


def _title(session: Session, order: Order, subject: Subject) -> str:
    paper, name = papers.paper(order.paper), papers.subject_name(session.book, subject)
    return _("Đang in {paper} {code}").format(paper=paper.title, code=name)


def _saved(session: Session, parent: QWidget, rendered: Rendered, target: Path) -> None:
    if not isValid(session):  # another book was opened meanwhile
        return
    problems = papers.warnings_of(rendered)
    session.said.emit(_("Đã lưu {path}").format(path=target))
    if problems and not ask(
        parent, _("Đã lưu, nhưng có chỗ cần xem lại."), _("Mở tệp"), _("Đóng"), "\n".join(problems)
    ):
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))


def _printed(session: Session, report: "PressReport", title: str) -> None:
    if isValid(session):
        session.said.emit(
            _("Đã gửi {paper} tới máy in: {count} trang").format(paper=title, count=report.sides)
        )
