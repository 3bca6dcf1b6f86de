"""Reading the lists of the sample: days are `…_on` or `on`, other records are named by uid or code."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from desktop_app.domain.values import Value
from desktop_app.store.transaction import Transaction

Entry = dict[str, object]
"""One entry of a list, as its JSON has it."""
_DAYS = ("on", "valid_from", "valid_to")


def dated(entry: Mapping[str, object]) -> dict[str, Value]:
    """Give an entry's values as a record holds them: days are dates."""
    return {
        key: date.fromisoformat(value) if _is_day(key) and isinstance(value, str) else cast("Value", value)
        for key, value in entry.items()
    }


def parts(entry: Entry, key: str) -> list[Entry]:
    """Take the entries that stand under a key out of an entry; none where it has no such key."""
    return cast("list[Entry]", entry.pop(key, []))


def key_of(step: Transaction, table: str, name: object, column: str = "uid") -> int:
    """Give the key of the record of that uid or code."""
    (row,) = step.rows(table, **{column: str(name)})
    return int(str(row["id"]))


def _is_day(key: str) -> bool:
    return key in _DAYS or key.endswith("_on")
