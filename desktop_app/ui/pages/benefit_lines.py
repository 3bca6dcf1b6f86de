"""The lines of the money as a table that can be edited: typed as people type, computed in decimals."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, DecimalException

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number, read_money, read_number
from desktop_app.domain.records import BenefitLine
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.services.benefits import (
    FIRST_YEAR,
    Sheet,
    line_amount,
    lines_of,
    mismatched,
    new_line,
    recomputed,
    sheet_label,
    sheets_of,
    words_of,
)
from desktop_app.ui.kit.editors.typed_rows import LEFT, RIGHT, EditedColumn, Index, TypedRowsModel

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_GROUND = int(Qt.ItemDataRole.BackgroundRole)
_FACTORS = ("quantity", "unit_price")
_FOLLOWING = ("quantity", "measure", "unit_price", "amount")
LEAST_LETTERS = {
    "description": 15, "quantity": 10, "measure": 6, "unit_price": 11, "amount": 21,
    "source": 13, "evidence": 7,
}  # fmt: skip


def line_columns() -> tuple[EditedColumn, ...]:
    """Declare the columns of the table."""
    return (
        EditedColumn(_("Diễn giải"), "description", 4, LEFT),
        EditedColumn(_("Số lượng"), "quantity", 1, RIGHT),
        EditedColumn(_("Đơn vị tính"), "measure", 1, LEFT),
        EditedColumn(_("Đơn giá (đồng)"), "unit_price", 1, RIGHT),
        EditedColumn(_("Thành tiền (đồng)"), "amount", 1, RIGHT),
        EditedColumn(_("Nguồn số liệu"), "source", 2, LEFT),
        EditedColumn(_("Minh chứng"), "evidence", 1, LEFT),
    )


class LinesModel(TypedRowsModel[BenefitLine]):
    """The lines of every calculation of a dossier, those of one of them, `sheet`, as rows.

    Amounts follow from their factors; what a formula made is not typed into. `asked` carries a sentence
    about a figure that can be read two ways, the words of the other way, and the act that takes it.
    """

    asked = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__(line_columns())
        self.sheet = FIRST_YEAR
        self._parked: dict[Sheet, tuple[list[BenefitLine], list[dict[str, str]]]] = {}

    def set_lines(self, lines: Sequence[BenefitLine]) -> None:
        """Show the lines of another dossier; those already there stay as they are."""
        held = [row for _sheet, rows, _unread in self._sheets() for row in rows]
        if list(lines) == held:
            return
        sheets = sheets_of(lines)
        if self.sheet not in sheets:
            self.sheet = FIRST_YEAR
        rows = {sheet: list(lines_of(lines, sheet)) for sheet in sheets}
        self._parked = {sheet: (rows[sheet], [{} for _row in rows[sheet]]) for sheet in sheets}
        self.set_rows(self._parked.pop(self.sheet)[0])

    def turn(self, sheet: Sheet) -> None:
        """Show the lines of another calculation; what cannot be read yet waits there."""
        if sheet == self.sheet:
            return
        self.beginResetModel()
        self._parked[self.sheet] = self._rows, self._unread
        self.sheet = sheet
        self._rows, self._unread = self._parked.pop(sheet, ([], []))
        self.endResetModel()

    def lines(self) -> tuple[BenefitLine, ...]:
        """The lines of every calculation; UserError where a cell cannot be read, though out of sight."""
        self.rows()
        for sheet, _rows, unread in self._sheets():
            if sheet != self.sheet and any(unread):
                sentence = _("“{sheet}”: còn ô chưa đọc được. Mở phần đó để sửa.")
                raise UserError(sentence.format(sheet=sheet_label(sheet)))
        return self.shown_lines()

    def shown_lines(self) -> tuple[BenefitLine, ...]:
        """The lines of every calculation as far as they can be read."""
        held = [row for _sheet, rows, _unread in self._sheets() for row in rows]
        return tuple(replace(row, position=place) for place, row in enumerate(held, start=1))

    def sheets(self) -> tuple[Sheet, ...]:
        """The calculations that are asked for, and any other that holds lines."""
        return sheets_of(self.shown_lines())

    def read(self, attribute: str, text: str) -> Value:
        """Read an amount, a factor, a citation, or words."""
        if attribute == "amount":
            return read_money(text).value if text else None
        if attribute in _FACTORS:
            return f"{read_number(text).value:f}" if text else ""
        return cited(text) if attribute == "evidence" else text

    def words(self, row: BenefitLine, attribute: str) -> str:
        """Show figures as papers print them."""
        value = getattr(row, attribute)
        if attribute == "amount":
            return "" if value is None else format_money(value)
        if attribute in _FACTORS and value:
            try:
                return format_number(Decimal(value))
            except DecimalException:
                return str(value)
        return str(value)

    def add(self, line: BenefitLine | None = None) -> int:
        """Add a row at the end, an empty one or `line`, and return its number."""
        own = new_line(self.sheet)
        made = own if line is None else replace(line, year=own.year, is_actual=own.is_actual)
        return self.append(replace(made, position=len(self._rows) + 1))

    def put_line(self, place: int, line: BenefitLine) -> None:
        """Put a line that was made elsewhere in the place of one."""
        self._rows[place] = replace(line, position=place + 1)
        self._unread[place] = {}
        self.told(place)

    def settle(self) -> None:
        """Make the formulas' lines anew that hold another amount than their inputs make, as saving does."""
        for sheet, rows, _unread in self._sheets():
            for place in mismatched(rows):
                if not rows[place].formula:
                    continue
                rows[place] = recomputed((rows[place],))[0]
                if sheet == self.sheet:
                    self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def is_fixed(self, index: Index) -> bool:
        """Say whether a cell follows from a formula and is not typed into."""
        row = self._rows[index.row()]
        return bool(row.formula) and self.columns[index.column()].attribute in _FOLLOWING

    def put(self, place: int, attribute: str, value: Value) -> None:
        """Write a value that was read, and the amount that follows from it."""
        row = replace(self._rows[place], **{attribute: value})
        if attribute in _FACTORS and line_amount(row.quantity, row.unit_price) is not None:
            (made,) = recomputed((row,))
            self._rows[place] = replace(self._rows[place], amount=made.amount)
            self._unread[place].pop("amount", None)
        super().put(place, attribute, value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited but what follows from a formula."""
        flags = super().flags(index)
        is_fixed = index.isValid() and self.is_fixed(index)
        return flags & ~Qt.ItemFlag.ItemIsEditable if is_fixed else flags

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Say beside an amount that it is a cost, and of what a formula made how."""
        row, attribute = self._rows[index.row()], self.columns[index.column()].attribute
        if role == _GROUND and self.is_fixed(index):
            return QGuiApplication.palette().brush(QPalette.ColorRole.AlternateBase)
        if role == _TIP and self.is_fixed(index):
            told = _("Tính theo công thức. Bấm đúp, hoặc chọn dòng rồi bấm “Sửa…”, để đổi số liệu.")
            return "\n".join((*words_of(row), told))
        shown = super().data(index, role)
        is_cost = attribute == "amount" and row.amount is not None and row.amount < 0
        if role == _DISPLAY and is_cost and attribute not in self._unread[index.row()]:
            return _("{amount}\nchi phí").format(amount=shown)
        return shown

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Read what was typed, and ask where it can be read two ways."""
        if self.is_fixed(index):
            return False
        is_taken = super().setData(index, value, role)
        place, attribute = index.row(), self.columns[index.column()].attribute
        if is_taken and attribute not in self._unread[place]:
            self._ask(place, attribute, clean(str(value)))
        return is_taken

    def _sheets(self) -> Iterator[tuple[Sheet, list[BenefitLine], list[dict[str, str]]]]:
        """Give each calculation with its rows and what of them cannot be read, in the order of years."""
        held = {**self._parked, self.sheet: (self._rows, self._unread)}
        everything = [row for rows, _unread in held.values() for row in rows]
        for sheet in sheets_of(everything):
            rows, unread = held.get(sheet, ([], []))
            yield sheet, rows, unread

    def _ask(self, place: int, attribute: str, text: str) -> None:
        other = _other_reading(attribute, text)
        if other is None:
            return
        value, words, shown = other
        sheet = self.sheet
        act: Callable[[], None] = lambda: self._put_if_there(sheet, place, attribute, value)  # noqa: E731
        sentence = _("Đã đọc “{text}” là {shown}.").format(text=text, shown=shown)
        self.asked.emit(sentence, _("Không, đó là {words}").format(words=words), act)

    def _put_if_there(self, sheet: Sheet, place: int, attribute: str, value: Value) -> None:
        if sheet == self.sheet and place < len(self._rows) and not self._rows[place].formula:
            self.put(place, attribute, value)


def _other_reading(attribute: str, text: str) -> tuple[str | int, str, str] | None:
    if not text:
        return None
    if attribute == "amount":
        money = read_money(text)
        return None if money.other is None else (money.other.value, money.other.shown, money.shown)
    if attribute in _FACTORS:
        number = read_number(text)
        return None if number.other is None else (f"{number.other.value:f}", number.other.shown, number.shown)
    return None


def cited(text: str) -> str:
    """Write bare numbers of annexes as they are cited: `1, 3` becomes `[1], [3]`."""
    if re.fullmatch(r"[0-9]{1,3}(?:[,; ]+[0-9]{1,3})*", text):
        return ", ".join(f"[{int(number)}]" for number in re.findall(r"[0-9]+", text))
    return text
