"""Backups of the database: copies by SQLite's own backup, what they hold, and putting one in place."""

import re
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.store.connection import open_reader, sentence_for

PAGES_A_STEP = 2000
WAITS_AT_MOST = 12
"""Quarters of a second; Python alone would wait for a lock without end."""
_IN_TEXT = re.compile("(?<=sha256:)[0-9a-f]{64}")
_NAMING = (
    ("attachment", "sha256"),
    ("attachment", "reduced_sha256"),
    ("issued_paper", "scan_sha256"),
    ("blank", "picture_sha256"),
)
"""The columns that name a file of the book."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: which book, when, which schema, how many innovations, which files."""

    book: str
    made_at: str
    schema: int
    innovations: int
    attachments: tuple[str, ...] = field(default=())
    format: int = 1


def free_name(path: Path) -> Path:
    """Return the path, or one beside it with a number where something is there already."""
    free, number = path, 2
    while free.exists():
        free, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    return free


def copy_database(source: Path, target: Path, job: Job | None = None) -> None:
    """Copy a live database, its log included; the target appears whole or not at all.

    Raises:
        UserError: the source is damaged or the target cannot be written.
        Cancelled: nothing is left behind.
    """
    aside = target.with_name(f"{target.name}.dang-ghi-{uuid4().hex[:8]}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _reading(source) as origin:
            copy = sqlite3.connect(aside)
            try:
                origin.backup(copy, pages=PAGES_A_STEP, progress=_watch(job or Job()))
                copy.execute("PRAGMA journal_mode = delete")
            finally:
                copy.close()
        aside.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise UserError(_backup_failure(error, source, target)) from error
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                aside.with_name(aside.name + ending).unlink(missing_ok=True)


def _watch(job: Job) -> Callable[[int, int, int], None]:
    """Tell a job how far a copy is, and give up where somebody else keeps the database locked."""
    waits = 0

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal waits
        waits = waits + 1 if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else 0
        if waits > WAITS_AT_MOST:
            raise sqlite3.OperationalError("database is locked")
        job.progress(total - remaining, total)
        job.check()

    return step


def _backup_failure(error: Exception, source: Path, target: Path) -> str:
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        damaged = sentence_for(error, source)
        if damaged:
            return damaged
    return _("Không ghi được bản sao lưu vào {target}. Chọn ổ khác còn chỗ trống rồi sao lưu lại.").format(
        target=target
    )


def read_manifest_of(database: Path, made_at: str, attachments: tuple[str, ...] = ()) -> Manifest:
    """Describe a database file.

    Raises:
        UserError: it is no book, or is damaged.
    """
    try:
        with _reading(database) as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise UserError(_("Bản sao lưu {name} bị hỏng. Chọn bản khác.").format(name=database.name))
            (book,) = connection.execute("SELECT value FROM setting WHERE key = 'uid'").fetchone()
            (schema,) = connection.execute("PRAGMA user_version").fetchone()
            (count,) = connection.execute(
                "SELECT count(*) FROM innovation WHERE deleted_at IS NULL"
            ).fetchone()
    except (sqlite3.Error, TypeError) as error:
        raise UserError(
            _("Tệp {name} không phải bản sao lưu của sổ sáng kiến, hoặc bị hỏng. Chọn tệp khác.").format(
                name=database.name
            )
        ) from error
    return Manifest(str(book), made_at, schema, count, attachments)


def innovations_in(database: Path) -> int | None:
    """Count the innovations of a database file, those in the trash left out; None where it cannot be read."""
    try:
        with _reading(database) as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM innovation WHERE deleted_at IS NULL"
            ).fetchone()
    except sqlite3.Error:
        return None
    return int(count)


def named_files(database: Path, *, history_since: str | None = None) -> tuple[str, ...]:
    """Return the names of all files a database speaks of: attachments, scans, and pictures inside texts.

    Args:
        history_since: a stamp; what was removed after it is still named.

    Raises:
        UserError: the database cannot be read.
    """
    try:
        with _reading(database) as connection:
            names = {str(name) for name in _columns_with_names(connection) if name}
            for text in _texts_with_names(connection, history_since):
                names.update(_IN_TEXT.findall(text))
    except sqlite3.Error as error:
        raise UserError(
            _("Không đọc được {name}: tệp hỏng hoặc không phải sổ sáng kiến.").format(name=database.name)
        ) from error
    return tuple(sorted(names))


def _columns_with_names(connection: sqlite3.Connection) -> Iterator[str]:
    """Give what the columns for files hold; a database of former times has not all of them."""
    for table, column in _NAMING:
        known = {str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')}
        if column in known:
            yield from (name for (name,) in connection.execute(f'SELECT "{column}" FROM "{table}"'))  # noqa: S608 - ours


def _texts_with_names(connection: sqlite3.Connection, history_since: str | None) -> Iterator[str]:
    for (text,) in connection.execute("SELECT value FROM answer WHERE value LIKE '%sha256:%'"):
        yield text
    if history_since is None:
        return
    kept = (
        "SELECT coalesce(before, '') || coalesce(after, '') FROM history WHERE at >= ?1 AND \"table\" = '{}'"
    )
    for table in dict.fromkeys(table for table, _column in _NAMING):
        for (text,) in connection.execute(kept.format(table), (history_since,)):
            yield from (f"sha256:{name}" for name in re.findall('"([0-9a-f]{64})"', text))
    for (text,) in connection.execute(kept.format("answer"), (history_since,)):
        yield text


def titles_by_uid(database: Path) -> dict[str, tuple[str, str, str]]:
    """Return code, title and time of the last change of every innovation that is not in the trash."""
    with _reading(database) as connection:
        rows = connection.execute(
            "SELECT uid, code, title, updated_at FROM innovation WHERE deleted_at IS NULL"
        )
        return {uid: (code, title, updated) for uid, code, title, updated in rows}


def put_in_place(path: Path, database: Path, job: Job) -> None:
    """Write another database over a book's, page by page in one transaction of SQLite's own.

    Raises:
        UserError: the disk refuses or another program has the book; it is as it was.
        Cancelled: the book is as it was.
    """
    try:
        with _reading(database) as origin:
            target = sqlite3.connect(path, timeout=0)
            try:
                target.execute("PRAGMA synchronous = full")
                origin.backup(target, pages=PAGES_A_STEP, progress=_watch(job))
                target.execute("PRAGMA journal_mode = wal")
            finally:
                target.close()
    except (OSError, sqlite3.Error) as error:
        if "is locked" in str(error):
            raise UserError(sentence_for(error, path)) from error
        raise UserError(
            _(
                "Không khôi phục được vì ổ đĩa không cho ghi. Sổ vẫn như cũ; giải phóng chỗ trống rồi"
                " khôi phục lại: {path}"
            ).format(path=path)
        ) from error


@contextmanager
def _reading(database: Path) -> Generator[sqlite3.Connection]:
    connection = open_reader(database)
    try:
        yield connection
    finally:
        connection.close()
