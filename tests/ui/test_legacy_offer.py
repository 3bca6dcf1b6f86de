"""Letters from before Unicode: whoever pastes or checks them is offered to have them converted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.richtext import parse
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import packs
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.editors.base import Editor
from desktop_app.ui.kit.editors.line import LineEditor
from desktop_app.ui.kit.editors.plain import PlainEditor
from desktop_app.ui.kit.editors.rich import RichEditor
from desktop_app.ui.kit.field_row import FieldRow

OLD, NEW = "C¶i tiÕn g¸ kÑp th¸o bu l«ng mÆt bÝch", "Cải tiến gá kẹp tháo bu lông mặt bích"
FAULT = "“Tên giải pháp” có chữ gõ bằng bảng mã cũ."
TOLD = "Chữ ở đây được gõ bằng mã cũ TCVN3, để vậy sẽ in sai chữ."
MAKERS: dict[str, Callable[[], Editor]] = {
    "line": LineEditor,
    "plain": PlainEditor,
    "rich": lambda: RichEditor(None, lambda _sha256: None),
}


def row_with(qtbot: QtBot, editor: Editor) -> FieldRow:
    """Put an editor into the row of a field."""
    field = Field("title", "Tên giải pháp", FieldKind.LINE)
    row = FieldRow(field, editor, FormContext(packs.catalogue()))
    qtbot.addWidget(row)
    row.show()
    return row


def text_of(row: FieldRow) -> QTextEdit:
    target = row.editor.focus_target()
    assert isinstance(target, QTextEdit)
    return target


def convert(row: FieldRow) -> None:
    """Take the offer of the quiet bar."""
    (button,) = [item for item in row.notice.findChildren(QPushButton) if not item.isHidden()]
    assert button.text() == "Chuyển sang Unicode"
    button.click()


@pytest.mark.parametrize("kind", MAKERS)
def test_what_a_check_finds_beside_a_field_is_converted_there(qtbot: QtBot, kind: str) -> None:
    row = row_with(qtbot, MAKERS[kind]())
    row.editor.set_value(OLD)
    assert row.notice.text() == "", "loading tells nothing"
    row.show_error(FAULT)
    assert row.notice.text() == TOLD
    with qtbot.waitSignal(row.editor.changed):
        convert(row)
    assert text_of(row).toPlainText() == NEW
    assert row.notice.text() == ""


@pytest.mark.parametrize("kind", MAKERS)
def test_ordinary_letters_are_left_alone(qtbot: QtBot, kind: str) -> None:
    row = row_with(qtbot, MAKERS[kind]())
    row.editor.set_value(NEW)
    row.show_error("Điền thêm.")
    assert row.notice.text() == ""
    text = text_of(row)
    row.editor.offer_rescue()
    assert row.notice.text() == ""
    assert text.toPlainText() == NEW


@pytest.mark.parametrize("kind", ["line", "plain"])
def test_what_is_pasted_is_told_of_at_once(qtbot: QtBot, kind: str) -> None:
    row = row_with(qtbot, MAKERS[kind]())
    data = QMimeData()
    data.setText(OLD)
    QApplication.clipboard().setMimeData(data)
    qtbot.keyClick(text_of(row), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text_of(row).toPlainText() == OLD
    assert row.notice.text() == TOLD
    convert(row)
    assert text_of(row).toPlainText() == NEW


def test_converting_is_one_step_that_can_be_undone(qtbot: QtBot) -> None:
    row = row_with(qtbot, LineEditor())
    row.editor.set_value(OLD)
    row.show_error(FAULT)
    convert(row)
    text_of(row).undo()
    assert text_of(row).toPlainText() == OLD


def test_marks_lists_tables_and_modern_lines_stay(qtbot: QtBot) -> None:
    row = row_with(qtbot, MAKERS["rich"]())
    row.editor.set_value(
        f"<p>{NEW}</p><p>C¶i <b>tiÕn</b> g¸ H<sub>2</sub>O</p><ul><li>kÑp th¸o</li></ul>"
        "<table><tr><th>bu l«ng</th><th>n­íc</th></tr></table>"
    )
    row.show_error(FAULT)
    convert(row)
    assert row.editor.value() == (
        f"<p>{NEW}</p><p>Cải <b>tiến</b> gá H<sub>2</sub>O</p><ul><li>kẹp tháo</li></ul>"
        "<table><tr><th>bu lông</th><th>nước</th></tr></table>"
    )
    assert parse(str(row.editor.value())).dropped == ()
