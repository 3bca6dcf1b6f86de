"""What a comparison found, sorted into groups: one entry for each row of theirs, or one of ours they lack."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.language import _
from desktop_app.services.reconciling import OurRow, Pair, Reconciliation, TheirRow

SAME, DIFFERS, DOUBTS, DOUBLES, THEIRS, MISSING, FOREIGN, ACCEPTED = range(8)


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


def group_names() -> tuple[str, ...]:
    """Return what each group is called, in the order shown."""
    return (
        _("Khớp"),
        _("Khớp, có chỗ khác"),
        _("Cần xem"),
        _("Cổng nhập trùng"),
        _("Chỉ cổng có"),
        _("Chỉ sổ có"),
        _("Không phải của mình"),
        _("Đã đối soát"),
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


def note_of(entry: Entry) -> str:
    """Say in a few words where an entry differs, what it may be, or that it is missing."""
    if entry.group == MISSING:
        return _("đã đánh dấu nhập") if entry.was_keyed else _("chưa nhập")
    if len(entry.choices) > 1:
        return _("{count} sáng kiến giống nhau").format(count=len(entry.choices))
    return ", ".join(entry.differs)
