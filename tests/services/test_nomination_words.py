"""A round of nominations in words, and which innovations are offered to a nominee."""

from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship
from desktop_app.services import nominations, participants, people
from desktop_app.services.innovations import move_to_trash
from desktop_app.services.nomination_choices import authors_of, choices, own_innovations
from desktop_app.services.nomination_words import votes_words
from desktop_app.services.nominations import Proposal
from desktop_app.store.book import Book
from tests.services.award_books import innovation, person, unit

GIAY_KHEN, CSTD = "giay_khen", "chien_si_thi_dua_co_so"


@pytest.fixture
def nomination(book: Book) -> int:
    return nominations.add_round(book, {"name": "Tổng kết năm 2026", "year": 2026}).id


def test_votes_in_words(book: Book, nomination: int) -> None:
    line = nominations.draft_line(book, nomination, {"name": "An", "votes": 7})
    assert votes_words(line, 9) == "7/9 (77,78 %)"
    assert votes_words(line, None) == "7"
    assert votes_words(nominations.draft_line(book, nomination, {"name": "An"}), 9) == ""


def test_own_innovations_come_first_and_others_are_found(book: Book, nomination: int) -> None:
    who, other = person(book, "Phạm Thị Thu"), person(book, "Vũ Thúy Nga")
    own = innovation(book, {who: None}, title="Cải tiến kim phun")
    strange = innovation(book, {other: None}, title="Ổ trục bôi nước")
    gone = innovation(book, {who: None}, title="Đã bỏ")
    move_to_trash(book, [gone])
    line = nominations.draft_line(book, nomination, {"person_id": who, "award": GIAY_KHEN})
    assert own_innovations(book, line) == [own]
    assert [(item.row.id, item.is_own) for item in choices(book, line)] == [(own, True)]
    found = choices(book, line, "o truc", [own])
    assert [(item.row.id, item.is_own) for item in found] == [(own, True), (strange, False)]


def test_a_collective_is_offered_what_stands_below_it(book: Book, nomination: int) -> None:
    plant = unit(book, "Công ty")
    shop = unit(book, "Phân xưởng", plant)
    key = innovation(book, {}, unit_id=shop)
    line = nominations.draft_line(book, nomination, {"nominee": "collective", "unit_id": plant})
    assert own_innovations(book, line) == [key]


def test_what_was_used_says_so(book: Book, nomination: int) -> None:
    who = person(book, "Lý Thanh Bình")
    key = innovation(book, {who: None})
    line = nominations.add_line(book, nomination, {"person_id": who, "award": GIAY_KHEN}, [key]).id
    nominations.decide(book, [line], "9/QĐ-NĐST", date(2026, 11, 20))
    draft = nominations.draft_line(book, nomination, {"person_id": who, "award": CSTD})
    assert "9/QĐ-NĐST" in choices(book, draft)[0].used
    assert choices(book, nominations.lines(book, nomination)[0])[0].used == ""


def test_authors_of_several_innovations_are_met_once(book: Book) -> None:
    first, second = person(book, "An"), person(book, "Bình")
    one, two = innovation(book, {first: None, second: None}), innovation(book, {first: None})
    participants.set_authors(
        book, two, [Authorship(0, two, 1, "An", person_id=first), Authorship(0, two, 2, "Cường")]
    )
    found = authors_of(book, [one, two])
    assert [(item.person_id, item.innovations) for item in found] == [
        (first, (one, two)), (second, (one,)), (None, (two,)),
    ]  # fmt: skip


def test_several_are_nominated_or_none(book: Book, nomination: int) -> None:
    first, second = person(book, "An"), person(book, "Bình")
    nominations.add_line(book, nomination, {"person_id": second, "award": GIAY_KHEN})
    asked = [Proposal({"person_id": who, "award": GIAY_KHEN}) for who in (first, second)]
    with pytest.raises(UserError, match="đã có trong đợt này"):
        nominations.add_lines(book, nomination, asked)
    assert [line.name for line in nominations.lines(book, nomination)] == ["Bình"]
    nominations.add_lines(book, nomination, asked[:1])
    assert [line.name for line in nominations.lines(book, nomination)] == ["Bình", "An"]
    people.edit_person(book, first, {"name": "An mới"})
    assert [line.name for line in nominations.lines(book, nomination)] == ["Bình", "An"]
