"""The checks on filing and the computed deadlines say the same of every day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.forms.deadlines import deadlines_of
from tests.guide.dossiers import GENCO, findings, with_record

CHECKS = ("filed_too_early", "filed_too_late")


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 400))
def test_a_day_is_too_early_or_late_for_both_or_neither(used: date, after: int) -> None:
    filed = used + timedelta(days=after)
    dossier = with_record(trial_on=None, applied_on=used, filed_on=filed)
    days = {item.id: item.on for item in deadlines_of(GENCO, dossier.innovation)}
    told = {finding.check for finding in findings(dossier, pack=GENCO) if finding.check in CHECKS}
    assert ("filed_too_early" in told) is (filed < days["filing_from"])
    assert ("filed_too_late" in told) is (filed > days["filing_until"])
