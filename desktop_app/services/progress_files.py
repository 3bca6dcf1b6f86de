"""The reports of a programme as files, and the innovations behind a figure as an Excel sheet."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop_app.documents.blocks import Document
from desktop_app.documents.layout.excel import SheetColumn, write_sheet
from desktop_app.documents.papers.tien_do import ProgressPaper, build_notice, build_report
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.office import ADMINISTRATION
from desktop_app.domain.progress import Keys, Line
from desktop_app.domain.progress_numbers import one_decimal
from desktop_app.domain.values import Value
from desktop_app.forms.packs import load_catalogue
from desktop_app.services import papers, register
from desktop_app.services.paper_lists import common_unit
from desktop_app.services.paper_office import sender_of
from desktop_app.services.progress import Report, progress
from desktop_app.services.register_columns import column
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

ROWS = ("code", "title", "authors", "unit", "level", "stage", "applied_on", "benefit")
"""The columns of the register that tell what is behind a figure."""

_SHEET = (
    (lambda: _("Đơn vị"), "text", 46), (lambda: _("Chỉ tiêu"), "number", 10),
    (lambda: _("Đã tính"), "number", 10), (lambda: _("Tỷ lệ (%)"), "text", 10),
    (lambda: _("Lẽ ra đã có"), "number", 12), (lambda: _("Mỗi tuần"), "text", 10),
    (lambda: _("Cần mỗi tuần"), "text", 13), (lambda: _("Dự báo"), "number", 10),
    (lambda: _("Công nhận"), "number", 11), (lambda: _("Đã nhập cổng"), "number", 13),
    (lambda: _("Cổng xác nhận"), "number", 14), (lambda: _("Tác giả"), "number", 9),
    (lambda: _("Lao động"), "number", 10), (lambda: _("Ghi chú"), "text", 40),
)  # fmt: skip


def report_document(book: Book, report: Report) -> Document:
    """Make Báo cáo tiến độ of a programme or phase, by unit and, for a whole programme, by phase."""
    parts = () if report.phase else report.phases
    counted = ((part, progress(book, report.programme.id, part.id)) for part in parts)
    standings = tuple((part, item.progress.whole.standing) for part, item in counted)
    return build_report(replace(_paper(book, report), parts=standings))


def notice_document(book: Book, report: Report) -> Document:
    """Make the notice of one page for the board."""
    return build_notice(_paper(book, report))


def write_pdf(document: Document, out: Path) -> Path:
    """Draw a report and write it.

    Raises:
        UserError: the file cannot be written there.
    """
    papers.save_paper(papers.draw(document), out)
    return out


def write_units(report: Report, out: Path, job: Job | None = None) -> int:
    """Write the table of units to Excel, numbers as numbers, and return how many lines.

    Raises:
        UserError: the file cannot be written there.
    """
    lines = (*report.progress.lines, report.progress.whole)
    columns = [SheetColumn(heading(), kind, width) for heading, kind, width in _SHEET]
    write_sheet(out, report.title, columns, map(_cells, lines), len(lines), job)
    return len(lines)


def write_rows(book: Book, keys: Keys, out: Path, job: Job | None = None) -> int:
    """Write the innovations behind a figure to Excel, and return how many.

    Raises:
        UserError: the file cannot be written there.
    """
    columns = [column(name) for name in ROWS]
    sheet = [SheetColumn(item.heading(), item.kind, item.width) for item in columns]
    with speaking(book.path):
        reader = book.reader()
        try:
            found = register.rows(reader, keys)
        finally:
            reader.close()
    lines: Iterator[list[Value]] = ([item.value(row) for item in columns] for row in found)
    write_sheet(out, _("Sáng kiến"), sheet, lines, len(found), job)
    return len(found)


def _cells(line: Line) -> list[Value]:
    standing, staff = line.standing, line.staff
    name = f"{'   ' * line.depth}{line.name}"
    return [
        name, standing.target, standing.counted, one_decimal(standing.percent), standing.expected,
        one_decimal(standing.pace), one_decimal(standing.needed), standing.forecast, len(line.recognised),
        len(line.keyed), len(line.confirmed), staff.authors, staff.people, line.note,
    ]  # fmt: skip


def _paper(book: Book, report: Report) -> ProgressPaper:
    """Gather a paper; the topmost unit of the book writes it."""
    unit = common_unit(book, ())
    sender = sender_of(book, unit.id if unit else None, ADMINISTRATION)
    levels = tuple(
        (load_catalogue().label("levels", level) if level else _("Chưa ghi cấp"), len(keys))
        for level, keys in report.progress.levels
    )
    return ProgressPaper(
        report.programme, report.phase, report.sentence, report.progress, levels, sender=sender
    )
