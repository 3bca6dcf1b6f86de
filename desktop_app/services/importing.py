"""Lists from Excel into the book: open, map, check, look, write as one step.

`open_file` or `open_pasted` gives a `Source` with its tables; `suggest` maps the headings of one; `check`
judges every row and writes nothing; `write` takes in what was accepted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.likeness import plain
from desktop_app.domain.numbers import format_money
from desktop_app.exchange.cells import State
from desktop_app.exchange.grids import shown
from desktop_app.exchange.headings import Table, sample_of
from desktop_app.exchange.mapping import known_words, map_columns, signature
from desktop_app.exchange.sheets import best_table, find_tables, read_pasted, read_workbook
from desktop_app.forms.imports import ImportKind, shipped_imports
from desktop_app.services import packs
from desktop_app.services.importing_catalogue import (
    check_head_counts,
    check_people,
    check_units,
    write_head_counts,
    write_people,
    write_units,
)
from desktop_app.services.importing_facts import Facts, gather
from desktop_app.services.importing_honours import check_honours, write_honours
from desktop_app.services.importing_innovations import Writing, check_innovations
from desktop_app.services.importing_results import check_results, write_results
from desktop_app.services.importing_rows import NEW, SAME, ImportRow, Verdict, counts, read_rows
from desktop_app.services.importing_units import UnitBook, UnitQuestion
from desktop_app.services.preferences import Preferences
from desktop_app.store.book import Book

__all__ = [
    "Decisions", "ImportKind", "Preview", "Source", "State", "Table", "check", "column_names", "find_kind",
    "is_list_of", "kinds", "likely_kind", "open_file", "open_pasted", "plain_unit", "remember", "sample_of",
    "shown", "suggest", "suggestion_of", "table_for", "take_suggestions", "write",
]  # fmt: skip

_REMEMBERED = "import.maps"
_MOST_REMEMBERED = 60


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or what was pasted, and the tables found in it; `first` is the one to begin with."""

    name: str
    tables: tuple[Table, ...]
    first: int

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the file, each once."""
        return tuple(dict.fromkeys(note for table in self.tables for note in table.notes))


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided: about rows by their number on the sheet, about units by their plain spelling."""

    rows: Mapping[int, str] = field(default_factory=dict[int, str])
    units: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Preview:
    """Every row with its verdict, and the spellings of units that are asked about."""

    kind: ImportKind
    source: str
    table: Table
    mapping: Mapping[str, int]
    rows: list[ImportRow]
    facts: Facts
    units: UnitBook

    @property
    def questions(self) -> tuple[UnitQuestion, ...]:
        """Units to be asked about, the most frequent first."""
        return tuple(sorted(self.units.questions.values(), key=lambda question: -question.count))

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many rows have each verdict."""
        return counts(self.rows)

    @property
    def written(self) -> list[ImportRow]:
        """The rows that will be written as things stand."""
        return [row for row in self.rows if row.is_written]

    @property
    def left_out(self) -> list[ImportRow]:
        """The rows that will not."""
        return [row for row in self.rows if not row.is_written]


def kinds() -> tuple[ImportKind, ...]:
    """Return the kinds of lists that can be brought in."""
    return shipped_imports().kinds


def find_kind(kind_id: str) -> ImportKind:
    """Return a kind by its id.

    Raises:
        UserError: there is none; the sentence names those there are.
    """
    found = shipped_imports().kind(kind_id)
    if found is None:
        raise UserError(
            _("Không có loại danh sách “{kind}”. Các loại: {kinds}.").format(
                kind=kind_id, kinds=", ".join(kind.id for kind in kinds())
            )
        )
    return found


def open_file(path: Path, job: Job | None = None) -> Source:
    """Read a file and find its tables; safe in a worker thread.

    Raises:
        UserError: it cannot be read, or holds no table.
        Cancelled: the job is no longer wanted.
    """
    return _source(path.name, find_tables(read_workbook(path, job), _words()))


def open_pasted(text: str) -> Source:
    """Read pasted cells.

    Raises:
        UserError: there is no table in them.
    """
    workbook = read_pasted(text)
    return _source(workbook.name, find_tables(workbook, _words()))


def _source(name: str, tables: Sequence[Table]) -> Source:
    if not tables:
        raise UserError(
            _(
                "Không thấy bảng nào trong “{file}”. Bảng cần một dòng tiêu đề cột rồi đến các dòng số liệu."
            ).format(file=name)
        )
    return Source(name, tuple(tables), tables.index(best_table(tables)))


def _words() -> frozenset[str]:
    return frozenset[str]().union(*(known_words(kind.names) for kind in kinds()))


def likely_kind(table: Table) -> ImportKind:
    """Tell what a table is a list of: the kind most of whose columns it has."""
    return max(kinds(), key=lambda kind: _fit(kind, table))


def is_list_of(kind: ImportKind, table: Table) -> bool:
    """Tell whether a table has the columns a kind cannot do without."""
    return _fit(kind, table)[0]


def table_for(source: Source, kind: ImportKind) -> int:
    """Give the place of the table that is likeliest a list of that kind, one in sight before a hidden one."""
    fits = [
        (_fit(kind, table)[0], not table.is_hidden, likely_kind(table) == kind, len(table.rows))
        for table in source.tables
    ]
    return max(range(len(fits)), key=lambda place: (*fits[place], -place))


def _fit(kind: ImportKind, table: Table) -> tuple[bool, int]:
    mapping = map_columns(table.headings, kind.names, kind.repeating)
    has_needed = all(column.id in mapping for column in kind.columns if column.is_needed)
    return has_needed, len(mapping)


def suggest(kind: ImportKind, table: Table, preferences: Preferences | None = None) -> dict[str, int]:
    """Map a table's headings: as they were mapped last, else as they are recognised."""
    if preferences is not None:
        kept: dict[str, dict[str, int]] = preferences.get(_REMEMBERED, {})
        found = _still_there(kind, table, kept.get(f"{kind.id} {signature(table.headings)}"))
        if found:
            return found
    return map_columns(table.headings, kind.names, kind.repeating)


def _still_there(kind: ImportKind, table: Table, kept: object) -> dict[str, int]:
    """Give what of a remembered mapping can be used; a file of preferences may hold anything."""
    if not isinstance(kept, dict):
        return {}
    ids = {column.id for column in kind.columns}
    return {
        str(slot): place
        for slot, place in cast("dict[object, object]", kept).items()
        if str(slot).partition(".")[0] in ids and isinstance(place, int) and 0 <= place < len(table.headings)
    }


def remember(kind: ImportKind, table: Table, mapping: Mapping[str, int], preferences: Preferences) -> None:
    """Keep a mapping on this machine, for the next table of the same headings."""
    kept = dict(preferences.get(_REMEMBERED, {}))
    name = f"{kind.id} {signature(table.headings)}"
    kept.pop(name, None)
    kept[name] = dict(mapping)
    preferences.set(_REMEMBERED, dict(list(kept.items())[-_MOST_REMEMBERED:]))


def check(
    book: Book,
    kind: ImportKind,
    source: str,
    table: Table,
    mapping: Mapping[str, int],
    decisions: Decisions | None = None,
    job: Job | None = None,
) -> Preview:
    """Judge every row of a table against the book, and write nothing; safe in a worker thread.

    Raises:
        UserError: a column that is needed is not mapped.
        Cancelled: the job is no longer wanted.
    """
    job, decisions = job or Job(), decisions or Decisions()
    lacking = [column.label for column in kind.columns if column.is_needed and column.id not in mapping]
    if lacking and not (kind.id == "results" and "code" in mapping):
        raise UserError(
            _("Chưa chọn cột nào là “{columns}”. Chọn cột rồi xem tiếp.").format(columns="”, “".join(lacking))
        )
    rows = read_rows(kind, table, mapping, job)
    facts = gather(book)
    units = UnitBook(facts, decisions.units, book.clock.today())
    rows = _checked(book, kind, rows, facts, units, mapping, job)
    for row in rows:
        row.decision = decisions.rows.get(row.line.number, "")
    job.progress(len(rows), len(rows))
    return Preview(kind, source, table, mapping, rows, facts, units)


def _checked(
    book: Book,
    kind: ImportKind,
    rows: list[ImportRow],
    facts: Facts,
    units: UnitBook,
    mapping: Mapping[str, int],
    job: Job,
) -> list[ImportRow]:
    if kind.id == "innovations":
        return check_innovations(rows, facts, units, mapping, job)
    if kind.id == "results":
        return check_results(rows, facts, units, mapping, job)
    if kind.id == "people":
        return check_people(rows, facts, units, job)
    if kind.id == "units":
        return check_units(rows, facts, job)
    if kind.id == "honours":
        return check_honours(rows, book, facts, units, job)
    return check_head_counts(rows, book, units, job)


def write(book: Book, preview: Preview, job: Job | None = None) -> Changes:
    """Write the accepted rows as one step.

    Raises:
        UserError: the disk refuses, the book is read-only …; nothing was written.
        Cancelled: the job is no longer wanted; nothing was written.
    """
    job, rows, kind = job or Job(), preview.written, preview.kind
    label = _("Nhập {count} dòng “{kind}” từ {source}").format(
        count=format_money(len(rows)), kind=kind.label, source=preview.source
    )
    with book.transaction(label) as step:
        if not rows:
            return step.changes
        keys = preview.units.make(step)
        if kind.id == "innovations":
            pack = packs.find(book, packs.default_form())
            packs.keep(step, book, pack)
            form = (pack.id, pack.version)
            Writing(step, preview.facts, book.clock.today(), form, keys, preview.source).write(rows, job)
        elif kind.id == "results":
            write_results(step, rows, job)
        elif kind.id == "people":
            write_people(step, rows, keys, job)
        elif kind.id == "units":
            write_units(step, rows, preview.facts, job)
        elif kind.id == "honours":
            write_honours(step, rows, keys, book, job)
        else:
            write_head_counts(step, rows, keys, book.clock.today())
        job.check()
    return step.changes


def plain_unit(text: str) -> str:
    """Give the spelling that decisions about units go by."""
    return plain(text)


def column_names(table: Table) -> list[str]:
    """Name the columns of a table; one without a heading goes by its place."""
    return [
        heading or _("Cột thứ {number}, không có tiêu đề").format(number=number)
        for number, heading in enumerate(table.headings, start=1)
    ]


def take_suggestions(preview: Preview, decided: Decisions) -> Decisions:
    """Answer what is still asked as it is suggested: the likest unit, the row as it was read.

    Rows refused, and rows that are there already, stay as they are.
    """
    units = dict(decided.units)
    for folded, question in preview.units.questions.items():
        if question.candidates:
            units.setdefault(folded, f"{SAME}{question.candidates[0].key}")
    rows = dict(decided.rows)
    for row in preview.rows:
        if row.verdict is Verdict.QUESTION and not row.decision:
            rows[row.line.number] = suggestion_of(row)
    return Decisions(rows, units)


def suggestion_of(row: ImportRow) -> str:
    """Give what is suggested for a row that is asked about: the record it most likely is, else a new one."""
    if row.default != NEW:
        return row.default
    return f"{SAME}{row.candidates[0].key}" if row.candidates else NEW
