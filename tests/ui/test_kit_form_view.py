"""The form view: built from declarations, saved by itself, never mistaking loading for editing."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.forms.vocabulary import Catalogue, Choice, Field, FieldKind
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.date import DateEditor
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.editors.money import MoneyEditor
from desktop_app.ui.kit.editors.options import OptionsEditor
from desktop_app.ui.kit.form_view import FormView
from desktop_app.ui.look.theme import apply_theme

FIELDS = (
    Field(
        "title", "Tên sáng kiến", FieldKind.LINE, hint="Nêu đúng giải pháp", is_required=True, soft_length=10
    ),
    Field("applied_on", "Ngày áp dụng", FieldKind.DATE, question="Có văn bản không?"),
    Field("benefit_amount", "Tiền làm lợi", FieldKind.MONEY, example="1 tỷ 2"),
    Field("field", "Lĩnh vực", FieldKind.CHOICE, choices="fields"),
    Field("unit_id", "Đơn vị", FieldKind.UNIT),
)
LONG = (
    Choice("cn", "Công nghệ"),
    Choice("ql", "Quản lý"),
    *(Choice(f"k{number}", f"Lĩnh vực {number}") for number in range(3)),
)
ANSWERS = (Choice("no", "Không"), Choice("yes", "Có"), Choice("unknown", "Chưa rõ"))
CATALOGUE = Catalogue((), {"fields": LONG, "answers": ANSWERS})
QUESTION = Field("published", "Đã công bố chưa?", FieldKind.CHOICE, hint="Sách, báo", choices="answers")
UNITS = [(number, f"Phân xưởng {number}") for number in range(1, 12)] + [(20, "Phòng Điện")]
VALUES = {
    "title": "Cũ",
    "applied_on": date(2026, 3, 26),
    "benefit_amount": 1_200_000_000,
    "field": "cn",
    "unit_id": 3,
}


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> FormView:
    apply_theme(qapp, "light")
    view = FormView(FIELDS, VALUES, FormContext(CATALOGUE, units=lambda: UNITS))
    qtbot.addWidget(view)
    view.resize(900, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def edits(form: FormView) -> list[tuple[str, object]]:
    told: list[tuple[str, object]] = []
    form.edited.connect(lambda key, value: told.append((key, value)))
    return told


def target(form: FormView, key: str) -> QWidget:
    return form.rows[key].editor.focus_target()


def test_opening_loading_and_undo_never_look_like_an_edit(form: FormView) -> None:
    told = edits(form)
    form.load({**VALUES, "title": "Khác"})
    form.set_value("benefit_amount", 5)
    assert form.flush()
    assert told == []
    assert form.value("title") == "Khác"
    assert form.value("benefit_amount") == 5


def test_typing_is_saved_by_itself_after_the_last_key(form: FormView, qtbot: QtBot) -> None:
    told = edits(form)
    form.focus_field("title")
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(target(form, "title"), "moi ")
    assert told == [("title", "moi Cũ")]


def test_leaving_a_field_saves_it_at_once(form: FormView, qtbot: QtBot) -> None:
    told = edits(form)
    form.focus_field("benefit_amount")
    line = target(form, "benefit_amount")
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "1 ty 3")
    assert told == []
    form.focus_field("title")
    assert told == [("benefit_amount", 1_300_000_000)]


def test_what_did_not_change_is_not_told(form: FormView, qtbot: QtBot) -> None:
    told = edits(form)
    form.focus_field("title")
    qtbot.keyClicks(target(form, "title"), "x")
    qtbot.keyClick(target(form, "title"), Qt.Key.Key_Backspace)
    assert form.flush()
    assert told == []


def test_date_that_does_not_exist_stays_with_its_sentence_and_the_last_good_value(
    form: FormView, qtbot: QtBot
) -> None:
    told = edits(form)
    form.focus_field("applied_on")
    line = target(form, "applied_on")
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "31/02/2026")
    row = form.rows["applied_on"]
    assert not row.has_error()
    assert not form.flush()
    assert row.has_error()
    assert "31/02/2026" in row.error.words.text()
    assert row.error.words.text() in line.accessibleDescription()
    editor = row.editor
    assert isinstance(editor, DateEditor)
    assert editor.line.text() == "31/02/2026"
    assert (told, form.value("applied_on")) == ([], date(2026, 3, 26))
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "28/2/26")
    assert form.flush()
    assert told == [("applied_on", date(2026, 2, 28))]
    assert not row.has_error()


def test_emptied_date_is_empty(form: FormView, qtbot: QtBot) -> None:
    told = edits(form)
    line = target(form, "applied_on")
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    form.flush()
    assert told == [("applied_on", None)]


def test_word_the_input_method_still_holds_is_saved(form: FormView) -> None:
    told = edits(form)
    form.focus_field("title")
    line = target(form, "title")
    QApplication.sendEvent(line, QInputMethodEvent("điệ", []))
    held = QInputMethodEvent("", [])
    held.setCommitString("điện ")
    QApplication.sendEvent(line, held)
    form.flush()
    assert told == [("title", "điện Cũ")]


def test_wheel_changes_nothing_until_the_field_has_the_focus(form: FormView, qtbot: QtBot) -> None:
    told = edits(form)
    form.focus_field("title")
    combo = target(form, "field")
    turn_wheel(combo)
    assert form.rows["field"].editor.value() == "cn"
    form.focus_field("field")
    turn_wheel(combo)
    form.flush()
    assert told == [("field", "ql")]


def turn_wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5), widget.mapToGlobal(QPointF(5, 5)), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_every_field_is_named_for_screen_readers(form: FormView) -> None:
    for field in FIELDS:
        row = form.rows[field.key]
        assert row.editor.focus_target().accessibleName() == field.label
        assert row.label.buddy() is row.editor.focus_target()
        assert field.hint in row.editor.focus_target().accessibleDescription()
        assert field.question in row.editor.focus_target().accessibleDescription()


def test_tab_goes_from_field_to_field_in_declared_order(form: FormView, qtbot: QtBot) -> None:
    form.focus_field("title")
    met: list[str] = []
    form.field_entered.connect(met.append)
    for _step in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert list(dict.fromkeys(met)) == ["applied_on", "benefit_amount", "field", "unit_id"]


def test_going_over_the_soft_length_is_counted_and_saved(form: FormView, qtbot: QtBot) -> None:
    told = edits(form)
    qtbot.keyClicks(target(form, "title"), "muoi hai chu ")
    row = form.rows["title"]
    assert row.counter.isVisible()
    assert row.counter.property("tone") == "warning"
    form.flush()
    assert len(told) == 1


def test_errors_stand_beside_their_fields_in_the_same_words(form: FormView) -> None:
    form.show_errors({"title": "Nhập tên sáng kiến."})
    assert form.rows["title"].error.words.text() == "Nhập tên sáng kiến."
    assert form.rows["title"].error.isVisible()
    form.show_errors({})
    assert not form.rows["title"].has_error()


def test_field_that_is_gone_to_is_in_view(form: FormView, qtbot: QtBot) -> None:
    form.resize(500, 260)
    form.focus_field("unit_id")
    row = form.rows["unit_id"]
    assert row.editor.focus_target().hasFocus()
    assert form.viewport().rect().contains(row.label.mapTo(form.viewport(), QPoint(0, 0)))


def test_nothing_is_wider_than_a_small_window(form: FormView) -> None:
    form.resize(600, 400)
    QApplication.processEvents()
    body = form.widget()
    assert body is not None
    assert body.width() <= form.viewport().width()
    assert body.minimumSizeHint().width() <= form.viewport().width()


def test_money_that_reads_two_ways_is_asked_about(form: FormView, qtbot: QtBot) -> None:
    told = edits(form)
    editor = form.rows["benefit_amount"].editor
    assert isinstance(editor, MoneyEditor)
    assert "một tỷ hai trăm triệu" in editor.reading.text()
    qtbot.keyClick(editor.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor.line, "501.420")
    first, second = editor.offers
    assert first.isVisible()
    assert first.text() == "501.420 đồng"
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert not first.isVisible()
    form.flush()
    assert told[-1] == ("benefit_amount", editor.value())
    assert editor.value() != 501_420


def test_saved_money_is_never_asked_about_again(form: FormView) -> None:
    form.set_value("benefit_amount", 501_420)
    editor = form.rows["benefit_amount"].editor
    assert isinstance(editor, MoneyEditor)
    assert not editor.offers[0].isVisible()
    assert editor.value() == 501_420


def test_long_list_is_searched_without_accents(form: FormView, qtbot: QtBot) -> None:
    editor = form.rows["unit_id"].editor
    assert isinstance(editor, ChoiceEditor)
    completer = editor.combo.completer()
    assert completer is not None
    completer.setCompletionPrefix("dien")
    assert [
        completer.currentCompletion()
        for row in range(completer.completionCount())
        if completer.setCurrentRow(row)
    ] == ["Phòng Điện"]
    editor.combo.setEditText("phong dien")
    assert editor.value() == 20
    editor.combo.setEditText("không có")
    assert not form.flush()
    assert "không có" in form.rows["unit_id"].error.words.text()


@pytest.fixture
def question(qtbot: QtBot, qapp: QApplication) -> FormView:
    apply_theme(qapp, "light")
    view = FormView((QUESTION,), {"published": ""}, FormContext(CATALOGUE))
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def answers_of(form: FormView) -> OptionsEditor:
    editor = form.rows["published"].editor
    assert isinstance(editor, OptionsEditor)
    return editor


def test_few_answers_stand_in_sight_and_none_is_chosen_for_anybody(question: FormView, qtbot: QtBot) -> None:
    told, editor = edits(question), answers_of(question)
    assert editor.value() == ""
    assert [button.text() for button in editor.buttons.values()] == ["Không", "Có", "Chưa rõ"]
    assert question.flush()
    assert told == []
    qtbot.mouseClick(editor.buttons["yes"], Qt.MouseButton.LeftButton, pos=QPoint(6, 8))
    assert question.flush()
    assert told == [("published", "yes")]


def test_an_answer_can_be_taken_back_and_one_on_no_list_is_kept(question: FormView) -> None:
    told, editor = edits(question), answers_of(question)
    question.set_value("published", "yes")
    question.set_value("published", "")
    assert (editor.value(), question.value("published")) == ("", "")
    assert all(button.focusPolicy() == Qt.FocusPolicy.StrongFocus for button in editor.buttons.values())
    question.set_value("published", "của mẫu cũ")
    assert editor.value() == "của mẫu cũ"
    assert question.flush()
    assert told == []


def test_every_answer_is_named_with_its_question(question: FormView) -> None:
    names = [button.accessibleName() for button in answers_of(question).buttons.values()]
    assert names == ["Đã công bố chưa?: Không", "Đã công bố chưa?: Có", "Đã công bố chưa?: Chưa rõ"]
    assert "Sách, báo" in answers_of(question).focus_target().accessibleDescription()


def test_own_words_are_kept_where_the_list_allows_them(qtbot: QtBot) -> None:
    editor = ChoiceEditor([("cn", "Công nghệ")], allows_own=True)
    qtbot.addWidget(editor)
    editor.set_value("Lĩnh vực riêng")
    assert editor.value() == "Lĩnh vực riêng"
    editor.combo.setEditText("cong nghe")
    assert editor.value() == "cn"


def test_line_is_composed_and_one_line(qtbot: QtBot) -> None:
    editor = LineEditor()
    qtbot.addWidget(editor)
    editor.line.setPlainText("Nha\u0300 ma\u0301y\nđiện\x07")
    assert editor.value() == "Nhà máy điện"


def test_markup_in_words_is_shown_as_letters(form: FormView, qtbot: QtBot) -> None:
    view = FormView(
        (Field("title", "<b>Tên</b>", FieldKind.LINE, hint="<img src='x'>"),),
        {"title": "<b>&"},
        FormContext(CATALOGUE),
    )
    qtbot.addWidget(view)
    assert view.rows["title"].label.textFormat() == Qt.TextFormat.PlainText
    assert view.rows["title"].editor.value() == "<b>&"
