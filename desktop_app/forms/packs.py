"""The packs that ship with the program, those of a folder, and what they all share."""

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.language import _
from desktop_app.forms.lists import COMMON, FOLDER, default_form, load_catalogue
from desktop_app.forms.pack_errors import PackError

if TYPE_CHECKING:
    from desktop_app.forms.common import Common
    from desktop_app.forms.rule_reader import Rules
    from desktop_app.forms.vocabulary import Pack

__all__ = [
    "COMMON", "PackError", "common_text", "default_form", "is_shared", "load_catalogue", "load_pack",
    "load_rules", "packs_in", "read_kept", "shipped_packs",
]  # fmt: skip


def load_pack(source: Path | bytes, name: str = "") -> "Pack":
    """Read one pack from its file or its bytes; `name` stands in errors (the file's own by default).

    Raises PackError, which says where in the file and what to write instead.
    """
    from desktop_app.forms.pack_reader import read_pack

    if not name:
        name = source.name if isinstance(source, Path) else _("(không tên)")
    return read_pack(source, name, _common())


def is_shared(path: Path) -> bool:
    """Tell whether a shipped file is part of what all packs inherit."""
    return path.stem == "common" or path.stem.startswith("common-")


@cache
def common_text() -> str:
    """Give what all packs inherit as one TOML text: the lists first, then each of the other files."""
    paths = (FOLDER / COMMON, *sorted(FOLDER.glob("common-*.toml")))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@cache
def shipped_packs() -> "tuple[Pack, ...]":
    """Give the packs of the program, the default one first, the others by id."""
    packs = (load_pack(path) for path in FOLDER.glob("*.toml") if not is_shared(path))
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


@lru_cache(maxsize=16)
def read_kept(text: str, common: str, form_id: str) -> "Pack":
    """Read a pack as a book keeps it: its own text, and what it inherited then. Raises PackError."""
    from desktop_app.forms.common import read_common
    from desktop_app.forms.pack_reader import read_pack

    return read_pack(text.encode(), form_id, read_common(common.encode(), COMMON))


@cache
def load_rules() -> "Rules":
    """Give the barriers, criteria and deadlines of a pack that says nothing of its own."""
    from desktop_app.forms.common import shared_rules

    return shared_rules(_common())


@cache
def _common() -> "Common":
    from desktop_app.forms.common import read_common

    return read_common(common_text().encode(), COMMON)
