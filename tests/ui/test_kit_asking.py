"""Dialogs that ask: what stands in the way is seen, and nothing lies over anything else."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import UserError
from desktop_app.forms.vocabulary import Field, FieldKind
from desktop_app.services import packs
from desktop_app.ui.kit.act_dialog import ActDialog
from desktop_app.ui.kit.context import FormContext
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.kit.editors.choice import ChoiceEditor
from desktop_app.ui.kit.editors.plain import PlainEditor
from desktop_app.ui.kit.fields_dialog import FieldsDialog
from desktop_app.ui.kit.record_table import RecordTable
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import IconWords

LONG = "Một sáng kiến chỉ nên dùng một lần; nếu vẫn đề nghị thì ghi lý do, hoặc chọn sáng kiến khác. " * 3


def test_a_dialog_grows_with_what_is_said_in_it(qtbot: QtBot) -> None:
    body = QWidget()
    column = QVBoxLayout(body)
    warning = IconWords("triangle-alert", "warning")
    warning.hide()
    below = QLabel("Ô ở dưới")
    column.addWidget(warning)
    column.addWidget(below)

    def refuse() -> None:
        raise UserError(LONG)

    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ActDialog(parent, "Đề nghị", body, "Đề nghị", refuse)
    dialog.resize(400, 160)
    dialog.show()
    dialog.accept()
    warning.words.setText(LONG)
    warning.show()

    def all_in_sight() -> None:
        for words in (dialog.error.words, warning.words):
            assert words.height() >= words.heightForWidth(words.width())
        assert below.geometry().top() > warning.geometry().bottom()

    qtbot.waitUntil(all_in_sight)


def test_what_cannot_be_read_is_gone_to_and_told_over_the_form(qtbot: QtBot) -> None:
    fields = (
        *(Field(f"line{number}", f"Dòng {number}", FieldKind.TEXT) for number in range(12)),
        Field("day", "Ngày họp", FieldKind.DATE),
    )
    context = FormContext(
        packs.catalogue(), makers={FieldKind.TEXT: lambda _field: PlainEditor()}, marks_optional=False
    )
    kept: list[object] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FieldsDialog(parent, "Cuộc họp", fields, {"day": date(2026, 1, 1)}, context, "Lưu", kept.append)
    dialog.show()
    dialog.form.focus_field("line0")
    row = dialog.form.rows["day"]
    row.editor.set_value("30/2/2026")
    row.editor.changed.emit()
    dialog.accept()
    assert kept == []
    assert dialog.error.words.text() == f"Ngày họp: {row.error.words.text()}"
    assert dialog.error.isVisible()

    def in_sight() -> None:
        assert not row.visibleRegion().isEmpty()

    qtbot.waitUntil(in_sight)


def test_a_long_entry_is_shown_from_its_first_word(qtbot: QtBot) -> None:
    words = "Giấy khen của Công đoàn – Ban Chấp hành Công đoàn cơ sở, Công đoàn cấp trên trực tiếp cơ sở"
    entries = [(f"award{number}", f"Hình thức {number}") for number in range(9)] + [("long", words)]
    editor = ChoiceEditor(entries)
    qtbot.addWidget(editor)
    editor.resize(200, 40)
    editor.show()
    line = editor.combo.lineEdit()
    assert line is not None
    editor.set_value("long")
    assert (line.text(), line.cursorPosition()) == (words, 0)
    editor.set_value("award1")
    editor.combo.setCurrentIndex(editor.combo.count() - 1)
    assert (line.text(), line.cursorPosition()) == (words, 0)
    assert isinstance(editor.combo, QComboBox)


def test_letters_of_plain_words_are_counted(qtbot: QtBot) -> None:
    fields = (Field("achievement", "Thành tích", FieldKind.TEXT, soft_length=20),)
    context = FormContext(packs.catalogue(), makers={FieldKind.TEXT: lambda _field: PlainEditor()})
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FieldsDialog(parent, "Sửa", fields, {"achievement": "x" * 21}, context, "Lưu", lambda _v: None)
    assert "21 ký tự, dài hơn mức nên viết (20)" in dialog.form.rows["achievement"].counter.text()


def test_a_list_that_is_asked_about_is_shown_in_full(qtbot: QtBot) -> None:
    short = Question(None, ("info", "accent"), "Xóa?", "Xóa", "Hủy", items=["Lê Thu Hà"])
    long = Question(None, ("info", "accent"), "In?", "In", "Hủy", items=[LONG, "Lê Thu Hà"])
    for dialog in (short, long):
        qtbot.addWidget(dialog)
        dialog.show()

    def shown_in_full() -> None:
        for dialog in (short, long):
            (shown,) = dialog.findChildren(QListWidget)
            last = shown.visualItemRect(shown.item(shown.count() - 1))
            assert last.bottom() <= shown.viewport().height()
        (few,), (many,) = short.findChildren(QListWidget), long.findChildren(QListWidget)
        assert many.height() > 3 * few.height()
        assert many.visualItemRect(many.item(0)).height() > 2 * many.fontMetrics().lineSpacing()

    qtbot.waitUntil(shown_in_full)


def test_enter_opens_a_row_where_a_double_click_does(qtbot: QtBot) -> None:
    model: RecordTableModel[str] = RecordTableModel((TableColumn[str]("Tên", str),))
    model.set_records(("An", "Bình"))
    table: RecordTable[str] = RecordTable(model, "Người", (20,))
    qtbot.addWidget(table)
    table.show()
    opened: list[int] = []
    activated: list[int] = []

    def note(index: QModelIndex) -> None:
        activated.append(index.row())

    def opens(index: QModelIndex) -> None:
        opened.append(index.row())

    table.activated.connect(note)
    table.select_row(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert activated == [1]  # a table that nobody double-clicks keeps Qt's own
    table.doubleClicked.connect(opens)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        qtbot.keyClick(table, key)
    assert (opened, activated) == ([1, 1], [1])
