"""“⋯” of the dossier: its history told in words, and moving to another form and back."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import edit_innovation
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.dossier_more import FORM, KEPT
from desktop_app.ui.pages.history_dialog import HistoryDialog
from tests.ui.dossiers import TITLE, book_of_one, history, open_dossier, row_of, type_into, window_of
from tests.ui.windows import answer_next

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> DossierPage:
    """A dossier of EVN's form, in the window."""
    book, key = book_of_one(tmp_path / "book", "evn-2023", corporation="Tổng công ty Phát điện 2")
    return open_dossier(qtbot, book, key, tmp_path)


def form_of(page: DossierPage) -> str:
    assert page.editor is not None
    return load_dossier(page.session.book, page.editor.innovation).innovation.form_id


def take_form(dialog: QDialog, form_id: str) -> None:
    """Choose a form and accept."""
    assert isinstance(dialog, FieldsDialog)
    editor = dialog.form.rows[FORM].editor
    assert isinstance(editor, OptionsEditor)
    editor.buttons[form_id].click()
    dialog.yes.click()


def test_both_stand_in_the_palette_and_the_button_has_a_name(page: DossierPage) -> None:
    offered = [action.text() for action in page.palette_actions()]
    assert offered[-2:] == ["Lịch sử…", "Đổi mẫu đơn…"]
    assert page.more.accessibleName() == "Việc khác của hồ sơ"


def test_history_shows_the_newest_first_and_the_chosen_step_whole(page: DossierPage) -> None:
    long = "Bơm hay hỏng vì gối đỡ mòn lệch. " * 10
    edit_innovation(page.session.book, page.more.innovation, {"current_state": f"<p>{long}</p>"}, "Sửa")
    edit_innovation(page.session.book, page.more.innovation, {"title": "Tên mới <b>"}, "Sửa tên")
    seen: list[tuple[str, str, str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        for row in (0, 1):
            dialog.table.select_row(row)
            seen.append((dialog.what.text(), dialog.before.toPlainText(), dialog.after.toPlainText()))
        assert dialog.model.index(0, 2).data() == "Sửa tên"
        assert dialog.model.rowCount() == history(page.session.book) - 1, "the unit's own row is not told"
        dialog.reject()

    answer_next(HistoryDialog, look)
    page.more.history_action.trigger()
    assert seen[0][1:] == (TITLE, "Tên mới <b>")
    assert seen[1][1:] == ("", long.strip())


def test_history_tells_what_was_typed_a_moment_ago(qtbot: QtBot, page: DossierPage) -> None:
    type_into(qtbot, page, "investor", "Công ty A")
    told: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        told.append(dialog.after.toPlainText())
        dialog.reject()

    answer_next(HistoryDialog, look)
    page.more.history_action.trigger()
    assert told == ["Công ty A"]


def test_another_form_begins_at_its_first_section_and_one_undo_brings_the_old_one_back(
    page: DossierPage,
) -> None:
    row_of(page, "current_state")
    answer_next(FieldsDialog, lambda dialog: take_form(dialog, "tt18-2013"))
    page.more.form_action.trigger()
    assert form_of(page) == "tt18-2013"
    assert page.editor is not None
    assert page.section.section == page.editor.pack.form.sections[0]
    assert page.editor.undo.undo_label == "Đổi mẫu đơn"
    assert page.editor.dossier.answers["corporation"] == "Tổng công ty Phát điện 2"
    window_of(page).menus.undo.do()
    assert form_of(page) == "evn-2023"
    assert row_of(page, "corporation").editor.value() == "Tổng công ty Phát điện 2"


def test_the_dossiers_own_form_is_chosen_at_first_and_keeping_it_writes_nothing(page: DossierPage) -> None:
    written = history(page.session.book)
    chosen: list[object] = []

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        chosen.append(dialog.form.value(FORM))
        dialog.yes.click()

    said = answer_next(FieldsDialog, keep)
    page.more.form_action.trigger()
    assert chosen == [KEPT]
    assert history(page.session.book) == written
    assert any("vẫn nằm trong sổ" in words for words in said)


def test_what_cannot_be_read_holds_both_back(qtbot: QtBot, page: DossierPage) -> None:
    type_into(qtbot, page, "applied_on", "31/02/2026")
    page.more.form_action.trigger()
    page.more.history_action.trigger()
    assert QApplication.activeModalWidget() is None
    assert form_of(page) == "evn-2023"
    assert row_of(page, "applied_on").has_error()
    page.section.drop()  # so that closing the window asks nothing


def test_both_can_be_asked_for_again_and_again(page: DossierPage) -> None:
    for _time in range(3):
        answer_next(FieldsDialog, lambda dialog: dialog.reject())
        page.more.form_action.trigger()
        answer_next(HistoryDialog, lambda dialog: dialog.reject())
        page.more.history_action.trigger()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    assert form_of(page) == "evn-2023"
