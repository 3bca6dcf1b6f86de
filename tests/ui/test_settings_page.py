"""Cài đặt: who, language, look, folders, backups; and who is asked for once."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.app.window import _wanted_book
from desktop_app.domain.language import set_language
from desktop_app.domain.records import Innovation
from desktop_app.services.backup import back_up
from desktop_app.services.books import Book
from desktop_app.services.innovations import edit_innovation
from desktop_app.services.preferences import Preferences
from desktop_app.ui import jobs
from desktop_app.ui.actions.print_papers import FOLDER
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.look.colours import is_dark
from desktop_app.ui.look.qt_words import speak
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.backup_table import size_words
from desktop_app.ui.pages.settings import SettingsPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.session import START_BOOK_KEY, WHO_KEY
from tests.app.test_window import typed
from tests.ui.windows import answer_next, open_window, small_book

SHOWN = tuple(page for page in PAGES if page.id in {"register", "settings"})


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """A window on a small book, the settings in view; Vietnamese and light again afterwards."""
    shown = open_window(qtbot, small_book(tmp_path / "book"), tmp_path, SHOWN)
    shown.show_page("settings")
    yield shown
    set_language("vi")
    speak(qapp, "vi")
    apply_theme(qapp, "light")


def page_of(window: MainWindow) -> SettingsPage:
    """Return the settings of a window, once the backups were read."""
    page = window.stack.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def choose(page: SettingsPage, key: str, choice: str) -> None:
    """Click one of the few choices of a field and leave it."""
    editor = page.form.rows[key].editor
    assert isinstance(editor, OptionsEditor)
    editor.buttons[choice].click()
    assert page.leave()


def history(book: Book) -> list[str]:
    """Return who made each change, oldest first."""
    return [who for (who,) in book.sql("SELECT who FROM history ORDER BY id")]


def test_the_name_stands_in_the_history_from_then_on_and_in_the_next_session(
    qtbot: QtBot, window: MainWindow
) -> None:
    page, book = page_of(window), window.book
    line = page.form.rows[WHO_KEY].editor
    assert isinstance(line, LineEditor)
    line.line.setPlainText("Đặng Quốc Ánh")
    assert window.show_page("register")
    edit_innovation(book, book.all(Innovation)[0].id, {"title": "Khác"}, "Sửa tên")
    assert history(book)[-1] == "Đặng Quốc Ánh"
    folder = book.folder
    window.close()
    again = open_window(qtbot, Book.open(folder), folder.parent, SHOWN)
    assert again.book.who == "Đặng Quốc Ánh"


def test_the_look_changes_at_once_and_the_menu_follows(window: MainWindow) -> None:
    choose(page_of(window), "theme", "dark")
    assert is_dark()
    ticked = [entry.data() for entry in window.menus._looks.actions() if entry.isChecked()]
    assert ticked == ["dark"]
    assert window.preferences.get("theme", "") == "dark"


def test_the_language_changes_the_whole_window(qtbot: QtBot, window: MainWindow) -> None:
    old = window.stack
    choose(page_of(window), "language", "en")
    qtbot.waitUntil(lambda: window.stack is not old)
    assert window.preferences.get("language", "") == "en"
    assert window.stack.current_id == "settings"


def test_the_book_to_start_with_is_this_one_or_the_last(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other"
    Book.create(other).close()
    window.preferences.remember_book(other)
    assert _wanted_book(typed(), window.preferences) == other
    choose(page_of(window), START_BOOK_KEY, "this")
    assert _wanted_book(typed(), window.preferences) == window.book.folder
    choose(page_of(window), START_BOOK_KEY, "")
    assert _wanted_book(typed(), window.preferences) == other


def test_a_start_book_that_went_away_is_passed_over(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "p.json")
    preferences.set(START_BOOK_KEY, str(tmp_path / "gone"))
    Book.create(tmp_path / "there").close()
    preferences.remember_book(tmp_path / "there")
    assert _wanted_book(typed(), preferences) == tmp_path / "there"


def test_the_place_for_printing_is_remembered(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    page_of(window).ask_paper_folder()
    assert window.preferences.get(FOLDER, "") == str(tmp_path)
    assert page_of(window).papers.text() == str(tmp_path)


def test_backups_are_listed_with_size_and_count(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    qtbot.waitUntil(page.none.isVisible)
    back_up(window.book)
    window.session.backed_up.emit()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    _at, size, count, name = (str(page.table.model.index(0, column).data()) for column in range(4))
    assert count == "3"
    assert size.endswith("KB")
    assert name.endswith(".db")
    assert page.book_size.text().startswith("Dung lượng cả thư mục: ")
    assert not page.none.isVisible()
    assert not page.table.restore.isEnabled()
    asked: list[object] = []
    page.table.wanted.disconnect()
    page.table.wanted.connect(asked.append)
    page.table.table.selectRow(0)
    page.table.restore.click()
    assert asked == [window.book.folder / "backups" / name]


def test_a_damaged_backup_is_listed_as_unreadable(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    qtbot.waitUntil(lambda: jobs.running() == 0)
    (window.book.folder / "backups" / "20250101-070000.db").write_bytes(b"not a database at all" * 100)
    page.entered()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    assert page.table.model.index(0, 2).data() == "không đọc được"


@pytest.mark.parametrize(("size", "words"), [(0, "1 KB"), (340_200, "340 KB"), (6_940_000, "6,9 MB")])
def test_sizes_are_written_as_people_read_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_the_name_is_asked_for_once_after_the_first_edit(qtbot: QtBot, window: MainWindow) -> None:
    book = window.book
    assert not window.who_bar.isVisible()
    edit_innovation(book, book.all(Innovation)[0].id, {"title": "Khác"}, "Sửa tên")
    assert window.who_bar.isVisible()
    assert QApplication.activeModalWidget() is None

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.form.rows[WHO_KEY].editor.set_value("Lê Ưỡng")
        dialog.form.rows[WHO_KEY].editor.changed.emit()
        dialog.accept()

    answer_next(FieldsDialog, fill)
    window.who_bar.ask_name()
    assert book.who == "Lê Ưỡng"
    window.rebuild()
    edit_innovation(book, book.all(Innovation)[0].id, {"title": "Lại khác"}, "Sửa tên")
    assert not window.who_bar.isVisible()
    assert isinstance(window.who_bar, QObject)


def test_files_nothing_names_are_told_asked_about_and_deleted_with_every_step_forgotten(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = page_of(window)
    book = window.book
    extra = book.folder / "attachments" / "ab" / f"ab{'0' * 62}"
    extra.parent.mkdir()
    extra.write_bytes(b"x" * 340_200)
    window.session.remember(edit_innovation(book, book.all(Innovation)[0].id, {"title": "Khác"}, "Sửa tên"))
    qtbot.waitUntil(page.tidy.isEnabled)
    asked: list[list[str]] = []

    def refuse(dialog: QDialog) -> None:
        asked.append([label.text() for label in dialog.findChildren(QLabel)])
        dialog.reject()

    answer_next(Question, refuse)
    page.tidy.click()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert any("Xóa 1 tệp không còn dùng, 340 KB?" in words for words in asked[0])
    assert extra.is_file()
    answer_next(Question, lambda dialog: dialog.accept())
    page.tidy.click()
    qtbot.waitUntil(lambda: not extra.exists())
    qtbot.waitUntil(lambda: window.stack.page("settings") is not page)
    assert window.stack.current_id == "settings"
    assert window.session.undo.undo_label == ""
    assert window.foot.words.text() == "Đã xóa 1 tệp không còn dùng."
    again = page_of(window)
    qtbot.waitUntil(again.tidy.isEnabled)
    again.tidy.click()
    qtbot.waitUntil(lambda: window.foot.words.text() == "Trong sổ không có tệp nào thừa.")


def test_files_are_not_looked_for_while_other_work_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    qtbot.waitUntil(page.tidy.isEnabled)
    may_end = Event()
    jobs.run(lambda _job: may_end.wait(20), lambda _done: None, title="Đính kèm")
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answer_next(Question, read)
    page.remove_unnamed.do()
    may_end.set()
    assert any("Đang có việc chạy nền" in words for words in said)
    qtbot.waitUntil(lambda: jobs.running() == 0)
