"""Lists that may be brought in: kinds, columns, the headings these go by, words to read cells with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

_SHIPPED = RESOURCES / "guide" / "import.toml"
KINDS = (
    "text", "name", "number_sign", "date", "birth", "money", "benefit", "whole", "year", "share", "choice",
    "unit", "yes_no", "authors",
)  # fmt: skip
"""How a column's cells are read."""


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """One of our columns: `headings` are what lists call it; one that `repeats` may be there several times.

    A choice is one of the catalogue's list `list`. Without a `needed` column a row says nothing.
    """

    id: str
    label: str
    kind: str
    headings: tuple[str, ...]
    list: str = ""
    is_needed: bool = False
    repeats: bool = False
    example: str = ""
    note: str = ""
    width: float = 16


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of list."""

    id: str
    label: str
    hint: str
    columns: tuple[ImportColumn, ...]

    def column(self, column_id: str) -> ImportColumn:
        """Give the column of that id, or of the one that repeats (authors.2 is authors)."""
        base = column_id.partition(".")[0]
        return next(column for column in self.columns if column.id == base)

    @property
    def names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each column's id and the headings it goes by, its own label first."""
        return tuple((column.id, (column.label, *column.headings)) for column in self.columns)

    @property
    def repeating(self) -> tuple[str, ...]:
        """Ids of the columns that may stand there several times."""
        return tuple(column.id for column in self.columns if column.repeats)


@dataclass(frozen=True, slots=True)
class Imports:
    """Everything of the file. `choice_words` are what lists write for an id of the catalogue, by list."""

    version: str
    source: str
    certainty: str
    kinds: tuple[ImportKind, ...]
    choice_words: Mapping[str, tuple[tuple[str, str], ...]]
    not_computable: tuple[str, ...]
    totals: tuple[str, ...]
    titles: tuple[str, ...]
    dropped_of_units: tuple[str, ...]
    short_of_units: Mapping[str, str]

    def kind(self, kind_id: str) -> ImportKind | None:
        """Give the kind of that id."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)


@cache
def shipped_imports() -> Imports:
    """Give what ships with the program."""
    return read_imports(_SHIPPED, _SHIPPED.name)


def read_imports(source: Path | bytes, name: str) -> Imports:
    """Read a file of kinds; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    words = table.table("words")
    made = Imports(
        version=table.text("version"),
        source=table.text("source"),
        certainty=table.text("certainty"),
        kinds=tuple(_kind(entry) for entry in table.tables("kinds")),
        choice_words=_choice_words(table),
        not_computable=words.strings("not_computable"),
        totals=words.strings("totals"),
        titles=words.strings("titles"),
        dropped_of_units=words.strings("dropped_of_units"),
        short_of_units=_short(words),
    )
    words.close()
    table.close()
    if not made.kinds:
        raise table.fault("kinds", _("Chưa có loại danh sách nào; hãy viết [[kinds]] cho ít nhất một loại."))
    return made


def _kind(table: TomlTable) -> ImportKind:
    columns = tuple(_column(entry) for entry in table.tables("columns"))
    ids = [column.id for column in columns]
    if len(set(ids)) < len(ids):
        raise table.fault("columns", _("Có hai cột cùng id; hãy đổi id của một cột."))
    if not any(column.is_needed for column in columns):
        raise table.fault("columns", _("Chưa có cột nào bắt buộc; hãy viết needed = true ở một cột."))
    made = ImportKind(table.text("id"), table.text("label"), table.text("hint", ""), columns)
    table.close()
    return made


def _column(table: TomlTable) -> ImportColumn:
    made = ImportColumn(
        id=table.text("id"),
        label=table.text("label"),
        kind=table.word("kind", KINDS),
        headings=table.strings("headings"),
        list=table.text("list", ""),
        is_needed=table.flag("needed"),
        repeats=table.flag("repeats"),
        example=table.text("example", ""),
        note=table.text("note", ""),
        width=table.width("width", 16),
    )
    if (made.kind == "choice") != bool(made.list):
        raise table.fault("list", _('Cột chọn trong danh mục cần tên danh mục; hãy viết list = "fields".'))
    table.close()
    return made


def _choice_words(table: TomlTable) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in table.tables("choices"):
        name, choice = entry.text("list"), entry.text("id")
        found.setdefault(name, []).extend((word, choice) for word in entry.strings("words"))
        entry.close()
    return {name: tuple(pairs) for name, pairs in found.items()}


def _short(words: TomlTable) -> Mapping[str, str]:
    short = words.table("short_of_units")
    found = {key: short.text(key) for key in short.keys}
    short.close()
    return found
