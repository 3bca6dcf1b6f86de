"""The packs that ship with the program, those of a folder, and what they all share."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.language import _
from desktop_app.forms.catalogue import Catalogue
from desktop_app.forms.common import Common, read_common
from desktop_app.forms.pack_errors import PackError
from desktop_app.shipped import RESOURCES

if TYPE_CHECKING:
    from desktop_app.forms.vocabulary import Pack

__all__ = ["PackError", "default_form", "load_catalogue", "load_pack", "packs_in", "shipped_packs"]

_FOLDER = RESOURCES / "packs"
_COMMON = "common.toml"


def load_pack(source: Path | bytes, name: str = "") -> "Pack":
    """Read one pack from its file or its bytes; `name` stands in errors (the file's own by default).

    Raises PackError, which says where in the file and what to write instead.
    """
    from desktop_app.forms.pack_reader import read_pack

    if not name:
        name = source.name if isinstance(source, Path) else _("(không tên)")
    return read_pack(source, name, _common())


@cache
def shipped_packs() -> "tuple[Pack, ...]":
    """Give the packs of the program, the default one first, the others by id."""
    packs = (load_pack(path) for path in _FOLDER.glob("*.toml") if path.name != _COMMON)
    return tuple(sorted(packs, key=lambda pack: (pack.id != default_form(), pack.id)))


def packs_in(folder: Path) -> "tuple[tuple[Pack, ...], tuple[PackError, ...]]":
    """Read every `*.toml` of a folder: the packs that can be used, and one fault for each that cannot.

    Two files with the same id and version are one pack and one fault. A missing folder holds none.
    """
    packs: dict[tuple[str, str], Pack] = {}
    faults: list[PackError] = []
    try:
        paths = sorted(path for path in folder.glob("*.toml") if path.is_file())
    except OSError:
        sentence = _("Không đọc được thư mục mẫu; hãy kiểm tra quyền đọc.")
        return (), (PackError(folder.name, "", sentence),)
    for path in paths:
        try:
            pack = load_pack(path)
            if (pack.id, pack.version) in packs:
                sentence = _("Mẫu “{id}” phiên bản {version} đã có trong một tệp khác; hãy tăng version.")
                raise PackError(path.name, "$.version", sentence.format(id=pack.id, version=pack.version))
            packs[pack.id, pack.version] = pack
        except PackError as fault:
            faults.append(fault)
    return tuple(packs.values()), tuple(faults)


def load_catalogue() -> Catalogue:
    """Give the lists that all packs share."""
    return _common().catalogue


def default_form() -> str:
    """Give the id of the pack a new dossier begins with."""
    return _common().default_form


@cache
def _common() -> Common:
    return read_common(_FOLDER / _COMMON, _COMMON)
