"""A sheet of typed columns as an Excel file, row by row, so that memory does not grow with the count."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_app.documents.layout.sheets import (
    A4,
    AS_TYPED,
    DAY,
    MONEY,
    ROW_LIMIT,
    TEXT,
    WHOLE,
    Formats,
    sheet_name,
    write_value,
)
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.values import Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_STEP = 200
_CHOICE_LIMIT = 255
_FILLED_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: `kind` is text, number, money (whole đồng) or date; `width` is in letters.

    In a sheet to fill in, `note` hangs on the heading and `choices` are offered in the cells.
    """

    heading: str
    kind: str = "text"
    width: float = 16
    note: str = ""
    choices: tuple[str, ...] = ()


def write_sheet(
    out: Path,
    title: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Value]],
    total: int,
    job: Job | None = None,
) -> Path:
    """Write one sheet with a frozen heading and a filter; nothing is left behind when it fails.

    Text stays text whatever it begins with, numbers and dates are real ones, empty stays empty.

    Raises:
        UserError: the file cannot be written there.
        Cancelled: the job is no longer wanted.
    """
    job = job or Job()
    if total > ROW_LIMIT:
        raise UserError(
            _("Excel chỉ chứa được {limit} dòng một trang. Lọc bớt rồi xuất lại.").format(limit=ROW_LIMIT)
        )

    def fill(made: Path) -> None:
        _fill(made, title, columns, rows, total, job)
        job.check()

    return _put_in_place(out, fill)


def write_empty_sheet(out: Path, title: str, columns: Sequence[SheetColumn]) -> Path:
    """Write a sheet to fill in: cells are of their column's kind before anything stands in them.

    Raises:
        UserError: the file cannot be written there.
    """
    return _put_in_place(out, lambda made: _fill_empty(made, title, columns))


def _put_in_place(out: Path, fill: Callable[[Path], None]) -> Path:
    try:
        with TemporaryDirectory(dir=out.parent, prefix=".~", ignore_cleanup_errors=True) as aside:
            made = Path(aside) / "sheet.xlsx"
            fill(made)
            made.replace(out)
    except OSError as error:
        raise UserError(
            _(
                "Không ghi được tệp {path}. Nếu tệp đang mở trong Excel thì đóng lại, hoặc chọn nơi khác."
            ).format(path=out)
        ) from error
    return out


def _fill_empty(path: Path, title: str, columns: Sequence[SheetColumn]) -> None:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(str(path), {**AS_TYPED, "tmpdir": str(path.parent)})
    sheet = book.add_worksheet(sheet_name(title))
    formats = _heading(book, sheet, columns)
    for index, (column, kept) in enumerate(zip(columns, formats, strict=True)):
        sheet.set_column(index, index, column.width, kept)
        if column.note:
            sheet.write_comment(0, index, column.note, {"author": ""})
        if column.choices and len(",".join(column.choices)) <= _CHOICE_LIMIT:
            offered = {"validate": "list", "source": list(column.choices), "error_type": "information"}
            sheet.data_validation(1, index, _FILLED_ROWS, index, offered)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _fill(
    path: Path,
    title: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Value]],
    total: int,
    job: Job,
) -> None:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(str(path), {**AS_TYPED, "constant_memory": True, "tmpdir": str(path.parent)})
    try:
        sheet = book.add_worksheet(sheet_name(title))
        formats = _heading(book, sheet, columns)
        last = 0
        for last, row in enumerate(rows, start=1):
            if last % _STEP == 1:
                job.check()
                job.progress(last - 1, total, _("Đang ghi tệp Excel"))
            _write_row(sheet, last, columns, formats, row)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        job.progress(total, total, _("Đang đóng tệp Excel"))
    except BaseException:
        with suppress(FileCreateError):
            book.close()
        raise
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _heading(book: "Workbook", sheet: "Worksheet", columns: Sequence[SheetColumn]) -> list["Format"]:
    formats = Formats(book)
    kinds = {
        "text": formats.of(valign="top", text_wrap=True, num_format=TEXT),
        "number": formats.of(valign="top", num_format=WHOLE),
        "money": formats.of(valign="top", num_format=MONEY),
        "date": formats.of(valign="top", num_format=DAY, align="center"),
    }
    bold = formats.of(bold=True, text_wrap=True, valign="vcenter", bottom=1)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.heading, bold)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    return [kinds[column.kind] for column in columns]


def _write_row(
    sheet: "Worksheet",
    number: int,
    columns: Sequence[SheetColumn],
    formats: Sequence["Format"],
    row: Sequence[Value],
) -> None:
    for index, (value, column) in enumerate(zip(row, columns, strict=True)):
        if value is None or value == "":
            continue
        is_day = column.kind == "date" and isinstance(value, date)
        is_count = column.kind in {"number", "money"} and isinstance(value, int)
        typed = value if is_day or is_count or isinstance(value, str) else str(value)
        write_value(sheet, number, index, typed, formats[index])
