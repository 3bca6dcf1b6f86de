"""Examples beside the form, and the table of before and after that a field offers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.richtext import Grid, parse, plain_text
from desktop_app.forms.examples import shipped_examples
from desktop_app.forms.packs import load_catalogue
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services.preferences import Preferences
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.rich import RichEditor
from desktop_app.ui.kit.form_view import FormView
from desktop_app.ui.look.metrics import letters
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.pages.dossier import DossierPage
from desktop_app.ui.pages.examples_dialog import KIND_KEY, ExamplesDialog, show_examples
from tests.ui.dossiers import book_of_one, open_dossier, row_of, window_of
from tests.ui.test_tour_names import nameless

HEADINGS = ("Tiêu chí", "Trước khi thực hiện", "Sau khi thực hiện", "Ghi chú")
LINK, TABLE = "Xem ví dụ viết tốt và chưa tốt…", "Chèn bảng so sánh trước – sau"

OpenPage = Callable[..., DossierPage]


@pytest.fixture
def open_page(qtbot: QtBot, tmp_path: Path) -> OpenPage:
    """Open a dossier with these values in the real window."""

    def opened(form_id: str = "evngenco2-2026", **values: str) -> DossierPage:
        book, made = book_of_one(tmp_path / "Sổ", form_id, **values)
        return open_dossier(qtbot, book, made, tmp_path)

    return opened


def ask(page: DossierPage, key: str) -> ExamplesDialog:
    """Ask for the examples of a field by its link."""
    example = row_of(page, key).example
    assert example is not None
    assert example.more is not None
    assert example.more.text() == LINK
    example.more.click()
    return shown(page)


def shown(page: DossierPage) -> ExamplesDialog:
    (dialog,) = (item for item in page.window().findChildren(ExamplesDialog) if item.isVisible())
    return dialog


# ---------------------------------------------------------------- the window of examples


def test_the_link_opens_the_examples_of_the_field_and_of_the_area(open_page: OpenPage) -> None:
    page = open_page(field="phan_phoi")
    dialog = ask(page, "current_state")
    example = shipped_examples().cases[3].examples["current_state"]
    assert dialog.kind.currentText() == "Phân phối"
    assert dialog.title.text() == row_of(page, "current_state").field.label
    assert plain_text(parse(example.weak).nodes) == dialog.weak.text.toPlainText()
    assert dialog.good.text.toPlainText().startswith(example.good.split("\n")[0])
    assert dialog.why.text() == example.why
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Chưa tốt", "Tốt", "Vì sao"} <= words
    assert not dialog.isModal()


def test_the_form_stays_in_use_and_a_second_link_uses_the_same_window(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(field="thuy_dien")
    dialog = ask(page, "nature")
    row = row_of(page, "nature")
    row.editor.focus_target().setFocus()
    qtbot.keyClicks(row.editor.focus_target(), "abc")
    assert row.editor.value() == "<p>abc</p>"
    assert dialog.isVisible()
    assert ask(page, "title") is dialog
    assert dialog.title.text() == row_of(page, "title").field.label


def test_escape_closes_it_and_the_next_one_is_new(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    dialog = ask(page, "title")
    qtbot.keyClick(dialog.good.text, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert ask(page, "title") is not dialog


def test_steps_go_through_the_fields_of_the_form_in_order(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    assert page.editor is not None
    fields = [item for item in page.editor.pack.form.fields if item.key in shipped_examples().keys]
    dialog = ask(page, fields[0].key)
    assert not dialog.back.isEnabled()
    assert dialog.place.text() == f"1 / {len(fields)}"
    seen = [dialog.title.text()]
    while dialog.onward.isEnabled():
        dialog.onward.click()
        seen.append(dialog.title.text())
        assert dialog.good.text.toPlainText()
        assert dialog.question.text().startswith("Hội đồng sẽ hỏi: ")
    assert seen == [item.label for item in fields]
    dialog.good.text.setFocus()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.good.text, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.title.text() == fields[-2].label)  # a button is pressed for a moment


def test_the_kind_of_work_is_remembered_for_dossiers_of_the_same_area(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(field="co_khi")
    dialog = ask(page, "title")
    assert dialog.kind.currentText() == "Thủy điện"
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_End)
    assert dialog.kind.currentText() == "Văn phòng"
    assert dialog.good.text.toPlainText() == shipped_examples().cases[4].examples["title"].good
    dialog.close()
    assert ask(page, "title").kind.currentText() == "Văn phòng"
    remembered = window_of(page).session.preferences.get(KIND_KEY, {})
    assert remembered == {"co_khi": "van_phong", "": "van_phong"}


@pytest.mark.parametrize("kept", [{"": "truyen_tai"}, {"khac": "truyen_tai"}])
def test_without_an_area_of_its_own_the_last_kind_is_shown(open_page: OpenPage, kept: dict[str, str]) -> None:
    page = open_page(field="khac")
    window_of(page).session.preferences.set(KIND_KEY, kept)
    assert ask(page, "title").kind.currentText() == "Truyền tải"


@pytest.mark.parametrize("kept", [{"": "không có"}, {"khac": 5}, {"": None}, [1], "x"])
def test_what_was_remembered_wrongly_costs_nothing(open_page: OpenPage, kept: object) -> None:
    page = open_page(field="khac")
    window_of(page).session.preferences.set(KIND_KEY, kept)
    assert ask(page, "title").kind.currentText() == "Nhiệt điện"


def test_a_table_can_be_copied_into_a_field_and_stays_one(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    dialog = ask(page, "improvements")
    dialog.good.text.setFocus()
    qtbot.keyClick(dialog.good.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.good.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    editor = row_of(page, "improvements").editor
    assert isinstance(editor, RichEditor)
    editor.text.paste()
    (grid,) = (node for node in editor.text.nodes() if isinstance(node, Grid))
    assert [plain_text(cell.nodes) for cell in grid.rows[0]] == list(HEADINGS)
    assert not row_of(page, "improvements").notice.text()


def test_the_text_cannot_be_changed(open_page: OpenPage, qtbot: QtBot) -> None:
    dialog = ask(open_page(), "title")
    before = dialog.good.text.toPlainText()
    qtbot.keyClicks(dialog.good.text, "abc")
    dialog.good.text.paste()
    assert dialog.good.text.toPlainText() == before


def test_everything_in_it_can_be_heard_and_reached(open_page: OpenPage, qtbot: QtBot) -> None:
    dialog = ask(open_page(), "steps")
    assert nameless(dialog) == []
    assert dialog.good.text.accessibleName().startswith("Tốt: ")
    assert dialog.weak.text.accessibleName().startswith("Chưa tốt: ")
    reached = {dialog.focusWidget()}
    for _turn in range(12):
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    assert {
        dialog.kind,
        dialog.weak.text,
        dialog.good.text,
        dialog.back,
        dialog.onward,
        dialog.why,
    } <= reached


def test_it_fits_a_small_screen_and_stands_narrow_beside_the_form(open_page: OpenPage) -> None:
    dialog = ask(open_page(), "actual_effect")
    for place in range(dialog.kind.count()):
        dialog.kind.setCurrentIndex(place)
        assert dialog.minimumSizeHint().height() <= 560
        assert dialog.minimumSizeHint().width() <= letters(80)
    sides = dialog.weak.parentWidget().layout().itemAt(3).layout()
    assert isinstance(sides, QBoxLayout)
    dialog.resize(letters(130), 500)
    assert sides.direction() == QBoxLayout.Direction.LeftToRight
    dialog.resize(letters(80), 500)
    assert sides.direction() == QBoxLayout.Direction.TopToBottom


def test_a_field_that_no_case_knows_has_no_link(open_page: OpenPage) -> None:
    example = row_of(open_page(), "investor").example
    assert example is not None
    assert example.more is None


def test_a_case_without_the_field_says_so(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    from dataclasses import replace

    apply_theme(qapp, "light")
    whole = shipped_examples()
    first = replace(whole.cases[0], examples={})
    window = QLabel()
    qtbot.addWidget(window)
    preferences = Preferences(tmp_path / "x.json")
    dialog = ExamplesDialog(window, preferences, replace(whole, cases=(first, *whole.cases[1:])))
    dialog.show_field([Field("title", "Tên", FieldKind.LINE)], "title", "nhiet_dien")
    assert "chưa có ví dụ" in dialog.why.text()
    assert dialog.good.text.toPlainText() == ""
    dialog.close()


def test_the_link_of_a_plain_form_is_absent(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    field = Field("title", "Tên", FieldKind.LINE)
    view = FormView([field], {}, FormContext(load_catalogue()))
    qtbot.addWidget(view)
    assert view.rows["title"].example is None
    opened: list[str] = []
    context = FormContext(load_catalogue(), show_examples=opened.append, exampled=frozenset({"title"}))
    other = FormView([field], {}, context)
    qtbot.addWidget(other)
    other.show()
    example = other.rows["title"].example
    assert example is not None
    assert example.button.isHidden(), "without a line of its own there is nothing to unfold"
    assert example.more is not None
    example.more.click()
    assert opened == ["title"]


def test_examples_follow_the_form_that_asks(open_page: OpenPage) -> None:
    page = open_page("tt18-2013", field="quan_tri")
    dialog = ask(page, "author_benefit_opinion")
    assert dialog.kind.currentText() == "Văn phòng"
    assert page.editor is not None
    again = show_examples(
        page, window_of(page).session.preferences, page.editor.pack.form.fields[-4:], "annexes", "quan_tri"
    )
    assert again is dialog
    assert dialog.place.text() == "1 / 1"


# ---------------------------------------------------------------- the table that is offered


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> FormView:
    """A form of one text for which a table is offered."""
    apply_theme(qapp, "light")
    field = Field("improvements", "Cải tiến", FieldKind.TEXT, table=HEADINGS)
    view = FormView([field], {}, FormContext(load_catalogue()))
    qtbot.addWidget(view)
    view.resize(900, 600)
    with qtbot.waitExposed(view):
        view.show()
    return view


def text_of(form: FormView) -> RichEditor:
    editor = form.rows["improvements"].editor
    assert isinstance(editor, RichEditor)
    return editor


def offer(form: FormView) -> None:
    found = form.rows["improvements"].table_offer
    assert found is not None
    assert found.isVisible()
    found.button.click()


def is_offered(form: FormView) -> bool:
    found = form.rows["improvements"].table_offer
    return found is not None and found.isVisible()


EMPTY_TABLE = (
    "<table><tr>" + "".join(f"<th>{heading}</th>" for heading in HEADINGS) + "</tr>"
    + ("<tr>" + "<td></td>" * 4 + "</tr>") * 2 + "</table>"
)  # fmt: skip


def test_both_fields_of_the_shipped_form_offer_the_table(open_page: OpenPage) -> None:
    page = open_page()
    for key in ("improvements", "actual_effect"):
        row = row_of(page, key)
        assert row.field.table == HEADINGS
        assert row.table_offer is not None
        assert row.table_offer.button.text() == TABLE
        assert "Sau khi thực hiện" in row.table_offer.button.accessibleDescription()
    assert row_of(page, "nature").table_offer is None


def test_the_table_is_kept_and_read_back(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    row = row_of(page, "improvements")
    assert row.table_offer is not None
    row.table_offer.button.click()
    assert QApplication.focusWidget() is row.editor.focus_target()
    qtbot.keyClicks(row.editor.focus_target(), "Bom")
    assert page.leave()
    assert page.editor is not None
    kept = page.editor.value("improvements")
    assert kept == EMPTY_TABLE.replace("<td></td>", "<td>Bom</td>", 1)
    page.editor.reload()
    row_of(page, "title")
    row = row_of(page, "improvements")
    assert row.editor.value() == kept
    assert row.table_offer is not None
    assert row.table_offer.isHidden()


def test_an_empty_text_gets_the_table_and_no_second_one(form: FormView) -> None:
    assert is_offered(form)
    offer(form)
    assert text_of(form).value() == EMPTY_TABLE
    assert not is_offered(form)


def test_one_undo_takes_it_away_and_offers_it_again(form: FormView, qtbot: QtBot) -> None:
    form.set_value("improvements", "<p>Một</p><p>Hai</p>")
    offer(form)
    assert "<table>" in text_of(form).value()
    qtbot.keyClick(text_of(form).text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(form).value() == "<p>Một</p><p>Hai</p>"
    assert is_offered(form)
    text_of(form).text.redo()
    assert "<table>" in text_of(form).value()
    assert not is_offered(form)


@pytest.mark.parametrize(
    ("markup", "words", "expected"),
    [
        ("<p>Một hai</p><p>Ba</p>", "Một", "<p>Một hai</p>{table}<p>Ba</p>"),
        ("<p>Một hai</p><p>Ba</p>", "Ba", "<p>Một hai</p><p>Ba</p>{table}"),
        (
            "<ul><li>Một</li><li>Hai</li></ul><p>Ba</p>",
            "Hai",
            "<ul><li>Một</li><li>Hai</li></ul>{table}<p>Ba</p>",
        ),
        (
            "<ul><li>Một</li><li>Hai</li></ul>",
            "Một",
            "<ul><li>Một</li></ul>{table}<ul><li>Hai</li></ul>",
        ),
        (
            "<table><tr><td>ô</td></tr></table><p>Ba</p>",
            "ô",
            "<table><tr><td>ô</td></tr></table>{table}<p>Ba</p>",
        ),
        ("<p><b>Đậm</b></p>", "Đậm", "<p><b>Đậm</b></p>{table}"),
    ],
)
def test_it_comes_below_what_the_cursor_is_in_and_breaks_nothing(
    form: FormView, markup: str, words: str, expected: str
) -> None:
    form.set_value("improvements", markup)
    text = text_of(form).text
    place = text.document().find(words)
    text.setTextCursor(place)
    offer(form)
    assert text_of(form).value() == expected.format(table=EMPTY_TABLE)
    text.undo()
    assert text_of(form).value() == markup


def test_at_the_start_of_a_text_it_comes_first(form: FormView) -> None:
    form.set_value("improvements", "<p>Một</p>")
    text_of(form).text.moveCursor(QTextCursor.MoveOperation.Start)
    offer(form)
    assert text_of(form).value() == EMPTY_TABLE + "<p>Một</p>"


@pytest.mark.parametrize(
    ("first", "is_there"),
    [
        (HEADINGS, True),
        (tuple(heading.upper() for heading in HEADINGS), True),
        (HEADINGS[:3], False),
        (("Tiêu chí", "Trước", "Sau", "Ghi chú"), False),
    ],
)
def test_it_is_offered_unless_a_table_with_these_headings_is_there(
    form: FormView, first: tuple[str, ...], is_there: bool
) -> None:
    cells = "".join(f"<th>{words}</th>" for words in first)
    form.set_value("improvements", f"<p>Một</p><table><tr>{cells}</tr><tr><td>a</td></tr></table>")
    assert is_offered(form) is not is_there
    form.set_value("improvements", "")
    assert is_offered(form)


def test_headings_follow_the_colours(form: FormView, qapp: QApplication) -> None:
    offer(form)
    text = text_of(form).text
    cursor = text.document().find("Tiêu chí")
    assert not cursor.charFormat().background().isOpaque(), "only the cell is shaded, not its letters"
