"""The documents that papers are based on (căn cứ), each with the days between which it is in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from desktop_app.domain.language import _
from desktop_app.forms.form_reader import KEY
from desktop_app.forms.places import marks_fault
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

_SHIPPED = RESOURCES / "guide" / "legal.toml"


@dataclass(frozen=True, slots=True)
class Basis:
    """One line of the legal basis: in force from `since` to the end of `until`, None without a limit.

    `certainty` says what of it is in doubt; where nothing is, no office words it for itself.
    """

    id: str
    text: str = ""
    certainty: str = ""
    since: date | None = None
    until: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@cache
def shipped_bases() -> Mapping[str, Basis]:
    """Give what ships with the program, by id."""
    return read_bases(_SHIPPED, _SHIPPED.name)


def read_bases(source: Path | bytes, name: str) -> dict[str, Basis]:
    """Read a file of legal bases; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    for key in ("version", "source"):
        table.text(key)
    found: dict[str, Basis] = {}
    for entry in table.tables("bases"):
        made = _basis(entry)
        if made.id in found:
            raise entry.fault(
                "id", _("Có hai mục cùng id “{id}”; hãy đổi id của một mục.").format(id=made.id)
            )
        found[made.id] = made
    table.close()
    return found


def _basis(table: TomlTable) -> Basis:
    made = Basis(
        id=table.matching("id", KEY, _("chỉ dùng chữ thường a–z, chữ số và dấu _.")),
        text=table.text("text"),
        certainty=table.text("certainty", ""),
        since=table.day("from"),
        until=table.day("to"),
    )
    fault = marks_fault(made.text)
    if fault:
        raise table.fault("text", fault)
    if made.since and made.until and made.until < made.since:
        raise table.fault("to", _("Ngày hết hiệu lực trước ngày có hiệu lực; hãy sửa một trong hai ngày."))
    table.close()
    return made
