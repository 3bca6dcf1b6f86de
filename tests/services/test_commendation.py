"""The notable innovations: ranked and explained, marks by hand, and which days count."""

from datetime import date

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.forms.awards import shipped_awards
from desktop_app.services import awards, commendation
from desktop_app.services.innovations import move_to_trash
from desktop_app.store.book import Book
from tests.services.award_books import MILLION, innovation, person


def test_the_ranking_explains_itself_and_names_the_authors(book: Book) -> None:
    an = person(book, "An")
    first = innovation(book, {an: 10000}, value=2000 * MILLION, level="tct")
    second = innovation(book, {}, value=90 * MILLION)
    innovation(book, {}, value=9000 * MILLION, decided=None)
    found = commendation.notable(book)
    assert [(item.rank, item.innovation, item.authors) for item in found] == [
        (1, first, (an,)),
        (2, second, ()),
    ]
    why = found[0].why(shipped_awards().selection)
    assert "2.000.000.000 đồng" in why[0]
    assert len(commendation.notable(book, limit=1)) == 1


def test_equal_points_share_a_rank(book: Book) -> None:
    keys = [innovation(book, {}, value=90 * MILLION) for _place in range(2)]
    last = innovation(book, {}, value=1)
    found = commendation.notable(book)
    assert [(item.rank, item.innovation) for item in found] == [(1, keys[0]), (1, keys[1]), (3, last)]


def test_only_what_was_recognised_between_the_days(book: Book) -> None:
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1))
    keys = [innovation(book, {}, decided=day) for day in days]
    found = commendation.notable(book, since=date(2026, 1, 1), until=date(2026, 3, 31))
    assert {item.innovation for item in found} == {keys[1], keys[2]}
    move_to_trash(book, [keys[1]])
    assert len(commendation.notable(book, since=date(2026, 1, 1), until=date(2026, 3, 31))) == 1


def test_marks_given_by_hand_decide_and_can_be_taken_away(book: Book) -> None:
    low, high = innovation(book, {}, value=1), innovation(book, {}, value=9000 * MILLION)
    assert commendation.notable(book)[0].innovation == high
    commendation.set_marks(book, low, {"value": 5, "social": 5, "spread": 5})
    assert commendation.marks_of(book, low) == {"value": 5, "social": 5, "spread": 5}
    assert commendation.notable(book)[0].innovation == low
    commendation.set_marks(book, low, {"value": None, "social": None})
    assert commendation.marks_of(book, low) == {"spread": 5}
    awards.set_weights(book, {"value": 0, "social": 0, "spread": 1})
    assert commendation.notable(book)[0].score.points == 1000


def test_a_hand_mark_keeps_the_automatic_one_beside_it_and_says_so(book: Book) -> None:
    marked = innovation(book, {}, value=90 * MILLION, level="tct")
    left = innovation(book, {}, value=90 * MILLION, level="tct")
    commendation.set_marks(book, marked, {"social": 4, "spread": 0})
    first, second = commendation.notable(book)
    assert [(item.innovation, item.is_marked) for item in (first, second)] == [(marked, True), (left, False)]
    assert [mark.mark for mark in first.score.marks] == [1, 4, 0]
    assert [mark.mark for mark in first.automatic.marks] == [1, 0, 3]
    assert second.automatic == second.score == first.automatic
    selection = shipped_awards().selection
    assert [("chấm tay" in line) for line in first.why(selection)] == [False, True, True]
    assert not any("chấm tay" in line for line in first.automatic.words(selection))


def test_a_nought_by_hand_is_not_the_automatic_mark(book: Book) -> None:
    key = innovation(book, {}, level="evn")
    commendation.set_marks(book, key, {"spread": 0})
    assert commendation.marks_of(book, key) == {"spread": 0}
    assert commendation.notable(book)[0].is_marked


@pytest.mark.parametrize("mark", [-1, 6])
def test_a_mark_beyond_the_most_is_refused(book: Book, mark: int) -> None:
    key = innovation(book, {})
    with pytest.raises(UserError, match="từ 0 đến 5"):
        commendation.set_marks(book, key, {"value": 3, "social": mark})
    assert commendation.marks_of(book, key) == {}
