"""Nothing is done for good: edits taken back by their names, the trash, a stage set on many rows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from tests.journeys.driver import Person, close_window, listed, open_window, register_table

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TITLES = ("Ấm đun thử cách điện", "Kim phun tua-bin Pelton", "Ổ trục bôi nước")


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Person:
    """Somebody before a book of three innovations."""
    book = Book.create(tmp_path / "sổ")
    for title in TITLES:
        add_innovation(book, {"title": title})
    made = open_window(qtbot, book, tmp_path)
    qtbot.waitUntil(lambda: len(listed(made)) == 3)
    return made


def select(person: Person, *titles: str) -> None:
    """Click rows of the register, holding Ctrl."""
    table = register_table(person)
    table.clearSelection()
    for row, line in enumerate(listed(person)):
        if any(title in line for title in titles):
            place = table.visualRect(table.model().index(row, 2)).center()
            held = Qt.KeyboardModifier.ControlModifier
            person.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)


def test_edits_over_sections_are_taken_back_by_their_names(person: Person) -> None:
    select(person, "Pelton")
    person.press("Mở hồ sơ")
    person.wait_for("Các mục của hồ sơ")
    person.open_section("Tên giải pháp")
    person.type_into("title", " bằng thép 13Cr")
    person.open_section("A.1.")
    person.type_into("current_state", "Kim cũ mòn sau 2.000 giờ.")
    person.open_section("Ký")
    person.type_into("place", "Đà Lạt")
    person.open_section("C.")
    person.action("Hoàn tác: Sửa “Địa danh”").trigger()
    person.action("Hoàn tác: Sửa “1. Tình trạng kỹ thuật").trigger()
    person.action("Hoàn tác: Sửa “Tên giải pháp”").trigger()
    person.wait_for("Đã hoàn tác: Sửa “Tên giải pháp”")
    assert not person.sees("13Cr")
    person.open_section("A.1.")
    assert person.shown("current_state") == ""
    person.action("Làm lại: Sửa “Tên giải pháp”").trigger()
    person.action("Làm lại: Sửa “1. Tình trạng kỹ thuật").trigger()
    person.wait_for("Kim cũ mòn sau 2.000 giờ.", "bằng thép 13Cr")
    person.open_section("Ký")
    assert person.shown("place") == ""
    close_window(person)


def test_what_was_taken_back_stays_back_when_the_book_is_opened_again(person: Person, tmp_path: Path) -> None:
    select(person, "Pelton")
    person.press("Mở hồ sơ")
    person.wait_for("Các mục của hồ sơ")
    person.open_section("Tên giải pháp")
    person.type_into("title", " thừa")
    person.open_section("A.1.")
    person.action("Hoàn tác: Sửa “Tên giải pháp”").trigger()
    close_window(person)
    again = open_window(person.qtbot, Book.open(tmp_path / "sổ"), tmp_path)
    person.qtbot.waitUntil(lambda: len(listed(again)) == 3)
    assert not again.sees("thừa")
    close_window(again)


def test_into_the_trash_and_back(person: Person) -> None:
    select(person, "Pelton")
    person.press("Cho vào thùng rác")
    person.qtbot.waitUntil(lambda: len(listed(person)) == 2)
    person.press("Thùng rác")
    person.qtbot.waitUntil(lambda: len(listed(person)) == 1)
    assert "Pelton" in listed(person)[0]
    select(person, "Pelton")
    person.press("Lấy lại")
    person.wait_for("Thùng rác trống")
    person.press("Thùng rác")
    person.qtbot.waitUntil(lambda: len(listed(person)) == 3)
    close_window(person)


def test_many_go_into_the_trash_only_after_they_were_shown_and_come_back_by_undo(person: Person) -> None:
    select(person, "Pelton", "Ấm đun")
    with person.answering(lambda hands: hands.press("Cho vào thùng rác")) as said:
        person.press("Cho vào thùng rác")
    assert "Cho 2 sáng kiến vào thùng rác?" in said[0]
    assert TITLES[0] in said[0]
    assert TITLES[2] not in said[0]
    person.qtbot.waitUntil(lambda: len(listed(person)) == 1)
    person.press("Hoàn tác")
    person.qtbot.waitUntil(lambda: len(listed(person)) == 3)
    close_window(person)


def test_a_stage_is_set_on_many_and_taken_back(person: Person) -> None:
    def choose_filed(hands: Person) -> None:
        assert hands.sees("2 sáng kiến sẽ đổi", TITLES[0], TITLES[2])
        assert not hands.sees(TITLES[1])
        hands.choose_in(hands.place.findChildren(QComboBox)[0], "Đã nộp")
        hands.press("Đổi")

    select(person, TITLES[0], TITLES[2])
    with person.answering(choose_filed):
        person.press("Chuyển giai đoạn…")
    person.qtbot.waitUntil(lambda: sum("Đã nộp" in line for line in listed(person)) == 2)
    person.wait_for("Giai đoạn: Đã nộp: 2 sáng kiến")
    person.press("Hoàn tác")
    person.qtbot.waitUntil(lambda: sum("Đang viết" in line for line in listed(person)) == 3)
    close_window(person)
