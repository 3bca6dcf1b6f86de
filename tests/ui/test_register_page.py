"""The register in a real window: finding, sorting, choosing columns, and what is done with rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Innovation
from desktop_app.services import register
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.ui.actions.value_dialog import ValueDialog
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.pages.register import RegisterPage
from desktop_app.ui.pages.register_filters import ValueChooser
from desktop_app.ui.pages.register_model import PAGE
from desktop_app.ui.shell.main_window import MainWindow
from tests.data.bulk import fill
from tests.documents.test_excel import cells
from tests.ui.windows import (
    TITLES,
    answer_next,
    column_texts,
    open_window,
    register_of,
    small_book,
    wait_listed,
)

CODE, TITLE, STAGE, AUTHORS = 0, 1, 2, 4
NEWEST_FIRST = [title for title, *_rest in reversed(TITLES)]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a book of three innovations."""
    return open_window(qtbot, small_book(tmp_path / "book"), tmp_path)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> RegisterPage:
    """Its register, listed."""
    wait_listed(qtbot, register_of(window), len(TITLES))
    return register_of(window)


def test_newest_stand_first_and_are_counted(page: RegisterPage) -> None:
    assert column_texts(page, TITLE) == NEWEST_FIRST
    assert page.search_line.hits.text() == "3 sáng kiến"


def test_search_without_accents_finds_words_with_them_at_once(qtbot: QtBot, page: RegisterPage) -> None:
    page.search.setText("nhiet dien")
    assert column_texts(page, TITLE) == [TITLES[1][0]]
    wait_listed(qtbot, page, 1)
    assert page.search_line.hits.text() == "1 trong 3 sáng kiến"
    page.search.setText("dang quoc")
    assert column_texts(page, AUTHORS) == ["Đặng Quốc Ánh"]


def test_a_chip_narrows_the_list_and_its_cross_takes_it_off(qtbot: QtBot, page: RegisterPage) -> None:
    chip = page.filters.chips["stage"]
    assert chip.cross.isHidden()
    page.filters.filtered.emit("stage", "writing")
    wait_listed(qtbot, page, 2)
    assert chip.button.text() == "Giai đoạn: Đang viết"
    qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)
    wait_listed(qtbot, page, 3)
    assert chip.button.text() == "Giai đoạn"


def test_all_filters_and_the_search_come_off_together(qtbot: QtBot, page: RegisterPage) -> None:
    page.search.setText("zzz")
    page.filters.filtered.emit("stage", "filed")
    wait_listed(qtbot, page, 0)
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Không tìm thấy sáng kiến nào"
    page.empty.button.click()
    wait_listed(qtbot, page, 3)
    assert page.search.text() == ""
    assert page.table.isVisible()


def test_a_header_sorts_in_vietnamese_order_and_the_order_is_remembered(
    qtbot: QtBot, page: RegisterPage
) -> None:
    page.table.horizontalHeader().setSortIndicator(TITLE, Qt.SortOrder.AscendingOrder)
    wait_listed(qtbot, page, 3)
    assert column_texts(page, TITLE) == [TITLES[2][0], TITLES[0][0], TITLES[1][0]]
    assert page.session.preferences.get("register.order") == ["title", False]
    page.table.horizontalHeader().setSortIndicator(AUTHORS, Qt.SortOrder.DescendingOrder)
    wait_listed(qtbot, page, 3)
    assert column_texts(page, AUTHORS) == ["Lê Ưỡng", "Nguyễn Văn Đạt", "Đặng Quốc Ánh"]
    page.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert column_texts(page, TITLE) == NEWEST_FIRST


def test_columns_hidden_moved_and_widened_are_there_again_next_time(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, page: RegisterPage
) -> None:
    header = page.table.horizontalHeader()
    page.table.show_column("stage", False)
    page.table.show_column("updated", True)
    header.moveSection(header.visualIndex(AUTHORS + 1), 2)
    page.table.setColumnWidth(TITLE, 333)
    shown = page.table.shown_columns()
    assert "stage" not in shown
    assert shown[:3] == ["code", "title", "unit"]
    book = window.book.folder
    window.close()
    again = register_of(open_window(qtbot, Book.open(book), tmp_path))
    assert again.table.shown_columns() == shown
    assert again.table.columnWidth(TITLE) == 333


def test_code_and_name_stay_first_and_stay_in_sight(page: RegisterPage) -> None:
    header = page.table.horizontalHeader()
    header.moveSection(header.visualIndex(6), 0)
    assert page.table.shown_columns()[:2] == ["code", "title"]
    names = page.table.findChild(type(page.table._names))
    assert names is not None
    assert not names.isVisible()
    page.table.horizontalScrollBar().setValue(page.table.horizontalScrollBar().maximum())
    assert names.isVisible()
    assert names.columnViewportPosition(CODE) == 0


def test_copied_rows_carry_headings_of_the_columns_shown(page: RegisterPage) -> None:
    for name in ("stage", "due", "authors", "unit", "field", "level", "applied_on", "benefit"):
        page.table.show_column(name, False)
    page.table.selectRow(0)
    page.actions_of.copy.trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Mã\tTên giải pháp\tNăm"
    assert lines[1].split("\t")[1] == TITLES[2][0]
    assert len(lines) == 2


def test_trash_undo_and_back_again(qtbot: QtBot, window: MainWindow, page: RegisterPage) -> None:
    page.table.selectRow(0)
    page.actions_of.trash.trigger()
    wait_listed(qtbot, page, 2)
    assert window.menus.undo.text() == "Hoàn tác: Cho vào thùng rác"
    assert window.foot.undo.isVisible()
    window.menus.undo.trigger()
    wait_listed(qtbot, page, 3)
    window.menus.redo.trigger()
    wait_listed(qtbot, page, 2)
    page.head.trash_button.click()
    wait_listed(qtbot, page, 1)
    assert page.head.title.text() == "Thùng rác"
    page.table.selectRow(0)
    assert page.actions_of.take_back.isEnabled()
    assert not page.actions_of.trash.isVisible()
    page.actions_of.take_back.trigger()
    wait_listed(qtbot, page, 0)
    assert page.empty.title.text() == "Thùng rác trống"


def test_deleting_for_good_is_asked_with_the_list_in_sight(
    qtbot: QtBot, window: MainWindow, page: RegisterPage
) -> None:
    page.table.selectRow(0)
    page.actions_of.trash.trigger()
    page.head.trash_button.click()
    wait_listed(qtbot, page, 1)
    page.table.selectRow(0)
    listed: list[str] = []

    def refuse(dialog: object) -> None:
        assert isinstance(dialog, Question)
        names = dialog.findChild(QListWidget)
        listed.extend(names.item(place).text() for place in range(names.count()))
        dialog.reject()

    answer_next(Question, refuse)
    page.actions_of.delete.trigger()
    assert TITLES[2][0] in listed[0]
    wait_listed(qtbot, page, 1)
    answer_next(Question, lambda dialog: dialog.accept())
    page.actions_of.delete.trigger()
    wait_listed(qtbot, page, 0)
    assert len(window.book.all(Innovation)) == 2


def test_a_stage_is_set_on_many_after_they_were_shown_and_undone_as_one(
    qtbot: QtBot, window: MainWindow, page: RegisterPage
) -> None:
    page.table.selectAll()
    seen: list[str] = []

    def choose(dialog: object) -> None:
        assert isinstance(dialog, ValueDialog)
        seen.extend(dialog.list.item(place).text() for place in range(dialog.list.count()))
        dialog.values.setCurrentIndex(dialog.values.findData("recognised"))
        dialog.accept()

    said = answer_next(ValueDialog, choose)
    page.actions_of.stage.trigger()
    assert "3 sáng kiến sẽ đổi" in said
    assert len(seen) == 3
    wait_listed(qtbot, page, 3)
    assert column_texts(page, STAGE) == ["Công nhận"] * 3
    window.menus.undo.trigger()
    wait_listed(qtbot, page, 3)
    assert column_texts(page, STAGE) == ["Đang viết", "Đã nộp", "Đang viết"]


def test_a_copy_stands_on_top_and_what_was_selected_stays_so(qtbot: QtBot, page: RegisterPage) -> None:
    page.table.selectRow(2)
    (chosen,) = page.selected_keys()
    page.actions_of.duplicate.trigger()
    wait_listed(qtbot, page, 4)
    assert column_texts(page, TITLE)[0] == f"{TITLES[0][0]} (bản sao)"
    assert page.selected_keys() == [chosen]


def test_a_change_made_elsewhere_is_shown(qtbot: QtBot, window: MainWindow, page: RegisterPage) -> None:
    window.show_page("overview")
    edit_innovation(window.book, page.model.key_at(0), {"title": "Tên mới"})
    add_innovation(window.book, {"title": "Thêm"})
    window.show_page("register")
    wait_listed(qtbot, page, 4)
    assert column_texts(page, TITLE)[:2] == ["Thêm", "Tên mới"]


def test_typing_over_the_table_goes_to_the_search_box(qtbot: QtBot, page: RegisterPage) -> None:
    page.table.go_to_first()
    qtbot.keyClicks(page.table, "p")
    assert page.search.text() == "p"
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "elton")
    assert column_texts(page, TITLE) == [TITLES[0][0]]
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    with qtbot.waitSignal(page.session.dossier_opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [page.model.key_at(0)]


def test_what_is_filtered_goes_to_excel_in_the_order_shown(
    qtbot: QtBot, tmp_path: Path, page: RegisterPage
) -> None:
    page.filters.filtered.emit("stage", "writing")
    wait_listed(qtbot, page, 2)
    with qtbot.waitSignal(page.session.said) as said:
        page.actions_of.export.write(tmp_path / "a.xlsx")
    assert said.args is not None
    assert said.args[0].startswith("Đã ghi 2 sáng kiến")
    read = cells(tmp_path / "a.xlsx")
    assert [read["B2"][1], read["B3"][1]] == [TITLES[2][0], TITLES[0][0]]


def test_an_empty_book_offers_the_first_step(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, Book.create(tmp_path / "book"), tmp_path)
    page = register_of(window)
    wait_listed(qtbot, page, 0)
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Chưa có sáng kiến nào trong sổ"
    assert page.empty.button.text() == "Tạo sáng kiến đầu tiên"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill the book once."""
    place = tmp_path_factory.mktemp("large") / "book"
    with Book.create(place) as book:
        fill(book, 20_000, text_words=4)
    return place


@pytest.fixture
def large(qtbot: QtBot, folder: Path, tmp_path: Path) -> Iterator[RegisterPage]:
    """The register of the large book, as soon as the window stands, which is held until the test is over."""
    window = open_window(qtbot, Book.open(folder), tmp_path)
    yield register_of(window)
    window.close()


def test_of_20000_the_first_rows_are_there_at_once_and_the_rest_follows(
    qtbot: QtBot, large: RegisterPage
) -> None:
    assert large.model.rowCount() >= PAGE
    first = column_texts(large, CODE)[:PAGE]
    wait_listed(qtbot, large, 20_000)
    assert large.search_line.hits.text() == "20.000 sáng kiến"
    assert [str(large.model.index(place, CODE).data()) for place in range(PAGE)] == first


def test_of_20000_only_a_few_pages_of_lines_are_kept(qtbot: QtBot, large: RegisterPage) -> None:
    wait_listed(qtbot, large, 20_000)
    for place in range(0, 20_000, 50):
        assert large.model.index(place, CODE).data()
    assert len(large.model._pages) <= 24


def test_of_quick_questions_only_the_last_is_answered(qtbot: QtBot, large: RegisterPage) -> None:
    large.table.horizontalHeader().setSortIndicator(TITLE, Qt.SortOrder.AscendingOrder)
    for end in range(1, len("nhiet dien vinh") + 1):
        large.search.setText("nhiet dien vinh"[:end])
    qtbot.waitUntil(lambda: large.answered == large.asked)
    titles = column_texts(large, TITLE)
    large.search.setText("")
    wait_listed(qtbot, large, 20_000)
    large.search.setText("nhiet dien vinh")
    qtbot.waitUntil(lambda: large.answered == large.asked)
    assert column_texts(large, TITLE) == titles
    assert 0 < len(titles) < 20_000


def test_all_20000_rows_can_be_selected_and_counted(qtbot: QtBot, large: RegisterPage) -> None:
    wait_listed(qtbot, large, 20_000)
    large.table.selectAll()
    assert large.below.words.text() == "Đã chọn 20.000"
    assert len(large.selected_keys()) == 20_000
    names = large.selected_names()
    assert names[-1] == "… và 19800 sáng kiến nữa"


def test_the_menu_of_columns_shows_and_hides_them(page: RegisterPage) -> None:
    menu = page.head.columns_menu
    menu.tick()
    entries = {str(entry.data()): entry for entry in menu.actions() if entry.isCheckable()}
    assert "title" not in entries
    assert entries["stage"].isChecked()
    assert not entries["updated"].isChecked()
    entries["stage"].trigger()
    entries["updated"].trigger()
    assert "stage" not in page.table.shown_columns()
    assert "updated" in page.table.shown_columns()
    menu.actions()[-1].trigger()
    assert "stage" in page.table.shown_columns()


def test_a_chip_lists_its_values_with_counts_and_takes_one(qtbot: QtBot, page: RegisterPage) -> None:
    chip = page.filters.chips["stage"]
    chooser = ValueChooser("Giai đoạn", register.facets(page.session.book, "stage"), "", chip)
    qtbot.addWidget(chooser)
    chooser.chosen.connect(chip._choose)
    assert [chooser.list.item(place).text() for place in range(chooser.list.count())] == [
        "Tất cả", "Đang viết  (2)", "Đã nộp  (1)",
    ]  # fmt: skip
    chooser.search.setText("da nop")
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    wait_listed(qtbot, page, 1)
    assert page.query.stage == "filed"
