"""Arithmetic stated in texts, reckoned again: exactly, under every sensible reading of its marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, DecimalException, localcontext
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product

from desktop_app.domain.numbers import format_number
from desktop_app.guide.equations import Equation, Expression, Operand, equations

_MOST_READINGS = 64
_MOST_TRIALS = 1200
_MOST_LETTERS = 90
_DIGITS = 60
_ABOUT, _NEAR, _EXACT = Decimal("0.05"), Decimal("0.005"), Decimal("0.00001")
_MOST_HIDDEN = Decimal("0.02")
_MONEY = frozenset(("đồng", "đ", "vnđ", "vnd"))
_THOUSANDS = tuple(Decimal(10) ** power for power in (3, 6, 9))
_TIMES = tuple(map(Decimal, (60, 3600, 24, 1440, 86400, 7, 12, 365, 8760)))
_LENGTHS = tuple(Decimal(10) ** power for power in (1, 2, 4, 5))
_TIME_UNITS = frozenset(
    ("giây", "s", "phút", "giờ", "h", "ngày", "ca", "công", "tuần", "tháng", "năm", "'", "’", "′")
)
_LENGTH_UNITS = frozenset(
    f"{step}m{power}" for step in ("", "d", "c", "m") for power in ("", "²", "2", "³", "3")
)


class Verdict(StrEnum):
    """What came of reckoning again; only RIGHT leaves nothing to say."""

    RIGHT = "right"
    ROUNDED = "rounded"
    FACTOR = "factor"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One stated result: `expression` and `written` as they stand, `right` the result reckoned again.

    Where a factor was shown rounded and the product was not, `factor` stands as written and `unrounded` is
    what it probably was.
    """

    verdict: Verdict
    expression: str
    written: str
    right: str
    factor: str = ""
    unrounded: str = ""


@dataclass(frozen=True, slots=True)
class _Trial:
    """One reading of one equation: what the left side makes, and what is stated; `step` is the last place
    that is shown, 0 where the right side is reckoned too."""

    left: Expression
    values: tuple[Decimal, ...]
    steps: tuple[Decimal, ...]
    made: Decimal
    stated: Decimal
    step: Decimal
    shift: int
    is_likely: bool

    @property
    def error(self) -> Decimal:
        """By what part of the larger one the two differ."""
        largest = max(abs(self.made), abs(self.stated))
        return abs(self.made - self.stated) / largest if largest else Decimal(0)


@lru_cache(maxsize=256)
def judgements(text: str) -> tuple[Judgement, ...]:
    """Reckon every equation of a text again, in its order; what cannot be read with certainty is left out."""
    found: list[Judgement] = []
    room = _MOST_TRIALS
    with localcontext(prec=_DIGITS):
        for equation in equations(text):
            judgement, used = _judged(equation, room)
            room -= used
            if judgement is not None:
                found.append(judgement)
            if room <= 0:
                break
    return tuple(found)


def _judged(equation: Equation, room: int) -> tuple[Judgement | None, int]:
    """Judge by the reading that suits best; also tell how many were tried."""
    best: tuple[int, Decimal, _Trial] | None = None
    count = 0
    for trial in islice(_trials(equation), room):
        count += 1
        rank = _rank(trial, is_about=equation.is_about)
        if rank == 0:
            return _judgement(Verdict.RIGHT, trial, equation), count
        if best is None or (rank, trial.error) < best[:2]:
            best = (rank, trial.error, trial)
    if best is None or not equation.is_clear:
        return None, count
    rank, _error, trial = best
    if rank == 1:
        return _judgement(Verdict.ROUNDED, trial, equation), count
    if _is_converted(equation):
        return None, count
    return _mistaken(trial, equation), count


def _rank(trial: _Trial, *, is_about: bool) -> int:
    """0 is right, 1 is rounded, 2 is wrong."""
    off = abs(trial.made - trial.stated)
    if not off or (is_about and trial.error <= _ABOUT):
        return 0
    if not trial.step:
        return 0 if trial.error < Decimal(10) ** -12 else 2
    if not trial.is_likely and (2 * off > trial.step or not trial.left.has_division):
        return 2
    if 2 * off <= trial.step:
        is_meant = trial.left.has_division or (trial.shift > 0 and trial.error <= _NEAR)
        return 0 if is_meant or trial.error <= _EXACT else 1
    if off < trial.step or (off < _round_step(trial.stated) and trial.error <= _NEAR):
        return 1
    return 2


def _round_step(stated: Decimal) -> Decimal:
    """Give the last place of a sum in whole thousands (94.090.000 is to ten thousand); 0 for any other."""
    digits = stated.normalize().as_tuple()
    exponent = digits.exponent
    return Decimal(10) ** min(exponent, 6) if isinstance(exponent, int) and exponent >= 3 else Decimal(0)


# Readings


def _trials(equation: Equation) -> Iterator[_Trial]:
    for left in equation.left:
        for right in equation.right:
            for readings in _readings((*left.operands, *right.operands)):
                yield from _scaled(left, right, readings)


def _readings(operands: Sequence[Operand]) -> Iterator[tuple[Decimal, ...]]:
    """Give the likeliest reading of all, then the others; of very many, those that differ in one number."""
    every = [operand.readings for operand in operands]
    size = 1
    for readings in every:
        size *= len(readings)
    if size <= _MOST_READINGS:
        yield from product(*every)
        return
    likely = tuple(readings[0] for readings in every)
    yield likely
    yield tuple(readings[-1] for readings in every)
    for place, readings in islice(enumerate(every), _MOST_READINGS):
        if len(readings) > 1:
            yield (*likely[:place], readings[1], *likely[place + 1 :])


def _scaled(left: Expression, right: Expression, readings: tuple[Decimal, ...]) -> Iterator[_Trial]:
    """Apply the words after numbers (triệu, %), or leave them out where people often do."""
    count = len(left.operands)
    for has_left, has_right, lift in _scalings(left, right):
        left_scales = [operand.scale * has_left for operand in left.operands]
        right_scales = [operand.scale * has_right for operand in right.operands]
        values = tuple(map(_lifted, readings[:count], left_scales))
        try:
            made = _reckon(left.program, values).scaleb(lift)
            stated = _reckon(right.program, tuple(map(_lifted, readings[count:], right_scales)))
        except DecimalException:
            continue
        yield _Trial(
            left=left,
            values=values,
            steps=tuple(map(_step, readings[:count], left_scales)),
            made=made,
            stated=stated,
            step=_step(readings[-1], right_scales[-1]) if right.is_single else Decimal(0),
            shift=right_scales[-1],
            is_likely=all(
                reading == operand.readings[0]
                for reading, operand in zip(readings, (*left.operands, *right.operands), strict=True)
            ),
        )


def _scalings(left: Expression, right: Expression) -> Iterator[tuple[bool, bool, int]]:
    """Say whether the scales of each side count, and by what power the left side is lifted as a whole."""
    yield True, True, 0
    if any(operand.scale for operand in right.operands):
        yield True, False, 0
    if not any(operand.scale for operand in left.operands):
        return
    hundreds = all(operand.readings[0] == 100 for operand in left.operands if operand.is_percent)
    if left.is_sum or hundreds:
        yield False, False, 0
    last = left.operands[-1]
    if left.is_sum and last.scale > 0 and not any(operand.scale for operand in left.operands[:-1]):
        yield False, True, last.scale


def _reckon(program: Sequence[int | str], values: Sequence[Decimal]) -> Decimal:
    waiting: list[Decimal] = []
    for item in program:
        if isinstance(item, int):
            waiting.append(values[item])
            continue
        second = waiting.pop()
        first = waiting.pop()
        match item:
            case "+":
                waiting.append(first + second)
            case "-":
                waiting.append(first - second)
            case "*":
                waiting.append(first * second)
            case _:
                waiting.append(first / second)
    return waiting.pop()


def _lifted(reading: Decimal, scale: int) -> Decimal:
    return reading.scaleb(scale) if scale else reading


def _step(reading: Decimal, scale: int) -> Decimal:
    """Give the value of the last place that is shown."""
    exponent = reading.as_tuple().exponent
    return Decimal(10) ** ((exponent if isinstance(exponent, int) else 0) + scale)


def _is_converted(equation: Equation) -> bool:
    """Tell whether the sides differ by a change of unit alone: 33.000 minutes are 550 hours."""
    left, right = equation.left[0], equation.right[0]
    here, there = {operand.unit for operand in left.operands} - {""}, right.operands[-1].unit
    factors = _factors(here, there)
    if not right.is_single or not factors:
        return False
    trials = list(islice(_trials(Equation((left,), (right,), equation.is_about, equation.is_clear)), 4))
    return any(
        2 * abs(made - trial.stated) <= trial.step
        for trial in trials
        for factor in factors
        for made in (trial.made * factor, trial.made / factor)
    )


def _factors(here: set[str], there: str) -> tuple[Decimal, ...]:
    """Give the factors by which a result in one unit may differ from figures in others."""
    parts = {part for unit in here for part in unit.split("/")}
    if not here or there in here or (there in _MONEY and not any("/" in unit for unit in here)):
        return ()
    times = _TIMES if there in _TIME_UNITS and parts & _TIME_UNITS else ()
    lengths = _LENGTHS if there in _LENGTH_UNITS and parts & _LENGTH_UNITS else ()
    return (*_THOUSANDS, *times, *lengths) if there else ()


# What is said of it


def _judgement(
    verdict: Verdict, trial: _Trial, equation: Equation, factor: str = "", unrounded: str = ""
) -> Judgement:
    stated = equation.right[0]
    written = stated.figure if stated.is_single else stated.text
    expression = trial.left.text
    if len(expression) > _MOST_LETTERS:
        expression = expression[: _MOST_LETTERS - 1].rsplit(" ", 1)[0] + "…"
    return Judgement(verdict, expression, written, _shown(trial), factor, unrounded)


def _mistaken(trial: _Trial, equation: Equation) -> Judgement:
    """A wrong result; perhaps it was made from a factor that is shown rounded."""
    found = min(_unrounded(trial), default=None)
    if found is None:
        return _judgement(Verdict.WRONG, trial, equation)
    _extra, place, value = found
    operand = trial.left.operands[place]
    shown = format_number(value.scaleb(-operand.scale))
    return _judgement(Verdict.FACTOR, trial, equation, operand.text, shown)


def _unrounded(trial: _Trial) -> Iterator[tuple[int, int, Decimal]]:
    """Find factors that make just what is stated with one or two more decimals: (decimals, place, value)."""
    if not trial.step or trial.error > _MOST_HIDDEN:
        return
    for place, (value, step) in enumerate(zip(trial.values, trial.steps, strict=True)):
        slope = _reckon_with(trial, place, value + 1) - trial.made
        if abs(slope) <= 1:
            continue
        target = value + (trial.stated - trial.made) / slope
        for extra in (1, 2):
            fine = target.quantize(step.scaleb(-extra))
            is_rounded_so = fine != value and 2 * abs(fine - value) <= step
            if is_rounded_so and _reckon_with(trial, place, fine) == trial.stated:
                yield extra, place, fine
                break


def _reckon_with(trial: _Trial, place: int, value: Decimal) -> Decimal:
    values = (*trial.values[:place], value, *trial.values[place + 1 :])
    try:
        return _reckon(trial.left.program, values)
    except DecimalException:
        return trial.made


def _shown(trial: _Trial) -> str:
    """Write the result reckoned again, in the scale of the one that is stated."""
    made, stated = trial.made.scaleb(-trial.shift), trial.stated.scaleb(-trial.shift)
    shown = _places(trial.step.scaleb(-trial.shift)) if trial.step else _places(stated)
    exact = _places(made.normalize())
    if exact <= shown + 2:
        return format_number(made)
    places = shown if abs(made) >= 1000 else shown + 2
    words = format_number(made, places)
    return words if words != format_number(stated, places) else format_number(made, places + 2)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
