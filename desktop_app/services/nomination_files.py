"""The files of a round of nominations: one a deciding body, one a nominee, and the papers apart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from desktop_app.documents.papers.context import NOMINATION, NOMINEE
from desktop_app.domain.awards import WITHDRAWN, NominationRound
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.forms.awards import DecidingBody, papers_in_order
from desktop_app.services import agreement, awards, nominations, papers
from desktop_app.services.finding import answering
from desktop_app.services.nomination_notices import notices
from desktop_app.services.paper_office import Subject
from desktop_app.services.papers import PDF, PrintReport
from desktop_app.store.atomic import write_bytes
from desktop_app.store.book import Book

_PART, MEGABYTE = "-phan-", 1_000_000
BODY_FILE, NOMINEE_FILE = "ho_so_khen_thuong", "ho_so_nguoi"


def find_nomination(book: Book, words: str) -> NominationRound:
    """Find a round of nominations by its number or by its name, in part and without accents.

    Raises:
        UserError: there is none, or several answer; the sentence names those there are.
    """
    known = nominations.rounds(book)
    found = answering(known, words, lambda one: one.name, lambda one: str(one.id))
    if len(found) == 1:
        return found[0]
    if not known:
        raise UserError(_("Sổ này chưa có đợt khen thưởng nào. Tạo đợt ở trang Khen thưởng trước."))
    listed = "; ".join(f"{one.id}: {one.name}" for one in found or known)
    raise UserError(_("Nêu tên hoặc số của một đợt khen thưởng: {known}.").format(known=listed))


def find_body(book: Book, nomination: int, words: str) -> DecidingBody:
    """Find a deciding body of a round by its id or its name, in part and without accents.

    Raises:
        UserError: there is none, or several answer; the sentence names those there are.
    """
    known = nominations.bodies_of(book, nomination)
    found = answering(known, words, lambda one: one.name, lambda one: one.id)
    if len(found) == 1:
        return found[0]
    listed = "; ".join(f"{one.id}: {one.name}" for one in found or known)
    raise UserError(_("Nêu tên hoặc mã của một cấp quyết định trong đợt: {known}.").format(known=listed))


def papers_of(book: Book, nomination: int) -> list[tuple[str, Subject]]:
    """Return every paper of a round in its order: of each deciding body, then of each nominee."""
    known = awards.catalogue(book)
    scopes = {item.id: item.scope for item in papers.PAPERS}
    made: list[tuple[str, Subject]] = []
    for body in nominations.bodies_of(book, nomination):
        asked = {
            line.id: rule.papers_of(line.nominee)
            for line in nominations.lines(book, nomination, body.id)
            if line.state != WITHDRAWN and (rule := known.award(line.award)) is not None
        }
        for name in papers_in_order(asked.values()):
            if scopes.get(name) == NOMINATION:
                made.append((name, Subject(nomination=nomination, body=body.id)))
            elif scopes.get(name) == NOMINEE:
                made += [(name, Subject(line=line)) for line, names in asked.items() if name in names]
    return made


def files_of(book: Book, nomination: int) -> list[tuple[str, Subject]]:
    """Return the merged files of a round: one for each deciding body, one for each nominee."""
    bodies = [
        (BODY_FILE, Subject(nomination=nomination, body=body.id))
        for body in nominations.bodies_of(book, nomination)
    ]
    people = [
        (NOMINEE_FILE, Subject(line=line.id))
        for line in nominations.lines(book, nomination)
        if line.state != WITHDRAWN
    ]
    return bodies + people


def print_round(
    book: Book, nomination: int, out: Path, format_id: str = PDF, limit: int = 0, job: Job | None = None
) -> PrintReport:
    """Print a round into a folder: as PDF its merged files, as Word each paper apart, to be edited.

    A PDF over `limit` bytes comes in parts. What was printed is kept, so that a paper gone stale is found.

    Raises:
        UserError: nobody is nominated, or the folder cannot be made.
        Cancelled: files already made stay.
    """
    asked = files_of(book, nomination) if format_id == PDF else papers_of(book, nomination)
    if not asked:
        raise UserError(_("Đợt này chưa có cá nhân, tập thể nào được đề nghị."))
    report, job, printed = PrintReport(), job or Job(), list[tuple[str, Subject]]()
    out.mkdir(parents=True, exist_ok=True)
    for done, (name, subject) in enumerate(asked):
        job.check()
        job.progress(done, len(asked), papers.subject_name(book, subject))
        made = papers.print_papers(book, name, [subject], out, job, format_id=format_id)
        if made.printed:
            printed.append((name, subject))
        part(made, limit)
        report.add(made)
    own = book.get(NominationRound, nomination)
    told = {sentence for _name, sentence in report.warnings}
    report.warnings += [(own.name, sentence) for sentence in notices(book, own) if sentence not in told]
    for name, subject in dict.fromkeys([*printed, *papers_of(book, nomination)]):
        agreement.note_issued(book, name, subject)
    return report


def part(made: PrintReport, limit: int) -> None:
    """Part the PDFs of a report over `limit` bytes, 0 for none; each whole stays beside its parts."""
    for path in [path for path in made.printed if path.suffix == f".{PDF}"]:
        parts = _in_parts(path, limit) if limit else ()
        made.printed += parts
        made.warnings += [(path.stem, sentence) for sentence in _on_parts(path, parts, limit)]


def _on_parts(path: Path, parts: Sequence[Path], limit: int) -> Iterator[str]:
    """Say which parts are still too large, and which of an earlier printing lie beside the new ones."""
    large = [part.name for part in parts if part.stat().st_size > limit]
    if large:
        sentence = _(
            "{files}: một trang đã lớn hơn {limit} MB."
            " Thay ảnh, bản quét của trang ấy bằng tệp nhẹ hơn rồi in lại."
        )
        yield sentence.format(files="; ".join(large), limit=format_number(Decimal(limit) / MEGABYTE))
    begins = f"{path.stem}{_PART}"
    old = {one for one in path.parent.iterdir() if one.stem.startswith(begins) and one.suffix == path.suffix}
    if left := sorted(one.name for one in old - set(parts)):
        sentence = _("Phần của lần in trước còn trong thư mục: {files}. Xóa đi trước khi gửi.")
        yield sentence.format(files="; ".join(left))


def _in_parts(path: Path, limit: int) -> Sequence[Path]:
    """Part a file that is too large for who receives it; the whole stays beside its parts."""
    from desktop_app.documents.layout.splitting import split

    parts = split(path.read_bytes(), limit)
    if len(parts) == 1:
        return ()
    made: list[Path] = []
    for number, data in enumerate(parts, 1):
        target = path.with_stem(f"{path.stem}{_PART}{number}")
        write_bytes(target, data)
        made.append(target)
    return made
