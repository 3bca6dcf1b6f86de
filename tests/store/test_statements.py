"""Rows written by statements made once are the rows that are read back."""

from datetime import date

import pytest

from desktop_app.domain.values import Value
from desktop_app.store.book import Book
from desktop_app.store.models import RECORDS
from desktop_app.store.rows import column_names


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("unit", {"uid": "u", "name": "Phân xưởng", "valid_from": date(2025, 7, 1)}),
        ("person", {"uid": "p", "name": "Lê An", "is_manager": True}),
        ("programme", {"uid": "g", "name": "Chương trình", "target": 10}),
    ],
)
def test_what_a_step_notes_is_what_is_read_back(book: Book, table: str, values: dict[str, Value]) -> None:
    with book.transaction("Thử") as step:
        key = step.insert(table, values)
        assert step.changes.items[-1].after == step.row(table, key)
    assert set(step.changes.items[-1].after or {}) == column_names(table)


def test_a_column_that_is_not_there_is_our_bug(book: Book) -> None:
    with pytest.raises(KeyError, match="nonsense"), book.transaction("Thử") as step:
        step.insert("unit", {"uid": "u", "name": "x", "nonsense": 1})


def test_a_key_may_be_kept(book: Book) -> None:
    with book.transaction("Thử") as step:
        assert step.insert("unit", {"id": 77, "uid": "u", "name": "x"}) == 77
        assert step.insert("unit", {"uid": "v", "name": "y"}) == 78


def test_every_table_goes_by_its_id(book: Book) -> None:
    assert all("id" in column_names(table) for table in RECORDS)


ROWS: list[dict[str, Value]] = [
    {"uid": "a", "name": "Lê An", "is_manager": True},
    {"uid": "b", "name": "Hồ Hà", "birth": "1988"},
]


def test_many_rows_at_once_are_noted_and_derived_as_rows_one_by_one(book: Book) -> None:
    with book.transaction("Từng người") as step:
        for values in ROWS:
            step.insert("person", values)
    with book.transaction("Xóa") as removing:
        for item in step.changes.items:
            removing.delete("person", item.row)
    with book.transaction("Một lượt") as at_once:
        keys = at_once.insert_all("person", iter(ROWS))
        assert at_once.insert_all("person", ()) == []
    assert [{**(item.after or {}), "id": 0} for item in at_once.changes.items] == [
        {**(item.after or {}), "id": 0} for item in step.changes.items
    ]
    assert [item.row for item in at_once.changes.items] == keys
    with book.transaction("Đọc lại") as reading:
        assert [item.after for item in at_once.changes.items] == [reading.row("person", key) for key in keys]


def test_keys_given_beforehand_are_never_given_twice(book: Book) -> None:
    with book.transaction("Thử") as step:
        first, second = step.insert_all("person", ROWS)
        step.delete("person", second)
        third = step.insert("person", ROWS[1])
        step.delete("person", third)
        assert step.insert_all("person", [{"uid": "c", "name": "Vũ Nam"}]) == [third + 1]
    assert first < second < third
    with pytest.raises(KeyError, match="nonsense"), book.transaction("Thử") as step:
        step.insert_all("person", [{"uid": "d", "name": "x", "nonsense": 1}])


def test_every_table_counts_the_keys_it_gave(book: Book) -> None:
    for record in RECORDS.values():
        ((made,),) = book.sql("SELECT sql FROM sqlite_master WHERE name = ?", (record._meta.table_name,))
        assert "AUTOINCREMENT" in str(made)
