"""One drawn part: the page of NĐ 30, measured by other programs."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.documents.blocks import (
    LANDSCAPE,
    PORTRAIT,
    Block,
    Cell,
    Document,
    DottedLines,
    Heading,
    Motto,
    PageBreak,
    Pages,
    Paragraph,
    Photo,
    Photos,
    Rendered,
    RichText,
    Run,
    Sheet,
    SignatureColumn,
    Signatures,
    Space,
    Table,
    Title,
)
from desktop_app.documents.layout.pdf import render
from desktop_app.domain.richtext import Figure, Grid, Item, Listing, Span, TableCell, Text
from tests.documents.reading import check, fonts_of, info_of, lines_of, run, text_of, words_of
from tests.documents.sample import picture_file
from tests.documents.test_fonts import VIETNAMESE

MM = 72 / 25.4
LONG = "Máy biến áp vận hành non tải kéo dài làm tổn thất không tải tăng và tuổi thọ cách điện giảm. "


def draw(*blocks: Block, **options: object) -> Rendered:
    return render(Document("Đơn thử", (Pages(blocks),), **options))  # type: ignore[arg-type]


def _text(words: str) -> Text:
    return Text((Span(words),))


def body(text: str, **options: object) -> Paragraph:
    return Paragraph((Run(text),), **options)  # type: ignore[arg-type]


def rich(*texts: str) -> RichText:
    return RichText(tuple(Text((Span(text),)) for text in texts), "state")


def test_pages_are_a4_with_the_margins_of_the_decree(tmp_path: Path) -> None:
    drawn = draw(*(body(LONG * 6) for _ in range(12)))
    assert "595.276 x 841.89" in info_of(drawn.data, tmp_path)["Page size"]
    words = [word for word in words_of(drawn.data) if not (word.text.isdigit() and word.top < 20 * MM)]
    assert min(word.left for word in words) == pytest.approx(30 * MM, abs=0.6)
    assert max(word.right for word in words) == pytest.approx((210 - 15) * MM, abs=0.6)
    assert min(word.top for word in words) >= 20 * MM - 0.6
    assert max(word.bottom for word in words) <= (297 - 20) * MM + 0.6


def test_body_is_14_points_single_spaced_indented_10_mm_and_6_points_apart() -> None:
    lines = lines_of(draw(body(LONG * 2), body("Đoạn sau.")).data)
    assert lines[0].left - lines[1].left == pytest.approx(10 * MM, abs=0.6)
    assert lines[1].top - lines[0].top == pytest.approx(14 * 1.15, abs=0.3)
    assert lines[-1].top - lines[-2].top == pytest.approx(14 * 1.15 + 6, abs=0.3)
    assert lines[0].right == pytest.approx((210 - 15) * MM, abs=0.6)


def test_page_numbers_stand_in_the_middle_of_the_top_margin_from_page_two() -> None:
    drawn = draw(*(body(LONG * 6) for _ in range(20)))
    numbers = [word for word in words_of(drawn.data) if word.bottom < 20 * MM]
    assert [(word.page, word.text) for word in numbers] == [
        (page, str(page + 1)) for page in range(1, drawn.pages)
    ]
    middle = (30 + 165 / 2) * MM
    assert all((word.left + word.right) / 2 == pytest.approx(middle, abs=0.6) for word in numbers)


def test_the_motto_stands_on_two_lines_over_a_rule_as_long_as_its_second() -> None:
    drawn = draw(Motto(), Title("ĐƠN YÊU CẦU"))
    lines = lines_of(drawn.data)
    assert lines[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert lines[1].text == "Độc lập - Tự do - Hạnh phúc"
    left, height, right = _first_rule(drawn.data)
    assert (left, right) == pytest.approx((lines[1].left, lines[1].right), abs=0.6)
    assert lines[1].bottom - 3 < 297 * MM - height < lines[1].bottom + 6


def _first_rule(data: bytes) -> tuple[float, float, float]:
    import pikepdf

    with pikepdf.open(__import__("io").BytesIO(data)) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(operator) == "m":
                start = [float(value) for value in operands]
            if str(operator) == "l":
                moved = _shift(pdf.pages[0])
                return start[0] + moved[0], start[1] + moved[1], float(operands[0]) + moved[0]
    raise AssertionError("không có đường kẻ")


def _shift(page: object) -> tuple[float, float]:
    import pikepdf

    across = up = 0.0
    for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[arg-type]
        if str(operator) == "cm":
            across, up = across + float(operands[4]), up + float(operands[5])
        if str(operator) == "m":
            break
    return across, up


def test_only_embedded_faces_even_with_empty_cells(tmp_path: Path) -> None:
    table = Table((Cell("TT"), Cell("")), ((Cell(""), Cell("")),), (1, 2))
    signed = Signatures((SignatureColumn(("Người nộp đơn",)), SignatureColumn(("Thủ trưởng",))))
    faces = fonts_of(draw(Motto(), table, signed, DottedLines(3)).data, tmp_path)
    assert faces
    assert all("Tinos" in name and is_embedded for name, is_embedded in faces)


def test_the_file_says_what_it_is_and_is_sound(tmp_path: Path) -> None:
    drawn = draw(body("Nội dung"), author="Trần Văn Khánh", subject="Đơn")
    info = info_of(drawn.data, tmp_path)
    assert (info["Title"], info["Author"], info["Subject"]) == ("Đơn thử", "Trần Văn Khánh", "Đơn")
    assert b"/Lang (vi-VN)" in drawn.data
    check(drawn.data, tmp_path)


def test_the_same_document_gives_the_same_bytes() -> None:
    blocks = (Motto(), Heading("A. Mô tả"), rich(LONG * 20))
    assert draw(*blocks).data == draw(*blocks).data


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("is_italic", [False, True])
def test_every_letter_the_faces_have_comes_out_of_the_file(is_bold: bool, is_italic: bool) -> None:
    from desktop_app.documents.layout.fonts import register

    letters = [chr(point) for point in sorted(register()) if unicodedata.category(chr(point))[0] in "LNSP"]
    words = ["".join(letters[start : start + 12]) for start in range(0, len(letters), 12)]
    words += VIETNAMESE
    drawn = draw(*(Paragraph((Run(word, is_bold, is_italic),), "left") for word in words))
    got = unicodedata.normalize("NFC", run("pdftotext", "-raw", "-", "-", data=drawn.data))
    assert [letter for letter in VIETNAMESE if letter not in got] == []
    wanted = {letter for letter in letters if unicodedata.normalize("NFC", letter) == letter}
    assert sorted(wanted - set(got)) == []
    assert drawn.missing == frozenset()


def test_text_is_composed_and_never_read_as_markup() -> None:
    hostile = '5 <b>bold & <img src="/etc/passwd"/> a < b <para fontSize="900"> &lt;'
    decomposed = unicodedata.normalize("NFD", "Kỹ thuật điện lực")
    drawn = draw(body(hostile), rich(hostile), Heading(decomposed))
    text = " ".join(run("pdftotext", "-raw", "-", "-", data=drawn.data).split())
    assert text.count(hostile) == 2
    assert "Kỹ thuật điện lực" in text
    assert "root:" not in text


def test_letters_without_a_shape_are_printed_as_a_box_and_named() -> None:
    drawn = draw(body("Vui 😀 chuông\x07 khoảng\u200bkhông ☐ ☑"))
    assert drawn.missing == {"😀", "U+0007"}
    assert "Vui □ chuông□ khoảngkhông" in text_of(drawn.data)


def test_five_thousand_letters_without_a_blank_stay_inside_the_margins() -> None:
    drawn = draw(
        Title("x" * 5000), body("đ" * 5000), Table((Cell("A" * 5000),), ((Cell("b" * 5000),),), (1,))
    )
    words = [word for word in words_of(drawn.data) if word.bottom > 20 * MM]
    assert max(word.right for word in words) <= (210 - 15) * MM + 0.6
    text = "".join(word.text for word in words)
    assert (text.count("x"), text.count("đ"), text.count("b")) == (5000, 5000, 5000)


def test_a_table_row_taller_than_a_page_is_parted_under_its_heading() -> None:
    table = Table((Cell("Nội dung"),), ((Cell(LONG * 120),), (Cell("cuối"),)), (1,), "people")
    drawn = draw(table)
    assert drawn.pages >= 3
    assert [word.page for word in words_of(drawn.data) if word.text == "Nội"] == list(range(drawn.pages))
    assert text_of(drawn.data).count("Máy biến áp") == 120


def test_a_page_never_ends_with_the_heading_of_a_table_alone() -> None:
    for lines in range(1, 8):
        rows = tuple((Cell(f"Dòng{number}"), Cell("chữ\n" * lines)) for number in range(40))
        words = words_of(draw(Table((Cell("Mục"), Cell("Nội dung")), rows, (1, 1))).data)
        heads = [word.page for word in words if word.text == "Mục"]
        assert heads == list(range(max(word.page for word in words) + 1)), lines
        for page in heads:
            bottom = max(word.bottom for word in words if word.page == page and word.text == "Mục")
            assert any(word.page == page and word.top > bottom for word in words), lines
        assert sum(word.text == "chữ" for word in words) == 40 * lines


def test_headings_that_leave_no_room_for_rows_stand_once_whichever_of_them_is_tall() -> None:
    rows = tuple((Cell(str(number)), Cell("chữ"), Cell("chữ")) for number in range(60))
    long = Cell("Tên cột " + "rất dài " * 300)
    for table in (
        Table((long, Cell("Hai"), Cell("Ba")), rows, (1, 1, 1)),
        Table((Cell("Một"), long, Cell("Ba")), rows, (1, 1, 1), top=(Cell(""), Cell("Trên", span=2))),
    ):
        words = words_of(draw(table).data)
        assert sum(word.text == "Ba" for word in words) == 1
        assert sum(word.text == "chữ" for word in words) == 120
    short = Table(
        (Cell("Một"), Cell("Hai"), Cell("Ba")), rows, (1, 1, 1), top=(Cell(""), Cell("Trên", span=2))
    )
    words = words_of(draw(short).data)
    assert sum(word.text == "Ba" for word in words) == max(word.page for word in words) + 1


def test_a_row_that_no_page_can_hold_leaves_no_empty_pieces_of_it() -> None:
    rows = ((Cell("1"), Cell("ả" * 3000), Cell("9.007")), (Cell("2"), Cell("cuối"), Cell("5")))
    words = words_of(draw(Table((Cell("Mục"), Cell("Nội dung"), Cell("Tiền")), rows, (1, 4, 2))).data)
    pages = max(word.page for word in words) + 1
    assert sum(word.text.count("ả") for word in words) == 3000
    assert [word.page for word in words if word.text == "Mục"] == list(range(pages))
    filled = {word.page for word in words if "ảả" in word.text or word.text == "cuối"}
    assert filled == set(range(pages))
    assert [word.page for word in words if word.text in ("1", "9.007")] == [0, 0]


@pytest.mark.parametrize("sheet", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize(
    "block",
    [
        Table((Cell("Mục"),), ((Cell("Một"),), (Cell("Hai"),)), (1,), row_height=400),
        Photos((Photo("", "Một"), Photo("", "Hai")), 400),
        Photos((Photo("", f"Một {LONG * 80}"), Photo("", "Hai"))),
    ],
)
def test_what_is_asked_to_be_higher_than_a_page_is_drawn_all_the_same(sheet: Sheet, block: Block) -> None:
    blocks = (body(LONG), Heading("Hình"), block, body("cuối"))
    words = {word.text for word in words_of(render(Document("Thử", (Pages(blocks, sheet=sheet),))).data)}
    assert {"Một", "Hai", "cuối"} <= words


@pytest.mark.parametrize("lead", [(), (Paragraph((Run("Kết quả:"),), keeps_with_next=True),)])
@pytest.mark.parametrize("closing", [(), (Paragraph((Run("Cuộc họp kết thúc."),), keeps_with_next=True),)])
def test_the_heading_of_a_signed_table_stands_once_on_each_page(
    lead: tuple[Block, ...], closing: tuple[Block, ...]
) -> None:
    signed = Signatures((SignatureColumn(("Thư ký",), "(Ký)", "Trần Văn Khánh"),))
    rows = tuple((Cell(f"D{number}"), Cell("chữ\n" * (2 + number % 3))) for number in range(5))
    table = Table((Cell("Mục"), Cell("Nội dung")), rows, (1, 4))
    for filler in range(8, 40):
        above = (body(f"Dòng {number}") for number in range(filler))
        words = words_of(draw(*above, *lead, table, *closing, signed).data)
        heads = [word.page for word in words if word.text == "Mục"]
        assert len(heads) == len(set(heads)), filler
        last = max(word.page for word in words)
        assert any(word.page == last and word.text.startswith("D") for word in words), filler


def test_a_percentage_is_not_parted_from_its_sign() -> None:
    for filler in range(40, 80):
        lines = lines_of(draw(body("i" * filler + " đóng góp chung là 30,00 % mỗi người")).data)
        assert not any(line.text.startswith("%") for line in lines), filler


def test_a_heading_stays_with_two_lines_of_what_follows() -> None:
    for filler in range(30, 46):
        drawn = draw(
            *(body(f"Dòng {number}") for number in range(filler)), Heading("A. Đầu mục"), rich(LONG * 8)
        )
        lines = lines_of(drawn.data)
        place = next(number for number, line in enumerate(lines) if line.text == "A. Đầu mục")
        assert lines[place].page == lines[place + 1].page == lines[place + 2].page


def test_signatures_take_at_least_two_lines_of_text_with_them() -> None:
    signed = Signatures((SignatureColumn(("Người nộp đơn",), "(Ký)", "Trần Văn Khánh"),))
    for filler in range(22, 40):
        drawn = draw(*(body(f"Dòng {number}") for number in range(filler)), body(LONG * 8), signed)
        lines = lines_of(drawn.data)
        place = next(number for number, line in enumerate(lines) if line.text == "Người nộp đơn")
        name = next(line for line in lines if line.text == "Trần Văn Khánh")
        assert lines[place].page == lines[place - 1].page == lines[place - 2].page == name.page
        assert lines[place - 2].bottom > 20 * MM


@pytest.mark.parametrize("words", [("Người lập",), ("Người lập", "Nơi áp dụng")])
def test_a_name_is_never_parted_from_the_words_over_it(words: tuple[str, ...]) -> None:
    columns = tuple(SignatureColumn((said,), "(Ký)", "Khánh") for said in words)
    for filler in range(24, 42):
        blocks = [*(body(f"Dòng {number}") for number in range(filler)), Space(2)]
        found = words_of(draw(*blocks, Signatures(columns)).data)
        assert len({word.page for word in found if word.text in ("Khánh", "lập", "(Ký)")}) == 1, filler


def test_forty_signatures_fill_pages_without_losing_a_name() -> None:
    columns = [SignatureColumn(("Những người nộp đơn",), "(Ký)", "Tác giả 1")]
    columns += [SignatureColumn((), name=f"Tác giả {number}") for number in range(2, 41)]
    drawn = draw(body("Cam đoan."), Signatures(tuple(columns)))
    text = " ".join(run("pdftotext", "-raw", "-", "-", data=drawn.data).split())
    assert [number for number in range(1, 41) if not re.search(rf"Tác giả {number}\b", text)] == []


def test_lists_tables_and_raised_letters_keep_their_shape() -> None:
    inner = Listing((Item((_text("con"),)),))
    listing = Listing((Item((_text("một"), inner)), Item((_text("hai"),))), True)
    heading = (TableCell((_text("Ô trái"),), True), TableCell((_text("Ô phải"),), True))
    raised = TableCell((Text((Span("m"), Span("3", rise="sup"))),))
    nodes = (listing, Grid((heading, (raised,))))
    lines = lines_of(draw(RichText(nodes)).data)
    shown = {line.text: line for line in lines}
    assert {"1. một", "- con", "2. hai", "Ô trái Ô phải"} <= set(shown)
    assert shown["- con"].left > shown["1. một"].left
    letters = {word.text: word for word in words_of(draw(RichText(nodes)).data)}
    assert "m3" in letters or letters["3"].bottom < letters["m"].bottom


def test_a_figure_is_fitted_and_a_lost_one_is_said(tmp_path: Path) -> None:
    path = picture_file(tmp_path / "anh.png", (4000, 3000))
    figure = RichText((Figure("aa", (Span("Hình 1. Trạm"),)), Figure("bb", (Span("Hình 2. Mất"),))), "nature")
    drawn = draw(figure, picture=lambda sha: path if sha == "aa" else None)
    assert "Hình 1. Trạm" in text_of(drawn.data)
    assert len(drawn.problems) == 1
    assert "Hình 2. Mất" in drawn.problems[0]
    images = run("pdfimages", "-list", "-", data=drawn.data).splitlines()[2:]
    assert len(images) == 1


def test_a_place_lies_on_its_text_on_every_page() -> None:
    run_field = Run("Hoán chuyển máy biến áp", field="title")
    drawn = draw(Paragraph((Run("Tên giải pháp: "), run_field)), rich(*(LONG * 5 for _ in range(14))))
    words = words_of(drawn.data)
    title = next(place for place in drawn.places if place.field == "title")
    inside = [word.text for word in words if _holds(title, word)]
    assert inside == ["Hoán", "chuyển", "máy", "biến", "áp"]
    states = [place for place in drawn.places if place.field == "state"]
    assert [place.page for place in states] == list(range(drawn.pages))
    told = [word for word in words if word.bottom > 20 * MM and (word.page, word.top) != (0, title.top)]
    outside = [w for w in told if not any(_holds(place, w) for place in states) and w.top > title.bottom]
    assert outside == []


def _holds(place: object, word: object) -> bool:
    middle, height = (word.left + word.right) / 2, (word.top + word.bottom) / 2  # type: ignore[attr-defined]
    return (
        place.page == word.page
        and place.left <= middle <= place.right
        and place.top <= height <= place.bottom  # type: ignore[attr-defined]
    )


def test_headings_make_the_outline() -> None:
    import io

    import pikepdf

    drawn = draw(
        Heading("A. Mô tả"), body(LONG), Heading("1. Con", 2), body(LONG), Heading("B. Tiền"), body(LONG)
    )
    with pikepdf.open(io.BytesIO(drawn.data)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["A. Mô tả", "B. Tiền"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_can_be_drawn(first: str, second: str) -> None:
    blocks = (Title(second), Heading(first), rich(first), Table((Cell(second),), ((Cell(first),),), (1,)))
    assert draw(*blocks, body(second)).pages >= 1


_WORDS = (st.integers(0, 200) | st.just(1500)).map(lambda count: " ".join(["chữ"] * count))
_COUNT = st.integers(1, 25)
_TEXTS = _WORDS.map(lambda words: Text((Span(words, is_bold=len(words) % 2 == 0),)))
_NODES = st.recursive(
    _TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda nodes: Listing((Item(tuple(nodes)),), len(nodes) > 1))
        | st.lists(inner, max_size=2).map(
            lambda nodes: Grid(((TableCell(tuple(nodes), True),), (TableCell(()),)))
        )
        | st.just(Figure("mất"))
    ),
    max_leaves=6,
)
_BLOCKS = (
    st.builds(Heading, _WORDS, st.integers(1, 4))
    | _WORDS.map(body)
    | _WORDS.map(lambda words: body(words, keeps_with_next=True, align="right"))
    | _WORDS.map(lambda words: body(words, fills_line=True, align="left"))
    | st.lists(_NODES, max_size=3).map(lambda nodes: RichText(tuple(nodes), "state"))
    | st.integers(0, 90).map(DottedLines)
    | st.builds(Title, _WORDS)
    | st.just(Motto())
    | st.just(PageBreak())
    | st.floats(0, 500).map(Space)
    | st.builds(
        lambda words, rows: Table((Cell(words[:60]),), ((Cell(words),),) * rows, (1,), "t", 12),
        _WORDS,
        _COUNT,
    )
    | _COUNT.map(
        lambda count: Signatures(
            tuple(SignatureColumn(("Ký",) if not number else (), name="Tên") for number in range(count))
        )
    )
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_BLOCKS, max_size=8))
def test_any_order_of_blocks_can_be_drawn(blocks: list[Block]) -> None:
    drawn = draw(*blocks)
    shown = run("pdftotext", "-raw", "-", "-", data=drawn.data)
    assert shown.count("chữ") >= sum(
        str(block).count("chữ") for block in blocks if isinstance(block, Paragraph)
    )
