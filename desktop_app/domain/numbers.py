"""Numbers as people in Vietnam type them and as papers print them."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Generic, TypeVar

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.number_words import in_words
from desktop_app.domain.text import clean

__all__ = ["MOST_MONEY", "Reading", "format_money", "format_number", "in_words", "read_money", "read_number"]

Number = TypeVar("Number", Decimal, int)

MOST_MONEY = 10**17
"""A slip of the hand begins here: what the whole country makes in a year is about 10^16 đồng."""

_MOST_DIGITS = 24
_NO_SCALE = 19
_WIDE = Context(prec=400)
_SCALES = {
    "tỷ": 9, "tỉ": 9, "ty": 9, "ti": 9, "triệu": 6, "trieu": 6, "tr": 6,
    "nghìn": 3, "ngàn": 3, "nghin": 3, "ngan": 3, "k": 3, "trăm": 2, "tram": 2,
}  # fmt: skip
_HALF = ("rưỡi", "rưởi", "ruoi")
_CURRENCY = re.compile(r"\s*(?:đồng|dong|vnđ|vnd|đ|₫)\.?$")
_TERM = re.compile(r"\s*([0-9](?:[0-9., ]*[0-9])?)((?:\s*[^\W\d_]+)*)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Number]):
    """What was understood, to be shown back as `shown`.

    `is_ambiguous` where a lone mark stands before exactly three digits (`501.420`, `1,200`): then `other`
    is how it reads with the mark taken the other way, and the person is asked.
    """

    value: Number
    is_ambiguous: bool
    shown: str
    other: "Reading[Number] | None" = None


class _Nonsense(Exception):  # noqa: N818 - never leaves this module
    """What was typed is no number."""


def read_number(text: str) -> Reading[Decimal]:
    """Read a quantity or price: 1.234,5 or 1,234.5 or 1234,5 or “1,2 triệu”; UserError where it is none.

    With both marks the last one is the decimal. A lone mark before three digits is ambiguous; it is first
    taken as Vietnam writes it, `.` for thousands and `,` for decimals.
    """
    first, other = _read(text, is_money=False)
    then = None if other is None else Reading(other, True, format_number(other))
    return Reading(first, then is not None, format_number(first), then)


def read_money(text: str) -> Reading[int]:
    """Read whole đồng: 16.000.000, “1 tỷ 2”, “1200 triệu”, “2 triệu rưỡi”; UserError where it is none.

    Parts of a đồng are rounded half up, and what they became is shown. Figures without a scale are first
    taken as thousands whichever the mark, since a đồng has no parts.
    """
    first, other = _read(text, is_money=True)
    then = None if other is None else _money(other, is_ambiguous=True, other=None)
    return _money(first, is_ambiguous=then is not None, other=then)


def _money(amount: Decimal, is_ambiguous: bool, other: Reading[int] | None) -> Reading[int]:
    whole = int(amount.quantize(Decimal(1), ROUND_HALF_UP, _WIDE))
    return Reading(whole, is_ambiguous, _("{amount} đồng").format(amount=format_money(whole)), other)


def format_number(number: Decimal | int, places: int | None = None) -> str:
    """Write a number with `.` for thousands and `,` for decimals: 1.234,5.

    With `places` it is rounded half up to that many decimals, else written to the last one that counts.
    """
    number = Decimal(number)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    whole, _dot, part = f"{abs(number):f}".partition(".")
    part = part if places is not None else part.rstrip("0")
    sign = "-" if number < 0 else ""
    return sign + f"{int(whole):,}".replace(",", ".") + (f",{part}" if part else "")


def format_money(amount: int) -> str:
    """Write whole đồng in figures, without the word: 16.000.000."""
    return format_number(amount)


def _read(text: str, is_money: bool) -> tuple[Decimal, Decimal | None]:
    """Give the first reading and, where a lone mark makes one possible, the other."""
    typed = clean(text)
    if not typed:
        raise UserError(_("Chưa có số nào. Nhập một số, ví dụ 1.234,5."))
    body = _CURRENCY.sub("", typed.casefold())
    is_negative = body[:1] in ("-", "−", "–")
    body = body.lstrip("+") if not is_negative else body[1:]
    try:
        first = _amount(body, is_money, as_typed=True)
    except _Nonsense:
        raise UserError(
            _("Không đọc được số “{text}”. Nhập như 1.234,5 hoặc 1200 triệu hoặc 1 tỷ 2.").format(
                text=typed[:40]
            )
        ) from None
    try:
        other = _amount(body, is_money, as_typed=False)
    except _Nonsense:
        other = first
    if is_money and max(first, other) > MOST_MONEY:
        raise UserError(
            _("Số tiền “{text}” quá lớn. Kiểm tra lại số chữ số và đơn vị (nghìn, triệu, tỷ).").format(
                text=typed[:40]
            )
        )
    sign = -1 if is_negative else 1
    return _plain(sign * first), None if other == first else _plain(sign * other)


def _plain(amount: Decimal) -> Decimal:
    """Drop exponents and a minus before nought, so that `str` gives plain figures."""
    return Decimal(f"{amount:f}") if amount else Decimal(0)


def _amount(body: str, is_money: bool, as_typed: bool) -> Decimal:
    """Add up “1 tỷ 200 triệu” and the like; scales must fall, and only the last figure may have decimals."""
    total, scale, at, is_broken = Decimal(0), _NO_SCALE, 0, False
    while at < len(body.rstrip()):
        term = _TERM.match(body, at)
        if not term or is_broken:
            raise _Nonsense
        at = term.end()
        words = term[2].split()
        if not words and scale < _NO_SCALE:
            return total + _tail(term[1], scale, at == len(body.rstrip()))
        figure = _figure(term[1], as_typed, prefers_thousands=is_money and not words)
        step, half = _scale(words)
        if step >= scale or (figure % 1 and half):
            raise _Nonsense
        scale, is_broken = step, figure % 1 != 0
        total += figure.scaleb(step, _WIDE) + half
    if not body.strip():
        raise _Nonsense
    return total


def _scale(words: list[str]) -> tuple[int, Decimal]:
    """Power of ten that the words make together (nghìn tỷ is 12), and what “rưỡi” after them adds."""
    has_half = bool(words) and words[-1] in _HALF
    scales = words[:-1] if has_half else words
    if any(word not in _SCALES for word in scales) or (has_half and not scales):
        raise _Nonsense
    step = sum(_SCALES[word] for word in scales)
    return step, Decimal(5).scaleb(step - 1) if has_half else Decimal(0)


def _tail(figures: str, scale: int, is_last: bool) -> Decimal:
    """What bare figures after a scale add: “1 tỷ 2” is 1,2 tỷ, but “1 triệu 200.000” has 200.000 đồng."""
    if not is_last:
        raise _Nonsense
    if figures.isdecimal() and len(figures) <= 3:
        return Decimal(figures).scaleb(scale - len(figures))
    amount = _figure(figures, as_typed=True, prefers_thousands=True)
    if amount % 1 or amount >= 10**scale:
        raise _Nonsense
    return amount


def _figure(figures: str, as_typed: bool, prefers_thousands: bool) -> Decimal:
    """Read digits and marks alone; `as_typed` False takes an ambiguous mark the other way."""
    if sum(map(str.isdecimal, figures)) > _MOST_DIGITS:
        raise _Nonsense
    marks = [sign for sign in figures if sign in ".,"]
    grouped = _GROUPED.fullmatch(figures)
    if len(marks) == 1 and grouped:
        is_thousands = prefers_thousands or marks[0] == "."
        if is_thousands != as_typed:
            return Decimal(figures.replace(",", "."))
        return Decimal(figures.replace(marks[0], ""))
    if grouped:
        return Decimal(figures.replace(grouped[1], ""))
    head, mark, tail = figures.rpartition(marks[-1]) if marks else (figures, "", "")
    if not (head.isdecimal() or (_GROUPED.fullmatch(head) and mark not in head)):
        raise _Nonsense
    if mark and not tail.isdecimal():
        raise _Nonsense
    whole = re.sub("[., ]", "", head)
    return Decimal(f"{whole}.{tail}" if mark else whole)
