"""Is it an innovation, and is it time: what the interview, the authors and the dates come to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.records import Dossier
from desktop_app.forms.deadlines import deadlines_of
from desktop_app.forms.vocabulary import Catalogue, Field, Pack
from desktop_app.guide.checks import Finding, run_checks
from desktop_app.guide.interview import barriers, open_questions

FROM, UNTIL = "filing_from", "filing_until"
EARLY, LATE = "filed_too_early", "filed_too_late"
UNDATED, UNSAID = "first_use_missing", "contribution_missing"
_MENDED = (
    "author_not_creator",
    "date_in_future",
    "application_before_trial",
    "filed_before_use",
    "used_before_birth",
)


class Kind(StrEnum):
    """What the questions come to."""

    CAN = "can"  # on the filing date that is set, or at any time
    FROM = "from"  # not before a day that is still to come
    UNTIL = "until"  # now, until a day
    CANNOT = "cannot"
    UNKNOWN = "unknown"  # something has still to be answered


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not, or what to mend first. `is_final` where nothing the authors do changes it.

    `certainty` says what of the clause is not confirmed, `instead` what else could fit.
    """

    sentence: str
    clause: str = ""
    field: str = ""
    is_final: bool = False
    certainty: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that decide: first use, and between which days an application may be filed.

    `filed` is the filing date, else today. `is_advised` where the pack only advises the first day.
    """

    used: date | None
    filed: date
    first: date | None = None
    last: date | None = None
    is_advised: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the questions come to; `reasons` say why not, `to_mend` what must change before filing.

    `open_questions` are fields of the form nobody has answered yet, `unsaid` sentences on authors and dates
    that are missing.
    """

    kind: Kind
    window: Window
    reasons: tuple[Reason, ...] = ()
    to_mend: tuple[Reason, ...] = ()
    open_questions: tuple[Field, ...] = ()
    unsaid: tuple[Reason, ...] = ()

    @property
    def is_final(self) -> bool:
        """Whether it can never be recognised, as it is."""
        return any(reason.is_final for reason in self.reasons)

    @property
    def is_only_late(self) -> bool:
        """Whether nothing but the last day, which is over, keeps it from being filed."""
        last = self.window.last
        return last is not None and self.window.filed > last and len(self.reasons) == 1

    @property
    def alternatives(self) -> tuple[str, ...]:
        """What else could fit, each once."""
        return tuple(dict.fromkeys(reason.instead for reason in self.reasons if reason.instead))


def verdict(dossier: Dossier, pack: Pack, catalogue: Catalogue, today: date) -> Verdict:
    """Decide whether and when an application may be filed (Điều lệ Sáng kiến, Điều 4, 5, 7)."""
    found = _found(dossier, pack, catalogue, today, (EARLY, LATE, UNDATED, UNSAID, *_MENDED))
    late = [replace(reason, is_final=True) for reason in _reasons(found, LATE)]
    kept_out = [
        Reason(item.sentence, item.clause, item.field, not item.is_temporary, item.certainty, item.instead)
        for item in barriers(dossier, pack)
    ]
    reasons = (*kept_out, *late)
    standing = [finding for finding in found if not finding.is_set_aside]
    unsaid = _reasons(standing, UNDATED, UNSAID)
    waiting = open_questions(dossier, pack)
    window = _window(dossier, pack, today)
    kind = _kind(window, bool(reasons), bool(waiting or unsaid), dossier.innovation.filed_on is not None)
    early = _reasons(found, EARLY)
    return Verdict(
        kind=kind,
        window=window,
        reasons=(*reasons, *early) if kind is Kind.FROM else reasons,
        to_mend=(*(() if kind is Kind.FROM else early), *_reasons(standing, *_MENDED)),
        open_questions=waiting,
        unsaid=unsaid,
    )


def _kind(window: Window, is_kept_out: bool, is_waiting: bool, is_dated: bool) -> Kind:
    if is_kept_out:
        return Kind.CANNOT
    if is_waiting:
        return Kind.UNKNOWN
    if window.first and window.filed < window.first and not window.is_advised:
        return Kind.FROM
    return Kind.CAN if is_dated or window.last is None else Kind.UNTIL


def _window(dossier: Dossier, pack: Pack, today: date) -> Window:
    days = {item.id: item for item in deadlines_of(pack, dossier.innovation)}
    first, last = days.get(FROM), days.get(UNTIL)
    return Window(
        used=dossier.first_use,
        filed=dossier.innovation.filed_on or today,
        first=first.on if first else None,
        last=last.on if last else None,
        is_advised=bool(first and first.is_advice),
    )


def _found(
    dossier: Dossier, pack: Pack, catalogue: Catalogue, today: date, checks: Sequence[str]
) -> tuple[Finding, ...]:
    """Run only these checks of a pack."""
    rules = tuple(rule for rule in pack.checks if rule.id in checks)
    return run_checks(dossier, replace(pack, checks=rules), catalogue, today)


def _reasons(findings: Sequence[Finding], *checks: str) -> tuple[Reason, ...]:
    return tuple(
        Reason(finding.sentence, finding.clause, finding.field)
        for finding in findings
        if finding.check in checks
    )
