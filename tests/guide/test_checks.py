"""All checks together: what they answer for, their order, and the words that packs give them."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from desktop_app.domain.records import Dossier, Innovation
from desktop_app.forms.packs import common_text, load_catalogue, load_pack, packs_in, shipped_packs
from desktop_app.forms.vocabulary import CheckRule, Pack, Severity
from desktop_app.guide.checks import CHECKS, run_checks
from desktop_app.shipped import RESOURCES
from tests.guide.dossiers import COMPLETE, GENCO, TODAY, findings, with_record


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_nothing_is_found_in_a_complete_dossier(pack: Pack) -> None:
    assert [finding.sentence for finding in findings(COMPLETE, pack=pack)] == []


def test_every_check_has_a_rule_and_every_rule_a_check() -> None:
    common = tomllib.loads(common_text())
    assert {rule["id"] for rule in common["checks"]} == CHECKS.keys()


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_an_empty_dossier_gives_whole_sentences_in_the_order_of_the_form(pack: Pack) -> None:
    empty = Dossier(innovation=Innovation(id=1, uid="uid", code="2026-X-0001"))
    found = run_checks(empty, pack, load_catalogue(), TODAY)
    order = {field.key: place for place, field in enumerate(pack.form.fields)}
    places = [order[finding.field] for finding in found]
    assert places == sorted(places)
    assert len(found) > 10
    for finding in found:
        assert finding.sentence.endswith(".")
        assert not [name for _text, name, _form, _how in Formatter().parse(finding.sentence) if name]
        section = pack.form.section_of(finding.field)
        assert section is not None
        assert finding.section == section.id
        assert finding.is_blocking == (finding.severity is Severity.MUST)


def test_braces_in_a_title_are_not_read_as_places() -> None:
    spoiled = with_record(title="{label} {0} {x.__class__} [CẦN ĐIỀN]")
    (finding,) = findings(spoiled, "placeholder")
    assert "{x.__class__} [CẦN ĐIỀN]" in finding.sentence


def test_a_rule_of_a_later_program_is_passed_over_and_an_unknown_place_shown_as_a_gap() -> None:
    rules = (
        CheckRule("of_tomorrow", Severity.MUST, "Ngày mai."),
        CheckRule("annexes_none", Severity.SHOULD, "Thiếu {what}."),
    )
    found = findings(replace(COMPLETE, attachments=()), pack=replace(GENCO, checks=rules))
    assert [finding.sentence for finding in found] == ["Thiếu …."]


def test_a_pack_decides_weight_clause_words_and_threshold() -> None:
    text = (RESOURCES / "packs" / "evngenco2-2026.toml").read_text(encoding="utf-8")
    rule = text[text.index('id = "filed_too_early"') :].partition("\n\n")[0]
    own_rule = """id = "filed_too_early"
severity = "consider"
clause = "Điều 9"
numbers = { months = 6 }
sentence = "Chờ đủ {months} tháng." """
    own = text.replace(rule, own_rule)
    early = with_record(filed_on=date(2026, 8, 1))
    assert findings(early, "filed_too_early") == []
    (finding,) = findings(early, "filed_too_early", pack=load_pack(own.encode(), "x"))
    assert (finding.severity, finding.clause, finding.sentence) == (
        Severity.CONSIDER,
        "Điều 9",
        "Chờ đủ 6 tháng.",
    )


def test_packs_of_a_folder_bring_their_checks(tmp_path: Path) -> None:
    text = (RESOURCES / "packs" / "tt18-2013.toml").read_text(encoding="utf-8")
    (tmp_path / "x.toml").write_text(text.replace('"tt18-2013"', '"x"'), encoding="utf-8")
    ((pack,), faults) = packs_in(tmp_path)
    assert faults == ()
    assert [finding.check for finding in findings(replace(COMPLETE, authors=()), pack=pack)] == ["required"]
