"""What forms come to, and what the votes over all members come to."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.council import Ballot, Conflict, Member
from desktop_app.domain.records import ApplicationHelper, Authorship
from desktop_app.forms.council import shipped_council
from desktop_app.forms.packs import shipped_packs
from desktop_app.guide.council import (
    COMPLETION,
    NEXT_LEVEL,
    RECOGNISED,
    REFUSED,
    Interest,
    PointFault,
    average,
    clashes,
    fault_of,
    read_form,
    read_marks,
    score,
    tally,
    write_marks,
)
from desktop_app.guide.review import Box

CRITERIA = next(pack for pack in shipped_packs() if pack.id == "evngenco2-2026").criteria
ALL = {item.id: "positive" for item in CRITERIA}
VUNG_TAU, DA_NANG = shipped_council().sets


def council(*present: bool) -> list[Member]:
    """Make members with keys from 1 on."""
    return [
        Member(place, 1, place, f"Ủy viên {place}", is_present=is_here)
        for place, is_here in enumerate(present, 1)
    ]


def vote(member: int, conclusion: str, level: str = "", is_abstention: bool = False) -> Ballot:
    return Ballot(member, 1, member, write_marks({NEXT_LEVEL: level}), conclusion, "", is_abstention)


# Boxes


@pytest.mark.parametrize(
    ("ticked", "result"),
    [
        ({}, RECOGNISED),
        ({"current_state": "negative"}, COMPLETION),
        ({"nature": "negative"}, COMPLETION),
        ({"steps": "negative"}, COMPLETION),
        ({"purpose": "negative"}, REFUSED),
        ({"novelty": "negative"}, REFUSED),
        ({"application": "negative"}, REFUSED),
        ({"effect": "negative"}, REFUSED),
        ({"steps": "negative", "effect": "negative"}, REFUSED),
    ],
)
def test_the_conclusion_follows_from_the_boxes(ticked: dict[str, str], result: str) -> None:
    assert read_form(CRITERIA, "co_so", {**ALL, **ticked}).result == result


def test_other_units_are_asked_only_above_the_first_level() -> None:
    marks = {key: value for key, value in ALL.items() if key != "other_units"}
    assert read_form(CRITERIA, "co_so", marks).result == RECOGNISED
    above = read_form(CRITERIA, "tct", marks)
    assert (above.result, [item.id for item in above.missing]) == ("", ["other_units"])
    assert read_form(CRITERIA, "tct", {**marks, "other_units": "negative"}).result == REFUSED


def test_a_stop_makes_the_rest_unneeded_and_unheard() -> None:
    stopped = {"current_state": "positive", "purpose": "negative"}
    form = read_form(CRITERIA, "co_so", {**stopped, "effect": "negative", "steps": "negative"})
    assert form.result == REFUSED
    assert form.missing == ()
    assert [item.id for item in form.grounds] == ["purpose"]
    assert {line.box for line in form.judged[2:]} == {Box.SKIPPED}


def test_a_criterion_left_out_is_no_answer() -> None:
    form = read_form(CRITERIA, "co_so", {key: value for key, value in ALL.items() if key != "steps"})
    assert (form.result, [item.id for item in form.missing]) == ("", ["steps"])
    assert read_form(CRITERIA, "co_so", {}).result == ""
    assert read_form((), "co_so", {}).result == ""
    assert read_form(CRITERIA, "co_so", {**ALL, "steps": "<b>2</b>"}).result == ""


@given(st.lists(st.sampled_from(("positive", "negative", "")), min_size=7, max_size=7))
def test_every_form_of_the_first_level(boxes: list[str]) -> None:
    asked = [item for item in CRITERIA if not item.levels]
    form = read_form(CRITERIA, "co_so", dict(zip((item.id for item in asked), boxes, strict=True)))
    answered = {line.criterion.id: line.box for line in form.judged if line.box is not Box.SKIPPED}
    refused = any(answered.get(item.id) is Box.NEGATIVE for item in asked if item.is_refusal)
    if form.result:
        assert (form.result == REFUSED) == refused
        assert not form.missing


# Points


def points(**written: str) -> dict[str, str]:
    return dict(written)


def test_a_grade_whose_condition_fails_stays_and_is_told() -> None:
    found = score(DA_NANG, points(novelty="28", use="30", benefit="30"))
    assert (str(found.total), found.grade.label, found.result) == ("88", "Loại A", RECOGNISED)
    assert found.unmet is not None
    assert found.unmet.id == "novelty"
    full = score(DA_NANG, points(novelty="30", use="30", benefit="25"))
    assert (full.grade.label, full.unmet) == ("Loại A", None)


@pytest.mark.parametrize(
    ("given_", "grade", "result"),
    [
        (("20", "15", "15"), "Loại C", RECOGNISED),
        (("20", "15", "14.9"), "Không đạt", REFUSED),
        (("30", "9.5", "30"), "Loại C", REFUSED),
        (("40", "30", "30"), "Loại A", RECOGNISED),
    ],
)
def test_the_pass_mark_and_the_least_of_each_criterion(
    given_: tuple[str, str, str], grade: str, result: str
) -> None:
    found = score(DA_NANG, dict(zip(("novelty", "use", "benefit"), given_, strict=True)))
    if given_[1] == "9.5":
        assert [item.id for item in found.low] == ["use"]
    else:
        assert found.grade.label == grade
    assert found.result == result


def test_points_of_vung_tau() -> None:
    best = points(novelty="25", autonomy="15", saving="15", economy="15", safety="15")
    assert score(VUNG_TAU, best).grade.label == "Loại A"
    assert score(VUNG_TAU, {**best, "novelty": "24.5"}).grade.label == "Loại B"
    low = score(VUNG_TAU, {**best, "novelty": "0", "safety": "0"})
    assert (low.grade.label, low.result) == ("Loại C", REFUSED)


def test_nought_is_an_answer_and_nothing_is_none() -> None:
    assert score(DA_NANG, points(novelty="0", use="0", benefit="0")).result == REFUSED
    found = score(DA_NANG, points(novelty="40", use="30"))
    assert (found.result, [item.id for item in found.missing]) == ("", ["benefit"])


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("30", None), ("0", None), ("8.5", None), ("30.01", PointFault.TOO_MANY), ("-1", PointFault.TOO_FEW),
        ("tám", PointFault.NOT_A_NUMBER), ("1e1", PointFault.NOT_A_NUMBER), ("8_5", PointFault.NOT_A_NUMBER),
        ("２０", PointFault.NOT_A_NUMBER), ("", PointFault.NOT_A_NUMBER),
        ("NaN", PointFault.NOT_A_NUMBER), ("Infinity", PointFault.NOT_A_NUMBER),
    ],
)  # fmt: skip
def test_what_are_points(typed: str, fault: PointFault | None) -> None:
    assert fault_of(VUNG_TAU.criteria[0], typed) is fault


def test_the_mean_leaves_unfinished_forms_out() -> None:
    whole = [points(novelty="40", use="30", benefit="30"), points(novelty="20", use="20", benefit="20")]
    mean = average(DA_NANG, [*whole, points(novelty="0")])
    assert mean is not None
    assert mean.total == 80
    assert average(DA_NANG, [points(novelty="0")]) is None


# Votes


def test_votes_are_counted_over_all_members_not_over_those_who_came() -> None:
    members = council(True, True, True, False, False, False, False)
    found = tally(shipped_council(), members, (), [vote(key, RECOGNISED) for key in (1, 2, 3)])
    assert (found.favourable, found.members, found.missing, found.derived) == (3, 7, 4, "")
    found = tally(shipped_council(), members, (), [vote(key, RECOGNISED) for key in (1, 2, 3, 4)])
    assert (found.derived, found.by_writing) == (RECOGNISED, 1)


def test_an_abstention_is_neither_a_nought_nor_missing() -> None:
    members = council(True, True, True)
    ballots = [vote(1, RECOGNISED), vote(2, "", is_abstention=True), vote(3, REFUSED)]
    found = tally(shipped_council(), members, (), ballots)
    assert (found.abstained, found.missing, found.votes[REFUSED], found.derived) == (1, 0, 1, REFUSED)


def test_completion_is_asked_where_at_least_half_of_those_for_it_ask() -> None:
    members = council(True, True, True, True, True)
    for_it = [vote(1, COMPLETION), vote(2, COMPLETION), vote(3, RECOGNISED), vote(4, RECOGNISED)]
    assert tally(shipped_council(), members, (), [*for_it, vote(5, REFUSED)]).derived == COMPLETION
    assert tally(shipped_council(), members, (), [*for_it, vote(5, RECOGNISED)]).derived == RECOGNISED


def test_a_conflicted_ballot_is_not_counted_though_the_member_is() -> None:
    members = council(True, True, True)
    ballots = [vote(1, RECOGNISED), vote(2, RECOGNISED), vote(3, REFUSED)]
    found = tally(shipped_council(), members, [1], ballots)
    assert (found.favourable, found.members, found.conflicted, found.missing) == (1, 3, 1, 0)
    assert found.derived == REFUSED


def test_votes_of_nobody_on_the_council_are_told() -> None:
    found = tally(shipped_council(), council(True), (), [vote(1, RECOGNISED), vote(9, RECOGNISED)])
    assert found.is_too_many
    assert found.favourable == 1
    assert not tally(shipped_council(), council(True), (), [vote(1, RECOGNISED)]).is_too_many


@pytest.mark.parametrize(("proposals", "is_reached"), [(5, False), (6, True), (8, True)])
def test_three_quarters_of_all_members_propose_the_next_level(proposals: int, is_reached: bool) -> None:
    members = council(*[True] * 8)
    ballots = [vote(key, RECOGNISED, "tct" if key <= proposals else "") for key in range(1, 9)]
    found = tally(shipped_council(), members, (), ballots)
    assert found.next_level == {"tct": proposals}
    assert (found.reached == ("tct",)) is is_reached


@given(
    st.lists(st.sampled_from((RECOGNISED, COMPLETION, REFUSED, "", "abstains")), min_size=1, max_size=9),
    st.sets(st.integers(1, 9)),
)
def test_every_member_is_counted_once(conclusions: list[str], out: set[int]) -> None:
    members = council(*[True] * len(conclusions))
    ballots = [
        vote(key, "" if said == "abstains" else said, is_abstention=said == "abstains")
        for key, said in enumerate(conclusions, 1)
    ]
    found = tally(shipped_council(), members, out, ballots)
    assert found.cast + found.missing + found.conflicted == len(members)
    if found.derived in (RECOGNISED, COMPLETION):
        assert 2 * found.favourable > found.members
    if found.derived == REFUSED:
        assert 2 * (found.favourable + found.missing) <= found.members


def test_what_is_derived_early_is_not_turned_by_the_forms_that_come() -> None:
    members = council(*[True] * 5)
    for cast in product((RECOGNISED, COMPLETION, REFUSED), repeat=len(members)):
        ballots = [vote(key, said) for key, said in enumerate(cast, 1)]
        whole = tally(shipped_council(), members, (), ballots).derived
        for count in range(len(members)):
            assert tally(shipped_council(), members, (), ballots[:count]).derived in ("", whole), cast


def test_what_no_form_can_turn_any_more_is_derived_early() -> None:
    members = council(*[True] * 5)
    for said in (RECOGNISED, COMPLETION, REFUSED):
        ballots = [vote(key, said) for key in range(1, 5)]
        assert tally(shipped_council(), members, (), ballots[:3]).derived == said
        assert tally(shipped_council(), members, (), ballots[:1]).derived == ""


# Interests


def test_who_must_not_vote_is_found_by_person_and_by_name() -> None:
    members = [
        Member(1, 1, 1, "Nguyễn Văn An", person_id=7),
        Member(2, 1, 2, "LÊ THỊ BÌNH"),
        Member(3, 1, 3, "Trần Văn Cường", person_id=9),
        Member(4, 1, 4, "Vũ Dũng"),
    ]
    authors = [
        Authorship(1, 50, 1, "An Nguyễn", person_id=7),
        Authorship(2, 51, 1, "Lê Thị Bình", person_id=8),
        Authorship(3, 52, 1, "Trần Văn Cường", person_id=10),
    ]
    helpers = [
        ApplicationHelper(1, 50, 1, "Nguyễn Văn An", person_id=7),
        ApplicationHelper(2, 52, 1, "Vũ Dũng"),
    ]
    declared = [Conflict(1, 1, 3, 50, "em ruột tác giả"), Conflict(2, 1, 99, 50)]
    found = {
        (item.member.id, item.innovation_id): item for item in clashes(members, authors, helpers, declared)
    }
    assert {place: item.interest for place, item in found.items()} == {
        (1, 50): Interest.AUTHOR,
        (2, 51): Interest.AUTHOR,
        (4, 52): Interest.HELPER,
        (3, 50): Interest.DECLARED,
    }
    assert found[2, 51].is_by_name
    assert not found[1, 50].is_by_name
    assert found[3, 50].reason == "em ruột tác giả"


def test_two_people_of_one_name_in_the_catalogue_are_two() -> None:
    members = [Member(1, 1, 1, "Trần Văn Cường", person_id=9)]
    assert clashes(members, [Authorship(3, 52, 1, "Trần Văn Cường", person_id=10)], [], []) == ()


# Marks


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=6))
def test_marks_are_read_as_they_were_written(marks: dict[str, str]) -> None:
    assert read_marks(write_marks(marks)) == {key: value for key, value in marks.items() if value}


@pytest.mark.parametrize("text", ["", "{", "[]", "1", '{"a": 1}', '{"a": {"b": "c"}}', "null"])
def test_what_are_no_marks_are_none(text: str) -> None:
    assert read_marks(text) == {}
