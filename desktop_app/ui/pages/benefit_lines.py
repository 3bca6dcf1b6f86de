"""The lines of the money as a table that can be edited: typed as people type, computed in decimals."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal, DecimalException

from PySide6.QtCore import Qt, Signal

from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number, read_money, read_number
from desktop_app.domain.records import BenefitLine
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.services.benefits import line_amount
from desktop_app.ui.kit.editors.typed_rows import LEFT, RIGHT, EditedColumn, Index, TypedRowsModel

_EDIT = int(Qt.ItemDataRole.EditRole)
_FACTORS = ("quantity", "unit_price")
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
    """Rows of `BenefitLine`, whose amounts follow from their factors.

    `asked` carries a sentence about a figure that can be read two ways, the words of the other way, and
    the act that takes it.
    """

    asked = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__(line_columns())

    def read(self, attribute: str, text: str) -> Value:
        """Read an amount, a factor, a citation, or words."""
        if attribute == "amount":
            return read_money(text).value if text else None
        if attribute in _FACTORS:
            return f"{read_number(text).value:f}" if text else ""
        return _cited(text) if attribute == "evidence" else text

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

    def set_rows(self, rows: Sequence[BenefitLine]) -> None:
        """Show other rows; those already there stay as they are."""
        if tuple(rows) != tuple(self._rows):
            super().set_rows(rows)

    def add(self) -> int:
        """Add an empty row at the end and return its number."""
        return self.append(BenefitLine(0, 0, len(self._rows) + 1))

    def put(self, place: int, attribute: str, value: Value) -> None:
        """Write a value that was read, and the amount that follows from it."""
        row = replace(self._rows[place], **{attribute: value})
        product = line_amount(row.quantity, row.unit_price) if attribute in _FACTORS else None
        if product is not None:
            self._rows[place] = replace(self._rows[place], amount=product)
            self._unread[place].pop("amount", None)
        super().put(place, attribute, value)

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Read what was typed, and ask where it can be read two ways."""
        is_taken = super().setData(index, value, role)
        place, attribute = index.row(), self.columns[index.column()].attribute
        if is_taken and attribute not in self._unread[place]:
            self._ask(place, attribute, clean(str(value)))
        return is_taken

    def _ask(self, place: int, attribute: str, text: str) -> None:
        other = _other_reading(attribute, text)
        if other is None:
            return
        value, words, shown = other
        act: Callable[[], None] = lambda: self._put_if_there(place, attribute, value)  # noqa: E731
        sentence = _("Đã đọc “{text}” là {shown}.").format(text=text, shown=shown)
        self.asked.emit(sentence, _("Không, đó là {words}").format(words=words), act)

    def _put_if_there(self, place: int, attribute: str, value: Value) -> None:
        if place < len(self._rows):
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


def _cited(text: str) -> str:
    """Write bare numbers of annexes as they are cited: `1, 3` becomes `[1], [3]`."""
    if re.fullmatch(r"[0-9]{1,3}(?:[,; ]+[0-9]{1,3})*", text):
        return ", ".join(f"[{int(number)}]" for number in re.findall(r"[0-9]+", text))
    return text
