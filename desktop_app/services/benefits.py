"""The money: one answer in several places of the book, its lines by year, each sum made and never typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, DecimalException

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import _
from desktop_app.domain.numbers import MOST_MONEY
from desktop_app.domain.records import BENEFIT_TEXT, BenefitLine, Dossier
from desktop_app.domain.richtext import parse
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE
from desktop_app.forms.formulas import Formula, Formulas, Reason, formulas
from desktop_app.guide.calculation import (
    Calculated,
    Problem,
    calculate,
    inputs_of,
    line_of,
    line_problems,
    recomputed_line,
    words_of,
)
from desktop_app.services.books import Book
from desktop_app.services.innovations import write
from desktop_app.services.participants import write_lines

__all__ = [
    "COMPUTED", "FIRST_YEAR", "NOT_COMPUTABLE", "SHEETS", "Benefit", "Calculated", "Formula", "Formulas",
    "Problem", "Reason", "Sheet", "benefit_of", "calculate", "first_year", "formulas", "has_reason",
    "inputs_of", "line_amount", "line_of", "line_problems", "lines_of", "mismatched", "new_line",
    "recomputed", "set_benefit", "settled", "sheet_label", "sheet_of", "sheets_of", "total", "with_sheet",
    "words_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One calculation of a dossier: a year of application, expected or actual."""

    year: int
    is_actual: bool


FIRST_YEAR = Sheet(1, is_actual=False)
"""What the application states and prints: the first year, as expected or settled when it is filed."""

SHEETS = (FIRST_YEAR, Sheet(1, is_actual=True), Sheet(2, is_actual=True), Sheet(3, is_actual=True))
"""The calculations a dossier is asked for, in their order."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """The answer to the question about money.

    `answer` is COMPUTED, NOT_COMPUTABLE or "" (not answered yet); `amount` is whole đồng, that of the first
    year; `text` is rich text: how it was computed, or why it cannot be. `lines` are those of every year.
    """

    answer: str = ""
    amount: int | None = None
    text: str = ""
    lines: tuple[BenefitLine, ...] = ()


def benefit_of(dossier: Dossier) -> Benefit:
    """Return the answer a dossier holds."""
    innovation = dossier.innovation
    text = dossier.answers.get(BENEFIT_TEXT, "")
    return Benefit(innovation.benefit_answer, innovation.benefit_amount, text, dossier.benefit_lines)


def set_benefit(book: Book, innovation: int, benefit: Benefit, label: str) -> Changes:
    """Write what differs of the answer, the sum, the words and the lines of every year, as one step.

    The lines of formulas and the sum are made anew; see `settled`.
    """
    benefit = settled(benefit)
    values = {"benefit_answer": benefit.answer, "benefit_amount": benefit.amount, BENEFIT_TEXT: benefit.text}
    with book.transaction(label) as step:
        write(step, innovation, values)
        write_lines(step, "benefit_line", innovation, benefit.lines)
    return step.changes


def settled(benefit: Benefit) -> Benefit:
    """Let what follows follow: formula lines from their inputs, missing amounts from their factors, the sum.

    An amount somebody typed into a free line stays, though its factors make another: that is pointed out,
    never changed unseen (`mismatched`, `recomputed`). A sum without amounts below it stays as well, and
    “Không tính được” has none of its own.
    """
    lines = tuple(_computed(line) if line.formula or line.amount is None else line for line in benefit.lines)
    amount = None if benefit.answer == NOT_COMPUTABLE else total(lines)
    return replace(benefit, lines=lines, amount=benefit.amount if amount is None else amount)


def recomputed(lines: Iterable[BenefitLine]) -> tuple[BenefitLine, ...]:
    """Make every line anew: by its formula and inputs, or from quantity × price where both are there."""
    return tuple(map(_computed, lines))


def mismatched(lines: Sequence[BenefitLine]) -> tuple[int, ...]:
    """Give the places, from 0, of the lines whose amount is another than what makes it."""
    return tuple(place for place, line in enumerate(lines) if _computed(line).amount != line.amount)


def _computed(line: BenefitLine) -> BenefitLine:
    if line.formula:
        return recomputed_line(line)
    amount = line_amount(line.quantity, line.unit_price)
    if amount is None:
        return line
    is_cost = line.amount is not None and line.amount < 0
    return replace(line, amount=-abs(amount) if is_cost else amount)


def line_amount(quantity: str, unit_price: str) -> int | None:
    """Multiply two decimal texts to whole đồng, half up; None where one is none or the product absurd."""
    try:
        product = Decimal(quantity) * Decimal(unit_price)
        if not product.is_finite() or abs(product) > MOST_MONEY:
            return None
        return int(product.quantize(Decimal(1), ROUND_HALF_UP))
    except (DecimalException, ValueError):
        return None


def lines_of(lines: Iterable[BenefitLine], sheet: Sheet) -> tuple[BenefitLine, ...]:
    """Give the lines of one calculation, in their order."""
    return tuple(line for line in lines if sheet_of(line) == sheet)


def total(lines: Iterable[BenefitLine], sheet: Sheet = FIRST_YEAR) -> int | None:
    """Add up the lines of one calculation that have an amount; None where none has."""
    amounts = [line.amount for line in lines_of(lines, sheet) if line.amount is not None]
    return sum(amounts) if amounts else None


def first_year(lines: Iterable[BenefitLine]) -> tuple[BenefitLine, ...]:
    """Give the lines the application states."""
    return lines_of(lines, FIRST_YEAR)


def sheet_of(line: BenefitLine) -> Sheet:
    """Tell which calculation a line belongs to."""
    return Sheet(line.year, line.is_actual)


def sheets_of(lines: Iterable[BenefitLine]) -> tuple[Sheet, ...]:
    """Give the calculations that are asked for, and any other that holds lines brought along."""
    others = {sheet_of(line) for line in lines} - set(SHEETS)
    return (*SHEETS, *sorted(others, key=lambda sheet: (sheet.year, sheet.is_actual)))


def sheet_label(sheet: Sheet) -> str:
    """Name a calculation."""
    if sheet == FIRST_YEAR:
        return _("Năm đầu, ghi trong đơn")
    if sheet.year == FIRST_YEAR.year:
        return _("Năm đầu, thực tế")
    label = _("Năm thứ {year}, thực tế") if sheet.is_actual else _("Năm thứ {year}, dự kiến")
    return label.format(year=sheet.year)


def with_sheet(
    lines: Iterable[BenefitLine], sheet: Sheet, own: Iterable[BenefitLine]
) -> tuple[BenefitLine, ...]:
    """Put `own` in place of the lines of one calculation; those of the others stay."""
    kept = [line for line in lines if sheet_of(line) != sheet]
    return (*kept, *(replace(line, year=sheet.year, is_actual=sheet.is_actual) for line in own))


def new_line(sheet: Sheet = FIRST_YEAR) -> BenefitLine:
    """Make an empty line of one calculation."""
    return BenefitLine(0, 0, 0, year=sheet.year, is_actual=sheet.is_actual)


def has_reason(benefit: Benefit) -> bool:
    """Tell whether “Không tính được” comes with the reason it must have."""
    return benefit.answer != NOT_COMPUTABLE or bool(parse(benefit.text).nodes)
