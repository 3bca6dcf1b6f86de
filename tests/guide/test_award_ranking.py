"""Picking the notable ones: marks, weights, and how a score is explained."""

import pytest

from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.awards import SHARE, WHOLE, shipped_awards
from desktop_app.guide.award_facts import Credit
from desktop_app.guide.award_ranking import Work, score, tenths, worth

SELECTION = shipped_awards().selection
WEIGHTS = {"value": 50, "social": 25, "spread": 25}
MILLION = 1_000_000


def test_a_score_is_the_weighted_marks_and_says_so() -> None:
    found = score([Work("moi_truong", "tct")], 620 * MILLION, SELECTION, WEIGHTS)
    assert [(mark.mark, mark.points) for mark in found.marks] == [(4, 400), (4, 200), (3, 150)]
    assert found.points == 750
    value, social, spread = found.words(SELECTION)
    assert value.startswith("Giá trị kinh tế: 4/5 điểm × trọng số 50 = 40,0 (620.000.000 đồng, từ 500 triệu")
    assert "lĩnh vực môi trường" in social
    assert "công nhận cấp Tổng công ty" in spread


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        (0, 0),
        (79_999_999, 0),
        (80 * MILLION, 1),
        (150 * MILLION, 2),
        (999_999_999, 4),
        (1000 * MILLION, 5),
        (-5, 0),
    ],
)
def test_the_bands_of_value(value: int, mark: int) -> None:
    assert score([Work()], value, SELECTION, WEIGHTS).marks[0].mark == mark


def test_none_nought_and_not_computable_are_three_things() -> None:
    unknown = score([Work()], None, SELECTION, WEIGHTS).marks[0].why
    nought = score([Work(value=0)], 0, SELECTION, WEIGHTS).marks[0].why
    told = score([Work(answer=NOT_COMPUTABLE)], None, SELECTION, WEIGHTS).marks[0].why
    assert len({unknown, nought, told}) == 3
    assert told == "không tính được bằng tiền"


def test_what_an_office_marks_by_hand_goes_before_the_rules() -> None:
    work = Work("moi_truong", "evn", given={"value": 2, "social": 0, "spread": 1})
    found = score([work], 10**12, SELECTION, WEIGHTS)
    assert [mark.mark for mark in found.marks] == [2, 0, 1]
    assert {mark.why for mark in found.marks} == {"chấm tay"}


def test_of_several_the_best_counts_and_no_weight_counts_nothing() -> None:
    works = [Work("khac", "co_so"), Work("moi_truong", "evn")]
    found = score(works, 10**12, SELECTION, {"value": 0, "social": 1, "spread": 1})
    assert [(mark.mark, mark.points) for mark in found.marks] == [(5, 0), (4, 400), (5, 500)]
    assert score([], None, SELECTION, WEIGHTS).points == 0
    assert score(works, 10**12, SELECTION, {}).points == 0


def test_full_marks_are_a_hundred() -> None:
    work = Work(given={"value": 5, "social": 5, "spread": 5})
    assert tenths(score([work], 0, SELECTION, WEIGHTS).points) == "100,0"


def test_worth_counts_whole_or_by_share() -> None:
    behind = [Credit(1, value=100, share=6000), Credit(2, value=None), Credit(3, value=50, share=None)]
    assert worth(behind, WHOLE) == 150
    assert worth(behind, SHARE) == 60
    assert worth([Credit(2)], WHOLE) is None
