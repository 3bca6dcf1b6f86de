"""Printing: one paper of one dossier for the page in view, or many into a folder."""

import logging
import traceback
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

from desktop_app.documents.blocks import Document, Place, Rendered
from desktop_app.documents.papers import PAPERS, DossierContext, Paper, digest, is_stale, paper
from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job, in_hand
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.records import Dossier
from desktop_app.services.books import Book
from desktop_app.services.paper_contexts import Subject, context_for, subject_name, subjects_of
from desktop_app.store.atomic import write_bytes

__all__ = [
    "APPLICATION", "EXCEL", "MAIN", "PAPERS", "PDF", "WORD", "Document", "Order", "Paper", "Place",
    "PrintReport", "Rendered", "Subject", "build_document", "draw", "file_name_of", "page_image",
    "page_sizes", "paper", "print_papers", "refuse_unfit", "render_paper", "save_paper", "subject_name",
    "subjects_of", "warnings_of",
]  # fmt: skip

log = logging.getLogger(__name__)

PDF, WORD, EXCEL = "pdf", "docx", "xlsx"
APPLICATION = "don"
"""The paper that every dossier is written for, and that the live page beside it shows."""
MAIN = (APPLICATION, "bang_tinh", "ho_so")
"""The papers every dossier is filed with, in the order they are offered first."""
CHUNK = 10
_WORTH_TWO_PROCESSES = 100
PROCESSES = 2
_SAID_EVERY = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: which paper, as what, and whether empty, to be filled in by hand."""

    paper: str
    format: str = PDF
    is_blank: bool = False


@dataclass(slots=True)
class PrintReport:
    """What came of printing: files made, those that failed by name and why, what to know of the others.

    `faults` are the program's own, as the log wants them.
    """

    printed: list[Path] = field(default_factory=list[Path])
    failures: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    warnings: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    faults: list[str] = field(default_factory=list[str])

    def add(self, other: "PrintReport") -> None:
        """Take in what another process did."""
        self.printed += other.printed
        self.failures += other.failures
        self.warnings += other.warnings
        self.faults += other.faults


def build_document(
    book: Book, paper_id: str, subject: Subject, *, is_blank: bool = False, dossier: Dossier | None = None
) -> Document:
    """Gather one paper as blocks; with `dossier` as that one stands, without as it is in the book.

    Raises:
        UserError: there is no such paper, or what it is printed of is gone.
    """
    wanted = paper(paper_id)
    return wanted.build(context_for(book, wanted, subject, is_blank=is_blank, dossier=dossier))


def draw(document: Document, format_id: str = PDF) -> Rendered:
    """Draw a paper as PDF, Word or Excel; it asks nothing of the book, so any thread may do it."""
    if format_id == WORD:
        from desktop_app.documents.layout.word import render_word

        return render_word(document)
    if format_id == EXCEL:
        from desktop_app.documents.layout.workbook import render_workbook

        return render_workbook(document)
    from desktop_app.documents.layout.pdf import render

    return render(document)


def page_image(
    data: bytes, page: int, scale: float, rows: tuple[int, int] | None = None
) -> tuple[int, int, bytes]:
    """Draw a page of a PDF, or some `rows` of it, as RGBA: width, height, bytes; `scale`: pixels a point."""
    from desktop_app.documents.layout import raster

    return raster.page_image(data, page, scale, rows)


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Give width and height in points of every page of a PDF."""
    from desktop_app.documents.layout import raster

    return raster.page_sizes(data)


def render_paper(
    book: Book, paper_id: str, subject: Subject, format_id: str = PDF, *, is_blank: bool = False
) -> Rendered:
    """Draw one paper of the book.

    Raises:
        UserError: there is no such paper, or what it is printed of is gone.
    """
    return draw(build_document(book, paper_id, subject, is_blank=is_blank), format_id)


def unsigned_papers(book: Book, dossier: Dossier) -> tuple[Paper, ...]:
    """Return the papers that wait for signatures: no scan yet, or one that no longer agrees."""
    waiting = tuple(item for item, context in _signed(book, dossier) if context.scan_of(item.id) is None)
    return (*waiting, *stale_papers(book, dossier))


def stale_papers(book: Book, dossier: Dossier) -> tuple[Paper, ...]:
    """Return the papers whose signed scan says something else than the dossier does now."""
    return tuple(item for item, context in _signed(book, dossier) if is_stale(context, item.id))


def _signed(book: Book, dossier: Dossier) -> list[tuple[Paper, DossierContext]]:
    subject = Subject(dossier.innovation.id)
    signed = (item for item in PAPERS if item.is_signed)
    contexts = ((item, context_for(book, item, subject, dossier=dossier)) for item in signed)
    return [(item, context) for item, context in contexts if isinstance(context, DossierContext)]


def paper_digest(book: Book, dossier: Dossier, paper_id: str) -> str:
    """Return the mark of what a paper says now, kept with its signed scan."""
    subject = Subject(dossier.innovation.id)
    return digest(build_document(book, paper_id, subject, dossier=dossier))


def print_papers(
    book: Book,
    paper_id: str,
    subjects: Sequence[Subject],
    out: Path,
    job: Job | None = None,
    *,
    format_id: str = PDF,
    is_blank: bool = False,
    processes: int = PROCESSES,
) -> PrintReport:
    """Print a paper of many subjects into a folder, one file each; one bad record does not stop the rest.

    Raises:
        UserError: there is no such paper, or not so, or the folder cannot be made.
        Cancelled: files already made stay, none is half made.
    """
    order = Order(paper_id, format_id, is_blank)
    refuse_unfit(order)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("Không tạo được thư mục {out}. Chọn nơi khác mà bạn được ghi.").format(out=out)
        ) from error
    job = job or Job()
    if len(subjects) < _WORTH_TWO_PROCESSES or processes == 1:
        report = _print_here(book, order, subjects, out, job)
    else:
        report = _print_in_processes(book, order, subjects, out, job, processes)
    for fault in report.faults:
        log.error("%s", fault)
    return report


def refuse_unfit(order: Order) -> None:
    """Refuse a format the paper does not have, or an empty copy of one that is not filled in by hand.

    Raises:
        UserError: it is so, or there is no such paper.
    """
    wanted = paper(order.paper)
    if order.format not in wanted.formats:
        raise UserError(
            _("“{paper}” không có dạng {format}; chỉ có: {known}.").format(
                paper=wanted.title, format=order.format, known=", ".join(wanted.formats)
            )
        )
    if order.is_blank and not wanted.has_blank:
        raise UserError(
            _("“{paper}” không có bản trống để điền tay. Hãy in giấy tờ khác.").format(paper=wanted.title)
        )


def save_paper(rendered: Rendered, target: Path) -> None:
    """Write a drawn paper to a file, whole or not at all.

    Raises:
        UserError: the folder cannot be written, or the file is open elsewhere.
    """
    try:
        write_bytes(target, rendered.data)
    except OSError as error:
        raise UserError(
            _("Không ghi được tệp {target}. Đóng tệp nếu đang mở, kiểm tra chỗ trống rồi in lại.").format(
                target=target
            )
        ) from error


def file_name_of(book: Book, order: Order, subject: Subject) -> str:
    """Return the file name of a printed paper, made from codes and names, safe on Windows."""
    tail = f"-{order.paper}{'-trong' if order.is_blank else ''}"
    return file_name(subject_name(book, subject), f".{order.format}", tail)


def _print_here(book: Book, order: Order, subjects: Sequence[Subject], out: Path, job: Job) -> PrintReport:
    report = PrintReport()
    for done, subject in enumerate(subjects):
        job.check()
        named = _("giấy tờ")
        try:
            named = subject_name(book, subject)
            job.progress(done, len(subjects), named)
            with in_hand(job):
                rendered = render_paper(book, order.paper, subject, order.format, is_blank=order.is_blank)
            target = out / file_name_of(book, order, subject)
            save_paper(rendered, target)
        except UserError as error:
            report.failures.append((named, str(error)))
            continue
        except Cancelled:
            raise
        except Exception as fault:  # ours, and logged: it must not cost the others
            report.failures.append((named, _our_fault()))
            report.faults.append("".join(traceback.format_exception(fault)))
            continue
        report.printed.append(target)
        report.warnings += [(named, sentence) for sentence in warnings_of(rendered)]
    return report


def _our_fault() -> str:
    return _(
        "Không in được vì lỗi của chương trình, đã ghi vào nhật ký. Báo cho người phụ trách chương trình."
    )


def warnings_of(rendered: Rendered) -> list[str]:
    """Tell whoever printed it what of a paper needs a look."""
    missing = " ".join(sorted(rendered.missing)[:12])
    named = [_("Phông chữ không có: {letters} (in thành □).").format(letters=missing)] if missing else []
    return [*rendered.problems, *named]


def _print_in_processes(
    book: Book, order: Order, subjects: Sequence[Subject], out: Path, job: Job, processes: int
) -> PrintReport:
    """Print with several processes, since threads share one interpreter; each reads the book for itself."""
    chunks = [tuple(subjects[start : start + CHUNK]) for start in range(0, len(subjects), CHUNK)]
    report, context = PrintReport(), get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(processes, context, _begin, (stop,)) as pool:
        try:
            today = book.clock.today()
            pending = {
                pool.submit(_print_chunk, book.folder, today, order, chunk, out): number
                for number, chunk in enumerate(chunks)
            }
            made: dict[int, PrintReport] = {}
            while len(made) < len(pending):
                job.check()
                left = [future for future, number in pending.items() if number not in made]
                finished, _left = wait(left, timeout=_SAID_EVERY, return_when=FIRST_COMPLETED)
                made |= {pending[future]: future.result() for future in finished}
                done = sum(len(part.printed) + len(part.failures) for part in made.values())
                job.progress(done, len(subjects))
        except BaseException:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for number in sorted(made):
        report.add(made[number])
    return report


class _DistantJob(Job):
    """Work in another process: it ends after the paper in hand once nobody wants the rest."""

    stop: Event | None = None

    def check(self) -> None:
        """Ask whoever began the process."""
        if self.stop is not None and self.stop.is_set():
            raise Cancelled


def _begin(stop: Event) -> None:
    """Begin a process: tell its work where it hears that it is no longer wanted."""
    _DistantJob.stop = stop


def _print_chunk(
    folder: Path, today: date, order: Order, subjects: tuple[Subject, ...], out: Path
) -> PrintReport:
    with Book.open(folder, clock=Clock(today), is_read_only=True) as book:
        return _print_here(book, order, subjects, out, _DistantJob())
