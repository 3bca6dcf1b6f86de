"""The papers of one dossier beside its application: what they say, blank and filled, whatever the texts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from desktop_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    Letterhead,
    Pages,
    Paragraph,
    Photos,
    RichText,
    Run,
    Signatures,
    Table,
    Title,
)
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.papers import DossierContext, paper
from desktop_app.documents.papers.brevity import (
    LEADING,
    Fitted,
    fit,
    fit_all,
    lines_of,
    sentences_of,
    shares,
    shortened,
)
from desktop_app.documents.papers.context import Case
from desktop_app.domain.council import Examination
from desktop_app.domain.office import IssuedPaper
from desktop_app.domain.records import Attachment, BenefitLine, Dossier, Unit
from desktop_app.domain.richtext import parse, plain_text
from tests.documents.reading import text_of
from tests.documents.sample import annex, authors, case, context_of, dossier, hearing, pack, picture_file

PAPER_IDS = (
    "cam_ket", "bao_cao_mo_ta", "giay_xac_nhan", "bao_cao_hieu_qua", "bao_cao_hoan_thien", "dong_y",
    "y_tuong", "gioi_thieu",
)  # fmt: skip
PACKS = ("evngenco2-2026", "evn-2023", "tt18-2013")
BLANKS = tuple(one for one in PAPER_IDS if paper(one).has_blank)
ONE_PAGE = ("y_tuong", "gioi_thieu")
HOSTILE = (
    "<b>Đậm</b> & {title} [[mất]] =1+1 <img src=/etc/passwd> \u0300 Tie\u0302\u0301ng Vie\u0323\u0302t \x07 "
    "]]> &amp; %s \\n “ngoặc” 😀 \u202e"
)
LONG = "dài" * 3_333


def context(paper_id: str, made_from: Dossier | None = None, **changes: object) -> DossierContext:
    made = context_of(paper(paper_id), made_from=made_from or dossier())
    assert isinstance(made, DossierContext)
    return replace(made, **changes)  # type: ignore[arg-type]


def built(paper_id: str, made_from: Dossier | None = None, **changes: object) -> Document:
    return paper(paper_id).build(context(paper_id, made_from, **changes))


def blocks_of(document: Document) -> list[Block]:
    return [block for part in document.parts if isinstance(part, Pages) for block in part.blocks]


def texts_of(block: Block) -> list[str]:
    match block:
        case Paragraph(runs):
            return ["".join(run.text for run in runs)]
        case Heading(text):
            return [text]
        case Title(text, subtitle):
            return [text, subtitle]
        case RichText(nodes):
            return [plain_text(nodes)]
        case Table(heading, rows):
            return [cell.text for cell in chain(heading, *rows)]
        case Photos(photos):
            return [photo.caption for photo in photos]
        case Signatures(columns, recipients):
            lines = (text for one in columns for text in (one.date_line, *one.lines, one.note, one.name))
            return [*lines, *recipients]
        case Letterhead():
            runs = (*block.number, *block.place_and_date, *block.subject)
            return [*block.parent, *block.body, "".join(run.text for run in runs)]
        case _:
            return []


def said(document: Document) -> str:
    return "\n".join(text for block in blocks_of(document) for text in texts_of(block))


def printed(document: Document) -> str:
    return " ".join(text_of(render(document).data).split())


def table_of(document: Document, place: int = 0) -> Table:
    return [block for block in blocks_of(document) if isinstance(block, Table)][place]


def hostile_dossier(text: str, count: int = 2) -> Dossier:
    """Put one text into everything of a dossier that papers print."""
    people = tuple(
        replace(one, name=text, post=text, workplace=text, qualification=text, birth="1988")
        for one in authors(count)
    )
    plain = dossier()
    answers = dict.fromkeys(plain.answers, f"<p>{text}</p>" if "<" not in text else text)
    answers |= {"place": text, "regulation_on": "2026-01-15"}
    return replace(
        plain,
        innovation=replace(
            plain.innovation, title=text, applied_at=text, confidential=text, investor=text, code=text
        ),
        unit=Unit(1, "u", text, "X"),
        authors=people,
        answers=answers,
        attachments=(annex(1, "a.pdf", caption=text, document_number=text),),
    )


def hostile_facts(paper_id: str, text: str) -> dict[str, str]:
    facts = context(paper_id).wording.facts
    return {fact.key: text for fact in facts if fact.kind in ("line", "text")}


# ---------------------------------------------------------------- what holds for all of them


@pytest.mark.parametrize("paper_id", PAPER_IDS)
@pytest.mark.parametrize("pack_id", PACKS)
def test_every_paper_is_printed_of_any_form(paper_id: str, pack_id: str) -> None:
    drawn = render(built(paper_id, pack=pack(pack_id)))
    assert drawn.missing == frozenset()
    assert "Hoán chuyển" in " ".join(text_of(drawn.data).split())


@pytest.mark.parametrize("paper_id", PAPER_IDS)
def test_an_empty_dossier_is_printed_too(paper_id: str) -> None:
    bare = Dossier(replace(dossier().innovation, title="", benefit_answer="", benefit_amount=None, field=""))
    assert render(built(paper_id, bare, council=lambda: (None, None))).pages >= 1


@pytest.mark.parametrize("paper_id", BLANKS)
def test_a_blank_holds_nothing_of_the_dossier(paper_id: str) -> None:
    facts = dict.fromkeys(hostile_facts(paper_id, ""), "Điều đã ghi")
    text = printed(built(paper_id, is_blank=True, facts=facts))
    for word in (
        "Khánh",
        "Hoán chuyển",
        "157.076.532",
        "Ninh Bình",
        "12/03",
        "78/QĐ",
        "Hoa Lư",
        "Điều đã ghi",
    ):
        assert word not in text
    assert paper(paper_id).build(context(paper_id, is_blank=True)).title.count("–") == 0


@pytest.mark.parametrize("paper_id", PAPER_IDS)
def test_hostile_words_are_only_words(paper_id: str) -> None:
    document = built(paper_id, hostile_dossier(HOSTILE), facts=hostile_facts(paper_id, HOSTILE))
    drawn = render(document)
    assert drawn.pages >= 1
    text = " ".join(text_of(drawn.data).split())
    if paper_id != "gioi_thieu":  # everything of this dossier is confidential
        assert "<img src=/etc/passwd>" in text
        assert "[[mất]]" in text


@pytest.mark.parametrize("paper_id", PAPER_IDS)
@pytest.mark.parametrize(
    "text", [LONG, "W" * 5_000, "Ợ " * 3_000, "\n" * 50 + "x"], ids=["dài", "W", "Ợ", "dòng"]
)
def test_words_of_any_length_are_printed(paper_id: str, text: str) -> None:
    drawn = render(built(paper_id, hostile_dossier(text), facts=hostile_facts(paper_id, text)))
    assert drawn.pages == 1 or paper_id not in ONE_PAGE


@pytest.mark.parametrize("paper_id", ["cam_ket", "bao_cao_mo_ta", "bao_cao_hoan_thien"])
@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_every_author_has_a_place_to_sign(paper_id: str, count: int) -> None:
    people = tuple(replace(one, name=f"Người thứ {one.id:02}") for one in authors(count))
    document = built(paper_id, replace(dossier(), authors=people))
    signers = [
        column.name
        for block in blocks_of(document)
        if isinstance(block, Signatures)
        for column in block.columns
        if column.name
    ]
    assert signers == [one.name for one in people]
    text = printed(document)
    assert all(one.name in text for one in people)


@pytest.mark.parametrize("paper_id", PAPER_IDS)
def test_forty_authors_are_printed(paper_id: str) -> None:
    drawn = render(built(paper_id, replace(dossier(), authors=authors(40))))
    assert drawn.problems == () or paper_id in (*ONE_PAGE, "bao_cao_hieu_qua", "bao_cao_hoan_thien", "dong_y")
    assert drawn.pages == 1 or paper_id not in ONE_PAGE


@pytest.mark.parametrize("paper_id", ["cam_ket", "bao_cao_mo_ta", "bao_cao_hieu_qua", "bao_cao_hoan_thien"])
def test_the_day_a_paper_bears_is_over_the_signature(paper_id: str) -> None:
    issue = IssuedPaper(1, "u", paper_id, issued_on=date(2026, 2, 6))
    assert "Ninh Bình, ngày 06 tháng 02 năm 2026" in said(built(paper_id, issue=issue))


def test_defaults_answer_what_was_not_answered() -> None:
    assert "đến nay." in said(built("bao_cao_hieu_qua"))
    assert "đến ngày 31" in said(built("bao_cao_hieu_qua", facts={"applied_until": "ngày 31 tháng 12"}))
    assert "đến nay." in said(built("bao_cao_hieu_qua", facts={"applied_until": " "}))
    assert "đến nay" not in said(built("bao_cao_hieu_qua", is_blank=True))


# ---------------------------------------------------------------- báo cáo mô tả


def test_the_description_has_the_headings_of_the_form_in_their_order() -> None:
    headings = [block.text for block in blocks_of(built("bao_cao_mo_ta")) if isinstance(block, Heading)]
    assert headings == [
        "3. Mô tả bản chất của sáng kiến:",
        "3.1. Tình trạng giải pháp đã biết:",
        "3.2. Nội dung giải pháp đề nghị công nhận sáng kiến:",
        "- Mục đích của giải pháp:",
        "- Nội dung giải pháp:",
        "+ Bản chất của giải pháp:",
        "+ Tính mới, những điểm khác biệt so với giải pháp đã biết:",
        "+ Các bước thực hiện giải pháp:",
        "3.3. Khả năng áp dụng giải pháp:",
        "3.4. Hiệu quả, lợi ích thu được hoặc dự kiến có thể thu được do áp dụng giải pháp:",
        "+ Hiệu quả thực tế:",
        "+ Số tiền làm lợi trong năm đầu tiên và phương pháp tính:",
        "3.5. Các thông tin cần được bảo mật:",
        "3.6. Các điều kiện cần thiết để áp dụng sáng kiến:",
        "3.7. Tài liệu kèm:",
        "4. Cam kết không sao chép hoặc vi phạm bản quyền",
    ]


def test_the_description_brings_the_comparison_and_the_sum_along() -> None:
    document = built("bao_cao_mo_ta")
    nature = next(
        block for block in blocks_of(document) if isinstance(block, RichText) and block.field == "nature"
    )
    assert "Tiêu chí | Trước | Sau" in plain_text(nature.nodes)
    text = said(document)
    assert "Cộng: 157.076.532 đồng (Bằng chữ: Một trăm năm mươi bảy triệu" in text
    assert "2. Lĩnh vực áp dụng sáng kiến: Thiết bị điện" in text
    assert (
        "Nơi đã áp dụng: Đội Quản lý vận hành lưới điện. Bắt đầu áp dụng từ ngày 12 tháng 3 năm 2026." in text
    )


def test_the_description_takes_only_what_its_form_asks_for() -> None:
    text = said(built("bao_cao_mo_ta", pack=pack("tt18-2013")))
    assert "+ Theo ý kiến của tác giả:" in text
    assert "+ Hiệu quả thực tế:" not in text
    told = built("bao_cao_mo_ta", pack=pack("evn-2023"), facts={"needed": "Có biến tần."})
    assert "Có biến tần." in said(told)


def test_money_that_cannot_be_computed_is_said_in_the_words_of_the_form() -> None:
    answer = dossier(benefit_answer="not_computable", benefit_amount=None)
    for paper_id in ("bao_cao_mo_ta", "giay_xac_nhan", "bao_cao_hieu_qua", "bao_cao_hoan_thien"):
        assert "Không tính được." in said(built(paper_id, answer)), paper_id


def test_annexes_are_listed_and_what_is_kept_back_says_so() -> None:
    known = (annex(1, "a.pdf", document_number="07/BB"), annex(2, "b.pdf", is_withheld=True))
    text = said(built("bao_cao_mo_ta", dossier(attachments=known)))
    assert "[1] Tài liệu a.pdf số 07/BB" in text
    assert "[2] Tài liệu b.pdf (không gửi kèm)" in text


# ---------------------------------------------------------------- xác nhận, hiệu quả


def test_another_body_confirms_under_its_own_name() -> None:
    facts = {"confirmer": "Công ty Thủy điện Đakrông", "confirmer_parent": "Tổng công ty Phát điện 9"}
    text = said(built("giay_xac_nhan", facts=facts))
    assert text.startswith("TỔNG CÔNG TY PHÁT ĐIỆN 9\nCÔNG TY THỦY ĐIỆN ĐAKRÔNG\nSố: ……/……")
    assert "Tên cơ quan, tổ chức: Công ty Thủy điện Đakrông" in text
    assert "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ" in text
    assert "NĐST" not in text
    assert "Trần Quốc Bảo" not in text


def test_the_own_unit_confirms_with_its_letterhead_and_signatory() -> None:
    text = said(built("giay_xac_nhan"))
    assert "Số: ……/GXN-NĐST" in text
    assert "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Ký tên, đóng dấu)\nTrần Quốc Bảo" in text
    for label in ("1. Về hiệu quả kinh tế:", "2. Về lợi ích xã hội:", "4. Kết luận hiệu quả áp dụng:"):
        assert label in text


def test_what_is_asked_for_the_paper_stands_in_place_of_the_dossier() -> None:
    text = said(built("giay_xac_nhan", facts={"economic_effect": "Điện tự dùng giảm hẳn."}))
    assert "Điện tự dùng giảm hẳn." in text
    assert "Trên lưới có nhiều máy" not in text


def test_a_lone_author_reports_line_by_line_and_several_in_a_table() -> None:
    lone = said(built("bao_cao_hieu_qua", replace(dossier(), authors=authors(1))))
    assert "1. Họ và tên tác giả: Trần Văn Khánh\nChức vụ: Kỹ sư\nCơ quan: Đội QLVH lưới điện" in lone
    several = built("bao_cao_hieu_qua")
    assert [cell.text for cell in table_of(several).heading] == ["TT", "Họ và tên", "Chức vụ", "Cơ quan"]
    assert "công nhận số 78/QĐ-NĐST ngày 20 tháng 5 năm 2026; Giấy chứng nhận số 05/2026/GCNSK" in said(
        several
    )


def test_what_was_really_gained_is_reported_year_by_year() -> None:
    gained = tuple(
        BenefitLine(9 + year, 1, year, amount=year * 1_000_000, year=year, is_actual=True) for year in (1, 2)
    )
    text = said(built("bao_cao_hieu_qua", replace(dossier(), benefit_lines=gained)))
    assert "năm thứ nhất: 1.000.000 đồng" in text
    assert "năm thứ hai: 2.000.000 đồng" in text
    assert "157.076.532" not in text


def test_a_long_account_is_cut_by_sentences_and_told() -> None:
    told = " ".join(f"Câu thứ {number} nói về một việc đã làm ở xưởng." for number in range(60))
    own = dossier()
    document = built("bao_cao_hieu_qua", replace(own, answers={**own.answers, "improvements": told}))
    assert "Câu thứ 0 nói" in said(document)
    assert "Câu thứ 59" not in said(document)
    assert len(document.notices) == 1


# ---------------------------------------------------------------- hoàn thiện, đồng ý


def asked(text: str, grounds: tuple[str, ...] = ()) -> Callable[[], tuple[object, Case]]:
    own = case(dossier())
    item = replace(
        own.examination, result="completion", completion_asked=text, completed_on=date(2026, 5, 14)
    )
    assert isinstance(item, Examination)
    return lambda: (hearing(), replace(own, examination=item, grounds=grounds))


def test_each_thing_asked_has_what_was_done_and_where() -> None:
    facts = {
        "done": "Đã thêm biên bản.\nĐã vẽ lại.",
        "where": "<ol><li>tài liệu [5]</li><li>mục A.2</li></ol>",
    }
    document = built(
        "bao_cao_hoan_thien", council=asked("1. Thêm biên bản đo\n- Vẽ lại sơ đồ\nTính lại tiền"), facts=facts
    )
    rows = [[cell.text for cell in row] for row in table_of(document).rows]
    assert rows == [
        ["1", "Thêm biên bản đo", "Đã thêm biên bản.", "tài liệu [5]"],
        ["2", "Vẽ lại sơ đồ", "Đã vẽ lại.", "mục A.2"],
        ["3", "Tính lại tiền", "", ""],
    ]
    assert [cell.is_missing for cell in table_of(document).rows[2]] == [False, False, True, True]
    text = said(document)
    assert "ngày 06 tháng 5 năm 2026 (Biên bản họp số 03/BB-HĐSK ngày 07 tháng 5 năm 2026)" in text
    assert "Ninh Bình, ngày 14 tháng 5 năm 2026" in text


def test_the_boxes_ticked_are_what_was_asked_where_nothing_was_written() -> None:
    document = built("bao_cao_hoan_thien", council=asked("", ("Các bước thực hiện: Không hợp lý",)))
    assert [row[1].text for row in table_of(document).rows] == ["Các bước thực hiện: Không hợp lý"]
    assert document.notices == ()
    nothing = built("bao_cao_hoan_thien", council=lambda: (None, None))
    assert [[cell.text for cell in row[1:]] for row in table_of(nothing).rows] == [["", "", ""]] * 3
    assert "Chưa có yêu cầu hoàn thiện" in nothing.notices[0]


def units(key: int) -> Unit | None:
    known = {
        2: Unit(2, "u2", "Tổng công ty Phát điện 9", "EVN9", parent_id=3),
        3: Unit(3, "u3", "Tập đoàn Điện lực Việt Nam", "EVN"),
    }
    return known.get(key)


def test_the_unit_above_consents_on_its_own_paper() -> None:
    own = replace(dossier(), unit=Unit(1, "u1", "Công ty Điện lực Hoa Lư", "DLHL", parent_id=2))
    facts = {
        "number": "312/TCT-KT", "issued_at": "Hà Nội", "issued_on": "2026-02-03", "asked_number": "145/DLHL",
        "asked_on": "2026-01-20", "head": "Trần Văn Khánh", "signer": "Phan Đức Minh",
        "post": "KT. Tổng Giám đốc / Phó Tổng Giám đốc",
    }  # fmt: skip
    document = built("dong_y", own, unit=units, facts=facts)
    head = blocks_of(document)[0]
    assert isinstance(head, Letterhead)
    assert (head.parent, head.body) == (("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM",), ("TỔNG CÔNG TY PHÁT ĐIỆN 9",))
    text = said(document)
    assert "Số: 312/TCT-KTHà Nội, ngày 03 tháng 02 năm 2026V/v đồng ý xét" in text
    assert "Văn bản số 145/DLHL ngày 20 tháng 01 năm 2026 của Công ty Điện lực Hoa Lư" in text
    assert "KT. TỔNG GIÁM ĐỐC\nPHÓ TỔNG GIÁM ĐỐC\n\nPhan Đức Minh" in text
    assert "- Như trên;" in text
    assert "NĐST" not in text


def test_a_day_that_is_none_is_printed_as_it_was_written() -> None:
    assert " hôm qua của Công ty Điện lực Hoa Lư" in said(built("dong_y", facts={"asked_on": "hôm qua"}))


def test_whoever_prints_a_consent_that_is_not_called_for_is_told() -> None:
    assert "Khoản 2 Điều 7" in built("dong_y").notices[0]
    own = dossier()
    answers = {**own.answers, "head_is_author": "yes", "funding": "state"}
    assert built("dong_y", replace(own, answers=answers)).notices == ()


def test_a_lone_author_of_such_a_dossier_is_the_head() -> None:
    assert "Ông (Bà) Trần Văn Khánh" in said(built("dong_y", replace(dossier(), authors=authors(1))))
    assert "Ông (Bà) …" in said(built("dong_y"))


# ---------------------------------------------------------------- phiếu ý tưởng


def rows_of(document: Document) -> dict[str, str]:
    return {row[0].text: row[1].text for row in table_of(document).rows if len(row) == 2}


def test_the_idea_form_takes_what_the_dossier_has() -> None:
    document = built("y_tuong", facts={"area": "c", "phone": "0912", "risks": "Biến tần lỗi."})
    rows = rows_of(document)
    assert rows["Tên ý tưởng"].startswith("Hoán chuyển máy biến áp")
    assert "☑ C. Cải tiến kỹ thuật và công nghệ" in rows["Lĩnh vực"]
    assert rows["Lĩnh vực"].count("☐") == 5
    assert rows["Người đề xuất"] == "☑ Cá nhân; ☐ Tổ chức: Trần Văn Khánh, Lê Thị Thu Hà"
    assert rows["Rủi ro"] == "Biến tần lỗi."
    assert rows["Vấn đề cần giải quyết"].startswith("Trên lưới có nhiều máy biến áp 400, 560 kVA")
    parts = [row[0].text for row in table_of(document).rows if len(row) == 1]
    assert [part.partition(".")[0] for part in parts] == ["Phần 1", "Phần 2", "Phần 3", "Phần 4"]


@pytest.mark.parametrize("is_blank", [False, True])
def test_the_idea_form_is_one_full_page(is_blank: bool) -> None:
    drawn = render(built("y_tuong", is_blank=is_blank))
    assert drawn.pages == 1
    assert is_blank or "lược các câu cuối" in drawn.problems[0]


# ---------------------------------------------------------------- giới thiệu


def pictures(tmp_path: Path, *names: str) -> Callable[[str], Path | None]:
    files = {name: picture_file(tmp_path / name) for name in names}
    return files.get


def photos_of(document: Document) -> list[tuple[str, str]]:
    return [
        (photo.sha256, photo.caption)
        for block in blocks_of(document)
        if isinstance(block, Photos)
        for photo in block.photos
    ]


def photo(number: int, name: str, **values: object) -> Attachment:
    return annex(number, name, **({"kind": "anh", "caption": f"Cảnh {number}"} | values))


def test_the_page_of_introduction_shows_photos_first_and_names_them(tmp_path: Path) -> None:
    known = (annex(1, "ve.png", kind="ban_ve"), photo(2, "a.jpg"), annex(3, "c.pdf"), photo(4, "b.jpg"))
    stored = pictures(tmp_path, "ve.png", "a.jpg", "b.jpg")
    document = built("gioi_thieu", dossier(attachments=known), stored=stored)
    assert photos_of(document) == [("a.jpg", "Trước: Cảnh 2"), ("b.jpg", "Sau: Cảnh 4")]
    drawn = render(document)
    assert (drawn.pages, [problem for problem in drawn.problems if "hình" in problem.lower()]) == (1, [])
    asked_for = built(
        "gioi_thieu", dossier(attachments=known), facts={"photo_before": "[4]", "photo_after": "1"}
    )
    assert photos_of(asked_for) == [("b.jpg", "Trước: Cảnh 4"), ("ve.png", "Sau: Tài liệu ve.png")]


def test_a_picture_that_cannot_be_shown_is_told_and_another_taken() -> None:
    known = (photo(1, "a.jpg"), photo(2, "b.jpg", is_withheld=True), annex(3, "c.pdf"))
    document = built(
        "gioi_thieu", dossier(attachments=known), facts={"photo_before": "2", "photo_after": "3"}
    )
    assert photos_of(document) == [("a.jpg", "Cảnh 1")]
    assert [notice[:12] for notice in document.notices if "[" in notice] == ["Tài liệu [2]", "Tài liệu [3]"]


def test_nothing_kept_back_is_on_the_page_of_introduction() -> None:
    secret, kept = "Bảng cài đặt độ mở cánh gió", "ab" * 32
    own = dossier(
        confidential=f"1. {secret};\n- địa chỉ phụ tải\nKhông",
        title=f"Giải pháp theo {secret.upper()} của đơn vị",
        attachments=(
            photo(1, "mat.jpg", is_withheld=True, reduced_sha256=kept, caption="Tên tài liệu mật"),
            photo(2, "mat.jpg"),
            photo(3, "cong.jpg", role="portal"),
            photo(4, "gui.jpg", caption="Chụp bảng cài đặt, độ mở cánh gió"),
        ),
    )  # fmt: skip
    told = (
        f"<p>Câu nói được. Dùng {secret} để chỉnh. Ghi địa  chỉ, PHỤ TẢI vào sổ.</p>"
        f'<figure><img src="sha256:{kept}"><figcaption>Hình mật</figcaption></figure>'
    )
    answers = dict.fromkeys(("current_state", "nature", "improvements", "actual_effect", "purpose"), told)
    facts = {"quote": f"Nhờ {secret} mà chạy êm.", "quoted": secret, "effect": f"Nêu {secret}. Chạy êm hơn."}
    document = built("gioi_thieu", replace(own, answers={**own.answers, **answers}), facts=facts)
    text = said(document) + document.title
    for words in (secret, secret.upper(), "PHỤ TẢI", "mật", "độ mở cánh gió"):
        assert words.casefold() not in text.casefold()
    assert "Câu nói được." in text
    assert "Chạy êm hơn." in text
    assert photos_of(document) == [("gui.jpg", "Chụp …")]
    assert any("cần bảo mật nêu trong hồ sơ" in notice for notice in document.notices)
    assert any("đọc lại từng câu" in notice for notice in document.notices)


def test_an_answer_that_nothing_is_confidential_hides_nothing() -> None:
    own = dossier(confidential="Không có.")
    told = replace(own, answers={**own.answers, "actual_effect": "Từ đó không có sự cố nào."})
    document = built("gioi_thieu", told)
    assert "Từ đó không có sự cố nào." in said(document)


def test_the_page_says_who_what_and_how_much(tmp_path: Path) -> None:
    document = built("gioi_thieu", replace(dossier(), authors=authors(9)), facts={"quote": "“Chạy êm hơn.”"})
    text = said(document)
    assert "GIỚI THIỆU SÁNG KIẾN TIÊU BIỂU" in text
    assert "và 3 đồng tác giả" in text
    assert "\n157.076.532 đồng" in text
    assert "“Chạy êm hơn.”\nTrần Văn Khánh" in text
    assert "Được công nhận sáng kiến tại Quyết định số 78/QĐ-NĐST ngày 20 tháng 5 năm 2026" in text
    part = document.parts[0]
    assert isinstance(part, Pages)
    assert part.has_frame
    unknown = built("gioi_thieu", dossier(benefit_answer="not_computable", benefit_amount=None))
    assert "đồng\n" not in said(unknown).replace("đồng tác giả", "")


@pytest.mark.parametrize("letter", ["W", "m", "n", "r", "Ữ", "a ", "Tiếng Việt ", "ABC. "])
def test_the_page_of_introduction_stays_one_page(letter: str, tmp_path: Path) -> None:
    text = (letter * 4_000)[:4_000]
    own = replace(
        hostile_dossier(text, 40),
        innovation=replace(dossier().innovation, title=text[:900]),
        attachments=(photo(1, "a.jpg", caption=text), photo(2, "b.jpg", caption=text)),
    )
    facts = {"quote": text, "quoted": text, "trouble": text, "done": text, "effect": text}
    drawn = render(built("gioi_thieu", own, facts=facts, stored=pictures(tmp_path, "a.jpg", "b.jpg")))
    assert drawn.pages == 1
    assert "lược bớt" in drawn.problems[0]


def test_nothing_more_is_cut_than_the_page_asks_for() -> None:
    short = dict.fromkeys(("trouble", "done", "effect"), "Một câu ngắn.")
    document = built("gioi_thieu", facts=short)
    assert document.notices == ()
    assert [row[1].text for row in table_of(document).rows] == ["Một câu ngắn."] * 3
    assert all(isinstance(cell, Cell) for row in table_of(document).rows for cell in row)


# ---------------------------------------------------------------- making texts fit


def test_lines_are_shared_evenly_and_what_is_over_goes_to_whoever_needs_it() -> None:
    assert shares([1, 9, 9], 11) == [1, 5, 5]
    assert shares([2, 2], 9) == [2, 2]
    assert shares([], 3) == []
    one = "Một câu ngắn vừa một dòng."
    made = fit_all([[one], [one] * 9, [one] * 9], 11, 160, 12)
    assert [fitted.text.count("câu") for fitted in made] == [1, 5, 5]
    assert [fitted.left_out for fitted in made] == [0, 4, 4]
    uneven = fit_all([[one, one * 9], [one] * 9], 8, 160, 12)
    assert [fitted.text.count("câu") for fitted in uneven] == [1, 7]


@pytest.mark.parametrize("text", ["Tiếng Việt " * 99, "W" * 999, "Ữ" * 999, "a, " * 400, "℻😀" * 50])
def test_a_text_is_never_thought_shorter_than_it_is_drawn(text: str) -> None:
    from desktop_app.documents.layout import fonts
    from desktop_app.documents.layout.styles import style
    from desktop_app.documents.layout.text import text_block

    fonts.register()
    for is_bold, face in ((False, fonts.REGULAR), (True, fonts.BOLD)):
        drawn = text_block((Run(text),), style("left", 12, face, before=0), set())
        _width, height = drawn.wrap(340, 10_000)
        assert lines_of(text, 340, 12, is_bold=is_bold) >= round(height / (12 * LEADING))


def test_a_cut_keeps_whole_sentences_and_never_ends_in_an_announcement() -> None:
    told = ["Mở đầu.", "Gồm hai phần:", "phần thứ nhất rất dài " * 20]
    assert fit(told, 2, 200, 12) == Fitted("Mở đầu.", 2)
    assert fit(["một hai ba bốn năm sáu bảy tám"], 1, 60, 12).text.endswith("…")
    assert shortened("x" * 99, 1, 60, 12).endswith("x…")
    assert shortened("vừa", 1, 60, 12) == "vừa"


def test_sentences_leave_tables_pictures_and_citations_out() -> None:
    nodes = parse(
        "<p>Đo ở TP. nhỏ [1], [2]. Sơ đồ xem [3]. Mất 18 m<sup>3</sup> (biên bản [4]) mỗi giờ</p>"
        "<ul><li>mục một</li><li>mục hai</li></ul><table><tr><td>bảng</td></tr></table>"
    ).nodes
    assert sentences_of(nodes) == [
        "Đo ở TP. nhỏ.", "Mất 18 m³ mỗi giờ.", "mục một;", "mục hai.",
    ]  # fmt: skip


@pytest.mark.parametrize("paper_id", PAPER_IDS)
def test_sources_name_what_some_form_or_the_paper_itself_asks_for(paper_id: str) -> None:
    wording = context(paper_id).wording
    forms = {field.key for name in PACKS for field in pack(name).form.fields}
    asked = {fact.key for fact in wording.facts}
    assert not asked & forms
    for keys in wording.sources.values():
        assert set(keys) <= forms | asked
