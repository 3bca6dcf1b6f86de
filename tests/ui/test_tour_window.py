"""What somebody new to the program stumbled over, so that nobody does again."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app.single_window import Bell, ring
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import BenefitLine, Innovation
from desktop_app.services.benefits import COMPUTED, Benefit
from desktop_app.services.books import Book
from desktop_app.services.papers import MAIN
from desktop_app.shipped import RESOURCES
from desktop_app.ui.actions.print_papers import PrintChosen, PrintPaper
from desktop_app.ui.actions.value_dialog import ValueDialog
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.error_summary import ErrorSummary
from desktop_app.ui.look.metrics import space
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.benefit_editor import BenefitEditor
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.pick_person import PersonDialog
from desktop_app.ui.pages.register import RegisterPage
from desktop_app.ui.pages.start import StartDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.translations import extracted
from tests.ui.dossiers import book_of_one, open_dossier, row_of, window_of
from tests.ui.windows import (
    TITLES,
    PlainDossier,
    answer_next,
    open_window,
    register_of,
    small_book,
    wait_listed,
)

SIXTEEN_BILLION = 16_000_000_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a book of three innovations."""
    return open_window(qtbot, small_book(tmp_path / "book"), tmp_path)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> RegisterPage:
    """Its register, listed."""
    wait_listed(qtbot, register_of(window), len(TITLES))
    return register_of(window)


# Printing from the register


def test_selected_rows_are_printed_into_a_folder_one_file_each(
    qtbot: QtBot, window: MainWindow, page: RegisterPage, tmp_path: Path
) -> None:
    page.table.selectAll()
    don = next(action for action in page.actions_of.printing() if isinstance(action, PrintPaper))
    assert don.paper.id == "don"
    assert don in page.actions_of.in_menu()
    assert don.isEnabled()
    out = tmp_path / "in ra"
    said = answer_next(Question, lambda dialog: dialog.reject())
    job = don.print_into(out)
    with qtbot.waitSignal(job.ended, timeout=20_000):
        pass
    codes = [item.code for item in window.book.all(Innovation)]
    names = sorted(f"{code}-don.pdf" for code in codes)
    assert sorted(path.name for path in out.iterdir()) == names
    assert all(path.read_bytes().startswith(b"%PDF") for path in out.iterdir())
    assert any(words.startswith("Đã in 3 tệp vào") for words in said)
    assert window.foot.words.text().startswith("Đã in 3 tệp vào")


def test_papers_can_be_printed_from_below_the_table_but_not_from_the_trash(page: RegisterPage) -> None:
    page.table.selectRow(0)
    menu = page.below.print_button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    offered = [action.paper.id for action in menu.actions() if isinstance(action, PrintPaper)]
    assert offered == list(MAIN)
    assert isinstance(menu.actions()[-1], PrintChosen)
    assert page.below.print_button.isVisible()
    page.show_trash(True)
    assert page.below.print_button.isHidden()
    assert not any(action.isVisible() for action in page.actions_of.printing())


def test_what_lies_in_the_trash_is_not_opened_but_said(
    qtbot: QtBot, window: MainWindow, page: RegisterPage
) -> None:
    page.table.selectRow(0)
    page.actions_of.trash.trigger()
    page.show_trash(True)
    wait_listed(qtbot, page, 1)
    page.table.selectRow(0)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert "thùng rác" in window.foot.words.text()
    assert window.stack.current is page


# Another book in the same window


def test_the_bell_hangs_at_the_book_in_the_window(qtbot: QtBot, tmp_path: Path, own_settings: Path) -> None:
    bell = Bell(tmp_path / "first", lambda: None)
    bell.move_to(tmp_path / "second")
    assert [path.suffix for path in (own_settings / "cua-so").iterdir()] == [".open"]
    assert not ring(tmp_path / "first", patience=0.05)
    bell.take_down()
    assert list((own_settings / "cua-so").iterdir()) == []


def test_the_window_says_which_book_took_the_place_of_the_first(window: MainWindow, tmp_path: Path) -> None:
    shown: list[Path] = []
    window.book_shown.connect(shown.append)
    assert window.exchange_book(Book.create(tmp_path / "Sổ hai"))
    assert shown == [tmp_path / "Sổ hai"]
    assert window.windowTitle() == "Sổ hai"


def test_a_page_that_cannot_be_left_keeps_its_book(window: MainWindow, tmp_path: Path) -> None:
    first = window.book
    window.open_innovation(first.all(Innovation)[0].id)
    dossier = window.stack.current
    assert isinstance(dossier, PlainDossier)
    dossier.may_leave = False
    other = Book.create(tmp_path / "other")
    assert not window.exchange_book(other)
    assert window.book is first
    Book.open(other.folder).close()  # it was closed again
    dossier.may_leave = True


# Words


def test_a_step_taken_back_and_done_again_is_named_once(window: MainWindow, page: RegisterPage) -> None:
    page.table.selectRow(0)
    page.actions_of.duplicate.trigger()
    name = window.session.undo.undo_label
    for _round in range(2):
        window.menus.undo.trigger()
        assert window.foot.words.text() == f"Đã hoàn tác: {name}"
        window.menus.redo.trigger()
        assert window.foot.words.text() == f"Đã làm lại: {name}"
    assert window.menus.undo.text() == f"Hoàn tác: {name}"


@pytest.mark.parametrize("source", ["texts", "qt"])
def test_tones_stand_where_most_texts_put_them(source: str) -> None:
    if source == "texts":
        words = [str(entry.id) for entry in extracted() if entry.id]
    else:
        table = tomllib.loads((RESOURCES / "i18n" / "qt_vi.toml").read_text(encoding="utf-8"))
        words = list(table["words"].values())
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    strange = [
        word
        for text in words
        for word in text.replace("&", "").split()
        if _has_tone_on_last_of(unicodedata.normalize("NFD", word.strip("“”.,;:!?()…").lower()), marks)
    ]
    assert words
    assert strange == []


def _has_tone_on_last_of(word: str, marks: set[str]) -> bool:
    """Tell whether an open oa, oe or uy carries its tone on the second letter: xoá for xóa."""
    is_toned = len(word) > 2 and word[-1] in marks
    return is_toned and word[-3:-1] in {"oa", "oe", "uy"} and word[-4:-3] != "q"


def test_nothing_found_in_an_empty_book_is_not_counted_of_none(qtbot: QtBot, tmp_path: Path) -> None:
    page = register_of(open_window(qtbot, Book.create(tmp_path / "book"), tmp_path))
    page.search.setText("abc")
    wait_listed(qtbot, page, 0)
    assert page.search_line.hits.text() == "0 sáng kiến"
    assert page.filters.clear_button.isHidden()
    assert page.empty.sample.isHidden()
    page.search.clear()
    wait_listed(qtbot, page, 0)
    assert page.empty.sample.isVisible()


# Dialogs


def test_a_value_for_many_is_never_chosen_beforehand(qtbot: QtBot, page: RegisterPage) -> None:
    dialog = ValueDialog(page, "Đổi", "Giai đoạn", page.actions_of.stage.choices(), ("A",), 1)
    qtbot.addWidget(dialog)
    assert dialog.values.currentIndex() == -1
    assert not dialog.yes.isEnabled()
    dialog.values.setCurrentIndex(1)
    assert dialog.yes.isEnabled()


def test_a_bulk_question_shows_its_lines_whole_and_waits_on_the_safe_answer(qtbot: QtBot) -> None:
    long = "2026-TTTL-0002   " + "Bản đồ nhiệt độ mối nối lập từ ảnh hồng ngoại " * 4
    for is_risky, words in ((True, "Không"), (False, "Có")):
        dialog = Question(
            None, ("info", "accent"), "Xóa?", "Có", "Không", items=(long,) * 3, is_risky=is_risky
        )
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        focus = dialog.focusWidget()
        assert isinstance(focus, QPushButton)
        assert focus.text() == words
        (shown,) = dialog.findChildren(QListWidget)
        assert shown.visualItemRect(shown.item(2)).bottom() <= shown.viewport().rect().bottom()


def test_enter_adds_somebody_the_book_does_not_know(qtbot: QtBot, window: MainWindow) -> None:
    dialog = PersonDialog(window, window.book, lambda _changes: None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.search.setText("Lò Thị Mai")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.chosen is not None
    assert dialog.chosen.name == "Lò Thị Mai"
    again = PersonDialog(window, window.book, lambda _changes: None)
    qtbot.addWidget(again)
    again.search.setText("mai")
    assert again.take.isDefault()


def test_findings_of_before_are_out_of_sight_at_once(qtbot: QtBot) -> None:
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    summary.show_errors([("a", "Điền a."), ("b", "Điền b.")])
    before = summary.lines
    summary.show_errors([("b", "Điền b.")])
    assert all(line.isHidden() for line in before)


# The dossier


def test_a_new_innovation_begins_from_every_page_by_its_key(qtbot: QtBot, tmp_path: Path) -> None:
    book, made = book_of_one(tmp_path / "book")
    window = window_of(open_dossier(qtbot, book, made, tmp_path))
    for page_id in ("dossier", "overview", "register"):
        window.show_page(page_id)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        asked = answer_next(StartDialog, lambda dialog: dialog.reject())
        qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert "Năm câu hỏi để bắt đầu" in asked


def test_the_arrow_in_a_dossier_leads_back_to_where_one_came_from(qtbot: QtBot, tmp_path: Path) -> None:
    book, made = book_of_one(tmp_path / "book")
    window = open_window(qtbot, book, tmp_path, PAGES)
    window.show_page("overview")
    window.open_innovation(made)
    page = window.stack.current
    assert isinstance(page, DossierPage)
    qtbot.mouseClick(page.header.back, Qt.MouseButton.LeftButton)
    assert window.stack.current_id == "overview"


def test_sixteen_billion_is_read_whole_on_a_small_screen(qtbot: QtBot, tmp_path: Path) -> None:
    book, made = book_of_one(tmp_path / "book")
    page = open_dossier(qtbot, book, made, tmp_path)
    editor = row_of(page, "benefit").editor
    assert isinstance(editor, BenefitEditor)
    line = BenefitLine(0, made, 1, description="Than", amount=-SIXTEEN_BILLION)
    editor.set_value(Benefit(COMPUTED, -SIXTEEN_BILLION, "", (line,)))
    view = editor.view
    place = [column.attribute for column in editor.model.columns].index("amount")
    words = view.fontMetrics().horizontalAdvance(format_money(-SIXTEEN_BILLION))
    qtbot.waitUntil(lambda: view.columnWidth(place) >= words + space(0.5))


def test_the_unit_chosen_stands_at_the_edge_whatever_its_place_in_the_tree(qtbot: QtBot) -> None:
    editor = ChoiceEditor([(1, "Công ty"), (2, "    Phân xưởng")], empty=None, allows_own=True)
    qtbot.addWidget(editor)
    editor.set_value(2)
    line = editor.combo.lineEdit()
    assert line is not None
    assert line.text() == "Phân xưởng"
    assert editor.value() == 2
    editor.combo.setCurrentIndex(1)
    editor.combo.setCurrentIndex(2)
    assert line.text() == "Phân xưởng"
    assert editor.value() == 2


def test_buttons_of_the_dossier_say_their_keys_and_why_they_cannot_be_pressed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    book, made = book_of_one(tmp_path / "book", stage="filed")
    page = open_dossier(qtbot, book, made, tmp_path)
    words = {button.text() for button in page.header.findChildren(QPushButton)}
    assert {"Kiểm tra (F9)", "Trang in (F8)"} <= words
    assert not page.finish_button.isEnabled()
    assert page.finish_button.toolTip()


def test_tab_goes_from_the_last_field_to_the_buttons_below_it(qtbot: QtBot, tmp_path: Path) -> None:
    book, made = book_of_one(tmp_path / "book")
    page = open_dossier(qtbot, book, made, tmp_path)
    assert page.editor is not None
    for section in page.editor.pack.form.sections[1:-1]:
        page.open_section(section.id)
        form = page.section.form
        assert form is not None
        qtbot.waitUntil(form.isVisible)
        reached = _reached_by_tab(form)
        after = reached[max(place for place, item in enumerate(reached) if form.isAncestorOf(item)) + 1 :]
        assert after[:2] == [page.section.back, page.section.onward], section.id


def _reached_by_tab(start: QWidget) -> list[QWidget]:
    found, at = [], start.nextInFocusChain()
    while at is not start:
        can_have_it = bool(at.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if can_have_it and at.isEnabled() and at.isVisibleTo(start.window()):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def test_a_table_is_as_high_as_its_rows_after_the_width_changed(qtbot: QtBot, tmp_path: Path) -> None:
    book, made = book_of_one(tmp_path / "book")
    page = open_dossier(qtbot, book, made, tmp_path)
    editor = row_of(page, "benefit").editor
    assert isinstance(editor, BenefitEditor)
    source = "Giá bán bình quân trừ chi phí biến đổi, báo cáo tài chính quý IV/2025"
    lines = tuple(
        BenefitLine(0, made, place, description="Điện năng phát thêm", amount=1, source=source)
        for place in (1, 2, 3)
    )
    editor.set_value(Benefit(COMPUTED, 3, "", lines))
    view = editor.view
    for width in (1366, 1093):
        window_of(page).resize(width, 614)
        qtbot.waitUntil(
            lambda: (
                sum(view.rowHeight(row) for row in range(3)) <= view.viewport().height() < 2 * view.width()
            )
        )
