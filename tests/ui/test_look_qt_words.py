"""Qt's own words are Vietnamese wherever a person meets them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.qt_words import speak


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[QApplication]:
    speak(qapp, "vi")
    yield qapp
    speak(qapp, "en")


def test_answers_of_a_message_are_vietnamese(vietnamese: QApplication, qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Save | kinds.Cancel | kinds.Discard | kinds.Ok | kinds.Yes | kinds.No)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == {"Lưu", "Hủy", "Bỏ thay đổi", "Đồng ý", "Có", "Không"}


def test_context_menu_of_a_line_is_vietnamese(vietnamese: QApplication, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    words = [
        action.text().split("\t")[0].replace("&", "") for action in menu.actions() if not action.isSeparator()
    ]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
    menu.deleteLater()


def test_file_dialog_is_vietnamese(vietnamese: QApplication, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    labels = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    buttons = {button.text().replace("&", "") for button in dialog.findChildren(QPushButton)}
    assert {"Tìm trong:", "Tên tệp:", "Loại tệp:"} <= labels
    assert {"Lưu", "Hủy"} <= buttons


def test_unknown_words_and_names_of_keys_stay(vietnamese: QApplication) -> None:
    assert QCoreApplication.translate("QFileDialog", "Never heard of") == "Never heard of"
    assert QKeySequence("Delete").toString(QKeySequence.SequenceFormat.NativeText) == "Del"


def test_english_gives_qt_its_own_words_back(vietnamese: QApplication, qtbot: QtBot) -> None:
    speak(vietnamese, "en")
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.buttons()[0].text() == "Cancel"
