"""Excel files around bringing lists in: templates to fill in, and the rows that were left out."""

from pathlib import Path

from desktop_app.documents.layout.excel import SheetColumn, write_empty_sheet, write_sheet
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.exchange.grids import shown
from desktop_app.forms.imports import ImportColumn, ImportKind
from desktop_app.services.importing import Preview
from desktop_app.services.importing_rows import ImportRow, Verdict, entries_of

_SHEET_KINDS = {"date": "date", "money": "money", "benefit": "money", "whole": "number", "year": "number"}


def write_template(kind: ImportKind, out: Path) -> Path:
    """Write a list of that kind to fill in.

    Raises:
        UserError: the file cannot be written there.
    """
    return write_empty_sheet(out, kind.label, [_template_column(column) for column in kind.columns])


def _template_column(column: ImportColumn) -> SheetColumn:
    words = [column.note]
    if column.is_needed:
        words.insert(0, _("Bắt buộc."))
    if column.example:
        words.append(_("Ví dụ: {example}").format(example=column.example))
    choices = tuple(entry.label for entry in entries_of(column.list)) if column.list else ()
    note = "\n".join(part for part in words if part)
    return SheetColumn(column.label, _SHEET_KINDS.get(column.kind, "text"), column.width, note, choices)


def write_left_out(preview: Preview, out: Path, job: Job | None = None) -> int:
    """Write the rows that are not taken in, as they stand in the list, each with its number and the reason.

    The headings are the list's own, so that the file can be put right and brought in again. Returns how
    many rows there are. Raises UserError where the file cannot be written.
    """
    rows = preview.left_out
    headings = [
        heading or _("Cột {number}").format(number=number)
        for number, heading in enumerate(preview.table.headings, start=1)
    ]
    columns = [
        SheetColumn(_("Dòng"), "number", 8),
        SheetColumn(_("Lý do không nhập"), "text", 50),
        *(SheetColumn(heading, "text", 24) for heading in headings),
    ]
    lines = ([row.line.number, reason_of(row), *map(shown, row.line.cells)] for row in rows)
    write_sheet(out, _("Dòng không nhập"), columns, lines, len(rows), job)
    return len(rows)


def reason_of(row: ImportRow) -> str:
    """Say in sentences why a row is not taken in."""
    if row.verdict in (Verdict.OK, Verdict.CORRECTED):
        return _("Đã chọn bỏ qua.")
    return " ".join(row.sentences)
