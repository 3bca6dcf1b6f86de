"""The papers of a council: decisions, minutes, certificates, proposals, whatever was typed."""

import unicodedata
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from desktop_app.documents.blocks import Document, Pages, Paragraph, Run, Table
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.papers import paper
from desktop_app.documents.papers.context import Case, Count, DossierContext, Mean, RoundContext, Vote
from desktop_app.domain.council import Round
from desktop_app.domain.office import IssuedPaper, Letterhead, Signatory
from desktop_app.domain.records import Dossier, Unit
from desktop_app.forms.council import shipped_council
from tests.documents.reading import check, text_of
from tests.documents.sample import authors, case, context_of, dossier

ROUND_PAPERS = ("thanh_lap", "bien_ban", "cong_nhan", "to_trinh")
UNIT = Unit(1, "u", "Công ty Nhiệt điện Sông Trầm", "NĐST", parent_id=2)
SUPERIOR = Unit(2, "v", "Tổng công ty Phát điện 9", "PĐ9")
HOSTILE = "<b>x</b> & {title} [[mất]] <img src=/etc/passwd> \x07\u202e"


def round_of(paper_id: str, *cases: Case, **values: Any) -> RoundContext:
    """A round of a company's council of three, with one case unless others are given."""
    made = cast(RoundContext, context_of(paper(paper_id)))
    own = replace(made.hearing.round, unit_id=1, **values)
    hearing = replace(made.hearing, round=own, unit=UNIT, superior=SUPERIOR)
    return replace(made, hearing=hearing, cases=cases or made.cases)


def case_of(own: Dossier | None = None, **values: Any) -> Case:
    made = case(own or dossier())
    return replace(made, examination=replace(made.examination, **values))


def certificate_of(one: Case | None) -> DossierContext:
    made = cast(DossierContext, context_of(paper("giay_chung_nhan"), made_from=one.dossier if one else None))
    hearing = made.hearing
    return replace(made, council=lambda: (hearing if one else None, one))


def build(context: RoundContext | DossierContext) -> Document:
    return paper(context.wording.paper).build(context)


def said(document: Document) -> str:
    """All runs of paragraphs and all cells, a line each."""
    lines: list[str] = []
    for part in document.parts:
        assert isinstance(part, Pages)
        for block in part.blocks:
            if isinstance(block, Paragraph):
                lines.append("".join(run.text for run in block.runs))
            if isinstance(block, Table):
                lines += [" | ".join(cell.text for cell in row) for row in block.rows]
            for name in ("text", "subtitle"):
                lines.append(str(getattr(block, name, "")))
    return "\n".join(lines)


def missing(document: Document) -> set[str]:
    """Fields of what is dots."""
    blocks = [block for part in document.parts if isinstance(part, Pages) for block in part.blocks]
    pieces = [
        run
        for block in blocks
        for name in ("runs", "number", "place_and_date")
        for run in getattr(block, name, ())
        if isinstance(run, Run)
    ]
    cells = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
    return {piece.field for piece in (*pieces, *cells) if piece.is_missing}


def printed(document: Document) -> str:
    return " ".join(text_of(render(document).data).split())


def test_the_decision_to_set_up_names_members_by_role_and_the_union() -> None:
    document = build(round_of("thanh_lap"))
    text = said(document)
    assert "GIÁM ĐỐC CÔNG TY NHIỆT ĐIỆN SÔNG TRẦM" in text
    assert (
        "Thành lập Hội đồng Sáng kiến Công ty Nhiệt điện Sông Trầm (sau đây gọi là Hội đồng) gồm 03" in text
    )
    assert "1 | Trần Quốc Bảo | Phó Giám đốc | Chủ tịch" in text
    assert "2 | Lê Thị Mai | Chủ tịch Công đoàn | Ủy viên (đại diện Công đoàn)" in text
    assert "Tổ thư ký giúp việc cho Hội đồng gồm: Phạm Gia Huy;" in text
    shown = printed(document)
    assert "Số: 45/QĐ-NĐST" in shown
    assert "Sông Trầm, ngày 02 tháng 4 năm 2026" in shown
    assert "- Như Điều 3; - Lưu: VT, Tổ thư ký Hội đồng." in shown or "- Như Điều 3;" in shown
    assert "KT. GIÁM ĐỐC" in shown
    assert "/." in shown


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2026, 5, 20), "Căn cứ Luật Khoa học, công nghệ và đổi mới sáng tạo ngày 27 tháng 6 năm 2025;"),
        (date(2025, 10, 1), "Căn cứ Luật Khoa học, công nghệ và đổi mới sáng tạo ngày 27 tháng 6 năm 2025;"),
        (date(2025, 9, 30), "Căn cứ Luật Khoa học và Công nghệ ngày 18 tháng 6 năm 2013;"),
        (date(2013, 12, 31), "Căn cứ Nghị định số 13/2012/NĐ-CP ngày 02 tháng 3 năm 2012"),
        (date(2012, 4, 24), "Căn cứ Điều lệ về sáng kiến cải tiến kỹ thuật - hợp lý hóa sản xuất"),
    ],
)
def test_the_law_of_the_decision_s_day_is_cited_and_no_other(day: date, law: str) -> None:
    one = case_of(decision_on=day)
    lines = [
        line for line in said(build(round_of("cong_nhan", one))).splitlines() if line.startswith("Căn cứ")
    ]
    assert lines[0].startswith(law)
    assert sum("Luật Khoa học" in line for line in lines) <= 1
    assert ("Nghị định số 13/2012" in "".join(lines)) == (day >= date(2012, 4, 25))


def test_bases_stand_in_their_order_and_end_as_they_must() -> None:
    context = replace(
        round_of("cong_nhan"),
        facts={"regulation": "Quy định số 215;", "charter": "Điều lệ Công ty.", "proposer": "Trưởng phòng"},
    )
    lines = said(build(context)).splitlines()
    bases = [line for line in lines if line.startswith(("Căn cứ", "Theo đề nghị"))]
    words = ("Luật", "Nghị định", "Thông tư", "Điều lệ Công ty", "Quy định số 215", "Quyết định", "Biên bản")
    assert all(word in line for word, line in zip(words, bases, strict=False))
    assert all(line.endswith(";") and not line.endswith((";;", ".;")) for line in bases[:-1])
    assert bases[-1] == "Theo đề nghị của Trưởng phòng."


def test_minutes_count_the_votes_over_all_members() -> None:
    made = case_of()
    voted = replace(made, count=Count(members=3, recognised=1, completion=1, missing=1, by_writing=1))
    refused = replace(
        case_of(result="refused", result_reason="Chưa đủ 03 tháng.\nThiếu số liệu."),
        count=Count(members=3, recognised=0, refused=2, conflicted=1),
    )
    text = said(build(round_of("bien_ban", voted, refused)))
    assert "1 | Hoán chuyển" in text
    assert "| 1/3 | 1/3 | 0/3 | 1/3 | 1" in text
    assert "| 0/3 | 0/3 | 2/3 | 1/3 | 0" in text
    assert "(2/3 phiếu công nhận)." in text
    assert "Không công nhận 01 sáng kiến:" in text
    assert "Lý do:\n\n\n+ Chưa đủ 03 tháng.\n\n\n+ Thiếu số liệu." in text
    assert "khi có quá bán tổng số phiếu" in text


def test_minutes_say_who_was_there_who_was_not_and_who_signs() -> None:
    document = build(round_of("bien_ban"))
    text, shown = said(document), printed(document)
    assert (
        "4. Số thành viên có mặt trên tổng số: 02/03. Chủ trì: Trần Quốc Bảo; thư ký: Phạm Gia Huy." in text
    )
    assert "Vắng mặt 01 người, gồm:" in text
    assert "- Phạm Gia Huy, Chuyên viên (đi học)" in text
    assert "- Ông Lê Hữu Phước, Phòng Kỹ thuật" in text or "5. Khách mời" in text
    assert "2. Quyết định thành lập Hội đồng: số 45/QĐ-NĐST ngày 02 tháng 4 năm 2026." in text
    assert "THƯ KÝ CHỦ TỊCH HỘI ĐỒNG" in shown


def test_a_vice_chairman_signs_for_one_who_was_away() -> None:
    context = round_of("bien_ban")
    chair, union, secretary = context.hearing.members
    members = (replace(chair, is_present=False), replace(union, role="vice"), secretary)
    text = printed(build(replace(context, hearing=replace(context.hearing, members=members))))
    assert "KT. CHỦ TỊCH HỘI ĐỒNG" in text
    assert "PHÓ CHỦ TỊCH" in text
    assert "Chủ trì: Lê Thị Mai" in text


def test_interests_opinions_and_pay_stand_in_the_minutes_without_the_program_s_hints() -> None:
    made = case_of(author_rate=750, author_multiple=550, helper_rate=2000, money_answer="agreed")
    first, second, third = made.votes
    votes = (
        replace(first, comment="Nên nhân rộng"),
        replace(second, comment="Nên nhân rộng"),
        Vote(
            third.member, conflict="Chọn họ từ danh bạ.", interest="declared", interest_reason="Người thân."
        ),
    )
    text = said(build(round_of("bien_ban", replace(made, votes=votes))))
    assert text.count("+ Nên nhân rộng") == 1
    assert "- Sáng kiến số 1: Phạm Gia Huy có lợi ích liên quan (Người thân)." in text
    assert "danh bạ" not in text
    assert "7,5 % số tiền làm lợi; 5,5 lần mức lương cơ sở | 20 % thù lao tác giả" in text
    assert "Tính được, đồng ý với cách tính trong Đơn" in text


def test_a_round_with_points_shows_mean_and_grade() -> None:
    points = shipped_council().points("pcvt-100")
    made = replace(case_of(), points=points, criteria=(), mean=Mean("87,10", "Loại A"))
    text = said(build(round_of("bien_ban", made, criteria="pcvt-100")))
    assert "| 2/3 | 87,10 | Loại A | 2/3 | 0/3 | 1/3" in text
    assert "tối đa 100 điểm." in text
    assert "(87,10 điểm, Loại A; 2/3 phiếu công nhận)." in text


def test_minutes_that_lack_their_days_show_dots_and_name_them_missing() -> None:
    context = round_of(
        "bien_ban", held_on=None, held_at="", document_number="", document_on=None, minutes_number=""
    )
    document = build(context)
    wanted = {"held_on", "held_at", "document_number", "document_on", "minutes_number"}
    assert {f"round:{key}" for key in wanted} <= missing(document)
    assert "ngày … tháng … năm ……" in said(document)
    assert "Số: ……/BB-HĐSK" in printed(document)


@pytest.mark.parametrize(
    ("values", "count", "told"),
    [
        ({"minutes_on": date(2026, 5, 5)}, Count(3, 2), "trước ngày họp 06/05/2026"),
        ({"document_on": date(2026, 6, 1)}, Count(3, 2), "quyết định thành lập ghi ngày 01/06/2026"),
        ({"minutes_on": date(2026, 5, 25)}, Count(3, 2), "trước ngày biên bản họp 25/05/2026"),
        ({}, Count(3, 3, 1), "có 4 phiếu mà Hội đồng chỉ có 3"),
    ],
)
@pytest.mark.parametrize("paper_id", ["bien_ban", "cong_nhan"])
def test_what_contradicts_itself_is_told(
    paper_id: str, values: dict[str, Any], count: Count, told: str
) -> None:
    one = replace(case_of(), count=count)
    document = build(round_of(paper_id, one, **values))
    assert any(told in notice for notice in document.notices)
    assert any(told in problem for problem in render(document).problems)
    assert not build(round_of(paper_id)).notices


def test_only_what_is_recognised_and_completed_is_in_the_decision() -> None:
    open_ = case_of(
        dossier(title="Chưa hoàn thiện xong"), result="completion", completion_asked="Bổ sung",
        decision_number="", decision_on=None, certificate_number="",
    )  # fmt: skip
    refused = case_of(dossier(title="Bị bác"), result="refused")
    done = case_of(
        dossier(title="Hoàn thiện rồi"), result="completion", completion_asked="Bổ sung",
        completed_on=date(2026, 5, 15), decision_number="", decision_on=None, certificate_number="",
    )  # fmt: skip
    document = build(round_of("cong_nhan", case_of(), open_, refused, done))
    text = said(document)
    assert "Chưa hoàn thiện xong" not in text
    assert "Bị bác" not in text
    assert "Hoàn thiện rồi" in text
    assert len(document.parts) == 4
    assert text.count("Công nhận 01 sáng kiến cấp cơ sở năm 2026 (có danh sách kèm theo).") == 2
    assert {"case:decision_number", "case:decision_on", "case:certificate_number"} <= missing(document)
    assert any("Chưa hoàn thiện theo yêu cầu" in notice for notice in document.notices)
    assert any("2 quyết định công nhận" in notice for notice in document.notices)


def test_the_list_tells_authors_money_and_its_decision() -> None:
    cannot = case_of(dossier(1, benefit_answer="not_computable", benefit_amount=None, title="Thứ hai"))
    nothing = case_of(dossier(1, benefit_answer="", benefit_amount=None, title="Thứ ba"))
    document = build(round_of("cong_nhan", case_of(decision_number="7/QĐ-NĐST"), cannot, nothing))
    text = said(document)
    assert "Trần Văn Khánh (50\xa0%)\nLê Thị Thu Hà (50\xa0%)" in text
    assert "| Cấp cơ sở | 05/2026/GCNSK | 157.076.532" in text
    assert "| Không tính được" in text
    assert "(Kèm theo Quyết định số 07/QĐ-NĐST ngày 20 tháng 5 năm 2026 của Giám đốc Công ty Nhiệt" in text
    assert "benefit_amount" in missing(document)
    sizes = [part.sheet.width for part in document.parts if isinstance(part, Pages)]
    assert sizes == [210, 297, 210, 297]


def test_what_has_no_decision_yet_takes_the_number_given_to_the_paper() -> None:
    issue = IssuedPaper(1, "u", "cong_nhan", number=5, symbol="QĐ-NĐST", issued_on=date(2026, 1, 8))
    one = case_of(decision_number="", decision_on=None)
    shown = printed(build(replace(round_of("cong_nhan", one), issue=issue)))
    assert shown.count("05/QĐ-NĐST") == 2
    assert shown.count("ngày 08 tháng 01 năm 2026") == 2


def test_a_decision_is_no_merged_file_and_counts_its_own_pages(tmp_path: Path) -> None:
    document = build(round_of("cong_nhan", *[case_of()] * 60))
    assert not document.is_merged
    drawn = render(document)
    check(drawn.data, tmp_path)
    assert drawn.pages > 4
    assert drawn.problems == document.notices


@pytest.mark.parametrize("paper_id", ROUND_PAPERS)
def test_a_round_without_anything_prints_a_form_of_dots(paper_id: str) -> None:
    context = cast(RoundContext, context_of(paper(paper_id)))
    hearing = replace(context.hearing, round=Round(1, "u", ""), members=())
    empty = replace(context, hearing=hearing, cases=(), sender=lambda _chain: type(context.sender(""))())
    document = build(empty)
    assert render(document).pages >= 1
    assert missing(document)
    assert shipped_council().notices["no_members"] in document.notices
    assert "office:signatory" in missing(document) or paper_id in ("bien_ban", "to_trinh")
    assert "00" not in said(document)


@pytest.mark.parametrize("paper_id", ROUND_PAPERS)
def test_sixty_dossiers_with_forty_authors_each_are_drawn_whole(paper_id: str, tmp_path: Path) -> None:
    crowd = replace(dossier(), authors=authors(40))
    many = [case_of(crowd, next_level="tct", decision_number=f"{n}/QĐ-NĐST") for n in range(2)]
    plain = [case_of(dossier(title=f"Sáng kiến thứ {n}"), next_level="tct") for n in range(58)]
    drawn = render(build(round_of(paper_id, *many, *plain)))
    check(drawn.data, tmp_path)
    text = text_of(drawn.data)
    assert paper_id == "thanh_lap" or all(f"thứ {n}" in " ".join(text.split()) for n in range(58))


def test_a_certificate_is_made_for_every_author() -> None:
    made = dossier(2)
    document = build(certificate_of(case_of(made)))
    assert len(document.parts) == 2
    assert all(isinstance(part, Pages) and part.has_frame and not part.is_numbered for part in document.parts)
    shown = printed(document)
    assert "Số: 05/2026/GCNSK" in shown
    assert "Ông (Bà): Trần Văn Khánh" in shown
    assert "Là đồng tác giả (tỷ lệ đóng góp 50 %) của sáng kiến:" in shown
    assert "cấp cơ sở theo Quyết định số 78/QĐ-NĐST ngày 20 tháng 5 năm 2026." in shown
    assert "157.076.532 đồng" in shown
    assert render(document).pages == 2
    alone = replace(made, authors=(replace(made.authors[0], sex="Nữ"),))
    assert "Bà: Trần Văn Khánh Chức danh" in printed(build(certificate_of(case_of(alone))))
    assert "Là tác giả của sáng kiến:" in printed(build(certificate_of(case_of(alone))))


@pytest.mark.parametrize(
    "one",
    [
        None,
        case_of(result="", decision_on=None),
        case_of(result="refused"),
        case_of(result="recognised", decision_on=None),
        case_of(result="completion", completion_asked="Bổ sung", decision_on=None),
    ],
)
def test_nothing_is_certified_that_was_not_recognised(one: Case | None) -> None:
    document = build(certificate_of(one))
    shown = printed(document)
    for word in ("Khánh", "Hoán chuyển", "157.076.532", "05/2026", "78/QĐ"):
        assert word not in shown
    assert len(document.parts) == 1
    assert "chỉ in mẫu trống" in document.notices[0]


@pytest.mark.parametrize(("title", "summary"), [(60, 500), (200, 300), (420, 500)])
def test_a_certificate_stays_on_its_page(title: int, summary: int) -> None:
    words = "hoán chuyển máy biến áp non tải bằng máy thu hồi còn tốt " * 20
    made = case_of(dossier(1, title=words[:title]))
    context = replace(certificate_of(made), facts={"summary": words[:summary]})
    assert render(build(context)).pages == 1


def test_a_proposal_says_the_votes_and_asks_the_council_above() -> None:
    made = case_of(next_level="tct")
    votes = tuple(replace(vote, conclusion="recognised", next_level="tct") for vote in made.votes)
    document = build(round_of("to_trinh", replace(made, votes=votes), case_of()))
    text = said(document)
    assert "Kính gửi: Hội đồng Sáng kiến Tổng công ty Phát điện 9" in text
    assert "đề nghị xét, công nhận 01 sáng kiến cấp Tổng công ty sau đây:" in text
    assert "78/QĐ-NĐST\nngày 20/05/2026 | 3/3 | 157.076.532" in text
    assert "số phiếu đề nghị từ 3/4 tổng số thành viên" in text
    assert document.notices == ()
    told = replace(round_of("to_trinh", replace(made, votes=votes)), facts={"addressee": "Ban Kỹ thuật EVN"})
    assert "Kính gửi: Ban Kỹ thuật EVN" in said(build(told))


def test_a_proposal_that_lacks_votes_or_a_decision_is_told_and_claims_nothing() -> None:
    made = case_of(next_level="tct", decision_on=None, decision_number="")
    votes = (replace(made.votes[0], next_level="tct"), *made.votes[1:])
    document = build(round_of("to_trinh", replace(made, votes=votes)))
    assert "Các sáng kiến trên có số phiếu" not in said(document)
    assert any("mới có 1/3 phiếu, cần 3/4" in notice for notice in document.notices)
    assert any("Chưa có quyết định công nhận" in notice for notice in document.notices)
    assert any(
        "mới có 1/3" in note for note in build(round_of("bien_ban", replace(made, votes=votes))).notices
    )


@pytest.mark.parametrize("paper_id", [*ROUND_PAPERS, "giay_chung_nhan"])
def test_a_title_longer_than_a_page_is_drawn(paper_id: str, tmp_path: Path) -> None:
    one = case_of(dossier(1, title="hoán chuyển " * 850), next_level="tct")
    made = certificate_of(one) if paper_id == "giay_chung_nhan" else round_of(paper_id, one)
    check(render(build(made)).data, tmp_path)


def _hostile(value: Any, text: str) -> Any:
    """The same record with `text` in every one of its texts that is no id."""
    kept = {"uid", "level", "next_level", "result", "role", "benefit_answer", "money_answer", "criteria"}
    changed = {
        item.name: text
        for item in fields(value)
        if isinstance(getattr(value, item.name), str) and item.name not in kept
    }
    return replace(value, **changed)


@pytest.mark.parametrize("paper_id", [*ROUND_PAPERS, "giay_chung_nhan"])
@pytest.mark.parametrize("text", [HOSTILE, unicodedata.normalize("NFD", "Nguyễn Hữu Đạt"), "dài " * 900])
def test_whatever_is_typed_is_printed_and_never_obeyed(paper_id: str, text: str, tmp_path: Path) -> None:
    own = dossier(title=text)
    own = replace(
        own, authors=tuple(_hostile(one, text) for one in own.authors), unit=_hostile(own.unit, text)
    )
    one = replace(
        _case := case_of(own),
        examination=replace(
            _hostile(_case.examination, text), result="recognised", level="co_so", next_level="tct"
        ),
        votes=tuple(
            replace(vote, comment=text, interest="declared", interest_reason=text) for vote in _case.votes
        ),
    )
    if paper_id == "giay_chung_nhan":
        context: Any = certificate_of(one)
        facts = {"summary": text, "benefit": text}
    else:
        made = round_of(paper_id, one)
        hearing = made.hearing
        members = tuple(_hostile(member, text) for member in hearing.members)
        own_round = replace(_hostile(hearing.round, text), level="co_so")
        context = replace(made, hearing=replace(hearing, round=own_round, members=members))
        facts = {item.key: text for item in context.wording.facts}
    head = replace(_hostile(Letterhead(1, 1, ""), text), chain="administration")
    sender = context.sender("administration")
    who = _hostile(Signatory(1, 1, "", 1, "x"), text)
    context = replace(
        context, facts=facts, sender=lambda _chain: replace(sender, letterhead=head, signatories=(who,))
    )
    document = build(context)
    drawn = render(document)
    check(drawn.data, tmp_path)
    shown = "".join(text_of(drawn.data).split())
    wanted = "".join(unicodedata.normalize("NFC", text).split())
    assert wanted.replace("\x07", "").replace("\u202e", "")[:12] in shown
