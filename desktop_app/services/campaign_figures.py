"""A unit's figures of the programme, as the report of a collective prints them."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache

from desktop_app.domain.awards import Honour
from desktop_app.domain.errors import UserError
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.progress import Line, Window
from desktop_app.domain.records import Innovation, Person, Unit
from desktop_app.services import programmes, units
from desktop_app.services.progress import Report, progress
from desktop_app.store.book import Book

LEVEL, AWARD = "level_", "award_"
"""What a figure's key begins with: how many were recognised at a level; how many people hold an award."""


def figures_of(book: Book, unit: Unit) -> Callable[[str], str]:
    """Give a way to ask for a unit's figures with those below it, each by its key; counted once, when asked.

    Keys: programme, target, counted, percent, authors, author_share, benefit, helpers, `level_` with the id
    of a level, `award_` with that of an award. What the book does not know is "".
    """

    @cache
    def known() -> tuple[Report, Line] | None:
        try:
            own = programmes.find_programme(book)
        except UserError:
            return None
        report = progress(book, own.id)
        line = next((line for line in report.progress.lines if line.unit_id == unit.id), None)
        return None if line is None else (report, line)

    @cache
    def figures() -> Mapping[str, str]:
        found = known()
        return {} if found is None else _figures(book, *found)

    def figure(key: str) -> str:
        if key.startswith(AWARD):
            found = known()
            window = found[0].progress.window if found else None
            return _holders(book, unit, key.removeprefix(AWARD), window)
        return figures().get(key, "")

    return figure


def _figures(book: Book, report: Report, line: Line) -> dict[str, str]:
    counted = set(line.counted)
    rows = [row for row in book.all(Innovation) if row.id in counted]
    helpers = {row.support_person_id for row in rows if row.support_person_id is not None}
    benefit = sum(row.benefit_amount or 0 for row in rows)
    percent, share = line.standing.percent, line.staff.share
    made = {
        "programme": report.programme.name,
        "target": "" if line.target is None else format_number(line.target),
        "counted": format_number(len(counted)),
        "percent": "" if percent is None else _percent(percent),
        "authors": format_number(line.staff.authors),
        "author_share": "" if share is None else _percent(share),
        "benefit": format_money(benefit) if benefit else "",
        "helpers": format_number(len(helpers)) if helpers else "",
    }
    for level, keys in report.progress.levels:
        common = counted & set(keys)
        made[LEVEL + level] = format_number(len(common)) if common else ""
    return made


def _percent(tenths: int) -> str:
    return f"{format_number(Decimal(tenths) / 10)} %"


def _holders(book: Book, unit: Unit, award: str, window: Window | None) -> str:
    """Count how often people of a unit were given an award within the programme's years."""
    first = window.starts_on.year if window and window.starts_on else 0
    last = window.ends_on.year if window and window.ends_on else 9999
    held = [one for one in book.all(Honour, award=award) if first <= one.year <= last]
    if not held:
        return ""
    below = _below(units.all_units(book), unit.id)
    people = {one.id for one in book.all(Person) if one.unit_id in below}
    count = sum(one.person_id in people for one in held)
    return format_number(count) if count else ""


def _below(known: list[Unit], unit: int) -> set[int]:
    found, size = {unit}, 0
    while len(found) != size:
        size = len(found)
        found |= {one.id for one in known if one.parent_id in found}
    return found
