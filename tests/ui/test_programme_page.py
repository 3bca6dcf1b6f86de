"""Chương trình: the first step, figures that open, targets edited in place, ends chosen, reports written."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.domain.programme import Phase, Programme, Target
from desktop_app.services import programmes
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.units import add_unit, set_head_count
from desktop_app.ui.kit.charts import nice_step
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages.programme import NOTICES, NOUGHT, TARGETS, UNITS, ProgrammePage
from desktop_app.ui.pages.programme_figures import FigureCard
from desktop_app.ui.pages.programme_rows import RowsDialog
from desktop_app.ui.pages.programme_targets import FIRST
from desktop_app.ui.pages.programme_units import COUNTED
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.test_tour_names import nameless
from tests.ui.windows import DOSSIER_PAGE, answer_next, open_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SHOWN = (*(page for page in PAGES if page.id in {"register", "programme"}), DOSSIER_PAGE)
LONG = "Trung tâm Chăm sóc khách hàng và Dịch vụ kỹ thuật điện miền Trung " * 3


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Two units under one, head counts, three innovations recognised."""
    with Book.create(tmp_path / "book", clock=Clock(date(2022, 10, 7))) as made:
        top = add_unit(made, {"name": "EVNCPC", "abbreviation": "CPC"}).id
        units = [
            add_unit(made, {"name": name, "abbreviation": name[:3], "parent_id": top}).id
            for name in ("PC Bình Định", LONG)
        ]
        set_head_count(made, units[0], date(2021, 1, 1), 7430)
        for number in range(3):
            key = add_innovation(made, {"title": f"Cải tiến {number}", "unit_id": units[0]}).id
            with made.transaction("Công nhận") as step:
                values = {"innovation_id": key, "level": "co_so", "result": "recognised"}
                step.insert("examination", {**values, "decision_on": date(2022, 7, number + 1)})
        yield made


@pytest.fixture
def window(qtbot: QtBot, book: Book, tmp_path: Path) -> MainWindow:
    """The window at the page of programmes."""
    shown = open_window(qtbot, book, tmp_path, SHOWN)
    shown.show_page("programme")
    return shown


def page_of(window: MainWindow) -> ProgrammePage:
    """Return the page."""
    page = window.stack.page("programme")
    assert isinstance(page, ProgrammePage)
    return page


def with_campaign(window: MainWindow) -> tuple[ProgrammePage, list[Phase]]:
    """Make the campaign of 2022 and show its second phase."""
    page, book = page_of(window), window.book
    made = programmes.add_from_template(book, "10k-2022").id
    phases = programmes.phases(book, made)
    page.show_programme(made, phases[1].id)
    return page, phases


def names(page: ProgrammePage) -> dict[str, int]:
    """Return what the table says of each unit."""
    return {line.name: line.standing.counted for line in page.units.lines.records()}


def test_an_empty_page_offers_the_first_step(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    assert page.nothing.isVisible()
    button = page.nothing.button
    assert button is not None
    assert button.text() == "Tạo chương trình từ mẫu"

    def choose(dialog: QDialog) -> None:
        assert nameless(dialog) == []
        qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]

    answer_next(FieldsDialog, choose)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (made,) = window.book.all(Programme)
    assert made.name == "Chương trình 10 nghìn sáng kiến 2022–2023"
    assert page.tabs.currentIndex() == TARGETS
    assert "7.600" in page.notice.text()
    window.menus.undo.trigger()
    assert window.book.all(Programme) == []
    assert page.nothing.isVisible()


def test_the_whole_page_can_be_heard_and_fits_the_smallest_screen(window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    for part in range(page.tabs.count()):
        page.show_part(part)
        assert nameless(window) == []
        assert window.size() == QSize(1093, 614)


def test_figures_say_the_count_and_open_what_is_behind_them(qtbot: QtBot, window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    cards = {card.accessibleName().split()[0:2][1]: card for card in page.figures.findChildren(FigureCard)}
    card = cards["tính"]
    assert card.accessibleName() == "Đã tính 3 0 %"
    opened: list[int] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, RowsDialog)
        assert nameless(dialog) == []
        opened.append(dialog.model.rowCount())
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)

    answer_next(RowsDialog, look)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert opened == [3]
    qtbot.waitUntil(lambda: window.stack.current_id == "dossier")


def test_a_unit_opens_its_rows_and_nought_leads_to_the_unit(qtbot: QtBot, window: MainWindow) -> None:
    page, phases = with_campaign(window)
    units = {line.name: line.unit_id for line in page.units.lines.records()}
    programmes.set_target(window.book, phases[1].id, units[LONG.strip()] or 0, 7)
    assert page.tabs.tabText(NOUGHT) == "Chưa có sáng kiến (1)"
    page.show_part(NOUGHT)
    page.nought.list.itemActivated.emit(page.nought.list.item(0))
    assert page.tabs.currentIndex() == UNITS
    assert page.units.selected()[0].name == LONG.strip()
    seen: list[tuple[str, int]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, RowsDialog)
        seen.append((dialog.windowTitle(), dialog.model.rowCount()))
        dialog.reject()

    row = next(row for row, line in enumerate(page.units.lines.records()) if line.name == "PC Bình Định")
    answer_next(RowsDialog, look)
    page.units.setCurrentIndex(page.units.lines.index(row, COUNTED))
    qtbot.keyClick(page.units, Qt.Key.Key_Return)
    assert seen == [("Được tính: PC Bình Định", 3)]


def test_the_table_sorts_by_figures_and_back_to_the_tree(window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    tree = list(names(page))
    page.units.sortByColumn(COUNTED, Qt.SortOrder.AscendingOrder)
    assert [line.standing.counted for line in page.units.lines.records()] == sorted(names(page).values())
    page.units.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert list(names(page)) == tree


def test_a_change_elsewhere_is_counted_at_once(window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    assert names(page)["EVNCPC"] == 3
    edit_innovation(window.book, 1, {"stage": "withdrawn"}, "Rút")
    assert names(page)["EVNCPC"] == 2


def test_a_target_is_typed_and_taken_back(window: MainWindow) -> None:
    page, phases = with_campaign(window)
    page.show_part(TARGETS)
    page.targets.document.setText("Kế hoạch 97")
    model = page.targets.model
    row = next(row for row, unit in enumerate(model.units) if unit.name == "PC Bình Định")
    model.setData(model.index(row, FIRST + 1), "1.200")
    (target,) = window.book.all(Target)
    assert (target.number, target.phase_id, target.document) == (1200, phases[1].id, "Kế hoạch 97")
    assert model.index(row, FIRST + 1).data() == "1.200"
    assert page.report is not None
    assert page.report.progress.whole.standing.counted == 3
    window.menus.undo.trigger()
    assert window.book.all(Target) == []
    assert model.index(row, FIRST + 1).data() == ""


@pytest.mark.parametrize("words", ["-1", "1,5", "nhiều", "<b>"])
def test_what_is_no_target_is_refused_in_words(window: MainWindow, words: str) -> None:
    page, _phases = with_campaign(window)
    said = answer_next(Question, lambda dialog: dialog.accept())
    model = page.targets.model
    assert not model.setData(model.index(1, FIRST), words)
    assert window.book.all(Target) == []
    assert any("số" in line for line in said)


def test_targets_are_proposed_after_a_look_at_the_list(qtbot: QtBot, window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    page.show_part(TARGETS)
    said = answer_next(Question, lambda dialog: dialog.accept())
    qtbot.mouseClick(page.targets.propose, Qt.MouseButton.LeftButton)
    assert sorted(item.number for item in window.book.all(Target)) == [223, 520]
    assert "Giao chỉ tiêu cho 1 đơn vị?" in said
    assert any("chưa có số lao động" in line for line in said)


def test_the_end_that_counts_is_shown_and_another_can_be_chosen(window: MainWindow) -> None:
    page, phases = with_campaign(window)
    assert page.head.ends_button.text() == "Kết thúc 30/09/2023 (3 ngày theo văn bản)"
    acts = page.head.ends_button.menu().actions()
    assert [act.isChecked() for act in acts[:3]] == [True, False, False]
    acts[2].trigger()
    assert window.book.get(Phase, phases[1].id).ends_on == date(2023, 8, 31)
    assert page.head.ends_button.text().startswith("Kết thúc 31/08/2023")
    assert "đến hết 31/08/2023" in page.head.rule.text()


def test_another_way_of_counting_is_one_step(window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    act = next(act for act in page.head.rule_button.menu().actions() if "áp dụng lần đầu" in act.text())
    act.trigger()
    assert "áp dụng lần đầu" in page.head.rule.text()
    assert names(page)["EVNCPC"] == 0
    assert page.tabs.tabText(NOTICES) == "Cần xem lại (1)"
    window.menus.undo.trigger()
    assert names(page)["EVNCPC"] == 3


def test_a_programme_is_removed_only_after_asking(window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    answer_next(Question, lambda dialog: dialog.reject())
    page.remove_programme()
    assert len(window.book.all(Programme)) == 1
    answer_next(Question, lambda dialog: dialog.accept())
    page.remove_programme()
    assert window.book.all(Programme) == []
    assert page.nothing.isVisible()


def test_chart_and_rows_are_written(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page, _phases = with_campaign(window)
    page.save_chart(tmp_path / "bieu-do.png")
    assert (tmp_path / "bieu-do.png").stat().st_size > 5000
    dialog = RowsDialog(window.session, page, "Được tính", "", (1, 2, 3))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.write(tmp_path / "dong.xlsx")
    qtbot.waitUntil((tmp_path / "dong.xlsx").is_file)
    dialog.table.selectAll()
    copy = next(item for item in dialog.findChildren(QPushButton) if item.text().startswith("Chép"))
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)


def test_the_curve_tells_the_week_under_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    page.show_part(1)
    chart = page.weeks.chart
    qtbot.mouseMove(chart, QPoint(chart.width() // 2, chart.height() // 2))
    assert chart.accessibleDescription() == "Đến 07/10/2022: đã tính 3, lẽ ra có 1.854."


@pytest.mark.parametrize(("most", "step"), [(0, 1), (4, 1), (6, 2), (11, 5), (700, 200), (12931, 5000)])
def test_lines_to_read_a_chart_by_are_round(most: int, step: int) -> None:
    assert nice_step(most) == step


def test_every_act_of_the_menus_has_words(window: MainWindow) -> None:
    page, _phases = with_campaign(window)
    acts: list[QAction] = []
    for button in (page.head.print_button, page.head.edit_button):
        acts += [act for act in button.menu().actions() if not act.isSeparator()]
    assert len(acts) == 10
    assert all(act.text() for act in acts)
