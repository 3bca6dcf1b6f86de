from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Unit
from desktop_app.services.innovations import add_innovation
from desktop_app.services.people import add_person
from desktop_app.services.units import (
    add_unit,
    all_units,
    depth,
    edit_unit,
    head_counts,
    old_names,
    remove_unit,
    set_head_count,
)
from desktop_app.store.book import Book


def add(book: Book, name: str, parent: int | None = None, **values: object) -> int:
    return add_unit(book, {"name": name, "parent_id": parent, **values}).id  # type: ignore[dict-item]


def test_the_tree_lists_parents_first_and_siblings_in_vietnamese_order(book: Book) -> None:
    plant = add(book, "Nhà máy")
    electric, boiler = add(book, "Đội Điện", plant), add(book, "Dịch vụ", plant)
    add(book, "Tổ 1", electric)
    add(book, "Ban")
    units = all_units(book)
    assert [(depth(unit, units), unit.name) for unit in units] == [
        (0, "Ban"), (0, "Nhà máy"), (1, "Dịch vụ"), (1, "Đội Điện"), (2, "Tổ 1"),
    ]  # fmt: skip
    assert boiler


@pytest.mark.parametrize("column", ["parent_id", "union_parent_id", "replaced_by_id"])
def test_a_unit_never_stands_under_itself(book: Book, column: str) -> None:
    first = add(book, "Một")
    second = add_unit(book, {"name": "Hai", column: first}).id
    third = add_unit(book, {"name": "Ba", column: second}).id
    for unit, above in ((first, first), (first, second), (first, third)):
        with pytest.raises(UserError, match="không thể trực thuộc chính nó"):
            edit_unit(book, unit, {column: above})
    edit_unit(book, third, {column: first})
    assert getattr(book.get(Unit, third), column) == first


def test_a_renamed_unit_keeps_its_old_name_until_the_day_before(book: Book) -> None:
    unit = add(book, "Phân xưởng Điện")
    edit_unit(book, unit, {"name": "Phân xưởng Điện - Tự động"}, renamed_on=date(2026, 3, 1))
    edit_unit(book, unit, {"abbreviation": "PXĐT"}, renamed_on=date(2026, 4, 1))
    edit_unit(book, unit, {"name": "Phân xưởng ĐTĐ"})
    (old,) = old_names(book, unit)
    assert (old.name, old.valid_to) == ("Phân xưởng Điện", date(2026, 2, 28))
    assert book.get(Unit, unit).name == "Phân xưởng ĐTĐ"


def test_a_unit_that_something_names_is_not_removed(book: Book) -> None:
    used = [add(book, name) for name in ("sáng kiến", "người", "trên", "công đoàn trên", "thay thế")]
    add_innovation(book, {"unit_id": used[0]})
    add_person(book, {"name": "Lê An", "unit_id": used[1]})
    add(book, "dưới", used[2], union_parent_id=used[3], replaced_by_id=used[4])
    for unit in used:
        with pytest.raises(UserError, match="không xóa được"):
            remove_unit(book, unit)
    free = add(book, "trống")
    set_head_count(book, free, date(2026, 1, 1), 5)
    edit_unit(book, free, {"name": "trống rỗng"}, renamed_on=date(2026, 2, 1))
    remove_unit(book, free)
    assert free not in {unit.id for unit in all_units(book)}
    assert book.sql("SELECT (SELECT count(*) FROM head_count) + (SELECT count(*) FROM unit_name)") == [(0,)]


def test_a_head_count_said_again_replaces_the_first(book: Book) -> None:
    unit = add(book, "Nhà máy")
    set_head_count(book, unit, date(2026, 6, 30), 120)
    set_head_count(book, unit, date(2025, 12, 31), 118)
    set_head_count(book, unit, date(2026, 6, 30), 0)
    assert [(count.on, count.people) for count in head_counts(book, unit)] == [
        (date(2025, 12, 31), 118), (date(2026, 6, 30), 0),
    ]  # fmt: skip
    with pytest.raises(UserError, match="số âm"):
        set_head_count(book, unit, date(2026, 6, 30), -1)


@pytest.mark.parametrize("values", [{}, {"name": ""}, {"name": None}])
def test_a_unit_without_a_name_is_refused_in_words(book: Book, values: dict[str, None]) -> None:
    with pytest.raises(UserError, match="Nhập tên đơn vị"):
        add_unit(book, values)
    unit = add(book, "Có tên")
    with pytest.raises(UserError, match="Nhập tên đơn vị"):
        edit_unit(book, unit, {"name": " "})


def test_a_unit_that_is_gone_is_named_in_words(book: Book) -> None:
    with pytest.raises(UserError, match="đã bị xóa"):
        edit_unit(book, 99, {"name": "Không có"})
    with pytest.raises(UserError, match="đã bị xóa"):
        set_head_count(book, 99, date(2026, 1, 1), 1)
