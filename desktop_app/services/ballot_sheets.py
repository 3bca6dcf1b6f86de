"""One innovation before a council: its criteria, the members' forms on it, and what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.council import Ballot, Examination, Member, Round
from desktop_app.domain.council_pay import (
    PayOpinion,
    PaySummary,
    author_key,
    opinion_of,
    settled,
    summary_of,
)
from desktop_app.domain.records import Innovation
from desktop_app.forms.council import PointSet
from desktop_app.forms.rules import Criterion
from desktop_app.guide.council import (
    COMPLETION,
    RECOGNISED,
    REFUSED,
    Clash,
    Score,
    Tally,
    average,
    read_form,
    read_marks,
    score,
    tally,
)
from desktop_app.services import ballot_pay, council, packs
from desktop_app.services.ballot_pay import PayLimit
from desktop_app.services.recognition import ranked_levels
from desktop_app.store.book import Book


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything to vote on one innovation: its criteria, the members, their ballots, what they come to.

    Either `points` is a set of criteria with points, or `criteria` are boxes. `clashes` are by the member's
    key. `mean` is the average of whole forms with points. `limits` are those of 4.5 and 4.6, by their key.
    """

    examination: Examination
    innovation: Innovation
    members: tuple[Member, ...]
    ballots: Mapping[int, Ballot]
    clashes: Mapping[int, Clash]
    criteria: tuple[Criterion, ...]
    points: PointSet | None
    tally: Tally
    mean: Score | None
    limits: Mapping[str, PayLimit]

    def marks(self, member: int) -> dict[str, str]:
        """The marks of a member, none where they gave no form in."""
        ballot = self.ballots.get(member)
        return read_marks(ballot.marks) if ballot else {}

    def derived(self, marks: Mapping[str, str]) -> str:
        """What marks come to, "" while some are missing."""
        if self.points is not None:
            return score(self.points, marks).result
        return read_form(self.criteria, self.examination.level, marks).result

    def author_key(self, member: int) -> str:
        """Tell in what a member answers 4.5: a rate or a multiple, "" while nobody answered the money."""
        return author_key(opinion_of(self.marks(member)).money, self.innovation.benefit_answer)

    def opinion(self, member: int) -> PayOpinion:
        """What a member says of the money; nothing where they do not recognise, abstain or must not vote."""
        ballot = self.ballots.get(member)
        is_heard = ballot is not None and not ballot.is_abstention and ballot.conclusion != REFUSED
        if not is_heard or member in self.clashes:
            return PayOpinion()
        return opinion_of(settled(self.marks(member), self.innovation.benefit_answer))

    @property
    def pay(self) -> PaySummary:
        """What the forms that recognise it say of the money."""
        favourable = (RECOGNISED, COMPLETION)
        voted = (
            item.id
            for item in self.members
            if item.id in self.ballots and self.ballots[item.id].conclusion in favourable
        )
        return summary_of(map(self.opinion, voted))

    @property
    def grounds(self) -> tuple[str, ...]:
        """What the refusing or completing forms tick, most often named first."""
        named: dict[str, int] = {}
        for member, ballot in self.ballots.items():
            if member in self.clashes or ballot.is_abstention:
                continue
            for criterion in read_form(self.criteria, self.examination.level, self.marks(member)).grounds:
                words = f"{criterion.label}: {criterion.negative}"
                named[words] = named.get(words, 0) + 1
        return tuple(sorted(named, key=lambda words: -named[words]))


def sheet_of(book: Book, examination: int, clashes: Sequence[Clash] | None = None) -> Sheet:
    """Read everything to vote on one innovation.

    Args:
        clashes: those of the round, where they are known already.
    """
    item = book.get(Examination, examination)
    record = book.get(Innovation, item.innovation_id)
    own = book.get(Round, item.round_id) if item.round_id is not None else None
    members = tuple(council.members(book, own.id)) if own else ()
    known = clashes if clashes is not None else council.clashes_of(book, own.id) if own else ()
    out = {clash.member.id: clash for clash in known if clash.innovation_id == record.id}
    ballots = book.all(Ballot, examination_id=examination)
    points = council.rules().points(own.criteria) if own and own.criteria else None
    given = {ballot.member_id: ballot for ballot in ballots}
    criteria = () if points else packs.pack_for(book, record).criteria
    asked = tuple(line for line in criteria if not line.levels or item.level in line.levels)
    counted = [
        read_marks(ballot.marks)
        for member, ballot in given.items()
        if member not in out and not ballot.is_abstention and any(person.id == member for person in members)
    ]
    return Sheet(
        examination=item,
        innovation=record,
        members=members,
        ballots=given,
        clashes=out,
        criteria=asked,
        points=points,
        tally=tally(council.rules(), members, out, ballots),
        mean=average(points, counted) if points else None,
        limits={} if points else ballot_pay.limits_of(book, record.id),
    )


def higher_levels(level: str) -> tuple[str, ...]:
    """Return the levels above one, the lowest first."""
    levels = ranked_levels()
    return levels[levels.index(level) + 1 :] if level in levels else ()
