"""One answer to a formula: read with its unit, weighed against what is plausible, doubts asked back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.measures import Measure, Quantity, format_exact, read_quantity, with_measure
from desktop_app.domain.text import clean
from desktop_app.forms.formulas import Input
from desktop_app.forms.measures import measures

_MISTAKES = (Fraction(1, 1000), Fraction(1000), Fraction(1, 1_000_000), Fraction(1_000_000))
"""What a mark taken wrongly, or a column headed “nghìn đồng”, does to a number."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about one input ("" where about all): it stands in the way, or is only doubtful."""

    input: str
    sentence: str
    is_blocking: bool


def read_answer(
    entry: Input, text: str, wanted: Measure, before: Mapping[str, Quantity]
) -> tuple[Quantity | None, list[Problem]]:
    """Read one number; what is wrong with it is said, never raised. `before` are the inputs already read."""
    if not clean(text):
        sentence = _("“{label}”: chưa có số{unit}.")
        unit = f" ({wanted.printed})" if wanted.printed else ""
        return None, [Problem(entry.id, sentence.format(label=entry.label, unit=unit), is_blocking=True)]
    try:
        reading = read_quantity(text, wanted, measures(), entry.also)
    except UserError as error:
        sentence = _("“{label}”: {sentence}").format(label=entry.label, sentence=error)
        return None, [Problem(entry.id, sentence, is_blocking=True)]
    blocking = _refusal(entry, reading, before)
    if blocking:
        return reading, [Problem(entry.id, blocking, is_blocking=True)]
    doubt = _doubt(entry, reading)
    return reading, [Problem(entry.id, doubt, is_blocking=False)] if doubt else []


def _refusal(entry: Input, reading: Quantity, before: Mapping[str, Quantity]) -> str:
    """Say why a number cannot stand here, or ""."""
    if reading.value < 0:
        sentence = _("“{label}” đang là số âm ({quantity}); nhập số từ 0 trở lên.")
        return sentence.format(label=entry.label, quantity=reading.words)
    if not reading.value and not entry.can_be_zero:
        sentence = _("“{label}” đang là 0; nhập số lớn hơn 0, hoặc bỏ dòng này nếu không tính được.")
        return sentence.format(label=entry.label)
    other = before.get(entry.below)
    if other is not None and 0 < other.value < reading.value:
        sentence = _(
            "“{label}” ({quantity}) lớn hơn {other} ở trên nên chưa có lợi; có phải hai số bị đổi chỗ?"
        )
        return sentence.format(label=entry.label, quantity=reading.words, other=other.words)
    return ""


def _doubt(entry: Input, reading: Quantity) -> str:
    """Ask about a number that is not plausible, or that can be read in two plausible ways; or ""."""
    if _is_plausible(entry, reading.value, reading):
        other = reading.other
        if other is None or not _is_plausible(entry, other.value, other) or _is_whole_money(reading):
            return ""
        sentence = _("“{label}”: đã đọc là {shown}. Đúng thì gõ {certain}; nếu ý là {other} thì gõ {then}.")
        return sentence.format(
            label=entry.label,
            shown=reading.shown,
            certain=reading.certain,
            other=other.shown,
            then=other.certain,
        )
    likely = next(_likely(entry, reading), "")
    sentence = _("“{label}”: {shown} nằm ngoài khoảng thường gặp ({range}).")
    said = sentence.format(label=entry.label, shown=reading.shown, range=_range(entry, reading.wanted))
    if not likely:
        return said + " " + _("Kiểm tra lại số và đơn vị.")
    return said + " " + _("Có phải {likely}?").format(likely=likely)


def _is_plausible(entry: Input, value: Fraction, reading: Quantity) -> bool:
    if reading.wanted.dimension != _dimension(entry):
        return True
    if not value and entry.can_be_zero:
        return True
    return (entry.least is None or value >= entry.least) and (entry.most is None or value <= entry.most)


def _is_whole_money(reading: Quantity) -> bool:
    """Whether it is money written with the Vietnamese mark of thousands: a đồng has no parts."""
    return reading.wanted.dimension.partition("/")[0] == "money" and reading.typed % 1 == 0


def _dimension(entry: Input) -> str:
    return entry.measure.dimension if entry.measure else ""


def _likely(entry: Input, reading: Quantity) -> Iterator[str]:
    """Give what may have been meant: the other reading, another unit, a slip of thousands."""
    other = reading.other
    if other is not None and _is_plausible(entry, other.value, other):
        yield other.shown
    for measure in measures().alike(reading.wanted):
        value = Fraction(reading.typed) * measure.factor / reading.wanted.factor
        if measure.factor != reading.measure.factor and _is_plausible(entry, value, reading):
            yield with_measure(format_exact(Fraction(reading.typed)), measure)
    for mistake in _MISTAKES:
        if _is_plausible(entry, reading.value * mistake, reading):
            yield with_measure(format_exact(reading.value * mistake), reading.wanted)


def _range(entry: Input, wanted: Measure) -> str:
    if entry.least is None or entry.most is None:
        bound = entry.most if entry.least is None else entry.least
        words = _("tối đa {bound}") if entry.least is None else _("từ {bound}")
        return words.format(bound=with_measure(format_exact(bound or Fraction()), wanted))
    most = with_measure(format_exact(entry.most), wanted)
    return _("{least} đến {most}").format(least=format_exact(entry.least), most=most)
