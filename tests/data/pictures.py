"""Pictures of every awkward kind, made on the spot."""

import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

GPS = {1: "N", 2: (IFDRational(21), IFDRational(1), IFDRational(30)), 3: "E", 4: (IFDRational(105),) * 3}
_ORIENTATION, _GPS, _MAKER = 0x0112, 0x8825, 0x010F


def phone_photo(path: Path, orientation: int = 6, size: tuple[int, int] = (60, 40)) -> Path:
    """Write a JPEG as a telephone does: lying on its side, with the place where it was taken.

    Its left half is red and its right half blue; upright (orientation 6) red is on top.
    """
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_MAKER] = "Điện thoại"
    exif.get_ifd(_GPS).update(GPS)
    picture.save(path, "JPEG", quality=95, exif=exif, comment=b"GPS 21.0245 105.8412")
    return path


def of_mode(path: Path, mode: str, kind: str) -> Path:
    """Write a picture of one of Pillow's modes; its left half is light, its right half dark."""
    base = Image.new("L", (40, 20), 230)
    base.paste(20, (20, 0, 40, 20))
    if mode == "I;16":
        line = (60_000).to_bytes(2, "little") * 20 + (5_000).to_bytes(2, "little") * 20
        picture = Image.frombytes("I;16", (40, 20), line * 20)
    elif mode in ("RGBA", "LA"):
        picture = Image.new(mode, (40, 20), (0,) * len(mode))
        picture.paste((20,) * (len(mode) - 1) + (255,), (20, 0, 40, 20))
    else:
        picture = base.convert(mode)
    picture.save(path, kind)
    return path


def scan(path: Path, pages: int) -> Path:
    """Write a scan of several pages, each a different grey."""
    first, *others = (Image.new("L", (30, 42), 40 * number) for number in range(1, pages + 1))
    first.save(path, "TIFF", save_all=True, append_images=others)
    return path


def bomb(path: Path) -> Path:
    """Write a tiny PNG that claims 60,000 by 60,000 pixels."""
    data = BytesIO()
    Image.new("L", (1, 1)).save(data, "PNG")
    bytes_ = bytearray(data.getvalue())
    header = b"IHDR" + (60_000).to_bytes(4) + (60_000).to_bytes(4) + bytes_[24:29]
    bytes_[12:33] = header + zlib.crc32(header).to_bytes(4)
    path.write_bytes(bytes_)
    return path


def opened(data: bytes) -> Image.Image:
    """Open bytes."""
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture
