"""The window of a formula: chosen, filled in by keys alone, read back, worked out, refused with reasons."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import BenefitLine
from desktop_app.services.benefits import formulas, line_of, new_line
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.editors.growing import OneLine
from desktop_app.ui.kit.words import Words
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages.formula_dialog import FormulaDialog, formula_groups
from desktop_app.ui.pages.formula_form import FormulaForm
from desktop_app.ui.pages.formula_rows import InputRow
from tests.ui.test_tour_names import nameless
from tests.ui.windows import answer_next

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TRANSFORMERS = {
    "count": "40 máy", "before": "0,25 kW", "after": "0", "hours": "8.760 giờ", "price": "2.204,07",
}  # fmt: skip
MINUTES = {
    "people_before": "2 người", "minutes_before": "95'",
    "people_after": "1 người", "minutes_after": "15 phút",
    "times": "365 ngày", "price": "96.000",
}  # fmt: skip
HOSTILE = "<b>{0}</b> &amp; %s " + "dài " * 300


def opened(qtbot: QtBot, line: BenefitLine | None = None, has_amount: bool = True) -> FormulaDialog:
    """Show the window at the size of a small office screen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    groups = formula_groups(has_amount=has_amount)
    dialog = FormulaDialog(None, line or new_line(), groups, "Thêm dòng này")
    qtbot.addWidget(dialog)
    dialog.resize(1073, 560)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def form_of(dialog: FormulaDialog, key: str = "") -> FormulaForm:
    """Choose a formula and return its form."""
    if key:
        dialog.chooser.choose(key)
    assert dialog.form is not None
    return dialog.form


def answer(qtbot: QtBot, form: FormulaForm, inputs: Mapping[str, str]) -> None:
    """Fill fields in, leaving each."""
    for key, text in inputs.items():
        field = form.rows[key].field
        field.setFocus()
        form.rows[key].set_text(text)
        qtbot.keyClick(field, Qt.Key.Key_Tab)


def said(row: InputRow) -> str:
    """What stands beside a field about its answer, nothing where that is hidden."""
    return row.problem.words.text() if row.problem.isVisibleTo(row) else ""


def all_words(widget: QWidget) -> str:
    """Everything that can be read."""
    return "\n".join(words.text() for words in widget.findChildren(Words) if words.isVisibleTo(widget))


def test_formulas_stand_in_their_groups_with_when_each_is_used(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    ids = [dialog.chooser.list.item(row).data(258) for row in range(dialog.chooser.list.count())]
    assert [key for key in ids if key] == [
        formula.id for formula in formulas().all.values() if not formula.is_not_computable
    ]
    assert ids.count(None) == len(formula_groups(has_amount=True))
    assert dialog.chooser.search.hasFocus()
    assert not dialog.take.isEnabled()
    assert dialog.form is None
    assert dialog.minimumSizeHint().width() <= 1073
    assert dialog.minimumSizeHint().height() <= 560


@pytest.mark.parametrize(
    ("typed", "found"),
    [("may bay", ""), ("TỔN THẤT CÔNG SUẤT", "F1a"), ("gio cong", "F7b"), ("khau hao", "C4"), ("f10a", "")],
)
def test_search_finds_without_accents_in_title_use_and_questions(
    qtbot: QtBot, typed: str, found: str
) -> None:
    dialog = opened(qtbot)
    dialog.chooser.search.setText(typed)
    shown = [
        dialog.chooser.list.item(row).data(258)
        for row in range(dialog.chooser.list.count())
        if not dialog.chooser.list.item(row).isHidden() and dialog.chooser.list.item(row).data(258)
    ]
    assert found in shown if found else not shown
    assert dialog.chooser.none.isVisible() is not bool(found)
    if found:
        assert form_of(dialog).formula.id == shown[0]


def test_case_a_is_worked_out_step_by_step_while_it_is_typed(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    answer(qtbot, form, TRANSFORMERS)
    steps = [step.text() for step in form.working.steps]
    assert steps[-1] == "87.600 kWh × 2.204,07 đồng/kWh = 193.076.532 đồng"
    assert "40 máy × (0,25 kW − 0 kW) × 8.760 giờ = 87.600 kWh" in steps[0]
    assert dialog.amount.text() == "Thành tiền: 193.076.532 đồng"
    assert "Một trăm chín mươi ba triệu" in form.working.words.text()
    assert form.rows["before"].reading.text() == "đọc là 0,25 kW"
    dialog.accept()
    assert dialog.result() == FormulaDialog.DialogCode.Accepted
    made = dialog.line
    assert (made.formula, made.quantity, made.measure, made.unit_price) == ("F1a", "87600", "kWh", "2204.07")
    assert made.amount == 193_076_532
    assert made.description == formulas().all["F1a"].title


def test_case_b_in_minutes_is_exact_and_the_mark_of_minutes_is_understood(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F7b")
    answer(qtbot, form, MINUTES)
    assert form.rows["minutes_before"].reading.text() == "đọc là 95 phút"
    assert form.found.amount == 102_200_000
    assert "lương tháng" in all_words(form)
    assert any("làm tròn để in" in step.text() for step in form.working.steps)


def test_a_cost_is_said_to_be_taken_off(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "C2a")
    answer(qtbot, form, {"hours": "40 giờ", "price": "96.000"})
    assert dialog.amount.text() == "Chi phí: 3.840.000 đồng, trừ vào tiền làm lợi"
    dialog.accept()
    assert dialog.line.amount == -3_840_000


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("before", "95 phút", "cần công suất (kW)"),
        ("before", "0", "đang là 0"),
        ("before", "-5 kW", "số âm"),
        ("before", "95 xyz", "Chưa biết đơn vị “xyz”"),
        ("before", "8-5", "giống ngày tháng"),
        ("hours", "8760000", "nằm ngoài khoảng thường gặp"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_once_it_was_left(
    qtbot: QtBot, key: str, text: str, words: str
) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    row = form.rows[key]
    row.field.setFocus()
    row.set_text(text)
    assert said(row) == ""
    qtbot.keyClick(row.field, Qt.Key.Key_Tab)
    assert words in said(row)
    assert said(row) in row.field.accessibleDescription()
    row.set_text(TRANSFORMERS[key])
    assert said(row) == ""


def test_a_number_with_two_readings_is_asked_and_either_can_be_taken(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    row = form.rows["before"]
    answer(qtbot, form, {"before": "501.420"})
    assert "501.420 kW" in said(row)
    assert "501,42 kW" in said(row)
    assert [button.text() for button in row.offers] == ["Đúng là 501.420 kW", "Không, là 501,42 kW"]
    assert not any(problem.is_blocking for problem in form.found.problems if problem.input == "before")
    row.other.click()
    assert row.text() == "501,42 kW"
    assert said(row) == ""
    assert not row.other.isVisible()
    row.set_text("501.420")
    row.first.click()
    assert row.text() == "501420 kW"
    assert row.reading.text() == "đọc là 501.420 kW"
    assert said(row) == ""


def test_what_is_missing_stands_in_a_summary_whose_lines_lead_to_the_fields(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    assert not any(said(row) for row in form.rows.values())
    dialog.take.click()
    assert dialog.isVisible()
    assert form.summary.hasFocus()
    lines = [line.accessibleName() for line in form.summary.lines]
    assert len(lines) == 4  # how many devices need not be said
    assert lines[0] == said(form.rows["before"])
    assert "chưa có số (kW)" in lines[0]
    qtbot.keyClick(form.summary, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.summary.lines[0]
    qtbot.keyClick(form.summary.lines[0], Qt.Key.Key_Return)
    assert form.rows["before"].field.hasFocus()
    answer(qtbot, form, TRANSFORMERS)
    assert not form.summary.isVisible()
    dialog.take.click()
    assert not dialog.isVisible()


def test_numbers_the_wrong_way_round_are_asked_about(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    answer(qtbot, form, {**TRANSFORMERS, "after": "3 kW"})
    assert "đổi chỗ" in said(form.rows["after"])
    assert dialog.amount.text() == ""
    assert not form.working.steps


def test_doubts_do_not_block(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    answer(qtbot, form, {**TRANSFORMERS, "price": "20.000"})
    assert "nằm ngoài khoảng" in said(form.rows["price"])
    dialog.take.click()
    assert dialog.line.amount == 1_752_000_000


def test_keys_alone_from_search_to_line(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    qtbot.keyClicks(dialog.chooser.search, "ton that")
    qtbot.keyClick(dialog.chooser.search, Qt.Key.Key_Return)
    form = form_of(dialog)
    assert form.formula.id == "F1a"
    for text in ("40", "0,25", "0", "8760", "2204,07"):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClicks(focus, text)
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert form.evidence.hasFocus()
    qtbot.keyClicks(form.evidence, "1, 3")
    qtbot.keyClick(form.evidence, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == FormulaDialog.DialogCode.Accepted
    assert (dialog.line.amount, dialog.line.evidence) == (193_076_532, "[1], [3]")


def test_arrows_in_the_search_move_through_the_formulas(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    for _time in range(2):
        qtbot.keyClick(dialog.chooser.search, Qt.Key.Key_Down)
    assert form_of(dialog).formula.id == "F1b"
    assert dialog.chooser.search.hasFocus()


def test_tab_goes_from_the_form_to_the_buttons_below_it(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    form.description.setFocus()
    qtbot.keyClick(form.description, Qt.Key.Key_Tab)
    assert dialog.take.hasFocus()
    qtbot.keyClick(dialog.take, Qt.Key.Key_Tab)
    assert dialog.cancel.hasFocus()


def test_what_was_typed_into_another_formula_is_asked_about_as_well(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    answer(qtbot, form_of(dialog, "F1a"), {"before": "132 kW"})
    form_of(dialog, "F7b")
    told = answer_next(Question, lambda question: question.reject())
    dialog.cancel.click()
    assert told
    assert dialog.isVisible()


@pytest.mark.parametrize("is_left", [True, False])
def test_escape_asks_before_what_was_typed_is_lost(qtbot: QtBot, is_left: bool) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    answer(qtbot, form, {"before": "132 kW"})

    def reply(question: Question) -> None:
        words = "Bỏ" if is_left else "Tiếp tục nhập"
        next(button for button in question.findChildren(QPushButton) if button.text() == words).click()

    told = answer_next(Question, reply)  # type: ignore[arg-type]
    qtbot.keyClick(form.rows["hours"].field, Qt.Key.Key_Escape)
    assert told
    assert dialog.isVisible() is not is_left


def test_escape_closes_at_once_where_nothing_was_typed(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_line_opens_with_its_inputs_and_leaving_changes_nothing(qtbot: QtBot) -> None:
    formula = formulas().all["F1a"]
    line = line_of(replace(new_line(), description="Máy biến áp", evidence="[1]"), formula, TRANSFORMERS)
    dialog = opened(qtbot, line)
    form = form_of(dialog)
    assert form.inputs() == TRANSFORMERS
    assert (form.description.toPlainText(), form.evidence.text()) == ("Máy biến áp", "[1]")
    assert not dialog.chooser.isVisible()
    assert form.rows["count"].field.hasFocus()
    assert not form.is_changed()
    form.rows["count"].set_text("20 máy")
    dialog.take.click()
    assert dialog.line.amount == 96_538_266
    assert dialog.line.description == "Máy biến áp"


def test_another_formula_can_be_chosen_and_what_was_typed_into_the_first_is_kept(qtbot: QtBot) -> None:
    dialog = opened(qtbot, line_of(new_line(), formulas().all["F1a"], TRANSFORMERS))
    dialog.other.click()
    form_of(dialog).source.setPlainText("Biên bản 07")
    form = form_of(dialog, "F7b")
    assert form.inputs() == {}
    assert form.source.toPlainText() == "Biên bản 07"
    assert form.description.toPlainText() == ""
    assert form_of(dialog, "F1a").inputs() == TRANSFORMERS


def test_an_example_is_folded_and_is_tried_only_in_an_empty_form(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    example = formulas().all["F1a"].examples[1]
    assert example.title not in all_words(form)
    form.example.button.click()
    assert example.title in all_words(form)
    assert "193.076.532 đồng" in all_words(form)
    form.example.fills[1].click()
    assert form.inputs() == dict(example.inputs)
    assert form.found.amount == example.amount
    assert not any(button.isVisibleTo(form) for button in form.example.fills)


@pytest.mark.parametrize(
    "key", [key for key, formula in formulas().all.items() if not formula.is_not_computable]
)
def test_every_formula_has_a_form_that_its_example_fills_and_a_name_for_everything(
    qtbot: QtBot, key: str
) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, key)
    example = form.formula.examples[0]
    form.fill(example.inputs)
    assert form.found.amount == example.amount
    assert not form.found.is_blocked
    assert nameless(dialog) == []
    dialog.take.click()
    assert dialog.line.amount == example.amount


def test_a_choice_is_asked_and_its_warning_said_at_once(qtbot: QtBot) -> None:
    chosen = next(
        (formula, entry, option)
        for formula in formulas().all.values()
        for entry in formula.inputs
        for option in entry.options
        if option.warning
    )
    formula, entry, option = chosen
    dialog = opened(qtbot)
    form = form_of(dialog, formula.id)
    assert said(form.rows[entry.id]) == ""
    form.rows[entry.id].set_text(option.id)
    assert said(form.rows[entry.id]) == option.warning


def test_counts_are_stated_without_money(qtbot: QtBot) -> None:
    dialog = opened(qtbot, has_amount=False)
    form = form_of(dialog, "F10a")
    answer(qtbot, form, {"before": "2 vụ", "after": "0 vụ", "period": "năm 2025"})
    assert "không ra tiền" in dialog.amount.text()
    dialog.take.click()
    assert dialog.line.amount is None


def test_hostile_text_is_only_text(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    answer(qtbot, form, {"before": HOSTILE})
    assert said(form.rows["before"])
    form.source.setPlainText(HOSTILE)
    dialog.take.click()
    assert dialog.isVisible()
    answer(qtbot, form, TRANSFORMERS)
    dialog.take.click()
    assert dialog.line.source == HOSTILE.strip()
    assert isinstance(form.source, OneLine | QTextEdit)


def test_words_are_as_high_as_they_need(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    form = form_of(dialog, "F1a")
    answer(qtbot, form, {**TRANSFORMERS, "before": "501.420"})

    def nothing_is_cut() -> None:
        cut = [
            words.text()
            for words in form.findChildren(Words)
            if words.isVisibleTo(form) and words.height() < words.heightForWidth(words.width())
        ]
        assert cut == []

    qtbot.waitUntil(nothing_is_cut)
