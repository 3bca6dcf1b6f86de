"""The main window: pages, keys, palette, books, language and look."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes
from desktop_app.domain.language import set_language
from desktop_app.domain.records import Innovation
from desktop_app.services.backup import back_up, plan_restore
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.preferences import Preferences
from desktop_app.ui.actions.restore_dialog import RestoreDialog
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.look.colours import is_dark
from desktop_app.ui.look.qt_words import speak
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages.overview import OverviewPage
from desktop_app.ui.pages.start import StartDialog
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.palette import Palette
from tests.ui.windows import (
    TITLES,
    PlainDossier,
    answer_next,
    open_window,
    register_of,
    small_book,
    wait_listed,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a book of three innovations."""
    return open_window(qtbot, small_book(tmp_path / "book"), tmp_path)


def dossier_of(window: MainWindow) -> PlainDossier:
    """Return the dossier page."""
    page = window.stack.page("dossier")
    assert isinstance(page, PlainDossier)
    return page


def palette_of(window: MainWindow) -> Palette:
    """Open the palette as its key does."""
    window.menus.palette.trigger()
    return window.palette_shown


def test_only_the_page_in_view_is_made(window: MainWindow) -> None:
    assert window.stack.made == ("register",)
    assert window.rail.buttons["register"].isChecked()


def test_pages_turn_by_rail_and_by_key(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.rail.buttons["overview"], Qt.MouseButton.LeftButton)
    assert window.stack.current_id == "overview"
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.current_id == "register"
    assert window.rail.buttons["register"].isChecked()
    assert "dossier" not in window.rail.buttons


def test_find_key_goes_to_the_search_box(qtbot: QtBot, window: MainWindow) -> None:
    page = register_of(window)
    page.table.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()


def test_a_dossier_opens_from_the_register_and_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    page = register_of(window)
    wait_listed(qtbot, page, len(TITLES))
    page.table.selectRow(1)
    key = page.selected_keys()[0]
    page.actions_of.open.trigger()
    qtbot.waitUntil(lambda: window.stack.current_id == "dossier")
    assert dossier_of(window).shown == [key]
    window.menus.back.trigger()
    assert window.stack.current_id == "register"
    assert not window.menus.back.isEnabled()


def test_a_page_that_cannot_be_left_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.open_innovation(1)
    dossier_of(window).may_leave = False
    qtbot.mouseClick(window.rail.buttons["overview"], Qt.MouseButton.LeftButton)
    assert window.stack.current_id == "dossier"
    answer_next(Question, lambda dialog: dialog.reject())
    assert not window.close()
    dossier_of(window).may_leave = True
    assert window.close()


def test_a_new_innovation_is_made_opened_and_undoable(qtbot: QtBot, window: MainWindow) -> None:
    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, StartDialog)
        dialog.title.set_value("Giá đỡ bàn dao tiện")
        dialog.begin()

    answer_next(StartDialog, begin)
    register_of(window).actions_of.new.trigger()
    qtbot.waitUntil(lambda: window.stack.current_id == "dossier")
    assert len(window.book.all(Innovation)) == 4
    assert dossier_of(window).shown == [window.book.all(Innovation)[-1].id]
    window.menus.undo.trigger()
    assert len(window.book.all(Innovation)) == 3


def test_palette_finds_screens_and_actions_without_accents(qtbot: QtBot, window: MainWindow) -> None:
    palette = palette_of(window)
    assert "Tổng quan" in palette.words()
    palette.search.setText("tong")
    assert palette.words()[0] == "Tổng quan"
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.stack.current_id == "overview"
    palette = palette_of(window)
    palette.search.setText("giao dien toi")
    assert palette.words() == ["Giao diện: Tối"]
    palette.close()


def test_palette_finds_dossiers_and_opens_one(qtbot: QtBot, window: MainWindow) -> None:
    palette = palette_of(window)
    palette.search.setText("pelton kim phun")
    (words,) = palette.words()
    assert TITLES[0][0] in words
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert dossier_of(window).shown == [1]


def test_palette_offers_only_what_can_be_done_and_says_when_nothing_fits(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = register_of(window)
    wait_listed(qtbot, page, 3)
    palette = palette_of(window)
    assert "Nhân đôi" not in palette.words()
    palette.close()
    page.table.selectRow(0)
    palette = palette_of(window)
    assert "Nhân đôi" in palette.words()
    palette.search.setText("qwertz")
    assert palette.words() == []
    assert palette.none.isVisible()
    palette.close()


def test_arrows_move_in_the_palette_while_one_types(qtbot: QtBot, window: MainWindow) -> None:
    palette = palette_of(window)
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 1
    palette.close()


def test_changes_come_once_for_every_table(window: MainWindow) -> None:
    heard: list[str] = []
    window.session.signals.table_changed.connect(lambda table, _changes: heard.append(table))
    added = add_innovation(window.book, {"title": "x", "an_answer": "y"})
    assert heard == ["answer", "innovation"]
    assert isinstance(added.changes, Changes)


def test_another_book_is_shown_and_the_first_is_free_again(qtbot: QtBot, window: MainWindow) -> None:
    first = window.book.folder
    other = first.parent / "other"
    Book.create(other).close()
    assert window.open_book(other)
    wait_listed(qtbot, register_of(window), 0)
    assert window.windowTitle() == "other"
    assert window.preferences.recent_books[0] == other
    Book.open(first).close()


def test_a_folder_without_a_book_is_said_and_the_book_stays(window: MainWindow, tmp_path: Path) -> None:
    said = answer_next(Question, lambda dialog: dialog.accept())
    assert not window.open_book(tmp_path / "none")
    assert any("Không có sổ nào" in words for words in said)
    assert window.book.all(Innovation)


def test_the_book_in_view_is_not_opened_a_second_time(window: MainWindow) -> None:
    said: list[str] = []
    window.session.said.connect(said.append)
    assert window.open_book(window.book.folder)
    assert said == [f"Sổ “{window.book.folder.name}” đang mở rồi."]


def test_text_that_cannot_be_saved_is_asked_about_before_the_window_goes(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show()
    monkeypatch.setattr(window.stack, "leave", lambda: False)
    said = answer_next(Question, lambda dialog: dialog.reject())
    assert not window.close()
    assert window.isVisible()
    answer_next(Question, lambda dialog: dialog.accept())
    assert window.close()
    assert "Có chữ trên màn hình chưa vào sổ được." in said


def test_a_book_just_made_takes_the_place_of_this_one(qtbot: QtBot, window: MainWindow) -> None:
    made = Book.create(window.book.folder.parent / "new")
    window.session.book_made.emit(made)
    qtbot.waitUntil(lambda: window.book is made)
    wait_listed(qtbot, register_of(window), 0)


def test_the_sample_book_is_made_once_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    own = window.book.folder
    window.menus.sample.trigger()
    qtbot.waitUntil(lambda: window.book.folder.name == "Sổ mẫu", timeout=20_000)
    page = register_of(window)
    qtbot.waitUntil(lambda: page.answered == page.asked and page.model.rowCount() > 0)
    assert sorted(path.name for path in own.parent.iterdir() if path.name.startswith(".so-mau")) == []


def test_backing_up_says_where(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.session.said) as said:
        window.menus.back_up.write(tmp_path / "mang-đi.zip")
    assert said.args is not None
    assert "mang-đi.zip" in said.args[0]
    assert (tmp_path / "mang-đi.zip").is_file()
    assert "mang-đi.zip" in window.foot.words.text()


def test_restoring_shows_what_changes_and_the_pages_follow(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    saved = back_up(window.book, tmp_path / "a.zip").path
    edit_innovation(window.book, 1, {"title": "Tên khác"})
    add_innovation(window.book, {"title": "Viết sau"})
    plan = plan_restore(window.book, saved)
    seen: list[str] = []

    def accept(dialog: object) -> None:
        assert isinstance(dialog, RestoreDialog)
        tree = dialog.tree
        for place in range(tree.topLevelItemCount()):
            group = tree.topLevelItem(place)
            assert group is not None
            seen.append(group.text(0))
        dialog.accept()

    said = answer_next(RestoreDialog, accept)
    before = window.session
    window.menus.restore.ask(plan)
    assert seen == ["Sẽ mất: 1", "Sẽ khác: 1"]
    assert any("3 sáng kiến; trong sổ hiện có 4" in words for words in said)
    qtbot.waitUntil(lambda: window.session is not before)
    wait_listed(qtbot, register_of(window), 3)
    assert window.book.get(Innovation, 1).title == TITLES[0][0]


def test_window_comes_back_as_it_was(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.resize(780, 560)
    folder = window.book.folder
    window.close()
    again = MainWindow(Book.open(folder), Preferences(tmp_path / "cai-dat.json"))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (780, 560)
    again.close()


def test_look_is_changed_at_once_and_remembered(window: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        window.choose_look("dark")
        assert is_dark()
        assert window.preferences.get("theme") == "dark"
    finally:
        apply_theme(app, "light")


def test_language_is_changed_in_place_and_back(qtbot: QtBot, window: MainWindow) -> None:
    app = QApplication.instance()
    assert app is not None
    page = register_of(window)
    wait_listed(qtbot, page, 3)
    try:
        window.choose_language("en")
        assert window.preferences.get("language") == "en"
        wait_listed(qtbot, register_of(window), 3)
        window.choose_language("vi")
        assert window.rail.buttons["register"].text() == "Sáng kiến"
        assert window.menuBar().actions()[0].text() == "&Tệp"
        assert len(window.menuBar().actions()) == 4
    finally:
        set_language("vi")
        speak(app, "vi")


def test_overview_shows_what_came_back_and_what_was_edited_last(qtbot: QtBot, window: MainWindow) -> None:
    edit_innovation(window.book, 2, {"stage": "returned"})
    window.show_page("overview")
    page = window.stack.current
    assert isinstance(page, OverviewPage)
    assert page.returned.rowCount() == 1
    assert page.nothing_returned.isHidden()
    assert page.recent.rowCount() == 3
    with qtbot.waitSignal(window.session.dossier_opened) as opened:
        page.returned.cellActivated.emit(0, 0)
    assert opened.args == [2]


def test_a_stage_of_the_overview_leads_to_the_register_filtered(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("overview")
    page = window.stack.current
    assert isinstance(page, OverviewPage)
    button = page.stages.itemAtPosition(0, 1)
    assert button is not None
    qtbot.mouseClick(button.widget(), Qt.MouseButton.LeftButton)
    assert window.stack.current_id == "register"
    wait_listed(qtbot, register_of(window), 2)
    assert register_of(window).query.stage == "writing"


def test_work_that_ends_after_the_pages_were_made_anew_still_ends_well(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.backed_up):
        window.menus.back_up.write(tmp_path / "a.zip")
        window.rebuild()
    assert (tmp_path / "a.zip").is_file()


def test_a_window_closed_early_makes_no_backup_later(window: MainWindow) -> None:
    assert window._daily.isActive()
    window.close()
    assert not window._daily.isActive()
