"""Checks: lines of the money that were made by a formula."""

from collections import Counter
from collections.abc import Iterator

from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.guide.calculation import line_problems
from desktop_app.guide.inquiry import Hit, Inquiry

FIELD = "benefit"


def formula_problem(inquiry: Inquiry) -> Iterator[Hit]:
    """A formula's line that has no result, or holds another amount than its inputs make."""
    yield from _hits(inquiry, is_blocking=True)


def formula_doubt(inquiry: Inquiry) -> Iterator[Hit]:
    """A number that is not plausible, or that can be read in two ways."""
    yield from _hits(inquiry, is_blocking=False)


def _hits(inquiry: Inquiry, *, is_blocking: bool) -> Iterator[Hit]:
    if inquiry.dossier.innovation.benefit_answer == NOT_COMPUTABLE:
        return
    places: Counter[tuple[int, bool]] = Counter()
    for line in inquiry.dossier.benefit_lines:
        sheet = (line.year, line.is_actual)
        places[sheet] += 1
        shown = f" ({line.description.strip()})" if line.description.strip() else ""
        for problem in line_problems(line):
            if problem.is_blocking == is_blocking:
                values = {"position": str(places[sheet]), "description": shown, "problem": problem.sentence}
                yield Hit(FIELD, values)
