"""Online systems that innovations are keyed into: their fields in order, and how their lists are compared."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.domain.records import COLUMNS
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

_SHIPPED = RESOURCES / "guide" / "portals.toml"
_ID = re.compile(r"[a-z][a-z0-9_]{0,31}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
MARKS = ("read", "lead", "guess")
"""How certain a fact is: read in a published source, found in software, or inferred."""
LIST_COLUMNS = ("code", "their_code", "title", "unit", "author", "money", "keyed_on", "account", "link")
"""What a row of a portal's list may tell."""
DERIVED = frozenset((
    "authors", "first_author", "co_authors", "author_lines", "helper_names", "unit_name", "unit_union",
    "decision", "decision_number", "decision_on", "summary", "effect", "money",
    "title_and_authors",
))  # fmt: skip
"""Values put together from a whole dossier; every other `sources` names a column or an answer."""


@dataclass(frozen=True, slots=True)
class PortalField:
    """One field as a system asks it: `sources` are joined by an empty line; `limit` is in letters, 0 is none.

    One with `by_hand` is chosen, ticked or uploaded: the words say how. A `is_secret` one is left out where
    the innovation has something confidential.
    """

    id: str
    label: str
    sources: tuple[str, ...]
    limit: int
    limit_mark: str
    mark: str
    by_hand: str
    is_secret: bool


@dataclass(frozen=True, slots=True)
class PortalSystem:
    """One online system. `accounts` tells who keys into it, `certainty` how far its fields are known."""

    id: str
    label: str
    address: str
    accounts: str
    note: str
    certainty: str
    fields: tuple[PortalField, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """When two are one, in hundredths: from `sure` on they are, from `doubtful` on somebody is asked.

    `tie` is how close a second may come before somebody is asked; titles of `truncated` letters may have
    been cut by the portal. The weights of title, unit and author make a hundred.
    """

    sure: int
    doubtful: int
    tie: int
    truncated: int
    title: int
    unit: int
    author: int


@dataclass(frozen=True, slots=True)
class Portals:
    """Everything of the file; `abbreviations` are pairs of a short and a long way of writing."""

    version: str
    source: str
    certainty: str
    systems: tuple[PortalSystem, ...]
    not_confidential: tuple[str, ...]
    honorifics: tuple[str, ...]
    list_headings: Mapping[str, tuple[str, ...]]
    abbreviations: tuple[tuple[str, str], ...]
    matching: Matching

    def system(self, system_id: str) -> PortalSystem | None:
        """Give the system of that id."""
        return next((item for item in self.systems if item.id == system_id), None)


@cache
def shipped_portals() -> Portals:
    """Give what ships with the program."""
    return read_portals(_SHIPPED, _SHIPPED.name)


def read_portals(source: Path | bytes, name: str) -> Portals:
    """Read a file of portals; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    version, origin, certainty = (table.text(key) for key in ("version", "source", "certainty"))
    answers, honorifics = table.strings("not_confidential"), table.strings("honorifics")
    systems = tuple(_system(entry) for entry in table.tables("systems"))
    if not systems:
        raise table.fault("systems", _("Chưa có hệ thống nào; hãy viết [[systems]] cho ít nhất một cổng."))
    _refuse_twins(table, "systems", [item.id for item in systems])
    headings = _headings(table.table("list"))
    pairs = tuple(_abbreviation(entry) for entry in table.tables("abbreviations"))
    matching = _matching(table.table("matching"))
    table.close()
    return Portals(version, origin, certainty, systems, answers, honorifics, headings, pairs, matching)


def _refuse_twins(table: TomlTable, key: str, ids: Collection[str]) -> None:
    if len(set(ids)) < len(ids):
        raise table.fault(key, _("Có hai mục cùng id; hãy đổi id của một mục."))


def _system(table: TomlTable) -> PortalSystem:
    made = PortalSystem(
        id=table.matching("id", _ID, _("hãy viết id bằng chữ thường không dấu, ví dụ congdoan.")),
        label=table.text("label"),
        address=table.text("address", ""),
        accounts=table.text("accounts", ""),
        note=table.text("note", ""),
        certainty=table.text("certainty"),
        fields=tuple(_field(entry) for entry in table.tables("fields")),
    )
    if not made.fields:
        raise table.fault("fields", _("Chưa có ô nào; hãy viết [[systems.fields]] cho từng ô cổng hỏi."))
    _refuse_twins(table, "fields", [item.id for item in made.fields])
    table.close()
    return made


def _field(table: TomlTable) -> PortalField:
    made = PortalField(
        id=table.matching("id", _ID, _("hãy viết id bằng chữ thường không dấu, ví dụ title.")),
        label=table.text("label"),
        sources=table.strings("from"),
        limit=table.whole("limit", 0, least=1) or 0,
        limit_mark=table.word("limit_mark", MARKS, ""),
        mark=table.word("mark", MARKS),
        by_hand=table.text("by_hand", ""),
        is_secret=table.flag("secret"),
    )
    for place, wanted in enumerate(made.sources):
        if wanted not in DERIVED and wanted not in COLUMNS and not _KEY.fullmatch(wanted):
            sentence = _(
                "“{source}” không phải tên ô; hãy viết tên cột, khóa của ô, hoặc một trong: {known}."
            )
            raise table.fault(
                f"from[{place}]", sentence.format(source=wanted, known=", ".join(sorted(DERIVED)))
            )
    if not made.sources and not made.by_hand:
        raise table.fault("from", _('Chưa nói giá trị lấy từ đâu; hãy viết from = ["title"] hoặc by_hand.'))
    if bool(made.limit) != bool(made.limit_mark):
        raise table.fault("limit", _("limit và limit_mark đi cùng nhau; hãy viết cả hai hoặc bỏ cả hai."))
    table.close()
    return made


def _headings(table: TomlTable) -> Mapping[str, tuple[str, ...]]:
    found = {key: table.strings(key) for key in LIST_COLUMNS}
    if not found["title"]:
        raise table.fault("title", _('Chưa có tiêu đề nào; hãy viết title = ["tên sáng kiến"].'))
    table.close()
    return found


def _abbreviation(table: TomlTable) -> tuple[str, str]:
    short, long = table.text("short"), table.text("long")
    table.close()
    return short, long


def _matching(table: TomlTable) -> Matching:
    weights = table.table("weights")
    made = Matching(
        *(_share(table, key) for key in ("sure", "doubtful", "tie")),
        truncated=table.whole("truncated", 90, least=20) or 90,
        **{key: _share(weights, key) for key in ("title", "unit", "author")},
    )
    if made.doubtful > made.sure:
        raise table.fault("doubtful", _("Phải không lớn hơn sure; hãy viết doubtful = 55."))
    if made.title + made.unit + made.author != 100:
        raise weights.fault("title", _("Ba phần phải cộng thành 100; hãy viết 60, 15 và 25."))
    weights.close()
    table.close()
    return made


def _share(table: TomlTable, key: str) -> int:
    found = table.whole(key, most=100)
    if found is None:
        raise table.fault(key, _("Chưa có; hãy viết một số từ 0 đến 100."))
    return found
