"""The first dossier of somebody who has never seen the form, from an empty book to the PDF on the stick."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.app.paths import default_book
from desktop_app.domain.dates import Clock
from desktop_app.services.books import Book
from tests.journeys.conftest import Chooser
from tests.journeys.driver import Person, close_window, commit, listed, open_window
from tests.journeys.papers import make_pdf, make_picture, pages_of, stands_in_order, text_of
from tests.journeys.texts import AUTHORS, LINES, TEXTS, TITLE, UNIT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SMALL_THINGS = (
    *("SO2 bằng không.", "Ổ cao su trước khi lắp", "Trước khi áp dụng", "Mỡ 18 kg", "33,34", "1.200.000.000"),
    *("Giảm 251.600 kWh nhân 1.700 đồng.", "Vũ Đức Thắng", "Lắp gối đỡ", "Biên bản thí nghiệm", "ban ve"),
)
TODAY = Clock(date(2026, 7, 6))


def answer_five_questions(hands: Person) -> None:
    hands.type_in(hands.named("1. Giải pháp của bạn tên là gì?"), TITLE)
    hands.type_in(hands.named("2. Bạn làm ở đơn vị nào? Chọn, hoặc gõ tên đơn vị chưa có."), UNIT)
    hands.type_in(hands.named("3. Những ai cùng nghĩ ra?"), "\n".join(AUTHORS))
    hands.type_in(hands.named("5. Trước đây khó ở chỗ nào, giờ bớt được điều gì?"), TEXTS["current_state"])
    hands.press("Bắt đầu viết hồ sơ")


def answer_the_interview(person: Person) -> None:
    """The first section asks whether it is an innovation; what is not sure yet is asked about afterwards."""
    assert person.sees("Có phải sáng kiến, đã đến lúc nộp chưa")
    person.choose("kind", "Giải pháp kỹ thuật")
    person.choose("application_state", "Đang áp dụng chính thức")
    for key in ("same_recognised", "published", "used_elsewhere", "against_order", "protected_right"):
        person.choose(key, "Không")
    person.choose("in_procedure", "Chưa rõ, cần hỏi")
    person.choose("funding", "Đơn vị, bằng vốn khác")
    person.choose("head_is_author", "Không")
    person.press("Xem kết luận")
    person.wait_for("Chưa kết luận được", "Cách làm này đã là tiêu chuẩn")
    person.follow("Cách làm này đã là tiêu chuẩn")
    assert person.in_focus() == "in_procedure"
    person.choose("in_procedure", "Không")


def read_the_verdict(person: Person) -> None:
    """What was answered on the way is in the dossier; now the dates are known too."""
    person.do("Điều kiện và thời hạn nộp")
    person.wait_for("Nộp ngày 05/07/2026 là trong thời hạn (chậm nhất là hết ngày 01/03/2027).")
    person.press("Viết tiếp hồ sơ")


def fill_authors(person: Person) -> None:
    person.open_section("Tác giả")
    table = person.field("authors")
    assert isinstance(table, QTableView)
    for row, name in enumerate(AUTHORS):
        assert table.model().index(row, 0).data() == name
        cells = {
            "Năm sinh": str(1985 + row),
            "Chức vụ": f"Trưởng kíp {row}",
            "Nơi làm việc": "Phân xưởng Vận hành",
        }
        more = {"Trình độ chuyên môn": "Kỹ sư nhiệt", "Nội dung đã tự nghĩ ra": f"Phần {row}"}
        person.type_row(table, row, cells | more)
        person.choose_cell(table, row, "Đã đóng góp gì", "Trực tiếp tạo ra giải pháp")
    person.press("Chia đều")
    assert person.sees("Tổng tỷ lệ: 100,00 %", "33,34")


def fill_solution(person: Person) -> None:
    person.open_section("Tên giải pháp")
    assert person.shown("title") == TITLE
    person.choose("field", "Công nghệ Nhiệt điện")
    for key in ("investor", "confidential"):
        person.type_into(key, LINES[key])


def fill_content(person: Person, chooser: Chooser, picture: Path) -> None:
    person.open_section("A.1.")
    assert person.shown("current_state") == TEXTS["current_state"], "the fifth answer is there already"
    person.open_section("A.2.")
    for key in ("purpose", "conditions", "nature", "steps", "improvements"):
        person.type_into(key, TEXTS[key])
    nature = person.around("nature")
    person.field("nature").setFocus()
    nature.press("Chỉ số dưới")
    commit(person.field("nature"), "2")
    nature.press("Chỉ số dưới")
    commit(person.field("nature"), " bằng không.")
    chooser.will_choose(picture)
    nature.press("Chèn hình từ tệp")
    commit(person.field("nature"), "Ổ cao su trước khi lắp")
    improvements = person.around("improvements")
    person.field("improvements").setFocus()
    improvements.do("Chèn bảng 2 cột")
    for cell in ("Trước khi áp dụng", "Sau khi áp dụng", "Dừng 7 lần", "Không dừng", "Mỡ 18 kg"):
        commit(person.field("improvements"), cell)
        person.key(Qt.Key.Key_Tab)


def fill_application(person: Person) -> None:
    person.open_section("A.3.")
    for key in ("trial_on", "trial_document", "applied_document"):
        person.type_into(key, LINES[key])
    assert person.sees("01/03/2026"), "the reading of a short date is shown back"
    person.type_into("applied_at", "Phân xưởng Vận hành, tổ máy 1")
    person.type_into("application_process", TEXTS["application_process"])
    person.open_section("A.4")
    person.type_into("actual_effect", TEXTS["actual_effect"])
    person.press("Tính được")
    person.press("Thêm dòng tự do")
    lines = person.named("Các dòng tính số tiền làm lợi", QTableView)
    person.type_row(lines, 0, {"Diễn giải": "Giảm điện tự dùng", "Thành tiền (đồng)": "1 tỷ 2"})
    assert person.sees("Cộng: 1.200.000.000 đồng\nBằng chữ: Một tỷ hai trăm triệu đồng")
    person.type_in(person.named("Cách tính, nói thêm nếu cần"), "Giảm 251.600 kWh nhân 1.700 đồng.")
    person.open_section("C.")
    person.type_into("other_units", TEXTS["other_units"])


def attach_and_sign(person: Person, chooser: Chooser, files: Path) -> None:
    person.open_section("D.")
    zone = person.row("annexes").editor
    person.drop_on(zone, [make_pdf(files / "Biên bản thí nghiệm.pdf", "MEASURED 62 DEGREES")])
    person.wait_for_annexes("Biên bản thí nghiệm")
    chooser.will_choose(make_pdf(files / "ban_ve.pdf", "DRAWING OF THE BEARING"))
    person.press("Thêm tài liệu…")
    person.wait_for_annexes("Biên bản thí nghiệm", "ban ve")
    person.open_section("E.")
    person.press("Thêm người")
    helpers = person.field("helpers")
    assert isinstance(helpers, QTableView)
    person.type_row(
        helpers, 0, {"Họ và tên": "Vũ Đức Thắng", "Năm sinh": "1990", "Nội dung tham gia": "Lắp gối đỡ"}
    )
    person.open_section("Ký")
    for key in ("place", "filed_on", "confirmation_unit"):
        person.type_into(key, LINES[key])


def everything_typed() -> list[str]:
    """What must stand in the Đơn, in its order, line ends apart."""
    text = {key: value.split("\n") for key, value in TEXTS.items()}
    return [
        *(LINES["regulation_number"], "15 tháng 01 năm 2026", *AUTHORS, TITLE, LINES["investor"]),
        *("Công nghệ Nhiệt điện", *text["current_state"], *text["purpose"], *text["conditions"]),
        *(
            *text["nature"],
            "2",
            "bằng không.",
            "Ổ cao su trước khi lắp",
            *text["steps"],
            *text["improvements"],
        ),
        *("Trước khi áp dụng", "Sau khi áp dụng", "Dừng 7 lần", "Không dừng", "Mỡ 18 kg"),
        *("Phiếu công tác số 0127", "Phân xưởng Vận hành, tổ máy 1", *text["application_process"]),
        *(*text["actual_effect"], "Giảm 251.600 kWh nhân 1.700 đồng.", "1.200.000.000", *text["other_units"]),
        *("[1]- Biên bản thí nghiệm", "[2]- ban ve", "Vũ Đức Thắng", "Lắp gối đỡ", "Nghệ An"),
        *("05 tháng 7 năm 2026", *AUTHORS),
    ]


def shown_as(text: str) -> str:
    """Return how a value is shown once it was read: dates are written out."""
    return "01/03/2026" if text == "1/3/26" else text


def everything_in(folder: Path) -> list[str]:
    connection = sqlite3.connect(folder / "book.db")
    try:
        return [line for line in connection.iterdump() if "search_index" not in line]
    finally:
        connection.close()


def test_the_first_dossier_from_five_questions_to_the_pdf_and_back(
    qtbot: QtBot, tmp_path: Path, chooser: Chooser
) -> None:
    book = Book.create(default_book(), clock=TODAY)
    person = open_window(qtbot, book, tmp_path)
    assert person.sees("Chưa có sáng kiến nào trong sổ")
    with person.answering(answer_five_questions):
        person.press("Tạo sáng kiến đầu tiên")
    person.wait_for("Các mục của hồ sơ", TITLE)
    answer_the_interview(person)
    fill_authors(person)
    fill_solution(person)
    fill_content(person, chooser, make_picture(tmp_path / "anh.png"))
    fill_application(person)
    attach_and_sign(person, chooser, tmp_path / "tệp của tôi")
    mend_what_the_check_finds(person)
    read_the_verdict(person)
    person.press("Hoàn thành")
    assert person.sees("Sẵn sàng trình")
    don, whole = print_both(person, chooser, tmp_path / "usb")
    assert stands_in_order(text_of(don), everything_typed()) == ""
    pages = pages_of(don)
    assert pages >= 3
    assert stands_in_order(text_of(whole), [TITLE, *everything_typed()]) == ""
    assert stands_in_order(text_of(whole), ["MEASURED 62 DEGREES", "DRAWING OF THE BEARING"]) == ""
    assert pages_of(whole) > pages + 2
    close_window(person)
    reopened_shows_it_all(qtbot, tmp_path)


def mend_what_the_check_finds(person: Person) -> None:
    """Two sections were left alone; F9 says so, and its lines lead there."""
    person.key(Qt.Key.Key_F9)
    person.wait_for("chỗ cần sửa", "Số quyết định ban hành Quy định hoạt động KHCN")
    person.press("Hoàn thành")
    assert not person.sees("Sẵn sàng trình"), "what must be mended stands in the way"
    person.follow("Số quyết định ban hành Quy định hoạt động KHCN")
    assert person.in_focus() == "regulation_number"
    person.type_into("regulation_number", LINES["regulation_number"])
    person.type_into("regulation_on", LINES["regulation_on"])
    person.key(Qt.Key.Key_F9)
    person.wait_for("Nên xem lại")
    assert not person.sees("chỗ cần sửa"), person.words()


def print_both(person: Person, chooser: Chooser, out: Path) -> tuple[Path, Path]:
    out.mkdir()
    don, whole = out / "đơn.pdf", out / "hồ sơ.pdf"
    for words, target in (("Đơn yêu cầu công nhận sáng kiến (PDF)…", don), ("Hồ sơ", whole)):
        chooser.will_choose(target)
        entry = next(item for item in person.menu_of("In hồ sơ") if item.text().startswith(words))
        entry.trigger()
        person.qtbot.waitUntil(lambda file=target: chooser.opened[-1:] == [file], timeout=20_000)
    return don, whole


def reopened_shows_it_all(qtbot: QtBot, tmp_path: Path) -> None:
    folder = default_book()
    before = everything_in(folder)
    person = open_window(qtbot, Book.open(folder, clock=TODAY), tmp_path)
    qtbot.waitUntil(lambda: len(listed(person)) == 1)
    assert TITLE in listed(person)[0]
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Return)
    person.wait_for("Các mục của hồ sơ", "Sẵn sàng trình")
    seen = ""
    for title in person.sections():
        person.open_section(title)
        person.wait_for(title)
        seen += person.words() + "\n"
    for text in (*AUTHORS, TITLE, *TEXTS.values(), *LINES.values(), *SMALL_THINGS):
        assert shown_as(text) in seen, text
    close_window(person)
    assert everything_in(folder) == before, "looking at a dossier changed it"
