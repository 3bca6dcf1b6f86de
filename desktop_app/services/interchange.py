"""One innovation as a JSON file with its files beside it: out of a book, and into one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from json import dumps
from pathlib import Path
from shutil import copyfile
from uuid import uuid4

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.records import Attachment, Dossier, Person, Unit
from desktop_app.exchange import innovation_json
from desktop_app.exchange.incoming import Incoming
from desktop_app.exchange.shapes import Json
from desktop_app.exchange.strict_json import SIZE_LIMIT
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.loading import Loaded, load
from desktop_app.services.loading_files import name_figures, take_files
from desktop_app.store import files
from desktop_app.store.atomic import write_text
from desktop_app.store.book import Book


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What came of loading: a line for each file taken in, a sentence for each that was refused."""

    done: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    innovations: tuple[int, ...] = ()


def schema() -> Json:
    """Return the JSON Schema of one innovation."""
    return innovation_json.schema()


def show(book: Book, innovation: int) -> Json:
    """Return one innovation as JSON; `file` is where `write_out` puts each attachment.

    Raises:
        UserError: it is no longer in the book.
    """
    dossier = _ordered(load_dossier(book, innovation))
    people = _people(book, dossier)
    units = {row.id: row for row in book.all(Unit)}
    return innovation_json.document(dossier, people, units, _paths(dossier))


def write_out(book: Book, innovation: int, folder: Path) -> Path:
    """Write one innovation as `<code>.json` into a folder, its files into a folder `<code>` beside it.

    Returns the JSON file; it is written last, so that it never speaks of files that are not there.

    Raises:
        UserError: a file has vanished from the book, or the folder cannot be written.
    """
    shown = show(book, innovation)
    dossier = load_dossier(book, innovation)
    paths = _paths(_ordered(dossier))
    target = folder / f"{dossier.innovation.code}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for item in dossier.attachments:
            _copy(book, item, folder / paths[item.uid])
        write_text(target, dumps(shown, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise UserError(
            _("Không ghi được vào {folder}. Kiểm tra chỗ trống và quyền ghi, hoặc chọn thư mục khác.").format(
                folder=folder
            )
        ) from error
    return target


def load_files(book: Book, paths: Iterable[Path], job: Job | None = None) -> LoadReport:
    """Load JSON files, each as one step: what is wrong with one is reported and does not stop the rest.

    Raises:
        Cancelled: between two files; those before it are in the book.
    """
    job, waiting = job or Job(), list(paths)
    done: list[str] = []
    failed: list[str] = []
    rows: list[int] = []
    for place, path in enumerate(waiting):
        job.progress(place, len(waiting), path.name)
        job.check()
        try:
            loaded = _load_file(book, path, job)
        except UserError as error:
            failed.append(_("{file}: {problem}").format(file=path.name, problem=error))
        else:
            rows.append(loaded.id)
            done.append(" ".join((_summary(path, loaded), *loaded.notes)))
    job.progress(len(waiting), len(waiting))
    return LoadReport(tuple(done), tuple(failed), tuple(rows))


def _load_file(book: Book, path: Path, job: Job) -> Loaded:
    incoming = _read(path)
    taken = take_files(book, path.parent, incoming, job)
    with book.transaction(_("Nạp từ tệp JSON")) as step:
        return load(book, step, incoming, taken)


def _read(path: Path) -> Incoming:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise UserError(_("tệp JSON lớn hơn 64 MB, không phải tệp của một sáng kiến."))
        data = path.read_bytes()
    except OSError as error:
        raise UserError(_("không đọc được tệp. Kiểm tra tệp còn ở đó rồi nạp lại.")) from error
    return innovation_json.read_document(data)


def _summary(path: Path, loaded: Loaded) -> str:
    if loaded.is_new:
        sentence = _("{file}: đã thêm {code}.")
    elif loaded.is_changed:
        sentence = _("{file}: đã cập nhật {code}.")
    else:
        sentence = _("{file}: {code} không có gì khác.")
    return sentence.format(file=path.name, code=loaded.code)


def _ordered(dossier: Dossier) -> Dossier:
    """Put the annexes first, by number, and name figures by the file that was given, not by its copy."""
    attachments = sorted(dossier.attachments, key=lambda item: (item.role != "annex", item.number, item.id))
    named = {item.reduced_sha256: item.sha256 for item in attachments if item.reduced_sha256}
    answers = {key: name_figures(text, named) for key, text in dossier.answers.items()}
    return replace(dossier, attachments=tuple(attachments), answers=answers)


def _people(book: Book, dossier: Dossier) -> dict[int, Person]:
    named = {row.person_id for row in (*dossier.authors, *dossier.helpers)}
    named.add(dossier.innovation.support_person_id)
    return {row: book.get(Person, row) for row in named if row is not None}


def _paths(dossier: Dossier) -> dict[str, str]:
    folder = dossier.innovation.code
    paths: dict[str, str] = {}
    for place, item in enumerate(dossier.attachments, start=1):
        given = Path(item.file_name)
        paths[item.uid] = f"{folder}/{file_name(f'{place:02d} {given.stem}', given.suffix)}"
    return paths


def _copy(book: Book, item: Attachment, target: Path) -> None:
    stored = files.find(book.folder, item.sha256)
    if stored is None:
        raise UserError(
            _("Tệp {name} không còn trong sổ nên chưa xuất được. Đính lại tệp rồi xuất lại.").format(
                name=item.file_name
            )
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.{uuid4().hex[:8]}.tmp")
    try:
        copyfile(stored, aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
