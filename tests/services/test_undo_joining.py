"""Steps that are taken back: joined while somebody types on, apart where something else was done."""

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.participants import set_authors
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book


def test_a_text_begun_and_typed_on_is_one_step(book: Book) -> None:
    key, stack = add_innovation(book, {}).id, UndoStack(book)
    for text in ("B", "Bơm", "Bơm hỏng"):
        stack.push(edit_innovation(book, key, {"purpose": text}, "Sửa"), joins_last=True)
    stack.undo()
    assert load_dossier(book, key).answers == {}
    stack.redo()
    assert load_dossier(book, key).answers == {"purpose": "Bơm hỏng"}


def test_a_text_typed_and_wiped_out_again_leaves_a_step_that_does_nothing(book: Book) -> None:
    key, stack = add_innovation(book, {}).id, UndoStack(book)
    for text in ("Bơm", ""):
        stack.push(edit_innovation(book, key, {"purpose": text}, "Sửa"), joins_last=True)
    stack.push(edit_innovation(book, key, {"purpose": "Van"}, "Sửa"), joins_last=True)
    assert load_dossier(book, key).answers == {"purpose": "Van"}
    while stack.undo_label:
        stack.undo()
    assert load_dossier(book, key).answers == {}


def test_shares_split_after_typing_names_are_a_step_of_their_own(book: Book) -> None:
    key, stack = add_innovation(book, {}).id, UndoStack(book)
    names = [Authorship(0, key, place, name) for place, name in enumerate(("An", "Bình"), 1)]
    stack.push(set_authors(book, key, names[:1], "Sửa"), joins_last=True)
    stack.push(set_authors(book, key, names, "Sửa"), joins_last=True)
    stored = load_dossier(book, key).authors
    split = [Authorship(item.id, key, item.position, item.name, share=5000) for item in stored]
    stack.push(set_authors(book, key, split, "Sửa"))
    stack.undo()
    assert [(author.name, author.share) for author in load_dossier(book, key).authors] == [
        ("An", None),
        ("Bình", None),
    ]


def test_a_step_is_refused_where_the_value_was_changed_since(book: Book) -> None:
    key, stack = add_innovation(book, {}).id, UndoStack(book)
    stack.push(edit_innovation(book, key, {"title": "Một"}, "Sửa tên"))
    edit_innovation(book, key, {"title": "Hai"})
    with pytest.raises(UserError, match="Sửa tên"):
        stack.undo()
    assert load_dossier(book, key).innovation.title == "Hai"
    assert stack.undo_label == ""
