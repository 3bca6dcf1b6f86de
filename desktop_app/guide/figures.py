"""Checks: the arithmetic in texts, and figures of texts that the table of the money states otherwise."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from typing import cast

from desktop_app.domain.errors import UserError
from desktop_app.domain.numbers import format_money, format_number, read_money, read_number
from desktop_app.domain.records import BenefitLine
from desktop_app.domain.text import fold
from desktop_app.forms.measures import measures
from desktop_app.guide.arithmetic import Judgement, Verdict, judgements
from desktop_app.guide.benefit import FIELD
from desktop_app.guide.inquiry import Hit, Inquiry

COUNTED = "things"
"""The dimension whose measures name what they count: 40 máy are those 42 máy, 40 kW may be any."""

_EFFECTS = ("actual_effect", "author_benefit_opinion", "participant_benefit_opinion", FIELD)
_NUMBER = r"\d(?:[\d.,]*\d)?"
_TOTAL = re.compile(r"làm lợi|tổng cộng|tổng số tiền|tổng tiền", re.IGNORECASE)
_REACH = 160
_MONEY = re.compile(
    rf"(?<![\d.,×*/+−-])(?<![×*/+−-] )(?P<number>{_NUMBER})\s*"
    r"(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?P<money>đồng|vnđ|đ\b|₫)?"
    r"(?!\s*[×*+−÷=-]|\s+x\s|\s*/\s*(?!năm))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:khoảng|gần|hơn|trên|xấp xỉ|ước)\b|[≈~]", re.IGNORECASE)
_OTHER_TOTAL = re.compile(
    r"\bmỗi\b|\btrên một\b|năm thứ (?:hai|ba|2|3)|\b(?:hai|ba|[2-9]) năm|kế hoạch", re.IGNORECASE
)
_FIGURE = re.compile(rf"(?<![\d.,\w/])(?P<number>{_NUMBER})\s*(?P<unit>[^\W\d_][\w²³]*(?:/[^\W\d_][\w²³]*)?)")
_IS_RANGE = re.compile(r"(?:đến|tới|từ|-|–|~)\s*$")
_LEAST_WORDS = 3
_MOST_DIGITS = 25


def arithmetic_wrong(inquiry: Inquiry) -> Iterator[Hit]:
    """A product or sum in a text that makes something else."""
    return _hits(inquiry, Verdict.WRONG)


def arithmetic_factor(inquiry: Inquiry) -> Iterator[Hit]:
    """A product that was made from a factor with more decimals than are shown."""
    return _hits(inquiry, Verdict.FACTOR)


def arithmetic_rounded(inquiry: Inquiry) -> Iterator[Hit]:
    """A result that was rounded without saying so."""
    return _hits(inquiry, Verdict.ROUNDED)


def _hits(inquiry: Inquiry, verdict: Verdict) -> Iterator[Hit]:
    for item in inquiry.texts:
        if item.encoding:
            continue
        found = [judgement for judgement in judgements(item.text) if judgement.verdict is verdict]
        for judgement in dict.fromkeys(found):
            yield Hit(item.field, {"label": item.label, **_values(judgement)})


def _values(judgement: Judgement) -> dict[str, str]:
    return {
        "expression": judgement.expression,
        "written": judgement.written,
        "right": judgement.right,
        "factor": judgement.factor,
        "unrounded": judgement.unrounded,
    }


def figures_disagree(inquiry: Inquiry) -> Iterator[Hit]:
    """A total, or a number of the same things, that the text and the table of the money state differently."""
    lines = [line for _place, line in inquiry.stated_lines]
    if not lines:
        return
    texts = [(key, label, text) for key, label, text in _texts(inquiry) if key in _EFFECTS]
    for key, label, text in texts:
        for stated, right in _totals(text, lines, inquiry):
            yield Hit(key, {"label": label, "text": stated, "table": right})
    known = _by_unit(_Figure.all_of("\n".join(text for _key, _label, text in _texts(inquiry))))
    for key, label, text in texts:
        for figure, right in _counted(text, lines, known):
            yield Hit(key, {"label": label, "text": figure, "table": right})


def _texts(inquiry: Inquiry) -> list[tuple[str, str, str]]:
    """Give (field, label, words) of all texts; of the money only what was written beside its table."""
    others = [(item.field, item.label, item.text) for item in inquiry.texts if item.field != FIELD]
    asked = inquiry.asked(FIELD)
    words = inquiry.method.text
    return [*others, (FIELD, asked.label, words)] if asked and words.strip() else others


# Totals


def _totals(text: str, lines: Sequence[BenefitLine], inquiry: Inquiry) -> Iterator[tuple[str, str]]:
    """Give the last total of a text, and the table's, where no total of the text is anywhere in the table.

    A table that makes far more than any text is what another check says.
    """
    amount = inquiry.dossier.innovation.benefit_amount
    amounts = [line.amount for line in lines if line.amount is not None]
    if not amounts:
        return
    gross = sum(item for item in amounts if item > 0)
    known = {sum(amounts), gross, *map(abs, amounts), *([] if amount is None else [amount])}
    stated = list(_stated_totals(text))
    over = inquiry.pack.check("benefit_over_text")
    if over and all(total * (100 + over.numbers["percent"]) < sum(amounts) * 100 for _w, total, _s in stated):
        return
    if stated and not any(_is_about(total, step, known) for _words, total, step in stated):
        yield stated[-1][0], f"{format_money(sum(amounts))} đồng"


def _stated_totals(text: str) -> Iterator[tuple[str, int, int]]:
    """Find sums of money that a text calls its total: as written, in đồng, and the last place that counts."""
    for phrase in _TOTAL.finditer(text):
        end = min(len(text), phrase.end() + _REACH)
        stop = min((at for sign in "\n;" if (at := text.find(sign, phrase.end(), end)) >= 0), default=end)
        line = text.rfind("\n", 0, phrase.start()) + 1
        around = text[max(line, phrase.start() - _REACH) : stop].rpartition(". ")[2]
        found = next((item for item in _MONEY.finditer(text, phrase.end(), stop) if _is_money(item)), None)
        if found is None or _OTHER_TOTAL.search(around):
            continue
        words = f"{found['number']} {found['scale'] or ''}".strip()
        try:
            total = read_money(words).value
        except UserError:
            continue
        is_about = bool(_ABOUT.search(text, phrase.end(), found.start()))
        yield " ".join(found[0].split()), total, _last_place(words, total, is_about=is_about)


def _is_money(found: re.Match[str]) -> bool:
    return bool(found["money"] or found["scale"] in ("triệu", "tỷ", "tỉ"))


def _last_place(words: str, total: int, *, is_about: bool) -> int:
    """Give the value of the last figure that counts: 157,1 triệu is to 100.000, “khoảng” to more."""
    length, figures = len(str(total)), sum(map(str.isdecimal, words))
    shown = 10 ** max(0, length - figures)
    if not is_about:
        return shown
    return max(shown, min(10 ** (length - len(str(total).rstrip("0"))), total // 20))


def _is_about(total: int, step: int, known: set[int]) -> bool:
    return any(abs(total - item) < step or total == item for item in known)


# Things that are counted


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its unit: every reading, and the words before it in its sentence."""

    words: str
    unit: str
    readings: frozenset[Decimal]
    before: frozenset[str] = frozenset()

    @staticmethod
    def all_of(text: str) -> Iterator["_Figure"]:
        """Find the figures of a text; what stands in a range is none."""
        for found in _FIGURE.finditer(text):
            lead = text[max(0, found.start() - _REACH) : found.start()]
            made = _Figure.made(found["number"], found["unit"], lead)
            if made and not _IS_RANGE.search(lead):
                yield made

    @staticmethod
    def made(number: str, unit: str, lead: str = "") -> "_Figure | None":
        """Read a number and its unit; None where it is no number."""
        try:
            reading = read_number(number)
        except UserError:
            return None
        readings = {reading.value, reading.other.value if reading.other else reading.value}
        before = re.split(r"[.;\n]\s", lead)[-1]
        return _Figure(f"{number} {unit}", unit.casefold(), frozenset(readings), _words(before))


def _counted(
    text: str, lines: Sequence[BenefitLine], known: Mapping[str, list[_Figure]]
) -> Iterator[tuple[str, str]]:
    """Give figures of a text that the table has otherwise: of a thing counted, or of the same name."""
    table = _by_unit(figure for line in lines for figure in _figures_of(line))
    here = _by_unit(_Figure.all_of(text))
    for unit, figures in here.items():
        theirs = _distinct(table.get(unit, []))
        ours = _distinct(figures)
        if len(theirs) != 1 or len(ours) != 1 or _is_among(theirs[0], known.get(unit, [])):
            continue
        if _is_counted(unit) or _has_name(ours[0], lines, unit):
            yield ours[0].words, theirs[0].words


def _figures_of(line: BenefitLine) -> Iterator[_Figure]:
    """Find the figures of one line: its quantity, what was put into its formula, those of its description."""
    with suppress(DecimalException):
        quantity = Decimal(line.quantity)
        if line.measure and quantity.is_finite() and abs(quantity.adjusted()) < _MOST_DIGITS:
            words = f"{format_number(quantity)} {line.measure}"
            yield _Figure(words, line.measure.casefold(), frozenset((quantity,)))
    yield from _Figure.all_of("\n".join((*_inputs(line), line.description)))


def _inputs(line: BenefitLine) -> list[str]:
    try:
        held: object = json.loads(line.inputs) if line.inputs else {}
    except ValueError:
        return []
    values = cast("dict[str, object]", held).values() if isinstance(held, dict) else ()
    return [str(value) for value in values]


def _by_unit(figures: Iterator[_Figure]) -> dict[str, list[_Figure]]:
    found: dict[str, list[_Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.unit].append(figure)
    return found


def _distinct(figures: Sequence[_Figure]) -> list[_Figure]:
    """Keep one of those that can be read alike."""
    found: list[_Figure] = []
    for figure in figures:
        if not _is_among(figure, found):
            found.append(figure)
    return found


def _is_among(figure: _Figure, others: Sequence[_Figure]) -> bool:
    return any(figure.readings & other.readings for other in others)


def _is_counted(unit: str) -> bool:
    measure = measures().find(unit)
    return measure is not None and measure.dimension == COUNTED


def _has_name(figure: _Figure, lines: Sequence[BenefitLine], unit: str) -> bool:
    """Tell whether the words of a line's description stand before a figure in its unit."""
    for line in lines:
        name = _words(line.description)
        if line.measure.casefold() == unit and len(name & figure.before) >= max(
            _LEAST_WORDS, len(name) * 2 // 3
        ):
            return True
    return False


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{2,}", fold(text)))
