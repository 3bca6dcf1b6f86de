"""Authors' shares, and money divided by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import WHOLE_SHARE
from desktop_app.domain.shares import format_share, read_share, split_evenly, split_money

weights = st.lists(st.integers(0, WHOLE_SHARE), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("33,33", 3333), ("33.33", 3333), ("33,33 %", 3333), ("33,33%", 3333), ("40", 4000), ("100", 10000),
        ("100,00", 10000), ("0", 0), ("0,05", 5), ("12,5", 1250), ("33,330", 3333), ("1.200", 120),
        (" 7 ", 700),
    ],
)  # fmt: skip
def test_a_share_is_read_in_hundredths_of_a_percent(typed: str, share: int):
    assert read_share(typed) == share


@pytest.mark.parametrize("typed", ["33,333", "100,01", "-1", "101", "33,33,33", "một nửa", "", "%", "1 tỷ"])
def test_a_share_that_papers_cannot_print_is_refused(typed: str):
    with pytest.raises(UserError):
        read_share(typed)


@given(st.integers(0, WHOLE_SHARE))
def test_written_shares_are_read_back(share: int):
    assert read_share(format_share(share)) == share


def test_shares_are_written_with_two_decimals():
    assert [format_share(share) for share in (3333, 4000, 5, 10000, -50)] == [
        "33,33",
        "40,00",
        "0,05",
        "100,00",
        "-0,50",
    ]


@pytest.mark.parametrize(
    ("count", "shares"),
    [(0, ()), (1, (10000,)), (2, (5000, 5000)), (3, (3334, 3333, 3333)), (6, (1667,) * 4 + (1666,) * 2)],
)
def test_an_even_split_is_whole(count: int, shares: tuple[int, ...]):
    assert split_evenly(count) == shares


@given(st.integers(1, 500))
def test_an_even_split_is_as_even_as_hundredths_allow(count: int):
    shares = split_evenly(count)

    assert sum(shares) == WHOLE_SHARE
    assert max(shares) - min(shares) <= 1
    assert list(shares) == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        (10_995_357, (6000, 4000), (6_597_214, 4_398_143)),
        (100, (3333, 3333, 3334), (33, 33, 34)),
        (10, (5000, 5000), (5, 5)),
        (5, (5000, 5000), (2, 3)),
        (1, (2500, 2500, 2500, 2500), (1, 0, 0, 0)),
        (0, (6000, 4000), (0, 0)),
        (-10, (5000, 5000), (-5, -5)),
    ],
)
def test_money_is_rounded_half_up_and_the_largest_share_takes_the_rest(
    total: int, shares: tuple[int, ...], parts: tuple[int, ...]
):
    assert split_money(total, shares) == parts


@given(st.integers(-(10**17), 10**17), weights)
def test_the_parts_equal_the_whole_and_only_one_is_not_simply_rounded(total: int, shares: list[int]):
    parts = split_money(total, shares)
    whole = sum(shares)
    strayed = [
        place for place, share in enumerate(shares) if abs(2 * (parts[place] * whole - total * share)) > whole
    ]

    assert sum(parts) == total
    assert strayed in ([], [shares.index(max(shares))])


@pytest.mark.parametrize("shares", [(), (0, 0), (-1, 3)])
def test_nothing_is_divided_among_nobody(shares: tuple[int, ...]):
    with pytest.raises(ValueError, match=r"\(.*\)"):
        split_money(100, shares)
