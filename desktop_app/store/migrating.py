"""Bringing a book's schema up to the program's, a backup first."""

import sqlite3
from pathlib import Path

from peewee import SqliteDatabase

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.store.connection import open_reader, speaking

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def shipped_version() -> int:
    """The number of the newest migration that ships."""
    return max((int(path.name[:4]) for path in MIGRATIONS.glob("[0-9]*.py")), default=0)


def book_version(database: SqliteDatabase) -> int:
    """The number of the last migration the book went through; 0 for an empty file."""
    return int(database.execute_sql("PRAGMA user_version").fetchone()[0])


def refuse_strange(path: Path, *, is_read_only: bool) -> None:
    """Refuse, without touching it, a file that this program must not open.

    Raises:
        UserError: it is no book or is damaged, a newer program wrote it, or it is old and may only be read.
    """
    with speaking(path):
        version, is_book = _looked_at(path)
    name = path.parent.name
    if not is_book:
        raise UserError(
            _(
                "Tệp {path} rỗng, hỏng hoặc không phải sổ sáng kiến. Khôi phục từ bản sao lưu trong thư mục"
                " backups, hoặc chọn thư mục khác."
            ).format(path=path)
        )
    if version > shipped_version():
        raise UserError(
            _(
                "Sổ “{name}” do bản chương trình mới hơn ghi. Cài bản mới rồi mở lại; sổ chưa bị thay đổi gì."
            ).format(name=name)
        )
    if version < shipped_version() and is_read_only:
        raise UserError(
            _(
                "Sổ “{name}” do bản chương trình cũ ghi. Mở sổ bằng cửa sổ chương trình một lần để nâng cấp."
            ).format(name=name)
        )


def _looked_at(path: Path) -> tuple[int, bool]:
    reader = open_reader(path)
    try:
        (version,) = reader.execute("PRAGMA user_version").fetchone()
        names = {name for (name,) in reader.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if not {"setting", "innovation"} <= names:
            return version, False
        return version, reader.execute("SELECT 1 FROM setting WHERE key = 'uid'").fetchone() is not None
    except sqlite3.OperationalError as error:
        if "no such column" in str(error):  # tables of the same names in somebody else's file
            return 0, False
        raise
    finally:
        reader.close()


def migrate(database: SqliteDatabase) -> None:
    """Run what is pending, each migration in a transaction of its own."""
    from playhouse.migrations import run

    run(database, directory=str(MIGRATIONS))
    database.execute_sql(f"PRAGMA user_version = {shipped_version()}")
