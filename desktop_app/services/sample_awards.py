"""The sample's round of nominations, brought through the program's own steps to its decisions."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from desktop_app.domain.records import Person, Unit
from desktop_app.domain.values import Value
from desktop_app.services import honours, nominations
from desktop_app.services.dossiers import find_innovation
from desktop_app.services.sample_entries import Entry, dated, parts
from desktop_app.store.book import Book


def add_honours(book: Book, entries: Sequence[Entry]) -> None:
    """Add what people and units held before."""
    for entry in entries:
        honours.add_honour(book, {**_who(book, entry), **dated(entry)})


def add_nominations(book: Book, entries: Sequence[Entry]) -> None:
    """Add rounds with the meetings of their chains, their lines and what was decided on them."""
    for entry in entries:
        meetings, lines = parts(entry, "meetings"), parts(entry, "lines")
        decisions = parts(entry, "decisions")
        unit = _unit(book, entry.pop("unit"))
        made = nominations.add_round(book, {**dated(entry), "unit_id": unit}).id
        for meeting in meetings:
            nominations.set_meeting(book, made, str(meeting.pop("chain")), dated(meeting))
        for line in lines:
            codes = cast("list[str]", line.pop("innovations"))
            used = [find_innovation(book, code) for code in codes]
            nominations.add_line(book, made, {**_who(book, line), **dated(line)}, used)
        for decision in decisions:
            given = nominations.lines(book, made, str(decision["body"]))
            nominations.decide(
                book,
                [line.id for line in given],
                str(decision["number"]),
                date.fromisoformat(str(decision["on"])),
                str(decision["certificates_from"]),
                str(decision.get("signer", "")),
                str(decision.get("signer_post", "")),
            )


def _who(book: Book, entry: Entry) -> dict[str, Value]:
    """Take the person or the unit out of an entry, by key."""
    person, unit = entry.pop("person", ""), entry.pop("unit", "")
    if person:
        return {"person_id": book.all(Person, uid=str(person))[0].id}
    return {"unit_id": _unit(book, unit)}


def _unit(book: Book, uid: object) -> int:
    return book.all(Unit, uid=str(uid))[0].id
