"""Arithmetic as text: exact, and nothing but arithmetic."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.expressions import ExpressionError, parse_expression

NAMES = ("a", "b", "c")
VALUES = {"a": Fraction(7), "b": Fraction(2), "c": Fraction(1, 3)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", 7),
        ("a - b - c", Fraction(14, 3)),
        ("a − (b - c)", Fraction(16, 3)),
        ("a × b ÷ c", 42),
        ("a / b / b", Fraction(7, 4)),
        ("(a + b) * 0.1", Fraction(9, 10)),
        ("a / 1055055.85262", Fraction(7) / Fraction("1055055.85262")),
        (" a*1 ", 7),
    ],
)
def test_it_is_worked_out_exactly(text: str, value: Fraction | int) -> None:
    assert parse_expression(text, NAMES).evaluate(VALUES) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Chưa có biểu thức"),
        ("d + a", "“d”"),
        ("a ** b", "+ − × ÷"),
        ("a // b", "+ − × ÷"),
        ("-a", "+ − × ÷"),
        ("a(b)", "+ − × ÷"),
        ("a.real", "+ − × ÷"),
        ("__import__", "“__import__”"),
        ("1e9 * a", "+ − × ÷"),
        ("0x10 * a", "+ − × ÷"),
        ("1_000 * a", "+ − × ÷"),
        ("1j * a", "+ − × ÷"),
        ("1. * a", "+ − × ÷"),
        ("9999999999999999999 * a", "+ − × ÷"),
        ("True", "+ − × ÷"),
        ("a, b", "+ − × ÷"),
        ("'a'", "+ − × ÷"),
        ("a if b else c", "+ − × ÷"),
        ("a < b", "+ − × ÷"),
        ("[a]", "+ − × ÷"),
        ("a\nb", "+ − × ÷"),
        ("a +", "ngoặc"),
        ("(a", "ngoặc"),
        ("a b", "ngoặc"),
        ("(" * 150 + "a" + ")" * 150, "quá sâu"),
        ("+".join("a" * 30), "quá sâu"),
        ("+".join("a" * 300), "dài hơn"),
        ("a" * 10_000, "dài hơn"),
        ("a; b", "+ − × ÷"),
        ("ａ", "+ − × ÷"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse_expression(text, NAMES)
    assert said in str(refused.value), str(refused.value)


def test_dividing_by_nought_is_told_apart() -> None:
    with pytest.raises(ZeroDivisionError):
        parse_expression("a / (b - b)", NAMES).evaluate(VALUES)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a*(b - c)", "A × (B − C)"),
        ("a - (b - c)", "A − (B − C)"),
        ("a - (b + c)", "A − (B + C)"),
        ("a + (b - c)", "A + B − C"),
        ("(a - b) - c", "A − B − C"),
        ("a / (b * c)", "A / (B × C)"),
        ("a / (b / c)", "A / (B / C)"),
        ("a * (b / c)", "A × B / C"),
        ("(a*b - c) / 60 * a", "(A × B − C) / 60 × A"),
    ],
)
def test_it_is_written_with_the_brackets_it_needs(text: str, written: str) -> None:
    expression = parse_expression(text, NAMES)
    assert expression.written(lambda node: getattr(node, "text", "") or node.name.upper()) == written  # type: ignore[union-attr]


def test_a_factor_without_words_is_left_out_with_its_sign() -> None:
    def words(node: object) -> str:
        return "" if getattr(node, "name", "") == "a" else getattr(node, "name", "60")

    assert parse_expression("a * (b - c)", NAMES).written(words) == "b − c"
    assert parse_expression("a * b - a * c", NAMES).written(words) == "b − c"
    assert parse_expression("b / a", NAMES).written(words) == "b"
    assert parse_expression("a / b", NAMES).written(words) == "1 / b"
    assert parse_expression("a * (b - c) * b", NAMES).written(words) == "(b − c) × b"


@given(st.text(max_size=60))
def test_hostile_text_is_parsed_or_refused(text: str) -> None:
    with suppress(ExpressionError):
        assert set(parse_expression(text, NAMES).names) <= set(NAMES)


TERMS = st.recursive(
    st.sampled_from(NAMES) | st.integers(1, 99).map(str),
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map("({0[0]} {0[1]} {0[2]})".format),
    max_leaves=12,
)


@given(TERMS)
def test_what_is_written_is_worth_the_same(text: str) -> None:
    expression = parse_expression(text, NAMES)
    again = parse_expression(
        expression.written(lambda node: getattr(node, "text", "") or node.name),  # type: ignore[union-attr]
        NAMES,
    )
    try:
        value = expression.evaluate(VALUES)
    except ZeroDivisionError:
        return
    assert again.evaluate(VALUES) == value
