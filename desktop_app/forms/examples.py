"""Examples of writing: for each kind of work one invented case, and of each field a weak and a good text."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.domain.richtext import Grid, Item, Listing, Node, Span, TableCell, Text
from desktop_app.forms.packs import load_catalogue, shipped_packs
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

FILE = RESOURCES / "guide" / "examples.toml"
_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_ROW, _ENTRY = "|", "– "


@dataclass(frozen=True, slots=True)
class Example:
    """A weak and a good text for one field, and why the one is weak and the other good."""

    field: str
    weak: str
    good: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """One invented case of a kind of work; its examples, by field key, belong together.

    `areas` are the entries of the catalogue's list `fields` for which it is shown first.
    """

    id: str
    label: str
    about: str
    areas: tuple[str, ...]
    examples: Mapping[str, Example]


@dataclass(frozen=True, slots=True)
class Examples:
    """Every case, in the order in which kinds of work are offered."""

    version: str
    source: str
    certainty: str
    cases: tuple[Case, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The fields that have an example in some case."""
        return frozenset(key for case in self.cases for key in case.examples)

    def case(self, case_id: str) -> Case | None:
        """The case of that id."""
        return next((case for case in self.cases if case.id == case_id), None)

    def case_of_area(self, area: str) -> Case | None:
        """The case to show first where a dossier is of that area."""
        return next((case for case in self.cases if area in case.areas), None)


@cache
def shipped_examples() -> Examples:
    """Read the examples of the program, once."""
    areas = [entry.id for entry in load_catalogue().lists.get("fields", ())]
    keys = {field.key for pack in shipped_packs() for field in pack.form.fields}
    return read_examples(FILE, FILE.name, areas, keys)


def read_examples(source: Path | bytes, name: str, areas: Collection[str], keys: Collection[str]) -> Examples:
    """Read examples whose cases may name these areas and fields. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    cases: dict[str, Case] = {}
    taken: set[str] = set()
    for entry in table.tables("cases"):
        case = _case(entry, set(areas) - taken, keys)
        if case.id in cases:
            raise entry.fault("id", _("“{id}” đã có ở trên; hãy đặt tên khác.").format(id=case.id))
        cases[case.id] = case
        taken.update(case.areas)
    if not cases:
        raise table.fault("cases", _("Chưa có; hãy viết [[cases]] cho từng loại công việc."))
    examples = Examples(
        table.text("version"), table.text("source"), table.text("certainty"), tuple(cases.values())
    )
    table.close()
    return examples


def _case(table: TomlTable, areas: Collection[str], keys: Collection[str]) -> Case:
    examples: dict[str, Example] = {}
    for entry in table.tables("examples"):
        example = _example(entry, keys)
        if example.field in examples:
            raise entry.fault("field", _("Mục này đã có ví dụ ở trên; hãy giữ một."))
        examples[example.field] = example
    if not examples:
        raise table.fault("examples", _("Chưa có; hãy viết [[cases.examples]] cho từng mục."))
    case = Case(
        id=table.matching("id", _ID, _("chỉ dùng chữ thường, chữ số và dấu gạch dưới.")),
        label=table.text("label"),
        about=table.text("about"),
        areas=table.words("fields", areas),
        examples=examples,
    )
    table.close()
    return case


def _example(table: TomlTable, keys: Collection[str]) -> Example:
    example = Example(table.word("field", keys), table.text("weak"), table.text("good"), table.text("why"))
    if example.weak == example.good:
        raise table.fault("good", _("Giống hệt weak; hãy viết lại đoạn tốt."))
    for key, text in (("weak", example.weak), ("good", example.good)):
        _refuse_uneven(table, key, text)
    table.close()
    return example


def _refuse_uneven(table: TomlTable, key: str, text: str) -> None:
    """Refuse a table whose rows have not all as many cells as its first."""
    wanted = 0
    for number, line in enumerate(text.split("\n"), 1):
        cells = len(_cells(line)) if line.startswith(_ROW) else 0
        if cells and wanted and cells != wanted:
            sentence = _("Dòng {line} của bảng có {count} ô, dòng đầu có {wanted} ô; hãy sửa cho bằng nhau.")
            raise table.fault(key, sentence.format(line=number, count=cells, wanted=wanted))
        wanted = cells and (wanted or cells)


def rich_text(text: str) -> tuple[Node, ...]:
    """Give the text of an example as a tree: paragraphs, “– ” entries, and tables of lines in bars."""
    nodes: list[Node] = []
    entries: list[Item] = []
    rows: list[tuple[TableCell, ...]] = []
    for line in [*text.split("\n"), ""]:
        if rows and not line.startswith(_ROW):
            nodes.append(Grid(tuple(rows)))
            rows = []
        if entries and not line.startswith(_ENTRY):
            nodes.append(Listing(tuple(entries)))
            entries = []
        if line.startswith(_ROW):
            rows.append(tuple(TableCell((_words(cell),), not rows) for cell in _cells(line)))
        elif line.startswith(_ENTRY):
            entries.append(Item((_words(line.removeprefix(_ENTRY)),)))
        elif line.strip():
            nodes.append(_words(line))
    return tuple(nodes)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip(_ROW).split(_ROW)]


def _words(text: str) -> Text:
    return Text((Span(text.strip()),))
