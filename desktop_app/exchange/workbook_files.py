"""What must be known of a workbook before its reader is let at it: kind, size, locks, macros, links."""

import lzma
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.exchange.grids import CellError

MOST_BYTES = 50_000_000
MOST_UNPACKED = 400_000_000
_MOST_RATIO = 500
_RATIO_FROM = 20_000_000
_MOST_PARTS = 10_000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    ValueError,
    KeyError,
    EOFError,
    NotImplementedError,
)
"""What a damaged parcel raises, depending on where the damage is."""
_ERROR_CELL = re.compile(
    rb'<c\b(?=[^>]*\br="([A-Z]{1,3})([0-9]{1,7})")(?=[^>]*\bt="e")[^>]*>'
    rb"(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?"
    rb"<v>([^<]{1,20})</v>"
)
_SHEET = re.compile(rb"<sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
Errors = dict[tuple[int, int], CellError]


def read_bytes(path: Path) -> bytes:
    """Read a file that is not too big to be a list.

    Raises:
        UserError: it is not there, cannot be read, is empty, or is over 50 MB.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UserError(
            _(
                "Không đọc được tệp “{file}”. Kiểm tra tệp còn ở đó; nếu đang mở trong Excel thì đóng lại."
            ).format(file=path.name)
        ) from error
    if len(data) > MOST_BYTES:
        raise UserError(
            _("Tệp “{file}” lớn hơn 50 MB. Bỏ hình ảnh, trang không cần, hoặc chia thành nhiều tệp.").format(
                file=path.name
            )
        )
    if not data:
        raise UserError(_("Tệp “{file}” không có gì bên trong. Chọn tệp khác.").format(file=path.name))
    return data


def look_into(data: bytes, name: str) -> tuple[str, ...]:
    """Look into a workbook's parcel and say what of it is not followed; nothing is unpacked.

    Raises:
        UserError: it would unpack to far too much, is locked by a password, or is damaged.
    """
    if data.startswith(OLE):
        return _look_into_ole(data, name)
    if not data.startswith(ZIP):
        return ()
    try:
        with zipfile.ZipFile(BytesIO(data)) as parcel:
            parts = parcel.infolist()
            _refuse_bomb(parts, len(data), name)
            names = [part.filename for part in parts]
            if any(part.flag_bits & 1 for part in parts) or _is_locked_ods(parcel, names):
                raise _locked(name)
    except _DAMAGE as error:
        raise _damaged(name) from error
    except RuntimeError as error:
        raise _locked(name) from error
    return _oddities(names)


def _refuse_bomb(parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    is_swollen = unpacked > _RATIO_FROM and unpacked > packed * _MOST_RATIO
    if unpacked > MOST_UNPACKED or is_swollen or len(parts) > _MOST_PARTS:
        raise UserError(
            _(
                "Tệp “{file}” nén bất thường: mở ra sẽ chiếm {size} MB. Chép các ô cần nhập sang tệp mới."
            ).format(file=name, size=unpacked // 1_000_000)
        )


def _is_locked_ods(parcel: zipfile.ZipFile, names: list[str]) -> bool:
    manifest = "META-INF/manifest.xml"
    if manifest not in names or parcel.getinfo(manifest).file_size > 1_000_000:
        return False
    return b"encryption-data" in parcel.read(manifest)


def _look_into_ole(data: bytes, name: str) -> tuple[str, ...]:
    wide = {word: word.encode("utf-16-le") for word in ("EncryptedPackage", "_VBA_PROJECT", "WordDocument")}
    if wide["EncryptedPackage"] in data:
        raise _locked(name)
    return (_macros(),) if wide["_VBA_PROJECT"] in data else ()


def _oddities(names: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    if any(part.endswith("vbaProject.bin") for part in names):
        found.append(_macros())
    if any("externalLinks/" in part for part in names):
        found.append(
            _("Tệp có công thức lấy số từ tệp khác: chương trình dùng số đã lưu sẵn, không mở các tệp kia.")
        )
    return tuple(found)


def _macros() -> str:
    return _("Tệp có macro: chương trình bỏ qua, không chạy.")


def _locked(name: str) -> UserError:
    return UserError(
        _("Tệp “{file}” đặt mật khẩu mở. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn tệp này.").format(
            file=name
        )
    )


def _damaged(name: str) -> UserError:
    return UserError(
        _("Tệp “{file}” bị hỏng hoặc không phải là bảng tính. Mở bằng Excel, lưu lại thành .xlsx.").format(
            file=name
        )
    )


def damaged(name: str) -> UserError:
    """Make the error of a file that no reader takes."""
    return _damaged(name)


def locked(name: str) -> UserError:
    """Make the error of a file that asks for a password."""
    return _locked(name)


def failed_formulas(data: bytes) -> dict[str, Errors]:
    """Find the cells whose formula failed, by sheet name: the reader gives them as empty.

    Only .xlsx and .xlsm say so in a way that is found here; others give none.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as parcel:
            return _failed_formulas(parcel)
    except (*_DAMAGE, RuntimeError):
        return {}


def _failed_formulas(parcel: zipfile.ZipFile) -> dict[str, Errors]:
    from html import unescape

    targets = {
        found.get(b"Id", b""): found.get(b"Target", b"").decode("utf-8", "replace")
        for found in _elements(
            parcel.read("xl/_rels/workbook.xml.rels"), re.compile(rb"<Relationship\b[^>]*>")
        )
    }
    sheets: dict[str, Errors] = {}
    for found in _elements(parcel.read("xl/workbook.xml"), _SHEET):
        target = targets.get(found.get(b"r:id", b""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path not in parcel.namelist():
            continue
        data = parcel.read(path)
        if b't="e"' in data:
            name = unescape(found.get(b"name", b"").decode("utf-8", "replace"))
            sheets[name] = {
                (int(row) - 1, _column(letters)): CellError(word.decode("latin-1"))
                for letters, row, word in _ERROR_CELL.findall(data)
            }
    return sheets


def _elements(data: bytes, pattern: re.Pattern[bytes]) -> list[dict[bytes, bytes]]:
    return [dict(_ATTRIBUTE.findall(element)) for element in pattern.findall(data)]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
