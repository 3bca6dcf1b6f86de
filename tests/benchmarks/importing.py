"""A messy workbook of a corporation into an empty book: 4,307 innovations, and as many as the book holds."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop_app.services import importing
from desktop_app.services.books import Book
from desktop_app.services.undo import UndoStack
from tests.benchmarks.harness import Row, ms, timed, within
from tests.data.workbooks import corporation

LISTED, LIMIT, RUNS = 4_307, 3.0, 3


def rows(count: int) -> Iterator[Row]:
    """Measure from the mapping that was accepted to the commit; what comes before and after beside it."""
    runs = [_brought_in(LISTED) for _run in range(RUNS)]
    read, judged, written, taken_back = map(statistics.median, zip(*runs, strict=True))
    yield Row(f"reading a workbook of {LISTED:,} innovations", ms(read))
    yield within(f"judging and writing {LISTED:,} rows after mapping", judged + written, LIMIT)
    yield Row("of that, writing", ms(written))
    yield Row(f"taking {LISTED:,} rows back as one step", ms(taken_back))
    read, judged, written, taken_back = _brought_in(count)
    yield Row(f"reading, judging, writing {count:,} rows", " + ".join(map(ms, (read, judged, written))))
    yield Row(f"taking {count:,} rows back as one step", ms(taken_back))


def _brought_in(count: int) -> tuple[float, float, float, float]:
    kind = importing.find_kind("innovations")
    with tempfile.TemporaryDirectory() as place, Book.create(Path(place, "book")) as book:
        path = corporation(Path(place, "tct.xlsx"), count)
        importing.write(book, _judged(book, "units", importing.open_file(path)))
        opened: list[importing.Source] = []
        read = timed(lambda: opened.append(importing.open_file(path)))
        previews: list[importing.Preview] = []
        judged = timed(lambda: previews.append(_judged(book, kind.id, opened[0])))
        undo = UndoStack(book)
        written = timed(lambda: undo.push(importing.write(book, previews[0])))
        taken_back = timed(undo.undo)
    return read, judged, written, taken_back


def _judged(book: Book, kind_id: str, source: importing.Source) -> importing.Preview:
    kind = importing.find_kind(kind_id)
    table = source.tables[importing.table_for(source, kind)]
    return importing.check(book, kind, source.name, table, importing.suggest(kind, table))
