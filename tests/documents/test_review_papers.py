"""Papers of an examination: reviewers' forms, points, receipt and notice of refusal, in every state."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.blocks import (
    Cell,
    Document,
    Letterhead,
    Pages,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    Table,
)
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.papers import paper
from desktop_app.documents.papers.context import (
    Case,
    Count,
    DossierContext,
    Hearing,
    Score,
    Vote,
)
from desktop_app.domain.council import Examination, Member
from desktop_app.domain.records import Dossier, Unit
from desktop_app.forms.council import shipped_council
from desktop_app.forms.papers import shipped_wording
from tests.documents.sample import annex, authors, context_of, dossier, pack

REVIEW, POINTS, RECEIPT, NOTICE = "phieu_danh_gia", "phieu_diem", "phieu_tiep_nhan", "thong_bao"
IDS = (REVIEW, POINTS, RECEIPT, NOTICE)
FORM = pack("evngenco2-2026")
HOSTILE = "<b>Đậm</b> & {title} [[mất]] <img src=/etc/passwd> =1+1"


def made(paper_id: str, own: Dossier | None = None, *, is_blank: bool = False) -> DossierContext:
    found = context_of(paper(paper_id), made_from=own, is_blank=is_blank)
    assert isinstance(found, DossierContext)
    return found


def council_of(context: DossierContext) -> tuple[Hearing, Case]:
    hearing, case = context.council()
    assert hearing is not None
    assert case is not None
    return hearing, case


def heard(context: DossierContext, *votes: Vote, **values: object) -> DossierContext:
    """Change what the council did: its votes, and facts of the examination."""
    hearing, case = council_of(context)
    item = replace(case.examination, **values)  # type: ignore[arg-type]
    return replace(
        context, council=lambda: (hearing, replace(case, examination=item, votes=votes or case.votes))
    )


def with_case(context: DossierContext, **values: object) -> DossierContext:
    hearing, case = council_of(context)
    return replace(context, council=lambda: (hearing, replace(case, **values)))  # type: ignore[arg-type]


def asked(context: DossierContext, **facts: str) -> DossierContext:
    return replace(context, facts=facts)


def build(paper_id: str, context: DossierContext) -> Document:
    return paper(paper_id).build(context)


def pages_of(document: Document) -> list[Pages]:
    return [part for part in document.parts if isinstance(part, Pages)]


def runs_of(document: Document | Pages) -> Iterator[Run]:
    for page in [document] if isinstance(document, Pages) else pages_of(document):
        for block in page.blocks:
            if isinstance(block, Paragraph):
                yield from block.runs


def lines(document: Document | Pages) -> list[str]:
    parts = [document] if isinstance(document, Pages) else pages_of(document)
    blocks = [block for page in parts for block in page.blocks]
    return ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)]


def said(document: Document | Pages) -> str:
    return "\n".join(lines(document))


def table_of(page: Pages) -> list[list[str]]:
    table = next(block for block in page.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def boxes_of(page: Pages) -> dict[str, str]:
    """By the number of a criterion or conclusion: its boxes in order, x for a ticked one."""
    found: dict[str, str] = {}
    number = ""
    for line in lines(page):
        start = re.match(r"([34](?:\.\d)+)\. ", line)
        number = start[1] if start else number
        marks = "".join("x" if sign == "☑" else "-" for sign in line if sign in "☑☐")
        found[number] = found.get(number, "") + marks
    return {key: marks for key, marks in found.items() if marks}


def ticked(*negative: str, level: str = "co_so") -> dict[str, str]:
    """Tick the first box everywhere but at `negative`; skip what comes after one that stops."""
    boxes: dict[str, str] = {}
    has_stopped = False
    for item in FORM.criteria:
        if item.levels and level not in item.levels:
            continue
        boxes[item.id] = "skipped" if has_stopped else "negative" if item.id in negative else "positive"
        has_stopped = has_stopped or (item.stops and item.id in negative)
    return boxes


def member(number: int = 1, name: str = "Trần Quốc Bảo") -> Member:
    return Member(number, 1, number, name)


def vote(*negative: str, conclusion: str = "recognised", **values: object) -> Vote:
    boxes = ticked(*negative)
    known: dict[str, object] = {"marks": boxes, "boxes": boxes, "derived": conclusion}
    return Vote(member(), conclusion=conclusion, **(known | values))  # type: ignore[arg-type]


def form(context: DossierContext) -> Pages:
    (page,) = pages_of(build(REVIEW, context))
    return page


# The reviewer's form


def test_a_blank_form_asks_everything_and_knows_nothing() -> None:
    document = build(REVIEW, made(REVIEW, is_blank=True))
    page = pages_of(document)[0]
    text = said(page)
    for known in ("Hoán chuyển", "Khánh", "Bảo", "10 tháng 4", "Hoa Lư", "cấp cơ sở"):
        assert known not in text
    assert set("".join(boxes_of(page).values())) == {"-"}
    assert [item.number for item in FORM.criteria] == [key for key in boxes_of(page) if key[0] == "3"]
    assert "3.5. Có khả năng áp dụng" in text
    assert "(chỉ dùng cho cấp Tổng công ty/cấp EVN)" in text
    assert render(document).pages == 2


def test_the_labels_are_those_of_the_form() -> None:
    page = pages_of(build(REVIEW, made(REVIEW, is_blank=True)))[0]
    text = said(page)
    for words in (
        "Tiêu đề giải pháp:", "Tác giả/đồng tác giả giải pháp:", "Họ và tên:",
        "Thời điểm nhận Đơn và Hồ sơ sáng kiến để đánh giá: ngày … tháng … năm ……",
        "3.1. Về tình trạng kỹ thuật hoặc tổ chức sản xuất hiện tại, chỉ rõ ưu khuyết điểm "
        "(mục A.1 trong Đơn)",
        "3.3. Về quá trình áp dụng giải pháp (mục A.3 trong Đơn)",
        "3.4. Hiệu quả thực tế thu được khi áp dụng giải pháp (mục A.4 trong Đơn)",
        "3.2.1. Mục đích của giải pháp, các điều kiện cần thiết\n",
        "4.5. Đề xuất mức thù lao chung cho tác giả/đồng tác giả trong 01 năm",
        "4.7. Đề xuất đăng ký công nhận sáng kiến cấp cao hơn:", "4.8. Ý kiến khác:",
        "Tính được và đồng ý với số tiền làm lợi theo cách tính ghi trong Đơn",
    ):  # fmt: skip
        assert words in text
    signer = next(block for block in page.blocks if isinstance(block, Signatures)).columns[0]
    assert (signer.lines, signer.note) == (("Người đánh giá",), "(Họ, tên và chữ ký)")
    sizes = {block.size for block in page.blocks if isinstance(block, Paragraph)}
    assert sizes == {11, 12, 13}


def test_stop_rules_and_conclusions_name_the_criteria_they_follow_from() -> None:
    text = said(form(heard(made(REVIEW), vote())))
    assert "(Nếu chọn “Không khả thi”: bỏ qua các mục từ 3.2.2 đến 3.4, chuyển đến mục 4)" in text
    assert "(Nếu chọn “Không đủ dài để đánh giá hiệu quả”: bỏ qua mục 3.4, chuyển đến mục 4)" in text
    assert text.count("chuyển đến mục 4") == 3
    assert (
        "3.2.1 Không khả thi; 3.2.4 Không; 3.3 Không đủ dài để đánh giá hiệu quả; 3.4 Không hiệu quả)" in text
    )
    assert "3.1 Thông tin không đầy đủ hoặc không chính xác; 3.2.2 Không đầy đủ/rõ ràng; 3.2.3" in text


def test_a_form_is_asked_at_the_level_of_the_council() -> None:
    low = form(heard(made(REVIEW), vote()))
    assert "3.5" not in boxes_of(low)
    assert "Không công nhận sáng kiến cấp cơ sở tại" in said(low)
    high = form(heard(made(REVIEW), Vote(member()), level="tct"))
    assert boxes_of(high)["3.5"] == "--"
    assert "cấp Tổng công ty" in said(high)
    assert "(chỉ dùng cho" not in said(high)
    assert "Cấp Tổng công ty" in said(low)
    assert "\u00a0Cấp Tổng công ty" not in said(high)


def test_before_any_council_one_form_is_printed_without_a_name() -> None:
    alone = replace(made(REVIEW), council=lambda: (None, None))
    document = build(REVIEW, alone)
    (page,) = pages_of(document)
    assert "Tiêu đề giải pháp: Hoán chuyển" in said(page)
    assert "công nhận sáng kiến cấp cơ sở tại Công ty Điện lực Hoa Lư" in said(page)
    assert "round:members" in {run.field for run in runs_of(page) if run.is_missing}
    assert set("".join(boxes_of(page).values())) == {"-"}
    assert document.notices == ()


def test_each_member_who_may_vote_has_a_form_and_the_others_are_told_of() -> None:
    votes = (
        vote(),
        Vote(member(2, "Lê Thị Mai"), conflict="Lê Thị Mai là tác giả nên không chấm sáng kiến này."),
        Vote(member(3, "Phạm Gia Huy")),
    )
    document = build(REVIEW, heard(made(REVIEW), *votes))
    first, second = pages_of(document)
    assert (first.title, second.title) == ("Trần Quốc Bảo", "Phạm Gia Huy")
    assert "Lê Thị Mai" not in said(document)
    assert document.notices == (votes[1].conflict,)
    assert boxes_of(first)["3.1"] == "x-"
    assert set("".join(boxes_of(second).values())) == {"-"}
    assert "Họ và tên: Phạm Gia Huy" in said(second)
    assert "để đánh giá: ngày 10 tháng 4 năm 2026" in said(second)
    assert not document.is_merged


def test_the_day_the_dossier_was_handed_over_goes_before_the_day_it_was_received() -> None:
    told = asked(heard(made(REVIEW), vote()), handed_on="2026-04-22", author_least="7", author_most="10")
    page = form(told)
    assert "để đánh giá: ngày 22 tháng 4 năm 2026" in said(page)
    assert "% số tiền làm lợi (từ 7 % đến 10 %)" in said(page)
    assert {"fact:helper_least", "fact:helper_most"} <= {run.field for run in runs_of(page) if run.is_missing}


@pytest.mark.parametrize("item", FORM.criteria, ids=lambda item: item.id)
@pytest.mark.parametrize("mark", ["positive", "negative"])
def test_every_box_is_ticked_where_it_was(item: object, mark: str) -> None:
    criterion = next(one for one in FORM.criteria if one == item)
    boxes = ticked(*([criterion.id] if mark == "negative" else []), level="tct")
    page = form(heard(made(REVIEW), vote(boxes=boxes, conclusion=""), level="tct"))
    shown = {"positive": "x-", "negative": "-x", "skipped": "--"}
    assert {key: marks for key, marks in boxes_of(page).items() if key[0] == "3"} == {
        one.number: shown[boxes[one.id]] for one in FORM.criteria
    }


def test_what_a_stop_leaves_out_is_neither_ticked_nor_room_to_write() -> None:
    page = form(heard(made(REVIEW), vote("novelty", conclusion="refused")))
    found = boxes_of(page)
    assert (found["3.2.4"], found["3.3"], found["3.4"]) == ("-x", "--", "--")
    assert said(page).count("(không đánh giá)") == 2
    assert [found[number] for number in ("4.1", "4.2", "4.3")] == ["x", "-", "-"]


@pytest.mark.parametrize(
    ("conclusion", "number"), [("refused", "4.1"), ("completion", "4.2"), ("recognised", "4.3")]
)
def test_the_conclusion_is_the_members_own(conclusion: str, number: str) -> None:
    found = boxes_of(form(heard(made(REVIEW), vote(conclusion=conclusion))))
    assert [key for key in ("4.1", "4.2", "4.3") if found[key] == "x"] == [number]
    assert found["4.4"] == "---"


def test_a_conclusion_against_the_boxes_shows_its_reason() -> None:
    other = vote(conclusion="refused", derived="recognised", reason="Trùng sáng kiến năm 2024")
    text = said(form(heard(made(REVIEW), other)))
    assert "thì kết luận là mục 4.3. Lý do người đánh giá kết luận khác: Trùng sáng kiến năm 2024" in text
    early = replace(other, derived="")
    assert "chưa đủ để suy ra kết luận. Lý do người đánh giá kết luận: Trùng" in said(
        form(heard(made(REVIEW), early))
    )
    assert "Lý do" not in said(form(heard(made(REVIEW), vote())))


def test_a_comment_stands_where_the_form_asks_for_it() -> None:
    asks = said(form(heard(made(REVIEW), vote("nature", conclusion="completion", comment="Vẽ lại sơ đồ"))))
    assert "Yêu cầu hoàn thiện: Vẽ lại sơ đồ" in asks
    assert asks.count("Vẽ lại sơ đồ") == 1
    other = said(form(heard(made(REVIEW), vote(comment="Nên nhân rộng"))))
    assert "4.8. Ý kiến khác: Nên nhân rộng" in other
    assert other.count("Nên nhân rộng") == 1


def test_an_abstention_is_said_and_ticks_nothing() -> None:
    blank = vote(conclusion="", boxes={}, derived="", is_abstention=True)
    page = form(heard(made(REVIEW), blank))
    assert "Phiếu trắng: người đánh giá không nêu ý kiến." in said(page)
    assert set("".join(boxes_of(page).values())) == {"-"}


def test_a_proposal_for_a_higher_level_is_ticked() -> None:
    page = form(heard(made(REVIEW), vote(next_level="evn")))
    assert boxes_of(page)["4.7"] == "-x"
    assert boxes_of(form(heard(made(REVIEW), vote())))["4.7"] == "--"
    top = form(heard(made(REVIEW), Vote(member()), level="evn"))
    assert "4.7" not in boxes_of(top)


def test_remuneration_is_asked_as_the_application_answers_the_money() -> None:
    computed = said(form(heard(made(REVIEW), vote())))
    assert "% số tiền làm lợi" in computed
    assert "lần mức lương cơ sở" not in computed
    flat = said(form(heard(made(REVIEW, dossier(benefit_answer="not_computable")), vote())))
    assert "lần mức lương cơ sở" in flat
    assert "% số tiền làm lợi" not in flat
    both = said(form(heard(made(REVIEW, dossier(benefit_answer="")), vote())))
    assert "Nếu tính được:" in both
    assert "Nếu không tính được:" in both


def test_a_round_with_points_prints_names_only_and_says_so() -> None:
    points = shipped_council().sets[0]
    context = with_case(heard(made(REVIEW), vote()), points=points, criteria=())
    document = build(REVIEW, context)
    (page,) = pages_of(document)
    assert set("".join(boxes_of(page).values())) == {"-"}
    assert "Trần Quốc Bảo" in said(page)
    assert any("chấm điểm theo bộ tiêu chí" in notice for notice in document.notices)


# The points


def scored(set_id: str = "da-nang-2026", **values: object) -> DossierContext:
    points = shipped_council().points(set_id)
    assert points is not None
    own = Vote(member(), **values)  # type: ignore[arg-type]
    return with_case(heard(made(POINTS), own), points=points, criteria=())


def test_points_sum_and_grade_are_those_of_the_member() -> None:
    points = shipped_council().sets[0]
    marks = {item.id: "12.5" for item in points.criteria}
    context = scored(
        points.id, marks=marks, conclusion="recognised", comment="Nên làm ngay",
        score=Score("62,5", points.grades[2]),
    )  # fmt: skip
    (page,) = pages_of(build(POINTS, context))
    rows = table_of(page)
    assert [row[3] for row in rows[:-1]] == ["12,5"] * 5
    assert rows[0][:3] == ["1", "Tính mới và sáng tạo", "25–30: cao\n15–24: trung bình\n0–14: thấp"]
    assert rows[-1][:3] == ["Tổng điểm", "100", "62,5"]
    text = said(page)
    assert "☑\u00a0Loại C: dưới 65 điểm (không triển khai)" in text
    assert text.count("☑") == 2
    assert "☑\u00a0Đề nghị công nhận" in text
    assert "Nhận xét chung: Nên làm ngay" in text


def test_a_condition_that_is_not_met_is_warned_of_and_the_grade_stays() -> None:
    points = shipped_council().points("da-nang-2026")
    assert points is not None
    novelty = points.criteria[0]
    unmet = Score("86", points.grades[0], unmet=novelty)
    text = said(build(POINTS, scored(marks={"novelty": "28"}, conclusion="recognised", score=unmet)))
    assert "☑\u00a0Loại A: từ 85 điểm và Tính mới từ 30 điểm" in text
    assert "tổng điểm thuộc Loại A nhưng Tính mới chưa đủ 30 điểm như Loại A đòi hỏi" in text
    low = Score("60", points.grades[2], low=(novelty,))
    text = said(build(POINTS, scored(marks={"novelty": "9"}, conclusion="refused", score=low)))
    assert "Tính mới dưới mức ít nhất 10 điểm" in text
    assert "☑\u00a0Không đề nghị công nhận" in text
    assert "tổng điểm từ 50 điểm" in text


def test_points_that_are_not_all_given_have_no_sum_and_no_grade() -> None:
    (page,) = pages_of(build(POINTS, scored(marks={"use": "0"}, score=Score())))
    assert [row[3] for row in table_of(page)[:-1]] == ["", "0", ""]
    assert table_of(page)[-1][2] == ""
    assert "chưa chấm đủ các tiêu chí" in said(page)
    assert "☑" not in said(page)
    (empty,) = pages_of(build(POINTS, scored(score=None)))
    assert "chưa chấm đủ" not in said(empty)


def test_a_set_is_chosen_where_the_round_has_none() -> None:
    boxes = heard(made(POINTS), vote())
    document = build(POINTS, boxes)
    assert "(Bộ tiêu chí: thang 100 điểm, xếp loại A, B, C)" in said(document)
    assert "☑" not in said(document)
    assert table_of(pages_of(document)[0])[0][3] == ""
    assert any("đánh dấu ô theo Phiếu đánh giá" in notice for notice in document.notices)
    other = build(POINTS, asked(boxes, criteria_set="da-nang-2026"))
    assert "(Bộ tiêu chí: thang 100 điểm, xếp loại có điều kiện về tính mới)" in said(other)


def test_a_blank_sheet_holds_the_set_and_nobody() -> None:
    context = replace(scored(marks={"novelty": "28"}), is_blank=True)
    (page,) = pages_of(build(POINTS, context))
    assert "có điều kiện về tính mới" in said(page)
    assert table_of(page)[0][1] == "Tính mới (ít nhất 10 điểm)"
    assert {row[3] for row in table_of(page)[:-1]} == {""}
    for known in ("Hoán chuyển", "Khánh", "Bảo"):
        assert known not in said(page)


def test_the_sets_to_choose_from_are_those_there_are() -> None:
    listed = [(item.id, item.label) for item in shipped_wording(POINTS).lists["criteria_sets"]]
    assert listed == [(item.id, item.label) for item in shipped_council().sets]


# Receipt


ANNEXES = (
    annex(1, "a.pdf", caption="Biên bản thí nghiệm", document_number="07/BB", document_on=date(2026, 3, 1)),
    annex(2, "b.jpg", is_withheld=True, caption="Ảnh chụp"),
    annex(3, "c.pdf", caption="", kind="so_lieu"),
)


def receipt(**values: object) -> DossierContext:
    return heard(made(RECEIPT, dossier(attachments=ANNEXES)), **values)


def test_a_receipt_lists_what_was_handed_in() -> None:
    document = build(RECEIPT, receipt(accepted_on=None))
    (page,) = pages_of(document)
    assert table_of(page) == [
        ["1", "Đơn yêu cầu công nhận sáng kiến", "", "☑", ""],
        ["2", "[1] Biên bản thí nghiệm", "07/BB, 01/03/2026", "☑", ""],
        ["3", "[2] Ảnh chụp", "", "☐", "(không gửi kèm)"],
        ["4", "[3] Bảng số liệu", "", "☑", ""],
    ]
    text = said(page)
    assert "Ngày nhận hồ sơ: ngày 10 tháng 4 năm 2026; người nhận: …" in text
    assert "☐\u00a0Hồ sơ đầy đủ, chấp nhận đơn\n" in text
    assert "yêu cầu bổ sung: ngày 11 tháng 5 năm 2026 (Điều 6 Điều lệ Sáng kiến: 01 tháng" in text
    assert "chậm nhất ngày 11 tháng 8 năm 2026, nếu chấp nhận đơn đúng hạn" in text
    assert head_of(page) == ("", "Sông Trầm, ngày 10 tháng 4 năm 2026")
    assert document.notices == ()


def head_of(page: Pages) -> tuple[str, str]:
    head = page.blocks[0]
    assert isinstance(head, Letterhead)
    return "".join(run.text for run in head.number), "".join(run.text for run in head.place_and_date)


def test_a_receipt_of_what_was_accepted_says_when_the_result_is_due() -> None:
    (page,) = pages_of(build(RECEIPT, receipt(accepted_on=date(2026, 4, 13))))
    text = said(page)
    assert "☑\u00a0Hồ sơ đầy đủ, chấp nhận đơn ngày 13 tháng 4 năm 2026" in text
    assert "xét công nhận: ngày 13 tháng 7 năm 2026 (Khoản 1 Điều 7 Điều lệ Sáng kiến: 03 tháng" in text
    assert "Hạn chấp nhận đơn" not in text
    assert head_of(page)[1].endswith("ngày 13 tháng 4 năm 2026")


def test_a_dossier_sent_back_is_told_what_to_complete_and_by_when() -> None:
    back = receipt(
        accepted_on=None, returned_on=date(2026, 4, 17), return_reason="Thiếu số liệu đo\n\nThiếu chữ ký"
    )
    document = build(RECEIPT, asked(back, received_by="Phạm Gia Huy, Phòng Kỹ thuật"))
    (page,) = pages_of(document)
    text = said(page)
    assert "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" in str(page.blocks[1])
    assert "bổ sung, hoàn thiện:\nThiếu số liệu đo\nThiếu chữ ký\n" in text
    assert "đến hết ngày 18 tháng 5 năm 2026 (Điều 6 Điều lệ Sáng kiến: 01 tháng" in text  # 17/05: Sunday
    assert not any(isinstance(block, Table) for block in page.blocks)
    assert [column.name for column in signers(page)] == ["Phạm Gia Huy", "Trần Văn Khánh"]
    assert head_of(page)[1].endswith("ngày 17 tháng 4 năm 2026")
    fixed = said(build(RECEIPT, asked(back, complete_by="2026-06-30")))
    assert "đến hết ngày 30 tháng 6 năm 2026." in fixed


def signers(page: Pages) -> tuple[SignatureColumn, ...]:
    return next(block for block in page.blocks if isinstance(block, Signatures)).columns


def test_an_office_that_words_the_months_otherwise_counts_otherwise() -> None:
    back = receipt(accepted_on=None, returned_on=date(2026, 4, 17), return_reason="Thiếu")
    for months, day in (
        ("2", "đến hết ngày 17 tháng 6 năm 2026 (Điều 6"),
        ("một", "đến hết ngày … tháng … năm"),
    ):
        own = replace(back, wording=back.wording.with_words({"complete_months": months}))
        assert day in said(build(RECEIPT, own))


def test_the_face_may_be_chosen_and_what_it_lacks_is_told() -> None:
    untouched = receipt(accepted_on=date(2026, 4, 13))
    document = build(RECEIPT, asked(untouched, face="returned"))
    assert "Ngày trả hồ sơ: ngày … tháng … năm ……" in said(document)
    assert any("chưa bị trả lại" in notice for notice in document.notices)
    outside = replace(
        made(RECEIPT, dossier(attachments=ANNEXES, filed_on=None)), council=lambda: (None, None)
    )
    alone = build(RECEIPT, outside)
    assert any("chưa được nhận vào đợt xét nào" in notice for notice in alone.notices)
    assert {row[3] for row in table_of(pages_of(alone)[0])} == {"☐"}


def test_a_dossier_that_came_again_is_received_again() -> None:
    again = receipt(accepted_on=date(2026, 5, 4), returned_on=date(2026, 4, 17), return_reason="Thiếu")
    assert "PHIẾU TIẾP NHẬN HỒ SƠ" in str(pages_of(build(RECEIPT, again))[0].blocks[1])


def test_a_blank_receipt_has_rows_to_write_on() -> None:
    (page,) = pages_of(build(RECEIPT, replace(receipt(), is_blank=True)))
    assert {tuple(row[1:]) for row in table_of(page)} == {("", "", "☐", "")}
    for known in ("Hoán chuyển", "Khánh", "2026"):
        assert known not in said(page)
    assert "03 tháng kể từ ngày chấp nhận đơn" in said(page)


# The notice of refusal


NOVELTY = "Giải pháp có tính mới: Không"
NATURE = "Mô tả chi tiết bản chất của giải pháp: Không đầy đủ/rõ ràng"


def refused(*grounds: str, reason: str = "", **values: object) -> DossierContext:
    known: dict[str, object] = {
        "result": "refused", "result_reason": reason, "decision_number": "9/TB-NĐST",
        "decision_on": date(2026, 5, 8),
    }  # fmt: skip
    context = heard(made(NOTICE), **(known | values))
    return with_case(context, grounds=grounds, count=Count(members=7, refused=5))


def test_a_refusal_is_told_with_its_reasons_and_clauses() -> None:
    document = build(NOTICE, refused(NOVELTY, NATURE, reason="Trùng sáng kiến năm 2024.\n- Đã có quy trình;"))
    (page,) = pages_of(document)
    text = said(page)
    assert head_of(page)[0] == "Số: 09/TB-NĐST"
    assert head_of(page)[1].endswith("ngày 08 tháng 5 năm 2026")
    assert "- Giải pháp có tính mới: Không (khoản 1 Điều 4 Điều lệ Sáng kiến);" in text
    assert "Mô tả chi tiết" not in text  # that box asks for a completion only
    assert "- Trùng sáng kiến năm 2024;\n- Đã có quy trình." in text
    assert "05 trên tổng số 07 thành viên" in text
    assert "số 45/QĐ-NĐST ngày 02 tháng 4 năm 2026 về việc thành lập Hội đồng Sáng kiến" in text
    assert "03/BB-HĐSK ngày 07 tháng 5 năm 2026." in text
    assert "nộp lại Đơn yêu cầu công nhận sáng kiến, chậm nhất ngày 12 tháng 3 năm 2027" in text
    assert "Khiếu nại" in text
    assert document.notices == ()


def test_reasons_that_only_repeat_the_boxes_are_given_once() -> None:
    text = said(build(NOTICE, refused(NOVELTY, NATURE, reason=f"{NOVELTY}; {NATURE}")))
    assert text.count("Giải pháp có tính mới") == 1
    assert "(khoản 1 Điều 4 Điều lệ Sáng kiến).\n" in text
    bare = build(NOTICE, refused())
    assert any(run.field == "case:result_reason" and run.is_missing for run in runs_of(bare))


def test_what_may_be_filed_again_follows_from_the_first_use() -> None:
    late = said(build(NOTICE, refused(NOVELTY, decision_on=date(2027, 3, 15))))
    assert "đã hết ngày 12 tháng 3 năm 2027" in late
    assert "chậm nhất" not in late
    last = said(build(NOTICE, refused(NOVELTY, decision_on=date(2027, 3, 12))))
    assert "chậm nhất ngày 12 tháng 3 năm 2027" in last
    unused = replace(refused(NOVELTY), dossier=dossier(applied_on=None))
    assert "trong thời hiệu 01 năm kể từ ngày" in said(build(NOTICE, unused))


@pytest.mark.parametrize("result", ["", "recognised", "completion"])
def test_what_was_not_refused_is_said_to_be_so_and_nothing_else(result: str) -> None:
    document = build(NOTICE, refused(NOVELTY, result=result))
    (page,) = pages_of(document)
    assert lines(page) == [
        "Sáng kiến 2026-DLHL-0001 chưa có kết luận không công nhận nên không lập Thông báo này."
    ]
    assert len(page.blocks) == 1
    assert document.notices == (
        "2026-DLHL-0001 chưa có kết luận không công nhận nên không có thông báo để in.",
    )
    nowhere = build(NOTICE, replace(made(NOTICE), council=lambda: (None, None)))
    assert lines(nowhere) == lines(page)


def test_a_refusal_that_came_from_a_list_speaks_of_no_council() -> None:
    item = Examination(1, 1, "co_so", result="refused", result_reason="Không có tính mới")
    case = Case(item, dossier(), FORM)
    document = build(NOTICE, replace(made(NOTICE), council=lambda: (None, case)))
    text = said(document)
    assert "họp ngày" not in text
    assert "thành lập Hội đồng" not in text
    assert "- Không có tính mới." in text
    assert "thành viên" not in text
    assert head_of(pages_of(document)[0])[0] == "Số: ……/TB-NĐST"


def test_a_notice_dated_before_the_minutes_is_warned_of() -> None:
    early = build(NOTICE, refused(NOVELTY, decision_on=date(2026, 5, 1)))
    (told,) = [notice for notice in early.notices if "trước ngày biên bản họp" in notice]
    assert told.startswith("Thông báo ")


# All of them


def full(paper_id: str, text: str) -> DossierContext:
    """Put a text into everything that is printed."""
    people = tuple(replace(author, name=text) for author in authors(2))
    own = replace(
        dossier(title=text, attachments=(annex(1, "a.pdf", caption=text, document_number=text),)),
        authors=people,
        unit=Unit(1, "u", text, "X"),
    )
    hearing, _case = council_of(made(paper_id, own))
    hearing = replace(hearing, unit=Unit(1, "u", text, "X"))
    ballot = Vote(
        member(1, text), ticked(), "refused", text, text, boxes=ticked(), derived="recognised",
        conflict="",
    )  # fmt: skip
    is_back = paper_id == RECEIPT
    item = Examination(
        1, 1, "co_so", 1, received_on=date(2026, 4, 10), result="" if is_back else "refused",
        returned_on=date(2026, 4, 12) if is_back else None, return_reason=text, result_reason=text,
        decision_number=text,
    )  # fmt: skip
    points = shipped_council().sets[0] if paper_id == POINTS else None
    made_case = Case(
        item, own, FORM, (ballot,), Count(3, refused=2), (text,), () if points else FORM.criteria, points
    )
    facts = {fact.key: text for fact in shipped_wording(paper_id).facts if fact.kind.value == "line"}
    return replace(made(paper_id, own), facts=facts, council=lambda: (hearing, made_case))


@pytest.mark.parametrize("paper_id", IDS)
def test_no_text_is_read_as_markup_or_as_a_place(paper_id: str) -> None:
    document = build(paper_id, full(paper_id, HOSTILE))
    text = said(document)
    printed = {REVIEW: 8, POINTS: 5, RECEIPT: 6, NOTICE: 6}[paper_id]
    assert text.count(HOSTILE) >= printed
    drawn = render(document)
    assert not drawn.missing


@pytest.mark.parametrize("paper_id", IDS)
@pytest.mark.parametrize(
    "text", ["Cải tiến bơm", "a\x00b\x07c", "ệ" * 10_000, "A" * 10_000, "🚀 x\u200d\ufffe"],
    ids=["nfd", "controls", "long", "unbroken", "strange"],
)  # fmt: skip
def test_any_text_is_drawn(paper_id: str, text: str) -> None:
    assert render(build(paper_id, full(paper_id, text))).pages >= 1


@pytest.mark.parametrize("paper_id", IDS)
def test_forty_authors_are_all_named(paper_id: str) -> None:
    names = [f"Nguyễn Văn Số {number}" for number in range(40)]
    many = tuple(replace(author, name=name) for author, name in zip(authors(40), names, strict=True))
    own = replace(dossier(), authors=many)
    context = made(paper_id, own)
    if paper_id == NOTICE:
        context = heard(context, result="refused", result_reason="Không mới")
    document = build(paper_id, context)
    assert all(name in said(document) for name in names)
    assert render(document).pages >= 1


@pytest.mark.parametrize("paper_id", IDS)
def test_nothing_is_missing_that_no_click_leads_to(paper_id: str) -> None:
    alone = replace(made(paper_id, Dossier(dossier().innovation)), council=lambda: (None, None))
    for context in (made(paper_id), alone):
        document = build(paper_id, context)
        cells = [cell for page in pages_of(document) for cell in _cells(page)]
        missing = {item.field for item in [*runs_of(document), *cells] if item.is_missing}
        known = {field.key for field in FORM.form.fields} | {"code", "title", "authors", "unit_id", "level"}
        assert all(re.match(r"(fact|round|case|issue|office):", field) or field in known for field in missing)


def _cells(page: Pages) -> Iterator[Cell]:
    for block in page.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from row
