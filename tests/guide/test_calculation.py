"""A formula's line: exact to the đồng, shown step by step, and every doubtful number asked about."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.numbers import MOST_MONEY
from desktop_app.domain.records import BenefitLine
from desktop_app.forms.formulas import formulas
from desktop_app.guide.calculation import (
    Calculated,
    calculate,
    inputs_of,
    line_of,
    line_problems,
    recomputed_line,
    words_of,
)
from tests.guide.dossiers import COMPLETE, findings, with_record

EMPTY = BenefitLine(0, 0, 0)
POWER = {"before": "132 kW", "after": "95 kW", "hours": "6.800 giờ", "price": "1.700 đồng/kWh"}
HYDRO = {
    "water": "spilled", "power": "60 MW", "hours": "36", "load": "0,75",
    "price": "1.100", "variable_cost": "36",
}  # fmt: skip
COAL = {"before": "455,0", "after": "453,8", "energy": "1.800.000.000", "price": "2.300.000"}
MINUTES = {
    "people_before": "2", "minutes_before": "95", "people_after": "1", "minutes_after": "15'",
    "times": "365 ngày", "price": "96.000",
}  # fmt: skip
TRANSFORMERS = {"count": "40 máy", "before": "0.25kW", "after": "0", "hours": "8.760", "price": "2.204,07đ"}


def of(key: str, inputs: Mapping[str, str], **changed: str) -> Calculated:
    return calculate(formulas().all[key], {**inputs, **changed})


def line(key: str, inputs: Mapping[str, str], **changed: str) -> BenefitLine:
    return line_of(EMPTY, formulas().all[key], {**inputs, **changed})


@pytest.mark.parametrize(
    ("parts", "amount"),
    [
        ([("F4", HYDRO), ("C1a", {"cost": "185.000.000"})], 1_538_680_000),
        ([("F2", COAL), ("C1a", {"cost": "420 triệu"})], 4_548_000_000),
        ([("F1a", POWER), ("C1a", {"cost": "150.000.000 đồng"})], 277_720_000),
        ([("F1a", TRANSFORMERS), ("C1a", {"cost": "36 triệu"})], 157_076_532),
        (
            [
                ("F7a", {"before": "12", "after": "0", "times": "24", "price": "420.000"}),
                ("F6b", {"count": "24 lần", "price": "1.850.000"}),
                ("C3", {"cost": "38.500.000"}),
            ],
            126_860_000,
        ),
        ([("F7b", MINUTES), ("C2a", {"hours": "40 giờ", "price": "96.000"})], 98_360_000),
    ],
    ids=["T1", "T2", "T3", "T4", "T5", "case b"],
)
def test_the_vectors_come_out_to_the_dong(parts: list[tuple[str, dict[str, str]]], amount: int) -> None:
    assert sum(line(key, inputs).amount or 0 for key, inputs in parts) == amount


def test_the_working_is_written_as_people_write_it() -> None:
    assert words_of(line("F1a", TRANSFORMERS)) == (
        "40 máy × (0,25 kW − 0 kW) × 8.760 giờ = 87.600 kWh",
        "87.600 kWh × 2.204,07 đồng/kWh = 193.076.532 đồng",
    )
    assert words_of(line("F1a", POWER))[0] == "(132 kW − 95 kW) × 6.800 giờ = 251.600 kWh"
    assert words_of(line("F4", HYDRO)) == (
        "60.000 kW × 36 giờ × 0,75 = 1.620.000 kWh",
        "1.100 đồng/kWh − 36 đồng/kWh = 1.064 đồng/kWh",
        "1.620.000 kWh × 1.064 đồng/kWh = 1.723.680.000 đồng",
        "Nước trong thời gian ngừng máy lẽ ra phải xả bỏ vì hồ đầy.",
    )
    assert words_of(line("C2a", {"hours": "40", "price": "96.000"})) == (
        "40 giờ × 96.000 đồng/giờ = 3.840.000 đồng (trừ vào số tiền làm lợi)",
    )


def test_a_rounded_quantity_is_marked_and_never_multiplied() -> None:
    made = line("F7b", MINUTES)
    assert (made.quantity, made.measure, made.unit_price, made.amount) == (
        "1064.5833", "giờ", "96000", 102_200_000,
    )  # fmt: skip
    assert words_of(made) == (
        "(2 người × 95 phút − 1 người × 15 phút) / 60 × 365 ngày = 1.064,5833 giờ"
        " (làm tròn để in; tiền tính từ số chưa làm tròn)",
        "1.064,5833 giờ × 96.000 đồng/giờ = 102.200.000 đồng",
    )
    minutes = line("C2a", {"hours": "100 phút", "price": "96.000"})
    assert minutes.amount == -160_000
    assert words_of(minutes)[0].startswith("100 phút = 1,6667 giờ (làm tròn để in")


def test_free_lines_have_words_too() -> None:
    free = BenefitLine(0, 0, 1, "Nhân công", "136", "công", "350000", 47_600_000)
    assert words_of(free) == ("136 công × 350.000 đồng = 47.600.000 đồng",)
    assert words_of(replace(free, quantity="", unit_price="", amount=-36_000_000)) == (
        "36.000.000 đồng (trừ vào số tiền làm lợi)",
    )
    assert words_of(replace(free, amount=None)) == ()
    assert words_of(replace(free, quantity="khoảng 136")) == (
        "khoảng 136 công × 350.000 đồng = 47.600.000 đồng",
    )
    assert words_of(replace(free, quantity="1e99999999"))[0].startswith("1e99999999 công")
    assert words_of(replace(free, quantity="1/0")) == ("1/0 công × 350.000 đồng = 47.600.000 đồng",)


def test_a_line_keeps_what_people_wrote_and_what_they_put_in() -> None:
    kept = replace(EMPTY, description="Bơm tự dùng", source="BB 07", evidence="[1]", year=2, is_actual=True)
    made = line_of(kept, formulas().all["F1a"], {**POWER, "count": " ", "nonsense": "1"})
    assert (made.description, made.source, made.evidence) == ("Bơm tự dùng", "BB 07", "[1]")
    assert (made.year, made.is_actual, made.formula) == (2, True, "F1a")
    assert inputs_of(made) == POWER
    assert list(inputs_of(made)) == sorted(POWER)
    assert line("F1a", POWER).description == "Giảm công suất tiêu thụ hoặc tổn thất công suất"
    assert recomputed_line(replace(made, amount=1, quantity="x")) == made


def test_what_is_missing_is_asked_for_and_nothing_is_lost() -> None:
    made = line("F1a", POWER, before="")
    assert (made.quantity, made.measure, made.unit_price, made.amount) == ("", "", "", None)
    assert inputs_of(made) == {key: text for key, text in POWER.items() if key != "before"}
    assert words_of(made) == ()
    (problem,) = line_problems(made)
    assert (problem.input, problem.is_blocking) == ("before", True)
    assert "Công suất một thiết bị trước khi áp dụng" in problem.sentence
    assert "kW" in problem.sentence
    assert [problem.input for problem in of("F1a", {}).problems] == ["before", "after", "hours", "price"]


@pytest.mark.parametrize(
    ("key", "inputs", "changed", "where", "said"),
    [
        ("F1a", POWER, {"hours": "0"}, "hours", "đang là 0"),
        ("F1a", POWER, {"before": "-132"}, "before", "số âm"),
        ("F1a", POWER, {"before": "95", "after": "132"}, "after", "đổi chỗ"),
        ("F1a", POWER, {"after": "132 kW"}, "", "chưa có lợi"),
        ("F1a", POWER, {"before": "132 MWh"}, "before", "điện năng"),
        ("F1a", POWER, {"hours": "12 tháng"}, "hours", "số tháng"),
        ("F1a", POWER, {"hours": "8/5"}, "hours", "Excel"),
        ("F1a", POWER, {"price": "<b>1</b>"}, "price", "Không đọc được"),
        ("F1a", POWER, {"price": "{0}"}, "price", "Không đọc được"),
        ("F4", HYDRO, {"water": ""}, "water", "chưa trả lời"),
        ("F4", HYDRO, {"water": "xa"}, "water", "chọn lại"),
        ("F4", HYDRO, {"water": "kept"}, "water", "không mất"),
        ("F4", HYDRO, {"price": "36"}, "", "Đơn giá"),
        ("F4", HYDRO, {"variable_cost": "1.200"}, "variable_cost", "lớn hơn"),
        ("F6a", {"count": "16 m", "before": "5.000 đồng/kg", "after": "1"}, {}, "before", "đồng/m"),
        ("F7b", MINUTES, {"people_after": "20", "minutes_after": "90"}, "", "chưa có lợi"),
        ("F2", COAL, {"price": "9" * 20}, "", "quá mức"),
        ("C4", {"cost": "5.000", "years": "999.999 năm"}, {}, "", "nửa đồng"),
        ("F10a", {"before": "1", "after": "2", "period": "x"}, {}, "after", "đổi chỗ"),
    ],
)
def test_bad_input_is_one_clear_sentence_and_no_result(
    key: str, inputs: dict[str, str], changed: dict[str, str], where: str, said: str
) -> None:
    found = of(key, inputs, **changed)
    blocking = [problem for problem in found.problems if problem.is_blocking]
    assert [problem.input for problem in blocking] == [where]
    assert said in blocking[0].sentence, blocking[0].sentence
    assert found.is_blocked
    assert (found.quantity, found.unit_price, found.amount, found.steps) == (None, None, None, ())


@pytest.mark.parametrize(
    ("key", "inputs", "changed", "said"),
    [
        ("F1a", POWER, {"price": "2.204.070 đồng/kWh"}, "Có phải"),
        ("F1a", POWER, {"hours": "1,200"}, "Có phải 1.200 giờ?"),
        ("F1a", POWER, {"hours": "408.000"}, "Có phải"),
        ("F2", COAL, {"before": "0,455", "after": "0,4538"}, "Có phải 0,455 kg/kWh?"),
        ("F4", HYDRO, {"load": "75"}, "Có phải 75 %?"),
        ("F4", HYDRO, {"power": "60"}, "Có phải 60 MW?"),
        ("F7b", MINUTES, {"price": "96"}, "Có phải"),
        ("C1a", {"cost": "36"}, {}, "Có phải"),
    ],
)
def test_an_implausible_number_is_asked_about_with_a_likely_one(
    key: str, inputs: dict[str, str], changed: dict[str, str], said: str
) -> None:
    found = of(key, inputs, **changed)
    asked = [problem for problem in found.problems if not problem.is_blocking]
    assert asked
    assert all("nằm ngoài khoảng thường gặp" in problem.sentence for problem in asked)
    assert said in asked[0].sentence, asked[0].sentence


def test_a_number_that_reads_two_ways_is_asked_about_only_where_both_could_be() -> None:
    both = of("F1a", POWER, before="501.420", after="0")
    (problem,) = both.problems
    assert not problem.is_blocking
    for words in ("501.420 kW", "501,42 kW", "gõ 501420 kW", "gõ 501,42 kW"):
        assert words in problem.sentence
    assert both.readings["before"].is_ambiguous
    assert both.amount is not None
    assert of("F1a", POWER, before="501420 kW", after="0").problems == ()
    assert of("F1a", POWER, hours="6.800").problems == (), "6,8 giờ trong một năm không phải là câu trả lời"
    assert of("C1a", {"cost": "501.420"}).problems == (), "đồng không có phần lẻ"


def test_every_number_is_shown_back_as_it_was_read() -> None:
    found = of("F4", HYDRO, hours="2160 phút")
    assert found.readings["hours"].shown == "2.160 phút = 36 giờ"
    assert found.readings["power"].shown == "60 MW = 60.000 kW"
    assert found.amount == 1_723_680_000


def test_what_has_no_money_gives_its_counts() -> None:
    found = of("F10a", {"before": "2 vụ", "after": "0", "period": "năm 2025"})
    assert found.amount is None
    assert not found.is_blocked
    assert found.steps[:2] == ("Số vụ trước khi áp dụng: 2 vụ", "Số vụ sau khi áp dụng: 0 vụ")
    made = line("F10a", {"before": "2 vụ", "after": "0", "period": "năm 2025"})
    assert made.amount is None
    assert line_problems(made) == ()


@given(
    st.integers(1, 10**7),
    st.integers(0, 10**7),
    st.integers(1, 8784),
    st.integers(1, 10**6),
    st.integers(1, 50),
)
def test_the_amount_is_exact(before: int, fall: int, hours: int, price: int, count: int) -> None:
    """Numbers in thousandths, against whole-number arithmetic."""
    inputs = {
        "count": str(count),
        "before": f"{Decimal(before + fall) / 1000:f}".replace(".", ",") + "0",
        "after": f"{Decimal(before) / 1000:f}".replace(".", ",") + "0",
        "hours": str(hours),
        "price": f"{Decimal(price) / 100:f}".replace(".", ","),
    }
    inputs = {key: text if "," in text else text.removesuffix("0") or "0" for key, text in inputs.items()}
    values = [Fraction(text.replace(",", ".")) for text in inputs.values()]
    found = calculate(formulas().all["F1a"], inputs)
    exact = values[0] * (values[1] - values[2]) * values[3] * values[4]
    if values[1] <= values[2] or exact < Fraction(1, 2):
        assert found.amount is None
    elif exact < MOST_MONEY:
        assert found.amount is not None
        assert abs(found.amount - exact) <= Fraction(1, 2)
        assert found.amount == int(exact + Fraction(1, 2))


@pytest.mark.parametrize(
    "changed",
    [
        {"before": "132.000 W", "after": "95000 W"},
        {"before": "0,132 MW"},
        {"hours": "408000 phút"},
        {"price": "1.700.000 đồng/MWh"},
        {"price": "1,7 nghìn đồng/kWh"},
        {"price": "0,0017 triệu đồng/kWh"},
        {"count": "1 bơm"},
    ],
)
def test_the_amount_does_not_depend_on_the_unit_it_was_typed_in(changed: dict[str, str]) -> None:
    assert of("F1a", POWER, **changed).amount == 427_720_000


@given(st.sampled_from(sorted(formulas().all)), st.data())
def test_nothing_typed_ever_raises(key: str, data: st.DataObject) -> None:
    formula = formulas().all[key]
    texts = (
        st.text(max_size=80)
        | st.integers(-(10**30), 10**30).map(str)
        | st.sampled_from(
            [
                "0",
                "1e999",
                "١٢",
                "NaN",
                "-0",
                "9" * 10_000,
                "1.234.567,89 kW",
                "\x00",
                "e\u0302" * 99,
                "</p>{x}",
            ]
        )
    )
    inputs = {entry.id: data.draw(texts) for entry in formula.inputs}
    found = calculate(formula, inputs)
    made = line_of(EMPTY, formula, inputs)
    assert made.amount == found.amount
    assert bool(words_of(made)) == (not found.is_blocked)
    assert recomputed_line(made) == made
    assert all(problem.sentence for problem in line_problems(made))


@given(st.text(max_size=200) | st.sampled_from(["[" * 5000, "[1]", "null", '{"before": 5}', '{"before": "1']))
def test_hostile_inputs_of_a_stored_line_hold_nothing(text: str) -> None:
    stored = BenefitLine(0, 0, 1, "x", formula="F1a", inputs=text, amount=5)
    assert all(isinstance(value, str) for value in inputs_of(stored).values())
    assert recomputed_line(stored).amount in (None, 5)
    assert any(problem.is_blocking for problem in line_problems(stored))


@pytest.mark.parametrize("text", ["[1]", "null", '{"before": 5}', '{"before": "1', "5", "[" * 5000])
def test_what_was_put_in_and_cannot_be_read_any_more_leaves_the_line_as_it_is(text: str) -> None:
    stored = BenefitLine(0, 0, 1, "x", "251600", unit_price="1700", amount=5, formula="F1a", inputs=text)
    assert recomputed_line(stored) == stored
    (problem,) = line_problems(stored)
    assert problem.is_blocking
    assert problem.sentence == "Số liệu của dòng này không đọc được nữa; mở công thức và nhập lại."
    assert words_of(stored) == ()


def test_what_was_not_put_in_leaves_no_amount() -> None:
    stored = BenefitLine(0, 0, 1, "x", formula="F1a", inputs='{"before": "5 kW"}', amount=5)
    assert recomputed_line(stored).amount is None


# As checks of a dossier


def spoiled(made: BenefitLine, **values: str) -> list[tuple[str, str]]:
    dossier = replace(with_record(**values), benefit_lines=(replace(made, description="Bơm"),))  # type: ignore[arg-type]
    return [
        (found.check, found.sentence)
        for check in ("formula_problem", "formula_doubt")
        for found in findings(dossier, check)
    ]


def test_checks_tell_of_a_line_that_has_no_result() -> None:
    ((check, sentence),) = spoiled(line("F1a", POWER, hours=""))
    assert check == "formula_problem"
    assert sentence.startswith("Dòng 1 của bảng tính (Bơm): “Số giờ vận hành trong năm đầu”: chưa có số")


def test_checks_tell_of_an_amount_that_is_not_the_formulas() -> None:
    ((check, sentence),) = spoiled(replace(line("F1a", POWER), amount=500_000_000))
    assert check == "formula_problem"
    assert "427.720.000" in sentence
    assert "500.000.000" in sentence


def test_checks_tell_of_a_formula_that_is_gone() -> None:
    ((check, sentence),) = spoiled(replace(line("F1a", POWER), formula="F99"))
    assert check == "formula_problem"
    assert "“F99”" in sentence
    assert recomputed_line(replace(line("F1a", POWER), formula="F99")).amount == 427_720_000, "kept"


def test_checks_ask_about_what_is_not_plausible() -> None:
    ((check, sentence),) = spoiled(line("F1a", POWER, price="17"))
    assert check == "formula_doubt"
    assert "đồng/kWh" in sentence


def test_checks_are_silent_on_sound_lines_free_lines_and_where_there_is_no_money() -> None:
    assert spoiled(line("F1a", POWER)) == []
    assert spoiled(BenefitLine(0, 0, 1, amount=5)) == []
    assert spoiled(line("F1a", POWER, hours=""), benefit_answer="not_computable") == []
    assert findings(COMPLETE, "formula_problem") == []
