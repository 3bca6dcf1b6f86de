"""Arithmetic in texts, reckoned again: what is wrong is said; what is right or no arithmetic is left."""

import random
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.numbers import format_number
from desktop_app.guide.arithmetic import Judgement, Verdict, judgements
from desktop_app.guide.equations import MOST_EQUATIONS

RIGHT, ROUNDED, FACTOR, WRONG = Verdict


def verdicts(text: str) -> list[Verdict]:
    return [judgement.verdict for judgement in judgements(text)]


def the(text: str) -> Judgement:
    (judgement,) = judgements(text)
    return judgement


def speaks(text: str) -> bool:
    return any(verdict is not RIGHT for verdict in verdicts(text))


# What was really published


def test_the_published_sum_that_is_wrong() -> None:
    for text in (
        "501.420 + 304,163 + 400 = 1.205,563 triệu đồng",
        "Lợi nhuận 501.420 + tiết kiệm sửa chữa 304,163 + bảo vệ 400 (triệu đồng) = 1.205,563",
    ):
        judgement = the(text)
        assert (judgement.verdict, judgement.written) == (WRONG, "1.205,563")
        assert judgement.right == "1.205,583"
        assert judgement.factor == ""


def test_the_same_sum_put_right() -> None:
    assert verdicts("501.420 + 304,163 + 400 = 1.205,583 triệu đồng") == [RIGHT]


def test_the_published_product_of_a_rounded_factor() -> None:
    first, second = judgements(
        "350.000 × 136 công = 47.670.000; 2.000 × 4.086 = 8.172.000; − 4.672.000 → 51.170.000"
    )
    assert (first.verdict, first.right) == (FACTOR, "47.600.000")
    assert (first.factor, first.unrounded) == ("136", "136,2")
    assert second.verdict is RIGHT


def test_the_other_product_of_a_rounded_factor() -> None:
    judgement = the("345 × 350.000 = 120.890.000")
    assert (judgement.verdict, judgement.right) == (FACTOR, "120.750.000")
    assert (judgement.factor, judgement.unrounded) == ("345", "345,4")


@pytest.mark.parametrize(
    "text",
    [
        "(1,5 công × 2 lần × 350.000 + 116.000 × 6 m × 2) × 5 cẩu = 12.210.000; thưởng 20 % = 2.442.000",
        "12.210.000 × 20 % = 2.442.000",
        "16 lưỡi × 1.280.000 + 6,4 công × 350.000 − 6.800.000 (chi phí) = 15.920.000",
        "120.890.000 + 41.448.000 − 102.000.000 = 60.338.000; thưởng ≈ 12.000.000",
        "60.338.000 × 20 % ≈ 12.000.000",
    ],
)
def test_published_arithmetic_that_is_right(text: str) -> None:
    assert verdicts(text) == [RIGHT]


def test_published_results_that_were_rounded() -> None:
    judgement = the("2.300.000 × 2,5 × 6 × 300 / 110 = 94.090.000")
    assert (judgement.verdict, judgement.right) == (ROUNDED, "94.090.909")
    judgement = the("94.090.000 × 20 % = 18.820.000")
    assert (judgement.verdict, judgement.right) == (ROUNDED, "18.818.000")


# What people at plants write


@pytest.mark.parametrize(
    "text",
    [
        "60.000 × 36 × 0,75 = 1.620.000 kWh; × 1.064 = 1.723.680.000; − 185.000.000 = 1.538.680.000",
        "(455,0 − 453,8) × 1.800.000.000 × 10−6 = 2.160 tấn, trong đó A = 1.800.000.000 kWh",
        "(455,0 − 453,8) × 1.800.000.000 × 10⁻⁶ = 2.160 tấn",
        "2,16 × 10^3 × 5 = 10.800",
        "2,16 × 103 × 5 = 10.800",
        "ΔA = (P1 − P2) × T = (132 − 95) kW × 6.800 giờ = 251.600 kWh.",
        "40 máy × 0,25 kW × 8.760 giờ = 87.600 kWh",
        "40 máy x 0.25kW x 8760 giờ = 87600 kWh",
        "40 máy × công suất 0,25 kW × thời gian 8.760 giờ = 87.600 kWh",
        "87.600 kWh * 2.204,07 đồng/kWh = 193.076.532 đồng",
        "193.076.532 - 36.000.000 = 157.076.532 đồng",
        "193.076.532 – 36.000.000 = 157.076.532",
        "12 công × 24 lần × 420.000\n= 120.960.000 đồng",
        "12 × 24\n× 420.000 = 120.960.000",
        "- 12 × 24 = 288\n- 2 × 3 = 6",
        "+ 12 × 24 = 288",
        "1) 12 × 24 = 288",
        "1. 12 × 24 = 288",
        "Số giờ tiết kiệm một năm: (2 × 95 − 15) / 60 × 365 = 1.064,58 giờ",
        "[(132 − 95) × 6.800] × 1.700 = 427.720.000",
        "1 tỷ + 200 triệu = 1,2 tỷ đồng",
        "120 + 30 triệu = 150 triệu đồng",
        "120 + 30 triệu = 150.000.000 đồng",
        "1,5 triệu × 3 = 4.500.000",
        "193.076.532 − 36.000.000 = 157,1 triệu đồng",
        "300 : 110 × 11 = 30",
        "300 ÷ 3 = 100",
        "30 % + 20 % = 50 %",
        "(15 − 12) / 15 = 20 %",
        "(15 − 12) / 15 × 100 % = 20 %",
        "20 % × 500 triệu = 100 triệu đồng",
        "12/40 = 30 %",
        "1 / 3 = 33,33 %",
        "2 × 3 = 6 × 4 = 24",
        "2 × 6 = 3 × 4",
        "−5 × 3 = −15",
        "5 − 8 = −3",
        "Năm 2026: 40 × 5 = 200",
        "Năm 2026 - tiết kiệm 40 × 5 = 200",
        "Năm 2026 tiết kiệm 40 × 5 = 200",
        "87.600 × 2.204,07 = khoảng 193 triệu đồng",
        "16 000 000 − 320 000 = 15 680 000",
        "5 × 3 = 15 [1]; 4 (bốn) × 3 = 12",
    ],
)
def test_right_arithmetic_is_found_and_is_right(text: str) -> None:
    found = verdicts(text)
    assert found
    assert set(found) == {RIGHT}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("7 × 8 = 54", "56"),
        ("7 × 8 = 55", "56"),
        ("7 × 8 = 57", "56"),
        ("100 + 5 × 3 = 15", "115"),
        ("40 máy × 0,25 kW × 8.760 giờ = 876.000 kWh", "87.600"),
        ("350.000 × 136 công = 4.760.000", "47.600.000"),
        ("87.600 × 2.204,07 = 193.076.352 đồng", "193.076.532"),
        ("193.076.532 − 36.000.000 = 147.076.532", "157.076.532"),
        ("120.960.000 + 44.400.000 − 38.500.000 = 128.860.000", "126.860.000"),
        ("(2 + 3) × 4 = 14", "20"),
        ("1 tỷ + 200 triệu = 1,3 tỷ đồng", "1,2"),
        ("12.210.000 × 20 % = 244.200.000", "2.442.000"),
        ("12 × 24\n= 298", "288"),
        ("5 − 8 = 3", "-3"),
        ("Năm 2026 tiết kiệm 40 × 5 = 300", "200"),
        ("60.338.000 × 20 % ≈ 20.000.000", "12.067.600"),
    ],
)
def test_wrong_arithmetic_says_what_is_right(text: str, right: str) -> None:
    judgement = the(text)
    assert (judgement.verdict, judgement.right) == (WRONG, right)
    assert judgement.written


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("200 / 3 = 66,66", "66,6667"),
        ("1.064,58 giờ × 96.000 = 102.200.000", "102.199.680"),
        ("12,5 × 3,33 = 41,6", "41,625"),
    ],
)
def test_what_was_cut_or_rounded_is_a_note(text: str, right: str) -> None:
    judgement = the(text)
    assert (judgement.verdict, judgement.right) == (ROUNDED, right)


# What only looks like arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "Từ 12/03/2026 đến 05/10/2026 theo Phương án số 118/PA-ĐQLVH",
        "Ngày áp dụng = 12/03/2026",
        "12/03/2026 + 90 ngày = 10/06/2026",
        "MBA mang 15-20% tải, giờ làm chỉ 15', tổ máy 1/2, 48 chu kỳ/ngày, 0,25 kW",
        "15-20% × 400 kVA = 60-80 kVA",
        "tổ máy 1 + tổ máy 2 = 600 MW",
        "tổ máy 1/2 = 300 MW",
        "Số tiền làm lợi: (1) + (2) − (3) = 157.076.532 đồng",
        "[1] + [2] = 5",
        "δ = α × D × Δt, với D = 820 mm, Δt = 18 °C, cho δmin = 0,17 mm",
        "F = μ × N, với μ = 0,55",
        "12 × n × 3 = 36",
        "5 máy 160 kVA × 8.760 = 7.008.000",
        "(31 − 9) phút × 1.500 bộ/năm = 550 giờ",
        "95 phút × 2 = 3,17 giờ",
        "1,2 g/kWh × 1.800.000.000 kWh × 2.300.000 đ/tấn = 4.968.000.000 đồng",
        "0,25 MW × 8.760 giờ = 2.190.000 kWh",
        "5 m × 20 cm = 1 m²",
        "2 người × 95 phút => 190; a >= 5 × 3 <= 16; x == 2 + 2",
        "1 / 0 = 5",
        "12.34.56 + 1 = 5",
        "= 5 × 3",
        "5 × 3 =",
        "5 × 3 = x",
        "× 1.064 = 1.723.680.000",
        "; − 4.672.000 + 100 = 51.170.000",
    ],
)
def test_what_is_no_certain_arithmetic_is_left_alone(text: str) -> None:
    assert not speaks(text)


# Properties

_SIGNS = st.sampled_from(["×", "x", "*"])
_UNITS = st.sampled_from(["", " công", " máy", " lần"])
_NUMBERS = st.integers(1, 9_999_999)


@st.composite
def products(draw: st.DrawFn) -> tuple[list[int], str, int]:
    factors = draw(st.lists(st.integers(2, 99_999), min_size=2, max_size=4))
    sign, unit = draw(_SIGNS), draw(_UNITS)
    made = 1
    for factor in factors:
        made *= factor
    return factors, f" {sign} ".join(format_number(factor) + unit for factor in factors), made


@given(products(), st.sampled_from(["=", "\n="]))
def test_a_correctly_printed_product_never_speaks(drawn: tuple[list[int], str, int], equals: str) -> None:
    _factors, words, made = drawn
    assert verdicts(f"{words} {equals} {format_number(made)} đồng.") == [RIGHT]


@given(products(), st.data())
def test_a_changed_digit_of_a_product_always_speaks(
    drawn: tuple[list[int], str, int], data: st.DataObject
) -> None:
    _factors, words, made = drawn
    changed = _with_another_digit(format_number(made), data)
    assert speaks(f"{words} = {changed} đồng.")


@given(st.lists(_NUMBERS, min_size=2, max_size=6), st.data())
def test_sums_speak_exactly_where_a_digit_was_changed(numbers: list[int], data: st.DataObject) -> None:
    words, total = " + ".join(map(format_number, numbers)), format_number(sum(numbers))
    assert verdicts(f"{words} = {total}") == [RIGHT]
    assert speaks(f"{words} = {_with_another_digit(total, data)}")


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.data())
def test_differences_speak_exactly_where_a_digit_was_changed(
    first: int, second: int, data: st.DataObject
) -> None:
    assume(first > second)
    words, made = f"{format_number(first)} − {format_number(second)}", format_number(first - second)
    assert verdicts(f"{words} = {made}") == [RIGHT]
    assert speaks(f"{words} = {_with_another_digit(made, data)}")


@given(st.decimals(1, 9_999, places=2), st.integers(2, 9_999))
def test_decimals_printed_whole_never_speak(first: object, second: int) -> None:
    from decimal import Decimal

    price = Decimal(str(first))
    assert not speaks(f"{format_number(price)} × {format_number(second)} = {format_number(price * second)}")


def _with_another_digit(figures: str, data: st.DataObject) -> str:
    """Change one digit; a first one never to nought, which would make a shorter number."""
    places = [place for place, sign in enumerate(figures) if sign.isdecimal()]
    place = data.draw(st.sampled_from(places))
    least = "1" if place == 0 else "0"
    other = data.draw(
        st.sampled_from([digit for digit in "0123456789" if digit != figures[place] and digit >= least])
    )
    return figures[:place] + other + figures[place + 1 :]


@given(st.text(alphabet="0123456789.,+-−–×xX*/÷:=≈()[]{}% \n\tabđ²⁻⁶10^'", max_size=300))
def test_hostile_signs_never_raise(text: str) -> None:
    judgements(text)


@given(st.text(max_size=300))
def test_any_text_never_raises(text: str) -> None:
    judgements(f"{text} 5 × 3 = {text}")


@pytest.mark.parametrize(
    "text",
    [
        "=" * 100_000,
        "(" * 100_000,
        "1+1=" * 25_000,
        "1.000+1.000=3.000;" * 5_556,
        "1.234 + " * 12_500 + "= 5",
        ("1.234 + " * 6 + "1 = 5.678;") * 1_700,
        "1" * 99_998 + "=1",
        "1.1." * 24_999 + "=2",
        "a " * 50_000 + "= 5",
        "1 " * 49_999 + "=1",
        "a + " * 25_000,
        "( =" * 33_333,
        "10^" * 33_333,
        "".join(random.Random(7).choices("0123456789.,+-×=()[] ađ%\n/:x", k=100_000)),
    ],
    ids=range(14),
)
def test_a_long_text_takes_no_longer_than_a_blink(text: str) -> None:
    times: list[float] = []
    for _again in range(3):
        judgements.cache_clear()
        begin = process_time()
        found = judgements(text)
        times.append(process_time() - begin)
        assert len(found) <= MOST_EQUATIONS
    assert min(times) < 0.1
