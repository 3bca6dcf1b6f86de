"""Lists into a book: judged before anything is written, written as one step, taken back as one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.council import Examination
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.domain.programme import UnitAlias
from desktop_app.domain.records import Authorship, BenefitLine, HeadCount, Innovation, Person, Unit, UnitName
from desktop_app.domain.register import Query
from desktop_app.exchange.mapping import map_columns
from desktop_app.services import importing, people, register, units
from desktop_app.services.export import export_register
from desktop_app.services.importing import Decisions, Preview
from desktop_app.services.importing_facts import exact_name
from desktop_app.services.importing_files import write_left_out, write_template
from desktop_app.services.importing_map import (
    accept_questions,
    choose_table,
    columns_of,
    decisions_of,
    read_map,
)
from desktop_app.services.importing_rows import NEW, SAME, SKIP, Verdict
from desktop_app.services.innovations import add_innovation, move_to_trash
from desktop_app.services.participants import set_authors
from desktop_app.services.preferences import Preferences
from desktop_app.services.register_columns import COLUMNS
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book
from tests.data.workbooks import PLACES, Builder, Cells, corporation, workbook

HEADINGS = (
    "TT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Lĩnh vực", "Cấp", "Ngày áp dụng", "Làm lợi (triệu đồng)",
    "Số QĐ", "Ngày QĐ",
)  # fmt: skip
DAY = date(2026, 4, 20)
ROW = (1, "Cải tiến vành chèn", "Lê An (60%), Trần Bình (40%)", "Phân xưởng Vận hành", "Cơ khí", "Cơ sở",
       date(2026, 1, 5), 125.5, "12/QĐ-NĐ", DAY)  # fmt: skip


@pytest.fixture
def plant(book: Book) -> Book:
    """A book that knows three units."""
    for name, abbreviation in (
        ("Phân xưởng Vận hành", "PXVH"),
        ("Phân xưởng Hóa", "PXH"),
        ("Phòng Kỹ thuật", "KT"),
    ):
        units.add_unit(book, {"name": name, "abbreviation": abbreviation})
    return book


def judged(
    book: Book,
    kind: str,
    rows: Cells,
    tmp_path: Path,
    decisions: Decisions | None = None,
    name: str = "a.xlsx",
) -> Preview:
    """Judge rows, the first of them headings."""
    return judged_file(book, kind, workbook(tmp_path / name, rows), decisions)


def judged_file(book: Book, kind: str, path: Path, decisions: Decisions | None = None) -> Preview:
    """Judge the likeliest table of a file."""
    source = importing.open_file(path)
    found = importing.find_kind(kind)
    table = source.tables[importing.table_for(source, found)]
    return importing.check(book, found, source.name, table, importing.suggest(found, table), decisions)


def verdicts(preview: Preview) -> list[Verdict]:
    return [row.verdict for row in preview.rows]


def contents(book: Book) -> list[tuple[object, ...]]:
    """Everything that undo must bring back, but for stamps and counters."""
    tables = (
        "innovation", "authorship", "examination", "benefit_line", "person", "unit", "unit_name",
        "unit_alias", "head_count", "listing", "search_text",
    )  # fmt: skip
    return [(table, *row) for table in tables for row in book.sql(f"SELECT * FROM {table} ORDER BY 1")]


def test_a_row_with_a_decision_goes_straight_to_recognised(plant: Book, tmp_path: Path) -> None:
    before = contents(plant)
    preview = judged(plant, "innovations", [HEADINGS, ROW], tmp_path)
    assert verdicts(preview) == [Verdict.CORRECTED]  # 125,5 triệu is shown back
    assert contents(plant) == before
    changes = importing.write(plant, preview)
    (innovation,) = plant.all(Innovation)
    assert (innovation.title, innovation.stage, innovation.level, innovation.field) == (
        "Cải tiến vành chèn", "recognised", "co_so", "co_khi",
    )  # fmt: skip
    assert (innovation.applied_on, innovation.benefit_amount, innovation.year) == (
        date(2026, 1, 5),
        125_500_000,
        2026,
    )
    assert innovation.code.split("-")[1:] == ["PXVH", "0001"]
    (line,) = plant.all(BenefitLine)
    assert (line.amount, line.year, line.is_actual, line.source) == (125_500_000, 1, False, "a.xlsx")
    (examination,) = plant.all(Examination)
    assert (examination.level, examination.result, examination.decision_number, examination.decision_on) == (
        "co_so", "recognised", "12/QĐ-NĐ", DAY,
    )  # fmt: skip
    authors = plant.all(Authorship, "position")
    assert [(author.name, author.share) for author in authors] == [("Lê An", 6000), ("Trần Bình", 4000)]
    known = {person.id: person for person in plant.all(Person)}
    assert [known[author.person_id or 0].name for author in authors] == ["Lê An", "Trần Bình"]
    assert all(person.unit_id == innovation.unit_id for person in known.values())
    reader = plant.reader()
    try:
        assert register.ids(reader, Query(search="vanh chen")) != []
    finally:
        reader.close()
    stack = UndoStack(plant)
    stack.push(changes)
    stack.undo()
    assert contents(plant) == before
    stack.redo()
    assert len(plant.all(Innovation)) == 1


def test_no_result_no_decision_is_filed_or_being_written(plant: Book, tmp_path: Path) -> None:
    rows = [
        ("Tên sáng kiến", "Ngày nộp", "Kết quả", "Trạng thái"),
        ("Một", None, None, None),
        ("Hai", DAY, None, None),
        ("Ba", None, "Không đạt", None),
        ("Bốn", None, None, "Đang xét"),
        ("Năm", None, "Bổ sung", None),
    ]
    preview = judged(plant, "innovations", rows, tmp_path)
    importing.write(plant, preview)
    stages = {item.title: item.stage for item in plant.all(Innovation)}
    assert stages == {
        "Một": "writing",
        "Hai": "filed",
        "Ba": "refused",
        "Bốn": "examining",
        "Năm": "returned",
    }
    results = {item.innovation_id: item.result for item in plant.all(Examination)}
    assert sorted(results.values()) == ["completion", "refused"]


def test_one_innovation_in_three_spellings_comes_in_once(plant: Book, tmp_path: Path) -> None:
    rows = [
        ("Tên sáng kiến", "Đơn vị"),
        ("Cải tiến vành chèn giảm rò khí bộ sấy không khí", "PXVH"),
        ("CAI TIEN VANH CHEN GIAM RO KHI BO SAY KHONG KHI.", "Phân xưởng Vận hành"),
        ("Cải tiến vành chèn để giảm rò khí bộ sấy không khí", "Phân xưởng vận hành"),
        ("Cải tiến vành chèn giảm rò khí bộ sấy không khí", "PXH"),
    ]
    preview = judged(plant, "innovations", rows, tmp_path)
    assert verdicts(preview) == [Verdict.OK, Verdict.SKIPPED, Verdict.QUESTION, Verdict.OK]
    assert "dòng 2" in preview.rows[1].sentences[0]
    assert "%" in preview.rows[2].sentences[0]
    importing.write(plant, preview)
    assert len(plant.all(Innovation)) == 2
    again = judged(plant, "innovations", rows, tmp_path)
    assert all(row.choice == SKIP for row in again.rows)
    assert again.rows[2].candidates
    assert 0.86 < again.rows[2].candidates[0].likeness < 1
    assert not importing.write(plant, again)


def test_titles_with_other_numbers_do_not_hide_the_one_that_is_near(plant: Book, tmp_path: Path) -> None:
    titles = ["Lắp thêm camera giám sát đường ống của tổ máy 7"]
    titles += [f"Lắp camera giám sát đường ống tổ máy {number}" for number in range(1, 8)]
    rows = [(number, title, "Lê An", "PXVH", *ROW[4:]) for number, title in enumerate(titles, start=1)]
    found = judged(plant, "innovations", [HEADINGS, *rows], tmp_path)
    said = [[words for words in row.sentences if words.startswith("Giống")] for row in found.rows]
    assert said == [[]] * 7 + [["Giống 93 % dòng 2."]]


def test_a_row_may_be_said_to_be_one_that_is_there(plant: Book, tmp_path: Path) -> None:
    known = add_innovation(plant, {"title": "Cải tiến vành chèn", "stage": "examining"}).id
    rows = [HEADINGS, ROW]
    decided = Decisions({2: f"{SAME}{known}"})
    preview = judged(plant, "innovations", rows, tmp_path, decided)
    assert preview.rows[0].candidates[0].key == known
    importing.write(plant, preview)
    (innovation,) = plant.all(Innovation)
    assert (innovation.stage, innovation.field, innovation.level) == ("recognised", "co_khi", "co_so")
    assert len(plant.all(Authorship)) == 2
    importing.write(plant, judged(plant, "innovations", rows, tmp_path, decided))
    assert len(plant.all(Examination)) == 1


def test_further_authors_stand_in_rows_below(plant: Book, tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    rows = [
        ("Tên sáng kiến", "Tác giả", "Năm sinh", "Tỷ lệ", "Đơn vị"),
        (None, "Lê An", 1988, 60, "PXVH"),
        (None, "Trần Bình", 1990, 40, None),
        ("Chế tạo khớp nối", "Hồ Hà", None, 70, "PXH"),
        (None, "Vũ Nam", None, 20, None),
    ]
    sheet = made.sheet("DS", rows)
    sheet.merge_range(1, 0, 2, 0, "Cải tiến vành chèn")
    preview = judged_file(plant, "innovations", made.close())
    assert [row.line.number for row in preview.rows] == [2, 4]
    assert [(author.name, author.share, author.birth) for author in preview.rows[0].authors] == [
        ("Lê An", 6000, "1988"), ("Trần Bình", 4000, "1990"),
    ]  # fmt: skip
    assert preview.rows[0].verdict is Verdict.OK
    assert preview.rows[1].verdict is Verdict.QUESTION  # 90 %
    assert "90,00" in preview.rows[1].sentences[0]


def test_sums_groups_and_failed_cells_are_told_apart(plant: Book, tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    rows = [
        ("TT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Ngày QĐ"),
        ("I", "PHÂN XƯỞNG VẬN HÀNH", None, None, None),
        (1, "Cải tiến", "Lê An", "PXVH", "31/02/2026"),
        (2, None, "Lê An", "PXVH", None),
        (3, "Chế tạo", "Lê An", "PXVH", DAY),
        (None, "Tổng cộng", 3, None, None),
    ]
    sheet = made.sheet("DS", rows)
    sheet.write_formula(3, 1, "=NA()", None, "#N/A")
    preview = judged_file(plant, "innovations", made.close())
    assert verdicts(preview) == [
        Verdict.SKIPPED, Verdict.QUESTION, Verdict.REFUSED, Verdict.OK, Verdict.SKIPPED,
    ]  # fmt: skip
    assert "30" in preview.rows[1].sentences[0] or "28 ngày" in preview.rows[1].sentences[0]
    assert "#N/A" in preview.rows[2].sentences[0]
    importing.write(plant, preview)
    assert [item.title for item in plant.all(Innovation)] == ["Chế tạo"]


def test_a_unit_is_asked_about_once_and_its_spelling_is_learned(plant: Book, tmp_path: Path) -> None:
    unit = next(item for item in plant.all(Unit) if item.abbreviation == "PXVH").id
    rows = [("Tên sáng kiến", "Đơn vị"), ("Một", "PX V.Hành"), ("Hai", "PX V.Hành"), ("Ba", "Ban Lạ")]
    preview = judged(plant, "innovations", rows, tmp_path)
    assert verdicts(preview) == [Verdict.QUESTION] * 3
    assert [(question.text, question.count) for question in preview.questions] == [
        ("PX V.Hành", 2),
        ("Ban Lạ", 1),
    ]
    assert not preview.written
    decided = Decisions(
        units={
            importing.plain_unit("PX V.Hành"): f"{SAME}{unit}",
            importing.plain_unit("Ban Lạ"): NEW,
        }
    )
    preview = judged(plant, "innovations", rows, tmp_path, decided)
    assert verdicts(preview) == [Verdict.OK] * 3
    importing.write(plant, preview)
    by_title = {item.title: item.unit_id for item in plant.all(Innovation)}
    made = next(item for item in plant.all(Unit) if item.name == "Ban Lạ")
    assert by_title == {"Một": unit, "Hai": unit, "Ba": made.id}
    assert [alias.unit_id for alias in plant.all(UnitAlias)] == [unit]
    again = judged(plant, "people", [("Họ và tên", "Đơn vị"), ("Lê An", "px v.hành")], tmp_path)
    assert verdicts(again) == [Verdict.OK]
    assert again.rows[0].unit_id == unit


def test_a_unit_merged_in_july_goes_to_the_one_that_took_it_in(book: Book, tmp_path: Path) -> None:
    new = units.add_unit(book, {"name": "Công ty Điện lực Gia Lai"}).id
    old = units.add_unit(
        book,
        {"name": "Công ty Điện lực Bình Định", "valid_to": date(2025, 6, 30), "replaced_by_id": new},
    ).id
    rows = [
        ("Tên sáng kiến", "Đơn vị", "Ngày QĐ"),
        ("Một", "Công ty Điện lực Bình Định", date(2025, 5, 1)),
        ("Hai", "Công ty Điện lực Bình Định", date(2025, 9, 1)),
        ("Ba", "Công ty Điện lực Gia Lai", date(2025, 9, 1)),
    ]
    preview = judged(book, "innovations", rows, tmp_path)
    assert [row.unit_id for row in preview.rows] == [old, new, new]
    assert verdicts(preview) == [Verdict.OK, Verdict.CORRECTED, Verdict.OK]
    assert "30/06/2025" in preview.rows[1].sentences[0]


def test_people_of_one_name_are_told_apart_by_birth(plant: Book, tmp_path: Path) -> None:
    unit = plant.all(Unit)[0].id
    people.add_person(plant, {"name": "Nguyễn Văn Tân", "birth": "1988", "unit_id": unit})
    rows = [
        ("Họ và tên", "Ngày sinh", "Đơn vị", "Quản lý"),
        ("NGUYỄN VĂN TÂN", "12/03/1988", "PXVH", None),
        ("Nguyễn Văn Tân", 1990, "PXVH", None),
        ("Nguyen Van Tan", 1988, "PXVH", None),
        ("Nguyễn Văn Tấn", 1975, "PXVH", "x"),
        ("Lê Thị Hòa", 1980, "PXH", None),
        ("Lê Thị Hoà", 1980, "PXH", None),
        (None, 1980, "PXH", None),
    ]
    preview = judged(plant, "people", rows, tmp_path)
    assert verdicts(preview) == [
        Verdict.QUESTION, Verdict.OK, Verdict.QUESTION, Verdict.OK, Verdict.OK,
        Verdict.SKIPPED, Verdict.REFUSED,
    ]  # fmt: skip
    importing.write(plant, preview)
    assert sorted((person.name, person.birth) for person in plant.all(Person)) == [
        ("Lê Thị Hòa", "1980"), ("Nguyễn Văn Tân", "1988"), ("Nguyễn Văn Tân", "1990"),
        ("Nguyễn Văn Tấn", "1975"),
    ]  # fmt: skip
    assert next(person for person in plant.all(Person) if person.birth == "1975").is_manager


def test_somebody_there_gets_only_what_is_not_known(plant: Book, tmp_path: Path) -> None:
    key = people.add_person(plant, {"name": "Lê An", "birth": "1988", "post": "Trưởng ca"}).id
    rows = [("Họ và tên", "Ngày sinh", "Chức vụ", "Mã NV"), ("Lê An", 1988, "Trưởng kíp", "NV7")]
    preview = judged(plant, "people", rows, tmp_path, Decisions({2: f"{SAME}{key}"}))
    importing.write(plant, preview)
    (person,) = plant.all(Person)
    assert (person.post, person.staff_id) == ("Trưởng ca", "NV7")


def test_units_come_in_with_those_above_them_and_their_old_names(book: Book, tmp_path: Path) -> None:
    units.add_unit(book, {"name": "Tổng công ty Điện lực miền Trung", "abbreviation": "EVNCPC"})
    rows = [
        ("Tên đơn vị", "Viết tắt", "Trực thuộc", "Tên cũ", "Từ ngày"),
        ("Phòng Kỹ thuật", "KT", "Công ty Điện lực Huế", None, None),
        ("Công ty Điện lực Huế", "PCH", "EVNCPC", "Công ty Điện lực Thừa Thiên Huế", date(2025, 7, 1)),
        ("Công ty Điện lực Gia Lai", "PCGL", "EVNCPC", None, None),
        ("Phòng Kỹ thuật", "KT", "Công ty Điện lực Gia Lai", None, None),
        ("Phòng Kỹ thuật", "KT", "Công ty Điện lực Huế", None, None),
        ("Tổng công ty Điện lực miền Trung", None, None, None, None),
        ("Ban Lạ", None, "Không có đâu", None, None),
        ("Tổ A", None, "Tổ B", None, None),
        ("Tổ B", None, "Tổ A", None, None),
    ]
    preview = judged(book, "units", rows, tmp_path)
    assert verdicts(preview) == [
        *[Verdict.OK] * 4, Verdict.SKIPPED, Verdict.SKIPPED, Verdict.QUESTION,
        Verdict.REFUSED, Verdict.REFUSED,
    ]  # fmt: skip
    importing.write(book, preview)
    known = {unit.id: unit for unit in book.all(Unit)}
    above = {(unit.name, known[unit.parent_id].name if unit.parent_id else "") for unit in known.values()}
    assert above == {
        ("Tổng công ty Điện lực miền Trung", ""),
        ("Công ty Điện lực Huế", "Tổng công ty Điện lực miền Trung"),
        ("Công ty Điện lực Gia Lai", "Tổng công ty Điện lực miền Trung"),
        ("Phòng Kỹ thuật", "Công ty Điện lực Huế"),
        ("Phòng Kỹ thuật", "Công ty Điện lực Gia Lai"),
    }
    assert [name.name for name in book.all(UnitName)] == ["Công ty Điện lực Thừa Thiên Huế"]


def test_head_counts_replace_only_when_said(plant: Book, tmp_path: Path) -> None:
    unit = next(item for item in plant.all(Unit) if item.abbreviation == "PXVH").id
    units.set_head_count(plant, unit, DAY, 80)
    rows = [
        ("Đơn vị", "Số lao động", "Đến ngày"),
        ("PXVH", 88.0, DAY),
        ("PXH", "1.141", DAY),
        ("Phòng Kỹ thuật", -3, DAY),
        ("PXH", 20, DAY),
        ("PXVH", 81, date(2026, 5, 1)),
        ("Tổng cộng", 189, None),
    ]
    preview = judged(plant, "head_counts", rows, tmp_path)
    assert verdicts(preview) == [
        Verdict.QUESTION, Verdict.OK, Verdict.REFUSED, Verdict.QUESTION, Verdict.OK, Verdict.SKIPPED,
    ]  # fmt: skip
    importing.write(plant, preview)
    assert {(item.unit_id, item.people) for item in plant.all(HeadCount)} >= {(unit, 80), (unit, 81)}
    accept_questions(preview := judged(plant, "head_counts", rows[:2], tmp_path))
    importing.write(plant, preview)
    assert (unit, DAY, 88) in {(item.unit_id, item.on, item.people) for item in plant.all(HeadCount)}


@pytest.fixture
def filed(plant: Book) -> Book:
    """Three innovations, two of one title."""
    unit = next(item for item in plant.all(Unit) if item.abbreviation == "PXVH").id
    for title, author in (
        ("Cải tiến vành chèn", "Lê An"),
        ("Cải tiến vành chèn", "Hồ Hà"),
        ("Chế tạo khớp nối", "Vũ Nam"),
    ):
        key = add_innovation(plant, {"title": title, "unit_id": unit, "stage": "examining"}).id
        set_authors(plant, key, [Authorship(0, key, 1, name=author)])
    return plant


RESULTS = (
    "Mã sáng kiến",
    "Tên sáng kiến",
    "Tác giả",
    "Đơn vị",
    "Cấp",
    "Kết quả",
    "Số QĐ",
    "Ngày QĐ",
    "Lý do",
)


def test_results_find_their_innovation_by_code_then_title_unit_and_author(
    filed: Book, tmp_path: Path
) -> None:
    codes = [item.code for item in filed.all(Innovation)]
    rows = [
        RESULTS,
        (codes[2].lower(), "Chế tạo khớp nối", None, None, "Cơ sở", "Công nhận", "1/QĐ", DAY, None),
        (None, "cai tien vanh chen", "HỒ HÀ", "PXVH", "Cơ sở", "Không công nhận", None, DAY, "Đã có"),
        (None, "Cải tiến vành chèn", None, "PXVH", "Cơ sở", "Đạt", "2/QĐ", DAY, None),
        (None, "Một việc khác hẳn", None, "PXVH", "Cơ sở", "Đạt", "2/QĐ", DAY, None),
        (None, "Chế tạo khớp nối mềm", None, "PXVH", "Cơ sở", "Đạt", "2/QĐ", DAY, None),
        (codes[0], "Tên khác hoàn toàn với sổ", None, None, "Cơ sở", "Đạt", "2/QĐ", DAY, None),
        (None, "Chế tạo khớp nối", None, None, "TCT", None, None, None, None),
    ]
    preview = judged(filed, "results", rows, tmp_path)
    assert verdicts(preview) == [
        Verdict.OK, Verdict.OK, Verdict.QUESTION, Verdict.REFUSED, Verdict.QUESTION,
        Verdict.QUESTION, Verdict.REFUSED,
    ]  # fmt: skip
    importing.write(filed, preview)
    known = {item.code: item for item in filed.all(Innovation)}
    assert [known[code].stage for code in codes] == ["examining", "refused", "recognised"]
    assert known[codes[2]].level == "co_so"
    assert {item.result_reason for item in filed.all(Examination)} == {"", "Đã có"}


def test_a_result_at_a_higher_level_raises_and_one_told_again_is_not_doubled(
    filed: Book, tmp_path: Path
) -> None:
    code = filed.all(Innovation)[2].code
    first = [RESULTS, (code, None, None, None, "Cơ sở", "Công nhận", "1/QĐ", DAY, None)]
    second = [RESULTS, (code, None, None, None, "Tổng công ty", "Công nhận", "9/QĐ", DAY, None)]
    refused = [RESULTS, (code, None, None, None, "EVN", "Không công nhận", None, DAY, "Chưa đủ")]
    for rows in (first, first, second, refused):
        importing.write(filed, judged(filed, "results", rows, tmp_path))
    innovation = filed.all(Innovation)[2]
    assert (innovation.level, innovation.stage) == ("tct", "recognised")
    assert [(item.level, item.result) for item in filed.all(Examination)] == [
        ("co_so", "recognised"), ("tct", "recognised"), ("evn", "refused"),
    ]  # fmt: skip


def test_what_is_in_the_trash_is_not_found(filed: Book, tmp_path: Path) -> None:
    innovation = filed.all(Innovation)[2]
    move_to_trash(filed, [innovation.id])
    rows = [RESULTS, (innovation.code, None, None, None, "Cơ sở", "Đạt", "1/QĐ", DAY, None)]
    assert verdicts(judged(filed, "results", rows, tmp_path)) == [Verdict.REFUSED]
    rows = [("Tên sáng kiến", "Mã"), ("Chế tạo khớp nối", innovation.code)]
    preview = judged(filed, "innovations", rows, tmp_path)
    importing.write(filed, preview)  # under a code of its own: that one is taken still
    assert len({item.code for item in filed.all(Innovation)}) == 4


def test_writing_is_all_or_nothing(plant: Book, tmp_path: Path) -> None:
    rows = [
        ("Tên sáng kiến", "Tác giả"),
        *((f"Sáng kiến số {number} về {number * 7}", "Lê An") for number in range(900)),
    ]

    class Stopped(Job):
        asked = 0

        def check(self) -> None:
            self.asked += 1
            if self.asked > 2:
                raise Cancelled

    preview = judged(plant, "innovations", rows, tmp_path)
    for row in preview.rows:
        row.decision = NEW
    before = contents(plant)
    with pytest.raises(Cancelled):
        importing.write(plant, preview, Stopped())
    assert contents(plant) == before


def test_judging_asks_the_book_as_often_for_many_rows_as_for_few(plant: Book, tmp_path: Path) -> None:
    def asked(count: int) -> int:
        rows = [
            HEADINGS,
            *(
                (at, f"Sáng kiến {at} {at * 13}", f"Lê An {chr(65 + at % 26)}", *ROW[3:])
                for at in range(count)
            ),
        ]
        seen: list[str] = []
        connection = plant._database.connection()
        path = workbook(tmp_path / f"{count}.xlsx", rows)
        connection.set_trace_callback(seen.append)
        try:
            judged_file(plant, "innovations", path)
        finally:
            connection.set_trace_callback(None)
        return len(seen)

    assert asked(3) == asked(400)


def test_a_column_that_is_needed_must_be_chosen(plant: Book, tmp_path: Path) -> None:
    source = importing.open_file(workbook(tmp_path / "a.xlsx", [("Alpha", "Beta"), ("x", "y")]))
    kind = importing.find_kind("units")
    with pytest.raises(UserError, match="Tên đơn vị"):
        importing.check(plant, kind, "a", source.tables[0], {})
    with pytest.raises(UserError, match="innovations"):
        importing.find_kind("nonsense")


def test_a_mapping_is_remembered_by_its_headings(plant: Book, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "p.json")
    source = importing.open_file(workbook(tmp_path / "a.xlsx", [("Alpha", "Beta"), ("x", "y")]))
    kind, table = importing.find_kind("units"), source.tables[0]
    assert importing.suggest(kind, table, preferences) == {}
    importing.remember(kind, table, {"name": 1}, preferences)
    assert importing.suggest(kind, table, Preferences(tmp_path / "p.json")) == {"name": 1}
    assert importing.suggest(importing.find_kind("people"), table, preferences) == {}
    preferences.set("import.maps", {f"{kind.id} x": "nonsense"})
    assert importing.suggest(kind, table, preferences) == {}


def test_rows_left_out_can_be_put_right_and_brought_in(plant: Book, tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        ROW,
        (2, None, *ROW[2:]),
        (3, "=Chế tạo", "Lê An", "PXVH", None, None, None, None, None, "31/02/2026"),
    ]
    preview = judged(plant, "innovations", rows, tmp_path)
    importing.write(plant, preview)
    out = tmp_path / "con lai.xlsx"
    assert write_left_out(preview, out) == 2
    source = importing.open_file(out)
    table = source.tables[source.first]
    assert table.headings[:2] == ("Dòng", "Lý do không nhập")
    assert table.headings[2:] == HEADINGS
    assert [line.cells[0] for line in table.rows] == [3, 4]
    assert "Thiếu tên sáng kiến" in str(table.rows[0].cells[1])
    again = judged_file(plant, "innovations", out)
    assert again.rows[1].text("title") == "=Chế tạo"
    assert verdicts(again) == [Verdict.REFUSED, Verdict.QUESTION]


@pytest.mark.parametrize("kind", [kind.id for kind in importing.kinds()])
def test_a_template_is_recognised_whole(kind: str, tmp_path: Path) -> None:
    found = importing.find_kind(kind)
    out = write_template(found, tmp_path / "mau.xlsx")
    (headings,) = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    mapping = map_columns([str(heading) for heading in headings], found.names, found.repeating)
    assert list(mapping) != []
    assert {column.id: place for place, column in enumerate(found.columns)} == mapping


def test_a_book_exported_and_brought_in_gives_the_same_export(
    plant: Book, tmp_path: Path, make_book: Callable[[str], Book]
) -> None:
    rows = [
        HEADINGS,
        ROW,
        (2, "Chế tạo khớp nối", "Hồ Hà", "PXH", "Thủy điện", "EVN", None, None, None, None),
    ]
    importing.write(plant, judged(plant, "innovations", rows, tmp_path))
    columns = [
        column.id
        for column in COLUMNS
        if column.id
        in (
            "code",
            "title",
            "authors",
            "unit",
            "field",
            "level",
            "stage",
            "benefit",
            "applied_on",
            "filed_on",
            "year",
        )
    ]
    first = tmp_path / "first.xlsx"
    export_register(plant, Query(order="code"), columns, first)
    other = make_book("khac")
    preview = judged_file(other, "innovations", first)
    made = {importing.plain_unit(question.text): NEW for question in preview.questions}
    preview = judged_file(other, "innovations", first, Decisions(units=made))
    assert all(row.is_written for row in preview.rows)
    importing.write(other, preview)
    second = tmp_path / "second.xlsx"
    export_register(other, Query(order="code"), columns, second)
    one, two = (importing.open_file(path).tables[0] for path in (first, second))
    assert one.headings == two.headings
    assert [line.cells for line in one.rows] == [line.cells for line in two.rows]
    assert all(row.choice == SKIP for row in judged_file(other, "innovations", second).rows)


@pytest.fixture
def make_book(tmp_path: Path) -> Callable[[str], Book]:
    return lambda name: Book.create(tmp_path / name)


MAP = """
sheet = "DS"
table = "a1:d3"
questions = "accept"
[columns]
title = "Alpha"
unit = "Beta"
[units]
"PX V.Hành" = "PXVH"
"""


def test_a_map_says_table_columns_units_and_what_to_do_with_questions(plant: Book, tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    made.sheet("Khác", [("Tên sáng kiến",), ("Không phải bảng này",)])
    made.sheet(
        "DS",
        [("Alpha", "Beta", "Gamma", "Số QĐ"), ("Một", "PX V.Hành", "x", "1"), ("Hai", "PX Hóa", "x", "2")],
    )
    path = made.close()
    (tmp_path / "m.toml").write_text(MAP, encoding="utf-8")
    kind = importing.find_kind("innovations")
    wanted = read_map(tmp_path / "m.toml", kind)
    source = importing.open_file(path)
    table = choose_table(source, kind, wanted)
    mapping = columns_of(kind, table, wanted)
    assert mapping == {"title": 0, "unit": 1, "decision_number": 3}
    preview = importing.check(plant, kind, "a", table, mapping)
    preview = importing.check(plant, kind, "a", table, mapping, decisions_of(preview, wanted))
    accept_questions(preview)
    importing.write(plant, preview)
    names = {unit.id: unit.abbreviation for unit in plant.all(Unit)}
    assert {item.title: names[item.unit_id or 0] for item in plant.all(Innovation)} == {
        "Một": "PXVH",
        "Hai": "PXH",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[columns]\nnope = "x"', "Không có cột này"),
        ('[columns]\ntitle = "Zeta"', "Zeta"),
        ('sheet = "Nope"', "Các bảng"),
        ('questions = "maybe"', "accept"),
        ('[units]\n"x" = "Đơn vị không có"', "Danh mục không có"),
        ("= =", "dòng 1"),
    ],
)
def test_a_wrong_map_is_refused_with_the_place(plant: Book, tmp_path: Path, text: str, words: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [("Tên sáng kiến",), ("Một",)])
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    kind = importing.find_kind("innovations")

    def decide() -> None:
        wanted = read_map(tmp_path / "m.toml", kind)
        source = importing.open_file(path)
        table = choose_table(source, kind, wanted)
        preview = importing.check(plant, kind, "a", table, columns_of(kind, table, wanted))
        decisions_of(preview, wanted)

    with pytest.raises(UserError, match=words):
        decide()


def test_a_corporation_comes_into_an_empty_book_from_one_messy_workbook(book: Book, tmp_path: Path) -> None:
    count = 350
    path = corporation(tmp_path / "tct.xlsx", count)
    importing.write(book, judged_file(book, "units", path))
    assert len(book.all(Unit)) == 1 + len(PLACES)
    preview = judged_file(book, "innovations", path)
    found = preview.counts
    assert found[Verdict.SKIPPED] == count // 50 + 1  # doubles, and the line that adds up
    assert found[Verdict.QUESTION] == count // 70  # 8.5 that Excel took for a day
    assert found[Verdict.REFUSED] == 0
    asked = [row for row in preview.rows if row.verdict is Verdict.QUESTION]
    assert {row.value("benefit") for row in asked} == {8_500_000}
    taken = importing.take_suggestions(preview, Decisions())
    for row in preview.rows:
        row.decision = taken.rows.get(row.line.number, "")
    importing.write(book, preview)
    made = book.all(Innovation)
    assert len(made) == count
    assert {(item.stage, item.level) for item in made} == {("recognised", "co_so")}
    assert len(book.all(Examination)) == count
    names = [exact_name(person.name) for person in book.all(Person)]
    assert len(book.all(Authorship)) == 2 * count > len(names)
    again = judged_file(book, "innovations", path)
    assert not again.written
