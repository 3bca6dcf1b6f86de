"""The file of remuneration rates: what ships with the program, and what a faulty one is told."""

from datetime import date

import pytest

from desktop_app.forms.packs import PackError
from desktop_app.forms.remuneration import PARTS, read_rates, shipped_rates

GOOD = """
version = "1"
source = "Nguồn"
certainty = "Đã đối chiếu."
label = "mức tối thiểu"
[[rates]]
from = 2012-04-25
clause = "Điều lệ Sáng kiến"
benefit = 700
years = 3
wages = 5
transfer = 1500
transfer_years = 3
helpers = 2000
pay_within_months = 1
[[base_wages]]
from = 2024-07-01
amount = 2340000
confirmed = true
"""


def fault(text: str) -> str:
    with pytest.raises(PackError) as caught:
        read_rates(text.encode())
    return str(caught.value)


def test_what_ships_is_what_the_regulation_says() -> None:
    rates = shipped_rates()
    rate = rates.rate(date(2026, 10, 5))
    assert (rate.benefit, rate.years, rate.wages, rate.transfer, rate.helpers) == (700, 3, 5, 1500, 2000)
    assert rate.pay_within_months == 1
    assert rates.label == "mức tối thiểu khi không có thỏa thuận; Hội đồng, đơn vị quyết định"
    assert rates.certainty
    assert set(rate.unconfirmed) <= set(PARTS)


def test_the_most_that_may_be_proposed_is_none_until_a_regulation_says() -> None:
    rate = read_rates(GOOD.encode()).rates[0]
    assert (rate.benefit_most, rate.wages_most, rate.helpers_most) == (None, None, None)
    limited = GOOD.replace(
        "years = 3\n", "years = 3\nbenefit_most = 1000\nwages_most = 10\nhelpers_most = 3000\n", 1
    )
    rate = read_rates(limited.encode()).rates[0]
    assert (rate.benefit_most, rate.wages_most, rate.helpers_most) == (1000, 10, 3000)
    assert "benefit_most" in fault(limited.replace("1000", "10001"))


@pytest.mark.parametrize(
    ("day", "amount", "is_confirmed"),
    [
        (date(2024, 7, 1), 2_340_000, True),
        (date(2026, 6, 30), 2_340_000, True),
        (date(2026, 7, 1), 2_530_000, False),
        (date(2040, 1, 1), 2_530_000, False),
        (date(2000, 1, 1), 2_340_000, True),
    ],
)
def test_the_base_wage_is_the_one_in_force_on_the_day(day: date, amount: int, is_confirmed: bool) -> None:
    wage = shipped_rates().base_wage(day)
    assert (wage.amount, wage.is_confirmed) == (amount, is_confirmed)


def test_later_entries_may_stand_before_earlier_ones() -> None:
    text = GOOD.replace("[[base_wages]]", "[[base_wages]]\nfrom = 2030-01-01\namount = 9\n[[base_wages]]")
    rates = read_rates(text.encode())
    assert [wage.amount for wage in rates.base_wages] == [2_340_000, 9]
    assert not rates.base_wages[1].is_confirmed


@pytest.mark.parametrize(
    ("old", "new", "place", "advice"),
    [
        ("benefit = 700", "benefit = 7.0", "$.rates[0].benefit", "số nguyên"),
        ("benefit = 700", "benefit = 10001", "$.rates[0].benefit", "10000"),
        ("years = 3\nwages", "years = 0\nwages", "$.rates[0].years", "số nguyên từ 1"),
        ("helpers = 2000\n", "", "$.rates[0].helpers", "helpers = 1"),
        ("from = 2012-04-25\n", "", "$.rates[0].from", "2024-07-01"),
        ("amount = 2340000", 'amount = "2340000"', "$.base_wages[0].amount", "số nguyên"),
        ("confirmed = true", 'confirmed = "có"', "$.base_wages[0].confirmed", "true"),
        ("years = 3\n", 'years = 3\nunconfirmed = ["x"]\n', "$.rates[0].unconfirmed[0]", "helpers"),
        ("pay_within_months = 1", "pay_within_months = 1\nhelper = 1", "$.rates[0].helper", "helpers"),
        ('label = "mức tối thiểu"', 'label = ""', "$.label", "Đang để trống"),
        ("version", "phien_ban", "$.version", 'version = "…"'),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told_where_and_what_to_write(old: str, new: str, place: str, advice: str) -> None:
    said = fault(GOOD.replace(old, new, 1))
    assert place in said
    assert advice in said


def test_a_day_stands_once_and_no_table_is_empty() -> None:
    wage = GOOD[GOOD.index("[[base_wages]]") :]
    assert "$.base_wages[1].from" in fault(GOOD + wage)
    assert "$.base_wages" in fault(GOOD.replace(wage, ""))
