"""The formulas of the money, as data: what each asks for, how it is worked out, what proves it.

They follow no pack and are not pinned to a dossier: a line keeps the id of its formula and what was put in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

from desktop_app.domain.expressions import Expression, ExpressionError, parse_expression
from desktop_app.domain.language import _
from desktop_app.domain.measures import Measure, Measures
from desktop_app.forms.measures import measures
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

_FILE = RESOURCES / "guide" / "formulas.toml"
_ID = re.compile(r"[A-Z][0-9]{1,3}[a-z]?")
_INPUT = re.compile(r"[a-z][a-z0-9_]{0,31}")
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
WORDS = ("rounded", "deducted", "whole", "brought_in")


class InputKind(StrEnum):
    """How an input is answered: a number with its unit, words of one's own, or one of several answers."""

    NUMBER = "number"
    NOTE = "note"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice: `words` are printed, `warning` is said when it is chosen and may forbid it."""

    id: str
    label: str
    words: str = ""
    warning: str = ""
    is_blocking: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a formula asks for.

    A number is wanted in `measure`; one in a measure of `also` is taken as it is. `least` and `most` bound
    what is plausible: beyond them the person is asked. `default` stands for an empty answer, None where
    there must be one. `below` names the input it must not exceed (after, before).
    """

    id: str
    label: str
    kind: InputKind = InputKind.NUMBER
    measure: Measure | None = None
    also: tuple[Measure, ...] = ()
    least: Fraction | None = None
    most: Fraction | None = None
    default: str | None = None
    hint: str = ""
    evidence: str = ""
    below: str = ""
    can_be_zero: bool = False
    options: tuple[Option, ...] = ()

    @property
    def is_needed(self) -> bool:
        """Whether it must be answered."""
        return self.default is None

    def option(self, answer: str) -> Option | None:
        """Find an option by its id."""
        return next((option for option in self.options if option.id == answer), None)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: what is put in, and the amount that comes out (None where there is no money)."""

    title: str
    inputs: Mapping[str, str]
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """One way to work out a line of the money.

    amount = sign × quantity × price, rounded half up to the đồng once. Without `quantity` the price is the
    amount. `is_not_computable`: there is no money in it, the numbers are given as they are.
    """

    id: str
    group: str
    title: str
    when: str
    inputs: tuple[Input, ...]
    quantity: Expression | None
    measure: Measure | None
    price: Expression | None
    price_measure: Measure | None
    sign: int
    is_not_computable: bool
    evidence: tuple[str, ...]
    examples: tuple[Example, ...]
    certainty: str = ""

    @property
    def is_cost(self) -> bool:
        """Whether it is taken off."""
        return self.sign < 0

    def input(self, key: str) -> Input:
        """Return an input by its id. Raises KeyError."""
        for entry in self.inputs:
            if entry.id == key:
                return entry
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why money cannot be computed: `words` are offered to be printed, `asks` is what to give instead."""

    id: str
    label: str
    words: str
    asks: str


@dataclass(frozen=True, slots=True)
class Formulas:
    """All formulas in their order, the groups they stand in, and the words that are printed with them."""

    version: str
    source: str
    certainty: str
    groups: Mapping[str, str]
    words: Mapping[str, str]
    all: Mapping[str, Formula]
    reasons: tuple[Reason, ...] = ()

    def find(self, key: str) -> Formula | None:
        """Find a formula by its id."""
        return self.all.get(key)

    def grouped(self) -> Iterator[tuple[str, Sequence[Formula]]]:
        """Give the label of each group with its formulas."""
        for key, label in self.groups.items():
            yield label, [formula for formula in self.all.values() if formula.group == key]


@cache
def formulas() -> Formulas:
    """Give the formulas of the program."""
    return read_formulas(_FILE)


def read_formulas(source: Path | bytes, name: str = _FILE.name, known: Measures | None = None) -> Formulas:
    """Read a file of formulas. Raises PackError with the place and what to write instead."""
    table = TomlTable(read_source(source, name), name)
    groups, words = table.table("groups"), table.table("words")
    found: dict[str, Formula] = {}
    labels = {key: groups.text(key) for key in groups.keys}
    for entry in table.tables("formulas"):
        formula = _formula(entry, labels, known or measures())
        if formula.id in found:
            raise entry.fault("id", _("“{id}” đã có ở trên; hãy đặt tên khác.").format(id=formula.id))
        found[formula.id] = formula
    read = Formulas(
        version=table.text("version"),
        source=table.text("source"),
        certainty=table.text("certainty"),
        groups=labels,
        words={key: words.text(key) for key in WORDS},
        all=found,
        reasons=tuple(map(_reason, table.tables("reasons"))),
    )
    words.close()
    table.close()
    return read


def _formula(table: TomlTable, groups: Mapping[str, str], known: Measures) -> Formula:
    inputs: dict[str, Input] = {}
    for entry in table.tables("inputs", 30):
        made = _input(entry, tuple(inputs), known)
        if made.id in inputs:
            raise entry.fault("id", _("“{id}” đã có ở trên; hãy đặt tên khác.").format(id=made.id))
        inputs[made.id] = made
    numbers = [entry.id for entry in inputs.values() if entry.kind is InputKind.NUMBER]
    quantity, price = _expression(table, "quantity", numbers), _expression(table, "price", numbers)
    is_not_computable = table.flag("not_computable")
    if price is None and not is_not_computable:
        raise table.fault("price", _('Chưa có đơn giá; hãy viết price = "price".'))
    formula = Formula(
        id=table.matching("id", _ID, _("hãy viết như F1a.")),
        group=table.word("group", groups),
        title=table.text("title"),
        when=table.text("when"),
        inputs=tuple(inputs.values()),
        quantity=quantity,
        measure=_measure(table, "measure", known, is_needed=quantity is not None),
        price=price,
        price_measure=_measure(table, "price_measure", known, is_needed=price is not None),
        sign=-1 if table.flag("cost") else 1,
        is_not_computable=is_not_computable,
        evidence=table.strings("evidence"),
        examples=tuple(_example(entry, inputs) for entry in table.tables("examples")),
        certainty=table.text("certainty", ""),
    )
    table.close()
    return formula


def _input(table: TomlTable, before: Sequence[str], known: Measures) -> Input:
    kind = InputKind(table.word("kind", tuple(InputKind), InputKind.NUMBER))
    options = tuple(map(_option, table.tables("options", 20)))
    if (kind is InputKind.CHOICE) != bool(options):
        raise table.fault("options", _("Danh sách chọn phải có options, loại khác thì không; hãy sửa lại."))
    has_default = "default" in table.keys
    default = table.text("default", "")
    made = Input(
        id=table.matching("id", _INPUT, _("chỉ dùng chữ thường, chữ số và dấu gạch dưới.")),
        label=table.text("label"),
        kind=kind,
        measure=_measure(table, "measure", known, is_needed=kind is InputKind.NUMBER),
        also=tuple(_known(table, "also", word, known) for word in table.strings("also")),
        least=_bound(table, "least"),
        most=_bound(table, "most"),
        default=default if has_default else None,
        hint=table.text("hint", ""),
        evidence=table.text("evidence", ""),
        below=table.word("below", before, ""),
        can_be_zero=table.flag("zero"),
        options=options,
    )
    if made.least is not None and made.most is not None and made.least > made.most:
        raise table.fault("least", _("Số nhỏ nhất lớn hơn số lớn nhất; hãy đổi chỗ least và most."))
    table.close()
    return made


def _option(table: TomlTable) -> Option:
    option = Option(
        id=table.text("id"),
        label=table.text("label"),
        words=table.text("words", ""),
        warning=table.text("warning", ""),
        is_blocking=table.flag("blocking"),
    )
    table.close()
    return option


def _reason(table: TomlTable) -> Reason:
    reason = Reason(table.text("id"), table.text("label"), table.text("words", ""), table.text("asks"))
    table.close()
    return reason


def _example(table: TomlTable, inputs: Mapping[str, Input]) -> Example:
    given = table.table("inputs")
    for key in given.keys:
        if key not in inputs:
            shown = ", ".join(inputs)
            sentence = _("Không có số liệu tên “{name}”; hãy dùng một trong: {known}.")
            raise given.fault(key[:60], sentence.format(name=key[:60], known=shown))
    amount = table.whole("amount", least=-(10**17), most=10**17)
    example = Example(table.text("title"), {key: given.text(key) for key in given.keys}, amount)
    table.close()
    return example


def _expression(table: TomlTable, key: str, names: Sequence[str]) -> Expression | None:
    text = table.text(key, "")
    if not text:
        return None
    try:
        return parse_expression(text, names)
    except ExpressionError as error:
        raise table.fault(key, str(error)) from None


def _measure(table: TomlTable, key: str, known: Measures, *, is_needed: bool) -> Measure | None:
    word = table.text(key, None if is_needed else "")
    return _known(table, key, word, known) if word else None


def _known(table: TomlTable, key: str, word: str, known: Measures) -> Measure:
    found = known.find(word)
    if found is None:
        sentence = _("Chưa biết đơn vị “{unit}”; hãy thêm vào measures.toml hoặc viết đơn vị khác.")
        raise table.fault(key, sentence.format(unit=word[:40]))
    return found


def _bound(table: TomlTable, key: str) -> Fraction | None:
    text = table.matching(key, _NUMBER, _('hãy viết số trong dấu nháy như "0.5".'), "")
    return Fraction(text) if text else None
