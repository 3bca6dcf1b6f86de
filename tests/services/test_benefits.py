"""The money of a dossier: sums made and never typed, every year apart, nothing changed unseen."""

from dataclasses import replace
from itertools import permutations
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import BenefitLine
from desktop_app.domain.shares import split_money
from desktop_app.services.benefits import (
    COMPUTED,
    FIRST_YEAR,
    NOT_COMPUTABLE,
    SHEETS,
    Benefit,
    Sheet,
    benefit_of,
    first_year,
    formulas,
    has_reason,
    line_of,
    lines_of,
    mismatched,
    new_line,
    recomputed,
    set_benefit,
    settled,
    sheet_label,
    sheet_of,
    sheets_of,
    total,
    with_sheet,
)
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import add_innovation
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book

ACTUAL, SECOND, THIRD = SHEETS[1:]
POWER = {"count": "40 máy", "before": "0,25", "after": "0", "hours": "8.760", "price": "2.204,07"}


def free(amount: int | None, quantity: str = "", price: str = "", sheet: Sheet = FIRST_YEAR) -> BenefitLine:
    return replace(new_line(sheet), description="Dòng", quantity=quantity, unit_price=price, amount=amount)


def made(key: str, inputs: dict[str, str], sheet: Sheet = FIRST_YEAR) -> BenefitLine:
    return line_of(new_line(sheet), formulas().all[key], inputs)


CASE_A = (made("F1a", POWER), made("C1a", {"cost": "36 triệu"}))


@pytest.fixture
def row(book: Book) -> int:
    return add_innovation(book, {"title": "Tên"}).id


def test_case_a_ends_at_its_sum_and_is_kept_with_its_formulas(book: Book, row: int) -> None:
    set_benefit(book, row, Benefit(COMPUTED, None, "", CASE_A), "Sửa tiền")
    dossier = load_dossier(book, row)
    assert dossier.innovation.benefit_amount == 157_076_532
    first, cost = dossier.benefit_lines
    assert (first.quantity, first.measure, first.unit_price, first.amount) == (
        "87600", "kWh", "2204.07", 193_076_532,
    )  # fmt: skip
    assert (first.formula, cost.formula, cost.amount) == ("F1a", "C1a", -36_000_000)
    assert first.inputs.startswith('{"after": "0", "before": "0,25"')
    assert not set_benefit(book, row, benefit_of(dossier), "Sửa tiền"), "saving it again changes nothing"


def test_a_typed_sum_or_formula_amount_does_not_last(book: Book, row: int) -> None:
    wrong = (replace(CASE_A[0], amount=1, quantity="3", unit_price="x"), CASE_A[1])
    set_benefit(book, row, Benefit(COMPUTED, 5, "", wrong), "Sửa tiền")
    found = benefit_of(load_dossier(book, row))
    assert found.amount == 157_076_532
    assert found.lines[0].quantity == "87600"


def test_a_sum_without_lines_is_kept_as_it_came(book: Book, row: int) -> None:
    set_benefit(book, row, Benefit(COMPUTED, 16_000_000_000), "Sửa tiền")
    assert benefit_of(load_dossier(book, row)).amount == 16_000_000_000
    assert settled(Benefit(COMPUTED, 7, "", (free(None),))).amount == 7
    assert settled(Benefit(COMPUTED, 7, "", (free(9, sheet=SECOND),))).amount == 7


def test_not_computable_gets_no_sum_from_lines_that_are_shown(book: Book, row: int) -> None:
    set_benefit(book, row, Benefit(NOT_COMPUTABLE, None, "<p>An toàn.</p>", CASE_A), "Sửa tiền")
    found = benefit_of(load_dossier(book, row))
    assert (found.answer, found.amount, len(found.lines)) == (NOT_COMPUTABLE, None, 2)


def test_every_year_stands_for_itself_and_all_are_kept(book: Book, row: int) -> None:
    lines = (
        *CASE_A,
        free(5, sheet=ACTUAL),
        free(6, sheet=SECOND),
        free(7, sheet=THIRD),
        free(-2, sheet=THIRD),
    )
    set_benefit(book, row, Benefit(COMPUTED, None, "", lines), "Sửa tiền")
    found = benefit_of(load_dossier(book, row))
    assert found.amount == 157_076_532
    assert [total(found.lines, sheet) for sheet in SHEETS] == [157_076_532, 5, 6, 5]
    assert len(first_year(found.lines)) == 2
    changed = with_sheet(found.lines, SECOND, [free(60), free(1)])
    set_benefit(book, row, replace(found, lines=changed), "Sửa tiền")
    again = benefit_of(load_dossier(book, row))
    assert [total(again.lines, sheet) for sheet in SHEETS] == [157_076_532, 5, 61, 5]
    assert again.amount == 157_076_532


def test_taking_a_step_back_brings_lines_and_sum_back(book: Book, row: int) -> None:
    stack = UndoStack(book)
    set_benefit(book, row, Benefit(COMPUTED, None, "", CASE_A), "Sửa tiền")
    before = benefit_of(load_dossier(book, row))
    stack.push(set_benefit(book, row, Benefit(COMPUTED, None, "", (free(5),)), "Sửa tiền"))
    stack.undo()
    assert benefit_of(load_dossier(book, row)) == before


def test_sheets_have_names_and_odd_ones_are_not_lost() -> None:
    labels = [sheet_label(sheet) for sheet in SHEETS]
    assert labels == [
        "Năm đầu, ghi trong đơn", "Năm đầu, thực tế", "Năm thứ 2, thực tế", "Năm thứ 3, thực tế",
    ]  # fmt: skip
    odd = free(5, sheet=Sheet(2, is_actual=False))
    assert sheets_of([odd]) == (*SHEETS, Sheet(2, is_actual=False))
    assert sheet_label(sheet_of(odd)) == "Năm thứ 2, dự kiến"
    assert lines_of([odd], SECOND) == ()


# The sums published elsewhere


@pytest.mark.parametrize(
    ("lines", "amount"),
    [
        ([free(None, "15", "350000"), free(None, "60", "116000")], 12_210_000),
        ([free(None, "16", "1280000"), free(None, "6.4", "350000"), free(-6_800_000)], 15_920_000),
        ([free(None, "136.2", "350000"), free(None, "4086", "2000"), free(-4_672_000)], 51_170_000),
        ([free(120_890_000), free(41_448_000), free(-102_000_000)], 60_338_000),
        ([free(501_420_000), free(304_163_000), free(400_000_000)], 1_205_583_000),
    ],
    ids=["KZ2025-004", "KZ2025-005", "KZ2025-013", "KZ2025-014", "Gia Lai"],
)
def test_published_sums(lines: list[BenefitLine], amount: int) -> None:
    for order in permutations(lines):
        assert settled(Benefit(COMPUTED, 1_205_563_000, "", order)).amount == amount


def test_a_product_that_does_not_match_is_pointed_out_and_changed_only_on_asking() -> None:
    published = (free(47_670_000, "136", "350000"), free(8_172_000, "4086", "2000"), free(-4_672_000))
    kept = settled(Benefit(COMPUTED, None, "", published))
    assert kept.lines == published
    assert kept.amount == 51_170_000
    assert mismatched(published) == (0,)
    assert [line.amount for line in recomputed(published)] == [47_600_000, 8_172_000, -4_672_000]
    assert mismatched(recomputed(published)) == ()
    fourteenth = free(120_890_000, "345", "350000")
    assert [line.amount for line in recomputed([fourteenth])] == [120_750_000]
    first = free(94_090_000, "40.909", "2300000")
    assert mismatched([first]) == (0,)


def test_a_cost_stays_a_cost_when_it_is_made_anew() -> None:
    assert [line.amount for line in recomputed([free(-5, "3", "100"), free(5, "-3", "100")])] == [-300, -300]
    assert recomputed([free(5, "x", "100"), free(None)]) == (free(5, "x", "100"), free(None))


def test_the_remuneration_of_t1_follows_from_its_sum() -> None:
    hydro = {
        "water": "spilled", "power": "60 MW", "hours": "36", "load": "0,75",
        "price": "1.100", "variable_cost": "36",
    }  # fmt: skip
    lines = (made("F4", hydro), made("C1a", {"cost": "185 triệu"}))
    amount = settled(Benefit(COMPUTED, None, "", lines)).amount
    assert amount == 1_538_680_000
    pay = amount * 7 // 100
    assert split_money(pay, (5000, 3000, 2000)) == (53_853_800, 32_312_280, 21_541_520)
    assert pay + pay * 20 // 100 == 129_249_120


def test_not_computable_needs_a_reason() -> None:
    assert not has_reason(Benefit(NOT_COMPUTABLE))
    assert not has_reason(Benefit(NOT_COMPUTABLE, text="<p> </p>"))
    assert has_reason(Benefit(NOT_COMPUTABLE, text="<p>Lợi ích là an toàn.</p>"))
    assert has_reason(Benefit(COMPUTED))
    assert all(reason.words or reason.id == "other" for reason in formulas().reasons)


@given(
    st.lists(
        st.tuples(st.text(max_size=30), st.text(max_size=30), st.integers(-(10**15), 10**15) | st.none())
    ),
    st.sampled_from(["", COMPUTED, NOT_COMPUTABLE]),
)
def test_hostile_lines_never_raise_and_settling_twice_is_settling_once(
    rows: list[tuple[str, str, int | None]], answer: str
) -> None:
    lines = [free(amount, quantity, price) for quantity, price, amount in rows]
    lines += [replace(line, formula="F1a", inputs=line.quantity) for line in lines]
    once = settled(Benefit(answer, None, "", tuple(lines)))
    assert settled(once) == once
    assert recomputed(recomputed(lines)) == recomputed(lines)


def test_a_whole_dossier_is_made_anew_at_once() -> None:
    lines = tuple(
        made(formula.id, dict(example.inputs))
        for formula in formulas().all.values()
        for example in formula.examples
    )
    settled(Benefit(COMPUTED, None, "", lines))
    best = min(_seconds(lines) for _turn in range(5))
    assert best < 0.010


def _seconds(lines: tuple[BenefitLine, ...]) -> float:
    start = perf_counter()
    settled(Benefit(COMPUTED, None, "", lines))
    return perf_counter() - start
