"""The units of the book: the administrative tree, union names, older names, head counts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import uuid4

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import HeadCount, Unit, UnitName
from desktop_app.domain.values import Value, named
from desktop_app.services.innovations import Added
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

_ABOVE = ("parent_id", "union_parent_id", "replaced_by_id")
_REFERENCES = (
    ("innovation", "unit_id"),
    ("person", "unit_id"),
    *(("unit", column) for column in _ABOVE),
    ("council_round", "unit_id"),
    ("target", "unit_id"),
    ("issued_paper", "unit_id"),
    ("nomination_round", "unit_id"),
    ("nomination_line", "unit_id"),
    ("honour", "unit_id"),
    ("award_use", "unit_id"),
)


def all_units(book: Book) -> list[Unit]:
    """Return every unit, parents before children, siblings in Vietnamese order."""
    units = book.all(Unit, "sort_key")
    known = {unit.id for unit in units}
    children: dict[int | None, list[Unit]] = {}
    for unit in units:
        children.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    ordered: list[Unit] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(reversed(children.get(unit.id, [])))
    return ordered


def depth(unit: Unit, units: Sequence[Unit]) -> int:
    """Return how many parents stand over a unit."""
    parents = {item.id: item.parent_id for item in units}
    steps, current = 0, unit.parent_id
    while current in parents and steps < len(parents):
        steps, current = steps + 1, parents[current]
    return steps


def add_unit(book: Book, values: Mapping[str, Value]) -> Added:
    """Add a unit.

    Raises:
        UserError: the name is empty.
    """
    with book.transaction(_("Thêm đơn vị")) as step:
        row = step.insert(
            "unit",
            {
                "abbreviation": "",
                **_checked({"name": "", **values}),
                "uid": str(values.get("uid") or uuid4()),
            },
        )
    return Added(row, step.changes)


def edit_unit(
    book: Book, unit: int, values: Mapping[str, Value], *, renamed_on: date | None = None
) -> Changes:
    """Change a unit. With `renamed_on` the old name is kept as valid until the day before.

    Raises:
        UserError: the name is empty, or the unit would stand under itself.
    """
    checked = _checked(values)
    with book.transaction(_("Sửa đơn vị")) as step:
        for column in _ABOVE:
            _refuse_circle(step, unit, column, checked.get(column))
        row = step.row("unit", unit)
        if renamed_on is not None and checked.get("name", row["name"]) != row["name"]:
            last_day = renamed_on - timedelta(days=1)
            step.insert("unit_name", {"unit_id": unit, "name": row["name"], "valid_to": last_day})
        step.update("unit", unit, checked)
    return step.changes


def remove_unit(book: Book, unit: int) -> Changes:
    """Remove a unit that nothing names.

    Raises:
        UserError: innovations, people, targets, rounds, awards, papers or other units name it.
    """
    with book.transaction(_("Xóa đơn vị")) as step:
        if any(step.rows(table, "id", **{column: unit}) for table, column in _REFERENCES):
            raise UserError(
                _(
                    "Đơn vị này còn sáng kiến, người, chỉ tiêu, đợt xét, khen thưởng, văn bản đã lấy số"
                    " hoặc đơn vị trực thuộc nên không xóa được. Hãy đặt ngày kết thúc."
                )
            )
        for table in ("unit_name", "head_count", "unit_alias", "letterhead", "signatory"):
            for row in step.rows(table, unit_id=unit):
                step.delete(table, int(str(row["id"])))
        step.delete("unit", unit)
    return step.changes


def old_names(book: Book, unit: int) -> list[UnitName]:
    """Return the names a unit bore before."""
    return book.all(UnitName, unit_id=unit)


def head_counts(book: Book, unit: int) -> list[HeadCount]:
    """Return how many people a unit had, by day."""
    return book.all(HeadCount, "on", unit_id=unit)


def set_head_count(book: Book, unit: int, on: date, people: int) -> Changes:
    """Say how many people a unit had on a day; saying it again replaces it.

    Raises:
        UserError: the number is negative.
    """
    if people < 0:
        raise UserError(_("Số lao động không thể là số âm."))
    with book.transaction(_("Nhập số lao động")) as step:
        found = step.rows("head_count", unit_id=unit, on=on)
        if found:
            step.update("head_count", int(str(found[0]["id"])), {"people": people})
        else:
            step.insert("head_count", {"unit_id": unit, "on": on, "people": people})
    return step.changes


def remove_head_count(book: Book, head_count: int) -> Changes:
    """Remove a number of people that was noted wrongly."""
    with book.transaction(_("Xóa số lao động")) as step:
        step.delete("head_count", head_count)
    return step.changes


def remove_old_name(book: Book, old_name: int) -> Changes:
    """Remove an old name that was noted wrongly."""
    with book.transaction(_("Xóa tên cũ")) as step:
        step.delete("unit_name", old_name)
    return step.changes


def is_ended(unit: Unit, today: date) -> bool:
    """Tell whether a unit exists no longer on a day."""
    return unit.valid_to is not None and unit.valid_to < today


def _refuse_circle(step: Transaction, unit: int, column: str, above: Value) -> None:
    seen: set[Value] = {unit}
    while above is not None:
        if above in seen:
            raise UserError(_("Đơn vị không thể trực thuộc chính nó. Chọn đơn vị cấp trên khác."))
        seen.add(above)
        found = step.rows("unit", id=above)
        above = found[0][column] if found else None


def _checked(values: Mapping[str, Value]) -> dict[str, Value]:
    return named(values, _("Nhập tên đơn vị."))
