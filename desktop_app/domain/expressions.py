"""Arithmetic written as text: + − × ÷ and brackets over named values, evaluated exactly.

What a formula file says is parsed by the interpreter's own grammar and then only a handful of its nodes are
let through: no call, power, comparison, attribute or text ever runs.
"""

import ast
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

_MOST_LETTERS = 400
_MOST_DEPTH = 20
_SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", "–": "-"})
_ALPHABET = re.compile(r"[A-Za-z0-9_+\-*/(). ]*")
_NUMBER = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?")
_OPERATIONS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "/"}
_LOOSE, _TIGHT = ("+", "−"), ("×", "/")


class ExpressionError(UserError):
    """A text that is no such arithmetic; the sentence says what to write instead."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A number written in the expression itself."""

    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """One of the named values."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """`left sign right`; `sign` is one of + − × /."""

    sign: str
    left: "Node"
    right: "Node"


Node = Literal | Name | Operation


@dataclass(frozen=True, slots=True)
class Expression:
    """An arithmetic that was let through. `names` are those it uses, in the order they are first used."""

    text: str
    root: Node
    names: tuple[str, ...]

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction:
        """Work it out exactly. Raises ZeroDivisionError where it divides by nought."""
        return _value(self.root, values)

    def written(self, words: Callable[[Name | Literal], str]) -> str:
        """Write it with other words for names and numbers, brackets only where they are needed.

        A factor whose words are "" is left out with its sign.
        """
        return _written(self.root, words)[0]


def parse_expression(text: str, known: Collection[str]) -> Expression:
    """Read an arithmetic over the `known` names. Raises ExpressionError with what to write instead."""
    plain = text.translate(_SIGNS).strip()
    if not plain:
        raise ExpressionError(_("Chưa có biểu thức; hãy viết như (before - after) * hours."))
    if len(plain) > _MOST_LETTERS:
        raise ExpressionError(
            _("Biểu thức dài hơn {most} ký tự; hãy viết gọn lại.").format(most=_MOST_LETTERS)
        )
    if not _ALPHABET.fullmatch(plain):
        raise _refused()
    if plain.count("(") > _MOST_DEPTH:
        raise _too_deep()
    try:
        tree = ast.parse(plain, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError(
            _("Biểu thức viết chưa đúng; kiểm tra các dấu ngoặc và dấu phép tính.")
        ) from None
    names: dict[str, None] = {}
    root = _node(tree, plain, known, names, _MOST_DEPTH)
    return Expression(text, root, tuple(names))


def _refused() -> ExpressionError:
    return ExpressionError(
        _("Biểu thức chỉ được dùng + − × ÷, dấu ngoặc, số như 0.75 và tên các số liệu; hãy bỏ phần khác.")
    )


def _too_deep() -> ExpressionError:
    return ExpressionError(_("Biểu thức lồng nhau quá sâu; hãy tách thành biểu thức ngắn hơn."))


def _node(node: ast.expr, text: str, known: Collection[str], names: dict[str, None], depth: int) -> Node:
    if not depth:
        raise _too_deep()
    match node:
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATIONS:
            return Operation(
                _OPERATIONS[type(operator)],
                _node(left, text, known, names, depth - 1),
                _node(right, text, known, names, depth - 1),
            )
        case ast.Name(id=name):
            if name not in known:
                sentence = _("Không có số liệu tên “{name}”; hãy dùng một trong: {known}.")
                raise ExpressionError(sentence.format(name=name[:60], known=", ".join(known) or "–"))
            names[name] = None
            return Name(name)
        case ast.Constant():
            written = ast.get_source_segment(text, node) or ""
            if not _NUMBER.fullmatch(written):
                raise _refused()
            return Literal(Fraction(written), written)
        case _:
            raise _refused()


def _value(node: Node, values: Mapping[str, Fraction]) -> Fraction:
    match node:
        case Literal(value=value):
            return value
        case Name(name=name):
            return values[name]
        case Operation(sign=sign, left=left, right=right):
            first, second = _value(left, values), _value(right, values)
    match sign:
        case "+":
            return first + second
        case "−":
            return first - second
        case "×":
            return first * second
        case _:
            return first / second


def _written(node: Node, words: Callable[[Name | Literal], str]) -> tuple[str, str]:
    """Give the words of a node and the sign it is held together by ("" for a single one)."""
    if not isinstance(node, Operation):
        return words(node), ""
    left, left_sign = _written(node.left, words)
    right, right_sign = _written(node.right, words)
    if not (left and right):
        is_left_out = node.sign == "×" or (node.sign == "/" and not right)
        if is_left_out:
            return (left, left_sign) if left else (right, right_sign)
        left, right = left or "1", right or "1"
    if node.sign in _TIGHT and left_sign in _LOOSE:
        left = f"({left})"
    if (right_sign in _LOOSE and node.sign != "+") or (right_sign in _TIGHT and node.sign == "/"):
        right = f"({right})"
    return f"{left} {node.sign} {right}", node.sign
