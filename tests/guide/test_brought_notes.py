"""What authors bring as they write it down: the checks ask about each of its faults, and only about those."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.records import Dossier
from tests.guide.dossiers import COMPLETE, COST, annex, author, findings, line, with_answers, with_record


def asked(dossier: Dossier) -> set[str]:
    """Give the ids of what is found."""
    return {finding.check for finding in findings(dossier)}


def test_the_exchange_of_transformers() -> None:
    notes = with_answers(
        replace(
            COMPLETE,
            authors=(
                author(share=6000),
                author("Lê Thị Thu Hà", 3000, birth="1993"),
                author("Phạm Đình Tòng", 1000, birth="1979", contribution="approved"),
            ),
        ),
        current_state=(
            "<p>Lưới đang có nhiều MBA 400, 560 kVA chạy có 15-20% tải do khách hàng dời đi, tổn thất ko tải "
            "vẫn mất đều [1]. Năm 2024 đội bên cạnh có thay 5 máy theo yêu cầu khách hàng, không lập danh "
            "sách.</p>"
        ),
        improvements=(
            "<p>Hoàn toàn mới, chưa nơi nào làm. Trước chỉ thay khi máy sự cố, nay có danh sách theo 3 tiêu "
            "chí.</p>"
        ),
        benefit_text="<p>Làm lợi khoảng 277.720.000đ/năm.</p>",
    )
    assert asked(notes) == {"author_not_creator", "novelty_contradicted", "benefit_guess"}
    (finding,) = findings(notes, "author_not_creator")
    assert finding.is_blocking
    assert finding.can_be_set_aside


def test_the_program_for_the_daily_plan() -> None:
    hours = line(102_200_000, description="Giờ công lập bảng", quantity="", unit_price="", measure="giờ")
    fine = line(
        18_400_000, description="Không bị phạt như tháng 01/2026", quantity="", unit_price="", measure="lần"
    )
    dossier = replace(with_record(benefit_amount=120_600_000), benefit_lines=(hours, fine))
    notes = with_answers(
        dossier,
        current_state=(
            "<p>Trưởng ca và kỹ sư tự tính công suất công bố 48 chu kỳ cho 2 tổ máy. Làm mất [CẦN ĐIỀN] "
            "phút, hay nhầm, tháng 1 bị phạt vì công bố sai 1 lần [1].</p>"
        ),
        actual_effect="<p>Rất hiệu quả, tiết kiệm nhiều thời gian, tính ra tiền thì rất lớn.</p>",
    )
    assert asked(notes) == {"placeholder", "effect_qualitative", "benefit_penalty", "benefit_own_hours"}
    own = line(-3_840_000, description="40 giờ của tác giả viết bảng tính", quantity="", unit_price="")
    mended = replace(with_record(benefit_amount=98_360_000), benefit_lines=(hours, own))
    effect = "<p>Mỗi ngày từ 2 người × 95 phút xuống 1 người × 15 phút, theo dõi 30 ngày [1].</p>"
    assert asked(with_answers(mended, actual_effect=effect)) == set()


def test_the_clamp_for_the_spanner() -> None:
    safety = with_record(benefit_answer="not_computable", benefit_amount=None)
    dossier = replace(
        with_record(
            safety,
            title="C¶i tiÕn g¸ kÑp th¸o bu l«ng mÆt bÝch",
            applied_on=date(2026, 4, 8),
            filed_on=date(2026, 6, 30),
            applied_document="0412",
        ),
        authors=(author(share=5000), author("Hoàng Văn Lực", 5000), author("Mai", 0, contribution="typed")),
        attachments=(annex(), annex(2, "Hai biên bản tai nạn nhẹ")),
        benefit_lines=(),
    )
    notes = with_answers(
        dossier,
        current_state=(
            "<p>Phải 2 người giữ cờ lê đóng, dễ trượt búa vào tay, năm ngoái 2 vụ thương nhẹ [1], [2].</p>"
        ),
        application_process="<p>Tháng 4 đến giờ ko ai bị gì, tháo lắp 46 lần.</p>",
        actual_effect="<p>Không ai bị thương nữa.</p>",
    )
    assert asked(notes) == {
        "legacy_text",
        "filed_too_early",
        "author_not_creator",
        "shares_missing",
        "annex_private",
        "effect_no_counts",
        "benefit_no_reason",
    }
    (finding,) = findings(notes, "filed_too_early")
    assert "09/07/2026" in finding.sentence
    assert "08/04/2027" in finding.sentence


def test_what_is_complete_asks_nothing() -> None:
    assert asked(COMPLETE) == set()
    assert asked(replace(COMPLETE, benefit_lines=(*COMPLETE.benefit_lines, replace(COST, year=2)))) == set()
