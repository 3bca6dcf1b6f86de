"""What is required and empty."""

from dataclasses import replace

import pytest

from desktop_app.forms.vocabulary import Severity
from desktop_app.guide.interview import questions
from tests.guide.dossiers import COMPLETE, EVN, GENCO, STATUTORY, findings, with_answers, with_record

BY_THEMSELVES = {"benefit", *(field.key for field in questions(GENCO))}


@pytest.mark.parametrize(
    "key", [field.key for field in GENCO.form.fields if field.is_required and field.key not in BY_THEMSELVES]
)
def test_each_required_field_is_named_when_empty(key: str) -> None:
    if key == "authors":
        spoiled = replace(COMPLETE, authors=())
    elif key in COMPLETE.answers:
        spoiled = with_answers(**{key: ""})
    else:
        spoiled = with_record(**{key: None if key == "unit_id" else ""})
    (finding,) = findings(spoiled, "required")
    assert finding.field == key
    assert finding.severity is Severity.MUST
    label = GENCO.form.field(key).label
    assert finding.sentence == f"Điền “{label}”."


def test_rich_text_of_nothing_but_space_is_empty() -> None:
    assert [finding.field for finding in findings(with_answers(purpose="<p>  </p><p></p>"), "required")] == [
        "purpose"
    ]


def test_a_picture_alone_is_an_answer() -> None:
    picture = f'<figure><img src="sha256:{"a" * 64}"></figure>'
    assert findings(with_answers(nature=picture), "required") == []


def test_the_benefit_is_not_reported_twice() -> None:
    spoiled = with_record(benefit_answer="", benefit_amount=None)
    assert [finding.check for finding in findings(spoiled)] == ["benefit_unanswered"]


def test_a_level_needs_the_name_of_its_addressee() -> None:
    to_corporation = with_record(level="tct")
    (finding,) = findings(to_corporation, "addressee", pack=EVN)
    assert finding.field == "corporation"
    assert findings(with_answers(to_corporation, corporation="Tổng công ty X"), "addressee", pack=EVN) == []
    assert findings(COMPLETE, "addressee", pack=EVN) == []


def test_a_level_the_form_is_not_for_is_named() -> None:
    (finding,) = findings(with_record(level="evn"), "level_not_served", pack=STATUTORY)
    assert "Cấp EVN" in finding.sentence
    assert findings(with_record(level="co_so"), "level_not_served", pack=STATUTORY) == []
