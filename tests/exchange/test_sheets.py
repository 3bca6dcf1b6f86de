"""Lists out of real files, as messy as offices keep them; what is no list ends in one sentence."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.exchange.grids import CellError, column_letters, shown
from desktop_app.exchange.headings import sample_of
from desktop_app.exchange.mapping import known_words, map_columns, signature
from desktop_app.exchange.sheets import find_tables, read_pasted, read_table, read_workbook
from desktop_app.forms.imports import shipped_imports
from tests.data import workbooks
from tests.data.workbooks import Builder, workbook

WORDS = frozenset[str]().union(*(known_words(kind.names) for kind in shipped_imports().kinds))
UNITS = [["Tên đơn vị", "Số lao động"], ["Phân xưởng Vận hành", 88], ["Phân xưởng Hóa", 20]]


def sentence_of(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_table(path, WORDS)
    text = str(caught.value)
    assert text.endswith(".")
    assert path.name in text
    return text


def test_title_rows_merged_headings_and_a_numbering_row_are_understood(tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    sheet = made.sheet("DS")
    sheet.merge_range(0, 0, 0, 6, "DANH SÁCH SÁNG KIẾN NĂM 2026")
    for column, words in ((0, "TT"), (1, "Tên sáng kiến"), (5, "Đơn vị")):
        sheet.merge_range(2, column, 3, column, words)
    sheet.merge_range(2, 2, 2, 4, "Tác giả")
    made.fill(sheet, [["Họ tên", "Năm sinh", "Tỷ lệ"]], 3, 2)
    made.fill(
        sheet, [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], [1, "Cải tiến A", "Lê An", 1988, 0.6, "PXVH"]], 4
    )
    table = read_table(made.close(), WORDS)
    assert table.headings == (
        "TT", "Tên sáng kiến", "Tác giả – Họ tên", "Tác giả – Năm sinh", "Tác giả – Tỷ lệ", "Đơn vị",
    )  # fmt: skip
    assert [line.number for line in table.rows] == [6]
    assert table.rows[0].cells == (1, "Cải tiến A", "Lê An", 1988, 0.6, "PXVH")
    kind = shipped_imports().kind("innovations")
    assert kind is not None
    assert map_columns(table.headings, kind.names, kind.repeating) == {
        "title": 1, "authors": 2, "birth": 3, "share": 4, "unit": 5,
    }  # fmt: skip


def test_cells_merged_through_the_data_are_filled_down_and_said(tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    sheet = made.sheet("DS", [["Tên sáng kiến", "Tác giả"], [None, "Lê An"], [None, "Lê Bình"], ["B", "Hà"]])
    sheet.merge_range(1, 0, 2, 0, "Cải tiến A")
    table = read_table(made.close(), WORDS)
    assert [line.cells[0] for line in table.rows] == ["Cải tiến A", "Cải tiến A", "B"]
    assert [line.filled for line in table.rows] == [frozenset(), frozenset({0}), frozenset()]
    assert any("Ô gộp" in note for note in table.notes)


def test_every_table_of_a_sheet_is_found_and_named(tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    sheet = made.sheet("DS", [["Họ và tên", "Ngày sinh"], ["Lê An", 1988], ["Lê Bình", 1990]], 1)
    made.fill(sheet, UNITS, 1, 4)
    made.fill(sheet, [["BẢNG 2"], [None], ["Tên sáng kiến", "Tác giả"], ["Cải tiến", "Lê An"]], 6)
    tables = find_tables(read_workbook(made.close()), WORDS)
    assert [table.place for table in tables] == ["A2:B4", "E2:F4", "A9:B10"]
    assert all("3 bảng" in " ".join(table.notes) for table in tables)
    assert "A2:B4" in tables[0].name


def test_hidden_sheets_are_named_and_not_chosen(tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    made.sheet("Nháp", [*UNITS, *([["X", 1]] * 50)], is_hidden=True)
    made.sheet("Chính", UNITS).activate()
    path = made.close()
    table = read_table(path, WORDS)
    assert table.sheet == "Chính"
    assert any("Nháp" in note and "ẩn" in note for note in table.notes)
    assert [table.is_hidden for table in find_tables(read_workbook(path), WORDS)] == [True, False]


def test_formulas_give_what_was_saved_and_failed_ones_are_named(tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    sheet = made.sheet("DS", UNITS)
    sheet.write_formula(1, 1, "=40+48", None, 88)
    sheet.write_formula(2, 1, "=VLOOKUP(1,A1:B2,3)", None, "#REF!")
    sheet.write_formula(3, 0, '="Phân xưởng "&"Cơ"', None, "Phân xưởng Cơ")
    sheet.write_formula(3, 1, "=NA()", None, "#N/A")
    table = read_table(made.close(), WORDS)
    assert [line.cells for line in table.rows] == [
        ("Phân xưởng Vận hành", 88),
        ("Phân xưởng Hóa", CellError("#REF!")),
        ("Phân xưởng Cơ", CellError("#N/A")),
    ]
    assert any("2 ô" in note for note in table.notes)


def test_a_hundred_thousand_empty_rows_cost_nothing(tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    sheet = made.sheet("DS", UNITS)
    for row in range(3, 100_003):
        sheet.write_blank(row, 0, None, made.day)
    table = read_table(made.close(), WORDS)
    assert len(table.rows) == 2
    assert table.place == "A1:B3"


def test_macros_and_links_to_other_files_are_said_and_not_followed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsm", UNITS)
    workbooks.with_parts(path, {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"})
    notes = " ".join(read_table(path, WORDS).notes)
    assert "macro" in notes
    assert "tệp khác" in notes


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_other_sheets_are_read_as_well(tmp_path: Path, ending: str) -> None:
    path = getattr(workbooks, ending)(tmp_path / f"a.{ending}", UNITS)
    table = read_table(path, WORDS)
    assert table.headings == ("Tên đơn vị", "Số lao động")
    assert [line.cells for line in table.rows] == [("Phân xưởng Vận hành", 88), ("Phân xưởng Hóa", 20)]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-16-le", ";"), ("utf-16-be", ";")],
)
def test_text_files_are_read_in_their_encoding_and_with_their_delimiter(
    tmp_path: Path, encoding: str, mark: str
) -> None:
    text = f'Tên đơn vị{mark}Số lao động\r\n"Phân xưởng\nVận hành"{mark}88\r\nPhân xưởng Hóa{mark}20\r\n'
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    table = read_table(path, WORDS)
    assert table.headings == ("Tên đơn vị", "Số lao động")
    assert [shown(line.cells[1]) for line in table.rows] == ["88", "20"]
    assert table.rows[0].cells[0] == "Phân xưởng\nVận hành"


def test_windows_1258_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(workbooks.windows_1258("Tên đơn vị;Số lao động\nPhân xưởng Vận hành;88\n"))
    table = read_table(path, WORDS)
    assert table.headings == ("Tên đơn vị", "Số lao động")
    assert table.rows[0].cells == ("Phân xưởng Vận hành", "88")
    assert any("Windows-1258" in note for note in table.notes)


def test_tcvn3_headings_are_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Tªn s¸ng kiÕn;§¬n vÞ\nC¶i tiÕn hÖ thèng b¬m;Ph©n x­ëng VËn hµnh\n".encode("latin-1"))
    table = read_table(path, WORDS)
    assert table.headings == ("Tên sáng kiến", "Đơn vị")


def test_pasted_cells_keep_line_ends_within_quotes() -> None:
    table = read_table('Tên đơn vị\tSố lao động\n"Phân xưởng\nVận hành"\t88\n', WORDS)
    assert table.rows[0].cells == ("Phân xưởng\nVận hành", "88")
    assert read_pasted("").grids[0].is_empty


def test_a_table_with_strange_headings_is_found_all_the_same(tmp_path: Path) -> None:
    table = read_table(
        workbook(tmp_path / "a.xlsx", [["Bảng kê"], ["Alpha", "Beta"], ["x", 1], ["y", 2]]), WORDS
    )
    assert table.headings == ("Alpha", "Beta")
    assert [line.number for line in table.rows] == [3, 4]


def test_what_is_no_list_ends_in_one_sentence(tmp_path: Path) -> None:
    bomb = sentence_of(workbooks.zip_bomb(tmp_path / "bom.xlsx"))
    assert "nén bất thường" in bomb
    assert "mật khẩu" in sentence_of(workbooks.locked_office_file(tmp_path / "khoa.xlsx"))
    assert "mật khẩu" in sentence_of(workbooks.ods(tmp_path / "khoa.ods", UNITS, is_locked=True))
    whole = workbook(tmp_path / "a.xlsx", UNITS).read_bytes()
    for name, data in {
        "cut.xlsx": whole[: len(whole) // 2],
        "empty.xlsx": b"",
        "png.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "other.xlsx": whole.replace(b"xl/workbook.xml", b"xl/workbonk.xml"),
        "old.xls": workbooks.compound({"Something": b"abc"}),
        "doc.txt": b"only words, no table",
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        sentence_of(path)
    assert sentence_of(tmp_path / "nothing.xlsx")
    assert sentence_of(workbook(tmp_path / "blank.xlsx", []))


def test_a_file_over_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "to.xlsx"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    assert "50 MB" in sentence_of(path)


@settings(max_examples=120)
@given(st.binary(max_size=3000), st.sampled_from(["a.xlsx", "a.csv", "a.xls"]))
def test_no_bytes_end_in_anything_but_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / name
    path.write_bytes(data)
    with suppress(UserError):
        read_table(path, WORDS)


@settings(max_examples=60)
@given(st.data())
def test_no_damage_to_a_workbook_ends_in_anything_but_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    make = data.draw(st.sampled_from([workbook, workbooks.ods]))
    whole = bytearray(make(folder / "whole", UNITS).read_bytes())
    # A workbook bears the minute it was made, so its length is no number to draw by.
    for _slip in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, 1 << 20)) % len(whole)] = data.draw(st.integers(0, 255))
    path = folder / "a.xlsx"
    path.write_bytes(whole)
    with suppress(UserError):
        read_table(path, WORDS)


@settings(max_examples=10)
@given(st.data())
def test_no_damage_to_an_old_workbook_ends_the_program(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("old")
    whole = bytearray(workbooks.xls(folder / "whole", UNITS).read_bytes())
    for _slip in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = folder / "a.xls"
    path.write_bytes(whole)
    with suppress(UserError):
        read_table(path, WORDS)


def test_an_old_workbook_that_asks_for_all_memory_is_damaged(tmp_path: Path) -> None:
    whole = workbooks.xls(tmp_path / "whole", UNITS).read_bytes()
    number = b"\x03\x02\x0e\x00"  # a NUMBER record of 14 bytes: row and column come first
    place = whole.index(number) + len(number)
    path = tmp_path / "a.xls"
    path.write_bytes(whole[:place] + b"\xff\xff\xff\xff" + whole[place + 4 :])
    assert "quá xa bảng số liệu" in sentence_of(path)


def test_a_cell_typed_in_the_last_corner_of_a_sheet_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as file:
        sheet = file.add_worksheet()
        sheet.write_row(0, 0, ["Tên đơn vị", "Viết tắt"])
        sheet.write(1_048_575, 16_383, "x")
    assert "quá xa bảng số liệu" in sentence_of(path)
    assert capfd.readouterr().err == "", "nobody reads the reader's traceback"


@given(st.text(max_size=400))
def test_any_pasted_text_is_a_table_or_a_sentence(text: str) -> None:
    try:
        table = read_table(text, WORDS)
    except UserError:
        return
    assert all(len(line.cells) == len(table.headings) for line in table.rows)


def test_samples_and_names_of_columns() -> None:
    table = read_table("Tên đơn vị\tSố lao động\nA\t1\nA\t2\nB\t3\n", WORDS)
    assert sample_of(table, 0) == ["A", "B"]
    assert [column_letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert signature(("Tên đơn vị", "Số")) == signature(("TÊN ĐƠN VỊ:", "so"))
    assert signature(("a", "b")) != signature(("b", "a"))
    assert shown(2005.0) == "2005"
    assert shown(8.5) == "8,5"
    assert shown(date(2026, 5, 8)) == "08/05/2026"


def test_every_heading_is_used_once_and_repeating_columns_are_numbered() -> None:
    kind = shipped_imports().kind("innovations")
    assert kind is not None
    headings = ("Tên giải pháp", "Tác giả 1", "Tỷ lệ 1", "Tác giả 2", "Tỷ lệ 2", "Đơn vị công tác", "Lạ")
    found = map_columns(headings, kind.names, kind.repeating)
    assert found == {"title": 0, "authors": 1, "share": 2, "authors.2": 3, "share.2": 4, "unit": 5}
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Số tiền làm lợi năm đầu tiên áp dụng (triệu đồng)", "benefit"),
        ("TÊN GIẢI PHÁP, SÁNG KIẾN", "title"),
        ("Quyết định công nhận – Số", "decision_number"),
        ("Quyết định công nhận – Ngày", "decision_on"),
        ("Tac gia", "authors"),
        ("Lĩnh vực áp dụng *", "field"),
        ("Ngày quyêt định", "decision_on"),
    ],
)
def test_headings_are_recognised_however_they_are_written(heading: str, column: str) -> None:
    kind = shipped_imports().kind("innovations")
    assert kind is not None
    assert map_columns((heading,), kind.names) == {column: 0}
