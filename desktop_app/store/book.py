"""A book: a folder with its database, attachments, backups and packs."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from filelock import FileLock
from peewee import SqliteDatabase

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.store import lock, migrating
from desktop_app.store.book_reading import DATABASE, BookReading
from desktop_app.store.connection import open_database, speaking, whole_or_nothing
from desktop_app.store.drives import refuse_network_drive
from desktop_app.store.due_days import refresh_due_days
from desktop_app.store.leftovers import remove_leftovers

if TYPE_CHECKING:
    from desktop_app.store.transaction import Listener, Transaction

__all__ = ["DATABASE", "Book"]

FOLDERS = ("attachments", "backups", "packs")


class Book(BookReading):
    """An open book. One writer connection; worker threads read through `reader`."""

    def __init__(
        self, folder: Path, database: SqliteDatabase, held: FileLock | None, clock: Clock, who: str
    ) -> None:
        super().__init__(folder, database)
        self.clock = clock
        self.who = who
        self._held = held
        self._listeners: list[Listener] = []

    @classmethod
    def open(
        cls, folder: Path, *, clock: Clock | None = None, who: str = "", is_read_only: bool = False
    ) -> Self:
        """Open the book in a folder; a read-only one takes no lock and changes nothing.

        Raises:
            UserError: missing, held, newer, corrupt, unwritable, or on a network drive.
        """
        folder = folder.absolute()
        path = folder / DATABASE
        if not _is_file(path):
            raise UserError(
                _("Không có sổ nào trong thư mục {folder}. Chọn thư mục khác, hoặc tạo sổ mới ở đó.").format(
                    folder=folder
                )
            )
        refuse_network_drive(folder)
        migrating.refuse_strange(path, is_read_only=is_read_only)
        return cls._start(folder, clock or Clock(), who, is_read_only=is_read_only)

    @classmethod
    def create(cls, folder: Path, *, clock: Clock | None = None, who: str = "") -> Self:
        """Make an empty book in a folder, which may exist but must hold no book.

        Raises:
            UserError: there is a book already, or the folder cannot be written.
        """
        folder, clock = folder.absolute(), clock or Clock()
        refuse_network_drive(folder)
        try:
            if (folder / DATABASE).exists():
                raise UserError(
                    _("Thư mục {folder} đã có sổ. Mở sổ đó, hoặc chọn thư mục khác.").format(folder=folder)
                )
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            raise UserError(
                _("Không tạo được thư mục {folder}. Chọn nơi khác mà bạn được ghi.").format(folder=folder)
            ) from error
        return cls._start(folder, clock, who, is_new=True)

    @classmethod
    def _start(
        cls, folder: Path, clock: Clock, who: str, *, is_read_only: bool = False, is_new: bool = False
    ) -> Self:
        held = None if is_read_only else lock.take(folder, clock.now())
        path = folder / DATABASE
        database = open_database(path, is_read_only=is_read_only)
        try:
            with speaking(path):
                if is_new:
                    _make_database(path, clock)
                database.connect()
                if not is_read_only:
                    _prepare(folder, database)
        except BaseException:
            database.close()
            if held is not None:
                lock.release(folder, held)
            raise
        return cls(folder, database, held, clock, who)

    @property
    def is_read_only(self) -> bool:
        """Whether this book was opened only to look."""
        return self._held is None

    def close(self) -> None:
        """Close the connection and give the lock back; closing twice is harmless."""
        with self._one_at_a_time:
            if not self._database.is_closed():
                self._database.close()
            if self._held is not None:
                lock.release(self.folder, self._held)
                self._held = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_ignored: object) -> None:
        self.close()

    def subscribe(self, listener: "Listener") -> None:
        """Call `listener(changes)` after every committed step."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: "Listener") -> None:
        """Stop calling a listener."""
        self._listeners.remove(listener)

    @contextmanager
    def transaction(self, label: str) -> Generator["Transaction"]:
        """Write rows as one named step: all of it is on the disk when the block ends, or none of it.

        Raises:
            UserError: the disk is full, the book is locked or read-only …; nothing was written.
        """
        from desktop_app.store.transaction import Transaction

        if self.is_read_only:
            raise UserError(_("Sổ đang mở ở chế độ chỉ xem nên không ghi được."))
        with self._asking(), whole_or_nothing(self._database):
            step = Transaction(self._database, label, self.clock.now(), self.who)
            self._database.execute_sql("PRAGMA defer_foreign_keys = 1")  # checked whole, at the commit
            yield step
            step.finish()
        changes = step.changes
        if changes:
            for listener in tuple(self._listeners):
                listener(changes)

    def replace_content(self, database: Path, job: Job | None = None) -> None:
        """Put a backup's database in the place of this book's, and go on with it.

        Raises:
            UserError: the disk refuses; the book is as it was.
            Cancelled: the book is as it was.
        """
        from desktop_app.store.backups import put_in_place

        if self.is_read_only:
            raise UserError(_("Sổ đang mở ở chế độ chỉ xem nên không ghi được."))
        with self._asking():
            self._database.close()
            try:
                put_in_place(self.path, database, job or Job())
            finally:
                self._database.connect()
                _prepare(self.folder, self._database)
        for listener in tuple(self._listeners):
            listener(Changes(_("Khôi phục sổ"), is_whole_book=True))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:  # no right to look, a name too long, a drive that went away
        raise UserError(
            _("Không vào được thư mục {folder}. Kiểm tra ổ đĩa và quyền truy cập rồi thử lại.").format(
                folder=path.parent
            )
        ) from error


def _make_database(path: Path, clock: Clock) -> None:
    """Build the database aside, so that a book is whole or not there, whenever the power goes."""
    aside = path.with_name(f"{path.name}.dang-tao-{uuid4().hex[:8]}")
    database = open_database(aside)
    try:
        database.connect()
        migrating.migrate(database)
        for fact in (("uid", str(uuid4())), ("created_at", clock.now())):
            database.execute_sql("REPLACE INTO setting(key, value) VALUES (?, ?)", fact)
        database.close()
        aside.replace(path)
    finally:
        database.close()
        for ending in ("", "-wal", "-shm"):
            aside.with_name(aside.name + ending).unlink(missing_ok=True)


def _prepare(folder: Path, database: SqliteDatabase) -> None:
    """See to the book's folders, bring an older schema up to date, having backed it up, and days too."""
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    remove_leftovers(folder)
    version = migrating.book_version(database)
    if version < migrating.shipped_version():
        from desktop_app.store.backups import copy_database, free_name

        copy_database(folder / DATABASE, free_name(folder / "backups" / f"truoc-nang-cap-{version:04d}.db"))
        migrating.migrate(database)
    refresh_due_days(database)
