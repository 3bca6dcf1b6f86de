"""What an office gives a paper: its words, its number, what was asked for it, letterhead and signatories."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypedDict, cast

from desktop_app.documents.papers import Paper
from desktop_app.documents.papers.context import (
    DOSSIER,
    LIST,
    NOMINATION,
    NOMINEE,
    ROUND,
    Sender,
)
from desktop_app.domain.office import UNION, IssuedPaper, Letterhead, PaperWord, Signatory
from desktop_app.domain.records import Unit
from desktop_app.domain.values import Value
from desktop_app.forms.papers import PaperWording, shipped_wording
from desktop_app.forms.vocabulary import Catalogue
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


class Shared(TypedDict):
    """What every context of a paper is given."""

    catalogue: Catalogue
    today: date
    stored: Callable[[str], Path | None]
    is_blank: bool
    wording: PaperWording
    facts: Mapping[str, str]
    issue: IssuedPaper | None


def wording_of(book: Book, paper_id: str) -> PaperWording:
    """Give a paper's words as this office has them."""
    shipped = shipped_wording(paper_id)
    return shipped.with_words({own.word: own.text for own in book.all(PaperWord, paper=paper_id)})


def issue_of(book: Book, paper: Paper, subject: Subject) -> IssuedPaper | None:
    """Find what a paper of this subject bears: the number, the day, who signs, what was asked for it."""
    return next(iter(book.all(IssuedPaper, "id", paper=paper.id, **issue_place(paper, subject))), None)


def issue_place(paper: Paper, subject: Subject) -> dict[str, Value]:
    """Tell by which columns the issue of a paper is known: those its scope asks for, the others empty.

    A list of chosen innovations is known by what it lists, in whatever order.
    """
    scope = paper.scope
    chosen = _mark_of(subject.innovations) if scope == LIST and subject.innovations else ""
    return {
        "innovation_id": subject.innovation if scope == DOSSIER else None,
        "round_id": subject.round if scope == ROUND else None,
        "nomination_id": subject.nomination if scope == NOMINATION else None,
        "body": subject.body if scope == NOMINATION else chosen,
        "line_id": subject.line if scope == NOMINEE else None,
        "year": subject.year if scope == LIST and not chosen else 0,
    }


def _mark_of(innovations: Sequence[int]) -> str:
    listed = ",".join(map(str, sorted(set(innovations))))
    return f"chosen:{sha256(listed.encode()).hexdigest()[:32]}"


def facts_of(issue: IssuedPaper | None) -> dict[str, str]:
    """Read what was asked for a paper."""
    return cast("dict[str, str]", json.loads(issue.facts)) if issue is not None and issue.facts else {}


def told_of(book: Book, paper: Paper, issue: IssuedPaper | None) -> dict[str, str]:
    """Read what was asked for a paper; of a list, what is remembered comes from the one told of last."""
    told = facts_of(issue)
    if paper.scope != LIST:
        return told
    asked = [fact.key for fact in shipped_wording(paper.id).facts if fact.is_remembered]
    if all(key in told for key in asked):
        return told
    last: dict[str, str] = {}
    for other in book.all(IssuedPaper, "id", paper=paper.id):
        last |= facts_of(other)
    return {**{key: last[key] for key in asked if key in last}, **told}


def sender_of(book: Book, unit: int | None, chain: str) -> Sender:
    """Find who writes for a unit: its own letterhead and signatories, else those of the units above it.

    Where no letterhead was set, one is made of the names of the unit and the one above.
    """
    above = upwards(book, unit, chain)
    heads = (head for one in above for head in book.all(Letterhead, unit_id=one.id, chain=chain))
    signers = (book.all(Signatory, "position", unit_id=one.id, chain=chain) for one in above)
    return Sender(
        next(heads, None) or made_letterhead(above, chain),
        tuple(next((found for found in signers if found), ())),
    )


def upwards(book: Book, unit: int | None, chain: str) -> list[Unit]:
    """Return a unit and those above it in a chain, the nearest first."""
    found: list[Unit] = []
    while unit is not None:
        here = next(iter(book.all(Unit, id=unit)), None)
        if here is None or here in found:
            break
        found.append(here)
        unit = here.union_parent_id if chain == UNION and here.union_parent_id else here.parent_id
    return found


def made_letterhead(above: Sequence[Unit], chain: str) -> Letterhead:
    """Make a letterhead of the names of a unit and those above it, the nearest first."""
    names = [(one.union_name if chain == UNION else one.name) for one in above]
    names = [name for name in names if name]
    if not names:
        return Letterhead(0, 0, chain)
    return Letterhead(
        0, above[0].id, chain, names[1] if len(names) > 1 else "", names[0], above[0].abbreviation.upper()
    )
