"""Amounts in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.numbers import in_words

WORDS = {
    0: "không", 4: "bốn", 5: "năm", 10: "mười", 11: "mười một", 14: "mười bốn", 15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt", 24: "hai mươi tư", 25: "hai mươi lăm", 55: "năm mươi lăm", 100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn", 105: "một trăm linh năm", 110: "một trăm mười", 111: "một trăm mười một",
    121: "một trăm hai mươi mốt", 1000: "một nghìn", 1005: "một nghìn không trăm linh năm",
    1010: "một nghìn không trăm mười", 10005: "mười nghìn không trăm linh năm",
    21000: "hai mươi mốt nghìn", 1_000_001: "một triệu không trăm linh một",
    1_005_000: "một triệu không trăm linh năm nghìn", 120_500_000: "một trăm hai mươi triệu năm trăm nghìn",
    1_000_000_001: "một tỷ không trăm linh một", 5_005_000_000: "năm tỷ không trăm linh năm triệu",
    1_234_567_890: "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi",
    10**12: "một nghìn tỷ", 10**15: "một triệu tỷ", 10**18: "một tỷ tỷ", -7: "âm bảy",
    -1_000_000: "âm một triệu",
}  # fmt: skip

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def value_of(words: str) -> int:
    """Count words back, below a thousand billions."""
    total = group = digit = 0
    for word in words.split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word in SCALES:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
        if word == "mười":
            group, digit = group + 10, 0
    return total + group + digit


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_amounts_are_said_as_in_the_north(number: int, words: str):
    assert in_words(number) == words


@given(st.integers(0, 10**12 - 1))
def test_words_counted_back_give_the_number(number: int):
    assert value_of(in_words(number)) == number


@given(st.integers(-(10**40), 10**40))
def test_no_number_is_too_large_for_words(number: int):
    assert in_words(number).startswith("âm ") == (number < 0)
    assert "  " not in in_words(number)
