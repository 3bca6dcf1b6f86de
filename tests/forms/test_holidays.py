"""The holiday list: what ships, and what a faulty one is told."""

from datetime import date, timedelta

import pytest

from desktop_app.forms.holidays import read_holidays, shipped_holidays
from desktop_app.forms.pack_errors import PackError

HEAD = 'version = "1"\nsource = "x"\ncertainty = "y"\n'


@pytest.mark.parametrize("year", range(2024, 2029))
def test_every_year_has_the_days_off_of_the_labour_code(year: int) -> None:
    """Eleven days that are paid: 1 + 5 + 1 + 1 + 1 + 2 (Điều 112); those on a weekend are made good."""
    calendar = shipped_holidays().calendar
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    off = [day for day in days if day.weekday() < 5 and not calendar.is_working_day(day)]
    worked = [day for day in days if day.weekday() >= 5 and calendar.is_working_day(day)]
    assert len(off) - len(worked) == 11


def test_what_nobody_announced_is_marked() -> None:
    holidays = shipped_holidays()
    assert date(2027, 2, 8) in holidays.unannounced
    assert date(2026, 2, 17) not in holidays.unannounced
    assert {day.year for day in holidays.unannounced} == {2027, 2028}
    assert "chưa được thông báo" in holidays.certainty
    assert holidays.source


@pytest.mark.parametrize("day", [date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26), date(2035, 4, 30)])
def test_tet_and_fixed_days_are_off(day: date) -> None:
    assert not shipped_holidays().calendar.is_working_day(day)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('every_year = ["13-01"]', "$.every_year", '"09-02"'),
        ('every_year = ["9-2"]', "$.every_year", '"09-02"'),
        ('[[off]]\nlabel = "x"\nfrom = 2026-01-02\n', "$.off[0].to", "2026-03-26"),
        ('[[off]]\nlabel = "x"\nfrom = 2026-01-02\nto = 2026-01-01', "$.off[0].to", "Ngày cuối"),
        ('[[off]]\nlabel = "x"\nfrom = 2026-01-02\nto = 2027-01-02', "$.off[0].to", "31 ngày"),
        ('[[worked]]\nlabel = "x"\non = "2026"', "$.worked[0].on", "2026-03-26"),
        ('[[worked]]\nlabel = "x"\nday = 2026-01-02', "$.worked[0].on", "Chưa có"),
        ("colour = 1", "$.colour", "Không có khóa này"),
    ],
)
def test_a_faulty_list_is_told_the_place_and_what_to_write(text: str, place: str, words: str) -> None:
    with pytest.raises(PackError) as refusal:
        read_holidays((HEAD + text).encode(), "lich.toml")
    assert place in str(refusal.value)
    assert words in str(refusal.value)
