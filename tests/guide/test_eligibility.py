"""The verdict: is it an innovation, is it time, and which questions are still open."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import add_months
from desktop_app.domain.records import Dossier
from desktop_app.forms.packs import load_catalogue, shipped_packs
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.eligibility import Kind, Verdict, verdict
from desktop_app.guide.interview import barriers, open_questions, questions
from tests.guide.dossiers import COMPLETE, EVN, GENCO, STATUTORY, author, findings, with_answers, with_record

TODAY = date(2026, 10, 5)
UNFILED = with_record(filed_on=None, stage="writing")
HEAD = {"head_is_author": "yes", "funding": "state"}


def judged(dossier: Dossier, pack: Pack = GENCO, today: date = TODAY) -> Verdict:
    return verdict(dossier, pack, load_catalogue(), today)


def used(day: date, filed: date | None = None, **values: date | None) -> Dossier:
    return with_record(applied_on=day, filed_on=filed, **values)


# The dates


@pytest.mark.parametrize(
    ("used_on", "first", "last"),
    [
        (date(2026, 4, 8), date(2026, 7, 9), date(2027, 4, 8)),
        (date(2026, 11, 30), date(2027, 3, 1), date(2027, 11, 30)),
        (date(2027, 3, 2), date(2027, 6, 3), date(2028, 3, 2)),
        (date(2024, 2, 29), date(2024, 5, 30), date(2025, 2, 28)),
    ],
)
def test_one_may_file_from_a_day_until_a_day(used_on: date, first: date, last: date) -> None:
    early = judged(used(used_on), today=first - timedelta(days=1))
    assert (early.kind, early.window.first, early.window.last) == (Kind.FROM, first, last)
    for day in (first, last):
        assert judged(used(used_on), today=day).kind is Kind.UNTIL
        assert judged(used(used_on, filed=day), today=date(2030, 1, 1)).kind is Kind.CAN
    late = judged(used(used_on), today=last + timedelta(days=1))
    assert late.kind is Kind.CANNOT
    assert late.is_final


def test_case_c_is_refused_before_its_day_with_the_reason() -> None:
    found = judged(used(date(2026, 4, 8), filed=date(2026, 6, 30)), today=date(2026, 6, 30))
    assert found.kind is Kind.FROM
    assert (found.window.first, found.window.last) == (date(2026, 7, 9), date(2027, 4, 8))
    (reason,) = found.reasons
    assert not reason.is_final
    assert reason.field == "filed_on"
    assert reason.clause == "Mục A.3 của Đơn: ít nhất 03 tháng"
    assert "chưa đủ 3 tháng; nộp được từ 09/07/2026 đến hết 08/04/2027" in reason.sentence


def test_the_earlier_of_trial_and_application_counts() -> None:
    found = judged(used(date(2026, 6, 15), trial_on=date(2026, 6, 1)))
    assert (found.window.used, found.window.first) == (date(2026, 6, 1), date(2026, 9, 2))


def test_the_filing_date_decides_and_today_only_where_it_is_empty() -> None:
    far = date(2030, 1, 1)
    assert judged(used(date(2026, 4, 8), filed=date(2026, 8, 1)), today=far).kind is Kind.CAN
    assert judged(used(date(2026, 4, 8)), today=far).kind is Kind.CANNOT


@given(day=st.dates(date(1990, 1, 1), date(2100, 12, 31)), after=st.integers(-100, 900))
def test_whatever_the_day_the_three_answers_follow_each_other(day: date, after: int) -> None:
    today = day + timedelta(days=after)
    young = replace(COMPLETE, authors=(author(share=10000, birth="1900"),))
    found = judged(replace(young, innovation=used(day).innovation), today=today)
    if today <= add_months(day, 3):
        assert found.kind is Kind.FROM
    else:
        assert found.kind is (Kind.UNTIL if today <= add_months(day, 12) else Kind.CANNOT)


def test_a_form_that_only_advises_the_months_lets_one_file() -> None:
    found = judged(used(date(2026, 9, 1)), pack=EVN)
    assert found.window.is_advised
    assert found.kind is Kind.UNTIL
    assert ["chưa đủ 3 tháng" in reason.sentence for reason in found.to_mend] == [True]


def test_a_form_without_the_months_knows_only_the_limit() -> None:
    found = judged(used(date(2026, 9, 1)), pack=STATUTORY)
    assert (found.kind, found.window.first, found.window.last) == (Kind.UNTIL, None, date(2027, 9, 1))


def test_a_first_use_that_is_to_come_can_not_be_filed_now() -> None:
    found = judged(used(date(2026, 12, 1)))
    assert found.kind is Kind.FROM
    assert [reason.field for reason in found.to_mend] == ["applied_on"]


def test_without_a_first_use_nothing_is_concluded() -> None:
    found = judged(with_record(applied_on=None, trial_on=None, filed_on=None))
    assert found.kind is Kind.UNKNOWN
    assert [reason.field for reason in found.unsaid] == ["applied_on"]
    assert found.window.first is None


# The barriers


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_a_sound_dossier_meets_no_barrier(pack: Pack) -> None:
    assert barriers(COMPLETE, pack) == ()
    assert open_questions(COMPLETE, pack) == ()
    assert judged(UNFILED, pack).kind is Kind.UNTIL


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
@pytest.mark.parametrize(
    ("key", "answer", "is_final"),
    [
        ("same_recognised", "yes", True),
        ("published", "yes", True),
        ("used_elsewhere", "yes", True),
        ("in_procedure", "yes", True),
        ("against_order", "yes", True),
        ("protected_right", "yes", True),
        ("application_state", "not_applied", False),
    ],
)
def test_each_barrier_keeps_out_with_clause_field_and_another_way(
    pack: Pack, key: str, answer: str, is_final: bool
) -> None:
    found = judged(with_answers(UNFILED, **{key: answer}), pack)
    assert (found.kind, found.is_final) == (Kind.CANNOT, is_final)
    (reason,) = found.reasons
    assert (reason.field, reason.is_final) == (key, is_final)
    assert reason.clause
    assert found.alternatives == (reason.instead,)
    (finding,) = findings(with_answers(UNFILED, **{key: answer}), "barrier", pack=pack)
    assert finding.is_blocking
    assert not finding.can_be_set_aside
    assert reason.sentence in finding.sentence
    assert reason.clause in finding.sentence
    assert reason.instead in finding.sentence


@pytest.mark.parametrize("key", ["same_recognised", "published", "used_elsewhere", "in_procedure"])
def test_what_nobody_knows_yet_is_asked_about_and_keeps_nobody_out(key: str) -> None:
    unsure = with_answers(UNFILED, **{key: "unknown"})
    found = judged(unsure)
    assert (found.kind, found.reasons) == (Kind.UNKNOWN, ())
    assert [field.key for field in found.open_questions] == [key]
    (finding,) = findings(unsure, "answer_unknown")
    assert finding.field == key
    assert "“Chưa rõ, cần hỏi”" in finding.sentence
    assert findings(unsure, "barrier") == []


@pytest.mark.parametrize("key", [field.key for field in questions(GENCO) if field.is_required])
def test_a_question_that_is_not_answered_is_open(key: str) -> None:
    silent = with_record(UNFILED, kind="") if key == "kind" else with_answers(UNFILED, **{key: ""})
    found = judged(silent)
    assert found.kind is Kind.UNKNOWN
    assert [field.key for field in found.open_questions] == [key]
    assert [finding.field for finding in findings(silent, "unanswered")] == [key]


@pytest.mark.parametrize(
    ("answers", "is_kept_out"),
    [
        (HEAD, True),
        (HEAD | {"superior_consent": "no"}, True),
        (HEAD | {"superior_consent": "unknown"}, True),
        (HEAD | {"superior_consent": "yes"}, False),
        (HEAD | {"funding": "unit"}, False),
        (HEAD | {"funding": "author"}, False),
        (HEAD | {"head_is_author": "no"}, False),
    ],
)
def test_consent_is_needed_only_of_a_head_paid_by_the_state(
    answers: dict[str, str], is_kept_out: bool
) -> None:
    found = judged(with_answers(UNFILED, **answers))
    assert (found.kind is Kind.CANNOT) is is_kept_out
    assert not found.is_final
    assert bool(findings(with_answers(UNFILED, **answers), "barrier")) is is_kept_out
    assert findings(with_answers(UNFILED, **answers), "unanswered") == [], "it is never asked of everybody"


def test_a_barrier_weighs_more_than_an_open_question_and_the_dates() -> None:
    found = judged(with_answers(used(date(2026, 9, 1)), published="yes", in_procedure=""))
    assert found.kind is Kind.CANNOT
    assert [reason.field for reason in found.reasons] == ["published"]
    assert [field.key for field in found.open_questions] == ["in_procedure"]


def test_every_reason_against_is_told() -> None:
    found = judged(with_answers(used(date(2024, 1, 1)), published="yes", in_procedure="yes"))
    assert [reason.field for reason in found.reasons] == ["published", "in_procedure", "filed_on"]
    assert len(found.alternatives) == 2


def test_an_answer_on_no_list_is_no_barrier() -> None:
    assert judged(with_answers(UNFILED, published="<b>yes</b>{clause}")).kind is Kind.UNTIL


# The authors


def test_an_author_who_only_approved_is_to_be_moved_first() -> None:
    approver = author("Phạm Đình Tòng", 1000, contribution="approved")
    found = judged(replace(UNFILED, authors=(author(share=9000), approver)))
    assert found.kind is Kind.UNTIL
    (reason,) = found.to_mend
    assert reason.field == "authors"
    assert "Phạm Đình Tòng" in reason.sentence


def test_an_author_of_whom_nothing_is_said_leaves_the_question_open() -> None:
    found = judged(replace(UNFILED, authors=(author(share=10000, contribution=""),)))
    assert found.kind is Kind.UNKNOWN
    assert [reason.field for reason in found.unsaid] == ["authors"]


def test_a_form_that_asks_none_of_it_is_judged_by_its_dates() -> None:
    sections = tuple(section for section in GENCO.form.sections if section.id != "dieu_kien")
    bare = replace(GENCO, form=replace(GENCO.form, sections=sections))
    silent = replace(UNFILED, answers={"published": "yes"}, authors=(author(contribution=""),))
    found = judged(silent, bare)
    assert (found.kind, found.reasons, found.open_questions, found.unsaid) == (Kind.UNTIL, (), (), ())
