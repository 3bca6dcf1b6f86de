"""The small parts: tables, questions, the error summary, the saved label, the empty page."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.ui.kit.dialogs import ask, confirm_many, show_error
from desktop_app.ui.kit.empty_page import EmptyPage
from desktop_app.ui.kit.error_summary import ErrorSummary
from desktop_app.ui.kit.notice import NoticeBar
from desktop_app.ui.kit.saved_label import SavedLabel
from desktop_app.ui.kit.table_model import RecordTableModel, TableColumn
from desktop_app.ui.kit.words import Words, plain_tip
from desktop_app.ui.look.metrics import letters


@dataclass(frozen=True)
class Thing:
    name: str
    size: int


THINGS = (Thing("Ỷ Lan", 3), Thing("An", 20), Thing("Đông", 100))
COLUMNS = (
    TableColumn[Thing]("Tên", lambda thing: thing.name),
    TableColumn[Thing]("Cỡ", lambda thing: str(thing.size), "right", lambda thing: thing.size),
)


def test_records_are_sorted_in_vietnamese_order_and_by_their_own_keys(qtbot: QtBot) -> None:
    model = RecordTableModel(COLUMNS)
    model.set_records(THINGS)
    model.sort(0)
    assert [thing.name for thing in model.records()] == ["An", "Đông", "Ỷ Lan"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [model.data(model.index(row, 1)) for row in range(3)] == ["100", "20", "3"]
    model.set_records(THINGS[:2])
    assert [thing.size for thing in model.records()] == [20, 3]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Cỡ"


def test_selected_row_stays_selected_when_sorted(qtbot: QtBot) -> None:
    model = RecordTableModel(COLUMNS)
    model.set_records(THINGS)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.selectRow(0)
    model.sort(0)
    assert [model.record(index.row()).name for index in view.selectionModel().selectedRows()] == ["Ỷ Lan"]


def answer(words: str, seen: list[str]) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.extend(label.text() for label in dialog.findChildren(Words))
        for shown in dialog.findChildren(QListWidget):
            seen.extend(shown.item(row).text() for row in range(shown.count()))
        next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()

    QTimer.singleShot(0, press)


def test_question_answers_with_the_words_of_the_act(qtbot: QtBot) -> None:
    seen: list[str] = []
    answer("Xóa hẳn", seen)
    assert ask(None, "Xóa hẳn sáng kiến này?", "Xóa hẳn", is_risky=True)
    answer("Hủy", seen)
    assert not ask(None, "Xóa hẳn sáng kiến này?", "Xóa hẳn", is_risky=True)
    assert seen == ["Xóa hẳn sáng kiến này?"] * 2


def test_bulk_act_shows_count_and_list_first(qtbot: QtBot) -> None:
    seen: list[str] = []
    answer("Đổi", seen)
    assert confirm_many(None, "Đổi lĩnh vực của {count} sáng kiến?", ["A <b>", "B"], "Đổi")
    assert seen == ["Đổi lĩnh vực của 2 sáng kiến?", "A <b>", "B"]


def test_error_is_told_as_it_stands(qtbot: QtBot) -> None:
    seen: list[str] = []
    answer("Đã hiểu", seen)
    show_error(None, "Đĩa đầy. Xóa bớt tệp rồi lưu lại.")
    assert seen == ["Đĩa đầy. Xóa bớt tệp rồi lưu lại."]


def test_summary_takes_the_focus_and_leads_to_each_field(qtbot: QtBot) -> None:
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    summary.show_errors([("title", "Nhập tên sáng kiến."), ("applied_on", "Nhập ngày áp dụng lần đầu.")])
    with qtbot.waitExposed(summary):
        summary.show()
    summary.setFocus()
    assert summary.hasFocus()
    assert "2" in summary.accessibleName()
    with qtbot.waitSignal(summary.chosen) as chosen:
        qtbot.mouseClick(summary.lines[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["applied_on"]
    summary.show_errors([])
    assert summary.isHidden()


def test_failed_save_is_loud_until_one_succeeds(qtbot: QtBot) -> None:
    label = SavedLabel()
    qtbot.addWidget(label)
    label.show_saved("14:05")
    assert (label.text(), label.has_failed()) == ("Đã lưu lúc 14:05", False)
    label.show_failed("Đĩa đầy.")
    assert label.has_failed()
    assert "Đĩa đầy." in label.text()
    label.show_saved("14:06")
    assert not label.has_failed()


def test_empty_page_offers_the_first_step(qtbot: QtBot) -> None:
    page = EmptyPage(
        "lightbulb", "Chưa có sáng kiến nào", "Sáng kiến của đơn vị sẽ nằm ở đây.", "Thêm sáng kiến"
    )
    qtbot.addWidget(page)
    assert page.button is not None
    with qtbot.waitSignal(page.started):
        qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("width", [320, 700, 1366, 2600])
def test_an_empty_page_shows_its_whole_sentence_at_every_width(qtbot: QtBot, width: int) -> None:
    title = "Đối soát với danh sách của cổng mà đơn vị cấp trên gửi về hằng tuần"
    page = EmptyPage("lightbulb", title, "Danh sách tải từ cổng về sẽ nằm ở đây. " * 5, "Thêm")
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show()
    for words in (page.title, page.sentence):
        assert words.height() >= words.heightForWidth(words.width())
        assert words.width() <= letters(52)
        assert page.rect().contains(words.rect().translated(words.mapTo(page, QPoint())))
    page.say("Không thấy", "Ngắn.")
    qtbot.waitUntil(lambda: page.sentence.height() < 3 * page.sentence.fontMetrics().height())


def test_notice_acts_and_goes(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.tell("Đã bỏ khung.", (("Chuyển", lambda: done.append("x")),))
    offer = next(button for button in bar.findChildren(QPushButton) if button.text() == "Chuyển")
    offer.click()
    assert (done, bar.text()) == (["x"], "")


@pytest.mark.parametrize(
    "words", ["<b>Lò</b> số 2", "<img src='file:///anh.png'>", "a\n<i>b</i>", "Áp suất < 5 bar & > 2 bar"]
)
def test_a_tip_is_never_read_as_markup(words: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tip(words))
    assert shown.toPlainText() == words


def test_a_tip_without_markup_stays_as_it_is() -> None:
    assert plain_tip("Công ty A & B\nCa 1") == "Công ty A & B\nCa 1"
