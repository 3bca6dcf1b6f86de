"""The guide over one dossier: all its checks, the dry run of the reviewer's form, its money anew."""

import json
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.records import BenefitLine, Dossier
from desktop_app.services import packs
from desktop_app.services.benefits import formulas, recomputed
from desktop_app.services.books import Book
from desktop_app.services.checking import check_dossier
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.sample import fill_with_sample
from tests.benchmarks.harness import Row, timed, within

RUNS, WARM = 25, 3
CHECKS_GOAL, MONEY_GOAL = 0.050, 0.010
LONGEST = "2026-NDVL-0001"


def rows(_count: int) -> Iterator[Row]:
    """Measure the sample's longest dossier; every run reads texts nobody has read before."""
    with tempfile.TemporaryDirectory() as place, Book.create(Path(place, "book")) as book:
        fill_with_sample(book)
        dossier = load_dossier(book, find_innovation(book, LONGEST))
        pack = packs.pack_for(book, dossier.innovation)
        runs = [_touched(dossier, run) for run in range(WARM + RUNS)]
        samples = [timed(lambda one=one: check_dossier(book, one, pack)) for one in runs][WARM:]
        letters = sum(len(text) for text in dossier.answers.values())
        yield within(
            f"all checks of a dossier of {letters:,} letters", statistics.median(samples), CHECKS_GOAL
        )
    sheets = [_lines(run) for run in range(WARM + RUNS)]
    money = [timed(lambda lines=lines: recomputed(lines)) for lines in sheets][WARM:]
    name = f"recomputing the money of {len(sheets[0])} formula lines"
    yield within(name, statistics.median(money), MONEY_GOAL)


def _touched(dossier: Dossier, run: int) -> Dossier:
    """Change every text a little, so that nothing is remembered from the run before."""
    answers = {key: text.replace("</p>", f" Lần {run}.</p>", 1) for key, text in dossier.answers.items()}
    return replace(dossier, answers=answers)


def _lines(run: int) -> tuple[BenefitLine, ...]:
    """Make a line by every formula that computes, not computed yet, with a figure nobody typed before."""
    made: list[BenefitLine] = []
    for formula in (item for _group, items in formulas().grouped() for item in items):
        if formula.is_not_computable or not formula.examples:
            continue
        inputs = dict(formula.examples[0].inputs)
        first = next(iter(inputs))
        digits, _space, unit = inputs[first].partition(" ")
        inputs[first] = f"{digits},{run + 1} {unit}" if "," not in digits else f"{digits}{run + 1} {unit}"
        written = json.dumps(inputs, ensure_ascii=False)
        made.append(BenefitLine(0, 0, len(made) + 1, formula=formula.id, inputs=written))
    return tuple(made)
