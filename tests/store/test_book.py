import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock

from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Innovation
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.store import drives
from desktop_app.store.book import DATABASE, FOLDERS, Book
from desktop_app.store.lock import NOTE
from tests.data.books import new_book

ROOT = Path(__file__).parents[2]


@contextmanager
def held_elsewhere(folder: Path) -> Iterator[subprocess.Popen[str]]:
    holder = subprocess.Popen(
        [sys.executable, "-m", "tests.data.keep_open", str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        try:
            yield holder
        finally:
            holder.kill()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed book with one innovation."""
    place = tmp_path / "Sổ 50% #1? của tôi"
    with new_book(place) as book:
        add_innovation(book, {"title": "Cải tiến vòi đốt"})
    return place


def titles(book: Book) -> list[str]:
    return [innovation.title for innovation in book.all(Innovation)]


def test_a_new_book_is_a_folder_with_all_its_places_and_opens_again(tmp_path: Path) -> None:
    place = tmp_path / "Tài liệu" / "Sổ sáng kiến"
    with new_book(place) as book:
        uid = book.uid
        assert uid
        assert all((place / name).is_dir() for name in FOLDERS)
        assert book.sql("PRAGMA journal_mode") == [("wal",)]
        assert book.sql("PRAGMA synchronous") == [(2,)]
        assert book.sql("PRAGMA foreign_keys") == [(1,)]
    with Book.open(place) as again:
        assert again.uid == uid


def test_a_closed_book_leaves_no_log_and_no_note_behind(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} - {"book.lock"} == {DATABASE, *FOLDERS}


def test_closing_twice_is_harmless_and_nothing_can_be_written_afterwards(folder: Path) -> None:
    book = Book.open(folder)
    book.close()
    book.close()
    with pytest.raises(UserError, match="chỉ xem"), book.transaction("Sửa"):
        pass


def test_a_book_is_not_made_over_another(folder: Path) -> None:
    with pytest.raises(UserError, match="đã có sổ"):
        new_book(folder)
    with Book.open(folder) as book:
        assert titles(book) == ["Cải tiến vòi đốt"]


def test_a_book_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không có sổ nào"):
        Book.open(tmp_path / "đâu đó")


def test_a_folder_whose_name_no_disk_can_hold_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        Book.open(tmp_path / ("a" * 5000))
    with pytest.raises(UserError, match="Không tạo được thư mục"):
        new_book(tmp_path / ("a" * 5000))


def test_a_book_cannot_be_made_where_a_file_stands(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("một tệp", encoding="utf-8")
    with pytest.raises(UserError, match="Không tạo được thư mục"):
        new_book(tmp_path / "tệp" / "sổ")


def test_a_relative_folder_stays_the_same_book_when_the_working_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with new_book(Path("sổ")) as book:
        monkeypatch.chdir(tmp_path.parent)
        assert book.path == tmp_path / "sổ" / DATABASE
        add_innovation(book, {"title": "Vẫn ghi được"})


def test_a_second_window_is_told_who_holds_the_book(folder: Path) -> None:
    with held_elsewhere(folder):
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        with pytest.raises(UserError, match="đang mở ở nơi khác") as refusal:
            Book.open(folder)
        assert note["user"] in str(refusal.value)
        assert note["machine"] in str(refusal.value)


def test_the_same_window_cannot_hold_the_book_twice(folder: Path) -> None:
    with Book.open(folder), pytest.raises(UserError, match="đang mở ở nơi khác"):
        Book.open(folder)


def test_the_book_is_free_again_when_its_holder_is_killed(folder: Path) -> None:
    with held_elsewhere(folder) as holder:
        holder.kill()
        holder.wait()
        assert (folder / NOTE).exists(), "the killed one could not take its note away"
        with Book.open(folder) as book:
            assert titles(book) == ["Cải tiến vòi đốt"]
            assert json.loads((folder / NOTE).read_text(encoding="utf-8"))["since"]
    assert not (folder / NOTE).exists()


@pytest.mark.parametrize(
    "note", ["", "{", "[]", "null", '{"user": 1}', '{"user":"a","machine":"b","since":"x"}']
)
def test_a_spoilt_note_does_not_hide_that_the_book_is_held(folder: Path, note: str) -> None:
    with held_elsewhere(folder):
        (folder / NOTE).write_text(note, encoding="utf-8")
        with pytest.raises(UserError, match="một cửa sổ khác"):
            Book.open(folder)


def test_a_reader_looks_in_while_a_window_holds_the_book(folder: Path) -> None:
    with held_elsewhere(folder), Book.open(folder, is_read_only=True) as book:
        assert titles(book) == ["Cải tiến vòi đốt"]
        with pytest.raises(UserError, match="chỉ xem"):
            add_innovation(book, {"title": "Không được"})
        with pytest.raises(UserError, match="chỉ được đọc"):
            book.sql("UPDATE setting SET value = 'khác' WHERE key = 'uid'")


def test_a_reader_sees_what_the_window_saved_meanwhile(folder: Path) -> None:
    with Book.open(folder) as book, Book.open(folder, is_read_only=True) as reader:
        add_innovation(book, {"title": "Mới thêm"})
        assert titles(reader) == ["Cải tiến vòi đốt", "Mới thêm"]


def test_a_book_on_a_disc_that_refuses_every_write_can_still_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / DATABASE).read_bytes()
    connect = sqlite3.connect

    def on_a_disc(database: str, *arguments: object, **options: object) -> object:
        if "immutable=1" not in str(database):
            raise sqlite3.OperationalError("unable to open database file")
        return connect(database, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite3, "connect", on_a_disc)
    with Book.open(folder, is_read_only=True) as book:
        assert titles(book) == ["Cải tiến vòi đốt"]
    assert (folder / DATABASE).read_bytes() == before


def test_a_folder_that_may_only_be_read_is_refused_with_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(UserError, match=r"chỉ được đọc.*Chép cả thư mục sổ"):
        Book.open(folder)


def test_a_newer_book_is_refused_and_not_touched(folder: Path) -> None:
    connection = sqlite3.connect(folder / DATABASE)
    connection.execute("PRAGMA journal_mode = delete")
    connection.execute("PRAGMA user_version = 9001")
    connection.close()
    before = (folder / DATABASE).read_bytes()
    for is_read_only in (False, True):
        with pytest.raises(UserError, match="mới hơn"):
            Book.open(folder, is_read_only=is_read_only)
    assert (folder / DATABASE).read_bytes() == before
    assert {path.name for path in folder.iterdir()} - {"book.lock"} == {DATABASE, *FOLDERS}


def spoil_with_nothing(path: Path) -> None:
    path.write_bytes(b"")


def spoil_with_text(path: Path) -> None:
    path.write_text("Đây là một tệp văn bản chứ không phải sổ. " * 200, encoding="utf-8")


def spoil_in_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:9000] = b"\xa5" * 8900
    path.write_bytes(data)


def spoil_by_cutting(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def spoil_with_another_program(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE setting(a); CREATE TABLE innovation(b); PRAGMA user_version = 1;")
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [spoil_with_nothing, spoil_with_text, spoil_in_the_middle, spoil_by_cutting, spoil_with_another_program],
)
@pytest.mark.parametrize("is_read_only", [False, True])
def test_a_file_that_is_no_book_is_refused_in_words_and_left_as_it_is(
    folder: Path, spoil: object, is_read_only: bool
) -> None:
    path = folder / DATABASE
    spoil(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(UserError, match="hỏng") as refusal:
        Book.open(folder, is_read_only=is_read_only)
    assert str(path) in str(refusal.value)
    assert path.read_bytes() == before
    assert not (folder / NOTE).exists(), "a refused book is not held"


def test_a_book_whose_making_was_cut_short_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_arguments: object) -> None:
        raise KeyboardInterrupt

    place = tmp_path / "sổ"
    with monkeypatch.context() as patch:
        patch.setattr("desktop_app.store.migrating.migrate", power_cut)
        with pytest.raises(KeyboardInterrupt):
            new_book(place)
    assert not (place / DATABASE).exists()
    with new_book(place) as book:
        assert titles(book) == []


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_book_on_a_network_drive_is_refused(
    folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [
        SimpleNamespace(mountpoint=folder.anchor, fstype="ext4", opts="rw"),
        SimpleNamespace(mountpoint=str(folder.parent), fstype=kind, opts="rw"),
    ]
    monkeypatch.setattr(drives, "mounts", lambda: parts)
    with pytest.raises(UserError, match=r"ổ mạng.*Chép cả thư mục sổ"):
        Book.open(folder)
    with pytest.raises(UserError, match="ổ mạng"):
        new_book(folder.parent / "khác")
    assert not (folder.parent / "khác").exists()


def test_a_mapped_drive_of_windows_is_a_network_drive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [SimpleNamespace(mountpoint=folder.anchor, fstype="NTFS", opts="rw,remote")]
    monkeypatch.setattr(drives, "mounts", lambda: parts)
    assert drives.is_on_network(folder)


def test_a_share_named_by_its_server_is_a_network_drive() -> None:
    assert drives.is_on_network(Path(r"\\maychu\chung\so"))


def test_a_disk_of_this_machine_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [SimpleNamespace(mountpoint=tmp_path.anchor, fstype="NTFS", opts="rw,fixed")]
    monkeypatch.setattr(drives, "mounts", lambda: parts)
    assert not drives.is_on_network(tmp_path)


def test_a_full_disk_costs_nothing_that_was_saved_and_the_next_save_works(book: Book) -> None:
    row = add_innovation(book, {"title": "Trước khi đầy", "current_state": "Bản đầu"}).id
    heard: list[object] = []
    book.subscribe(heard.append)
    ((pages,),) = book.sql("PRAGMA page_count")
    book.sql(f"PRAGMA max_page_count = {pages}")
    long_text = "Vòi đốt than bị mòn. " * 20_000
    for _attempt in range(3):
        with pytest.raises(UserError, match="đã đầy"):
            edit_innovation(book, row, {"current_state": long_text})
    assert heard == []
    assert book.answers(row) == {"current_state": "Bản đầu"}
    assert book.sql("SELECT count(*) FROM history WHERE \"table\" = 'answer'") == [(1,)]
    book.sql("PRAGMA max_page_count = 1000000")
    edit_innovation(book, row, {"current_state": long_text})
    assert book.answers(row)["current_state"] == long_text.strip()
    assert book.sql("PRAGMA integrity_check") == [("ok",)]


def test_a_book_that_became_read_only_says_so_at_the_save(book: Book) -> None:
    book.sql("PRAGMA query_only = 1")
    with pytest.raises(UserError, match="chỉ được đọc"):
        add_innovation(book, {"title": "Không ghi được"})
    book.sql("PRAGMA query_only = 0")
    add_innovation(book, {"title": "Ghi được"})


def test_a_book_locked_by_another_program_says_so_at_the_save(book: Book) -> None:
    book.sql("PRAGMA busy_timeout = 0")
    stranger = sqlite3.connect(book.path, isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match="một chương trình khác dùng"):
        add_innovation(book, {"title": "Không ghi được"})
    stranger.execute("ROLLBACK")
    stranger.close()
    add_innovation(book, {"title": "Ghi được"})


def test_the_book_opens_on_a_full_disk_without_a_note(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / NOTE).write_text('{"user": "người cũ", "machine": "máy cũ", "since": ""}', encoding="utf-8")

    def full(path: Path, *_arguments: object, **_options: object) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_text", full)
    with Book.open(folder) as book:
        assert titles(book) == ["Cải tiến vòi đốt"]
        assert not (folder / NOTE).exists(), "an old note would name the wrong person"


def test_threads_share_one_connection_and_never_mix_their_steps(book: Book) -> None:
    def work(name: str) -> None:
        for number in range(15):
            row = add_innovation(book, {"title": f"{name} {number}"}).id
            edit_innovation(book, row, {"current_state": f"{name} {number}"})

    threads = [threading.Thread(target=work, args=(name,)) for name in ("Một", "Hai", "Ba")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = book.all(Innovation)
    assert len(found) == len({innovation.code for innovation in found}) == 45
    assert all(book.answers(innovation.id)["current_state"] == innovation.title for innovation in found)


def test_a_step_inside_a_step_is_our_own_mistake(book: Book) -> None:
    with pytest.raises(RuntimeError), book.transaction("Ngoài"), book.transaction("Trong"):
        pass
    add_innovation(book, {"title": "Sổ vẫn dùng được"})


def test_what_a_killed_program_left_half_made_is_cleared_a_day_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [
        folder / "attachments" / "dang-chep-0123",
        folder / "backups" / "x.db.dang-ghi-01",
        folder / "sao-luu-ab",
    ]
    left[0].write_bytes(b"half")
    left[1].write_bytes(b"half")
    left[2].mkdir()
    with Book.open(folder):
        assert all(path.exists() for path in left), "another program may be at work on it"
    now = left[0].stat().st_mtime
    monkeypatch.setattr("desktop_app.store.leftovers.time", SimpleNamespace(time=lambda: now + 100_000))
    with Book.open(folder):
        assert not any(path.exists() for path in left)


def test_a_book_carried_to_another_place_is_the_same_book(folder: Path, tmp_path: Path) -> None:
    moved = tmp_path / "USB" / "Sổ"
    shutil.copytree(folder, moved)
    with Book.open(folder) as here, Book.open(moved) as there:
        assert here.uid == there.uid
        assert titles(there) == titles(here)
