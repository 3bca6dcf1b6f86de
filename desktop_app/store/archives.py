"""A backup as one zip: the database, its manifest, the files it names and the book's own packs."""

import json
import os
import re
import shutil
import zipfile
import zlib
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.store import files
from desktop_app.store.backups import Manifest, copy_database, named_files, read_manifest_of

DATABASE = "book.db"
MANIFEST = "manifest.json"
_PIECE = 1 << 20
_OURS = re.compile(r"book\.db|attachments/([0-9a-f]{2})/\1[0-9a-f]{62}|packs/[\w][\w .-]{0,100}\.toml")
_MANIFEST_AT_MOST = 64 << 20
_SWELLING_AT_MOST = 200
"""A database shrinks five- to tenfold in a zip; what swells so much more is no backup."""
_BAD_ZIPS = (
    zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError, EOFError,
    RuntimeError,
)  # fmt: skip
"""What zipfile and json raise at files that are cut short, encrypted, or packed in a way it does not know."""


def write_zip(folder: Path, database: Path, manifest: Manifest, target: Path, job: Job) -> None:
    """Write one zip with a copied database, its manifest and the files it names.

    Raises:
        UserError: the target cannot be written.
        Cancelled: nothing is left behind.
    """
    aside = target.with_name(f"{target.name}.dang-ghi-{uuid4().hex[:8]}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
            _add(archive, database, DATABASE, zipfile.ZIP_DEFLATED, job)
            for done, name in enumerate(manifest.attachments):
                job.progress(done, len(manifest.attachments))
                found = files.find(folder, name)
                if found is not None:
                    _add(archive, found, f"attachments/{name[:2]}/{name}", zipfile.ZIP_STORED, job)
            for pack in sorted((folder / "packs").glob("*.toml")):
                _add(archive, pack, f"packs/{pack.name}", zipfile.ZIP_DEFLATED, job)
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
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, path: Path, name: str, packing: int, job: Job) -> None:
    """Add a file piece by piece, so that a large one can be cancelled too."""
    entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    entry.compress_type = packing
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            job.check()
            target.write(piece)


def unpack(source: Path, into: Path, job: Job) -> tuple[Path, Manifest]:
    """Lay a backup (zip or database file) out in an empty folder; return its database and manifest.

    Names that no backup of ours holds are passed over, so that nothing lands outside the folder.

    Raises:
        UserError: it is no backup, is damaged, or would fill the disk.
        Cancelled: the person gave up.
    """
    database = into / DATABASE
    try:
        is_zip = zipfile.is_zipfile(source)
        modified = datetime.fromtimestamp(source.stat().st_mtime, UTC).isoformat(timespec="microseconds")
    except OSError as error:
        raise _unreadable(source) from error
    if not is_zip:
        manifest = read_manifest_of(source, modified)
        copy_database(source, database, job)
        return database, manifest
    try:
        with zipfile.ZipFile(source) as archive:
            stamp = _made_at(archive)
            _lay_out(archive, into, job)
    except _BAD_ZIPS as error:
        raise UserError(
            _("Tệp {name} không phải bản sao lưu của sổ sáng kiến, hoặc bị hỏng. Chọn tệp khác.").format(
                name=source.name
            )
        ) from error
    except OSError as error:
        raise _unreadable(source) from error
    if not database.is_file():
        raise UserError(_("Tệp {name} không phải bản sao lưu của sổ sáng kiến.").format(name=source.name))
    manifest = read_manifest_of(database, stamp)
    return database, replace(manifest, attachments=named_files(database))


def _unreadable(source: Path) -> UserError:
    return UserError(
        _("Không đọc được tệp {name}. Kiểm tra USB, ổ đĩa và chỗ trống rồi thử lại.").format(name=source.name)
    )


def _made_at(archive: zipfile.ZipFile) -> str:
    if archive.getinfo(MANIFEST).file_size > _MANIFEST_AT_MOST:
        raise zipfile.BadZipFile(MANIFEST)
    return str(json.loads(archive.read(MANIFEST)).get("made_at", ""))


def _lay_out(archive: zipfile.ZipFile, into: Path, job: Job) -> None:
    entries = [entry for entry in archive.infolist() if _OURS.fullmatch(entry.filename)]
    whole = sum(entry.file_size for entry in entries)
    if any(entry.file_size > _PIECE + _SWELLING_AT_MOST * entry.compress_size for entry in entries):
        raise zipfile.BadZipFile("swells")
    if whole > shutil.disk_usage(into).free:
        raise UserError(
            _("Ổ đĩa chứa sổ không đủ chỗ để mở bản sao lưu ({size} MB). Xóa bớt tệp rồi thử lại.").format(
                size=whole >> 20
            )
        )
    done = 0
    for entry in entries:
        target = into / entry.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as packed, target.open("wb") as file:
            while piece := packed.read(_PIECE):
                job.check()
                file.write(piece)
                done += len(piece)
                job.progress(done, whole)
