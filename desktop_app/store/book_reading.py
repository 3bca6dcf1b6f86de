"""What an open book can be asked, by one thread at a time."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from peewee import SqliteDatabase

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.store.connection import open_reader, speaking

DATABASE = "book.db"

Record = TypeVar("Record")


class BookReading:
    """The folder of a book and the connection to its database, for whoever reads."""

    def __init__(self, folder: Path, database: SqliteDatabase) -> None:
        self.folder = folder
        self._database = database
        self._one_at_a_time = RLock()

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / DATABASE

    @property
    def uid(self) -> str:
        """The book's own identity."""
        return self.setting("uid")

    def setting(self, key: str) -> str:
        """Return a fact about the book itself, "" where there is none."""
        found = self.sql("SELECT value FROM setting WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    @contextmanager
    def _asking(self) -> Generator[None]:
        """Let one thread at a time use the connection."""
        with self._one_at_a_time, speaking(self.path):
            yield

    def all(self, record: type[Record], order: str = "id", **where: Value) -> list[Record]:
        """Return the records whose columns equal `where`."""
        from desktop_app.store.rows import TABLE_OF, as_record, select

        with self._asking():
            rows = select(self._database, TABLE_OF[record.__name__], order, **where)
        return [as_record(record, row) for row in rows]

    def get(self, record: type[Record], row: int) -> Record:
        """Return one record.

        Raises:
            UserError: there is none of that key.
        """
        found = self.all(record, id=row)
        if not found:
            raise UserError(_("Mục này không còn trong sổ."))
        return found[0]

    def answers(self, innovation: int) -> dict[str, str]:
        """Return the dossier's answers by key."""
        from desktop_app.store.rows import select

        with self._asking():
            rows = select(self._database, "answer", innovation_id=innovation)
        return {str(row["key"]): str(row["value"]) for row in rows}

    def sql(self, statement: str, parameters: tuple[Value, ...] = ()) -> list[tuple[Any, ...]]:
        """Run one reading statement on the main connection."""
        with self._asking():
            return self._database.execute_sql(statement, parameters).fetchall()

    def reader(self) -> sqlite3.Connection:
        """Return a read-only connection of its own for one worker thread; the caller closes it."""
        with speaking(self.path):
            return open_reader(self.path)

    def kept_pack(self, pack_id: str, version: str) -> str | None:
        """Return the text of a pack as a dossier of this book began with it."""
        statement = "SELECT text FROM pack_copy WHERE pack_id = ? AND version = ?"
        found = self.sql(statement, (pack_id, version))
        return str(found[0][0]) if found else None
