"""What a formula made of its inputs, and the working of it as papers print it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from desktop_app.domain.expressions import Expression, Literal, Name
from desktop_app.domain.measures import Measure, Quantity, decimal_of, format_exact, with_measure
from desktop_app.domain.numbers import format_money
from desktop_app.forms.formulas import Formula, formulas
from desktop_app.guide.answers import Problem


@dataclass(frozen=True, slots=True)
class Calculated:
    """What a formula makes of its inputs.

    `given` is what was typed, `readings` hold every number that could be read, `notes` the other answers,
    each by input. The results are None while a problem is in the way; `amount` is whole đồng, a cost below
    nought.
    """

    formula: Formula
    given: Mapping[str, str]
    readings: Mapping[str, Quantity]
    notes: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    quantity: Fraction | None = None
    measure: Measure | None = None
    unit_price: Fraction | None = None
    price_measure: Measure | None = None
    amount: int | None = None

    @property
    def is_blocked(self) -> bool:
        """Whether something must be mended before there is a result."""
        return any(problem.is_blocking for problem in self.problems)

    @property
    def steps(self) -> tuple[str, ...]:
        """The working, one step a text: quantity, price where it is worked out, product, answers."""
        return () if self.is_blocked else tuple(_steps(self))


def money_words(amount: int) -> str:
    """Write an amount as papers do."""
    return f"{format_money(amount)} đồng"


def _steps(found: Calculated) -> Iterator[str]:
    if found.formula.is_not_computable:
        yield from _counts(found)
    elif found.quantity is None:
        yield from _price_alone(found)
    else:
        yield from _product(found)
    yield from _said(found)


def _counts(found: Calculated) -> Iterator[str]:
    for entry in found.formula.inputs:
        if entry.id in found.readings:
            yield f"{entry.label}: {found.readings[entry.id].words}"


def _price_alone(found: Calculated) -> Iterator[str]:
    price = cast("Expression", found.formula.price)
    said = "" if isinstance(price.root, Name) else f"{_written(found, price)} = "
    yield f"{said}{_result(found)}"


def _product(found: Calculated) -> Iterator[str]:
    factors: list[str] = []
    for expression, value, measure in (
        (found.formula.quantity, found.quantity, found.measure),
        (found.formula.price, found.unit_price, found.price_measure),
    ):
        assert expression is not None
        assert value is not None
        assert measure is not None
        shown = with_measure(format_exact(value), measure)
        factors.append(shown)
        is_rounded = decimal_of(value)[1]
        if is_rounded or not isinstance(expression.root, Name):
            rounded = f" ({formulas().words['rounded']})" if is_rounded else ""
            yield f"{_written(found, expression)} = {shown}{rounded}"
    yield f"{' × '.join(factors)} = {_result(found)}"


def _result(found: Calculated) -> str:
    tail = f" ({formulas().words['deducted']})" if found.formula.is_cost else ""
    return money_words(abs(found.amount or 0)) + tail


def _said(found: Calculated) -> Iterator[str]:
    for entry in found.formula.inputs:
        text = found.notes.get(entry.id, "")
        option = entry.option(text)
        if option is not None and option.words:
            yield option.words
        elif text and option is None:
            yield f"{entry.label}: {text}"


def _written(found: Calculated, expression: Expression) -> str:
    def term(node: Name | Literal) -> str:
        if isinstance(node, Literal):
            return format_exact(node.value)
        reading = found.readings[node.name]
        if reading.value == 1 and not found.given.get(node.name, "").strip():
            return ""
        if reading.wanted.dimension == "ratio":
            return format_exact(reading.value)
        return reading.own_words if decimal_of(reading.value)[1] else reading.words

    return expression.written(term)
