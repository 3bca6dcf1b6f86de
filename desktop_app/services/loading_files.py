"""The files that a JSON names: found beside it, checked, kept in the book before anything else is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.records import Attachment
from desktop_app.domain.values import Value
from desktop_app.exchange.incoming import Incoming, Row, safe_path
from desktop_app.exchange.shapes import refuse
from desktop_app.services.media_types import media_type_of
from desktop_app.store import files
from desktop_app.store.book import Book

_FIGURE = re.compile(r"(?<=sha256:)[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as the book now keeps it; `values` are the attachment's columns that follow from it."""

    sha256: str
    values: Mapping[str, Value]


def name_figures(text: str, named: Mapping[str, str]) -> str:
    """Write other names for the pictures inside a rich text, where there is another name."""
    return _FIGURE.sub(lambda match: named.get(match.group(), match.group()), text) if named else text


def take_files(book: Book, folder: Path, incoming: Incoming, job: Job) -> tuple[Taken | None, ...]:
    """Keep the file of each attachment; None where the JSON names none that lies beside it or in the book.

    Raises:
        UserError: a path leads out of the folder, or a file is missing, empty, or not the one it should be.
        Cancelled: the person gave up.
    """
    return tuple(
        _take(book, folder, row, f"$.attachments[{place}]", job)
        for place, row in enumerate(incoming.attachments or ())
    )


def _take(book: Book, folder: Path, row: Row, path: str, job: Job) -> Taken | None:
    wanted = str(row.get("sha256") or "")
    source = _beside(folder, str(row["file"]), f"{path}.file") if row.get("file") else None
    if source is None:
        stored = files.find(book.folder, wanted)
        kept = book.all(Attachment, sha256=wanted) if stored else []
        if stored and kept:
            return _taken(book, stored, row, kept[0].media_type, path)
        if not row.get("file"):
            return None
        raise refuse(f"{path}.file", _("không thấy tệp “{file}” cạnh tệp JSON").format(file=row["file"]))
    if source.stat().st_size == 0:
        raise refuse(f"{path}.file", _("tệp “{file}” rỗng (0 byte)").format(file=source.name))
    sha256, _size = files.keep_file(book.folder, source, job)
    if wanted not in ("", sha256):
        raise refuse(f"{path}.sha256", _("tệp “{file}” không còn như lúc xuất ra").format(file=source.name))
    return _taken(book, files.stored_path(book.folder, sha256), row, media_type_of(source), path)


def _beside(folder: Path, text: str, path: str) -> Path | None:
    candidate = folder / safe_path(text, path)
    if not candidate.is_file():
        return None
    if not candidate.resolve().is_relative_to(folder.resolve()):
        raise refuse(path, _("“{file}” dẫn ra ngoài thư mục chứa tệp JSON").format(file=text))
    return candidate


def _taken(book: Book, stored: Path, row: Row, media_type: str, path: str) -> Taken:
    given = Path(str(row.get("file_name") or row.get("file") or "tep"))
    is_picture = media_type.startswith("image/")
    return Taken(
        stored.name,
        {
            "sha256": stored.name,
            "size": stored.stat().st_size,
            "media_type": media_type,
            "reduced_sha256": _reduced(book, stored, row, f"{path}.file") if is_picture else "",
            "file_name": file_name(given.stem, given.suffix),
        },
    )


def _reduced(book: Book, stored: Path, row: Row, path: str) -> str:
    """Name the copy that is printed: the one the book has of this picture turned so, else a new one."""
    from desktop_app.documents.layout.pictures import reduce_picture, turned

    turn = int(str(row.get("turn") or 0))
    for kept in book.all(Attachment, sha256=stored.name):
        if kept.turn == turn and files.find(book.folder, kept.reduced_sha256):
            return kept.reduced_sha256
    try:
        picture = reduce_picture(stored)
    except UserError as error:
        raise refuse(path, _("ảnh không mở được, xuất lại thành PNG hoặc JPG")) from error
    return files.keep_bytes(book.folder, turned(picture, turn) if turn else picture)[0]
