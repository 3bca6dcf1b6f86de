"""Who is offered as the signer of a decision on awards."""

from datetime import date

import pytest

from desktop_app.domain.office import Signatory
from desktop_app.services import nominations
from desktop_app.services.nomination_signers import SignerOffer, offer_signer
from desktop_app.services.office import add_signatory
from desktop_app.store.book import Book
from tests.services.award_books import person, unit

GIAY_KHEN, BANG_KHEN_BO, THU_TUONG = "giay_khen", "bang_khen_bo", "bang_khen_thu_tuong"


@pytest.fixture
def nomination(book: Book) -> int:
    return nominations.add_round(book, {"name": "Đợt", "year": 2026, "unit_id": unit(book, "Công ty")}).id


def decided(book: Book, nomination: int, award: str, on: date, signer: str, post: str = "Bộ trưởng") -> int:
    key = nominations.add_line(book, nomination, {"person_id": person(book, "An"), "award": award}).id
    nominations.decide(book, [key], f"{on.day}/QĐ", on, signer=signer, signer_post=post)
    return key


def test_another_office_is_signed_for_as_in_its_latest_decision(book: Book, nomination: int) -> None:
    decided(book, nomination, BANG_KHEN_BO, date(2026, 5, 4), "Trần Văn Mới")
    decided(book, nomination, BANG_KHEN_BO, date(2025, 5, 1), "Lê Thị Cũ")
    decided(book, nomination, THU_TUONG, date(2026, 9, 9), "Phạm Minh Khác", "Thủ tướng")
    decided(book, nomination, BANG_KHEN_BO, date(2026, 8, 8), "")
    found = offer_signer(book, nomination, [BANG_KHEN_BO])
    assert (found.signer, found.signer_post) == ("Trần Văn Mới", "Bộ trưởng")
    assert "4/QĐ" in found.hint


def test_one_that_was_reopened_is_offered_no_more(book: Book, nomination: int) -> None:
    nominations.reopen(book, [decided(book, nomination, BANG_KHEN_BO, date(2026, 5, 4), "Trần Văn Mới")])
    found = offer_signer(book, nomination, [BANG_KHEN_BO])
    assert found.signer == ""
    assert "sẽ thiếu tên người ký" in found.hint


def test_the_office_itself_is_left_to_its_first_signatory(book: Book, nomination: int) -> None:
    decided(book, nomination, GIAY_KHEN, date(2026, 5, 4), "Nguyễn Phó Giám", "Phó Giám đốc")
    before = offer_signer(book, nomination, [GIAY_KHEN])
    assert (before.signer, before.signer_post) == ("", "")
    assert "chưa khai người ký nào" in before.hint
    office = nominations.rounds(book)[0].unit_id
    assert office is not None
    add_signatory(book, office, "administration", {"name": "Đặng Văn Khải", "post": "Giám đốc"})
    assert book.all(Signatory)
    assert offer_signer(book, nomination, [GIAY_KHEN]).hint.endswith("Đặng Văn Khải, Giám đốc.")


def test_several_bodies_at_once_are_named_and_nobody_is_offered(book: Book, nomination: int) -> None:
    decided(book, nomination, BANG_KHEN_BO, date(2026, 5, 4), "Trần Văn Mới")
    found = offer_signer(book, nomination, [BANG_KHEN_BO, GIAY_KHEN, BANG_KHEN_BO])
    assert found.signer == ""
    assert "Bộ trưởng" in found.hint
    assert "Tổng giám đốc, Giám đốc" in found.hint


@pytest.mark.parametrize("chosen", [(), ("",), ("khong_co",)])
def test_no_award_offers_nothing(book: Book, nomination: int, chosen: tuple[str, ...]) -> None:
    assert offer_signer(book, nomination, chosen) == SignerOffer()
