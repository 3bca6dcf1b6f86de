"""The money of one line by a formula: what was typed is read, worked out exactly, and shown step by step."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import cast

from desktop_app.domain.expressions import Expression, Name
from desktop_app.domain.language import _
from desktop_app.domain.measures import Measure, Quantity, decimal_of, format_exact, half_up, with_measure
from desktop_app.domain.numbers import MOST_MONEY
from desktop_app.domain.records import BenefitLine
from desktop_app.forms.formulas import Formula, Input, InputKind, formulas
from desktop_app.forms.measures import measures
from desktop_app.guide.answers import Problem, read_answer
from desktop_app.guide.calculated import Calculated, money_words

__all__ = [
    "Calculated", "Problem", "calculate", "inputs_of", "inputs_text", "line_of", "line_problems", "words_of",
]  # fmt: skip

_PLAIN = re.compile(r"-?[0-9]{1,60}(?:\.[0-9]{1,60})?")
_MOST_REMEMBERED = 500
_remembered: dict[tuple[str, ...], Calculated] = {}


def calculate(formula: Formula, inputs: Mapping[str, str]) -> Calculated:
    """Work out a formula from what was typed, by input id; nothing typed ever raises."""
    key = (formula.id, *(inputs.get(entry.id, "") for entry in formula.inputs))
    known = _remembered.get(key)
    if known is not None and known.formula is formula:
        return known
    work = _Work(formula, inputs)
    work.read()
    work.compute()
    found = work.result()
    if not found.problems:  # problems are said in the language of the day
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        _remembered[key] = found
    return found


def line_of(line: BenefitLine, formula: Formula, inputs: Mapping[str, str]) -> BenefitLine:
    """Give the line as the formula makes it; what it holds of words, source and evidence stays.

    While something is in the way the inputs are kept and quantity, price and amount are empty.
    """
    known = {entry.id: inputs[entry.id] for entry in formula.inputs if inputs.get(entry.id, "").strip()}
    made = replace(line, formula=formula.id, inputs=inputs_text(known))
    return _filled(made, calculate(formula, known))


def recomputed_line(line: BenefitLine) -> BenefitLine:
    """Give a formula's line with quantity, price and amount as they follow from its inputs.

    A line of an unknown formula stays as it is, and so does one whose inputs cannot be read any more.
    """
    formula = formulas().find(line.formula)
    if formula is None or _has_damaged_inputs(line):
        return line
    return _filled(line, calculate(formula, inputs_of(line)))


def words_of(line: BenefitLine) -> tuple[str, ...]:
    """Write the working of a line, one step a text, as papers print it; nothing where there is none yet."""
    formula = formulas().find(line.formula)
    if formula is not None:
        return calculate(formula, inputs_of(line)).steps
    if line.amount is None:
        return ()
    factors = [with_unit(line.quantity, line.measure), with_unit(line.unit_price, "đồng")]
    said = " × ".join(factor for factor in factors if factor)
    is_taken_off = line.amount < 0 and "-" not in said
    amount = money_words(abs(line.amount) if is_taken_off else line.amount)
    tail = f" ({formulas().words['deducted']})" if is_taken_off else ""
    return (f"{said} = {amount}{tail}" if said else f"{amount}{tail}",)


def with_unit(number: str, unit: str) -> str:
    """Write a decimal kept as text with its unit; what is no number stays as it is, nothing stays nothing."""
    if not number:
        return ""
    shown = format_exact(Fraction(number)) if _PLAIN.fullmatch(number) else number
    return f"{shown} {unit}".strip()


def line_problems(line: BenefitLine) -> tuple[Problem, ...]:
    """Tell what is in the way of a formula's line, or doubtful in it; nothing for a free line."""
    if not line.formula:
        return ()
    formula = formulas().find(line.formula)
    if formula is None:
        sentence = _(
            "Bản chương trình này không có công thức “{formula}”; chọn lại công thức hoặc nhập dòng tự do."
        )
        return (Problem("", sentence.format(formula=line.formula[:40]), is_blocking=True),)
    if _has_damaged_inputs(line):
        sentence = _("Số liệu của dòng này không đọc được nữa; mở công thức và nhập lại.")
        return (Problem("", sentence, is_blocking=True),)
    found = calculate(formula, inputs_of(line))
    if found.is_blocked or found.amount == line.amount:
        return found.problems
    sentence = _("Theo công thức là {computed} nhưng dòng đang ghi {stored}; tính lại dòng này.")
    stored = money_words(line.amount) if line.amount is not None else _("chưa có thành tiền")
    computed = money_words(found.amount) if found.amount is not None else _("không có số tiền")
    return (*found.problems, Problem("", sentence.format(computed=computed, stored=stored), is_blocking=True))


def inputs_of(line: BenefitLine) -> dict[str, str]:
    """Read what was put into a line's formula; whatever is no such text holds nothing."""
    entries = _entries(line.inputs) or {}
    return {key: value for key, value in entries.items() if isinstance(value, str)}


def _has_damaged_inputs(line: BenefitLine) -> bool:
    entries = _entries(line.inputs)
    return entries is None or not all(isinstance(value, str) for value in entries.values())


def _entries(text: str) -> dict[str, object] | None:
    """Read the JSON of inputs; nothing written is none, None is what cannot be read."""
    try:
        read: object = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, object]", read) if isinstance(read, dict) else None


def inputs_text(inputs: Mapping[str, str]) -> str:
    """Write what was put in as a line keeps it: JSON with sorted keys."""
    return json.dumps(dict(inputs), ensure_ascii=False, sort_keys=True)


def _filled(line: BenefitLine, found: Calculated) -> BenefitLine:
    quantity = "" if found.quantity is None else str(decimal_of(found.quantity)[0])
    price = "" if found.unit_price is None or not quantity else str(decimal_of(found.unit_price)[0])
    return replace(
        line,
        description=line.description or found.formula.title,
        quantity=quantity,
        measure=found.measure.printed if quantity and found.measure else "",
        unit_price=price,
        amount=found.amount,
    )


@dataclass(slots=True)
class _Work:
    """One calculation under way."""

    formula: Formula
    inputs: Mapping[str, str]
    readings: dict[str, Quantity] = field(default_factory=dict[str, Quantity])
    notes: dict[str, str] = field(default_factory=dict[str, str])
    problems: list[Problem] = field(default_factory=list[Problem])
    quantity: Fraction | None = None
    price: Fraction | None = None
    amount: int | None = None

    def read(self) -> None:
        """Read every input, in their order."""
        for entry in self.formula.inputs:
            given = self.inputs.get(entry.id, "")
            text = given if given.strip() else entry.default or ""
            if entry.kind is not InputKind.NUMBER:
                self._note(entry, text.strip())
                continue
            reading, problems = read_answer(entry, text, self._wanted(entry), self.readings)
            self.problems += problems
            if reading is not None:
                self.readings[entry.id] = reading

    def _note(self, entry: Input, text: str) -> None:
        if not text and entry.is_needed:
            self._stop(entry.id, _("“{label}”: chưa trả lời.").format(label=entry.label))
        if text:
            self.notes[entry.id] = text
        if not entry.options or not text:
            return
        option = entry.option(text)
        if option is None:
            self._stop(
                entry.id, _("“{label}”: chọn lại một câu trả lời trong danh sách.").format(label=entry.label)
            )
        elif option.warning:
            self.problems.append(Problem(entry.id, option.warning, option.is_blocking))

    def _wanted(self, entry: Input) -> Measure:
        """The measure to read an input in, following what was counted or compared before it."""
        declared = cast("Measure", entry.measure)
        other = self.readings.get(entry.below)
        if other is not None and self.formula.input(entry.below).measure == declared:
            return _own(other)
        price, counted = self.formula.price_measure, self._counted()
        if declared == price and counted is not None:
            return measures().find(f"đồng/{counted.id}") or declared
        return declared

    def _counted(self) -> Measure | None:
        """The measure of a quantity that is one input as it stands."""
        quantity = self.formula.quantity
        if quantity is None or not isinstance(quantity.root, Name):
            return None
        reading = self.readings.get(quantity.root.name)
        return None if reading is None else _own(reading)

    @property
    def measure(self) -> Measure | None:
        """The measure of the quantity: the formula's, or that of what was counted or subtracted."""
        expression = self.formula.quantity
        if expression is None:
            return None
        first = self.readings.get(expression.names[0]) if expression.names else None
        declared = self.formula.input(expression.names[0]).measure if expression.names else None
        if first is not None and declared == self.formula.measure:
            return _own(first)
        return self.formula.measure

    @property
    def price_measure(self) -> Measure | None:
        """The measure of the unit price."""
        expression = self.formula.price
        first = self.readings.get(expression.names[0]) if expression and expression.names else None
        declared = self.formula.price_measure
        if first is not None and declared is not None and first.wanted.dimension != "money":
            return first.wanted
        return declared

    def compute(self) -> None:
        """Work out quantity, price and amount, unless something is in the way."""
        if any(problem.is_blocking for problem in self.problems):
            return
        try:
            self.quantity = self._value(self.formula.quantity)
            self.price = self._value(self.formula.price)
        except ZeroDivisionError:
            self._stop("", _("Phép tính phải chia cho 0; kiểm tra lại các số đã nhập."))
            return
        self._weigh()

    def _value(self, expression: Expression | None) -> Fraction | None:
        if expression is None:
            return None
        return expression.evaluate({name: self.readings[name].value for name in expression.names})

    def _weigh(self) -> None:
        """Round once, and refuse what cannot be a benefit."""
        if self.quantity is not None and self.quantity <= 0 and not self.formula.is_not_computable:
            shown = with_measure(format_exact(self.quantity), cast("Measure", self.measure))
            sentence = _(
                "Lượng tiết kiệm tính ra là {quantity} nên chưa có lợi; kiểm tra lại số trước và số sau."
            )
            self._stop("", sentence.format(quantity=shown))
        elif self.price is not None and self.price <= 0:
            sentence = _("Đơn giá tính ra là {price} đồng nên chưa có lợi; kiểm tra lại hai giá.")
            self._stop("", sentence.format(price=format_exact(self.price)))
        elif self.price is not None:
            whole = half_up((self.quantity if self.quantity is not None else 1) * self.price)
            if whole > MOST_MONEY:
                self._stop("", _("Thành tiền lớn quá mức có thể; kiểm tra lại số chữ số và đơn vị."))
            elif not whole:
                self._stop("", _("Thành tiền chưa tới nửa đồng; kiểm tra lại các số và đơn vị."))
            else:
                self.amount = self.formula.sign * whole
        if any(problem.is_blocking for problem in self.problems):
            self.quantity = self.price = None

    def _stop(self, key: str, sentence: str) -> None:
        self.problems.append(Problem(key, sentence, is_blocking=True))

    def result(self) -> Calculated:
        """Give what came out."""
        is_there = self.quantity is not None or self.price is not None
        return Calculated(
            formula=self.formula,
            given=dict(self.inputs),
            readings=self.readings,
            notes=self.notes,
            problems=tuple(self.problems),
            quantity=self.quantity,
            measure=self.measure if is_there else None,
            unit_price=self.price,
            price_measure=self.price_measure if is_there else None,
            amount=self.amount,
        )


def _own(reading: Quantity) -> Measure:
    """The measure a value is printed in."""
    return reading.wanted if reading.is_converted else reading.measure
