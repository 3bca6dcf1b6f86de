"""The lines of the money as a table that can be edited: typed as people type, computed in decimals."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal, DecimalException

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number, read_money, read_number
from desktop_app.domain.records import BenefitLine
from desktop_app.domain.text import clean
from desktop_app.services.benefits import line_amount
from desktop_app.ui.kit.editors.people_model import EditedColumn

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_FACTORS = ("quantity", "unit_price")
LEAST_LETTERS = {
    "description": 15, "quantity": 10, "measure": 6, "unit_price": 11, "amount": 21,
    "source": 13, "evidence": 7,
}  # fmt: skip


def line_columns() -> tuple[EditedColumn, ...]:
    """Declare the columns of the table."""
    return (
        EditedColumn(_("Diễn giải"), "description", 4, _LEFT),
        EditedColumn(_("Số lượng"), "quantity", 1, _RIGHT),
        EditedColumn(_("Đơn vị tính"), "measure", 1, _LEFT),
        EditedColumn(_("Đơn giá (đồng)"), "unit_price", 1, _RIGHT),
        EditedColumn(_("Thành tiền (đồng)"), "amount", 1, _RIGHT),
        EditedColumn(_("Nguồn số liệu"), "source", 2, _LEFT),
        EditedColumn(_("Minh chứng"), "evidence", 1, _LEFT),
    )


class LinesModel(QAbstractTableModel):
    """Rows of `BenefitLine`. What cannot be read is kept as typed until it can be.

    `edited` follows what the person does, never `set_rows`. `asked` carries a sentence about a figure that
    can be read two ways, the words of the other way, and the act that takes it.
    """

    edited = Signal()
    asked = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.columns = line_columns()
        self._rows: list[BenefitLine] = []
        self._unread: list[dict[str, str]] = []

    def set_rows(self, rows: Sequence[BenefitLine]) -> None:
        """Show other rows; those already there stay as they are."""
        if tuple(rows) == tuple(self._rows):
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._unread = [{} for _row in rows]
        self.endResetModel()

    def rows(self) -> tuple[BenefitLine, ...]:
        """The rows in order; UserError where a cell cannot be read."""
        for number, unread in enumerate(self._unread, start=1):
            for attribute, text in unread.items():
                try:
                    _read(attribute, text)
                except UserError as problem:
                    raise UserError(
                        _("Dòng {number}: {problem}").format(number=number, problem=problem)
                    ) from problem
        return self.shown()

    def shown(self) -> tuple[BenefitLine, ...]:
        """The rows as far as they can be read."""
        return tuple(replace(row, position=place) for place, row in enumerate(self._rows, start=1))

    def add(self) -> int:
        """Add an empty row at the end and return its number."""
        place = len(self._rows)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.append(BenefitLine(0, 0, place + 1))
        self._unread.append({})
        self.endInsertRows()
        self.edited.emit()
        return place

    def remove(self, place: int) -> None:
        """Take a row away."""
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place], self._unread[place]
        self.endRemoveRows()
        self.edited.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as are declared."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Headings over the columns, numbers beside the rows."""
        if role == _DISPLAY:
            return self.columns[section].heading if orientation == Qt.Orientation.Horizontal else section + 1
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Figures as papers print them, or as they were typed where they cannot be read."""
        if role == _ALIGNMENT:
            return self.columns[index.column()].align
        if role not in (_DISPLAY, _EDIT, _TIP):
            return None
        attribute = self.columns[index.column()].attribute
        unread = self._unread[index.row()].get(attribute)
        if unread is not None:
            return _problem(attribute, unread) if role == _TIP else unread
        return _shown(self._rows[index.row()], attribute)

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Read what was typed and compute the amount; keep it as it stands where it cannot be read."""
        if role != _EDIT:
            return False
        place, attribute = index.row(), self.columns[index.column()].attribute
        text = clean(str(value))
        if text == clean(str(self.data(index, _EDIT))):
            return False
        try:
            read = _read(attribute, text)
        except UserError:
            self._unread[place][attribute] = text
            self._told(place)
            return True
        self._put(place, attribute, read)
        self._ask(place, attribute, text)
        return True

    def _put(self, place: int, attribute: str, value: str | int | None) -> None:
        row = replace(self._rows[place], **{attribute: value})
        if attribute in _FACTORS:
            product = line_amount(row.quantity, row.unit_price)
            if product is not None:
                row = replace(row, amount=product)
                self._unread[place].pop("amount", None)
        self._rows[place] = row
        self._unread[place].pop(attribute, None)
        self._told(place)

    def _ask(self, place: int, attribute: str, text: str) -> None:
        other = _other_reading(attribute, text)
        if other is None:
            return
        value, words, shown = other
        act: Callable[[], None] = lambda: self._put_if_there(place, attribute, value)  # noqa: E731
        sentence = _("Đã đọc “{text}” là {shown}.").format(text=text, shown=shown)
        self.asked.emit(sentence, _("Không, đó là {words}").format(words=words), act)

    def _put_if_there(self, place: int, attribute: str, value: str | int | None) -> None:
        if place < len(self._rows):
            self._put(place, attribute, value)

    def _told(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
        self.edited.emit()


def _read(attribute: str, text: str) -> str | int | None:
    if attribute == "amount":
        return read_money(text).value if text else None
    if attribute in _FACTORS:
        return f"{read_number(text).value:f}" if text else ""
    return _cited(text) if attribute == "evidence" else text


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


def _problem(attribute: str, text: str) -> str:
    try:
        _read(attribute, text)
    except UserError as problem:
        return str(problem)
    return text


def _shown(row: BenefitLine, attribute: str) -> str:
    value = getattr(row, attribute)
    if attribute == "amount":
        return "" if value is None else format_money(value)
    if attribute in _FACTORS and value:
        try:
            return format_number(Decimal(value))
        except DecimalException:
            return str(value)
    return str(value)
