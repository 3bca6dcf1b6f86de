"""Length, places left to fill, letters of an old encoding."""

from dataclasses import replace

import pytest

from desktop_app.guide.inquiry import World
from tests.guide.dossiers import COMPLETE, annex, author, findings, line, with_answers, with_record


def test_a_title_of_five_thousand_letters_is_the_longest() -> None:
    assert findings(with_record(title="ă" * 5000), "title_too_long") == []
    (finding,) = findings(with_record(title="ă" * 5001), "title_too_long")
    assert "5001" in finding.sentence
    assert "5000" in finding.sentence
    assert finding.is_blocking


def test_a_text_over_its_soft_length_is_only_remarked() -> None:
    assert findings(with_answers(purpose=f"<p>{'a' * 2000}</p>"), "too_long") == []
    (finding,) = findings(with_answers(purpose=f"<p>{'a' * 2001}</p>"))
    assert (finding.check, finding.field, finding.is_blocking) == ("too_long", "purpose", False)
    assert "2001" in finding.sentence


@pytest.mark.parametrize(
    "text",
    [
        "mất [CẦN ĐIỀN] phút",
        "mất [cần bổ sung số liệu] phút",
        "biên bản số … ngày 12",
        "biên bản số …/BB-PXVH",
        "theo quyết định số ...",
        "mất ...... phút",
        "………",
        "giảm xxx kWh",
        "giảm XXXX kWh",
        "ngày ____ tháng",
        "bao nhiêu ???",
        "[…]",
    ],
)
def test_a_place_left_to_fill_is_found(text: str) -> None:
    (finding,) = findings(with_answers(steps=f"<p>{text}</p>"), "placeholder")
    assert finding.field == "steps"
    assert finding.is_blocking


@pytest.mark.parametrize(
    "text",
    [
        "than, dầu, khí…",
        "than, dầu, …",
        "v.v…",
        "v.v...",
        "Đợi... rồi đo.",
        "Maxxx1",
        "xx",
        "[1]",
        "Vì sao??",
    ],
)
def test_prose_is_not_taken_for_a_gap(text: str) -> None:
    assert findings(with_answers(steps=f"<p>{text}</p>"), "placeholder") == []


def test_gaps_are_found_wherever_people_write() -> None:
    spoiled = replace(
        with_record(title="Cải tiến xxx"),
        authors=(author(share=10000, workplace="Phân xưởng ……"),),
        attachments=(annex(caption="Biên bản số ……"),),
        benefit_lines=(line(277_720_000, quantity="", source="giá theo [CẦN ĐIỀN]"),),
    )
    assert [finding.field for finding in findings(spoiled, "placeholder")] == [
        "authors",
        "title",
        "benefit",
        "annexes",
    ]


def test_letters_of_an_old_encoding_are_named() -> None:
    tcvn3 = "C¶i tiÕn g¸ kÑp th¸o bu l«ng mÆt bÝch"
    (finding,) = findings(with_record(title=tcvn3), "legacy_text")
    assert finding.field == "title"
    assert "TCVN3" in finding.sentence
    assert findings(COMPLETE, "legacy_text") == []


def test_letters_that_no_paper_can_show_are_named() -> None:
    world = World(unprintable=lambda text: "🚀" if "🚀" in text else "")
    (finding,) = findings(with_answers(purpose="<p>Nhanh 🚀</p>"), "unprintable", world=world)
    assert finding.field == "purpose"
    assert "🚀" in finding.sentence
    assert findings(COMPLETE, "unprintable", world=world) == []
