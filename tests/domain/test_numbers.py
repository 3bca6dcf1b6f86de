"""Numbers as people type them, and as papers print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.numbers import (
    MOST_MONEY,
    format_money,
    format_number,
    read_money,
    read_number,
)

decimals = st.decimals(-(10**15), 10**15, places=4, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", "0"), ("-5", "-5"), ("−5", "-5"), ("+5", "5"), ("1234", "1234"), ("1234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.205,563", "1205.563"), ("1,205.563", "1205.563"),
        ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1 234 567,25", "1234567.25"),
        ("1\u00a0234", "1234"),
        ("1\u202f234\u202f567", "1234567"), ("0,125", "0.125"), ("0.125", "0.125"), ("1234,567", "1234.567"),
        ("  12,5  ", "12.5"), ("1.864,44 đồng", "1864.44"), ("1,2 triệu", "1200000"), ("12,50", "12.50"),
    ],
)  # fmt: skip
def test_a_number_with_one_meaning_is_read_without_asking(typed: str, value: str):
    reading = read_number(typed)

    assert str(reading.value) == value
    assert not reading.is_ambiguous
    assert reading.other is None


@pytest.mark.parametrize(
    ("typed", "value", "other"),
    [
        ("501.420", "501420", "501.420"),
        ("1,200", "1.200", "1200"),
        ("-1,200", "-1.200", "-1200"),
        ("1.000", "1000", "1.000"),
    ],
)
def test_a_lone_mark_before_three_digits_is_asked_about_with_both_readings(
    typed: str, value: str, other: str
):
    reading = read_number(typed)

    assert reading.is_ambiguous
    assert reading.value == Decimal(value)
    assert reading.other is not None
    assert reading.other.value == Decimal(other)


def test_both_readings_are_shown_as_vietnam_writes_them():
    reading = read_number("501.420")

    assert reading.shown == "501.420"
    assert reading.other is not None
    assert reading.other.shown == "501,42"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("16 tỷ", 16 * 10**9), ("1 tỷ 2", 1_200_000_000), ("1tỷ2", 1_200_000_000), ("1 tỉ 25", 1_250_000_000),
        ("1 tỷ 05", 1_050_000_000), ("1200 triệu", 1_200_000_000), ("1200 TRIỆU ĐỒNG", 1_200_000_000),
        ("1,5 tr", 1_500_000), ("2 triệu rưỡi", 2_500_000), ("1 tỷ 200 triệu", 1_200_000_000),
        ("500k", 500_000),
        ("1 triệu 200.000", 1_200_000), ("1 triệu 200 nghìn 500", 1_200_500), ("2 nghìn tỷ", 2 * 10**12),
        ("5 trăm triệu", 500_000_000), ("16.000.000 VNĐ", 16_000_000), ("16,000,000 ₫", 16_000_000),
        ("10.995.357đ", 10_995_357), ("-3 triệu", -3_000_000), ("10.995.357,5", 10_995_358), ("0 đồng", 0),
        ("1.205,563 triệu", 1_205_563_000),
    ],
)  # fmt: skip
def test_money_is_read_as_people_say_it(typed: str, value: int):
    reading = read_money(typed)

    assert (reading.value, reading.is_ambiguous) == (value, False)
    assert reading.shown == f"{format_money(value)} đồng"


@pytest.mark.parametrize(
    ("typed", "value", "other"),
    [
        ("501.420", 501_420, 501), ("1,200", 1200, 1), ("1,205 tỷ", 1_205_000_000, 1_205_000_000_000),
        ("16.500 triệu", 16_500_000_000, 16_500_000),
    ],
)  # fmt: skip
def test_money_with_a_lone_mark_is_asked_about(typed: str, value: int, other: int):
    reading = read_money(typed)

    assert reading.is_ambiguous
    assert reading.value == value
    assert reading.other is not None
    assert reading.other.value == other


@pytest.mark.parametrize(
    "typed",
    [
        "abc", "-", "1.2.3", "12.34,5", "1,", ",5", "12 34", "1.234.56", "1234.567.890", "--5",
        "1,2,3.4.5", "=1+1", "1e9",
        "1 tỷ 2,5", "1 tỷ 2 3", "200 triệu 1 tỷ", "rưỡi", "5 rưỡi", "tỷ", "1 tỷ tỷ tỷ", "3 con",
        "1,5 tỷ 2", "٣", "9" * 30,
        "1.234.567,", "5 5 triệu",
    ],
)  # fmt: skip
def test_nonsense_gets_one_sentence_with_an_example(typed: str):
    for read in (read_number, read_money):
        with pytest.raises(UserError, match="Không đọc được số") as refused:
            read(typed)
        assert "1.234,5" in str(refused.value)


def test_nothing_is_not_nought():
    with pytest.raises(UserError, match="Chưa có số nào"):
        read_money("  ")


def test_a_sum_nobody_has_is_refused_with_a_hint_at_its_unit():
    with pytest.raises(UserError, match="quá lớn"):
        read_money("900 triệu tỷ")


@given(decimals)
def test_what_is_written_is_read_back_as_it_was(number: Decimal):
    reading = read_number(format_number(number))
    readings = {reading.value} | ({reading.other.value} if reading.other else set())

    assert number in readings
    assert reading.value == number or reading.is_ambiguous


@given(st.integers(-MOST_MONEY, MOST_MONEY))
def test_written_money_is_read_back_as_it_was(amount: int):
    assert read_money(format_money(amount)).value == amount
    assert read_money(f"{format_money(amount)} đồng").value == amount


@given(st.integers(1, 9999), st.integers(0, 999))
def test_billions_and_millions_add_up(billions: int, millions: int):
    assert read_money(f"{billions} tỷ {millions} triệu").value == billions * 10**9 + millions * 10**6


@given(st.text(st.sampled_from("0123456789., -tỷtriệunghìnđk+")))
def test_no_typing_breaks_the_reader(typed: str):
    try:
        reading, sentence = read_money(typed), "."
    except UserError as refused:
        reading, sentence = None, str(refused)

    assert sentence.endswith(".")
    assert reading is None or read_money(reading.shown).value == reading.value
    assert reading is None or "E" not in str(read_number(typed).value)


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [
        (Decimal("1234.5"), None, "1.234,5"), (Decimal("1.50"), None, "1,5"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("0.125"), 2, "0,13"), (Decimal("-0.125"), 2, "-0,13"), (Decimal("2.5"), 0, "3"),
        (7, 2, "7,00"),
        (Decimal("-1234567.891"), 1, "-1.234.567,9"), (-5, None, "-5"), (0, None, "0"),
        (Decimal("-0.001"), 2, "0,00"),
    ],
)  # fmt: skip
def test_numbers_are_written_with_dots_and_a_comma_rounded_half_up(
    number: Decimal | int, places: int | None, written: str
):
    assert format_number(number, places) == written
