"""Certificates of a round: blanks and their places, what is written, what is told before, prints noted."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.domain.awards import Blank, BlankField, NominationLine, PrintedCertificate
from desktop_app.domain.errors import UserError
from desktop_app.services import (
    attachments,
    backup,
    blanks,
    certificate_prints,
    certificates,
    nominations,
    office,
)
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book
from tests.data.pictures import phone_photo, scan
from tests.services.certificate_books import (
    ACHIEVEMENT,
    DECIDED_ON,
    PLANT,
    decided,
    plant_with_round,
    proposed,
)


@pytest.fixture
def nomination(book: Book) -> int:
    return plant_with_round(book)


@pytest.fixture
def blank(book: Book) -> Blank:
    return book.get(Blank, blanks.add_blank(book, "giay-khen").id)


def texts_of(book: Book, line: NominationLine, blank: Blank | None = None) -> Mapping[str, str]:
    """What stands on a line's certificate, by the key of each text."""
    (certificate,) = certificates.certificates_of(book, [line], blank)
    return {text.key: text.text for text in certificate.sheet.texts}


def places(book: Book, blank: int) -> dict[str, BlankField]:
    return {field.key: field for field in blanks.fields_of(book, blank)}


def told(book: Book, line: NominationLine, blank: Blank | None = None) -> list[tuple[str, str]]:
    """What is to be looked at before a line's certificate is printed."""
    written = certificates.certificates_of(book, [line], blank)
    faults = certificates.faults_of(written, certificates.draw(written))
    assert all(fault.line == line.id for fault in faults)
    return [(fault.key, fault.words) for fault in faults]


# ------------------------------------------------------------------ what is written


def test_a_giay_khen_of_the_plant_is_written_whole(book: Book, nomination: int) -> None:
    line = decided(book, nomination, certificate="01/2026")
    texts = texts_of(book, line)
    assert texts == {
        "motto": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "title": "GIẤY KHEN",
        "authority": f"GIÁM ĐỐC {PLANT.upper()}",
        "grants": "Tặng",
        "name": "Bà: Nguyễn Thị Hường",
        "post": "Tổ trưởng, Phân xưởng Vận hành",
        "achievement": ACHIEVEMENT,
        "place_and_date": "Quảng Ninh, ngày 20 tháng 12 năm 2026",
        "signer_post": "GIÁM ĐỐC",
        "signer": "Vũ Quốc Hưng",
        "number": "Quyết định số: 512/QĐ-NĐST, ngày 20 tháng 12 năm 2026\nSố sổ vàng: 01/2026",
    }
    assert told(book, line) == []


def test_the_union_gives_its_own(book: Book, nomination: int) -> None:
    award = "giay_khen_cong_doan"
    texts = texts_of(book, decided(book, nomination, award))
    assert texts["title"] == "GIẤY KHEN"
    assert texts["authority"] == f"BAN CHẤP HÀNH CÔNG ĐOÀN {PLANT.upper()}"
    assert texts["signer_post"] == "TM. BAN CHẤP HÀNH\nCHỦ TỊCH"
    assert texts["signer"] == "Hoàng Minh Tú"


def test_what_a_higher_body_signs_is_not_signed_by_the_plant(book: Book, nomination: int) -> None:
    line = decided(book, nomination, "bang_khen_bo")
    texts = texts_of(book, line)
    assert texts["title"] == "BẰNG KHEN"
    assert texts["authority"] == "BỘ TRƯỞNG"
    assert texts["place_and_date"].startswith("Hà Nội, ")
    assert (texts["signer"], texts["signer_post"]) == ("", "")
    assert {key for key, _words in told(book, line)} == {"signer", "signer_post"}


def test_it_bears_whoever_signed_the_decision(book: Book, nomination: int) -> None:
    line = proposed(book, nomination, "bang_khen_bo")
    signed = ("Nguyễn Hoàng Nhật Minh", "KT. Bộ trưởng, Thứ trưởng")
    nominations.decide(book, [line.id], "3120/QĐ-BCT", DECIDED_ON, "", *signed)
    line = book.get(NominationLine, line.id)
    texts = texts_of(book, line)
    assert (texts["signer"], texts["signer_post"]) == (signed[0], "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG")
    assert told(book, line) == []
    nominations.reopen(book, [line.id])
    assert book.get(NominationLine, line.id).signer == ""


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"sex": "Nam", "name": "Đỗ Văn Ước"}, "Ông: Đỗ Văn Ước"),
        ({"sex": "Nữ", "name": "Đỗ Thị Ước"}, "Bà: Đỗ Thị Ước"),
        ({"sex": "", "name": "Đỗ Ước"}, "Ông (Bà): Đỗ Ước"),
        ({"nominee": "collective", "name": "Tổ lò hơi", "sex": ""}, "Tập thể: Tổ lò hơi"),
    ],
)
def test_the_salutation_follows_who_it_is(
    book: Book, nomination: int, facts: dict[str, str], name: str
) -> None:
    line = decided(book, nomination, **facts)
    assert texts_of(book, line)["name"] == name
    is_unknown = [key for key, words in told(book, line) if "Ông hay Bà" in words] == ["name"]
    assert is_unknown is name.startswith("Ông (Bà)")


def test_the_dead_are_given_it_posthumously(book: Book, nomination: int) -> None:
    assert texts_of(book, decided(book, nomination, is_posthumous=True))["grants"] == "Truy tặng"


def test_without_golden_book_only_the_decision_is_named(book: Book, nomination: int) -> None:
    texts = texts_of(book, decided(book, nomination))
    assert texts["number"] == "Quyết định số: 512/QĐ-NĐST, ngày 20 tháng 12 năm 2026"


def test_a_deputy_signs_for_the_head_who_stays_the_authority(book: Book, nomination: int) -> None:
    line = decided(book, nomination)
    unit = int(str(book.sql("SELECT unit_id FROM nomination_round")[0][0]))
    made = office.add_signatory(
        book, unit, "administration",
        {"name": "Phan Thị Bình", "post": "Phó Giám đốc", "authority": "KT.", "on_behalf": "Giám đốc"},
    ).id  # fmt: skip
    office.make_usual(book, made)
    texts = texts_of(book, line)
    assert texts["signer_post"] == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"
    assert texts["authority"] == f"GIÁM ĐỐC {PLANT.upper()}"


def test_a_line_without_decision_is_refused_by_name(book: Book, nomination: int, blank: Blank) -> None:
    line = proposed(book, nomination)
    with pytest.raises(UserError, match="Nguyễn Thị Hường: chưa có quyết định"):
        certificates.certificates_of(book, [line], blank)
    (test_sheet,) = certificates.certificates_of(book, [line], blank, is_test=True)
    assert test_sheet.sheet.is_test


def test_own_words_of_a_box_fill_their_places(book: Book, nomination: int, blank: Blank) -> None:
    line, field = decided(book, nomination), places(book, blank.id)["grants"]
    blanks.edit_field(book, field.id, {"text": "Tặng {title} cho {name} {ai}", "is_upper": False})
    assert texts_of(book, line, blank)["grants"] == "Tặng Giấy khen cho Bà: Nguyễn Thị Hường {ai}"


@pytest.mark.parametrize("name", ["<b>An</b> {name}", "e\u0301 A\u0300n", "An\x00\u200b Bình", "%s {0}"])
def test_hostile_names_are_printed_as_typed(book: Book, nomination: int, name: str, blank: Blank) -> None:
    line = decided(book, nomination, name=name)
    assert texts_of(book, line, blank)["name"] == f"Bà: {line.name}"
    assert certificates.draw(certificates.certificates_of(book, [line], blank)).data.startswith(b"%PDF")


def test_names_of_the_book_are_left_whole(book: Book, nomination: int, blank: Blank) -> None:
    (certificate,) = certificates.certificates_of(book, [decided(book, nomination)], blank)
    (text,) = (one for one in certificate.sheet.texts if one.key == "achievement")
    assert {PLANT, "Nguyễn Thị Hường"} <= set(text.kept)


# ------------------------------------------------------------------ what is told before


def test_letters_missing_and_texts_too_long_are_told_with_their_box(
    book: Book, nomination: int, blank: Blank
) -> None:
    first = told(book, decided(book, nomination, name="Nguyễn 漢 An"), blank)
    assert [(key, "không có 漢" in words) for key, words in first] == [("name", True)]
    second = told(book, decided(book, nomination, name="B", achievement=ACHIEVEMENT * 30), blank)
    assert [(key, "dài quá ô" in words) for key, words in second] == [("achievement", True)]
    third = told(book, decided(book, nomination, name="C", achievement=""), blank)
    assert [(key, "chưa có chữ" in words) for key, words in third] == [("achievement", True)]


def test_a_text_that_shrinks_until_it_is_lost_on_the_sheet_is_told(
    book: Book, nomination: int, blank: Blank
) -> None:
    assert told(book, decided(book, nomination, name="Trần Thị Bích"), blank) == []
    wanted = places(book, blank.id)["achievement"].size / 10
    long = decided(book, nomination, name="Lê Thị Ước", achievement=f"{ACHIEVEMENT}; " * 4)
    ((key, words),) = told(book, long, blank)
    assert key == "achievement"
    assert f"chữ phải thu nhỏ từ {wanted:g} còn" in words
    assert words.endswith("pt mới vừa ô. Nới ô hoặc rút ngắn lời.")


def test_an_office_without_letterhead_is_told(book: Book) -> None:
    from desktop_app.services import nominations

    bare = nominations.add_round(book, {"name": "Đợt trống", "year": 2026}).id
    found = dict(told(book, decided(book, bare)))
    assert {"signer", "signer_post", "place_and_date"} <= set(found)
    assert "…" in found["place_and_date"]


def test_a_hidden_box_is_neither_printed_nor_told(book: Book, nomination: int, blank: Blank) -> None:
    line = decided(book, nomination, achievement="")
    blanks.edit_field(book, places(book, blank.id)["achievement"].id, {"is_shown": False})
    assert "achievement" not in texts_of(book, line, blank)
    assert told(book, line, blank) == []


# ------------------------------------------------------------------ order and choice of blank


def test_they_come_in_signing_order_and_on_their_own_blank(book: Book, nomination: int, blank: Blank) -> None:
    union = decided(book, nomination, "giay_khen_cong_doan", name="Công đoàn")
    plant = decided(book, nomination, name="Chuyên môn")
    group = decided(book, nomination, name="Tổ lò hơi", nominee="collective")
    assert [one.id for one in certificates.signing_order(book, nomination)] == [plant.id, group.id, union.id]
    blanks.edit_blank(book, blank.id, {"award": "giay_khen", "nominee": "person"})
    (narrow,) = blanks.blanks(book)
    assert [one.id for one in certificates.signing_order(book, nomination, narrow)] == [plant.id]
    sheets = [one.sheet for one in certificates.certificates_of(book, [plant, group])]
    assert [sheet.has_border for sheet in sheets] == [False, True]


def test_a_blank_is_found_by_part_of_its_name(book: Book) -> None:
    with pytest.raises(UserError, match="chưa khai phôi"):
        certificates.find_blank(book, "phoi")
    blanks.add_blank(book, "giay-khen", "Phôi công ty")
    blanks.add_blank(book, "bang-khen", "Phôi công đoàn")
    assert certificates.find_blank(book, "doan").name == "Phôi công đoàn"
    with pytest.raises(UserError, match="Phôi công đoàn; Phôi công ty"):
        certificates.find_blank(book, "phoi cong")


# ------------------------------------------------------------------ blanks


@pytest.mark.parametrize("kind", [one.id for one in blanks.rules().blanks])
def test_every_kind_of_blank_has_its_places_inside(book: Book, kind: str) -> None:
    made = book.get(Blank, blanks.add_blank(book, kind).id)
    for field in blanks.fields_of(book, made.id):
        assert field.left >= 0
        assert field.top >= 0
        assert field.left + field.width <= made.width
        assert field.top + field.height <= made.height
        blanks.edit_field(book, field.id, {"size": field.size})  # what is given by default is accepted


def test_the_defaults_of_plain_a4_are_as_proposed(book: Book) -> None:
    found = {
        field.key: tuple(side / 10 for side in (field.left, field.top, field.width, field.height))
        for field in blanks.fields_of(book, blanks.add_blank(book, "plain-a4").id)
    }
    assert found["authority"] == (26, 80, 244, 8)
    assert found["name"] == (26, 96, 244, 11)
    assert found["achievement"] == (36, 115, 224, 18)
    assert found["place_and_date"] == (160, 134, 110, 6)
    assert found["signer"] == (160, 172, 110, 7)
    assert found["number"] == (28, 166, 110, 12)


def test_motto_is_a_switch(book: Book, blank: Blank) -> None:
    assert blank.has_motto
    assert not places(book, blank.id)["motto"].is_shown
    blanks.edit_blank(book, blank.id, {"has_motto": False})
    assert places(book, blank.id)["motto"].is_shown


@pytest.mark.parametrize("kind", ["plain-a4", "giay-khen-1"])
def test_both_orders_of_the_title_are_there(book: Book, kind: str) -> None:
    made = blanks.add_blank(book, kind).id
    assert blanks.is_title_first(places(book, made))
    blanks.order_title(book, made, is_first=False)
    found = places(book, made)
    assert not blanks.is_title_first(found)
    assert found["authority"].top < found["grants"].top < found["title"].top
    assert found["grants"].top + found["grants"].height <= found["title"].top
    blanks.order_title(book, made, is_first=True)
    assert blanks.is_title_first(places(book, made))


def test_another_size_stretches_the_places(book: Book, blank: Blank) -> None:
    blanks.edit_blank(book, blank.id, {"width": 1485, "height": 1050})
    for field in blanks.fields_of(book, blank.id):
        assert field.left + field.width <= 1485
        assert field.top + field.height <= 1050


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"left": -1}, "nằm trọn trong phôi"), ({"left": 2900}, "nằm trọn trong phôi"),
        ({"height": 0}, "ít nhất 1 mm"), ({"size": 30}, "Cỡ chữ"), ({"colour": "đỏ"}, "màu"),
    ],
)  # fmt: skip
def test_a_box_that_cannot_be_is_refused(
    book: Book, blank: Blank, values: dict[str, int | str], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        blanks.edit_field(book, places(book, blank.id)["name"].id, values)


def test_a_blank_is_made_changed_and_removed_and_each_can_be_undone(book: Book) -> None:
    stack = UndoStack(book)
    made = blanks.add_blank(book, "giay-khen", "  Phôi\x00 mới ")
    stack.push(made.changes)
    stack.push(blanks.edit_blank(book, made.id, {"name": "Phôi cũ"}))
    stack.push(blanks.edit_field(book, places(book, made.id)["name"].id, {"left": 333}))
    stack.push(blanks.remove_blank(book, made.id))
    assert blanks.blanks(book) == []
    stack.undo()
    assert [one.name for one in blanks.blanks(book)] == ["Phôi cũ"]
    assert places(book, made.id)["name"].left == 333
    stack.undo()
    assert places(book, made.id)["name"].left != 333
    stack.undo()
    assert [one.name for one in blanks.blanks(book)] == ["Phôi mới"]
    stack.undo()
    assert blanks.blanks(book) == []
    for values in ({"name": " "}, {"width": 100}, {"height": 90_000}):
        key = blanks.add_blank(book, "giay-khen").id
        with pytest.raises(UserError):
            blanks.edit_blank(book, key, values)


def test_a_shift_is_kept_by_printer_and_tray_and_taken_back(
    book: Book, nomination: int, blank: Blank
) -> None:
    assert blanks.shift_of(book, "Máy in", "Khay 1") is None
    blanks.set_shift(book, "Máy in", "", 5, -10)
    blanks.set_shift(book, "Máy in", "Khay tay", 15, -20)
    blanks.set_shift(book, "Máy in", "Khay tay", 20, -25)
    assert getattr(blanks.shift_of(book, "Máy in", "Khay 1"), "right", None) == 5
    kept = blanks.shift_of(book, "Máy in", "Khay tay")
    assert kept is not None
    assert (kept.right, kept.down) == (20, -25)
    written = certificates.certificates_of(book, [decided(book, nomination)], blank)
    from tests.documents.test_certificates import letters_of

    before = letters_of(certificates.draw(written).data)[0]
    after = letters_of(certificates.draw(written, kept).data)[0]
    assert (after[1] - before[1], after[2] - before[2]) == pytest.approx((-2.0, 2.5), abs=0.01)
    for printer, right in (("", 0), ("Máy in", 900)):
        with pytest.raises(UserError):
            blanks.set_shift(book, printer, "", right, 0)


def test_lengths_are_read_and_written_as_people_do() -> None:
    assert [blanks.tenths(text, "Trái") for text in ("26,5", "26.5", "26", " 0,04 ")] == [265, 265, 260, 0]
    assert [blanks.tenths_words(amount) for amount in (265, 2970, 5)] == ["26,5", "297", "0,5"]
    with pytest.raises(UserError, match="Trái: nhập một số"):
        blanks.tenths("hai", "Trái")


# ------------------------------------------------------------------ scans


def picture(path: Path, width: int, height: int, **values: object) -> Path:
    Image.new("RGB", (width, height), "beige").save(path, **values)  # type: ignore[arg-type]
    return path


def scan_size(book: Book, blank: int) -> tuple[int, int]:
    path = blanks.scan_of(book, book.get(Blank, blank))
    assert path is not None
    with Image.open(path) as opened:
        return opened.size


def test_a_scan_is_shown_on_screen_only(book: Book, nomination: int, blank: Blank, tmp_path: Path) -> None:
    written = certificates.certificates_of(book, [decided(book, nomination)], blank)
    bare = certificates.draw(written).data
    blanks.set_scan(book, blank.id, picture(tmp_path / "phoi.png", 1485, 1050))
    assert scan_size(book, blank.id) == (1485, 1050)
    with_scan = book.get(Blank, blank.id)
    lines = [one.line for one in written]
    assert certificates.draw(certificates.certificates_of(book, lines, with_scan)).data == bare


def test_a_large_scan_is_reduced(book: Book, blank: Blank, tmp_path: Path) -> None:
    path = tmp_path / "lon.bmp"
    Image.new("RGB", (6300, 4455)).save(path)
    assert path.stat().st_size > 80_000_000
    blanks.set_scan(book, blank.id, path)
    assert max(scan_size(book, blank.id)) == 2000
    stored = blanks.scan_of(book, book.get(Blank, blank.id))
    assert stored is not None
    assert stored.stat().st_size < 2_000_000


def test_a_scan_that_lies_on_its_side_is_turned(book: Book, blank: Blank, tmp_path: Path) -> None:
    blanks.set_scan(book, blank.id, phone_photo(tmp_path / "exif.jpg", 6, (210, 297)))
    assert scan_size(book, blank.id) == (297, 210)
    blanks.set_scan(book, blank.id, picture(tmp_path / "doc.png", 210, 297))
    assert scan_size(book, blank.id) == (297, 210)
    before = book.get(Blank, blank.id).picture_sha256
    blanks.set_scan(book, blank.id, phone_photo(tmp_path / "ngang.jpg", 1, (297, 210)))
    blanks.turn_scan(book, blank.id)
    turned = blanks.scan_of(book, book.get(Blank, blank.id))
    assert turned is not None
    assert turned.name != before
    with Image.open(turned) as opened:
        red, _green, blue = opened.convert("RGB").getpixel((10, 100))  # type: ignore[misc]
        assert blue > red


@pytest.mark.parametrize("size", [(1000, 1000), (1600, 900), (1330, 1000)])
def test_a_scan_of_another_proportion_is_refused(
    book: Book, blank: Blank, tmp_path: Path, size: tuple[int, int]
) -> None:
    with pytest.raises(UserError, match=r"không cùng tỷ lệ với phôi.*297 × 210 mm"):
        blanks.set_scan(book, blank.id, picture(tmp_path / "lech.png", *size))
    assert book.get(Blank, blank.id).picture_sha256 == ""


def test_a_pdf_or_a_scan_of_pages_gives_its_first_page(
    book: Book, nomination: int, blank: Blank, tmp_path: Path
) -> None:
    path = tmp_path / "phoi.pdf"
    written = certificates.certificates_of(book, [decided(book, nomination)], blank)
    certificates.save(certificates.draw(written), path)
    blanks.set_scan(book, blank.id, path)
    assert scan_size(book, blank.id) == (2000, pytest.approx(1414, abs=1))
    blanks.set_scan(book, blank.id, scan(tmp_path / "trang.tif", 3))
    assert scan_size(book, blank.id) == (42, 30)


@pytest.mark.parametrize("content", [b"", b"x" * 400, b"%PDF-1.4 hong", b"\x89PNG\r\n\x1a\nhong"])
def test_what_is_no_scan_is_refused(book: Book, blank: Blank, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "phoi.dat"
    path.write_bytes(content)
    with pytest.raises(UserError):
        blanks.set_scan(book, blank.id, path)
    with pytest.raises(UserError, match="Không đọc được tệp"):
        blanks.set_scan(book, blank.id, tmp_path / "không có.png")
    with pytest.raises(UserError, match="chưa có bản quét"):
        blanks.turn_scan(book, blank.id)


def test_the_purge_of_unnamed_files_leaves_scans(book: Book, blank: Blank, tmp_path: Path) -> None:
    blanks.set_scan(book, blank.id, picture(tmp_path / "a.png", 297, 210))
    first = book.get(Blank, blank.id).picture_sha256
    blanks.set_scan(book, blank.id, picture(tmp_path / "b.png", 594, 420))
    second = book.get(Blank, blank.id).picture_sha256
    assert set(attachments.unnamed_files(book)) <= {first}
    attachments.remove_unnamed_files(book)
    assert scan_size(book, blank.id) == (594, 420)
    blanks.edit_blank(book, blank.id, {"picture_sha256": ""})
    attachments.remove_unnamed_files(book)
    assert attachments.stored_file(book, second) is not None  # it may still be wanted back


def test_a_backup_holds_the_scan(book: Book, blank: Blank, tmp_path: Path) -> None:
    blanks.set_scan(book, blank.id, picture(tmp_path / "a.png", 297, 210))
    name = book.get(Blank, blank.id).picture_sha256
    target = tmp_path / "sao.zip"
    backup.back_up(book, target)
    import zipfile

    with zipfile.ZipFile(target) as archive:
        assert any(name in entry for entry in archive.namelist())


# ------------------------------------------------------------------ prints


def test_a_blanks_number_is_not_used_twice_unawares(book: Book, nomination: int) -> None:
    first, second = decided(book, nomination, name="An"), decided(book, nomination, name="Bình")
    certificate_prints.note_prints(book, {first.id: "AB 0012"})
    with pytest.raises(UserError, match="Số phôi AB 0012 đã in cho An"):
        certificate_prints.note_prints(book, {second.id: "ab 0012"})
    assert len(book.all(PrintedCertificate)) == 1
    with pytest.raises(UserError, match="ghi hai lần"):
        certificate_prints.note_prints(book, {first.id: "9", second.id: "9"}, "in hỏng")
    certificate_prints.note_prints(book, {second.id: "AB 0012"}, is_known=True)
    assert len(book.all(PrintedCertificate)) == 2


def test_a_reprint_needs_its_reason_and_spoils_the_blank_before(book: Book, nomination: int) -> None:
    line = decided(book, nomination)
    certificate_prints.note_prints(book, {line.id: "0012"})
    with pytest.raises(UserError, match="Nguyễn Thị Hường đã in một lần"):
        certificate_prints.note_prints(book, {line.id: "0013"}, "  ")
    certificate_prints.note_prints(book, {line.id: "0013"}, "In hỏng")
    old, new = certificate_prints.prints_of(book, line.id)
    assert (old.is_spoilt, old.blank_number) == (True, "0012")
    assert (new.is_spoilt, new.blank_number, new.reason) == (False, "0013", "In hỏng")
    with pytest.raises(UserError, match="0012"):
        certificate_prints.note_prints(book, {line.id: "0012"}, "In hỏng nữa")


def test_prints_are_said_in_words(book: Book, nomination: int) -> None:
    line = decided(book, nomination)
    assert certificate_prints.print_words([]) == "Chưa in"
    certificate_prints.note_prints(book, {line.id: ""})
    assert certificate_prints.print_words(certificate_prints.prints_of(book, line.id)).startswith("Đã in ")
    certificate_prints.note_prints(book, {line.id: "0013"}, "In hỏng")
    words = certificate_prints.print_words(certificate_prints.prints_by_line(book)[line.id])
    assert words.endswith("phôi 0013 (lần 2)")


def test_numbers_run_on_from_the_first() -> None:
    assert certificate_prints.running_numbers("AB 0009", [7, 3]) == {7: "AB 0009", 3: "AB 0010"}
    assert certificate_prints.running_numbers(" ", [7, 3]) == {7: "", 3: ""}
    with pytest.raises(UserError, match="chữ số"):
        certificate_prints.running_numbers("AB", [7])


def test_a_print_can_be_undone(book: Book, nomination: int) -> None:
    line, stack = decided(book, nomination), UndoStack(book)
    stack.push(certificate_prints.note_prints(book, {line.id: "0012"}))
    stack.undo()
    assert certificate_prints.prints_of(book, line.id) == []
    certificate_prints.note_prints(book, {line.id: "0012"})
