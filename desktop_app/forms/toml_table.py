"""One table of a pack file, read key by key with its key path; whatever was never asked for is a fault."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import cast

from desktop_app.domain.language import _
from desktop_app.domain.text import clean
from desktop_app.forms.pack_errors import PackError

_FEW = 12
"""So many words are listed whole even where one of them comes near to what was typed."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_PLACE = re.compile(r"\{([a-z_]*)\}|[{}]")


class TomlTable:
    """A table at `path` of `file`; `defaults` answer for keys that are not written in it.

    Every reader raises PackError with the key path and what to write instead.
    """

    def __init__(
        self,
        raw: Mapping[str, object],
        file: str,
        path: str = "$",
        defaults: Mapping[str, object] | None = None,
    ) -> None:
        self.file = file
        self.path = path
        self._raw = raw
        self._defaults = defaults or {}
        self._asked: set[str] = set()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys written here, in order."""
        return tuple(self._raw)

    def fault(self, key: str, sentence: str) -> PackError:
        """Make the error for one key of this table ("" is the table itself)."""
        return PackError(self.file, f"{self.path}.{key}" if key else self.path, sentence)

    def text(self, key: str, default: str | None = None) -> str:
        """Read letters; without a default the key must be there and not be empty."""
        value = self._value(key, is_needed=default is None, example=f'{key} = "…"')
        if value is None:
            return default or ""
        if not isinstance(value, str):
            raise self.fault(key, _('Phải là chữ trong dấu nháy kép; hãy viết {key} = "…".').format(key=key))
        if _CONTROL.search(value):
            raise self.fault(key, _("Có ký tự điều khiển không in được; hãy xóa và gõ lại chữ này."))
        if default is None and not value.strip():
            raise self.fault(key, _("Đang để trống; hãy viết chữ vào giữa hai dấu nháy."))
        return value.strip()

    def matching(self, key: str, pattern: re.Pattern[str], rule: str, default: str | None = None) -> str:
        """Read a name that must match a pattern; `rule` says in words what may stand there."""
        value = self.text(key, default)
        if value != default and not pattern.fullmatch(value):
            raise self.fault(
                key, _("“{value}” không dùng được; {rule}").format(value=shorten(value), rule=rule)
            )
        return value

    def word(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Read one of the allowed words."""
        value = self.text(key, default)
        if value != default and value not in allowed:
            raise self.fault(key, _unknown(value, allowed))
        return value

    def whole(
        self, key: str, default: int | None = None, least: int = 0, most: int = 1_000_000
    ) -> int | None:
        """Read a whole number between `least` and `most`."""
        value = self._value(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            sentence = _("Phải là số nguyên từ {least} đến {most}; hãy viết {key} = {least}.")
            raise self.fault(key, sentence.format(key=key, least=least, most=most))
        return value

    def needed(self, key: str, least: int, most: int) -> int:
        """Read a whole number that must stand there."""
        number = self.whole(key, least=least, most=most)
        if number is None:
            raise self.fault(key, _("Chưa có; hãy viết {key} = {least}.").format(key=key, least=least))
        return number

    def width(self, key: str, default: float = 1.0) -> float:
        """Read a number over 0 and not over 100."""
        value = self._value(key)
        if value is None:
            return default
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 100:
            raise self.fault(
                key, _("Phải là số lớn hơn 0, không quá 100; hãy viết {key} = 1.5.").format(key=key)
            )
        return float(value)

    def flag(self, key: str) -> bool:
        """Read yes or no; no where it is not written."""
        value = self._value(key)
        if value is not None and not isinstance(value, bool):
            raise self.fault(key, _("Phải là true (có) hoặc false (không), không có dấu nháy."))
        return bool(value)

    def day(self, key: str) -> date | None:
        """Read a date, if it is written."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(
                key, _("Phải là ngày không có dấu nháy; hãy viết {key} = 2026-03-26.").format(key=key)
            )
        return value

    def words(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Read a list of allowed words, each once."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.fault(key, _('Phải là danh sách; hãy viết {key} = ["…", "…"].').format(key=key))
        entries = cast("list[object]", value)
        for index, entry in enumerate(entries):
            if not isinstance(entry, str) or entry not in allowed:
                raise self.fault(f"{key}[{index}]", _unknown(str(entry), allowed))
        return tuple(dict.fromkeys(cast("list[str]", entries)))

    def strings(self, key: str) -> tuple[str, ...]:
        """Read a list of any words."""
        value = self._value(key)
        entries = cast("list[object]", value) if isinstance(value, list) else []
        found = tuple(entry for entry in entries if isinstance(entry, str))
        if value is not None and (not isinstance(value, list) or len(found) < len(entries)):
            raise self.fault(key, _('Phải là danh sách chữ; hãy viết {key} = ["…", "…"].').format(key=key))
        return found

    def integers(self, key: str) -> tuple[int, ...]:
        """Read a list of whole numbers that are not below 0."""
        value = self._value(key)
        entries = cast("list[object]", value) if isinstance(value, list) else []
        found = tuple(
            entry
            for entry in entries
            if isinstance(entry, int) and not isinstance(entry, bool) and entry >= 0
        )
        if value is not None and (not isinstance(value, list) or len(found) < len(entries)):
            raise self.fault(key, _("Phải là danh sách số; hãy viết {key} = [10, 20].").format(key=key))
        return found

    @property
    def raw(self) -> Mapping[str, object]:
        """The table as it was written, to answer for what another leaves out."""
        return self._raw

    def table(self, key: str) -> "TomlTable":
        """Read a table; an empty one where it is not written."""
        value = self._value(key)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            raise self.fault(
                key, _("Phải là một bảng; hãy viết [{key}] trên một dòng riêng.").format(key=key)
            )
        return TomlTable(cast("dict[str, object]", value), self.file, f"{self.path}.{key}")

    def tables(self, key: str, most: int = 500) -> tuple["TomlTable", ...]:
        """Read a list of tables; an empty one where it is not written."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.fault(key, _("Phải là danh sách; hãy viết [[{key}]] cho từng mục.").format(key=key))
        entries = cast("list[object]", value)
        if len(entries) > most:
            raise self.fault(key, _("Có hơn {most} mục; hãy bỏ bớt.").format(most=most))
        for index, entry in enumerate(entries):
            if not isinstance(entry, dict):
                sentence = _("Phải là một bảng; hãy viết [[{key}]] cho từng mục.").format(key=key)
                raise self.fault(f"{key}[{index}]", sentence)
        found = cast("list[dict[str, object]]", entries)
        return tuple(TomlTable(entry, self.file, f"{self.path}.{key}[{n}]") for n, entry in enumerate(found))

    def sentences(self, places: Mapping[str, Collection[str]]) -> dict[str, str]:
        """Read exactly these sentences, each with none but its own {places}, and close the table."""
        found = {key: self.text(key) for key in places}
        for key, text in found.items():
            if any(place[1] not in places[key] for place in _PLACE.finditer(text)):
                allowed = ", ".join(f"{{{place}}}" for place in sorted(places[key])) or _("không có chỗ nào")
                sentence = _("Chỗ trong ngoặc nhọn không điền được; chỉ có: {allowed}.")
                raise self.fault(key, sentence.format(allowed=allowed))
        self.close()
        return found

    def with_defaults(self, defaults: Mapping[str, object]) -> "TomlTable":
        """Give the same table, answered for by `defaults` where a key is not written."""
        return TomlTable(self._raw, self.file, self.path, defaults)

    def close(self) -> None:
        """Refuse the first key that nobody asked for, naming the nearest one that is known."""
        for key in self._raw:
            if key not in self._asked:
                raise self.fault(shorten(key), _unknown_key(key, self._asked))

    def _value(self, key: str, is_needed: bool = False, example: str = "") -> object | None:
        self._asked.add(key)
        value = self._raw.get(key, self._defaults.get(key))
        if value is None and is_needed:
            raise self.fault(key, _("Chưa có; hãy thêm dòng {example}").format(example=example))
        return value


def shorten(text: str, most: int = 60) -> str:
    """Give at most `most` letters on one line, for a sentence that quotes a file."""
    text = clean(text)
    return text if len(text) <= most else text[: most - 1] + "…"


def _unknown(value: str, allowed: Collection[str]) -> str:
    near = nearest(value, allowed)
    if near and len(allowed) > _FEW:
        sentence = _("“{value}” không có trong danh sách; có phải là {near}?")
        return sentence.format(value=shorten(value), near=near)
    shown = ", ".join(sorted(allowed))
    sentence = _("“{value}” không có trong danh sách; hãy viết một trong: {allowed}.")
    return sentence.format(value=shorten(value), allowed=shown)


def nearest(word: str, known: Collection[str]) -> str:
    """Give the known word that a mistyped one comes nearest to, or ""."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:60], known, n=1)), "")


def _unknown_key(key: str, known: Collection[str]) -> str:
    near = nearest(key, known)
    if near:
        return _("Không có khóa này; có phải là {near}?").format(near=near)
    sentence = _("Không có khóa này; hãy xóa dòng này. Các khóa dùng được: {known}.")
    return sentence.format(known=", ".join(sorted(known)))
