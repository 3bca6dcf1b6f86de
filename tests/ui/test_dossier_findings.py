"""Setting findings aside in the window: with a reason, folded away, taken back step by step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.forms.vocabulary import Severity
from desktop_app.services.checking import Finding
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import edit_innovation
from desktop_app.ui.kit.editors.growing import OneLine
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.dossier_checking import REASON
from desktop_app.ui.pages.dossier_findings import FindingsPanel
from tests.ui.dossiers import book_of_one, open_dossier, window_of
from tests.ui.windows import answer_next

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WHY = "Cách tính đã được Hội đồng thống nhất."
WRONG = "không phải 54"


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> DossierPage:
    """A dossier whose effect has a wrong product and whose other text has a place left to fill, checked."""
    texts = {"actual_effect": "<p>7 × 8 = 54</p>", "purpose": "<p>Giảm [CẦN ĐIỀN] phút.</p>"}
    book, key = book_of_one(tmp_path / "book", **texts)
    opened = open_dossier(qtbot, book, key, tmp_path)
    opened.check()
    return opened


def reasons(page: DossierPage) -> list[str]:
    """Return the reasons that are in the book."""
    assert page.editor is not None
    kept = load_dossier(page.session.book, page.editor.innovation).set_aside
    return [item.reason for item in kept]


def act_on(page: DossierPage, words: str) -> None:
    """Press the quiet button of the standing finding with these words."""
    buttons = [*page.summary.errors.acts.values(), *page.summary.acts]
    next(button for button in buttons if words in button.accessibleName()).click()


def typed(reason: str) -> Callable[[QDialog], None]:
    """Type a reason into the dialog and answer it."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        target = dialog.form.rows[REASON].editor.focus_target()
        assert isinstance(target, OneLine)
        target.insertPlainText(reason)
        dialog.yes.click()
        dialog.reject()  # where it is still open, the reason is missed in the book

    return act


def put_by(page: DossierPage, words: str, reason: str = WHY) -> None:
    answer_next(FieldsDialog, typed(reason))
    act_on(page, words)


def standing(page: DossierPage) -> list[str]:
    return [line.accessibleName() for line in (*page.summary.errors.lines, *page.summary.lines)]


def folded(page: DossierPage) -> list[str]:
    return [line.accessibleName() for line in page.summary.aside.lines]


def test_a_finding_is_put_by_with_a_reason_and_folded_away(page: DossierPage) -> None:
    assert not page.summary.aside.isVisible()
    put_by(page, WRONG)
    assert reasons(page) == [WHY]
    assert not any(WRONG in words for words in standing(page))
    (line,) = folded(page)
    assert WRONG in line
    aside = page.summary.aside
    assert aside.isVisible()
    assert aside.fold.text() == "Đã gác lại (1)"
    assert not aside.lines[0].isVisible()
    aside.fold.click()
    assert aside.lines[0].isVisible()
    assert f"Lý do: {WHY}" in [label.text() for label in aside.findChildren(QLabel)]


def test_the_dialog_says_what_it_is_about_and_wants_a_reason(page: DossierPage) -> None:
    seen: list[bool] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, FieldsDialog)
        dialog.yes.click()
        seen.append(dialog.isVisible())
        seen.append("Ghi lý do" in dialog.error.words.text())
        dialog.reject()

    said = answer_next(FieldsDialog, act)
    act_on(page, WRONG)
    assert seen == [True, True]
    assert any(WRONG in words for words in said)
    assert reasons(page) == []
    assert any(WRONG in words for words in standing(page))


def test_it_is_brought_back_from_the_fold(page: DossierPage) -> None:
    put_by(page, WRONG)
    page.summary.aside.fold.click()
    page.summary.aside.acts[0].click()
    assert reasons(page) == []
    assert not page.summary.aside.isVisible()
    assert any(WRONG in words for words in standing(page))


def test_what_must_be_mended_has_no_button_where_it_cannot_be_put_by(page: DossierPage) -> None:
    errors = page.summary.errors
    fixed = [place for place in range(len(errors.lines)) if place not in errors.acts]
    assert any("“Đơn vị áp dụng”" in errors.lines[place].accessibleName() for place in fixed)
    assert all(
        "CẦN ĐIỀN" in errors.acts[place].accessibleName() or place in errors.acts for place in errors.acts
    )


def test_what_must_be_mended_and_is_put_by_counts_no_more(page: DossierPage) -> None:
    page.open_section("noi_dung")
    assert page.section.form is not None
    assert page.section.form.rows["purpose"].has_error()
    before = page.checking.faults()["noi_dung"]
    put_by(page, "CẦN ĐIỀN", "Số phút do phòng Kỹ thuật ghi khi ký.")
    assert page.checking.faults()["noi_dung"] == before - 1
    assert not page.section.form.rows["purpose"].has_error()
    page.finish_button.click()
    assert not any("CẦN ĐIỀN" in words for words in standing(page))
    assert any("CẦN ĐIỀN" in words for words in folded(page))


def test_it_is_one_step_that_is_taken_back_and_done_again_on_screen(page: DossierPage) -> None:
    put_by(page, WRONG)
    menus = window_of(page).menus
    assert "Gác lại: " in menus.undo.text()
    menus.undo.do()
    assert reasons(page) == []
    assert any(WRONG in words for words in standing(page))
    menus.redo.do()
    assert reasons(page) == [WHY]
    assert any(WRONG in words for words in folded(page))


def test_the_focus_stays_near_and_the_list_does_not_jump(qtbot: QtBot, page: DossierPage) -> None:
    panel = page.summary
    button = next(item for item in panel.acts if WRONG in item.accessibleName())
    button.setFocus()
    bar = panel.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    answer_next(FieldsDialog, typed(WHY))
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window_of(page).focusWidget() in [*panel.errors.acts.values(), *panel.acts, panel.aside.fold]
    assert bar.value() == min(before, bar.maximum())


def test_a_line_of_the_fold_leads_to_its_field(page: DossierPage) -> None:
    put_by(page, "CẦN ĐIỀN")
    page.open_section("noi_nhan")
    page.summary.aside.fold.click()
    page.summary.aside.lines[0].click()
    assert page.section.form is not None
    assert window_of(page).focusWidget() is page.section.form.rows["purpose"].editor.focus_target()


def test_another_check_keeps_what_was_put_by_apart(page: DossierPage) -> None:
    put_by(page, WRONG)
    page.check()
    assert any(WRONG in words for words in folded(page))
    assert page.editor is not None
    edit_innovation(page.session.book, page.editor.innovation, {"actual_effect": "<p>7 × 8 = 53</p>"})
    page.check()
    assert folded(page) == []
    assert any("không phải 53" in words for words in standing(page))


def test_another_dossier_knows_nothing_of_it(page: DossierPage) -> None:
    put_by(page, WRONG)
    page.checking.clear()
    page.checking.ask_reason(Finding("x", Severity.SHOULD, "", "title", "", "Câu."))
    assert reasons(page) == [WHY]


def test_everything_put_by_says_that_nothing_else_is_left(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    finding = Finding("x", Severity.MUST, "", "title", "", "<b>Câu</b> & {a}", reason="<i>vì</i>")
    panel.show_findings([finding])
    assert panel.errors.isHidden()
    assert panel.advice.accessibleName() == "Không thấy chỗ nào thiếu hay cần sửa."
    assert panel.aside.fold.text() == "Đã gác lại (1)"
    panel.aside.fold.click()
    labels = {label.text(): label.textFormat() for label in panel.aside.findChildren(QLabel)}
    assert labels["Lý do: <i>vì</i>"] == Qt.TextFormat.PlainText
    assert labels["<b>Câu</b> & {a}"] == Qt.TextFormat.PlainText
