"""Thù lao: the least that is owed, to the đồng, or the sentence that says what is missing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import Authorship, Dossier
from desktop_app.forms.remuneration import shipped_rates
from desktop_app.guide.remuneration import Remuneration, Year, percent, remuneration
from tests.guide.dossiers import COMPLETE, TODAY, author, line, with_record

RATES = shipped_rates()
T1 = 1_538_680_000


def owed(dossier: Dossier, today: date = TODAY) -> Remuneration:
    return remuneration(dossier, RATES, today)


def first(dossier: Dossier) -> Year:
    return owed(dossier).years[0]


def of(amount: int, *shares: int | None) -> Dossier:
    authors = tuple(author(f"Tác giả {place}", share) for place, share in enumerate(shares))
    return replace(with_record(benefit_amount=amount), authors=authors, benefit_lines=())


def test_a_hydro_outage_shortened_pays_three_authors_and_the_helpers() -> None:
    year = first(of(T1, 5000, 3000, 2000))
    assert year.payment is not None
    assert year.payment.authors == 107_707_600
    assert [part.amount for part in year.payment.parts] == [53_853_800, 32_312_280, 21_541_520]
    assert year.payment.helpers == 21_541_520
    assert year.payment.helper_parts == ()
    assert year.payment.total == 129_249_120


def test_the_largest_share_takes_the_odd_dong() -> None:
    year = first(of(157_076_529, 6000, 4000))
    assert year.payment is not None
    assert year.payment.authors == 10_995_357
    assert [part.amount for part in year.payment.parts] == [6_597_214, 4_398_143]


def test_the_first_listed_takes_it_on_a_tie() -> None:
    year = first(of(100, 5000, 5000))
    assert year.payment is not None
    assert year.payment.authors == 7
    assert [part.amount for part in year.payment.parts] == [3, 4]
    assert sum(part.amount for part in year.payment.parts) == 7


def test_years_end_with_the_day_of_first_use_and_are_paid_a_month_later() -> None:
    years = owed(COMPLETE).years
    assert [year.ends_on for year in years] == [date(2027, 3, 12), date(2028, 3, 12), date(2029, 3, 12)]
    assert [year.pay_by for year in years] == [date(2027, 4, 12), date(2028, 4, 12), date(2029, 4, 12)]


def test_the_last_day_of_january_is_clipped() -> None:
    years = owed(with_record(applied_on=date(2026, 1, 31))).years
    assert years[0].ends_on == date(2027, 1, 31)
    assert years[0].pay_by == date(2027, 2, 28)


def test_a_trial_that_came_first_begins_the_years() -> None:
    assert owed(with_record(trial_on=date(2026, 2, 1))).years[0].ends_on == date(2027, 2, 1)


def test_without_a_first_use_there_are_sums_and_no_days() -> None:
    year = first(with_record(applied_on=None))
    assert year.payment is not None
    assert (year.ends_on, year.pay_by) == (None, None)


def test_the_first_year_is_as_stated_until_it_is_known() -> None:
    year = first(COMPLETE)
    assert (year.basis, year.is_actual) == (277_720_000, False)
    known = replace(
        COMPLETE,
        benefit_lines=(
            *COMPLETE.benefit_lines,
            replace(line(300_000_000), is_actual=True),
            replace(line(-20_000_000), is_actual=True),
        ),
    )
    year = first(known)
    assert (year.basis, year.is_actual) == (280_000_000, True)
    assert year.payment is not None
    assert year.payment.authors == 19_600_000


def test_later_years_need_their_own_actual_money() -> None:
    _one, two, three = owed(COMPLETE).years
    assert (two.payment, three.payment) == (None, None)
    assert two.note == "Chưa có số tiền thực tế của năm thứ hai."
    stated = replace(COMPLETE, benefit_lines=(*COMPLETE.benefit_lines, replace(line(5), year=2)))
    assert owed(stated).years[1].payment is None
    known = replace(line(100_000_000), year=2, is_actual=True)
    two = owed(replace(COMPLETE, benefit_lines=(*COMPLETE.benefit_lines, known))).years[1]
    assert two.payment is not None
    assert two.payment.authors == 7_000_000
    assert two.note == ""


def test_an_actual_line_without_an_amount_is_no_sum() -> None:
    lines = (replace(line(100), is_actual=True), replace(line(None), is_actual=True))
    year = first(replace(COMPLETE, benefit_lines=lines))
    assert year.payment is None
    assert "chưa có thành tiền" in year.note


@pytest.mark.parametrize("amount", [0, -1, -500_000_000])
def test_nothing_gained_pays_nothing(amount: int) -> None:
    year = first(of(amount, 10_000))
    assert year.payment is None
    assert "không lớn hơn 0" in year.note


def test_no_amount_yet_says_so() -> None:
    year = first(with_record(benefit_amount=None))
    assert (year.payment, year.note) == (None, "Chưa có số tiền làm lợi của năm thứ nhất.")


def test_no_answer_yet_says_so() -> None:
    found = owed(with_record(benefit_answer="", benefit_amount=None))
    assert (found.years, found.flat) == ((), None)
    assert found.note.startswith("Chưa trả lời")


@pytest.mark.parametrize("shares", [(6000, 3000), (6000, 5000), (None, None), (10_000, 0), (None,)])
def test_shares_that_are_not_the_whole_give_a_sentence(shares: tuple[int | None, ...]) -> None:
    payment = first(of(1_000_000, *shares)).payment
    assert payment is not None
    assert payment.parts == ()
    assert "100,00 %" in payment.note


def test_nobody_gets_nothing() -> None:
    payment = first(of(1_000_000)).payment
    assert payment is not None
    assert payment.parts == ()
    assert payment.note == "Chưa có tác giả nào nên chưa chia được."


def test_no_helpers_no_part_for_them() -> None:
    payment = first(replace(COMPLETE, helpers=())).payment
    assert payment is not None
    assert payment.helpers is None
    assert payment.total == payment.authors == 19_440_400
    assert owed(replace(COMPLETE, helpers=())).cautions == ()


def test_an_even_split_among_helpers_is_suggested_only_where_the_rates_say_so() -> None:
    rates = replace(RATES, rates=(replace(RATES.rates[0], has_even_helpers=True),))
    helpers = tuple(replace(COMPLETE.helpers[0], name=name) for name in ("Quân", "Sáu", "Sáu"))
    payment = remuneration(replace(of(T1, 10_000), helpers=helpers), rates, TODAY).years[0].payment
    assert payment is not None
    assert payment.helpers == 21_541_520
    assert sum(part.amount for part in payment.helper_parts) == 21_541_520
    assert [part.name for part in payment.helper_parts] == ["Quân", "Sáu", "Sáu"]


NOT_COMPUTABLE = replace(
    with_record(benefit_answer="not_computable", benefit_amount=None), benefit_lines=(), helpers=()
)


def test_what_cannot_be_computed_pays_base_wages_of_the_day() -> None:
    confirmed = owed(NOT_COMPUTABLE, date(2026, 6, 30))
    assert confirmed.flat is not None
    assert confirmed.years == ()
    assert confirmed.flat.payment.authors == 11_700_000
    assert [part.amount for part in confirmed.flat.payment.parts] == [7_020_000, 4_680_000]
    assert confirmed.cautions == ()


def test_an_unconfirmed_wage_is_said_to_be_so() -> None:
    found = owed(NOT_COMPUTABLE, date(2026, 7, 1))
    assert found.flat is not None
    assert found.flat.payment.authors == 12_650_000
    assert found.cautions == (
        "Mức lương cơ sở 2.530.000 đồng từ 01/07/2026: chưa xác nhận, đề nghị xác nhận lại.",
    )


def test_the_share_of_the_helpers_is_not_confirmed_either() -> None:
    (caution,) = owed(COMPLETE).cautions
    assert caution.startswith("Mức 20 % thù lao tác giả")


def test_every_sum_goes_with_its_label() -> None:
    for dossier in (COMPLETE, NOT_COMPUTABLE):
        found = owed(dossier)
        assert found.label.startswith("mức tối thiểu khi không có thỏa thuận")
        assert found.clause


def test_a_rate_that_changes_holds_for_the_years_that_end_after_it() -> None:
    later = replace(RATES.rates[0], since=date(2028, 1, 1), benefit=1000)
    known = replace(line(100), year=2, is_actual=True)
    dossier = replace(of(100, 10_000), benefit_lines=(known,))
    years = remuneration(dossier, replace(RATES, rates=(*RATES.rates, later)), date(2030, 1, 1)).years
    assert [year.payment.authors for year in years if year.payment] == [7, 10]


@pytest.mark.parametrize(
    ("share", "shown"), [(700, "7 %"), (2000, "20 %"), (1250, "12,5 %"), (1205, "12,05 %")]
)
def test_a_percentage_is_written_as_briefly_as_it_is(share: int, shown: str) -> None:
    assert percent(share) == shown


@given(
    st.integers(1, 10**16),
    st.lists(st.integers(1, 9_000), min_size=1, max_size=9).filter(lambda parts: sum(parts) < 10_000),
)
def test_parts_always_make_the_sum(amount: int, shares: list[int]) -> None:
    payment = first(of(amount, *shares, 10_000 - sum(shares))).payment
    assert payment is not None
    assert abs(payment.authors * 100 - amount * 7) <= 50
    assert sum(part.amount for part in payment.parts) == payment.authors
    assert all(part.amount >= 0 for part in payment.parts)


@given(st.text(max_size=200))
def test_any_name_is_kept_as_it_is(name: str) -> None:
    people: tuple[Authorship, ...] = (author(name, 10_000),)
    payment = first(replace(COMPLETE, authors=people)).payment
    assert payment is not None
    assert payment.parts[0].name == name
