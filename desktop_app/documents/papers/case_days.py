"""Days that follow from those of a dossier before a council: by when it is accepted, examined, filed."""

from collections.abc import Mapping

from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.round_values import dossier_lookup
from desktop_app.documents.papers.values import Said
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.dates import format_date, long_date
from desktop_app.forms.deadlines import Deadline, compute, events, timetable_of

RECEIPT, RESULT, FILING = "receipt_until", "examined_until", "filing_until"
_DAYS = {RECEIPT: "filed_on", RESULT: "accepted_on", FILING: "applied_on"}


def deadlines_of(context: DossierContext) -> Mapping[str, Deadline]:
    """Compute a dossier's deadlines by id, from the days of its council's level where it is before one."""
    record, case = context.dossier.innovation, context.case
    item = case.examination if case else None
    received = item.received_on if item and item.received_on else record.filed_on
    accepted = item.accepted_on if item else record.accepted_on
    known = events(record.trial_on, record.applied_on, received, accepted)
    return {found.id: found for found in compute(timetable_of(context.pack), known)}


def rule_words(context: DossierContext, deadline: str) -> tuple[str, str]:
    """Say how many months a deadline gives, “03”, and by which clause; "" where the form has none such."""
    rules = timetable_of(context.pack).rules
    return next(((f"{rule.months:02d}", rule.clause) for rule in rules if rule.id == deadline), ("", ""))


def case_days_lookup(context: DossierContext) -> Lookup:
    """Know, beside the places of a dossier's paper, its deadlines and its own unit."""
    days, rest = deadlines_of(context), dossier_lookup(context)

    def lookup(key: str, form: str) -> Said:
        if key == "own_unit":
            return Said(context.dossier.unit.name if context.dossier.unit else "", "unit_id")
        if key not in _DAYS:
            return rest(key, form)
        if key not in days:
            return Said("", _DAYS[key])
        on = days[key].on
        return Said(long_date(on) if form == "long" else format_date(on), _DAYS[key])

    return lookup
