"""What a council's cases come to on its papers: conclusions, decisions, people, money, what to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_app.documents.blocks import Cell
from desktop_app.documents.papers.context import Case, Hearing
from desktop_app.documents.papers.round_values import CASE
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.values import document_number
from desktop_app.domain.council import COMPLETION, RECOGNISED, REFUSED
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.values import NOT_COMPUTABLE

CHAIR = "chair"
_WHOLE_PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Decision:
    """Innovations recognised by one decision; without number and day it is still to be signed."""

    cases: tuple[Case, ...]
    number: str = ""
    day: date | None = None


def conclusion_of(case: Case) -> str:
    """Give what the council concluded; what was completed since it had asked to be completed."""
    item = case.examination
    return COMPLETION if item.result == RECOGNISED and item.completion_asked else item.result


def is_recognisable(case: Case) -> bool:
    """Tell whether it goes into a decision: recognised, and completed where that was asked."""
    conclusion, item = conclusion_of(case), case.examination
    if conclusion == COMPLETION:
        return item.completed_on is not None or (item.result == RECOGNISED and item.decision_on is not None)
    return conclusion == RECOGNISED


def decisions_of(cases: Iterable[Case]) -> tuple[Decision, ...]:
    """Group what is recognised by its decision, the earliest first, what has none yet last."""
    groups: dict[tuple[str, date | None], list[Case]] = {}
    for case in cases:
        if is_recognisable(case):
            item = case.examination
            groups.setdefault((item.decision_number, item.decision_on), []).append(case)
    ordered = sorted(groups.items(), key=lambda group: (group[0][1] is None, group[0][1] or date.min))
    return tuple(Decision(tuple(found), number, day) for (number, day), found in ordered)


def author_lines(case: Case, script: Script, word: str = "author") -> str:
    """Write the authors with their shares, a line each."""
    return "\n".join(
        script.say(word, name=one.name, share="" if one.share is None else share_words(one.share))
        for one in case.dossier.authors
    )


def author_names(case: Case) -> str:
    """Write the names of the authors in one line."""
    return ", ".join(one.name for one in case.dossier.authors)


def unit_name(case: Case) -> str:
    """Name the unit of an innovation."""
    return case.dossier.unit.name if case.dossier.unit else ""


def share_words(share: int) -> str:
    """Write hundredths of a percent shortly: 40, 33,33."""
    return format_number(Decimal(share) / _WHOLE_PERCENT)


def money_cell(case: Case, not_computable: str) -> Cell:
    """Show the first year's money: a sum, the words where it cannot be computed, or dots."""
    record = case.dossier.innovation
    if NOT_COMPUTABLE in (case.examination.money_answer, record.benefit_answer):
        return Cell(not_computable, "center", field="benefit_amount")
    if record.benefit_amount is None:
        return Cell("……", "center", field="benefit_amount", is_missing=True)
    return Cell(
        format_money(record.benefit_amount), "right", value=record.benefit_amount, field="benefit_amount"
    )


def case_cell(text: str, key: str, align: str = "center") -> Cell:
    """Show what is recorded of the examination, dots under its field where it is not."""
    return Cell(text or "……", align, field=CASE + key, is_missing=not text)


def next_level_votes(case: Case) -> int:
    """Count the forms that propose the level the council does."""
    wanted = case.examination.next_level
    return sum(
        vote.next_level == wanted and bool(vote.conclusion)
        for vote in case.votes
        if not vote.is_abstention and not vote.conflict
    )


def is_proposed(case: Case) -> bool:
    """Tell whether the council proposes it for a higher level."""
    return bool(case.examination.next_level) and conclusion_of(case) in (RECOGNISED, COMPLETION)


def round_notices(hearing: Hearing, cases: Sequence[Case]) -> tuple[str, ...]:
    """Say what of a round contradicts itself: its people, its days, its votes, its decisions."""
    say = hearing.rules.say
    found: list[str] = [] if hearing.members else [say("no_members")]
    if hearing.members and not hearing.of_role(CHAIR):
        found.append(say("no_chair"))
    found += hearing.rules.about_days(hearing.round)
    for case in cases:
        count = case.count
        votes = count.favourable + count.refused + count.abstained
        if votes > count.members:
            code = case.dossier.innovation.code
            found.append(say("too_many_votes", code=code, votes=str(votes), members=str(count.members)))
    return (*found, *decision_notices(hearing, cases))


def decision_notices(hearing: Hearing, cases: Sequence[Case]) -> tuple[str, ...]:
    """Say which decisions, and notices of refusal, are dated before the minutes they rest on."""
    minutes = hearing.round.minutes_on
    decided = {
        (
            "notice_early" if case.examination.result == REFUSED else "decision_early",
            case.examination.decision_number,
            case.examination.decision_on,
        ): None
        for case in cases
        if case.examination.decision_on
    }
    return tuple(
        hearing.rules.say(
            notice,
            number=document_number(number),
            decision=format_date(day),
            minutes=format_date(minutes),
        )
        for notice, number, day in decided
        if day and minutes and day < minutes
    )


def level_notices(hearing: Hearing, cases: Sequence[Case]) -> tuple[str, ...]:
    """Say which proposals for a higher level have too few votes."""
    limit = hearing.rules.next_level
    sentence = _(
        "{code}: đề nghị lên cấp trên mới có {votes}/{members} phiếu, cần {limit}. Xem lại kết luận."
    )
    return tuple(
        sentence.format(
            code=case.dossier.innovation.code,
            votes=next_level_votes(case),
            members=case.count.members,
            limit=limit.label,
        )
        for case in cases
        if is_proposed(case) and not limit.is_reached(next_level_votes(case), case.count.members)
    )
