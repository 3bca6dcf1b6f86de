"""The money: three answers that stay apart, years that stay apart, lines that are computed, a sum shown."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import BenefitLine
from desktop_app.services.benefits import (
    COMPUTED,
    FIRST_YEAR,
    NOT_COMPUTABLE,
    SHEETS,
    Benefit,
    benefit_of,
    formulas,
    inputs_of,
    line_amount,
    line_of,
    new_line,
    set_benefit,
)
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import edit_innovation
from desktop_app.ui.pages.benefit_editor import BenefitEditor
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.formula_dialog import FormulaDialog
from tests.ui.dossiers import book_of_one, history, open_dossier, row_of, set_line, window_of
from tests.ui.test_tour_names import nameless
from tests.ui.windows import answer_next

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DESCRIPTION, QUANTITY, MEASURE, PRICE, AMOUNT, SOURCE, EVIDENCE = range(7)
TRANSFORMERS = {
    "count": "40 máy", "before": "0,25 kW", "after": "0", "hours": "8.760 giờ", "price": "2.204,07",
}  # fmt: skip
MINUTES = {
    "people_before": "2 người", "minutes_before": "95'",
    "people_after": "1 người", "minutes_after": "15 phút",
    "times": "365 ngày", "price": "96.000",
}  # fmt: skip


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


def computed(page: DossierPage) -> BenefitEditor:
    """Answer that it can be computed."""
    editor = editor_of(page)
    editor.answers[COMPUTED].click()
    return editor


def put(editor: BenefitEditor, place: int, column: int, text: str) -> None:
    """Type into a cell."""
    editor.model.setData(editor.model.index(place, column), text, int(Qt.ItemDataRole.EditRole))


def shown(editor: BenefitEditor, place: int, column: int) -> str:
    """Read a cell."""
    return str(editor.model.index(place, column).data())


def by_formula(editor: BenefitEditor, key: str, inputs: Mapping[str, str]) -> list[str]:
    """Add a line by a formula, in its window."""

    def fill(dialog: FormulaDialog) -> None:
        dialog.chooser.choose(key)
        assert dialog.form is not None
        for name, text in inputs.items():
            dialog.form.rows[name].set_text(text)
        dialog.take.click()

    said = answer_next(FormulaDialog, fill)  # type: ignore[arg-type]
    editor.table.formula_button.click()
    return said


def made(key: str, inputs: Mapping[str, str], **words: str) -> BenefitLine:
    """Make a line of a formula as the engine does."""
    return line_of(replace(new_line(), **words), formulas().all[key], inputs)  # type: ignore[arg-type]


# ---------------------------------------------------------------- lines of one's own


def test_lines_typed_as_people_type_make_the_sum(page: DossierPage) -> None:
    editor = computed(page)
    editor.table.add_button.click()
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
    assert "277.846.650 đồng" in editor.sum.words.text()
    assert "Hai trăm bảy mươi bảy triệu" in editor.sum.words.text()
    assert shown(editor, 1, AMOUNT) == "-150.000.000\nchi phí"
    assert shown(editor, 0, AMOUNT) == "427.846.650"


def test_a_cost_stays_one_when_its_factors_are_typed(page: DossierPage) -> None:
    editor = computed(page)
    editor.model.add()
    put(editor, 0, AMOUNT, "-1")
    put(editor, 0, QUANTITY, "3")
    put(editor, 0, PRICE, "420.000")
    assert editor.model.shown()[0].amount == -1_260_000


def test_a_figure_that_can_be_read_two_ways_is_shown_back_with_the_other_way(page: DossierPage) -> None:
    editor = computed(page)
    editor.model.add()
    offered: list[tuple[str, object]] = []
    editor.noticed.connect(lambda sentence, offers: offered.append((sentence, offers)))
    put(editor, 0, QUANTITY, "501.420")
    ((sentence, offers),) = offered
    assert "501.420" in sentence
    assert isinstance(offers, tuple)
    offers[0][1]()
    assert editor.model.shown()[0].quantity == "501.420"
    assert shown(editor, 0, QUANTITY) == "501,42"


def test_a_cell_that_is_no_number_keeps_its_text_and_holds_the_section(page: DossierPage) -> None:
    editor = computed(page)
    editor.model.add()
    put(editor, 0, PRICE, "khoảng vài triệu")
    assert not page.leave()
    assert row_of(page, "benefit").has_error()
    assert shown(editor, 0, PRICE) == "khoảng vài triệu"
    put(editor, 0, PRICE, "2 triệu")
    assert page.leave()


def test_what_cannot_be_read_waits_in_its_year_and_is_named(page: DossierPage) -> None:
    editor = computed(page)
    editor.model.add()
    put(editor, 0, PRICE, "khoảng vài triệu")
    editor.sheets.turn(SHEETS[1])
    assert not page.leave()
    assert "Năm đầu, ghi trong đơn" in row_of(page, "benefit").error.words.text()
    editor.sheets.turn(FIRST_YEAR)
    assert shown(editor, 0, PRICE) == "khoảng vài triệu"
    put(editor, 0, PRICE, "2 triệu")
    assert page.leave()


def test_enter_begins_and_ends_typing_in_a_line_of_ones_own(qtbot: QtBot, page: DossierPage) -> None:
    editor = computed(page)
    editor.model.add()
    editor.view.setFocus()
    editor.view.setCurrentIndex(editor.model.index(0, AMOUNT))
    qtbot.keyClick(editor.view, Qt.Key.Key_Return)
    cell = editor.view.viewport().findChild(QLineEdit)
    assert cell is not None
    qtbot.keyClicks(cell, "5 trieu")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.view.state() == editor.view.State.NoState)
    assert editor.model.shown()[0].amount == 5_000_000


def test_lines_move_up_and_down_and_go(page: DossierPage) -> None:
    editor = computed(page)
    for name in ("Một", "Hai", "Ba"):
        put(editor, editor.model.add(), DESCRIPTION, name)
    table = editor.table
    table.view.setCurrentIndex(editor.model.index(2, 0))
    assert not table.down_button.isEnabled()
    table.up_button.click()
    table.up_button.click()
    assert [line.description for line in editor.model.shown()] == ["Ba", "Một", "Hai"]
    assert not table.up_button.isEnabled()
    table.remove_button.click()
    assert page.leave()
    assert [line.description for line in stored(page).lines] == ["Một", "Hai"]


# ---------------------------------------------------------------- lines by formula


def test_case_a_ends_at_157_076_532(page: DossierPage) -> None:
    editor = computed(page)
    by_formula(editor, "F1a", TRANSFORMERS)
    by_formula(editor, "C1a", {"cost": "36 triệu"})
    assert page.leave()
    money = stored(page)
    assert money.amount == 157_076_532
    assert [line.formula for line in money.lines] == ["F1a", "C1a"]
    assert json.loads(money.lines[0].inputs)["before"] == "0,25 kW"
    assert "Một trăm năm mươi bảy triệu" in editor.sum.words.text()
    assert shown(editor, 1, AMOUNT) == "-36.000.000\nchi phí"


def test_case_b_ends_at_98_360_000(page: DossierPage) -> None:
    editor = computed(page)
    by_formula(editor, "F7b", MINUTES)
    by_formula(editor, "C2a", {"hours": "40 giờ", "price": "96.000"})
    assert page.leave()
    assert [line.amount for line in stored(page).lines] == [102_200_000, -3_840_000]
    assert stored(page).amount == 98_360_000


def test_what_a_formula_made_is_read_and_its_words_are_typed_in_place(page: DossierPage) -> None:
    editor = computed(page)
    by_formula(editor, "F1a", TRANSFORMERS)
    for column in (QUANTITY, MEASURE, PRICE, AMOUNT):
        index = editor.model.index(0, column)
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert not editor.model.setData(index, "1")
        assert "= 193.076.532 đồng" in str(index.data(int(Qt.ItemDataRole.ToolTipRole)))
    for column, text in ((DESCRIPTION, "Hoán chuyển máy biến áp"), (SOURCE, "Biên bản 07"), (EVIDENCE, "1")):
        assert editor.model.index(0, column).flags() & Qt.ItemFlag.ItemIsEditable
        put(editor, 0, column, text)
    assert page.leave()
    (line,) = stored(page).lines
    assert (line.description, line.source, line.evidence) == ("Hoán chuyển máy biến áp", "Biên bản 07", "[1]")
    assert (line.amount, inputs_of(line)) == (193_076_532, TRANSFORMERS)


@pytest.mark.parametrize("way", ["button", "enter", "double click"])
def test_a_formula_line_opens_again_with_its_inputs(qtbot: QtBot, page: DossierPage, way: str) -> None:
    editor = computed(page)
    by_formula(editor, "F1a", TRANSFORMERS)
    found: list[dict[str, str]] = []

    def change(dialog: FormulaDialog) -> None:
        assert dialog.form is not None
        found.append(dialog.form.inputs())
        dialog.form.rows["count"].set_text("20 máy")
        dialog.take.click()

    answer_next(FormulaDialog, change)  # type: ignore[arg-type]
    view = editor.view
    view.setCurrentIndex(editor.model.index(0, AMOUNT))
    if way == "button":
        editor.table.change_button.click()
    elif way == "enter":
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_Return)
    else:
        at = view.visualRect(editor.model.index(0, AMOUNT)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert found == [TRANSFORMERS]
    assert page.leave()
    assert stored(page).amount == 96_538_266


def test_giving_up_a_formula_leaves_everything_as_it_was(page: DossierPage) -> None:
    book = page.session.book
    set_line(book, 1, made("F1a", TRANSFORMERS, description="Máy biến áp"))
    edit_innovation(book, 1, {"benefit_answer": COMPUTED})
    before = history(book)
    editor = editor_of(page)
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    answer_next(FormulaDialog, lambda dialog: dialog.reject())
    editor.table.change_button.click()
    answer_next(FormulaDialog, lambda dialog: dialog.accept())
    editor.table.change_button.click()
    answer_next(FormulaDialog, lambda dialog: dialog.reject())
    editor.table.formula_button.click()
    assert page.leave()
    assert history(book) == before


def test_a_line_by_formula_is_a_step_that_can_be_taken_back(page: DossierPage) -> None:
    editor = computed(page)
    assert page.leave()
    by_formula(editor, "F1a", TRANSFORMERS)
    assert page.leave()
    assert stored(page).amount == 193_076_532
    window_of(page).menus.undo.do()
    assert editor.model.rowCount() == 0
    assert stored(page).lines == ()


def test_a_line_of_a_formula_nobody_knows_is_pointed_out_and_kept(page: DossierPage) -> None:
    line = replace(new_line(), description="Từ bản sau", amount=5, formula="Z9", inputs='{"x": "1"}')
    set_line(page.session.book, 1, line)
    edit_innovation(page.session.book, 1, {"benefit_answer": COMPUTED})
    editor = editor_of(page)
    (row,) = editor.table.faults
    assert row.isVisible()
    put(editor, 0, SOURCE, "Biên bản")
    assert page.leave()
    (kept,) = stored(page).lines
    assert (kept.formula, kept.amount, kept.inputs) == ("Z9", 5, '{"x": "1"}')


# ---------------------------------------------------------------- years


def test_years_are_kept_apart_and_saved(page: DossierPage) -> None:
    editor = computed(page)
    put(editor, editor.model.add(), AMOUNT, "10 triệu")
    editor.sheets.turn(SHEETS[2])
    assert editor.model.rowCount() == 0
    by_formula(editor, "C1a", {"cost": "1 triệu"})
    put(editor, editor.model.add(), AMOUNT, "7 triệu")
    assert "6.000.000" in editor.sum.words.text()
    assert page.leave()
    money = stored(page)
    assert money.amount == 10_000_000
    assert [(line.year, line.is_actual, line.amount) for line in money.lines] == [
        (1, False, 10_000_000),
        (2, True, -1_000_000),
        (2, True, 7_000_000),
    ]
    editor.sheets.turn(FIRST_YEAR)
    assert "10.000.000" in editor.sum.words.text()
    labels = [editor.sheets.tabs.tabText(place) for place in range(editor.sheets.tabs.count())]
    assert labels == [
        "Năm đầu, ghi trong đơn",
        "Năm đầu, thực tế",
        "Năm thứ 2, thực tế",
        "Năm thứ 3, thực tế",
    ]


def test_turning_from_year_to_year_is_no_edit(page: DossierPage) -> None:
    book = page.session.book
    line = made("F1a", TRANSFORMERS)
    set_benefit(book, 1, Benefit(COMPUTED, None, "", (replace(line, year=3, is_actual=True), line)), "Sửa")
    before = history(book)
    editor = editor_of(page)
    changes: list[int] = []
    editor.changed.connect(lambda: changes.append(1))
    for sheet in SHEETS:
        editor.sheets.turn(sheet)
    assert page.leave()
    assert not changes
    assert history(book) == before


def test_stated_lines_are_brought_into_an_actual_year_to_be_changed_there(page: DossierPage) -> None:
    editor = computed(page)
    assert not editor.table.copy.isVisible()
    by_formula(editor, "F1a", TRANSFORMERS)
    editor.sheets.turn(SHEETS[1])
    editor.table.copy.click()
    assert not editor.table.copy.isVisible()
    assert page.leave()
    first, second = stored(page).lines
    assert (second.year, second.is_actual) == (1, True)
    assert replace(second, id=first.id, position=1, is_actual=False) == first
    assert stored(page).amount == 193_076_532


# ---------------------------------------------------------------- sums


def test_a_sum_without_lines_is_shown_as_brought_along_and_made_a_line_of(page: DossierPage) -> None:
    book = page.session.book
    edit_innovation(book, 1, {"benefit_answer": COMPUTED, "benefit_amount": 16_000_000_000})
    editor = editor_of(page)
    assert editor.sum.told.isVisible()
    assert "16.000.000.000 đồng" in editor.sum.told.words.text()
    before = history(book)
    assert page.leave()
    assert history(book) == before
    assert editor.sum.act.text() == "Lập dòng tính từ số này"
    editor.sum.act.click()
    assert page.leave()
    (line,) = stored(page).lines
    assert line.amount == stored(page).amount == 16_000_000_000
    assert not editor.sum.told.isVisible()
    assert "16.000.000.000" in editor.sum.words.text()


def test_words_written_beside_a_sum_without_lines_leave_it(page: DossierPage) -> None:
    edit_innovation(page.session.book, 1, {"benefit_answer": COMPUTED, "benefit_amount": 500})
    editor = editor_of(page)
    editor.text.text.setPlainText("Theo báo cáo.")
    assert page.leave()
    assert stored(page) == Benefit(COMPUTED, 500, "<p>Theo báo cáo.</p>")


def test_a_stored_sum_that_differs_from_its_lines_is_told_and_never_rewritten_by_looking(
    page: DossierPage,
) -> None:
    book = page.session.book
    set_line(book, 1, BenefitLine(0, 1, 1, "Điện", "2", "kWh", "100", 200))
    edit_innovation(book, 1, {"benefit_answer": COMPUTED, "benefit_amount": 999})
    editor = editor_of(page)
    assert editor.sum.told.isVisible()
    assert "999" in editor.sum.told.words.text()
    page.leave()
    assert stored(page).amount == 999
    editor.sum.act.click()
    page.leave()
    assert stored(page).amount == 200
    assert not editor.sum.told.isVisible()


def test_a_product_that_does_not_match_is_pointed_out_and_computed_when_asked(page: DossierPage) -> None:
    book = page.session.book
    set_line(book, 1, BenefitLine(0, 1, 1, "Công", "113.5", "công", "420000", 47_600_000))
    edit_innovation(book, 1, {"benefit_answer": COMPUTED})
    editor = editor_of(page)
    (row,) = editor.table.faults
    words = "\n".join(label.text() for label in row.findChildren(type(editor.sum.words)))
    assert "47.670.000" in words
    assert "47.600.000" in words
    assert page.leave()
    assert stored(page).amount == 47_600_000
    editor.table.faults[0].findChildren(type(editor.sum.act))[0].click()
    assert editor.table.faults == []
    assert page.leave()
    assert stored(page).amount == 47_670_000


def test_deleting_every_line_leaves_no_sum(page: DossierPage) -> None:
    editor = computed(page)
    put(editor, editor.model.add(), AMOUNT, "5 triệu")
    assert page.leave()
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    editor.table.remove_button.click()
    assert page.leave()
    assert stored(page) == Benefit(COMPUTED, None, "", ())
    assert not editor.sum.words.isVisible()


# ---------------------------------------------------------------- cannot be computed


def test_cannot_be_computed_is_an_answer_of_its_own_with_its_reason(page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[NOT_COMPUTABLE].click()
    assert editor.reasons.needed.isVisible()
    assert page.leave()
    editor.text.text.setPlainText("Chỉ cải thiện an toàn.")
    assert not editor.reasons.needed.isVisible()
    assert page.leave()
    assert stored(page) == Benefit(NOT_COMPUTABLE, None, "<p>Chỉ cải thiện an toàn.</p>")
    assert not editor.view.isVisible()
    editor.answers[""].click()
    page.leave()
    assert stored(page).answer == ""
    window_of(page).menus.undo.do()
    assert stored(page).answer == NOT_COMPUTABLE
    assert editor.answers[NOT_COMPUTABLE].isChecked()


def test_a_usual_reason_is_written_into_the_text_and_asks_for_what_belongs_to_it(page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[NOT_COMPUTABLE].click()
    offer, reasons = editor.reasons, {reason.id: reason for reason in formulas().reasons}
    assert [offer.box.itemData(place) for place in range(1, offer.box.count())] == list(reasons)
    assert not offer.asks.isVisible()
    offer.choose("safety")
    assert editor.text.text.toPlainText() == reasons["safety"].words
    assert offer.asks.words.text() == reasons["safety"].asks
    offer.choose("salaried")
    assert editor.text.text.toPlainText() == reasons["salaried"].words
    editor.text.text.append("Mỗi năm 1.064 giờ.")
    offer.choose("shared")
    assert editor.text.text.toPlainText().split("\n") == [
        reasons["salaried"].words,
        "Mỗi năm 1.064 giờ.",
        reasons["shared"].words,
    ]
    assert page.leave()
    assert reasons["shared"].words in stored(page).text


def test_a_reason_of_ones_own_puts_the_cursor_into_the_text(qtbot: QtBot, page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[NOT_COMPUTABLE].click()
    editor.reasons.choose("other")
    assert editor.text.text.toPlainText() == ""
    assert editor.reasons.asks.words.text() == "Nêu rõ lý do để Hội đồng xem xét."
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor.text.text)


def test_counts_before_and_after_are_written_into_the_reason(page: DossierPage) -> None:
    editor = editor_of(page)
    editor.answers[NOT_COMPUTABLE].click()
    editor.reasons.choose("safety")

    def fill(dialog: FormulaDialog) -> None:
        dialog.chooser.choose("F10a")
        assert dialog.form is not None
        dialog.form.fill(formulas().all["F10a"].examples[0].inputs)
        dialog.take.click()

    answer_next(FormulaDialog, fill)  # type: ignore[arg-type]
    editor.reasons.counts.click()
    text = editor.text.text.toPlainText()
    assert "Số vụ trước khi áp dụng: 2 vụ" in text
    assert text.startswith("Lợi ích của giải pháp là an toàn")
    assert page.leave()
    assert stored(page).lines == ()


def test_lines_wait_while_the_answer_is_another(page: DossierPage) -> None:
    editor = computed(page)
    by_formula(editor, "F1a", TRANSFORMERS)
    editor.answers[NOT_COMPUTABLE].click()
    assert page.leave()
    assert (stored(page).amount, len(stored(page).lines)) == (None, 1)
    editor.answers[COMPUTED].click()
    assert page.leave()
    assert stored(page).amount == 193_076_532


def test_everything_in_the_section_has_a_name(page: DossierPage) -> None:
    editor = computed(page)
    by_formula(editor, "F1a", TRANSFORMERS)
    assert nameless(editor) == []
    editor.answers[NOT_COMPUTABLE].click()
    assert nameless(editor) == []


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
