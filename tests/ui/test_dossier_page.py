"""The dossier: saved as it is typed, taken back step by step, checked, finished; looking changes nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship, BenefitLine
from desktop_app.services.backup import back_up, restore
from desktop_app.services.books import Book
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import delete_for_good, edit_innovation, move_to_trash
from desktop_app.services.participants import set_authors
from desktop_app.services.starting import begun_values
from desktop_app.ui.kit.editors.date import DateEditor
from desktop_app.ui.kit.editors.people_table import PeopleEditor
from desktop_app.ui.kit.error_summary import ErrorSummary
from desktop_app.ui.pages.dossier import DossierPage
from tests.ui.dossiers import (
    TITLE,
    book_of_one,
    focused,
    history,
    open_dossier,
    refuse_writes,
    row_of,
    set_line,
    type_into,
    window_of,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FORMS = ("evngenco2-2026", "evn-2023", "tt18-2013")


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> DossierPage:
    """A dossier with a title and two authors, in the window."""
    book, key = book_of_one(tmp_path / "book")
    return open_dossier(qtbot, book, key, tmp_path)


def stored(page: DossierPage, key: str) -> object:
    """Read a value from the book, past everything on screen."""
    assert page.editor is not None
    return load_dossier(page.session.book, page.editor.innovation).value(key)


def test_what_is_typed_is_saved_by_itself_and_the_time_is_shown(qtbot: QtBot, page: DossierPage) -> None:
    type_into(qtbot, page, "investor", "Công ty A")
    qtbot.waitUntil(lambda: stored(page, "investor") == "Công ty A")
    assert "Đã lưu lúc" in page.header.saved.text()


def test_leaving_a_section_saves_at_once(qtbot: QtBot, page: DossierPage) -> None:
    type_into(qtbot, page, "current_state", "Bơm hay hỏng")
    page.section.onward.click()
    assert stored(page, "current_state") == "<p>Bơm hay hỏng</p>"
    assert page.section.section is not None
    assert page.section.section.id == "noi_dung"


def test_closing_the_window_saves_at_once(qtbot: QtBot, page: DossierPage) -> None:
    type_into(qtbot, page, "investor", "Công ty B")
    book, window = page.session.book, window_of(page)
    folder = book.folder
    window.close()
    with Book.open(folder) as again:
        assert load_dossier(again, 1).innovation.investor == "Công ty B"


def test_a_save_that_fails_is_loud_keeps_the_text_and_is_tried_again(qtbot: QtBot, page: DossierPage) -> None:
    mend = refuse_writes(page.session.book, UserError("Ổ đĩa đầy. Dọn bớt rồi lưu lại."))
    type_into(qtbot, page, "investor", "Công ty C")
    qtbot.waitUntil(page.header.saved.has_failed)
    assert "Ổ đĩa đầy" in page.header.saved.text()
    assert page.header.saved.isVisible()
    assert not page.leave()
    assert not window_of(page).show_page("register")
    assert row_of(page, "investor").editor.value() == "Công ty C"
    mend()
    page.header.saved.retried.emit()
    assert stored(page, "investor") == "Công ty C"
    assert not page.header.saved.has_failed()
    assert page.leave()


def test_a_failed_text_survives_a_change_from_elsewhere(qtbot: QtBot, page: DossierPage) -> None:
    mend = refuse_writes(page.session.book, UserError("Ổ đĩa đầy."))
    type_into(qtbot, page, "investor", "Công ty D")
    qtbot.waitUntil(page.header.saved.has_failed)
    mend()
    edit_innovation(page.session.book, 1, {"field": "co_khi"})
    assert row_of(page, "field").editor.value() == "co_khi"
    assert row_of(page, "investor").editor.value() == "Công ty D"
    assert page.saving.retry()
    assert stored(page, "investor") == "Công ty D"


def test_steps_are_named_and_taken_back_on_screen(qtbot: QtBot, page: DossierPage) -> None:
    type_into(qtbot, page, "investor", "Công ty E")
    page.leave()
    page.open_section("tac_gia")
    undo = window_of(page).menus.undo
    assert "Chủ đầu tư" in undo.text()
    page.open_section("giai_phap")
    undo.do()
    assert row_of(page, "investor").editor.value() == ""
    assert stored(page, "investor") == ""
    window_of(page).menus.redo.do()
    assert row_of(page, "investor").editor.value() == "Công ty E"


def test_typing_on_in_one_field_is_one_step(qtbot: QtBot, page: DossierPage) -> None:
    for words in ("Bơm", " hay", " hỏng"):
        type_into(qtbot, page, "current_state", words)
        assert page.section.form is not None
        page.section.form.flush()
    assert stored(page, "current_state") == "<p>Bơm hay hỏng</p>"
    window_of(page).menus.undo.do()
    assert stored(page, "current_state") == ""


def test_the_menu_takes_back_what_was_typed_a_moment_ago(qtbot: QtBot, page: DossierPage) -> None:
    type_into(qtbot, page, "investor", "vừa gõ")
    window_of(page).menus.undo.do()
    assert row_of(page, "investor").editor.value() == ""
    assert stored(page, "investor") == ""


def test_ctrl_z_inside_a_text_is_the_texts_own(qtbot: QtBot, page: DossierPage) -> None:
    type_into(qtbot, page, "investor", "một")
    target = row_of(page, "investor").editor.focus_target()
    qtbot.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row_of(page, "investor").editor.value() == ""
    assert page.editor is not None
    assert page.editor.undo.undo_label == ""


def test_f9_shows_a_summary_that_takes_the_focus_and_leads_to_the_field(
    qtbot: QtBot, page: DossierPage
) -> None:
    page.open_section("noi_nhan")
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.summary.isVisible()
    assert focused(ErrorSummary)
    line = next(
        button for button in page.summary.findChildren(QPushButton) if "“Đơn vị áp dụng”" in words(button)
    )
    line.click()
    assert page.section.section is not None
    assert page.section.section.id == "ap_dung"
    assert page.section.form is not None
    assert page.section.form.rows["applied_at"].has_error()
    assert page.section.form.rows["applied_at"].editor.focus_target().hasFocus()


def words(button: QPushButton) -> str:
    """Return what a link reads."""
    return button.accessibleName()


def test_a_fault_goes_from_the_field_once_it_is_typed_in(qtbot: QtBot, page: DossierPage) -> None:
    page.check()
    assert row_of(page, "investor").has_error()
    type_into(qtbot, page, "investor", "Công ty F")
    qtbot.waitUntil(lambda: not row_of(page, "investor").has_error())


def test_finishing_is_blocked_with_every_reason_and_works_once_they_are_gone(
    qtbot: QtBot, page: DossierPage
) -> None:
    page.finish_button.click()
    assert page.summary.isVisible()
    assert stored(page, "stage") == "writing"
    fill_everything(page)
    page.finish_button.click()
    assert [line.accessibleName() for line in page.summary.errors.lines] == []
    assert stored(page, "stage") == "ready"
    assert page.finish_button.text() == "Viết tiếp"
    window_of(page).menus.undo.do()
    assert stored(page, "stage") == "writing"
    assert page.finish_button.text() == "Hoàn thành"


def test_a_finished_dossier_can_be_written_on_and_a_filed_one_cannot(page: DossierPage) -> None:
    assert page.editor is not None
    edit_innovation(page.session.book, page.editor.innovation, {"stage": "ready"})
    page.finish_button.click()
    assert stored(page, "stage") == "writing"
    edit_innovation(page.session.book, page.editor.innovation, {"stage": "filed"})
    assert not page.finish_button.isEnabled()


def fill_everything(page: DossierPage) -> None:
    """Give every required field a value the checks are content with."""
    assert page.editor is not None
    book, key = page.session.book, page.editor.innovation
    for field in page.editor.pack.form.fields:
        if field.is_required and field.kind in ("text", "line") and field.key != "title":
            edit_innovation(book, key, {field.key: "<p>Đã viết đủ.</p>" if field.kind == "text" else "đủ"})
    today = book.clock.today()
    facts = {"level": "co_so", "kind": "ky_thuat", "field": "co_khi", "regulation_on": today.isoformat()}
    tests = ("same_recognised", "published", "used_elsewhere", "in_procedure", "against_order")
    facts |= dict.fromkeys((*tests, "protected_right", "head_is_author"), "no")
    facts |= {"application_state": "applied", "funding": "state"}
    used = today - timedelta(days=150)
    edit_innovation(
        book, key, {**facts, "applied_on": used, "benefit_answer": "computed", "benefit_amount": 900}
    )
    set_line(book, key, BenefitLine(0, key, 1, "Tiết kiệm", "3", "cái", "300", 900))
    people = [
        Authorship(
            0,
            key,
            place,
            name,
            None,
            "1988",
            "Nam",
            "Kỹ sư",
            "PXVH",
            "Kỹ sư",
            share=5000,
            contribution="created",
        )
        for place, name in enumerate(("Trần Quang Vinh", "Lê Thị Hòa"), 1)
    ]
    set_authors(book, key, people)


def test_a_date_the_calendar_does_not_have_keeps_its_text_and_holds_the_section(
    qtbot: QtBot, page: DossierPage
) -> None:
    type_into(qtbot, page, "applied_on", "31/02/2026")
    page.section.onward.click()
    row = row_of(page, "applied_on")
    assert page.section.section is not None
    assert page.section.section.id == "ap_dung"
    assert row.has_error()
    assert isinstance(row.editor, DateEditor)
    assert row.editor.line.text() == "31/02/2026"
    assert stored(page, "applied_on") is None
    row.editor.line.clear()
    qtbot.keyClicks(row.editor.line, "28/2/26")
    page.section.onward.click()
    assert str(stored(page, "applied_on")) == "2026-02-28"


def test_shares_are_split_evenly(qtbot: QtBot, page: DossierPage) -> None:
    editor = row_of(page, "authors").editor
    assert isinstance(editor, PeopleEditor)
    editor.even_button.click()
    page.leave()
    assert page.editor is not None
    assert [author.share for author in page.editor.dossier.authors] == [5000, 5000]
    window_of(page).menus.undo.do()
    assert [author.share for author in page.editor.dossier.authors] == [None, None]


def test_an_innovation_put_into_the_trash_closes_its_dossier(page: DossierPage) -> None:
    move_to_trash(page.session.book, [1])
    assert page.editor is None
    assert window_of(page).stack.current_id == "register"
    delete_for_good(page.session.book, [1])


def test_a_restored_book_shows_what_was_restored(qtbot: QtBot, page: DossierPage, tmp_path: Path) -> None:
    book = page.session.book
    saved = tmp_path / "luu.zip"
    back_up(book, saved)
    type_into(qtbot, page, "investor", "viết sau khi lưu")
    page.leave()
    assert page.editor is not None
    restore(book, saved)
    assert row_of(page, "investor").editor.value() == ""
    assert page.editor.undo.undo_label == ""


@pytest.mark.parametrize("form_id", FORMS)
def test_looking_at_every_section_changes_nothing(qtbot: QtBot, tmp_path: Path, form_id: str) -> None:
    book, key = book_of_one(
        tmp_path / "book",
        form_id,
        regulation_on="2026-01-15",
        current_state="<p>NO<sub>x</sub> cao</p><ul><li>một</li></ul>",
        benefit_answer="computed",
        benefit_amount=16_000_000_000,
        benefit_text="<p>Tính theo định mức</p>",
    )
    set_line(book, key, BenefitLine(0, key, 1, "Điện", "251.600", "kWh", "1700.5", 1))
    before, rows = load_dossier(book, key), history(book)
    page = open_dossier(qtbot, book, key, tmp_path)
    assert page.editor is not None
    for task in page.editor.tasks():
        page.open_section(task.section.id)
        assert page.section.form is not None
        for field in page.section.form.rows:
            page.section.form.focus_field(field)
    page.check()
    assert page.leave()
    assert load_dossier(book, key) == before
    assert history(book) == rows


def test_a_new_dossier_remembers_what_the_last_one_of_its_form_knew(page: DossierPage) -> None:
    book = page.session.book
    edit_innovation(book, 1, {"investor": "Công ty Nhiệt điện Sông Trầm", "regulation_number": "215"})
    assert page.editor is not None
    begun = begun_values(book, page.editor.pack)
    assert begun["investor"] == "Công ty Nhiệt điện Sông Trầm"
    assert begun["regulation_number"] == "215"
    assert begun["level"] == "co_so"
    assert TITLE not in begun.values()


@pytest.mark.parametrize("key", ["nature", "improvements", "conditions"])
def test_going_to_a_field_of_another_section_brings_it_into_view(
    qtbot: QtBot, page: DossierPage, key: str
) -> None:
    page.open_section("tac_gia")
    page.go_to_field(key)
    form = page.section.form
    assert form is not None
    row = form.rows[key]

    def is_in_view() -> bool:
        top = row.label.mapTo(form.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + row.label.height() <= form.viewport().height()

    qtbot.waitUntil(is_in_view)
    assert row.editor.focus_target().hasFocus()
