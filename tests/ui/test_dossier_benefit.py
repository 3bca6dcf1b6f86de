"""The money of the first year: three answers that stay apart, lines that are computed, a sum shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import BenefitLine
from desktop_app.services.benefits import COMPUTED, NOT_COMPUTABLE, Benefit, benefit_of, line_amount
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import edit_innovation
from desktop_app.ui.pages.benefit_editor import BenefitEditor
from desktop_app.ui.pages.dossier import DossierPage
from tests.ui.dossiers import book_of_one, open_dossier, row_of, set_line, window_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DESCRIPTION, QUANTITY, MEASURE, PRICE, AMOUNT, SOURCE, EVIDENCE = range(7)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> DossierPage:
    """A dossier open at the question about money."""
    book, key = book_of_one(tmp_path / "book")
    opened = open_dossier(qtbot, book, key, tmp_path)
    row_of(opened, "benefit")
    return opened


def stored(page: DossierPage) -> Benefit:
    """Read the answer from the book."""
    return benefit_of(load_dossier(page.session.book, 1))


def editor_of(page: DossierPage) -> BenefitEditor:
    """Return the editor of the money."""
    editor = row_of(page, "benefit").editor
    assert isinstance(editor, BenefitEditor)
    return editor


def put(editor: BenefitEditor, place: int, column: int, text: str) -> None:
    """Type into a cell."""
    editor.model.setData(editor.model.index(place, column), text, int(Qt.ItemDataRole.EditRole))


def test_lines_typed_as_people_type_make_the_sum(page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[COMPUTED].click()
    editor.add_button.click()
    put(editor, 0, DESCRIPTION, "Giảm điện tự dùng")
    put(editor, 0, QUANTITY, "251.600,5")
    put(editor, 0, MEASURE, "kWh")
    put(editor, 0, PRICE, "1.700,5")
    put(editor, 0, EVIDENCE, "1, 3")
    editor.model.add()
    put(editor, 1, DESCRIPTION, "Chi phí thực hiện")
    put(editor, 1, AMOUNT, "-150 triệu")
    assert page.leave()
    money = stored(page)
    assert money.answer == COMPUTED
    assert [line.amount for line in money.lines] == [427_846_650, -150_000_000]
    assert (money.lines[0].quantity, money.lines[0].unit_price) == ("251600.5", "1700.5")
    assert money.lines[0].evidence == "[1], [3]"
    assert money.amount == 277_846_650
    assert "277.846.650 đồng" in editor.sum.text()
    assert "Hai trăm bảy mươi bảy triệu" in editor.sum.text()


def test_a_figure_that_can_be_read_two_ways_is_shown_back_with_the_other_way(page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[COMPUTED].click()
    editor.model.add()
    offered: list[tuple[str, object]] = []
    editor.noticed.connect(lambda sentence, offers: offered.append((sentence, offers)))
    put(editor, 0, QUANTITY, "501.420")
    ((sentence, offers),) = offered
    assert "501.420" in sentence
    assert isinstance(offers, tuple)
    offers[0][1]()
    assert editor.model.shown()[0].quantity == "501.420"
    assert str(editor.model.data(editor.model.index(0, QUANTITY))) == "501,42"


def test_a_cell_that_is_no_number_keeps_its_text_and_holds_the_section(page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[COMPUTED].click()
    editor.model.add()
    put(editor, 0, PRICE, "khoảng vài triệu")
    assert not page.leave()
    assert row_of(page, "benefit").has_error()
    assert str(editor.model.data(editor.model.index(0, PRICE))) == "khoảng vài triệu"
    put(editor, 0, PRICE, "2 triệu")
    assert page.leave()


def test_without_lines_the_sum_is_typed(qtbot: QtBot, page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[COMPUTED].click()
    editor.amount.line.setFocus()
    qtbot.keyClicks(editor.amount.line, "16000000000")
    page.leave()
    assert stored(page).amount == 16_000_000_000


def test_cannot_be_computed_is_an_answer_of_its_own_with_its_reason(page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[NOT_COMPUTABLE].click()
    assert page.leave()
    editor.text.text.setPlainText("Chỉ cải thiện an toàn.")
    assert page.leave()
    assert stored(page) == Benefit(NOT_COMPUTABLE, None, "<p>Chỉ cải thiện an toàn.</p>")
    assert not editor.view.isVisible()
    editor.answers[""].click()
    page.leave()
    assert stored(page).answer == ""
    window_of(page).menus.undo.do()
    assert stored(page).answer == NOT_COMPUTABLE
    assert editor.answers[NOT_COMPUTABLE].isChecked()


def test_a_stored_sum_that_differs_from_its_lines_is_told_and_never_rewritten_by_looking(
    page: DossierPage,
) -> None:
    book = page.session.book
    set_line(book, 1, BenefitLine(0, 1, 1, "Điện", "2", "kWh", "100", 200))
    edit_innovation(book, 1, {"benefit_answer": COMPUTED, "benefit_amount": 999})
    editor = editor_of(page)
    assert editor.mismatch.isVisible()
    assert "999" in editor.mismatch.words.text()
    page.leave()
    assert stored(page).amount == 999
    editor.take_sum.click()
    page.leave()
    assert stored(page).amount == 200
    assert not editor.mismatch.isVisible()


@pytest.mark.parametrize(
    ("quantity", "price", "amount"),
    [
        ("3", "0.5", 2),
        ("-3", "0.5", -2),
        ("1.005", "1000", 1005),
        ("", "5", None),
        ("x", "5", None),
        ("1e30", "9", None),
    ],
)
def test_products_are_rounded_half_up_in_decimals(quantity: str, price: str, amount: int | None) -> None:
    assert line_amount(quantity, price) == amount
