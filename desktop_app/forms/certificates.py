"""What certificates are made of, as data: their texts, where each stands by default, known blanks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

WORDS: Mapping[str, frozenset[str]] = {
    "grants": frozenset(),
    "grants_posthumously": frozenset(),
    "mr": frozenset(),
    "mrs": frozenset(),
    "either": frozenset(),
    "collective": frozenset(),
    "person": frozenset({"salutation", "name"}),
    "post": frozenset({"post", "workplace"}),
    "place_and_date": frozenset({"place", "day"}),
    "number": frozenset({"number", "day", "certificate"}),
    "number_only": frozenset({"number", "day"}),
    "motto": frozenset(),
    "signs_for": frozenset({"authority", "on_behalf", "post"}),
    "sample_name": frozenset(),
    "sample_post": frozenset(),
    "sample_achievement": frozenset(),
    "sample_authority": frozenset(),
    "sample_place": frozenset(),
    "sample_signer_post": frozenset(),
    "sample_signer": frozenset(),
    "sample_number": frozenset(),
}
"""The sentences a certificate is written with, and the places each may fill."""

_SHIPPED = RESOURCES / "guide" / "certificates.toml"
_WITH_PLACES = re.compile(r"(?:[^{}]|\{(?:head|office|body)\})+")
_ALIGNS = ("left", "center", "right")


@dataclass(frozen=True, slots=True)
class DefaultField:
    """One text of a certificate, where it stands on A4 landscape: left, top, width, height in millimetres."""

    key: str
    label: str
    box: tuple[int, int, int, int]
    size: int = 14
    align: str = "center"
    colour: str = "#000000"
    is_bold: bool = False
    is_italic: bool = False
    is_upper: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class DefaultBlank:
    """One kind of blank: its size in millimetres and what is printed on it already.

    `free` is the area left to print on (left, top, right, bottom in percent of the sheet), the whole where
    the sheet is `is_plain`.
    """

    id: str
    name: str
    size: tuple[int, int]
    has_motto: bool = False
    has_title: bool = False
    is_plain: bool = False
    free: tuple[int, int, int, int] = (0, 0, 100, 100)
    bands: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])


@dataclass(frozen=True, slots=True)
class Authority:
    """How a deciding body is named on a certificate, and where it signs.

    `is_own` where this office itself decides. {head} is who signs or is signed for, {office} the office's
    name, {body} the deciding body's as the office calls it.
    """

    body: str
    text: str
    place: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class CertificateRules:
    """Everything of the file; `source` and `certainty` say how far it may be trusted.

    `titles` are what stands large on a certificate, where an award's name begins with it.
    """

    version: str
    source: str
    certainty: str
    words: Mapping[str, str]
    fields: tuple[DefaultField, ...]
    blanks: tuple[DefaultBlank, ...]
    titles: tuple[str, ...] = ()
    authorities: tuple[Authority, ...] = ()

    def title(self, award: str) -> str:
        """Give what stands large on the certificate of an award: “Bằng khen” for “Bằng khen của Bộ”."""
        known = (title for title in self.titles if award.casefold().startswith(title.casefold()))
        return max(known, key=len, default=award)

    def authority(self, body: str, chain: str) -> Authority:
        """Tell how a deciding body is named; one nobody knows is as the office itself in that chain."""
        found = next((item for item in self.authorities if item.body == body), None)
        return found or next(item for item in self.authorities if item.is_own and item.body == chain)

    def say(self, word: str, **values: str) -> str:
        """Give one of `WORDS` with its places filled."""
        return self.words[word].format(**values)

    def label(self, key: str) -> str:
        """Name a text of a certificate; its key where nobody knows it."""
        return next((item.label for item in self.fields if item.key == key), key)


@cache
def shipped_certificates() -> CertificateRules:
    """Give what ships with the program."""
    return read_certificates(_SHIPPED, _SHIPPED.name)


def read_certificates(source: Path | bytes, name: str) -> CertificateRules:
    """Read the file; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    made = CertificateRules(
        version=table.text("version"),
        source=table.text("source"),
        certainty=table.text("certainty"),
        words=table.table("words").sentences(WORDS),
        fields=tuple(_field(entry) for entry in table.tables("fields")),
        blanks=tuple(_blank(entry) for entry in table.tables("blanks")),
        titles=table.strings("titles"),
        authorities=tuple(_authority(entry) for entry in table.tables("authorities")),
    )
    table.close()
    return made


def _field(table: TomlTable) -> DefaultField:
    left, top, width, height = _numbers(table, "box", 4)
    made = DefaultField(
        key=table.text("key"),
        label=table.text("label"),
        box=(left, top, width, height),
        size=table.whole("size", 14, least=6, most=120) or 14,
        align=table.word("align", _ALIGNS, "center"),
        colour=table.text("colour", "#000000"),
        is_bold=table.flag("bold"),
        is_italic=table.flag("italic"),
        is_upper=table.flag("upper"),
        breaks=table.flag("breaks"),
    )
    table.close()
    return made


def _authority(table: TomlTable) -> Authority:
    made = Authority(
        body=table.text("body"),
        text=table.matching("text", _WITH_PLACES, _("Trong ngoặc nhọn chỉ có {head}, {office} và {body}.")),
        place=table.text("place", ""),
        is_own=table.flag("own"),
    )
    table.close()
    return made


def _blank(table: TomlTable) -> DefaultBlank:
    width, height = _numbers(table, "size", 2)
    left, top, right, bottom = _numbers(table, "free", 4) if "free" in table.keys else (0, 0, 100, 100)
    made = DefaultBlank(
        id=table.text("id"),
        name=table.text("name"),
        size=(width, height),
        has_motto=table.flag("motto"),
        has_title=table.flag("title"),
        is_plain=table.flag("plain"),
        free=(left, top, right, bottom),
        bands=_bands(table),
    )
    table.close()
    return made


def _bands(table: TomlTable) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for key in ("motto", "title"):
        if f"{key}_band" in table.keys:
            top, bottom = _numbers(table, f"{key}_band", 2)
            found[key] = (top, bottom)
    return found


def _numbers(table: TomlTable, key: str, count: int) -> tuple[int, ...]:
    found = table.integers(key)
    if len(found) != count:
        sentence = _("Phải là {count} số; hãy viết {key} = [{example}].")
        example = ", ".join("10" for _place in range(count))
        raise table.fault(key, sentence.format(count=count, key=key, example=example))
    return found
