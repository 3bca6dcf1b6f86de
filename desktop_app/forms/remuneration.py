"""The least remuneration where nothing was agreed: dated rates and base wages, read from their file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from desktop_app.domain.language import _
from desktop_app.forms.toml_source import read_source
from desktop_app.forms.toml_table import TomlTable
from desktop_app.shipped import RESOURCES

PARTS = ("benefit", "wages", "transfer", "helpers")
"""What a rate may say of itself that it was not confirmed."""

_SHIPPED = RESOURCES / "guide" / "remuneration.toml"
_MOST_WAGE = 1_000_000_000


class _Dated(Protocol):
    @property
    def since(self) -> date: ...


_Item = TypeVar("_Item", bound=_Dated)


@dataclass(frozen=True, slots=True)
class Rate:
    """What is owed at least from a day on; shares in hundredths of a percent.

    `benefit` is of each year's money, for the first `years` years of application; `wages` is a number of
    base wages where the money cannot be computed; `transfer` is of each price of a transfer within
    `transfer_years` of recognition; `helpers` is of what the authors get. Payable `pay_within_months` after
    a year of application ends. `has_even_helpers` where an even split among the helpers may be suggested;
    `unconfirmed` names those of PARTS that no published text was found for. `benefit_most`, `wages_most` and
    `helpers_most` are the most that may be proposed, None where no regulation says.
    """

    since: date
    clause: str
    benefit: int
    years: int
    wages: int
    transfer: int
    transfer_years: int
    helpers: int
    pay_within_months: int
    has_even_helpers: bool = False
    unconfirmed: tuple[str, ...] = ()
    benefit_most: int | None = None
    wages_most: int | None = None
    helpers_most: int | None = None


@dataclass(frozen=True, slots=True)
class BaseWage:
    """The base wage (mức lương cơ sở) in đồng from a day on."""

    since: date
    amount: int
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class RemunerationRates:
    """Every rate and wage, oldest first; `label` says what the sums are, wherever one is shown."""

    version: str
    source: str
    certainty: str
    label: str
    rates: tuple[Rate, ...]
    base_wages: tuple[BaseWage, ...]

    def rate(self, day: date) -> Rate:
        """The rate in force on a day; before the first one, that."""
        return _in_force(self.rates, day)

    def base_wage(self, day: date) -> BaseWage:
        """The base wage in force on a day; before the first one, that."""
        return _in_force(self.base_wages, day)


@cache
def shipped_rates() -> RemunerationRates:
    """Give the rates that ship with the program."""
    return read_rates(_SHIPPED)


def read_rates(source: Path | bytes, name: str = "remuneration.toml") -> RemunerationRates:
    """Read a file of rates; `name` stands in errors. Raises PackError."""
    table = TomlTable(read_source(source, name), name)
    found = RemunerationRates(
        version=table.text("version"),
        source=table.text("source"),
        certainty=table.text("certainty"),
        label=table.text("label"),
        rates=_by_day(table, "rates", [_rate(entry) for entry in table.tables("rates")]),
        base_wages=_by_day(table, "base_wages", [_wage(entry) for entry in table.tables("base_wages")]),
    )
    table.close()
    return found


def _rate(table: TomlTable) -> Rate:
    rate = Rate(
        since=_since(table),
        clause=table.text("clause"),
        benefit=_number(table, "benefit", 10_000),
        years=_number(table, "years", 50),
        wages=_number(table, "wages", 1_000),
        transfer=_number(table, "transfer", 10_000),
        transfer_years=_number(table, "transfer_years", 50),
        helpers=_number(table, "helpers", 10_000),
        pay_within_months=_number(table, "pay_within_months", 120),
        has_even_helpers=table.flag("even_helpers"),
        unconfirmed=table.words("unconfirmed", PARTS),
        benefit_most=table.whole("benefit_most", least=1, most=10_000),
        wages_most=table.whole("wages_most", least=1, most=1_000),
        helpers_most=table.whole("helpers_most", least=1, most=10_000),
    )
    table.close()
    return rate


def _wage(table: TomlTable) -> BaseWage:
    wage = BaseWage(_since(table), _number(table, "amount", _MOST_WAGE), table.flag("confirmed"))
    table.close()
    return wage


def _since(table: TomlTable) -> date:
    day = table.day("from")
    if day is None:
        raise table.fault("from", _("Chưa có; hãy viết from = 2024-07-01."))
    return day


def _number(table: TomlTable, key: str, most: int) -> int:
    number = table.whole(key, least=1, most=most)
    if number is None:
        raise table.fault(
            key, _("Chưa có; hãy viết một số nguyên lớn hơn 0, ví dụ {key} = 1.").format(key=key)
        )
    return number


def _by_day(table: TomlTable, key: str, items: Sequence[_Item]) -> tuple[_Item, ...]:
    if not items:
        raise table.fault(key, _("Chưa có mục nào; hãy viết [[{key}]] và các khóa của nó.").format(key=key))
    days: set[date] = set()
    for place, item in enumerate(items):
        if item.since in days:
            raise table.fault(f"{key}[{place}].from", _("Ngày này đã có ở trên; hãy giữ một mục."))
        days.add(item.since)
    return tuple(sorted(items, key=lambda item: item.since))


def _in_force(items: tuple[_Item, ...], day: date) -> _Item:
    return next((item for item in reversed(items) if item.since <= day), items[0])
