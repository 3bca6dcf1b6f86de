"""Searching as people type, and every order and count the register can be asked for."""

import statistics
import threading
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.register import ORDERS, Query
from desktop_app.services import register
from desktop_app.services.books import Book
from desktop_app.ui.pages.register import RegisterPage
from desktop_app.ui.pages.register_model import PAGE
from desktop_app.ui.pages.register_reader import RegisterReader
from tests.benchmarks import windows
from tests.benchmarks.books import book_folder
from tests.benchmarks.harness import Row, grown, ms, p95, within

GATE = 20_000
RUNS = 5
PAUSE = 0.12  # seconds between two keystrokes of somebody who types fast
TYPED = (
    "nhiet dien", "bơm cấp nước", "nguyen van dat", "2026-pxvh-00", "giảm tổn thất", "rung dong", "đặng thị",
    "tri tue nhan tao", "ya hrung", "cai tien vòi đốt", "to may so 3", "phan xuong hoa", "xyz",
)  # fmt: skip
ASKED = (
    Query(), Query(search="n"), Query(search="to may"), Query(search="nhiet dien"), Query(year=2025),
    Query(search="giảm", field="nhiet_dien", stage="writing"),
)  # fmt: skip


def rows(count: int) -> Iterator[Row]:
    """Measure the statement alone, the painted page, and the worker."""
    folder = book_folder(count)
    query, (worker, slowest) = newest_first(folder), worker_answers(folder)
    yield within("newest first, a keystroke's query, p95", query, 0.016)
    painted = painted_after_keystrokes(folder)
    yield within("newest first, from the keystroke to the painted page, p95", p95(painted), 0.040)
    yield within(f"other orders and counts, in the worker (slowest: {slowest})", worker, 0.150)
    if count > GATE:
        small = book_folder(GATE)
        yield grown(f"a keystroke's query, beside {GATE:,}", query, newest_first(small), 5)
        yield grown(f"other orders and counts, beside {GATE:,}", worker, worker_answers(small)[0], 5)


def keystrokes() -> list[str]:
    """Return what stands in the search box after every key."""
    return [text[: end + 1] for text in TYPED for end in range(len(text))]


@cache
def newest_first(folder: Path) -> float:
    """Return seconds that 95 of 100 keystrokes' queries take, each the median of several."""
    with Book.open(folder, is_read_only=True) as book:
        reader = book.reader()
        samples: dict[str, list[float]] = {text: [] for text in keystrokes()}
        for _run in range(1 + RUNS):
            for text, taken in samples.items():
                start = time.perf_counter()
                register.first_rows(reader, Query(search=text), PAGE)
                taken.append(time.perf_counter() - start)
        reader.close()
    return p95(statistics.median(taken[1:]) for taken in samples.values())


def painted_after_keystrokes(folder: Path) -> list[float]:
    """Return seconds from each key to its page, the worker busy with the key before; medians of runs."""
    with windows.register(folder) as page:
        painted = windows.Painted((page.table.viewport(), page.empty))
        runs = [list(_typed(page, painted)) for _run in range(4)][1:]
    return [statistics.median(taken) for taken in zip(*runs, strict=True)]


def _typed(page: RegisterPage, painted: windows.Painted) -> Iterator[float]:
    for text in TYPED:
        page.search.clear()
        windows.let_work(PAUSE)
        for letter in text:
            windows.let_work(PAUSE)
            before = painted.count
            start = time.perf_counter()
            _press(page, letter)
            yield windows.wait(lambda before=before: painted.count > before) - start


def _press(page: RegisterPage, letter: str) -> None:
    if letter.isascii():
        QTest.keyClicks(page.search, letter)
    else:  # an input method hands over whole letters
        page.search.insert(letter)


@cache
def worker_answers(folder: Path) -> tuple[float, str]:
    """Return the slowest of all answers (its median) and which it is."""
    windows.application()
    with Book.open(folder, is_read_only=True) as book:
        asked = _Worker(book)
        samples: dict[str, list[float]] = {}
        for _run in range(1 + 3):
            for query in _questions():
                samples.setdefault(_name(query), []).append(asked.seconds(query))
            samples.setdefault("a question that breaks off another", []).append(asked.seconds_breaking_off())
        asked.worker.stop()
    slowest = max(samples, key=lambda name: statistics.median(samples[name][1:]))
    return statistics.median(samples[slowest][1:]), slowest


def _questions() -> Iterable[Query]:
    for query in ASKED:
        for order in ORDERS:
            yield Query(query.search, query.year, None, query.field, "", query.stage, order=order)


def _name(query: Query) -> str:
    return f"“{query.search}” by {query.order}" if query.search else f"{query.year or 'all'} by {query.order}"


class _Worker:
    """The register's own worker; its answers are taken in its thread, as they are sent."""

    def __init__(self, book: Book) -> None:
        self.worker = RegisterReader(book)
        self._answered = threading.Event()
        self._number = 0
        self.worker.counted.connect(self._note, Qt.ConnectionType.DirectConnection)

    def _note(self, number: int, _total: int) -> None:
        if number == self._number:
            self._answered.set()

    def seconds(self, query: Query) -> float:
        """Return how long keys and count take."""
        self._number += 1
        self._answered.clear()
        start = time.perf_counter()
        self.worker.ask(self._number, query)
        if not self._answered.wait(windows.PATIENCE):
            raise TimeoutError(ms(windows.PATIENCE))
        return time.perf_counter() - start

    def seconds_breaking_off(self) -> float:
        """Return how long an answer takes while a longer one is under way."""
        self.worker.ask(0, Query(search="n", order="unit"))
        return self.seconds(Query(search="bom cap"))
