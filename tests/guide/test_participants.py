"""Authors, shares, and those who took part in the first application."""

from dataclasses import replace

import pytest

from desktop_app.domain.shares import split_evenly
from tests.guide.dossiers import COMPLETE, EVN, STATUTORY, author, findings


def with_shares(*shares: int | None):
    authors = tuple(author(f"Tác giả {number}", share) for number, share in enumerate(shares))
    return replace(COMPLETE, authors=authors)


@pytest.mark.parametrize("missing", ["birth", "workplace", "qualification"])
def test_an_author_without_what_the_columns_ask_is_named(missing: str) -> None:
    spoiled = replace(COMPLETE, authors=(author(), author("Lê Thị Thu Hà", 4000, **{missing: " "})))
    (finding,) = findings(spoiled, "author_incomplete")
    assert finding.field == "authors"
    assert finding.sentence.startswith("Tác giả thứ 2 (Lê Thị Thu Hà) còn thiếu: ")
    heading = {
        "birth": "Năm sinh",
        "workplace": "Chức danh, nơi công tác (hoặc nơi ở)",
        "qualification": "Trình độ chuyên môn",
    }
    assert heading[missing] in finding.sentence


def test_an_author_without_a_name_is_named_by_the_place_in_the_list() -> None:
    (finding,) = findings(replace(COMPLETE, authors=(author("", 10000),)), "author_incomplete")
    assert finding.sentence == "Tác giả thứ 1 còn thiếu: Họ và tên."


def test_only_what_the_form_asks_is_demanded() -> None:
    plain = replace(COMPLETE, authors=(author(share=10000, role="", task="", post=""),))
    assert findings(plain, "author_incomplete") == []
    (finding,) = findings(plain, "author_incomplete", pack=EVN)
    assert "Vai trò" in finding.sentence
    assert "Nội dung tham gia" in finding.sentence


def test_a_helper_without_a_task_is_named() -> None:
    (helper,) = COMPLETE.helpers
    (finding,) = findings(replace(COMPLETE, helpers=(replace(helper, task=""),)), "helper_incomplete")
    assert "Vũ Minh Quân" in finding.sentence
    assert "Nội dung tham gia" in finding.sentence
    assert findings(replace(COMPLETE, helpers=()), "helper_incomplete") == []


def test_the_same_person_twice_is_named_but_a_namesake_is_not() -> None:
    twice = replace(COMPLETE, authors=(author(share=5000), author("trần văn  khánh", 5000)))
    assert len(findings(twice, "author_twice")) == 1
    namesake = replace(COMPLETE, authors=(author(share=5000), author(share=5000, birth="1991")))
    assert findings(namesake, "author_twice") == []


@pytest.mark.parametrize("contribution", ["approved", "supplied", "typed", "first_application"])
def test_who_only_helped_is_no_author(contribution: str) -> None:
    spoiled = replace(COMPLETE, authors=(author(), author("Phạm Đình Tòng", 4000, contribution=contribution)))
    (finding,) = findings(spoiled, "author_not_creator")
    assert finding.sentence.startswith("Phạm Đình Tòng")
    assert contribution not in finding.sentence


def test_who_was_not_asked_yet_is_an_author() -> None:
    assert (
        findings(replace(COMPLETE, authors=(author(share=10000, contribution=""),)), "author_not_creator")
        == []
    )


@pytest.mark.parametrize(
    ("shares", "found"),
    [((3333, 3333, 3333), "99,99"), ((6000, 5000), "110,00"), ((10001,), "100,01"), ((1,), "0,01")],
)
def test_shares_must_make_a_whole_and_the_sum_found_is_said(shares: tuple[int, ...], found: str) -> None:
    (finding,) = findings(with_shares(*shares), "shares_sum")
    assert f"{found} %" in finding.sentence
    assert "100,00 %" in finding.sentence
    assert finding.is_blocking


@pytest.mark.parametrize("count", [1, 2, 3, 7, 9])
def test_shares_split_evenly_are_a_whole(count: int) -> None:
    assert findings(with_shares(*split_evenly(count))) == []


@pytest.mark.parametrize("share", [None, 0])
def test_a_missing_share_is_asked_for_before_the_sum(share: int | None) -> None:
    spoiled = with_shares(6000, share)
    (finding,) = findings(spoiled, "shares_missing")
    assert "thứ 2" in finding.sentence
    assert findings(spoiled, "shares_sum") == []
    assert len(findings(with_shares(10100, share), "shares_sum")) == 1


def test_a_form_without_shares_does_not_ask_for_them() -> None:
    assert findings(with_shares(None, None), pack=EVN) == []
    assert len(findings(with_shares(None, None), "shares_missing", pack=STATUTORY)) == 2
