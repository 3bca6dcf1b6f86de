"""What people and units hold: noted, mended, brought in from Excel, and given by a nomination."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.values import Value
from desktop_app.services import honours, importing
from desktop_app.services.award_catalogue import catalogue
from desktop_app.services.importing_rows import Verdict
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book
from tests.services.award_books import line, person, unit


def noted(book: Book, who: int) -> list[tuple[int, str, str, str]]:
    return [(item.year, item.name, item.award, item.kind) for item in honours.honours_of_person(book, who)]


def test_a_title_is_known_for_what_it_is_however_it_is_written(book: Book) -> None:
    an = person(book, "An")
    for year, name in (
        (2025, "chiến sỹ thi đua cơ sở"),
        (2023, "Danh hiệu “Chiến sĩ thi đua cơ sở”"),
        (2024, "Cờ tỉnh"),
    ):
        honours.add_honour(book, {"year": year, "name": name, "person_id": an})
    honours.add_honour(book, {"year": 2026, "award": "giay_khen", "person_id": an})
    assert noted(book, an) == [
        (2023, "Danh hiệu “Chiến sĩ thi đua cơ sở”", "chien_si_thi_dua_co_so", "title"),
        (2024, "Cờ tỉnh", "", "form"),
        (2025, "chiến sỹ thi đua cơ sở", "chien_si_thi_dua_co_so", "title"),
        (2026, "Giấy khen", "giay_khen", "form"),
    ]
    held = honours.honours_of_person(book, an)
    assert [item.year for item in honours.titles(held)] == [2023, 2025]
    assert [item.year for item in honours.forms(held)] == [2024, 2026]


def test_the_year_comes_from_the_decision_where_it_is_not_told(book: Book) -> None:
    shop = unit(book, "Phân xưởng")
    honours.add_honour(book, {"name": "Giấy khen", "unit_id": shop, "decision_on": date(2024, 3, 1)})
    assert [item.year for item in honours.honours_of_unit(book, shop)] == [2024]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": "Giấy khen", "year": 2025, "person_id": None}, "Chọn một người hoặc một tập thể"),
        ({"name": " ", "year": 2025}, "Nhập tên"),
        ({"name": "Giấy khen"}, "Nhập năm"),
        ({"name": "Giấy khen", "year": 20255}, "20255"),
    ],
)
def test_what_cannot_be_is_refused(book: Book, values: dict[str, Value], words: str) -> None:
    an = person(book, "An")
    with pytest.raises(UserError, match=words):
        honours.add_honour(book, {"person_id": an, **values})
    assert noted(book, an) == []


def test_one_award_is_not_noted_twice_but_two_decisions_of_a_year_are_two(book: Book) -> None:
    an = person(book, "An")
    first: dict[str, Value] = {"name": "Giấy khen", "year": 2025, "person_id": an, "decision_number": "1/QĐ"}
    honours.add_honour(book, first)
    with pytest.raises(UserError, match="Đã ghi Giấy khen năm 2025"):
        honours.add_honour(book, {**first, "name": "GIẤY  KHEN"})
    with pytest.raises(UserError, match="Đã ghi"):
        honours.add_honour(book, {**first, "decision_number": ""})
    honours.add_honour(book, {**first, "decision_number": "2/QĐ"})
    assert len(noted(book, an)) == 2


def test_it_is_mended_removed_and_taken_back(book: Book) -> None:
    an = person(book, "An")
    key = honours.add_honour(book, {"name": "Giấy khen", "year": 2025, "person_id": an}).id
    stack = UndoStack(book)
    stack.push(honours.edit_honour(book, key, {"year": 2024, "name": "Cờ thi đua tỉnh"}))
    assert noted(book, an) == [(2024, "Cờ thi đua tỉnh", "", "form")]
    stack.push(honours.remove_honour(book, key))
    stack.undo()
    stack.undo()
    assert noted(book, an) == [(2025, "Giấy khen", "giay_khen", "form")]


def test_a_decided_line_becomes_an_honour_and_a_withdrawn_one_does_not_stay(book: Book) -> None:
    an = person(book, "An")
    made = line(book, "giay_khen", name="An", person_id=an)
    given: dict[str, Value] = {"state": "decided", "decision_number": "9/QĐ", "decision_on": date(2026, 2, 3)}
    for values in (given, {**given, "decision_number": "10/QĐ"}):
        with book.transaction("Quyết định") as step:
            step.update("nomination_line", made, values)
            honours.follow_line(step, made, catalogue(book))
    (held,) = honours.honours_of_person(book, an)
    assert (held.name, held.year, held.decision_number, held.line_id) == ("Giấy khen", 2026, "10/QĐ", made)
    with book.transaction("Rút") as step:
        step.update("nomination_line", made, {"state": "withdrawn"})
        honours.follow_line(step, made, catalogue(book))
    assert noted(book, an) == []


SHEET = (
    "Năm\tHọ và tên\tNăm sinh\tĐơn vị\tDanh hiệu thi đua\tSố QĐ\tNgày QĐ\tCơ quan ban hành\n"
    "2025\tNguyễn Văn An\t1990\tPhân xưởng Vận hành\tChiến sĩ thi đua cơ sở\t12/QĐ\t03/02/2026\tGiám đốc\n"
    "2024\tNguyễn Văn An\t1990\tPhân xưởng Vận hành\tLao động tiên tiến\t\t\t\n"
    "2024\t\t\tPhân xưởng Vận hành\tGiấy khen\t7/QĐ\t\t\n"
    "2024\tNguyễn Văn An\t1990\tPhân xưởng Vận hành\tLao động tiên tiến\t\t\t\n"
    "2024\tKhông Có Ai\t1970\tPhân xưởng Vận hành\tGiấy khen\t\t\t\n"
    "\tNguyễn Văn An\t1990\tPhân xưởng Vận hành\tGiấy khen\t\t\t\n"
    "2023\tNguyễn Văn Ân\t1990\tPhân xưởng Vận hành\tGiấy khen\t\t\t\n"
)


def judged(book: Book) -> importing.Preview:
    source = importing.open_pasted(SHEET)
    table = source.tables[source.first]
    kind = importing.find_kind("honours")
    assert importing.likely_kind(table) == kind
    return importing.check(book, kind, source.name, table, importing.suggest(kind, table))


def test_a_list_is_brought_in_and_taken_back(book: Book, tmp_path: Path) -> None:
    shop = unit(book, "Phân xưởng Vận hành")
    an = person(book, "Nguyễn Văn An", unit_id=shop)
    preview = judged(book)
    verdicts = [row.verdict for row in preview.rows]
    assert verdicts == [
        Verdict.OK, Verdict.OK, Verdict.OK, Verdict.SKIPPED, Verdict.REFUSED, Verdict.REFUSED,
        Verdict.QUESTION,
    ]  # fmt: skip
    assert "Nhập danh sách Người trước" in preview.rows[4].sentences[0]
    assert "Có phải là Nguyễn Văn An" in preview.rows[6].sentences[0]
    stack = UndoStack(book)
    stack.push(importing.write(book, preview))
    assert noted(book, an) == [
        (2024, "Lao động tiên tiến", "lao_dong_tien_tien", "title"),
        (2025, "Chiến sĩ thi đua cơ sở", "chien_si_thi_dua_co_so", "title"),
    ]
    (held,) = honours.honours_of_unit(book, shop)
    assert (held.year, held.name, held.decision_number) == (2024, "Giấy khen", "7/QĐ")
    assert {row.verdict for row in judged(book).rows[:4]} == {Verdict.SKIPPED}
    stack.undo()
    assert noted(book, an) == []
