"""What the forms of a council's members come to: a conclusion each, then the votes over all members."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import cast

from desktop_app.domain.council import (
    COMPLETION,
    NEXT_LEVEL,
    RECOGNISED,
    REFUSED,
    Ballot,
    Conflict,
    Member,
)
from desktop_app.domain.records import Participant
from desktop_app.domain.text import fold
from desktop_app.forms.council import CouncilRules, Grade, PointCriterion, PointSet
from desktop_app.forms.rules import Criterion
from desktop_app.guide.review import Box, Conclusion, Judged, concluded

RESULTS = (RECOGNISED, COMPLETION, REFUSED)

_POINTS = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_RESULT_OF = {
    Conclusion.RECOGNISED: RECOGNISED,
    Conclusion.COMPLETED: COMPLETION,
    Conclusion.REFUSED: REFUSED,
}


def read_marks(text: str) -> dict[str, str]:
    """Read a ballot's marks; what is no mark is left out."""
    try:
        found: object = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    entries = cast("dict[str, object]", found)
    return {key: value for key, value in entries.items() if isinstance(value, str) and value}


def write_marks(marks: Mapping[str, str]) -> str:
    """Write marks as a ballot holds them, "" for none."""
    kept = {key: value for key, value in sorted(marks.items()) if value}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


@dataclass(frozen=True, slots=True)
class Form:
    """One member's boxes: what was asked, what is still missing, and what they come to ("": not yet)."""

    judged: tuple[Judged, ...]
    missing: tuple[Criterion, ...]
    result: str

    @property
    def grounds(self) -> tuple[Criterion, ...]:
        """The criteria whose second box is ticked."""
        return tuple(line.criterion for line in self.judged if line.box is Box.NEGATIVE)


def read_form(criteria: Sequence[Criterion], level: str, marks: Mapping[str, str]) -> Form:
    """Derive a conclusion from ticked boxes; after one that stops, nothing more is looked at (mục 3, 4)."""
    judged: list[Judged] = []
    missing: list[Criterion] = []
    has_stopped = False
    for criterion in criteria:
        if criterion.levels and level not in criterion.levels:
            continue
        ticked = marks.get(criterion.id)
        if has_stopped:
            judged.append(Judged(criterion, Box.SKIPPED))
        elif ticked in (Box.POSITIVE, Box.NEGATIVE):
            judged.append(Judged(criterion, Box(ticked)))
            has_stopped = criterion.stops and ticked == Box.NEGATIVE
        else:
            missing.append(criterion)
    result = "" if missing or not judged else _RESULT_OF[concluded(judged)]
    return Form(tuple(judged), tuple(missing), result)


@dataclass(frozen=True, slots=True)
class Score:
    """Points given: their sum, the grade it falls into, and what stands against it.

    `low` are criteria with fewer points than they need, `unmet` the criterion whose points are too few for
    the grade: that is warned of, and the grade stays. `result` is "" while points are missing.
    """

    total: Decimal
    missing: tuple[PointCriterion, ...]
    grade: Grade
    low: tuple[PointCriterion, ...]
    unmet: PointCriterion | None
    result: str


class PointFault(StrEnum):
    """Why something is no number of points."""

    NOT_A_NUMBER = "not_a_number"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"


def fault_of(criterion: PointCriterion, points: str) -> PointFault | None:
    """Tell what is wrong with points given as decimal text."""
    number = _decimal(points)
    if number is None:
        return PointFault.NOT_A_NUMBER
    if number < 0:
        return PointFault.TOO_FEW
    return PointFault.TOO_MANY if number > criterion.most else None


def score(points: PointSet, marks: Mapping[str, str]) -> Score:
    """Sum up points; a criterion left out is missing, which is not nought."""
    numbers = {item.id: _decimal(marks.get(item.id, "")) for item in points.criteria}
    return _score(points, {key: number for key, number in numbers.items() if number is not None})


def average(points: PointSet, forms: Iterable[Mapping[str, str]]) -> Score | None:
    """Score the mean of several members' points; forms that are not filled in whole are left out."""
    whole = [marks for marks in forms if not score(points, marks).missing]
    if not whole:
        return None
    sums = {
        item.id: sum((_decimal(marks[item.id]) or Decimal(0) for marks in whole), Decimal(0))
        for item in points.criteria
    }
    return _score(points, {key: number / len(whole) for key, number in sums.items()})


def _score(points: PointSet, numbers: Mapping[str, Decimal]) -> Score:
    total = sum(numbers.values(), Decimal(0))
    missing = tuple(item for item in points.criteria if item.id not in numbers)
    grade = next((item for item in points.grades if total >= item.start), points.grades[-1])
    low = tuple(item for item in points.criteria if item.id in numbers and numbers[item.id] < item.least)
    needs = grade.needs
    short = needs is not None and numbers.get(needs.criterion, Decimal(0)) < needs.least
    unmet = next((item for item in points.criteria if needs and short and item.id == needs.criterion), None)
    is_recognised = grade.is_recognised and not low and total >= points.least
    result = "" if missing else RECOGNISED if is_recognised else REFUSED
    return Score(total, missing, grade, low, None if missing else unmet, result)


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if _POINTS.fullmatch(text) else None


class Interest(StrEnum):
    """Why a member does not vote on an innovation."""

    AUTHOR = "author"
    HELPER = "helper"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Clash:
    """A member with an interest in an innovation; `is_by_name` where only their names are the same."""

    member: Member
    innovation_id: int
    interest: Interest
    reason: str = ""
    is_by_name: bool = False


def clashes(
    members: Sequence[Member],
    authors: Sequence[Participant],
    helpers: Sequence[Participant],
    declared: Sequence[Conflict],
) -> tuple[Clash, ...]:
    """Find who must not vote on what: author before helper before what somebody declared."""
    by_key = {member.id: member for member in members}
    found: dict[tuple[int, int], Clash] = {}
    for interest, people in ((Interest.AUTHOR, authors), (Interest.HELPER, helpers)):
        for clash in _named(members, people, interest):
            found.setdefault((clash.member.id, clash.innovation_id), clash)
    for item in declared:
        if item.member_id in by_key:
            clash = Clash(by_key[item.member_id], item.innovation_id, Interest.DECLARED, item.reason)
            found.setdefault((item.member_id, item.innovation_id), clash)
    return tuple(found.values())


def _named(members: Sequence[Member], people: Sequence[Participant], interest: Interest) -> Iterable[Clash]:
    by_person: dict[int, list[Participant]] = {}
    by_name: dict[str, list[Participant]] = {}
    for person in people:
        if person.person_id is not None:
            by_person.setdefault(person.person_id, []).append(person)
        by_name.setdefault(fold(person.name), []).append(person)
    for member in members:
        for person in by_person.get(member.person_id or 0, ()):
            yield Clash(member, person.innovation_id, interest)
        for person in by_name.get(fold(member.name), ()) if member.name else ():
            if member.person_id is None or person.person_id is None:
                yield Clash(member, person.innovation_id, interest, is_by_name=True)


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes on one innovation. Nobody's silence is a vote: abstentions and missing forms stand apart.

    `members` is what shares are taken of. `by_writing` of the votes came from members who were not there.
    `strange` are votes that no member of the council cast. `next_level` counts the proposals by level.
    `derived` is "" while missing forms could still turn the result.
    """

    members: int
    votes: Mapping[str, int]
    abstained: int = 0
    missing: int = 0
    by_writing: int = 0
    conflicted: int = 0
    strange: int = 0
    next_level: Mapping[str, int] = field(default_factory=dict[str, int])
    derived: str = ""
    reached: tuple[str, ...] = ()

    @property
    def favourable(self) -> int:
        """The votes to recognise, with or without a completion."""
        return self.votes.get(RECOGNISED, 0) + self.votes.get(COMPLETION, 0)

    @property
    def cast(self) -> int:
        """The forms that count, abstentions among them."""
        return sum(self.votes.values()) + self.abstained

    @property
    def is_too_many(self) -> bool:
        """Whether there are more votes than members to cast them."""
        return self.strange > 0 or self.cast > self.members


def tally(
    rules: CouncilRules, members: Sequence[Member], conflicted: Iterable[int], ballots: Sequence[Ballot]
) -> Tally:
    """Count over all members of the council, not over those who came (theo quyết định thành lập)."""
    by_key = {member.id: member for member in members}
    out = set(conflicted) & set(by_key)
    known = [ballot for ballot in ballots if ballot.member_id in by_key]
    counted = [ballot for ballot in known if ballot.member_id not in out]
    voted = [ballot for ballot in counted if ballot.conclusion in RESULTS and not ballot.is_abstention]
    abstained = sum(ballot.is_abstention for ballot in counted)
    votes = Counter(ballot.conclusion for ballot in voted)
    whole = len(members) - (0 if rules.counts_conflicted else len(out))
    proposals = Counter(level for ballot in voted if (level := read_marks(ballot.marks).get(NEXT_LEVEL)))
    missing = len(members) - len(out) - len(voted) - abstained
    return Tally(
        members=whole,
        votes=votes,
        abstained=abstained,
        missing=missing,
        by_writing=sum(not by_key[ballot.member_id].is_present for ballot in voted),
        conflicted=len(out),
        strange=len(ballots) - len(known),
        next_level=proposals,
        derived=_derived(rules, votes, whole, missing),
        reached=tuple(
            level for level, count in proposals.items() if rules.next_level.is_reached(count, whole)
        ),
    )


def _derived(rules: CouncilRules, votes: Mapping[str, int], members: int, missing: int) -> str:
    plain, asking = votes.get(RECOGNISED, 0), votes.get(COMPLETION, 0)
    if rules.recognise.is_reached(plain + asking, members):
        if plain > asking + missing:
            return RECOGNISED
        return COMPLETION if asking >= plain + missing else ""
    if members == 0 or rules.recognise.is_reached(plain + asking + missing, members):
        return ""
    return REFUSED
