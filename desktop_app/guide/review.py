"""A dry run of the reviewer's form: which box of each criterion the findings of a dossier would tick."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.records import Dossier
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE
from desktop_app.forms.vocabulary import Criterion, Pack, Severity
from desktop_app.guide.checks import Finding

BENEFIT = "benefit"


class Box(StrEnum):
    """Which box of a criterion is ticked."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    SKIPPED = "skipped"  # an earlier criterion stopped the review


class Conclusion(StrEnum):
    """What section 4 of the form derives from section 3 (4.1, 4.2, 4.3)."""

    REFUSED = "refused"
    COMPLETED = "completed"
    RECOGNISED = "recognised"


class Money(StrEnum):
    """The three answers of 4.4, and none where nothing is recognised."""

    NONE = ""
    NOT_COMPUTABLE = "not_computable"
    RECOMPUTED = "recomputed"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion: its box, the findings that tick the second one, and what a reviewer may ask besides."""

    criterion: Criterion
    box: Box
    reasons: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether a reviewer who agrees with the remarks would tick the second box."""
        return self.box is Box.POSITIVE and any(_is_doubt(item, self.criterion) for item in self.remarks)


@dataclass(frozen=True, slots=True)
class Review:
    """The whole form. `others` are findings no criterion asks about, for which a dossier is sent back.

    `worst` is the conclusion of a reviewer who agrees with every remark, `doubtful` the criteria it hangs on.
    """

    judged: tuple[Judged, ...]
    conclusion: Conclusion
    money: Money
    worst: Conclusion
    doubtful: tuple[Criterion, ...] = ()
    money_reasons: tuple[Finding, ...] = ()
    money_remarks: tuple[Finding, ...] = ()
    others: tuple[Finding, ...] = ()

    @property
    def is_money_doubtful(self) -> bool:
        """Whether a reviewer who agrees with the remarks on the money would ask for another sum."""
        is_settled = self.money in (Money.AGREED, Money.NOT_COMPUTABLE)
        return is_settled and any(not item.is_set_aside for item in self.money_remarks)


def dry_run(dossier: Dossier, pack: Pack, findings: Sequence[Finding]) -> Review:
    """Fill in the reviewer's form from what the checks found; a finding put by ticks nothing."""
    level = dossier.innovation.level
    asked = [item for item in pack.criteria if not item.levels or level in item.levels]
    money = [item for item in findings if item.field == BENEFIT]
    shared = _shared_out([item for item in findings if item.field != BENEFIT], asked)
    judged = _filled_in(asked, shared)
    conclusion = concluded(judged)
    worst = concluded(_filled_in(asked, shared, agrees=True))
    money_reasons = tuple(item for item in money if _is_fault(item))
    return Review(
        judged=judged,
        conclusion=conclusion,
        money=_money(dossier, conclusion, bool(money_reasons)),
        worst=worst,
        doubtful=_turning(judged, worst) if worst is not conclusion else (),
        money_reasons=money_reasons,
        money_remarks=tuple(item for item in money if not _is_fault(item)),
        others=tuple(item for item in shared.get("", ()) if _is_fault(item)),
    )


def _filled_in(
    asked: Sequence[Criterion], shared: Mapping[str, Sequence[Finding]], *, agrees: bool = False
) -> tuple[Judged, ...]:
    """Tick the boxes in order up to one that stops; a reviewer who `agrees` ticks doubts as faults."""
    judged: list[Judged] = []
    has_stopped = False
    for criterion in asked:
        line = _judged(criterion, shared.get(criterion.id, ()), is_skipped=has_stopped)
        if agrees and line.is_doubtful:
            line = replace(line, box=Box.NEGATIVE)
        judged.append(line)
        has_stopped = has_stopped or (criterion.stops and line.box is Box.NEGATIVE)
    return tuple(judged)


def _turning(judged: Sequence[Judged], worst: Conclusion) -> tuple[Criterion, ...]:
    """Name the doubtful criteria that turn the conclusion into `worst`."""
    doubtful = [line.criterion for line in judged if line.is_doubtful]
    return tuple(item for item in doubtful if item.is_refusal or worst is not Conclusion.REFUSED)


def _shared_out(findings: Sequence[Finding], asked: Sequence[Criterion]) -> dict[str, list[Finding]]:
    """Give every finding to the one criterion it belongs to, "" where there is none."""
    shared: dict[str, list[Finding]] = {}
    for finding in findings:
        by_check = (item.id for item in asked if finding.check in item.anywhere)
        by_field = (item.id for item in asked if finding.field in item.fields and _may_tick(item, finding))
        shared.setdefault(next(by_check, next(by_field, "")), []).append(finding)
    return shared


def _may_tick(criterion: Criterion, finding: Finding) -> bool:
    """Tell whether a finding at a criterion's field is its business: a fault of another kind is not."""
    return not _is_fault(finding) or finding.check in criterion.checks


def _judged(criterion: Criterion, findings: Sequence[Finding], *, is_skipped: bool) -> Judged:
    reasons = tuple(item for item in findings if _is_fault(item))
    remarks = tuple(item for item in findings if not _is_fault(item))
    box = Box.SKIPPED if is_skipped else Box.NEGATIVE if reasons else Box.POSITIVE
    return Judged(criterion, box, reasons, remarks)


def _is_fault(finding: Finding) -> bool:
    return finding.severity is not Severity.CONSIDER and not finding.is_set_aside


def _is_doubt(finding: Finding, criterion: Criterion) -> bool:
    """Tell whether a remark, agreed with, ticks the second box: no other kind does, nor what was put by."""
    return not finding.is_set_aside and finding.check in (*criterion.checks, *criterion.anywhere)


def concluded(judged: Sequence[Judged]) -> Conclusion:
    """Derive section 4 from section 3: 4.1 where a refusing box is ticked, 4.2 where another is, else 4.3."""
    negative = [line.criterion for line in judged if line.box is Box.NEGATIVE]
    if any(criterion.is_refusal for criterion in negative):
        return Conclusion.REFUSED
    return Conclusion.COMPLETED if negative else Conclusion.RECOGNISED


def _money(dossier: Dossier, conclusion: Conclusion, has_faults: bool) -> Money:
    if conclusion is Conclusion.REFUSED:
        return Money.NONE
    answer = dossier.innovation.benefit_answer
    if answer == NOT_COMPUTABLE and not has_faults:
        return Money.NOT_COMPUTABLE
    return Money.AGREED if answer == COMPUTED and not has_faults else Money.RECOMPUTED
