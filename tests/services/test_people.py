import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import ApplicationHelper, Authorship, Innovation, Person
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import add_innovation
from desktop_app.services.participants import set_authors, set_helpers
from desktop_app.services.people import (
    add_person,
    all_people,
    edit_person,
    find_people,
    likely_doubles,
    merge_people,
    remove_person,
)
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book


def add(book: Book, name: str, **values: object) -> int:
    return add_person(book, {"name": name, **values}).id  # type: ignore[dict-item]


def test_people_stand_by_given_name(book: Book) -> None:
    for name in ("Vũ Yến", "Trần Đạt", "Lê Ánh", "Bùi Dũng", "Nguyễn An"):
        add(book, name)
    assert [person.name for person in all_people(book)] == [
        "Nguyễn An", "Lê Ánh", "Bùi Dũng", "Trần Đạt", "Vũ Yến",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["nguyen duc", "NGUYỄN ĐỨC", "duc anh", "anh", "  ức  ", "nguyen anh"])
def test_somebody_is_found_with_or_without_accents(book: Book, text: str) -> None:
    add(book, "Nguyễn Đức Ánh")
    add(book, "Trần Bình")
    assert [person.name for person in find_people(book, text)] == ["Nguyễn Đức Ánh"]


@pytest.mark.parametrize("text", ["%", "_", "\\", "' OR 1=1", "x%"])
def test_signs_of_a_pattern_are_only_signs(book: Book, text: str) -> None:
    add(book, "Nguyễn Đức Ánh")
    assert find_people(book, text) == []


def test_an_empty_search_lists_people_up_to_the_limit(book: Book) -> None:
    for number in range(5):
        add(book, f"Người {number}")
    assert len(find_people(book, " ", limit=3)) == 3


@pytest.mark.parametrize("values", [{}, {"name": ""}, {"name": " \n"}, {"name": None}])
def test_somebody_without_a_name_is_refused_in_words(book: Book, values: dict[str, None]) -> None:
    with pytest.raises(UserError, match="Nhập họ và tên"):
        add_person(book, values)
    assert all_people(book) == []


def test_a_later_change_of_the_person_leaves_papers_as_they_were(book: Book) -> None:
    person = add(book, "Lê Ánh", post="Thợ")
    row = add_innovation(book, {}).id
    set_authors(book, row, [Authorship(0, row, 1, "Lê Ánh", person, post="Thợ")])
    edit_person(book, person, {"name": "Lê Thị Ánh", "post": "Quản đốc"})
    (author,) = load_dossier(book, row).authors
    assert (author.name, author.post) == ("Lê Ánh", "Thợ")
    assert find_people(book, "thi anh")
    with pytest.raises(UserError):
        edit_person(book, person, {"name": ""})


def test_doubles_become_one_and_dossiers_follow(book: Book) -> None:
    kept = add(book, "Lê Ánh", birth="1988")
    doubles = [add(book, "Lê Anh", post="Trưởng ca", birth="1990"), add(book, "LÊ ÁNH", staff_id="007")]
    row = add_innovation(book, {"support_person_id": doubles[0]}).id
    set_authors(book, row, [Authorship(0, row, 1, "Lê Ánh", doubles[0])])
    set_helpers(book, row, [ApplicationHelper(0, row, 1, "LÊ ÁNH", doubles[1])])
    assert [len(group.people) for group in likely_doubles(book)] == [3]
    stack = UndoStack(book)
    stack.push(merge_people(book, kept, [*doubles, kept, doubles[0]]))
    (person,) = all_people(book)
    assert (person.id, person.birth, person.post, person.staff_id) == (kept, "1988", "Trưởng ca", "007")
    dossier = load_dossier(book, row)
    assert (dossier.authors[0].person_id, dossier.helpers[0].person_id) == (kept, kept)
    assert dossier.authors[0].name == "Lê Ánh"
    assert book.get(Innovation, row).support_person_id == kept
    assert likely_doubles(book) == []
    stack.undo()
    assert [person.id for person in book.all(Person)] == [kept, *doubles]
    assert load_dossier(book, row).authors[0].person_id == doubles[0]


def test_merging_somebody_who_is_gone_changes_nothing(book: Book) -> None:
    kept, double = add(book, "Lê An"), add(book, "Lê An")
    for people in ((kept, [double, 99]), (99, [double])):
        with pytest.raises(UserError, match="đã bị xóa"):
            merge_people(book, *people)
    assert len(all_people(book)) == 2


def test_somebody_a_dossier_names_is_not_removed(book: Book) -> None:
    person, nobody = add(book, "Lê An"), add(book, "Không ai nêu")
    row = add_innovation(book, {}).id
    set_authors(book, row, [Authorship(0, row, 1, "Lê An", person)])
    with pytest.raises(UserError, match="đang có tên trong hồ sơ"):
        remove_person(book, person)
    remove_person(book, nobody)
    assert [found.id for found in all_people(book)] == [person]
