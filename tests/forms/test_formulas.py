"""The formulas and measures that ship, and files of them that are faulty."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.forms.formulas import Formula, InputKind, formulas, read_formulas
from desktop_app.forms.measures import read_measures
from desktop_app.forms.pack_errors import PackError
from desktop_app.guide.calculation import calculate

ALL = list(formulas().all.values())
CASES = [(formula, example) for formula in ALL for example in formula.examples]


def name(value: object) -> str:
    return value.id if isinstance(value, Formula) else getattr(value, "title", "")


@pytest.mark.parametrize(("formula", "example"), CASES, ids=name)
def test_every_worked_example_comes_out_without_a_doubt(formula: Formula, example: object) -> None:
    found = calculate(formula, example.inputs)  # type: ignore[attr-defined]
    assert found.problems == ()
    assert found.amount == example.amount  # type: ignore[attr-defined]
    assert found.steps


def test_the_library_has_every_case() -> None:
    families = {re.match(r"[A-Z]\d+", formula.id)[0] for formula in ALL}  # type: ignore[index]
    assert families == {f"F{number}" for number in range(1, 11)} | {"C1", "C2", "C3", "C4"}
    assert {formula.id for formula in ALL if formula.is_not_computable} == {"F10a", "F10b"}
    assert {formula.id for formula in ALL if formula.is_cost} == {"C1a", "C1b", "C2a", "C2b", "C3", "C4"}
    grouped = [formula for _label, group in formulas().grouped() for formula in group]
    assert sorted(formula.id for formula in grouped) == sorted(formulas().all)
    assert [reason.id for reason in formulas().reasons][-1] == "other"


@pytest.mark.parametrize("formula", ALL, ids=name)
def test_every_formula_says_what_a_newcomer_needs(formula: Formula) -> None:
    assert formula.examples
    assert formula.evidence
    assert formula.when.endswith(".")
    for entry in formula.inputs:
        if entry.kind is InputKind.NUMBER:
            assert entry.most is not None, entry.id
            assert entry.least is not None or entry.can_be_zero, entry.id
            assert entry.evidence or entry.hint or entry.default, entry.id
    used = {key for part in (formula.quantity, formula.price) if part for key in part.names}
    assert used == {entry.id for entry in formula.inputs if entry.kind is InputKind.NUMBER}


def test_what_is_not_confirmed_says_so() -> None:
    assert "Chưa có văn bản" in formulas().certainty
    assert formulas().source
    assert "lương tháng" in formulas().all["F7b"].certainty


GOOD = """version = "1"
source = "Nội bộ"
certainty = "Thử"
[words]
rounded = "làm tròn"
deducted = "trừ đi"
whole = "Số tiền"
brought_in = "Theo danh sách"
[groups]
energy = "Điện"
[[formulas]]
id = "F1a"
group = "energy"
title = "Giảm công suất"
when = "Khi đo được."
quantity = "(before - after) * 10"
measure = "kWh"
price = "price"
price_measure = "đồng/kWh"
[[formulas.inputs]]
id = "before"
label = "Trước"
measure = "kW"
least = "1"
most = "10"
[[formulas.inputs]]
id = "after"
label = "Sau"
measure = "kW"
below = "before"
[[formulas.inputs]]
id = "price"
label = "Giá"
measure = "đồng/kWh"
[[formulas.examples]]
title = "Ví dụ"
amount = 1
[formulas.examples.inputs]
before = "2"
"""

FAULTS = [
    ('quantity = "(before - after) * 10"', 'quantity = "before ** 2"', "$.formulas[0].quantity", "+ − × ÷"),
    ('quantity = "(before - after) * 10"', 'quantity = "afer"', "$.formulas[0].quantity", "before, after"),
    ('quantity = "(before - after) * 10"', 'quantity = "open(1)"', "$.formulas[0].quantity", "hãy bỏ"),
    ('measure = "kWh"', 'measure = "kWx"', "$.formulas[0].measure", "“kWx”"),
    ('measure = "kWh"\n', "", "$.formulas[0].measure", "measure ="),
    ('price = "price"\n', "", "$.formulas[0].price", "price ="),
    ('price_measure = "đồng/kWh"\n', "", "$.formulas[0].price_measure", "price_measure ="),
    ('id = "F1a"', 'id = "f1"', "$.formulas[0].id", "F1a"),
    ('group = "energy"', 'group = "xa"', "$.formulas[0].group", "energy"),
    ('id = "after"', 'id = "before"', "$.formulas[0].inputs[1].id", "đã có"),
    ('below = "before"', 'below = "price"', "$.formulas[0].inputs[1].below", "before"),
    ('least = "1"', 'least = "1e3"', "$.formulas[0].inputs[0].least", "0.5"),
    ('least = "1"', "least = 1", "$.formulas[0].inputs[0].least", "nháy kép"),
    ('least = "1"', 'least = "11"', "$.formulas[0].inputs[0].least", "đổi chỗ"),
    ('least = "1"', 'kind = "choice"', "$.formulas[0].inputs[0].options", "options"),
    ('least = "1"', 'kind = "words"', "$.formulas[0].inputs[0].kind", "number"),
    ('before = "2"', 'befor = "2"', "$.formulas[0].examples[0].inputs.befor", "before, after"),
    ("amount = 1", "amount = 1.5", "$.formulas[0].examples[0].amount", "số nguyên"),
    ('title = "Giảm công suất"', 'title = "x"\ntitel = "y"', "$.formulas[0].titel", "title"),
    ('deducted = "trừ đi"\n', "", "$.words.deducted", "deducted ="),
    ('version = "1"', "", "$.version", "version ="),
]


@pytest.mark.parametrize(("old", "new", "where", "remedy"), FAULTS)
def test_a_faulty_file_is_refused_with_the_place_and_the_remedy(
    old: str, new: str, where: str, remedy: str
) -> None:
    assert old in GOOD
    with pytest.raises(PackError) as refused:
        read_formulas(GOOD.replace(old, new, 1).encode(), "thu.toml")
    assert refused.value.where == where
    assert remedy in refused.value.sentence, refused.value.sentence
    assert refused.value.file == "thu.toml"


def test_a_good_file_of_an_office_is_read() -> None:
    read = read_formulas(GOOD.encode(), "thu.toml")
    assert list(read.all) == ["F1a"]
    twice = GOOD + GOOD[GOOD.index("[[formulas]]") :]
    with pytest.raises(PackError, match="đã có"):
        read_formulas(twice.encode(), "thu.toml")


UNITS = """version = "1"
source = "a"
certainty = "b"
[dimensions]
power = "công suất"
[[measures]]
id = "kW"
dimension = "power"
factor = "1"
aliases = ["kí lô oát"]
"""


@pytest.mark.parametrize(
    ("old", "new", "where", "remedy"),
    [
        ('dimension = "power"', 'dimension = "force"', "$.measures[0].dimension", "power"),
        ('factor = "1"', "factor = 1", "$.measures[0].factor", "nháy kép"),
        ('factor = "1"', 'factor = "0"', "$.measures[0].factor", "lớn hơn 0"),
        ('factor = "1"', 'factor = "1/0"', "$.measures[0].factor", "0.001"),
        ('factor = "1"', 'factor = "-1"', "$.measures[0].factor", "0.001"),
        ('aliases = ["kí lô oát"]', "aliases = [1]", "$.measures[0].aliases", "danh sách"),
        ('id = "kW"', 'id = "kW"\nfacter = "1"', "$.measures[0].facter", "factor"),
        ('source = "a"\n', "", "$.source", "source ="),
    ],
)
def test_a_faulty_table_of_measures_is_refused_too(old: str, new: str, where: str, remedy: str) -> None:
    with pytest.raises(PackError) as refused:
        read_measures(UNITS.replace(old, new, 1).encode(), "don-vi.toml")
    assert (refused.value.where, remedy in refused.value.sentence) == (where, True), refused.value.sentence


def test_an_alias_finds_its_measure() -> None:
    read = read_measures(UNITS.encode(), "don-vi.toml")
    found = read.find("Kí  lô oát")
    assert found is not None
    assert found.id == "kW"


@given(st.binary(max_size=200))
def test_hostile_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(PackError):
        read_formulas(data, "thu.toml")
