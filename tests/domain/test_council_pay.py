"""What members say of money and pay, and what it comes to."""

import pytest

from desktop_app.domain.council_pay import (
    AGREED,
    AUTHOR_MULTIPLE,
    AUTHOR_RATE,
    HELPER_RATE,
    MONEY,
    MONEY_FIGURES,
    RECOMPUTED,
    Middle,
    PayOpinion,
    author_key,
    opinion_of,
    settled,
    summary_of,
)
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE


def test_marks_are_read_and_what_is_none_is_left_out() -> None:
    marks = {
        MONEY: RECOMPUTED,
        MONEY_FIGURES: "công tơ",
        AUTHOR_RATE: "800",
        HELPER_RATE: "x",
        "novelty": "1",
    }
    assert opinion_of(marks) == PayOpinion(RECOMPUTED, "công tơ", author_rate=800)
    assert opinion_of({MONEY: "khác", AUTHOR_RATE: "-5", AUTHOR_MULTIPLE: "1" * 40}) == PayOpinion()


@pytest.mark.parametrize(
    ("money", "application", "key"),
    [
        (NOT_COMPUTABLE, COMPUTED, AUTHOR_MULTIPLE),
        (AGREED, NOT_COMPUTABLE, AUTHOR_RATE),
        (RECOMPUTED, "", AUTHOR_RATE),
        ("", COMPUTED, AUTHOR_RATE),
        ("", NOT_COMPUTABLE, AUTHOR_MULTIPLE),
        ("", "", ""),
    ],
)
def test_the_members_own_answer_decides_the_measure_before_the_application(
    money: str, application: str, key: str
) -> None:
    assert author_key(money, application) == key


def test_another_answer_takes_along_what_has_no_place_any_more() -> None:
    marks = {
        MONEY: NOT_COMPUTABLE,
        MONEY_FIGURES: "x",
        AUTHOR_RATE: "800",
        HELPER_RATE: "2000",
        "a": "positive",
    }
    assert settled(marks, COMPUTED) == {MONEY: NOT_COMPUTABLE, HELPER_RATE: "2000", "a": "positive"}
    kept = {MONEY: RECOMPUTED, MONEY_FIGURES: "x", AUTHOR_RATE: "800"}
    assert settled(kept, NOT_COMPUTABLE) == kept
    assert settled({AUTHOR_RATE: "800", AUTHOR_MULTIPLE: "500"}, "") == {}


def agreeing(*rates: int) -> list[PayOpinion]:
    return [PayOpinion(AGREED, author_rate=rate) for rate in rates]


@pytest.mark.parametrize(
    ("rates", "middle"),
    [
        ((800,), Middle(800, 1, 800, 800)),
        ((1000, 700, 800), Middle(800, 3, 700, 1000)),
        ((700, 800), Middle(750, 2, 700, 800)),
        ((700, 701), Middle(701, 2, 700, 701)),
    ],
)
def test_the_middle_is_the_median_and_tells_between_what(rates: tuple[int, ...], middle: Middle) -> None:
    assert summary_of(agreeing(*rates)).author_rate == middle


def test_the_answer_most_gave_counts_and_a_draw_gives_none() -> None:
    several = [*agreeing(800, 900), PayOpinion(NOT_COMPUTABLE, author_multiple=500)]
    found = summary_of(several)
    assert (found.money, dict(found.answers)) == (AGREED, {NOT_COMPUTABLE: 1, AGREED: 2})
    assert found.author_multiple is None
    drawn = summary_of(several[1:])
    assert drawn.money == ""
    assert drawn.author_rate is not None
    assert drawn.author_multiple is not None


ODD = PayOpinion(NOT_COMPUTABLE, author_multiple=500)


@pytest.mark.parametrize(
    ("none", "again", "agreed", "money", "measures"),
    [
        (3, 2, 2, "", (True, False)),
        (3, 1, 3, AGREED, (True, False)),
        (4, 1, 2, NOT_COMPUTABLE, (False, True)),
        (2, 2, 0, "", (True, True)),
        (0, 2, 2, "", (True, False)),
    ],
)
def test_whether_it_can_be_computed_is_counted_before_how(
    none: int, again: int, agreed: int, money: str, measures: tuple[bool, bool]
) -> None:
    said = [ODD] * none + [PayOpinion(RECOMPUTED, author_rate=900)] * again + agreeing(*[800] * agreed)
    found = summary_of(said)
    assert found.money == money
    assert (found.author_rate is not None, found.author_multiple is not None) == measures


def test_nobody_said_anything() -> None:
    assert summary_of([PayOpinion(), PayOpinion()]).is_empty
    assert not summary_of([PayOpinion(helper_rate=2000)]).is_empty
