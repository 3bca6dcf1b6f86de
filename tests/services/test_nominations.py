"""Rounds of nominations: lines kept as printed then, the ledger of use, decisions and what they leave."""

from datetime import date

import pytest

from desktop_app.domain.awards import AwardUse, Honour, NominationLine
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship
from desktop_app.services import award_uses, honours, innovations, nominations, participants, people, units
from desktop_app.store.book import Book

GIAY_KHEN, CSTD = "giay_khen", "cstd_co_so"


@pytest.fixture
def plant(book: Book) -> int:
    return units.add_unit(book, {"name": "Công ty Nhiệt điện Sông Trầm", "abbreviation": "NDST"}).id


@pytest.fixture
def person(book: Book, plant: int) -> int:
    return people.add_person(
        book, {"name": "Nguyễn Duy Lâm", "birth": "1989", "unit_id": plant, "post": "Tổ trưởng"}
    ).id


@pytest.fixture
def innovation(book: Book, plant: int, person: int) -> int:
    key = innovations.add_innovation(book, {"title": "Cắt bớt một cấp cánh bơm", "unit_id": plant}).id
    participants.set_authors(book, key, [Authorship(0, key, 1, "Nguyễn Duy Lâm", person, share=10000)])
    return key


@pytest.fixture
def nomination(book: Book, plant: int) -> int:
    return nominations.add_round(book, {"name": "Tổng kết năm 2026", "year": 2026, "unit_id": plant}).id


def awards_for_people(book: Book) -> list[str]:
    from desktop_app.services import awards

    return [rule.id for rule in awards.catalogue(book).awards if rule.is_for("person")]


def test_a_line_keeps_what_the_person_was_then(book: Book, nomination: int, person: int) -> None:
    award = awards_for_people(book)[0]
    line = nominations.add_line(book, nomination, {"award": award, "person_id": person}).id
    people.edit_person(book, person, {"post": "Quản đốc"})
    kept = book.get(NominationLine, line)
    assert (kept.name, kept.post, kept.birth) == ("Nguyễn Duy Lâm", "Tổ trưởng", "1989")


def test_the_same_person_and_award_are_not_nominated_twice(book: Book, nomination: int, person: int) -> None:
    first, second, *_others = awards_for_people(book)
    nominations.add_line(book, nomination, {"award": first, "person_id": person})
    with pytest.raises(UserError, match="đã có trong đợt này"):
        nominations.add_line(book, nomination, {"award": first, "person_id": person})
    nominations.add_line(book, nomination, {"award": second, "person_id": person})


def test_a_proposal_reserves_a_decision_uses_and_a_withdrawal_frees(
    book: Book, nomination: int, person: int, innovation: int
) -> None:
    award = awards_for_people(book)[0]
    line = nominations.add_line(book, nomination, {"award": award, "person_id": person}, [innovation]).id
    assert [use.state for use in book.all(AwardUse)] == ["reserved"]
    nominations.decide(book, [line], "512/QĐ-NĐST", date(2026, 12, 20), "05/2026")
    (use,) = book.all(AwardUse)
    assert (use.state, use.decision_number) == ("used", "512/QĐ-NĐST")
    (held,) = honours.honours_of_person(book, person)
    assert (held.year, held.decision_on) == (2026, date(2026, 12, 20))
    nominations.reopen(book, [line])
    assert [use.state for use in book.all(AwardUse)] == ["reserved"]
    assert book.all(Honour) == []
    nominations.withdraw(book, [line], "xin rút")
    assert [use.state for use in book.all(AwardUse)] == ["freed"]


def test_a_second_use_needs_a_recorded_reason(
    book: Book, nomination: int, person: int, innovation: int
) -> None:
    first, second, *_others = awards_for_people(book)
    line = nominations.add_line(book, nomination, {"award": first, "person_id": person}, [innovation]).id
    nominations.decide(book, [line], "512/QĐ-NĐST", date(2026, 12, 20))
    with pytest.raises(UserError, match="512/QĐ-NĐST"):
        nominations.add_line(book, nomination, {"award": second, "person_id": person}, [innovation])
    again = nominations.add_line(
        book, nomination, {"award": second, "person_id": person}, [innovation], {innovation: "Khen cấp trên"}
    ).id
    assert [use.reason for use in award_uses.uses_of_line(book, again)] == ["Khen cấp trên"]


def test_what_cannot_be_is_refused_in_words(book: Book, nomination: int, person: int) -> None:
    award = awards_for_people(book)[0]
    with pytest.raises(UserError, match="Chọn hình thức"):
        nominations.add_line(book, nomination, {"person_id": person})
    with pytest.raises(UserError, match="họ tên"):
        nominations.add_line(book, nomination, {"award": award})
    line = nominations.add_line(book, nomination, {"award": award, "person_id": person}).id
    with pytest.raises(UserError, match="ngày quyết định"):
        nominations.decide(book, [line], "1/QĐ", None)
    with pytest.raises(UserError, match="lý do"):
        nominations.withdraw(book, [line], "  ")
    with pytest.raises(UserError, match="nhiều hơn số thành viên"):
        nominations.set_meeting(book, nomination, "administration", {"members": 7, "present": 9})
    nominations.decide(book, [line], "1/QĐ", date(2026, 12, 20))
    with pytest.raises(UserError, match="Mở lại"):
        nominations.edit_line(book, line, {"name": "Khác"})
    with pytest.raises(UserError, match="còn người"):
        nominations.remove_round(book, nomination)


def test_an_award_given_already_is_entered_in_one_step(book: Book, nomination: int, person: int) -> None:
    award = awards_for_people(book)[0]
    entered = nominations.enter_decided(
        book, nomination, {"award": award, "person_id": person}, "3/QĐ-NĐST", date(2025, 12, 30)
    )
    assert book.get(NominationLine, entered.id).state == "decided"
    (held,) = honours.honours_of_person(book, person)
    assert (held.year, held.decision_on) == (2026, date(2025, 12, 30))


def test_lines_move_and_deciding_bodies_are_told(book: Book, nomination: int, person: int) -> None:
    chosen = awards_for_people(book)[:3]
    keys = [nominations.add_line(book, nomination, {"award": one, "person_id": person}).id for one in chosen]
    nominations.move_line(book, keys[2], -1)
    assert [line.id for line in nominations.lines(book, nomination)] == [keys[0], keys[2], keys[1]]
    bodies = nominations.bodies_of(book, nomination)
    assert sum(len(nominations.lines(book, nomination, body.id)) for body in bodies) == 3
