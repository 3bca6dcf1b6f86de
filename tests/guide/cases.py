"""For every check a dossier in which it fires, and one close to it in which it must not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.records import Attachment, BenefitLine, Dossier
from desktop_app.domain.values import Value
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.inquiry import World
from tests.guide.dossiers import (
    COMPLETE,
    EVN,
    GENCO,
    annex,
    author,
    line,
    with_answers,
    with_record,
)


@dataclass(frozen=True, slots=True)
class Case:
    """Two dossiers under one pack; `world` is what the disk says of the one that fires."""

    fires: Dossier
    silent: Dossier = COMPLETE
    pack: Pack = GENCO
    world: World = field(default_factory=World)


def told(key: str, bad: str, good: str) -> Case:
    """Make a case of two texts of one field."""
    return Case(with_answers(**{key: f"<p>{bad}</p>"}), with_answers(**{key: f"<p>{good}</p>"}))


def titled(bad: str, good: str) -> Case:
    """Make a case of two titles."""
    return Case(with_record(title=bad), with_record(title=good))


def recorded(bad: Mapping[str, Value], good: Mapping[str, Value]) -> Case:
    """Make a case of two values of the record."""
    return Case(with_record(**bad), with_record(**good))


def with_annex(item: Attachment) -> Dossier:
    """Put another annex in the place of the only one."""
    return replace(COMPLETE, attachments=(item,))


def with_lines(*lines: BenefitLine, text: str = "", answer: str = "computed") -> Dossier:
    """Give other lines, whose sum is stated, and words about them."""
    amount = sum(item.amount or 0 for item in lines) if answer == "computed" else None
    dossier = with_record(benefit_answer=answer, benefit_amount=amount)
    return with_answers(replace(dossier, benefit_lines=lines), benefit_text=f"<p>{text}</p>" if text else "")


HOURS = line(102_200_000, description="Giờ công tiết kiệm", quantity="", unit_price="", measure="giờ")
OWN_HOURS = line(-3_840_000, description="40 giờ của tác giả", quantity="", unit_price="", measure="giờ")
FINE = line(18_400_000, description="Không bị phạt", quantity="", unit_price="", measure="lần")
HIGHER = with_record(level="tct")
UNCOUNTED = with_lines(text="Lợi ích là an toàn nên không quy ra tiền.", answer="not_computable")
COPY = "Lọc số liệu đo xa 12 tháng, chấm điểm từng máy theo ba tiêu chí: hệ số mang tải dưới 35 %, tuổi máy"
UNAWARE = replace(COMPLETE.authors[0], name="Trần Văn Khanh", birth="1991", share=4000)

READS_PROSE = {
    "title_vague", "title_duty", "identity_number", "state_no_fault", "state_no_figure", "state_short",
    "purpose_vague", "purpose_absolute", "conditions_vague", "nature_short", "nature_no_detail",
    "steps_not_listed", "improvements_copied", "improvements_no_contrast", "novelty_claim",
    "novelty_contradicted", "novelty_denied", "name_spelled_two_ways", "process_undated", "process_vague",
    "effect_qualitative", "effect_no_figures", "effect_no_counts", "effect_no_comparison", "effect_no_unit",
    "effect_no_period", "effect_unproven", "other_units_denied", "other_units_vague", "annex_private",
    "benefit_computable", "benefit_guess", "benefit_over_text", "benefit_penalty", "benefit_own_hours",
}  # fmt: skip
"""Checks that judge what was written in words: they may err, so they only ask to consider."""

CASES: dict[str, Case] = {
    "required": told("steps", " ", "Bước 1: lọc. Bước 2: thay."),
    "addressee": Case(HIGHER, with_answers(HIGHER, corporation="Tổng công ty X"), EVN),
    "level_not_served": recorded({"level": "evn"}, {"level": "co_so"}),
    "barrier": Case(with_answers(published="yes")),
    "unanswered": Case(with_answers(published="")),
    "answer_unknown": Case(with_answers(published="unknown")),
    "title_too_long": recorded({"title": "lò " * 1667}, {"title": "Đảo lò"}),
    "title_vague": titled("Cải tiến thiết bị", "Cải tiến gá kẹp để tháo bu lông"),
    "title_duty": titled("Tăng cường kiểm tra thiết bị", "Tự động kiểm tra phễu than bằng cảm biến"),
    "too_long": told("purpose", "a" * 2001, "Giảm 0,2 kW."),
    "placeholder": told("steps", "Bước 1 mất … phút", "Bước 1: lọc than, dầu, … Bước 2: thay."),
    "legacy_text": titled("C¶i tiÕn g¸ kÑp th¸o bu l«ng mÆt bÝch", "Cải tiến gá kẹp tháo bu lông mặt bích"),
    "unprintable": Case(
        with_answers(purpose="<p>Nhanh 🚀 2 giờ</p>"), world=World(unprintable=lambda _text: "🚀")
    ),
    "identity_number": told("purpose", "Anh A, số 038095001234, 2 giờ.", "Công tơ số 138095001234, 2 giờ."),
    "state_no_fault": told(
        "current_state",
        "Phiếu được soạn theo mẫu của Công ty, in ra hai bản và gửi cho bốn đội [1].",
        "Phiếu được soạn tay theo mẫu của Công ty, mỗi tháng sai tên 7 phiếu [1].",
    ),
    "state_no_figure": told(
        "current_state",
        "Bơm nước số 2 hay hỏng vì mỡ bị nước rửa trôi, phải dừng nhiều lần trong năm 2025 [1].",
        "Bơm nước số 2 hay hỏng vì mỡ bị nước rửa trôi, phải dừng 7 lần trong năm 2025 [1].",
    ),
    "state_short": told(
        "current_state", "Bơm hỏng 7 lần [1].", "Bơm hỏng 7 lần một năm, mỗi lần phải dừng tổ máy 6 giờ [1]."
    ),
    "purpose_vague": told(
        "purpose", "Nâng cao hiệu quả công việc.", "Nâng cao hiệu quả lọc bụi từ 98 % lên 99 %."
    ),
    "purpose_absolute": told(
        "purpose", "Khắc phục hoàn toàn sự cố.", "Áp suất tuyệt đối không dưới 3 bar, còn 1 sự cố."
    ),
    "conditions_vague": told(
        "conditions", "Cần sự quan tâm của lãnh đạo.", "Cần hai người và sự phối hợp của điều độ trong 4 giờ."
    ),
    "nature_short": told(
        "nature", "Dùng vòi phun mới.", "Vòi phun " + "chỉ mở khi có than trên băng, áp suất 3 bar; " * 3
    ),
    "nature_no_detail": told(
        "nature",
        "Nghiên cứu, tính toán để đưa ra chế độ vận hành hợp lý cho hệ thống lọc bụi, từ đó tiết kiệm điện.",
        "Nghiên cứu, tính toán đưa ra chế độ vận hành hợp lý cho hệ thống lọc bụi theo bảng ở tài liệu [1].",
    ),
    "steps_not_listed": told(
        "steps", "Chúng tôi lọc số liệu và thay máy.", "Trước hết lọc số liệu, sau đó thay máy."
    ),
    "improvements_copied": told(
        "improvements", COPY, f"Trước không có tiêu chí, nay có danh sách thay cho việc chờ hỏng. {COPY[:30]}"
    ),
    "improvements_no_contrast": told(
        "improvements",
        "Giải pháp hoàn toàn phù hợp với thực tế tại đơn vị.",
        "Mỡ được thay bằng nước, không còn phải bơm mỡ hằng tuần.",
    ),
    "novelty_claim": told(
        "improvements",
        "Hoàn toàn mới, khác với cách cũ.",
        "Hoàn toàn mới, khác với cách cũ: đã tra cứu danh sách sáng kiến của Công ty.",
    ),
    "novelty_contradicted": Case(
        with_answers(
            current_state="<p>Máy non tải mất 5 kW [1]. Năm 2024 đội bên cạnh có thay 5 máy.</p>",
            improvements="<p>Hoàn toàn mới so với trước, chưa nơi nào làm.</p>",
        ),
        with_answers(
            current_state="<p>Máy non tải mất 5 kW [1]. Đội bên cạnh chưa thay máy nào, nay vẫn thế.</p>",
            other_units="<p>Năm 2027 đội bên cạnh sẽ thay 5 máy.</p>",
        ),
    ),
    "novelty_denied": told(
        "improvements",
        "So với trước thì trùng với giải pháp của đội bạn.",
        "So với trước thì khác, không trùng với giải pháp của đội bạn.",
    ),
    "author_incomplete": Case(replace(COMPLETE, authors=(author(share=10000, birth=""),))),
    "helper_incomplete": Case(replace(COMPLETE, helpers=(replace(COMPLETE.helpers[0], task=""),))),
    "author_twice": Case(
        replace(COMPLETE, authors=(author(share=5000), author(share=5000))),
        replace(COMPLETE, authors=(author(share=5000), author(share=5000, birth="1991"))),
    ),
    "contribution_missing": Case(replace(COMPLETE, authors=(author(share=10000, contribution=""),))),
    "author_not_creator": Case(replace(COMPLETE, authors=(author(share=10000, contribution="approved"),))),
    "name_spelled_two_ways": Case(
        with_answers(steps="<p>Bước 1: Trần Văn Khanh lọc. Bước 2: thay.</p>"),
        with_answers(
            replace(COMPLETE, authors=(COMPLETE.authors[0], UNAWARE)),
            steps="<p>Bước 1: Trần Văn Khanh lọc. Bước 2: Trần Văn Khánh thay.</p>",
        ),
    ),
    "shares_missing": Case(replace(COMPLETE, authors=(author(share=None),))),
    "shares_sum": Case(replace(COMPLETE, authors=(author(share=9999),))),
    "first_use_missing": recorded({"applied_on": None}, {"trial_on": date(2026, 3, 12), "applied_on": None}),
    "application_before_trial": recorded(
        {"trial_on": date(2026, 3, 13)}, {"trial_on": date(2026, 3, 12), "trial_document": "1/PCT"}
    ),
    "date_in_future": recorded({"applied_on": date(2026, 10, 6)}, {"applied_on": date(2026, 10, 5)}),
    "filed_in_future": recorded({"filed_on": date(2026, 10, 6)}, {"filed_on": date(2026, 10, 5)}),
    "filed_before_use": recorded({"filed_on": date(2026, 3, 11)}, {"filed_on": date(2026, 3, 12)}),
    "used_before_birth": Case(
        replace(COMPLETE, authors=(author(share=10000, birth="2027"),)),
        replace(COMPLETE, authors=(author(share=10000, birth="2026"),)),
    ),
    "filed_too_early": recorded({"filed_on": date(2026, 6, 12)}, {"filed_on": date(2026, 6, 13)}),
    "filed_too_late": recorded({"applied_on": date(2025, 10, 4)}, {"applied_on": date(2025, 10, 5)}),
    "use_undocumented": recorded(
        {"applied_document": " "},
        {"trial_on": date(2026, 3, 1), "trial_document": "1/PCT", "applied_document": ""},
    ),
    "process_undated": told(
        "application_process", "Đã thay 40 máy và chạy tốt.", "Trong 3 tháng đã thay 40 máy và chạy tốt."
    ),
    "process_vague": told(
        "application_process",
        "Đã áp dụng từ năm 2025 đến nay, chạy tốt.",
        "Từ 12/03/2026 đến nay đã chạy 310 giờ.",
    ),
    "effect_qualitative": told(
        "actual_effect",
        "Rất hiệu quả, tiết kiệm nhiều thời gian.",
        "Rất hiệu quả: mỗi ngày từ 95 phút xuống 15 phút.",
    ),
    "effect_no_figures": told(
        "actual_effect", "Công việc trôi chảy.", "Công việc giảm từ 9 xuống 2 lần mỗi tháng."
    ),
    "effect_no_counts": Case(
        with_answers(UNCOUNTED, actual_effect="<p>Không ai bị thương.</p>"),
        with_answers(UNCOUNTED, actual_effect="<p>Từ 2 vụ còn 0 vụ bị thương.</p>"),
    ),
    "effect_no_comparison": told(
        "actual_effect", "Trong 3 tháng đo được 41 °C.", "Trong 3 tháng từ 62 °C xuống 41 °C."
    ),
    "effect_no_unit": told("actual_effect", "Giảm từ 9,5 xuống 4,2.", "Giảm từ 9,5 xuống 4,2 mm/s."),
    "effect_no_period": Case(
        with_answers(
            actual_effect="<p>Giảm từ 62 °C xuống 41 °C.</p>",
            application_process="<p>Đã thay 40 máy.</p>",
        ),
        with_answers(actual_effect="<p>Giảm từ 62 °C xuống 41 °C.</p>"),
    ),
    "effect_unproven": told(
        "actual_effect",
        "Dự kiến giảm từ 9 xuống 2 lần mỗi tháng.",
        "Thực tế giảm từ 9 xuống 2 lần mỗi tháng.",
    ),
    "other_units_missing": Case(HIGHER, COMPLETE),
    "other_units_denied": Case(
        with_answers(HIGHER, other_units="<p>Chỉ áp dụng được tại tổ máy số 1.</p>"),
        with_answers(other_units="<p>Chỉ áp dụng được tại tổ máy số 1.</p>"),
    ),
    "other_units_vague": told(
        "other_units", "Mọi đơn vị đều áp dụng được.", "Mọi đơn vị có bơm 1.600 kW, gồm 8 bơm ở hai nhà máy."
    ),
    "annexes_none": Case(replace(COMPLETE, attachments=())),
    "annex_caption": Case(with_annex(annex(caption=" "))),
    "annex_empty": Case(with_annex(annex(size=0))),
    "annex_vanished": Case(COMPLETE, COMPLETE, world=World(has_file=lambda _annex: False)),
    "annex_unknown": told("purpose", "Giảm 2 kW [7].", "Giảm 2 kW [1]."),
    "annex_uncited": Case(replace(COMPLETE, attachments=(annex(), annex(2, "Ảnh")))),
    "annex_private": Case(
        with_annex(annex(caption="Hai biên bản tai nạn nhẹ")),
        with_annex(replace(annex(caption="Hai biên bản tai nạn nhẹ"), is_withheld=True)),
    ),
    "benefit_unanswered": recorded(
        {"benefit_answer": "", "benefit_amount": None}, {"benefit_answer": "computed"}
    ),
    "benefit_no_amount": recorded({"benefit_amount": None}, {"benefit_amount": 277_720_000}),
    "benefit_zero": recorded({"benefit_amount": 0}, {"benefit_amount": 1}),
    "benefit_contradiction": Case(with_answers(benefit_text="<p>Không tính được</p>")),
    "benefit_line_amount": Case(
        replace(COMPLETE, benefit_lines=(*COMPLETE.benefit_lines, line(None))),
        replace(COMPLETE, benefit_lines=(*COMPLETE.benefit_lines, replace(line(None), year=2))),
    ),
    "benefit_line_product": Case(
        with_lines(line(427_720_001)),
        with_lines(line(), replace(line(5), year=2), replace(line(5), is_actual=True)),
    ),
    "benefit_sum": Case(
        with_record(benefit_amount=277_720_001),
        replace(COMPLETE, benefit_lines=(*COMPLETE.benefit_lines, replace(line(), year=3))),
    ),
    "benefit_no_method": Case(replace(COMPLETE, benefit_lines=())),
    "benefit_no_reason": Case(
        with_lines(text="Không tính được.", answer="not_computable"),
        with_lines(text="Không tính được vì lợi ích là an toàn.", answer="not_computable"),
    ),
    "benefit_computable": Case(
        with_answers(UNCOUNTED, actual_effect="<p>Mỗi tháng giảm từ 900 kWh xuống 400 kWh.</p>"),
        with_answers(UNCOUNTED, actual_effect="<p>Mỗi tháng giảm từ 900 lần xuống 400 lần.</p>"),
    ),
    "benefit_guess": Case(
        with_answers(benefit_text="<p>Làm lợi khoảng 157 triệu đồng.</p>"),
        with_answers(benefit_text="<p>Làm lợi 277.720.000 đồng, mỗi máy giảm khoảng 0,25 kW.</p>"),
    ),
    "benefit_over_text": Case(
        with_answers(benefit_text="<p>Làm lợi năm đầu 200 triệu đồng.</p>"),
        with_answers(benefit_text="<p>Làm lợi năm đầu 277,7 triệu đồng; bán 1.700 đồng/kWh.</p>"),
    ),
    "benefit_penalty": Case(
        with_lines(line(), FINE),
        with_lines(line(), text="Lần bị phạt 18.400.000 đồng không đưa vào tiền làm lợi."),
    ),
    "benefit_own_hours": Case(with_lines(HOURS), with_lines(HOURS, OWN_HOURS)),
    "benefit_no_evidence": Case(
        with_lines(line(evidence="")), with_lines(line(evidence=""), text="Theo biên bản [1].")
    ),
}
