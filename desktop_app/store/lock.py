"""One window a book: a lock of the operating system, freed at death, and a note saying who holds it."""

import getpass
import json
import os
import platform
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from desktop_app.domain.dates import local_time
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

LOCK = "book.lock"
NOTE = "book.holder.json"


def holder(folder: Path) -> str:
    """Say who the note names, or somebody unknown."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return _("{user} trên máy {machine}, từ {since}").format(
            user=note["user"], machine=note["machine"], since=local_time(str(note["since"]))
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return _("một cửa sổ khác")


def take(folder: Path, since: str) -> FileLock:
    """Take the book's lock and leave a note.

    Raises:
        UserError: somebody holds it; the sentence says who.
    """
    lock = FileLock(folder / LOCK, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UserError(
            _("Sổ “{name}” đang mở ở nơi khác ({who}). Đóng cửa sổ đó rồi mở lại.").format(
                name=folder.name, who=holder(folder)
            )
        ) from error
    except (OSError, NotImplementedError) as error:
        raise UserError(
            _("Sổ nằm ở nơi chỉ được đọc: {folder}. Chép cả thư mục sổ sang nơi ghi được rồi mở lại.").format(
                folder=folder
            )
        ) from error
    _leave_note(folder, since)
    return lock


def release(folder: Path, lock: FileLock) -> None:
    """Give the book back."""
    try:
        with suppress(OSError):  # the drive may be gone; what counts is the lock
            (folder / NOTE).unlink(missing_ok=True)
    finally:
        lock.release()


def _leave_note(folder: Path, since: str) -> None:
    """Say who holds the book. A full disk must not keep it shut: then there is no note, not an old one."""
    note = {"user": _user(), "machine": platform.node(), "process": os.getpid(), "since": since}
    try:
        (folder / NOTE).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
    except OSError:
        with suppress(OSError):
            (folder / NOTE).unlink(missing_ok=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
