"""The money of the first year: one answer in several places of the book, read and written as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DecimalException

from desktop_app.domain.changes import Changes
from desktop_app.domain.numbers import MOST_MONEY
from desktop_app.domain.records import BENEFIT_TEXT, BenefitLine, Dossier
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE
from desktop_app.services.books import Book
from desktop_app.services.innovations import write
from desktop_app.services.participants import write_lines

__all__ = ["COMPUTED", "NOT_COMPUTABLE", "Benefit", "benefit_of", "line_amount", "set_benefit", "total"]


@dataclass(frozen=True, slots=True)
class Benefit:
    """The answer to the question about money.

    `answer` is COMPUTED, NOT_COMPUTABLE or "" (not answered yet); `amount` is whole đồng; `text` is rich
    text: how it was computed, or why it cannot be.
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
    """Write what differs of the answer, the sum, the words and the lines, as one step."""
    values = {"benefit_answer": benefit.answer, "benefit_amount": benefit.amount, BENEFIT_TEXT: benefit.text}
    with book.transaction(label) as step:
        write(step, innovation, values)
        write_lines(step, "benefit_line", innovation, benefit.lines)
    return step.changes


def line_amount(quantity: str, unit_price: str) -> int | None:
    """Multiply two decimal texts to whole đồng, half up; None where one is none or the product absurd."""
    try:
        product = Decimal(quantity) * Decimal(unit_price)
        if not product.is_finite() or abs(product) > MOST_MONEY:
            return None
        return int(product.quantize(Decimal(1), ROUND_HALF_UP))
    except (DecimalException, ValueError):
        return None


def total(lines: Sequence[BenefitLine]) -> int | None:
    """Add up the lines that have an amount; None where none has."""
    amounts = [line.amount for line in lines if line.amount is not None]
    return sum(amounts) if amounts else None
