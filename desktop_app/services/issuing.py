"""What a paper bears beside dossier and round: number, day, signatory, and the facts it was asked for."""

import json
from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from desktop_app.documents.blocks import Document, Pages
from desktop_app.documents.blocks import Letterhead as Headed
from desktop_app.documents.papers import paper
from desktop_app.documents.papers.context import DOSSIER, LIST, ROUND
from desktop_app.domain.awards import NominationLine, NominationRound
from desktop_app.domain.changes import Changes
from desktop_app.domain.council import Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import IssuedPaper, Letterhead, Signatory
from desktop_app.domain.records import Innovation
from desktop_app.domain.text import clean
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import paper_lists
from desktop_app.services.award_catalogue import catalogue
from desktop_app.services.nomination_contexts import unit_of_line
from desktop_app.services.numbering import Series, next_free, taken
from desktop_app.services.office import letterhead_lender
from desktop_app.services.paper_office import (
    Subject,
    issue_of,
    issue_place,
    sender_of,
    told_of,
    wording_of,
)
from desktop_app.store.book import Book

_OWN = ("number", "issued_on", "signatory_id")


def issue_values(book: Book, paper_id: str, subject: Subject) -> IssuedPaper | None:
    """Return what a paper bears, None while nothing was ever written for it."""
    return issue_of(book, paper(paper_id), subject)


def facts(book: Book, paper_id: str, subject: Subject) -> dict[str, str]:
    """Return what was asked for a paper, by the fact's key."""
    wanted = paper(paper_id)
    return told_of(book, wanted, issue_of(book, wanted, subject))


def facts_asked(book: Book, paper_id: str, subject: Subject) -> tuple[Field, ...]:
    """Return what a paper asks for: of one nominee, what is of that kind of nominee and round only."""
    wording = wording_of(book, paper_id)
    if subject.line is None:
        return wording.facts
    line = book.get(NominationLine, subject.line)
    return wording.facts_for(line.nominee, book.get(NominationRound, line.round_id).type)


def set_facts(book: Book, paper_id: str, subject: Subject, values: Mapping[str, object]) -> Changes:
    """Keep answers to a paper's facts; days are kept as ISO text, "" or None takes an answer away."""
    known = {item.key: item for item in wording_of(book, paper_id).facts}
    kept = facts(book, paper_id, subject)
    for key, value in values.items():
        text = value.isoformat() if isinstance(value, date) else str(value if value is not None else "")
        kept[key] = text if known[key].kind is FieldKind.TEXT else clean(text)
    told = {key: text for key, text in kept.items() if text}
    packed = json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""
    return _write(book, paper_id, subject, {"facts": packed})


def set_issue(book: Book, paper_id: str, subject: Subject, values: Mapping[str, Value]) -> Changes:
    """Set number, day (`issued_on`) or signatory (`signatory_id`) of a paper.

    Raises:
        UserError: another paper bears that number; the sentence says which. Or the paper is a list, which
            bears none.
    """
    given = {key: values[key] for key in _OWN if key in values}
    own = issue_values(book, paper_id, subject)
    number = given.get("number", own.number if own else None)
    day = given.get("issued_on", own.issued_on if own else None)
    series = series_of(book, paper_id, subject, day if isinstance(day, date) else None)
    if number is not None:
        if paper(paper_id).scope == LIST:
            raise UserError(_("“{paper}” không mang số văn bản.").format(paper=paper(paper_id).title))
        _refuse_taken(book, series, int(str(number)), own, (paper_id, subject))
    unit: Value = series.unit_id or None
    return _write(
        book,
        paper_id,
        subject,
        {**given, "unit_id": unit, "kind": series.kind, "number_year": series.year, "symbol": series.symbol},
    )


def set_printed(book: Book, paper_id: str, subject: Subject, printed: str) -> Changes:
    """Keep what a paper was issued with, as JSON text."""
    return _write(book, paper_id, subject, {"printed": printed})


def set_scan(
    book: Book, paper_id: str, subject: Subject, sha256: str, media_type: str, digest: str
) -> Changes:
    """Keep the file of a paper's signed scan, with what the paper said then; "" takes it away."""
    values: dict[str, Value] = {"scan_sha256": sha256, "scan_media_type": media_type, "scan_digest": digest}
    return _write(book, paper_id, subject, values)


def next_number(book: Book, paper_id: str, subject: Subject) -> int:
    """Return the next free number of the paper's numbering book."""
    own = issue_values(book, paper_id, subject)
    return next_free(book, series_of(book, paper_id, subject, own.issued_on if own else None))


def signatories_for(book: Book, paper_id: str, subject: Subject) -> list[Signatory]:
    """Return those who may sign a paper, the usual one first."""
    chain = chain_of(book, paper_id, subject)
    return list(sender_of(book, unit_of(book, paper_id, subject), chain).signatories)


def letterhead_for(book: Book, paper_id: str, subject: Subject) -> Letterhead:
    """Return the letterhead a paper is written under."""
    chain = chain_of(book, paper_id, subject)
    return sender_of(book, unit_of(book, paper_id, subject), chain).letterhead


def lender_of(book: Book, document: Document, paper_id: str, subject: Subject) -> str:
    """Name the unit above whose letterhead a paper bears; "" where it is its own unit's, or there is none."""
    parts = (part.blocks for part in document.parts if isinstance(part, Pages))
    if not any(isinstance(block, Headed) for blocks in parts for block in blocks):
        return ""
    unit = unit_of(book, paper_id, subject)
    lender = letterhead_lender(book, unit, chain_of(book, paper_id, subject)) if unit is not None else None
    return lender.name if lender else ""


def series_of(book: Book, paper_id: str, subject: Subject, day: date | None) -> Series:
    """Find the numbering book of a paper: that of whose letterhead it bears, in the year of its day."""
    wording = wording_of(book, paper_id)
    head = letterhead_for(book, paper_id, subject)
    symbol = "-".join(part for part in (wording.abbreviation, head.symbol) if part)
    year = (day or book.clock.today()).year
    chain = chain_of(book, paper_id, subject)
    return Series(head.unit_id, chain, wording.abbreviation, year, symbol)


def unit_of(book: Book, paper_id: str, subject: Subject) -> int | None:
    """Find the unit a paper is written for."""
    scope = paper(paper_id).scope
    if scope == DOSSIER and subject.innovation is not None:
        return book.get(Innovation, subject.innovation).unit_id
    if scope == ROUND and subject.round is not None:
        return book.get(Round, subject.round).unit_id
    if subject.line is not None:
        return unit_of_line(book, book.get(NominationLine, subject.line))
    if subject.nomination is not None:
        return book.get(NominationRound, subject.nomination).unit_id
    unit = paper_lists.common_unit(book, subject.innovations)
    return unit.id if unit else None


def chain_of(book: Book, paper_id: str, subject: Subject) -> str:
    """Find the chain a paper is written in: that of who decides on the award, else the paper's own."""
    known, body = catalogue(book), subject.body
    if subject.line is not None:
        rule = known.award(book.get(NominationLine, subject.line).award)
        body = rule.body if rule else ""
    found = known.body(body) if body else None
    return found.chain if found else wording_of(book, paper_id).chain


def _refuse_taken(
    book: Book, series: Series, number: int, own: IssuedPaper | None, of: tuple[str, Subject]
) -> None:
    """Refuse a number in use; one typed for this very paper of the round or dossier is its own."""
    paper_id, subject = of
    key = subject.innovation if paper(paper_id).scope == DOSSIER else subject.round or subject.nomination
    if not 0 < number < 1_000_000:
        raise UserError(_("Số văn bản phải từ 1 trở lên."))
    for one in taken(book, series):
        is_own = one.paper is not None and own is not None and one.paper.id == own.id
        is_typed_here = key is not None and (paper_id, key) in one.typed_for
        if one.number == number and not is_own and not is_typed_here:
            raise UserError(
                _("Số {number}/{symbol} năm {year} đã dùng cho {of}. Số tiếp theo còn trống: {next}.").format(
                    number=f"{number:02d}", symbol=series.symbol, year=series.year,
                    of=one.of or _("giấy tờ khác"), next=next_free(book, series),
                )
            )  # fmt: skip


def _write(book: Book, paper_id: str, subject: Subject, values: Mapping[str, Value]) -> Changes:
    wanted = paper(paper_id)
    own = issue_of(book, wanted, subject)
    with book.transaction(_("Ghi “{paper}”").format(paper=wanted.title)) as step:
        if own is not None:
            step.update("issued_paper", own.id, values)
        elif any(values.values()):
            place: dict[str, Value] = {
                "uid": str(uuid4()),
                "paper": paper_id,
                **issue_place(wanted, subject),
                "chain": chain_of(book, paper_id, subject),
            }
            step.insert("issued_paper", {**place, **values})
    return step.changes
