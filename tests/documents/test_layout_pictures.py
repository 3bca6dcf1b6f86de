from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.documents.layout.pictures import LONGEST_SIDE, reduce_picture, turned
from desktop_app.domain.errors import UserError
from tests.data import pictures

HEIC = Path(__file__).parents[1] / "data" / "phone.heic"


def is_reddish(pixel: object) -> bool:
    red, _green, blue = pixel  # type: ignore[misc]
    return bool(red > 150 and blue < 100)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_phone_photo_stands_upright_and_does_not_tell_where_it_was_taken(
    tmp_path: Path, orientation: int
) -> None:
    path = pictures.phone_photo(tmp_path / "a.jpg", orientation)
    reduced = reduce_picture(path)
    picture = pictures.opened(reduced)
    is_turned = orientation >= 5
    assert picture.size == ((40, 60) if is_turned else (60, 40))
    assert not picture.getexif()
    assert b"Exif" not in reduced
    assert b"GPS" not in reduced
    assert "comment" not in picture.info
    corner = {1: (3, 3), 2: (57, 3), 3: (57, 37), 4: (3, 3), 5: (3, 3), 6: (3, 3), 7: (3, 57), 8: (3, 57)}[
        orientation
    ]
    assert is_reddish(picture.getpixel(corner))


def test_an_iphone_photo_is_read_and_does_not_tell_where_it_was_taken() -> None:
    reduced = reduce_picture(HEIC)
    picture = pictures.opened(reduced)
    assert (picture.format, picture.size) == ("JPEG", (64, 48))
    assert is_reddish(picture.getpixel((5, 5)))
    assert not is_reddish(picture.getpixel((60, 5)))
    assert not picture.getexif()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "JPEG"),
        ("CMYK", "TIFF"),
        ("I;16", "PNG"),
        ("I;16", "TIFF"),
        ("F", "TIFF"),
        ("I", "TIFF"),
        ("P", "PNG"),
        ("P", "GIF"),
        ("1", "PNG"),
        ("1", "TIFF"),
        ("L", "JPEG"),
        ("RGB", "BMP"),
        ("RGB", "WEBP"),
    ],
)
def test_pictures_of_every_kind_keep_their_light_and_their_dark(tmp_path: Path, mode: str, kind: str) -> None:
    picture = pictures.opened(reduce_picture(pictures.of_mode(tmp_path / "a.bin", mode, kind)))
    assert picture.mode in ("RGB", "L")
    grey = picture.convert("L")
    assert grey.getpixel((5, 10)) > 190
    assert grey.getpixel((35, 10)) < 80


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("LA", "PNG"), ("RGBA", "WEBP")])
def test_what_lets_light_through_lies_on_white(tmp_path: Path, mode: str, kind: str) -> None:
    picture = pictures.opened(reduce_picture(pictures.of_mode(tmp_path / "a.bin", mode, kind))).convert("L")
    assert picture.getpixel((5, 10)) > 240
    assert picture.getpixel((35, 10)) < 60


def test_a_large_photo_becomes_as_large_as_print_can_show(tmp_path: Path) -> None:
    Image.effect_noise((3600, 2400), 60).save(tmp_path / "a.jpg")
    reduced = reduce_picture(tmp_path / "a.jpg")
    assert max(pictures.opened(reduced).size) == LONGEST_SIDE
    assert len(reduced) < (tmp_path / "a.jpg").stat().st_size


def test_a_thin_strip_keeps_at_least_one_pixel(tmp_path: Path) -> None:
    Image.new("RGB", (40_000, 2), "red").save(tmp_path / "a.png")
    assert pictures.opened(reduce_picture(tmp_path / "a.png")).height >= 1


def test_a_drawing_stays_sharp_as_png(tmp_path: Path) -> None:
    pictures.of_mode(tmp_path / "a.png", "RGB", "PNG")
    assert pictures.opened(reduce_picture(tmp_path / "a.png")).format == "PNG"


def test_a_scan_keeps_every_page_and_turns_whole(tmp_path: Path) -> None:
    reduced = reduce_picture(pictures.scan(tmp_path / "a.tif", 3))
    for data, size in ((reduced, (30, 42)), (turned(reduced, 90), (42, 30))):
        scan = Image.open(BytesIO(data))
        assert (scan.n_frames, scan.size) == (3, size)  # type: ignore[attr-defined]
        greys = []
        for page in range(3):
            scan.seek(page)
            greys.append(scan.convert("L").getpixel((5, 5)))
        assert greys == [40, 80, 120]


@pytest.mark.parametrize("degrees", [90, 180, 270, 0])
def test_a_picture_turns_clockwise(tmp_path: Path, degrees: int) -> None:
    upright = reduce_picture(pictures.phone_photo(tmp_path / "a.jpg", 1))
    picture = pictures.opened(turned(upright, degrees))
    assert picture.size == ((60, 40) if degrees in (0, 180) else (40, 60))
    corner = {0: (3, 20), 90: (20, 3), 180: (57, 20), 270: (20, 57)}[degrees]
    assert is_reddish(picture.getpixel(corner))


def cut(path: Path) -> None:
    pictures.phone_photo(path, size=(600, 400))
    path.write_bytes(path.read_bytes()[:4000])


def claim_too_much(path: Path) -> None:
    pictures.bomb(path)


def say_nothing(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0 day khong phai anh")


def cut_phone(path: Path) -> None:
    path.write_bytes(HEIC.read_bytes()[:500])


def twist(path: Path) -> None:
    Image.new("RGB", (50, 50)).save(path, "TIFF")
    data = bytearray(path.read_bytes())
    data[4:8] = b"\xff\xff\xff\x7f"
    path.write_bytes(data)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")
@pytest.mark.parametrize("spoil", [cut, claim_too_much, say_nothing, cut_phone, twist])
def test_what_no_program_could_open_is_refused_in_words(tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "ảnh hỏng.jpg"
    spoil(path)  # type: ignore[operator]
    with pytest.raises(UserError, match=r"Không mở được ảnh ảnh hỏng.jpg"):
        reduce_picture(path)


def test_a_damaged_stored_picture_does_not_turn() -> None:
    with pytest.raises(UserError, match="Không xoay được"):
        turned(b"\xff\xd8\xff hong", 90)
