"""The files of a dossier: attaching, describing, ordering, turning, removing."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.records import Attachment
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.store import files
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

PICTURES = frozenset((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif"))
_TYPES = {".heic": "image/heic", ".heif": "image/heif", ".webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was taken in. `warning` says what will not work with it, if anything."""

    id: int
    sha256: str
    changes: Changes
    warning: str = ""


def media_type_of(path: Path) -> str:
    """Return the kind of a file by its name and, for a PDF, its first bytes."""
    with path.open("rb") as file:
        if file.read(1024).lstrip().startswith(b"%PDF-"):
            return "application/pdf"
    suffix = path.suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"


def attach(
    book: Book, innovation: int, path: Path, role: str = "annex", *, paper: str = "", digest: str = "", job: Job | None = None
) -> Attached:
    """Take a file into the dossier: an annex gets the next number, a picture a reduced copy for printing.

    Args:
        role: annex, figure (inside a text) or signed (the scan of a `paper`, whose text had that `digest`).

    Raises:
        UserError: it has vanished, is empty, cannot be read, or is a picture nothing can open.
        Cancelled: nothing was attached.
    """
    media_type = _checked_type(path)
    reduced, warning = "", ""
    if media_type.startswith("image/"):
        from desktop_app.documents.layout.pictures import reduce_picture

        reduced = files.keep_bytes(book.folder, reduce_picture(path))[0]
    elif media_type == "application/pdf":
        from desktop_app.documents.layout.reading import pdf_problem

        warning = pdf_problem(path) or ""
    if role == "signed" and media_type != "application/pdf" and not reduced:
        raise UserError(_("Bản scan đã ký phải là tệp PDF hoặc ảnh. Quét lại thành PDF rồi đính vào."))
    sha256, size = files.keep_file(book.folder, path, job)
    values: dict[str, Value] = {
        "innovation_id": innovation, "uid": str(uuid4()), "role": role, "sha256": sha256, "size": size,
        "file_name": file_name(path.stem, path.suffix), "media_type": media_type, "reduced_sha256": reduced,
        "caption": clean(path.stem.replace("_", " ")) if role == "annex" else "",
        "paper": paper, "paper_digest": digest,
    }  # fmt: skip
    with book.transaction(_LABELS[role]()) as step:
        values["number"] = _next_number(step, innovation) if role == "annex" else 0
        if role == "signed":
            for old in step.rows("attachment", innovation_id=innovation, role="signed", paper=paper):
                step.delete("attachment", int(str(old["id"])))
        row = step.insert("attachment", values)
    return Attached(row, reduced or sha256, step.changes, warning)


def edit_attachment(book: Book, attachment: int, values: Mapping[str, Value]) -> Changes:
    """Change what is said of a file: kind, caption, document number and date, “không gửi đi”."""
    cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    with book.transaction(_("Sửa tài liệu đính kèm")) as step:
        step.update("attachment", attachment, cleaned)
    return step.changes


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


def remove_unnamed_files(book: Book) -> int:
    """Delete the files that no row, trash, history or backup names any more; return how many.

    Only to be run when no window can take a step back.
    """
    from desktop_app.store.backups import named_files

    named = set(named_files(book.path))
    for database in sorted((book.folder / "backups").glob("*.db")):
        named.update(named_files(database))
    unnamed = files.all_stored(book.folder) - named
    for name in unnamed:
        files.stored_path(book.folder, name).unlink(missing_ok=True)
    return len(unnamed)


_LABELS = {
    "annex": lambda: _("Đính kèm tài liệu"),
    "figure": lambda: _("Chèn ảnh"),
    "signed": lambda: _("Đính bản scan đã ký"),
}


def _checked_type(path: Path) -> str:
    try:
        if path.stat().st_size == 0:
            raise UserError(_("Tệp {name} rỗng (0 byte). Lưu lại tệp ở máy nguồn rồi đính lại.").format(name=path.name))
        return media_type_of(path)
    except OSError as error:
        raise UserError(
            _("Không đọc được tệp {name}. Kiểm tra tệp còn ở đó rồi đính lại.").format(name=path.name)
        ) from error


def _annexes(step: Transaction, innovation: int) -> list[dict[str, Value]]:
    return step.rows("attachment", "number", innovation_id=innovation, role="annex")


def _next_number(step: Transaction, innovation: int) -> int:
    return max((int(str(row["number"])) for row in _annexes(step, innovation)), default=0) + 1


def _renumber(step: Transaction, ordered: list[int]) -> None:
    for number, row in enumerate(ordered, start=1):
        step.update("attachment", row, {"number": number})
