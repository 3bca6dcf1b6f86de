"""What kind of file an attachment is: by its first bytes, else by its name."""

from mimetypes import MimeTypes
from pathlib import Path

_BYTES_READ = 1024
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
)
_PHONE_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
_SUFFIXES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".jpe": "image/jpeg", ".jfif": "image/jpeg",
    ".png": "image/png", ".gif": "image/gif", ".bmp": "image/bmp",
    ".tif": "image/tiff", ".tiff": "image/tiff",
    ".webp": "image/webp", ".heic": "image/heic", ".heif": "image/heif",
}  # fmt: skip
PICTURES = frozenset(_SUFFIXES.values())
"""The kinds that are reduced and printed; nothing else is called `image/…` (DWG and SVG are not)."""
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OFFICE_SUFFIXES = {
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
}
_KNOWN = MimeTypes()  # what Python itself lists: a Windows registry may say anything


def media_type_of(path: Path) -> str:
    """Return the kind of a file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(_BYTES_READ)
    suffix = path.suffix.lower()
    return _by_bytes(start, suffix) or {**_SUFFIXES, **_OFFICE_SUFFIXES}.get(suffix) or _by_name(suffix)


def _by_bytes(start: bytes, suffix: str) -> str:
    if start.lstrip().startswith(b"%PDF-"):
        return "application/pdf"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "image/webp"
    if start[4:8] == b"ftyp" and start[8:12] in _PHONE_BRANDS:
        return "image/heic"
    found = next((kind for signature, kind in _SIGNATURES if start.startswith(signature)), "")
    if found in ("image/tiff", "image/bmp") and suffix not in _SUFFIXES:
        return ""  # camera originals are built like TIFF; two letters do not make a BMP
    return found


def _by_name(suffix: str) -> str:
    known = _KNOWN.guess_type(f"x{suffix}")[0] or ""
    return known if known and not known.startswith("image/") else "application/octet-stream"
