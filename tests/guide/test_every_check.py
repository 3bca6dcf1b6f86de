"""Every check fires where it should and is silent where it must be; texts of any kind are survived."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.records import ApplicationHelper, BenefitLine
from desktop_app.forms.packs import load_catalogue, shipped_packs
from desktop_app.forms.vocabulary import Pack, Severity
from desktop_app.guide.checks import CHECKS
from tests.guide.cases import CASES, COPY, FINE, HOURS, READS_PROSE, with_annex, with_lines
from tests.guide.dossiers import (
    COMPLETE,
    GENCO,
    STATUTORY,
    annex,
    findings,
    line,
    with_answers,
    with_record,
)

TOLD_ELSEWHERE = {
    "arithmetic_wrong", "arithmetic_factor", "arithmetic_rounded", "figures_disagree", "formula_problem",
    "formula_doubt",
}  # fmt: skip
"""Checks of calculated sums, whose cases are in test_figures and test_calculation."""


def test_every_check_has_a_case() -> None:
    assert CASES.keys() == CHECKS.keys() - TOLD_ELSEWHERE


@pytest.mark.parametrize("check", CASES)
def test_it_fires_where_it_should(check: str) -> None:
    case = CASES[check]
    found = findings(case.fires, check, pack=case.pack, world=case.world)
    assert found
    for finding in found:
        assert "…" not in finding.sentence.replace(" … ", "").replace("“…", "") or check in _QUOTES
        assert "{" not in finding.sentence


_QUOTES = {"placeholder", "effect_no_unit", "identity_number"}


@pytest.mark.parametrize("check", CASES)
def test_it_is_silent_where_it_must_be(check: str) -> None:
    case = CASES[check]
    assert findings(case.silent, check, pack=case.pack) == []
    assert findings(COMPLETE, check, pack=case.pack) == []


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.id)
def test_what_reads_prose_only_asks_to_consider(pack: Pack) -> None:
    for check in READS_PROSE:
        rule = pack.check(check)
        assert rule is None or (rule.severity is Severity.CONSIDER and rule.can_be_set_aside), check


def test_law_and_arithmetic_cannot_be_set_aside() -> None:
    fixed = {rule.id for rule in GENCO.checks if not rule.can_be_set_aside}
    assert {
        "required",
        "unanswered",
        "shares_sum",
        "filed_too_late",
        "filed_too_early",
        "benefit_sum",
        "annex_vanished",
    } <= fixed
    assert fixed.isdisjoint(
        {*READS_PROSE, "placeholder", "legacy_text", "author_not_creator", "annexes_none"}
    )
    assert all(rule.severity is Severity.MUST for rule in GENCO.checks if not rule.can_be_set_aside)


_HOSTILE = st.one_of(
    st.text(max_size=400),
    st.lists(
        st.sampled_from(
            [
                "hoàn toàn mới",
                "đội bên cạnh",
                "năm",
                "2024",
                "[",
                "1",
                "]",
                "*",
                "{x}",
                "<b>",
                "phạt",
                "12/",
                "/",
                "số",
                "−",
                "0",
            ]
        )
    ).map(" ".join),
)


@given(_HOSTILE, st.sampled_from([field.key for field in GENCO.form.fields]))
def test_no_text_breaks_a_check(text: str, key: str) -> None:
    spoiled = with_record(title=text) if key == "title" else with_answers(**{key: text, "benefit_text": text})
    for finding in findings(spoiled):
        assert finding.sentence.strip()


def test_ten_thousand_letters_are_read() -> None:
    long = "<p>" + "Hoàn toàn mới, đội bên cạnh năm 2024 đã thay 5 máy. " * 200 + "</p>"
    assert findings(with_answers(improvements=long, current_state=long, benefit_text=long))


@pytest.mark.parametrize(
    "title",
    [
        "Cải tiến thiết bị",
        "Cải tiến lưới chắn rác",
        "Giải pháp nâng cao hiệu quả vận hành lò hơi",
        "Một số giải pháp giảm tổn thất điện năng",
        "Nâng cao chất lượng công tác an toàn",
    ],
)
def test_titles_without_an_object_or_a_means_are_vague(title: str) -> None:
    assert [item.check for item in findings(with_record(title=title))] == ["title_vague"]


@pytest.mark.parametrize(
    "title",
    [
        "Thực hiện tốt công tác an toàn",
        "Tăng cường kiểm tra, giám sát thiết bị",
        "Vận hành hệ thống lọc bụi tĩnh điện an toàn, tiết kiệm điện",
        "ĐẨY MẠNH CÔNG TÁC TUYÊN TRUYỀN",
    ],
)
def test_titles_of_ordinary_duties(title: str) -> None:
    assert [item.check for item in findings(with_record(title=title))] == ["title_duty"]


@pytest.mark.parametrize(
    "title",
    [
        "Bổ sung khớp nối liên kết ống bộ làm mát bằng nước thay thế cho phương pháp hàn đồng",
        "Cải tiến hộp bảo vệ điện kế có gắn kính cường lực cho điện kế gắn ngoài nhà khách hàng",
        "Dùng nước để xử lý ống luồn cáp ngầm hạ thế bị nghẽn khi thi công gắn điện kế cho khách hàng",
        "Truyền dữ liệu từ hệ thống điều khiển DCS ra máy tính bên ngoài",
        "Tăng cường độ cứng cánh khuấy bằng gân thép",
    ],
)
def test_titles_that_say_what_was_done(title: str) -> None:
    assert findings(with_record(title=title)) == []


def test_a_copy_is_found_under_other_marks_of_the_same_words() -> None:
    (finding,) = findings(with_answers(improvements=f"<p>{COPY.upper()}</p>"), "improvements_copied")
    assert "100 %" in finding.sentence


def test_a_table_of_old_and_new_is_contrast_enough() -> None:
    rows = (("Tiêu chí", "A", "B"), ("Giờ", "9", "2"))
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    assert findings(with_answers(improvements=table), "improvements_no_contrast") == []
    assert findings(with_answers(actual_effect=table), "effect_no_comparison") == []


def test_the_earlier_use_is_quoted_with_its_field() -> None:
    (finding,) = findings(CASES["novelty_contradicted"].fires, "novelty_contradicted")
    assert finding.field == "improvements"
    assert "Năm 2024 đội bên cạnh có thay 5 máy" in finding.sentence
    assert "1. Tình trạng kỹ thuật" in finding.sentence
    assert findings(CASES["novelty_contradicted"].fires, "novelty_claim") == []


def test_a_use_that_is_still_to_come_contradicts_nothing() -> None:
    spoiled = with_answers(
        improvements="<p>Hoàn toàn mới so với trước [1].</p>",
        other_units="<p>Hai đơn vị khác muốn dùng, năm 2027 sẽ làm.</p>",
    )
    assert findings(spoiled) == []


def test_that_nobody_else_uses_it_yet_is_an_answer_where_that_is_asked() -> None:
    told = "<p>Chưa đơn vị nào khác dùng; hai nhà máy có thể dùng nếu sửa mẫu.</p>"
    assert findings(with_answers(other_units=told), "novelty_claim") == []
    assert findings(with_answers(improvements=told), "novelty_claim")


def test_an_old_way_of_naming_the_first_application_claims_nothing() -> None:
    told = "<p>Áp dụng lần đầu tiên ngày 12/03/2026, đến nay thay 40 máy.</p>"
    assert findings(with_answers(application_process=told)) == []


@pytest.mark.parametrize("written", ["Trần Văn Khanh", "Trấn Văn Khánh", "Khánh Trần Văn", "Tran Van Khanh"])
def test_a_name_with_other_marks_or_order_is_found(written: str) -> None:
    (finding,) = findings(with_answers(purpose=f"<p>Giảm 2 kW do {written} đề xuất.</p>"))
    assert finding.check == "name_spelled_two_ways"
    assert written in finding.sentence
    assert "Trần Văn Khánh" in finding.sentence


@pytest.mark.parametrize("written", ["Trần Văn Khánh", "TRẦN VĂN KHÁNH", "trần văn khanh", "Văn Khánh"])
def test_the_name_itself_or_what_is_no_name_is_not(written: str) -> None:
    assert findings(with_answers(purpose=f"<p>Giảm 2 kW do {written} đề xuất.</p>")) == []


def test_one_person_under_two_names_in_the_lists() -> None:
    helper = COMPLETE.helpers[0]
    assert isinstance(helper, ApplicationHelper)
    other = replace(helper, name="Trần Văn Khanh", birth="1988")
    (finding,) = findings(replace(COMPLETE, helpers=(other,)))
    assert finding.check == "name_spelled_two_ways"
    assert findings(replace(COMPLETE, helpers=(replace(other, birth="1961"),))) == []


@pytest.mark.parametrize(
    ("caption", "file_name", "is_found"),
    [
        ("Bản sao CCCD của tác giả", "a.pdf", True),
        ("Giấy khám sức khỏe", "a.pdf", True),
        ("Giấy khám sức khoẻ", "a.pdf", True),
        ("Biên bản", "bien-ban-tai-nan.pdf", True),
        ("Biên bản", "Biên_bản_tai_nạn.pdf", True),
        ("Chẩn đoán sức khỏe máy biến áp", "a.pdf", False),
        ("Xác nhận không có tai nạn trong 46 lần", "a.pdf", False),
        ("Biên bản họp thường kỳ", "bien-ban-thuong-ky.pdf", False),
    ],
)
def test_papers_about_a_persons_health_or_identity(caption: str, file_name: str, is_found: bool) -> None:
    item = replace(annex(caption=caption), file_name=file_name)
    assert bool(findings(with_annex(item), "annex_private")) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("CCCD 038095001234", True),
        ("CMND: 171 234 567", True),
        ("căn cước số 038 095 001 234", True),
        ("Điện thoại 0912345678", False),
        ("Mã hàng 171234567", False),
        ("Tiết kiệm 038.095.001.234 đồng", False),
    ],
)
def test_numbers_of_identity_cards_are_shown_by_their_last_figures(text: str, is_found: bool) -> None:
    found = findings(with_answers(conditions=f"<p>{text}</p>"), "identity_number")
    assert bool(found) is is_found
    assert all("038095001" not in finding.sentence and "171" not in finding.sentence for finding in found)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Không còn bị phạt 18.400.000 đồng mỗi năm.", True),
        ("Tiền phạt 18,4 triệu đồng không tính vào.", False),
        ("Điện năng phát thêm 251.600 kWh.", False),
    ],
)
def test_a_fine_that_is_counted(text: str, is_found: bool) -> None:
    assert bool(findings(with_answers(benefit_text=f"<p>{text}</p>"), "benefit_penalty")) is is_found
    told = with_answers(actual_effect=f"<p>{text}</p>")
    assert bool(findings(told, "benefit_penalty")) is is_found


def test_a_fine_in_the_sums_of_a_later_year_or_among_the_costs_is_another_matter() -> None:
    later = (line(), replace(FINE, year=2), replace(FINE, is_actual=True), replace(FINE, amount=-1))
    assert findings(with_lines(*later), "benefit_penalty") == []


@pytest.mark.parametrize(
    ("lines", "text", "is_found"),
    [
        ((HOURS,), "", True),
        ((HOURS, line(-5, description="Vật tư")), "", True),
        ((replace(HOURS, description="Tiết kiệm", measure="", formula="F7b"),), "", True),
        ((HOURS, line(-5, description="Chế tạo, lắp đặt")), "", False),
        ((HOURS,), "Chi phí 40 giờ của tác giả đã trừ.", False),
        ((line(description="Giảm công suất bơm"),), "", False),
        ((replace(HOURS, year=2),), "", False),
    ],
)
def test_hours_saved_need_the_hours_spent(lines: tuple[BenefitLine, ...], text: str, is_found: bool) -> None:
    assert bool(findings(with_lines(*lines, text=text), "benefit_own_hours")) is is_found


def test_the_trial_needs_its_own_document_when_it_came_first() -> None:
    (finding,) = findings(with_record(trial_on=date(2026, 3, 1)))
    assert (finding.check, finding.field) == ("use_undocumented", "trial_document")
    assert "01/03/2026" in finding.sentence


def test_what_waits_to_be_converted_is_not_read_as_prose() -> None:
    assert [item.check for item in findings(with_record(title="C¶i tiÕn g¸ kÑp th¸o bu l«ng"))] == [
        "legacy_text"
    ]


def test_a_text_typed_without_marks_is_read() -> None:
    told = "Bom nuoc tuan hoan hay hong, nam 2025 phai dung 7 lan, moi lan 6 gio, rat ton kem [1]."
    assert findings(with_answers(current_state=f"<p>{told}</p>")) == []


def test_the_statutory_form_reads_its_own_field_of_the_effect() -> None:
    spoiled = with_answers(author_benefit_opinion="<p>Rất hiệu quả.</p>")
    assert [item.field for item in findings(spoiled, pack=STATUTORY)] == ["author_benefit_opinion"]
    assert findings(spoiled) == []


def test_only_the_lowest_level_is_not_asked_for_other_units() -> None:
    levels = load_catalogue().lists["levels"]
    assert [bool(findings(with_record(level=level.id), "other_units_missing")) for level in levels] == [
        False,
        *[True for _level in levels[1:]],
    ]
