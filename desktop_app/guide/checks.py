"""All checks, and what they find in a dossier: the pack's rules give each its weight, clause and words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.records import Dossier
from desktop_app.forms.vocabulary import Catalogue, CheckRule, Pack, Severity
from desktop_app.guide import annexes, benefit, completeness, dates, participants, texts
from desktop_app.guide.inquiry import Check, Hit, Inquiry, World, written

_ALL: tuple[Check, ...] = (
    completeness.required,
    completeness.addressee,
    completeness.level_not_served,
    texts.title_too_long,
    texts.too_long,
    texts.placeholder,
    texts.legacy_text,
    texts.unprintable,
    participants.author_incomplete,
    participants.helper_incomplete,
    participants.author_twice,
    participants.author_not_creator,
    participants.shares_missing,
    participants.shares_sum,
    dates.first_use_missing,
    dates.application_before_trial,
    dates.date_in_future,
    dates.filed_in_future,
    dates.filed_before_use,
    dates.used_before_birth,
    dates.filed_too_early,
    dates.filed_too_late,
    annexes.annexes_none,
    annexes.annex_caption,
    annexes.annex_empty,
    annexes.annex_vanished,
    annexes.annex_unknown,
    annexes.annex_uncited,
    benefit.benefit_unanswered,
    benefit.benefit_no_amount,
    benefit.benefit_zero,
    benefit.benefit_contradiction,
    benefit.benefit_line_amount,
    benefit.benefit_line_product,
    benefit.benefit_sum,
    benefit.benefit_no_method,
)
CHECKS: Mapping[str, Check] = {check.__name__: check for check in _ALL}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, at a form's `field`; `section` is the id of the one that asks for it, or "".

    `reason` says why somebody put it by; "" while it stands.
    """

    check: str
    severity: Severity
    clause: str
    field: str
    section: str
    sentence: str
    can_be_set_aside: bool = True
    reason: str = ""

    @property
    def is_set_aside(self) -> bool:
        """Whether somebody put it by."""
        return bool(self.reason)

    @property
    def is_blocking(self) -> bool:
        """Whether it must be mended before finishing."""
        return self.severity is Severity.MUST and not self.is_set_aside


class _Places(dict[str, str]):
    """The values of a sentence; a kept pack's older place that no check fills any more is shown as …"""

    def __missing__(self, key: str) -> str:
        return "…"


def run_checks(
    dossier: Dossier, pack: Pack, catalogue: Catalogue, today: date, world: World | None = None
) -> tuple[Finding, ...]:
    """Find what is to be mended in a dossier, in the order of the form's fields, then of the checks."""
    inquiry = Inquiry(dossier, pack, catalogue, today, written(dossier, pack), world=world or World())
    findings: list[Finding] = []
    reasons = {(item.check, item.field, item.sentence): item.reason for item in dossier.set_aside}
    for rule in pack.checks:
        check = CHECKS.get(rule.id)
        if check:
            under_rule = replace(inquiry, numbers=rule.numbers)
            findings.extend(_finding(rule, hit, pack, reasons) for hit in check(under_rule))
    order = {field.key: place for place, field in enumerate(pack.form.fields)}
    return tuple(sorted(findings, key=lambda finding: order.get(finding.field, len(order))))


def _finding(rule: CheckRule, hit: Hit, pack: Pack, reasons: Mapping[tuple[str, str, str], str]) -> Finding:
    numbers = {key: str(number) for key, number in rule.numbers.items()}
    section = pack.form.section_of(hit.field)
    sentence = rule.sentence.format_map(_Places(numbers | dict(hit.values)))
    reason = reasons.get((rule.id, hit.field, sentence), "") if rule.can_be_set_aside else ""
    return Finding(
        check=rule.id,
        severity=rule.severity,
        clause=rule.clause,
        field=hit.field,
        section=section.id if section else "",
        sentence=sentence,
        can_be_set_aside=rule.can_be_set_aside,
        reason=reason,
    )
