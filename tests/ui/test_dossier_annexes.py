"""The annexes of a dossier: dropped, described, turned, ordered, removed, brought back."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Attachment
from desktop_app.services.attachments import stored_file
from desktop_app.services.dossiers import load_dossier
from desktop_app.ui.pages.annex_row import DOWN, REMOVE, TURN
from desktop_app.ui.pages.annexes_editor import AnnexesEditor
from desktop_app.ui.pages.dossier import DossierPage
from tests.ui.dossiers import book_of_one, open_dossier, row_of, window_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> DossierPage:
    """A dossier open at its annexes."""
    book, key = book_of_one(tmp_path / "book")
    opened = open_dossier(qtbot, book, key, tmp_path)
    row_of(opened, "annexes")
    return opened


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A picture wider than high, and a table nobody can print."""
    picture, table = tmp_path / "Ảnh trước khi sửa.png", tmp_path / "so_lieu.xlsx"
    Image.new("RGB", (60, 20), "red").save(picture)
    table.write_bytes(b"PK not really")
    return [picture, table]


def annexes(page: DossierPage) -> list[Attachment]:
    """Read the annexes from the book."""
    return list(load_dossier(page.session.book, 1).annexes)


def editor_of(page: DossierPage) -> AnnexesEditor:
    """Return the editor of the annexes."""
    editor = row_of(page, "annexes").editor
    assert isinstance(editor, AnnexesEditor)
    return editor


def drop(editor: AnnexesEditor, paths: list[Path]) -> None:
    """Let files fall on the editor, as from a folder's window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    centre = editor.rect().center()
    enter = QDragEnterEvent(centre, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(editor, enter)
    assert enter.isAccepted()
    fall = QDropEvent(QPointF(centre), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(editor, fall)


def drop_and_wait(qtbot: QtBot, page: DossierPage, paths: list[Path]) -> None:
    """Let files fall and wait until they are rows of the book."""
    drop(editor_of(page), paths)
    qtbot.waitUntil(lambda: len(annexes(page)) == len(paths))


def test_dropped_files_become_annexes_in_one_step(qtbot: QtBot, page: DossierPage, files: list[Path]) -> None:
    drop_and_wait(qtbot, page, files)
    first, second = annexes(page)
    assert (first.number, first.caption, first.media_type) == (1, "Ảnh trước khi sửa", "image/png")
    assert (second.number, second.caption) == (2, "so lieu")
    rows = editor_of(page).rows
    assert [row.number.text() for row in rows] == ["[1]", "[2]"]
    assert not rows[0].thumbnail.pixmap().isNull()
    assert not rows[0].thumbnail.isHidden()
    assert "PDF" in rows[1].facts.text()
    window_of(page).menus.undo.do()
    assert annexes(page) == []
    assert editor_of(page).rows == []


def test_a_file_that_cannot_be_taken_is_told_and_the_others_come(
    qtbot: QtBot, page: DossierPage, files: list[Path], tmp_path: Path
) -> None:
    empty = tmp_path / "rong.pdf"
    empty.touch()
    drop(editor_of(page), [empty, files[0], tmp_path / "đã xóa.pdf"])
    qtbot.waitUntil(lambda: len(annexes(page)) == 1)
    told = row_of(page, "annexes").notice.text()
    assert "rong.pdf" in told
    assert "đã xóa.pdf" in told


def test_a_picture_is_turned_and_turned_back_by_undo(
    qtbot: QtBot, page: DossierPage, files: list[Path]
) -> None:
    drop_and_wait(qtbot, page, files[:1])
    editor_of(page).rows[0].tools[TURN].click()
    (turned,) = annexes(page)
    assert turned.turn == 90
    file = stored_file(page.session.book, turned.reduced_sha256)
    assert file is not None
    with Image.open(file) as picture:
        assert picture.width < picture.height
    window_of(page).menus.undo.do()
    assert annexes(page)[0].turn == 0


def test_what_is_said_of_a_file_is_saved_and_survives_moving_it(
    qtbot: QtBot, page: DossierPage, files: list[Path]
) -> None:
    drop_and_wait(qtbot, page, files)
    row = editor_of(page).rows[0]
    row.document_number.setFocus()
    qtbot.keyClicks(row.document_number, "07/BBTN")
    row.tools[DOWN].click()
    moved = annexes(page)[1]
    assert (moved.number, moved.document_number, moved.caption) == (2, "07/BBTN", "Ảnh trước khi sửa")
    row.is_withheld.click()
    page.leave()
    assert annexes(page)[1].is_withheld
    assert page.editor is not None
    assert "Danh mục tài liệu" in page.editor.undo.undo_label


def test_a_removed_annex_comes_back_by_undo(qtbot: QtBot, page: DossierPage, files: list[Path]) -> None:
    drop_and_wait(qtbot, page, files)
    before = annexes(page)
    editor_of(page).rows[0].tools[REMOVE].click()
    assert [item.number for item in annexes(page)] == [1]
    window_of(page).menus.undo.do()
    assert annexes(page) == before
    assert len(editor_of(page).rows) == 2


def test_a_vanished_file_is_marked(qtbot: QtBot, page: DossierPage, files: list[Path]) -> None:
    drop_and_wait(qtbot, page, files[1:])
    file = stored_file(page.session.book, annexes(page)[0].sha256)
    assert file is not None
    file.unlink()
    page.open_section("noi_nhan")
    row_of(page, "annexes")
    row = editor_of(page).rows[0]
    assert not row.trouble.isHidden()
    assert not row.tools["open"].isEnabled()


def test_files_that_arrive_after_the_section_was_left_still_belong_to_the_dossier(
    qtbot: QtBot, page: DossierPage, files: list[Path]
) -> None:
    drop(editor_of(page), files)
    page.open_section("noi_nhan")
    qtbot.waitUntil(lambda: len(annexes(page)) == 2)
    assert len(editor_of(page).rows) == 2
