from dataclasses import replace

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import ApplicationHelper, Authorship, BenefitLine, Dossier
from desktop_app.services.benefits import Benefit, set_benefit
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import add_innovation
from desktop_app.services.participants import make_helper, set_authors, set_helpers
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book


@pytest.fixture
def row(book: Book) -> int:
    return add_innovation(book, {"title": "Tên"}).id


def names(dossier: Dossier) -> list[str]:
    return [author.name for author in dossier.authors]


def test_a_list_is_written_as_it_stands_and_kept_rows_keep_their_keys(book: Book, row: int) -> None:
    set_authors(book, row, [Authorship(0, 0, 0, name) for name in ("An", "Bình", "Cường")])
    an, binh, cuong = load_dossier(book, row).authors
    changes = set_authors(
        book, row, [cuong, replace(an, share=10000, name="An Thị"), Authorship(0, 0, 0, "Dũng")]
    )
    dossier = load_dossier(book, row)
    assert names(dossier) == ["Cường", "An Thị", "Dũng"]
    assert [author.id for author in dossier.authors[:2]] == [cuong.id, an.id]
    assert [author.position for author in dossier.authors] == [1, 2, 3]
    assert dossier.authors[2].id == binh.id, "a new row takes the place of the one that left"
    assert changes.rows("authorship") == (cuong.id, an.id, binh.id)
    set_authors(book, row, dossier.authors[:1])
    assert names(load_dossier(book, row)) == ["Cường"]
    set_authors(book, row, dossier.authors)
    dossier = load_dossier(book, row)
    assert names(dossier) == ["Cường", "An Thị", "Dũng"]
    assert not set_authors(book, row, dossier.authors), "the same list is no change"


def test_undo_brings_a_whole_list_back(book: Book, row: int) -> None:
    stack = UndoStack(book)
    set_authors(book, row, [Authorship(0, 0, 0, name) for name in ("An", "Bình")])
    before = load_dossier(book, row).authors
    stack.push(set_authors(book, row, []))
    assert load_dossier(book, row).authors == ()
    stack.undo()
    assert load_dossier(book, row).authors == before
    stack.redo()
    assert load_dossier(book, row).authors == ()


def test_an_author_who_created_nothing_is_moved_to_the_helpers_in_one_step(book: Book, row: int) -> None:
    stack = UndoStack(book)
    set_helpers(book, row, [ApplicationHelper(0, 0, 0, "Vũ Minh Quân")])
    creator = Authorship(0, 0, 0, "Trần Văn Khánh", share=6000, contribution="created")
    approver = Authorship(
        0, 0, 0, "Phạm Đình Tòng", birth="1979", post="Đội trưởng", task="Duyệt chủ trương", share=4000,
        contribution="approved",
    )  # fmt: skip
    set_authors(book, row, [creator, approver])
    before = load_dossier(book, row)
    stack.push(make_helper(book, row, before.authors, 1))
    assert "Phạm Đình Tòng" in stack.undo_label
    moved = load_dossier(book, row)
    assert names(moved) == ["Trần Văn Khánh"]
    assert [helper.name for helper in moved.helpers] == ["Vũ Minh Quân", "Phạm Đình Tòng"]
    last = moved.helpers[-1]
    assert (last.birth, last.post, last.task) == ("1979", "Đội trưởng", "Duyệt chủ trương")
    assert moved.authors[0].share == 6000, "nobody's share is changed unasked"
    stack.undo()
    after = load_dossier(book, row)
    assert (after.authors, after.helpers) == (before.authors, before.helpers)


def test_one_not_written_yet_is_moved_like_any_other(book: Book, row: int) -> None:
    set_authors(book, row, [Authorship(0, 0, 0, "An")])
    typed = [*load_dossier(book, row).authors, Authorship(0, row, 2, "Bình", contribution="typed")]
    make_helper(book, row, typed, 1)
    dossier = load_dossier(book, row)
    assert (names(dossier), [helper.name for helper in dossier.helpers]) == (["An"], ["Bình"])


def test_rows_of_another_dossier_are_not_taken_away_from_it(book: Book, row: int) -> None:
    set_helpers(book, row, [ApplicationHelper(0, 0, 0, "Giúp một tay")])
    other = add_innovation(book, {}).id
    set_helpers(book, other, load_dossier(book, row).helpers)
    assert [helper.name for helper in load_dossier(book, row).helpers] == ["Giúp một tay"]
    assert [helper.name for helper in load_dossier(book, other).helpers] == ["Giúp một tay"]


def test_money_is_kept_to_the_dong_and_quantities_as_typed(book: Book, row: int) -> None:
    line = BenefitLine(
        0, 0, 0, "Than", "1205.563", "tấn", "2150000.5", 2_591_960_450_000_123, "Quyết toán", "[1]"
    )
    set_benefit(book, row, Benefit(lines=(line,)), "Sửa tiền")
    (kept,) = load_dossier(book, row).benefit_lines
    assert replace(kept, id=0, innovation_id=0, position=0) == line


def test_names_are_cleaned_on_the_way_in(book: Book, row: int) -> None:
    set_authors(book, row, [Authorship(0, 0, 0, "  Lê\x00 \n An\u200b ")])
    assert names(load_dossier(book, row)) == ["Lê An"]


def test_a_dossier_that_is_gone_takes_no_list(book: Book) -> None:
    with pytest.raises(UserError, match="đã bị xóa"):
        set_authors(book, 99, [Authorship(0, 0, 0, "Lê An")])
