"""Choosing innovations for a nominee: their own first, each with what it was used for before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.awards import PERSON, AwardUse, NominationLine
from desktop_app.domain.records import Authorship, Innovation, Unit
from desktop_app.domain.register import Query, Row
from desktop_app.domain.text import clean, fold
from desktop_app.services import award_uses, register
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

_MOST = 60


@dataclass(frozen=True, slots=True)
class MeritChoice:
    """One innovation that may stand behind a line.

    `is_own` where the nominee, or somebody of the unit, is an author of it; `used` is the ledger's sentence
    on what the nominee used it for before, "" for nothing.
    """

    row: Row
    is_own: bool
    used: str = ""


@dataclass(frozen=True, slots=True)
class AuthorOf:
    """Somebody behind chosen innovations: their key in the catalogue, None for one who is only named."""

    name: str
    person_id: int | None
    innovations: tuple[int, ...]


def choices(
    book: Book, line: NominationLine, search: str = "", chosen: Iterable[int] = (), most: int = _MOST
) -> list[MeritChoice]:
    """List what is chosen, then the nominee's own, then, where something is searched, what else matches."""
    own, kept, words = own_innovations(book, line), list(chosen), clean(search)
    mine, first = set(own), own if words else own[:most]
    with speaking(book.path):
        reader = book.reader()
        try:
            rows = {row.id: row for row in register.rows(reader, tuple(dict.fromkeys((*kept, *first))))}
            found = register.first_rows(reader, Query(search=words), most) if words else []
        finally:
            reader.close()
    listed = [rows[key] for key in dict.fromkeys((*kept, *first)) if key in rows]
    if words:
        matching = {row.id for row in found}
        listed = [row for row in listed if row.id in kept or row.id in matching]
        listed += [row for row in found if row.id not in rows]
    return [MeritChoice(row, row.id in mine, _used(book, line, row.id)) for row in listed[: most + len(kept)]]


def own_innovations(book: Book, line: NominationLine) -> list[int]:
    """Return the innovations of a person, or of a unit and those below it; the newest first."""
    if line.nominee != PERSON:
        units = _with_below(book, line.unit_id) if line.unit_id is not None else []
        whole = [row for unit in units for row in book.all(Innovation, unit_id=unit)]
        return sorted((row.id for row in whole if not row.deleted_at), reverse=True)
    if line.person_id is not None:
        rows = book.all(Authorship, person_id=line.person_id)
    else:
        rows = book.all(Authorship, name=line.name) if line.name else []
    keys = {row.innovation_id for row in rows}
    return sorted((key for key in keys if _is_there(book, key)), reverse=True)


def authors_of(book: Book, innovations: Sequence[int]) -> list[AuthorOf]:
    """Return those behind innovations, each once, in the order they are met."""
    found: dict[tuple[int | None, str], list[int]] = {}
    names: dict[tuple[int | None, str], str] = {}
    for innovation in innovations:
        for author in book.all(Authorship, "position", innovation_id=innovation):
            key = (author.person_id, "" if author.person_id is not None else fold(author.name))
            if author.person_id is not None or key[1]:
                found.setdefault(key, []).append(innovation)
                names.setdefault(key, author.name)
    return [AuthorOf(names[key], key[0], tuple(dict.fromkeys(keys))) for key, keys in found.items()]


def _used(book: Book, line: NominationLine, innovation: int) -> str:
    return (
        award_uses.second_use(book, line, innovation) if book.all(AwardUse, innovation_id=innovation) else ""
    )


def _with_below(book: Book, unit: int) -> list[int]:
    known, found = book.all(Unit), [unit]
    for key in found:
        found += [item.id for item in known if item.parent_id == key and item.id not in found]
    return found


def _is_there(book: Book, innovation: int) -> bool:
    return any(not item.deleted_at for item in book.all(Innovation, id=innovation))
