"""How far a programme is: what counts, for whom, against target and time, by hand and as published."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.progress import Fact, Facts, Progress, Standing, Window
from desktop_app.domain.progress_numbers import one_decimal, percent
from desktop_app.domain.records import HeadCount, Unit
from desktop_app.forms.programmes import CountingRule, shipped_programmes
from desktop_app.guide.progress import Goals, compute, written_in
from desktop_app.guide.targets import nearest_counts, propose, shares_of, split_target

RULE = shipped_programmes().rule
RANKS = ("co_so", "tct", "evn")
PHASE_2 = (date(2022, 6, 1), date(2023, 9, 30))
TODAY = date(2022, 10, 7)


def window(start: date | None = PHASE_2[0], end: date | None = PHASE_2[1], today: date = TODAY) -> Window:
    return Window(start, end, today)


def fact(key: int, unit: int | None = 1, **values: object) -> Fact:
    made = {
        "level": "", "stage": "examining", "applied_on": "", "filed_on": "", "benefit_answer": "",
        "benefit_amount": None,
    } | values  # fmt: skip
    return (key, unit, *made.values())  # type: ignore[return-value]


def unit(key: int, name: str = "", parent: int | None = None, **values: object) -> Unit:
    return Unit(key, f"u{key}", name or f"Đơn vị {key}", f"D{key}", parent, **values)  # type: ignore[arg-type]


def count(
    facts: Facts,
    rule: str | CountingRule = "decided",
    units: Sequence[Unit] = (unit(1),),
    goals: Goals = Goals(),  # noqa: B008 - frozen
    when: Window | None = None,
) -> Progress:
    chosen = RULE(rule) if isinstance(rule, str) else rule
    return compute(facts, units, chosen, when or window(), goals, RANKS)


def recognised(number: int, start: int = 1, unit_id: int | None = 1, day: str = "2022-07-01") -> Facts:
    keys = range(start, start + number)
    return Facts(tuple(fact(key, unit_id) for key in keys), tuple((key, "co_so", day) for key in keys))


def together(*parts: Facts) -> Facts:
    return Facts(
        [item for part in parts for item in part.innovations],
        [item for part in parts for item in part.recognitions],
        [item for part in parts for item in part.keyed],
    )


# As published


@pytest.mark.parametrize(
    ("counted", "target", "words"),
    [
        (247, 799, "30,9 %"),
        (1197, 1141, "104,9 %"),
        (74, 20, "370 %"),
        (4130, 10000, "41,3 %"),
        (12931, 10000, "129,3 %"),
    ],
)
def test_published_percentages_come_out(counted: int, target: int, words: str) -> None:
    found = count(recognised(counted), goals=Goals(target))
    assert found.whole.standing.counted == counted
    assert percent(found.whole.standing.percent) == words


@pytest.mark.parametrize(
    ("people", "whole", "phases"),
    [(7430, 743, (223, 520)), (7090, 709, (213, 496)), (11410, 1141, (342, 799))],
    ids=["EVNHANOI", "EVNNPT", "EVNCPC"],
)
def test_published_quotas_come_out(people: int, whole: int, phases: tuple[int, int]) -> None:
    assert propose(people, 10, (30, 70)) == phases
    assert propose(people, 10, shares_of((3000, 7000), (30, 70))) == phases
    assert sum(phases) == whole


def test_ten_percent_is_rounded_half_up() -> None:
    assert sum(propose(104, 10, (1,))) == 10
    assert sum(propose(105, 10, (1,))) == 11
    assert split_target(5, (30, 70)) == (2, 3)


@given(st.integers(0, 200_000), st.integers(1, 100), st.lists(st.integers(1, 9999), min_size=1, max_size=8))
def test_phases_always_add_up_to_the_share_of_people(people: int, rate: int, shares: list[int]) -> None:
    numbers = propose(people, rate, shares)
    assert abs(sum(numbers) * 100 - people * rate) <= 50
    assert min(numbers) >= 0 or sum(numbers) < len(shares)


def test_shares_come_from_the_phases_then_from_habit_then_evenly() -> None:
    assert shares_of((3000, 7000), (30, 70)) == (3000, 7000)
    assert shares_of((None, 7000), (30, 70)) == (30, 70)
    assert shares_of((0, 0), (30, 70)) == (30, 70)
    assert shares_of((None, None, None), (30, 70)) == (1, 1, 1)
    assert propose(1000, 10, shares_of((), (30, 70))) == ()


def test_the_last_count_before_a_phase_is_taken() -> None:
    counts = [
        HeadCount(1, 1, date(2020, 1, 1), 100),
        HeadCount(2, 1, date(2022, 1, 1), 120),
        HeadCount(3, 1, date(2022, 7, 1), 500),
        HeadCount(4, 2, date(2023, 1, 1), 70),
        HeadCount(5, 2, date(2024, 1, 1), 71),
    ]
    found = nearest_counts(counts, date(2022, 6, 1))
    assert (found[1].people, found[2].people) == (120, 70)
    assert nearest_counts(counts, None)[1].people == 500


# What counts


def test_recognition_counts_from_its_first_day_to_its_last() -> None:
    days = ("2022-05-31", "2022-06-01", "2022-10-07", "2022-10-08")
    facts = Facts(
        tuple(fact(key) for key in range(1, 5)),
        tuple((key, "co_so", day) for key, day in enumerate(days, 1)),
    )
    assert count(facts).whole.counted == (2, 3)
    assert count(facts, when=window(today=date(2024, 1, 1))).whole.counted == (2, 3, 4)
    assert count(facts, when=window(None, None)).whole.counted == (1, 2, 3)


def test_an_innovation_recognised_at_three_levels_is_one_at_the_highest() -> None:
    facts = Facts(
        (fact(1),),
        (
            (1, "tct", "2022-08-01"),
            (1, "evn", "2022-09-01"),
            (1, "co_so", "2022-05-01"),
        ),
    )
    first = count(facts, when=window(date(2021, 9, 1), date(2022, 5, 31)))
    assert first.levels == (("evn", (1,)),)
    assert count(facts).whole.counted == ()
    seen_before = count(facts, when=window(date(2021, 9, 1), date(2022, 5, 31), date(2022, 8, 15)))
    assert seen_before.levels == (("tct", (1,)),)


def test_a_rule_may_want_a_level() -> None:
    rule = CountingRule("up", "", "{window}", "decision_on", True, ("tct", "evn"))
    facts = Facts(
        (fact(1), fact(2), fact(3, stage="recognised", level="co_so")),
        (
            (1, "co_so", "2022-07-01"),
            (2, "co_so", "2022-05-01"),
            (2, "tct", "2022-07-02"),
        ),
    )
    found = count(facts, rule)
    assert found.whole.counted == (2,)
    assert found.undated == ()


def test_what_the_rule_asks_for_and_is_not_known_is_named() -> None:
    facts = Facts(
        (fact(1, stage="recognised"), fact(2), fact(3), fact(4, stage="writing")),
        ((2, "co_so", ""), (3, "co_so", "2022-07-01")),
    )
    found = count(facts)
    assert found.whole.counted == (3,)
    assert found.undated == (1, 2)
    assert [notice.keys for notice in found.notices] == [(1, 2)]
    assert count(facts, "applied").undated == (1, 2, 3)
    assert count(facts, "filed").undated == ()


def test_a_decision_dated_after_today_is_said_as_such_and_not_as_missing() -> None:
    facts = Facts(
        (fact(1, stage="recognised"), fact(2, stage="recognised"), fact(3, stage="recognised")),
        ((1, "co_so", "2062-07-01"), (2, "co_so", "2022-07-01"), (2, "tct", "2062-07-01")),
    )
    found = count(facts)
    assert (found.whole.counted, found.undated) == ((2,), (3,))
    assert dict(found.levels) == {"co_so": (2,)}
    (late,) = [notice for notice in found.notices if "sau hôm nay" in notice.sentence]
    assert late.keys == (1,)
    assert not any("sau hôm nay" in notice.sentence for notice in count(facts, "filed").notices)


def test_dates_of_application_and_filing_are_rules_too() -> None:
    facts = Facts(
        (
            fact(1, applied_on="2022-06-01", filed_on="2022-06-02"),
            fact(2, applied_on="2022-05-31", filed_on="2022-06-02", stage="refused"),
            fact(3, applied_on="2022-07-01", filed_on="2022-07-01", stage="withdrawn"),
            fact(4, applied_on="2022-07-01", filed_on="2022-07-02"),
        ),
        ((1, "co_so", "2020-01-01"), (2, "co_so", "2020-01-01")),
    )
    assert count(facts, "applied").whole.counted == (1,)
    assert count(facts, "filed").whole.counted == (1, 4)


def test_portals_are_counted_apart_and_may_be_the_rule() -> None:
    facts = together(
        recognised(4),
        Facts(keyed=((1, "2022-07-05", 1), (2, "2022-09-01", 0), (3, "2022-05-05", 1))),
    )
    found = count(facts, "keyed")
    assert (found.whole.counted, found.whole.recognised) == ((1, 2), (1, 2, 3, 4))
    assert (found.whole.keyed, found.whole.confirmed) == ((1, 2), (1,))
    assert found.unkeyed == (4,)
    assert count(together(facts, Facts((fact(9),), (), ((9, "2022-07-01", 1),))), "keyed").whole.keyed == (
        1,
        2,
    )


# Units


TREE = (unit(1, "Tổng công ty"), unit(2, "A", 1), unit(3, "B", 1), unit(4, "Tổ A", 2))


def test_a_unit_takes_in_those_below() -> None:
    facts = together(recognised(2, 1, 4), recognised(3, 10, 2), recognised(1, 20, 1), recognised(1, 30, None))
    found = count(facts, units=TREE)
    assert {line.name: line.standing.counted for line in found.lines} == {
        "Tổng công ty": 6, "A": 5, "Tổ A": 2, "B": 0, "Chưa ghi đơn vị": 1,
    }  # fmt: skip
    assert found.whole.standing.counted == 7
    assert [line.depth for line in found.lines] == [0, 1, 2, 1, 0]
    assert sorted(found.lines[1].counted) == [1, 2, 10, 11, 12]
    assert [notice.keys for notice in found.notices] == [(30,)]


def test_a_merged_unit_counts_for_its_successor_and_both_are_shown() -> None:
    units = (
        unit(1, "Tổng công ty"),
        unit(2, "Điện lực mới", 1),
        unit(3, "Điện lực cũ", 1, valid_to=date(2025, 6, 30), replaced_by_id=2),
        unit(4, "Tổ của đơn vị cũ", 3),
    )
    facts = together(recognised(2, 1, 2), recognised(3, 10, 3), recognised(4, 20, 4))
    after = count(facts, units=units, when=window(today=date(2025, 7, 1)))
    assert [(line.name, line.depth, line.standing.counted) for line in after.lines] == [
        ("Tổng công ty", 0, 9), ("Điện lực mới", 1, 9), ("Điện lực cũ", 2, 7), ("Tổ của đơn vị cũ", 3, 4),
    ]  # fmt: skip
    assert after.lines[1].note == "gồm cả Điện lực cũ"
    assert after.lines[2].note == "đến 30/06/2025, rồi nhập vào Điện lực mới"
    assert after.lines[2].successor_id == 2
    before = count(facts, units=units, when=window(today=date(2025, 6, 30)))
    assert [line.standing.counted for line in before.lines] == [9, 2, 7, 4]
    assert before.lines[2].note == ""


@pytest.mark.parametrize(
    "units",
    [
        (unit(1, parent=2), unit(2, parent=1)),
        (unit(1, replaced_by_id=2), unit(2, replaced_by_id=1)),
        (unit(1, parent=1), unit(2, parent=99)),
    ],
)
def test_a_circle_of_units_is_cut_and_nothing_is_lost(units: Sequence[Unit]) -> None:
    found = count(together(recognised(2, 1, 1), recognised(3, 10, 2)), units=units)
    assert sorted(line.unit_id for line in found.lines) == [1, 2]  # type: ignore[type-var]
    tops = [line.standing.counted for line in found.lines if line.depth == 0]
    assert sum(tops) == 5


def test_targets_are_summed_upwards_and_a_gap_is_named() -> None:
    found = count(Facts(), units=TREE, goals=Goals(100, {2: 30, 3: 40, 4: 30}))
    targets = {line.name: (line.target, line.is_own_target) for line in found.lines}
    assert targets == {
        "Tổng công ty": (70, False), "A": (30, True), "Tổ A": (30, True), "B": (40, True),
    }  # fmt: skip
    (notice,) = found.notices
    assert notice.sentence == "Chỉ tiêu chung là 100 nhưng các đơn vị cộng lại là 70 (thiếu 30)."
    named = count(Facts(), units=TREE, goals=Goals(70, {1: 70, 2: 30, 3: 50})).notices
    assert [item.sentence for item in named] == [
        "Chỉ tiêu của Tổng công ty là 70 nhưng các đơn vị trực thuộc cộng lại là 80 (thừa 10)."
    ]
    assert count(Facts(), units=TREE, goals=Goals(80, {1: 80, 2: 30, 3: 50})).notices == ()


def test_units_at_nought_are_those_that_were_asked() -> None:
    facts = recognised(1, 1, 4)
    ended = unit(9, "Đã giải thể", 1, valid_to=date(2022, 1, 1))
    given = count(facts, units=(*TREE, ended), goals=Goals(None, {1: 9, 2: 5, 3: 4, 9: 1}))
    assert [line.name for line in given.at_nought] == ["B"]
    zero = count(facts, units=TREE, goals=Goals(None, {3: 0}))
    assert zero.at_nought == ()
    free = count(facts, units=TREE)
    assert [line.name for line in free.at_nought] == ["B"]


@given(st.lists(st.tuples(st.sampled_from([1, 2, 3, 4, None]), st.booleans()), max_size=40))
def test_counts_by_unit_agree_with_a_hand_count(rows: list[tuple[int | None, bool]]) -> None:
    facts = Facts(
        tuple(fact(key, place) for key, (place, _is) in enumerate(rows, 1)),
        tuple((key, "co_so", "2022-07-01") for key, (_place, is_in) in enumerate(rows, 1) if is_in),
    )
    found = count(facts, units=TREE)
    below = {1: {1, 2, 3, 4}, 2: {2, 4}, 3: {3}, 4: {4}}
    for line in found.lines:
        wanted = below.get(line.unit_id or 0, {None})
        assert line.standing.counted == sum(is_in and place in wanted for place, is_in in rows)
    assert found.whole.standing.counted == sum(is_in for _place, is_in in rows)


# Time


def test_time_and_pace_by_hand() -> None:
    standing = Standing(30, 100, Window(date(2026, 1, 1), date(2026, 4, 10), date(2026, 2, 9)))
    assert (standing.window.days, standing.window.elapsed, standing.window.left) == (100, 40, 60)
    assert (standing.expected, standing.behind, standing.missing) == (40, 10, 70)
    assert standing.forecast == 75
    assert (standing.pace, standing.needed) == (53, 82)  # 30·7/40 = 5,25; 70·7/60 = 8,1666
    assert (one_decimal(standing.pace), one_decimal(standing.needed)) == ("5,3", "8,2")


@pytest.mark.parametrize("target", [None, 0])
def test_no_target_is_no_division(target: int | None) -> None:
    found = count(recognised(3), goals=Goals(target, {} if target is None else {1: 0}))
    for standing in (found.whole.standing, found.lines[0].standing):
        assert (standing.percent, standing.counted) == (None, 3)
        assert standing.needed in (None, 0)


def test_before_it_starts_and_after_it_ends() -> None:
    early = Standing(0, 10, window(today=date(2022, 5, 31)))
    assert (early.expected, early.pace, early.forecast, early.window.left) == (0, None, None, 487)
    late = Standing(8, 10, window(today=date(2023, 10, 1)))
    assert (late.expected, late.forecast, late.needed, late.behind) == (10, 8, None, 2)
    done = Standing(12, 10, window(today=date(2023, 10, 1)))
    assert (done.missing, done.needed, done.behind) == (0, 0, -2)


def test_days_in_the_wrong_order_are_named_and_count_nothing() -> None:
    found = count(recognised(3), goals=Goals(10), when=window(date(2023, 1, 1), date(2022, 1, 1)))
    assert found.whole.counted == ()
    assert found.curve == ()
    standing = found.whole.standing
    assert (standing.expected, standing.pace, standing.forecast, standing.percent) == (None, None, None, 0)
    assert found.notices[0].is_grave
    assert "01/01/2022 trước ngày bắt đầu 01/01/2023" in found.notices[0].sentence


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 800), st.integers(-30, 900))
def test_what_follows_from_the_days_stays_within_reason(
    counted: int, target: int, length: int, today: int
) -> None:
    start = date(2022, 1, 1)
    seen = Window(start, start + timedelta(days=length), start + timedelta(days=today))
    standing = Standing(counted, target, seen)
    assert standing.expected is not None
    assert 0 <= standing.expected <= target
    assert standing.forecast is None or standing.forecast >= counted
    if standing.needed and seen.left:
        assert standing.needed * seen.left >= (target - counted) * 70 > 0


def test_the_curve_adds_up_and_stops_today() -> None:
    facts = together(recognised(2, 1, 1, "2022-06-03"), recognised(5, 10, 1, "2022-06-20"))
    found = count(
        facts, goals=Goals(100), when=window(date(2022, 6, 1), date(2022, 7, 10), date(2022, 6, 21))
    )
    assert [(point.on.day, point.counted) for point in found.curve] == [
        (1, 0), (7, 2), (14, 2), (21, 7), (28, None), (5, None), (10, None),
    ]  # fmt: skip
    assert [point.expected for point in found.curve][-1] == 100
    assert found.curve[3].expected == 53  # 21 of 40 days of 100, half up


def test_a_very_long_time_has_a_curve_of_bounded_length() -> None:
    found = count(Facts(), when=window(date(1901, 1, 1), date(2199, 12, 31)))
    assert 200 < len(found.curve) < 310


# Authors, use, money


def test_authors_are_distinct_people_of_the_unit() -> None:
    facts = replace(
        recognised(3, 1, 2),
        authors=[(1, 7), (2, 7), (2, 8), (3, 6), (99, 9)],
        strangers=[(3, "Lê Ánh\n1990"), (2, "Lê Ánh\n1990")],
        people={7: (2, 1), 8: (3, 0), 9: (3, 1), 6: (None, 0)},
    )
    found = count(facts, units=TREE, goals=Goals(people={2: 10, 3: 30}))
    staff = found.whole.staff
    assert (staff.authors, staff.known, staff.direct, staff.people) == (4, 3, 1, 40)
    assert (staff.share, staff.direct_share) == (100, 333)
    by_name = {line.name: line.staff for line in found.lines}
    assert [by_name[name].authors for name in ("Tổng công ty", "A", "B", "Tổ A")] == [4, 3, 1, 0]
    assert by_name["Tổ A"].share is None
    assert found.written == (1, 2, 3)
    assert written_in(facts, found, TREE, 3) == (2,)
    assert written_in(facts, found, TREE, 2) == (1, 2, 3)
    assert written_in(facts, found, TREE, 4) == ()


def test_money_that_cannot_be_computed_is_counted_apart() -> None:
    rows = (
        fact(1, benefit_answer="computed", benefit_amount=5_000_000, applied_on="2022-06-30"),
        fact(2, benefit_answer="not_computable"),
        fact(3, benefit_answer="computed", benefit_amount=0, applied_on="2023-06-30"),
        fact(4),
    )
    use = count(Facts(rows, recognised(4).recognitions)).use
    assert (use.value, use.valued, use.not_computable, use.unanswered) == (5_000_000, (1, 3), (2,), (4,))
    assert (use.applied, use.unapplied) == ((1,), (2, 3, 4))


def test_every_figure_says_how_it_counts() -> None:
    for rule in shipped_programmes().rules:
        assert rule.sentence.format(window="từ 01/06/2022 đến hết 30/09/2023").startswith("Tính sáng kiến")
