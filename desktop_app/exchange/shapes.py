"""Declared shapes of JSON values: one declaration reads, writes and describes itself as JSON Schema.

`read` takes what JSON held and raises UserError with the key path; null stands for the shape's empty value.
`write` is its inverse. `schema` follows JSON Schema draft 2020-12.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import cast

from desktop_app.domain.dates import YEARS, year_fault
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean

Json = dict[str, object]

# Programs that keep JSON numbers as binary floats hold whole numbers exactly only this far (RFC 8259 §6).
EXACT = 2**53 - 1


def refuse(path: str, problem: str) -> UserError:
    """Make the error for one place: `path` as in “$.authors[0].share”, `problem` without a full stop."""
    return UserError(f"{path}: {problem}.")


@dataclass(frozen=True, slots=True)
class Shape:
    """What one value may be; subclasses say it."""

    about: str = ""

    @property
    def empty(self) -> object:
        """What null stands for."""
        return None

    def schema(self) -> Json:
        """Describe the shape, null included."""
        raise AssertionError(type(self))

    def read(self, given: object, path: str) -> object:
        """Give the value; null gives `empty`."""
        return self.empty if given is None else self._read(given, path)

    def write(self, value: object) -> object:
        """Give what JSON is to hold."""
        return value

    def _read(self, given: object, path: str) -> object:
        raise AssertionError(type(self), given, path)

    def _described(self, kind: str | list[str], **more: object) -> Json:
        described: Json = {"type": kind, **more}
        if self.about:
            described["description"] = self.about
        return described


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """Text of at most `limit` letters; `pattern` binds it unless it is empty, `rule` says that in words."""

    limit: int = 20_000
    pattern: str = ""
    rule: Callable[[], str] | None = None
    is_multiline: bool = False

    @property
    def empty(self) -> object:
        """An empty text."""
        return ""

    def schema(self) -> Json:
        """Describe the text."""
        more: Json = {"maxLength": self.limit}
        if self.pattern:
            more["pattern"] = f"^({self.pattern})?$"
        return self._described(["string", "null"], **more)

    def _read(self, given: object, path: str) -> object:
        if not isinstance(given, str):
            raise refuse(path, _("phải là chữ trong dấu nháy"))
        if any("\ud800" <= letter <= "\udfff" for letter in given):
            raise refuse(path, _("có nửa ký tự (surrogate) không đọc được, gõ lại đoạn chữ này"))
        text = clean(given, multiline=self.is_multiline)
        if len(text) > self.limit:
            raise refuse(
                path, _("dài {count} chữ, nhiều nhất {limit}").format(count=len(text), limit=self.limit)
            )
        if given and self.pattern and not re.fullmatch(self.pattern, given):
            raise refuse(path, self.rule() if self.rule else _("viết chưa đúng cách"))
        return text


@dataclass(frozen=True, slots=True)
class Day(Shape):
    """A date as ISO text, `2026-04-08`."""

    def schema(self) -> Json:
        """Describe the date."""
        return self._described(["string", "null"], format="date")

    def _read(self, given: object, path: str) -> object:
        if isinstance(given, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", given, re.ASCII):
            try:
                day = date.fromisoformat(given)
            except ValueError:
                raise refuse(path, _("không có ngày {day}, kiểm tra lại").format(day=given)) from None
            if day.year not in YEARS:
                raise refuse(path, year_fault(day.year).rstrip("."))
            return day
        raise refuse(path, _("phải là ngày viết năm-tháng-ngày, như 2026-04-08, hoặc null"))

    def write(self, value: object) -> object:
        """Give ISO text."""
        return value.isoformat() if isinstance(value, date) else None


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """A whole number between two bounds."""

    low: int = -EXACT
    high: int = EXACT
    is_nullable: bool = True

    def schema(self) -> Json:
        """Describe the number."""
        return self._described(
            ["integer", "null"] if self.is_nullable else "integer", minimum=self.low, maximum=self.high
        )

    def read(self, given: object, path: str) -> object:
        """Give the number; null gives None where the shape allows it."""
        return None if given is None and self.is_nullable else self._read(given, path)

    def _read(self, given: object, path: str) -> object:
        if isinstance(given, int | Decimal) and not isinstance(given, bool):
            is_near = self.low <= given <= self.high
            if is_near and given == int(given):
                return int(given)
        raise refuse(
            path,
            _("phải là số nguyên từ {low} đến {high}, viết liền không có dấu").format(
                low=self.low, high=self.high
            ),
        )


@dataclass(frozen=True, slots=True)
class YesNo(Shape):
    """true or false."""

    @property
    def empty(self) -> object:
        """No."""
        return False

    def schema(self) -> Json:
        """Describe the answer."""
        return self._described(["boolean", "null"])

    def _read(self, given: object, path: str) -> object:
        if not isinstance(given, bool):
            raise refuse(path, _("phải là true hoặc false"))
        return given


@dataclass(frozen=True, slots=True)
class OneOf(Shape):
    """One of some fixed words, the first of which null stands for, or a constant where there is but one."""

    words: tuple[str | int, ...] = ()

    @property
    def empty(self) -> object:
        """The first word."""
        return self.words[0]

    def schema(self) -> Json:
        """Describe the words."""
        described: Json = {"const": self.words[0]} if len(self.words) == 1 else {"enum": [*self.words, None]}
        return described | ({"description": self.about} if self.about else {})

    def read(self, given: object, path: str) -> object:
        """Give the word; null gives the first of several, a constant has to stand."""
        if given is None and len(self.words) > 1:
            return self.empty
        for word in self.words:
            if word == given and not isinstance(given, bool):
                return word
        shown = ", ".join(f"“{word}”" for word in self.words)
        raise refuse(path, _("phải là một trong: {words}").format(words=shown))


@dataclass(frozen=True, slots=True)
class Member:
    """One key of an object."""

    key: str
    shape: Shape
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Record(Shape):
    """An object of known keys; what is read holds only the keys that were given."""

    members: tuple[Member, ...] = ()
    is_nullable: bool = True

    def schema(self) -> Json:
        """Describe the object."""
        properties = {member.key: member.shape.schema() for member in self.members}
        required = [member.key for member in self.members if member.is_required]
        more: Json = {"properties": properties, "additionalProperties": False}
        if required:
            more["required"] = required
        return self._described(["object", "null"] if self.is_nullable else "object", **more)

    def read(self, given: object, path: str) -> object:
        """Give a dict of what was given; null gives None where the shape allows it."""
        return None if given is None and self.is_nullable else self._read(given, path)

    def _read(self, given: object, path: str) -> object:
        found = as_object(given, path)
        known = {member.key: member for member in self.members}
        for key in found:
            if key not in known:
                raise refuse(f"{path}.{key[:80]}", _unknown(key, tuple(known)))
        for member in self.members:
            if member.is_required and member.key not in found:
                raise refuse(path, _("thiếu khóa “{key}”").format(key=member.key))
        return {
            member.key: member.shape.read(found[member.key], f"{path}.{member.key}")
            for member in self.members
            if member.key in found
        }

    def write(self, value: object) -> object:
        """Give an object: every member from the key of a mapping or the attribute of a record."""
        if value is None:
            return None
        if isinstance(value, Mapping):
            named = cast(Mapping[str, object], value)
            return {member.key: member.shape.write(named[member.key]) for member in self.members}
        return {member.key: member.shape.write(getattr(value, member.key)) for member in self.members}


@dataclass(frozen=True, slots=True)
class Many(Shape):
    """A list of things of one shape."""

    item: Shape = field(default_factory=Shape)
    limit: int = 1000

    @property
    def empty(self) -> object:
        """An empty list."""
        return []

    def schema(self) -> Json:
        """Describe the list."""
        return self._described(["array", "null"], items=self.item.schema(), maxItems=self.limit)

    def _read(self, given: object, path: str) -> object:
        if not isinstance(given, list):
            raise refuse(path, _("phải là một danh sách trong ngoặc vuông"))
        items = cast(list[object], given)
        if len(items) > self.limit:
            raise refuse(
                path, _("có {count} mục, nhiều nhất {limit}").format(count=len(items), limit=self.limit)
            )
        return [self.item.read(item, f"{path}[{place}]") for place, item in enumerate(items)]

    def write(self, value: object) -> object:
        """Give a list."""
        return [self.item.write(item) for item in cast(Sequence[object], value)]


@dataclass(frozen=True, slots=True)
class Named(Shape):
    """An object whose keys are free words of one pattern and whose values have one shape."""

    item: Shape = field(default_factory=Shape)
    key_pattern: str = "[a-z][a-z0-9_]{0,63}"
    limit: int = 500

    def schema(self) -> Json:
        """Describe the object."""
        return self._described(
            ["object", "null"],
            propertyNames={"pattern": f"^{self.key_pattern}$"},
            additionalProperties=self.item.schema(),
            maxProperties=self.limit,
        )

    def _read(self, given: object, path: str) -> object:
        found = as_object(given, path)
        if len(found) > self.limit:
            raise refuse(
                path, _("có {count} mục, nhiều nhất {limit}").format(count=len(found), limit=self.limit)
            )
        for key in found:
            if not re.fullmatch(self.key_pattern, key):
                raise refuse(
                    f"{path}.{key[:80]}", _("khóa chỉ gồm chữ thường không dấu, số và dấu gạch dưới")
                )
        return {key: self.item.read(value, f"{path}.{key}") for key, value in found.items()}

    def write(self, value: object) -> object:
        """Give an object, keys in order of their letters."""
        named = cast(Mapping[str, object], value)
        return {key: self.item.write(named[key]) for key in sorted(named)}


def as_object(given: object, path: str) -> dict[str, object]:
    """Give what was given as an object, or refuse it."""
    if not isinstance(given, dict):
        raise refuse(path, _("phải là một đối tượng trong ngoặc nhọn"))
    return cast(dict[str, object], given)


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(key, known, n=1)
    if near:
        return _("không có khóa này, có phải là “{near}”").format(near=near[0])
    return _("không có khóa này; các khóa có: {keys}").format(keys=", ".join(known))
