"""What of a round only the book can know: other rounds, heads, numbers given, awards out of force."""

from datetime import date

import pytest

from desktop_app.domain.awards import NominationLine, NominationRound
from desktop_app.domain.errors import UserError
from desktop_app.domain.office import ADMINISTRATION, UNION
from desktop_app.forms.awards import papers_in_order
from desktop_app.services import council, issuing, nominations, office
from desktop_app.services.nomination_files import BODY_FILE, papers_of
from desktop_app.services.nomination_notices import notices
from desktop_app.services.nominees import nominee_of
from desktop_app.services.paper_office import Subject
from desktop_app.services.papers import build_document, paper
from desktop_app.store.book import Book
from tests.documents.block_words import said as said_by
from tests.services.award_books import innovation, person, unit

GIAY_KHEN = "giay_khen"


@pytest.fixture
def plant(book: Book) -> int:
    key = unit(book, "Công ty Nhiệt điện Sông Trầm")
    office.set_letterhead(book, key, ADMINISTRATION, {"name": "Công ty", "symbol": "NĐST"})
    return key


@pytest.fixture
def nomination(book: Book, plant: int) -> int:
    return nominations.add_round(book, {"name": "Tổng kết", "year": 2026, "unit_id": plant}).id


def said(book: Book, nomination: int) -> str:
    return "\n".join(notices(book, book.get(NominationRound, nomination)))


# Two rounds


def test_who_is_only_named_and_a_collective_are_found_in_two_rounds(book: Book, nomination: int) -> None:
    other = nominations.add_round(book, {"name": "Đợt chuyên đề", "year": 2026}).id
    shop = unit(book, "Phân xưởng Vận hành")
    for one in (nomination, other):
        nominations.add_line(book, one, {"name": "Lê Thu Hà", "birth": "1990", "award": GIAY_KHEN})
        nominations.add_line(book, one, {"nominee": "collective", "unit_id": shop, "award": GIAY_KHEN})
        nominations.add_line(book, one, {"nominee": "collective", "name": "Tổ lò", "award": GIAY_KHEN})
    nominations.add_line(book, other, {"name": "Trần An", "birth": "1970", "award": GIAY_KHEN})
    nominations.add_line(book, nomination, {"name": "Trần An", "birth": "1990", "award": GIAY_KHEN})
    words = said(book, nomination)
    for name in ("Lê Thu Hà", "Phân xưởng Vận hành", "Tổ lò"):
        assert f"{name}: cũng có trong đợt Đợt chuyên đề cùng năm" in words
    assert "Trần An: cũng có" not in words


# Heads


def test_a_head_is_one_who_signs_in_the_chain_that_decides(book: Book, nomination: int) -> None:
    shop = unit(book, "Phân xưởng Vận hành")
    office.add_signatory(book, shop, UNION, {"name": "Hoàng Minh Tú", "post": "Chủ tịch"})
    both = {"nominee": "collective", "unit_id": shop}
    by_unit = nominations.add_line(book, nomination, {**both, "award": GIAY_KHEN}).id
    by_union = nominations.add_line(book, nomination, {**both, "award": "giay_khen_cong_doan"}).id
    assert not nominee_of(book, book.get(NominationLine, by_unit)).has_head
    assert nominee_of(book, book.get(NominationLine, by_union)).has_head
    typed = nominations.add_line(
        book, nomination, {"nominee": "collective", "name": "Tổ lò", "award": GIAY_KHEN}
    )
    assert not nominee_of(book, book.get(NominationLine, typed.id)).has_head
    assert "Tổ lò: không chọn từ danh mục đơn vị nên chưa có người đứng đầu" in said(book, nomination)


# Authors


def test_the_dossier_s_spelling_of_the_nominee_is_known(book: Book, nomination: int) -> None:
    who = person(book, "Lê Thu Hà")
    line = nominations.add_line(
        book, nomination, {"person_id": who, "award": GIAY_KHEN}, [innovation(book, {who: None})]
    ).id
    assert "ghi tác giả là" not in said(book, nomination)
    nominations.edit_line(book, line, {"name": "Lê Thu Hạ"})
    assert "ghi tác giả là “Lê Thu Hà”" in said(book, nomination)


# Numbers of minutes


def _numbered(book: Book, nomination: int, body: str, paper: str = "bien_ban_xet") -> None:
    values = {"number": 7, "issued_on": date(2026, 11, 20)}
    issuing.set_issue(book, paper, Subject(nomination=nomination, body=body), values)


def test_minutes_take_no_number_that_another_paper_bears(book: Book, plant: int, nomination: int) -> None:
    other = nominations.add_round(book, {"name": "Đợt hai", "year": 2026, "unit_id": plant}).id
    for one in (nomination, other):
        who = person(book, f"Lê Thu Hà {one}")
        nominations.add_line(book, one, {"person_id": who, "award": GIAY_KHEN})
    _numbered(book, other, "doanh_nghiep")
    minutes = {"minutes_number": "07/BB-NĐST", "minutes_on": date(2026, 12, 1)}
    with pytest.raises(UserError, match=r"07/BB-NĐST.*Biên bản họp xét khen thưởng"):
        nominations.set_meeting(book, nomination, ADMINISTRATION, minutes)
    assert nominations.meeting(book, nomination, ADMINISTRATION) is None
    nominations.set_meeting(book, other, ADMINISTRATION, minutes)
    free = {**minutes, "minutes_on": date(2027, 1, 5)}
    nominations.set_meeting(book, nomination, ADMINISTRATION, free)
    nominations.set_meeting(book, nomination, ADMINISTRATION, {"minutes_number": "06/BB-NĐST"})


def test_a_meeting_that_had_its_number_before_can_still_be_edited(
    book: Book, plant: int, nomination: int
) -> None:
    """Of an older book, which gave a number twice."""
    minutes = {"minutes_number": "08/BB-NĐST", "minutes_on": date(2026, 12, 1)}
    nominations.set_meeting(book, nomination, ADMINISTRATION, minutes)
    other = nominations.add_round(book, {"name": "Đợt hai", "year": 2026, "unit_id": plant}).id
    nominations.add_line(book, other, {"name": "Lê Thu Hà", "award": GIAY_KHEN})
    _numbered(book, other, "doanh_nghiep")
    with book.transaction("x") as step:
        (row,) = step.rows("issued_paper", number=7)
        step.update("issued_paper", int(str(row["id"])), {"number": 8})
    nominations.set_meeting(book, nomination, ADMINISTRATION, {**minutes, "held_at": "Phòng họp"})
    with pytest.raises(UserError, match="đã cấp cho giấy"):
        nominations.set_meeting(book, nomination, ADMINISTRATION, {"minutes_on": date(2026, 12, 2)})


def test_no_more_ballots_are_handed_out_than_there_are_members(book: Book, nomination: int) -> None:
    with pytest.raises(UserError, match=r"phát ra \(10\) nhiều hơn số thành viên"):
        nominations.set_meeting(book, nomination, ADMINISTRATION, {"members": 9, "ballots_out": 10})


def test_a_decision_takes_no_number_that_another_paper_bears(book: Book, plant: int, nomination: int) -> None:
    line = nominations.add_line(book, nomination, {"name": "Lê Thu Hà", "award": GIAY_KHEN}).id
    council_round = Subject(round=council.add_round(book, {"name": "Đợt xét", "unit_id": plant}).id)
    issuing.set_issue(book, "cong_nhan", council_round, {"number": 9, "issued_on": date(2026, 12, 1)})
    with pytest.raises(UserError, match=r"09/QĐ-NĐST năm 2026 đã cấp cho giấy .*Đợt xét"):
        nominations.decide(book, [line], "09/QĐ-NĐST", date(2026, 12, 1))
    assert book.get(NominationLine, line).decision_number == ""
    nominations.decide(book, [line], "09/QĐ-CTY", date(2026, 12, 1))


@pytest.mark.parametrize("is_decided", [False, True])
def test_the_numbering_book_knows_what_was_typed_for_awards(
    book: Book, plant: int, nomination: int, *, is_decided: bool
) -> None:
    """Minutes and decisions of a round take a number as papers do, and may bear their own."""
    line = nominations.add_line(book, nomination, {"name": "Lê Thu Hà", "award": GIAY_KHEN}).id
    if is_decided:
        nominations.decide(book, [line], "09/QĐ-NĐST", date(2026, 12, 1))
    else:
        minutes = {"minutes_number": "09/BB-NĐST", "minutes_on": date(2026, 12, 1)}
        nominations.set_meeting(book, nomination, ADMINISTRATION, minutes)
    paper, other = ("quyet_dinh_khen_thuong", "cong_nhan") if is_decided else ("bien_ban_xet", "bien_ban")
    own = Subject(nomination=nomination, body="doanh_nghiep")
    issuing.set_issue(book, paper, own, {"number": 9, "issued_on": date(2026, 12, 1)})
    council_round = council.add_round(book, {"name": "Đợt xét", "unit_id": plant}).id
    foreign = Subject(round=council_round)
    with pytest.raises(UserError, match="đã dùng cho"):
        issuing.set_issue(book, other, foreign, {"number": 9, "issued_on": date(2026, 12, 2)})
    assert issuing.next_number(book, other, foreign) == 10


# The order of papers


def test_a_short_list_of_papers_does_not_pull_one_forward() -> None:
    assert papers_in_order([["a", "x", "b"], ["b"]]) == ["a", "x", "b"]
    assert papers_in_order([["a", "c"], ["a", "b", "c"]]) == ["a", "b", "c"]


def test_the_papers_of_several_awards_keep_the_order_of_each(book: Book, nomination: int) -> None:
    """Reports of one award do not follow the minutes of another."""
    for name, award in (("An", "bang_lao_dong_sang_tao"), ("Bình", "bang_khen_tong_lien_doan")):
        nominations.add_line(book, nomination, {"name": name, "award": award})
    ordered = ["to_trinh_khen_thuong", "danh_sach_trich_ngang", "bao_cao_giai_phap", "bao_cao_thanh_tich",
               "bien_ban_xet", "bien_ban_kiem_phieu"]  # fmt: skip
    assert [paper for paper, _subject in papers_of(book, nomination)] == ordered
    subject = Subject(nomination=nomination, body="tong_lien_doan")
    parts = [getattr(part, "title", "") for part in build_document(book, BODY_FILE, subject).parts]
    titles = [title.partition(" – ")[0] for title in parts if title]
    assert titles[-6:] == [paper(name).title for name in ordered]
    proposal = " ".join(said_by(build_document(book, "to_trinh_khen_thuong", subject)))
    assert "Báo cáo giải pháp sáng tạo; 01 Báo cáo thành tích; Biên bản họp; Biên bản kiểm phiếu" in proposal


# Out of force


def test_an_award_that_is_not_in_force_on_the_day_is_told(book: Book, nomination: int) -> None:
    nominations.add_line(book, nomination, {"name": "Lê Thu Hà", "award": GIAY_KHEN})
    assert "không có hiệu lực" not in said(book, nomination)
    nominations.set_meeting(book, nomination, ADMINISTRATION, {"held_on": date(2023, 12, 1)})
    assert "Lê Thu Hà: “Giấy khen” không có hiệu lực ngày 01/12/2023" in said(book, nomination)
