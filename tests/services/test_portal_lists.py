"""A portal's list whose headings say nothing: its columns are said by hand, and remembered."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.forms.portals import LIST_COLUMNS
from desktop_app.services import portal_lists, reconciling
from desktop_app.services.innovations import add_innovation
from desktop_app.services.preferences import Preferences
from desktop_app.store.book import Book

SYSTEM = "congdoan"
TITLES = ("Cải tiến ổ trục bơm tuần hoàn nhà máy nhiệt điện", "Phần mềm quản lý cột điện bằng mã QR")
HEAD = "Trường A\tTrường B\tTrường C"
LIST = f"{HEAD}\nSK1\t{TITLES[0].upper()}\tHôm nay\nSK2\tXe kéo dây vượt sông\tHôm qua"
SAID = {"their_code": 0, "title": 1}


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "cài đặt.json")


@pytest.fixture
def keys(book: Book) -> list[int]:
    return [add_innovation(book, {"title": title, "stage": "recognised"}).id for title in TITLES]


def test_every_column_of_a_list_can_be_said_by_hand() -> None:
    kind = portal_lists.list_kind()
    assert tuple(column.id for column in kind.columns) == LIST_COLUMNS
    assert [column.id for column in kind.columns if column.is_needed] == ["title"]
    labels = [column.label for column in kind.columns]
    assert len(set(labels)) == len(labels)
    assert all(labels)


def test_headings_that_say_nothing_leave_the_question_open_and_refuse_nothing(
    book: Book, keys: list[int], preferences: Preferences
) -> None:
    brought = reconciling.bring_in(book, SYSTEM, LIST, preferences)
    assert brought.found is None
    assert "Trường A; Trường B; Trường C" in brought.problem
    assert not portal_lists.is_readable(brought.columns)
    with pytest.raises(UserError, match="Không thấy cột tên sáng kiến"):
        reconciling.read_listing(LIST)


def test_what_was_said_is_compared_and_remembered_for_the_same_headings(
    book: Book, keys: list[int], preferences: Preferences
) -> None:
    brought = reconciling.bring_in(book, SYSTEM, LIST, preferences)
    said = reconciling.read_as(book, SYSTEM, brought.source, brought.place, SAID)
    assert said.found is not None
    assert [(pair.row.code, pair.ours.id) for pair in said.found.pairs] == [("SK1", keys[0])]
    assert [row.code for row in said.found.theirs] == ["SK2"]
    assert dict(said.found.listing.columns) == {"their_code": "Trường A", "title": "Trường B"}
    reconciling.remember_columns(said, preferences)
    again = reconciling.bring_in(book, SYSTEM, f"{HEAD.upper()}\nSK7\t{TITLES[1]}\t", preferences)
    assert again.found is not None
    assert [pair.ours.id for pair in again.found.pairs] == [keys[1]]
    other = reconciling.bring_in(book, SYSTEM, LIST.replace("Trường C", "Trường D"), preferences)
    assert other.found is None


def test_a_column_of_empty_titles_asks_instead_of_refusing(
    book: Book, keys: list[int], preferences: Preferences
) -> None:
    text = f"Tên sáng kiến\tTóm lược\n\t{TITLES[0]}\n\t{TITLES[1]}"
    brought = reconciling.bring_in(book, SYSTEM, text, preferences)
    assert (brought.found, dict(brought.columns)) == (None, {"title": 0})
    assert "không có dòng nào có tên" in brought.problem
    said = reconciling.read_as(book, SYSTEM, brought.source, brought.place, {"title": 1})
    assert said.found is not None
    assert len(said.found.pairs) == 2


def test_preferences_that_hold_nonsense_are_no_mapping(
    book: Book, keys: list[int], preferences: Preferences
) -> None:
    brought = reconciling.bring_in(book, SYSTEM, LIST, preferences)
    said = reconciling.read_as(book, SYSTEM, brought.source, brought.place, {"title": 1})
    reconciling.remember_columns(said, preferences)
    (name,) = preferences.get("import.maps", {})
    for nonsense in ({"title": 99}, {"title": "1"}, {"gì đó": 1}, [1], "x", None):
        preferences.set("import.maps", {name: nonsense})
        assert reconciling.bring_in(book, SYSTEM, LIST, preferences).found is None


def test_every_table_of_a_file_can_be_chosen(book: Book, keys: list[int], preferences: Preferences) -> None:
    text = "\n".join(("Cột 1;Cột 2", "a;b", "c;d", "", f"Mã sáng kiến;Tên sáng kiến\nSK1;{TITLES[0]}"))
    path = preferences.folder / "hai bảng.csv"
    path.write_text(text, encoding="utf-8")
    source = portal_lists.open_list(path)
    readable = [
        place
        for place, table in enumerate(source.tables)
        if portal_lists.is_readable(portal_lists.columns_in(table))
    ]
    assert readable
    table = source.tables[readable[0]]
    listing = portal_lists.listing_of(source.name, table, portal_lists.columns_in(table))
    assert (listing.name, [row.code for row in listing.rows]) == ("hai bảng.csv", ["SK1"])


def test_nothing_at_all_is_no_list(book: Book, preferences: Preferences) -> None:
    with pytest.raises(UserError):
        reconciling.bring_in(book, SYSTEM, "   \n", preferences)
