"""Files of many parts: numbering, contents, outline, and annexes of every bad sort."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from desktop_app.documents.blocks import (
    Contents,
    Document,
    Heading,
    InsertedFile,
    Pages,
    Paragraph,
    Rendered,
    RichText,
    Run,
)
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.layout.raster import page_image
from desktop_app.domain.richtext import Span, Text
from tests.documents.reading import Word, check, run, text_of, words_of
from tests.documents.sample import pdf_file, picture_file, reworked

PDF = "application/pdf"
FRONT = Pages((Contents("MỤC LỤC"),), "Mục lục", is_numbered=False)


def part(path: Path, media_type: str = PDF, turn: int = 0) -> InsertedFile:
    return InsertedFile(path, media_type, f"[1] {path.name}", f"[1] {path.name}", turn)


def application(paragraphs: int = 60) -> Pages:
    body = tuple(Paragraph((Run(f"Dòng {number}"),)) for number in range(paragraphs))
    return Pages((Heading("A. Mô tả"), *body, Heading("B. Tiền"), *body[:2]), "Đơn")


def merge(*parts: Pages | InsertedFile) -> Rendered:
    return render(Document("Hồ sơ", parts, author="Trần Văn Khánh"))


def at_foot(data: bytes) -> list[Word]:
    """The last number on each page, as a reader sees it."""
    numbers = [word for word in words_of(data) if word.text.isdigit()]
    pages = max(word.page for word in numbers) + 1
    return [max((w for w in numbers if w.page == page), key=lambda w: w.bottom) for page in range(pages)]


def test_every_page_bears_the_running_number_and_each_part_its_own(tmp_path: Path) -> None:
    drawn = merge(application(), part(pdf_file(tmp_path / "a.pdf", 2)), application())
    assert [int(word.text) for word in at_foot(drawn.data)] == list(range(1, drawn.pages + 1))
    top = [
        (word.page, word.text) for word in words_of(drawn.data) if word.text.isdigit() and word.bottom < 56
    ]
    own = (drawn.pages - 2) // 2
    assert top == [(page, str(page + 1)) for page in range(1, own)] + [
        (own + 2 + page, str(page + 1)) for page in range(1, own)
    ]
    check(drawn.data, tmp_path)


def test_contents_cite_running_numbers_and_lead_there(tmp_path: Path) -> None:
    drawn = merge(FRONT, application(), part(pdf_file(tmp_path / "a.pdf", 3)), application(5))
    first = text_of(drawn.data).split("\f")[0].split()
    numbers = [int(word) for word in first if word.isdigit()][:3]
    with pikepdf.open(io.BytesIO(drawn.data)) as pdf:
        pages = [page.objgen for page in pdf.pages]
        links = [pages.index(link.Dest[0].objgen) + 1 for link in pdf.pages[0].Annots]
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            inner = [child.title for child in outline.root[1].children]
        assert str(pdf.Root.Lang) == "vi-VN"
        assert str(pdf.docinfo["/Title"]) == "Hồ sơ"
    assert numbers == links
    assert numbers[0] == 2
    assert numbers[2] - numbers[1] == 3
    assert titles == ["Mục lục", "Đơn", "[1] a.pdf", "Đơn"]
    assert inner == ["A. Mô tả", "B. Tiền"]


def test_contents_longer_than_a_page_still_cite_rightly(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "a.pdf")
    drawn = merge(FRONT, *(part(path) for _ in range(60)))
    entries = [
        word for word in words_of(drawn.data) if word.page < 2 and word.text.isdigit() and word.bottom < 770
    ]
    assert [int(word.text) for word in entries] == list(range(3, 63))
    assert drawn.pages == 62


def _turned(turn: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = turn

    return change


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [(595, 842), (1191, 842)])
def test_a_page_keeps_its_size_and_turn_and_is_numbered_upright_at_its_foot(
    tmp_path: Path, turn: int, size: tuple[int, int]
) -> None:
    drawn = merge(part(reworked(pdf_file(tmp_path / "a.pdf", size=size), _turned(turn))), application(1))
    with pikepdf.open(io.BytesIO(drawn.data)) as pdf:
        assert [float(value) for value in pdf.pages[0].mediabox] == [0, 0, *size]
        assert int(pdf.pages[0].obj.get("/Rotate", 0)) == turn
    wide, high = size if turn in (0, 180) else size[::-1]
    number = next(w for w in words_of(drawn.data) if w.page == 0 and w.text == "1" and w.bottom > high - 60)
    assert wide - 60 < number.left < number.right < wide - 20
    assert number.right - number.left < number.bottom - number.top


def test_the_number_stands_inside_what_is_seen_of_a_cropped_page(tmp_path: Path) -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = [-100, -50, 600, 900]
        pdf.pages[0].obj.CropBox = [-50, 0, 500, 800]

    drawn = merge(part(reworked(pdf_file(tmp_path / "a.pdf"), crop)), application(1))
    width, height, data = page_image(drawn.data, 0, 1.0)
    assert (width, height) == (550, 800)
    foot = [data[(row * width + column) * 4] for row in range(760, 795) for column in range(490, 540)]
    assert min(foot) < 100


def test_a_page_that_leaves_its_drawing_state_open_cannot_move_the_number(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q 0.1 0 0 0.1 300 300 cm", prepend=False)

    drawn = merge(part(reworked(pdf_file(tmp_path / "a.pdf"), spoil)), application(1))
    assert at_foot(drawn.data)[0].bottom > 842 - 40
    assert "Trang 1" in text_of(drawn.data)


def test_nothing_in_an_annex_acts(tmp_path: Path) -> None:
    def arm(pdf: pikepdf.Pdf) -> None:
        act = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.Root.OpenAction = act
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", act]))
        pdf.attachments["x.exe"] = b"MZ"
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=act)
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 99, 99],
            A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])

    drawn = merge(part(reworked(pdf_file(tmp_path / "a.pdf"), arm)), application(1))
    path = tmp_path / "out.pdf"
    path.write_bytes(drawn.data)
    plain = run(
        "qpdf", "--qdf", "--object-streams=disable", "--stream-data=preserve", str(path), str(path) + "q"
    )
    assert plain == ""
    raw = Path(str(path) + "q").read_bytes()
    for word in (b"/JavaScript", b"/OpenAction", b"/EmbeddedFile", b"/Launch", b"/AA ", b"x.exe"):
        assert word not in raw


def test_what_is_filled_into_a_form_stays_on_the_page(tmp_path: Path) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        drawn = pdf.make_stream(b"1 0 0 rg 0 0 100 50 re f")
        drawn.Type, drawn.Subtype, drawn.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 100, 50]
        widget = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="a", F=4,
                Rect=[200, 400, 300, 450], AP=pikepdf.Dictionary(N=drawn), V="x",
            )
        )  # fmt: skip
        pdf.pages[0].obj.Annots = pikepdf.Array([widget])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[widget])

    drawn = merge(part(reworked(pdf_file(tmp_path / "a.pdf"), fill)), application(1))
    width, _, data = page_image(drawn.data, 0, 1.0)
    middle = ((842 - 425) * width + 250) * 4
    assert tuple(data[middle : middle + 3]) == (255, 0, 0)


def _encrypt(path: Path) -> None:
    reworked(path, lambda pdf: None, encryption=pikepdf.Encryption(user="mat", owner="khau"))


@pytest.mark.parametrize(
    ("spoil", "shown", "told"),
    [
        (_encrypt, "có mật khẩu", "mật khẩu"),
        (lambda path: path.write_bytes(path.read_bytes()[:200]), "hỏng", "hỏng"),
        (lambda path: path.write_bytes(b""), "0 byte", "0 byte"),
        (lambda path: path.unlink(), "đã mất", "đính kèm lại"),
        (lambda path: path.write_bytes(b"%PDF-1.7\nxin chao"), "hỏng", "hỏng"),
    ],
)
def test_a_bad_annex_becomes_one_page_that_says_so(
    tmp_path: Path, spoil: Callable[[Path], object], shown: str, told: str
) -> None:
    path = pdf_file(tmp_path / "bien-ban.pdf", 3)
    spoil(path)
    drawn = merge(application(1), part(path), application(1))
    assert drawn.pages == 3
    assert shown in text_of(drawn.data).split("\f")[1]
    assert len(drawn.problems) == 1
    assert told in drawn.problems[0]
    assert "bien-ban.pdf" in drawn.problems[0]
    check(drawn.data, tmp_path)


def _contents_that_are_none(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj["/Contents"] = pikepdf.Name("/Page")


def test_a_page_without_readable_content_stays_empty_and_stops_nothing(tmp_path: Path) -> None:
    path = reworked(pdf_file(tmp_path / "bien-ban.pdf", 3), _contents_that_are_none)
    drawn = merge(application(1), part(path), application(1))
    pages = text_of(drawn.data).split("\f")
    assert drawn.pages == 5
    assert ("Trang 1" in pages[1], "Trang" in pages[2], "Trang 3" in pages[3]) == (True, False, True)
    assert "Hãy xem lại các trang đó" in drawn.problems[0]
    check(drawn.data, tmp_path)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_picture_has_a_page_of_its_own_turned_as_asked(tmp_path: Path, turn: int) -> None:
    path = picture_file(tmp_path / "anh.jpg")
    drawn = merge(application(1), part(path, "image/jpeg", turn))
    assert "anh.jpg" in text_of(drawn.data).split("\f")[1]
    width, height, data = page_image(drawn.data, 1, 0.25)
    red = [
        (number % width, number // width)
        for number in range(width * height)
        if data[number * 4] > 200 and data[number * 4 + 2] < 90
    ]
    blue = [
        (number % width, number // width)
        for number in range(width * height)
        if data[number * 4 + 2] > 200 and data[number * 4] < 200
    ]
    across = sum(x for x, _ in red) / len(red) - sum(x for x, _ in blue) / len(blue)
    down = sum(y for _, y in red) / len(red) - sum(y for _, y in blue) / len(blue)
    assert (across < 0, down < 0) == {
        0: (True, True),
        90: (False, True),
        180: (False, False),
        270: (True, False),
    }[turn]


def test_a_broken_picture_becomes_a_page_that_says_so(tmp_path: Path) -> None:
    path = picture_file(tmp_path / "anh.jpg", (1600, 1200))
    path.write_bytes(path.read_bytes()[:900])
    drawn = merge(application(1), part(path, "image/jpeg"))
    assert drawn.pages == 2
    assert "không mở được" in text_of(drawn.data)
    assert len(drawn.problems) == 1


def test_two_thousand_pages_are_numbered_to_the_last(tmp_path: Path) -> None:
    drawn = merge(part(pdf_file(tmp_path / "a.pdf", 2000)), application(1))
    assert drawn.pages == 2001
    assert at_foot(drawn.data)[1999].text == "2000"


def test_hidden_layers_of_a_drawing_stay_hidden(tmp_path: Path) -> None:
    def layer(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="an"))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=pikepdf.Dictionary(OFF=[group]))
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(L0=group)
        pdf.pages[0].contents_add(b"/OC /L0 BDC 1 0 0 rg 100 100 200 200 re f EMC", prepend=False)

    drawn = merge(part(reworked(pdf_file(tmp_path / "a.pdf"), layer)), application(1))
    width, _, data = page_image(drawn.data, 0, 1.0)
    middle = ((842 - 200) * width + 200) * 4
    assert tuple(data[middle : middle + 3]) == (255, 255, 255)


def test_places_count_pages_of_the_whole_file(tmp_path: Path) -> None:
    told = Pages((RichText((Text((Span("Nội dung riêng"),)),), "nature"),), "Đơn")
    drawn = merge(FRONT, part(pdf_file(tmp_path / "a.pdf", 3)), told)
    place = next(item for item in drawn.places if item.field == "nature")
    word = next(item for item in words_of(drawn.data) if item.text == "riêng")
    assert place.page == word.page == 4
    assert place.left <= word.left <= word.right <= place.right
    assert place.top <= (word.top + word.bottom) / 2 <= place.bottom


def test_the_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    parts = (
        FRONT,
        application(3),
        part(pdf_file(tmp_path / "a.pdf")),
        part(picture_file(tmp_path / "b.png"), "image/png"),
    )
    assert merge(*parts).data == merge(*parts).data
