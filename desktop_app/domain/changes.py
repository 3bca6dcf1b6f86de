"""What a service changed: the one currency of views, undo and history."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.values import Value

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One row: `before` is None where it was made, `after` is None where it was removed.

    An update holds only the columns that differ; making and removing hold the whole row.
    """

    table: str
    row: int
    before: Values | None
    after: Values | None
    innovation: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """One named step, in the order the rows were written."""

    label: str
    items: tuple[Change, ...] = ()
    is_whole_book: bool = False  # a restored book: everything may differ

    def __bool__(self) -> bool:
        return bool(self.items) or self.is_whole_book

    @property
    def tables(self) -> frozenset[str]:
        """Names of the tables that were touched."""
        return frozenset(item.table for item in self.items)

    @property
    def innovations(self) -> frozenset[int]:
        """Keys of the innovations whose register row or dossier may look different now."""
        return frozenset(item.innovation for item in self.items if item.innovation is not None)

    def rows(self, table: str) -> tuple[int, ...]:
        """Keys of the rows of one table that were touched, each once, in order."""
        return tuple(dict.fromkeys(item.row for item in self.items if item.table == table))

    def inverse(self) -> "Changes":
        """The step that takes this one back."""
        turned = tuple(
            Change(item.table, item.row, item.after, item.before, item.innovation)
            for item in reversed(self.items)
        )
        return Changes(self.label, turned)
