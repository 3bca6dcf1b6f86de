"""Word files block by block: real headings, lists and tables, faces that have every letter, hostile text."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop_app.documents import blocks
from desktop_app.documents.blocks import (
    LANDSCAPE,
    Block,
    Cell,
    Document,
    DottedLines,
    Heading,
    InsertedFile,
    Pages,
    Paragraph,
    Photo,
    Photos,
    RichText,
    Run,
    SignatureColumn,
    Signatures,
    Space,
    Table,
    Title,
)
from desktop_app.documents.layout.word import render_word
from desktop_app.domain.richtext import parse
from tests.documents.block_words import block_lines
from tests.documents.sample import picture_file
from tests.documents.word_reading import lines_of_word, opened, ruled_tables

SHA = "a" * 64
HOSTILE = (
    "<b>đậm</b> & {unit} ]]> ${x} %s \\n",
    "a\x00b\x07c\x0bd\x1b[31m\ud800e\ufffe",
    "Nguye\u0302\u0303n Va\u0306n A\u0301nh\u0323",
    "=SUM(A1)",
    "\u202emặt trái\u202c \u200b\u00ad",
    "x" * 10_000,
    "🔥 ⚡ 中文 ﷽",
)


def word(*parts: Block, **options: Any) -> bytes:
    return render_word(Document("Giấy", (Pages(tuple(parts)),), **options)).data


def body(data: bytes) -> Any:
    return opened(data).element.body


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_written_as_it_reads(text: str) -> None:
    every: tuple[Block, ...] = (
        blocks.Letterhead((text,), (text,), (Run(text),), (Run(text),), (Run(text),)),
        Title(text, text, is_ruled=True),
        Heading(text),
        Paragraph((Run(text, is_bold=True), Run(text, rise="sub"))),
        RichText(parse(f"<ul><li>{text.replace('<', '&lt;')}</li></ul>").nodes),
        Table((Cell(text), Cell(text)), ((Cell(text, span=2),), (Cell(text), Cell(text))), (1, 1)),
        Signatures((SignatureColumn((text,), text, text, text),), (text,), text),
    )
    made = render_word(Document(text, (Pages(every),), text, text)).data
    assert lines_of_word(made) == [line for block in every for line in block_lines(block) if line]
    with zipfile.ZipFile(BytesIO(made)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def test_the_same_document_is_the_same_file(tmp_path: Path) -> None:
    parts = (Title("GIẤY"), RichText(parse(f'<figure><img src="sha256:{SHA}"></figure>').nodes))
    path = picture_file(tmp_path / "anh.jpg")
    first, second = (word(*parts, picture=lambda _sha256: path) for _time in range(2))
    assert first == second


def test_headings_are_headings_of_their_level() -> None:
    document = opened(word(Heading("A", 1), Heading("1", 2), Heading("1.1", 3), Heading("sâu", 7)))
    styles = [(one.text, one.style.name) for one in document.paragraphs]
    assert styles == [("A", "Heading 1"), ("1", "Heading 2"), ("1.1", "Heading 3"), ("sâu", "Heading 3")]
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"]
        assert (style.font.name, style.font.size, style.font.bold) == ("Times New Roman", Pt(14), True)
        assert style.paragraph_format.keep_with_next


def test_letters_of_every_script_are_set_in_one_face() -> None:
    data = word(Paragraph((Run("Điện 電 "), Run("☐ Có ☑ Không ☒"))))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        styles = ElementTree.fromstring(archive.read("word/styles.xml"))
    for faces in styles.iter(qn("w:rFonts")):
        assert {faces.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }
    boxes = [run for run in body(data).iter(qn("w:r")) if run.find(qn("w:t")).text in set("☐☑☒")]
    assert len(boxes) == 3
    for run in boxes:
        faces = run.find(qn("w:rPr")).find(qn("w:rFonts"))
        assert faces.get(qn("w:ascii")) == faces.get(qn("w:eastAsia")) == "Segoe UI Symbol"


def test_runs_keep_their_looks() -> None:
    runs = (
        Run("đậm", is_bold=True), Run("nghiêng", is_italic=True), Run("gạch", is_underlined=True),
        Run("2", rise="super"), Run("0", rise="sub"),
    )  # fmt: skip
    made = opened(word(Paragraph(runs, size=11))).paragraphs[0].runs
    assert [run.bold for run in made] == [True, None, None, None, None]
    assert [run.italic for run in made] == [None, True, None, None, None]
    assert [run.underline for run in made] == [None, None, True, None, None]
    assert [run.font.superscript for run in made][3] is True
    assert [run.font.subscript for run in made][4] is True
    assert {run.font.size for run in made} == {Pt(11)}


def test_a_page_is_a4_with_its_margins_and_its_number_from_the_second_page_on() -> None:
    document = Document(
        "Hai phần", (Pages((Title("A"),)), Pages((Title("B"),), sheet=LANDSCAPE, has_frame=True))
    )
    first, second = opened(render_word(document).data).sections
    assert (first.page_width.mm, first.page_height.mm) == pytest.approx((210, 297), abs=0.05)
    assert (second.page_width.mm, second.page_height.mm) == pytest.approx((297, 210), abs=0.05)
    for section, sheet in ((first, blocks.PORTRAIT), (second, LANDSCAPE)):
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [side.mm for side in margins] == pytest.approx(
            [sheet.top, sheet.bottom, sheet.left, sheet.right], abs=0.05
        )
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert first._sectPr.find(qn("w:pgBorders")) is None
    assert second._sectPr.find(qn("w:pgBorders")) is not None


def test_a_part_without_numbers_has_none_even_after_one_that_has() -> None:
    parts = (Pages((Title("A"),)), Pages((Title("B"),), is_numbered=False))
    _first, second = opened(render_word(Document("Giấy", parts)).data).sections
    assert "PAGE" not in second.header._element.xml


def test_table_headings_repeat_and_rows_stay_whole_unless_no_page_can_hold_them() -> None:
    rows = ((Cell("ngắn"), Cell("1")), (Cell("dài " * 2500), Cell("2")))
    heading, short, tall = body(word(Table((Cell("Tên"), Cell("Số")), rows, (4, 1)))).iter(qn("w:tr"))
    assert heading.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert short.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert tall.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None


def test_a_heading_too_high_to_repeat_is_not_repeated() -> None:
    table = Table((Cell("dài " * 1500),), ((Cell("1"),),), (1,))
    assert not list(body(word(table)).iter(qn("w:tblHeader")))


def test_cells_are_joined_across_and_down() -> None:
    table = Table(
        heading=(Cell("TT"), Cell("Ngày"), Cell("Số")),
        top=(Cell(""), Cell("Quyết định", span=2)),
        rows=((Cell("Nhóm I", span=3, is_bold=True),), (Cell("1"), Cell("26/03/2026"), Cell("7"))),
        widths=(1, 2, 2),
        row_height=16,
    )
    data = word(table)
    assert ruled_tables(data) == [
        [["TT", "Quyết định"], ["", "Ngày", "Số"], ["Nhóm I"], ["1", "26/03/2026", "7"]]
    ]
    made = opened(data).tables[0]
    assert made.cell(0, 0)._tc is made.cell(1, 0)._tc
    assert made.cell(0, 1)._tc is made.cell(0, 2)._tc
    assert len({cell._tc for cell in made.rows[2].cells}) == 1
    assert [row.height for row in made.rows][:3] == [None, None, None]
    assert made.rows[3].height == pytest.approx(Mm(16), abs=700)
    group = made.rows[2].cells[0].paragraphs[0]
    assert group.paragraph_format.keep_with_next


def test_a_table_is_as_wide_as_the_text_and_its_columns_are_fixed() -> None:
    data = word(Table((Cell("A"), Cell("B")), ((Cell("1"), Cell("2")),), (1, 3)))
    table = opened(data).tables[0]
    widths = [column.width for column in table.columns]
    assert sum(widths) == pytest.approx(Mm(165), abs=1500)
    assert widths[1] == pytest.approx(widths[0] * 3, abs=1500)
    assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"


def test_lists_are_lists_of_their_own_that_count_from_one() -> None:
    nested = "<ul><li>con<ul><li>cháu</li></ul></li></ul>"
    text = f"<ol><li>một{nested}</li><li>hai</li></ol><ol><li>lại một</li></ol>"
    data = word(RichText(parse(text).nodes))
    document = opened(data)
    listed = {
        one.text: (properties.numId.val, properties.ilvl.val)
        for one in document.paragraphs
        if (properties := one._p.pPr.numPr) is not None
    }
    assert [level for _number, level in listed.values()] == [0, 1, 2, 0, 0]
    assert listed["một"][0] == listed["hai"][0] != listed["lại một"][0]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        numbering = ElementTree.fromstring(archive.read("word/numbering.xml"))
    marks: dict[str, str] = {}
    for one in numbering.iter(qn("w:num")):
        kind = one.find(qn("w:abstractNumId")).get(qn("w:val"))  # type: ignore[union-attr]
        abstract = next(
            item for item in numbering.iter(qn("w:abstractNum")) if item.get(qn("w:abstractNumId")) == kind
        )
        marks[str(one.get(qn("w:numId")))] = abstract.find(f".//{qn('w:lvlText')}").get(qn("w:val"))  # type: ignore
    shown = {text: marks[str(number)] for text, (number, _level) in listed.items()}
    assert shown == {"một": "%1.", "con": "-", "cháu": "+", "hai": "%1.", "lại một": "%1."}


def test_dots_reach_the_right_margin() -> None:
    fill, *lines = body(word(Paragraph((Run("Ý kiến:"),), fills_line=True), DottedLines(3))).iter(qn("w:p"))
    assert len(lines) == 3
    for paragraph in (fill, *lines):
        tab = paragraph.find(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
        assert (tab.get(qn("w:val")), tab.get(qn("w:leader"))) == ("right", "dot")
        assert int(tab.get(qn("w:pos"))) == pytest.approx(165 * 72 / 25.4 * 20, abs=1)
        assert len(list(paragraph.iter(qn("w:r")))) >= 2


def test_a_signature_is_never_parted_from_the_words_before_it() -> None:
    data = word(
        Paragraph((Run("Cam đoan."),)),
        Space(3),
        Signatures(
            (SignatureColumn(("GIÁM ĐỐC",), "(Ký tên)", "Trần Quốc Bảo"),), ("Như trên",), "Nơi nhận:"
        ),
    )
    document = opened(data)
    assert document.paragraphs[0].paragraph_format.keep_with_next
    head, name = document.tables[0].rows
    assert all(
        one.paragraph_format.keep_with_next for cell in head.cells for one in cell.paragraphs if one.text
    )
    assert name.cells[1].text == "Trần Quốc Bảo"
    assert name.cells[0]._tc is head.cells[0]._tc
    sizes = [run.font.size for one in head.cells[0].paragraphs for run in one.runs]
    assert sizes == [Pt(12), Pt(11)]


def test_people_under_one_heading_sign_side_by_side() -> None:
    columns = (
        SignatureColumn(("TÁC GIẢ",), "(Ký)", "An", "Ngày 1"),
        *(SignatureColumn((), name=name) for name in ("Bình", "Chi", "Dũng", "Em")),
    )
    table = opened(word(Signatures(columns))).tables[0]
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts[0] == ["Ngày 1"] * 3
    assert texts[2:] == [["An", "Bình", "Chi"], ["Dũng", "Em", ""]]


def test_a_name_too_long_for_its_room_stays_one_line_to_edit_and_breaks_evenly() -> None:
    (table,) = opened(word(blocks.Letterhead(("EVN",), ("CÔNG TY THỦY ĐIỆN NẬM SƯƠNG",)))).tables
    parent, name = table.cell(0, 0).paragraphs[:2]
    assert name.text == "CÔNG TY THỦY ĐIỆN NẬM SƯƠNG"
    left, right = name.paragraph_format.left_indent, name.paragraph_format.right_indent
    assert left == right > Pt(10)
    assert parent.paragraph_format.left_indent is None


def test_pictures_are_taken_in_once_with_what_they_show(tmp_path: Path) -> None:
    path = picture_file(tmp_path / "anh.png")
    figure = f'<figure><img src="sha256:{SHA}"><figcaption>Máy &amp; tủ "A"</figcaption></figure>'
    data = word(
        RichText(parse(figure).nodes),
        Photos((Photo(SHA, "Trước"), Photo("", "Sau"))),
        picture=lambda _sha256: path,
    )
    document = opened(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if "media" in name] == ["word/media/image1.png"]
    told = [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]
    assert told == ['Máy & tủ "A"', "Trước"]
    assert [one.text for one in document.paragraphs if one.style.name == "Caption"] == ['Máy & tủ "A"']
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Trước", "Sau"]


@pytest.mark.parametrize("content", [None, b"", b"not a picture", b"\xff\xd8\xff\xe0 cut"])
def test_a_picture_that_is_gone_or_broken_is_told_of_and_stops_nothing(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "anh.jpg"
    if content is not None:
        path.write_bytes(content)
    nodes = parse(f'<p>a</p><figure><img src="sha256:{SHA}"><figcaption>Hình 1</figcaption></figure>').nodes
    document = Document(
        "Giấy", (Pages((RichText(nodes), Photos((Photo(SHA, "Trước"),)))),),
        picture=lambda _sha256: path if content is not None else None,
    )  # fmt: skip
    made = render_word(document)
    assert len(made.problems) == 2
    assert "Hình 1" in made.problems[0]
    assert "Trước" in made.problems[1]
    assert any("Không có hình ở đây" in line for line in lines_of_word(made.data))


def test_files_that_cannot_be_in_it_are_named(tmp_path: Path) -> None:
    document = Document(
        "Hồ sơ",
        (Pages((Title("A"),)), InsertedFile(tmp_path / "x.pdf", "application/pdf", "Biên bản thử")),
        notices=("Xem lại.",),
    )
    made = render_word(document)
    assert made.problems[0] == "Xem lại."
    assert "Biên bản thử" in made.problems[1]


def test_a_document_of_nothing_opens() -> None:
    assert lines_of_word(render_word(Document("Giấy", ())).data) == []
    assert lines_of_word(word()) == []


def test_tables_beside_each_other_and_at_the_end_stay_tables() -> None:
    one = Table((Cell("A"),), ((Cell("1"),),), (1,))
    data = word(one, one, blocks.PageBreak(), one)
    document = opened(data)
    assert len(document.tables) == 3
    assert body(data)[-2].tag == qn("w:p")
    breaks = [one for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert len(breaks) == 1


def test_the_file_bears_the_papers_names() -> None:
    made = Document("Đơn – Tên", (Pages(()),), "Trần Văn Khánh", "Đơn yêu cầu")
    core = opened(render_word(replace(made)).data).core_properties
    assert (core.title, core.author, core.subject) == ("Đơn – Tên", "Trần Văn Khánh", "Đơn yêu cầu")
    assert core.created == core.modified
