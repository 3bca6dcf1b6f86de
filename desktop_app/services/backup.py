"""Backing a book up and bringing it back, with what would change shown first."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.dates import HANOI
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.store import archives, backups, files
from desktop_app.store.backups import Manifest
from desktop_app.store.book import DATABASE, Book
from desktop_app.store.migrating import shipped_version

KEPT_DAYS = 14


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was written."""

    path: Path
    size: int
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Difference:
    """One innovation that would look different: its code, its title now and in the backup ("" if none)."""

    code: str
    title_now: str
    title_then: str


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What restoring a file would do to the book."""

    file: Path
    size: int
    manifest: Manifest
    innovations_now: int
    lost: tuple[Difference, ...]
    returning: tuple[Difference, ...]
    changed: tuple[Difference, ...]
    is_other_book: bool


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """One backup in the book's folder; `made_at` in UTC, `innovations` None where it cannot be read."""

    path: Path
    made_at: str
    size: int
    innovations: int | None


@dataclass(frozen=True, slots=True)
class PreparedRestore:
    """A backup laid out beside the book, its files kept already; only the database is still to be put in."""

    aside: Path
    database: Path

    def discard(self) -> None:
        """Remove what was laid out; harmless a second time."""
        shutil.rmtree(self.aside, ignore_errors=True)


def back_up(book: Book, out: Path | None = None, job: Job | None = None) -> BackupMade:
    """Copy the database into the book's backups, or everything into one zip at `out`.

    Raises:
        UserError: the target cannot be written.
        Cancelled: nothing is left behind.
    """
    job = job or Job()
    stamp = book.clock.now()
    if out is None:
        target = backups.free_name(book.folder / "backups" / f"{_moment(stamp)}.db")
        backups.copy_database(book.path, target, job)
        return BackupMade(target, target.stat().st_size, backups.read_manifest_of(target, stamp))
    if out.is_dir():
        out = out / f"{book.folder.name or 'so'}-{_moment(stamp)}.zip"
    elif out.suffix.lower() != ".zip":
        out = out.with_name(f"{out.name}.zip")
    with _aside(book, "sao-luu-") as aside:
        copy = aside / DATABASE
        backups.copy_database(book.path, copy, job)
        manifest = backups.read_manifest_of(copy, stamp, backups.named_files(copy))
        archives.write_zip(book.folder, copy, manifest, out, job)
    return BackupMade(out, out.stat().st_size, manifest)


def back_up_daily(book: Book, job: Job | None = None) -> BackupMade | None:
    """Make the day's backup if there is none yet, and thin out the old ones; None where one is there.

    All backups of the last days that have any are kept, so that a busy day drives no other out.
    """
    folder = book.folder / "backups"
    today = _moment(book.clock.now())[:8]
    if any(folder.glob(f"{today}-*.db")):
        return None
    made = back_up(book, job=job)
    dated = list(folder.glob("[0-9]*-[0-9]*.db"))
    kept = sorted({path.name[:8] for path in dated})[-KEPT_DAYS:]
    for old in dated:
        if old.name[:8] not in kept:
            old.unlink(missing_ok=True)
    return made


def list_backups(book: Book) -> list[Path]:
    """Return the backups in the book's own folder, newest first."""
    found = (book.folder / "backups").glob("*.db")
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def describe_backups(folder: Path, job: Job | None = None) -> list[BackupFacts]:
    """Say what the backups of a book's folder hold, newest first; for a worker, since each is opened.

    Raises:
        Cancelled: between two files.
    """
    described: list[BackupFacts] = []
    for path in (folder / "backups").glob("*.db"):
        (job or Job()).check()
        try:
            facts = path.stat()
        except OSError:  # thinned out meanwhile
            continue
        made = datetime.fromtimestamp(facts.st_mtime, UTC).isoformat(timespec="seconds")
        described.append(BackupFacts(path, made, facts.st_size, backups.innovations_in(path)))
    return sorted(described, key=lambda item: (item.made_at, item.path.name), reverse=True)


def plan_restore(book: Book, file: Path, job: Job | None = None) -> RestorePlan:
    """Say what bringing a backup back would change; nothing is written to the book.

    Raises:
        UserError: it is no backup, or a newer program made it.
    """
    with _aside(book, "xem-truoc-") as aside:
        database, manifest = _laid_out(file, aside, job or Job())
        then = backups.titles_by_uid(database)
    now = backups.titles_by_uid(book.path)
    return RestorePlan(
        file=file,
        size=file.stat().st_size,
        manifest=manifest,
        innovations_now=len(now),
        lost=tuple(Difference(*now[uid][:2], "") for uid in now if uid not in then),
        returning=tuple(Difference(then[uid][0], "", then[uid][1]) for uid in then if uid not in now),
        changed=tuple(
            Difference(now[uid][0], now[uid][1], then[uid][1])
            for uid in now
            if uid in then and then[uid] != now[uid]
        ),
        is_other_book=manifest.book != book.uid,
    )


def restore(book: Book, file: Path, job: Job | None = None) -> BackupMade:
    """Replace the book's content by a backup's, having backed up what is there; return that backup.

    Raises:
        UserError: it is no backup, a newer program made it, or the disk refuses; the book is as it was.
        Cancelled: the book is as it was.
    """
    return put_back(book, prepare_restore(book, file, job))


def prepare_restore(book: Book, file: Path, job: Job | None = None) -> PreparedRestore:
    """Do what takes long, and may run in a worker: unpack a backup and keep its files; nobody sees them yet.

    Raises:
        UserError: it is no backup, a newer program made it, or the disk refuses.
        Cancelled: nothing of the book differs.
    """
    job = job or Job()
    if book.is_read_only:
        raise UserError(_("Sổ đang mở ở chế độ chỉ xem nên không ghi được."))
    try:
        prepared = Path(tempfile.mkdtemp(dir=book.folder, prefix="khoi-phuc-"))
    except OSError as error:
        raise _unwritable(book) from error
    try:
        database, manifest = _laid_out(file, prepared, job)
        for name in manifest.attachments:
            found = files.find(prepared, name)
            if found is not None:
                files.keep_file(book.folder, found, job)
        job.check()
    except BaseException as error:
        shutil.rmtree(prepared, ignore_errors=True)
        if isinstance(error, OSError):
            raise _unwritable(book) from error
        raise
    return PreparedRestore(prepared, database)


def put_back(book: Book, prepared: PreparedRestore) -> BackupMade:
    """Back up what is there and put a prepared backup in its place; nothing can be written in between.

    Raises:
        UserError: the disk refuses; the book is as it was.
    """
    try:
        before = back_up(book)
        for pack in (prepared.aside / "packs").glob("*.toml"):
            if not (book.folder / "packs" / pack.name).exists():
                pack.replace(book.folder / "packs" / pack.name)
        book.replace_content(prepared.database)
    except OSError as error:
        raise _unwritable(book) from error
    finally:
        prepared.discard()
    return before


@contextmanager
def _aside(book: Book, prefix: str) -> Generator[Path]:
    """Give a folder for half-made things on the book's own disk, gone afterwards."""
    try:
        with tempfile.TemporaryDirectory(
            dir=book.folder, prefix=prefix, ignore_cleanup_errors=True
        ) as folder:
            yield Path(folder)
    except OSError as error:
        raise _unwritable(book) from error


def _unwritable(book: Book) -> UserError:
    return UserError(
        _("Không ghi được vào thư mục sổ {path}. Kiểm tra ổ đĩa và chỗ trống rồi thử lại.").format(
            path=book.folder
        )
    )


def _laid_out(file: Path, aside: Path, job: Job) -> tuple[Path, Manifest]:
    if not file.is_file():
        raise UserError(_("Không có tệp sao lưu {file}. Kiểm tra USB hoặc chọn tệp khác.").format(file=file))
    database, manifest = archives.unpack(file, aside, job)
    if manifest.schema > shipped_version():
        raise UserError(
            _("Bản sao lưu {name} do bản chương trình mới hơn ghi. Cài bản mới rồi khôi phục.").format(
                name=file.name
            )
        )
    return database, manifest


def _moment(stamp: str) -> str:
    return datetime.fromisoformat(stamp).astimezone(HANOI).strftime("%Y%m%d-%H%M%S")
