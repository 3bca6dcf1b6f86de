"""The papers of a nomination: what each says of whom, for what, before whom; and what is told of it."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from desktop_app.documents.blocks import Document, Letterhead, Paragraph, Signatures, Table, Title
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.layout.word import render_word
from desktop_app.documents.papers import PAPERS, paper
from desktop_app.documents.papers.context import Sender
from desktop_app.documents.papers.digest import digest
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee, NomineeContext
from desktop_app.documents.papers.signed import in_place
from desktop_app.domain.awards import COLLECTIVE, DECIDED, REFUSED, Honour, NominationLine
from desktop_app.domain.office import IssuedPaper, Signatory
from desktop_app.domain.office import Letterhead as OfficeHead
from desktop_app.domain.records import Person, Unit
from desktop_app.forms.awards import shipped_awards
from desktop_app.forms.council import VoteLimit
from tests.documents.block_words import all_blocks, said, tables_of
from tests.documents.reading import check, text_of
from tests.documents.sample import authors, case, context_of, dossier

OF_ROUND = ("to_trinh_khen_thuong", "danh_sach_trich_ngang", "bien_ban_xet", "bien_ban_kiem_phieu",
            "quyet_dinh_khen_thuong", "ho_so_khen_thuong")  # fmt: skip
OF_NOMINEE = ("bao_cao_thanh_tich", "bao_cao_giai_phap", "ho_so_nguoi")
HOSTILE = "<b>x</b> & {awards} [[mất]] <img src=/etc/passwd> \x07\u202e"
LONG = "Nguyễn Phúc Hoàng Ngân Quỳnh Hương Thị Thùy Trâm Anh Đào Ngọc"
UNION = Sender(
    OfficeHead(
        2,
        1,
        "union",
        "Công đoàn\nĐiện lực Việt Nam",
        "Công đoàn\nNhiệt điện Sông Trầm",
        "CĐNĐST",
        "Sông Trầm",
    ),
    (Signatory(3, 1, "union", 1, "Hoàng Minh Tú", "Chủ tịch", "TM.", "Ban Thường vụ"),),
)


def round_of(
    paper_id: str, *nominees: Nominee, body: str = "doanh_nghiep", **values: Any
) -> NominationContext:
    """A round before a body, with one nominee unless others are given; `values` change the meeting."""
    made = cast(NominationContext, context_of(paper(paper_id)))
    found = shipped_awards().body(body)
    assert made.meeting is not None
    assert found is not None
    meeting = replace(
        made.meeting, members=9, present=8, ballots_out=9, ballots_in=9, ballots_valid=9, **values
    )
    chosen = nominees or (person(),)
    return replace(made, body=found, own_chain=found.chain, meeting=meeting, nominees=chosen)


def report_of(
    nominee: Nominee, paper_id: str = "bao_cao_thanh_tich", kind: str = "merit", **facts: str
) -> NomineeContext:
    made = cast(NomineeContext, context_of(paper(paper_id)))
    own = replace(made.round, type=kind, theme="phong trào Lao động sáng tạo")
    return replace(made, round=own, nominee=nominee, facts=facts)


def person(name: str = "Trần Văn Khánh", award: str = "giay_khen", **values: Any) -> Nominee:
    made = cast(NomineeContext, context_of(paper("bao_cao_thanh_tich"))).nominee
    rule = shipped_awards().award(award)
    assert rule is not None
    merits = tuple(replace(one, examination=case(one.dossier).examination) for one in made.merits)
    line = replace(made.line, name=name, award=award, **values)
    return replace(made, line=line, award=rule, merits=merits)


def unit(name: str = "Phân xưởng Vận hành", award: str = "giay_khen", **values: Any) -> Nominee:
    line = NominationLine(9, "l-9", 1, 9, award, COLLECTIVE, name, votes=9, **values)
    rule = shipped_awards().award(award)
    assert rule is not None
    return Nominee(line, rule, person().merits, unit=Unit(7, "u-7", name, "PXVH"))


def build(context: NominationContext | NomineeContext) -> Document:
    return paper(context.wording.paper).build(context)


def words(document: Document) -> str:
    return "\n".join(said(document))


def printed(document: Document) -> str:
    return " ".join(text_of(render(document).data).split())


def block(document: Document, kind: type[Any]) -> Any:
    return next(item for item in all_blocks(document) if isinstance(item, kind))


# Tờ trình


def test_the_proposal_counts_and_names_as_the_form_does() -> None:
    text = words(build(round_of("to_trinh_khen_thuong", person(), person("Lê Thị Mai", sex="Nữ"), unit())))
    assert "tặng Giấy khen cho 02 cá nhân và 01 tập thể đã có thành tích" in text
    assert "1. Ông Trần Văn Khánh, Kỹ sư, Phân xưởng Vận hành: Giấy khen." in text
    assert "2. Bà Lê Thị Mai" in text
    assert "1. Phân xưởng Vận hành: Giấy khen." in text
    assert text.index("I. Cá nhân") < text.index("II. Tập thể")


def test_of_those_there_are_none_of_nothing_is_said() -> None:
    text = words(build(round_of("to_trinh_khen_thuong", unit())))
    assert "cho 01 tập thể đã" in text
    assert "00" not in text.split("Kính gửi")[1]
    assert "I. Cá nhân" not in text


@pytest.mark.parametrize(
    ("others", "said_so"),
    [((), "truy tặng Giấy khen"), ((person("Lê Thị Mai"),), "tặng và truy tặng Giấy khen")],
)
def test_who_has_died_is_given_posthumously(others: tuple[Nominee, ...], said_so: str) -> None:
    dead = person(is_posthumous=True)
    text = words(build(round_of("to_trinh_khen_thuong", dead, *others)))
    assert f"Về việc đề nghị {said_so} năm 2026" in text
    assert "Giấy khen (truy tặng)." in text
    decided = words(build(round_of("quyet_dinh_khen_thuong", dead, *others)))
    assert f"Điều 1. {said_so[:1].upper()}{said_so[1:]}" in decided
    report = build(report_of(dead))
    assert "ĐỀ NGHỊ TRUY TẶNG GIẤY KHEN" in words(report)
    signed = block(report, Signatures).columns[1]
    assert (signed.lines, signed.name) == (("ĐẠI DIỆN ĐƠN VỊ BÁO CÁO",), "")
    assert any("truy tặng" in notice for notice in report.notices)


@pytest.mark.parametrize(
    ("day", "decree"),
    [(date(2025, 6, 30), "98/2023"), (date(2025, 7, 1), "152/2025")],
)
def test_the_decree_of_the_day_is_cited_with_the_clause_of_the_award(day: date, decree: str) -> None:
    context = replace(round_of("to_trinh_khen_thuong"), issue=IssuedPaper(1, "i", "x", issued_on=day))
    lines = [line for line in said(build(context)) if line.startswith("Căn cứ")]
    (cited,) = [line for line in lines if line.startswith("Căn cứ Nghị định")]
    assert decree in cited
    assert any("Điều 75, khoản 4 Điều 80" in line for line in lines)
    assert not any("999/QĐ-TLĐ" in line for line in lines)


def test_a_replaced_source_is_not_cited_as_a_clause() -> None:
    rich = person(award="bang_lao_dong_sang_tao")
    context = replace(
        round_of("to_trinh_khen_thuong", rich, body="tong_lien_doan"), sender=lambda _chain: UNION
    )
    text = words(build(context))
    assert "1564/QĐ-TLĐ" not in text
    assert "Căn cứ tiêu chuẩn" not in text
    assert "Căn cứ Quyết định số 999/QĐ-TLĐ" in text


def test_the_union_writes_under_its_own_head_and_for_its_committee() -> None:
    context = replace(round_of("to_trinh_khen_thuong", body="tong_lien_doan"), sender=lambda _chain: UNION)
    document = build(context)
    assert block(document, Letterhead).body == ("CÔNG ĐOÀN", "NHIỆT ĐIỆN SÔNG TRẦM")
    column = block(document, Signatures).columns[0]
    assert column.lines == ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")


@pytest.mark.parametrize(
    ("body", "named", "title"),
    [
        ("tong_lien_doan", "", "BIÊN BẢN HỌP BAN CHẤP HÀNH CÔNG ĐOÀN"),
        ("doanh_nghiep", "", "BIÊN BẢN HỌP HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"),
        ("tong_lien_doan", "Ban Thường vụ Công đoàn", "BIÊN BẢN HỌP BAN THƯỜNG VỤ CÔNG ĐOÀN"),
    ],
)
def test_minutes_are_of_whoever_met(body: str, named: str, title: str) -> None:
    context = round_of("bien_ban_xet", body=body)
    assert context.meeting is not None
    context = replace(context, meeting=replace(context.meeting, body=named))
    assert block(build(context), Title).text == title


def test_awards_of_the_prime_minister_are_asked_of_him_alone() -> None:
    known = {body.id: body.is_apart for body in shipped_awards().bodies}
    assert [key for key, apart in known.items() if apart] == ["thu_tuong"]
    high = person(award="bang_khen_thu_tuong")
    text = words(build(round_of("to_trinh_khen_thuong", high, body="thu_tuong")))
    assert "trình Thủ tướng Chính phủ quyết định tặng Bằng khen của Thủ tướng Chính phủ" in text


def _sender(chain: str, parent: str = "") -> Sender:
    if chain == "union":
        return replace(UNION, letterhead=replace(UNION.letterhead, parent_name=parent))
    head = OfficeHead(1, 1, chain, parent, "Công ty\nNhiệt điện Sông Trầm", "NĐST", "Sông Trầm")
    return Sender(head, (Signatory(1, 1, chain, 1, "Trần Quốc Bảo", "Giám đốc"),))


@pytest.mark.parametrize(
    ("body", "award", "above", "to", "asked"),
    [
        ("doanh_nghiep", "giay_khen", "Tổng công ty Phát điện 9",
         "Giám đốc Công ty Nhiệt điện Sông Trầm", "xem xét, quyết định"),
        ("bo", "bang_khen_bo", "Tổng công ty Phát điện 9",
         "Tổng công ty Phát điện 9", "xem xét, đề nghị Bộ trưởng quyết định"),
        ("bo", "bang_khen_bo", "",
         "Bộ trưởng (qua cơ quan chuyên trách thi đua, khen thưởng của Bộ)", "xem xét, quyết định"),
        ("thu_tuong", "bang_khen_thu_tuong", "Tổng công ty Phát điện 9", "Tổng công ty Phát điện 9",
         "xem xét, đề nghị cấp có thẩm quyền trình Thủ tướng Chính phủ quyết định"),
        ("thu_tuong", "bang_khen_thu_tuong", "",
         "Bộ quản lý ngành (qua cơ quan chuyên trách thi đua, khen thưởng của Bộ)",
         "xem xét, trình Thủ tướng Chính phủ quyết định"),
        ("cong_doan_co_so", "giay_khen_cong_doan", "Công đoàn Điện lực Việt Nam",
         "Ban Chấp hành Công đoàn Nhiệt điện Sông Trầm", "xem xét, quyết định"),
        ("cong_doan_dlvn", "bang_khen_cong_doan_dlvn", "Công đoàn Điện lực Việt Nam",
         "Ban Thường vụ Công đoàn Điện lực Việt Nam", "xem xét, quyết định"),
        ("cong_doan_dlvn", "bang_khen_cong_doan_dlvn", "Công đoàn Tổng công ty Phát điện 9",
         "Công đoàn Tổng công ty Phát điện 9", "xem xét, đề nghị Công đoàn Điện lực Việt Nam quyết định"),
        ("tong_lien_doan", "bang_lao_dong_sang_tao", "Công đoàn Điện lực Việt Nam",
         "Công đoàn Điện lực Việt Nam",
         "xem xét, đề nghị Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam quyết định"),
        ("tong_lien_doan", "bang_lao_dong_sang_tao", "",
         "Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam", "xem xét, quyết định"),
    ],
)  # fmt: skip
def test_a_proposal_goes_to_who_decides_or_to_who_carries_it_on(
    body: str, award: str, above: str, to: str, asked: str
) -> None:
    made = round_of("to_trinh_khen_thuong", person(award=award), body=body)
    text = words(build(replace(made, sender=lambda chain: _sender(chain, above))))
    assert f"Kính gửi: {to}\n" in text
    assert f"kính trình {to} {asked} tặng " in text
    assert f"kính đề nghị {to} {asked}./." in text
    assert "{" not in text
    assert text.count("CỘNG HÒA") <= 1


def test_a_director_does_not_ask_himself() -> None:
    made = replace(round_of("to_trinh_khen_thuong"), sender=_sender)
    document = build(replace(made, facts={"presenter_name": "Lê Thị Mai"}))
    column = block(document, Signatures).columns[0]
    assert column.lines == ("TM. THƯỜNG TRỰC HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")
    assert column.name == "Lê Thị Mai"
    assert "Thường trực Hội đồng Thi đua - Khen thưởng kính trình Giám đốc" in words(document)
    other = Signatory(2, 1, "administration", 2, "Lê Thị Mai", "Trưởng phòng Tổ chức")
    head = _sender("administration")
    chosen = replace(
        made,
        sender=lambda _chain: replace(head, signatories=(*head.signatories, other)),
        issue=IssuedPaper(1, "i", "x", signatory_id=2),
    )
    assert block(build(chosen), Signatures).columns[0].lines == ("TRƯỞNG PHÒNG TỔ CHỨC",)


def test_where_nobody_is_known_to_decide_room_is_left_and_the_office_may_say_whom() -> None:
    made = replace(round_of("to_trinh_khen_thuong"), sender=lambda _chain: Sender())
    open_run = next(
        run for item in all_blocks(build(made)) if isinstance(item, Paragraph) for run in item.runs
        if run.field == "fact:addressee"
    )  # fmt: skip
    assert open_run.is_missing
    told = words(build(replace(made, facts={"addressee": "Giám đốc Tổng công ty"})))
    assert "Kính gửi: Giám đốc Tổng công ty" in told


def test_a_unit_in_capitals_is_named_in_running_text_as_the_catalogue_does() -> None:
    head = replace(_sender("administration").letterhead, name="CÔNG TY NHIỆT ĐIỆN SÔNG TRẦM")
    made = replace(
        round_of("to_trinh_khen_thuong"),
        sender=lambda _chain: replace(_sender("administration"), letterhead=head),
    )
    document = build(made)
    assert "Kính gửi: Giám đốc Công ty Nhiệt điện Sông Trầm" in words(document)
    assert block(document, Letterhead).body == ("CÔNG TY NHIỆT ĐIỆN SÔNG TRẦM",)


def test_what_is_enclosed_is_what_the_file_holds() -> None:
    plain = words(build(round_of("to_trinh_khen_thuong", person(), unit())))
    assert (
        "(Kèm theo: Danh sách trích ngang; 02 Báo cáo thành tích; Biên bản họp; bản sao quyết định công nhận,"
        " giấy chứng nhận sáng kiến.)"
    ) in plain
    voted = round_of("to_trinh_khen_thuong", person(), person(award="chien_si_thi_dua_co_so"))
    assert "Biên bản họp; Biên bản kiểm phiếu; bản sao quyết định" in words(build(voted))
    bare = round_of("to_trinh_khen_thuong", replace(person(award="lao_dong_tien_tien"), merits=()))
    assert "Biên bản họp.)" in words(build(bare))
    rich = round_of("to_trinh_khen_thuong", person(award="bang_lao_dong_sang_tao"), body="tong_lien_doan")
    assert "01 Báo cáo giải pháp sáng tạo" in words(build(rich))


def test_groups_are_numbered_as_they_come() -> None:
    for paper_id, heading in (
        ("to_trinh_khen_thuong", "I. Tập thể"),
        ("danh_sach_trich_ngang", "I. TẬP THỂ"),
    ):
        assert heading in words(build(round_of(paper_id, unit()))).splitlines()


def test_nothing_empty_is_left_between_the_paragraphs_of_a_proposal() -> None:
    empty = [
        item
        for item in all_blocks(build(round_of("to_trinh_khen_thuong")))
        if isinstance(item, Paragraph) and not "".join(run.text for run in item.runs).strip()
    ]
    assert empty == []
    told = words(build(replace(round_of("to_trinh_khen_thuong"), facts={"opinions_of": "UBND tỉnh"})))
    assert "đã được lấy ý kiến của UBND tỉnh." in told


# Danh sách


def test_the_full_list_has_the_columns_of_its_form() -> None:
    document = build(
        round_of("danh_sach_trich_ngang", person(), person("Lê Thị Mai", sex="Nữ", birth="1990"), unit())
    )
    table = tables_of(document)[0]
    top = [cell.text for cell in table.top]
    assert [text for text in top if text] == ["Năm sinh", "Số phiếu tín nhiệm"]
    man, woman, collective = (table.rows[at] for at in (1, 2, 4))
    assert (man[2].text, man[3].text, woman[2].text, woman[3].text) == ("1988", "", "", "1990")
    assert man[12].text == "7/9"
    assert collective[10].text == "Tập thể"
    assert block(document, Signatures).columns[1].lines == ("CHỦ TỊCH HỘI ĐỒNG",)
    assert "Danh sách này gồm 02 cá nhân và 01 tập thể." in words(document)


def test_what_only_the_nominee_knows_is_listed_as_told_and_else_left_to_the_pen() -> None:
    told = {"degree": "Thạc sĩ", "service_years": "15", "mass_votes": "45/48"}
    rows = tables_of(build(round_of("danh_sach_trich_ngang", replace(person(), told=told), person("Lê Mai"))))
    known, unknown = rows[0].rows[1:3]
    assert [known[at].text for at in (6, 7, 11)] == ["Thạc sĩ", "15", "45/48"]
    assert [unknown[at].text for at in (6, 7, 11)] == ["", "", ""]


def test_a_list_of_several_awards_says_of_each_which() -> None:
    one = tables_of(build(round_of("danh_sach_trich_ngang", person(), unit())))[0]
    assert [row[-1].text for row in one.rows if len(row) > 1] == ["", ""]
    mixed = round_of(
        "danh_sach_trich_ngang", person(award="chien_si_thi_dua_co_so", is_posthumous=True), unit()
    )
    notes = [row[-1].text for row in tables_of(build(mixed))[0].rows if len(row) > 1]
    assert notes == ["Chiến sĩ thi đua cơ sở, Truy tặng", "Giấy khen"]


def test_a_list_to_be_read_by_a_program_has_a_row_a_nominee_and_nothing_else() -> None:
    made = round_of("danh_sach_trich_ngang", person(is_manager=True), person("Lê Mai"), unit())
    rows = tables_of(build(replace(made, facts={"columns": "import"})))[0].rows
    assert [row[0].text for row in rows] == ["1", "2", "3"]
    assert [row[7].text for row in rows] == [
        "Các cấp lãnh đạo khác từ phó phòng trở lên",
        "Người trực tiếp công tác, lao động",
        "Tập thể - Doanh nghiệp",
    ]


COLUMNS = {
    "short": ["TT", "Họ và tên (tên tập thể)", "Chức vụ, đơn vị", "Tóm tắt thành tích", "Hình thức đề nghị"],
    "full": ["TT", "Họ và tên", "Nam", "Nữ", "Chức vụ, đơn vị công tác", "Trình độ đào tạo",
             "Học hàm, học vị", "Số năm công tác", "Bằng khen, giấy khen", "Thành tích", "Đối tượng",
             "Quần chúng", "HĐCS", "Ghi chú"],
    "import": ["STT", "Phân loại khen thưởng", "Tên gọi (Ông/Bà/Chức danh)",
               "Tên tập thể/cá nhân/hộ gia đình", "Chức vụ", "Đơn vị công tác",
               "Danh hiệu thi đua/Hình thức khen thưởng",
               "Phân loại đối tượng", "Lĩnh vực hoạt động"],
    "innovations": ["TT", "Tên sáng kiến", "Tác giả / đồng tác giả (tỷ lệ %)", "Chức vụ, trình độ", "Đơn vị",
                    "Cấp công nhận, số QĐ, ngày", "Ngày áp dụng", "Giá trị làm lợi (đồng)", "Phạm vi áp dụng",
                    "Hình thức đề nghị", "Ghi chú"],
}  # fmt: skip


@pytest.mark.parametrize("columns", COLUMNS)
def test_each_set_of_columns_is_drawn_in_every_format(columns: str) -> None:
    context = replace(round_of("danh_sach_trich_ngang", person(), unit()), facts={"columns": columns})
    document = build(context)
    assert [cell.text for cell in tables_of(document)[0].heading] == COLUMNS[columns]
    assert not render(document).missing
    assert render_word(document).data[:2] == b"PK"


def test_nobody_is_left_out_of_the_list_by_innovations() -> None:
    bare = replace(person("Lê Thị Mai"), merits=())
    document = build(
        replace(round_of("danh_sach_trich_ngang", person(), bare), facts={"columns": "innovations"})
    )
    rows = tables_of(document)[0].rows
    assert [row[0].text for row in rows] == ["1", "2"]
    assert rows[1][-1].text == "Đề nghị: Lê Thị Mai"
    assert rows[1][1].is_missing


def test_the_list_and_the_decision_name_the_proposal_by_the_number_it_bears() -> None:
    bears = IssuedPaper(
        1, "i", "to_trinh_khen_thuong", number=12, symbol="TTr-NĐST", issued_on=date(2026, 9, 30)
    )
    listed = words(build(replace(round_of("danh_sach_trich_ngang"), proposal=bears)))
    assert "(Kèm theo Tờ trình số 12/TTr-NĐST ngày 30 tháng 9 năm 2026 của" in listed
    decided = words(build(replace(round_of("quyet_dinh_khen_thuong"), proposal=bears)))
    assert "tại Tờ trình số 12/TTr-NĐST ngày 30 tháng 9 năm 2026." in decided
    unnumbered = words(build(round_of("danh_sach_trich_ngang")))
    assert "Tờ trình số ……" in unnumbered


@pytest.mark.parametrize(
    ("paper_id", "most"), [("danh_sach_trich_ngang", 16), ("quyet_dinh_khen_thuong", 14)]
)
def test_long_achievements_leave_room_for_several_on_a_page(paper_id: str, most: int) -> None:
    told = "Có nhiều sáng kiến cải tiến kỹ thuật được công nhận, áp dụng có hiệu quả, an toàn. " * 5
    many = [person(f"{LONG} {number}", uid=f"l{number}", achievement=told[:400]) for number in range(40)]
    drawn = render(build(round_of(paper_id, *many)))
    assert drawn.pages <= most
    first = text_of(drawn.data).split("\f")[0 if paper_id == "danh_sach_trich_ngang" else 1]
    assert "Có nhiều sáng kiến" in first, "the title does not stand alone"


def test_forty_people_with_long_names_are_listed_on_whole_pages(tmp_path: Path) -> None:
    many = [person(f"{LONG} {number}", uid=f"l{number}") for number in range(40)]
    for paper_id in OF_ROUND[:5]:
        drawn = render(build(round_of(paper_id, *many)))
        check(drawn.data, tmp_path)
        text = " ".join(text_of(drawn.data).split())
        assert not drawn.missing
        assert drawn.pages < 30
        assert "40 cá nhân" in text


# Biên bản


def test_a_rate_is_of_all_members_and_written_votes_are_noted() -> None:
    document = build(round_of("bien_ban_xet", person(votes=6, by_writing=2)))
    row = tables_of(document)[0].rows[0]
    assert [cell.text for cell in row[-3:]] == ["6/9", "66,67", "2 phiếu bằng văn bản"]


def with_limit(one: Nominee, certainty: str = "") -> Nominee:
    """Ask for four fifths of the votes, by a figure that was confirmed or not."""
    limit = VoteLimit(4, 5, "từ 80 % trở lên tổng số thành viên", certainty)
    return replace(one, award=replace(one.award, votes=limit))


def test_a_limit_nobody_confirmed_rejects_nobody() -> None:
    short = with_limit(person("Lê Thị Mai", votes=7), "Theo văn bản đã được thay thế.")
    enough = with_limit(person(votes=8), "Theo văn bản đã được thay thế.")
    text = words(build(round_of("bien_ban_xet", enough, short)))
    assert "cho 01 cá nhân có đủ số phiếu" in text
    assert "Không đề nghị" not in text
    assert "đang chờ đối chiếu quy định hiện hành: Lê Thị Mai. Cuộc họp kết luận: …" in text


def test_who_missed_the_votes_is_not_concluded_on_and_is_told() -> None:
    short, enough = (with_limit(one) for one in (person("Lê Thị Mai", votes=7), person(votes=8)))
    document = build(round_of("bien_ban_xet", enough, short))
    text = words(document)
    assert "cho 01 cá nhân có đủ số phiếu" in text
    assert "Không đề nghị các trường hợp chưa đủ số phiếu theo quy định: Lê Thị Mai." in text
    assert any("Lê Thị Mai: 7/9 phiếu, chưa đạt mức" in notice for notice in document.notices)
    assert not any("Trần Văn Khánh: 8/9" in notice for notice in document.notices)
    alone = words(build(round_of("bien_ban_xet", short)))
    assert "Nhất trí đề nghị" not in alone


def test_the_count_tells_invalid_ballots_the_limit_and_the_two_who_sign() -> None:
    nominee = person(award="chien_si_thi_dua_co_so", votes=8)
    context = round_of("bien_ban_kiem_phieu", nominee, counters="Đặng Trung Kiên\nĐỗ Thị Bích Liên")
    assert context.meeting is not None
    context = replace(context, meeting=replace(context.meeting, ballots_in=9, ballots_valid=8))
    document = build(context)
    text = words(document)
    assert "hợp lệ: 8; không hợp lệ: 1." in text
    assert "Mức phiếu cần đạt để đề nghị danh hiệu “Chiến sĩ thi đua cơ sở”: từ 80 % trở lên" in text
    assert "3. Ban kiểm phiếu: Đặng Trung Kiên, Đỗ Thị Bích Liên." in text
    assert [column.name for column in block(document, Signatures).columns] == [
        "Đỗ Thị Bích Liên",
        "Đặng Trung Kiên",
    ]
    assert not block(document, Letterhead).number


@pytest.mark.parametrize("paper_id", OF_ROUND[:5])
@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"votes": 10}, "10 phiếu trên 9 thành viên"),
        ({"birth": ""}, "chưa có năm sinh"),
    ],
)
def test_what_cannot_be_is_never_printed_in_silence(paper_id: str, values: dict[str, Any], told: str) -> None:
    assert any(told in notice for notice in build(round_of(paper_id, person(**values))).notices)


def test_more_votes_than_valid_ballots_and_a_voter_who_is_nominated_are_told() -> None:
    context = round_of(
        "bien_ban_xet", person(votes=9, by_writing=0), present_names="Ông Trần Văn Khánh, Kỹ sư"
    )
    assert context.meeting is not None
    context = replace(context, meeting=replace(context.meeting, ballots_valid=8))
    notices = build(context).notices
    assert any("9 phiếu mà chỉ có 8 phiếu hợp lệ" in notice for notice in notices)
    assert any("Vừa dự họp xét vừa được đề nghị: Trần Văn Khánh" in notice for notice in notices)


def test_names_that_differ_by_an_accent_or_from_the_catalogue_are_told() -> None:
    twice = round_of("to_trinh_khen_thuong", person("Lê Thị Hà"), person("Lê  Thị Hạ"))
    assert any("chỉ khác nhau ở dấu hoặc khoảng trắng" in notice for notice in build(twice).notices)
    renamed = replace(person("Lê Thị Hà"), person=Person(1, "p", "Lê Thị Hài"))
    assert any(
        "danh mục ghi “Lê Thị Hài”. Sửa một trong hai nơi" in one
        for one in build(round_of("bien_ban_xet", renamed)).notices
    )


def test_without_a_meeting_room_is_left_and_it_is_told() -> None:
    for paper_id in OF_ROUND[:4]:
        document = build(replace(round_of(paper_id), meeting=None))
        assert any("Chưa khai cuộc họp" in notice for notice in document.notices)
        assert render(document).pages


# Quyết định


def test_the_decision_lists_those_decided_with_their_money_and_its_sum() -> None:
    given = {"state": DECIDED, "decision_number": "845/QĐ-NĐST", "decision_on": date(2026, 11, 16)}
    rich = replace(person(**given), money=710_000, money_remarks=("Hệ số chưa xác nhận.",))
    shop = replace(unit(**given), money=1_410_000)
    document = build(round_of("quyet_dinh_khen_thuong", rich, shop, person("Lê Thị Mai", state=REFUSED)))
    text = words(document)
    assert "Điều 2. Tổng số tiền thưởng kèm theo là 2.120.000 đồng (Bằng chữ: Hai triệu một trăm hai" in text
    rows = [[cell.text for cell in row] for row in tables_of(document)[0].rows]
    assert [row[1] for row in rows[:2]] == ["Trần Văn Khánh", "Phân xưởng Vận hành"]
    assert rows[-1][:2] == ["Cộng", "2.120.000"]
    assert "Lê Thị Mai" not in text
    assert "(Kèm theo Quyết định số 845/QĐ-NĐST ngày 16 tháng 11 năm 2026 của" in text
    assert "Số: 845/QĐ-NĐST" in text
    assert "Hệ số chưa xác nhận." in document.notices


def test_unknown_money_is_said_and_several_decisions_are_told() -> None:
    first = person(state=DECIDED, decision_number="1/QĐ", decision_on=date(2026, 11, 16))
    second = person("Lê Thị Mai", state=DECIDED, decision_number="2/QĐ", decision_on=date(2026, 11, 17))
    document = build(round_of("quyet_dinh_khen_thuong", first, second))
    assert "Tiền thưởng kèm theo thực hiện theo quy định hiện hành" in words(document)
    assert "Tiền thưởng (đồng)" not in words(document)
    assert any("nhiều số quyết định khác nhau" in notice for notice in document.notices)
    some = build(round_of("quyet_dinh_khen_thuong", replace(first, money=5), replace(second, money=None)))
    assert any("Chưa biết mức tiền thưởng của: Lê Thị Mai" in notice for notice in some.notices)


def test_a_decision_that_is_not_ours_to_write_is_told() -> None:
    high = build(round_of("quyet_dinh_khen_thuong", person(award="bang_khen_bo"), body="bo"))
    assert any("Bộ trưởng quyết định và ban hành" in notice for notice in high.notices)
    assert block(high, Letterhead).body == ("BỘ TRƯỞNG",)
    assert block(high, Signatures).columns[0].lines == ("BỘ TRƯỞNG",)
    assert "SÔNG TRẦM" not in words(high)
    own = build(round_of("quyet_dinh_khen_thuong"))
    assert not any("dự thảo" in notice for notice in own.notices)


def test_each_chain_has_its_own_words_for_money_and_execution() -> None:
    own = words(build(round_of("quyet_dinh_khen_thuong")))
    assert "Điều 3. Chánh Văn phòng, Trưởng các phòng và" in own
    assert "Theo đề nghị của Thường trực Hội đồng Thi đua - Khen thưởng" in own
    made = round_of("quyet_dinh_khen_thuong", person(award="giay_khen_cong_doan"), body="cong_doan_co_so")
    union = words(build(replace(made, sender=lambda _chain: UNION)))
    assert "chi từ nguồn kinh phí công đoàn." in union
    assert "Điều 3. Văn phòng, các Ban Công đoàn và" in union
    assert "Theo đề nghị của Ban Thường vụ Công đoàn Nhiệt điện Sông Trầm" in union
    typed = words(build(replace(made, facts={"funds": "quỹ riêng"})))
    assert "chi từ quỹ riêng." in typed


# Báo cáo


def test_a_person_s_report_follows_the_form_in_force() -> None:
    document = build(report_of(person(), powers="<p>Trực tiếp vận hành.</p>"))
    text = words(document)
    marks = ["BÁO CÁO THÀNH TÍCH", "ĐỀ NGHỊ TẶNG THƯỞNG GIẤY KHEN", "I. SƠ LƯỢC LÝ LỊCH", "- Quê quán:",
             "II. THÀNH TÍCH ĐẠT ĐƯỢC", "1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận",
             "Trực tiếp vận hành.", "2. Thành tích đạt được của cá nhân",
             "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
             "1. Danh hiệu thi đua:", "2. Hình thức khen thưởng:", "THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN",
             "NGƯỜI BÁO CÁO THÀNH TÍCH", "XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG"]  # fmt: skip
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "Tóm tắt thành tích của tập thể" not in text
    assert not block(document, Letterhead).number
    assert [column.name for column in block(document, Signatures).columns] == [
        "Trần Quốc Bảo",
        "Trần Văn Khánh",
    ]


def test_a_head_of_unit_tells_what_the_unit_did_first() -> None:
    told = words(build(report_of(person(is_manager=True), unit_merits="<p>Phân xưởng vượt kế hoạch.</p>")))
    assert told.index("1. Tóm tắt thành tích của tập thể") < told.index("Phân xưởng vượt kế hoạch.")
    assert told.index("Phân xưởng vượt") < told.index("2.1. Quyền hạn")
    chosen = words(build(report_of(person(is_manager=True), heads="yes")))
    assert "1. Tóm tắt thành tích của tập thể" in chosen
    asked = build(report_of(person(is_manager=True)))
    assert any("người đứng đầu đơn vị" in notice for notice in asked.notices)
    assert not any(
        "người đứng đầu" in one for one in build(report_of(person(is_manager=True), heads="no")).notices
    )


@pytest.mark.parametrize(
    ("kind", "nominee", "shown", "hidden"),
    [
        ("sudden", person(), "3. Ý nghĩa của thành tích", "III. CÁC HÌNH THỨC"),
        ("sudden", unit(), "Về thành tích xuất sắc đột xuất phong trào", "III. CÁC HÌNH THỨC"),
        ("campaign", person(), "I. THÔNG TIN CHUNG", "III. CÁC HÌNH THỨC"),
        ("campaign", unit(), "II. BÁO CÁO THÀNH TÍCH", "II. THÀNH TÍCH ĐẠT ĐƯỢC"),
        ("merit", unit(), "5. Hoạt động của tổ chức đảng, đoàn thể", "I. SƠ LƯỢC LÝ LỊCH"),
    ],
)  # fmt: skip
def test_each_kind_has_its_own_layout(kind: str, nominee: Nominee, shown: str, hidden: str) -> None:
    text = words(build(report_of(nominee, kind=kind)))
    assert shown in text
    assert hidden not in text


@pytest.mark.parametrize("kind", ["merit", "campaign", "sudden"])
@pytest.mark.parametrize("nominee", [person(), unit()], ids=["person", "collective"])
def test_a_report_asks_for_what_it_prints_and_for_nothing_else(kind: str, nominee: Nominee) -> None:
    wording = report_of(nominee).wording
    listed = {"service_years", "mass_votes", "degree"}
    asked = {fact.key for fact in wording.facts_for(nominee.line.nominee, kind)}
    told = {fact.key: f"@{fact.key}@" for fact in wording.facts if fact.kind.value in ("line", "text")}
    text = words(build(report_of(nominee, kind=kind, **told)))
    shown = {key for key in told if f"@{key}@" in text}
    assert shown - {"residence_place"} <= asked
    assert asked - shown - {"heads"} <= (listed if nominee.line.nominee == "person" else set())


@pytest.mark.parametrize("kind", ["merit", "campaign", "sudden"])
@pytest.mark.parametrize("nominee", [person(), unit()], ids=["person", "collective"])
def test_who_proposes_confirms_on_the_page_of_the_other_signatures(kind: str, nominee: Nominee) -> None:
    for lines in range(0, 30, 3):
        told = "".join(f"<p>Việc {number}.</p>" for number in range(lines))
        facts = {"own_merits": told, "outstanding": told, "campaign_merits": told, "meaning": told}
        pages = text_of(render(build(report_of(nominee, kind=kind, **facts))).data).split("\f")
        last = next(page for page in pages if "XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG" in page)
        assert "(Ký, ghi rõ họ và tên)" in last, lines


def test_a_collective_tells_its_figures_where_the_book_knows_them() -> None:
    known = {"target": "40", "counted": "44", "percent": "110 %", "benefit": "1.500.000.000"}
    shop = replace(unit(), figure=lambda key: known.get(key, ""))
    document = build(report_of(shop))
    rows = [[cell.text for cell in row] for row in tables_of(document)[0].rows]
    assert rows == [["1", "Chỉ tiêu được giao", "40"], ["2", "Thực hiện", "44"],
                    ["3", "Tỷ lệ thực hiện", "110 %"],
                    ["4", "Tổng giá trị làm lợi (đồng)", "1.500.000.000"]]  # fmt: skip
    assert "Tên tập thể đề nghị: PHÂN XƯỞNG VẬN HÀNH" in words(document)
    assert "Số liệu thực hiện chương trình" not in words(build(report_of(unit())))


def test_the_head_of_a_collective_signs_for_it_and_nobody_for_who_has_none() -> None:
    above = block(build(report_of(unit())), Signatures).columns
    assert [column.name for column in above] == ["Trần Quốc Bảo", ""]
    own = replace(unit(), unit=Unit(1, "u-1", "Công ty Nhiệt điện Sông Trầm", "NĐST"))
    assert [column.name for column in block(build(report_of(own)), Signatures).columns] == [
        "",
        "Trần Quốc Bảo",
    ]
    bare = replace(report_of(own), sender=lambda _chain: Sender())
    assert [column.name for column in block(build(bare), Signatures).columns] == ["", ""]


def test_nobody_confirms_his_own_report() -> None:
    columns = block(build(report_of(person("Trần Quốc Bảo"))), Signatures).columns
    assert [column.name for column in columns] == ["", "Trần Quốc Bảo"]


def test_titles_and_awards_stand_in_their_own_tables() -> None:
    held = (
        Honour(1, 2024, "Chiến sĩ thi đua cơ sở", "title", decision_number="11/QĐ", issuer="Công ty"),
        Honour(2, 2025, "Giấy khen", "form"),
    )
    titles, forms = tables_of(build(report_of(replace(person(), honours=held))))[-2:]
    assert [cell.text for cell in titles.rows[0]] == ["2024", "Chiến sĩ thi đua cơ sở", "11/QĐ, Công ty"]
    assert forms.rows[0][2].is_missing


def test_a_co_author_s_part_is_told_and_a_stranger_to_the_innovation_too() -> None:
    own = replace(person().merits[0], dossier=dossier(), share=3333)
    document = build(report_of(replace(person(), merits=(own,))))
    rows = [cell.text for row in tables_of(document)[0].rows for cell in row]
    assert "Đồng tác giả (33,33 %)" in rows
    assert "78/QĐ-NĐST, 20/05/2026, Cấp cơ sở" in rows
    alone = replace(own, dossier=replace(own.dossier, authors=authors(1)))
    assert "Tác giả" in words(build(report_of(replace(person(), merits=(alone,)))))
    stranger = replace(own, is_author=False)
    told = build(report_of(replace(person(), merits=(stranger,)))).notices
    assert any("không có tên trong các tác giả của sáng kiến 2026-DLHL-0001" in notice for notice in told)


def test_the_report_on_solutions_shows_how_the_money_came_about() -> None:
    document = build(report_of(person(award="bang_lao_dong_sang_tao"), "bao_cao_giai_phap"))
    text = words(document)
    rows = [[cell.text for cell in row] for row in tables_of(document)[-1].rows]
    assert rows[0] == ["1", "Giảm tổn thất không tải 40 máy", "87.600 kWh", "2.204,07", "193.076.532"]
    assert "157.076.532 đồng (Bằng chữ: Một trăm năm mươi bảy triệu" in text
    lines = [column.lines[0] for column in block(document, Signatures).columns]
    assert lines == ["NGƯỜI BÁO CÁO", "XÁC NHẬN CỦA CÔNG ĐOÀN CƠ SỞ", "XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ"]
    refused = build(report_of(unit(), "bao_cao_giai_phap"))
    assert any("dành cho cá nhân" in notice for notice in refused.notices)


def test_money_that_cannot_be_computed_is_said_and_one_missing_is_told() -> None:
    made = person().merits[0]
    none = replace(made, dossier=dossier(benefit_answer="not_computable", benefit_amount=None))
    text = words(build(report_of(replace(person(), merits=(none,)), "bao_cao_giai_phap")))
    assert "không tính được bằng tiền" in text
    unknown = replace(made, dossier=dossier(benefit_answer="", benefit_amount=None))
    document = build(report_of(replace(person(), merits=(unknown,)), "bao_cao_giai_phap"))
    assert any("chưa có giá trị làm lợi" in notice for notice in document.notices)


# Hồ sơ


def test_a_signed_scan_stands_in_place_and_a_stale_one_is_told() -> None:
    document = build(round_of("to_trinh_khen_thuong"))
    scanned = IssuedPaper(
        1, "i", "x", scan_sha256="a" * 64, scan_media_type="application/pdf", scan_digest=digest(document)
    )
    same = in_place(replace(round_of("to_trinh_khen_thuong"), issue=scanned), document)
    assert [type(part).__name__ for part in same.parts] == ["InsertedFile"]
    assert same.notices == ()
    changed = build(round_of("to_trinh_khen_thuong", person("Nguyễn Văn Khác")))
    stale = in_place(replace(round_of("to_trinh_khen_thuong"), issue=scanned), changed)
    assert "không còn khớp" in stale.notices[0]
    assert in_place(round_of("to_trinh_khen_thuong"), document) is document


# Whatever was typed


def _hostile(one: Nominee) -> Nominee:
    texts = (
        "name",
        "birth",
        "post",
        "workplace",
        "qualification",
        "achievement",
        "decision_number",
        "certificate_number",
    )
    line = replace(one.line, **dict.fromkeys(texts, HOSTILE))
    held = tuple(replace(item, name=HOSTILE, decision_number=HOSTILE, issuer=HOSTILE) for item in one.honours)
    own = dossier(title=HOSTILE, applied_at=HOSTILE)
    merits = tuple(replace(merit, dossier=own) for merit in one.merits)
    return replace(one, line=line, honours=held, merits=merits)


@pytest.mark.parametrize("paper_id", [one.id for one in PAPERS if one.scope in ("nomination", "nominee")])
@pytest.mark.parametrize("kind", ["merit", "campaign", "sudden"])
def test_hostile_text_is_printed_as_it_stands(paper_id: str, kind: str, tmp_path: Path) -> None:
    made = cast(Any, context_of(paper(paper_id)))
    facts = {fact.key: HOSTILE for fact in made.wording.facts if fact.kind.value in ("line", "text")}
    meeting = replace(
        made.meeting,
        **{item.name: HOSTILE for item in fields(made.meeting) if item.type is str and item.name != "chain"},
    )
    own = replace(made.round, name=HOSTILE, theme=HOSTILE, type=kind)
    changed = {"round": own, "meeting": meeting, "facts": facts}
    if paper_id in OF_ROUND:
        changed["nominees"] = (_hostile(person()), replace(unit(), line=replace(unit().line, name=HOSTILE)))
    else:
        changed["nominee"] = _hostile(person())
    document = paper(paper_id).build(replace(made, **changed))
    text = printed(document)
    assert "<img src=/etc/passwd>" in text
    assert "{awards}" in text
    check(render(document).data, tmp_path)
    if "docx" in paper(paper_id).formats:
        assert render_word(document).data[:2] == b"PK"


@pytest.mark.parametrize("paper_id", OF_ROUND[:5])
def test_a_round_without_anybody_leaves_room(paper_id: str) -> None:
    document = build(replace(round_of(paper_id), nominees=()))
    assert any("Chưa có cá nhân, tập thể nào" in notice for notice in document.notices)
    assert not any(isinstance(item, Table) and not item.heading for item in all_blocks(document))
    assert render(document).pages
