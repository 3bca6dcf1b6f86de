"""What a comparison found as an Excel list: both sides of every pair beside each other, group by group."""

from pathlib import Path

from desktop_app.documents.layout.excel import SheetColumn, write_sheet
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.services.reconciling import OurRow, Reconciliation, TheirRow
from desktop_app.services.reconciling_groups import Entry, entries_of, group_names, note_of

_COLUMNS = (
    (lambda: _("Kết quả"), "text", 20), (lambda: _("Giống (%)"), "number", 9),
    (lambda: _("Ghi chú"), "text", 26),
    (lambda: _("Dòng"), "number", 8), (lambda: _("Mã trên cổng"), "text", 14),
    (lambda: _("Tên trên cổng"), "text", 50), (lambda: _("Đơn vị trên cổng"), "text", 28),
    (lambda: _("Tác giả trên cổng"), "text", 26), (lambda: _("Làm lợi trên cổng (đồng)"), "money", 16),
    (lambda: _("Ngày nhập trên cổng"), "date", 13),
    (lambda: _("Mã trong sổ"), "text", 17), (lambda: _("Tên trong sổ"), "text", 50),
    (lambda: _("Đơn vị trong sổ"), "text", 28), (lambda: _("Tác giả trong sổ"), "text", 26),
    (lambda: _("Làm lợi trong sổ (đồng)"), "money", 16), (lambda: _("Ngày nhập ghi trong sổ"), "date", 13),
    (lambda: _("Có thể là"), "text", 40),
)  # fmt: skip


def write_reconciliation(found: Reconciliation, out: Path, job: Job | None = None) -> int:
    """Write every row of theirs and every innovation they lack, and return how many lines.

    Raises:
        UserError: the file cannot be written there.
        Cancelled: the job is no longer wanted; no file is left.
    """
    entries = [entry for group in entries_of(found) for entry in group]
    columns = [SheetColumn(heading(), kind, width) for heading, kind, width in _COLUMNS]
    names = group_names()
    lines = (_line(entry, names[entry.group], found) for entry in entries)
    write_sheet(out, _("Đối soát"), columns, lines, len(entries), job)
    return len(entries)


def _line(entry: Entry, name: str, found: Reconciliation) -> list[Value]:
    return [
        name,
        entry.pair.degree if entry.pair else None,
        note_of(entry),
        *_theirs(entry.row),
        *_ours(entry.ours, found),
        "\n".join(f"{pair.degree} %  {pair.ours.code}  {pair.ours.title}" for pair in entry.choices),
    ]


def _theirs(row: TheirRow | None) -> list[Value]:
    if row is None:
        return [None] * 7
    return [row.number, row.code, row.title, row.unit, row.author, row.money, row.keyed_on]


def _ours(item: OurRow | None, found: Reconciliation) -> list[Value]:
    if item is None:
        return [None] * 6
    unit = found.unit_names.get(item.unit_id or 0, "")
    return [item.code, item.title, unit, ", ".join(item.authors), item.money, item.keyed_on]
