"""What Đối soát lists: one line for each row of the portal's list, or for an innovation it does not have."""

from desktop_app.domain.language import _
from desktop_app.services.reconciling_groups import (
    ACCEPTED,
    DIFFERS,
    DOUBLES,
    DOUBTS,
    FOREIGN,
    MISSING,
    SAME,
    THEIRS,
    Entry,
    entries_of,
    group_names,
    note_of,
)
from desktop_app.ui.kit.table_model import TableColumn

__all__ = [
    "ACCEPTED", "DIFFERS", "DOUBLES", "DOUBTS", "FOREIGN", "MISSING", "SAME", "THEIRS", "WIDTHS", "Entry",
    "columns", "entries_of", "explanations", "group_names",
]  # fmt: skip

WIDTHS = (10, 48, 48, 20, 30)


def explanations() -> tuple[str, ...]:
    """Return what each group is, and what to do with it."""
    return (
        _("Cùng một sáng kiến. Chấp nhận để ghi là cổng đã có."),
        _(
            "Cùng một sáng kiến nhưng chữ hoặc số khác nhau: xem bên nào đúng,"
            " rồi chấp nhận hoặc sửa trên cổng."
        ),
        _("Giống nhiều sáng kiến như nhau, hoặc giống chưa đủ chắc. Chọn đúng sáng kiến rồi ghép."),
        _("Dòng này trùng với một dòng khác của cổng đã ghép. Đề nghị cổng bỏ bớt."),
        _("Sổ không có sáng kiến này. Của đơn vị khác thì đánh dấu để lần sau không hỏi lại."),
        _("Đã công nhận mà danh sách của cổng không có: cần nhập, hoặc nhập rồi mà cổng chưa nhận."),
        _("Đã đánh dấu không phải của đơn vị mình. Bỏ đánh dấu nếu nhầm."),
        _("Đã chấp nhận lần này hoặc lần trước; lần sau tự nhận ra."),
    )


def columns(names: dict[int, str]) -> list[TableColumn[Entry]]:
    """Return the columns; `names` are the units by key."""

    def theirs(entry: Entry) -> str:
        return entry.row.title if entry.row else ""

    def ours(entry: Entry) -> str:
        return f"{entry.ours.code}  {entry.ours.title}" if entry.ours else ""

    def told(entry: Entry) -> str:
        if entry.group in (THEIRS, FOREIGN) and entry.row:
            return entry.row.unit
        return note_of(entry)

    def unit(entry: Entry) -> str:
        return names.get(entry.ours.unit_id or 0, "") if entry.ours else entry.row.unit if entry.row else ""

    return [
        TableColumn(
            _("Giống"),
            lambda entry: f"{entry.pair.degree} %" if entry.pair else "",
            "right",
            lambda entry: entry.pair.degree if entry.pair else -1,
        ),
        TableColumn(_("Trên cổng"), theirs),
        TableColumn(_("Trong sổ"), ours),
        TableColumn(_("Ghi chú"), told),
        TableColumn(_("Đơn vị"), unit),
    ]
