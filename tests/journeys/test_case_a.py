"""Notes on idle transformers become an application: asked for what is missing, told what is wrong."""

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
FILED = Clock(date(2026, 10, 5))
NOTES = cases.TRANSFORMERS
KHANH, HA, TONG = NOTES.authors
CODE = "2026-CTDL-0001"
TEAM = "Đội Quản lý vận hành lưới điện"
PARTY = "Ảnh liên hoan đội"
WORKING = (
    "40 máy × (0,25 kW − 0 kW) × 8.760 giờ = 87.600 kWh",
    "87.600 kWh × 2.204,07 đồng/kWh = 193.076.532 đồng",
)
SUM = (
    "157.076.532 đồng (Bằng chữ: Một trăm năm mươi bảy triệu không trăm bảy mươi sáu nghìn năm trăm ba"
    " mươi hai đồng)"
)
ANNEXES = (
    *("Biên bản thí nghiệm", "Phương án", "Bảng số liệu công tơ đo xa 12 tháng", "Quyết toán chi phí"),
    PARTY,
)


def type_the_notes(person: Person) -> None:
    person.open_section("Mô tả bản chất")
    person.fill({key: NOTES.sections[key] for key in ("nature", "improvements")})
    person.open_section("Lợi ích")
    person.fill({"author_benefit_opinion": NOTES.sections["author_benefit_opinion"]})


def everything_is_asked_for(person: Person) -> None:
    found = person.findings()
    for asked in (
        "Trả lời câu “Giải pháp đã được áp dụng chưa?”.",
        f"Chưa ghi tác giả thứ 3 ({TONG}) đã đóng góp gì; chọn ở cột “Đã đóng góp gì”.",
        f"Nhập tỷ lệ đóng góp lớn hơn 0 cho tác giả thứ 1 ({KHANH}).",
        "Nhập ngày áp dụng lần đầu hoặc ngày áp dụng thử; thiếu ngày thì không tính được thời hạn nộp đơn.",
        "Trả lời về số tiền làm lợi: tính ra số tiền, hoặc chọn “Không tính được”.",
        "Chưa có tài liệu nộp kèm; thêm ít nhất một tài liệu chứng minh (biên bản, ảnh, bản vẽ, số liệu).",
        "“Những nội dung cải tiến, sáng tạo” viết “hoàn toàn mới” nhưng chưa có gì chứng minh; ghi đã"
        " tra cứu ở đâu, đã hỏi đơn vị nào, hoặc bớt lời.",
    ):
        assert asked in found, "\n".join(found)
    assert "Không công nhận sáng kiến" in person.report("Đánh giá thử theo Phiếu")


def the_approver_is_no_author(person: Person) -> None:
    person.open_section("Tác giả")
    table = person.field("authors")
    assert isinstance(table, QTableView)
    for row in (0, 1):
        person.choose_cell(table, row, "Đã đóng góp gì", "Trực tiếp tạo ra giải pháp")
    person.choose_cell(table, 2, "Đã đóng góp gì", "Phê duyệt, ký duyệt chủ trương")
    told = f"{TONG}: “Phê duyệt, ký duyệt chủ trương”. Chỉ duyệt hoặc ký thì không phải là tác giả."
    person.wait_for(told)
    assert any(f"{TONG} được ghi phần việc “Phê duyệt" in line for line in person.findings())
    person.press(f"Bỏ khỏi danh sách tác giả: {TONG}")
    assert TONG not in person.around("authors").words()
    share = "Tỷ lệ (%) đóng góp vào việc tạo ra sáng kiến (ghi rõ đối với từng đồng tác giả, nếu có)"
    common = {"Nơi công tác (hoặc nơi thường trú)": TEAM}
    for row, (birth, post, learnt, part) in enumerate(
        (("1988", "Đội phó", "Kỹ sư điện", "60"), ("1993", "Nhân viên", "Kỹ sư hệ thống điện", "40"))
    ):
        own = {"Ngày tháng năm sinh": birth, "Chức danh": post, "Trình độ chuyên môn": learnt, share: part}
        person.type_row(table, row, common | own)
    assert person.sees("Tổng tỷ lệ: 100,00 %")


def answer_what_was_asked(person: Person) -> None:
    person.open_section("Có phải sáng kiến")
    person.answer(cases.INTERVIEW)
    person.open_section("Tên sáng kiến")
    person.type_into("investor", "Công ty Điện lực")
    person.choose("field", "Phân phối điện")
    person.open_section("Ngày áp dụng")
    person.fill({"applied_on": "12/03/2026", "applied_document": "118/PA-ĐQLVH", "applied_at": TEAM})
    person.open_section("Mô tả bản chất")
    person.type_into("current_state", " " + cases.TRANSFORMERS_STATE)
    person.fill({"steps": cases.TRANSFORMERS_STEPS})
    person.open_section("Thông tin bảo mật")
    person.fill({"conditions": cases.TRANSFORMERS_CONDITIONS})
    person.open_section("Người tham gia")
    helpers = person.field("helpers")
    assert isinstance(helpers, QTableView)
    for row, (name, birth, learnt, task) in enumerate(
        (
            ("Vũ Minh Quân", "1990", "Công nhân bậc 5/7", "Lắp đặt"),
            ("Đỗ Văn Sáu", "1985", "Thợ lái cẩu", "Lái cẩu"),
        )
    ):
        person.press("Thêm người")
        cells = {"Họ và tên": name, "Ngày tháng năm sinh": birth, "Trình độ chuyên môn": learnt}
        more = {"Nơi công tác (hoặc nơi thường trú)": TEAM, "Nội dung công việc hỗ trợ": task}
        person.type_row(helpers, row, cells | more)
    person.open_section("Ký")
    person.fill({"place": "Bắc Sông Lam", "filed_on": "05/10/2026"})


def the_claim_meets_what_the_dossier_tells(person: Person) -> None:
    found = person.findings()
    (told,) = [line for line in found if "hoàn toàn mới" in line]
    assert "Năm 2024 đội bên cạnh có thay 5 máy theo yêu cầu khách hàng" in told
    assert "nói rõ giải pháp khác lần đó ở điểm nào" in told
    person.follow(told)
    assert person.in_focus() == "improvements"
    person.fill({"improvements": cases.TRANSFORMERS_CLAIM})
    person.fill_table("improvements", cases.TRANSFORMERS_TABLE)


def attach_and_cite(person: Person, chooser: Chooser, files: Path) -> None:
    person.open_section("Tài liệu kèm theo")
    chooser.will_choose(
        *(make_pdf(files / f"{name}.pdf", f"PAGE OF {n}") for n, name in enumerate(ANNEXES, 1))
    )
    for place in range(len(ANNEXES)):
        person.press("Thêm tài liệu…")
        person.wait_for_annexes(*ANNEXES[: place + 1])
    person.annex(1, "Số văn bản của", "07/BBTN")
    person.annex(1, "Ngày văn bản của", "20/02/2026")
    person.annex(2, "Số văn bản của", "118/PA-ĐQLVH")
    found = person.findings()
    assert [line for line in found if "chưa được dẫn ở mục nào" in line] == [
        f"Tài liệu [{number}] ({ANNEXES[number - 1]}) chưa được dẫn ở mục nào; thêm [{number}] vào chỗ"
        " nó chứng minh."
        for number in (1, 4, 5)
    ]
    (row,) = [item for item in person.annex_rows() if PARTY in item.words()]
    row.press("Bỏ khỏi hồ sơ (hoàn tác được)")
    person.wait_for_annexes(*ANNEXES[:-1])


def the_money(person: Person) -> None:
    person.open_section("Lợi ích")
    person.press("Tính được")
    said = person.add_by_formula(
        "tổn thất công suất",
        {
            "Số thiết bị": "40 máy",
            "Công suất một thiết bị trước khi áp dụng": "0.25kW",
            "Công suất một thiết bị sau khi áp dụng": "0",
            "Số giờ vận hành trong năm đầu": "8.760 giờ",
            "Giá điện": "2.204,07đ",
        },
        {"Tài liệu kèm theo số": "1, 3", "Diễn giải": "Giảm tổn thất không tải"},
    )
    assert "87.600 kWh × 2.204,07 đồng/kWh = 193.076.532 đồng" in said
    assert any("193.076.532" in line and "157.076.532" in line for line in person.findings()), person.found()
    person.add_by_formula("quyết toán", {"Số tiền trên chứng từ": "36 triệu"}, {"Tài liệu kèm theo số": "4"})
    person.wait_for("Cộng: 157.076.532 đồng")
    person.fill({"author_benefit_opinion": cases.TRANSFORMERS_EFFECT})


def nothing_is_left(person: Person) -> None:
    assert person.findings() == []
    assert person.sees("Không thấy chỗ nào thiếu hay cần sửa.")
    report = person.report("Đánh giá thử theo Phiếu")
    assert "Công nhận sáng kiến cấp cơ sở." in report
    assert "Tính được và đồng ý với số tiền làm lợi theo cách tính ghi trong Đơn" in report
    assert "Không công nhận" not in report
    assert "Nộp ngày 05/10/2026 là trong thời hạn (chậm nhất là hết ngày 12/03/2027)." in person.report(
        "Điều kiện và thời hạn nộp"
    )
    person.press("Hoàn thành")
    assert person.sees("Sẵn sàng trình")


def the_papers_say_it_all(person: Person, chooser: Chooser, out: Path) -> None:
    don = printed(person, chooser, "Đơn yêu cầu công nhận sáng kiến (PDF)", out / "đơn.pdf")
    written = [
        *("Công ty Điện lực", f"{KHANH} 1988", "60,00", f"{HA} 1993", "40,00", NOTES.title, "12/03/2026"),
        *(NOTES.difficulty, cases.TRANSFORMERS_STATE, NOTES.sections["nature"]),
        *(*cases.TRANSFORMERS_STEPS.split("\n"), cases.TRANSFORMERS_CLAIM, cases.TRANSFORMERS_CONDITIONS),
        *cases.TRANSFORMERS_EFFECT.split("\n"),
        *(*WORKING, "36.000.000 đồng (trừ vào số tiền làm lợi)", f"Cộng: {SUM}"),
        *("Vũ Minh Quân", "Đỗ Văn Sáu", "05 tháng 10 năm 2026"),
    ]
    assert stands_in_order(don, written) == ""
    assert TONG not in don
    sheet = printed(person, chooser, "Bảng tính số tiền làm lợi (PDF)", out / "bảng tính.pdf")
    assert stands_in_order(sheet, [*WORKING, "36.000.000", SUM]) == ""
    whole = printed(person, chooser, "Hồ sơ", out / "hồ sơ.pdf")
    assert stands_in_order(whole, [*written, *WORKING, *(f"PAGE OF {n}" for n in (1, 2, 3, 4))]) == ""
    assert "PAGE OF 5" not in whole


def what_is_owed_and_when(command: Command, folder: Path) -> None:
    told = told_of(command, folder, CODE, "2026-10-05")
    assert told["check"] == []
    assert told["benefit"]["amount"] == 157_076_532
    first = told["remuneration"]["years"][0]
    assert first["authors"] == [
        {"name": KHANH, "share": 60.0, "amount": 6_597_214},
        {"name": HA, "share": 40.0, "amount": 4_398_143},
    ]
    assert (first["authors_amount"], first["helpers_amount"]) == (10_995_357, 2_199_071)
    days = told["deadlines"]
    assert days["filing_until"] == days["year_1_end"] == "2027-03-12"
    assert days["remuneration_1"] == "2027-04-12"


def test_notes_on_transformers_become_an_application(
    qtbot: QtBot, tmp_path: Path, chooser: Chooser, command: Command
) -> None:
    folder = tmp_path / "sổ"
    person = open_window(qtbot, Book.create(folder, clock=FILED), tmp_path)
    with person.answering(begin(NOTES, "Thông tư 18/2013/TT-BKHCN")):
        person.press("Tạo sáng kiến đầu tiên")
    person.wait_for("Các mục của hồ sơ", NOTES.title)
    type_the_notes(person)
    everything_is_asked_for(person)
    the_approver_is_no_author(person)
    answer_what_was_asked(person)
    the_claim_meets_what_the_dossier_tells(person)
    attach_and_cite(person, chooser, tmp_path / "tệp")
    the_money(person)
    nothing_is_left(person)
    the_papers_say_it_all(person, chooser, tmp_path / "in")
    close_window(person)
    what_is_owed_and_when(command, folder)
