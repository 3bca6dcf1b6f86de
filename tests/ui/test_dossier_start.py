"""Five questions make a dossier; only the first must be answered, and one undo takes all of it back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Innovation, Unit
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.people import add_person
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.start import StartDialog
from tests.ui.dossiers import book_of_one, open_dossier, window_of
from tests.ui.windows import answer_next, register_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> DossierPage:
    """The dossier page of a book of one dossier."""
    book, key = book_of_one(tmp_path / "book", investor="Công ty Nhiệt điện Sông Trầm")
    return open_dossier(qtbot, book, key, tmp_path)


def answer(dialog: QDialog) -> None:
    """Answer all five."""
    assert isinstance(dialog, StartDialog)
    dialog.title.set_value("Lắp phễu hứng dầu cho bơm cấp")
    dialog.unit.combo.setEditText("Phân xưởng Sửa chữa")
    dialog.authors.setPlainText("Đỗ Minh Tuấn\n\nngo van hau\n")
    dialog.applied_on.line.setText("26/3/26")
    dialog.applied_at.set_value("Bơm cấp số 1")
    dialog.difficulty.setPlainText("Dầu chảy ra sàn.\nMỗi ca lau hai lần.")
    dialog.begin_button.click()


def test_five_answers_make_a_dossier_and_one_undo_takes_it_back(qtbot: QtBot, page: DossierPage) -> None:
    window, book = window_of(page), page.session.book
    add_person(book, {"name": "Ngô Văn Hậu", "birth": "1986", "post": "Trưởng ca"})
    window.show_page("register")
    answer_next(StartDialog, answer)
    register_of(window).actions_of.new.trigger()
    qtbot.waitUntil(lambda: window.stack.current_id == "dossier")
    assert page.editor is not None
    made = page.editor.dossier
    assert made.innovation.title == "Lắp phễu hứng dầu cho bơm cấp"
    assert made.unit is not None
    assert made.unit.name == "Phân xưởng Sửa chữa"
    assert made.innovation.code.split("-")[1] == "PXSC"
    assert [(author.name, author.birth) for author in made.authors] == [
        ("Đỗ Minh Tuấn", ""),
        ("Ngô Văn Hậu", "1986"),
    ]
    assert str(made.innovation.applied_on) == "2026-03-26"
    assert made.answers["current_state"] == "<p>Dầu chảy ra sàn.</p><p>Mỗi ca lau hai lần.</p>"
    assert made.innovation.investor == "Công ty Nhiệt điện Sông Trầm"
    window.show_page("register")
    window.menus.undo.do()
    assert len(book.all(Innovation)) == 1
    assert [unit.name for unit in book.all(Unit)] == ["Công ty Nhiệt điện Sông Trầm"]


def test_a_title_is_asked_for_and_a_wrong_date_is_told(qtbot: QtBot, page: DossierPage) -> None:
    dialog = StartDialog(page.session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.begin_button.click()
    assert dialog.error.isVisible()
    assert dialog.added is None
    dialog.title.set_value("Có tên")
    dialog.applied_on.line.setText("31/02/2026")
    dialog.begin_button.click()
    assert "31/02/2026" in dialog.error.words.text()
    assert dialog.added is None
    dialog.applied_on.line.clear()
    dialog.begin_button.click()
    assert dialog.added is not None
    assert load_dossier(page.session.book, dialog.added.id).innovation.level == "co_so"
