"""A MAP.toml: what the window would be told by hand, for the command line and for lists that come again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.likeness import plain
from desktop_app.exchange.headings import Table, heading_keys
from desktop_app.forms.imports import ImportKind
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.services.importing import Decisions, Preview, Source, suggest, suggestion_of, table_for
from desktop_app.services.importing_facts import Facts
from desktop_app.services.importing_rows import NEW, SAME, Verdict
from desktop_app.services.importing_units import NONE

_LEAVE, _ACCEPT = "leave", "accept"


@dataclass(frozen=True, slots=True)
class ImportMap:
    """What a map says: the sheet and table, the heading of each column, what spellings of units mean.

    `accepts_questions` takes rows in that a person would have been asked about; `makes_units` adds units
    that nobody knows.
    """

    sheet: str = ""
    place: str = ""
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    units: Mapping[str, str] = field(default_factory=dict[str, str])
    accepts_questions: bool = False
    makes_units: bool = False


def read_map(path: Path, kind: ImportKind) -> ImportMap:
    """Read a map; raises PackError, a UserError, with the place and the remedy."""
    table = TomlTable(read_source(path, path.name), path.name)
    columns, units = table.table("columns"), table.table("units")
    ids = {column.id for column in kind.columns}
    for key in columns.keys:
        if key.partition(".")[0] not in ids:
            raise columns.fault(
                key,
                _("Không có cột này; các cột của “{kind}”: {columns}.").format(
                    kind=kind.label, columns=", ".join(column.id for column in kind.columns)
                ),
            )
    made = ImportMap(
        sheet=table.text("sheet", ""),
        place=table.text("table", ""),
        columns={key: columns.text(key) for key in columns.keys},
        units={key: units.text(key) for key in units.keys},
        accepts_questions=table.word("questions", (_LEAVE, _ACCEPT), _LEAVE) == _ACCEPT,
        makes_units=table.flag("new_units"),
    )
    table.close()
    return made


def choose_table(source: Source, kind: ImportKind, wanted: ImportMap) -> Table:
    """Give the table a map names, else the likeliest of that kind.

    Raises:
        UserError: there is no such table; the sentence names those there are.
    """
    if not wanted.sheet and not wanted.place:
        return source.tables[table_for(source, kind)]
    found = [
        table
        for table in source.tables
        if (not wanted.sheet or plain(table.sheet) == plain(wanted.sheet))
        and (not wanted.place or table.place.upper() == wanted.place.upper())
    ]
    if not found:
        names = "; ".join(table.name for table in source.tables)
        raise UserError(
            _("Không có bảng ấy trong “{file}”. Các bảng: {tables}.").format(file=source.name, tables=names)
        )
    return max(found, key=lambda table: len(table.rows))


def columns_of(kind: ImportKind, table: Table, wanted: ImportMap) -> dict[str, int]:
    """Give the mapping: the columns a map names, and what is recognised of the others.

    Raises:
        UserError: a heading the table does not have.
    """
    mapping = suggest(kind, table)
    for slot, heading in wanted.columns.items():
        place = _place_of(table, heading)
        if place is None:
            raise UserError(
                _("Bảng không có tiêu đề “{heading}”. Các tiêu đề: {headings}.").format(
                    heading=heading, headings="; ".join(filter(None, table.headings))
                )
            )
        mapping = {other: at for other, at in mapping.items() if at != place}
        mapping[slot] = place
    return mapping


def _place_of(table: Table, heading: str) -> int | None:
    exact = [place for place, own in enumerate(table.headings) if plain(own) == plain(heading)]
    near = [place for place, own in enumerate(table.headings) if plain(heading) in heading_keys(own)]
    return next(iter(exact or near), None)


def decisions_of(preview: Preview, wanted: ImportMap) -> Decisions:
    """Decide what a map decides beforehand.

    Raises:
        UserError: a spelling is said to be a unit that the book does not have.
    """
    units = {plain(text): _unit(preview.facts, name) for text, name in wanted.units.items()}
    for folded, question in preview.units.questions.items():
        if folded not in units and wanted.accepts_questions and question.candidates:
            units[folded] = f"{SAME}{question.candidates[0].key}"
        elif folded not in units and wanted.makes_units and not question.candidates:
            units[folded] = NEW
    return Decisions(units=units)


def accept_questions(preview: Preview) -> None:
    """Take in every row that is only asked about, as its first candidate says, else as new."""
    for row in preview.rows:
        if row.verdict is Verdict.QUESTION and not row.decision:
            row.decision = suggestion_of(row)


def _unit(facts: Facts, name: str) -> str:
    if name in (NEW, NONE):
        return name
    match = facts.finder.find(name)
    if not match.is_sure:
        raise UserError(
            _("Danh mục không có đơn vị “{name}” (hoặc có nhiều). Sửa phần [units] của tệp ánh xạ.").format(
                name=name
            )
        )
    return f"{SAME}{match.best}"
