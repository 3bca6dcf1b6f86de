"""The page in view: from the end of the typing pause to the first page painted anew."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.services.papers import APPLICATION, Subject, build_document
from desktop_app.services.preferences import Preferences
from desktop_app.ui.pages.live_page import LivePage
from desktop_app.ui.shell.session import Session
from tests.benchmarks import windows
from tests.benchmarks.harness import Row, within
from tests.documents import sample

RUNS, WARM = 25, 3


def rows(_count: int) -> Iterator[Row]:
    """Measure the widget of the dossier's page on an application of four pages of text."""
    windows.application()
    with tempfile.TemporaryDirectory() as own, Book.create(Path(own, "book")) as book:
        session = Session(book, Preferences(Path(own, "cai-dat.json")))
        live = LivePage(session)
        live.resize(700, 700)
        live.show()
        samples = list(_typed(book, live))[WARM:]
        name = f"page in view after the typing pause, {len(live.pages)} pages"
        yield within(name, statistics.median(samples), 0.100)
        live.end()
        session.stop()
        live.close()


def _typed(book: Book, live: LivePage) -> Iterator[float]:
    """Change a text that stands on the first page, and wait until that page shows it."""
    key = add_innovation(book, {"title": "Hoán chuyển máy biến áp non tải"}).id
    dossier = sample.dossier()
    dossier = replace(dossier, innovation=replace(dossier.innovation, id=key))
    for run in range(WARM + RUNS):
        answers = dossier.answers | {
            "current_state": f"<p>Lần thứ {run}: trên lưới có nhiều máy non tải.</p>"
        }
        seen = live.pages[0].image.cacheKey() if live.pages else 0
        start = time.perf_counter()
        changed = replace(dossier, answers=answers)
        live.draw(build_document(book, APPLICATION, Subject(key), dossier=changed))
        windows.wait(lambda seen=seen: bool(live.pages) and live.pages[0].image.cacheKey() not in (0, seen))
        painted = windows.Painted((live.pages[0],))
        live.pages[0].update()
        yield windows.wait(lambda painted=painted: painted.count > 0) - start
        windows.let_work(0.1)
