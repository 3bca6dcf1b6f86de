"""Somebody's notes on a spreadsheet become an application whose hours, costs and fine are put right."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.services.books import Book
from tests.journeys import cases
from tests.journeys.conftest import Chooser, Command, told_of
from tests.journeys.driver import Person, begin, close_window, open_window
from tests.journeys.papers import make_pdf, printed, stands_in_order

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FILED = Clock(date(2026, 11, 20))
NOTES = cases.SCHEDULE
(ANH,) = NOTES.authors
ANNEXES = ("Biên bản nghiệm thu", "Bảng đối chiếu 30 ngày tay và máy", "Hướng dẫn sử dụng")
CODE = "2026-CTND-0001"
PRICES = "Quyết định định mức nội bộ 2026"
WORKING = (
    "(2 người × 95 phút − 1 người × 15 phút) / 60 × 365 ngày = 1.064,5833 giờ (làm tròn để in; tiền tính"
    " từ số chưa làm tròn)"
)
SUM = "98.360.000 đồng (Bằng chữ: Chín mươi tám triệu ba trăm sáu mươi nghìn đồng)"


def type_the_notes(person: Person) -> None:
    person.open_section("A.2.")
    person.fill({"nature": NOTES.sections["nature"]})
    person.open_section("A.4")
    person.fill({"actual_effect": NOTES.sections["actual_effect"]})


def everything_is_asked_for(person: Person) -> None:
    found = person.findings()
    state = "1. Tình trạng kỹ thuật hoặc tổ chức sản xuất hiện tại"
    for asked in (
        f"“{state}” còn chỗ chưa điền: “thiết bị. Làm mất [CẦN ĐIỀN]”; điền vào hoặc xóa đi.",
        "“4. Hiệu quả thực tế thu được khi áp dụng giải pháp” mới có lời “rất hiệu quả”, chưa có số; ghi"
        " số trước và sau, cùng đơn vị, trong bao lâu.",
        f"Chưa ghi tác giả thứ 1 ({ANH}) đã đóng góp gì; chọn ở cột “Đã đóng góp gì”.",
        "Nhập ngày áp dụng lần đầu hoặc ngày áp dụng thử; thiếu ngày thì không tính được thời hạn nộp đơn.",
        "Điền “2.1. Mục đích của giải pháp”.",
        "Điền “2.2. Các điều kiện cần thiết để áp dụng giải pháp”.",
        "Điền “2.4. Nội dung, các bước thực hiện giải pháp”.",
        "Điền “2.5. Những nội dung đã cải tiến, sáng tạo khắc phục được nhược điểm”.",
        "Điền “3. Quá trình áp dụng giải pháp trên thực tiễn hoặc áp dụng thử”.",
        "Trả lời về số tiền làm lợi: tính ra số tiền, hoặc chọn “Không tính được”.",
    ):
        assert asked in found, "\n".join(found)
    person.press("Hoàn thành")
    assert not person.sees("Sẵn sàng trình")


def answer_what_was_asked(person: Person) -> None:
    person.open_section("Có phải sáng kiến")
    person.answer(cases.INTERVIEW)
    person.open_section("Nơi nhận")
    person.fill({"regulation_number": "215", "regulation_on": "15/01/2026"})
    person.open_section("Tác giả")
    table = person.field("authors")
    assert isinstance(table, QTableView)
    person.choose_cell(table, 0, "Đã đóng góp gì", "Trực tiếp tạo ra giải pháp")
    share = "Tỷ lệ % đóng góp vào việc tạo ra giải pháp"
    cells = {"Năm sinh": "1995", "Chức vụ": "Trưởng kíp", "Nơi làm việc": "Phân xưởng Vận hành"}
    person.type_row(table, 0, {**cells, "Trình độ chuyên môn": "Kỹ sư nhiệt", share: "100"})
    person.open_section("Tên giải pháp")
    person.fill({"investor": "Công ty Nhiệt điện"})
    person.choose("field", "CNTT, chuyển đổi số, AI")
    person.open_section("A.1.")
    person.fill({"current_state": cases.SCHEDULE_STATE})
    person.open_section("A.2.")
    person.fill(cases.SCHEDULE_CONTENT)
    person.open_section("A.3.")
    person.fill({"applied_on": "15/06/2026", "applied_document": "22/BB-PXVH"})
    person.fill({"applied_at": "Phân xưởng Vận hành", "application_process": cases.SCHEDULE_PROCESS})
    person.fill({"trial_on": "1/6/26", "trial_document": "22/BB-PXVH"})
    person.open_section("A.4")
    person.fill({"actual_effect": cases.SCHEDULE_HOURS})
    person.open_section("C.")
    person.fill({"other_units": cases.SCHEDULE_OTHERS})
    person.open_section("Ký")
    person.fill({"place": "Sông Lam", "filed_on": "20/11/2026", "confirmation_unit": "Phân xưởng Vận hành"})


def attach(person: Person, chooser: Chooser, files: Path) -> None:
    person.open_section("D.")
    for number, name in enumerate(ANNEXES, 1):
        chooser.will_choose(make_pdf(files / f"{name}.pdf", f"PAGE OF {number}"))
        person.press("Thêm tài liệu…")
        person.wait_for_annexes(*ANNEXES[:number])
    person.annex(1, "Số văn bản của", "22/BB-PXVH")


def the_trial_came_first(person: Person) -> None:
    report = person.report("Điều kiện và thời hạn nộp")
    assert "Nộp ngày 20/11/2026 là trong thời hạn (chậm nhất là hết ngày 01/06/2027)." in report
    assert "Áp dụng hoặc áp dụng thử lần đầu, lấy ngày sớm hơn: 01/06/2026" in report


def the_hours(person: Person) -> None:
    person.open_section("A.4")
    person.press("Tính được")
    said = person.add_by_formula(
        "giảm thời gian làm việc",
        {
            "Số người trước khi áp dụng": "2 người",
            "Thời gian của mỗi người, mỗi lần, trước khi áp dụng": "95'",
            "Số người sau khi áp dụng": "1",
            "Thời gian của mỗi người, mỗi lần, sau khi áp dụng": "15 phút",
            "Số lần trong năm đầu": "365 ngày",
            "Đơn giá một giờ công": "96.000",
        },
        {
            "Tài liệu kèm theo số": "2",
            "Nguồn số liệu": PRICES,
            "Diễn giải": "Giảm giờ công lập bảng công bố",
        },
    )
    assert "1.064,5833 giờ (làm tròn để in; tiền tính từ số chưa làm tròn)" in said
    assert "Hội đồng có thể kết luận “Không tính được” nếu tiền lương thực trả không giảm." in said
    assert "Thành tiền: 102.200.000 đồng" in said


def the_fine_is_no_benefit(person: Person) -> None:
    person.press("Thêm dòng tự do")
    lines = person.named("Các dòng tính số tiền làm lợi", QTableView)
    fine = {"Diễn giải": "Không bị phạt vì công bố sai", "Thành tiền (đồng)": "18.400.000"}
    person.type_row(lines, 1, fine)
    person.wait_for("Cộng: 120.600.000 đồng")
    found = person.findings()
    told = (
        "Tiền phạt không nên tính là tiền làm lợi: “Không bị phạt vì công bố sai”; bỏ ra, trừ khi chứng"
        " minh được bị phạt vì cách làm cũ."
    )
    assert told in found
    person.follow(told)
    assert person.in_focus() == "benefit"
    lines.setCurrentIndex(lines.model().index(1, 0))
    person.press("Bỏ dòng đang chọn (Ctrl+Delete)")
    person.wait_for("Cộng: 102.200.000 đồng")


def the_authors_own_hours_cost(person: Person) -> None:
    assert person.findings() == [
        "“4. Hiệu quả thực tế thu được khi áp dụng giải pháp”: 1.064,58 giờ × 96.000 đồng = 102.199.680, ghi"
        " 102.200.000 là số đã làm tròn; nói rõ “làm tròn” hoặc ghi số đúng.",
        "Có tính công tiết kiệm (Giảm giờ công lập bảng công bố) nhưng chưa trừ công bỏ ra để làm giải"
        " pháp; thêm một dòng chi phí cho giờ công của tác giả và người giúp.",
    ]
    said = person.add_by_formula(
        "giờ làm của tác giả",
        {"Số giờ đã làm": "40 giờ", "Đơn giá một giờ công": "96.000"},
        {"Nguồn số liệu": PRICES},
    )
    assert "Chi phí: 3.840.000 đồng, trừ vào tiền làm lợi" in said
    person.wait_for("Cộng: 98.360.000 đồng\nBằng chữ: Chín mươi tám triệu ba trăm sáu mươi nghìn đồng")
    person.fill({"actual_effect": cases.SCHEDULE_EFFECT})
    person.type_in(person.named("Cách tính, nói thêm nếu cần"), cases.SCHEDULE_SALARIED)


def nothing_is_left(person: Person) -> None:
    assert person.findings() == []
    assert person.sees("Không thấy chỗ nào thiếu hay cần sửa.")
    report = person.report("Đánh giá thử theo Phiếu")
    assert "Công nhận sáng kiến cấp cơ sở." in report
    assert "Không công nhận" not in report
    assert "Người đánh giá có thể hỏi." not in report
    person.press("Hoàn thành")
    assert person.sees("Sẵn sàng trình")


def the_papers_say_it_all(person: Person, chooser: Chooser, out: Path) -> None:
    don = printed(person, chooser, "Đơn yêu cầu công nhận sáng kiến (PDF)", out / "đơn.pdf")
    written = [
        *("Công ty Nhiệt điện", f"{ANH} 1995", "100,00", NOTES.title, cases.SCHEDULE_STATE),
        *("1 người × 15 phút", NOTES.sections["nature"], *cases.SCHEDULE_CONTENT["steps"].split("\n")),
        *(cases.SCHEDULE_CONTENT["improvements"], "Ngày 01/06/2026", cases.SCHEDULE_PROCESS),
        *cases.SCHEDULE_EFFECT.split("\n"),
        *(cases.SCHEDULE_SALARIED, WORKING, f"Cộng: {SUM}", cases.SCHEDULE_OTHERS),
    ]
    assert stands_in_order(don, written) == ""
    sheet = printed(person, chooser, "Bảng tính số tiền làm lợi (PDF)", out / "bảng tính.pdf")
    assert stands_in_order(sheet, ["102.200.000", "3.840.000", SUM]) == ""
    assert "18.400.000" not in sheet
    whole = printed(person, chooser, "Hồ sơ", out / "hồ sơ.pdf")
    assert stands_in_order(whole, [*written, SUM, "PAGE OF 1", "PAGE OF 2", "PAGE OF 3"]) == ""


def what_is_owed_and_when(command: Command, folder: Path) -> None:
    told = told_of(command, folder, CODE, "2026-11-20")
    assert told["check"] == []
    assert told["benefit"]["amount"] == 98_360_000
    first = told["remuneration"]["years"][0]
    assert first["authors"] == [{"name": ANH, "share": 100.0, "amount": 6_885_200}]
    assert first["helpers_amount"] is None
    assert told["deadlines"]["filing_until"] == told["deadlines"]["year_1_end"] == "2027-06-01"


def test_notes_on_a_spreadsheet_become_an_application(
    qtbot: QtBot, tmp_path: Path, chooser: Chooser, command: Command
) -> None:
    folder = tmp_path / "sổ"
    person = open_window(qtbot, Book.create(folder, clock=FILED), tmp_path)
    with person.answering(begin(NOTES)):
        person.press("Tạo sáng kiến đầu tiên")
    person.wait_for("Các mục của hồ sơ", NOTES.title)
    type_the_notes(person)
    everything_is_asked_for(person)
    answer_what_was_asked(person)
    attach(person, chooser, tmp_path / "tệp")
    the_trial_came_first(person)
    the_hours(person)
    the_fine_is_no_benefit(person)
    the_authors_own_hours_cost(person)
    nothing_is_left(person)
    the_papers_say_it_all(person, chooser, tmp_path / "in")
    close_window(person)
    what_is_owed_and_when(command, folder)
