"""Likeness of titles, units and authors, and the pairing of rows with innovations."""

import pytest

from desktop_app.domain.text import fold
from desktop_app.forms.portals import shipped_portals
from desktop_app.guide.matching import REMEMBERED, Comparer, Matched, OurRow, TheirRow, match
from desktop_app.guide.unit_names import NamedUnit, UnitNames
from desktop_app.guide.word_likeness import Speller, names_alike, weights, words_alike

SHIPPED = shipped_portals()
SPELLER = Speller(SHIPPED.abbreviations, SHIPPED.honorifics)
UNITS = (
    NamedUnit(1, ("Công ty Điện lực Bình Định", "PCBĐ")),
    NamedUnit(2, ("Đội Quản lý vận hành Quy Nhơn",), parent_id=1),
    NamedUnit(3, ("Công ty Điện lực Bình Thuận", "PCBT")),
    NamedUnit(4, ("Điện lực Phú Yên",), replaced_by_id=5),
    NamedUnit(5, ("Công ty Điện lực Đắk Lắk",)),
)


def alike(theirs: str, ours: str, *, is_cut: bool = False) -> float:
    weigh = weights({"cai": 50, "tien": 50, "may": 30}, 100)
    return words_alike(SPELLER.tokens(theirs), SPELLER.tokens(ours), weigh, is_cut=is_cut)


TITLE = "Cải tiến kết cấu ổ trục bơm tuần hoàn tổ máy số 2 nhà máy nhiệt điện"


@pytest.mark.parametrize(
    "spelled",
    [
        "CAI TIEN KET CAU O TRUC BOM TUAN HOAN TO MAY SO 2 NHA MAY NHIET DIEN",
        "C¶i tiÕn kÕt cÊu æ trôc b¬m tuÇn hoµn tæ m¸y sè 2 nhµ m¸y nhiÖt ®iÖn",
        "“Cải tiến  kết cấu ổ trục, bơm tuần hoàn tổ máy số 2 NMNĐ”.",
        "Cải tiến kết cấu ổ trục bơm tuần hoàn TM số 2 nhà máy nhiệt điện",
        "bơm tuần hoàn tổ máy số 2 nhà máy nhiệt điện Cải tiến kết cấu ổ trục",
    ],
)
def test_the_same_title_spelled_otherwise_is_the_same(spelled: str) -> None:
    assert alike(spelled, TITLE) >= 0.96


def test_slips_and_cuts_stay_near_and_another_number_does_not() -> None:
    assert alike("Cải tiến kêt cấuu ổ trục bơm tuần hoàng tổ máy số 2 nhà máy nhiệt điện", TITLE) > 0.9
    assert alike(TITLE[:45], TITLE, is_cut=True) > 0.9
    assert alike(TITLE[:45], TITLE) < 0.85
    assert alike(TITLE.replace("số 2", "số 3"), TITLE) < 0.8
    assert alike("Xe kéo dây điện tử cho đường dây vượt sông", TITLE) < 0.3
    assert alike("", TITLE) == 0


@pytest.mark.parametrize(
    ("theirs", "least", "most"),
    [
        ("Nguyễn Văn Đạt", 1, 1),
        ("KS. NGUYEN VAN DAT (60%)", 1, 1),
        ("N.V. Đạt", 0.8, 0.95),
        ("Nguyễn Đạt", 0.8, 0.9),
        ("Ông Nguyễn Văn Đạt và Trần Thị Hoa", 0.7, 0.8),
        ("Lê Thị Đạt", 0, 0.5),
        ("Trần Thị Hoa", 0, 0),
    ],
)
def test_authors_are_found_under_titles_and_initials(theirs: str, least: float, most: float) -> None:
    assert least <= names_alike(SPELLER.names_in(theirs), ("nguyen van dat",)) <= most


def test_units_are_found_by_abbreviation_parent_and_successor() -> None:
    units = UnitNames(UNITS, SPELLER)
    assert units.alike("PC Bình Định", 1) == 1
    assert units.alike("pcbd", 1) == 1
    assert units.alike("PC Bình Định", 2) >= 0.9
    assert units.alike("PC Bình Thuận", 1) <= 0.4
    assert units.alike("Điện lực Phú Yên", 5) == units.alike("Công ty Điện lực Đắk Lắk", 4) == 1
    assert units.alike("Cty ĐL Bình Định - Đội QLVH Quy Nhơn", 2) > 0.6
    assert units.alike("", 1) == 0


def ours(key: int, title: str, author: str = "Nguyễn Văn Đạt", unit: int = 1, code: str = "") -> OurRow:
    return OurRow(key, code or f"2026-PCBD-{key:04}", title, fold(title), unit, (author,))


def paired(
    rows: list[TheirRow], held: list[OurRow], remembered: dict[str, int | None] | None = None
) -> Matched:
    rules = SHIPPED.matching
    comparer = Comparer(held, UnitNames(UNITS, SPELLER), SPELLER, rules)
    return match(rows, comparer, held, remembered or {}, rules)


def test_three_spellings_of_one_innovation_make_one_pair_and_two_doubles() -> None:
    rows = [
        TheirRow(2, TITLE.upper(), "PC Bình Định", "Nguyễn Văn Đạt"),
        TheirRow(3, TITLE, "Công ty Điện lực Bình Định", "Nguyễn Văn Đạt"),
        TheirRow(4, fold(TITLE), "pcbd", "nguyen van dat"),
    ]
    found = paired(rows, [ours(1, TITLE), ours(2, "Phần mềm quản lý cột điện")])
    assert [pair.ours.id for pair in found.pairs] == [1]
    assert [pair.ours.id for pair in found.doubles] == [1, 1]
    assert not found.others


def test_two_of_ours_as_like_are_asked_about() -> None:
    found = paired([TheirRow(2, TITLE, "", "Nguyễn Văn Đạt")], [ours(1, TITLE), ours(2, TITLE)])
    assert not found.pairs
    (doubt,) = found.doubts
    assert {pair.ours.id for pair in doubt.choices} == {1, 2}


def test_unit_and_author_tell_two_innovations_of_one_title_apart() -> None:
    held = [ours(1, TITLE), ours(2, TITLE, "Trần Thị Hoa", 3)]
    rows = [
        TheirRow(2, TITLE, "PC Bình Thuận", "Trần Thị Hoa"),
        TheirRow(3, TITLE, "PC Bình Định", "Nguyễn Văn Đạt"),
    ]
    assert {pair.row.number: pair.ours.id for pair in paired(rows, held).pairs} == {2: 2, 3: 1}


def test_a_code_or_what_is_remembered_goes_before_likeness() -> None:
    held = [ours(1, TITLE), ours(2, "Phần mềm quản lý cột điện")]
    by_code = TheirRow(2, TITLE, our_code="2026-pcbd-0002")
    other = TheirRow(3, "Tên đã đổi hẳn", "", "", "SK77")
    not_ours = TheirRow(4, TITLE, "PC Gia Nghĩa", "Ai đó", "SK88")
    found = paired([by_code, other, not_ours], held, {other.keys[0]: 1, not_ours.keys[0]: None})
    assert {pair.row.number: (pair.ours.id, pair.how) for pair in found.pairs} == {
        2: (2, "code"), 3: (1, REMEMBERED),
    }  # fmt: skip
    assert found.foreign == (not_ours,)


def test_rows_without_words_match_nothing_and_nothing_matches_an_empty_book() -> None:
    row = TheirRow(2, "???", "", "")
    assert paired([row], [ours(1, TITLE)]).others == (row,)
    assert paired([TheirRow(2, TITLE)], []).others == (TheirRow(2, TITLE),)
