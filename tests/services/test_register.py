import random
import sqlite3
import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest

from desktop_app.domain.records import ApplicationHelper, Authorship, BenefitLine
from desktop_app.domain.register import ORDERS, Query
from desktop_app.services import people, register, units
from desktop_app.services.benefits import Benefit, set_benefit
from desktop_app.services.innovations import (
    add_innovation,
    delete_for_good,
    edit_innovation,
    move_to_trash,
    take_from_trash,
)
from desktop_app.services.participants import set_authors, set_helpers
from desktop_app.store.book import Book
from tests.data.bulk import fill


@pytest.fixture
def reader(book: Book) -> Iterator[sqlite3.Connection]:
    connection = book.reader()
    yield connection
    connection.close()


def add(book: Book, title: str, author: str = "", **values: object) -> int:
    row = add_innovation(book, {"title": title, **values}).id  # type: ignore[dict-item]
    if author:
        set_authors(book, row, [Authorship(0, row, 1, author)])
    return row


def found(reader: sqlite3.Connection, search: str) -> list[str]:
    return [row.title for row in register.first_rows(reader, Query(search=search))]


def listed(reader: sqlite3.Connection, order: str, *, is_descending: bool = False) -> list[str]:
    query = Query(order=order, is_descending=is_descending)
    return [row.title for row in register.rows(reader, register.ids(reader, query))]


@pytest.mark.parametrize(
    "search",
    [
        "điện",
        "dien",
        "ĐIỆN",
        "Dien",
        unicodedata.normalize("NFD", "điện"),
        "nhiệt điện",
        "nhiet dien",
        "dien nhiet",
        "  dien  ",
        "die",
        "d",
        "dien.",
        "“điện”",
        "năng lượng",
        "nang luong",
    ],
)
def test_words_are_found_however_they_are_typed(book: Book, reader: sqlite3.Connection, search: str) -> None:
    add(book, "Nâng cao hiệu suất nhà máy nhiệt điện", current_state="<p>Tổn thất <b>năng</b> lượng lớn</p>")
    add(book, "Máy nghiền than")
    assert found(reader, search) == ["Nâng cao hiệu suất nhà máy nhiệt điện"]


@pytest.mark.parametrize("search", ["nghin dien", "ien", "thuy dien", "xyz", "nhietdien"])
def test_what_is_not_there_is_not_found(book: Book, reader: sqlite3.Connection, search: str) -> None:
    add(book, "Nâng cao hiệu suất nhà máy nhiệt điện")
    assert found(reader, search) == []


def test_only_the_last_word_may_be_a_beginning(book: Book, reader: sqlite3.Connection) -> None:
    add(book, "Máy nghiền than")
    assert found(reader, "nghien th") == ["Máy nghiền than"]
    assert found(reader, "nghi than") == []


def test_everything_of_a_dossier_is_searched(book: Book, reader: sqlite3.Connection) -> None:
    unit = units.add_unit(book, {"name": "Phân xưởng Lò hơi", "abbreviation": "PXLH"}).id
    row = add(
        book, "Tên", "Nguyễn Thị Ước", unit_id=unit, nature="<table><tr><td>khói&amp;bụi</td></tr></table>"
    )
    set_helpers(book, row, [ApplicationHelper(0, row, 1, "Trần Văn Giúp", post="Thợ hàn")])
    for search in (
        "uoc",
        "giup",
        "tho han",
        "lo hoi",
        "pxlh",
        "khoi",
        "bui",
        "2026-PXLH-0001",
        "pxlh-0001",
        "0001",
    ):
        assert found(reader, search) == ["Tên"], search
    for search in ("table", "td", "amp"):
        assert found(reader, search) == [], search


def test_documents_tasks_and_evidence_are_searched_too(book: Book, reader: sqlite3.Connection) -> None:
    helper = people.add_person(book, {"name": "Đinh Thị Hỗ Trợ"}).id
    row = add(
        book, "Tên", trial_document="Phiếu công tác 0127", applied_document="22/BB-PXVH",
        support_person_id=helper,
    )  # fmt: skip
    set_authors(
        book, row, [Authorship(0, row, 1, "Lê An", qualification="Thạc sĩ nhiệt", task="Tính hao mòn")]
    )
    set_helpers(
        book, row, [ApplicationHelper(0, row, 1, "Trần Giúp", qualification="Bậc 5/7", task="Gia công gối")]
    )
    set_benefit(
        book,
        row,
        Benefit(lines=(BenefitLine(0, row, 1, "Điện", source="Báo giá", evidence="Hóa đơn 99"),)),
        "Sửa tiền",
    )
    for search in (
        "phieu cong tac", "22/bb", "thac si", "hao mon", "bac 5", "gia cong goi", "hoa don 99", "ho tro",
    ):  # fmt: skip
        assert found(reader, search) == ["Tên"], search
    people.edit_person(book, helper, {"name": "Đinh Thị Hướng Dẫn"})
    assert (found(reader, "huong dan"), found(reader, "ho tro")) == (["Tên"], [])


def test_a_code_is_found_as_one_and_not_by_its_parts_elsewhere(
    book: Book, reader: sqlite3.Connection
) -> None:
    for number in range(1, 13):
        add(book, f"Tên {number}")
    assert found(reader, "2026-SK-0001") == ["Tên 1"]
    assert found(reader, "2026-sk-001") == ["Tên 12", "Tên 11", "Tên 10"]
    assert len(found(reader, "2026-SK-")) == 12


@pytest.mark.parametrize(
    "search",
    [
        '"',
        '""',
        '"dien',
        "dien AND",
        "AND",
        "NOT dien",
        "dien OR",
        "NEAR(a b)",
        "dien NEAR/2 than",
        "*",
        "dien*",
        "^dien",
        "title:dien",
        "-dien",
        "(dien",
        "dien)",
        "{a b}:c",
        "'; DROP TABLE innovation; --",
        "\\",
        "%",
        "_",
        "😀",
        "dien 😀",
        "\x00",
        "a\x00b",
        "\ud800",
        "½",
        "²",
        "ﬁ",
        "ก็",
        "dien " * 3000,
        "x" * 100_000,
        "đ" * 5000,
        "a b c d e f " * 50,
    ],
)
@pytest.mark.parametrize("order", ["newest", "title"])
def test_no_search_however_hostile_fails(
    book: Book, reader: sqlite3.Connection, search: str, order: str
) -> None:
    add(book, "Nhà máy nhiệt điện")
    query = Query(search=search, order=order)
    assert len(register.first_rows(reader, query)) == register.count(reader, query) <= 1


def test_signs_of_the_query_language_are_words_like_others(book: Book, reader: sqlite3.Connection) -> None:
    add(book, "Cổng AND và OR của rơ le")
    assert found(reader, "AND") == ["Cổng AND và OR của rơ le"]
    assert found(reader, "dien AND") == []


def test_a_search_of_signs_only_is_no_search(book: Book, reader: sqlite3.Connection) -> None:
    add(book, "Một")
    assert found(reader, "“…”") == ["Một"]


def test_the_trash_is_neither_listed_nor_found_nor_counted(book: Book, reader: sqlite3.Connection) -> None:
    kept, gone = add(book, "Giữ lại", field="co_khi"), add(book, "Bỏ đi", field="co_khi")
    move_to_trash(book, [gone])
    assert register.ids(reader, Query()) == [kept]
    assert found(reader, "bo di") == []
    assert [facet.count for facet in register.facets(book, "field")] == [1]
    assert register.ids(reader, Query(in_trash=True)) == [gone]
    assert register.ids(reader, Query(in_trash=True, search="bo di")) == [gone]
    take_from_trash(book, [gone])
    assert found(reader, "bo di") == ["Bỏ đi"]
    move_to_trash(book, [gone])
    delete_for_good(book, [gone])
    assert register.count(reader, Query(in_trash=True)) == 0


def test_an_edit_is_found_at_once_and_the_old_words_no_more(book: Book, reader: sqlite3.Connection) -> None:
    row = add(book, "Bơm cấp", purpose="Giảm rung")
    edit_innovation(book, row, {"title": "Quạt khói", "purpose": "Giảm ồn"})
    assert found(reader, "quat") == found(reader, "giam on") == ["Quạt khói"]
    assert found(reader, "bom") == found(reader, "rung") == []


def test_a_renamed_unit_is_found_under_its_new_name(book: Book, reader: sqlite3.Connection) -> None:
    unit = units.add_unit(book, {"name": "Phân xưởng Điện"}).id
    add(book, "Tên", unit_id=unit)
    units.edit_unit(book, unit, {"name": "Phân xưởng Tự động"}, renamed_on=date(2026, 1, 1))
    assert found(reader, "tu dong") == ["Tên"]
    assert found(reader, "xuong dien") == []
    assert register.first_rows(reader, Query())[0].unit == "Phân xưởng Tự động"


def test_titles_stand_in_vietnamese_order(book: Book, reader: sqlite3.Connection) -> None:
    ordered = [
        "An toàn",
        "Ăn mòn",
        "Ấm lò",
        "Bơm",
        "Dầu",
        "Đo",
        "Nghiền",
        "Oxy",
        "Ô nhiễm",
        "Ống",
        "Ơ le",
        "Xỉ",
    ]
    for title in random.Random(3).sample(ordered, len(ordered)):
        add(book, title)
    add(book, "")
    assert listed(reader, "title") == [*ordered, ""]
    assert listed(reader, "title", is_descending=True) == [*reversed(ordered), ""], "the unnamed always last"


def test_tones_follow_the_order_of_the_dictionary(book: Book, reader: sqlite3.Connection) -> None:
    ordered = ["ma", "mà", "mả", "mã", "má", "mạ", "mã số"]
    for title in reversed(ordered):
        add(book, title)
    assert listed(reader, "title") == ordered


def test_authors_stand_by_given_name(book: Book, reader: sqlite3.Connection) -> None:
    ordered = ["Trần Văn An", "Nguyễn Thị Ánh", "Lê Bình", "Vũ Dũng", "Bùi Đạt", "Hoàng Thị Ước"]
    for name in reversed(ordered):
        add(book, name, name)
    add(book, "không có tác giả")
    assert listed(reader, "author") == [*ordered, "không có tác giả"]


def test_stages_stand_as_the_work_goes_and_empty_ones_last_both_ways(
    book: Book, reader: sqlite3.Connection
) -> None:
    for stage in ("recognised", "idea", "filed", "writing"):
        add(book, stage, stage=stage)
    edit_innovation(book, add(book, "không rõ"), {"stage": ""})
    assert listed(reader, "stage") == ["idea", "writing", "filed", "recognised", "không rõ"]
    assert listed(reader, "stage", is_descending=True) == [
        "recognised",
        "filed",
        "writing",
        "idea",
        "không rõ",
    ]


def test_money_and_dates_that_are_missing_stand_last_both_ways(
    book: Book, reader: sqlite3.Connection
) -> None:
    add(book, "nhiều", benefit_amount=16_000_000_000, applied_on=date(2026, 3, 1))
    add(book, "không")
    add(book, "ít", benefit_amount=0, applied_on=date(2025, 12, 31))
    for order in ("benefit", "applied_on"):
        assert listed(reader, order) == ["ít", "nhiều", "không"]
        assert listed(reader, order, is_descending=True) == ["nhiều", "ít", "không"]


def test_newest_first_and_oldest_first(book: Book, reader: sqlite3.Connection) -> None:
    for title in ("một", "hai", "ba"):
        add(book, title)
    assert listed(reader, "newest") == ["ba", "hai", "một"]
    assert listed(reader, "newest", is_descending=True) == ["một", "hai", "ba"]


def test_a_unit_takes_in_those_below_it(book: Book, reader: sqlite3.Connection) -> None:
    plant = units.add_unit(book, {"name": "Nhà máy"}).id
    shop = units.add_unit(book, {"name": "Phân xưởng", "parent_id": plant}).id
    team = units.add_unit(book, {"name": "Tổ", "parent_id": shop}).id
    other = units.add_unit(book, {"name": "Nơi khác"}).id
    rows = [add(book, str(unit), unit_id=unit) for unit in (plant, shop, team, other)]
    assert register.ids(reader, Query(unit_id=plant)) == rows[2::-1]
    assert register.ids(reader, Query(unit_id=team)) == [rows[2]]
    assert register.count(reader, Query(unit_id=shop)) == 2


FILTERS = (
    {},
    {"year": 2026},
    {"field": "co_khi"},
    {"level": "tct"},
    {"stage": "writing"},
    {"unit_id": 1},
    {"in_trash": True},
    {"year": 2025, "field": "cntt", "stage": "writing"},
)


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_and_direction_lists_the_same_innovations_under_every_filter(
    book: Book, order: str
) -> None:
    keys = fill(book, 400, text_words=30)
    move_to_trash(book, keys[::9])
    reader = book.reader()
    for search in ("", "bom", "nguyen v"):
        for chosen in FILTERS:
            wanted = set(register.ids(reader, Query(search=search, **chosen)))  # type: ignore[arg-type]
            for is_descending in (False, True):
                query = Query(search=search, order=order, is_descending=is_descending, **chosen)  # type: ignore[arg-type]
                keys = register.ids(reader, query)
                assert len(keys) == len(wanted) == register.count(reader, query)
                assert set(keys) == wanted
                assert [row.id for row in register.first_rows(reader, query, 7)] == keys[:7]
    reader.close()


def test_facets_name_what_the_book_holds_in_their_order(book: Book) -> None:
    unit = units.add_unit(book, {"name": "Phân xưởng Điện"}).id
    add(book, "a", stage="filed", field="cntt", level="co_so", unit_id=unit)
    add(book, "b", stage="idea", field="co_khi", level="evn")
    add(book, "c", stage="filed", field="co_khi")
    assert [(f.value, f.label, f.count) for f in register.facets(book, "stage")] == [
        ("idea", "Ý tưởng", 1),
        ("filed", "Đã nộp", 2),
    ]
    assert [(f.label, f.count) for f in register.facets(book, "field")] == [
        ("CNTT, chuyển đổi số, AI", 1),
        ("Cơ khí", 2),
    ]
    assert [f.value for f in register.facets(book, "level")] == ["co_so", "evn"]
    assert [(f.value, f.label, f.count) for f in register.facets(book, "unit_id")] == [
        (unit, "Phân xưởng Điện", 1)
    ]
    assert [(f.value, f.count) for f in register.facets(book, "year")] == [(2026, 3)]


def test_rows_come_in_the_order_asked_for_and_gone_ones_are_left_out(
    book: Book, reader: sqlite3.Connection
) -> None:
    keys = fill(book, 2500, text_words=10)
    wanted = [*keys[::-1], 999_999]
    assert [row.id for row in register.rows(reader, wanted)] == keys[::-1]
    assert register.rows(reader, []) == []


def test_a_row_shows_what_the_papers_would(book: Book, reader: sqlite3.Connection) -> None:
    row = add(book, "Tên", applied_on=date(2026, 3, 26), benefit_amount=16_000_000_000, field="co_khi")
    set_authors(book, row, [Authorship(0, row, 1, "Lê An"), Authorship(0, row, 2, "Vũ Bình")])
    (line,) = register.first_rows(reader, Query())
    assert (line.code, line.authors, line.applied_on) == ("2026-SK-0001", "Lê An, Vũ Bình", date(2026, 3, 26))
    assert (line.benefit_amount, line.filed_on, line.field) == (16_000_000_000, None, "co_khi")
