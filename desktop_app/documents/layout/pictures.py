"""Photographs made fit for paper: upright, without where they were taken, no larger than print can show."""

import struct
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 2000
"""Pixels: 300 to the inch over the width of a page's text."""
MOST_PIXELS = 150_000_000
MOST_PAGES = 500
_DRAWN = frozenset(("PNG", "GIF", "BMP", "TIFF"))
_SMALL_ENOUGH = 1_500_000
_BAD_FILES = (
    OSError, SyntaxError, ValueError, TypeError, EOFError, LookupError, ArithmeticError, RuntimeError,
    MemoryError, struct.error,
)  # fmt: skip
"""What Pillow and libheif raise at files that are cut short, twisted or no pictures at all."""


class _TooLargeError(ValueError):
    """More pixels than this machine should be asked to hold."""


def reduce_picture(path: Path) -> bytes:
    """Return a picture as JPEG, or as PNG where it is a drawing; turned by its EXIF, EXIF and GPS removed.

    A scan of several pages stays one file of several pages (TIFF).

    Raises:
        UserError: it is no picture, is cut short, or is too large to open.
    """
    from PIL import Image as Images

    _read_phone_pictures()
    Images.MAX_IMAGE_PIXELS = MOST_PIXELS
    too_large = (Images.DecompressionBombError, Images.DecompressionBombWarning)
    try:
        with Images.open(path) as opened:
            is_drawing = opened.format in _DRAWN
            if opened.format == "JPEG":
                opened.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
            return _encoded([_reduced(page) for page in _pages(opened)], is_drawing=is_drawing)
    except (*too_large, *_BAD_FILES) as error:
        raise UserError(
            _(
                "Không mở được ảnh {name}: tệp hỏng, quá lớn hoặc không phải ảnh."
                " Chụp hoặc lưu lại thành JPG rồi đính lại."
            ).format(name=path.name)
        ) from error


def turned(data: bytes, degrees: int) -> bytes:
    """Return a reduced picture turned clockwise by 90, 180 or 270 degrees.

    Raises:
        UserError: the bytes are damaged.
    """
    from PIL import Image as Images

    turns = {
        90: Images.Transpose.ROTATE_270,
        180: Images.Transpose.ROTATE_180,
        270: Images.Transpose.ROTATE_90,
    }
    try:
        with Images.open(BytesIO(data)) as opened:
            pages = [
                page.transpose(turns[degrees]) if degrees in turns else page.copy() for page in _pages(opened)
            ]
            return _encoded(pages, is_drawing=opened.format in _DRAWN)
    except _BAD_FILES as error:
        raise UserError(_("Không xoay được vì tệp ảnh trong sổ bị hỏng. Đính lại ảnh.")) from error


@cache
def _read_phone_pictures() -> None:
    import pi_heif

    pi_heif.register_heif_opener()


def _pages(opened: "Image") -> Iterator["Image"]:
    """Give the pages of a scan; of anything else (an animation, a phone's double picture) the first."""
    from PIL import ImageSequence

    is_scan = opened.format == "TIFF"
    for page in islice(ImageSequence.Iterator(opened), MOST_PAGES if is_scan else 1):
        if page.width * page.height > MOST_PIXELS:
            raise _TooLargeError(page.size)
        yield page


def _reduced(page: "Image") -> "Image":
    from PIL import Image as Images
    from PIL import ImageOps

    picture = _plain(ImageOps.exif_transpose(page))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Images.Resampling.LANCZOS)
    return picture


def _plain(picture: "Image") -> "Image":
    """Give eight bits of grey or colour on white, with nothing beside the pixels but their colour profile."""
    from PIL import Image as Images

    profile = picture.info.get("icc_profile") if picture.mode in ("RGB", "L") else None
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        plain = Images.new("RGB", layer.size, "white")
        plain.paste(layer, mask=layer.getchannel("A"))
    elif picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        plain = _eight_bits(picture)
    else:
        plain = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    plain.info = {"icc_profile": profile} if profile else {}
    return plain


def _eight_bits(picture: "Image") -> "Image":
    """Scale the greys of an instrument's picture to what paper shows; Pillow alone would make them white."""
    deep = picture.convert("F")
    _darkest, brightest = deep.getextrema()
    top = 65535.0 if isinstance(brightest, float) and brightest > 255 else 255.0
    return deep.point(lambda value: value * (255 / top) + 0).convert("L")


def _encoded(pages: list["Image"], *, is_drawing: bool) -> bytes:
    out, first = BytesIO(), pages[0]
    profile = first.info.get("icc_profile")
    if len(pages) > 1:
        first.save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_adobe_deflate")
        return out.getvalue()
    if is_drawing:
        first.save(out, "PNG", optimize=True, icc_profile=profile)
        if out.tell() <= _SMALL_ENOUGH:
            return out.getvalue()
        out = BytesIO()
    first.save(out, "JPEG", quality=85, optimize=True, icc_profile=profile)
    return out.getvalue()
