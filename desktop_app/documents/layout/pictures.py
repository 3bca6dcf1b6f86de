"""Photographs made fit for paper: upright, without where they were taken, no larger than print can show."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 2000
"""Pixels: 300 to the inch over the width of a page's text."""
MOST_PIXELS = 150_000_000
_DRAWN = frozenset(("PNG", "GIF", "BMP", "TIFF"))
_SMALL_ENOUGH = 1_500_000


def reduce_picture(path: Path) -> bytes:
    """Return a picture as JPEG, or as PNG where it is a drawing; turned by its EXIF, EXIF and GPS removed.

    Raises:
        UserError: it is no picture, is cut short, or is too large to open.
    """
    from PIL import Image as Images
    from PIL import ImageOps

    _read_phone_pictures()
    Images.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Images.open(path) as opened:
            is_drawing = opened.format in _DRAWN
            if opened.format == "JPEG":
                opened.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Images.Resampling.LANCZOS)
            return _encoded(_on_white(picture), is_drawing=is_drawing)
    except (OSError, SyntaxError, ValueError, Images.DecompressionBombError) as error:
        raise UserError(
            _(
                "Không mở được ảnh {name}: tệp hỏng, quá lớn hoặc không phải ảnh."
                " Chụp hoặc lưu lại thành JPG rồi đính lại."
            ).format(name=path.name)
        ) from error


def turned(data: bytes, degrees: int) -> bytes:
    """Return a reduced picture turned clockwise by 90, 180 or 270 degrees."""
    from PIL import Image as Images

    turns = {
        90: Images.Transpose.ROTATE_270,
        180: Images.Transpose.ROTATE_180,
        270: Images.Transpose.ROTATE_90,
    }
    with Images.open(BytesIO(data)) as opened:
        is_drawing = opened.format == "PNG"
        return _encoded(opened.transpose(turns[degrees]) if degrees in turns else opened, is_drawing=is_drawing)


def _read_phone_pictures() -> None:
    import pi_heif

    pi_heif.register_heif_opener()


def _on_white(picture: "Image") -> "Image":
    from PIL import Image as Images

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Images.new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return picture if picture.mode in ("RGB", "L") else picture.convert("RGB")


def _encoded(picture: "Image", *, is_drawing: bool) -> bytes:
    out = BytesIO()
    if is_drawing:
        picture.save(out, "PNG", optimize=True)
        if out.tell() <= _SMALL_ENOUGH:
            return out.getvalue()
        out = BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()
