from pathlib import Path

import pytest

from desktop_app.services.attachments import attach, stored_file
from desktop_app.services.innovations import add_innovation
from desktop_app.services.soundness import SOUND, soundness
from desktop_app.store.book import Book


@pytest.fixture
def kept(book: Book, tmp_path: Path) -> list[Path]:
    """Attach three files and return where the book keeps them."""
    row = add_innovation(book, {"title": "Tên"}).id
    paths: list[Path] = []
    for name in ("a.docx", "b.docx", "c.docx"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        path = stored_file(book, attach(book, row, tmp_path / name).sha256)
        assert path is not None
        paths.append(path)
    return paths


def test_a_whole_book_is_sound(book: Book, kept: list[Path]) -> None:
    assert soundness(book) == SOUND
    assert len(kept) == 3


def test_files_that_vanished_or_changed_are_counted(book: Book, kept: list[Path]) -> None:
    kept[0].unlink()
    kept[1].write_bytes(b"khac")
    assert soundness(book) == "1 tệp đính kèm đã mất, 1 tệp đính kèm bị hỏng"


def test_a_row_that_points_nowhere_is_counted(book: Book) -> None:
    row = add_innovation(book, {"title": "Tên", "purpose": "Có"}).id
    book.sql("PRAGMA foreign_keys = 0")
    book.sql("UPDATE answer SET innovation_id = 99 WHERE innovation_id = ?", (row,))
    assert soundness(book) == "1 liên kết hỏng"
