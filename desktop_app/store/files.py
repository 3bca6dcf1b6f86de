"""Attachments on the disk: never changed once written, named by their SHA-256, two letters a folder."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _

_PIECE = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")


def stored_path(folder: Path, sha256: str) -> Path:
    """Return where the file of that name is kept, whether it is there or not.

    Raises:
        ValueError: the name is no SHA-256.
    """
    if not _NAME.fullmatch(sha256):
        raise ValueError(sha256)
    return folder / "attachments" / sha256[:2] / sha256


def find(folder: Path, sha256: str) -> Path | None:
    """Return the stored file, or None where it has vanished or the name is none of ours."""
    if not _NAME.fullmatch(sha256):
        return None
    path = stored_path(folder, sha256)
    return path if path.is_file() else None


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def keep_file(folder: Path, source: Path, job: Job | None = None) -> tuple[str, int]:
    """Copy a file into the book and return its name and size; the same content is kept once.

    Raises:
        UserError: it cannot be read, or the book's disk is full.
        Cancelled: the person gave up; nothing is left behind.
    """
    return _keep(folder, _read(source), job or Job())


def keep_bytes(folder: Path, data: bytes) -> tuple[str, int]:
    """Keep bytes as a file of the book and return its name and size."""
    return _keep(folder, iter((data,)), Job())


def _read(source: Path) -> Iterator[bytes]:
    try:
        yield from _pieces(source)
    except OSError as error:
        raise UserError(
            _("Không đọc được tệp {name}. Kiểm tra tệp còn ở đó và không bị khóa rồi đính lại.").format(
                name=source.name
            )
        ) from error


def _keep(folder: Path, pieces: Iterator[bytes], job: Job) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    aside = folder / "attachments" / f"dang-chep-{uuid4().hex}"
    try:
        aside.parent.mkdir(exist_ok=True)
        with aside.open("xb") as file:
            for piece in pieces:
                job.check()
                digest.update(piece)
                size += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        target = stored_path(folder, digest.hexdigest())
        if not target.is_file() or target.stat().st_size != size:
            target.parent.mkdir(exist_ok=True)
            aside.replace(target)
    except OSError as error:
        raise UserError(
            _("Không chép được tệp vào sổ. Kiểm tra chỗ trống của ổ đĩa rồi đính lại: {folder}").format(
                folder=folder
            )
        ) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return digest.hexdigest(), size


def all_stored(folder: Path) -> set[str]:
    """Return the names of every kept file."""
    return {
        path.name
        for path in (folder / "attachments").glob("[0-9a-f][0-9a-f]/*")
        if _NAME.fullmatch(path.name)
    }


def size_of(folder: Path, sha256: str) -> int:
    """Return the bytes of a kept file, 0 where it has vanished."""
    path = find(folder, sha256)
    return path.stat().st_size if path else 0


def is_intact(path: Path) -> bool:
    """Tell whether a kept file still is what its name says."""
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest() == path.name
