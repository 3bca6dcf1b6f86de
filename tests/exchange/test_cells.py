"""One cell at a time: what Excel makes of what was typed, and what is made of that."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import UserError
from desktop_app.domain.likeness import Lookup, likeness, plain
from desktop_app.domain.records import Unit, UnitName
from desktop_app.exchange.author_cells import AuthorNamed, read_authors
from desktop_app.exchange.cells import Column, ColumnReader, State, legacy_of, read_cell, scale_of
from desktop_app.exchange.grids import Cell, CellError
from desktop_app.exchange.unit_finder import UnitFinder
from desktop_app.forms.imports import KINDS, shipped_imports

TITLES = frozenset(map(plain, shipped_imports().titles))
MILLIONS = Column("benefit", 1_000_000, not_computable=frozenset({"khong tinh duoc"}))


@pytest.mark.parametrize(
    ("cell", "kind", "value", "state"),
    [
        (date(2026, 3, 26), "date", date(2026, 3, 26), State.OK),
        ("26/3/2026", "date", date(2026, 3, 26), State.OK),
        ("2026-03-26 00:00:00", "date", date(2026, 3, 26), State.OK),
        (46107.0, "date", date(2026, 3, 26), State.CORRECTED),
        (2026.0, "date", None, State.REFUSED),
        ("31/02/2026", "date", None, State.REFUSED),
        (date(1905, 7, 4), "date", None, State.REFUSED),
        (2005.0, "year", 2005, State.OK),
        ("Năm 2005", "year", 2005, State.OK),
        (20.0, "year", None, State.REFUSED),
        (1988.0, "birth", "1988", State.OK),
        ("12/3/1988", "birth", "1988-03-12", State.OK),
        (date(1988, 3, 12), "birth", "1988-03-12", State.OK),
        (32214.0, "birth", "1988-03-12", State.CORRECTED),
        ("1.234.567", "money", 1_234_567, State.OK),
        ("1,2 tỷ", "money", 1_200_000_000, State.CORRECTED),
        ("501.420", "money", 501_420, State.QUESTION),
        (16_000_000.0, "money", 16_000_000, State.OK),
        (12.5, "money", 13, State.CORRECTED),
        (float("inf"), "money", None, State.REFUSED),
        (743.0, "whole", 743, State.OK),
        ("1.141", "whole", 1141, State.OK),
        (7.5, "whole", None, State.REFUSED),
        (-1, "whole", None, State.REFUSED),
        (1e28, "whole", None, State.REFUSED),
        (float("nan"), "whole", None, State.REFUSED),
        (float("nan"), "share", None, State.REFUSED),
        (float("nan"), "money", None, State.REFUSED),
        (date(2026, 5, 8), "whole", None, State.REFUSED),
        (0.6, "share", 6000, State.OK),
        (60.0, "share", 6000, State.OK),
        ("33,33 %", "share", 3333, State.OK),
        (date(2026, 5, 8), "share", 850, State.QUESTION),
        ("x", "yes_no", True, State.OK),
        ("Không", "yes_no", False, State.OK),
        ("có lẽ", "yes_no", None, State.REFUSED),
        ("=1+1", "text", "=1+1", State.OK),
        ("+84 912", "text", "+84 912", State.OK),
        ("@abc", "text", "@abc", State.OK),
        (12.0, "number_sign", "12", State.OK),
        (date(2026, 5, 12), "number_sign", "12/05/2026", State.QUESTION),
        ("a\u0300 Thi\x00\u200b", "text", "à Thi", State.OK),
        ("C¶i tiÕn hÖ thèng b¬m", "text", "Cải tiến hệ thống bơm", State.CORRECTED),
        ("x" * 2001, "text", None, State.REFUSED),
        ("12345", "name", None, State.REFUSED),
        (CellError("#N/A"), "text", None, State.REFUSED),
        (None, "date", None, State.OK),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_its_column_wants_it(cell: Cell, kind: str, value: object, state: State) -> None:
    read = read_cell(cell, Column(kind))
    assert (read.value, read.state) == (value, state)
    assert bool(read.sentence) == (state is not State.OK)


@pytest.mark.parametrize(
    "text",
    [
        "26/03/2026 08:05", "08:05 26/03/2026", "26/3/2026, 8:05:59", "26/03/2026 lúc 08:05",
        "2026-03-26T08:05:59.123", "26/03/2026 - 08:05", "08:05, ngày 26/03/2026", "26/03/2026 08:05 PM",
    ],
)  # fmt: skip
def test_a_time_beside_a_day_does_not_matter(text: str) -> None:
    read = read_cell(text, Column("date"))
    assert (read.value, read.state) == (date(2026, 3, 26), State.OK)


def test_cells_that_are_equal_to_python_are_read_each_for_itself() -> None:
    for kind in ("yes_no", "text", "money", "share"):
        reader = ColumnReader(Column(kind))
        cells: list[Cell] = [1, 1.0, True, "1", 0.0, False, "", 1]
        assert [reader.read(cell) for cell in cells] == [read_cell(cell, Column(kind)) for cell in cells]


def test_eight_and_a_half_that_excel_took_for_a_day_is_offered_back() -> None:
    read = read_cell(date(2026, 5, 8), MILLIONS)
    assert (read.value, read.state) == (8_500_000, State.QUESTION)
    assert "8,5" in read.sentence
    assert "08/05/2026" in read.sentence


def test_a_heading_says_what_a_figure_is_worth() -> None:
    assert scale_of("Số tiền làm lợi (triệu đồng)") == 10**6
    assert scale_of("Giá trị (Tr.đ)") == 10**6
    assert scale_of("Tiền làm lợi (1000đ)") == 10**3
    assert scale_of("ĐVT: tỷ đồng") == 10**9
    assert scale_of("Số tiền làm lợi") == 1
    assert scale_of("Trình độ") == 1
    read = read_cell(125.5, MILLIONS)
    assert (read.value, read.state) == (125_500_000, State.CORRECTED)
    assert read_cell("125,5", MILLIONS).value == 125_500_000
    assert read_cell("1,2 tỷ", MILLIONS).value == 1_200_000_000
    assert read_cell("Không tính được", MILLIONS).value == ""


def test_old_letters_are_known_by_their_column() -> None:
    cells: list[Cell] = ["NguyÔn V¨n An", "TrÇn ThÞ B×nh", "Lª §×nh", "Hà Nội"]
    assert legacy_of(cells) == "TCVN3"
    column = Column("name", legacy="TCVN3")
    assert [read_cell(cell, column).value for cell in cells] == [
        "Nguyễn Văn An", "Trần Thị Bình", "Lê Đình", "Hà Nội",
    ]  # fmt: skip
    assert legacy_of(["Hà Nội", "Cà Mau"]) == ""


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Nguyễn Văn A (60%), Trần Thị B (40%)", [("Nguyễn Văn A", 6000, ""), ("Trần Thị B", 4000, "")]),
        ("1. Nguyễn Văn A - 60%; 2. Trần B: 40 %", [("Nguyễn Văn A", 6000, ""), ("Trần B", 4000, "")]),
        ("Nguyễn Văn A, 33,33%, Lê C 66,67%", [("Nguyễn Văn A", 3333, ""), ("Lê C", 6667, "")]),
        ("Ông Nguyễn Văn A và bà Trần Thị B", [("Nguyễn Văn A", None, ""), ("Trần Thị B", None, "")]),
        ("ThS. Nguyễn Văn An\nKS. Lê B", [("Nguyễn Văn An", None, ""), ("Lê B", None, "")]),
        ("Nguyễn Văn A (PXVH) 50% Trần B 50%", [("Nguyễn Văn A", 5000, ""), ("Trần B", 5000, "")]),
        ("Nguyễn A (1988), Lê B - 1990", [("Nguyễn A", None, "1988"), ("Lê B", None, "1990")]),
        ("1) Nguyễn A 2) Lê B", [("Nguyễn A", None, ""), ("Lê B", None, "")]),
        ("- Lê Thị Anh\n- Bà Triệu", [("Lê Thị Anh", None, ""), ("Bà Triệu", None, "")]),
        ("Nguyễn Văn A - Trưởng ca (60%)", [("Nguyễn Văn A", 6000, "")]),
        ("", []),
    ],
)
def test_authors_in_one_cell_are_taken_apart(text: str, authors: list[tuple[str, int | None, str]]) -> None:
    assert read_authors(text, TITLES) == tuple(AuthorNamed(*author) for author in authors)


def test_what_is_no_name_is_said() -> None:
    for text in ("abc@x.vn", "Tổ 5 ca 3", "Nguyễn A (160%)", "x" * 200):
        with pytest.raises(UserError):
            read_authors(text, TITLES)


_CELLS = st.one_of(
    st.none(), st.text(max_size=60), st.integers(), st.floats(), st.booleans(), st.dates(), st.times(),
    st.just(CellError("#REF!")), st.text("0123456789.,% /-đtỷr", max_size=12),
)  # fmt: skip


@settings(max_examples=600)
@given(_CELLS, st.sampled_from(KINDS), st.sampled_from([1, 1000, 10**9]))
def test_no_cell_raises_and_what_is_not_plain_is_said(cell: Cell, kind: str, scale: int) -> None:
    read = read_cell(cell, Column(kind, scale, choices={"co so": ("co_so", "Cấp cơ sở")}))
    assert bool(read.sentence) == (read.state is not State.OK)
    if read.state is State.REFUSED:
        assert read.value is None
    assert isinstance(cell, time) or isinstance(read.value, str | int | date | None)


@given(st.text(max_size=200))
def test_authors_of_any_text_are_names_or_a_sentence(text: str) -> None:
    try:
        authors = read_authors(text, TITLES)
    except UserError:
        return
    assert all(author.name.strip() == author.name != "" for author in authors)


@given(st.text(max_size=50), st.text(max_size=50))
def test_likeness_is_even_and_one_only_for_the_same(one: str, two: str) -> None:
    degree = likeness(one, two)
    assert degree == likeness(two, one)
    assert 0 <= degree <= 1
    assert (degree == 1) == (plain(one) == plain(two))


def test_lookup_finds_slips_and_not_strangers() -> None:
    known: Lookup[int] = Lookup(
        [(1, "Cải tiến vành chèn bộ sấy không khí"), (2, "Chế tạo khớp nối mềm"), (3, "CHẾ TẠO KHỚP NỐI MỀM")]
    )
    assert known.same("che tao khop noi mem") == (2, 3)
    assert [key for key, _degree in known.near("Cải tiến vành chèn của bộ sấy không khí", 0.8)] == [1]
    assert known.near("Lắp biến tần cho quạt khói", 0.8) == []
    assert known.near("", 0.1) == []


def finder() -> UnitFinder:
    units = [
        Unit(1, "a", "Tổng công ty Điện lực miền Trung", "EVNCPC"),
        Unit(2, "b", "Công ty Điện lực Bình Định", "PCBD", 1, valid_to=date(2025, 6, 30), replaced_by_id=3),
        Unit(3, "c", "Công ty Điện lực Gia Lai", "PCGL", 1),
        Unit(4, "d", "Phòng Kỹ thuật", "KT", 2),
        Unit(5, "e", "Phòng Kỹ thuật", "KT", 3),
    ]
    imports = shipped_imports()
    return UnitFinder(
        units, [UnitName(1, 3, "Điện lực Gia Lai - Kon Tum")], [(3, "PC Gia Lai cũ")],
        imports.dropped_of_units, imports.short_of_units,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit", "is_sure"),
    [
        ("CÔNG TY ĐIỆN LỰC BÌNH ĐỊNH", 2, True),
        ("evncpc", 1, True),
        ("Điện lực Gia Lai – Kon Tum", 3, True),
        ("PC Gia Lai cũ", 3, True),
        ("PC Bình Định", 2, False),
        ("Cty Điện lực Bình Đinh", 2, False),
        ("Phòng Kỹ thuật", 4, False),
        ("Phòng Kỹ thuật - Công ty Điện lực Gia Lai", 5, True),
        ("PCGL, Phòng Kỹ thuật", 5, True),
        ("Nhà máy Thủy điện Sơn La", None, False),
    ],
)
def test_units_are_found_however_they_are_written(text: str, unit: int | None, is_sure: bool) -> None:
    found = finder().find(text)
    assert (found.best, found.is_sure) == (unit, is_sure)


def test_a_unit_that_was_merged_lives_on_in_another() -> None:
    known = finder()
    assert known.successor(2, date(2025, 6, 30)) == 2
    assert known.successor(2, date(2025, 7, 1)) == 3
    assert known.successor(2, None) == 2
