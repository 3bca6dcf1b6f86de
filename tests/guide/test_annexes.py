"""Annexes and their citations."""

from dataclasses import replace

import pytest

from desktop_app.guide.annexes import citations
from desktop_app.guide.inquiry import World
from tests.guide.dossiers import COMPLETE, annex, findings, line, with_answers


def test_no_annex_at_all_is_remarked() -> None:
    (finding,) = findings(replace(COMPLETE, attachments=()), "annexes_none")
    assert finding.field == "annexes"
    assert not finding.is_blocking


def test_an_annex_needs_a_caption() -> None:
    (finding,) = findings(replace(COMPLETE, attachments=(annex(caption=" "),)), "annex_caption")
    assert "[1]" in finding.sentence
    assert findings(COMPLETE, "annex_caption") == []


def test_an_empty_file_is_named() -> None:
    (finding,) = findings(replace(COMPLETE, attachments=(annex(size=0),)), "annex_empty")
    assert "[1]" in finding.sentence
    assert findings(COMPLETE, "annex_empty") == []


def test_a_citation_of_an_annex_that_is_not_there_is_named_with_its_field() -> None:
    (finding,) = findings(with_answers(purpose="<p>Xem [1] và [7].</p>"), "annex_unknown")
    assert finding.field == "purpose"
    assert "[7]" in finding.sentence


def test_evidence_of_the_money_cites_annexes_too() -> None:
    (finding,) = findings(replace(COMPLETE, benefit_lines=(line(evidence="[9]"),)), "annex_unknown")
    assert finding.field == "benefit"


def test_an_annex_nobody_cites_is_remarked() -> None:
    spoiled = replace(COMPLETE, attachments=(annex(), annex(2, "Ảnh [2]")))
    (finding,) = findings(spoiled, "annex_uncited")
    assert "[2]" in finding.sentence
    assert findings(with_answers(spoiled, purpose="<p>Ảnh [2]</p>"), "annex_uncited") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        ("[1] rồi [ 2 ] rồi [1]", (1, 2)),
        ("[1, 3; 5]", (1, 3, 5)),
        ("[2–4]", (2, 3, 4)),
        ("[4-2]", ()),
        ("a[i], [CẦN ĐIỀN], [12 kV], [2026]", ()),
    ],
)
def test_citations_are_read_as_people_write_them(text: str, numbers: tuple[int, ...]) -> None:
    assert citations(text) == numbers


def test_a_file_that_vanished_is_named() -> None:
    (finding,) = findings(COMPLETE, "annex_vanished", world=World(has_file=lambda _annex: False))
    assert "[1] Biên bản thí nghiệm" in finding.sentence
    assert finding.is_blocking
    assert findings(COMPLETE, "annex_vanished", world=World()) == []
