"""Tổ hỗ trợ: who helped, the dossiers of the one in view, the Excel list."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.people import add_person
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.support import SupportPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import open_window

SHOWN = tuple(page for page in PAGES if page.id in {"register", "support"})


def page_of(window: MainWindow) -> SupportPage:
    page = window.stack.page("support")
    assert isinstance(page, SupportPage)
    return page


def test_helpers_and_their_dossiers_follow_the_book(qtbot: QtBot, tmp_path: Path) -> None:
    book = Book.create(tmp_path / "book")
    keys: list[int] = []
    for name, titles in (("Trần Thị Hoa", ("Ổ trục", "Bơm")), ("Lê An", ("Máng cáp",))):
        person = add_person(book, {"name": name}).id
        for title in titles:
            values = {"title": title, "stage": "writing", "support_person_id": person}
            keys.append(add_innovation(book, values).id)
    window = open_window(qtbot, book, tmp_path, SHOWN)
    window.show_page("support")
    page = page_of(window)
    assert [helper.name for helper in page.helpers.records()] == ["Lê An", "Trần Thị Hoa"]
    page.table.select_row(1)
    assert [item.title for item in page.dossiers.records()] == ["Ổ trục", "Bơm"]
    edit_innovation(book, keys[0], {"stage": "recognised"})
    assert page.told.text() == "2 người hỗ trợ 3 hồ sơ, 1 được công nhận."
    assert page.whose.text() == "Hồ sơ Trần Thị Hoa đã hỗ trợ"
    page.write(tmp_path / "ra.xlsx")
    qtbot.waitUntil((tmp_path / "ra.xlsx").is_file)


def test_a_book_without_helpers_says_where_they_are_named(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, Book.create(tmp_path / "book"), tmp_path, SHOWN)
    window.show_page("support")
    assert page_of(window).nothing.isVisible()
