"""What one cell of a list says: money and days, as typed, as a number, or as text."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from desktop_app.domain.dates import read_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.likeness import plain
from desktop_app.domain.numbers import read_money, read_number
from desktop_app.exchange.grids import Cell

_SCALES = (("ty", 10**9), ("trieu", 10**6), ("nghin", 10**3), ("ngan", 10**3))


def money_scale(heading: str) -> int:
    """Tell what an amount under a heading such as “(triệu đồng)” is to be multiplied by."""
    words = plain(heading).split()
    return next((scale for word, scale in _SCALES if word in words), 1)


def money_in(cell: Cell, scale: int = 1) -> int | None:
    """Read whole đồng, None where the cell says none."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    if isinstance(cell, int | float):
        if cell != cell or abs(cell) > 1e15:
            return None
        return int((Decimal(str(cell)) * scale).quantize(Decimal(1), ROUND_HALF_UP))
    try:
        if scale > 1:
            return int((read_number(cell).value * scale).quantize(Decimal(1), ROUND_HALF_UP))
        return read_money(cell).value
    except UserError:
        return None


def date_in(cell: Cell) -> date | None:
    """Read a day, None where the cell says none; a time after it does not matter."""
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        return None
    for part in (cell, *cell.split()):
        try:
            found = read_date(part)
        except UserError:
            continue
        if found is not None:
            return found
    return None
