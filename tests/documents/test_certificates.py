"""Certificates as they are drawn: every text in its box to 0.1 mm, read back from the PDF."""

import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from desktop_app.documents.certificates import BoxText, CertificateSheet
from desktop_app.documents.layout.certificates import FACES, missing_letters, render_certificates
from desktop_app.documents.layout.phrases import phrase_lines
from desktop_app.forms.certificates import DefaultBlank, read_certificates, shipped_certificates
from desktop_app.forms.pack_errors import PackError
from tests.documents.reading import check, fonts_of, info_of, size_of, text_of

MM = 72 / 25.4
NEAR = 0.1
PLANT = "Công ty Nhiệt điện Sông Trầm"
LONG_NAME = "Ông: Trần Văn Đức Nguyễn Phước Bảo Quý Hoàng Long Vĩnh Tường An"
ACHIEVEMENT = (
    f"Đã có thành tích xuất sắc trong phong trào lao động sáng tạo năm 2026 tại {PLANT}, là tác giả sáng"
    " kiến làm lợi 1.250 triệu đồng, tiết kiệm 12.500 kWh, góp phần giữ vững vận hành an toàn tổ máy 110 MW"
)
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
BASES = "aăâeêioôơuưy"
LETTERS = "".join(
    unicodedata.normalize("NFC", base + mark) for base in (*BASES, *BASES.upper()) for mark in MARKS
)
EVERY_LETTER = f"{LETTERS}đĐ“”–…0123456789"


def box(text: str, **values: Any) -> BoxText:
    """Give a text in a box in the middle of A4."""
    placed = {"left": 30.0, "top": 60.0, "width": 240.0, "height": 12.0, "size": 20.0, **values}
    return BoxText("name", text, **placed)


def a4(*texts: BoxText, **values: Any) -> CertificateSheet:
    return CertificateSheet(297, 210, texts, **values)


def letters_of(data: bytes, page: int = 0) -> list[tuple[str, float, float, float, float]]:
    """Every letter with ink, in the order it was drawn, its edges in millimetres from the top left corner."""
    found: list[tuple[str, float, float, float, float]] = []
    with pypdfium2.PdfDocument(data) as document:
        sheet = document[page]
        text: Any = sheet.get_textpage()
        high = sheet.get_height()
        for place in range(text.count_chars()):
            letter = text.get_text_range(place, 1)
            left, bottom, right, top = text.get_charbox(place)
            if letter.strip() and right > left:
                found.append((letter, left / MM, (high - top) / MM, right / MM, (high - bottom) / MM))
    return found


def assert_inside(data: bytes, texts: tuple[BoxText, ...], page: int = 0, near: float = NEAR) -> None:
    """Each letter drawn stands in the box of its own text."""
    letters = letters_of(data, page)
    wanted = [(letter, text) for text in texts for letter in "".join(text.text.split())]
    assert "".join(one[0] for one in letters) == "".join(letter for letter, _text in wanted)
    for (letter, left, top, right, bottom), (_wanted, text) in zip(letters, wanted, strict=True):
        where = f"{letter!r} of {text.key}"
        assert text.left - near <= left, where
        assert right <= text.left + text.width + near, where
        assert text.top - near <= top, where
        assert bottom <= text.top + text.height + near, where


def outlines_of(data: bytes) -> list[tuple[float, float, float, float]]:
    """The rectangles of a page's content as written: left, top, width, height in millimetres."""
    with pikepdf.open(BytesIO(data)) as document:
        page = document.pages[0]
        high, found = float(page.mediabox[3]), list[tuple[float, float, float, float]]()
        moved = (0.0, 0.0)
        for operands, operator in pikepdf.parse_content_stream(page):
            numbers = [float(item) for item in operands] if str(operator) in ("re", "cm") else []
            if str(operator) == "cm" and numbers[:4] == [1, 0, 0, 1]:
                moved = (moved[0] + numbers[4], moved[1] + numbers[5])
            elif str(operator) == "re":
                left, bottom, width, height = numbers
                top = high - (bottom + moved[1] + height)
                found.append(((left + moved[0]) / MM, top / MM, width / MM, height / MM))
        return found


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("is_bold", [False, True])
def test_every_vietnamese_letter_is_drawn_in_every_face(face: str, is_bold: bool) -> None:
    spaced = " ".join(EVERY_LETTER[at : at + 12] for at in range(0, len(EVERY_LETTER), 12))
    for form in ("NFC", "NFD"):
        text = box(
            unicodedata.normalize(form, spaced), font=face, is_bold=is_bold, breaks=True, top=20, height=120
        )
        assert missing_letters(text) == ""
        drawn = render_certificates([a4(text)])
        assert drawn.overflows == ()
        assert_inside(drawn.data, (replace(text, text=spaced),))


def test_the_faces_are_carried_in_the_file(tmp_path: Path) -> None:
    texts = [box("Đặng Thị Ước", font=face, top=20 + 20 * place) for place, face in enumerate(FACES)]
    data = render_certificates([a4(*texts)]).data
    fonts = fonts_of(data, tmp_path)
    assert len(fonts) == len(FACES)
    assert all(is_carried for _name, is_carried in fonts)
    check(data, tmp_path)


@pytest.mark.parametrize("face", FACES)
def test_a_letter_the_face_lacks_is_named_and_stands_out(face: str) -> None:
    drawn = render_certificates([a4(box("Nguyễn 漢 An 漢😀", font=face))])
    assert [(fault.sheet, fault.key, fault.letters) for fault in drawn.overflows] == [(0, "name", "漢😀")]
    assert "漢" not in text_of(drawn.data)
    assert any(sign in text_of(drawn.data) for sign in "□?")


def sheet_on(blank: DefaultBlank, *, is_test: bool = False) -> CertificateSheet:
    """Give a certificate on a blank as the office's is made, without a book."""
    from desktop_app.services.blanks import _placed  # pyright: ignore[reportPrivateUsage]

    words = {
        "motto": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "title": "GIẤY KHEN",
        "authority": f"GIÁM ĐỐC {PLANT.upper()}", "grants": "Truy tặng", "name": LONG_NAME,
        "post": f"Kỹ thuật viên tổ sửa chữa thiết bị đo lường, {PLANT}", "achievement": ACHIEVEMENT,
        "place_and_date": "Quảng Ninh, ngày 20 tháng 12 năm 2026",
        "signer_post": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        "signer": "Vũ Quốc Hưng", "number": "Quyết định số: 512/QĐ-NĐST, ngày 20 tháng 12 năm 2026\nSố: 01",
    }  # fmt: skip
    rows: list[dict[str, Any]] = [dict(row) for row in _placed(blank) if row["is_shown"]]
    texts = tuple(
        BoxText(
            key=row["key"], text=words[row["key"]], left=row["left"] / 10, top=row["top"] / 10,
            width=row["width"] / 10, height=row["height"] / 10, size=row["size"] / 10,
            is_bold=row["is_bold"], is_italic=row["is_italic"], align=row["align"], colour=row["colour"],
            breaks=row["breaks"], kept=(PLANT,),
        )
        for row in rows
    )  # fmt: skip
    return CertificateSheet(*blank.size, texts, has_border=blank.is_plain, is_test=is_test)


@pytest.mark.parametrize("kind", [blank.id for blank in shipped_certificates().blanks])
def test_on_every_blank_each_text_stands_in_its_box(kind: str, tmp_path: Path) -> None:
    blank = next(one for one in shipped_certificates().blanks if one.id == kind)
    sheet = sheet_on(blank)
    drawn = render_certificates([sheet])
    assert drawn.overflows == ()
    assert size_of(drawn.data) == pytest.approx(blank.size, abs=0.05)
    assert_inside(drawn.data, sheet.texts)
    if not blank.is_plain:  # the texts of the body stay off what is printed
        left, top, right, bottom = (
            part * side / 100 for part, side in zip(blank.free, (*blank.size, *blank.size), strict=True)
        )
        for text in sheet.texts:
            if text.key not in ("motto", "title"):
                assert left - NEAR <= text.left
                assert top - NEAR <= text.top
                assert text.left + text.width <= right + NEAR
                assert text.top + text.height <= bottom + NEAR
    check(drawn.data, tmp_path)


@pytest.mark.parametrize("kind", ["plain-a4", "bang-khen", "giay-khen", "giay-khen-1"])
@pytest.mark.parametrize("shift", [(0.0, 0.0), (-1.5, 2.5)])
def test_a_test_sheet_outlines_the_boxes_at_their_exact_places(kind: str, shift: tuple[float, float]) -> None:
    blank = next(one for one in shipped_certificates().blanks if one.id == kind)
    sheet = sheet_on(blank, is_test=True)
    drawn = outlines_of(render_certificates([sheet], shift).data)
    for text in sheet.texts:
        wanted = (text.left + shift[0], text.top + shift[1], text.width, text.height)
        assert any(one == pytest.approx(wanted, abs=0.02) for one in drawn), text.key
    assert not outlines_of(render_certificates([replace(sheet, is_test=False, has_border=False)]).data)


def test_the_rulers_count_every_centimetre() -> None:
    words = text_of(render_certificates([a4(is_test=True)]).data).split()
    assert {str(at) for at in range(10, 297, 10)} <= set(words)
    assert words.count("200") == 2


def test_a_shift_moves_everything_alike() -> None:
    plain = letters_of(render_certificates([a4(box("Nguyễn An"))]).data)
    moved = letters_of(render_certificates([a4(box("Nguyễn An"))], (1.5, -2.5)).data)
    for before, after in zip(plain, moved, strict=True):
        assert after[1] - before[1] == pytest.approx(1.5, abs=0.01)
        assert after[2] - before[2] == pytest.approx(-2.5, abs=0.01)


@pytest.mark.parametrize("size", [(297, 210), (210, 297), (420, 297), (400, 300), (450, 350), (50, 50)])
def test_a_sheet_is_as_large_as_its_blank(size: tuple[int, int]) -> None:
    text = BoxText("name", "An", 5, 5, 40, 40)
    assert size_of(render_certificates([CertificateSheet(*size, (text,))]).data) == pytest.approx(
        size, abs=0.05
    )


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_alignment_is_at_the_edges_of_the_box(align: str) -> None:
    letters = letters_of(render_certificates([a4(box("HIỂN HÁCH", align=align, height=20))]).data)
    left, right = min(one[1] for one in letters), max(one[3] for one in letters)
    if align == "left":
        assert left == pytest.approx(30, abs=0.4)
    elif align == "right":
        assert right == pytest.approx(270, abs=0.4)
    else:
        assert left - 30 == pytest.approx(270 - right, abs=0.4)


def test_a_name_of_sixty_letters_shrinks_into_its_box() -> None:
    text = box(LONG_NAME, height=11, size=40.0, is_bold=True)
    drawn = render_certificates([a4(text)])
    assert len(LONG_NAME) >= 60
    assert drawn.overflows == ()
    assert_inside(drawn.data, (text,))
    firm = render_certificates([a4(replace(text, shrinks=False))])
    assert [fault.letters for fault in firm.overflows] == [""]


def test_four_hundred_letters_of_praise_fit_the_default_box() -> None:
    text = box((ACHIEVEMENT + ", " + ACHIEVEMENT)[:400], width=224, height=18, size=14, breaks=True)
    drawn = render_certificates([a4(text)])
    assert drawn.overflows == ()
    assert_inside(drawn.data, (text,))


def test_what_fits_at_no_size_is_told_not_cut() -> None:
    drawn = render_certificates([a4(box(ACHIEVEMENT * 20, height=8, breaks=True))])
    assert [(fault.key, fault.letters) for fault in drawn.overflows] == [("name", "")]


def lines(text: str, width: float, kept: tuple[str, ...] = ()) -> list[str]:
    """Break a text, a letter being 1 wide."""
    found = phrase_lines(text, width, len, kept, may_split_names=False)
    assert found is not None
    assert " ".join(found) == " ".join(text.split())
    assert all(len(line) <= width for line in found)
    return found


@pytest.mark.parametrize("width", range(32, 140, 3))
def test_no_line_ends_inside_a_name_or_between_number_and_unit(width: int) -> None:
    text = f"{ACHIEVEMENT}, cùng ông Nguyễn Thị Bích Hường và tổ sửa chữa lò hơi"
    for whole in (
        PLANT,
        "1.250 triệu",
        "12.500 kWh",
        "110 MW",
        "Nguyễn Thị Bích Hường",
        "tổ sửa chữa lò hơi",
    ):
        assert any(whole in line for line in lines(text, width, ("Tổ sửa chữa lò hơi",))), whole


def test_lines_end_at_a_sign_or_before_a_new_thought() -> None:
    assert lines("Đã có thành tích xuất sắc, góp phần hoàn thành kế hoạch", 32) == [
        "Đã có thành tích xuất sắc,", "góp phần hoàn thành kế hoạch",
    ]  # fmt: skip


def test_a_name_too_long_for_a_line_is_broken_last_of_all() -> None:
    assert phrase_lines("Nguyễn Văn An", 10, len, may_split_names=False) is None
    assert phrase_lines("Nguyễn Văn An", 10, len) == ["Nguyễn", "Văn An"]
    assert phrase_lines("Nguyễn", 3, len) is None
    assert phrase_lines(" \n ", 3, len) == []


@pytest.mark.parametrize(
    "text",
    [
        "<b>An</b> & {name} <img src='/etc/passwd'/>", "An\x00\x1b\u200b\u202e Bình", "%s %(x)s {0} ((( \\",
        "𝕬" * 300, "a" * 10_000, "An " * 4_000, "\n" * 50, "An\r\nBình", "",
    ],
)  # fmt: skip
@pytest.mark.parametrize("breaks", [False, True])
def test_hostile_texts_leave_a_readable_file(text: str, breaks: bool, tmp_path: Path) -> None:
    drawn = render_certificates([a4(box(text, breaks=breaks), box("Kế tiếp", top=90))])
    check(drawn.data, tmp_path)
    assert "Kế tiếp" in text_of(drawn.data)
    assert len(drawn.overflows) <= 1
    if len(text) > 200:
        assert drawn.overflows
    if "<b>" in text:
        assert "<b>An</b> & {name}" in text_of(drawn.data)


def test_one_bad_certificate_does_not_stop_the_others() -> None:
    drawn = render_certificates([a4(box("An"), name="An"), a4(box("漢"), name="漢"), a4(box("Bình"))])
    assert [fault.sheet for fault in drawn.overflows] == [1]
    with pypdfium2.PdfDocument(drawn.data) as document:
        assert len(document) == 3


def test_the_same_certificates_are_the_same_bytes(tmp_path: Path) -> None:
    sheets = [sheet_on(blank) for blank in shipped_certificates().blanks]
    data = render_certificates(sheets).data
    assert data == render_certificates(sheets).data
    assert info_of(data, tmp_path)["Pages"] == str(len(sheets))


def test_the_file_of_certificates_says_what_it_cannot_read() -> None:
    source = Path("resources/guide/certificates.toml").read_bytes()
    assert read_certificates(source, "thử").blanks == shipped_certificates().blanks
    for old, new in (
        (b"box = [26, 22, 245, 16]", b"box = [26, 22]"),
        (b'"{head} {office}"', b'"{ai} {office}"'),
        (b'"{place}, {day}"', b'"{place}, {gio}"'),
        (b'align = "left"', b'align = "giua"'),
        (b"title_band = [34, 43]", b"title_band = [34]"),
    ):
        with pytest.raises(PackError, match="thử"):
            read_certificates(source.replace(old, new, 1), "thử")
