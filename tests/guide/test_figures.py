"""The checks of arithmetic and of figures that the table of the money states otherwise."""

import json
from dataclasses import replace

import pytest

from desktop_app.domain.records import BenefitLine, Dossier
from tests.guide.dossiers import COMPLETE, EVN, GENCO, STATUTORY, findings, line, with_answers

LINES = (
    line(193_076_532, description="Giảm tổn thất không tải", quantity="87600", unit_price="2204.07"),
    line(-36_000_000, description="Chi phí vận chuyển", quantity="", measure="", unit_price=""),
)
TABLE = replace(
    COMPLETE, benefit_lines=LINES, innovation=replace(COMPLETE.innovation, benefit_amount=157_076_532)
)


def sentences(dossier: Dossier, check: str) -> list[str]:
    return [finding.sentence for finding in findings(dossier, check)]


def with_lines(*lines: BenefitLine, **answers: str) -> Dossier:
    return replace(with_answers(TABLE, **answers), benefit_lines=lines)


# Arithmetic


def test_a_wrong_product_is_found_at_its_field_in_every_pack() -> None:
    spoiled = with_answers(actual_effect="<p>Tiết kiệm 7 × 8 = 54 công.</p>")
    for pack in (GENCO, EVN):
        (finding,) = findings(spoiled, "arithmetic_wrong", pack)
        assert (finding.field, finding.severity, finding.is_blocking) == ("actual_effect", "should", False)
        assert "7 × 8 = 56, không phải 54" in finding.sentence
    spoiled = with_answers(author_benefit_opinion="<p>7 × 8 = 54</p>")
    assert len(findings(spoiled, "arithmetic_wrong", STATUTORY)) == 1


def test_the_money_is_read_too() -> None:
    spoiled = with_answers(benefit_text="<p>350.000 × 136 công = 47.670.000 đồng</p>")
    (finding,) = findings(spoiled, "arithmetic_factor")
    assert finding.field == "benefit"
    for words in ("47.600.000", "47.670.000", "136 là 136,2"):
        assert words in finding.sentence
    assert findings(spoiled, "arithmetic_wrong") == []


def test_a_rounded_result_is_a_note() -> None:
    spoiled = with_answers(benefit_text="<p>2.300.000 × 2,5 × 6 × 300 / 110 = 94.090.000</p>")
    (finding,) = findings(spoiled, "arithmetic_rounded")
    assert finding.severity == "consider"
    assert "94.090.909" in finding.sentence


def test_the_same_mistake_is_said_once_a_field() -> None:
    spoiled = with_answers(actual_effect="<p>7 × 8 = 54</p><p>7 × 8 = 54</p>", nature="<p>7 × 8 = 54</p>")
    assert [finding.field for finding in findings(spoiled, "arithmetic_wrong")] == ["nature", "actual_effect"]


def test_right_arithmetic_and_none_find_nothing() -> None:
    fine = with_answers(actual_effect="<p>7 × 8 = 56; từ 12/03/2026; 118/PA-ĐQLVH</p>")
    for check in ("arithmetic_wrong", "arithmetic_factor", "arithmetic_rounded", "figures_disagree"):
        assert findings(fine, check) == []
        assert findings(COMPLETE, check) == []


def test_markup_and_braces_are_shown_as_they_are() -> None:
    spoiled = with_answers(actual_effect="<p>&lt;b&gt; {label} 7 × {x} 8 = 54; 7 × 8 {y} = 54</p>")
    for finding in findings(spoiled, "arithmetic_wrong"):
        assert "{y}" not in finding.sentence or "8 {y}" in finding.sentence


# Totals


@pytest.mark.parametrize(
    "words",
    [
        "Làm lợi khoảng 161.076.532đ/năm.",
        "Tổng cộng tiết kiệm 175.000.000 đồng",
        "Số tiền làm lợi năm đầu: 161,5 triệu đồng.",
        "Số tiền làm lợi là 193.076.532 − 30.000.000 = 163.076.532 đồng",
    ],
)
@pytest.mark.parametrize("field", ["actual_effect", "benefit_text"])
def test_a_total_that_the_table_does_not_have_is_found(words: str, field: str) -> None:
    (sentence,) = sentences(with_answers(TABLE, **{field: f"<p>{words}</p>"}), "figures_disagree")
    assert "157.076.532 đồng" in sentence


def test_a_table_that_makes_a_little_more_than_the_text_is_found() -> None:
    (sentence,) = sentences(
        with_answers(TABLE, actual_effect="<p>Làm lợi khoảng 157.000.532đ/năm</p>"), "figures_disagree"
    )
    assert "157.000.532đ/năm" in sentence.replace("157.000.532đ", "157.000.532đ/năm")


@pytest.mark.parametrize(
    "words",
    [
        "Làm lợi khoảng 157.076.532đ/năm.",
        "Làm lợi 157 triệu đồng.",
        "Làm lợi 157,1 triệu đồng.",
        "Làm lợi khoảng 160 triệu đồng.",
        "Làm lợi 193.076.532 đồng, trừ chi phí.",
        "Số tiền làm lợi: 193.076.532 − 36.000.000 = 157.076.532 đồng",
        "Mỗi máy làm lợi 3,9 triệu đồng.",
        "Năm thứ hai dự kiến làm lợi 180 triệu đồng.",
        "Trong hai năm làm lợi 320 triệu đồng.",
        "Làm lợi với giá điện 2.204,07 đồng/kWh.",
        "Làm lợi nhiều mặt; chi phí 36.500.000 đồng.",
        "Tổng cộng 42 công.",
        "Tổng số tiền là 161 triệu đồng, làm lợi 157.076.532 đồng",
    ],
)
def test_a_total_that_the_table_has_or_that_is_another_one_is_left(words: str) -> None:
    assert sentences(with_answers(TABLE, actual_effect=f"<p>{words}</p>"), "figures_disagree") == []


def test_a_table_that_makes_far_more_is_left_to_its_own_check() -> None:
    spoiled = with_answers(TABLE, actual_effect="<p>Làm lợi 57.076.532 đồng.</p>")
    assert sentences(spoiled, "figures_disagree") == []
    assert len(sentences(spoiled, "benefit_over_text")) == 1


def test_a_sum_a_year_is_a_sum_and_a_price_is_none() -> None:
    yearly = with_answers(TABLE, actual_effect="<p>Làm lợi khoảng 57.076.532đ/năm.</p>")
    assert len(sentences(yearly, "benefit_over_text")) == 1
    priced = with_answers(TABLE, actual_effect="<p>Làm lợi nhờ giá bán 2.204 đồng / kWh.</p>")
    assert sentences(priced, "benefit_over_text") == []


def test_without_a_table_nothing_disagrees() -> None:
    bare = replace(with_answers(actual_effect="<p>Làm lợi 5 triệu đồng, 40 máy.</p>"), benefit_lines=())
    assert sentences(bare, "figures_disagree") == []


# Things counted

FORTY_TWO = line(5, description="Thay máy non tải", quantity="42", measure="máy", unit_price="")


def test_forty_machines_in_the_text_and_forty_two_in_the_table() -> None:
    spoiled = with_lines(
        FORTY_TWO, actual_effect="<p>Đã thay 40 máy.</p>", application_process="<p>Xong.</p>"
    )
    (sentence,) = sentences(spoiled, "figures_disagree")
    assert "40 máy" in sentence
    assert "42 máy" in sentence


@pytest.mark.parametrize(
    "lines",
    [
        (line(5, quantity="", measure="", description="42 máy × 0,25 kW × 8.760 giờ", unit_price=""),),
        (replace(line(5, quantity="", measure="", unit_price=""), inputs=json.dumps({"count": "42 máy"})),),
    ],
)
def test_figures_of_descriptions_and_of_inputs_count_too(lines: tuple[BenefitLine, ...]) -> None:
    spoiled = with_lines(*lines, actual_effect="<p>Thay 40 máy.</p>", application_process="<p>Xong.</p>")
    assert len(sentences(spoiled, "figures_disagree")) == 1


@pytest.mark.parametrize(
    ("effect", "process"),
    [
        ("Thay 42 máy.", ""),
        ("Thay 42 MÁY biến áp.", ""),
        ("Thay 40 máy.", "Thay 42 máy, 2 máy dự phòng."),
        ("Trước 3 đến 5 máy.", ""),
        ("Thay 40 máy, rồi 2 máy.", ""),
        ("Tổ máy 1, máy 40", ""),
        ("Giảm 40 kWh trong 40 giờ.", ""),
    ],
)
def test_other_things_of_the_same_number_are_left(effect: str, process: str) -> None:
    fine = with_lines(
        FORTY_TWO, actual_effect=f"<p>{effect}</p>", application_process=f"<p>{process or '.'}</p>"
    )
    assert sentences(fine, "figures_disagree") == []


def test_an_amount_of_energy_must_bear_the_same_name() -> None:
    named = "<p>Giảm tổn thất không tải được 86.700 kWh.</p>"
    (sentence,) = sentences(with_answers(TABLE, actual_effect=named), "figures_disagree")
    assert "86.700 kWh" in sentence
    assert "87.600 kWh" in sentence
    for other in ("Đo được 86.700 kWh.", "Giảm tổn thất không tải được 87.600 kWh."):
        assert sentences(with_answers(TABLE, actual_effect=f"<p>{other}</p>"), "figures_disagree") == []


@pytest.mark.parametrize("inputs", ["{", "[]", '{"a": null}', '"x"', "1"])
def test_inputs_that_are_no_object_are_ignored(inputs: str) -> None:
    spoiled = with_lines(replace(FORTY_TWO, inputs=inputs), actual_effect="<p>Thay 42 máy.</p>")
    assert sentences(spoiled, "figures_disagree") == []


@pytest.mark.parametrize("quantity", ["1e999999", "-1e-999999", "NaN", "Infinity", "x", ""])
def test_quantities_that_are_no_sensible_number_are_ignored(quantity: str) -> None:
    spoiled = with_lines(replace(FORTY_TWO, quantity=quantity), actual_effect="<p>Thay 40 máy.</p>")
    assert sentences(spoiled, "figures_disagree") == []
