"""The reports on a dossier: may it be filed, what would a reviewer say; lines lead to the form's fields."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Dossier
from desktop_app.forms.packs import shipped_packs
from desktop_app.forms.vocabulary import Pack
from desktop_app.services.eligibility import eligibility_report, interview_fields
from desktop_app.services.report import Group, Line, Report
from desktop_app.services.reviewing import review_report
from desktop_app.store.book import Book
from tests.guide.dossiers import COMPLETE, EVN, GENCO, author, with_answers, with_record

TODAY = date(2026, 10, 5)
TONES = {"text", "muted", "accent", "danger", "warning", "success"}
Make = Callable[[Book, Dossier, Pack], Report]


@pytest.fixture
def today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book on the day of these tests, in which every annex has its file; no dossier of it is needed."""
    monkeypatch.setattr("desktop_app.services.attachments.printed_file", lambda _book, _annex: tmp_path)
    return Book.create(tmp_path / "sổ", clock=Clock(TODAY))


def group(report: Report, heading: str) -> tuple[Line, ...]:
    return next((item.lines for item in report.groups if item.heading.startswith(heading)), ())


def lines(report: Report) -> list[Line]:
    return [line for item in report.groups for line in item.lines]


def test_case_c_reads_from_when_until_when_and_why(today: Book) -> None:
    early = with_record(applied_on=date(2026, 4, 8), filed_on=date(2026, 6, 30))
    report = eligibility_report(today, early, GENCO)
    assert report.statement == (
        "Nộp được từ ngày 09/07/2026 đến hết ngày 08/04/2027, chưa nộp được trước đó."
    )
    assert report.tone == "warning"
    (why,) = group(report, "Vì sao")
    assert "chưa đủ 3 tháng" in why.text
    assert (why.note, why.field) == ("Mục A.3 của Đơn: ít nhất 03 tháng.", "filed_on")
    dates = [line.text for line in group(report, "Các mốc ngày")]
    assert dates[1:] == [
        "Nộp được từ ngày: 09/07/2026",
        "Nộp chậm nhất là hết ngày: 08/04/2027",
        "Ngày nộp đơn đã ghi: 30/06/2026",
    ]


@pytest.mark.parametrize(
    ("dossier", "tone", "statement"),
    [
        (COMPLETE, "success", "Nộp ngày 05/10/2026 là trong thời hạn (chậm nhất là hết ngày 12/03/2027)."),
        (with_record(filed_on=None), "success", "Nộp được ngay; phải nộp chậm nhất là hết ngày 12/03/2027."),
        (with_answers(published="unknown"), "accent", "Chưa kết luận được: còn 1 câu cần trả lời."),
        (with_answers(application_state="not_applied"), "danger", "Chưa nộp được đơn"),
        (with_answers(published="yes"), "danger", "Như đã trả lời, giải pháp không đủ điều kiện"),
    ],
)
def test_the_statement_says_which_of_the_answers_it_is(
    today: Book, dossier: Dossier, tone: str, statement: str
) -> None:
    report = eligibility_report(today, dossier, GENCO)
    assert report.statement.startswith(statement)
    assert report.tone == tone


def test_an_unsure_clause_is_told_as_such_and_the_other_way_is_named(today: Book) -> None:
    report = eligibility_report(today, with_answers(protected_right="yes"), GENCO)
    (why,) = group(report, "Vì sao")
    assert why.note == "Điều lệ Sáng kiến: đối tượng không được công nhận. Chưa xác nhận số điều, khoản."
    (way,) = group(report, "Còn hướng nào khác")
    assert "Luật Sở hữu trí tuệ" in way.text


def test_too_late_says_what_could_still_be_done(today: Book) -> None:
    report = eligibility_report(today, with_record(applied_on=date(2025, 1, 6), filed_on=None), GENCO)
    assert report.statement == "Đã quá hạn nộp đơn: hạn là hết ngày 06/01/2026."
    (why,) = group(report, "Vì sao")
    assert why.tone == "danger"
    assert "đã quá hạn" in why.text
    assert "phần mới" in group(report, "Còn hướng nào khác")[0].text


def test_too_late_and_not_new_is_told_as_not_fit_at_all(today: Book) -> None:
    late = with_record(with_answers(published="yes"), applied_on=date(2025, 1, 6), filed_on=None)
    report = eligibility_report(today, late, GENCO)
    assert report.statement.startswith("Như đã trả lời, giải pháp không đủ điều kiện")
    assert len(group(report, "Vì sao")) == 2


@pytest.mark.parametrize(
    ("funding", "words"), [("state", "đã đầu tư"), ("author", "được chuyển giao"), ("other", "từ chối")]
)
def test_who_paid_says_where_to_file(today: Book, funding: str, words: str) -> None:
    (line,) = group(eligibility_report(today, with_answers(funding=funding), GENCO), "Nộp ở đâu")
    assert words in line.text
    assert line.field == "funding"


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
@pytest.mark.parametrize("make", [eligibility_report, review_report])
def test_every_line_that_leads_somewhere_leads_to_a_field_of_the_form(
    today: Book, make: Make, pack: Pack
) -> None:
    spoiled = with_answers(
        with_record(filed_on=None, title=""), published="yes", funding="", nature="", other_units="", place=""
    )
    report = make(today, spoiled, pack)
    led = {line.field for line in lines(report) if line.field}
    assert led
    assert led <= {field.key for field in pack.form.fields}
    assert {line.tone for line in lines(report)} | {report.tone} <= TONES
    assert all(isinstance(item, Group) and item.lines for item in report.groups)


def test_the_review_of_a_sound_dossier_reads_like_the_form(today: Book) -> None:
    report = review_report(today, COMPLETE, GENCO)
    assert report.statement == (
        "Nộp hồ sơ như hiện nay thì người đánh giá có thể kết luận: Công nhận sáng kiến cấp cơ sở."
    )
    assert report.tone == "success"
    assert group(report, "3.2.4")[0].text == "Có"
    (money,) = group(report, "4.4")
    assert money.text == "Tính được và đồng ý với số tiền làm lợi theo cách tính ghi trong Đơn"


def test_the_review_of_a_dossier_with_no_novelty_says_which_box_and_why(today: Book) -> None:
    report = review_report(today, with_answers(used_elsewhere="yes"), GENCO)
    assert "Không công nhận sáng kiến cấp cơ sở" in report.statement
    box, why = group(report, "3.2.4")
    assert (box.text, box.tone) == ("Không", "danger")
    assert "trùng với giải pháp của người khác" in why.text
    assert why.field == "used_elsewhere"
    assert group(report, "3.3")[0].text.startswith("Không xét")
    assert group(report, "4.4")[0].text.startswith("Không xét")


def test_an_older_form_without_criteria_is_not_called_recognised(today: Book) -> None:
    older = replace(GENCO, criteria=(), version="1")
    report = review_report(today, with_answers(nature=""), older)
    assert report.statement == (
        "Chưa đánh giá thử được: mẫu “EVNGENCO2 2026” phiên bản 1 mà hồ sơ này dùng chưa có tiêu chí của"
        " Phiếu đánh giá. Chọn “Đổi mẫu đơn…” để chuyển sang phiên bản mới, những gì đã viết được giữ lại."
    )
    assert (report.icon, report.tone) == ("circle-question-mark", "accent")
    assert [line.field for line in group(report, "Chỗ khác")] == ["nature"]
    assert group(report, "4.4") == ()


def test_an_older_form_without_an_interview_says_that_only_dates_were_looked_at(today: Book) -> None:
    report = eligibility_report(today, COMPLETE, replace(GENCO, barriers=()))
    assert "chỉ xét được thời hạn" in report.note
    assert "chỉ xét được thời hạn" not in eligibility_report(today, COMPLETE, GENCO).note


VAGUE = with_answers(current_state="<p>Lưới cũ.</p>", actual_effect="<p>Rất hiệu quả, tiết kiệm nhiều.</p>")


def test_a_vague_dossier_is_not_called_recognised_without_a_doubt(today: Book) -> None:
    report = review_report(today, VAGUE, GENCO)
    assert report.statement == (
        "Nộp hồ sơ như hiện nay thì người đánh giá có thể kết luận: Công nhận sáng kiến cấp cơ sở. Nếu người"
        " đánh giá thấy các điều còn ngờ ở tiêu chí 3.4 là đúng thì kết luận thành: Không công nhận sáng kiến"
        " cấp cơ sở."
    )
    assert (report.icon, report.tone) == ("circle-question-mark", "warning")
    box, *asked = group(report, "3.4")
    assert (box.text, box.icon, box.tone) == (
        "Chưa chắc: “Hiệu quả” hay “Không hiệu quả”",
        "circle-question-mark",
        "warning",
    )
    assert box.note == (
        "Người đánh giá có thể chọn “Không hiệu quả” vì các điều dưới đây; khi đó dẫn đến không công nhận."
    )
    assert {line.field for line in asked} == {"actual_effect"}
    assert group(report, "3.1")[0].note.endswith("khi đó dẫn đến đề nghị hoàn thiện.")
    assert group(report, "3.2.3")[0].text == "Hợp lý"


def test_a_doubt_is_told_beside_what_must_be_mended(today: Book) -> None:
    report = review_report(today, with_answers(VAGUE, place=""), GENCO)
    assert "nhưng còn chỗ phải sửa trước khi nộp. Nếu người đánh giá" in report.statement
    assert (report.icon, report.tone) == ("triangle-alert", "warning")


def test_a_doubt_on_the_money_says_that_it_may_be_worked_out_anew(today: Book) -> None:
    guessed = with_answers(benefit_text="<p>Làm lợi khoảng 277 triệu đồng [1].</p>")
    report = review_report(today, guessed, GENCO)
    answer, *asked = group(report, "4.4")
    assert answer.text.startswith("Chưa chắc: “Tính được và đồng ý")
    assert answer.note == "Người đánh giá có thể yêu cầu tính lại vì các điều dưới đây."
    assert asked


def test_faults_beyond_the_form_keep_it_from_looking_well(today: Book) -> None:
    report = review_report(today, with_answers(place="", against_order="yes"), EVN)
    assert report.tone == "warning"
    assert "còn chỗ phải sửa" in report.statement
    others = {line.field for line in group(report, "Chỗ khác")}
    assert {"place", "against_order"} <= others


def test_hostile_words_stand_in_a_report_as_they_are(today: Book) -> None:
    name = "<b>{sentence}</b> " + "ắ" * 3000
    spoiled = with_record(COMPLETE, level="{level}")
    dossier = replace(spoiled, authors=(author(name, 10000, contribution="typed"),))
    report = eligibility_report(today, dossier, GENCO)
    (line,) = group(report, "Cần sửa trước khi nộp")
    assert name in line.text
    assert "{level}" in review_report(today, dossier, GENCO).statement


def test_making_a_report_writes_nothing(today: Book) -> None:
    before = today.sql("SELECT count(*) FROM history")
    for make in (eligibility_report, review_report):
        assert not isinstance(make(today, COMPLETE, GENCO), Changes)
    assert today.sql("SELECT count(*) FROM history") == before


def test_the_interview_is_known_by_its_questions() -> None:
    assert "published" in interview_fields(GENCO)
    assert "title" not in interview_fields(GENCO)
