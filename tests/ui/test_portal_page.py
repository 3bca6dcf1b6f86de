"""Nhập lên cổng: the queue, the narrow window beside a browser, the comparison, the counts."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.programme import PortalEntry, PortalMatch
from desktop_app.domain.records import Authorship, Innovation
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, delete_for_good, move_to_trash
from desktop_app.services.participants import set_authors
from desktop_app.services.units import add_unit
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages import portal_entries as entries
from desktop_app.ui.pages.portal import QUEUE, RECONCILE, UNITS, PortalPage
from desktop_app.ui.pages.portal_belt import Belt
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import answer_next, open_window

SHOWN = tuple(page for page in PAGES if page.id in {"register", "portal"})
LONG = (
    "Nghiên cứu, chế tạo bộ kẹp đàn hồi tự điều chỉnh khe hở cho ổ trục bôi trơn bằng nước của bơm. " * 3
)[:270]
TITLES = ("Cải tiến ổ trục bơm tuần hoàn", LONG, '=HYPERLINK("x") <b>Máng</b> {0} dẫn cáp')


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on three recognised innovations, the second with something confidential."""
    book = Book.create(tmp_path / "book")
    book.who = "Lê Thị Hạnh"
    unit = add_unit(book, {"name": "Phân xưởng Vận hành", "abbreviation": "PXVH"}).id
    for number, title in enumerate(TITLES):
        secret = "Bản vẽ chi tiết" if number == 1 else ""
        values = {"title": title, "stage": "recognised", "unit_id": unit, "confidential": secret}
        key = add_innovation(book, {**values, "nature": "<p>Nội dung.</p>"}).id
        set_authors(book, key, [Authorship(0, key, 1, name="Nguyễn Văn Đạt")])
    shown = open_window(qtbot, book, tmp_path, SHOWN)
    shown.show_page("portal")
    return shown


def page_of(window: MainWindow) -> PortalPage:
    page = window.stack.page("portal")
    assert isinstance(page, PortalPage)
    return page


def titles(page: PortalPage) -> list[str]:
    return [row.title for row in page.queue.model.records()]


def belt_of(page: PortalPage) -> Belt:
    page.queue.table.select_row(0)
    page.queue.begin()
    assert page.belt is not None
    return page.belt


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_the_queue_shows_what_waits_and_narrows_down(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    assert titles(page) == list(TITLES)
    assert page.queue.told.text() == "3 sáng kiến"
    page.queue.search.setText("o truc tuan hoan")
    qtbot.waitUntil(lambda: titles(page) == [TITLES[0]])
    page.queue.search.clear()
    qtbot.waitUntil(lambda: len(titles(page)) == 3)
    page.queue.table.select_row(0)
    page.queue.mark_keyed()
    assert titles(page) == list(TITLES[1:])
    page.queue.state.setCurrentIndex(1)
    page.queue.narrow()
    assert titles(page) == [TITLES[0]]
    assert "Lê Thị Hạnh" in page.queue.model.index(0, 7).data()
    window.menus.undo.do()
    assert titles(page) == []


def test_an_empty_book_says_what_belongs_here(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, Book.create(tmp_path / "book"), tmp_path, SHOWN)
    window.show_page("portal")
    page = page_of(window)
    assert (page.queue.currentIndex(), page.units.currentIndex()) == (0, 0)
    assert page.open_belt([]) is None


def test_one_key_copies_field_after_field_cut_to_the_limit(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    belt = belt_of(page)
    belt.leave_for_later()
    assert belt.title.text() == LONG.strip()
    assert not belt.secret.isHidden()
    qtbot.waitUntil(belt.isActiveWindow)
    qtbot.keyClick(
        belt, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert copied() == "Nguyễn Văn Đạt"
    qtbot.keyClick(belt.copy, Qt.Key.Key_Return)
    assert copied() == "Phân xưởng Vận hành"
    belt.copy.click()
    assert LONG.startswith(copied())
    assert len(copied()) <= 250
    assert "Đã cắt cho vừa 250 chữ" in belt.told.words.text()
    assert belt.field is not None
    belt.copy_again()
    assert LONG.startswith(copied())
    belt.step_back()
    assert belt.field.field.id == "title"
    belt.go_to(0)
    belt.step()
    assert copied() == "Nguyễn Văn Đạt"


def test_confidential_details_never_reach_the_clipboard(window: MainWindow) -> None:
    belt = belt_of(page_of(window))
    belt.leave_for_later()
    seen: list[str] = []
    while belt.field is not None:
        belt.step()
        seen.append(copied())
    assert not any("Nội dung" in text for text in seen)


def test_hostile_titles_go_to_the_clipboard_as_plain_text(window: MainWindow) -> None:
    belt = belt_of(page_of(window))
    belt.leave_for_later()
    belt.leave_for_later()
    for _field in range(3):
        belt.step()
    assert copied() == TITLES[2]
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_finishing_stamps_and_goes_on_with_the_next(window: MainWindow) -> None:
    page, book = page_of(window), window.book
    belt = belt_of(page)
    while belt.field is not None:
        belt.step()
    belt.finish_form.account.setText("cd.px@gmail.com")
    belt.finish_form.link.setText("https://cong/1")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    QGuiApplication.clipboard().setImage(image)
    belt.finish_form.paste_picture()
    belt.step()
    (entry,) = book.all(PortalEntry)
    assert (entry.keyed_by, entry.account, entry.link) == ("Lê Thị Hạnh", "cd.px@gmail.com", "https://cong/1")
    assert entry.picture_sha256
    assert belt.at == 1
    assert belt.finish_form.account.text() == "cd.px@gmail.com"
    assert belt.finish_form.link.text() == ""
    assert titles(page) == [LONG.strip(), TITLES[2]]
    window.menus.undo.do()
    assert book.all(PortalEntry) == []


def test_the_end_of_the_list_and_what_was_deleted_meanwhile(window: MainWindow) -> None:
    page, book = page_of(window), window.book
    belt = belt_of(page)
    gone = belt.rows[1].id
    move_to_trash(book, [gone])
    delete_for_good(book, [gone])
    belt.leave_for_later()
    assert belt.title.text() == TITLES[2]
    belt.leave_for_later()
    assert belt.copy.isHidden()
    belt.step()
    belt.finish()
    assert book.all(PortalEntry) == []


def test_the_narrow_window_is_narrow_stays_on_top_and_closes_with_the_page(window: MainWindow) -> None:
    page = page_of(window)
    belt = belt_of(page)
    assert belt.width() < 520
    assert belt.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    belt.on_top.setChecked(False)
    assert not belt.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert belt.isVisible()
    page.close_book()
    assert page.belt is None


def test_another_system_has_its_own_queue(window: MainWindow) -> None:
    page = page_of(window)
    page.queue.table.select_row(0)
    page.queue.mark_keyed()
    page.show_system("evn_khcn")
    assert len(titles(page)) == 3
    assert page.session.preferences.get("portal.system") == "evn_khcn"


def compare(page: PortalPage, qtbot: QtBot, text: str) -> None:
    page.show_part(RECONCILE)
    page.reconciling.bring_in(text)
    wait(page, qtbot)


def wait(page: PortalPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.reconciling.is_busy() and page.reconciling.found is not None)


HEAD = "Mã sáng kiến\tTên sáng kiến\tĐơn vị\tTác giả"
LIST = "\n".join(
    (
        HEAD,
        f"SK1\t{TITLES[0].upper()}\tPX Vận hành\tnguyen van dat",
        "SK9\tXe kéo dây vượt sông\tPC Gia Nghĩa\tAi",
    )
)


def counts(page: PortalPage) -> list[int]:
    texts = [page.reconciling.groups.item(place).text() for place in range(page.reconciling.groups.count())]
    return [int(text.rpartition("(")[2].rstrip(")")) for text in texts]


def test_a_pasted_list_is_compared_accepted_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    page, book = page_of(window), window.book
    compare(page, qtbot, LIST)
    part = page.reconciling
    assert counts(page) == [1, 0, 0, 0, 1, 2, 0, 0]
    assert part.model.index(0, 4).data() == "Phân xưởng Vận hành"
    assert book.all(PortalEntry) == []
    part.show_group(entries.SAME)
    part.table.select_row(0)
    part.accept_chosen()
    wait(page, qtbot)
    assert counts(page) == [0, 0, 0, 0, 1, 2, 0, 1]
    assert [entry.state for entry in book.all(PortalEntry)] == ["confirmed"]
    part.show_group(entries.THEIRS)
    part.table.select_row(0)
    part.dismiss_chosen()
    wait(page, qtbot)
    assert counts(page) == [0, 0, 0, 0, 0, 2, 1, 1]
    for _step in range(2):
        window.menus.undo.do()
        wait(page, qtbot)
    assert counts(page) == [1, 0, 0, 0, 1, 2, 0, 0]
    assert (book.all(PortalEntry), book.all(PortalMatch)) == ([], [])


def test_all_from_a_likeness_are_shown_before_they_are_accepted(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    compare(page, qtbot, LIST)
    page.reconciling.show_group(entries.SAME)
    said = answer_next(Question, QDialog.accept)
    page.reconciling.accept_from()
    wait(page, qtbot)
    assert any("Chấp nhận 1 cặp?" in words for words in said)
    assert counts(page)[entries.ACCEPTED] == 1


def test_a_row_is_paired_by_code(window: MainWindow, qtbot: QtBot) -> None:
    page, book = page_of(window), window.book
    compare(page, qtbot, LIST)
    page.reconciling.show_group(entries.THEIRS)
    page.reconciling.table.select_row(0)
    code = book.all(Innovation)[2].code

    def type_code(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.form.set_value("code", code.lower())
        dialog.accept()

    answer_next(FieldsDialog, type_code)
    page.reconciling.ask_code()
    wait(page, qtbot)
    assert [entry.their_code for entry in book.all(PortalEntry)] == ["SK9"]


def test_what_may_be_two_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    page, book = page_of(window), window.book
    twin = add_innovation(book, {"title": TITLES[0], "stage": "recognised"}).id
    compare(page, qtbot, f"{HEAD}\nSK1\t{TITLES[0]}\t\t")
    part = page.reconciling
    part.show_group(entries.DOUBTS)
    part.table.select_row(0)
    keys = [pair.ours.id for pair in part.model.record(0).choices]
    part.sides.choices.setCurrentIndex(keys.index(twin))
    part.sides.choices.activated.emit(keys.index(twin))
    part.accept_chosen()
    wait(page, qtbot)
    assert [entry.innovation_id for entry in book.all(PortalEntry)] == [twin]


def test_a_list_that_is_none_is_said_and_the_page_stays(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.show_part(RECONCILE)
    said = answer_next(Question, QDialog.accept)
    page.reconciling.bring_in("một dòng chữ")
    qtbot.waitUntil(lambda: bool(said) and not page.reconciling.is_busy())
    assert any("Không thấy bảng nào" in words for words in said)
    assert page.reconciling.currentIndex() == 0
    QGuiApplication.clipboard().clear()
    said = answer_next(Question, QDialog.accept)
    page.reconciling.bring_in_pasted()
    assert any("Bộ nhớ tạm chưa có bảng" in words for words in said)


def test_counts_by_unit_lead_to_the_units_queue(window: MainWindow) -> None:
    page = page_of(window)
    page.show_part(UNITS)
    (line,) = page.units.model.records()
    assert (line.recognised, line.waiting) == (3, 3)
    page.units.opened.emit(line.unit_id)
    assert page.tabs.currentIndex() == QUEUE
    assert len(titles(page)) == 3


def test_a_held_control_key_does_not_unselect_what_the_page_selects(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+Z is such a moment: the page reads anew while the key is still down."""
    page = page_of(window)
    qtbot.keyPress(page.queue.table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    for _time in range(2):
        page.queue.table.select_row(1)
        assert [row.title for row in page.queue.table.selected()] == [TITLES[1]]
    qtbot.keyRelease(page.queue.table, Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)


def test_marking_asks_nothing_where_nothing_waits(window: MainWindow) -> None:
    page = page_of(window)
    page.queue.table.select_row(-1)
    before = len(page.queue.session.book.sql("SELECT id FROM history"))
    page.queue.mark_keyed()
    page.queue.take_back()
    assert len(page.queue.session.book.sql("SELECT id FROM history")) == before


def test_the_day_of_keying_is_shown_on_both_sides(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    compare(page, qtbot, f"Tên sáng kiến\tNgày nhập\n{TITLES[0]}\t26/03/2026")
    words = [label.text() for label in page.reconciling.sides.findChildren(QLabel)]
    assert words[words.index("Ngày nhập") + 1 :][:2] == ["26/03/2026", "–"]
