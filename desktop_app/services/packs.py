"""Which forms a book offers, and the one a dossier is pinned to."""

from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.names import file_name
from desktop_app.domain.records import Innovation
from desktop_app.forms.packs import (
    PackError,
    common_text,
    default_form,
    is_shared,
    load_catalogue,
    load_pack,
    packs_in,
    read_kept,
    shipped_packs,
)
from desktop_app.forms.vocabulary import Pack
from desktop_app.shipped import RESOURCES
from desktop_app.store.atomic import write_bytes
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

__all__ = [
    "PackError", "add_pack", "available", "catalogue", "default_form", "faults", "find", "folder_of",
    "is_own", "keep", "pack_for",
]  # fmt: skip

_SHIPPED = RESOURCES / "packs"

catalogue = load_catalogue


def available(book: Book) -> tuple[Pack, ...]:
    """Return the packs a new dossier may begin with; an office's pack goes before a shipped one of its id."""
    own, _faults = packs_in(book.folder / "packs")
    taken = {pack.id for pack in own}
    return (*(pack for pack in shipped_packs() if pack.id not in taken), *own)


def faults(book: Book) -> tuple[PackError, ...]:
    """Return what is wrong with packs in the book's folder."""
    return packs_in(book.folder / "packs")[1]


def folder_of(book: Book) -> Path:
    """Return the folder of the book's own packs, which is there."""
    folder = book.folder / "packs"
    folder.mkdir(exist_ok=True)
    return folder


def is_own(book: Book, pack: Pack) -> bool:
    """Tell whether a pack lies in the book and did not come with the program."""
    own, _faults = packs_in(book.folder / "packs")
    return pack in own


def add_pack(book: Book, source: Path) -> Pack:
    """Copy a pack file into the book, once it was read and found whole; return it.

    Raises:
        PackError: what is wrong in the file, and where.
        UserError: the book holds that pack already, or the disk refuses.
    """
    try:
        text = source.read_bytes()
        pack = load_pack(text, source.name)
        folder = folder_of(book)
        own, _faults = packs_in(folder)
        same = [item for item in own if (item.id, item.version) == (pack.id, pack.version)]
        if same:
            raise UserError(
                _("Sổ đã có mẫu “{title}” phiên bản {version}. Tăng version trong tệp rồi thêm lại.").format(
                    title=pack.title, version=pack.version
                )
            )
        name = file_name(f"{pack.id}-{pack.version}", ".toml")
        write_bytes(folder / name, text)
    except OSError as error:
        raise UserError(
            _("Không chép được {file} vào sổ. Kiểm tra USB, ổ đĩa và quyền ghi rồi thử lại.").format(
                file=source.name
            )
        ) from error
    return pack


def find(book: Book, form_id: str) -> Pack:
    """Return the pack of that id.

    Raises:
        UserError: neither the program nor the book has it.
    """
    shipped = {pack.id: pack for pack in shipped_packs()}
    own = list((book.folder / "packs").glob("*.toml"))
    found = {pack.id: pack for pack in available(book)} if own else shipped
    if form_id not in found:
        raise UserError(
            _("Không có mẫu đơn “{form}”. Chép tệp mẫu vào thư mục packs của sổ, hoặc chọn mẫu khác.").format(
                form=form_id
            )
        )
    return found[form_id]


def keep(step: Transaction, book: Book, pack: Pack) -> None:
    """Copy a pack, and what it inherits, into the book: a dossier stays with the words it began with."""
    text, common = _source(book, pack).read_text(encoding="utf-8"), common_text()
    step.keep_pack(pack.id, pack.version, text)
    step.keep_pack("common", f"{pack.id} {pack.version}", common)


def pack_for(book: Book, innovation: Innovation) -> Pack:
    """Return the pack as the dossier began with it."""
    text = book.kept_pack(innovation.form_id, innovation.form_version)
    if text is None:
        return find(book, innovation.form_id or default_form())
    common = book.kept_pack("common", f"{innovation.form_id} {innovation.form_version}")
    return read_kept(text, common or common_text(), innovation.form_id)


def _source(book: Book, pack: Pack) -> Path:
    """Find the file a pack was read from: a faulty one of its id in the book's folder was not it."""
    own = sorted((book.folder / "packs").glob("*.toml"))
    for path in (*own, _SHIPPED / f"{pack.id}.toml", *sorted(_SHIPPED.glob("*.toml"))):
        if not is_shared(path) and path.is_file() and _holds(path, pack):
            return path
    raise UserError(_("Không đọc được mẫu đơn {form}.").format(form=pack.title))


def _holds(path: Path, pack: Pack) -> bool:
    if path == _SHIPPED / f"{pack.id}.toml" and any(pack is shipped for shipped in shipped_packs()):
        return True
    try:
        found = load_pack(path)
    except PackError:
        return False
    return (found.id, found.version) == (pack.id, pack.version)
