"""Arithmetic as people write it in prose: “350.000 × 136 công = 47.600.000 đồng” found and taken apart.

Nothing here judges. What cannot be read with certainty is left out rather than guessed: a dossier is full
of dates, numbers of documents, ranges and names of machines that look like sums.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop_app.domain.errors import UserError
from desktop_app.domain.numbers import read_number
from desktop_app.guide.equation_tokens import SIGNS, Token, tokens_of

MOST_EQUATIONS = 80
"""A field that holds more is no prose; looking on would keep people waiting."""
_LEFT_REACH, _RIGHT_REACH = 280, 120
_MOST_WORDS = 6
_MOST_OPERANDS = 24

_EQUALS = re.compile(r"(?<![=<>!:≠≤≥])=(?![=>])|[≈≃≅]")
_ABOUT = frozenset(("khoảng", "gần", "hơn", "trên", "xấp", "xỉ", "tương", "đương", "cỡ", "độ"))
_NAMERS = frozenset(("năm", "tháng", "quý", "ngày", "mục", "bước", "số", "lần", "thứ", "đợt", "bảng", "điều"))
"""A number after one of these is a name, and no part of the sum that follows it."""

_SCALES = {"nghìn": 3, "ngàn": 3, "k": 3, "triệu": 6, "tr": 6, "trđ": 6, "tỷ": 9, "tỉ": 9}
_WEIGHT = {"+": 1, "-": 1, "*": 2, "/": 2}

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_POWERS = {"103": Decimal(10**3), "106": Decimal(10**6), "109": Decimal(10**9)}
"""Powers of ten whose raised figure lost its place on the way through plain text."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One number of an expression, with every sensible reading, the likeliest first.

    `scale` is the power of ten of the words after it (triệu is 6, % is −2); `unit` are the other words.
    `is_named` where a word stands right before it and none after: such a number may only be a name.
    """

    text: str
    readings: tuple[Decimal, ...]
    scale: int = 0
    is_percent: bool = False
    unit: str = ""
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """Operands and the order in which they are reckoned: places of operands and signs, last-in first-out."""

    text: str
    operands: tuple[Operand, ...]
    program: tuple[int | str, ...]

    @property
    def is_sum(self) -> bool:
        """Whether it only adds and takes away."""
        return not {"*", "/"} & set(self.program)

    @property
    def has_division(self) -> bool:
        """Whether something is divided."""
        return "/" in self.program

    @property
    def figure(self) -> str:
        """The number alone, as it stands, where it is one."""
        return f"{'' if self.operands[0].text else '-'}{self.operands[-1].text}"

    @property
    def is_single(self) -> bool:
        """Whether it is one number, perhaps with a minus."""
        return len(self.operands) == 1 + (not self.operands[0].text)


@dataclass(frozen=True, slots=True)
class Equation:
    """Two sides that should be equal; each side in every sensible extent, the likeliest first.

    `is_clear` where nothing around it could belong to it too.
    """

    left: tuple[Expression, ...]
    right: tuple[Expression, ...]
    is_about: bool
    is_clear: bool


def equations(text: str) -> Iterator[Equation]:
    """Find the equations of a text whose left side is more than one number."""
    marks = [mark for _place, mark in zip(range(MOST_EQUATIONS + 1), _EQUALS.finditer(text), strict=False)]
    before = 0
    for place, mark in enumerate(marks[:MOST_EQUATIONS]):
        after = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        start = max(before, mark.start() - _LEFT_REACH)
        left = tokens_of(text, start, mark.start())
        sides, is_clear = _left_sides(text, left, is_cut=start > before)
        before = mark.end()
        if not sides:
            continue
        right, is_about = _right_sides(
            text, tokens_of(text, mark.end(), min(after, mark.end() + _RIGHT_REACH))
        )
        if right:
            yield Equation(sides, right, is_about or mark[0] != "=", is_clear)


# The left side: how far back from the equals sign it reaches


@dataclass(slots=True)
class _Reach:
    """Walks back over operands and signs in turn; `starts` are the places where the expression may begin."""

    tokens: Sequence[Token]
    starts: list[int]
    depth: int = 0
    sign: int = -1
    is_clear: bool = True

    def walk(self) -> None:
        """Collect the starts, the farthest first; none where what is on the left is not whole."""
        place = len(self.tokens) - 1
        while place >= 0:
            first = self._operand(place)
            if first is None:
                self._bare_sign()
                return
            place = self._past_opens(first)
            sign = self._sign_before(place)
            if sign is None:
                self._end(place)
                return
            if self.depth == 0 and self._may_begin(place, sign):
                self.starts.insert(0, place)
            self.sign, place = sign, sign - 1
        self._bare_sign()

    def _may_begin(self, place: int, sign: int) -> bool:
        """Tell whether the sign before an operand may be a bullet or a dash of the sentence."""
        kind = SIGNS[self.tokens[sign].text]
        is_at_line = sign == 0 or self.tokens[sign - 1].kind == "line"
        has_label = any(token.kind == "word" for token in self.tokens[sign + 1 : place])
        return (kind == "-" and has_label) or (kind in "+-" and is_at_line)

    def _operand(self, place: int) -> int | None:
        """Find the number that ends at a place, over its unit, remarks and closing brackets."""
        words = 0
        while place >= 0:
            token = self.tokens[place]
            if token.kind in ("number", "power"):
                return place
            if token.kind == "close":
                self.depth += 1
            elif token.kind in ("word", "percent", "remark"):
                words += 1
            elif token.kind != "line":
                return None
            if words > _MOST_WORDS:
                return None
            place -= 1
        return None

    def _past_opens(self, place: int) -> int:
        """Go to the beginning of an operand: over the brackets that open right before it."""
        while place > 0 and self.depth and self.tokens[place - 1].kind == "open":
            self.depth -= 1
            place -= 1
        return place

    def _sign_before(self, place: int) -> int | None:
        """Find the sign that joins an operand to the one before it; a label may stand between."""
        words, at = 0, place - 1
        while at >= 0 and self.tokens[at].kind in ("word", "remark", "line"):
            if self.tokens[at].kind == "line" and self.depth == 0 and place not in self.starts:
                self.starts.insert(0, place)
            words += self.tokens[at].kind != "line"
            at -= 1
        return at if at >= 0 and self.tokens[at].kind == "sign" and words <= _MOST_WORDS else None

    def _end(self, place: int) -> None:
        if self.depth:
            self.starts.clear()
            return
        if place not in self.starts:
            self.starts.insert(0, place)
        self._look_before(place)

    def _bare_sign(self) -> None:
        """Nothing stands before a sign: a list's bullet, a minus, or the rest of a sum begun elsewhere."""
        if self.sign < 0 or self.depth:
            self.starts.clear()
            return
        sign = SIGNS[self.tokens[self.sign].text]
        before = self.tokens[self.sign - 1] if self.sign else None
        is_bullet = before is None or before.kind == "line"
        if sign == "-" and (is_bullet or before is None or before.kind != "stop" or before.text == ":"):
            self.starts[:0] = [self.sign, self.sign + 1]
        elif sign == "+" and is_bullet:
            self.starts.insert(0, self.sign + 1)
        else:
            self.starts.clear()

    def _look_before(self, place: int) -> None:
        """A number a few words before (“5 máy 160 kVA × …”) may belong to it: then it is not clear."""
        at = place - 1
        while at >= 0 and place - at <= 4 and self.tokens[at].kind in ("word", "percent", "remark"):
            at -= 1
        if at >= 0 and self.tokens[at].kind in ("number", "power"):
            self.is_clear = at > 0 and self.tokens[at - 1].text.casefold() in _NAMERS


def _left_sides(text: str, tokens: list[Token], *, is_cut: bool) -> tuple[tuple[Expression, ...], bool]:
    """Read the left side in every extent it may have, and tell whether its beginning is certain."""
    while tokens and tokens[-1].kind == "line":
        tokens.pop()
    reach = _Reach(tokens, [])
    reach.walk()
    found: list[Expression] = []
    for start in dict.fromkeys(reach.starts):
        expression, end = _read(text, tokens, start)
        if expression is not None and end == len(tokens) and not expression.is_single:
            found.append(expression)
    is_whole = not (is_cut and reach.starts and reach.starts[0] <= _MOST_WORDS)
    return tuple(found), is_whole and reach.is_clear and not any(map(_is_of_names, found))


def _is_of_names(expression: Expression) -> bool:
    """Tell “tổ máy 1 + tổ máy 2” from a sum, “tổ máy 1/2” from a fraction."""
    named = [operand.is_named for operand in expression.operands]
    return (expression.is_sum and sum(named) > 1) or (expression.program == (0, 1, "/") and named[0])


# The right side, and any expression from its beginning on


def _right_sides(text: str, tokens: list[Token]) -> tuple[tuple[Expression, ...], bool]:
    """Read what stands right after the equals sign: all of it, and its first number alone."""
    start, is_about = 0, False
    while start < len(tokens) and start < 3 and tokens[start].text.casefold() in _ABOUT:
        start, is_about = start + 1, True
    while start < len(tokens) and tokens[start].kind == "line":
        start += 1
    whole, _end = _read(text, tokens, start)
    if whole is None or _is_range(tokens, start):
        return (), is_about
    if whole.is_single:
        return (whole,), is_about
    first, _end = _read(text, tokens, start, most=1 + (not whole.operands[0].text))
    return (whole,) if first is None else (first, whole), is_about


def _is_range(tokens: Sequence[Token], start: int) -> bool:
    """Tell “15-20 %” after the equals sign: two numbers with a dash tight between them, or a day."""
    three = tokens[start : start + 3]
    return (
        [token.kind for token in three] == ["number", "sign", "number"]
        and SIGNS[three[1].text] == "-"
        and three[0].end == three[1].start
        and three[1].end == three[2].start
    )


def _read(
    text: str, tokens: Sequence[Token], start: int, most: int = _MOST_OPERANDS
) -> tuple[Expression | None, int]:
    """Read an expression from a place on, as far as it goes; gives it and the place after it."""
    reader = _Reader(tokens, start)
    end = reader.read(most)
    if end is None:
        return None, start
    words = " ".join(text[tokens[start].start : tokens[end - 1].end].split())
    return Expression(words, tuple(reader.operands), tuple(reader.program)), end


class _Reader:
    """Reads operands and signs in turn, keeping the signs that wait (shunting yard)."""

    def __init__(self, tokens: Sequence[Token], start: int) -> None:
        self._tokens, self._at = tokens, start
        self.operands: list[Operand] = []
        self.program: list[int | str] = []
        self._waiting: list[str] = []

    def read(self, most: int) -> int | None:
        """Read at most so many operands; the place after the last whole one, None where there is none."""
        self._unary_minus()
        whole: tuple[int, int, list[int | str], list[str]] | None = None
        while len(self.operands) < most and self._operand():
            self._closes()
            if "(" not in self._waiting:
                whole = (self._at, len(self.operands), list(self.program), list(self._waiting))
            if not self._sign():
                break
        if whole is None:
            return None
        end, count, self.program, waiting = whole
        del self.operands[count:]
        self.program.extend(reversed(waiting))
        return end

    def _kind(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at].kind if at < len(self._tokens) else ""

    def _skip(self, *kinds: str) -> int:
        first = self._at
        while self._kind() in kinds and self._at - first <= _MOST_WORDS:
            self._at += 1
        return self._at - first

    def _unary_minus(self) -> None:
        if self._kind() == "sign" and SIGNS[self._tokens[self._at].text] == "-":
            self.operands.append(Operand("", (Decimal(0),)))
            self.program.append(0)
            self._waiting.append("-")
            self._at += 1

    def _operand(self) -> bool:
        named = self._skip("word", "remark", "line") if self.operands else 0
        while self._kind() == "open":
            self._waiting.append("(")
            self._at += 1
            named = self._skip("word", "line")
        if self._kind() not in ("number", "power"):
            return False
        token = self._tokens[self._at]
        before = self._tokens[self._at - 1].kind if self._at else ""
        self._at += 1
        readings = _readings(token.text) if token.kind == "number" else _power(token.text)
        if not readings:
            return False
        scale, is_percent, unit = self._postfix()
        is_named = (bool(named) or before == "word") and not unit and len(token.text) <= 2
        self.program.append(len(self.operands))
        self.operands.append(Operand(token.text, readings, scale, is_percent, unit, is_named))
        return True

    def _postfix(self) -> tuple[int, bool, str]:
        """Read what follows a number: scale, percent sign, unit and remarks."""
        scale, is_percent, unit, first = 0, False, "", self._at
        while self._at - first < _MOST_WORDS and self._kind() in ("word", "percent", "remark"):
            word = self._tokens[self._at].text.casefold()
            if word in ("%", "‰"):
                scale, is_percent = scale - (2 if word == "%" else 3), True
            elif self._kind() == "word" and word in _SCALES and not unit:
                scale += _SCALES[word]
            elif self._kind() == "word":
                unit = unit or word
            self._at += 1
        return scale, is_percent, unit

    def _closes(self) -> None:
        while self._kind() == "close" and "(" in self._waiting:
            while self._waiting[-1] != "(":
                self.program.append(self._waiting.pop())
            self._waiting.pop()
            self._at += 1
            self._postfix()

    def _sign(self) -> bool:
        before = self._at
        self._skip("line")
        if self._kind() != "sign":
            self._at = before
            return False
        sign = SIGNS[self._tokens[self._at].text]
        self._at += 1
        while self._waiting and self._waiting[-1] != "(" and _WEIGHT[self._waiting[-1]] >= _WEIGHT[sign]:
            self.program.append(self._waiting.pop())
        self._waiting.append(sign)
        return True


@lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[Decimal, ...]:
    """Read a number every sensible way; nothing where it is none."""
    try:
        reading = read_number(text)
    except UserError:
        return ()
    found = [reading.value, reading.other.value] if reading.other else [reading.value]
    return (*found, *filter(None, (_POWERS.get(text),)))


def _power(text: str) -> tuple[Decimal, ...]:
    exponent = int(text[2:].lstrip("^").translate(_SUPERSCRIPT))
    return (Decimal(1).scaleb(exponent),)
