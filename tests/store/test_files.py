import hashlib
import os
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.store import atomic, files
from desktop_app.store.book import Book


class GivesUp(Job):
    """Somebody who presses Cancel after so many questions."""

    def __init__(self, after: int = 0) -> None:
        self.left = after

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def everything(folder: Path) -> list[Path]:
    return [path for path in (folder / "attachments").rglob("*") if path.is_file()]


def test_the_same_content_is_kept_once_under_its_digest(book: Book, tmp_path: Path) -> None:
    one, two = tmp_path / "a.pdf", tmp_path / "b.docx"
    for path in (one, two):
        path.write_bytes(b"noi dung" * 100_000)
    name, size = files.keep_file(book.folder, one)
    assert files.keep_file(book.folder, two) == (name, size)
    assert name == hashlib.sha256(one.read_bytes()).hexdigest()
    assert size == 800_000
    assert everything(book.folder) == [files.stored_path(book.folder, name)]
    assert files.find(book.folder, name) == files.stored_path(book.folder, name)
    assert files.is_intact(files.stored_path(book.folder, name))


def test_a_kept_file_that_was_cut_short_is_mended_by_attaching_it_again(book: Book) -> None:
    name, _size = files.keep_bytes(book.folder, b"nguyen ven")
    files.stored_path(book.folder, name).write_bytes(b"")
    assert not files.is_intact(files.stored_path(book.folder, name))
    files.keep_bytes(book.folder, b"nguyen ven")
    assert files.is_intact(files.stored_path(book.folder, name))


@pytest.mark.parametrize("name", ["", "..", "../../book.db", "A" * 64, "g" * 64, "a" * 63, "a" * 64 + "/x"])
def test_only_digests_name_files(book: Book, name: str) -> None:
    assert files.find(book.folder, name) is None
    with pytest.raises(ValueError, match=r".*"):
        files.stored_path(book.folder, name)


def test_a_cancelled_copy_leaves_nothing(book: Book, tmp_path: Path) -> None:
    source = tmp_path / "lon.bin"
    source.write_bytes(os.urandom(3 << 20))
    with pytest.raises(Cancelled):
        files.keep_file(book.folder, source, GivesUp(after=2))
    assert everything(book.folder) == []


def test_a_full_disk_while_copying_leaves_no_half_file(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="chỗ trống"):
        files.keep_bytes(book.folder, b"x" * 1000)
    assert everything(book.folder) == []


def test_a_file_that_vanished_or_is_a_folder_is_named(book: Book, tmp_path: Path) -> None:
    for path in (tmp_path / "mất.pdf", tmp_path):
        with pytest.raises(UserError, match=f"Không đọc được tệp {path.name}"):
            files.keep_file(book.folder, path)
    assert everything(book.folder) == []


def test_the_attachments_folder_is_made_again_when_somebody_deleted_it(book: Book) -> None:
    (book.folder / "attachments").rmdir()
    name, _size = files.keep_bytes(book.folder, b"x")
    assert files.all_stored(book.folder) == {name}


def test_a_file_is_the_old_or_the_new_one_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cài đặt.json"
    atomic.write_text(path, "cũ")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(OSError, match="full"):
            atomic.write_text(path, "mới")
    assert path.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [path]
    atomic.write_text(path, "mới")
    assert path.read_text(encoding="utf-8") == "mới"
