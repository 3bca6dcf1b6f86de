"""Checks: the first year's money. Nothing, 0 and “Không tính được” are three different answers."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, DecimalException

from desktop_app.domain.numbers import format_money
from desktop_app.domain.text import fold
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE
from desktop_app.guide.inquiry import Hit, Inquiry

FIELD = "benefit"


def benefit_unanswered(inquiry: Inquiry) -> Iterator[Hit]:
    """No answer to the money, where the form requires one."""
    field = inquiry.asked(FIELD)
    if field and field.is_required and _answer(inquiry) not in (COMPUTED, NOT_COMPUTABLE):
        yield Hit(FIELD, _words(inquiry))


def benefit_no_amount(inquiry: Inquiry) -> Iterator[Hit]:
    """Said to be computed, and no sum."""
    if _answer(inquiry) == COMPUTED and _amount(inquiry) is None:
        yield Hit(FIELD, _words(inquiry))


def benefit_zero(inquiry: Inquiry) -> Iterator[Hit]:
    """A sum of nothing, or less than nothing."""
    amount = _amount(inquiry)
    if _answer(inquiry) != NOT_COMPUTABLE and amount is not None and amount <= 0:
        yield Hit(FIELD, {"amount": format_money(amount), **_words(inquiry)})


def benefit_contradiction(inquiry: Inquiry) -> Iterator[Hit]:
    """A sum beside the words that there is none, chosen or written as a line of their own."""
    amount = _amount(inquiry)
    if amount is None:
        return
    words = fold(inquiry.pack.not_computable)
    lines = inquiry.method.text.splitlines()
    is_said = bool(words) and any(fold(line).strip(" .,;:!-–+“”\"'") == words for line in lines)
    if _answer(inquiry) == NOT_COMPUTABLE or is_said:
        yield Hit(FIELD, {"amount": format_money(amount), **_words(inquiry)})


def benefit_line_amount(inquiry: Inquiry) -> Iterator[Hit]:
    """Lines without an amount, while the money is said to be computed."""
    if _answer(inquiry) != COMPUTED:
        return
    for position, line in inquiry.stated_lines:
        if line.amount is None:
            shown = f" ({line.description.strip()})" if line.description.strip() else ""
            yield Hit(FIELD, {"position": str(position), "description": shown})


def benefit_line_product(inquiry: Inquiry) -> Iterator[Hit]:
    """Free lines whose quantity × price is another amount; a cost's minus may stand on either side."""
    for position, line in inquiry.stated_lines:
        product = None if line.formula else _product(line.quantity, line.unit_price)
        if line.amount is not None and product is not None and abs(product) != abs(line.amount):
            values = {"product": format_money(product), "amount": format_money(line.amount)}
            yield Hit(FIELD, {"position": str(position), **values})


def benefit_sum(inquiry: Inquiry) -> Iterator[Hit]:
    """Lines that do not add up to the sum stated."""
    amounts = [line.amount for _position, line in inquiry.stated_lines if line.amount is not None]
    stated = _amount(inquiry)
    if _answer(inquiry) != COMPUTED or stated is None or not amounts or sum(amounts) == stated:
        return
    difference = format_money(abs(stated - sum(amounts)))
    values = {"sum": format_money(sum(amounts)), "amount": format_money(stated), "difference": difference}
    yield Hit(FIELD, values)


def benefit_no_method(inquiry: Inquiry) -> Iterator[Hit]:
    """A sum, and neither lines nor words that say how it was computed."""
    has_method = inquiry.stated_lines or inquiry.method.text.strip()
    if _answer(inquiry) == COMPUTED and _amount(inquiry) is not None and not has_method:
        yield Hit(FIELD)


def _answer(inquiry: Inquiry) -> str:
    return inquiry.dossier.innovation.benefit_answer


def _amount(inquiry: Inquiry) -> int | None:
    return inquiry.dossier.innovation.benefit_amount


def _words(inquiry: Inquiry) -> dict[str, str]:
    return {"not_computable": inquiry.pack.not_computable}


def _product(quantity: str, price: str) -> int | None:
    """Multiply two decimal texts to whole đồng, half up; None where one is not a number."""
    try:
        return int((Decimal(quantity) * Decimal(price)).quantize(Decimal(1), ROUND_HALF_UP))
    except (DecimalException, ValueError, OverflowError):
        return None
