"""Dates as people type them, periods as the law counts them, the clock."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import (
    Clock,
    WorkCalendar,
    add_months,
    format_birth,
    format_date,
    local_time,
    long_date,
    read_birth,
    read_date,
)
from desktop_app.domain.errors import UserError

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "26/3/26", "26/03/2026", "26-03-2026", "26.3.2026", "26 3 2026", "26 / 3 / 2026",
        "26 tháng 3 năm 2026",
        "ngày 26 tháng 03 năm 2026", "Ngày 26 Tháng 3, 2026", "26 thg 3 2026", "2026-03-26", "2026/3/26",
        " 26/3/2026\n",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_typed(typed: str):
    assert read_date(typed) == date(2026, 3, 26)


@pytest.mark.parametrize("typed", ["", "  ", "\u200b\n"])
def test_an_empty_date_stays_empty(typed: str):
    assert read_date(typed) is None


def test_a_day_the_calendar_lacks_is_named_with_what_to_do():
    with pytest.raises(UserError) as refused:
        read_date("31/02/2026")

    assert str(refused.value).startswith("Ngày 31/02/2026 không có trong lịch. ")
    assert "28 ngày" in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("26/3", "Nhập đủ ngày, tháng, năm"),
        ("3/2026", "Nhập đủ ngày, tháng, năm"),
        ("2026", "Nhập đủ ngày, tháng, năm"),
        ("hôm qua", "Nhập đủ ngày, tháng, năm"),
        ("26/3/226", "Nhập đủ ngày, tháng, năm"),
        ("12/26/2026", "Không có tháng 26"),
        ("2026-13-01", "Không có tháng 13"),
        ("00/03/2026", "không có trong lịch"),
        ("29/02/2026", "không có trong lịch"),
        ("26/3/0026", "Năm 26 không dùng được"),
        ("26/3/3026", "Nhập năm từ 1900"),
    ],
)
def test_what_is_no_date_gets_a_sentence(typed: str, sentence: str):
    with pytest.raises(UserError, match=sentence):
        read_date(typed)


def test_a_leap_day_is_read():
    assert read_date("29/2/28") == date(2028, 2, 29)


@given(days)
def test_written_dates_are_read_back(day: date):
    assert read_date(format_date(day)) == day
    assert read_date(long_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(st.text())
def test_any_text_is_a_date_or_a_sentence(typed: str):
    try:
        day = read_date(typed)
    except UserError as refused:
        day, sentence = None, str(refused)
    else:
        sentence = "."

    assert sentence.endswith(".")
    assert day is None or read_date(format_date(day)) == day


def test_dates_are_written_with_two_figures():
    day = date(2026, 3, 6)

    assert format_date(day) == "06/03/2026"
    assert long_date(day) == "ngày 06 tháng 3 năm 2026"
    assert long_date(date(2026, 2, 26)) == "ngày 26 tháng 02 năm 2026"
    assert long_date(date(2026, 10, 1)) == "ngày 01 tháng 10 năm 2026"
    assert format_date(None) == ""


@pytest.mark.parametrize(
    ("typed", "kept", "printed"),
    [
        ("1988", "1988", "1988"),
        ("12/3/1988", "1988-03-12", "12/03/1988"),
        ("1988-03-12", "1988-03-12", "12/03/1988"),
        ("", "", ""),
    ],
)
def test_a_birth_is_kept_as_much_as_is_known(typed: str, kept: str, printed: str):
    assert read_birth(typed) == kept
    assert format_birth(kept) == printed


@pytest.mark.parametrize("typed", ["12/3/88", "88", "0988", "năm ngoái", "31/02/1988", "3/1988"])
def test_a_birth_is_never_guessed(typed: str):
    with pytest.raises(UserError):
        read_birth(typed)


def test_a_birth_in_other_words_is_printed_as_it_stands():
    assert format_birth("khoảng 1950") == "khoảng 1950"
    assert format_birth("1988-13-45") == "1988-13-45"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 4, 8), 3, date(2026, 7, 8)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one_of_the_month(start: date, months: int, end: date):
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 4, 8), date(2027, 4, 8)),
        (date(2027, 3, 2), date(2028, 3, 2)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_year_ends_on_the_same_date(start: date, end: date):
    assert add_months(start, 12) == end


def test_three_months_from_the_eighth_of_april_let_one_file_from_the_ninth_of_july():
    assert add_months(date(2026, 4, 8), 3) + timedelta(days=1) == date(2026, 7, 9)


@given(days.filter(lambda day: day.year < 2190), st.integers(0, 100))
def test_months_never_reach_beyond_their_month(day: date, months: int):
    end = add_months(day, months)

    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == min(day.day, monthrange(end.year, end.month)[1])


CALENDAR = WorkCalendar(
    off=frozenset({date(2026, 2, 16), date(2026, 2, 17), date(2026, 8, 31), date(2026, 9, 1)}),
    worked=frozenset({date(2026, 8, 22)}),
    every_year=frozenset({(9, 2), (4, 30), (5, 1)}),
)


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2026, 8, 21), True),  # Friday
        (date(2026, 8, 22), True),  # Saturday, in the place of Monday the 31st
        (date(2026, 8, 23), False),  # Sunday
        (date(2026, 8, 29), False),  # another Saturday
        (date(2026, 8, 31), False),  # Monday
        (date(2030, 9, 2), False),  # a Monday beyond the list: it never moves
        (date(2030, 9, 3), True),
    ],
)
def test_weekends_and_holidays_are_not_worked_but_some_saturdays_are(day: date, is_worked: bool):
    assert CALENDAR.is_working_day(day) is is_worked


def test_a_limit_on_a_holiday_ends_on_the_next_working_day():
    assert CALENDAR.roll(date(2026, 8, 29)) == date(2026, 9, 3)
    assert CALENDAR.roll(date(2026, 9, 3)) == date(2026, 9, 3)
    assert CALENDAR.roll(date(2026, 4, 30)) == date(2026, 5, 4)


def test_fifteen_working_days_leave_out_tet():
    assert CALENDAR.add_working_days(date(2026, 2, 11), 3) == date(2026, 2, 18)
    assert WorkCalendar().add_working_days(date(2026, 11, 24), 15) == date(2026, 12, 15)
    assert CALENDAR.add_working_days(date(2026, 8, 29), 0) == date(2026, 8, 29)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 60))
def test_working_days_are_those_that_brute_force_counts(day: date, count: int):
    end = CALENDAR.add_working_days(day, count)
    passed = [day + timedelta(days=number + 1) for number in range((end - day).days)]
    assert sum(CALENDAR.is_working_day(item) for item in passed) == count
    assert CALENDAR.is_working_day(end)
    rolled = CALENDAR.roll(day)
    assert not any(CALENDAR.is_working_day(day + timedelta(days=n)) for n in range((rolled - day).days))


def test_a_set_clock_stamps_moments_of_its_day():
    clock = Clock(date(2026, 3, 26))

    assert clock.today() == date(2026, 3, 26)
    assert local_time(clock.now()).endswith(" 26/03/2026")


def test_an_unset_clock_goes_with_the_world():
    before = datetime.now(UTC)
    stamp = Clock().now()

    assert before <= datetime.fromisoformat(stamp) <= datetime.now(UTC)
    assert abs(Clock().today() - before.date()) <= timedelta(days=1)


def test_stamps_have_one_length_so_that_they_sort_as_text():
    assert {len(Clock(date(2026, 3, 26)).now()) for _each in range(50)} == {
        len("2026-03-26T07:05:00.000000+00:00")
    }


@pytest.mark.parametrize(
    ("stamp", "shown"),
    [
        ("2026-03-26T07:05:00.123456+00:00", "14:05 26/03/2026"),
        ("2026-03-26T17:00:00+00:00", "00:00 27/03/2026"),
        ("2026-03-26T07:05:00Z", "14:05 26/03/2026"),
        ("2026-03-26T07:05:00", "14:05 26/03/2026"),
        ("2026-03-26T14:05:00+07:00", "14:05 26/03/2026"),
        ("", ""),
    ],
)
def test_stamps_are_shown_in_vietnam_s_time(stamp: str, shown: str):
    assert local_time(stamp) == shown
