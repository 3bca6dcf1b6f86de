"""A form the program never heard of: one file in the book's folder, and everything works with it."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.services.books import Book
from tests.journeys.conftest import Chooser, Command
from tests.journeys.driver import Person, close_window, open_window
from tests.journeys.papers import stands_in_order, text_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FOURTH = Path(__file__).parents[1] / "data" / "packs" / "hoa-chat-phu-bai.toml"
SMELL = "Trước: mùi hắc, phải đeo mặt nạ. Sau: gần như không mùi ở khoảng cách 2 m."


def begin_with_the_new_form(hands: Person) -> None:
    hands.type_in(hands.named("1. Giải pháp của bạn tên là gì?"), "Đổi chất khử mùi bể số 4")
    hands.type_in(hands.named("3. Những ai cùng nghĩ ra?"), "Hồ Thị Khướu\nTạ Đình Ưởng")
    hands.choose_in(hands.named("Mẫu đơn"), "Hóa chất Phú Bãi 2026")
    hands.press("Bắt đầu viết hồ sơ")


def fill(person: Person) -> None:
    person.open_section("Phần một.")
    assert person.sees("Tên cải tiến", "Nhóm đề xuất", "Đơn vị nhận đơn")
    table = person.field("authors")
    assert isinstance(table, QTableView)
    for row, year in enumerate(("1990", "1991")):
        person.type_row(table, row, {"Sinh năm": year})
    person.press("Chia đều")
    person.open_section("Phần hai.")
    assert person.sees("Ba điều mà xưởng pha chế hay hỏi.", "Mùi của bể trước và sau")
    person.type_into("smell", SMELL)
    person.type_into("colour", "Vàng nhạt")
    person.type_into("measured_on", "31/05/2026")
    person.type_into("first_cost", "12,5 triệu")
    person.open_section("Phần ba.")
    person.press("Chưa đo đếm được bằng tiền")
    person.type_in(person.named("Vì sao không tính được"), "Mùi không có giá thị trường.")


def test_a_form_dropped_into_the_book_is_offered_filled_checked_and_printed(
    qtbot: QtBot, tmp_path: Path, chooser: Chooser, command: Command
) -> None:
    folder = tmp_path / "sổ"
    person = open_window(qtbot, Book.create(folder, clock=Clock(date(2026, 7, 6))), tmp_path)
    shutil.copy(FOURTH, folder / "packs")
    with person.answering(begin_with_the_new_form):
        person.press("Tạo sáng kiến đầu tiên")
    person.wait_for("Hóa chất Phú Bãi 2026", "Phần ba. Làm lợi")
    person.key(Qt.Key.Key_F9)
    person.wait_for("chỗ cần sửa", "Điền “Màu nước thải”.", "Điền “Ngày lấy mẫu”.")
    fill(person)
    person.key(Qt.Key.Key_F9)
    person.wait_for("Điền “Đơn vị nhận đơn”")
    chooser.will_choose(tmp_path / "phiếu.pdf")
    person.do_of("In hồ sơ", "Đơn yêu cầu công nhận sáng kiến (PDF)…")
    qtbot.waitUntil(lambda: bool(chooser.opened), timeout=20_000)
    printed = [
        "PHIẾU ĐỀ XUẤT CẢI TIẾN HC-07",
        "Đổi chất khử mùi bể số 4",
        "Hồ Thị Khướu",
        "Tạ Đình Ưởng",
        SMELL,
    ]
    printed += ["Vàng nhạt", "31 tháng 5 năm 2026", "12.500.000", "Mùi không có giá thị trường."]
    assert stands_in_order(text_of(tmp_path / "phiếu.pdf"), printed) == ""
    close_window(person)
    the_command_line_knows_it_too(command, folder, tmp_path, printed)


def the_command_line_knows_it_too(command: Command, folder: Path, tmp_path: Path, printed: list[str]) -> None:
    (row,) = json.loads(command("list", "--search", "khuou", "--json", "--book", folder).out)
    assert row["title"] == "Đổi chất khử mùi bể số 4"
    (folder / "packs" / FOURTH.name).unlink()  # the dossier carries its own copy
    shown = json.loads(command("show", row["code"], "--json", "--book", folder).out)
    assert "hoa-chat-phu-bai" in json.dumps(shown)
    (checked,) = json.loads(command("check", "--all", "--json", "--book", folder).out)
    assert [finding["field"] for finding in checked["findings"] if finding["severity"] == "must"] == [
        "unit_id"
    ]
    answer = command("print", "don", row["code"], "--out", tmp_path / "in", "--book", folder)
    assert (answer.code, answer.err) == (0, "")
    assert stands_in_order(text_of(Path(answer.out.strip())), printed) == ""
