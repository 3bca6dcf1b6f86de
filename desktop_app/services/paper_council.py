"""Gathering rounds of councils, and what became of dossiers before them, for the papers that print it."""

from collections.abc import Mapping, Sequence
from functools import partial

from desktop_app.documents.papers.context import (
    Case,
    Count,
    Hearing,
    Mean,
    Score,
    Vote,
)
from desktop_app.domain.council import Examination, Member, Round
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office import ADMINISTRATION
from desktop_app.domain.records import Dossier
from desktop_app.forms.council import PointSet
from desktop_app.guide.council import NEXT_LEVEL, Clash, read_form, score
from desktop_app.services import balloting, council, packs
from desktop_app.services.ballot_words import clash_words
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.paper_office import sender_of, upwards
from desktop_app.services.recognition import examinations_of
from desktop_app.store.book import Book


def hearing_of(book: Book, council_round: int) -> Hearing:
    """Gather a round with its council. Raises UserError when it is gone."""
    own = book.get(Round, council_round)
    above = upwards(book, own.unit_id, ADMINISTRATION)
    unit, superior, *_higher = (*above, None, None)
    sender = partial(sender_of, book, own.unit_id) if unit else None
    return Hearing(own, council.rules(), tuple(council.members(book, own.id)), unit, superior, sender)


def cases_of(book: Book, council_round: int) -> tuple[Case, ...]:
    """Gather the innovations before a round, in their order."""
    clashes = council.clashes_of(book, council_round)
    return tuple(
        _case(book, item, load_dossier(book, item.innovation_id), clashes)
        for item in council.examinations(book, council_round)
    )


def before_council(
    book: Book, dossier: Dossier, council_round: int | None
) -> tuple[Hearing | None, Case | None]:
    known = examinations_of(book, dossier.innovation.id)
    if council_round is not None:
        known = [item for item in known if item.round_id == council_round]
    if not known:
        return None, None
    item = max(known, key=lambda one: one.id)
    hearing = hearing_of(book, item.round_id) if item.round_id is not None else None
    clashes = council.clashes_of(book, item.round_id) if item.round_id is not None else ()
    return hearing, _case(book, item, dossier, clashes)


def _case(book: Book, item: Examination, dossier: Dossier, clashes: Sequence[Clash]) -> Case:
    sheet = balloting.sheet_of(book, item.id, clashes)
    tally = sheet.tally
    return Case(
        examination=item,
        dossier=dossier,
        pack=packs.pack_for(book, dossier.innovation),
        votes=tuple(_vote(sheet, member) for member in sheet.members),
        count=Count(
            members=tally.members,
            recognised=tally.votes.get(balloting.RECOGNISED, 0),
            completion=tally.votes.get(balloting.COMPLETION, 0),
            refused=tally.votes.get(balloting.REFUSED, 0),
            abstained=tally.abstained,
            missing=tally.missing,
            by_writing=tally.by_writing,
            conflicted=tally.conflicted,
        ),
        grounds=sheet.grounds,
        criteria=sheet.criteria,
        points=sheet.points,
        mean=_mean(sheet),
        pay=sheet.pay,
    )


def _vote(sheet: balloting.Sheet, member: Member) -> Vote:
    ballot, clash = sheet.ballots.get(member.id), sheet.clashes.get(member.id)
    conflict = clash_words(clash) if clash else ""
    interest, reason = (clash.interest.value, clash.reason) if clash else ("", "")
    if ballot is None:
        return Vote(member, conflict=conflict, interest=interest, interest_reason=reason)
    marks = {} if ballot.is_abstention else sheet.marks(member.id)
    form = read_form(sheet.criteria, sheet.examination.level, marks)
    return Vote(
        member,
        marks=sheet.marks(member.id),
        conclusion=ballot.conclusion,
        reason=ballot.reason,
        comment=ballot.comment,
        is_abstention=ballot.is_abstention,
        conflict=conflict,
        boxes={line.criterion.id: line.box.value for line in form.judged},
        derived=sheet.derived(marks),
        next_level=marks.get(NEXT_LEVEL, ""),
        score=_score(sheet.points, marks) if sheet.points else None,
        interest=interest,
        interest_reason=reason,
        pay=sheet.opinion(member.id),
    )


def _score(points: PointSet, marks: Mapping[str, str]) -> Score:
    found = score(points, marks)
    if found.missing:
        return Score(low=found.low)
    return Score(format_number(found.total), found.grade, found.low, found.unmet)


def _mean(sheet: balloting.Sheet) -> Mean | None:
    if sheet.mean is None:
        return None
    return Mean(format_number(sheet.mean.total, 2), sheet.mean.grade.label)
