import pytest

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship, Innovation
from desktop_app.services.backup import back_up, restore
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import add_innovation, delete_for_good, edit_innovation, move_to_trash
from desktop_app.services.participants import set_authors
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book


@pytest.fixture
def row(book: Book) -> int:
    return add_innovation(book, {"title": "Đầu", "purpose": "Mục đích"}).id


def title(book: Book, row: int) -> str:
    return book.get(Innovation, row).title


def test_steps_are_taken_back_and_done_again_by_their_names(book: Book, row: int) -> None:
    stack = UndoStack(book)
    stack.push(edit_innovation(book, row, {"title": "Hai"}, "Sửa tên"))
    stack.push(edit_innovation(book, row, {"purpose": "Khác"}, "Sửa mục 2.1"))
    assert (stack.undo_label, stack.redo_label) == ("Sửa mục 2.1", "")
    assert stack.undo().label == "Hoàn tác: Sửa mục 2.1"
    assert book.answers(row) == {"purpose": "Mục đích"}
    assert (stack.undo_label, stack.redo_label) == ("Sửa tên", "Sửa mục 2.1")
    stack.undo()
    assert title(book, row) == "Đầu"
    assert not stack.undo()
    stack.redo()
    stack.redo()
    assert (title(book, row), book.answers(row)) == ("Hai", {"purpose": "Khác"})
    assert not stack.redo()


def test_a_new_step_forgets_what_was_undone(book: Book, row: int) -> None:
    stack = UndoStack(book)
    stack.push(edit_innovation(book, row, {"title": "Hai"}))
    stack.undo()
    stack.push(edit_innovation(book, row, {"title": "Ba"}))
    assert stack.redo_label == ""
    assert not stack.redo()
    assert title(book, row) == "Ba"


def test_nothing_changed_is_no_step(book: Book, row: int) -> None:
    stack = UndoStack(book)
    stack.push(edit_innovation(book, row, {"title": "Đầu"}))
    assert stack.undo_label == ""


def test_emptying_and_typing_anew_comes_back_whole(book: Book, row: int) -> None:
    stack = UndoStack(book)
    for text in ("", "Mới", "", "Mới nữa"):
        stack.push(edit_innovation(book, row, {"purpose": text}, "Sửa mục đích"), joins_last=True)
    while stack.undo_label:
        stack.undo()
    assert book.answers(row) == {"purpose": "Mục đích"}
    while stack.redo_label:
        stack.redo()
    assert book.answers(row) == {"purpose": "Mới nữa"}


def test_typing_and_wiping_it_out_again_leaves_no_step(book: Book, row: int) -> None:
    stack = UndoStack(book)
    stack.push(edit_innovation(book, row, {"nature": "Gõ"}, "Sửa"), joins_last=True)
    stack.push(edit_innovation(book, row, {"nature": ""}, "Sửa"), joins_last=True)
    assert stack.undo_label == ""


def test_undo_refuses_what_was_edited_since_and_forgets_the_step(book: Book, row: int) -> None:
    stack = UndoStack(book)
    stack.push(edit_innovation(book, row, {"title": "Hai", "investor": "Công ty"}))
    edit_innovation(book, row, {"title": "Ai đó sửa"})
    with pytest.raises(UserError, match="đã được sửa sau đó"):
        stack.undo()
    assert title(book, row) == "Ai đó sửa"
    assert book.get(Innovation, row).investor == "Công ty"
    assert stack.undo_label == stack.redo_label == ""


def test_an_undo_that_the_disk_refuses_may_be_tried_again(book: Book, row: int) -> None:
    stack = UndoStack(book)
    stack.push(edit_innovation(book, row, {"title": "Hai"}))
    book.sql("PRAGMA query_only = 1")
    with pytest.raises(UserError, match="chỉ được đọc"):
        stack.undo()
    book.sql("PRAGMA query_only = 0")
    stack.undo()
    assert title(book, row) == "Đầu"


def test_making_and_deleting_for_good_are_taken_back_whole(book: Book) -> None:
    stack = UndoStack(book)
    added = add_innovation(book, {"title": "Tên", "purpose": "Có"})
    stack.push(added.changes)
    stack.push(set_authors(book, added.id, [Authorship(0, added.id, 1, "Lê An", share=10000)]))
    stack.push(move_to_trash(book, [added.id]))
    before = load_dossier(book, added.id)
    stack.push(delete_for_good(book, [added.id]))
    assert book.all(Innovation) == []
    stack.undo()
    after = load_dossier(book, added.id)
    assert (after.authors, after.answers) == (before.authors, before.answers)
    assert after.innovation.code == before.innovation.code
    assert book.sql("SELECT count(*) FROM search_text") == [(1,)]
    for _step in range(3):
        stack.undo()
    assert book.all(Innovation) == []
    for _step in range(4):
        stack.redo()
    assert book.all(Innovation) == []
    assert book.sql("SELECT count(*) FROM search_text") == [(0,)]
    assert add_innovation(book, {}).id > added.id


def test_undo_after_a_restore_refuses_rather_than_mixing_books(book: Book, row: int) -> None:
    made = back_up(book)
    stack = UndoStack(book)
    stack.push(edit_innovation(book, row, {"title": "Hai"}))
    restore(book, made.path)
    with pytest.raises(UserError):
        stack.undo()
    assert title(book, row) == "Đầu"


def test_listeners_hear_what_an_undo_did_and_a_cleared_stack_does_nothing(book: Book, row: int) -> None:
    stack = UndoStack(book)
    heard: list[Changes] = []
    book.subscribe(heard.append)
    stack.push(edit_innovation(book, row, {"title": "Ba"}))
    undone = stack.undo()
    assert heard[-1] == undone
    assert undone.innovations == {row}
    stack.clear()
    assert not stack.redo()
    assert len(heard) == 2
