"""One cell as a value: what was understood, whether that differs from what stands there, and why.

Excel has its own ways of being wrong: 8.5 typed on a Vietnamese machine is 08/05, a year is 2005.0, a day is
a number of days, a number is text. Whatever is not read as it stands is shown back.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from math import isfinite

from desktop_app.domain.dates import format_birth, format_date, read_birth, read_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.legacy import looks_legacy, rescue
from desktop_app.domain.likeness import plain
from desktop_app.domain.numbers import MOST_MONEY, format_money, format_number, read_money, read_number
from desktop_app.domain.shares import format_share, read_share
from desktop_app.domain.syllables import is_syllable
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.exchange.grids import Cell, CellError, shown

_SERIAL = range(18_264, 73_051)  # 01/01/1950 to 01/01/2100
_EPOCH = date(1899, 12, 30)
_BEYOND_LATIN = re.compile("[^\\x00-\\xff]")
"""Text of before Unicode reaches us as Latin-1; any letter beyond it is modern."""
_LONGEST = 2000
_MOST_COUNTED = 10_000_000
_NAME_LONGEST = 120
_NON_ASCII_WORD = re.compile(r"[^\s\d.,;:()/\-–]*[^\x00-\x7f\s][^\s\d.,;:()/\-–]*")
_TIME = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AaPp][Mm])?"
_TIME_AFTER = re.compile(rf"(?:T|,? (?:- |lúc )?){_TIME}$")
_TIME_BEFORE = re.compile(rf"^{_TIME}(?:,| -)? (?:ngày )?")
_SCALES = (
    (re.compile(r"\b(?:ty|ti)\b"), 10**9),
    (re.compile(r"\b(?:trieu|tr|trd|tr d)\b"), 10**6),
    (re.compile(r"\b(?:nghin|ngan|1000 ?d(?:ong)?)\b"), 10**3),
)
_YES = frozenset(("x", "v", "co", "yes", "y", "true", "1", "dung"))
_NO = frozenset(("", "0", "khong", "no", "n", "false", "k", "o"))


class State(StrEnum):
    """How a cell was read, from well to not at all."""

    OK = "ok"
    CORRECTED = "corrected"
    QUESTION = "question"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Read:
    """A cell's value, how it is shown back, and a sentence where there is something to say."""

    value: Value = None
    state: State = State.OK
    sentence: str = ""
    shown: str = ""


EMPTY = Read()


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is read: its `kind`, how many đồng a figure is, and the encoding its text is in."""

    kind: str
    scale: int = 1
    legacy: str = ""
    choices: Mapping[str, tuple[str, str]] | None = None
    keeps_own_words: bool = False
    not_computable: frozenset[str] = frozenset()


def scale_of(heading: str) -> int:
    """Tell how many đồng a figure stands for under a heading: “(triệu đồng)” is a million."""
    words = plain(heading)
    return next((worth for pattern, worth in _SCALES if pattern.search(words)), 1)


def legacy_of(cells: Iterable[Cell]) -> str:
    """Name the encoding of before Unicode that a column's text is in, or ""."""
    texts = {cell for cell in cells if isinstance(cell, str) and not cell.isascii()}
    return looks_legacy("\n".join(sorted(texts)[:400])) or "" if texts else ""


def read_cell(cell: Cell, column: Column) -> Read:
    """Read a cell as its column wants it; it never raises."""
    if cell is None:
        return EMPTY
    if isinstance(cell, CellError):
        sentence = _("Ô có công thức lỗi {error}. Sửa công thức trong Excel, hoặc gõ giá trị vào ô.")
        return Read(None, State.REFUSED, sentence.format(error=cell), cell.word)
    try:
        return _READERS[column.kind](cell, column)
    except UserError as error:
        return Read(None, State.REFUSED, str(error), shown(cell)[:80])


class ColumnReader:
    """Reads the cells of one column, whatever is written there several times only once."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._known: dict[tuple[type, Cell], Read] = {}

    def read(self, cell: Cell) -> Read:
        """Read a cell as `read_cell` does."""
        asked = (cell.__class__, cell)  # 1, 1.0 and True are equal, but not read alike
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = read_cell(cell, self._column)
        return found


def as_text(cell: Cell, legacy: str = "", multiline: bool = False) -> tuple[str, str]:
    """Give a cell's text, converted to Unicode and cleaned, and a sentence where it had to be converted."""
    text = shown(cell) if not isinstance(cell, str) else cell
    sentence = ""
    if not text.isascii() and not _BEYOND_LATIN.search(text):
        encoding = looks_legacy(text) or legacy
        if encoding and _makes_no_sense(text):
            made = rescue(text, encoding)
            if made != text:
                text, sentence = made, _("Chữ mã {encoding} đã đổi sang Unicode.").format(encoding=encoding)
    return clean(text, multiline), sentence


def _makes_no_sense(text: str) -> bool:
    return not all(is_syllable(word) for word in _NON_ASCII_WORD.findall(text))


def _text(cell: Cell, column: Column) -> Read:
    text, sentence = as_text(cell, column.legacy, column.kind == "authors")
    if isinstance(cell, date):
        said = _(
            "Excel đã hiểu ô này là ngày {date}. Nếu đó không phải là ngày, gõ lại trong Excel dạng chữ."
        )
        return Read(text, State.QUESTION, said.format(date=text), text)
    if len(text) > _LONGEST:
        said = _("Ô dài {count} chữ, nhiều hơn {most}. Rút gọn lại.").format(count=len(text), most=_LONGEST)
        return Read(None, State.REFUSED, said, f"{text[:77]}…")
    return Read(text, State.CORRECTED if sentence else State.OK, sentence, text)


def _name(cell: Cell, column: Column) -> Read:
    read = _text(cell, column)
    text = str(read.value or "")
    if len(text) > _NAME_LONGEST * 2:
        return Read(
            None, State.REFUSED, _("Tên dài quá {most} chữ.").format(most=_NAME_LONGEST * 2), text[:80]
        )
    if text and not any(letter.isalpha() for letter in text):
        return Read(None, State.REFUSED, _("“{text}” không phải là tên.").format(text=text[:40]), text[:80])
    return read


def _date(cell: Cell, _column: Column) -> Read:
    if isinstance(cell, date):
        if not 1950 <= cell.year < 2200:
            said = _("Ngày {date} quá xa. Kiểm tra lại năm.").format(date=format_date(cell))
            return Read(None, State.REFUSED, said, format_date(cell))
        return Read(cell, shown=format_date(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if float(cell).is_integer() and int(cell) in _SERIAL:
            day = _EPOCH + timedelta(days=int(cell))
            said = _("Ô chứa số {number} của Excel, đọc là ngày {date}.").format(
                number=int(cell), date=format_date(day)
            )
            return Read(day, State.CORRECTED, said, format_date(day))
        raise UserError(
            _("“{text}” chưa đủ ngày, tháng, năm. Nhập như 26/03/2026.").format(text=shown(cell)[:40])
        )
    text, _sentence = as_text(cell)
    day = read_date(_without_time(text))
    return Read(day, shown=format_date(day))


def _without_time(text: str) -> str:
    return _TIME_BEFORE.sub("", _TIME_AFTER.sub("", text))


def _birth(cell: Cell, column: Column) -> Read:
    if isinstance(cell, date):
        return Read(cell.isoformat(), shown=format_date(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if float(cell).is_integer() and 1900 < cell < 2100:
            return Read(str(int(cell)), shown=str(int(cell)))
        read = _date(cell, column)
        return (
            Read(read.value.isoformat(), read.state, read.sentence, read.shown)
            if isinstance(read.value, date)
            else read
        )
    birth = read_birth(_without_time(as_text(cell)[0]))
    return Read(birth, shown=format_birth(birth))


def _money(cell: Cell, column: Column) -> Read:
    if isinstance(cell, bool):
        raise UserError(_("“{text}” không phải là số tiền.").format(text=shown(cell)))
    if isinstance(cell, date):
        return _money_of_date(cell, column)
    if isinstance(cell, int | float):
        return _scaled(Decimal(str(cell)), column, shown(cell))
    text, _sentence = as_text(cell)
    if column.scale > 1:
        with_scale = any(letter.isalpha() for letter in text)
        if not with_scale:
            reading = read_number(text)
            made = _scaled(reading.value, column, text)
            return _asked(made, text) if reading.is_ambiguous else made
    money = read_money(text)
    made = Read(money.value, State.OK, "", money.shown)
    if money.is_ambiguous:
        return _asked(made, text)
    if format_money(money.value) != re.sub(r"\s*(?:đồng|đ|vnđ|vnd)\.?$", "", text.casefold()):
        said = _("Đọc “{text}” là {amount}.").format(text=text[:40], amount=money.shown)
        return Read(money.value, State.CORRECTED, said, money.shown)
    return made


def _asked(made: Read, text: str) -> Read:
    said = _("“{text}” có thể hiểu hai cách; đang đọc là {amount}.").format(text=text[:40], amount=made.shown)
    return Read(made.value, State.QUESTION, said, made.shown)


def _scaled(number: Decimal, column: Column, text: str) -> Read:
    amount = number * column.scale
    if not amount.is_finite() or abs(amount) > MOST_MONEY:
        raise UserError(
            _("Số tiền “{text}” quá lớn. Kiểm tra lại số chữ số và đơn vị.").format(text=text[:40])
        )
    whole = int(amount.quantize(Decimal(1), ROUND_HALF_UP))
    words = _("{amount} đồng").format(amount=format_money(whole))
    if column.scale > 1 or whole != amount:
        said = _("Đọc {text} là {amount}.").format(text=text, amount=words)
        return Read(whole, State.CORRECTED, said, words)
    return Read(whole, shown=words)


def _money_of_date(cell: date, column: Column) -> Read:
    number = _typed_as(cell)
    read = _scaled(number, column, format_number(number))
    return Read(read.value, State.QUESTION, _was_number(cell, number), read.shown)


def _typed_as(cell: date) -> Decimal:
    """Give the number that Excel took for a day: 8.5 became 08/05 of the current year."""
    return Decimal(f"{cell.day}.{cell.month}")


def _was_number(cell: date, number: Decimal) -> str:
    return _(
        "Excel đã đổi số thành ngày {date}; có lẽ là {number}. Gõ lại trong Excel, hoặc nhận cách đọc này."
    ).format(date=format_date(cell), number=format_number(number))


def _whole(cell: Cell, _column: Column) -> Read:
    if isinstance(cell, date):
        raise UserError(
            _("Excel đã đổi số thành ngày {date}. Gõ lại số trong Excel.").format(date=format_date(cell))
        )
    options: list[Decimal] = []
    if isinstance(cell, str):
        reading = read_number(as_text(cell)[0])
        options = [reading.value, *([reading.other.value] if reading.other else [])]
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        options = [Decimal(str(cell))]
    number = next((value for value in options if _is_count(value)), None)
    if number is None:
        raise UserError(_("“{text}” không phải là số nguyên từ 0 trở lên.").format(text=shown(cell)[:40]))
    return Read(int(number), shown=format_number(number))


def _is_count(number: Decimal) -> bool:
    return number.is_finite() and 0 <= number <= _MOST_COUNTED and number % 1 == 0


def _year(cell: Cell, _column: Column) -> Read:
    if isinstance(cell, date):
        said = _("Lấy năm của ngày {date}.").format(date=format_date(cell))
        return Read(cell.year, State.CORRECTED, said, str(cell.year))
    text = shown(cell)
    found = re.fullmatch(r"(?:n[aă]m\s*)?((?:19|20|21)[0-9]{2})", text, re.IGNORECASE)
    if not found:
        raise UserError(
            _("“{text}” không phải là năm. Nhập đủ bốn chữ số, ví dụ 2026.").format(text=text[:40])
        )
    return Read(int(found[1]), shown=found[1])


def _share(cell: Cell, _column: Column) -> Read:
    if isinstance(cell, date):
        number = _typed_as(cell)
        share = int(number * 100)
        return Read(share, State.QUESTION, _was_number(cell, number), f"{format_share(share)} %")
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = Decimal(str(cell)) if isfinite(cell) else Decimal(-1)
        if 0 < number <= 1:  # a cell formatted as percent
            share = int((number * 10_000).quantize(Decimal(1), ROUND_HALF_UP))
        elif 1 < number <= 100:
            share = int((number * 100).quantize(Decimal(1), ROUND_HALF_UP))
        else:
            raise UserError(_("Tỷ lệ “{text}” phải từ 0 đến 100 %.").format(text=shown(cell)))
        return Read(share, shown=f"{format_share(share)} %")
    share = read_share(as_text(cell)[0])
    return Read(share, shown=f"{format_share(share)} %")


def _yes_no(cell: Cell, _column: Column) -> Read:
    word = plain(shown(cell))
    if word not in _YES | _NO:
        raise UserError(_("Ghi Có hoặc Không thay cho “{text}”.").format(text=shown(cell)[:40]))
    return Read(word in _YES, shown=_("Có") if word in _YES else _("Không"))


def _benefit(cell: Cell, column: Column) -> Read:
    if isinstance(cell, str) and plain(as_text(cell, column.legacy)[0]) in column.not_computable:
        return Read("", shown=_("Không tính được"))
    return _money(cell, column)


def _choice(cell: Cell, column: Column) -> Read:
    from desktop_app.domain.likeness import alike, pairs

    text, sentence = as_text(cell, column.legacy)
    word, choices = plain(text), column.choices or {}
    if word in choices:
        choice, label = choices[word]
        return Read(choice, State.CORRECTED if sentence else State.OK, sentence, label)
    own = pairs(word)
    nearest = max(choices, key=lambda known: alike(own, pairs(known)), default="")
    if nearest and alike(own, pairs(nearest)) >= 0.85:
        choice, label = choices[nearest]
        said = _("“{text}” đọc là {label}.").format(text=text[:60], label=label)
        return Read(choice, State.CORRECTED, said, label)
    if column.keeps_own_words:
        said = _("“{text}” không có trong danh mục; sẽ ghi nguyên như vậy.").format(text=text[:60])
        return Read(text, State.QUESTION, said, text)
    raise UserError(_("“{text}” không có trong danh mục.").format(text=text[:60]))


_READERS: Mapping[str, Callable[[Cell, Column], Read]] = {
    "text": _text, "name": _name, "number_sign": _text, "unit": _text, "authors": _text, "date": _date,
    "birth": _birth, "money": _money, "benefit": _benefit, "whole": _whole, "year": _year, "share": _share,
    "choice": _choice, "yes_no": _yes_no,
}  # fmt: skip
