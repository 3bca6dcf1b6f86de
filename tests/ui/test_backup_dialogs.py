"""Backing up, the day's own backup, and bringing one back with what would change shown first."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Innovation
from desktop_app.services.backup import back_up, plan_restore, prepare_restore, put_back
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation, edit_innovation, move_to_trash
from desktop_app.ui import jobs
from desktop_app.ui.actions.restore_dialog import RestoreDialog
from desktop_app.ui.kit.dialogs import Question
from desktop_app.ui.pages import PAGES
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.windows import answer_next, open_window, register_of, small_book, wait_listed

SHOWN = tuple(page for page in PAGES if page.id in {"register", "catalogue", "settings"})


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a book of three innovations."""
    return open_window(qtbot, small_book(tmp_path / "book"), tmp_path, SHOWN)


def titles(book: Book) -> set[str]:
    """Return the titles outside the trash."""
    return {item.title for item in book.all(Innovation) if not item.deleted_at}


def backups(book: Book) -> list[Path]:
    """Return the backups in the book's folder."""
    return sorted((book.folder / "backups").glob("*.db"))


def leftovers(book: Book) -> list[str]:
    """Return the names of half-made folders in the book's folder."""
    return [path.name for path in book.folder.iterdir() if path.name.startswith(("khoi-phuc", "xem-truoc"))]


def test_a_backup_is_written_to_the_file_named(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "usb" / "sao lưu.zip"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    with qtbot.waitSignal(window.session.backed_up):
        window.menus.back_up.do()
    assert "book.db" in zipfile.ZipFile(target).namelist()
    assert str(target) in window.foot.words.text()


def test_a_backup_that_cannot_be_written_says_what_to_do(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    said = answer_next(Question, lambda dialog: dialog.accept())
    window.menus.back_up.write(tmp_path / "file" / "b.zip")
    qtbot.waitUntil(lambda: bool(said))
    assert any("Chọn ổ khác còn chỗ trống" in text for text in said)


def test_the_days_backup_is_made_once_in_the_background(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.backed_up):
        window.menus.back_up.daily()
    assert len(backups(window.book)) == 1
    window.menus.back_up.daily()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert len(backups(window.book)) == 1


def test_the_window_makes_the_days_backup_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    assert window._daily.isActive()
    window._daily.start(0)
    qtbot.waitUntil(lambda: len(backups(window.book)) == 1)
    qtbot.waitUntil(lambda: jobs.running() == 0)


def test_a_day_without_backup_is_told_at_the_foot(qtbot: QtBot, window: MainWindow) -> None:
    folder = window.book.folder / "backups"
    folder.rmdir()
    folder.write_text("in the way", encoding="utf-8")
    window.menus.back_up.daily()
    qtbot.waitUntil(lambda: "Chưa tự sao lưu được hôm nay" in window.foot.words.text())


def test_what_would_change_is_shown_before_anything_is_done(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    book = window.book
    saved = back_up(book, tmp_path / "saved.zip").path
    first, second, _third = book.all(Innovation)
    edit_innovation(book, first.id, {"title": "Tên mới"}, "Sửa tên")
    move_to_trash(book, [second.id])
    add_innovation(book, {"title": "Thêm sau khi sao lưu"})
    lines: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        for place in range(dialog.tree.topLevelItemCount()):
            group = dialog.tree.topLevelItem(place)
            lines.append(group.text(0))
            for row in range(group.childCount()):
                item = group.child(row)
                lines.extend([item.text(0), *(item.child(at).text(0) for at in range(item.childCount()))])
        dialog.reject()

    said = answer_next(RestoreDialog, look)
    window.menus.restore.plan(saved)
    qtbot.waitUntil(lambda: bool(lines))
    assert [line for line in lines if line.startswith("Sẽ")] == [
        "Sẽ mất: 1",
        "Sẽ trở lại: 1",
        "Sẽ khác: 1",
    ]
    assert any("Thêm sau khi sao lưu" in line for line in lines)
    assert "Hiện nay: Tên mới" in lines
    assert f"Bản sao lưu: {first.title}" in lines
    assert any("3 sáng kiến; trong sổ hiện có 3" in text for text in said)
    assert "Thêm sau khi sao lưu" in titles(book)
    assert backups(book) == []
    assert leftovers(book) == []


def test_restoring_backs_up_first_and_shows_the_window_anew(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    book = window.book
    before = titles(book)
    saved = back_up(book, tmp_path / "saved.zip").path
    edit_innovation(book, book.all(Innovation)[0].id, {"title": "Sẽ mất"}, "Sửa tên")
    answer_next(RestoreDialog, lambda dialog: dialog.accept())
    old = window.stack
    window.menus.restore.plan(saved)
    qtbot.waitUntil(lambda: window.stack is not old)
    assert titles(book) == before
    wait_listed(qtbot, register_of(window), 3)
    (kept,) = backups(book)
    assert str(kept) in window.foot.words.text()
    assert any("Sẽ mất" in (item.title_then) for item in plan_restore(book, kept).changed)
    assert leftovers(book) == []
    edit_innovation(book, book.all(Innovation)[0].id, {"title": "Còn ghi được"}, "Sửa tên")


def test_what_is_being_typed_is_in_the_backup_made_first(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    book = window.book
    saved = back_up(book, tmp_path / "saved.zip").path
    told: list[bool] = []
    window.session.about_to_step.connect(lambda: told.append(bool(backups(book))))
    old = window.stack
    window.menus.restore.restore(saved)
    qtbot.waitUntil(lambda: window.stack is not old)
    assert told == [False]
    assert len(backups(book)) == 1


def test_a_backup_of_another_book_is_marked(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with small_book(tmp_path / "other") as other:
        saved = back_up(other, tmp_path / "other.zip").path
    said = answer_next(RestoreDialog, lambda dialog: dialog.reject())
    window.menus.restore.plan(saved)
    qtbot.waitUntil(lambda: bool(said))
    assert "Bản sao lưu này là của một sổ khác." in said


def test_a_file_that_is_no_backup_says_so(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "ảnh.zip"
    file.write_bytes(b"PK\x03\x04 nothing")
    said = answer_next(Question, lambda dialog: dialog.accept())
    window.menus.restore.plan(file)
    qtbot.waitUntil(lambda: bool(said))
    assert any("không phải bản sao lưu" in text for text in said)
    assert leftovers(window.book) == []


def test_a_disk_that_refuses_leaves_the_book_as_it_was(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = window.book
    saved = back_up(book, tmp_path / "saved.zip").path
    edit_innovation(book, book.all(Innovation)[0].id, {"title": "Giữ lại"}, "Sửa tên")

    def full(_database: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(book, "replace_content", full)
    said = answer_next(Question, lambda dialog: dialog.accept())
    old = window.stack
    window.menus.restore.restore(saved)
    qtbot.waitUntil(lambda: bool(said))
    qtbot.waitUntil(lambda: window.stack is not old)
    assert any("Kiểm tra ổ đĩa và chỗ trống" in text for text in said)
    assert "Giữ lại" in titles(book)
    assert leftovers(book) == []


def test_a_prepared_restore_that_is_not_wanted_leaves_nothing(window: MainWindow, tmp_path: Path) -> None:
    book = window.book
    before = titles(book)
    prepared = prepare_restore(book, back_up(book, tmp_path / "saved.zip").path)
    assert prepared.database.is_file()
    prepared.discard()
    prepared.discard()
    assert leftovers(book) == []
    assert titles(book) == before
    assert put_back(book, prepare_restore(book, tmp_path / "saved.zip")).path.is_file()
