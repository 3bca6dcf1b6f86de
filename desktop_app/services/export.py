"""Writing what the register shows to an Excel file."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from desktop_app.documents.layout.excel import SheetColumn, write_sheet
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.register import Query
from desktop_app.domain.values import Value
from desktop_app.services import register
from desktop_app.services.register_columns import RegisterColumn, column, shown_text
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

_PAGE = 200
_IN_WORDS = ("stamp", "due")


def export_register(
    book: Book, query: Query, column_ids: Sequence[str], out: Path, job: Job | None = None
) -> int:
    """Write every innovation the query finds, in its order, and return how many; safe in a worker thread.

    Raises:
        UserError: the file cannot be written there.
        Cancelled: the job is no longer wanted; no file is left.
    """
    columns, today = [column(name) for name in column_ids], book.clock.today()
    sheet = [SheetColumn(item.heading(), _sheet_kind(item), item.width) for item in columns]
    with speaking(book.path):
        reader = book.reader()
        try:
            wanted = register.ids(reader, query)
            lines = (
                [_cell(item, row, today) for item in columns]
                for page in _pages(wanted)
                for row in register.rows(reader, page)
            )
            write_sheet(out, _("Sáng kiến"), sheet, lines, len(wanted), job)
        finally:
            reader.close()
    return len(wanted)


def _pages(wanted: Sequence[int]) -> Iterator[Sequence[int]]:
    return (wanted[start : start + _PAGE] for start in range(0, len(wanted), _PAGE))


def _sheet_kind(item: RegisterColumn) -> str:
    return "text" if item.kind in _IN_WORDS else item.kind


def _cell(item: RegisterColumn, row: register.Row, today: date) -> Value:
    return shown_text(item, row, today) if item.kind in _IN_WORDS else item.value(row)
