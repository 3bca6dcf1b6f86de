"""What lists of innovations tell of each, gathered for the papers that print them."""

from collections.abc import Sequence

from desktop_app.documents.papers.context import Entry
from desktop_app.domain.records import Innovation, Unit
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.recognition import examinations_of
from desktop_app.store.book import Book


def entries_of(book: Book, innovations: Sequence[int], year: int = 0) -> tuple[Entry, ...]:
    """Gather the innovations of a list in its order; without any, all of the year."""
    keys = innovations or tuple(
        item.id for item in book.all(Innovation, "code", year=year) if item.deleted_at is None
    )
    return tuple(_entry(book, key) for key in keys)


def common_unit(book: Book, innovations: Sequence[int]) -> Unit | None:
    """Find the unit whose papers a list is: that of all its innovations, else the topmost of the book."""
    units = {book.get(Innovation, key).unit_id for key in innovations}
    if len(units) == 1 and None not in units:
        return next(iter(book.all(Unit, id=units.pop())), None)
    return next((unit for unit in book.all(Unit) if unit.parent_id is None), None)


def _entry(book: Book, key: int) -> Entry:
    dossier = load_dossier(book, key)
    return Entry(
        innovation=dossier.innovation,
        authors=dossier.authors,
        unit=dossier.unit.name if dossier.unit else "",
        first_use=dossier.first_use,
        examination=next(iter(reversed(examinations_of(book, key))), None),
    )
