"""Gathering rounds of nominations and their nominees for the papers that print them."""

from functools import partial

from desktop_app.documents.papers import paper
from desktop_app.documents.papers.nomination_context import NominationContext, NomineeContext
from desktop_app.domain.awards import WITHDRAWN, NominationLine, NominationRound
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Person, Unit
from desktop_app.services import awards, nominations
from desktop_app.services.nominees import nominee_of
from desktop_app.services.paper_office import Shared, Subject, issue_of, sender_of, upwards
from desktop_app.store.book import Book

PROPOSAL = "to_trinh_khen_thuong"
"""The paper whose number and day the list and the decision name."""


def nomination_context(book: Book, nomination: int, body_id: str, shared: Shared) -> NominationContext:
    """Gather a round before one deciding body; lines that were withdrawn are left out.

    Raises:
        UserError: the round is gone, or there is no such deciding body.
    """
    own = book.get(NominationRound, nomination)
    body = awards.catalogue(book).body(body_id)
    if body is None:
        raise UserError(_("Chọn cấp quyết định khen thưởng để in giấy tờ trình cấp đó."))
    unit = unit_of_round(book, own)
    lines = (line for line in nominations.lines(book, own.id, body.id) if line.state != WITHDRAWN)
    return NominationContext(
        **shared,
        own_chain=body.chain,
        sender=partial(sender_of, book, own.unit_id),
        round=own,
        body=body,
        meeting=nominations.meeting(book, own.id, body.chain),
        nominees=tuple(nominee_of(book, line) for line in lines),
        unit=unit,
        superior=_superior(book, unit, body.chain),
        proposal=issue_of(book, paper(PROPOSAL), Subject(nomination=own.id, body=body.id)),
    )


def nominee_context(book: Book, line_key: int, shared: Shared) -> NomineeContext:
    """Gather one nominee.

    Raises:
        UserError: the line is gone, or its award is no longer in the catalogue.
    """
    line = book.get(NominationLine, line_key)
    own = book.get(NominationRound, line.round_id)
    nominee = nominee_of(book, line)
    body = awards.catalogue(book).body_of(nominee.award)
    unit = unit_of_round(book, own)
    return NomineeContext(
        **shared,
        own_chain=body.chain,
        sender=partial(sender_of, book, unit_of_line(book, line)),
        round=own,
        body=body,
        nominee=nominee,
        meeting=nominations.meeting(book, own.id, body.chain),
        unit=unit,
        superior=_superior(book, unit, body.chain),
    )


def unit_of_line(book: Book, line: NominationLine) -> int | None:
    """Find the unit a nominee's own papers are written for: the collective, or where the person works."""
    if line.unit_id is not None:
        return line.unit_id
    person = next(iter(book.all(Person, id=line.person_id)), None) if line.person_id is not None else None
    unit = person.unit_id if person else None
    return unit if unit is not None else book.get(NominationRound, line.round_id).unit_id


def unit_of_round(book: Book, own: NominationRound) -> Unit | None:
    """Find the unit that holds a round."""
    return next(iter(book.all(Unit, id=own.unit_id)), None) if own.unit_id is not None else None


def _superior(book: Book, unit: Unit | None, chain: str) -> Unit | None:
    above = upwards(book, unit.id, chain) if unit is not None else []
    return above[1] if len(above) > 1 else None
