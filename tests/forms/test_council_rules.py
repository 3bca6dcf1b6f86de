"""The shipped rules of the council, and files of them that are at fault."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.forms.council import VoteLimit, read_council, shipped_council
from desktop_app.forms.pack_errors import PackError
from desktop_app.shipped import RESOURCES

TEXT = (RESOURCES / "guide" / "council.toml").read_text(encoding="utf-8")


def test_what_ships_can_be_read_whole() -> None:
    found = shipped_council()
    assert found.source
    assert "Chưa xác nhận" in found.certainty
    assert [role.id for role in found.roles] == ["chair", "vice", "secretary", "member"]
    assert found.role("chair") == "Chủ tịch"
    assert found.role("ủy viên dự khuyết") == "ủy viên dự khuyết"
    assert [(item.id, item.working_days) for item in found.limits] == [("minutes", 15), ("decision", 15)]
    assert (found.next_level.parts, found.next_level.part_of) == (3, 4)


def test_the_two_sets_of_points_are_those_of_their_sources() -> None:
    vung_tau, da_nang = shipped_council().sets
    assert [(item.id, item.most) for item in vung_tau.criteria] == [
        ("novelty", 30), ("autonomy", 15), ("saving", 15), ("economy", 20), ("safety", 20),
    ]  # fmt: skip
    assert vung_tau.most == da_nang.most == 100
    assert [grade.start for grade in vung_tau.grades] == [85, 65, 0]
    assert da_nang.least == 50
    assert [item.least for item in da_nang.criteria] == [10, 10, 10]
    needs = [(grade.start, grade.needs.least) for grade in da_nang.grades if grade.needs]
    assert needs == [(85, 30), (70, 20), (50, 10)]
    assert all(item.source and item.certainty for item in (vung_tau, da_nang))


@pytest.mark.parametrize(
    ("wrong", "path", "words"),
    [
        (lambda text: text.replace("parts = 3", "parts = 5"), "$.votes.next_level.parts", "từ 1 đến 4"),
        (lambda text: text.replace("{count} thành viên, là", "{number} thành viên, là"), "even", "{count}"),
        (lambda text: text.replace("most = 40", "most = 5"), "$.criteria_sets[1]", "từ 0 đến 5"),
        (lambda text: text.replace('criterion = "novelty"', 'criterion = "new"', 1), "needs", "novelty"),
        (lambda text: text.replace("from = 65", "from = 95"), "grades", "giảm dần"),
        (lambda text: text.replace('id = "vice"', 'id = "chair"'), "$.roles", "hai mục cùng id"),
        (lambda text: text.replace("working_days = 15", "days = 15", 1), "$.limits[0]", "working_days"),
        (lambda text: text.replace("over = true", "over = 1"), "over", "true"),
        (lambda text: text + "\nextra = 1\n", "extra", "Không có khóa"),
        (lambda text: text.replace("{ from = 25,", "{ from = 14,"), "bands", "giảm dần"),
    ],
)
def test_a_fault_is_named_with_its_place(wrong: Callable[[str], str], path: str, words: str) -> None:
    made = wrong(TEXT)
    assert made != TEXT
    with pytest.raises(PackError) as caught:
        read_council(made.encode(), "thử.toml")
    said = str(caught.value)
    assert path in said, said
    assert words in said, said


@given(votes=st.integers(0, 60), members=st.integers(0, 60))
def test_a_limit_is_over_all_members(votes: int, members: int) -> None:
    rules = shipped_council()
    assert rules.next_level.is_reached(votes, members) == (members > 0 and 4 * votes >= 3 * members)
    assert rules.recognise.is_reached(votes, members) == (members > 0 and 2 * votes > members)


def test_a_limit_that_must_be_passed_is_not_met_by_half() -> None:
    assert VoteLimit(1, 2, "một nửa").is_reached(3, 6)
    assert not VoteLimit(1, 2, "quá bán", is_over=True).is_reached(3, 6)
