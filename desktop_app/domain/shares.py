"""Authors' shares: hundredths of a percent, 10000 the whole; and money divided by them."""

from collections.abc import Sequence

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import read_number
from desktop_app.domain.records import WHOLE_SHARE
from desktop_app.domain.text import clean


def read_share(text: str) -> int:
    """Read a share in percent, “33,33”, “33.33 %” or “40”, as hundredths of a percent (3333, 4000).

    More than two decimals, less than 0 or more than 100 raise UserError: papers print two decimals, and
    a share that is rounded unseen would not add up.
    """
    typed = clean(text).removesuffix("%").rstrip()
    reading = read_number(typed)
    hundredths = next(
        (
            choice.value * 100
            for choice in (reading, reading.other)
            if choice and 0 <= choice.value <= 100 and choice.value * 100 % 1 == 0
        ),
        None,
    )
    if hundredths is None:
        raise UserError(
            _(
                "Không dùng được tỷ lệ “{text}”. Nhập từ 0 đến 100, tối đa hai chữ số thập phân, ví dụ 33,33."
            ).format(text=typed[:40])
        )
    return int(hundredths)


def format_share(share: int) -> str:
    """Write hundredths of a percent with two decimals and no sign: 3333 is 33,33."""
    whole, part = divmod(abs(share), 100)
    return f"{'-' if share < 0 else ''}{whole},{part:02}"


def split_evenly(count: int) -> tuple[int, ...]:
    """Divide the whole among `count` authors: no two differ by more than 0,01 %, the first get more."""
    if count < 1:
        return ()
    each, over = divmod(WHOLE_SHARE, count)
    return tuple(each + (place < over) for place in range(count))


def split_money(total: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Divide đồng by shares, so that the parts equal the total.

    Each part is rounded half up; the largest share takes what is over or short, the first listed on a
    tie. Shares count against their own sum. Raises ValueError where there is nothing to divide by.
    """
    whole = sum(shares)
    if whole <= 0 or min(shares) < 0:
        raise ValueError(shares)
    parts = [_half_up(total * share, whole) for share in shares]
    parts[list(shares).index(max(shares))] += total - sum(parts)
    return tuple(parts)


def part_of(amount: int | None, share: int | None) -> int | None:
    """Give one share of an amount, rounded half up; None where either is not known."""
    return None if amount is None or share is None else _half_up(amount * share, WHOLE_SHARE)


def _half_up(above: int, below: int) -> int:
    """Divide and round half away from nought."""
    rounded = (2 * abs(above) + below) // (2 * below)
    return -rounded if above < 0 else rounded
