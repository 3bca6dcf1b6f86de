"""Two workers' notes on a clamp: old letters, a day too early, a typist, minutes that stay in the unit."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.services.books import Book
from tests.journeys import cases
from tests.journeys.conftest import Chooser, Command, told_of
from tests.journeys.driver import Person, begin, close_window, fill_formula, listed, open_window
from tests.journeys.papers import make_pdf, make_picture, printed, stands_in_order

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
EARLY, TIME = Clock(date(2026, 6, 30)), Clock(date(2026, 7, 9))
NOTES = cases.CLAMP
HUNG, LUC, MAI = NOTES.authors
CODE = "2026-CTND-0001"
ANNEXES = (
    ("Bản vẽ gá.pdf", "DRAWING OF THE CLAMP"),
    ("Ảnh trước và sau.png",),
    ("Hai biên bản tai nạn nhẹ.pdf", *cases.CLAMP_MINUTES),
    ("Xác nhận của Phân xưởng.pdf", "CONFIRMED BY THE WORKSHOP"),
)
SAFETY = "Lợi ích của giải pháp là an toàn, môi trường, điều kiện làm việc nên không quy ra tiền được."
COUNTS = {
    "Số vụ trước khi áp dụng": "2 vụ",
    "Số vụ sau khi áp dụng": "0 vụ",
    "Thời gian theo dõi trước và sau": "năm 2025; 46 lần tháo lắp từ 08/04/2026",
}
EARLY_TOLD = (
    "Áp dụng lần đầu ngày 08/04/2026, đến ngày 30/06/2026 chưa đủ 3 tháng; nộp được từ 09/07/2026 đến"
    " hết 08/04/2027."
)


def type_the_notes(person: Person) -> None:
    person.open_section("A.2.")
    person.fill({"nature": NOTES.sections["nature"]})
    person.open_section("A.3.")
    person.fill({"applied_at": NOTES.sections["applied_at"]})
    person.open_section("A.4")
    person.fill({"actual_effect": NOTES.sections["actual_effect"]})


def old_letters_are_converted(person: Person) -> None:
    found = person.findings()
    assert (
        "“4. Hiệu quả thực tế thu được khi áp dụng giải pháp” chưa có con số nào; ghi số trước và sau,"
        " cùng đơn vị, trong bao lâu."
    ) in found
    (told,) = [line for line in found if "bảng mã cũ" in line]
    assert told == (
        "“Tên giải pháp” có chữ gõ bằng bảng mã cũ TCVN3, in ra sẽ sai; chuyển sang Unicode hoặc gõ lại."
    )
    person.follow(told)
    assert person.in_focus() == "title"
    title = person.around("title")
    assert "Chữ ở đây được gõ bằng mã cũ TCVN3, để vậy sẽ in sai chữ." in title.words()
    title.press("Chuyển sang Unicode")
    assert person.shown("title") == cases.CLAMP_TITLE


def the_typist_is_no_author(person: Person) -> None:
    person.open_section("Tác giả")
    table = person.field("authors")
    assert isinstance(table, QTableView)
    for row in (0, 1):
        person.choose_cell(table, row, "Đã đóng góp gì", "Trực tiếp tạo ra giải pháp")
    person.choose_cell(table, 2, "Đã đóng góp gì", "Đánh máy, thu thập, tính toán giúp")
    person.wait_for(
        f"{MAI}: “Đánh máy, thu thập, tính toán giúp”. Chỉ giúp viết hồ sơ thì không phải là tác giả."
    )
    assert any(line.startswith(f"{MAI} được ghi phần việc “Đánh máy") for line in person.findings())
    person.press(f"Bỏ khỏi danh sách tác giả: {MAI}")
    for row, (birth, learnt) in enumerate((("1984", "Công nhân bậc 6/7"), ("1991", "Công nhân bậc 4/7"))):
        cells = {"Chức vụ": "Công nhân", "Nơi làm việc": "Phân xưởng Sửa chữa Cơ"}
        person.type_row(table, row, {"Năm sinh": birth, **cells, "Trình độ chuyên môn": learnt})
    person.press("Chia đều")
    assert person.sees("Tổng tỷ lệ: 100,00 %", "50,00")


def answer_what_was_asked(person: Person) -> None:
    person.open_section("Có phải sáng kiến")
    person.answer(cases.INTERVIEW)
    person.open_section("Nơi nhận")
    person.fill({"regulation_number": "215", "regulation_on": "15/01/2026"})
    person.open_section("Tên giải pháp")
    person.fill({"investor": "Công ty"})
    person.choose("field", "Cơ khí")
    person.open_section("A.1.")
    person.type_into("current_state", cases.CLAMP_STATE)
    person.open_section("A.2.")
    person.type_into("nature", cases.CLAMP_NATURE)
    person.fill(cases.CLAMP_CONTENT)
    person.open_section("A.3.")
    person.fill({"applied_on": "8/4/26", "applied_document": "Phiếu công tác số 0412"})
    person.fill({"application_process": cases.CLAMP_PROCESS})
    person.open_section("C.")
    person.fill({"other_units": cases.CLAMP_OTHERS})
    person.open_section("Ký")
    person.fill({"place": "Sông Lam", "filed_on": "30/06/2026"})


def minutes_stay_in_the_unit(person: Person, chooser: Chooser, files: Path) -> None:
    person.open_section("D.")
    files.mkdir()
    for number, (name, *lines) in enumerate(ANNEXES, 1):
        path = files / name
        chooser.will_choose(make_picture(path) if path.suffix == ".png" else make_pdf(path, *lines))
        person.press("Thêm tài liệu…")
        person.wait_for_annexes(*(Path(name).stem for name, *_lines in ANNEXES[:number]))
    (told,) = [line for line in person.findings() if "thông tin sức khỏe" in line]
    assert told == (
        "Tài liệu [3] có thể chứa thông tin sức khỏe hoặc giấy tờ của một người (“tai nạn”); đánh dấu"
        " “Không gửi đi”, hoặc che phần ấy trước khi gửi."
    )
    person.annex(3, "Không gửi đi")
    assert not any("thông tin sức khỏe" in line for line in person.findings())


def it_cannot_be_computed_and_why(person: Person) -> None:
    person.open_section("A.4")
    person.fill({"actual_effect": cases.CLAMP_EFFECT})
    person.press("Không tính được")
    assert "Đã chọn “Không tính được” nhưng chưa nói vì sao; viết lý do và lợi ích thay vào đó." in (
        person.findings()
    )
    person.qtbot.keyClick(person.named("Lý do thường gặp"), Qt.Key.Key_Down)
    person.wait_for(SAFETY, "Nêu số vụ, số đo trước và sau, trong cùng khoảng thời gian.")

    def count(hands: Person) -> None:
        fill_formula(hands, "giảm sự cố", COUNTS)
        hands.press("Ghi vào lý do")

    with person.answering(count):
        person.press("Nhập số vụ, số đo trước và sau…")
    assert "Số vụ trước khi áp dụng: 2 vụ" in person.words()


def refused_before_its_day(person: Person) -> None:
    person.open_section("Có phải sáng kiến")
    person.press("Xem kết luận")
    report = person.report_words()
    assert "Nộp được từ ngày 09/07/2026 đến hết ngày 08/04/2027, chưa nộp được trước đó." in report
    assert f"{EARLY_TOLD}\nMục A.3 của Đơn: ít nhất 03 tháng." in report
    assert "Ngày nộp đơn đã ghi: 30/06/2026" in report
    assert "Trong lúc chờ, viết tiếp hồ sơ và ghi số liệu trước, sau để chứng minh hiệu quả." in report
    assert "Không công nhận sáng kiến cấp cơ sở." in person.report("Đánh giá thử theo Phiếu")
    person.press("Hoàn thành")
    assert person.found() == [EARLY_TOLD]
    assert not person.sees("Sẵn sàng trình")
    person.follow(EARLY_TOLD)
    assert person.in_focus() == "filed_on"


def filed_on_its_first_day(person: Person) -> None:
    person.qtbot.waitUntil(lambda: len(listed(person)) == 1)
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Return)
    person.wait_for("Các mục của hồ sơ", cases.CLAMP_TITLE)
    person.open_section("Ký")
    person.fill({"filed_on": "8/7/26"})
    assert any("đến ngày 08/07/2026 chưa đủ 3 tháng" in line for line in person.findings())
    person.fill({"filed_on": "9/7/26"})
    assert person.findings() == []
    assert person.sees("Không thấy chỗ nào thiếu hay cần sửa.")
    told = "Nộp ngày 09/07/2026 là trong thời hạn (chậm nhất là hết ngày 08/04/2027)."
    assert told in person.report("Điều kiện và thời hạn nộp")
    report = person.report("Đánh giá thử theo Phiếu")
    assert "Công nhận sáng kiến cấp cơ sở." in report
    assert "Không công nhận" not in report
    assert "Người đánh giá có thể hỏi." not in report
    person.press("Hoàn thành")
    assert person.sees("Sẵn sàng trình")


def the_papers_say_it_all_but_the_minutes(person: Person, chooser: Chooser, out: Path) -> None:
    don = printed(person, chooser, "Đơn yêu cầu công nhận sáng kiến (PDF)", out / "đơn.pdf")
    written = [
        *(f"{HUNG} 1984", "50,00", f"{LUC} 1991", "50,00", cases.CLAMP_TITLE),
        *(NOTES.difficulty, *cases.CLAMP_CONTENT["steps"].split("\n"), cases.CLAMP_CONTENT["improvements"]),
        *("Ngày 08/04/2026", cases.CLAMP_PROCESS, cases.CLAMP_EFFECT, SAFETY),
        *("Số vụ trước khi áp dụng: 2 vụ", "Số vụ sau khi áp dụng: 0 vụ", cases.CLAMP_OTHERS),
    ]
    assert stands_in_order(don, written) == ""
    assert MAI not in don
    whole = printed(person, chooser, "Hồ sơ", out / "hồ sơ.pdf")
    assert stands_in_order(whole, [*written, "DRAWING OF THE CLAMP", "CONFIRMED BY THE WORKSHOP"]) == ""
    with pikepdf.open(out / "hồ sơ.pdf") as document:
        assert not document.attachments
        content = b"".join(item.read_bytes() for item in document.objects if isinstance(item, pikepdf.Stream))
    for secret in cases.CLAMP_MINUTES:
        assert secret not in whole
        assert secret.encode() not in content


def what_is_owed_and_when(command: Command, folder: Path) -> None:
    told = told_of(command, folder, CODE, "2026-07-09")
    assert told["check"] == []
    assert (told["benefit"]["answer"], told["benefit"]["amount"]) == ("not_computable", None)
    owed = told["remuneration"]
    assert (owed["years"], owed["flat"]["times"], owed["flat"]["base_wage"]) == ([], 5, 2_530_000)
    assert owed["flat"]["authors"] == [
        {"name": HUNG, "share": 50.0, "amount": 6_325_000},
        {"name": LUC, "share": 50.0, "amount": 6_325_000},
    ]
    days = told["deadlines"]
    assert (days["filing_from"], days["filing_until"]) == ("2026-07-09", "2027-04-08")
    assert days["receipt_until"] == "2026-08-10"


def begin_with_old_letters(hands: Person) -> None:
    hands.paste_in(hands.named("1. Giải pháp của bạn tên là gì?"), NOTES.title)
    hands.wait_for("Chữ ở đây được gõ bằng mã cũ TCVN3, để vậy sẽ in sai chữ.", "Chuyển sang Unicode")
    begin(replace(NOTES, title=""))(hands)


def test_notes_on_a_clamp_become_an_application(
    qtbot: QtBot, tmp_path: Path, chooser: Chooser, command: Command
) -> None:
    folder = tmp_path / "sổ"
    person = open_window(qtbot, Book.create(folder, clock=EARLY), tmp_path)
    with person.answering(begin_with_old_letters):
        person.press("Tạo sáng kiến đầu tiên")
    person.wait_for("Các mục của hồ sơ", NOTES.title)
    type_the_notes(person)
    old_letters_are_converted(person)
    the_typist_is_no_author(person)
    answer_what_was_asked(person)
    minutes_stay_in_the_unit(person, chooser, tmp_path / "tệp")
    it_cannot_be_computed_and_why(person)
    refused_before_its_day(person)
    close_window(person)
    person = open_window(qtbot, Book.open(folder, clock=TIME), tmp_path)
    filed_on_its_first_day(person)
    the_papers_say_it_all_but_the_minutes(person, chooser, tmp_path / "in")
    close_window(person)
    what_is_owed_and_when(command, folder)
