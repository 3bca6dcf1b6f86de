"""Deadlines in the window: the register's column, order and chip, the overview's list, the calendar file."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QListWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.domain.register import Query
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.register_columns import COLUMNS
from desktop_app.ui.actions.export_deadlines import ExportDeadlines
from desktop_app.ui.pages.overview import OverviewPage
from desktop_app.ui.pages.register import RegisterPage
from desktop_app.ui.pages.register_filters import ValueChooser
from desktop_app.ui.shell.main_window import MainWindow
from tests.exchange.calendars import read_calendar
from tests.ui.windows import column_texts, open_window, register_of, wait_listed

TODAY = date(2026, 5, 12)
TITLE, DUE = 1, next(place for place, item in enumerate(COLUMNS) if item.id == "due")
DEADLINES = {
    "Ấm đun thử nghiệm cách điện": "Nộp đơn từ 09/07/2026",
    "Ổ trục bôi nước cho bơm tuần hoàn": "Hạn nộp đơn 01/06/2026, còn 20 ngày",
    "Vòi phun sương khử bụi": "Hạn tiếp nhận 04/05/2026, quá 8 ngày",
    "Kim phun tua-bin Pelton": "",
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a book of four innovations, on 12/05/2026; the last of `DEADLINES` is newest."""
    book = Book.create(tmp_path / "book", clock=Clock(TODAY))
    early, soon, late, none = DEADLINES
    add_innovation(book, {"title": early, "stage": "writing", "applied_on": date(2026, 4, 8)})
    add_innovation(book, {"title": soon, "stage": "writing", "applied_on": date(2025, 6, 1)})
    add_innovation(book, {"title": late, "stage": "filed", "filed_on": date(2026, 4, 2)})
    add_innovation(book, {"title": none, "stage": "idea"})
    return open_window(qtbot, book, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> RegisterPage:
    """Its register, listed."""
    wait_listed(qtbot, register_of(window), 4)
    return register_of(window)


def overview_of(window: MainWindow) -> OverviewPage:
    window.show_page("overview")
    page = window.stack.page("overview")
    assert isinstance(page, OverviewPage)
    return page


def test_the_column_says_what_is_due_with_an_icon_of_its_urgency(page: RegisterPage) -> None:
    assert column_texts(page, DUE) == list(reversed(DEADLINES.values()))
    icons = [page.model.index(place, DUE).data(Qt.ItemDataRole.DecorationRole) for place in range(4)]
    assert icons[0] is None
    assert len({icon.cacheKey() for icon in icons[1:]}) == 3


def test_the_heading_sorts_by_date_and_the_order_is_remembered(qtbot: QtBot, page: RegisterPage) -> None:
    early, soon, late, none = DEADLINES
    page.table.horizontalHeader().setSortIndicator(DUE, Qt.SortOrder.AscendingOrder)
    wait_listed(qtbot, page, 4)
    assert column_texts(page, TITLE) == [late, soon, early, none]
    page.table.horizontalHeader().setSortIndicator(DUE, Qt.SortOrder.DescendingOrder)
    wait_listed(qtbot, page, 4)
    assert column_texts(page, TITLE) == [early, soon, late, none]
    assert page.session.preferences.get("register.order") == ["due", True]


def test_a_save_moves_a_line_to_its_new_deadline(
    qtbot: QtBot, window: MainWindow, page: RegisterPage
) -> None:
    (key,) = window.book.sql("SELECT id FROM innovation WHERE stage = 'idea'")[0]
    edit_innovation(window.book, key, {"trial_on": date(2025, 5, 13)})
    wait_listed(qtbot, page, 4)
    assert column_texts(page, DUE)[0] == "Hạn nộp đơn 13/05/2026, còn 1 ngày"


def test_the_chip_offers_how_deadlines_stand_with_counts(qtbot: QtBot, page: RegisterPage) -> None:
    early, soon, late, none = DEADLINES
    chip = page.filters.chips["due"]
    chooser = ValueChooser("Thời hạn", chip._values("due"), "", chip)
    chooser.chosen.connect(chip._choose)
    values = chooser.findChild(QListWidget)
    offered = [values.item(row).text() for row in range(values.count())]
    assert offered == [
        "Tất cả",
        "Quá hạn  (1)",
        "Trong 30 ngày  (1)",
        "Chưa đến ngày nộp  (1)",
        "Đang nộp được  (1)",
        "Có hạn  (3)",
        "Không có hạn  (1)",
    ]
    chooser.list.itemActivated.emit(values.item(1))
    wait_listed(qtbot, page, 1)
    assert column_texts(page, TITLE) == [late]
    assert chip.button.text() == "Thời hạn: Quá hạn"
    page.search.setText("voi phun")
    wait_listed(qtbot, page, 1)
    page.search.setText("am dun")
    wait_listed(qtbot, page, 0)
    page.empty.button.click()
    wait_listed(qtbot, page, 4)
    assert chip.button.text() == "Thời hạn"
    for value, titles in (("soon", {soon}), ("early", {early}), ("open", {soon}), ("undated", {none})):
        page.filters.filtered.emit("due", value)
        wait_listed(qtbot, page, len(titles))
        assert set(column_texts(page, TITLE)) == titles


def test_all_chips_chosen_at_once_leave_the_window_as_wide_as_it_was(
    qtbot: QtBot, window: MainWindow, page: RegisterPage
) -> None:
    before = window.width(), page.filters.height()
    page.show_query(
        Query(year=2026, unit_id=9, field="he_thong_dien", level="tct", stage="returned", due="early")
    )
    wait_listed(qtbot, page, 0)
    qtbot.waitUntil(lambda: page.filters.height() > before[1])
    assert window.width() == before[0]
    right = max(chip.geometry().right() for chip in page.filters.chips.values())
    assert right < page.filters.width()
    page.filters.clear_button.click()
    wait_listed(qtbot, page, 4)
    qtbot.waitUntil(lambda: page.filters.height() == before[1])


def test_the_next_day_the_register_speaks_of_that_day(
    qtbot: QtBot, window: MainWindow, page: RegisterPage
) -> None:
    page.filters.filtered.emit("due", "overdue")
    wait_listed(qtbot, page, 1)
    window.show_page("overview")
    window.book.clock = Clock(date(2026, 6, 2))
    page.model._today = window.book.clock.today
    window.show_page("register")
    wait_listed(qtbot, page, 2)
    assert [text.split(", ")[1] for text in column_texts(page, DUE)] == ["quá 29 ngày", "quá 1 ngày"]


def test_rows_that_join_a_page_already_read_are_read_too(
    qtbot: QtBot, window: MainWindow, page: RegisterPage
) -> None:
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    wait_listed(qtbot, page, 4)
    assert all(column_texts(page, TITLE))
    added = add_innovation(window.book, {"title": "Đến sau"}).id
    assert all(column_texts(page, TITLE))  # read before the worker lists the new one
    wait_listed(qtbot, page, 5)
    assert page.model.key_at(4) == added
    assert column_texts(page, TITLE)[4] == "Đến sau"


def test_copied_rows_carry_the_deadline(page: RegisterPage) -> None:
    for item in COLUMNS:
        page.table.show_column(item.id, item.id == "due")
    page.table.selectRow(1)
    page.actions_of.copy.trigger()
    heading, line = QGuiApplication.clipboard().text().split("\n")
    assert heading == "Mã\tTên giải pháp\tThời hạn"
    assert line.endswith("\tHạn tiếp nhận 04/05/2026, quá 8 ngày")


def test_the_overview_lists_what_is_due_overdue_first_and_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    page = overview_of(window)
    early, soon, late, _none = DEADLINES
    shown = [[page.due.item(row, column).text() for column in (1, 3)] for row in range(page.due.rowCount())]
    assert shown == [[title, DEADLINES[title]] for title in (late, soon, early)]
    assert all(not page.due.item(row, 3).icon().isNull() for row in range(3))
    assert page.nothing_due.isHidden()
    opened: list[int] = []
    window.session.dossier_opened.connect(opened.append)
    page.due.cellActivated.emit(0, 1)
    assert window.book.sql("SELECT id FROM innovation WHERE title = ?", (late,)) == [(opened[0],)]


def test_the_overview_leads_to_all_that_is_due_in_order(qtbot: QtBot, window: MainWindow) -> None:
    page = overview_of(window)
    assert page.all_due.text() == "Xem tất cả: 3 hồ sơ có hạn"
    page.all_due.click()
    register = register_of(window)
    wait_listed(qtbot, register, 3)
    early, soon, late, _none = DEADLINES
    assert window.stack.current_id == "register"
    assert column_texts(register, TITLE) == [late, soon, early]
    assert register.filters.chips["due"].button.text() == "Thời hạn: Có hạn"


def test_a_book_with_nothing_due_says_how_a_deadline_comes_about(qtbot: QtBot, tmp_path: Path) -> None:
    page = overview_of(open_window(qtbot, Book.create(tmp_path / "book"), tmp_path))
    assert page.nothing_due.isVisible()
    assert "Ghi ngày áp dụng" in page.nothing_due.text()
    assert page.due.isHidden()
    assert page.all_due.isHidden()


def test_the_calendar_takes_the_selected_rows_else_all_that_are_listed(
    qtbot: QtBot, window: MainWindow, page: RegisterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "lịch"
    chosen = (str(out), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: chosen)
    said: list[str] = []
    window.session.said.connect(said.append)

    def export() -> list[str]:
        with qtbot.waitSignal(window.session.said):
            page.actions_of.deadlines.trigger()
        assert said[-1].endswith(f"vào {out}.ics")
        events = read_calendar(Path(f"{out}.ics").read_bytes())[1]
        return [str(event["SUMMARY"]).split(" 2026-")[0].rsplit(":", 1)[0] for event in events]

    assert export() == [
        "Hạn tiếp nhận 04/05/2026",
        "Hạn nộp đơn 01/06/2026",
        "Nộp đơn từ 09/07/2026",
        "Hạn nộp đơn 08/04/2027",
    ]
    page.table.selectRow(2)
    assert export() == ["Hạn nộp đơn 01/06/2026"]
    page.table.clearSelection()
    page.filters.filtered.emit("due", "early")
    wait_listed(qtbot, page, 1)
    assert export() == ["Nộp đơn từ 09/07/2026", "Hạn nộp đơn 08/04/2027"]
    page.filters.filtered.emit("due", "undated")
    wait_listed(qtbot, page, 1)
    assert export() == []
    assert said[-1].startswith("Không có hạn nào sắp tới")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    count = len(said)
    page.actions_of.deadlines.trigger()
    assert len(said) == count


def test_the_calendar_is_offered_in_the_palette(page: RegisterPage) -> None:
    assert any(isinstance(action, ExportDeadlines) for action in page.palette_actions())
