import unicodedata
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship, BenefitLine, Innovation
from desktop_app.services.benefits import Benefit, set_benefit
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.innovations import (
    add_innovation,
    change_form,
    delete_for_good,
    duplicate,
    edit_innovation,
    edit_many,
    move_to_trash,
    take_from_trash,
)
from desktop_app.services.participants import set_authors
from desktop_app.services.units import add_unit, edit_unit
from desktop_app.store.book import Book
from tests.data.books import new_book


def code(book: Book, row: int) -> str:
    return book.get(Innovation, row).code


def test_a_code_is_year_unit_and_number(book: Book) -> None:
    unit = add_unit(book, {"name": "Phân xưởng Vận hành", "abbreviation": "PXVH"}).id
    rows = [add_innovation(book, {"title": "Tên", "unit_id": unit}).id for _ in range(3)]
    assert [code(book, row) for row in rows] == ["2026-PXVH-0001", "2026-PXVH-0002", "2026-PXVH-0003"]


@pytest.mark.parametrize(
    ("values", "abbreviation"),
    [
        ({"name": "Phân xưởng Điện", "abbreviation": "PX.Đ-TĐH"}, "PXDTDH"),
        ({"name": "Đội Đường dây", "abbreviation": ""}, "DDD"),
        ({"name": "Tổ 3", "abbreviation": "tổ 3"}, "TO3"),
        ({"name": "“…”", "abbreviation": "…"}, "SK"),
        ({"name": "電力", "abbreviation": "電力"}, "SK"),
        ({"name": "Dài", "abbreviation": "ABCDEFGHIJKLMNOPQ"}, "ABCDEFGHIJKL"),
    ],
)
def test_an_abbreviation_is_folded_to_plain_letters(
    book: Book, values: dict[str, str], abbreviation: str
) -> None:
    unit = add_unit(book, values).id
    assert code(book, add_innovation(book, {"unit_id": unit}).id) == f"2026-{abbreviation}-0001"


def test_a_code_stays_when_unit_or_abbreviation_change(book: Book) -> None:
    unit = add_unit(book, {"name": "A", "abbreviation": "A"}).id
    other = add_unit(book, {"name": "B", "abbreviation": "B"}).id
    row = add_innovation(book, {"unit_id": unit}).id
    edit_unit(book, unit, {"abbreviation": "AA"})
    edit_innovation(book, row, {"unit_id": other, "code": "2026-HACK-0001", "year": 1999, "uid": "x"})
    found = book.get(Innovation, row)
    assert (found.code, found.year, found.unit_id) == ("2026-A-0001", 2026, other)
    assert found.uid != "x"


def test_a_code_is_never_given_again(book: Book) -> None:
    first = add_innovation(book, {"title": "Bỏ"}).id
    move_to_trash(book, [first])
    delete_for_good(book, [first])
    assert code(book, add_innovation(book, {}).id) == "2026-SK-0002"


def test_a_code_somebody_brought_along_is_stepped_over(book: Book) -> None:
    add_innovation(book, {"code": "2026-SK-0001"})
    add_innovation(book, {"code": "2026-SK-0002"})
    assert code(book, add_innovation(book, {}).id) == "2026-SK-0003"
    with pytest.raises(UserError, match="2026-SK-0002 đã có"):
        add_innovation(book, {"code": "2026-SK-0002"})


def test_numbers_begin_anew_with_the_year(tmp_path: Path) -> None:
    with new_book(tmp_path / "sổ", date(2026, 12, 31)) as book:
        assert code(book, add_innovation(book, {}).id) == "2026-SK-0001"
    from desktop_app.domain.dates import Clock

    with Book.open(tmp_path / "sổ", clock=Clock(date(2027, 1, 1))) as book:
        row = add_innovation(book, {}).id
        assert (code(book, row), book.get(Innovation, row).year) == ("2027-SK-0001", 2027)


def test_hostile_text_is_cleaned_on_the_way_in_and_nothing_more(book: Book) -> None:
    title = unicodedata.normalize("NFD", "Điện <b>&</b> <img src=x> 😀") + "\x00\x07\u200b\r\n dòng hai\ud800"
    row = add_innovation(book, {"title": title, "current_state": "một\x0b\x00\nhai"}).id
    assert book.get(Innovation, row).title == "Điện <b>&</b> <img src=x> 😀 dòng hai"
    assert book.answers(row)["current_state"].split("\n")[0] == "một"
    assert "\x00" not in book.answers(row)["current_state"]


def test_a_title_of_five_thousand_letters_is_kept_whole(book: Book) -> None:
    title = "Đ" * 5000
    assert book.get(Innovation, add_innovation(book, {"title": title}).id).title == title


def test_columns_and_answers_are_written_alike_in_one_step(book: Book) -> None:
    row = add_innovation(book, {"title": "Tên"}).id
    changes = edit_innovation(
        book, row, {"title": "Mới", "purpose": "<p>Mục đích</p>", "applied_on": date(2026, 1, 2)}
    )
    assert changes.tables == {"innovation", "answer"}
    dossier = load_dossier(book, row)
    assert (dossier.innovation.title, dossier.innovation.applied_on) == ("Mới", date(2026, 1, 2))
    assert dossier.answers == {"purpose": "<p>Mục đích</p>"}


@pytest.mark.parametrize("empty", ["", None, "  \n "])
def test_an_answer_made_empty_is_gone(book: Book, empty: str | None) -> None:
    row = add_innovation(book, {"purpose": "Có"}).id
    edit_innovation(book, row, {"purpose": empty})
    assert book.answers(row) == {}


def test_many_are_edited_as_one_step_or_not_at_all(book: Book) -> None:
    rows = [add_innovation(book, {}).id for _ in range(3)]
    assert edit_many(book, rows, {"field": "co_khi", "stage": "ready"}).innovations == set(rows)
    assert {innovation.field for innovation in book.all(Innovation)} == {"co_khi"}
    with pytest.raises(UserError):
        edit_many(book, [*rows, 99], {"field": "cntt"})
    assert {innovation.field for innovation in book.all(Innovation)} == {"co_khi"}


def test_writing_into_a_dossier_that_is_gone_says_so(book: Book) -> None:
    for values in ({"purpose": "mồ côi"}, {"title": "mồ côi"}):
        with pytest.raises(UserError, match="đã bị xóa ở nơi khác"):
            edit_innovation(book, 99, values)
    for act in (duplicate, load_dossier):
        with pytest.raises(UserError):
            act(book, 99)
    with pytest.raises(UserError):
        delete_for_good(book, [99])


def test_a_copy_is_a_dossier_of_its_own_back_at_the_beginning(book: Book) -> None:
    row = add_innovation(
        book,
        {
            "title": "Gốc",
            "stage": "filed",
            "filed_on": date(2026, 2, 3),
            "purpose": "Mục đích",
            "field": "co_khi",
        },
    ).id
    set_authors(book, row, [Authorship(0, row, 1, "Lê An", share=10000)])
    set_benefit(book, row, Benefit(lines=(BenefitLine(0, row, 1, "Than", amount=5),)), "Sửa tiền")
    copied = duplicate(book, row)
    original, copy = load_dossier(book, row), load_dossier(book, copied.id)
    assert copy.innovation.title == "Gốc (bản sao)"
    assert (copy.innovation.stage, copy.innovation.filed_on, copy.innovation.field) == (
        "writing",
        None,
        "co_khi",
    )
    assert copy.innovation.code != original.innovation.code
    assert copy.innovation.uid != original.innovation.uid
    assert copy.answers == original.answers
    assert [author.name for author in copy.authors] == ["Lê An"]
    assert copy.benefit_lines[0].amount == 5
    edit_innovation(book, copied.id, {"purpose": "Khác"})
    assert load_dossier(book, row) == original


def test_the_trash_gives_everything_back(book: Book) -> None:
    row = add_innovation(book, {"title": "Tên", "purpose": "Có"}).id
    before = load_dossier(book, row)
    move_to_trash(book, [row])
    stamp = book.get(Innovation, row).deleted_at
    assert stamp
    assert not move_to_trash(book, [row]), "already there"
    take_from_trash(book, [row])
    after = load_dossier(book, row)
    assert (after.answers, after.innovation.deleted_at) == (before.answers, None)


def test_only_what_lies_in_the_trash_is_deleted_for_good_all_or_none(book: Book) -> None:
    kept, gone = (add_innovation(book, {"purpose": "Có"}).id for _ in range(2))
    move_to_trash(book, [gone])
    with pytest.raises(UserError, match="thùng rác"):
        delete_for_good(book, [gone, kept])
    assert len(book.all(Innovation)) == 2
    delete_for_good(book, [gone])
    assert [innovation.id for innovation in book.all(Innovation)] == [kept]
    assert book.sql("SELECT count(*) FROM answer WHERE innovation_id = ?", (gone,)) == [(0,)]
    assert book.sql("SELECT count(*) FROM history WHERE innovation_id = ? AND after IS NULL", (gone,)) == [
        (2,)
    ]


def test_an_innovation_is_found_by_its_code_in_any_case(book: Book) -> None:
    row = add_innovation(book, {}).id
    assert find_innovation(book, " 2026-sk-0001 ") == row
    with pytest.raises(UserError, match="2026-XX-0001"):
        find_innovation(book, "2026-XX-0001")


def test_a_dossier_keeps_the_words_of_the_form_it_began_with(book: Book) -> None:
    row = add_innovation(book, {}).id
    innovation = book.get(Innovation, row)
    assert book.kept_pack(innovation.form_id, innovation.form_version)
    change_form(book, row, "tt18-2013")
    assert book.get(Innovation, row).form_id == "tt18-2013"
    with pytest.raises(UserError, match="Không có mẫu đơn"):
        change_form(book, row, "không có")
    with pytest.raises(UserError, match="Không có mẫu đơn"):
        add_innovation(book, {"form_id": "không có"})
    assert len(book.all(Innovation)) == 1
