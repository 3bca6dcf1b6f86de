"""The files of a dossier: attaching, describing, ordering, turning, removing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile
from stat import S_IREAD
from tempfile import TemporaryDirectory
from uuid import uuid4

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.records import Attachment
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.services.media_types import PICTURES, media_type_of
from desktop_app.store import files
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

UNDONE_AT_MOST = timedelta(days=30)
"""How long a file that was taken out of a dossier waits for somebody to want it back."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was taken in. `warning` says what will not work with it, if anything."""

    id: int
    sha256: str
    changes: Changes
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is in the book's folder already and waits for its row."""

    sha256: str
    reduced_sha256: str
    size: int
    media_type: str
    file_name: str
    warning: str = ""


def take_in(folder: Path, path: Path, job: Job | None = None) -> Taken:
    """Copy a file into a book's folder; touches no database, so that a worker may do it.

    Raises:
        UserError: it has vanished, is empty, cannot be read, or is a picture nothing can open.
        Cancelled: nothing is left behind.
    """
    media_type = _checked_type(path)
    copy, warning = b"", ""
    if media_type in PICTURES:
        from desktop_app.documents.layout.pictures import reduce_picture

        copy = reduce_picture(path)
    elif media_type == "application/pdf":
        from desktop_app.documents.layout.reading import pdf_problem

        warning = pdf_problem(path) or ""
    sha256, size = files.keep_file(folder, path, job)
    reduced = files.keep_bytes(folder, copy)[0] if copy else ""
    return Taken(sha256, reduced, size, media_type, file_name(path.stem, path.suffix), warning)


def attach(
    book: Book,
    innovation: int,
    path: Path,
    role: str = "annex",
    *,
    paper: str = "",
    digest: str = "",
    job: Job | None = None,
) -> Attached:
    """Take a file into the dossier: an annex gets the next number, a picture a reduced copy for printing.

    Args:
        role: annex, figure (inside a text) or signed (the scan of a `paper`, whose text had that `digest`).

    Raises:
        UserError: it has vanished, is empty, cannot be read, or is a picture nothing can open.
        Cancelled: nothing was attached.
    """
    taken = take_in(book.folder, path, job)
    if role == "signed" and taken.media_type != "application/pdf" and not taken.reduced_sha256:
        raise UserError(_("Bản scan đã ký phải là tệp PDF hoặc ảnh. Quét lại thành PDF rồi đính vào."))
    with book.transaction(_LABELS[role]()) as step:
        if role == "signed":
            for old in step.rows("attachment", innovation_id=innovation, role="signed", paper=paper):
                step.delete("attachment", int(str(old["id"])))
        row = _insert(step, innovation, taken, role, paper=paper, paper_digest=digest)
    return Attached(row, taken.reduced_sha256 or taken.sha256, step.changes, taken.warning)


def attach_taken(book: Book, innovation: int, taken: Iterable[Taken]) -> Changes:
    """Make annexes of files that were taken in, as one step."""
    with book.transaction(_LABELS["annex"]()) as step:
        for item in taken:
            _insert(step, innovation, item, "annex")
    return step.changes


def attach_figure(book: Book, innovation: int, data: bytes) -> Attached:
    """Take a picture that is no file (from the clipboard) into the dossier's texts.

    Raises:
        UserError: nothing can open it, or the disk refuses.
    """
    try:
        with TemporaryDirectory(dir=book.folder / "attachments", prefix="dang-chep-") as aside:
            path = Path(aside, "anh-dan.png")
            path.write_bytes(data)
            return attach(book, innovation, path, "figure")
    except OSError as error:
        raise UserError(
            _("Không chép được ảnh vào sổ. Kiểm tra chỗ trống của ổ đĩa rồi dán lại ảnh.")
        ) from error


def describe(book: Book, rows: Sequence[Attachment], label: str = "") -> Changes:
    """Write what is said of several files: kind, caption, document number and date, “không gửi đi”."""
    with book.transaction(label or _("Sửa tài liệu đính kèm")) as step:
        present = {row["id"] for item in rows for row in step.rows("attachment", id=item.id)}
        for item in rows:
            if item.id in present:
                step.update("attachment", item.id, _described(item))
    return step.changes


def copy_to_open(book: Book, attachment: Attachment, folder: Path) -> Path:
    """Copy a stored file under its own name into a folder, to be shown by another program.

    Raises:
        UserError: the file has vanished, or the folder cannot be written.
    """
    source = files.find(book.folder, attachment.sha256)
    if source is None:
        raise UserError(_("Tệp này không còn trong sổ. Đính kèm lại tệp, hoặc khôi phục sổ từ bản sao lưu."))
    target = folder / attachment.sha256[:12] / attachment.file_name
    try:
        if not target.is_file() or target.stat().st_size != attachment.size:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            copyfile(source, target)
            target.chmod(S_IREAD)
    except OSError as error:
        raise UserError(
            _("Không chép được tệp ra để mở. Kiểm tra chỗ trống của ổ đĩa rồi thử lại.")
        ) from error
    return target


def turn_picture(book: Book, attachment: int, degrees: int = 90) -> Changes:
    """Turn a picture clockwise; the file as it was given stays as it is."""
    from desktop_app.documents.layout.pictures import turned

    record = book.get(Attachment, attachment)
    reduced = files.find(book.folder, record.reduced_sha256)
    if reduced is None:
        raise UserError(_("Không xoay được vì tệp ảnh không còn trong sổ. Đính lại ảnh."))
    name, _size = files.keep_bytes(book.folder, turned(reduced.read_bytes(), degrees % 360))
    with book.transaction(_("Xoay ảnh")) as step:
        step.update("attachment", attachment, {"reduced_sha256": name, "turn": (record.turn + degrees) % 360})
    return step.changes


def move_attachment(book: Book, attachment: int, places: int) -> Changes:
    """Move an annex up (negative) or down the list; the numbers follow."""
    record = book.get(Attachment, attachment)
    with book.transaction(_("Đổi thứ tự tài liệu")) as step:
        ordered = [int(str(row["id"])) for row in _annexes(step, record.innovation_id)]
        here = ordered.index(attachment)
        there = max(0, min(len(ordered) - 1, here + places))
        ordered.insert(there, ordered.pop(here))
        _renumber(step, ordered)
    return step.changes


def remove_attachment(book: Book, attachment: int) -> Changes:
    """Take a file out of the dossier; undo brings it back, since the file itself stays in the book."""
    record = book.get(Attachment, attachment)
    with book.transaction(_("Bỏ tài liệu đính kèm")) as step:
        step.delete("attachment", attachment)
        if record.role == "annex":
            _renumber(step, [int(str(row["id"])) for row in _annexes(step, record.innovation_id)])
    return step.changes


def stored_file(book: Book, sha256: str) -> Path | None:
    """Return where a file of the book is, or None where it has vanished."""
    return files.find(book.folder, sha256)


def printed_file(book: Book, attachment: Attachment) -> Path | None:
    """Return the file to print: a picture's reduced copy, else the file itself."""
    return files.find(book.folder, attachment.reduced_sha256 or attachment.sha256)


def unnamed_files(book: Book, job: Job | None = None) -> dict[str, int]:
    """Find the files that no row, trash, recent history or backup names any more: name and size in bytes.

    Touches no connection of the book's, so that a worker may do it.

    Raises:
        UserError: the book is open for reading only, or a backup cannot be read.
        Cancelled: between two backups.
    """
    from desktop_app.store.backups import named_files

    named = _named_now(book)
    for database in sorted((book.folder / "backups").glob("*.db")):
        (job or Job()).check()
        named.update(named_files(database))
    unnamed = files.all_stored(book.folder) - named
    return {name: files.size_of(book.folder, name) for name in sorted(unnamed)}


def remove_unnamed_files(book: Book, found: Iterable[str] | None = None) -> int:
    """Delete what `unnamed_files` finds, or found and the book does not name again since; return how many.

    Only to be run when no window can take a step back and no work that attaches is under way.

    Raises:
        UserError: as `unnamed_files`, and nothing was deleted; or the disk refuses to delete one.
    """
    unnamed = set(unnamed_files(book) if found is None else found) - _named_now(book)
    try:
        for name in unnamed:
            files.stored_path(book.folder, name).unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            _("Không xóa được một tệp trong thư mục của sổ. Đóng chương trình đang mở tệp đó rồi dọn lại.")
        ) from error
    return len(unnamed)


def _named_now(book: Book) -> set[str]:
    from desktop_app.store.backups import named_files

    if book.is_read_only:
        raise UserError(_("Sổ đang mở ở chế độ chỉ xem nên không ghi được."))
    since = datetime.fromisoformat(book.clock.now()) - UNDONE_AT_MOST
    return set(named_files(book.path, history_since=since.isoformat(timespec="microseconds")))


_LABELS = {
    "annex": lambda: _("Đính kèm tài liệu"),
    "figure": lambda: _("Chèn ảnh"),
    "signed": lambda: _("Đính bản scan đã ký"),
}


def _checked_type(path: Path) -> str:
    try:
        if path.stat().st_size == 0:
            raise UserError(
                _("Tệp {name} rỗng (0 byte). Lưu lại tệp ở máy nguồn rồi đính lại.").format(name=path.name)
            )
        return media_type_of(path)
    except OSError as error:
        raise UserError(
            _("Không đọc được tệp {name}. Kiểm tra tệp còn ở đó rồi đính lại.").format(name=path.name)
        ) from error


def _insert(
    step: Transaction, innovation: int, taken: Taken, role: str, *, paper: str = "", paper_digest: str = ""
) -> int:
    is_annex = role == "annex"
    values: dict[str, Value] = {
        "innovation_id": innovation,
        "uid": str(uuid4()),
        "role": role,
        "number": _next_number(step, innovation) if is_annex else 0,
        "sha256": taken.sha256,
        "size": taken.size,
        "file_name": taken.file_name,
        "media_type": taken.media_type,
        "reduced_sha256": taken.reduced_sha256,
        "caption": clean(Path(taken.file_name).stem.replace("_", " ")) if is_annex else "",
        "paper": paper,
        "paper_digest": paper_digest,
    }
    return step.insert("attachment", values)


def _described(item: Attachment) -> dict[str, Value]:
    return {
        "kind": item.kind,
        "caption": clean(item.caption),
        "document_number": clean(item.document_number),
        "document_on": item.document_on,
        "is_withheld": item.is_withheld,
    }


def _annexes(step: Transaction, innovation: int) -> list[dict[str, Value]]:
    return step.rows("attachment", "number", innovation_id=innovation, role="annex")


def _next_number(step: Transaction, innovation: int) -> int:
    return max((int(str(row["number"])) for row in _annexes(step, innovation)), default=0) + 1


def _renumber(step: Transaction, ordered: list[int]) -> None:
    for number, row in enumerate(ordered, start=1):
        step.update("attachment", row, {"number": number})
