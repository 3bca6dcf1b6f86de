"""All checks, and what they find in a dossier: the pack's rules give each its weight, clause and words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.records import Dossier
from desktop_app.forms.vocabulary import Catalogue, CheckRule, Pack, Severity
from desktop_app.guide import (
    annexes,
    application,
    benefit,
    completeness,
    content,
    dates,
    effect,
    figures,
    formula_lines,
    gains,
    interview,
    names,
    novelty,
    participants,
    privacy,
    texts,
    wording,
)
from desktop_app.guide.inquiry import Check, Hit, World, inquire

_ALL: tuple[Check, ...] = (
    completeness.required,
    completeness.addressee,
    completeness.level_not_served,
    interview.barrier,
    interview.unanswered,
    interview.answer_unknown,
    texts.title_too_long,
    wording.title_vague,
    wording.title_duty,
    texts.too_long,
    texts.placeholder,
    texts.legacy_text,
    texts.unprintable,
    privacy.identity_number,
    content.state_no_fault,
    content.state_no_figure,
    content.state_short,
    content.purpose_vague,
    content.purpose_absolute,
    content.conditions_vague,
    content.nature_short,
    content.nature_no_detail,
    content.steps_not_listed,
    novelty.improvements_copied,
    novelty.improvements_no_contrast,
    novelty.novelty_claim,
    novelty.novelty_contradicted,
    novelty.novelty_denied,
    participants.author_incomplete,
    participants.helper_incomplete,
    participants.author_twice,
    interview.contribution_missing,
    participants.author_not_creator,
    names.name_spelled_two_ways,
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
    application.use_undocumented,
    application.process_undated,
    application.process_vague,
    effect.effect_qualitative,
    effect.effect_no_figures,
    effect.effect_no_counts,
    effect.effect_no_comparison,
    effect.effect_no_unit,
    effect.effect_no_period,
    effect.effect_unproven,
    application.other_units_missing,
    application.other_units_denied,
    application.other_units_vague,
    figures.arithmetic_wrong,
    figures.arithmetic_factor,
    figures.arithmetic_rounded,
    figures.figures_disagree,
    annexes.annexes_none,
    annexes.annex_caption,
    annexes.annex_empty,
    annexes.annex_vanished,
    annexes.annex_unknown,
    annexes.annex_uncited,
    privacy.annex_private,
    benefit.benefit_unanswered,
    benefit.benefit_no_amount,
    benefit.benefit_zero,
    benefit.benefit_contradiction,
    benefit.benefit_line_amount,
    benefit.benefit_line_product,
    benefit.benefit_sum,
    benefit.benefit_no_method,
    formula_lines.formula_problem,
    formula_lines.formula_doubt,
    gains.benefit_no_reason,
    gains.benefit_computable,
    gains.benefit_guess,
    gains.benefit_over_text,
    gains.benefit_penalty,
    gains.benefit_own_hours,
    gains.benefit_no_evidence,
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
    inquiry = inquire(dossier, pack, catalogue, today, world)
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
