"""What Đối soát lists: one line for each row of the portal's list, or for an innovation it does not have."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.language import _
from desktop_app.services.reconciling import OurRow, Pair, Reconciliation, TheirRow
from desktop_app.ui.kit.table_model import TableColumn

SAME, DIFFERS, DOUBTS, DOUBLES, THEIRS, MISSING, FOREIGN, ACCEPTED = range(8)
WIDTHS = (10, 48, 48, 20)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of theirs, one of ours, or both as a pair; `choices` are what a row may be; `differs` where."""

    group: int
    row: TheirRow | None = None
    pair: Pair | None = None
    ours: OurRow | None = None
    choices: tuple[Pair, ...] = ()
    differs: tuple[str, ...] = ()
    was_keyed: bool = False


def group_titles() -> tuple[str, ...]:
    """Return what each group is called, in the order shown; {count} is filled in."""
    return (
        _("Khớp ({count})"),
        _("Khớp, có chỗ khác ({count})"),
        _("Cần xem ({count})"),
        _("Cổng nhập trùng ({count})"),
        _("Chỉ cổng có ({count})"),
        _("Chỉ sổ có ({count})"),
        _("Không phải của mình ({count})"),
        _("Đã đối soát ({count})"),
    )


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


def entries_of(found: Reconciliation) -> tuple[tuple[Entry, ...], ...]:
    """Sort everything that was found into its group."""

    def paired(pairs: Sequence[Pair], group: int) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                group,
                pair.row,
                pair,
                pair.ours,
                differs=tuple(item.what for item in found.differences_of(pair)),
            )
            for pair in pairs
        )

    differing = [pair for pair in found.pairs if found.differences_of(pair)]
    same = [pair for pair in found.pairs if not found.differences_of(pair)]
    return (
        paired(same, SAME),
        paired(differing, DIFFERS),
        tuple(
            Entry(DOUBTS, doubt.row, doubt.choices[0], doubt.choices[0].ours, doubt.choices)
            for doubt in found.doubts
        ),
        paired(found.doubles, DOUBLES),
        tuple(Entry(THEIRS, row) for row in found.theirs),
        tuple(Entry(MISSING, ours=item, was_keyed=item.id in found.claimed) for item in found.missing),
        tuple(Entry(FOREIGN, row) for row in found.foreign),
        paired(found.accepted, ACCEPTED),
    )


def columns(names: dict[int, str]) -> list[TableColumn[Entry]]:
    """Return the columns; `names` are the units by key."""

    def theirs(entry: Entry) -> str:
        return entry.row.title if entry.row else ""

    def ours(entry: Entry) -> str:
        return f"{entry.ours.code}  {entry.ours.title}" if entry.ours else ""

    def told(entry: Entry) -> str:
        if entry.group == MISSING:
            return _("đã đánh dấu nhập") if entry.was_keyed else _("chưa nhập")
        if len(entry.choices) > 1:
            return _("{count} sáng kiến giống nhau").format(count=len(entry.choices))
        if entry.group in (THEIRS, FOREIGN) and entry.row:
            return entry.row.unit
        return ", ".join(entry.differs)

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
