"""What all Excel files share: faces, kinds of numbers, and text that stays text."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desktop_app.documents.layout.office_text import words
from desktop_app.domain.dates import format_date

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT: Final = 32_767
ROW_LIMIT: Final = 1_048_575
A4: Final = 9
AS_TYPED: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FONT: Final = {"font_name": "Times New Roman", "font_size": 12}
TEXT, WHOLE, MONEY, DAY = "@", "0", "#,##0", "dd/mm/yyyy"
"""What numbers look like; Excel puts the marks of its own language for `,` and `.`."""
_FIRST_DATE = date(1900, 3, 1)  # Excel counts a 29/02/1900 that never was
_DIGITS = 15  # as many as Excel keeps

SheetValue = str | int | Decimal | date


class Formats:
    """Makes each format of a workbook once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[frozenset[tuple[str, object]], Format] = {}

    def of(self, **looks: object) -> "Format":
        """Give the format for `looks`, which are XlsxWriter's own words, in the face of all."""
        return self._of({**FONT, **looks})

    def _of(self, looks: Mapping[str, object]) -> "Format":
        key = frozenset(looks.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(looks))
        return self._made[key]


def is_number(value: SheetValue | None) -> bool:
    """Tell whether Excel can hold it as a number or a day without losing any of it."""
    if isinstance(value, date):
        return value >= _FIRST_DATE
    if isinstance(value, int):
        return not isinstance(value, bool) and len(str(abs(value))) <= _DIGITS
    return isinstance(value, Decimal) and value.is_finite() and len(value.as_tuple().digits) <= _DIGITS


def write_value(
    sheet: "Worksheet", row: int, column: int, value: SheetValue | None, look: "Format | None" = None
) -> None:
    """Write a number or a day as what it is, anything else as text; nothing as an empty cell."""
    if value is None or value == "":
        if look is not None:
            sheet.write_blank(row, column, None, look)
    elif isinstance(value, str) or not is_number(value):
        shown = format_date(value) if isinstance(value, date) else str(value)
        sheet.write_string(row, column, words(shown)[:CELL_LIMIT], look)
    elif isinstance(value, date):
        midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day, not a moment
        sheet.write_datetime(row, column, midnight, look)
    else:
        sheet.write_number(row, column, float(value) if isinstance(value, Decimal) else value, look)


def sheet_name(title: str) -> str:
    """Make a name that Excel allows a sheet."""
    kept = "".join(" " if letter in "[]:*?/\\" else letter for letter in words(title)).strip("' \n")
    return kept.replace("\n", " ")[:31].rstrip("' ") or "1"
