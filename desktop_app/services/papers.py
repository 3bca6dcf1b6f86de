"""Printing: one paper of one dossier for the page in view, or many into a folder."""

import logging
import traceback
from collections.abc import Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

from desktop_app.documents.blocks import Document, Place, Rendered
from desktop_app.documents.papers import PAPERS, Paper, PaperContext, digest, is_stale, paper, unsigned
from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.records import Dossier, Person, Unit
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.calculation import words_of
from desktop_app.services import attachments, packs
from desktop_app.services.books import Book
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.store.atomic import write_bytes

__all__ = [
    "PAPERS", "Document", "Paper", "Place", "PrintReport", "Rendered", "build_document", "draw", "page_image",
    "paper", "print_papers", "render_paper",
]  # fmt: skip

log = logging.getLogger(__name__)

CHUNK = 10
_WORTH_TWO_PROCESSES = 40
PROCESSES = 2
_SAID_EVERY = 0.2  # seconds


@dataclass(slots=True)
class PrintReport:
    """What came of printing: files made, codes that failed and why, and what to know of the others.

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


def context_for(
    book: Book, dossier: Dossier, pack: Pack | None = None, *, is_blank: bool = False
) -> PaperContext:
    """Gather what a paper reads."""
    return PaperContext(
        dossier=dossier,
        pack=pack or packs.pack_for(book, dossier.innovation),
        catalogue=packs.catalogue(),
        today=book.clock.today(),
        stored=lambda sha256: attachments.stored_file(book, sha256),
        is_blank=is_blank,
        unit=lambda key: next(iter(book.all(Unit, id=key)), None),
        person=lambda key: next(iter(book.all(Person, id=key)), None),
        working=words_of,
    )


def build_document(
    book: Book, paper_id: str, innovation: int, *, is_blank: bool = False, dossier: Dossier | None = None
) -> Document:
    """Gather one paper as blocks; with `dossier` as that one stands, without as it is in the book.

    Raises:
        UserError: there is no such paper, or the innovation is gone.
    """
    wanted = paper(paper_id)
    return wanted.build(context_for(book, dossier or load_dossier(book, innovation), is_blank=is_blank))


def draw(document: Document) -> Rendered:
    """Draw a paper as PDF; it asks nothing of the book, so any thread may do it."""
    from desktop_app.documents.layout.pdf import render

    return render(document)


def page_image(data: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Draw one page of a PDF as RGBA: width, height, bytes; `scale` is pixels to the point."""
    from desktop_app.documents.layout import raster

    return raster.page_image(data, page, scale)


def render_paper(book: Book, paper_id: str, innovation: int, *, is_blank: bool = False) -> Rendered:
    """Draw one paper of the book as PDF.

    Raises:
        UserError: there is no such paper, or the innovation is gone.
    """
    return draw(build_document(book, paper_id, innovation, is_blank=is_blank))


def unsigned_papers(book: Book, dossier: Dossier) -> tuple[Paper, ...]:
    """Return the papers that wait for signatures: no scan yet, or one that no longer agrees."""
    context = context_for(book, dossier)
    waiting = unsigned(context)
    stale = tuple(item for item in PAPERS if item not in waiting and is_stale(context, item.id))
    return (*waiting, *stale)


def stale_papers(book: Book, dossier: Dossier) -> tuple[Paper, ...]:
    """Return the papers whose signed scan says something else than the dossier does now."""
    context = context_for(book, dossier)
    return tuple(item for item in PAPERS if is_stale(context, item.id))


def paper_digest(book: Book, dossier: Dossier, paper_id: str) -> str:
    """Return the mark of what a paper says now, kept with its signed scan."""
    return digest(paper(paper_id).build(context_for(book, dossier)))


def print_papers(
    book: Book,
    paper_id: str,
    codes: Sequence[str],
    out: Path,
    job: Job | None = None,
    *,
    is_blank: bool = False,
    processes: int = PROCESSES,
) -> PrintReport:
    """Print a paper of many dossiers into a folder, one file each; one bad record does not stop the rest.

    Raises:
        UserError: there is no such paper, or no blank one, or the folder cannot be made.
        Cancelled: files already made stay, none is half made.
    """
    wanted = paper(paper_id)
    if is_blank and not wanted.is_signed:
        raise UserError(
            _("“{paper}” không có bản trống để điền tay. Hãy in giấy tờ khác.").format(paper=wanted.title)
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("Không tạo được thư mục {out}. Chọn nơi khác mà bạn được ghi.").format(out=out)
        ) from error
    job, codes = job or Job(), list(dict.fromkeys(code.strip().upper() for code in codes))
    if len(codes) < _WORTH_TWO_PROCESSES or processes == 1:
        report = _print_here(book, paper_id, codes, out, job, is_blank=is_blank)
    else:
        report = _print_in_processes(book, paper_id, codes, out, job, processes, is_blank=is_blank)
    for fault in report.faults:
        log.error("%s", fault)
    return report


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


def file_name_of(paper_id: str, code: str, *, is_blank: bool = False) -> str:
    """Return the file name of a printed paper, made from codes and safe on Windows."""
    return file_name(f"{code}-{paper_id}{'-trong' if is_blank else ''}", ".pdf")


def _print_here(
    book: Book, paper_id: str, codes: Iterable[str], out: Path, job: Job, *, is_blank: bool
) -> PrintReport:
    report, wanted = PrintReport(), list(codes)
    for done, code in enumerate(wanted):
        job.check()
        job.progress(done, len(wanted), code)
        try:
            rendered = render_paper(book, paper_id, find_innovation(book, code), is_blank=is_blank)
            target = out / file_name_of(paper_id, code, is_blank=is_blank)
            save_paper(rendered, target)
        except UserError as error:
            report.failures.append((code, str(error)))
            continue
        except Cancelled:
            raise
        except Exception as fault:  # ours, and logged: it must not cost the others
            report.failures.append((code, _our_fault()))
            report.faults.append("".join(traceback.format_exception(fault)))
            continue
        report.printed.append(target)
        report.warnings += [(code, sentence) for sentence in _warnings(rendered)]
    return report


def _our_fault() -> str:
    return _(
        "Không in được vì lỗi của chương trình, đã ghi vào nhật ký. Báo cho người phụ trách chương trình."
    )


def _warnings(rendered: Rendered) -> list[str]:
    missing = " ".join(sorted(rendered.missing)[:12])
    named = [_("Phông chữ không có: {letters} (in thành □).").format(letters=missing)] if missing else []
    return [*rendered.problems, *named]


def _print_in_processes(
    book: Book, paper_id: str, codes: Sequence[str], out: Path, job: Job, processes: int, *, is_blank: bool
) -> PrintReport:
    """Print with several processes, since threads share one interpreter; each reads the book for itself."""
    chunks = [tuple(codes[start : start + CHUNK]) for start in range(0, len(codes), CHUNK)]
    report, context = PrintReport(), get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(processes, context, _begin, (stop,)) as pool:
        try:
            today = book.clock.today()
            pending = {
                pool.submit(_print_chunk, book.folder, today, paper_id, chunk, out, is_blank)
                for chunk in chunks
            }
            while pending:
                job.check()
                finished, pending = wait(pending, timeout=_SAID_EVERY, return_when=FIRST_COMPLETED)
                for future in finished:
                    report.add(future.result())
                job.progress(len(report.printed) + len(report.failures), len(codes))
        except BaseException:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    order = {file_name_of(paper_id, code, is_blank=is_blank): place for place, code in enumerate(codes)}
    report.printed.sort(key=lambda path: order[path.name])
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
    folder: Path,
    today: date,
    paper_id: str,
    codes: tuple[str, ...],
    out: Path,
    is_blank: bool,
) -> PrintReport:
    with Book.open(folder, clock=Clock(today), is_read_only=True) as book:
        return _print_here(book, paper_id, codes, out, _DistantJob(), is_blank=is_blank)
