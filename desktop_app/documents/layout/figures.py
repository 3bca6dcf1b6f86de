"""Pictures: opened with care, never larger than their place; a JPEG goes into the file as it is."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageSequence, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

from desktop_app.documents.layout.flowables import new_block

PIXELS_AT_MOST = 180_000_000
_POINTS_A_PIXEL = 72 / 110


class PictureError(Exception):
    """The file is not a picture that can be drawn."""


class _Jpeg:
    """A JPEG file that reportlab takes over byte by byte, known by its path."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return f"jpeg {self.path}"

    def jpeg_fh(self) -> BytesIO:
        """Open the bytes for reportlab."""
        return BytesIO(self.path.read_bytes())


class Picture(Flowable):
    """One picture, scaled down to the width there is and to `height_at_most` points."""

    def __init__(
        self, source: Any, size: tuple[int, int], height_at_most: float, turn: int = 0, field: str = ""
    ) -> None:
        super().__init__()
        self.source, self.pixels, self.turn = source, size, turn % 360
        self.height_at_most = height_at_most
        self.hAlign = "CENTER"
        self.field, self.block = field, new_block()
        self.fills = False

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Fit; a small picture is not blown up unless it fills a page of its own."""
        across, down = self.pixels
        seen = (across, down) if self.turn in (0, 180) else (down, across)
        self.width, self.height = fitted(seen, aW, self.height_at_most, fills=self.fills)
        return self.width, self.height

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Stand off from the text."""
        return 6

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw it in the middle, turned clockwise, and note the box."""
        x += _sW / 2
        canvas.saveState()
        canvas.translate(x + self.width / 2, y + self.height / 2)
        canvas.rotate(-self.turn)
        wide, high = (self.width, self.height) if self.turn in (0, 180) else (self.height, self.width)
        canvas.drawImage(self.source, -wide / 2, -high / 2, wide, high)
        canvas.restoreState()
        if self.field:
            canvas.note_box(self.field, self.block, (x, y, x + self.width, y + self.height))


def fitted(
    pixels: tuple[int, int], width: float, height: float, *, fills: bool = False
) -> tuple[float, float]:
    """Size a picture for `width` by `height` points at most; only one that `fills` them is blown up."""
    scale = min(width / pixels[0], height / pixels[1])
    if not fills:
        scale = min(scale, _POINTS_A_PIXEL)
    return pixels[0] * scale, pixels[1] * scale


def picture_bytes(path: Path) -> tuple[bytes, tuple[int, int]]:
    """Read one picture as a JPEG or PNG file that any program shows, with its size in pixels.

    Raises PictureError as `open_picture` does.
    """
    source, size = open_picture(path)
    if isinstance(source, _Jpeg):
        return source.jpeg_fh().getvalue(), size
    target = BytesIO()
    source._image.save(target, "PNG")
    return target.getvalue(), size


def open_picture(path: Path) -> tuple[Any, tuple[int, int]]:
    """Open one picture for a `Picture`.

    Raises PictureError when the file is gone, empty, broken, too large, or no picture.
    """
    return open_pictures(path, 1)[0]


def open_pictures(path: Path, at_most: int = 500) -> list[tuple[Any, tuple[int, int]]]:
    """Open a picture, or every page of a scan that holds several."""
    try:
        with Image.open(path) as image:
            if image.width * image.height > PIXELS_AT_MOST or not image.width * image.height:
                raise PictureError(path.name)
            if image.format == "JPEG" and image.mode in ("RGB", "L") and _is_whole(path):
                return [(_Jpeg(path), image.size)]
            frames: list[tuple[Any, tuple[int, int]]] = []
            for frame in ImageSequence.Iterator(image):
                frames.append((ImageReader(_on_white(frame)), frame.size))
                if len(frames) == at_most:
                    break
            return frames
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError) as error:
        raise PictureError(path.name) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise PictureError(path.name) from error


def _is_whole(path: Path) -> bool:
    """Whether the file ends as a JPEG must; a phone's picture with a tail is decoded instead."""
    with path.open("rb") as file:
        file.seek(-2, 2)
        return file.read() == b"\xff\xd9"


def _on_white(image: Image.Image) -> Image.Image:
    """Give plain grey or colour; what lets light through lies on white."""
    if image.mode in ("1", "L"):
        return image.convert("L")
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA"):
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("RGB")
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("L") if image.mode != "I;16" else image.point(lambda v: v / 256).convert("L")
    return image.convert("RGB")
