"""Lịch sử: who wrote what and when, in words a person knows from the form."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship, BenefitLine
from desktop_app.services import history
from desktop_app.services.attachments import attach, remove_attachment
from desktop_app.services.benefits import Benefit, set_benefit
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.history import SHORT, Difference, entries
from desktop_app.services.innovations import (
    add_innovation,
    change_form,
    edit_innovation,
    move_to_trash,
    take_from_trash,
)
from desktop_app.services.packs import find, pack_for
from desktop_app.services.participants import set_authors
from desktop_app.services.undo import UndoStack
from desktop_app.services.units import add_unit
from desktop_app.store.book import Book


@pytest.fixture
def row(book: Book) -> int:
    return add_innovation(book, {"title": "Cải tiến bơm", "form_id": "evn-2023"}).id


def told(book: Book, row: int) -> list[str]:
    """Return the lines of the list, newest first."""
    return [entry.what for entry in entries(book, row)]


def label_of(book: Book, row: int, key: str) -> str:
    field = pack_for(book, load_dossier(book, row).innovation).form.field(key)
    assert field is not None
    return field.label


def test_every_entry_says_when_here_who_and_under_which_name(book: Book, row: int) -> None:
    edit_innovation(book, row, {"title": "Cải tiến bơm nước"}, "Sửa tên")
    newest, oldest = entries(book, row)
    assert newest.at.endswith(" 12/05/2026")
    assert (newest.who, newest.label) == ("Lê Thị Mai", "Sửa tên")
    name = label_of(book, row, "title")
    assert newest.what == f"{name}: Cải tiến bơm → Cải tiến bơm nước"
    assert newest.differences == (Difference(name, "Cải tiến bơm", "Cải tiến bơm nước"),)
    assert (oldest.what, oldest.label) == ("Thêm hồ sơ", "Thêm sáng kiến")
    assert ("Mẫu đơn", "", find(book, "evn-2023").title) in [
        (item.name, item.before, item.after) for item in oldest.differences
    ]


def test_rich_text_is_told_plainly_shortened_in_the_list_and_whole_below(book: Book, row: int) -> None:
    long = "Vòi đốt mòn nhanh, tia lửa lệch khỏi tâm buồng đốt và làm cháy tường nước."
    edit_innovation(book, row, {"current_state": f"<p><b>{long}</b></p><p>a &lt; b</p>"})
    newest = entries(book, row)[0]
    name = label_of(book, row, "current_state")
    assert newest.differences == (Difference(name, "", f"{long}\na < b"),)
    assert newest.what == f"{name}: {long[: SHORT - 1].rstrip()}…"
    edit_innovation(book, row, {"current_state": ""})
    assert told(book, row)[0].endswith("→ (trống)")


def test_units_lists_dates_and_money_are_told_as_people_write_them(book: Book, row: int) -> None:
    unit = add_unit(book, {"name": "Phân xưởng Vận hành", "abbreviation": "PXVH"}).id
    edit_innovation(book, row, {"unit_id": unit, "field": "co_khi", "applied_on": date(2026, 3, 26)})
    lines = (BenefitLine(0, row, 1, "Than", "2.5", "tấn", "1000000", 2500000),)
    set_benefit(book, row, Benefit("computed", 2500000, "<p>Đo</p>", lines), "Sửa tiền làm lợi")
    values = {(item.before, item.after) for entry in entries(book, row) for item in entry.differences}
    shown = {after for _before, after in values}
    assert {"Phân xưởng Vận hành", "Cơ khí", "26/03/2026", "2.500.000", "2,5", "Tính được", "Đo"} <= shown
    assert "Thêm dòng tính “Than”" in told(book, row)


def test_people_are_told_by_the_name_they_bore_then(book: Book, row: int) -> None:
    set_authors(book, row, [Authorship(0, row, 1, "Lê Hòa", share=10000)], "Sửa tác giả")
    (author,) = load_dossier(book, row).authors
    set_authors(book, row, [Authorship(author.id, row, 1, "Lê Thị Hòa", share=10000)], "Sửa tên tác giả")
    set_authors(book, row, [Authorship(author.id, row, 1, "Lê Thị Hòa", share=5000)], "Sửa tỷ lệ")
    set_authors(book, row, [], "Bỏ tác giả")
    assert told(book, row)[:4] == [
        "Bỏ tác giả Lê Thị Hòa",
        "Tác giả Lê Thị Hòa · Tỷ lệ (%): 100,00 → 50,00",
        "Tác giả Lê Thị Hòa · Họ và tên: Lê Hòa → Lê Thị Hòa",
        "Thêm tác giả Lê Hòa",
    ]


def test_files_and_the_trash_are_told(tmp_path: Path, book: Book, row: int) -> None:
    file = tmp_path / "Biên bản_nghiệm thu.docx"
    file.write_bytes(b"noi dung")
    attached = attach(book, row, file)
    remove_attachment(book, attached.id)
    move_to_trash(book, [row])
    take_from_trash(book, [row])
    back, trashed, removed, added, _made = told(book, row)
    assert trashed.startswith("Thùng rác: ")
    assert trashed.endswith(" 12/05/2026")
    assert back.endswith("→ (trống)")
    assert (removed, added) == ("Bỏ tài liệu “Biên bản nghiệm thu”", "Thêm tài liệu “Biên bản nghiệm thu”")


def test_an_answer_that_the_form_of_now_does_not_ask_for_keeps_its_label(book: Book, row: int) -> None:
    edit_innovation(book, row, {"corporation": "Tổng công ty Phát điện"})
    name = label_of(book, row, "corporation")
    change_form(book, row, "tt18-2013")
    assert find(book, "tt18-2013").form.field("corporation") is None
    changed, written, _made = told(book, row)
    assert changed.startswith(f"Mẫu đơn: {find(book, 'evn-2023').title[:20]}")
    assert written == f"{name}: Tổng công ty Phát điện"


def test_what_undo_took_back_stands_there_too(book: Book, row: int) -> None:
    stack = UndoStack(book)
    stack.push(edit_innovation(book, row, {"corporation": "Tổng công ty"}, "Sửa “Tổng công ty”"))
    stack.undo()
    newest = entries(book, row)[0]
    assert newest.label == "Hoàn tác: Sửa “Tổng công ty”"
    assert newest.what == f"{label_of(book, row, 'corporation')}: Tổng công ty → (trống)"


def test_only_so_much_is_read_and_a_vanished_dossier_is_said(book: Book, row: int) -> None:
    for number in range(4):
        edit_innovation(book, row, {"title": f"Tên {number}"}, f"Sửa tên {number}")
    assert [entry.label for entry in entries(book, row, limit=2)] == ["Sửa tên 3", "Sửa tên 2"]
    with pytest.raises(UserError):
        history.entries(book, row + 99)
