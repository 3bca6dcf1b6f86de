"""Reading a portal's list: which of its columns is what, and every row as it stands there.

`open_list` gives the tables of a file, `columns_in` what is recognised in one, `listing_of` its rows by the
columns that were recognised or chosen; `read_listing` does it all where nobody can be asked, `read_mapped`
where somebody wrote the columns down.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.legacy import looks_legacy, rescue
from desktop_app.domain.likeness import plain
from desktop_app.domain.text import clean
from desktop_app.exchange.cells import Column, read_cell, scale_of
from desktop_app.exchange.grids import shown
from desktop_app.exchange.mapping import known_words
from desktop_app.exchange.sheets import (
    Cell,
    Table,
    best_table,
    find_tables,
    read_pasted,
    read_workbook,
)
from desktop_app.forms.imports import ImportColumn, ImportKind
from desktop_app.forms.portals import LIST_COLUMNS, shipped_portals
from desktop_app.guide.matching import TheirRow
from desktop_app.services.importing import Source, remember, suggest
from desktop_app.services.importing_map import choose_table, columns_of, read_map
from desktop_app.services.preferences import Preferences

__all__ = [
    "Listing", "Source", "Table", "columns_in", "is_readable", "list_kind", "listing_of", "open_list",
    "read_listing", "read_mapped", "remember",
]  # fmt: skip

_TITLE = "title"
_ONE_TYPIST = 0.6
_FEW = 10
_LABELS: Mapping[str, Callable[[], str]] = {
    "code": lambda: _("Mã hồ sơ trong sổ"),
    "their_code": lambda: _("Mã trên cổng"),
    "title": lambda: _("Tên sáng kiến"),
    "unit": lambda: _("Đơn vị"),
    "author": lambda: _("Tác giả"),
    "money": lambda: _("Tiền làm lợi"),
    "keyed_on": lambda: _("Ngày nhập lên cổng"),
    "account": lambda: _("Tài khoản nhập"),
    "link": lambda: _("Liên kết"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A portal's list: its rows, which column was read as what, and sentences about what was odd."""

    name: str
    rows: tuple[TheirRow, ...]
    columns: Mapping[str, str]
    notes: tuple[str, ...] = ()
    ignores_authors: bool = False


def list_kind() -> ImportKind:
    """Give a portal's list as a kind of list whose columns can be chosen by hand."""
    headings = shipped_portals().list_headings
    columns = tuple(
        ImportColumn(key, _LABELS[key](), "text", headings[key], is_needed=key == _TITLE)
        for key in LIST_COLUMNS
    )
    return ImportKind("portal_list", _("Danh sách của cổng"), "", columns)


def open_list(source: Path | str, job: Job | None = None) -> Source:
    """Read a file, or cells that were copied, and find its tables.

    Raises:
        UserError: it cannot be read, or holds no table.
        Cancelled: the job is no longer wanted.
    """
    workbook = read_pasted(source) if isinstance(source, str) else read_workbook(source, job)
    tables = find_tables(workbook, known_words(list_kind().names))
    if not tables:
        raise UserError(
            _(
                "Không thấy bảng nào trong “{file}”. Bảng cần một dòng tiêu đề cột rồi đến các dòng số liệu."
            ).format(file=workbook.name)
        )
    name = source.name if isinstance(source, Path) else _("Bảng đã dán")
    return Source(name, tables, tables.index(best_table(tables)))


def columns_in(table: Table, preferences: Preferences | None = None) -> dict[str, int]:
    """Say which column of a table is what: as somebody chose it last, else by its heading."""
    return suggest(list_kind(), table, preferences)


def is_readable(columns: Mapping[str, int]) -> bool:
    """Tell whether it is known which column is the titles, without which a row says nothing."""
    return _TITLE in columns


def read_listing(source: Path | str, job: Job | None = None) -> Listing:
    """Read a portal's list from a file, or from cells that were copied, by its headings alone.

    Raises:
        UserError: it cannot be read, or no column of it is the titles.
        Cancelled: the job is no longer wanted.
    """
    opened = open_list(source, job)
    table = opened.tables[opened.first]
    return listing_of(opened.name, table, columns_in(table))


def read_mapped(source: Path, mapped: Path) -> Listing:
    """Read a portal's list by what a MAP.toml says of its table and columns.

    Raises:
        UserError: either cannot be read, or the map names what the list does not have.
    """
    kind = list_kind()
    wanted = read_map(mapped, kind)
    if wanted.units or wanted.accepts_questions or wanted.makes_units:
        raise UserError(
            _("Tệp ánh xạ của danh sách trên cổng chỉ có sheet, table và [columns]. Bỏ các dòng khác.")
        )
    opened = open_list(source)
    is_named = bool(wanted.sheet or wanted.place)
    table = choose_table(opened, kind, wanted) if is_named else opened.tables[opened.first]
    return listing_of(opened.name, table, columns_of(kind, table, wanted))


def listing_of(name: str, table: Table, columns: Mapping[str, int]) -> Listing:
    """Read the rows of a table by what its columns are.

    Raises:
        UserError: no column is the titles, or no row has one.
    """
    if not is_readable(columns):
        raise UserError(
            _(
                "Không thấy cột tên sáng kiến trong danh sách. Các cột: {columns}."
                " Đổi tiêu đề cột ấy thành “Tên sáng kiến”, hoặc nêu nó ở tệp ánh xạ (--map), rồi làm lại."
            ).format(columns="; ".join(clean(item) for item in table.headings[:12]))
        )
    rows = tuple(_rows(table, columns))
    if not rows:
        raise UserError(_("Danh sách không có dòng nào có tên sáng kiến. Kiểm tra lại tệp của cổng."))
    notes = [*table.notes, *_skipped(table, rows)]
    typist = _typist(rows)
    if typist:
        notes.append(
            _(
                "Cột tác giả phần lớn là một người ({name}): chắc là người nhập thay, nên không so tác giả."
            ).format(name=typist)
        )
    named = {key: clean(table.headings[place]) for key, place in columns.items()}
    return Listing(name, rows, named, tuple(notes), bool(typist))


def _rows(table: Table, places: Mapping[str, int]) -> Iterable[TheirRow]:
    heading = table.headings[places["money"]] if "money" in places else ""
    as_money, as_date = Column("money", scale_of(heading)), Column("date")
    for line in table.rows:
        cells = {key: line.cells[place] if place < len(line.cells) else None for key, place in places.items()}
        if not plain(_text(cells.get("title"))):
            continue
        money = read_cell(cells.get("money"), as_money).value
        keyed_on = read_cell(cells.get("keyed_on"), as_date).value
        texts = _readable({key: _text(cells.get(key)) for key in LIST_COLUMNS})
        yield TheirRow(
            number=line.number,
            title=texts["title"],
            unit=texts["unit"],
            author=texts["author"],
            code=texts["their_code"],
            our_code=texts["code"],
            money=money if isinstance(money, int) else None,
            keyed_on=keyed_on if isinstance(keyed_on, date) else None,
            account=texts["account"],
            link=texts["link"],
        )


def _readable(texts: Mapping[str, str]) -> dict[str, str]:
    """Turn a row written in TCVN3 or VNI into Unicode: a row is in one encoding, a name alone shows none."""
    words = [texts[key] for key in ("title", "unit", "author")]
    encoding = None if all(word.isascii() for word in words) else looks_legacy("\n".join(words))
    return dict(texts) if encoding is None else {key: rescue(text, encoding) for key, text in texts.items()}


def _text(cell: Cell) -> str:
    return clean(shown(cell))


def _skipped(table: Table, rows: Sequence[TheirRow]) -> list[str]:
    left = len(table.rows) - len(rows)
    return [_("Bỏ qua {count} dòng không có tên sáng kiến.").format(count=left)] if left else []


def _typist(rows: Sequence[TheirRow]) -> str:
    """Find the one name that most rows bear: a clerk who keyed for everybody."""
    names = Counter(row.author for row in rows if row.author)
    if not names or len(rows) < _FEW:
        return ""
    name, count = names.most_common(1)[0]
    return name if count >= len(rows) * _ONE_TYPIST else ""
