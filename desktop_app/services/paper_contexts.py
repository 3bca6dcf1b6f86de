"""Gathering what a paper reads: its dossier, round, list, nomination or nominee."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from desktop_app.documents.blocks import Document
from desktop_app.documents.papers import PAPERS, Paper
from desktop_app.documents.papers.context import (
    DOSSIER,
    NOMINATION,
    NOMINEE,
    ROUND,
    DossierContext,
    ListContext,
    PaperContext,
    RoundContext,
)
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee, NomineeContext
from desktop_app.documents.papers.signed import in_place
from desktop_app.domain.awards import NominationLine, NominationRound
from desktop_app.domain.council import Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier, Innovation, Person, Unit
from desktop_app.forms.awards import papers_in_order
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.calculation import words_of
from desktop_app.services import attachments, packs, paper_lists, paper_pay
from desktop_app.services.award_catalogue import catalogue
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.nomination_contexts import nomination_context, nominee_context
from desktop_app.services.paper_council import before_council, cases_of, hearing_of
from desktop_app.services.paper_office import Shared, Subject, issue_of, sender_of, told_of, wording_of
from desktop_app.store.book import Book


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
    shared: Shared = {
        "catalogue": packs.catalogue(),
        "today": book.clock.today(),
        "stored": partial(attachments.stored_file, book),
        "is_blank": is_blank,
        "wording": wording_of(book, paper.id),
        "facts": told_of(book, paper, issue),
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
            council=cache(lambda: before_council(book, whole, subject.round)),
        )
    if paper.scope == ROUND:
        hearing = hearing_of(book, _known(subject.round))
        return RoundContext(
            **shared,
            sender=partial(sender_of, book, hearing.round.unit_id),
            hearing=hearing,
            cases=cases_of(book, hearing.round.id),
        )
    if paper.scope == NOMINATION:
        made = nomination_context(book, _known(subject.nomination), subject.body, shared)
        return replace(made, paper=partial(_papers_of, book, made, subject))
    if paper.scope == NOMINEE:
        own = nominee_context(book, _known(subject.line), shared)
        return replace(own, paper=partial(_papers_of, book, own, subject))
    unit = paper_lists.common_unit(book, subject.innovations)
    entries = paper_lists.entries_of(book, subject.innovations, subject.year)
    return ListContext(
        **shared,
        sender=partial(sender_of, book, unit.id if unit else None),
        entries=entries,
        owed=paper_pay.owed_in(book, entries),
        year=subject.year,
        unit=unit,
    )


def _papers_of(
    book: Book, context: NominationContext | NomineeContext, subject: Subject, nominee: Nominee | None
) -> list[Document]:
    """Build the papers of a file in the order the awards list them, each with its own words and number.

    A signed scan stands in place of the paper it signs.
    """
    nominees = context.nominees if isinstance(context, NominationContext) else (context.nominee,)
    known = {item.id: item for item in PAPERS}
    made: list[Document] = []
    for name in papers_in_order(one.award.papers_of(one.line.nominee) for one in nominees):
        wanted = known.get(name)
        if wanted is None:
            continue
        if wanted.scope == NOMINATION and nominee is None:
            made.append(_in_file(book, wanted, subject))
        elif wanted.scope == NOMINEE:
            made += [
                _in_file(book, wanted, Subject(line=one.line.id))
                for one in nominees
                if name in one.award.papers_of(one.line.nominee)
            ]
    return made


def _in_file(book: Book, wanted: Paper, subject: Subject) -> Document:
    context = context_for(book, wanted, subject)
    return in_place(context, wanted.build(context))


def subject_name(book: Book, subject: Subject) -> str:
    """Name what a paper is printed of, as files are named by it: a code, a round, a year, how many."""
    if subject.innovation is not None:
        return book.get(Innovation, subject.innovation).code
    if subject.round is not None:
        return book.get(Round, subject.round).name
    if subject.line is not None:
        line = book.get(NominationLine, subject.line)
        return f"{line.position:02d} {line.name}"
    if subject.nomination is not None:
        own, body = book.get(NominationRound, subject.nomination), catalogue(book).body(subject.body)
        return " – ".join(part for part in (body.name if body else "", own.name) if part)
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


def _known(key: int | None) -> int:
    assert key is not None, "a paper is printed of something"
    return key
