import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled
from desktop_app.domain.records import Attachment
from desktop_app.services.attachments import (
    attach,
    describe,
    move_attachment,
    printed_file,
    remove_attachment,
    remove_unnamed_files,
    stored_file,
    turn_picture,
)
from desktop_app.services.backup import back_up
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import (
    add_innovation,
    delete_for_good,
    duplicate,
    edit_innovation,
    move_to_trash,
)
from desktop_app.services.media_types import media_type_of
from desktop_app.services.undo import UndoStack
from desktop_app.store import files
from desktop_app.store.book import Book
from tests.data import pictures
from tests.store.test_files import GivesUp, everything


@pytest.fixture
def row(book: Book) -> int:
    return add_innovation(book, {"title": "Tên"}).id


@pytest.fixture
def given(tmp_path: Path) -> Callable[..., Path]:
    """Write a file somewhere outside the book."""

    def write(name: str, content: bytes = b"noi dung") -> Path:
        path = tmp_path / "nguồn" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return write


def annexes(book: Book, row: int) -> list[tuple[int, str]]:
    return [(item.number, item.file_name) for item in load_dossier(book, row).annexes]


def pdf(path: Path) -> Path:
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path)
    return path


def test_annexes_are_numbered_in_the_order_they_come(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    for name in ("a.pdf", "b.docx", "c.xlsx"):
        attach(book, row, given(name, name.encode()))
    assert annexes(book, row) == [(1, "a.pdf"), (2, "b.docx"), (3, "c.xlsx")]


def test_the_same_file_attached_twice_is_kept_once(book: Book, row: int, given: Callable[..., Path]) -> None:
    first, second = attach(book, row, given("a.docx")), attach(book, row, given("b.docx"))
    assert first.sha256 == second.sha256
    assert len(everything(book.folder)) == 1
    stored = stored_file(book, first.sha256)
    assert stored is not None
    assert stored.read_bytes() == b"noi dung"


def test_the_file_stays_in_the_book_when_its_source_is_gone(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    path = given("a.docx")
    attached = attach(book, row, path)
    path.unlink()
    assert stored_file(book, attached.sha256)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("..\\..\\CON.pdf", "_CON.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("nul", "_nul"),
        ("a:b?c*.docx", "a b c.docx"),
        ("x" * 200 + ".docx", None),
        ("Biên bản  số 01.docx", "Biên bản số 01.docx"),
        ("a\x07b.docx", "ab.docx"),
        ("....docx", None),
    ],
)
def test_names_no_windows_could_hold_are_made_harmless(
    book: Book, row: int, given: Callable[..., Path], name: str, kept: str | None
) -> None:
    attached = attach(book, row, given(name))
    record = book.get(Attachment, attached.id)
    assert kept is None or record.file_name == kept
    assert not set('<>:"/\\|?*') & set(record.file_name)
    assert len(record.file_name) <= 120
    assert record.caption
    assert files.all_stored(book.folder) == {attached.sha256}


def test_an_empty_a_vanished_and_a_folder_get_a_sentence_and_leave_nothing(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    empty = given("rỗng.pdf", b"")
    for path, words in (
        (empty, "rỗng .0 byte."),
        (empty.parent / "mất.pdf", "Không đọc được"),
        (empty.parent, "Không đọc"),
    ):
        with pytest.raises(UserError, match=words):
            attach(book, row, path)
    assert annexes(book, row) == []
    assert everything(book.folder) == []


def test_a_file_that_vanishes_while_it_is_copied_gets_a_sentence(
    book: Book, row: int, given: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = given("a.docx")

    def gone(_path: Path) -> str:
        path.unlink()
        return "application/msword"

    monkeypatch.setattr("desktop_app.services.attachments.media_type_of", gone)
    with pytest.raises(UserError, match=r"Không đọc được tệp a\.docx"):
        attach(book, row, path)
    assert everything(book.folder) == []


def test_a_cancelled_attaching_leaves_nothing(book: Book, row: int, given: Callable[..., Path]) -> None:
    with pytest.raises(Cancelled):
        attach(book, row, given("a.docx", b"x" * (3 << 20)), job=GivesUp(1))
    assert annexes(book, row) == []
    assert everything(book.folder) == []


def test_a_cancelled_photo_leaves_no_reduced_copy(book: Book, row: int, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        attach(book, row, pictures.phone_photo(tmp_path / "anh.jpg"), job=GivesUp(0))
    assert everything(book.folder) == []


def test_a_full_disk_leaves_no_half_file_and_no_row(
    book: Book, row: int, given: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = given("a.docx")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(UserError, match="chỗ trống"):
            attach(book, row, path)
    assert everything(book.folder) == []
    assert annexes(book, row) == []
    attach(book, row, path)


def test_a_dossier_that_is_gone_takes_no_file(book: Book, given: Callable[..., Path]) -> None:
    with pytest.raises(UserError, match="đã bị xóa"):
        attach(book, 99, given("a.docx"))


def test_a_broken_pdf_is_kept_with_a_warning(book: Book, row: int, given: Callable[..., Path]) -> None:
    broken = attach(book, row, given("a.pdf", b"%PDF-1.7 hong"))
    assert "bị hỏng" in broken.warning
    sound = attach(book, row, pdf(given("b.pdf")))
    assert sound.warning == ""
    assert [number for number, _name in annexes(book, row)] == [1, 2]


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        ("a.pdf", b"\n%PDF-1.4", "application/pdf"),
        ("a.jpg", b"%PDF-1.4", "application/pdf"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.JFIF", b"?", "image/jpeg"),
        ("a.HEIC", b"\0\0\0\x18ftypheic", "image/heic"),
        ("a.heif", b"?", "image/heif"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        ("a.dng", b"II*\0", "application/octet-stream"),
        ("a.txt", b"BM la bo mon", "text/plain"),
        ("a.svg", b"<svg", "application/octet-stream"),
        ("a.dwg", b"AC1032", "application/octet-stream"),
        ("a.la", b"?", "application/octet-stream"),
        ("a.docx", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_file_is_what_its_bytes_say_else_its_name(
    given: Callable[..., Path], name: str, start: bytes, kind: str
) -> None:
    assert media_type_of(given(name, start)) == kind


def test_a_photo_is_printed_from_a_reduced_upright_copy(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    source = pictures.phone_photo(given("Ảnh_vòi đốt.JPG"), 6)
    attached = attach(book, row, source)
    record = book.get(Attachment, attached.id)
    assert (record.media_type, record.caption) == ("image/jpeg", "Ảnh vòi đốt")
    original, printed = stored_file(book, record.sha256), printed_file(book, record)
    assert original is not None
    assert printed is not None
    assert original.read_bytes() == source.read_bytes()
    assert pictures.opened(printed.read_bytes()).size == (40, 60)


def test_turning_a_photo_leaves_the_original_and_is_undone(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    attached = attach(book, row, pictures.phone_photo(given("a.jpg"), 1))
    stack = UndoStack(book)
    before = book.get(Attachment, attached.id)
    for _turn in range(5):
        stack.push(turn_picture(book, attached.id))
    record = book.get(Attachment, attached.id)
    printed = printed_file(book, record)
    assert printed is not None
    assert (record.turn, pictures.opened(printed.read_bytes()).size) == (90, (40, 60))
    assert record.sha256 == before.sha256
    for _turn in range(5):
        stack.undo()
    assert book.get(Attachment, attached.id) == before


def test_a_photo_whose_file_has_vanished_does_not_turn(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    attached = attach(book, row, pictures.phone_photo(given("a.jpg")))
    files.stored_path(book.folder, attached.sha256).unlink()
    with pytest.raises(UserError, match="không còn trong sổ"):
        turn_picture(book, attached.id)
    other = attach(book, row, given("b.docx")).id
    with pytest.raises(UserError, match="không còn trong sổ"):
        turn_picture(book, other)


def test_a_picture_nothing_can_open_is_refused(book: Book, row: int, given: Callable[..., Path]) -> None:
    with pytest.raises(UserError, match="Không mở được ảnh"):
        attach(book, row, given("a.jpg", b"khong phai anh"))
    assert annexes(book, row) == []


def test_numbers_follow_when_annexes_move(book: Book, row: int, given: Callable[..., Path]) -> None:
    keys = [attach(book, row, given(name, name.encode())).id for name in ("a.docx", "b.docx", "c.docx")]
    stack = UndoStack(book)
    stack.push(move_attachment(book, keys[2], -2))
    assert annexes(book, row) == [(1, "c.docx"), (2, "a.docx"), (3, "b.docx")]
    stack.push(move_attachment(book, keys[2], 99))
    assert annexes(book, row) == [(1, "a.docx"), (2, "b.docx"), (3, "c.docx")]
    assert not move_attachment(book, keys[0], -1), "it stands first already"
    stack.undo()
    assert annexes(book, row) == [(1, "c.docx"), (2, "a.docx"), (3, "b.docx")]


def test_numbers_close_up_when_one_is_removed_and_undo_opens_them_again(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    keys = [attach(book, row, given(name, name.encode())).id for name in ("a.docx", "b.docx", "c.docx")]
    middle = load_dossier(book, row).annexes[1]
    describe(book, [replace(middle, caption=" Bản\nvẽ ", document_on=date(2026, 1, 2), is_withheld=True)])
    before = load_dossier(book, row).annexes
    stack = UndoStack(book)
    stack.push(remove_attachment(book, keys[1]))
    assert annexes(book, row) == [(1, "a.docx"), (2, "c.docx")]
    stack.undo()
    assert load_dossier(book, row).annexes == before
    assert before[1].caption == "Bản vẽ"
    assert stored_file(book, before[1].sha256)


def test_a_signed_scan_takes_the_place_of_the_last_and_must_be_printable(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    attach(book, row, pdf(given("a.pdf")), "signed", paper="don", digest="1")
    attach(book, row, pdf(given("c.pdf")), "signed", paper="ho_so", digest="1")
    attach(book, row, pictures.phone_photo(given("b.jpg")), "signed", paper="don", digest="2")
    signed = {item.paper: item for item in load_dossier(book, row).attachments if item.role == "signed"}
    assert {paper: item.file_name for paper, item in signed.items()} == {"don": "b.jpg", "ho_so": "c.pdf"}
    assert (signed["don"].paper_digest, signed["don"].number) == ("2", 0)
    with pytest.raises(UserError, match="PDF hoặc ảnh"):
        attach(book, row, given("d.docx"), "signed", paper="don")


def test_a_copied_dossier_shares_the_files_but_not_the_signatures(
    book: Book, row: int, given: Callable[..., Path]
) -> None:
    attach(book, row, given("a.docx"))
    attach(book, row, pdf(given("b.pdf")), "signed", paper="don")
    copy = duplicate(book, row).id
    assert annexes(book, copy) == [(1, "a.docx")]
    assert [item.role for item in load_dossier(book, copy).attachments] == ["annex"]
    assert len(everything(book.folder)) == 2


def test_files_stay_while_a_row_a_text_the_trash_history_or_a_backup_names_them(
    tmp_path: Path, given: Callable[..., Path], book: Book, row: int
) -> None:
    def put(name: str, innovation: int) -> str:
        return attach(book, innovation, given(name, name.encode())).sha256

    named = put("giữ.docx", row)
    trashed = add_innovation(book, {}).id
    in_trash = put("rác.docx", trashed)
    move_to_trash(book, [trashed])
    in_text = files.keep_bytes(book.folder, b"anh trong bai")[0]
    edit_innovation(book, row, {"nature": f'<figure><img src="sha256:{in_text}"></figure>'})
    deleted = add_innovation(book, {}).id
    undoable = put("vừa xóa.docx", deleted)
    move_to_trash(book, [deleted])
    delete_for_good(book, [deleted])
    orphan = files.keep_bytes(book.folder, b"khong ai neu")[0]
    assert remove_unnamed_files(book) == 1
    assert files.all_stored(book.folder) == {named, in_trash, in_text, undoable}
    assert files.find(book.folder, orphan) is None
    made = back_up(book)
    book.clock = Clock(date(2026, 9, 1))
    assert remove_unnamed_files(book) == 1
    assert undoable not in files.all_stored(book.folder)
    move_to_trash(book, [row])
    delete_for_good(book, [row, trashed])
    book.clock = Clock(date(2027, 1, 1))
    assert remove_unnamed_files(book) == 0, "the backup names them"
    made.path.unlink()
    assert remove_unnamed_files(book) == 3
    assert everything(book.folder) == []


def test_nothing_is_deleted_while_a_backup_cannot_be_read(book: Book) -> None:
    orphan = files.keep_bytes(book.folder, b"khong ai neu")[0]
    spoilt = book.folder / "backups" / "20260101-000000.db"
    spoilt.write_bytes(b"hong" * 1000)
    with pytest.raises(UserError, match=r"20260101-000000\.db"):
        remove_unnamed_files(book)
    assert files.find(book.folder, orphan)
    with Book.open(book.folder, is_read_only=True) as reader, pytest.raises(UserError, match="chỉ xem"):
        remove_unnamed_files(reader)
