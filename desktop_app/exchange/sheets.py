"""Files and pasted cells as tables: what other rooms read lists with.

    workbook = read_workbook(path)            # or read_pasted(text); its grids are the sheets
    tables = find_tables(workbook, words)     # `exchange.headings`: every table on every sheet
    table = read_table(path_or_text, words)   # the likeliest one at once: headings, rows, notes
    mapping = map_columns(table.headings, columns)   # `exchange.mapping`: our column id -> place of theirs

`words` are folded headings to recognise a heading row by; `columns` are (id, headings) pairs.
`Table.rows` are `Line(number, cells)`: the row's number on the sheet and one plain cell a heading.
Everything that is wrong with a file is one `UserError`.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.text import nfc
from desktop_app.exchange.delimited import read_delimited, read_pasted
from desktop_app.exchange.grids import Cell, CellError, Grid, Workbook
from desktop_app.exchange.headings import Line, Table, find_tables
from desktop_app.exchange.mapping import map_columns
from desktop_app.exchange.rehearsal import sheet_sizes
from desktop_app.exchange.workbook_files import (
    OLE,
    ZIP,
    Errors,
    damaged,
    failed_formulas,
    locked,
    look_into,
    read_bytes,
)

__all__ = [
    "Cell", "CellError", "Grid", "Line", "Table", "Workbook", "find_tables", "map_columns", "read_pasted",
    "read_table", "read_workbook",
]  # fmt: skip

_MOST_CELLS = 5_000_000
_STEP = 2000


def read_workbook(path: Path, job: Job | None = None) -> Workbook:
    """Read every sheet of an .xlsx, .xlsm, .xls, .ods, .csv or .txt; formulas give what was saved with them.

    Raises:
        UserError: it cannot be read, is no list, is locked, damaged, or far too big.
        Cancelled: the job is no longer wanted.
    """
    job, name = job or Job(), path.name
    job.progress(0, 0, _("Đang đọc tệp {file}").format(file=name))
    data = read_bytes(path)
    if not data.startswith((ZIP, OLE)):
        return read_delimited(data, name)
    notes = look_into(data, name)
    _refuse_wide(data, name)
    return _read_sheets(data, name, notes, job)


def read_table(source: Path | str, words: Collection[str], job: Job | None = None) -> Table:
    """Read the likeliest table of a file, or of pasted cells: the longest on a sheet that is not hidden.

    Raises:
        UserError: as `read_workbook`, or there is no table in it.
    """
    workbook = read_pasted(source) if isinstance(source, str) else read_workbook(source, job)
    tables = find_tables(workbook, words)
    if not tables:
        raise UserError(
            _(
                "Không thấy bảng nào trong “{file}”. Bảng cần một dòng tiêu đề cột rồi đến các dòng số liệu."
            ).format(file=workbook.name)
        )
    return best_table(tables)


def best_table(tables: Sequence[Table]) -> Table:
    """Choose the table to begin with: in sight before hidden, more known headings, then more rows."""
    return max(tables, key=lambda table: (not table.is_hidden, table.known_headings > 1, len(table.rows)))


def _refuse_wide(data: bytes, name: str) -> None:
    """Refuse a workbook whose reader would ask for more memory than a list is worth."""
    sizes = sheet_sizes(data)
    if sizes is None:
        raise UserError(
            _(
                "Tệp “{file}” bị hỏng, hoặc có ô nằm quá xa bảng số liệu (bấm Ctrl+End trong Excel để xem)."
                " Chép phần cần nhập sang một tệp mới."
            ).format(file=name)
        )
    for sheet, cells in sizes.items():
        if cells > _MOST_CELLS:
            sentence = _(
                "Trang “{sheet}” của tệp “{file}” rộng hơn năm triệu ô. Chép phần cần nhập sang một tệp mới."
            )
            raise UserError(sentence.format(sheet=sheet, file=name))


def _read_sheets(data: bytes, name: str, notes: tuple[str, ...], job: Job) -> Workbook:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            failed = failed_formulas(data)
            grids: list[Grid] = []
            for number, sheet in enumerate(workbook.sheets_metadata):
                job.check()
                job.progress(
                    number, len(workbook.sheet_names), _("Đang đọc trang “{sheet}”").format(sheet=sheet.name)
                )
                if sheet.typ == SheetTypeEnum.WorkSheet:
                    is_hidden = sheet.visible != SheetVisibleEnum.Visible
                    read = workbook.get_sheet_by_name(sheet.name)
                    grids.append(_grid(read, is_hidden, failed.get(sheet.name, {}), job))
    except PasswordError as error:
        raise locked(name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise damaged(name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # the reader's own fault, raised past Exception
            raise damaged(name) from error
        raise
    return Workbook(name, tuple(grids), notes)


def _grid(sheet: object, is_hidden: bool, failed: Errors, job: Job) -> Grid:
    from python_calamine import CalamineSheet

    assert isinstance(sheet, CalamineSheet)
    rows: list[list[Cell]] = []
    for number, row in enumerate(sheet.to_python(skip_empty_area=False)):
        if number % _STEP == 0:
            job.check()
        rows.append([_cell(value) for value in row])
    for (row, column), error in failed.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    merged = tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())
    return Grid(sheet.name, rows, is_hidden, merged)


def _cell(value: float | str | bool | time | date | datetime | timedelta) -> Cell:
    if isinstance(value, str):
        if not value or value.isspace():
            return None
        return CellError(value) if value in _ERROR_WORDS else nfc(value)
    if isinstance(value, datetime):
        return value.date()
    return str(value) if isinstance(value, timedelta) else value


_ERROR_WORDS = frozenset(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"))
