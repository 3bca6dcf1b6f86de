"""Holidays: which days are worked, read from their file."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from desktop_app.domain.dates import WorkCalendar
from desktop_app.domain.language import _
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

_SHIPPED = RESOURCES / "guide" / "holidays.toml"
_MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class Holidays:
    """The days off. `unannounced` are those that were computed and that nobody has announced yet."""

    version: str
    source: str
    certainty: str
    calendar: WorkCalendar
    unannounced: frozenset[date]


@cache
def shipped_holidays() -> Holidays:
    """Give the holidays that ship with the program."""
    return read_holidays(_SHIPPED, _SHIPPED.name)


def read_holidays(source: Path | bytes, name: str) -> Holidays:
    """Read a holiday file; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    version, origin, certainty = (table.text(key) for key in ("version", "source", "certainty"))
    every_year = frozenset(_month_and_day(table, text) for text in table.strings("every_year"))
    off: set[date] = set()
    unannounced: set[date] = set()
    for entry in table.tables("off"):
        days, is_announced = _stretch(entry)
        off |= days
        unannounced |= set() if is_announced else days
    worked = frozenset(_worked(entry) for entry in table.tables("worked"))
    table.close()
    calendar = WorkCalendar(frozenset(off), worked, every_year)
    return Holidays(version, origin, certainty, calendar, frozenset(unannounced))


def _month_and_day(table: TomlTable, text: str) -> tuple[int, int]:
    found = _MONTH_AND_DAY.fullmatch(text)
    if found is None:
        raise table.fault("every_year", _('Phải là tháng và ngày; hãy viết như "09-02".'))
    return int(found[1]), int(found[2])


def _stretch(table: TomlTable) -> tuple[set[date], bool]:
    table.text("label")
    first, last = _day(table, "from"), _day(table, "to")
    is_announced = table.flag("announced")
    table.close()
    length = (last - first).days + 1
    if not 1 <= length <= _LONGEST:
        sentence = _("Ngày cuối phải từ ngày đầu trở đi và không quá {most} ngày; hãy sửa lại.")
        raise table.fault("to", sentence.format(most=_LONGEST))
    return {first + timedelta(days=number) for number in range(length)}, is_announced


def _worked(table: TomlTable) -> date:
    table.text("label")
    day = _day(table, "on")
    table.close()
    return day


def _day(table: TomlTable, key: str) -> date:
    day = table.day(key)
    if day is None:
        raise table.fault(key, _("Chưa có; hãy viết {key} = 2026-03-26.").format(key=key))
    return day
