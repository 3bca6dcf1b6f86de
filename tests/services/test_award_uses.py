"""The ledger of use: a nomination reserves, a decision uses, a withdrawal frees, and none is used twice."""

from datetime import date

import pytest

from desktop_app.domain.awards import COLLECTIVE, AwardUse
from desktop_app.domain.errors import UserError
from desktop_app.domain.values import Value
from desktop_app.services import award_uses, history
from desktop_app.services.innovations import delete_for_good, move_to_trash
from desktop_app.services.people import merge_people, remove_person
from desktop_app.services.undo import UndoStack
from desktop_app.services.units import remove_unit
from desktop_app.store.book import Book
from tests.services.award_books import innovation, line, person, unit

DECISION: dict[str, Value] = {
    "state": "decided",
    "decision_number": "12/QĐ-NĐA",
    "decision_on": date(2026, 2, 3),
}


def reserve(book: Book, made: int, key: int, reason: str = "") -> int:
    with book.transaction("Giữ") as step:
        return award_uses.reserve(step, made, key, reason)


def states(book: Book, key: int) -> list[str]:
    return [row.use.state for row in award_uses.uses_of(book, key)]


def settle(book: Book, made: int, **values: Value) -> None:
    with book.transaction("Ghi") as step:
        step.update("nomination_line", made, values)
        award_uses.follow(step, made)


def test_a_use_follows_its_line(book: Book) -> None:
    an = person(book, "An")
    key = innovation(book, {an: 10000})
    made = line(book, "giay_khen", name="An", person_id=an)
    reserve(book, made, key)
    assert states(book, key) == ["reserved"]
    settle(book, made, **DECISION)
    (use,) = award_uses.uses_of(book, key)
    assert (use.use.state, use.who) == ("used", "An")
    assert use.words == "Giấy khen (Quyết định số 12/QĐ-NĐA ngày 03/02/2026)"
    settle(book, made, state="withdrawn", decision_number="", decision_on=None)
    assert states(book, key) == ["freed"]
    settle(book, made, state="refused")
    assert states(book, key) == ["freed"]


def test_a_second_use_is_refused_with_the_decision_named_unless_a_reason_is_given(book: Book) -> None:
    an = person(book, "Nguyễn Văn An")
    key = innovation(book, {an: 10000})
    first = line(book, "giay_khen", name="Nguyễn Văn An", person_id=an)
    reserve(book, first, key)
    settle(book, first, **DECISION)
    second = line(book, "bang_khen_bo", name="Nguyễn Văn An", person_id=an)
    with pytest.raises(UserError) as caught:
        reserve(book, second, key)
    sentence = str(caught.value)
    assert "Nguyễn Văn An đã dùng sáng kiến 2026-SK-0001 cho Giấy khen" in sentence
    assert "Quyết định số 12/QĐ-NĐA ngày 03/02/2026" in sentence
    assert "ghi lý do" in sentence
    assert states(book, key) == ["used"]
    made = reserve(book, second, key, "  Hội đồng đồng ý, biên bản số 5 ")
    assert book.get(AwardUse, made).reason == "Hội đồng đồng ý, biên bản số 5"
    assert states(book, key) == ["used", "reserved"]


def test_a_blank_reason_is_none(book: Book) -> None:
    an = person(book, "An")
    key = innovation(book, {an: 10000})
    reserve(book, line(book, "giay_khen", name="An", person_id=an), key)
    with pytest.raises(UserError, match="đang đề nghị"):
        reserve(book, line(book, "giay_khen_cong_doan", name="An", person_id=an), key, " \u200b\n ")


def test_a_co_author_keeps_a_use_of_their_own(book: Book) -> None:
    an, binh = person(book, "An"), person(book, "Bình")
    key = innovation(book, {an: 5000, binh: 5000})
    reserve(book, line(book, "giay_khen", name="An", person_id=an), key)
    reserve(book, line(book, "giay_khen", name="Bình", person_id=binh), key)
    assert states(book, key) == ["reserved", "reserved"]


def test_what_was_freed_may_be_used_again(book: Book) -> None:
    an = person(book, "An")
    key = innovation(book, {an: 10000})
    first = line(book, "giay_khen", name="An", person_id=an)
    reserve(book, first, key)
    settle(book, first, state="withdrawn")
    reserve(book, line(book, "bang_khen_bo", name="An", person_id=an), key)
    assert states(book, key) == ["freed", "reserved"]


def test_the_same_line_reserves_once_and_lets_go(book: Book) -> None:
    an = person(book, "An")
    key, other = innovation(book, {an: 10000}), innovation(book, {an: 10000})
    made = line(book, "giay_khen", name="An", person_id=an)
    assert reserve(book, made, key) == reserve(book, made, key)
    reserve(book, made, other)
    with book.transaction("Bỏ") as step:
        award_uses.release(step, made, key)
    assert (states(book, key), states(book, other)) == ([], ["reserved"])
    with book.transaction("Bỏ") as step:
        award_uses.release(step, made)
    assert award_uses.uses_of_line(book, made) == ()


@pytest.mark.parametrize(
    ("name", "births", "is_second"),
    [
        ("nguyễn  văn an", ("", ""), True),
        ("Nguyen Van An", ("1990", ""), True),
        ("Nguyễn Văn An", ("1990", "1990-05-01"), True),
        ("Nguyễn Văn An", ("1990", "1991"), False),
        ("Nguyễn Văn Anh", ("", ""), False),
    ],
)
def test_somebody_outside_the_catalogue_goes_by_name_and_birth(
    book: Book, name: str, births: tuple[str, str], is_second: bool
) -> None:
    key = innovation(book, {})
    reserve(book, line(book, "giay_khen", name="Nguyễn Văn An", birth=births[0]), key)
    second = line(book, "bang_khen_bo", name=name, birth=births[1])
    if is_second:
        with pytest.raises(UserError, match="đã dùng"):
            reserve(book, second, key)
    else:
        reserve(book, second, key)


def test_a_collective_and_a_person_of_one_unit_are_two(book: Book) -> None:
    shop, an = unit(book, "Phân xưởng"), person(book, "An")
    key = innovation(book, {an: 10000}, unit_id=shop)
    reserve(book, line(book, "giay_khen", name="An", person_id=an, unit_id=shop), key)
    first = line(book, "giay_khen", nominee=COLLECTIVE, name="Phân xưởng", unit_id=shop)
    reserve(book, first, key)
    again = line(book, "bang_khen_bo", nominee=COLLECTIVE, name="Phân xưởng đổi tên", unit_id=shop)
    with pytest.raises(UserError, match="Phân xưởng đổi tên đã dùng"):
        reserve(book, again, key)


def test_a_use_elsewhere_counts_and_can_be_mended(book: Book) -> None:
    an = person(book, "An")
    key = innovation(book, {an: 10000})
    given: dict[str, Value] = {
        "person_id": an,
        "award": "Bằng khen UBND tỉnh",
        "decision_number": "7/QĐ-UBND",
    }
    use = award_uses.add_use(book, key, {**given, "decision_on": date(2024, 1, 2)}).id
    (told,) = award_uses.uses_of(book, key)
    assert (told.is_elsewhere, told.who) == (True, "An")
    assert told.words == "Bằng khen UBND tỉnh (Quyết định số 7/QĐ-UBND ngày 02/01/2024)"
    made = line(book, "giay_khen", name="An", person_id=an)
    with pytest.raises(UserError, match="Bằng khen UBND tỉnh"):
        reserve(book, made, key)
    stack = UndoStack(book)
    stack.push(award_uses.edit_use(book, use, {"award": "Bằng khen UBND thành phố"}))
    stack.push(award_uses.remove_use(book, use))
    assert award_uses.uses_of(book, key) == ()
    stack.undo()
    stack.undo()
    assert award_uses.uses_of(book, key)[0].use.award == "Bằng khen UBND tỉnh"


@pytest.mark.parametrize("values", [{"award": "Bằng khen"}, {"name": "An", "award": " "}])
def test_a_use_elsewhere_needs_a_holder_and_an_award(book: Book, values: dict[str, Value]) -> None:
    key = innovation(book, {})
    with pytest.raises(UserError):
        award_uses.add_use(book, key, values)
    assert award_uses.uses_of(book, key) == ()


def test_a_use_of_a_line_is_changed_in_the_line(book: Book) -> None:
    an = person(book, "An")
    key = innovation(book, {an: 10000})
    use = reserve(book, line(book, "giay_khen", name="An", person_id=an), key)
    for act in (
        lambda: award_uses.edit_use(book, use, {"award": "x"}),
        lambda: award_uses.remove_use(book, use),
    ):
        with pytest.raises(UserError, match="đợt đề nghị"):
            act()


def test_what_is_in_the_ledger_keeps_people_and_units_and_goes_with_its_innovation(book: Book) -> None:
    an, double, shop = person(book, "An"), person(book, "An"), unit(book, "Phân xưởng")
    key = innovation(book, {})
    award_uses.add_use(book, key, {"person_id": double, "award": "Bằng khen"})
    award_uses.add_use(book, key, {"unit_id": shop, "award": "Bằng khen"})
    with pytest.raises(UserError, match="không xóa được"):
        remove_person(book, double)
    with pytest.raises(UserError, match="không xóa được"):
        remove_unit(book, shop)
    merge_people(book, an, [double])
    assert [row.use.person_id for row in award_uses.uses_of(book, key)] == [an, None]
    move_to_trash(book, [key])
    delete_for_good(book, [key])
    assert book.sql("SELECT count(*) FROM award_use") == [(0,)]


def test_the_history_of_the_dossier_tells_of_it(book: Book) -> None:
    an = person(book, "An")
    key = innovation(book, {an: 10000})
    made = line(book, "giay_khen", name="An", person_id=an)
    reserve(book, made, key)
    settle(book, made, **DECISION)
    told = " ".join(
        " ".join(
            (
                entry.what,
                entry.subject,
                *(f"{one.name} {one.before} {one.after}" for one in entry.differences),
            )
        )
        for entry in history.entries(book, key)
    )
    assert "Giấy khen" in told
    assert "Đã dùng để khen" in told
    assert "giay_khen" not in told
    assert "used" not in told
    assert "award_use" not in told
    assert "việc dùng để xét Giấy khen" in told
