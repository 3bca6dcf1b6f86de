"""Units of measure of the field, and numbers that carry one: “132 kW”, “15'”, “2,3 triệu đồng/tấn”.

A measure belongs to a dimension and has an exact factor to that dimension's base. `a/b` is a measure wherever
`a` and `b` are. Nothing is converted between dimensions: a month is no number of hours.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import Reading, format_number, read_number
from desktop_app.domain.text import clean, fold

MOST_PLACES = 6
"""A value with no more decimals than this is printed whole; any other is rounded to four and marked so."""

ROUNDED_PLACES = 4
_MOST_LETTERS = 120
_MARKS = str.maketrans({"’": "'", "‘": "'", "′": "'", "″": "''", "”": "''", "“": "''", "³": "3", "²": "2"})
_UNIT_BEGINS = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]|[%‰'])")
_PART = re.compile(r"\s*([0-9](?:[0-9.,]*[0-9])?)\s*([^\W\d_]+|'+)\s*")
_DAY = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}.*|\d{1,2}[-/](?:\d{1,2}|[A-Za-z]{3}|thg ?\d{1,2})")
_LONE_MARK = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_NUMBER_FIRST = re.compile(r"[-+−–]?\s*[0-9][0-9., ]*\s*(\D.*)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: `id` as it is printed (nothing for a bare ratio), exact `factor` to the base."""

    id: str
    dimension: str
    factor: Fraction
    is_bare: bool = False

    @property
    def printed(self) -> str:
        """What stands behind a number."""
        return "" if self.is_bare else self.id


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that was read: exact `value` in the `wanted` measure, from `typed` in `measure`.

    `other` is how it reads with a lone mark taken the other way (`501.420`); then the person is asked.
    """

    value: Fraction
    wanted: Measure
    typed: Decimal
    measure: Measure
    other: "Quantity | None" = None

    @property
    def is_ambiguous(self) -> bool:
        """Whether it can be read in two ways."""
        return self.other is not None

    @property
    def is_converted(self) -> bool:
        """Whether it was typed in another unit, so that its number changed."""
        return self.measure.factor != self.wanted.factor

    @property
    def own_words(self) -> str:
        """The number and unit as they were typed: 95 phút."""
        return with_measure(format_number(self.typed), self.measure)

    @property
    def words(self) -> str:
        """The value in the wanted measure: 1,5833 giờ. Things that are merely counted keep their name."""
        measure = self.wanted if self.is_converted or self.wanted.is_bare else self.measure
        return with_measure(format_exact(self.value), measure)

    @property
    def shown(self) -> str:
        """What was understood, to be shown back: 95 phút = 1,583333… giờ."""
        if not self.is_converted:
            return self.words
        return f"{self.own_words} = {with_measure(format_endless(self.value), self.wanted)}"

    @property
    def certain(self) -> str:
        """A text that can be read in this way only."""
        number = format_number(self.typed)
        if _LONE_MARK.fullmatch(number):
            number = number.replace(".", "") if "." in number else number + "0"
        return with_measure(number, self.measure)


class Measures:
    """A table of measures, found by any of the ways people write them."""

    def __init__(
        self, measures: Iterable[Measure], aliases: Mapping[str, str], dimensions: Mapping[str, str]
    ) -> None:
        self.all = {measure.id: measure for measure in measures}
        self.dimensions = dimensions
        self._by_word: dict[str, Measure | None] = {}
        for word, key in [(key, key) for key in self.all] + list(aliases.items()):
            self._by_word.setdefault(spelling(word), self.all[key])
            self._by_word.setdefault(fold(spelling(word)), self.all[key])

    def find(self, word: str) -> Measure | None:
        """Find a measure by its name, an alias, or as one over another; None where there is none."""
        word = spelling(word)
        if not word or len(word) > _MOST_LETTERS:
            return None
        if word not in self._by_word:
            found = self._by_word.get(fold(word)) or self._compound(word)
            if found is None:
                return None
            self._by_word[word] = found
        return self._by_word[word]

    def get(self, key: str) -> Measure:
        """Return a measure that is known to be there. Raises KeyError."""
        found = self.find(key)
        if found is None:
            raise KeyError(key)
        return found

    def alike(self, measure: Measure) -> tuple[Measure, ...]:
        """Give the measures of the same dimension; of rates, those over the same measure first."""
        same = tuple(other for other in self.all.values() if other.dimension == measure.dimension)
        if same or "/" not in measure.id:
            return same
        above, below = (self.get(part) for part in measure.id.split("/", 1))
        belows = sorted(self.alike(below), key=lambda other: other.id != below.id)
        pairs = (self.find(f"{first.id}/{second.id}") for second in belows for first in self.alike(above))
        return tuple(pair for pair in pairs if pair)

    def label(self, measure: Measure) -> str:
        """Name the dimension of a measure: công suất."""
        known = self.dimensions.get(measure.dimension)
        if known:
            return known
        above, _slash, below = measure.dimension.partition("/")
        shown = _("{above} trên {below}")
        return shown.format(above=self.dimensions.get(above, above), below=self.dimensions.get(below, below))

    def _compound(self, word: str) -> Measure | None:
        above, slash, below = word.partition("/")
        if not slash or "/" in below:
            return None
        first, second = self.find(above), self.find(below)
        if first is None or second is None or second.is_bare:
            return None
        key = f"{first.id}/{second.id}"
        return self.all.get(key) or Measure(
            key, f"{first.dimension}/{second.dimension}", first.factor / second.factor
        )


def read_quantity(text: str, wanted: Measure, known: Measures, also: Collection[Measure] = ()) -> Quantity:
    """Read a number with or without its unit (then the wanted one), exactly, into the wanted measure.

    A number in one of the measures of `also` is taken as it is: 365 ngày where 365 lần are asked for. Bare
    money is taken where a price is wanted: 1.700 đồng for 1.700 đồng/kWh.

    Raises:
        UserError: it is no number, the unit is unknown, or it measures something else.
    """
    typed = clean(text)[:_MOST_LETTERS]
    if not typed:
        raise UserError(_("Chưa có số nào. Nhập một số, ví dụ 1.234,5."))
    if _DAY.fullmatch(typed):
        sentence = _(
            "“{text}” giống ngày tháng hơn là số (Excel hay đổi 8.5 thành ngày 8 tháng 5); gõ lại số."
        )
        raise UserError(sentence.format(text=typed[:40]))
    pieces = _pieces(typed, wanted, known)
    if pieces is not None:
        return pieces
    number, measure = _split(typed, known)
    if measure is None:
        reading, measure = _bare_number(number, wanted), wanted
    else:
        reading, measure = read_number(number), _priced(measure, wanted, known)
        wanted = measure if measure in also else wanted
    if measure.dimension != wanted.dimension:
        raise _other_dimension(reading.shown, measure, wanted, known)
    first = _quantity(reading.value, measure, wanted)
    if reading.other is None:
        return first
    return replace(first, other=_quantity(reading.other.value, measure, wanted))


def format_exact(value: Fraction) -> str:
    """Write a value whole where it has few decimals, else rounded half up to four."""
    number, _is_rounded = decimal_of(value)
    return format_number(number)


def format_endless(value: Fraction) -> str:
    """Write a value with six decimals and … where it goes on: 1,583333…"""
    number = value * 10**MOST_PLACES
    if number.denominator == 1:
        return format_number(_scaled(int(number), MOST_PLACES))
    return format_number(_scaled(int(number), MOST_PLACES), MOST_PLACES) + "…"


def decimal_of(value: Fraction) -> tuple[Decimal, bool]:
    """Give the decimal to print, and whether it had to be rounded."""
    whole = value * 10**MOST_PLACES
    if whole.denominator == 1:
        return _plain_decimal(_scaled(whole.numerator, MOST_PLACES)), False
    return _plain_decimal(_scaled(half_up(value * 10**ROUNDED_PLACES), ROUNDED_PLACES)), True


def half_up(value: Fraction) -> int:
    """Round to a whole number, half away from nought."""
    doubled = 2 * abs(value.numerator) + value.denominator
    rounded = doubled // (2 * value.denominator)
    return -rounded if value < 0 else rounded


def with_measure(number: str, measure: Measure) -> str:
    """Put a unit behind a number."""
    printed = measure.printed
    return number + (" " if printed and printed != "'" else "") + printed


def spelling(word: str) -> str:
    """Reduce the spelling of a unit to what is compared: small letters, one blank, m³ as m3."""
    word = clean(word).translate(_MARKS).casefold()
    return re.sub(r"\s*/\s*", "/", word).strip(" .")


def _split(typed: str, known: Measures) -> tuple[str, Measure | None]:
    """Part a number from its unit: “2,3 | triệu đồng”, but “1 tỷ 200 triệu | đồng”."""
    plain = typed.translate(_MARKS)
    found: tuple[str, Measure | None] = plain, None
    for begin in _UNIT_BEGINS.finditer(plain):
        number = plain[: begin.start()].rstrip()
        measure = None if number[-1:] in ("", "/") else known.find(plain[begin.start() :])
        if measure is not None:
            found = number, measure
            if not any(map(str.isalpha, number)):
                break
    return found


def _quantity(number: Decimal, measure: Measure, wanted: Measure) -> Quantity:
    return Quantity(Fraction(number) * measure.factor / wanted.factor, wanted, number, measure)


def _priced(measure: Measure, wanted: Measure, known: Measures) -> Measure:
    """Take an amount of money as a price where a price is wanted."""
    above, slash, below = wanted.id.partition("/")
    if not slash or measure.dimension == wanted.dimension or measure.dimension != known.get(above).dimension:
        return measure
    return known.find(f"{measure.id}/{below}") or measure


def _bare_number(typed: str, wanted: Measure) -> Reading[Decimal]:
    try:
        return read_number(typed)
    except UserError:
        rest = _NUMBER_FIRST.fullmatch(typed)
        if rest is None:
            raise
        sentence = _("Chưa biết đơn vị “{unit}”; ở đây ghi theo {wanted}.")
        wanted_words = wanted.printed or _("số không có đơn vị")
        raise UserError(sentence.format(unit=rest[1][:40].strip(), wanted=wanted_words)) from None


def _pieces(typed: str, wanted: Measure, known: Measures) -> Quantity | None:
    """Add up what falls from unit to unit: 1 giờ 35 phút."""
    parts = list(_PART.finditer(typed.translate(_MARKS)))
    if len(parts) < 2 or sum(len(part[0]) for part in parts) != len(typed.translate(_MARKS)):
        return None
    measures = [known.find(part[2]) for part in parts]
    found = [measure for measure in measures if measure is not None and measure.dimension == wanted.dimension]
    factors = [measure.factor for measure in found]
    if len(found) < len(parts) or factors != sorted(set(factors), reverse=True):
        return None
    total = sum(
        (Fraction(read_number(part[1]).value) * factor for part, factor in zip(parts, factors, strict=True)),
        Fraction(),
    )
    smallest = total / factors[-1]
    number, is_rounded = decimal_of(smallest)
    return None if is_rounded else _quantity(number, found[-1], wanted)


def _other_dimension(number: str, measure: Measure, wanted: Measure, known: Measures) -> UserError:
    sentence = _("“{quantity}” là {given}, nhưng ở đây cần {label}{wanted}. Kiểm tra lại số liệu và đơn vị.")
    return UserError(
        sentence.format(
            quantity=with_measure(number, measure),
            given=known.label(measure),
            label=known.label(wanted),
            wanted=f" ({wanted.printed})" if wanted.printed else "",
        )
    )


def _scaled(number: int, places: int) -> Decimal:
    """Give number × 10^−places, however many digits it has."""
    sign, digits = ("-" if number < 0 else ""), f"{abs(number):0{places + 1}}"
    return Decimal(f"{sign}{digits[:-places]}.{digits[-places:]}")


def _plain_decimal(number: Decimal) -> Decimal:
    """Drop the noughts behind the comma, and a minus before nought."""
    whole, _dot, part = f"{number:f}".partition(".")
    part = part.rstrip("0")
    shown = Decimal(f"{whole}.{part}" if part else whole)
    return shown if shown else Decimal(0)
