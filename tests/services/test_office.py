"""Letterheads, signatories, an office's own wording, and numbers that are never given twice."""

from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.office import ADMINISTRATION, UNION, IssuedPaper
from desktop_app.forms.papers import shipped_wording
from desktop_app.services import council, innovations, issuing, numbering, office, units
from desktop_app.services.paper_contexts import Subject, sender_of, wording_of
from desktop_app.services.papers import build_document
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book

HOSTILE = "<b>A & B</b> {unit} [[x]] \x07=1+1"


def office_of(book: Book) -> tuple[int, int]:
    """Make a company with a plant."""
    above = units.add_unit(
        book, {"name": "Tổng công ty Phát điện 9", "abbreviation": "GENCO9", "union_name": "Công đoàn GENCO9"}
    ).id
    plant = units.add_unit(
        book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NDST", "parent_id": above}
    ).id
    return above, plant


def a_dossier(book: Book, unit: int) -> Subject:
    return Subject(innovations.add_innovation(book, {"title": "Cải tiến vòi đốt", "unit_id": unit}).id)


def test_a_letterhead_is_made_of_the_units_names_until_one_is_set(book: Book) -> None:
    _above, plant = office_of(book)
    made = sender_of(book, plant, ADMINISTRATION).letterhead
    assert (made.id, made.parent_name, made.name, made.symbol) == (
        0, "Tổng công ty Phát điện 9", "Công ty Nhiệt điện Sông Trầm", "NDST",
    )  # fmt: skip
    office.set_letterhead(
        book, plant, ADMINISTRATION, {"name": "Công ty\nNhiệt điện Sông Trầm", "symbol": "NĐST"}
    )
    assert sender_of(book, plant, ADMINISTRATION).letterhead.symbol == "NĐST"
    assert sender_of(book, plant, UNION).letterhead.name == "Công đoàn GENCO9"


def test_a_unit_below_writes_under_the_letterhead_and_signatories_above_it(book: Book) -> None:
    _above, plant = office_of(book)
    shop = units.add_unit(book, {"name": "Phân xưởng Vận hành", "parent_id": plant}).id
    office.set_letterhead(
        book, plant, ADMINISTRATION, {"name": "Công ty Nhiệt điện Sông Trầm", "symbol": "NĐST"}
    )
    office.add_signatory(book, plant, ADMINISTRATION, {"name": "Trần Quốc Bảo", "post": "Giám đốc"})
    sender = sender_of(book, shop, ADMINISTRATION)
    assert sender.letterhead.symbol == "NĐST"
    assert [one.name for one in sender.signatories] == ["Trần Quốc Bảo"]


def test_a_unit_says_whose_letterhead_it_uses_and_can_have_its_own_and_give_it_up(book: Book) -> None:
    _above, plant = office_of(book)
    shop = units.add_unit(
        book, {"name": "Phân xưởng Vận hành", "abbreviation": "PXVH", "parent_id": plant}
    ).id
    dossier = a_dossier(book, shop)
    assert office.letterhead_lender(book, shop, ADMINISTRATION) is None  # nobody has any: made of names
    office.set_letterhead(
        book, plant, ADMINISTRATION, {"name": "Công ty\nSông Trầm", "symbol": "NĐST", "place": "Sông Trầm"}
    )
    office.add_signatory(book, plant, ADMINISTRATION, {"name": "Trần Quốc Bảo", "post": "Giám đốc"})
    lender = office.letterhead_lender(book, shop, ADMINISTRATION)
    assert lender is not None
    assert lender.id == plant
    assert office.letterhead_lender(book, plant, ADMINISTRATION) is None

    def lender_of(paper_id: str) -> str:
        return issuing.lender_of(book, build_document(book, paper_id, dossier), paper_id, dossier)

    assert lender_of("giay_xac_nhan") == "Công ty Nhiệt điện Sông Trầm"
    assert lender_of("don") == ""  # it has no letterhead
    signing = office.signing_lender(book, shop, ADMINISTRATION)
    assert signing is not None
    assert signing.id == plant
    assert not office.may_drop_letterhead(book, shop, ADMINISTRATION)
    undo = UndoStack(book)
    undo.push(office.begin_letterhead(book, shop, ADMINISTRATION))
    own = sender_of(book, shop, ADMINISTRATION).letterhead
    assert (own.unit_id, own.parent_name, own.name, own.symbol, own.place) == (
        shop, "Công ty\nSông Trầm", "Phân xưởng Vận hành", "PXVH", "Sông Trầm",
    )  # fmt: skip
    assert lender_of("giay_xac_nhan") == ""
    assert office.may_drop_letterhead(book, shop, ADMINISTRATION)
    undo.push(office.drop_letterhead(book, shop, ADMINISTRATION))
    assert sender_of(book, shop, ADMINISTRATION).letterhead.unit_id == plant
    undo.undo()
    assert sender_of(book, shop, ADMINISTRATION).letterhead == own
    office.add_signatory(book, shop, ADMINISTRATION, {"name": "Lê Văn Tám", "post": "Quản đốc"})
    assert office.signing_lender(book, shop, ADMINISTRATION) is None


def test_the_usual_signatory_is_the_first_and_can_be_changed(book: Book) -> None:
    _above, plant = office_of(book)
    office.add_signatory(book, plant, ADMINISTRATION, {"name": "Trần Quốc Bảo", "post": "Giám đốc"})
    deputy = office.add_signatory(
        book, plant, ADMINISTRATION,
        {"name": "Lê Thị Mai", "post": "Phó Giám đốc", "authority": "KT.", "on_behalf": "Giám đốc"},
    ).id  # fmt: skip
    office.make_usual(book, deputy)
    assert [one.name for one in office.signatories(book, plant, ADMINISTRATION)] == [
        "Lê Thị Mai",
        "Trần Quốc Bảo",
    ]
    office.remove_signatory(book, deputy)
    assert [one.name for one in office.signatories(book, plant, ADMINISTRATION)] == ["Trần Quốc Bảo"]
    with pytest.raises(UserError, match="họ tên"):
        office.add_signatory(book, plant, ADMINISTRATION, {"post": "Giám đốc"})
    with pytest.raises(UserError, match="Thẩm quyền ký"):
        office.add_signatory(book, plant, ADMINISTRATION, {"name": "A", "post": "B", "authority": "XX."})


def test_a_number_is_never_given_twice(book: Book) -> None:
    _above, plant = office_of(book)
    first, second = a_dossier(book, plant), a_dossier(book, plant)
    assert issuing.next_number(book, "thong_bao", first) == 1
    issuing.set_issue(book, "thong_bao", first, {"number": 1, "issued_on": date(2026, 5, 4)})
    assert issuing.next_number(book, "thong_bao", second) == 2
    with pytest.raises(UserError, match="đã dùng cho 2026-NDST-0001"):
        issuing.set_issue(book, "thong_bao", second, {"number": 1})
    issuing.set_issue(book, "thong_bao", second, {"number": 1, "issued_on": date(2027, 1, 4)})
    with pytest.raises(UserError, match="đã dùng"):
        issuing.set_issue(book, "thong_bao", second, {"issued_on": date(2026, 12, 31)})


def test_a_deleted_dossier_leaves_its_number_behind(book: Book) -> None:
    _above, plant = office_of(book)
    first, second = a_dossier(book, plant), a_dossier(book, plant)
    issuing.set_issue(book, "thong_bao", first, {"number": 7})
    issuing.set_facts(book, "phieu_tiep_nhan", first, {})
    assert first.innovation is not None
    innovations.move_to_trash(book, [first.innovation])
    innovations.delete_for_good(book, [first.innovation])
    assert issuing.next_number(book, "thong_bao", second) == 8


def test_numbers_typed_for_a_round_count_as_used(book: Book) -> None:
    _above, plant = office_of(book)
    made = council.add_round(
        book,
        {
            "name": "Đợt 1", "level": "co_so", "unit_id": plant,
            "document_number": "012/QĐ-NDST", "document_on": date(2026, 3, 2),
        },
    ).id  # fmt: skip
    series = numbering.Series(plant, ADMINISTRATION, "QĐ", 2026, "QĐ-NDST")
    assert [(one.number, one.round_id) for one in numbering.taken(book, series)] == [(12, made)]
    assert numbering.next_free(book, series) == 13


def test_a_typed_number_is_free_only_for_the_paper_it_was_typed_for(book: Book) -> None:
    _above, plant = office_of(book)
    made = council.add_round(
        book,
        {
            "name": "Đợt 1", "level": "co_so", "unit_id": plant,
            "document_number": "012/QĐ-NDST", "document_on": date(2026, 3, 2),
        },
    ).id  # fmt: skip
    own = {"number": 12, "issued_on": date(2026, 3, 2)}
    with pytest.raises(UserError, match="đã dùng cho Đợt 1"):
        issuing.set_issue(book, "cong_nhan", Subject(round=made), own)
    issuing.set_issue(book, "thanh_lap", Subject(round=made), own)
    assert [one.number for one in book.all(IssuedPaper)] == [12]


def test_a_number_the_book_gave_cannot_be_typed_for_another_round(book: Book) -> None:
    _above, plant = office_of(book)
    spring, autumn = (
        council.add_round(book, {"name": name, "level": "co_so", "unit_id": plant}).id
        for name in ("Đợt 1", "Đợt 2")
    )
    day = date(2026, 3, 2)
    issuing.set_issue(book, "bien_ban", Subject(round=spring), {"number": 5, "issued_on": day})
    typed = {"minutes_number": "05/BB-NDST", "minutes_on": day}
    with pytest.raises(UserError, match="Biên bản họp Hội đồng Sáng kiến – Đợt 1"):
        council.edit_round(book, autumn, typed)
    with pytest.raises(UserError, match="đã cấp cho giấy"):
        council.add_round(book, {"name": "Đợt 3", "unit_id": plant, **typed})
    council.edit_round(book, autumn, {"minutes_on": day})
    with pytest.raises(UserError, match="đã cấp cho giấy"):
        council.edit_round(book, autumn, {"minutes_number": "5/bb-ndst"})
    council.edit_round(book, spring, typed)  # its own
    council.edit_round(book, autumn, {**typed, "minutes_on": date(2027, 3, 2)})  # another year's book
    council.edit_round(book, autumn, {**typed, "minutes_number": "05/BB-GENCO9", "minutes_on": day})
    assert next(one for one in council.rounds(book) if one.id == autumn).minutes_number == "05/BB-GENCO9"
    council.remove_round(book, spring)  # its number stays behind, and is given to nobody else
    with pytest.raises(UserError, match="đã cấp cho giấy"):
        council.add_round(book, {"name": "Đợt 3", "unit_id": plant, **typed})


def test_the_decision_that_set_up_a_council_may_stand_in_several_rounds(book: Book) -> None:
    _above, plant = office_of(book)
    spring, autumn = (
        council.add_round(book, {"name": name, "level": "co_so", "unit_id": plant}).id
        for name in ("Đợt 1", "Đợt 2")
    )
    day = date(2026, 3, 2)
    issuing.set_issue(book, "thanh_lap", Subject(round=spring), {"number": 7, "issued_on": day})
    council.edit_round(book, autumn, {"document_number": "07/QĐ-NDST", "document_on": day})
    issuing.set_issue(book, "cong_nhan", Subject(round=spring), {"number": 8, "issued_on": day})
    with pytest.raises(UserError, match="Quyết định công nhận sáng kiến – Đợt 1"):
        council.edit_round(book, autumn, {"document_number": "08/QĐ-NDST", "document_on": day})


def test_facts_are_kept_and_taken_back_by_undo(book: Book) -> None:
    _above, plant = office_of(book)
    subject = a_dossier(book, plant)
    wording = shipped_wording("bao_cao_hoan_thien")
    key = next(fact.key for fact in wording.facts if fact.kind == "line")
    undo = UndoStack(book)
    undo.push(issuing.set_facts(book, "bao_cao_hoan_thien", subject, {key: f" {HOSTILE} "}))
    assert issuing.facts(book, "bao_cao_hoan_thien", subject)[key] == "<b>A & B</b> {unit} [[x]] =1+1"
    undo.undo()
    assert issuing.facts(book, "bao_cao_hoan_thien", subject) == {}
    assert book.all(IssuedPaper) == []


def test_a_list_of_chosen_innovations_keeps_its_own_facts_whatever_their_order(book: Book) -> None:
    _above, plant = office_of(book)
    one, two, three = (a_dossier(book, plant).innovation or 0 for _number in range(3))
    first, second, year = (
        Subject(innovations=(one, two)),
        Subject(innovations=(two, three)),
        Subject(year=2026),
    )
    told = {"attached_to": "Quyết định số 78/QĐ-NĐST", "grouping": "unit"}
    issuing.set_facts(book, "danh_sach", first, told)
    assert issuing.facts(book, "danh_sach", Subject(innovations=(two, one))) == told
    assert issuing.facts(book, "danh_sach", Subject(innovations=(two, one), year=2026)) == told
    for other in (second, year):
        assert issuing.facts(book, "danh_sach", other) == {"grouping": "unit"}  # remembered from the last
    issuing.set_facts(book, "danh_sach", year, {"attached_to": "Báo cáo số 5", "grouping": "none"})
    assert issuing.facts(book, "danh_sach", first) == told
    assert issuing.facts(book, "danh_sach", second) == {"grouping": "none"}
    issuing.set_issue(book, "chi_tra", first, {"issued_on": date(2026, 5, 20)})
    assert issuing.issue_values(book, "chi_tra", second) is None


def test_only_what_no_source_settles_can_be_reworded(book: Book) -> None:
    office.set_word(book, "cam_ket", "liable", "Chúng tôi chịu trách nhiệm.")
    assert wording_of(book, "cam_ket").words["liable"] == "Chúng tôi chịu trách nhiệm."
    assert ("liable", "Chúng tôi chịu trách nhiệm.", "Không có mẫu riêng của EVN.") in office.unsettled_words(
        book, "cam_ket"
    )
    office.set_word(book, "cam_ket", "liable", "")
    assert wording_of(book, "cam_ket").words == shipped_wording("cam_ket").words
    with pytest.raises(UserError, match="nguyên văn"):
        office.set_word(book, "cam_ket", "title", "X")
    with pytest.raises(UserError, match="Không có chỗ điền"):
        office.set_word(book, "cam_ket", "liable", "Theo {secret}")
    with pytest.raises(UserError, match="chưa đóng"):
        office.set_word(book, "cam_ket", "liable", "<b>đậm")


def test_a_unit_with_numbered_papers_stays(book: Book) -> None:
    _above, plant = office_of(book)
    subject = a_dossier(book, plant)
    issuing.set_issue(book, "thong_bao", subject, {"number": 1})
    assert subject.innovation is not None
    innovations.move_to_trash(book, [subject.innovation])
    innovations.delete_for_good(book, [subject.innovation])
    with pytest.raises(UserError, match="văn bản đã lấy số"):
        units.remove_unit(book, plant)
