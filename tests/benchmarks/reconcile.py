"""A portal's list of 300 rows beside the book, 25 of them spelled otherwise and ten somebody else's."""

import random
import statistics
from collections.abc import Iterator
from functools import partial

from desktop_app.services.books import Book
from desktop_app.services.reconciling import Listing, TheirRow, reconcile
from tests.benchmarks.books import book_folder
from tests.benchmarks.harness import Row, timed, within
from tests.data.portal_lists import Source, listed

RUNS = 3
LISTED, RESPELLED = 290, 25
LIMIT = 1.0
_SOURCES = (
    "SELECT i.id, i.title, u.name, p.name, l.authors FROM innovation i"
    " JOIN listing l ON l.innovation_id = i.id JOIN unit u ON u.id = i.unit_id"
    " JOIN unit p ON p.id = u.parent_id WHERE i.stage = 'recognised' ORDER BY i.id LIMIT ?"
)


def rows(count: int) -> Iterator[Row]:
    """Measure the whole comparison, the reading of the book with it."""
    with Book.open(book_folder(count), is_read_only=True) as book:
        sources = [
            Source(key, title, unit, parent, tuple(authors.split(", ")), None)
            for key, title, unit, parent, authors in book.sql(_SOURCES, (LISTED,))
        ]
        theirs = tuple(
            TheirRow(number, row.title, row.unit, row.author, row.code)
            for number, row in enumerate(listed(random.Random(1), sources, respelled=RESPELLED))
        )
        work = partial(reconcile, book, "congdoan", Listing("", theirs, {}))
        seconds = statistics.median([timed(work) for _run in range(1 + RUNS)][1:])
    yield within(f"reconciling {len(theirs)} rows of a portal", seconds, LIMIT)
