"""Every deadline from the days that are known: the vectors, and a brute force that counts day by day."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import WorkCalendar
from desktop_app.domain.records import Innovation
from desktop_app.forms.deadlines import (
    Deadline,
    Timetable,
    compute,
    deadlines_of,
    due_of,
    events,
    known_days,
    opening_of,
    timetable_of,
)
from desktop_app.forms.lists import deadline_labels
from desktop_app.forms.packs import load_pack, load_rules, shipped_packs
from desktop_app.forms.rules import DeadlineRule
from desktop_app.shipped import RESOURCES

GENCO, EVN, STATUTORY = shipped_packs()
TODAY = date(2026, 11, 24)
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def innovation(stage: str = "writing", **values: date | None) -> Innovation:
    return Innovation(id=1, uid="u", code="2026-PXVH-0001", stage=stage, **values)  # type: ignore[arg-type]


def found(pack: object = GENCO, stage: str = "writing", **values: date | None) -> dict[str, Deadline]:
    return {item.id: item for item in deadlines_of(pack, innovation(stage, **values))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("used", "opens", "until"),
    [
        (date(2026, 4, 8), date(2026, 7, 9), date(2027, 4, 8)),
        (date(2026, 11, 30), date(2027, 3, 1), date(2027, 11, 30)),  # three months end on 28/02/2027
        (date(2027, 3, 2), date(2027, 6, 3), date(2028, 3, 2)),
        (date(2028, 2, 29), date(2028, 5, 30), date(2029, 2, 28)),
    ],
)
def test_one_may_file_between_two_days(used: date, opens: date, until: date) -> None:
    days_of = found(applied_on=used)
    assert (days_of["filing_from"].on, days_of["filing_until"].on) == (opens, until)
    assert days_of["filing_from"].is_opening
    assert not days_of["filing_until"].is_opening


def test_the_earlier_of_trial_and_application_counts() -> None:
    for trial, applied in ((date(2026, 4, 8), date(2026, 6, 1)), (date(2026, 6, 1), date(2026, 4, 8))):
        assert found(trial_on=trial, applied_on=applied)["filing_until"].on == date(2027, 4, 8)
    assert found(trial_on=date(2026, 4, 8))["filing_until"].on == date(2027, 4, 8)
    assert found() == {}


def test_a_limit_of_a_year_ends_on_its_day_even_on_a_sunday() -> None:
    """A limitation period (thời hiệu) does not roll (Điều 151 BLDS), and the check must say the same day."""
    sunday = found(applied_on=date(2026, 2, 28))["filing_until"].on
    assert (sunday, sunday.weekday()) == (date(2027, 2, 28), 6)


def test_the_filing_date_decides_and_today_only_where_it_is_empty() -> None:
    filed_in_time = found(stage="filed", applied_on=date(2026, 4, 8), filed_on=date(2026, 8, 5))[
        "filing_until"
    ]
    assert not filed_in_time.is_past(date(2030, 1, 1))
    filed_late = found(stage="filed", applied_on=date(2024, 4, 8), filed_on=date(2026, 8, 5))["filing_until"]
    assert filed_late.is_past(date(2024, 5, 1))
    not_filed = found(applied_on=date(2026, 4, 8))["filing_until"]
    assert not not_filed.is_past(date(2027, 4, 8))
    assert not_filed.is_past(date(2027, 4, 9))
    assert not_filed.days_left(date(2027, 4, 1)) == 7


def test_receipt_and_examination_end_on_working_days() -> None:
    days_of = found(stage="filed", applied_on=date(2026, 4, 8), filed_on=date(2026, 8, 1))
    assert days_of["receipt_until"].on == date(2026, 9, 3)  # 01/09 is off, 02/09 is Quốc khánh
    assert days_of["examined_until"].on == date(2026, 12, 3)
    accepted = found(stage="examining", filed_on=date(2026, 8, 1), accepted_on=date(2026, 8, 11))
    assert accepted["examined_until"].on == date(2026, 11, 11)
    assert accepted["receipt_until"].met_on == date(2026, 8, 11)


def test_three_years_are_paid_a_month_after_each() -> None:
    days_of = found(stage="recognised", applied_on=date(2026, 4, 8))
    ends = [days_of[f"year_{year}_end"].on for year in (1, 2, 3)]
    paid = [days_of[f"remuneration_{year}"].on for year in (1, 2, 3)]
    assert ends == [date(2027, 4, 8), date(2028, 4, 8), date(2029, 4, 8)]
    assert paid == [date(2027, 5, 10), date(2028, 5, 8), date(2029, 5, 8)]  # 08/05/2027 is a Saturday


def test_months_are_those_of_the_pack_s_check_and_advice_is_said_to_be_advice() -> None:
    used = {"applied_on": date(2026, 4, 8)}
    assert not found(GENCO, **used)["filing_from"].is_advice
    assert found(EVN, **used)["filing_from"].is_advice
    assert not found(EVN, **used)["filing_until"].is_advice
    assert "filing_from" not in found(STATUTORY, **used)
    assert found(STATUTORY, **used)["filing_until"].clause == "Khoản 2 Điều 5 Điều lệ Sáng kiến"
    text = (RESOURCES / "packs" / "evngenco2-2026.toml").read_text(encoding="utf-8")
    longer = load_pack(
        text.replace("numbers = { months = 3, limit", "numbers = { months = 6, limit").encode()
    )
    assert found(longer, **used)["filing_from"].on == date(2026, 10, 9)


def test_a_pack_writes_over_a_deadline_adds_one_and_takes_one_away() -> None:
    text = (RESOURCES / "packs" / "evngenco2-2026.toml").read_text(encoding="utf-8")
    own = """
[[deadlines]]
id = "receipt_until"
months = 0
working_days = 15
rolls = false

[[deadlines]]
id = "year_1_end"
off = true

[[deadlines]]
id = "remuneration_1"
off = true

[[deadlines]]
id = "bien_ban"
label = "Hạn ra biên bản"
after = ["accepted_on"]
working_days = 15
"""
    pack = load_pack((text + own).encode())
    days_of = found(
        pack, applied_on=date(2026, 4, 8), filed_on=date(2026, 11, 2), accepted_on=date(2026, 11, 10)
    )
    assert days_of["receipt_until"].on == date(2026, 11, 23)
    assert days_of["bien_ban"].on == date(2026, 12, 1)
    assert "year_1_end" not in days_of
    assert "remuneration_1" not in days_of


def test_the_register_names_deadlines_as_the_rules_do_without_reading_them() -> None:
    rules = load_rules().deadlines
    opening = next(rule.label for rule in rules if rule.is_opening)
    assert deadline_labels() == {"": opening, **{rule.id: rule.label for rule in rules}}


def test_an_old_pack_without_deadlines_takes_those_of_today_with_its_own_months() -> None:
    old = replace(GENCO, deadlines=(), version="1")
    assert timetable_of(old).rules == timetable_of(GENCO).rules
    unknown = replace(old, id="phong-ky-thuat")
    assert [rule.id for rule in timetable_of(unknown).rules] == [rule.id for rule in load_rules().deadlines]


@pytest.mark.parametrize(
    ("stage", "values", "opening", "due"),
    [
        ("idea", {"applied_on": date(2026, 9, 1)}, "filing_from", "filing_until"),
        ("writing", {"applied_on": date(2026, 9, 1)}, "filing_from", "filing_until"),
        ("ready", {"applied_on": date(2026, 9, 1)}, "filing_from", "filing_until"),
        ("returned", {"applied_on": date(2026, 9, 1)}, "filing_from", "filing_until"),
        ("returned", {"applied_on": date(2026, 9, 1), "filed_on": date(2026, 12, 5)}, None, None),
        ("filed", {"applied_on": date(2026, 9, 1), "filed_on": date(2026, 12, 5)}, None, "receipt_until"),
        ("accepted", {"filed_on": date(2026, 12, 5)}, None, "examined_until"),
        ("examining", {"accepted_on": date(2026, 12, 5)}, None, "examined_until"),
        ("filed", {"applied_on": date(2026, 9, 1)}, None, None),
        ("recognised", {"applied_on": date(2026, 9, 1), "filed_on": date(2026, 12, 5)}, None, None),
        ("refused", {"applied_on": date(2026, 9, 1)}, None, None),
        ("withdrawn", {"applied_on": date(2026, 9, 1)}, None, None),
        ("", {"applied_on": date(2026, 9, 1)}, None, None),
        ("writing", {}, None, None),
    ],
)
def test_what_somebody_waits_for_follows_from_the_stage(
    stage: str, values: dict[str, date | None], opening: str | None, due: str | None
) -> None:
    computed = deadlines_of(GENCO, innovation(stage, **values))
    found_opening, found_due = opening_of(computed), due_of(computed)
    assert (found_opening and found_opening.id) == opening
    assert (found_due and found_due.id) == due


def test_what_nobody_can_be_late_with_is_to_come_until_its_day_only() -> None:
    year = found(stage="recognised", applied_on=date(2026, 4, 8))["year_1_end"]
    assert year.is_to_come(date(2027, 4, 8))
    assert not year.is_to_come(date(2027, 4, 9))
    opening = found(applied_on=date(2026, 4, 8))["filing_from"]
    assert opening.is_to_come(date(2026, 7, 8))
    assert not opening.is_to_come(date(2026, 7, 9))
    late = found(applied_on=date(2026, 4, 8))["filing_until"]
    assert late.is_to_come(date(2030, 1, 1))


def test_days_at_the_end_of_the_calendar_stop_nobody() -> None:
    assert set(found(applied_on=date(9999, 12, 31))) == set()
    assert found(applied_on=date(9999, 12, 31), filed_on=date(9999, 12, 1)) == {}
    assert set(found(applied_on=date(9998, 10, 1))) == {
        "filing_from",
        "filing_until",
        "year_1_end",
        "remuneration_1",
    }


def test_known_days_are_those_of_the_record() -> None:
    record = innovation(trial_on=date(2026, 3, 1), applied_on=date(2026, 2, 1), accepted_on=date(2026, 9, 1))
    assert known_days(record) == {"first_use": date(2026, 2, 1), "accepted_on": date(2026, 9, 1)}
    assert events(None, None, None, None) == {}


def _brute_end(start: date, months: int) -> date:
    """Walk day by day to the same day number of the month that many months on, or to its last day."""
    day, passed = start, 0
    while passed < months:
        day = day.replace(day=monthrange(day.year, day.month)[1]) + timedelta(days=1)
        passed += 1
    last = monthrange(day.year, day.month)[1]
    return day.replace(day=min(start.day, last))


@given(
    days,
    st.integers(0, 40),
    st.integers(0, 20),
    st.booleans(),
    st.booleans(),
    st.frozensets(days, max_size=20),
)
def test_any_rule_ends_where_brute_force_ends(
    start: date, months: int, working: int, is_next: bool, rolls: bool, off: frozenset[date]
) -> None:
    rule = DeadlineRule(
        "x", "X", ("first_use",), months=months, working_days=working, is_next_day=is_next, rolls=rolls
    )
    calendar = WorkCalendar(off)
    day = _brute_end(start, months)
    while working:
        day += timedelta(days=1)
        working -= day.weekday() < 5 and day not in off
    day += timedelta(days=is_next)
    while rolls and (day.weekday() >= 5 or day in off):
        day += timedelta(days=1)
    (computed,) = compute(Timetable((rule,)), {"first_use": start}, calendar=calendar)
    assert computed.on == day


@given(days)
def test_filing_opens_before_it_ends_and_nothing_is_due_before_it_runs(used: date) -> None:
    days_of = found(applied_on=used)
    assert used < days_of["filing_from"].on < days_of["filing_until"].on
    assert all(item.on > used for item in days_of.values())
