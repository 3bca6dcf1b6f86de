"""Text taken apart into words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.words import is_number, sentences, words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", ()),
        ("Hoà và hòa", ("hoà", "và", "hoà")),
        ("132kW, 31%", ("132", "kw", ",", "31", "%")),
        ("100 % = 100%", ("100", "%", "=", "100", "%")),
        ("2.204,07đ/kWh", ("2.204,07", "đ", "/", "kwh")),
        ("40 m³ [1, 2]", ("40", "m³", "[", "1", ",", "2", "]")),
        ("M42 và H2", ("m42", "và", "h2")),
        (unicodedata.normalize("NFC", "SỨC KHOẺ"), ("sức", "khoẻ")),
        ("sức khỏe", ("sức", "khoẻ")),
    ],
)
def test_numbers_words_and_signs_stand_alone(text: str, tokens: tuple[str, ...]) -> None:
    assert words(text).tokens == tokens


def test_a_text_typed_without_marks_is_known_and_so_are_its_sentences() -> None:
    assert not words("Bom nuoc so 2").has_marks
    assert [piece.has_marks for _text, piece in sentences("Bom hong. Bơm số 2 hỏng.")] == [True, True]


def test_sentences_end_at_stops_and_lines_not_inside_numbers() -> None:
    told = [text for text, _words in sentences("Hết 1.700 đồng. Còn 2,5; rồi\nxong")]
    assert told == ["Hết 1.700 đồng.", "Còn 2,5;", "rồi", "xong"]


@given(st.text())
def test_every_token_has_a_letter_and_numbers_begin_with_a_figure(text: str) -> None:
    for token in words(text).tokens:
        assert token
        assert is_number(token) == token[0].isdecimal()
