"""Figures of a programme as Vietnam writes them; what cannot be known is a dash."""

from decimal import Decimal

from desktop_app.domain.numbers import format_number

_NONE = "–"


def number(value: int | None) -> str:
    """Write a whole number, or a dash."""
    return _NONE if value is None else format_number(value)


def one_decimal(tenths: int | None) -> str:
    """Write whole tenths: 125 is 12,5; 120 is 12."""
    return _NONE if tenths is None else format_number(Decimal(tenths) / 10)


def percent(tenths: int | None) -> str:
    """Write tenths of a percent: 309 is 30,9 %."""
    return _NONE if tenths is None else f"{one_decimal(tenths)} %"
