"""Nhập từ Excel: from the file to the register and back, in a real window."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes
from desktop_app.domain.jobs import Job
from desktop_app.domain.records import Innovation, Person, Unit
from desktop_app.services import importing
from desktop_app.services.books import Book
from desktop_app.services.importing import Preview, open_file, plain_unit
from desktop_app.services.importing_rows import NEW, SAME, SKIP, Verdict
from desktop_app.ui import jobs
from desktop_app.ui.pages.import_dialog import COLUMNS, DONE, PREVIEW, START, ImportDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.data.workbooks import Builder, workbook
from tests.ui.windows import open_window, register_of, small_book, wait_listed

ROWS = [
    ("Tên sáng kiến", "Tác giả", "Đơn vị", "Số QĐ"),
    ("Cải tiến vành chèn bộ sấy không khí kiểu quay", "Lê An (100%)", "PXVH", "1/QĐ"),
    ("Chế tạo khớp nối mềm cho bơm", "Hồ Hà", "PX Vận hành", "2/QĐ"),
    ("Ấm đun thử nghiệm cách điện", "Lê Ưỡng", "PXVH", "3/QĐ"),
    (None, "Vũ Nam", "PXVH", "4/QĐ"),
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, small_book(tmp_path / "book"), tmp_path)


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    made = ImportDialog(window, window.session)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def go(qtbot: QtBot, dialog: ImportDialog, page: int) -> None:
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == page and not jobs.running())


def previewed(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    dialog.read_file(path)
    go(qtbot, dialog, COLUMNS)
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    go(qtbot, dialog, PREVIEW)


def choose(dialog: ImportDialog, number: int) -> None:
    dialog.rows._go_to(dialog.rows.model.place_of(number))


def test_a_list_goes_from_the_file_to_the_register_and_back(
    qtbot: QtBot, window: MainWindow, dialog: ImportDialog, tmp_path: Path
) -> None:
    book = window.session.book
    previewed(qtbot, dialog, workbook(tmp_path / "a.xlsx", ROWS))
    assert dialog.preview is not None
    assert [row.verdict for row in dialog.preview.rows] == [
        Verdict.OK, Verdict.QUESTION, Verdict.SKIPPED, Verdict.REFUSED,
    ]  # fmt: skip
    assert dialog.next.text() == "Nhập 1 dòng"
    choose(dialog, 3)
    assert dialog.rows.unit_box.isVisible()
    unit = next(item for item in book.all(Unit) if item.abbreviation == "PXVH").id
    dialog.rows.unit_box.setCurrentIndex(dialog.rows.unit_box.findData(f"{SAME}{unit}"))
    dialog.rows.unit_box.activated.emit(dialog.rows.unit_box.currentIndex())
    qtbot.waitUntil(lambda: dialog.next.text() == "Nhập 2 dòng")
    current = dialog.rows.current
    assert current is not None
    assert (current.line.number, current.verdict) == (3, Verdict.OK)
    assert len(book.all(Innovation)) == 3
    qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    go(qtbot, dialog, DONE)
    assert len(book.all(Innovation)) == 5
    assert {person.name for person in book.all(Person)} >= {"Lê An", "Hồ Hà"}
    wait_listed(qtbot, register_of(window), 5)
    assert "Nhập 2 dòng" in window.session.undo.undo_label
    qtbot.mouseClick(dialog.done_page.undo, Qt.MouseButton.LeftButton)
    assert len(book.all(Innovation)) == 3
    wait_listed(qtbot, register_of(window), 3)
    assert not dialog.done_page.undo.isEnabled()


def test_the_window_lives_while_rows_are_written(
    qtbot: QtBot, window: MainWindow, dialog: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed(qtbot, dialog, workbook(tmp_path / "a.xlsx", ROWS))
    may_write, write = Event(), importing.write

    def slow_write(book: Book, preview: Preview, job: Job | None = None) -> Changes:
        assert may_write.wait(10), "the window's thread waits for the writing one"
        return write(book, preview, job)

    monkeypatch.setattr(importing, "write", slow_write)
    listened: list[bool] = []
    window.session.signals.committed.connect(
        lambda _changes: listened.append(QThread.currentThread() is window.thread())
    )
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    dialog.reject()
    assert dialog.isVisible(), "what is under way is not lost sight of"
    assert dialog.stack.currentIndex() == PREVIEW
    QTimer.singleShot(0, may_write.set)
    go(qtbot, dialog, DONE)
    assert listened == [True], "views hear of it in the window's thread"
    assert "Nhập 1 dòng" in window.session.undo.undo_label


def test_rows_are_decided_one_by_one(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    previewed(qtbot, dialog, workbook(tmp_path / "a.xlsx", ROWS))
    box = dialog.rows.row_box

    def decide(number: int, decision: str) -> None:
        choose(dialog, number)
        box.setCurrentIndex(box.findData(decision))
        box.activated.emit(box.currentIndex())

    choose(dialog, 5)
    assert not box.isEnabled()  # refused: nothing to decide
    decide(2, SKIP)
    assert not dialog.next.isEnabled()
    decide(2, NEW)
    choose(dialog, 4)
    same = [box.itemData(place) for place in range(box.count()) if str(box.itemData(place)).startswith(SAME)]
    assert len(same) == 1
    decide(4, same[0])
    assert dialog.next.text() == "Nhập 2 dòng"
    texts = [dialog.rows.model.index(place, 0).data() for place in range(dialog.rows.model.rowCount())]
    assert texts == ["Nhập mới", "Cần xem", "Ghi vào mục đã có", "Không nhập được"]


def test_suggestions_are_taken_at_once(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    previewed(qtbot, dialog, workbook(tmp_path / "a.xlsx", ROWS))
    qtbot.mouseClick(dialog.rows.take_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.next.text() == "Nhập 2 dòng" and not jobs.running())
    assert not dialog.rows.take_all.isEnabled()


def test_only_rows_to_look_at_are_shown_when_asked(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    previewed(qtbot, dialog, workbook(tmp_path / "a.xlsx", ROWS))
    assert dialog.rows.model.rowCount() == 4
    dialog.rows.only_unclear.setChecked(True)
    assert [dialog.rows.model.row(place).line.number for place in range(3)] == [3, 4, 5]


def test_headings_are_chosen_by_hand_and_remembered(
    qtbot: QtBot, window: MainWindow, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = workbook(
        tmp_path / "a.xlsx", [("Alpha", "Beta", "Gamma"), ("Tổ Máy", "TM", "x"), ("Tổ Điện", "TĐ", 1)]
    )
    dialog.start.kinds.setCurrentRow(3)
    dialog.read_file(path)
    go(qtbot, dialog, COLUMNS)
    kinds = dialog.columns.kinds
    kinds.setCurrentIndex(kinds.findData("units"))
    kinds.activated.emit(kinds.currentIndex())
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "Tên đơn vị" in dialog.problem.text()
    boxes = dialog.columns.boxes
    boxes["name"].setCurrentIndex(1)
    boxes["abbreviation"].setCurrentIndex(2)
    boxes["union_name"].setCurrentIndex(2)  # taken from the other: theirs is one of ours at most
    assert dialog.columns.mapping == {"name": 0, "union_name": 1}
    qtbot.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    go(qtbot, dialog, PREVIEW)
    again = ImportDialog(window, window.session)
    qtbot.addWidget(again)
    again.start.kinds.setCurrentRow(3)
    again.read_file(path)
    go(qtbot, again, COLUMNS)
    again.columns.kinds.setCurrentIndex(again.columns.kinds.findData("units"))
    again.columns.kinds.activated.emit(again.columns.kinds.currentIndex())
    assert again.columns.mapping == {"name": 0, "union_name": 1}


def test_another_table_of_the_file_may_be_chosen(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    sheet = made.sheet("DS", ROWS)
    made.fill(sheet, [("Tên đơn vị", "Số lao động"), ("PXVH", 88)], 8)
    dialog.read_file(made.close())
    go(qtbot, dialog, COLUMNS)
    assert dialog.columns.tables.count() == 2
    assert "2 bảng" in dialog.columns.notes.words.text()
    dialog.columns.tables.setCurrentIndex(1)
    dialog.columns.tables.activated.emit(1)
    assert dialog.table.headings == ("Tên đơn vị", "Số lao động")


def test_what_cannot_be_read_is_said_in_place(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    path = tmp_path / "hong.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    dialog.read_file(path)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "hong.xlsx" in dialog.problem.text()
    assert dialog.stack.currentIndex() == START
    assert dialog.isEnabled()


def test_copied_cells_are_pasted(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText('Họ và tên\tNgày sinh\n"Lê\nAn"\t1988\nHồ Hà\t1990\n')
    window.menus.paste_table.trigger()
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    assert dialog.stack.currentIndex() == COLUMNS
    assert dialog.kind.id == "people"
    assert dialog.columns.mapping == {"name": 0, "birth": 1}
    dialog.reject()


def test_files_around_it_are_saved(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, name: str, _pattern: str) -> tuple[str, str]:
        asked.append(Path(name).name)
        return str(tmp_path / f"{len(asked)}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    qtbot.mouseClick(dialog.start.template_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "1.xlsx").is_file()
    previewed(qtbot, dialog, workbook(tmp_path / "a.xlsx", ROWS))
    dialog.go_on()
    go(qtbot, dialog, DONE)
    qtbot.mouseClick(dialog.done_page.save, Qt.MouseButton.LeftButton)
    assert len(open_file(tmp_path / "2.xlsx").tables[0].rows) == 3
    assert "2.xlsx" in dialog.done_page.told.text()
    assert asked == ["Mẫu nhập Sáng kiến.xlsx", "Dòng không nhập.xlsx"]


def test_it_stands_in_the_menu_the_palette_and_the_register(window: MainWindow) -> None:
    offered = [action.text() for _words, action in window.menus.offered()]
    assert "Nhập từ Excel…" in offered
    assert "Dán bảng từ bảng tạm" in offered
    page = register_of(window)
    assert page.actions_of.importing.text() == "Nhập từ Excel…"
    assert window.minimumSizeHint().width() <= 1093


def test_every_control_has_a_name_and_the_window_fits_a_small_screen(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    previewed(qtbot, dialog, workbook(tmp_path / "a.xlsx", ROWS))
    for widget in (
        dialog.start.kinds, dialog.columns.kinds, dialog.columns.tables, dialog.rows.table,
        dialog.rows.row_box, dialog.rows.unit_box, *dialog.columns.boxes.values(),
    ):  # fmt: skip
        assert widget.accessibleName()
    for page in range(4):
        dialog.stack.setCurrentIndex(page)
        hint = dialog.minimumSizeHint()
        assert hint.width() <= 1093
        assert hint.height() <= 560
    assert plain_unit("Phân xưởng") == "phan xuong"
    assert isinstance(dialog, QDialog)
