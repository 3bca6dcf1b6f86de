"""The papers of a nomination as files: all that goes before one deciding body, or all of one nominee."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.services import agreement, issuing, nominations
from desktop_app.services.nomination_files import papers_of, part
from desktop_app.services.papers import PDF, PrintReport, Subject, print_papers
from desktop_app.store.book import Book


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of one subject, and the folder below the chosen one that it goes to, "" for none."""

    paper: str
    subject: Subject
    folder: str = ""


def sheets_for(book: Book, nomination: int, body: str = "", line: int | None = None) -> list[Sheet]:
    """Return what goes before a deciding body, each nominee's papers in a folder; or those of one line."""
    lines = {one.id: one for one in nominations.lines(book, nomination, body)}
    found: list[Sheet] = []
    for paper, subject in papers_of(book, nomination):
        if line is not None:
            found += [Sheet(paper, subject)] if subject.line == line else []
        elif subject.line is None:
            found += [Sheet(paper, subject)] if subject.body == body else []
        elif subject.line in lines:
            one = lines[subject.line]
            found.append(Sheet(paper, subject, file_name(f"{one.position:02d} {one.name}", "")))
    return found


def print_sheets(
    book: Book, sheets: Sequence[Sheet], out: Path, job: Job, format_id: str = PDF, limit: int = 0
) -> tuple[PrintReport, list[tuple[Sheet, str]]]:
    """Print papers into a folder, and return what each said too; one that fails does not stop the rest.

    A PDF over `limit` bytes comes in parts too.

    Raises:
        UserError: there is nothing to print, or the folder cannot be made.
        Cancelled: files already made stay, none is half made.
    """
    if not sheets:
        raise UserError(_("Chưa có giấy tờ nào để in: thêm cá nhân, tập thể được đề nghị trước."))
    report, told = PrintReport(), list[tuple[Sheet, str]]()
    for done, sheet in enumerate(sheets):
        job.progress(done, len(sheets), sheet.folder)
        place = out / sheet.folder if sheet.folder else out
        made = print_papers(book, sheet.paper, (sheet.subject,), place, format_id=format_id, processes=1)
        part(made, limit)
        report.add(made)
        if made.printed:
            told.append((sheet, agreement.told_by(book, sheet.paper, sheet.subject)))
    job.progress(len(sheets), len(sheets))
    return report, told


def note_printed(book: Book, told: Sequence[tuple[Sheet, str]]) -> None:
    """Keep what papers said as they were printed, so that one gone stale is found later."""
    for sheet, words in told:
        issuing.set_printed(book, sheet.paper, sheet.subject, words)
