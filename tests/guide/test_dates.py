"""Dates that cannot be, and the months in which an application may be filed."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.dates import format_date
from desktop_app.domain.records import Dossier
from desktop_app.forms.remuneration import shipped_rates
from desktop_app.guide.remuneration import remuneration
from tests.guide.dossiers import COMPLETE, EVN, STATUTORY, TODAY, author, findings, with_record


def used_and_filed(used: date, filed: date | None) -> Dossier:
    return with_record(trial_on=None, applied_on=used, filed_on=filed)


def test_a_first_use_is_asked_for() -> None:
    (finding,) = findings(with_record(applied_on=None))
    assert (finding.check, finding.field) == ("first_use_missing", "applied_on")
    tried = with_record(applied_on=None, trial_on=date(2026, 3, 12), trial_document="0127/PCT")
    assert findings(tried) == []


@pytest.mark.parametrize("used", [date(9999, 12, 31), date(1, 1, 1)])
def test_a_date_at_the_end_of_the_calendar_is_only_told_as_what_it_is(used: date) -> None:
    dossier = used_and_filed(used, None)
    (told,) = (item for item in findings(dossier) if item.check in ("date_in_future", "filed_too_late"))
    assert format_date(used) in told.sentence
    assert remuneration(dossier, shipped_rates(), TODAY).years


def test_an_application_does_not_begin_before_its_trial() -> None:
    (finding,) = findings(with_record(trial_on=date(2026, 3, 13)), "application_before_trial")
    assert "12/03/2026" in finding.sentence
    assert "13/03/2026" in finding.sentence
    assert findings(with_record(trial_on=date(2026, 3, 12)), "application_before_trial") == []


@pytest.mark.parametrize("key", ["trial_on", "applied_on"])
def test_what_has_not_come_has_not_been_applied(key: str) -> None:
    (finding,) = findings(with_record(**{key: date(2026, 10, 6)}), "date_in_future")
    assert finding.field == key
    assert "06/10/2026" in finding.sentence
    assert findings(with_record(**{key: date(2026, 10, 5)}), "date_in_future") == []


def test_a_filing_date_to_come_is_only_remarked() -> None:
    (finding,) = findings(with_record(filed_on=date(2026, 10, 6)))
    assert finding.check == "filed_in_future"
    assert not finding.is_blocking
    assert findings(with_record(filed_on=date(2026, 10, 5))) == []


def test_filing_before_the_first_use_is_one_finding() -> None:
    (finding,) = findings(with_record(filed_on=date(2026, 3, 11)))
    assert finding.check == "filed_before_use"
    assert "11/03/2026" in finding.sentence


@pytest.mark.parametrize(
    ("birth", "is_found"),
    [
        ("2027", True),
        ("2026", False),
        ("2026-03-13", True),
        ("2026-03-12", False),
        ("", False),
        ("1988", False),
    ],
)
def test_nobody_applies_a_solution_before_being_born(birth: str, is_found: bool) -> None:
    spoiled = replace(COMPLETE, authors=(author(share=10000, birth=birth),))
    assert bool(findings(spoiled, "used_before_birth")) is is_found


@pytest.mark.parametrize(
    ("used", "first", "last"),
    [
        (date(2026, 4, 8), date(2026, 7, 9), date(2027, 4, 8)),
        (date(2026, 11, 30), date(2027, 3, 1), date(2027, 11, 30)),
        (date(2027, 3, 2), date(2027, 6, 3), date(2028, 3, 2)),
        (date(2024, 2, 29), date(2024, 5, 30), date(2025, 2, 28)),
    ],
)
def test_the_filing_window_follows_the_calendar(used: date, first: date, last: date) -> None:
    far = date(2030, 1, 1)

    def fired(filed: date) -> list[str]:
        found = findings(used_and_filed(used, filed), today=far)
        return [finding.check for finding in found]

    assert fired(first.replace(day=first.day - 1) if first.day > 1 else date(2027, 2, 28)) == [
        "filed_too_early"
    ]
    assert fired(first) == []
    assert fired(last) == []
    after = date.fromordinal(last.toordinal() + 1)
    assert fired(after) == ["filed_too_late"]


def test_the_sentence_says_from_when_until_when() -> None:
    (finding,) = findings(used_and_filed(date(2026, 4, 8), date(2026, 6, 30)))
    assert "chưa đủ 3 tháng" in finding.sentence
    assert "từ 09/07/2026 đến hết 08/04/2027" in finding.sentence
    assert finding.is_blocking


def test_today_decides_only_while_there_is_no_filing_date() -> None:
    used = date(2025, 3, 1)
    assert findings(used_and_filed(used, date(2025, 9, 1)), today=date(2026, 10, 5)) == []
    (finding,) = findings(used_and_filed(used, None), today=date(2026, 10, 5))
    assert finding.check == "filed_too_late"
    assert "05/10/2026" in finding.sentence


def test_the_earlier_of_trial_and_application_counts() -> None:
    spoiled = with_record(trial_on=date(2025, 10, 4), trial_document="0127/PCT")
    assert [finding.check for finding in findings(spoiled)] == ["filed_too_late"]
    assert findings(with_record(trial_on=date(2025, 10, 5), trial_document="0127/PCT")) == []


def test_three_months_are_the_rule_of_some_forms_only() -> None:
    early = used_and_filed(date(2026, 4, 8), date(2026, 6, 30))
    assert findings(early, pack=STATUTORY) == []
    (finding,) = findings(early, pack=EVN)
    assert not finding.is_blocking
