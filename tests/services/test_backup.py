import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import Clock, local_time
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.domain.records import Attachment, Innovation
from desktop_app.domain.register import Query
from desktop_app.services import register
from desktop_app.services.attachments import attach, stored_file
from desktop_app.services.backup import KEPT_DAYS, back_up, back_up_daily, list_backups, plan_restore, restore
from desktop_app.services.innovations import add_innovation, delete_for_good, edit_innovation, move_to_trash
from desktop_app.store import backups, files
from desktop_app.store.book import DATABASE, Book
from tests.data.books import TODAY, new_book
from tests.data.bulk import fill
from tests.store.test_files import GivesUp


@pytest.fixture
def row(book: Book) -> int:
    return add_innovation(book, {"title": "Ngày trước", "purpose": "Mục đích cũ"}).id


def titles(book: Book) -> set[str]:
    return {innovation.title for innovation in book.all(Innovation)}


def unpacked(path: Path, into: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        return Path(archive.extract("book.db", into))


def contents(folder: Path) -> set[str]:
    hidden = {"book.db-wal", "book.db-shm"}
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.name not in hidden}


def attached(book: Book, row: int, tmp_path: Path, content: bytes = b"phu luc") -> str:
    source = tmp_path / "phụ lục.docx"
    source.write_bytes(content)
    return attach(book, row, source).sha256


def test_a_backup_holds_what_still_stands_in_the_log(book: Book, row: int) -> None:
    assert (book.folder / "book.db-wal").stat().st_size > 0, "the case this test is about"
    made = back_up(book)
    assert made.path.parent == book.folder / "backups"
    assert (made.manifest.book, made.manifest.innovations) == (book.uid, 1)
    connection = sqlite3.connect(f"{made.path.as_uri()}?mode=ro&immutable=1", uri=True)
    assert connection.execute("SELECT title FROM innovation").fetchall() == [("Ngày trước",)]
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_backups_of_one_second_do_not_write_over_each_other(book: Book, row: int) -> None:
    first, second = back_up(book), back_up(book)
    assert first.path != second.path
    assert set(list_backups(book)) == {first.path, second.path}


def test_a_backup_is_named_by_the_hour_in_vietnam(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book.clock, "now", lambda: "2026-05-11T20:30:00.000000+00:00")
    assert back_up(book).path.name == "20260512-033000.db"


def test_a_zip_holds_database_manifest_files_and_packs(book: Book, row: int, tmp_path: Path) -> None:
    name = attached(book, row, tmp_path)
    (book.folder / "packs" / "cua-toi.toml").write_text("# mẫu", encoding="utf-8")
    made = back_up(book, tmp_path / "USB" / "Sao lưu")
    assert made.path == tmp_path / "USB" / "Sao lưu.zip"
    assert made.size == made.path.stat().st_size
    with zipfile.ZipFile(made.path) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {
            "manifest.json",
            "book.db",
            f"attachments/{name[:2]}/{name}",
            "packs/cua-toi.toml",
        }
        manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["book"], manifest["innovations"], manifest["attachments"]) == (book.uid, 1, [name])


def test_a_zip_into_a_folder_gets_a_name_of_its_own(book: Book, row: int, tmp_path: Path) -> None:
    made = back_up(book, tmp_path)
    assert made.path.parent == tmp_path
    assert made.path.name.startswith("Sổ sáng kiến-2026")


def test_a_book_open_for_reading_can_be_backed_up(book: Book, row: int, tmp_path: Path) -> None:
    with Book.open(book.folder, clock=Clock(TODAY), is_read_only=True) as reader:
        assert back_up(reader, tmp_path / "a.zip").manifest.innovations == 1
        with pytest.raises(UserError, match="chỉ xem"):
            restore(reader, tmp_path / "a.zip")


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_cancelled_backup_leaves_nothing(book: Book, row: int, tmp_path: Path, after: int) -> None:
    attached(book, row, tmp_path, b"x" * (3 << 20))
    inside, outside = contents(book.folder), contents(tmp_path)
    with pytest.raises(Cancelled):
        back_up(book, tmp_path / "a.zip", GivesUp(after))
    assert contents(book.folder) == inside
    assert contents(tmp_path) == outside
    with pytest.raises(Cancelled):
        back_up(book, job=GivesUp(0))
    assert contents(book.folder) == inside


def test_a_target_that_cannot_be_written_is_named_and_leaves_nothing(
    book: Book, row: int, tmp_path: Path
) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    before = contents(book.folder)
    with pytest.raises(UserError, match="Không ghi được bản sao lưu vào"):
        back_up(book, tmp_path / "tệp" / "a.zip")
    assert contents(book.folder) == before


def test_an_old_backup_stays_when_its_replacement_fails(
    book: Book, row: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = back_up(book, tmp_path / "a.zip").path
    before = out.read_bytes()
    monkeypatch.setattr("os.fsync", lambda _descriptor: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(UserError, match="chỗ trống"):
        back_up(book, out)
    assert out.read_bytes() == before
    assert not [name for name in contents(tmp_path) if "dang-ghi" in name]


def test_the_day_is_backed_up_once_and_old_days_are_thinned_out(book: Book, row: int) -> None:
    made = []
    for day in range(KEPT_DAYS + 5):
        book.clock = Clock(date(2026, 3, 1) + timedelta(days=day))
        daily = back_up_daily(book)
        assert daily is not None
        made.append(daily.path)
        assert back_up_daily(book) is None
        if day == KEPT_DAYS:
            made += [back_up(book).path for _ in range(20)]
    kept = {path.name[:8] for path in list_backups(book)}
    assert kept == {path.name[:8] for path in made if path.exists()}
    assert len(kept) == KEPT_DAYS
    assert len(list_backups(book)) == KEPT_DAYS + 20, "a busy day drives no other out"


def test_what_a_restore_would_change_is_shown_and_nothing_touched(
    book: Book, row: int, tmp_path: Path
) -> None:
    lost_later = add_innovation(book, {"title": "Sẽ xóa"}).id
    same = add_innovation(book, {"title": "Như cũ"}).id
    made = back_up(book, tmp_path / "a.zip")
    edit_innovation(book, row, {"title": "Bây giờ"})
    add_innovation(book, {"title": "Mới thêm"})
    move_to_trash(book, [lost_later])
    before = contents(book.folder)
    for file in (made.path, back_up(book).path):
        plan = plan_restore(book, file)
        assert (plan.innovations_now, plan.is_other_book, plan.size) == (3, False, file.stat().st_size)
    plan = plan_restore(book, made.path)
    assert [(item.code, item.title_now, item.title_then) for item in plan.changed] == [
        ("2026-SK-0001", "Bây giờ", "Ngày trước")
    ]
    assert [(item.title_now, item.title_then) for item in plan.lost] == [("Mới thêm", "")]
    assert [(item.title_now, item.title_then) for item in plan.returning] == [("", "Sẽ xóa")]
    assert (plan.manifest.innovations, local_time(plan.manifest.made_at)[-10:]) == (3, "12/05/2026")
    assert same
    assert len(contents(book.folder) - before) == 1, "only the backup made above"
    assert titles(book) == {"Bây giờ", "Mới thêm", "Sẽ xóa", "Như cũ"}


def test_a_restore_backs_up_first_and_brings_back_texts_files_and_search(
    book: Book, row: int, tmp_path: Path
) -> None:
    name = attached(book, row, tmp_path)
    (book.folder / "packs" / "cua-toi.toml").write_text("# mẫu", encoding="utf-8")
    made = back_up(book, tmp_path / "a.zip")
    edit_innovation(book, row, {"title": "Bây giờ"})
    shutil.rmtree(book.folder / "attachments")
    (book.folder / "packs" / "cua-toi.toml").unlink()
    heard: list[Changes] = []
    book.subscribe(heard.append)
    reader = book.reader()
    assert register.count(reader, Query(search="bay gio")) == 1
    kept = restore(book, made.path)
    assert heard[-1].is_whole_book
    assert titles(book) == {"Ngày trước"}
    assert book.answers(row) == {"purpose": "Mục đích cũ"}
    assert stored_file(book, name)
    assert (book.folder / "packs" / "cua-toi.toml").exists()
    assert register.count(reader, Query(search="bay gio")) == 0
    assert register.count(reader, Query(search="ngay truoc")) == 1
    reader.close()
    assert book.sql("PRAGMA journal_mode") == [("wal",)]
    add_innovation(book, {"title": "Viết tiếp"})
    restore(book, kept.path)
    assert titles(book) == {"Bây giờ"}
    assert book.sql("PRAGMA integrity_check") == [("ok",)]


def test_a_smaller_and_a_larger_book_change_places(book: Book, row: int, tmp_path: Path) -> None:
    small = back_up(book, tmp_path / "nhỏ.zip")
    fill(book, 1500)
    large = back_up(book, tmp_path / "lớn.zip")
    restore(book, small.path)
    assert len(book.all(Innovation)) == 1
    restore(book, large.path)
    assert len(book.all(Innovation)) == 1501
    assert book.sql("PRAGMA integrity_check") == [("ok",)]


def test_the_backup_of_another_book_is_flagged(book: Book, row: int, tmp_path: Path) -> None:
    with new_book(tmp_path / "sổ khác") as other:
        add_innovation(other, {"title": "Của người khác"})
        made = back_up(other, tmp_path / "khác.zip")
    assert plan_restore(book, made.path).is_other_book


def test_another_books_live_database_is_read_with_its_log(book: Book, row: int, tmp_path: Path) -> None:
    with new_book(tmp_path / "sổ khác") as other:
        add_innovation(other, {"title": "Còn trong nhật ký ghi"})
        plan = plan_restore(book, other.path)
        assert [item.title_then for item in plan.returning] == ["Còn trong nhật ký ghi"]


def test_a_newer_backup_is_refused(book: Book, row: int) -> None:
    made = back_up(book)
    connection = sqlite3.connect(made.path)
    connection.execute("PRAGMA user_version = 9001")
    connection.close()
    for act in (plan_restore, restore):
        with pytest.raises(UserError, match="mới hơn"):
            act(book, made.path)
    assert titles(book) == {"Ngày trước"}


def spoil_by_cutting(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4000])


def spoil_in_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[2000:2400] = b"\xa5" * 400
    path.write_bytes(data)


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


def spoil_by_leaving_out(name: str) -> Callable[[Path], None]:
    return lambda path: rewrite(path, lambda entries: entries.pop(name) and None)


def spoil_with(name: str, data: bytes) -> Callable[[Path], None]:
    return lambda path: rewrite(path, lambda entries: entries.update({name: data}))


def strange_database(path: Path) -> None:
    strange = path.with_suffix(".strange")
    connection = sqlite3.connect(strange)
    connection.execute("CREATE TABLE other(a)")
    connection.close()
    spoil_with("book.db", strange.read_bytes())(path)
    strange.unlink()


SPOILT: dict[str, Callable[[Path], None]] = {
    "empty": lambda path: path.write_bytes(b"") and None,
    "text": lambda path: path.write_text("không phải sao lưu " * 300, encoding="utf-8") and None,
    "cut": spoil_by_cutting,
    "middle": spoil_in_the_middle,
    "no database": spoil_by_leaving_out("book.db"),
    "no manifest": spoil_by_leaving_out("manifest.json"),
    "manifest of another kind": spoil_with("manifest.json", b"[1]"),
    "manifest cut": spoil_with("manifest.json", b"{"),
    "manifest too deep": spoil_with("manifest.json", b"[" * 200_000),
    "database is text": spoil_with("book.db", b"khong phai co so du lieu " * 300),
    "database of something else": strange_database,
    "database that swells": spoil_with("book.db", bytes(300 << 20)),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_file_that_is_no_sound_backup_is_refused_and_the_book_stays(
    book: Book, row: int, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path = back_up(book, tmp_path / "a.zip").path
    spoil(path)
    before = contents(book.folder)
    for act in (plan_restore, restore):
        with pytest.raises(UserError, match=r"không phải bản sao lưu|hỏng"):
            act(book, path)
    assert titles(book) == {"Ngày trước"}
    assert contents(book.folder) == before


def test_an_encrypted_zip_is_refused_in_words(book: Book, row: int, tmp_path: Path) -> None:
    path = back_up(book, tmp_path / "a.zip").path
    data = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    path.write_bytes(data)
    with pytest.raises(UserError, match="không phải bản sao lưu"):
        restore(book, path)


def test_a_missing_file_and_a_folder_are_named(book: Book, tmp_path: Path) -> None:
    for path in (tmp_path / "mất.zip", tmp_path):
        with pytest.raises(UserError, match="Không có tệp sao lưu"):
            plan_restore(book, path)


def test_names_that_lead_out_of_the_folder_are_passed_over(book: Book, row: int, tmp_path: Path) -> None:
    path = back_up(book, tmp_path / "vào" / "a.zip").path
    evil = (
        "../ra-ngoai.toml",
        "packs/../../ra-ngoai.toml",
        "/tmp/ra-ngoai.toml",
        "packs\\..\\ra-ngoai.toml",
        "C:/ra.toml",
        "attachments/../../x",
        f"attachments/aa/../{'a' * 64}",
        "attachments/aa/" + "A" * 64,
        "backups/la.db",
        "book.db/x",
        "packs/.toml",
        "packs/a/b.toml",
    )
    for name in evil:
        spoil_with(name, b"doc")(path)
    before = contents(tmp_path)
    restore(book, path)
    added = contents(tmp_path) - before
    assert all(name.startswith(str(Path("Sổ sáng kiến", "backups"))) for name in added), added


def test_a_backup_larger_than_the_disk_is_refused_in_words(
    book: Book, row: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = back_up(book, tmp_path / "a.zip").path
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage)
    with pytest.raises(UserError, match="không đủ chỗ"):
        restore(book, path)
    assert titles(book) == {"Ngày trước"}


@pytest.mark.parametrize("after", range(6))
def test_a_cancelled_restore_leaves_the_book_as_it_was(
    book: Book, row: int, tmp_path: Path, after: int
) -> None:
    attached(book, row, tmp_path, b"x" * (2 << 20))
    path = back_up(book, tmp_path / "a.zip").path
    edit_innovation(book, row, {"title": "Bây giờ"})
    with pytest.raises(Cancelled):
        restore(book, path, GivesUp(after))
    assert titles(book) == {"Bây giờ"}
    assert not [name for name in contents(book.folder) if "khoi-phuc" in name or "dang-" in name]
    edit_innovation(book, row, {"title": "Viết tiếp"})


class Power(Job):
    """Fails when a good part of the pages is written."""

    def __init__(self) -> None:
        self.steps: list[int] = []

    def check(self) -> None:
        if len(self.steps) > 20:
            raise OSError(5, "Input/output error")

    def progress(self, done: int, total: int, text: str = "") -> None:
        self.steps.append(done)


def test_a_restore_that_is_stopped_midway_leaves_the_book_as_it_was(
    book: Book, row: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(book, 800)
    path = back_up(book, tmp_path / "a.zip").path
    others = [innovation.id for innovation in book.all(Innovation)][1:]
    move_to_trash(book, others)
    delete_for_good(book, others)
    edit_innovation(book, row, {"title": "Bây giờ"})
    monkeypatch.setattr(backups, "PAGES_A_STEP", 20)
    power = Power()
    with pytest.raises(UserError, match="Sổ vẫn như cũ"):
        book.replace_content(unpacked(path, tmp_path), power)
    assert power.steps[-1] > 300, "pages had been written"
    assert titles(book) == {"Bây giờ"}
    assert book.sql("PRAGMA integrity_check") == [("ok",)]
    edit_innovation(book, row, {"title": "Viết tiếp"})
    restore(book, path)
    assert len(book.all(Innovation)) == 801


def test_a_restore_does_not_wait_without_end_for_a_locked_book(
    book: Book, row: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(book)
    edit_innovation(book, row, {"title": "Bây giờ"})
    monkeypatch.setattr(backups, "WAITS_AT_MOST", 1)
    stranger = sqlite3.connect(book.path, isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match="một chương trình khác dùng"):
        restore(book, made.path)
    stranger.close()
    assert titles(book) == {"Bây giờ"}
    restore(book, made.path)
    assert titles(book) == {"Ngày trước"}


def test_a_damaged_book_is_not_backed_up_as_if_it_were_sound(book: Book, row: int) -> None:
    fill(book, 300)
    book.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(book.path.read_bytes())
    for page in range(10, len(data) // 4096, 3):
        data[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    book.path.write_bytes(data)
    with pytest.raises(UserError, match="hỏng"):
        back_up(book)


def test_an_attachment_that_was_damaged_in_the_backup_does_not_replace_a_sound_one(
    book: Book, row: int, tmp_path: Path
) -> None:
    name = attached(book, row, tmp_path)
    path = back_up(book, tmp_path / "a.zip").path
    spoil_with(f"attachments/{name[:2]}/{name}", b"da bi sua")(path)
    restore(book, path)
    stored = stored_file(book, name)
    assert stored is not None
    assert files.is_intact(stored)
    assert book.all(Attachment)[0].sha256 == name


def test_a_book_made_anew_takes_everything_from_a_zip(book: Book, row: int, tmp_path: Path) -> None:
    name = attached(book, row, tmp_path)
    made = back_up(book, tmp_path / "a.zip")
    uid = book.uid
    with new_book(tmp_path / "máy mới") as fresh:
        assert plan_restore(fresh, made.path).is_other_book
        restore(fresh, made.path)
        assert (fresh.uid, titles(fresh)) == (uid, {"Ngày trước"})
        assert stored_file(fresh, name)
    assert (tmp_path / "máy mới" / DATABASE).is_file()
