"""What of a round needs a look: one list, whether the window, a paper or the command tells it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.awards import NominationLine, NominationRound
from desktop_app.domain.values import Value
from desktop_app.forms.awards import AwardRule, Standard, Threshold, shipped_awards
from desktop_app.services import award_board, awards, nominations, people
from desktop_app.services.award_thresholds import threshold_remarks
from desktop_app.services.nomination_files import print_round
from desktop_app.services.nomination_notices import notices
from desktop_app.services.paper_office import Subject
from desktop_app.services.papers import build_document
from desktop_app.store.book import Book
from tests.services.award_books import MILLION, innovation, person, unit

GIAY_KHEN, CSTD, SANG_TAO = "giay_khen", "chien_si_thi_dua_co_so", "bang_lao_dong_sang_tao"


@pytest.fixture
def nomination(book: Book) -> int:
    return nominations.add_round(book, {"name": "Tổng kết năm 2026", "year": 2026}).id


def said(book: Book, nomination: int) -> str:
    return "\n".join(notices(book, book.get(NominationRound, nomination)))


def test_a_round_in_order_says_nothing(book: Book, nomination: int) -> None:
    who = person(book, "Nguyễn Duy Lâm")
    nominations.set_meeting(book, nomination, "administration", {"members": 9})
    nominations.add_line(
        book, nomination, {"person_id": who, "award": GIAY_KHEN}, [innovation(book, {who: None})]
    )
    assert said(book, nomination) == ""


def test_what_is_missing_is_named(book: Book, nomination: int) -> None:
    who = person(book, "Tô Văn Mạnh", birth="", post="Tổ trưởng; Chủ tịch công đoàn bộ phận")
    shop = unit(book, "Phân xưởng Vận hành")
    nominations.add_line(book, nomination, {"person_id": who, "award": GIAY_KHEN})
    nominations.add_line(book, nomination, {"nominee": "collective", "unit_id": shop, "award": GIAY_KHEN})
    words = said(book, nomination)
    assert "Tô Văn Mạnh: chưa có năm sinh" in words
    assert "Tô Văn Mạnh: ghi nhiều chức vụ (Tổ trưởng; Chủ tịch công đoàn bộ phận)" in words
    assert "Tô Văn Mạnh: chưa chọn sáng kiến làm căn cứ" in words
    assert "Phân xưởng Vận hành: chưa có người đứng đầu" in words


def test_a_name_that_differs_by_an_accent_is_told_from_another_name(book: Book, nomination: int) -> None:
    who = person(book, "Hoàng Đức Dũng")
    line = nominations.add_line(book, nomination, {"person_id": who, "award": GIAY_KHEN}).id
    nominations.edit_line(book, line, {"name": "Hoàng Đức Dung"})
    assert "Hoàng Đức Dung: danh mục ghi “Hoàng Đức Dũng”, chỉ khác dấu" in said(book, nomination)
    nominations.edit_line(book, line, {"name": "Hoàng Đức Dũng {name} <b>"})
    assert "danh mục ghi “Hoàng Đức Dũng”. Sửa một trong hai nơi" in said(book, nomination)


def test_a_post_that_changed_in_the_catalogue_is_told_until_the_award_is_decided(
    book: Book, nomination: int
) -> None:
    who = person(book, "Hoàng Đức Dũng", post="Tổ trưởng")
    line = nominations.add_line(book, nomination, {"person_id": who, "award": GIAY_KHEN}).id
    people.edit_person(book, who, {"post": "Quản đốc"})
    assert "danh mục nay ghi chức vụ “Quản đốc”, đề nghị ghi “Tổ trưởng”" in said(book, nomination)
    nominations.decide(book, [line], "5/QĐ", date(2026, 12, 1))
    assert "danh mục nay ghi" not in said(book, nomination)


def test_one_decision_with_two_days_is_told(book: Book, nomination: int) -> None:
    lines = [
        nominations.add_line(book, nomination, {"name": name, "award": GIAY_KHEN}).id
        for name in ("Lê Thu Hà", "Tô Văn Mạnh")
    ]
    for line, day in zip(lines, (date(2026, 12, 1), date(2026, 12, 2)), strict=True):
        nominations.decide(book, [line], "5/QĐ-X", day)
    assert "Quyết định 5/QĐ-X ghi nhiều ngày: 01/12/2026, 02/12/2026" in said(book, nomination)


def test_votes_and_days_that_cannot_be_are_named(book: Book, nomination: int) -> None:
    who = person(book, "Lê Thu Hà")
    line = nominations.add_line(
        book, nomination, {"person_id": who, "award": GIAY_KHEN}, [innovation(book, {who: None})]
    ).id
    days = {"members": 9, "held_on": date(2026, 11, 12), "minutes_on": date(2026, 11, 10)}
    nominations.set_meeting(book, nomination, "administration", days)
    nominations.edit_line(book, line, {"votes": 10, "by_writing": 11})
    words = said(book, nomination)
    assert "10 phiếu trên 9 thành viên" in words
    assert "11 phiếu bằng văn bản, nhiều hơn 10 phiếu đồng ý" in words
    assert "ngày biên bản 10/11/2026 trước ngày họp 12/11/2026" in words
    nominations.decide(book, [line], "5/QĐ", date(2026, 11, 9))
    assert "quyết định ngày 09/11/2026, trước biên bản họp ngày 10/11/2026" in said(book, nomination)


def test_somebody_in_two_rounds_of_a_year_is_named(book: Book, nomination: int) -> None:
    who = person(book, "Bùi Quốc Hưởng")
    other = nominations.add_round(book, {"name": "Đợt chuyên đề", "year": 2026}).id
    later = nominations.add_round(book, {"name": "Năm sau", "year": 2027}).id
    for one in (nomination, other, later):
        nominations.add_line(book, one, {"person_id": who, "award": GIAY_KHEN})
    nominations.add_line(book, nomination, {"person_id": who, "award": CSTD})
    words = said(book, nomination)
    assert "Bùi Quốc Hưởng: cũng có trong đợt Đợt chuyên đề cùng năm" in words
    assert "Năm sau" not in words
    assert "được đề nghị nhiều hình thức trong đợt này (Giấy khen; Chiến sĩ thi đua cơ sở)" in words
    assert words.count("nhiều hình thức") == 1


def test_an_award_that_is_gone_is_named(book: Book, nomination: int) -> None:
    line = nominations.add_line(book, nomination, {"name": "An", "award": GIAY_KHEN}).id
    with book.transaction("x") as step:
        step.update("nomination_line", line, {"award": "own_gone"})
    assert "không còn trong danh mục" in said(book, nomination)


# One list


def test_the_window_the_papers_and_the_command_tell_the_same(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    who = person(book, "Tô Văn Mạnh", birth="", post="Tổ trưởng; Chủ tịch công đoàn bộ phận")
    other = person(book, "Lê Thu Hà")
    shop = unit(book, "Phân xưởng Vận hành")
    foreign = innovation(book, {other: None}, decided=None)
    votes = {"votes": 5, "by_writing": 6}
    nominations.add_line(book, nomination, {"person_id": who, "award": CSTD, **votes}, [foreign])
    nominations.add_line(book, nomination, {"nominee": "collective", "unit_id": shop, "award": GIAY_KHEN})
    days = {"held_on": date(2026, 11, 12), "minutes_on": date(2026, 11, 10)}
    nominations.set_meeting(
        book, nomination, "administration", {"members": 9, "chair": "Tô Văn Mạnh", **days}
    )
    (body,) = nominations.bodies_of(book, nomination)
    subject = Subject(nomination=nomination, body=body.id)
    shown = notices(book, book.get(NominationRound, nomination))
    assert len(shown) == 11
    for paper in ("to_trinh_khen_thuong", "danh_sach_trich_ngang", "bien_ban_xet", "bien_ban_kiem_phieu"):
        assert build_document(book, paper, subject).notices == shown
    told = [sentence for _name, sentence in print_round(book, nomination, tmp_path / "in").warnings]
    assert set(shown) <= set(told)


def test_every_sentence_says_what_to_do(book: Book, nomination: int) -> None:
    doing = ("Bấm ", "Sửa ", "sửa ", "Thêm ", "Giữ ", "Chọn ", "Ghi ", "Rút ", "Hỏi ", "Xem lại ", "Nhập ",
             "ghi rõ")  # fmt: skip
    who = person(book, "Tô Văn Mạnh", birth="", post="Tổ trưởng; Chủ tịch", education_level="")
    twin, shop = person(book, "Tô Văn Mãnh"), unit(book, "Phân xưởng Vận hành")
    later = nominations.add_round(book, {"name": "Đợt chuyên đề", "year": 2026}).id
    nominations.add_line(book, later, {"person_id": who, "award": GIAY_KHEN})
    asked: tuple[dict[str, Value], ...] = (
        {"person_id": who, "award": CSTD, "votes": 10, "by_writing": 11},
        {"person_id": who, "award": SANG_TAO},
        {"person_id": twin, "award": CSTD, "votes": 2},
        {"nominee": "collective", "unit_id": shop, "award": GIAY_KHEN},
    )
    for values in asked:
        nominations.add_line(book, nomination, values)
    line = nominations.lines(book, nomination)[2].id
    nominations.edit_line(book, line, {"name": "Tô Văn  Mành"})
    nominations.set_innovations(book, line, [innovation(book, {who: None}, decided=None)])
    days = {
        "members": 9, "ballots_valid": 1, "held_on": date(2026, 11, 12), "minutes_on": date(2026, 11, 10),
        "document_on": date(2026, 12, 1), "present_names": "Ông Tô Văn Mạnh, Tổ trưởng",
    }  # fmt: skip
    nominations.set_meeting(book, nomination, "administration", days)
    sentences = notices(book, book.get(NominationRound, nomination))
    assert len(sentences) > 15
    assert [one for one in sentences if not any(word in one for word in doing)] == []
    assert [one for one in sentences if not one.endswith(".")] == []


def test_a_meeting_nobody_told_of_is_asked_for_of_the_chain_that_votes(book: Book, nomination: int) -> None:
    assert said(book, nomination) == ""
    nominations.add_line(book, nomination, {"person_id": person(book, "An"), "award": GIAY_KHEN})
    assert "Chưa khai cuộc họp xét bên chuyên môn." in said(book, nomination)
    assert "công đoàn" not in said(book, nomination)


def test_a_longer_name_among_those_present_is_somebody_else(book: Book, nomination: int) -> None:
    nominations.add_line(book, nomination, {"person_id": person(book, "Lê Thu"), "award": GIAY_KHEN})
    nominations.set_meeting(book, nomination, "administration", {"present_names": "Lê Thu Hà, Kế toán"})
    assert "Vừa dự họp xét" not in said(book, nomination)
    nominations.set_meeting(book, nomination, "administration", {"present_names": "Bà Lê Thu, Kế toán"})
    assert "Vừa dự họp xét vừa được đề nghị: Lê Thu." in said(book, nomination)


def test_who_was_refused_or_has_withdrawn_is_past_telling(book: Book, nomination: int) -> None:
    nominations.set_meeting(book, nomination, "administration", {"members": 9})
    line = nominations.add_line(book, nomination, {"name": "An", "award": GIAY_KHEN}).id
    assert "An: chưa có năm sinh" in said(book, nomination)
    nominations.refuse(book, [line], "không đủ phiếu")
    assert said(book, nomination) == ""


def test_an_award_that_is_gone_is_told_when_the_round_is_printed(
    book: Book, nomination: int, tmp_path: Path
) -> None:
    nominations.add_line(book, nomination, {"person_id": person(book, "Bình"), "award": GIAY_KHEN})
    line = nominations.add_line(book, nomination, {"name": "An", "award": GIAY_KHEN}).id
    with book.transaction("x") as step:
        step.update("nomination_line", line, {"award": "own_gone"})
    told = print_round(book, nomination, tmp_path / "in").warnings
    assert any("An: hình thức khen thưởng không còn trong danh mục" in sentence for _name, sentence in told)


# A benefit that is asked for


def sang_tao(book: Book, nomination: int, name: str = "Nguyễn Duy Lâm", **facts: Value) -> int:
    who = person(book, name, **facts)
    behind = innovation(book, {who: 10000}, value=5 * MILLION)
    return nominations.add_line(book, nomination, {"person_id": who, "award": SANG_TAO}, [behind]).id


def test_a_figure_of_a_replaced_source_is_asked_after_once_for_all(book: Book, nomination: int) -> None:
    first, second = sang_tao(book, nomination), sang_tao(book, nomination, "Phùng Thị Hòa")
    words = said(book, nomination)
    named = (
        "Nguyễn Duy Lâm, Phùng Thị Hòa: mức tiền làm lợi của “Bằng Lao động sáng tạo” (80.000.000;"
        " 120.000.000 đồng, theo Điều 16 Quyết định số 1564/QĐ-TLĐ năm 2014) chưa xác nhận"
    )
    assert named in words
    assert "Hỏi Tổng Liên đoàn Lao động Việt Nam mức đang áp dụng" in words
    subject = Subject(nomination=nomination, body="tong_lien_doan")
    assert named in "\n".join(build_document(book, "to_trinh_khen_thuong", subject).notices)
    report = build_document(book, "bao_cao_giai_phap", Subject(line=first)).notices
    assert any(one.startswith("Nguyễn Duy Lâm: mức tiền làm lợi") for one in report)
    nominations.decide(book, [first, second], "5/QĐ", date(2026, 12, 1))
    assert "mức tiền làm lợi" not in said(book, nomination)


def test_an_education_nobody_told_is_asked_for(book: Book, nomination: int) -> None:
    sang_tao(book, nomination, education_level="")
    assert "Nguyễn Duy Lâm: chưa ghi trình độ nên chưa biết áp mức tiền làm lợi nào" in said(book, nomination)


def dated(*thresholds: Threshold, certainty: str = "") -> AwardRule:
    """The award as it would be with these figures alone."""
    rule = shipped_awards().award(SANG_TAO)
    assert rule is not None
    standard = Standard(nominee="person", innovations=1, thresholds=thresholds, certainty=certainty)
    return replace(rule, standards=(standard,))


OLD = Threshold(value=80 * MILLION, source="Quy chế cũ", until=date(2024, 5, 28))
NEW = Threshold(value=90 * MILLION, source="Quy chế mới", since=date(2027, 1, 1))
LATER = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("thresholds", "day", "told"),
    [
        ((OLD, NEW), date(2026, 11, 12), "ngày 12/11/2026 không có mức nào có hiệu lực"),
        ((OLD, NEW), date(2024, 5, 28), ""),
        ((OLD, NEW), LATER, ""),
        ((replace(NEW, post="manager"),), LATER, "không có mức nào có hiệu lực"),
        ((replace(NEW, education=("dai_hoc",)),), LATER, "không có mức nào có hiệu lực"),
        ((replace(NEW, certainty="Chưa đối chiếu."),), LATER, "chưa xác nhận"),
        ((replace(NEW, certainty="Chưa đối chiếu."), NEW), LATER, ""),
        ((), LATER, ""),
    ],
)
def test_the_figure_in_force_on_the_day_counts(
    thresholds: tuple[Threshold, ...], day: date, told: str
) -> None:
    line = NominationLine(1, "l", 1, 1, SANG_TAO, name="An", education_level="cao_dang")
    found = threshold_remarks(shipped_awards(), dated(*thresholds), line, day)
    assert len(found) == bool(told)
    assert all(told in one and "Hỏi Tổng Liên đoàn" in one for one in found)


def test_a_figure_of_a_standard_nobody_confirmed_is_uncertain_too() -> None:
    line = NominationLine(1, "l", 1, 1, SANG_TAO, name="An", education_level="cao_dang")
    (told,) = threshold_remarks(shipped_awards(), dated(NEW, certainty="Chưa đối chiếu."), line, LATER)
    assert "(90.000.000 đồng, theo Quy chế mới) chưa xác nhận" in told


def test_the_day_is_that_of_the_meeting(book: Book, nomination: int, monkeypatch: pytest.MonkeyPatch) -> None:
    known = shipped_awards()
    changed = tuple(dated(OLD) if rule.id == SANG_TAO else rule for rule in known.awards)
    monkeypatch.setattr(awards, "catalogue", lambda _book: replace(known, awards=changed))
    line = sang_tao(book, nomination)
    assert f"ngày {book.clock.today():%d/%m/%Y} không có mức nào có hiệu lực" in said(book, nomination)
    nominations.set_meeting(book, nomination, "union", {"held_on": date(2024, 5, 20)})
    assert "không có mức nào" not in said(book, nomination)
    nominations.set_meeting(book, nomination, "union", {"held_on": date(2024, 6, 20)})
    assert "ngày 20/06/2024 không có mức nào có hiệu lực" in said(book, nomination)
    assert nominations.lines(book, nomination)[0].state == nominations.PROPOSED
    subject = Subject(nomination=nomination, body="tong_lien_doan")
    for paper in ("to_trinh_khen_thuong", "danh_sach_trich_ngang", "bien_ban_xet"):
        told = "\n".join(build_document(book, paper, subject).notices)
        assert "Nguyễn Duy Lâm: “Bằng Lao động sáng tạo” xét theo tiền làm lợi nhưng ngày 20/06/2024" in told
    assert any("20/06/2024" in one for one in build_document(book, "ho_so_nguoi", Subject(line=line)).notices)


@pytest.mark.parametrize("day", [date(2026, 11, 12), date(2024, 6, 1)])
def test_a_figure_that_is_missing_or_uncertain_never_rejects_alone(
    book: Book, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = shipped_awards()
    changed = tuple(
        dated(OLD if day.year == 2024 else replace(NEW, since=None, certainty="Chưa đối chiếu."))
        if rule.id == SANG_TAO
        else rule
        for rule in known.awards
    )
    monkeypatch.setattr(award_board, "catalogue", lambda _book: replace(known, awards=changed))
    who = person(book, "Nguyễn Duy Lâm")
    innovation(book, {who: 10000}, value=5 * MILLION, decided=date(2024, 1, 5), applied_on=date(2023, 9, 1))
    fit = next(one for one in awards.board(book, day).of_person(who) if one.award.id == SANG_TAO)
    assert fit.verdict is awards.Verdict.NEARLY
