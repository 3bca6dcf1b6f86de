"""A book is carried to a stick, half of it is destroyed, and all of it comes back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from tests.journeys.conftest import Chooser
from tests.journeys.driver import Person, close_window, listed, open_window, register_table

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def select_rows(person: Person, count: int) -> None:
    table = register_table(person)
    table.setFocus()
    table.selectRow(0)
    for _row in range(count - 1):
        person.qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def destroy_half(person: Person) -> None:
    """Delete twelve for good and spoil the name of another."""
    select_rows(person, 12)
    with person.answering(lambda hands: hands.press("Cho vào thùng rác")):
        person.press("Cho vào thùng rác")
    person.qtbot.waitUntil(lambda: len(listed(person)) == 13)
    person.press("Thùng rác")
    person.qtbot.waitUntil(lambda: "Thùng rác" in person.words() and len(listed(person)) == 12)
    select_rows(person, 12)
    with person.answering(lambda hands: hands.press("Xóa hẳn")) as said:
        person.press("Xóa hẳn…")
    assert "Xóa hẳn 12 sáng kiến?" in said[0]
    person.wait_for("Thùng rác trống")
    person.press("Thùng rác")
    person.qtbot.waitUntil(lambda: len(listed(person)) == 13)
    select_rows(person, 1)
    person.press("Mở hồ sơ")
    person.wait_for("Các mục của hồ sơ")
    person.open_section("Tên giải pháp")
    person.type_into("title", " HỎNG HẾT")
    person.open_section("C.")
    person.do("Quay lại")


def test_a_book_half_destroyed_comes_back_from_the_stick(
    qtbot: QtBot, tmp_path: Path, sample: Path, chooser: Chooser
) -> None:
    folder, stick = sample, tmp_path / "usb" / "mang đi.zip"
    stick.parent.mkdir()
    person = open_window(qtbot, Book.open(folder), tmp_path)
    qtbot.waitUntil(lambda: len(listed(person)) == 25)
    before = listed(person)
    chooser.will_choose(stick)
    person.do("Sao lưu…")
    person.wait_for("Đã sao lưu vào")
    destroy_half(person)
    qtbot.waitUntil(lambda: any("HỎNG HẾT" in line for line in listed(person)))
    shutil.rmtree(folder / "attachments")
    chooser.will_choose(stick)
    with person.answering(lambda hands: hands.press("Thay bằng bản sao lưu")) as said:
        person.do("Khôi phục…")
    for words in ("Sẽ trở lại: 12", "Sẽ khác: 1", "HỎNG HẾT", "25 sáng kiến", "trong sổ hiện có 13"):
        assert words in said[0]
    qtbot.waitUntil(lambda: listed(person) == before, timeout=20_000)
    person.wait_for("Đã khôi phục. Bản trước đó nằm ở")
    assert any(path.is_file() for path in (folder / "attachments").rglob("*")), "the files came back too"
    close_window(person)
    kept = list((folder / "backups").glob("*.db"))
    assert kept, "what was there before is backed up first"
    with Book.open(folder, is_read_only=True) as again:
        assert again.sql("PRAGMA integrity_check") == [("ok",)]


def test_calling_the_restore_off_changes_nothing(qtbot: QtBot, tmp_path: Path, chooser: Chooser) -> None:
    folder, stick = tmp_path / "sổ", tmp_path / "a.zip"
    person = open_window(qtbot, Book.create(folder), tmp_path)
    chooser.will_choose(stick, stick)
    person.do("Sao lưu…")
    person.wait_for("Đã sao lưu vào")

    def begin(hands: Person) -> None:
        hands.type_in(hands.named("1. Giải pháp của bạn tên là gì?"), "Viết sau khi sao lưu")
        hands.press("Bắt đầu viết hồ sơ")

    with person.answering(begin):
        person.press("Tạo sáng kiến đầu tiên")
    person.wait_for("Viết sau khi sao lưu", "Các mục của hồ sơ")
    with person.answering(lambda hands: hands.press("Hủy")) as said:
        person.do("Khôi phục…")
    assert "Sẽ mất: 1" in said[0]
    person.do("Quay lại")
    qtbot.waitUntil(lambda: len(listed(person)) == 1)
    close_window(person)
