"""Saying by hand which column of a portal's list is what, and saving what a comparison found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.pages import PAGES
from desktop_app.ui.pages import portal_entries as entries
from desktop_app.ui.pages.portal import RECONCILE, PortalPage
from desktop_app.ui.pages.portal_columns import PortalColumns
from desktop_app.ui.pages.portal_reconcile import ReconcilePart
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import answer_next, open_window

SHOWN = tuple(page for page in PAGES if page.id in {"register", "portal"})
TITLES = ("Cải tiến ổ trục bơm tuần hoàn nhà máy nhiệt điện", "Phần mềm quản lý cột điện bằng mã QR")
HEAD = "Trường A\tTrường B\tTrường C"
LIST = f"{HEAD}\nSK1\t{TITLES[0].upper()}\t{'<b>dài</b> ' * 400}\nSK2\tXe kéo dây vượt sông\tHôm qua"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    book = Book.create(tmp_path / "book")
    for title in TITLES:
        add_innovation(book, {"title": title, "stage": "recognised"})
    shown = open_window(qtbot, book, tmp_path, SHOWN)
    shown.show_page("portal")
    return shown


@pytest.fixture
def part(window: MainWindow) -> ReconcilePart:
    page = window.stack.page("portal")
    assert isinstance(page, PortalPage)
    page.show_part(RECONCILE)
    return page.reconciling


def bring(qtbot: QtBot, part: ReconcilePart, text: str) -> None:
    part.bring_in(text)
    qtbot.waitUntil(lambda: not part.is_busy())


def say(place: int) -> Callable[[QDialog], None]:
    """Answer the dialog: titles are at that place."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PortalColumns)
        assert not dialog.yes.isEnabled()
        box = dialog.columns.boxes["title"]
        box.setCurrentIndex(box.findData(place))
        assert dialog.yes.isEnabled()
        dialog.yes.click()

    return answer


def rows(part: ReconcilePart, group: int) -> list[str]:
    part.show_group(group)
    return [entry.row.title for entry in part.model.records() if entry.row]


def test_unknown_headings_are_asked_about_and_the_next_list_is_read_so(
    part: ReconcilePart, qtbot: QtBot
) -> None:
    said = answer_next(PortalColumns, say(1))
    bring(qtbot, part, LIST)
    assert any("Không nhận ra cột tên sáng kiến" in words for words in said)
    assert (rows(part, entries.SAME), rows(part, entries.THEIRS)) == (
        [TITLES[0].upper()], ["Xe kéo dây vượt sông"],
    )  # fmt: skip
    assert "Trường B" in part.said.text()
    bring(qtbot, part, f"{HEAD}\nSK7\t{TITLES[1]}\t")
    assert rows(part, entries.SAME) == [TITLES[1]]


def test_giving_up_changes_nothing(part: ReconcilePart, qtbot: QtBot) -> None:
    answer_next(PortalColumns, QDialog.reject)
    bring(qtbot, part, LIST)
    assert (part.currentIndex(), part.found) == (0, None)
    bring(qtbot, part, f"Tên sáng kiến\tĐơn vị\n{TITLES[0]}\t")
    held = part.found
    answer_next(PortalColumns, QDialog.reject)
    bring(qtbot, part, LIST)
    assert part.found is held
    assert part.reader.brought is not None
    assert part.reader.brought.found is held


def test_columns_can_be_chosen_anew_when_they_were_read_wrongly(part: ReconcilePart, qtbot: QtBot) -> None:
    text = f"Tên sáng kiến\tGhi thêm\nMục 1\t{TITLES[0]}\nMục 2\t{TITLES[1]}"
    bring(qtbot, part, text)
    assert rows(part, entries.SAME) == []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PortalColumns)
        assert dialog.mapping == {"title": 0}
        assert dialog.problem.isHidden()
        box = dialog.columns.boxes["title"]
        box.setCurrentIndex(box.findData(1))
        dialog.accept()

    answer_next(PortalColumns, choose)
    part.ask_columns()
    qtbot.waitUntil(lambda: not part.is_busy())
    assert rows(part, entries.SAME) == list(TITLES)


def test_a_column_without_titles_is_asked_about_again_and_not_remembered(
    part: ReconcilePart, qtbot: QtBot
) -> None:
    text = f"Trường A\tTrường B\tTrường C\nx\t\t{TITLES[0]}\ny\t\t{TITLES[1]}"
    said: list[list[str]] = []

    def first(dialog: QDialog) -> None:
        said.append(answer_next(PortalColumns, second))
        say(1)(dialog)

    def second(dialog: QDialog) -> None:
        assert isinstance(dialog, PortalColumns)
        assert dialog.mapping == {"title": 1}
        assert part.session.preferences.get("import.maps", {}) == {}
        box = dialog.columns.boxes["title"]
        box.setCurrentIndex(box.findData(2))
        dialog.accept()

    answer_next(PortalColumns, first)
    bring(qtbot, part, text)
    qtbot.waitUntil(lambda: part.found is not None and not part.is_busy())
    assert any("không có dòng nào có tên" in words for words in said[0])
    assert rows(part, entries.SAME) == list(TITLES)


def test_the_dialog_has_one_kind_of_list_and_shows_what_stands_in_the_columns(
    part: ReconcilePart, qtbot: QtBot
) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PortalColumns)
        assert not dialog.columns.kinds.isVisible()
        assert "Tên sáng kiến" in dialog.columns.boxes["title"].accessibleName()
        assert dialog.width() <= dialog.screen().availableSize().width()
        dialog.reject()

    seen = answer_next(PortalColumns, look)
    bring(qtbot, part, LIST)
    assert seen


def test_another_system_lets_go_of_the_list(window: MainWindow, part: ReconcilePart, qtbot: QtBot) -> None:
    bring(qtbot, part, f"Tên sáng kiến\tĐơn vị\n{TITLES[0]}\t")
    page = window.stack.page("portal")
    assert isinstance(page, PortalPage)
    page.show_system("evn_khcn")
    assert (part.found, part.reader.brought, part.currentIndex()) == (None, None, 0)
    part.ask_columns()
    assert not part.is_busy()


def test_what_is_shown_is_saved_to_excel(
    part: ReconcilePart, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(qtbot, part, f"Mã sáng kiến\tTên sáng kiến\nSK1\t{TITLES[0]}\nSK2\tXe kéo dây vượt sông")
    out, offered = tmp_path / "kết quả", list[str]()

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(start).name)
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    told: list[str] = []
    part.session.said.connect(told.append)
    part.export.click()
    qtbot.waitUntil(lambda: bool(told))
    assert offered == ["Đối soát Cổng Công đoàn Việt Nam.xlsx"]
    written = out.with_suffix(".xlsx")
    assert str(written) in told[0]
    cells = CalamineWorkbook.from_path(written).get_sheet_by_index(0).to_python()
    assert [row[0] for row in cells[1:]] == ["Khớp", "Chỉ cổng có", "Chỉ sổ có"]


def test_a_folder_that_cannot_be_written_is_said(part: ReconcilePart, qtbot: QtBot, tmp_path: Path) -> None:
    bring(qtbot, part, f"Tên sáng kiến\tĐơn vị\n{TITLES[0]}\t")
    said = answer_next(Question, QDialog.accept)
    part.write(tmp_path / "không có" / "a.xlsx")
    qtbot.waitUntil(lambda: bool(said))
    assert any("Không ghi được tệp" in words for words in said)
