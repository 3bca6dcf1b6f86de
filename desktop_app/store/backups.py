"""Backups: a copy of the database by SQLite's own backup, with a manifest; with the files it is one zip."""

import json
import os
import shutil
import sqlite3
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import uuid4

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.store import files

MANIFEST = "manifest.json"
_PAGES_A_STEP = 2000


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: which book, when, which schema, how many innovations, which files."""

    book: str
    made_at: str
    schema: int
    innovations: int
    attachments: tuple[str, ...] = field(default=())
    format: int = 1


def copy_database(source: Path, target: Path, job: Job | None = None) -> None:
    """Copy a live database, its log included; the target appears whole or not at all.

    Raises:
        UserError: the target cannot be written.
        Cancelled: nothing is left behind.
    """
    job = job or Job()
    aside = target.with_name(f"{target.name}.dang-ghi-{uuid4().hex[:8]}")

    def step(_status: int, remaining: int, total: int) -> None:
        job.progress(total - remaining, total)
        job.check()

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        origin = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
        copy = sqlite3.connect(aside)
        try:
            origin.backup(copy, pages=_PAGES_A_STEP, progress=step)
            copy.execute("PRAGMA journal_mode = delete")
        finally:
            copy.close()
            origin.close()
        aside.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise UserError(
            _("Không ghi được bản sao lưu vào {target}. Chọn ổ khác còn chỗ trống rồi sao lưu lại.").format(
                target=target
            )
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def read_manifest_of(database: Path, made_at: str, attachments: tuple[str, ...] = ()) -> Manifest:
    """Describe a database file.

    Raises:
        UserError: it is no book.
    """
    try:
        connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        try:
            (book,) = connection.execute("SELECT value FROM setting WHERE key = 'uid'").fetchone()
            (schema,) = connection.execute("PRAGMA user_version").fetchone()
            (count,) = connection.execute("SELECT count(*) FROM innovation WHERE deleted_at IS NULL").fetchone()
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except (sqlite3.Error, TypeError) as error:
        raise UserError(_("Tệp {name} không phải bản sao lưu của sổ sáng kiến.").format(name=database.name)) from error
    if verdict != "ok":
        raise UserError(_("Bản sao lưu {name} bị hỏng. Chọn bản khác.").format(name=database.name))
    return Manifest(book, made_at, schema, count, attachments)


def named_files(database: Path) -> tuple[str, ...]:
    """Return the names of all files a database speaks of."""
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        rows = connection.execute(
            "SELECT sha256 FROM attachment UNION SELECT reduced_sha256 FROM attachment WHERE reduced_sha256 <> ''"
        )
        return tuple(sorted(name for (name,) in rows))
    finally:
        connection.close()


def write_zip(folder: Path, database: Path, manifest: Manifest, target: Path, job: Job) -> None:
    """Write one zip with a copied database, its manifest and the files it names.

    Raises:
        UserError: the target cannot be written.
        Cancelled: nothing is left behind.
    """
    aside = target.with_name(f"{target.name}.dang-ghi-{uuid4().hex[:8]}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
            archive.write(database, "book.db")
            for done, name in enumerate(manifest.attachments):
                job.check()
                job.progress(done, len(manifest.attachments))
                found = files.find(folder, name)
                if found is not None:
                    archive.write(found, f"attachments/{name[:2]}/{name}", zipfile.ZIP_STORED)
            for pack in sorted((folder / "packs").glob("*.toml")):
                archive.write(pack, f"packs/{pack.name}")
        with aside.open("rb+") as written:
            os.fsync(written.fileno())
        aside.replace(target)
    except OSError as error:
        raise UserError(
            _("Không ghi được bản sao lưu vào {target}. Chọn ổ khác còn chỗ trống rồi sao lưu lại.").format(
                target=target
            )
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def unpack(source: Path, into: Path, job: Job) -> tuple[Path, Manifest]:
    """Lay a backup (zip or database file) out in an empty folder; return its database and manifest.

    Raises:
        UserError: it is no backup, is damaged, or names files outside itself.
        Cancelled: the person gave up.
    """
    into.mkdir(parents=True, exist_ok=True)
    database = into / "book.db"
    if not zipfile.is_zipfile(source):
        try:
            shutil.copyfile(source, database)
        except OSError as error:
            raise UserError(_("Không đọc được tệp {name}. Kiểm tra USB hoặc ổ đĩa rồi thử lại.").format(name=source.name)) from error
        return database, read_manifest_of(database, "")
    try:
        with zipfile.ZipFile(source) as archive:
            names = [name for name in archive.namelist() if _is_ours(name)]
            for done, name in enumerate(names):
                job.check()
                job.progress(done, len(names))
                archive.extract(name, into)
            made = json.loads(archive.read(MANIFEST))
            stamp = str(made.get("made_at", ""))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError) as error:
        raise UserError(_("Tệp {name} không phải bản sao lưu của sổ sáng kiến, hoặc bị hỏng.").format(name=source.name)) from error
    if not database.is_file():
        raise UserError(_("Tệp {name} không phải bản sao lưu của sổ sáng kiến.").format(name=source.name))
    return database, read_manifest_of(database, stamp, named_files(database))


def _is_ours(name: str) -> bool:
    parts = name.split("/")
    if name == "book.db":
        return True
    if parts[0] == "attachments" and len(parts) == 3:
        return len(parts[2]) == 64 and parts[2].isalnum() and parts[1] == parts[2][:2]
    return parts[0] == "packs" and len(parts) == 2 and parts[1].endswith(".toml") and "\\" not in name


def titles_by_uid(database: Path) -> dict[str, tuple[str, str, str]]:
    """Return code, title and time of the last change of every innovation that is not in the trash."""
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        rows = connection.execute("SELECT uid, code, title, updated_at FROM innovation WHERE deleted_at IS NULL")
        return {uid: (code, title, updated) for uid, code, title, updated in rows}
    finally:
        connection.close()


def put_in_place(path: Path, database: Path) -> None:
    """Write another database over a book's, page by page in one transaction of SQLite's own.

    Raises:
        UserError: the disk refuses; the book is as it was.
    """
    try:
        origin = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        target = sqlite3.connect(path)
        try:
            origin.backup(target)
            target.execute("PRAGMA journal_mode = wal")
        finally:
            target.close()
            origin.close()
    except (OSError, sqlite3.Error) as error:
        raise UserError(_("Không khôi phục được vì ổ đĩa không cho ghi. Sổ vẫn như cũ: {path}").format(path=path)) from error
