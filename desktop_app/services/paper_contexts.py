"""Gathering what a paper reads: its dossier, round or list, and how the office heads, signs and words it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TypedDict, cast

from desktop_app.documents.papers import Paper
from desktop_app.documents.papers.context import (
    DOSSIER,
    LIST,
    NOMINATION,
    NOMINEE,
    ROUND,
    Case,
    Count,
    DossierContext,
    Hearing,
    ListContext,
    Mean,
    PaperContext,
    RoundContext,
    Score,
    Sender,
    Vote,
)
from desktop_app.domain.council import Examination, Member, Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office import ADMINISTRATION, UNION, IssuedPaper, Letterhead, PaperWord, Signatory
from desktop_app.domain.records import Dossier, Innovation, Person, Unit
from desktop_app.domain.values import Value
from desktop_app.forms.council import PointSet
from desktop_app.forms.papers import PaperWording, shipped_wording
from desktop_app.forms.vocabulary import Catalogue, Pack
from desktop_app.guide.calculation import words_of
from desktop_app.guide.council import NEXT_LEVEL, Clash, read_form, score
from desktop_app.services import attachments, balloting, council, packs, paper_lists
from desktop_app.services.ballot_words import clash_words
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.recognition import examinations_of
from desktop_app.store.book import Book


@dataclass(frozen=True, slots=True)
class Subject:
    """What a paper is printed of.

    A dossier's paper is of one `innovation`, in the council's `round` where one is named, else in the latest
    it came before; a round's of a `round`; a list's of `innovations` in their order, or of all of a `year`;
    of awards, what a round of `nomination` lays before the deciding `body`, or one `line` of it.
    """

    innovation: int | None = None
    round: int | None = None
    innovations: tuple[int, ...] = ()
    year: int = 0
    nomination: int | None = None
    body: str = ""
    line: int | None = None


class _Shared(TypedDict):
    catalogue: Catalogue
    today: date
    stored: Callable[[str], Path | None]
    is_blank: bool
    wording: PaperWording
    facts: Mapping[str, str]
    issue: IssuedPaper | None


def context_for(
    book: Book,
    paper: Paper,
    subject: Subject,
    *,
    is_blank: bool = False,
    dossier: Dossier | None = None,
    pack: Pack | None = None,
) -> PaperContext:
    """Gather what a paper reads; with `dossier` as that one stands, without as it is in the book.

    Raises:
        UserError: what it is printed of is gone.
    """
    issue = issue_of(book, paper, subject)
    shared: _Shared = {
        "catalogue": packs.catalogue(),
        "today": book.clock.today(),
        "stored": partial(attachments.stored_file, book),
        "is_blank": is_blank,
        "wording": wording_of(book, paper.id),
        "facts": facts_of(issue),
        "issue": issue,
    }
    if paper.scope == DOSSIER:
        whole = dossier or load_dossier(book, _known(subject.innovation))
        record = whole.innovation
        return DossierContext(
            **shared,
            sender=partial(sender_of, book, record.unit_id),
            dossier=whole,
            pack=pack or packs.pack_for(book, record),
            unit=lambda key: next(iter(book.all(Unit, id=key)), None),
            person=lambda key: next(iter(book.all(Person, id=key)), None),
            working=words_of,
            council=cache(lambda: _before_council(book, whole, subject.round)),
        )
    if paper.scope == ROUND:
        hearing = hearing_of(book, _known(subject.round))
        return RoundContext(
            **shared,
            sender=partial(sender_of, book, hearing.round.unit_id),
            hearing=hearing,
            cases=cases_of(book, hearing.round.id),
        )
    unit = paper_lists.common_unit(book, subject.innovations)
    return ListContext(
        **shared,
        sender=partial(sender_of, book, unit.id if unit else None),
        entries=paper_lists.entries_of(book, subject.innovations, subject.year),
        year=subject.year,
        unit=unit,
    )


def subject_name(book: Book, subject: Subject) -> str:
    """Name what a paper is printed of, as files are named by it: a code, a round, a year, how many."""
    if subject.innovation is not None:
        return book.get(Innovation, subject.innovation).code
    if subject.round is not None:
        return book.get(Round, subject.round).name
    if subject.year:
        return str(subject.year)
    return _("{count} sáng kiến").format(count=len(subject.innovations))


def subjects_of(book: Book, codes: Sequence[str]) -> tuple[list[Subject], list[tuple[str, str]]]:
    """Find the dossiers of codes, each once; those that are not in the book come with the sentence why."""
    found: list[Subject] = []
    failures: list[tuple[str, str]] = []
    for code in dict.fromkeys(code.strip().upper() for code in codes):
        try:
            found.append(Subject(find_innovation(book, code)))
        except UserError as error:
            failures.append((code, str(error)))
    return found, failures


def wording_of(book: Book, paper_id: str) -> PaperWording:
    """Give a paper's words as this office has them."""
    shipped = shipped_wording(paper_id)
    return shipped.with_words({own.word: own.text for own in book.all(PaperWord, paper=paper_id)})


def issue_of(book: Book, paper: Paper, subject: Subject) -> IssuedPaper | None:
    """Find what a paper of this subject bears: the number, the day, who signs, what was asked for it."""
    return next(iter(book.all(IssuedPaper, "id", paper=paper.id, **issue_place(paper, subject))), None)


def issue_place(paper: Paper, subject: Subject) -> dict[str, Value]:
    """Tell by which columns the issue of a paper is known: those its scope asks for, the others empty."""
    scope = paper.scope
    return {
        "innovation_id": subject.innovation if scope == DOSSIER else None,
        "round_id": subject.round if scope == ROUND else None,
        "nomination_id": subject.nomination if scope == NOMINATION else None,
        "body": subject.body if scope == NOMINATION else "",
        "line_id": subject.line if scope == NOMINEE else None,
        "year": subject.year if scope == LIST else 0,
    }


def facts_of(issue: IssuedPaper | None) -> dict[str, str]:
    """Read what was asked for a paper."""
    return cast("dict[str, str]", json.loads(issue.facts)) if issue is not None and issue.facts else {}


def sender_of(book: Book, unit: int | None, chain: str) -> Sender:
    """Find who writes for a unit: its own letterhead and signatories, else those of the units above it.

    Where no letterhead was set, one is made of the names of the unit and the one above.
    """
    above = _upwards(book, unit, chain)
    heads = (head for one in above for head in book.all(Letterhead, unit_id=one.id, chain=chain))
    signers = (book.all(Signatory, "position", unit_id=one.id, chain=chain) for one in above)
    return Sender(
        next(heads, None) or _made_letterhead(above, chain),
        tuple(next((found for found in signers if found), ())),
    )


def _upwards(book: Book, unit: int | None, chain: str) -> list[Unit]:
    found: list[Unit] = []
    while unit is not None:
        here = next(iter(book.all(Unit, id=unit)), None)
        if here is None or here in found:
            break
        found.append(here)
        unit = here.union_parent_id if chain == UNION and here.union_parent_id else here.parent_id
    return found


def _made_letterhead(above: Sequence[Unit], chain: str) -> Letterhead:
    names = [(one.union_name if chain == UNION else one.name) for one in above]
    names = [name for name in names if name]
    if not names:
        return Letterhead(0, 0, chain)
    return Letterhead(
        0, above[0].id, chain, names[1] if len(names) > 1 else "", names[0], above[0].abbreviation.upper()
    )


def hearing_of(book: Book, council_round: int) -> Hearing:
    """Gather a round with its council. Raises UserError when it is gone."""
    own = book.get(Round, council_round)
    above = _upwards(book, own.unit_id, ADMINISTRATION)
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


def _before_council(
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
    )


def _vote(sheet: balloting.Sheet, member: Member) -> Vote:
    ballot, clash = sheet.ballots.get(member.id), sheet.clashes.get(member.id)
    conflict = clash_words(clash) if clash else ""
    if ballot is None:
        return Vote(member, conflict=conflict)
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


def _known(key: int | None) -> int:
    assert key is not None, "a paper is printed of something"
    return key
