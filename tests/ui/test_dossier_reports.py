"""What a dossier comes to, in its section's place: asked for, read, left by its lines, kept up to date."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Authorship
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.participants import set_authors
from desktop_app.services.report import Group, Line, Report
from desktop_app.ui.kit.editors.people_table import PeopleEditor
from desktop_app.ui.kit.report_view import ReportView
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.dossier_reports import ELIGIBILITY, REPORTS, REVIEW
from tests.ui.dossiers import history, open_dossier, row_of, window_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FIRST_USE = date(2026, 4, 8)
TESTS = ("same_recognised", "published", "used_elsewhere", "in_procedure", "against_order", "protected_right")
SOUND = dict.fromkeys((*TESTS, "head_is_author"), "no") | {"application_state": "applied", "funding": "state"}
LONG = "Hoán chuyển máy biến áp non tải thu hồi trong kho để giảm tổn thất không tải " * 12


def open_on(
    qtbot: QtBot, folder: Path, today: date, form: str = "evngenco2-2026", **answers: object
) -> DossierPage:
    """Show a dossier first used on 08/04/2026, its interview answered, as the window does on that day."""
    book = Book.create(folder / "sổ", clock=Clock(today))
    made = add_innovation(book, {"title": "Gá kẹp tháo bu lông mặt bích", "form_id": form}).id
    values = SOUND | {"applied_on": FIRST_USE, "kind": "ky_thuat"} | answers
    edit_innovation(book, made, values)
    people = [Authorship(0, made, 1, "Bùi Quốc Hưng", share=10000, contribution="created")]
    set_authors(book, made, people)
    return open_dossier(qtbot, book, made, folder)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> DossierPage:
    """The dossier of case c on the day its author wanted to file."""
    return open_on(qtbot, tmp_path, date(2026, 6, 30))


def statement(page: DossierPage) -> str:
    """Return what the report in view states."""
    assert page.reports.is_open
    assert page.reports.view.isVisible()
    return page.reports.view.statement.accessibleName()


def conclude(qtbot: QtBot, page: DossierPage) -> str:
    """Press “Xem kết luận” under the interview, and read."""
    page.open_section("dieu_kien")
    qtbot.mouseClick(page.section.conclude, Qt.MouseButton.LeftButton)
    return statement(page)


def test_the_interview_is_the_first_section_and_ends_on_its_own_page(qtbot: QtBot, page: DossierPage) -> None:
    assert page.editor is not None
    assert page.editor.tasks()[0].section.id == "dieu_kien"
    told = conclude(qtbot, page)
    assert "Nộp được từ ngày 09/07/2026 đến hết ngày 08/04/2027" in told
    assert not page.section.isVisible()
    assert page.reports.view.statement.hasFocus(), "a screen reader begins with the statement"
    assert page.reports.view.back.text() == "Quay lại câu hỏi"


@pytest.mark.parametrize("form", ["evngenco2-2026", "evn-2023", "tt18-2013"])
def test_every_form_asks_first(qtbot: QtBot, tmp_path: Path, form: str) -> None:
    page = open_on(qtbot, tmp_path, date(2026, 8, 1), form)
    assert "phải nộp chậm nhất là hết ngày 08/04/2027" in conclude(qtbot, page)


def test_only_the_interview_offers_the_verdict(page: DossierPage) -> None:
    for section, is_offered in (("dieu_kien", True), ("noi_nhan", False), ("dieu_kien", True)):
        page.open_section(section)
        assert page.section.conclude.isVisible() is is_offered


def test_answers_are_saved_and_taken_back_like_any_other(qtbot: QtBot, page: DossierPage) -> None:
    page.open_section("dieu_kien")
    assert page.editor is not None
    before = page.editor.dossier.answers
    editor = row_of(page, "published").editor
    yes = next(button for button in editor.answer_buttons() if button.text() == "Có")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton, pos=QPoint(6, yes.height() // 2))
    told = conclude(qtbot, page)
    assert "không đủ điều kiện" in told
    window_of(page).menus.undo.do()
    assert "Nộp được từ ngày" in statement(page), "a report follows what it tells of"
    assert page.editor.dossier.answers == before


def test_a_line_leads_to_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    page = open_on(qtbot, tmp_path, date(2026, 8, 1), published="yes", funding="")
    conclude(qtbot, page)
    for words, key in (("bộc lộ công khai", "published"), ("Ai bỏ tiền", "funding")):
        page.open_report(ELIGIBILITY)
        link = next(item for item in page.reports.view.links if words in item.accessibleName())
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        assert not page.reports.is_open
        assert page.section.form is not None
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page.section.form.rows[key].isAncestorOf(focus)


def test_a_link_to_the_section_one_came_from_shows_it_again(qtbot: QtBot, page: DossierPage) -> None:
    page.open_section("ky_don")
    page.open_report(ELIGIBILITY)
    link = next(item for item in page.reports.view.links if "chưa đủ 3 tháng" in item.accessibleName())
    link.click()
    assert page.section.isVisible()
    assert row_of(page, "filed_on").editor.focus_target().hasFocus()


def test_both_ways_out(qtbot: QtBot, page: DossierPage) -> None:
    conclude(qtbot, page)
    page.reports.view.back.click()
    assert page.section.isVisible()
    assert page.section.section is not None
    assert page.section.section.id == "dieu_kien"
    conclude(qtbot, page)
    page.reports.view.onward.click()
    assert page.section.isVisible()
    assert page.section.section.id == "noi_nhan", "the first section that still wants something"
    page.open_report(REVIEW)
    qtbot.keyClick(page.reports.view.statement, Qt.Key.Key_Escape)
    assert page.section.isVisible()
    assert page.section.section.id == "noi_nhan", "one goes back to where one was"


def test_the_task_list_leads_out_of_it_also_to_the_section_that_is_chosen_already(
    qtbot: QtBot, page: DossierPage
) -> None:
    page.open_section("dieu_kien")
    page.open_report(REVIEW)
    tasks = page.tasks.list
    middle = tasks.visualItemRect(tasks.item(0)).center()
    qtbot.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert page.section.isVisible()
    page.open_report(REVIEW)
    page.open_section("tac_gia")
    assert page.section.isVisible()


def test_the_menu_and_the_palette_offer_every_report(page: DossierPage) -> None:
    offered = {action.text(): action for action in page.palette_actions()}
    told: list[str] = []
    for kind in REPORTS:
        offered[kind.title()].trigger()
        told.append(statement(page).split(".")[0])
    assert told == [
        "Điều kiện và thời hạn nộp đơn",
        "Đánh giá thử theo Phiếu đánh giá công nhận sáng kiến",
        "Thù lao tối thiểu",
    ]
    assert [action.text() for action in page.buttons.results.menu().actions()] == [
        kind.title() for kind in REPORTS
    ]


def test_what_cannot_be_read_is_mended_before_a_report(qtbot: QtBot, page: DossierPage) -> None:
    editor = row_of(page, "filed_on").editor
    qtbot.keyClicks(editor.focus_target(), "31/02/2026")
    page.open_report(ELIGIBILITY)
    assert not page.reports.is_open
    assert row_of(page, "filed_on").has_error()
    page.section.form.set_value("filed_on", None)


def test_what_is_being_typed_counts_in_the_report(qtbot: QtBot, page: DossierPage) -> None:
    qtbot.keyClicks(row_of(page, "filed_on").editor.focus_target(), "9/7/26")
    page.open_report(ELIGIBILITY)
    assert "Nộp ngày 09/07/2026 là trong thời hạn" in statement(page)


def test_reading_reports_writes_nothing(qtbot: QtBot, page: DossierPage) -> None:
    before = history(page.session.book)
    for kind in (*REPORTS, *REPORTS):
        page.open_report(kind)
    conclude(qtbot, page)
    page.reports.view.onward.click()
    page.leave()
    assert history(page.session.book) == before


def test_another_dossier_opens_at_its_section(page: DossierPage) -> None:
    other = add_innovation(page.session.book, {"title": "Khác"}).id
    page.open_report(REVIEW)
    page.open_innovation(other)
    assert page.section.isVisible()


def test_a_report_has_the_room_to_itself(page: DossierPage) -> None:
    page.check()
    assert page.summary.isVisible()
    page.open_report(REVIEW)
    assert not page.summary.isVisible()


@pytest.mark.parametrize("width", [1093, 1366])
def test_nothing_of_it_goes_off_the_screen(qtbot: QtBot, page: DossierPage, width: int) -> None:
    edit_innovation(page.session.book, 1, {"title": LONG, "published": "yes", "stage": "returned"})
    window = window_of(page)
    window.resize(width, 614)
    for kind in REPORTS:
        page.open_report(kind)
        qtbot.waitUntil(lambda: window.width() == width)
        view = page.reports.view
        for widget in (*view.links, view.back, view.onward, view.statement, page.finish_button, page.more):
            right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
            assert right <= width, widget.accessibleName()
        for link in view.links:
            assert link.words.height() >= link.words.heightForWidth(link.words.width()), link.accessibleName()


# The view by itself


def shown(qtbot: QtBot, report: Report) -> ReportView:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    view = ReportView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_report(report, "Quay lại")
    return view


def test_tab_goes_from_the_statement_through_the_links_to_the_ways_out(qtbot: QtBot) -> None:
    lines = (Line("Một", "ban", "danger", "Điều 4", "a"), Line("Hai"), Line("Ba", field="b"))
    view = shown(
        qtbot, Report("Tên", "ban", "danger", "Không được", (Group("Vì sao", lines, "Lời dẫn"),), "Ghi")
    )
    assert [link.accessibleName() for link in view.links] == ["Một", "Ba"]
    assert view.links[0].accessibleDescription() == "Điều 4"
    wanted = (view.statement, *view.links, view.back, view.onward)
    qtbot.waitUntil(view.statement.hasFocus)
    for widget in wanted[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert widget.hasFocus()


def test_markup_and_very_long_words_are_shown_as_they_are(qtbot: QtBot) -> None:
    hostile = "<img src='x'> <b>đậm</b> & {0} " + "ườ" * 2500
    view = shown(
        qtbot, Report(hostile, "info", "muted", hostile, (Group(hostile, (Line(hostile, field="a"),)),))
    )
    assert view.links[0].words.text() == hostile
    with qtbot.waitSignal(view.field_chosen) as chosen:
        view.links[0].click()
    assert chosen.args == ["a"]


def test_a_report_that_changed_is_told_without_losing_ones_place(qtbot: QtBot) -> None:
    many = tuple(Line(f"Dòng {number}", field=f"f{number}") for number in range(60))
    view = shown(qtbot, Report("Tên", "info", "accent", "Cũ", (Group("Nhiều", many),)))
    bar = view._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    view.refresh(Report("Tên", "ban", "danger", "Mới", (Group("Nhiều", many),)))
    assert view.statement.accessibleName() == "Tên. Mới"
    qtbot.waitUntil(lambda: bar.value() == 300)


# Who is an author


def people_of(page: DossierPage) -> PeopleEditor:
    editor = row_of(page, "authors").editor
    assert isinstance(editor, PeopleEditor)
    return editor


def name_an_approver(page: DossierPage) -> None:
    assert page.editor is not None
    people = [
        Authorship(0, 1, 1, "Trần Văn Khánh", share=6000, contribution="created"),
        Authorship(0, 1, 2, "Phạm Đình Tòng", post="Đội trưởng", share=4000, contribution="approved"),
    ]
    set_authors(page.session.book, page.editor.innovation, people)


def test_an_approver_is_moved_to_the_helpers_in_one_step(qtbot: QtBot, page: DossierPage) -> None:
    name_an_approver(page)
    editor = people_of(page)
    qtbot.waitUntil(editor.not_author.isVisible)
    assert "Phạm Đình Tòng" in editor.not_author.text()
    assert "không phải là tác giả" in editor.not_author.text()
    qtbot.mouseClick(editor.not_author.hand_over, Qt.MouseButton.LeftButton)
    assert page.editor is not None
    assert [author.name for author in page.editor.dossier.authors] == ["Trần Văn Khánh"]
    assert [helper.name for helper in page.editor.dossier.helpers] == ["Phạm Đình Tòng"]
    assert [row.name for row in people_of(page).value()] == ["Trần Văn Khánh"]
    assert not people_of(page).not_author.isVisible()
    window_of(page).menus.undo.do()
    assert [author.name for author in page.editor.dossier.authors] == ["Trần Văn Khánh", "Phạm Đình Tòng"]
    assert page.editor.dossier.helpers == ()
    assert [row.name for row in people_of(page).value()] == ["Trần Văn Khánh", "Phạm Đình Tòng"]


def test_an_approver_is_taken_off_the_list(qtbot: QtBot, page: DossierPage) -> None:
    name_an_approver(page)
    editor = people_of(page)
    qtbot.mouseClick(editor.not_author.remove, Qt.MouseButton.LeftButton)
    page.leave()
    assert page.editor is not None
    assert [author.name for author in page.editor.dossier.authors] == ["Trần Văn Khánh"]
    assert page.editor.dossier.helpers == ()


@pytest.mark.parametrize("form", ["evngenco2-2026", "evn-2023", "tt18-2013"])
def test_every_form_asks_what_each_author_did_and_thought_out(
    qtbot: QtBot, tmp_path: Path, form: str
) -> None:
    page = open_on(qtbot, tmp_path, date(2026, 8, 1), form)
    columns = [column.attribute for column in people_of(page).model.columns]
    assert columns.count("contribution") == columns.count("task") == 1
    assert columns[0] == "name"
    view = people_of(page).focus_target()
    assert isinstance(view, QTableView)
    assert view.horizontalHeader().length() > 0
