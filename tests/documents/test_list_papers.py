"""Lists of innovations: their groups and sums, and tables of thousands of rows drawn page by page."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.documents.blocks import (
    LANDSCAPE,
    Block,
    Cell,
    Document,
    Letterhead,
    Pages,
    Paragraph,
    Signatures,
    Table,
    Title,
)
from desktop_app.documents.layout import tables
from desktop_app.documents.layout.long_tables import LongTable
from desktop_app.documents.layout.pdf import render
from desktop_app.documents.layout.workbook import render_workbook
from desktop_app.documents.papers import paper
from desktop_app.documents.papers.context import Entry, ListContext, Owed, Pay
from desktop_app.documents.papers.list_values import roman
from desktop_app.domain.council import Examination
from tests.documents.reading import check, lines_of, text_of, words_of
from tests.documents.sample import authors, context_of, innovation

MINE = ("danh_sach", "so_theo_doi", "chi_tra")
HEADING = tuple(Cell(f"Cột {number}", "center", is_bold=True) for number in range(4))
Owing = Callable[[Entry], Sequence[Owed]]
LONG = "Cải tiến bơm cấp nước để giảm suất tiêu hao nhiệt "


def nothing(_entry: Entry) -> tuple[Owed, ...]:
    return ()


def listed(paper_id: str, *entries: Entry, owed: Owing = nothing, **facts: str) -> Document:
    wanted = paper(paper_id)
    context: Any = context_of(wanted)
    return wanted.build(replace(context, entries=entries, owed=owed, facts=facts))


def entry(key: int = 1, count: int = 2, **values: object) -> Entry:
    item = Examination(
        key, key, "co_so", result="recognised", decision_number="7/QĐ-NĐST", decision_on=date(2026, 5, 20)
    )
    known = innovation(id=key, code=f"2026-NDST-{key:04}", title=f"Giải pháp {key}", **values)
    return Entry(
        known, authors(count), "Phân xưởng Hóa", examination=item, examinations=((item, date(2026, 5, 6)),)
    )


def blocks_of(document: Document) -> tuple[Block, ...]:
    (part,) = document.parts
    assert isinstance(part, Pages)
    return part.blocks


def table_of(document: Document) -> Table:
    return next(block for block in blocks_of(document) if isinstance(block, Table))


def texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


# ---------------------------------------------------------------- Bảng tổng hợp


def test_a_list_that_leaves_the_office_masks_what_titles_tell_and_the_books_do_not() -> None:
    secret = entry(1, confidential="1) van điều tiết ba tầng; 2) Không có")
    secret = replace(secret, innovation=replace(secret.innovation, title="Lắp Van điều-tiết ba tầng cho bơm"))
    plain = entry(2, confidential="Không có")
    document = listed("danh_sach", secret, plain, grouping="none")
    assert [texts(row)[1] for row in table_of(document).rows[:2]] == ["Lắp … cho bơm", "Giải pháp 2"]
    assert any(notice.startswith("1 sáng kiến có thông tin cần bảo mật") for notice in document.notices)
    assert not any("bảo mật" in notice for notice in listed("danh_sach", plain).notices)
    book = listed("so_theo_doi", secret)
    assert secret.innovation.title in texts(table_of(book).rows[0])
    owed = Owed(1, authors=7_000_000)
    paid = listed("chi_tra", secret, owed=lambda _entry: (owed,))
    assert any(secret.innovation.title in text for row in table_of(paid).rows for text in texts(row))


def test_groups_stand_in_the_order_of_the_list_and_numbers_begin_again() -> None:
    made = listed(
        "danh_sach",
        entry(1, field="co_khi", benefit_amount=5),
        entry(2, field="", benefit_amount=7),
        entry(3, field="thiet_bi_dien", benefit_amount=100),
        entry(4, field="co_khi", benefit_amount=2000),
    )
    rows = table_of(made).rows
    assert [texts(row)[:2] for row in rows] == [
        ["I", "Thiết bị điện (1 sáng kiến)"],
        ["1", "Giải pháp 3"],
        ["II", "Cơ khí (2 sáng kiến)"],
        ["1", "Giải pháp 1"],
        ["2", "Giải pháp 4"],
        ["III", "Chưa ghi (1 sáng kiến)"],
        ["1", "Giải pháp 2"],
        ["TỔNG CỘNG: 4 sáng kiến", "2.112"],
    ]
    assert [row[2].value for row in rows if row[1].is_bold and row[1].span > 1] == [100, 2005, 7]
    assert rows[-1][1].value == 2112


@pytest.mark.parametrize(
    ("grouping", "names"),
    [
        ("unit", ["An", "Ân", "Băng"]),
        ("investor", ["Chủ 1", "Chủ 2", "Chủ 3"]),
        ("level", ["Cấp cơ sở", "Cấp EVN"]),
    ],
)
def test_groups_without_a_list_stand_by_name(grouping: str, names: list[str]) -> None:
    entries = [
        replace(entry(1, investor="Chủ 3", level="evn"), unit="Băng"),
        replace(entry(2, investor="Chủ 1"), unit="An"),
        replace(entry(3, investor="Chủ 2"), unit="Ân"),
    ]
    table = table_of(listed("danh_sach", *entries, grouping=grouping))
    heads = [row[1].text.split(" (")[0] for row in table.rows if row[1].span > 1]
    assert heads == names
    assert ("Đơn vị chủ đầu tư" in texts(table.heading)) == (grouping == "investor")


def test_without_groups_numbers_run_on_and_one_sum_ends_the_list() -> None:
    rows = table_of(listed("danh_sach", entry(1), entry(2, field="co_khi"), grouping="none")).rows
    assert [row[0].text for row in rows] == ["1", "2", "TỔNG CỘNG: 2 sáng kiến"]


def test_what_cannot_be_computed_stays_those_words_and_adds_nothing() -> None:
    said = entry(2, benefit_answer="not_computable", benefit_amount=999)
    by_council = entry(3, benefit_amount=500)
    assert by_council.examination
    by_council = replace(
        by_council, examination=replace(by_council.examination, money_answer="not_computable")
    )
    unknown = entry(4, benefit_answer="", benefit_amount=None)
    rows = table_of(listed("danh_sach", entry(1, benefit_amount=48), said, by_council, unknown)).rows
    money = [row[6] for row in rows if len(row) == 10]
    assert texts(money) == ["48", "Không tính được", "Không tính được", ""]
    assert [cell.value for cell in money] == [48, None, None, None]
    assert rows[-1][1].value == 48


def test_thu_lao_of_the_first_year_stands_beside_the_money() -> None:
    due = {1: (Owed(1, 700, 140),), 2: (Owed(1, note="chưa có"), Owed(2, 5, 5)), 3: ()}
    made = listed(
        "danh_sach", entry(1), entry(2), entry(3), owed=lambda one: due[one.innovation.id], grouping="none"
    )
    rows = table_of(made).rows
    assert [texts(row)[7:] for row in rows[:3]] == [["700", "140", "840"], ["", "", ""], ["", "", ""]]
    assert texts(rows[-1])[2:] == ["700", "140", "840"]
    assert made.notices == ("1 sáng kiến chưa có quyết định công nhận nên để trống cột thù lao.",)


def test_a_list_stands_alone_or_goes_with_a_decision() -> None:
    alone = blocks_of(listed("danh_sach", entry()))
    assert isinstance(alone[0], Letterhead)
    assert not alone[0].number
    assert isinstance(alone[-1], Signatures)
    annex = blocks_of(listed("danh_sach", entry(), attached_to="Quyết định số 78/QĐ-NĐST"))
    assert not any(isinstance(block, Letterhead | Signatures) for block in annex)
    assert annex[0] == Title("DANH SÁCH SÁNG KIẾN", "Năm 2026")
    assert isinstance(annex[1], Paragraph)
    assert "".join(run.text for run in annex[1].runs) == "(Kèm theo Quyết định số 78/QĐ-NĐST)"


@pytest.mark.parametrize(
    ("number", "figures"), [(1, "I"), (4, "IV"), (9, "IX"), (48, "XLVIII"), (1994, "MCMXCIV")]
)
def test_groups_are_numbered_in_roman_figures(number: int, figures: str) -> None:
    assert roman(number) == figures


# ---------------------------------------------------------------- Sổ theo dõi


def test_the_register_has_every_column_of_its_own_in_a_spreadsheet() -> None:
    made = listed(
        "so_theo_doi",
        replace(entry(), first_use=date(2026, 3, 12), file_by=date(2027, 3, 12)),
        owed=lambda _one: (Owed(1, 700, 140),),
    )
    folded = table_of(made)
    assert folded.unfolded
    assert len(folded.heading) == 14
    assert len(folded.unfolded.heading) == 25
    assert folded.rows[0][1].text == "2026-NDST-0001\n05/10/2026"
    assert folded.rows[0][10].text == "840\n…/…/……"
    data = render_workbook(made).data
    rows: Any = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    heading = next(row for row in rows if "Mã hồ sơ" in row)
    row = rows[rows.index(heading) + 1]
    found = {name: value for name, value in zip(heading, row, strict=True) if name}
    assert found["Mã hồ sơ"] == "2026-NDST-0001"
    assert found["Hạn nộp (01 năm)"] == date(2027, 3, 12)
    assert found["Ngày họp Hội đồng"] == date(2026, 5, 6)
    assert found["Số quyết định"] == "07/QĐ-NĐST"
    assert found["Số tiền làm lợi năm đầu"] == 157_076_532
    assert found["Thù lao năm thứ nhất"] == 840
    assert found["Ngày trả năm thứ nhất"] == ""


def test_the_register_tells_of_the_lowest_level_and_of_those_above() -> None:
    own = entry()
    base = Examination(1, 1, "co_so", result="recognised", decision_number="7", note="xem lại")
    above = Examination(2, 1, "tct", 9, result="recognised")
    row = table_of(listed("so_theo_doi", replace(own, examinations=((base, None), (above, None))))).rows[0]
    assert row[7].text == "Công nhận"
    assert row[13].text == "Cấp Tổng công ty: Công nhận (chưa có quyết định)\nxem lại"
    proposed = replace(base, next_level="tct", note="")
    row = table_of(listed("so_theo_doi", replace(own, examinations=((proposed, None),)))).rows[0]
    assert row[13].text == "Đề nghị cấp Tổng công ty"


def test_columns_side_by_side_share_the_heading_over_them() -> None:
    top = table_of(listed("so_theo_doi", entry())).top
    assert [(cell.text, cell.span) for cell in top if cell.text] == [
        ("Ngày và thời hạn", 2),
        ("Xét công nhận", 2),
        ("Thù lao (đồng), ngày trả", 3),
    ]
    assert sum(cell.span for cell in top) == 14


# ---------------------------------------------------------------- Bảng chi trả

SPLIT = Owed(
    1, 1000, 200,
    (Pay("An", "1980", "PX Hóa", True, 6000, 600), Pay("Bình", share=4000, amount=400),
     Pay("Chi", is_author=False, amount=200)),
    basis=14_286,
)  # fmt: skip


def test_each_one_signs_for_what_is_theirs() -> None:
    made = listed("chi_tra", entry(), owed=lambda _one: (SPLIT,))
    table = table_of(made)
    assert [texts(row) for row in table.rows] == [
        ["I", "Giải pháp 1 (Quyết định số 07/QĐ-NĐST ngày\u00a020/05/2026; số tiền làm lợi 14.286 đồng)",
         "1.200", ""],
        ["1", "An", "PX Hóa", "Đồng tác giả", "60", "600", ""],
        ["2", "Bình", "", "Đồng tác giả", "40", "400", ""],
        ["3", "Chi", "", "Tham gia áp dụng lần đầu", "", "200", ""],
        ["TỔNG CỘNG", "1.200", ""],
    ]  # fmt: skip
    assert table.row_height == 12
    assert "Số tiền bằng chữ: Một nghìn hai trăm đồng." in text_of(render(made).data)


def test_what_was_not_split_is_named_together_and_left_to_be_written_in() -> None:
    due = replace(
        SPLIT,
        payments=tuple(replace(pay, amount=None) for pay in SPLIT.payments),
        split_note="Tỷ lệ chưa đủ",
    )
    made = listed("chi_tra", entry(), owed=lambda _one: (due,))
    rows = [texts(row) for row in table_of(made).rows]
    assert rows[1] == ["", "2 đồng tác giả, nhận chung (tỷ lệ đóng góp chưa đủ để chia)", "1.000", ""]
    assert rows[2][5] == rows[3][5] == ""
    assert rows[4] == ["", "1 người tham gia tổ chức áp dụng lần đầu, nhận chung", "200", ""]
    assert "chưa chia được thù lao" in made.notices[0]


def test_what_cannot_be_worked_out_says_why_and_adds_nothing() -> None:
    made = listed("chi_tra", entry(), owed=lambda _one: (Owed(1, note="Chưa có số tiền làm lợi."),))
    rows = [texts(row) for row in table_of(made).rows]
    assert rows[1:] == [["", "Chưa có số tiền làm lợi."], ["TỔNG CỘNG", "", ""]]
    assert made.notices == ("1 sáng kiến chưa tính được thù lao; lý do ghi trong bảng.",)


def test_a_later_year_pays_its_own_and_nothing_that_is_paid_once() -> None:
    due = {1: (Owed(1, 7), Owed(2, 9)), 2: (Owed(1, 11, once=True),), 3: ()}
    made = listed(
        "chi_tra", entry(1), entry(2), entry(3), owed=lambda one: due[one.innovation.id], payment_year="2"
    )
    assert [texts(row)[:1] for row in table_of(made).rows] == [["I"], ["TỔNG CỘNG"]]
    assert table_of(made).rows[-1][1].value == 9
    assert len(made.notices) == 2
    assert "Năm áp dụng thứ hai" in text_of(render(made).data)


def test_nothing_to_pay_is_said() -> None:
    rows = table_of(listed("chi_tra", entry())).rows
    assert rows[0][0].text == "Chưa có sáng kiến nào được công nhận để chi trả."


# ---------------------------------------------------------------- Bảng dài


def many(count: int, tall: Sequence[int] = (), **looks: Any) -> Document:
    """A list of groups of forty; the rows named in `tall` are higher than a page."""
    rows: list[tuple[Cell, ...]] = []
    for number in range(count):
        is_tall = number in tall
        if number % 40 == 0:
            name = f"Nhóm {number // 40} " * (1500 if is_tall else 1)
            rows.append((Cell(name, is_bold=True, span=3), Cell("1.000", "right", is_bold=True)))
        words = LONG * (150 if is_tall else 1 + number % 4)
        rows.append(
            (Cell(str(number)), Cell(words), Cell("Nguyễn Văn An\nTrần Thị Bích"), Cell("2", "right"))
        )
    top = (Cell(""), Cell("Trên", span=2), Cell(""))
    table = Table(HEADING, tuple(rows), (1, 5, 3, 2), top=top, **looks)
    return Document("t", (Pages((Title("DANH SÁCH"), table, *ending()), sheet=LANDSCAPE),))


def ending() -> tuple[Block, ...]:
    return tuple(block for block in blocks_of(listed("danh_sach")) if isinstance(block, Signatures))


@pytest.mark.parametrize(
    ("count", "tall", "looks"),
    [
        (230, (), {}),
        (260, (), {"row_height": 14, "size": 9.0}),
        (215, (3,), {"size": 8.5}),
        (210, (0, 41, 209), {}),
        (230, (80, 160), {"row_height": 12}),
    ],
)
def test_a_long_table_looks_as_if_it_had_been_drawn_at_once(
    count: int, tall: tuple[int, ...], looks: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = many(count, tall, **looks)
    by_pages = render(document)
    monkeypatch.setattr(tables, "_ROWS_AT_ONCE", 10**9)
    at_once = render(document)
    assert by_pages.pages == at_once.pages
    assert lines_of(by_pages.data) == lines_of(at_once.data)


def test_a_long_table_makes_its_rows_as_they_are_needed() -> None:
    (part,) = many(4000).parts
    assert isinstance(part, Pages)
    table = next(block for block in part.blocks if isinstance(block, Table))
    made = tables.block_table(table, set(), 700)
    assert isinstance(made, LongTable)
    made.wrap(700, 400)
    head, left = made.split(700, 400)
    assert isinstance(left, LongTable)
    assert 5 < left.start < 60
    assert len(head._cellvalues) < 30


def test_every_page_of_a_long_table_repeats_both_headings() -> None:
    drawn = render(many(230))
    words = words_of(drawn.data)
    for page in range(drawn.pages):
        assert sum(word.page == page and word.text == "Trên" for word in words) == 1
        assert sum(word.page == page and word.text == "Cột" for word in words) == 4


@pytest.mark.parametrize("count", [90, 260])
def test_no_group_begins_at_the_end_of_a_page(count: int) -> None:
    rows: list[tuple[Cell, ...]] = []
    for number in range(count):
        rows.append((Cell(f"Nhóm {number}", is_bold=True, span=2), Cell("1", "right", is_bold=True)))
        rows.append((Cell(str(number)), Cell(LONG * (1 + number * number % 7)), Cell("2", "right")))
    table = Table(HEADING[:3], tuple(rows), (1, 5, 2))
    lines = lines_of(render(Document("t", (Pages((table,), is_numbered=False),))).data)
    ends = [line for line, after in pairwise(lines) if line.page != after.page]
    assert len(ends) > 4
    assert not any(line.text.startswith("Nhóm") for line in ends)


@pytest.mark.parametrize("count", [60, 220])
def test_rows_to_be_signed_are_as_high_on_every_page(count: int) -> None:
    rows = tuple((Cell(f"Người {number}"), Cell("")) for number in range(count))
    over = (Cell(""), Cell("Trên"))
    table = Table((Cell("Họ tên"), Cell("Ký nhận")), rows, (1, 1), row_height=20, top=over)
    tops = [line for line in lines_of(render(Document("t", (Pages((table,)),))).data) if "Người" in line.text]
    gaps = {round(after.top - line.top) for line, after in pairwise(tops) if line.page == after.page}
    assert len({line.page for line in tops}) > 4
    assert gaps == {57}  # 20 mm in points


def test_a_long_sum_is_never_broken_in_its_column() -> None:
    entries = [entry(number, benefit_amount=9_000_000_000 + number) for number in range(1, 260)]
    text = text_of(render(listed("danh_sach", *entries)).data)
    assert "2.331.000.033.670" in text


# ---------------------------------------------------------------- Dữ liệu xấu

HOSTILE = (
    "=1+1",
    "+84",
    "@SUM(A1)",
    '<b>&"</b><img src="/etc/passwd">',
    "{title} [[x]] \x07\u202e",
    "x" * 10_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8] for text in HOSTILE])
@pytest.mark.parametrize("paper_id", MINE)
def test_whatever_is_typed_is_printed_and_never_obeyed(paper_id: str, text: str, tmp_path: Path) -> None:
    own = entry(1, investor=text, applied_at=text, field=text, level=text)
    own = replace(own, unit=text, innovation=replace(own.innovation, title=text, code=text))
    people = tuple(replace(one, name=text, workplace=text) for one in own.authors)
    due = Owed(1, 100, 20, (Pay(text, text, text, True, 10000, 100), Pay(text, is_author=False, amount=20)))
    made = listed(paper_id, replace(own, authors=people), owed=lambda _one: (due,), attached_to=text)
    check(render(made).data, tmp_path)
    assert text.replace("\x07", "")[:10] in "".join(text_of(render(made).data).split()) or " " in text
    rows: Any = CalamineWorkbook.from_filelike(BytesIO(render_workbook(made).data)).get_sheet_by_index(0)
    values = [value for row in rows.to_python() for value in row]
    assert any(isinstance(value, str) and text.replace("\x07", "")[:4] in value for value in values)


@pytest.mark.parametrize("paper_id", MINE)
def test_forty_authors_and_names_in_pieces_are_all_printed(paper_id: str) -> None:
    people = tuple(
        replace(one, name=unicodedata.normalize("NFD", f"Đặng Hữu Ước{number}"))
        for number, one in enumerate(authors(40))
    )
    pays = tuple(Pay(one.name, share=250, amount=1) for one in people)
    made = listed(paper_id, replace(entry(), authors=people), owed=lambda _one: (Owed(1, 40, payments=pays),))
    drawn = render(made)
    words = text_of(drawn.data)
    assert not drawn.missing
    assert all(f"Ước{number}" in words for number in range(40))


def test_a_list_of_nothing_is_still_a_list() -> None:
    for paper_id in MINE:
        assert render(listed(paper_id)).pages == 1


def test_every_choice_a_list_asks_for_is_one_of_its_own() -> None:
    for paper_id in MINE:
        context = context_of(paper(paper_id))
        assert isinstance(context, ListContext)
        lists = context.wording.catalogue_of(context.catalogue).lists
        for fact in context.wording.facts:
            known = [choice.id for choice in lists[fact.choices]] if fact.choices else [fact.default]
            assert fact.default in known
