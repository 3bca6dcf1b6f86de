"""An application of four pages as PDF beside others that set the same text; five hundred of them."""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from desktop_app.documents.papers import PAPERS, Paper, paper
from desktop_app.services.books import Book
from desktop_app.services.papers import PROCESSES, WORD, Rendered, draw, print_papers, subjects_of
from tests.benchmarks import peers
from tests.benchmarks.books import book_folder
from tests.benchmarks.harness import Pair, Row, at_most, faster, in_turn, not_measured, timed
from tests.benchmarks.same_text import Piece, pieces
from tests.documents import sample

RUNS, WARM = 41, 5
EVERY_RUNS = 15
ALONE_RUNS, BATCH_RUNS, BATCH, FIVE = 5, 2, 20, 5
MANY, FEW, MANY_RUNS = 500, 100, 3
NAME = "an application of {pages} pages as PDF"


def rows(count: int) -> Iterator[Row]:
    """Measure one paper, then many."""
    first = ours()
    text = pieces(paper("don").build(sample.context()))
    yield at_most(
        f"{NAME.format(pages=first.pages)}, beside a bare reportlab story",
        in_turn(ours, partial(peers.bare_story, text), RUNS, WARM),
        1.3,
    )
    yield from _every_paper()
    yield from _beside_typst(text)
    yield from _beside_office(text)
    yield _beside_template(text)
    yield from _many(count)


def _every_paper() -> Iterator[Row]:
    """Compare every paper with a bare story of its text, and tell the worst of them and the middle one.

    Those that gather files and number them anew are left out: a story does nothing of the kind.
    """
    drawn = [item for item in PAPERS if not item.build(sample.context_of(item)).is_merged]
    found = sorted(((_beside_story(item), item.id) for item in drawn), key=lambda one: one[0].ratio)
    for name, (pair, paper_id) in (("worst", found[-1]), ("median", found[len(found) // 2])):
        yield at_most(f"every paper against bare reportlab, the {name} ({paper_id})", pair, 1.3)


def _beside_story(item: Paper) -> Pair:
    context = sample.context_of(item)
    text = pieces(item.build(context))
    return in_turn(lambda: draw(item.build(context)), partial(peers.bare_story, text), EVERY_RUNS, WARM)


def ours() -> Rendered:
    """Make the blocks and draw them, from a dossier in memory."""
    return draw(paper("don").build(sample.context()))


def ours_in_word() -> Rendered:
    """Make the blocks and write them as Word, from a dossier in memory."""
    return draw(paper("don").build(sample.context()), WORD)


def _beside_typst(text: list[Piece]) -> Iterator[Row]:
    name = "the same, beside typst"
    if find_spec("typst") is None:
        yield not_measured(name, "no typst")
        return
    yield at_most(name, in_turn(ours, partial(peers.typst_pdf, text), RUNS, WARM), None)


def _beside_office(text: list[Piece]) -> Iterator[Row]:
    alone, batch = "as fast as LibreOffice from DOCX, one at a time", f"… {BATCH} in a batch"
    program = shutil.which("soffice")
    if program is None or find_spec("docx") is None:
        why = "no LibreOffice" if program is None else "no python-docx"
        yield not_measured(alone, why, "≥ 30×")
        yield not_measured(batch, why, "≥ 5×")
        return
    with tempfile.TemporaryDirectory() as place:
        sources = [Path(place, f"{number}.docx") for number in range(BATCH)]
        for source in sources:
            peers.write_docx(text, source)
        office = partial(peers.office_pdf, program, Path(place, "profile"))
        yield faster(alone, _each(in_turn(_times(ours, FIVE), partial(office, sources[:1]), ALONE_RUNS)), 30)
        yield faster(batch, in_turn(_times(ours, BATCH), partial(office, sources), BATCH_RUNS, 0), 5)


def _beside_template(text: list[Piece]) -> Row:
    name = "the same as a Word file, beside docxtpl filling its template"
    if find_spec("docxtpl") is None:
        return not_measured(name, "no docxtpl", "≤ 1×")
    with tempfile.TemporaryDirectory() as place:
        template = Path(place, "template.docx")
        words = peers.write_template(text, template)
        return at_most(
            name, in_turn(ours_in_word, partial(peers.template_docx, template, words), RUNS, WARM), 1
        )


def _each(pair: Pair) -> Pair:
    """Divide our samples, of several papers each: one alone is too short beside a start of LibreOffice."""
    return Pair(tuple(sample / FIVE for sample in pair.ours), pair.peer)


def _times(work: Callable[[], object], count: int) -> Callable[[], object]:
    def again() -> None:
        for _number in range(count):
            work()

    return again


def _many(count: int) -> Iterator[Row]:
    with Book.open(book_folder(count)) as book, tempfile.TemporaryDirectory() as place:
        codes = [code for (code,) in book.sql("SELECT code FROM innovation ORDER BY id LIMIT ?", (MANY,))]
        samples = [
            tuple(timed(partial(_print, book, codes, Path(place), processes)) for processes in (PROCESSES, 1))
            for _run in range(MANY_RUNS)
        ]
        pair = Pair(tuple(sample[0] for sample in samples), tuple(sample[1] for sample in samples))
    yield faster(f"{MANY} dossiers on {PROCESSES} processes, beside one", pair, 1.5)
    yield _memory(count)


def _print(book: Book, codes: list[str], out: Path, processes: int) -> None:
    report = print_papers(book, "don", subjects_of(book, codes)[0], out, processes=processes)
    if report.failures or len(report.printed) != len(codes):
        raise RuntimeError(str(report.failures[:3]))


def _memory(count: int) -> Row:
    """Compare what a process holds after many papers with what it holds after fewer."""
    sizes = [[_held(count, number) for number in (MANY, FEW)] for _run in range(MANY_RUNS)]
    many, few = (statistics.median(size) for size in zip(*sizes, strict=True))
    name = f"memory of a process after {MANY} dossiers, beside {FEW}"
    verdict = "met" if many <= few * 1.1 else "MISSED"
    return Row(name, f"{many / 1e6:.0f} MB", f"{few / 1e6:.0f} MB", f"{many / few:.2f}×", "≤ 1.1×", verdict)


def _held(count: int, number: int) -> int:
    command = (sys.executable, "-m", "tests.benchmarks.printing", str(book_folder(count)), str(number))
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    return int(done.stdout)
