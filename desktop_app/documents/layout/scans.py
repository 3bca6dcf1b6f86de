"""Scans of blanks, shown behind the texts on screen: pictures and first pages of PDF files, made small."""

from io import BytesIO
from pathlib import Path

from desktop_app.documents.layout.pictures import LONGEST_SIDE, reduce_picture, turned
from desktop_app.documents.layout.raster import page_image, page_sizes

_PDF = b"%PDF-"
_TIFF = (b"II*\0", b"MM\0*")


def read_scan(path: Path) -> bytes:
    """Return a scan as JPEG or PNG, upright and no larger than a screen shows.

    Raises:
        UserError: it is neither picture nor PDF, is damaged, or is too large to open.
    """
    with path.open("rb") as file:
        is_pdf = file.read(1024).lstrip().startswith(_PDF)
    if is_pdf:
        return _first_page(path.read_bytes())
    data = reduce_picture(path)
    return _first_of_many(data) if data[:4] in _TIFF else data


def turned_to(data: bytes, *, is_wide: bool) -> tuple[bytes, int, int]:
    """Turn a picture by a quarter where it lies otherwise than it should; give it, its width and height."""
    across, down = _size(data)
    if across == down or (across > down) == is_wide:
        return data, across, down
    return turned(data, 90), down, across


def _size(data: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(BytesIO(data)) as opened:
        return opened.size


def _first_page(data: bytes) -> bytes:
    from PIL import Image

    width, height, pixels = page_image(data, 0, LONGEST_SIDE / max(page_sizes(data)[0]))
    out = BytesIO()
    Image.frombytes("RGBA", (width, height), pixels).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def _first_of_many(data: bytes) -> bytes:
    from PIL import Image

    out = BytesIO()
    with Image.open(BytesIO(data)) as opened:
        opened.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()
