"""Papers as Excel files: real numbers and days, joined cells, headings that stay, text that stays text."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.documents import blocks
from desktop_app.documents.blocks import (
    LANDSCAPE,
    Block,
    Cell,
    Document,
    InsertedFile,
    Pages,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    Table,
    Title,
)
from desktop_app.documents.layout.workbook import render_workbook
from desktop_app.documents.papers import PAPERS, Paper
from tests.documents.block_words import MOTTO, plain, tables_of
from tests.documents.office import office_pdfs
from tests.documents.reading import size_of, text_of
from tests.documents.sample import authors, context_of, dossier

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
LISTS = [paper for paper in PAPERS if "xlsx" in paper.formats]
every_list = pytest.mark.parametrize("paper", LISTS, ids=[paper.id for paper in LISTS])
HEADING = (Cell("TT"), Cell("Tên"), Cell("Tiền"), Cell("Ngày"))


def workbook(*parts: Block, **looks: object) -> bytes:
    return render_workbook(Document("Danh sách", (Pages(tuple(parts), "Danh sách", **looks),))).data  # type: ignore


def rows_of(data: bytes, sheet: int = 0) -> list[list[object]]:
    """Values of a sheet, read by a program that is not the one that wrote it."""
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(sheet).to_python()  # type: ignore


def part(data: bytes, name: str = "worksheets/sheet1.xml") -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(f"xl/{name}"))


def joined(data: bytes) -> set[str]:
    return {str(one.get("ref")) for one in part(data).iterfind(".//x:mergeCell", NS)}


def table(*rows: Sequence[Cell], **looks: object) -> Table:
    return Table(HEADING, tuple(tuple(row) for row in rows), (1, 4, 2, 2), **looks)  # type: ignore[arg-type]


def row(name: str, money: Cell, day: Cell) -> tuple[Cell, ...]:
    return (Cell("1", value=1), Cell(name), money, day)


def test_numbers_and_days_are_real_and_look_as_on_paper() -> None:
    data = workbook(
        table(
            row(
                "A", Cell("16.000.000.000", value=16_000_000_000), Cell("26/03/2026", value=date(2026, 3, 26))
            ),
            row("B", Cell("50,25", value=Decimal("50.25")), Cell("2026", value=2026)),
            row("C", Cell("Không tính được"), Cell("01/05/1899", value=date(1899, 5, 1))),
            row("D", Cell("1" * 18, value=int("1" * 18)), Cell("")),
        )
    )
    rows = rows_of(data)
    assert rows[1] == [1, "A", 16_000_000_000, date(2026, 3, 26)]
    assert rows[2] == [1, "B", 50.25, 2026]
    assert rows[3] == [1, "C", "Không tính được", "01/05/1899"]
    assert rows[4] == [1, "D", "1" * 18, ""]
    assert [looks_of(data, cell) for cell in ("C2", "D2", "C3", "D3", "B2")] == [
        "#,##0", "dd/mm/yyyy", "#,##0.00", "0", "@",
    ]  # fmt: skip


def looks_of(data: bytes, cell: str) -> str:
    """How a number looks in a cell, as the file says."""
    styles = part(data, "styles.xml")
    known = {"0": "General", "1": "0", "3": "#,##0", "4": "#,##0.00", "49": "@"}
    known |= {
        str(one.get("numFmtId")): str(one.get("formatCode")) for one in styles.iterfind(".//x:numFmt", NS)
    }
    own = next(one for one in part(data).iterfind(".//x:c", NS) if one.get("r") == cell)
    formats = styles.findall("x:cellXfs/x:xf", NS)
    return known[str(formats[int(own.get("s", "0"))].get("numFmtId"))]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 909", "-5", "@sum", "https://ví-dụ.vn", "0012", "<b>&amp;</b>", "{=A1}", "a\x07b\ud800"],
)
def test_text_stays_text(text: str) -> None:
    lines = (Title(text), Paragraph((Run(text),)), table(row(text, Cell(text), Cell(text))))
    data = render_workbook(Document(text, (Pages(lines, text),), text, text)).data
    assert part(data).find(".//x:f", NS) is None
    assert part(data).find(".//x:hyperlink", NS) is None
    values = [value for line in rows_of(data) for value in line]
    assert values.count(plain(text)) == 5


def test_headings_stay_in_view_and_are_printed_on_every_page() -> None:
    top = (Cell(""), Cell(""), Cell("Quyết định", span=2))
    data = workbook(Title("BẢNG", "Năm 2026"), table(row("A", Cell("1", value=1), Cell("")), top=top))
    pane = part(data).find(".//x:pane", NS)
    assert pane is not None
    assert (pane.get("state"), pane.get("ySplit"), pane.get("xSplit")) == ("frozen", "5", None)
    names = {one.get("name"): one.text for one in part(data, "workbook.xml").iterfind(".//x:definedName", NS)}
    assert names["_xlnm.Print_Titles"] == "'Danh sách'!$4:$5"
    assert {"A4:A5", "B4:B5", "C4:D4", "A1:D1", "A2:D2"} <= joined(data)
    assert rows_of(data)[3][:3] == ["TT", "Tên", "Quyết định"]
    assert rows_of(data)[4][2:] == ["Tiền", "Ngày"]


def test_groups_are_joined_and_a_plain_list_can_be_filtered() -> None:
    lines = (row("A", Cell("1", value=1), Cell("")), row("B", Cell("2", value=2), Cell("")))
    group = (Cell("Nhóm I", span=3, is_bold=True), Cell(""))
    grouped = workbook(table(group, *lines))
    assert "A2:C2" in joined(grouped)
    assert part(grouped).find(".//x:autoFilter", NS) is None
    found = part(workbook(table(*lines))).find(".//x:autoFilter", NS)
    assert found is not None
    assert found.get("ref") == "A1:D3"


def test_the_sheet_is_printed_on_a4_as_wide_as_it_is() -> None:
    sheet = part(workbook(table(), sheet=LANDSCAPE))
    setup, fit = sheet.find("x:pageSetup", NS), sheet.find(".//x:pageSetUpPr", NS)
    assert setup is not None
    assert fit is not None
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == (
        "9",
        "landscape",
        "0",
    )
    assert fit.get("fitToPage") == "1"
    margins = sheet.find("x:pageMargins", NS)
    assert margins is not None
    sides = [float(margins.get(side, "0")) * 25.4 for side in ("left", "right", "top", "bottom")]
    assert sides == pytest.approx([20, 20, 20, 15], abs=0.01)


def test_columns_are_as_wide_as_the_block_says() -> None:
    columns = part(workbook(Table((Cell("A"), Cell("B")), ((Cell("1"), Cell("2")),), (1, 3)))).findall(
        ".//x:col", NS
    )
    narrow, wide = (float(one.get("width", "0")) for one in columns)
    assert wide / narrow == pytest.approx(3, rel=0.05)
    assert (narrow + wide) * 7 == pytest.approx(165 * 96 / 25.4, rel=0.02)


def test_rows_are_as_high_as_their_words_and_those_to_be_signed_higher() -> None:
    long = "Hoán chuyển máy biến áp phân phối non tải bằng máy thu hồi trong kho " * 4
    data = workbook(
        table(row("A", Cell(""), Cell("")), row(long, Cell(""), Cell("")), row_height=16),
        table(row("B", Cell(""), Cell(""))),
    )
    heights = {one.get("r"): float(one.get("ht", "0")) for one in part(data).iterfind(".//x:row", NS)}
    assert heights["2"] == pytest.approx(16 * 72 / 25.4, abs=0.5)
    assert heights["3"] > heights["2"] * 1.5
    assert heights["6"] < 25


def test_a_text_no_cell_can_hold_is_cut_and_told_of() -> None:
    text = "dài " * 10_000
    made = render_workbook(Document("Danh sách", (Pages((table(row(text, Cell(""), Cell(""))),)),)))
    assert len(str(rows_of(made.data)[1][1])) == 32_767
    assert len(made.problems) == 1
    assert "32767" in made.problems[0]


def test_signatures_stand_in_their_columns_under_the_table() -> None:
    columns = (
        SignatureColumn(("NGƯỜI LẬP",), "(Ký)", "Lê Thị Mai"),
        SignatureColumn(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "(Ký)", "Trần Quốc Bảo", "Ngày 05"),
    )
    rows = rows_of(workbook(table(row("A", Cell(""), Cell(""))), Signatures(columns)))
    assert rows[4][0] == "NGƯỜI LẬP"
    assert [line[2] for line in rows[4:8]] == ["Ngày 05", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Ký)"]
    assert (rows[9][0], rows[9][2]) == ("Lê Thị Mai", "Trần Quốc Bảo")
    alone = Signatures(columns[1:], ("- Như trên;", "- Lưu: VT."), "Nơi nhận:")
    rows = rows_of(workbook(table(row("A", Cell(""), Cell(""))), alone))
    assert [line[0] for line in rows[4:7]] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert "Trần Quốc Bảo" in rows[9]


def test_many_people_sign_even_beside_a_narrow_table() -> None:
    columns = tuple(SignatureColumn((f"NGƯỜI {number}",), name=f"Tên {number}") for number in range(6))
    rows = rows_of(
        workbook(Table((Cell("A"), Cell("B")), ((Cell("1"), Cell("2")),), (1, 3)), Signatures(columns))
    )
    values = [value for line in rows for value in line]
    assert all(f"Tên {number}" in values for number in range(6))


def test_a_table_that_was_folded_for_paper_is_unfolded() -> None:
    wide = Table(
        (Cell("Mã"), Cell("Ngày")), ((Cell("M1"), Cell("26/03/2026", value=date(2026, 3, 26))),), (1, 1)
    )
    folded = Table((Cell("Mã\nNgày"),), ((Cell("M1\n26/03/2026"),),), (1,), unfolded=wide)
    assert rows_of(workbook(folded)) == [["Mã", "Ngày"], ["M1", date(2026, 3, 26)]]


def test_parts_are_sheets_of_their_own_and_files_are_named(tmp_path: Path) -> None:
    parts = (
        Pages((Title("A"),), "Đợt [1]: a/b?*"),
        Pages((Title("B"),), "Đợt 1"),
        Pages((Title("C"),), "đợt 1"),
    )
    attached = InsertedFile(tmp_path / "x.pdf", "application/pdf", "Biên bản thử")
    made = render_workbook(Document("Giấy", (*parts, attached), notices=("Xem lại.",)))
    book = CalamineWorkbook.from_filelike(BytesIO(made.data))
    assert book.sheet_names == ["Đợt  1   a b", "Đợt 1", "đợt 1 (2)"]
    assert made.problems[0] == "Xem lại."
    assert "Biên bản thử" in made.problems[1]
    assert render_workbook(Document("Giấy", ())).data


@every_list
def test_every_list_says_what_its_blocks_say(paper: Paper) -> None:
    document = paper.build(context_of(paper))
    made = render_workbook(document)
    assert made.data == render_workbook(document).data
    found = sheets(made.data)
    for one in map(unfolded, tables_of(document)):
        expected = [[worth(cell) for cell in line if worth(cell) != ""] for line in one.rows]
        assert [line for line in expected if line] == [line for line in found if line in expected]
    values = [value for line in found for value in line]
    for block in (block for page in document.parts if isinstance(page, Pages) for block in page.blocks):
        if isinstance(block, blocks.Letterhead):
            assert set(MOTTO) | {*block.parent, *block.body} <= set(values)
        if isinstance(block, Title):
            assert block.text in values


@every_list
def test_every_list_takes_hostile_words(paper: Paper) -> None:
    hostile = "=1+1 <b>&{x} \x07\ud800 Nguye\u0302\u0303n " + "dài " * 300
    own = dossier(title=hostile, investor=hostile, applied_at=hostile)
    people = tuple(replace(one, name=hostile) for one in authors(40))
    document = paper.build(context_of(paper, made_from=replace(own, authors=people)))
    found = [str(value) for line in sheets(render_workbook(document).data) for value in line]
    if any(
        plain(hostile) in plain(cell.text) for one in tables_of(document) for row in one.rows for cell in row
    ):
        assert any(plain(hostile) in plain(value) for value in found)
    assert not any("\x07" in value for value in found)


def test_libreoffice_prints_every_list(tmp_path: Path) -> None:
    documents = [paper.build(context_of(paper)) for paper in LISTS]
    files = [tmp_path / f"{paper.id}.xlsx" for paper in LISTS]
    for file, document in zip(files, documents, strict=True):
        file.write_bytes(render_workbook(document).data)
    for data, document in zip(office_pdfs(files, tmp_path), documents, strict=True):
        first = next(page for page in document.parts if isinstance(page, Pages))
        assert size_of(data) == pytest.approx((first.sheet.width, first.sheet.height), abs=0.5)
        printed = " ".join(text_of(data).split())
        titles = [block.text for block in first.blocks if isinstance(block, Title)]
        assert titles
        assert all(plain(words) in printed for words in titles)


def sheets(data: bytes) -> list[list[object]]:
    """The filled cells of all rows of all sheets."""
    count = len(CalamineWorkbook.from_filelike(BytesIO(data)).sheet_names)
    rows = [row for sheet in range(count) for row in rows_of(data, sheet)]
    return [[value for value in row if value != ""] for row in rows]


def unfolded(one: Table) -> Table:
    return one.unfolded or one


def worth(cell: Cell) -> object:
    """What a spreadsheet holds for a cell."""
    return (
        cell.text
        if cell.value is None
        else float(cell.value)
        if isinstance(cell.value, Decimal)
        else cell.value
    )
