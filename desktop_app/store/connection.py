"""Connections to a book's database, and SQLite's complaints said in the user's words."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import DatabaseError, SqliteDatabase

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "busy_timeout": 3000,
    "cache_size": -16000,
}


def open_database(path: Path, *, is_read_only: bool = False) -> SqliteDatabase:
    """Return a database that is not yet connected; a read-only one never writes.

    It is one connection for every thread (`Book` lets one in at a time), since peewee would otherwise open
    another writer for each, and it never opens by itself what was closed.
    """
    shared: Any = {"thread_safe": False, "check_same_thread": False, "autoconnect": False}
    if is_read_only:
        pragmas = {"foreign_keys": 1, "query_only": 1, "busy_timeout": 3000}
        return SqliteDatabase(_reading_uri(path), pragmas=pragmas, uri=True, **shared)
    return SqliteDatabase(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE", **shared)


def open_reader(path: Path) -> sqlite3.Connection:
    """Return a read-only connection for one worker thread; `interrupt()` may come from another."""
    connection = sqlite3.connect(_reading_uri(path), uri=True, timeout=3, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _reading_uri(path: Path) -> str:
    """Name a database for reading; one on a disk that refuses even its log's index is read as it stands."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=3)
        try:
            connection.execute("PRAGMA schema_version").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        log = path.with_name(f"{path.name}-wal")
        if "unable to open" in str(error) and path.is_file() and not (log.exists() and log.stat().st_size):
            return f"{uri}&immutable=1"
    return uri


def sentence_for(error: Exception, path: Path) -> str | None:
    """Say what an SQLite error means for the person; None where it is our bug."""
    text = str(error).lower()
    if "is full" in text:
        return _(
            "Ổ đĩa chứa sổ đã đầy nên chưa lưu được."
            " Xóa bớt tệp hoặc chuyển sổ sang ổ khác rồi lưu lại: {path}"
        ).format(path=path.parent)
    if "readonly" in text or "read-only" in text:
        return _(
            "Sổ nằm ở nơi chỉ được đọc nên không lưu được."
            " Chép cả thư mục sổ sang nơi ghi được rồi mở lại: {path}"
        ).format(path=path.parent)
    if "is locked" in text or "busy" in text:
        return _("Sổ đang được một chương trình khác dùng. Đóng chương trình đó rồi thử lại: {path}").format(
            path=path.parent
        )
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return _(
            "Tệp sổ bị hỏng, không đọc được. Khôi phục từ bản sao lưu trong thư mục backups: {path}"
        ).format(path=path)
    if "unable to open" in text or "disk i/o" in text:
        return _("Không mở được tệp sổ. Kiểm tra ổ đĩa, USB và quyền truy cập rồi thử lại: {path}").format(
            path=path
        )
    if "foreign key" in text:
        return _("Mục này đã bị xóa ở nơi khác nên không ghi được. Mở lại hồ sơ để xem bản mới nhất.")
    return None


@contextmanager
def speaking(path: Path) -> Generator[None]:
    """Turn what the user's world did to the database into `UserError`; let our own bugs through."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        sentence = sentence_for(error, path)
        if sentence is None:
            raise
        raise UserError(sentence) from error
    except OSError as error:
        raise UserError(
            _("Không ghi được vào thư mục sổ {path}. Kiểm tra ổ đĩa và quyền truy cập rồi thử lại.").format(
                path=path.parent
            )
        ) from error


@contextmanager
def whole_or_nothing(database: SqliteDatabase) -> Generator[None]:
    """Commit what the block wrote, or undo all of it.

    Not peewee's `atomic`: where SQLite has rolled back by itself (a full disk), its own ROLLBACK fails and
    hides what happened.
    """
    if database.connection().in_transaction:
        raise RuntimeError("a step inside a step")
    database.execute_sql("BEGIN IMMEDIATE")
    try:
        yield
        database.execute_sql("COMMIT")
    except BaseException:
        if database.connection().in_transaction:
            database.execute_sql("ROLLBACK")
        raise
