"""The dry run of the reviewer's form: boxes, stop rules, conclusion, money."""

from dataclasses import replace

import pytest

from desktop_app.domain.records import Dossier, SetAside
from desktop_app.forms.packs import shipped_packs
from desktop_app.forms.vocabulary import Pack, Severity
from desktop_app.guide.checks import CHECKS, Finding
from desktop_app.guide.review import Box, Conclusion, Money, Review, dry_run
from tests.guide.dossiers import COMPLETE, GENCO, STATUTORY, findings, with_answers, with_record

ALL = ["3.1", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.3", "3.4"]


def reviewed(dossier: Dossier, pack: Pack = GENCO) -> Review:
    return dry_run(dossier, pack, findings(dossier, pack=pack))


def numbers(review: Review, box: Box) -> list[str]:
    return [line.criterion.number for line in review.judged if line.box is box]


def fault(check: str, field: str, severity: Severity = Severity.MUST, reason: str = "") -> Finding:
    return Finding(check, severity, "", field, "", f"{check} ở {field}", reason=reason)


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_a_sound_dossier_is_recognised_in_every_form(pack: Pack) -> None:
    review = reviewed(COMPLETE, pack)
    assert numbers(review, Box.POSITIVE) == ALL
    assert (review.conclusion, review.money) == (Conclusion.RECOGNISED, Money.AGREED)
    assert review.others == ()


@pytest.mark.parametrize(
    ("key", "number", "skipped"),
    [
        ("current_state", "3.1", []),
        ("purpose", "3.2.1", ["3.2.2", "3.2.3", "3.2.4", "3.3", "3.4"]),
        ("conditions", "3.2.1", ["3.2.2", "3.2.3", "3.2.4", "3.3", "3.4"]),
        ("nature", "3.2.2", []),
        ("steps", "3.2.3", []),
        ("improvements", "3.2.4", ["3.3", "3.4"]),
        ("application_process", "3.3", ["3.4"]),
        ("actual_effect", "3.4", []),
    ],
)
def test_what_is_missing_ticks_its_box_and_stops_where_the_form_stops(
    key: str, number: str, skipped: list[str]
) -> None:
    review = reviewed(with_answers(**{key: ""}))
    assert numbers(review, Box.NEGATIVE) == [number]
    assert numbers(review, Box.SKIPPED) == skipped
    (line,) = (item for item in review.judged if item.box is Box.NEGATIVE)
    assert [reason.field for reason in line.reasons] == [key]
    sent_back = number in ("3.1", "3.2.2", "3.2.3")
    assert review.conclusion is (Conclusion.COMPLETED if sent_back else Conclusion.REFUSED)
    assert review.money is (Money.AGREED if sent_back else Money.NONE)


@pytest.mark.parametrize("key", ["same_recognised", "published", "used_elsewhere", "in_procedure"])
@pytest.mark.parametrize("answer", ["yes", "unknown", ""])
def test_each_test_of_novelty_ticks_no(key: str, answer: str) -> None:
    review = reviewed(with_answers(**{key: answer}))
    assert numbers(review, Box.NEGATIVE) == ["3.2.4"]
    assert review.conclusion is Conclusion.REFUSED


def test_too_short_an_application_ticks_not_long_enough() -> None:
    review = reviewed(with_record(applied_on=COMPLETE.innovation.filed_on))
    assert numbers(review, Box.NEGATIVE) == ["3.3"]
    assert numbers(review, Box.SKIPPED) == ["3.4"]


def test_nothing_after_a_stop_is_looked_at_but_its_faults_are_still_told() -> None:
    review = reviewed(with_answers(purpose="", actual_effect=""))
    last = review.judged[-1]
    assert (last.criterion.number, last.box) == ("3.4", Box.SKIPPED)
    assert [reason.field for reason in last.reasons] == ["actual_effect"]


@pytest.mark.parametrize("level", ["tct", "evn"])
def test_use_elsewhere_is_asked_only_above_the_unit(level: str) -> None:
    base = reviewed(with_answers(other_units=""))
    assert "3.5" not in [line.criterion.number for line in base.judged]
    higher = with_record(with_answers(other_units=""), level=level)
    review = reviewed(higher)
    assert numbers(review, Box.NEGATIVE) == ["3.5"]
    assert review.conclusion is Conclusion.REFUSED
    told = "<p>Công ty Điện lực Sông Trầm có 22 máy cùng loại, chỉ cần lọc lại số liệu đo xa.</p>"
    assert reviewed(with_record(with_answers(other_units=told), level=level)).conclusion is (
        Conclusion.RECOGNISED
    )


def test_what_is_only_worth_a_look_is_a_remark_and_ticks_nothing() -> None:
    found = [
        fault("state_short", "current_state", Severity.CONSIDER),
        fault("novelty_claim", "nature", Severity.CONSIDER),
        fault("too_long", "steps", Severity.CONSIDER),
        fault("benefit_guess", "benefit", Severity.CONSIDER),
    ]
    review = dry_run(COMPLETE, GENCO, found)
    assert review.conclusion is Conclusion.RECOGNISED
    assert numbers(review, Box.POSITIVE) == ALL
    assert [line.criterion.number for line in review.judged if line.is_doubtful] == ["3.1", "3.2.4"]
    remarks = {line.criterion.number: line.remarks for line in review.judged if line.remarks}
    assert remarks == {"3.1": (found[0],), "3.2.4": (found[1],), "3.2.3": (found[2],)}
    assert review.money_remarks == (found[3],)
    assert review.money is Money.AGREED


@pytest.mark.parametrize(
    ("doubts", "worst", "hangs_on"),
    [
        ([("state_short", "current_state")], Conclusion.COMPLETED, ["3.1"]),
        (
            [("state_short", "current_state"), ("steps_not_listed", "steps")],
            Conclusion.COMPLETED,
            ["3.1", "3.2.3"],
        ),
        (
            [("state_short", "current_state"), ("effect_no_unit", "actual_effect")],
            Conclusion.REFUSED,
            ["3.4"],
        ),
        ([("novelty_denied", "nature")], Conclusion.REFUSED, ["3.2.4"]),
        ([("too_long", "steps"), ("effect_no_unit", "nature")], Conclusion.RECOGNISED, []),
    ],
)
def test_a_reviewer_who_agrees_with_the_remarks_concludes_otherwise(
    doubts: list[tuple[str, str]], worst: Conclusion, hangs_on: list[str]
) -> None:
    review = dry_run(COMPLETE, GENCO, [fault(check, field, Severity.CONSIDER) for check, field in doubts])
    assert (review.conclusion, review.worst) == (Conclusion.RECOGNISED, worst)
    assert [item.number for item in review.doubtful] == hangs_on


def test_a_doubt_after_a_stop_or_beside_a_fault_changes_nothing() -> None:
    found = [fault("purpose_vague", "purpose"), fault("effect_no_unit", "actual_effect", Severity.CONSIDER)]
    review = dry_run(COMPLETE, GENCO, [*found, fault("purpose_absolute", "purpose", Severity.CONSIDER)])
    assert review.conclusion is review.worst is Conclusion.REFUSED
    assert not any(line.is_doubtful for line in review.judged)
    assert review.doubtful == ()


def test_a_doubt_that_stops_is_the_last_thing_that_is_looked_at() -> None:
    criteria = tuple(replace(item, is_refusal=item.id == "effect") for item in GENCO.criteria)
    found = [
        fault("novelty_claim", "nature", Severity.CONSIDER),
        fault("effect_no_unit", "actual_effect", Severity.CONSIDER),
    ]
    assert dry_run(COMPLETE, replace(GENCO, criteria=criteria), found).worst is Conclusion.COMPLETED


@pytest.mark.parametrize(("reason", "is_doubtful"), [("", True), ("Bị phạt vì cách làm cũ", False)])
def test_a_remark_on_the_money_makes_it_doubtful_until_it_is_put_by(reason: str, is_doubtful: bool) -> None:
    review = dry_run(COMPLETE, GENCO, [fault("benefit_penalty", "benefit", Severity.CONSIDER, reason)])
    assert review.money is Money.AGREED
    assert review.is_money_doubtful is is_doubtful
    faulty = dry_run(COMPLETE, GENCO, [fault("benefit_sum", "benefit")])
    assert not faulty.is_money_doubtful


def test_what_was_put_by_ticks_nothing_and_is_told_with_its_reason() -> None:
    dossier = with_answers(published="unknown")
    (finding,) = findings(dossier, "answer_unknown")
    put_by = replace(
        dossier,
        set_aside=(SetAside(1, 1, finding.check, finding.field, finding.sentence, "Đã hỏi phòng Kỹ thuật"),),
    )
    review = reviewed(put_by)
    assert review.conclusion is Conclusion.RECOGNISED
    (line,) = (item for item in review.judged if item.criterion.number == "3.2.4")
    assert [item.reason for item in line.remarks] == ["Đã hỏi phòng Kỹ thuật"]
    assert not line.is_doubtful
    assert review.worst is Conclusion.RECOGNISED


def test_every_finding_is_told_once() -> None:
    dossier = replace(with_answers(nature="", published="yes", steps="xxx", place=""), attachments=())
    found = findings(dossier)
    review = dry_run(dossier, GENCO, found)
    told = [item for line in review.judged for item in (*line.reasons, *line.remarks)]
    told += [*review.money_reasons, *review.money_remarks, *review.others]
    assert len({id(item) for item in told}) == len(told)
    untold = [item for item in found if item not in told]
    assert all(item.severity is Severity.CONSIDER for item in untold)


def test_a_fault_of_another_kind_at_the_same_field_is_told_apart() -> None:
    found = [fault("filed_too_late", "filed_on"), fault("shares_sum", "authors"), fault("required", "place")]
    review = dry_run(COMPLETE, GENCO, found)
    assert review.conclusion is Conclusion.RECOGNISED
    assert review.others == tuple(found)


@pytest.mark.parametrize(
    ("answer", "amount", "text", "money"),
    [
        ("computed", 277_720_000, "", Money.AGREED),
        ("computed", 277_720_001, "", Money.RECOMPUTED),
        ("computed", None, "", Money.RECOMPUTED),
        ("not_computable", None, "<p>Lợi ích là an toàn, không có đơn giá.</p>", Money.NOT_COMPUTABLE),
        ("", None, "", Money.RECOMPUTED),
    ],
)
def test_the_money_has_three_answers(answer: str, amount: int | None, text: str, money: Money) -> None:
    dossier = with_record(benefit_answer=answer, benefit_amount=amount)
    lines = () if answer == "not_computable" else dossier.benefit_lines
    review = reviewed(replace(with_answers(dossier, benefit_text=text), benefit_lines=lines))
    assert review.money is money
    assert bool(review.money_reasons) is (money is Money.RECOMPUTED)


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_the_criteria_name_real_checks_and_both_boxes(pack: Pack) -> None:
    assert [item.number for item in pack.criteria] == [*ALL, "3.5"]
    for item in pack.criteria:
        assert {*item.checks, *item.anywhere} <= CHECKS.keys()
        assert item.positive != item.negative
        assert item.fields
    stops = [item.number for item in pack.criteria if item.stops]
    assert stops == ["3.2.1", "3.2.4", "3.3"]
    refusing = [item.number for item in pack.criteria if item.is_refusal]
    assert refusing == ["3.2.1", "3.2.4", "3.3", "3.4", "3.5"]


def test_a_form_without_criteria_is_reviewed_by_nothing() -> None:
    review = dry_run(
        COMPLETE, replace(STATUTORY, criteria=()), findings(with_answers(nature=""), pack=STATUTORY)
    )
    assert review.judged == ()
    assert review.conclusion is Conclusion.RECOGNISED
    assert [item.field for item in review.others] == ["nature"]
