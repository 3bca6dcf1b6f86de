"""Numbers with their units: read exactly, shown back, never carried into another dimension."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.measures import Quantity, decimal_of, format_exact, half_up, read_quantity, spelling
from desktop_app.forms.measures import measures

KNOWN = measures()
NAMES = sorted(KNOWN.all)


def read(text: str, wanted: str, also: tuple[str, ...] = ()) -> Quantity:
    return read_quantity(text, KNOWN.get(wanted), KNOWN, [KNOWN.get(name) for name in also])


@pytest.mark.parametrize(
    ("text", "wanted", "value"),
    [
        ("132 kW", "kW", 132),
        ("132", "kW", 132),
        ("0.25kW", "kW", Fraction(1, 4)),
        ("0,25 KW", "kW", Fraction(1, 4)),
        ("60 MW", "kW", 60_000),
        ("60mw", "kW", 60_000),
        ("1,8 triệu kWh", "kWh", 1_800_000),
        ("1.800.000 kwh", "kWh", 1_800_000),
        ("56 GWh", "kWh", 56_000_000),
        ("15'", "phút", 15),
        ("15’", "phút", 15),
        ("15 ph", "phút", 15),
        ("1,5 h", "phút", 90),
        ("1 giờ 35 phút", "phút", 95),
        ("1h30'", "giờ", Fraction(3, 2)),
        ("95 phut", "giờ", Fraction(19, 12)),
        ("0,455 kg/kWh", "g/kWh", 455),
        ("455,0 g / kWh", "g/kWh", 455),
        ("0,455 tấn/MWh", "g/kWh", 455),
        ("2500 kcal/kWh", "kJ/kWh", 10_467),
        ("23 MJ/kg", "kJ/kg", 23_000),
        ("5500 kcal/kg", "kJ/kg", Fraction("23027.4")),
        ("1 triệu BTU", "kJ", Fraction("1055055.85262")),
        ("12m3", "m³", 12),
        ("12 khối", "m³", 12),
        ("500 l", "m³", Fraction(1, 2)),
        ("120 mg/Nm3", "mg/Nm³", 120),
        ("75 %", "hệ số", Fraction(3, 4)),
        ("0,75", "hệ số", Fraction(3, 4)),
        ("6,25", "%", Fraction(25, 4)),
        ("36 triệu", "đồng", 36_000_000),
        ("36 triệu đồng", "đồng", 36_000_000),
        ("36 trđ", "đồng", 36_000_000),
        ("1 tỷ 2", "đồng", 1_200_000_000),
        ("1 tỷ 200 triệu đồng", "đồng", 1_200_000_000),
        ("5 nghìn tỷ đồng", "đồng", 5_000_000_000_000),
        ("2.204,07đ", "đồng/kWh", Fraction("2204.07")),
        ("2,3 triệu đồng/tấn", "đồng/tấn", 2_300_000),
        ("2300 đ/kg", "đồng/tấn", 2_300_000),
        ("1.700.000 đồng/MWh", "đồng/kWh", 1700),
        ("96 nghìn đồng/giờ", "đồng/giờ", 96_000),
        ("40 MBA", "thiết bị", 40),
        ("3 năm", "tháng", 36),
        ("-5 kW", "kW", -5),
        ("2 vụ", "lần", 2),
    ],
)
def test_a_number_is_read_into_the_wanted_measure_exactly(
    text: str, wanted: str, value: Fraction | int
) -> None:
    assert read(text, wanted).value == value


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        ("132 MWh", "kW", ("điện năng", "công suất", "kW")),
        ("132 kW", "kWh", ("công suất", "điện năng")),
        ("1 tháng", "giờ", ("số tháng", "thời gian", "giờ")),
        ("365 ngày", "giờ", ("số ngày", "thời gian")),
        ("3 ca", "giờ", ("số ca", "thời gian")),
        ("12 công", "giờ", ("số công", "thời gian")),
        ("10 kVA", "kW", ("công suất biểu kiến",)),
        ("1.700 đồng/tấn", "đồng/kWh", ("giá theo khối lượng", "giá điện")),
        ("1.700 đồng", "kWh", ("số tiền", "điện năng")),
        ("5 kWh/m3", "m³/kWh", ("điện năng trên thể tích", "suất tiêu hao nước")),
        ("3 mã lực", "kW", ("“mã lực”", "kW")),
        ("2,3 usd/tấn", "đồng/tấn", ("“usd/tấn”", "đồng/tấn")),
        ("5 đồng/giờ/kWh", "đồng/kWh", ("đồng/giờ/kWh",)),
        ("", "kW", ("Chưa có số",)),
        ("\x00 \u200b", "kW", ("Chưa có số",)),
        ("kW", "kW", ("Không đọc được",)),
        ("khoảng 40 máy", "máy", ("Không đọc được",)),
        ("8/5", "kW", ("ngày tháng", "8.5")),
        ("08-May", "kW", ("ngày tháng",)),
        ("2026-05-08 00:00:00", "kW", ("ngày tháng",)),
        ("1e5 kW", "kW", ("Không đọc được",)),
        ("35 phút 1 giờ", "giờ", ("Không đọc được",)),
    ],
)
def test_what_does_not_fit_is_one_sentence_that_names_both(
    text: str, wanted: str, said: tuple[str, ...]
) -> None:
    with pytest.raises(UserError) as refused:
        read(text, wanted)
    sentence = str(refused.value)
    assert all(words in sentence for words in said), sentence
    assert "không hợp lệ" not in sentence
    assert "\n" not in sentence


def test_a_lone_mark_is_kept_both_ways() -> None:
    found = read("501.420 kWh", "kWh")
    assert found.is_ambiguous
    assert found.value == 501_420
    assert found.other is not None
    assert found.other.value == Fraction("501.42")
    assert (found.shown, found.other.shown) == ("501.420 kWh", "501,42 kWh")
    for way in (found, found.other):
        again = read(way.certain, "kWh")
        assert (again.value, again.is_ambiguous) == (way.value, False)


@pytest.mark.parametrize(
    ("text", "wanted", "shown", "words"),
    [
        ("95 phút", "giờ", "95 phút = 1,583333… giờ", "1,5833 giờ"),
        ("90 phút", "giờ", "90 phút = 1,5 giờ", "1,5 giờ"),
        ("60 MW", "kW", "60 MW = 60.000 kW", "60.000 kW"),
        ("15'", "phút", "15 phút", "15 phút"),
        ("40 mba", "thiết bị", "40 máy", "40 máy"),
        ("0,75", "hệ số", "0,75", "0,75"),
        ("75 %", "hệ số", "75 % = 0,75", "0,75"),
        ("2.204,07", "đồng/kWh", "2.204,07 đồng/kWh", "2.204,07 đồng/kWh"),
        ("36 triệu", "đồng", "36.000.000 đồng", "36.000.000 đồng"),
    ],
)
def test_what_was_understood_is_shown_back(text: str, wanted: str, shown: str, words: str) -> None:
    found = read(text, wanted)
    assert (found.shown, found.words) == (shown, words)


def test_a_neighbour_is_taken_as_it_is_where_it_is_let() -> None:
    assert read("365 ngày", "lần", ("ngày",)).words == "365 ngày"
    assert read("365", "lần", ("ngày",)).words == "365 lần"
    with pytest.raises(UserError):
        read("365 giờ", "lần", ("ngày",))


@given(
    st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(0, 10**9), st.sampled_from(["", ",5", ",125"])
)
def test_a_value_is_the_same_in_every_unit_of_its_dimension(
    typed: str, wanted: str, whole: int, part: str
) -> None:
    unit, target = KNOWN.get(typed), KNOWN.get(wanted)
    if unit.is_bare:
        return
    text = f"{whole}{part} {unit.printed}"
    if unit.dimension != target.dimension:
        with pytest.raises(UserError):
            read(text, wanted)
        return
    found = read(text, wanted)
    there = read_quantity(text, unit, KNOWN)
    assert found.value * target.factor == there.value * unit.factor
    back = read(found.certain, typed)
    assert back.value == there.value


@given(st.text(max_size=300), st.sampled_from(NAMES))
def test_hostile_text_is_read_or_refused_in_words(text: str, wanted: str) -> None:
    for typed in (text, f"5 {text}", f"5 kW/{text}", text * 50):
        with suppress(UserError):
            found = read(typed, wanted)
            assert found.shown
            assert found.words
            assert found.certain


@given(st.fractions(max_denominator=10**6), st.integers(-3, 3))
def test_rounding_is_half_up_and_only_where_it_must_be(value: Fraction, whole: int) -> None:
    number, is_rounded = decimal_of(value)
    assert abs(Fraction(number) - value) <= (Fraction(1, 20_000) if is_rounded else 0)
    assert abs(half_up(value) - value) <= Fraction(1, 2)
    assert half_up(whole + Fraction(1, 2)) == whole + (1 if whole >= 0 else 0)
    assert format_exact(Fraction(whole)) == str(whole)


def test_no_unit_is_spelled_like_another() -> None:
    spelled = [spelling(name) for name in KNOWN.all]
    assert len(spelled) == len(set(spelled))
    for name in KNOWN.all:
        assert KNOWN.get(name).id == name
    assert KNOWN.find("đ/kwh") == KNOWN.find("đồng/kWh")
    assert KNOWN.find("kw/") is None
    assert KNOWN.find("/" * 50) is None
    assert KNOWN.find("kW" * 200) is None


def test_units_alike_are_offered_for_rates_too() -> None:
    alike = [measure.id for measure in KNOWN.alike(KNOWN.get("g/kWh"))]
    assert {"g/kWh", "kg/kWh", "tấn/MWh"} <= set(alike)
    assert [measure.id for measure in KNOWN.alike(KNOWN.get("kW"))] == ["kW", "W", "MW"]
