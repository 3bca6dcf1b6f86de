"""The money: nothing, 0 and “Không tính được” are three different answers."""

from dataclasses import replace

import pytest

from desktop_app.domain.records import Dossier
from tests.guide.dossiers import COMPLETE, COST, STATUTORY, findings, line, with_answers, with_record

UNCOUNTED = with_answers(benefit_text="<p>Lợi ích là an toàn, không quy ra tiền được.</p>")


def checks(dossier: Dossier) -> list[str]:
    return [finding.check for finding in findings(dossier)]


def test_no_answer_is_asked_for() -> None:
    (finding,) = findings(with_record(benefit_answer="", benefit_amount=None))
    assert finding.check == "benefit_unanswered"
    assert "“Không tính được”" in finding.sentence
    assert finding.is_blocking
    assert finding.clause == "Mục B của Đơn"


def test_not_computable_is_an_answer_of_its_own() -> None:
    unanswered = with_record(UNCOUNTED, benefit_answer="not_computable", benefit_amount=None)
    answered = replace(unanswered, benefit_lines=())
    assert checks(answered) == []
    assert findings(answered, pack=STATUTORY) == []


def test_a_calculation_may_be_shown_though_it_is_not_computable() -> None:
    assert checks(with_record(UNCOUNTED, benefit_answer="not_computable", benefit_amount=None)) == []


def test_computed_needs_an_amount() -> None:
    assert checks(with_record(benefit_amount=None)) == ["benefit_no_amount"]


@pytest.mark.parametrize("amount", [0, -5])
def test_nothing_is_no_amount(amount: int) -> None:
    spoiled = replace(with_record(benefit_amount=amount), benefit_lines=(line(amount, quantity=""),))
    (finding,) = findings(spoiled)
    assert finding.check == "benefit_zero"
    assert "“Không tính được”" in finding.sentence


@pytest.mark.parametrize("amount", [0, 48_000_000])
def test_not_computable_beside_an_amount_is_a_contradiction(amount: int) -> None:
    assert checks(with_record(UNCOUNTED, benefit_answer="not_computable", benefit_amount=amount)) == [
        "benefit_contradiction"
    ]


@pytest.mark.parametrize("words", ["Không tính được", "KHÔNG TÍNH ĐƯỢC.", "- “không tính được”"])
def test_the_words_themselves_beside_an_amount_are_a_contradiction(words: str) -> None:
    assert checks(with_answers(benefit_text=f"<p>{words}</p>")) == ["benefit_contradiction"]


def test_a_part_that_cannot_be_computed_is_none() -> None:
    assert checks(with_answers(benefit_text="<p>Phần giảm bụi không tính được bằng tiền.</p>")) == []


def test_lines_must_make_the_amount() -> None:
    (finding,) = findings(with_record(benefit_amount=277_720_001))
    assert finding.check == "benefit_sum"
    for number in ("277.720.000", "277.720.001", "lệch 1 đồng"):
        assert number in finding.sentence


def test_a_line_needs_an_amount() -> None:
    spoiled = replace(COMPLETE, benefit_lines=(*COMPLETE.benefit_lines, line(None, description="Nhân công")))
    (finding,) = findings(spoiled)
    assert finding.check == "benefit_line_amount"
    assert finding.sentence.startswith("Dòng 3 của bảng tính chưa có thành tiền (Nhân công)")


def test_a_rounded_quantity_that_was_not_multiplied_is_shown() -> None:
    workdays = line(47_670_000, quantity="136", unit_price="350000")
    spoiled = replace(with_record(benefit_amount=47_670_000), benefit_lines=(workdays,))
    (finding,) = findings(spoiled)
    assert finding.check == "benefit_line_product"
    assert "47.600.000" in finding.sentence


@pytest.mark.parametrize(
    ("quantity", "price", "amount"),
    [
        ("87600", "2204.07", 193_076_532),
        ("0.5", "3", 2),
        ("-3", "100", -300),
        ("3", "100", -300),
        ("", "100", 7),
        ("x", "100", 7),
        ("NaN", "1", 7),
        ("1e999999", "1e999999", 7),
    ],
)
def test_products_are_rounded_half_up_and_what_is_no_number_is_left(
    quantity: str, price: str, amount: int
) -> None:
    lines = (line(amount, quantity=quantity, unit_price=price),)
    assert findings(replace(COMPLETE, benefit_lines=lines), "benefit_line_product") == []


def test_an_amount_needs_a_method() -> None:
    bare = replace(COMPLETE, benefit_lines=())
    (finding,) = findings(bare)
    assert finding.check == "benefit_no_method"
    assert not finding.is_blocking
    assert checks(with_answers(bare, benefit_text="<p>(132 − 95) × 6.800 × 1.700 [1]</p>")) == []
    assert checks(with_record(benefit_amount=277_720_000)) == []
    assert COST in COMPLETE.benefit_lines
