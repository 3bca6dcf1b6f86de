"""Deadlines of a book: what is still ahead, in words, in the register, and as a calendar."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.domain.records import Innovation
from desktop_app.domain.register import DUE, Query, Row
from desktop_app.services import deadlines, register
from desktop_app.services.books import Book
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.due_words import due_words, left_words, urgency
from desktop_app.services.export import export_register
from desktop_app.services.innovations import add_innovation, move_to_trash
from tests.data.bulk import fill
from tests.documents.test_excel import cells
from tests.exchange.calendars import read_calendar

TODAY = date(2026, 5, 12)  # the day of the book


@pytest.fixture
def reader(book: Book) -> Iterator[sqlite3.Connection]:
    connection = book.reader()
    yield connection
    connection.close()


def add(book: Book, title: str, stage: str = "writing", **values: date | str) -> int:
    return add_innovation(book, {"title": title, "stage": stage, **values}).id


@pytest.fixture
def six(book: Book) -> dict[str, int]:
    """One innovation for each way a deadline can stand on 12/05/2026."""
    return {
        "late": add(book, "Trễ", applied_on=date(2025, 5, 9)),  # until 09/05/2026
        "last": add(book, "Hôm nay", applied_on=date(2025, 5, 12)),
        "soon": add(book, "Sắp", "filed", filed_on=date(2026, 4, 30)),  # 30/05/2026, a Saturday: 01/06/2026
        "early": add(book, "Sớm", applied_on=date(2026, 4, 8)),  # from 09/07/2026
        "open": add(book, "Được nộp", applied_on=date(2026, 2, 11)),  # from 12/05/2026
        "none": add(book, "Xong", "recognised", applied_on=date(2025, 6, 1)),
    }


def titles(reader: sqlite3.Connection, query: Query) -> list[str]:
    found = register.ids(reader, query)
    assert register.count(reader, query) == len(found)
    return [row.title for row in register.rows(reader, found)]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("overdue", {"Trễ"}),
        ("soon", {"Hôm nay", "Sắp"}),
        ("early", {"Sớm"}),
        ("open", {"Hôm nay", "Được nộp"}),
        ("dated", {"Trễ", "Hôm nay", "Sắp", "Sớm", "Được nộp"}),
        ("undated", {"Xong"}),
    ],
)
@pytest.mark.parametrize("order", ["newest", "due", "title", "unit", "stage"])
def test_the_filter_lets_through_what_stands_so_today(
    six: dict[str, int], reader: sqlite3.Connection, due: str, expected: set[str], order: str
) -> None:
    query = register.on_day(Query(due=due, order=order), TODAY)
    assert set(titles(reader, query)) == expected
    assert set(titles(reader, replace(query, stage="writing"))) <= expected
    searched = titles(reader, replace(query, search="hom nay"))
    assert searched == (["Hôm nay"] if "Hôm nay" in expected else [])


def test_the_order_is_by_date_and_what_has_none_comes_last(
    six: dict[str, int], reader: sqlite3.Connection
) -> None:
    by_date = ["Trễ", "Hôm nay", "Sắp", "Được nộp", "Sớm", "Xong"]
    assert titles(reader, Query(order="due")) == by_date
    assert titles(reader, Query(order="due", is_descending=True)) == [*by_date[-2::-1], "Xong"]
    assert [row.title for row in register.first_rows(reader, Query(order="due"), 2)] == by_date[:2]
    assert register.is_quick(Query(order="due"))
    in_order = [title for title in by_date if title not in ("Sắp", "Xong")]
    assert titles(reader, Query(order="due", stage="writing")) == in_order


def test_facets_count_what_the_filter_finds(
    book: Book, six: dict[str, int], reader: sqlite3.Connection
) -> None:
    move_to_trash(book, [six["late"]])
    for facet in register.facets(book, "due"):
        found = titles(reader, Query(due=str(facet.value), today=TODAY))
        assert facet.count == len(found), facet
        assert facet.label
    assert [facet.value for facet in register.facets(book, "due")] == list(DUE)


def test_in_a_large_book_filters_agree_with_every_row(book: Book, reader: sqlite3.Connection) -> None:
    fill(book, 400)
    rows = register.rows(reader, register.ids(reader, Query()))
    for day in (date(2020, 3, 1), TODAY, date(2027, 1, 1)):
        for due, urgencies in (("overdue", {"overdue"}), ("early", {"early"}), ("undated", {""})):
            expected = {row.id for row in rows if urgency(row, day) in urgencies}
            assert set(register.ids(reader, Query(due=due, today=day))) == expected


def test_only_a_question_of_deadlines_depends_on_the_day() -> None:
    assert register.on_day(Query(), TODAY) == Query()
    assert register.on_day(Query(due="soon"), TODAY).today == TODAY
    assert register.on_day(Query(today=TODAY), TODAY) == Query()
    assert Query(due="soon").is_filtered


def row_of(due_on: date | None, opens_on: date | None = None, due: str = "filing_until") -> Row:
    return Row(1, "", "", "", "", 0, "", "", "", "", None, None, "", None, "", "", opens_on, due_on, due)


@pytest.mark.parametrize(
    ("row", "words", "how"),
    [
        (row_of(None), "", ""),
        (row_of(date(2027, 4, 8), date(2026, 7, 9)), "Nộp đơn từ 09/07/2026", "early"),
        (row_of(date(2027, 4, 8), date(2026, 5, 12)), "Hạn nộp đơn 08/04/2027", "later"),
        (row_of(date(2026, 6, 12)), "Hạn nộp đơn 12/06/2026", "later"),
        (row_of(date(2026, 6, 11)), "Hạn nộp đơn 11/06/2026, còn 30 ngày", "soon"),
        (row_of(date(2026, 5, 12)), "Hạn nộp đơn 12/05/2026, hết hạn hôm nay", "soon"),
        (row_of(date(2026, 5, 9), due="examined_until"), "Hạn xét 09/05/2026, quá 3 ngày", "overdue"),
        (row_of(date(2026, 5, 9), due="bien_ban"), "Hạn 09/05/2026, quá 3 ngày", "overdue"),
    ],
)
def test_a_line_says_what_is_to_be_done_by_when(row: Row, words: str, how: str) -> None:
    assert due_words(row, TODAY) == words
    assert urgency(row, TODAY) == how


def test_the_excel_file_says_the_same_as_the_register(
    book: Book, six: dict[str, int], tmp_path: Path
) -> None:
    export_register(book, Query(order="due"), ["title", "due"], tmp_path / "a.xlsx")
    read = cells(tmp_path / "a.xlsx")
    assert read["B1"][1] == "Thời hạn"
    assert read["B2"][1] == "Hạn nộp đơn 09/05/2026, quá 3 ngày"
    assert read["B6"][1] == "Nộp đơn từ 09/07/2026"
    assert "B7" not in read


def test_a_dossier_tells_all_its_days_by_the_pack_it_began_with(book: Book, six: dict[str, int]) -> None:
    found = deadlines.deadlines_of(book, load_dossier(book, six["early"]))
    assert [item.id for item in found][:2] == ["filing_from", "filing_until"]
    assert found[0].on == date(2026, 7, 9)
    assert not found[0].is_past(TODAY)
    lines = deadlines.all_of(book, book.get(Innovation, six["early"]))
    assert [line.deadline.on for line in lines] == sorted(item.on for item in found)


def test_what_is_to_come_is_waited_for_and_the_trash_waits_for_nothing(
    book: Book, six: dict[str, int]
) -> None:
    def ahead() -> list[tuple[str, str]]:
        lines = deadlines.to_come(book, book.all(Innovation))
        return [(line.innovation.title, line.deadline.id) for line in lines if "year" not in line.deadline.id]

    expected = [
        ("Trễ", "filing_until"),
        ("Hôm nay", "filing_until"),
        ("Sắp", "receipt_until"),
        ("Xong", "remuneration_1"),
        ("Sớm", "filing_from"),
        ("Được nộp", "filing_until"),
        ("Sớm", "filing_until"),
        ("Xong", "remuneration_2"),
        ("Xong", "remuneration_3"),
    ]
    assert ahead() == expected
    move_to_trash(book, [six["late"], six["none"]])
    assert ahead() == [line for line in expected if line[0] not in ("Trễ", "Xong")]


def test_words_tell_how_a_deadline_stands(book: Book) -> None:
    filed = add(book, "x", "filed", applied_on=date(2026, 1, 8), filed_on=date(2026, 4, 1))
    found = {item.id: item for item in deadlines.deadlines_of(book, load_dossier(book, filed))}
    said = {name: deadlines.words_of(item, TODAY) for name, item in found.items()}
    assert said["filing_from"] == "xong ngày 01/04/2026, sớm 8 ngày"
    assert said["filing_until"] == "xong ngày 01/04/2026"
    assert said["receipt_until"] == "quá hạn 8 ngày"  # 01/05 is off, then a weekend: 04/05/2026
    assert said["examined_until"] == "còn 84 ngày"
    assert deadlines.words_of(found["year_1_end"], date(2027, 1, 10)) == "đã qua 2 ngày"
    late = replace(found["filing_until"], met_on=date(2027, 1, 10))
    assert deadlines.words_of(late, TODAY) == "xong ngày 10/01/2027, muộn 2 ngày"
    opening = replace(found["filing_from"], met_on=None)
    assert deadlines.words_of(opening, TODAY) == "đã đến ngày"
    advised = replace(opening, is_advice=True, on=TODAY + timedelta(days=3))
    assert deadlines.words_of(advised, TODAY) == "còn 3 ngày (không bắt buộc)"
    assert left_words(0) == "hết hạn hôm nay"


def test_a_calendar_holds_what_is_ahead_of_the_chosen_or_of_all_listed(
    book: Book, six: dict[str, int], tmp_path: Path
) -> None:
    out = tmp_path / "hạn.ics"
    out.write_text("cũ", encoding="utf-8")
    assert deadlines.export_calendar(book, Query(), [six["early"]], out) == 2
    _head, events = read_calendar(out.read_bytes())
    record = book.get(Innovation, six["early"])
    assert [event["UID"] for event in events] == [
        f"{record.uid}-filing_from@ho-so-sang-kien", f"{record.uid}-filing_until@ho-so-sang-kien",
    ]  # fmt: skip
    assert events[1]["SUMMARY"] == f"Hạn nộp đơn 08/04/2027: {record.code} Sớm"
    assert events[1]["DTSTART;VALUE=DATE"] == "20270408"
    assert "Khoản 2 Điều 5" in str(events[1]["DESCRIPTION"])
    assert str(events[0]["DTSTAMP"]).startswith("202605")
    deadlines.export_calendar(book, Query(due="early", today=TODAY), [], out)
    assert read_calendar(out.read_bytes())[1][0]["UID"] == events[0]["UID"]
    assert deadlines.export_calendar(book, Query(search="không có"), [], out) == 0
    assert read_calendar(out.read_bytes())[1] == []
    assert [path.name for path in tmp_path.glob("*.tmp")] == []


def test_hostile_titles_come_back_from_the_calendar(book: Book, tmp_path: Path) -> None:
    title = "Vòi; phun, than\\ {x} <b>& END:VEVENT " + "ệ" * 10_000
    row = add(book, title, applied_on=date(2026, 4, 8))
    deadlines.export_calendar(book, Query(), [row], tmp_path / "a.ics")
    _head, events = read_calendar((tmp_path / "a.ics").read_bytes())
    assert str(events[0]["DESCRIPTION"]).startswith(title)
    assert len(str(events[0]["SUMMARY"])) < 200


def test_a_folder_that_refuses_is_said(book: Book, six: dict[str, int], tmp_path: Path) -> None:
    (tmp_path / "là tệp").write_bytes(b"")
    with pytest.raises(UserError, match="Không ghi được"):
        deadlines.export_calendar(book, Query(), [], tmp_path / "là tệp" / "a.ics")


def test_a_missing_folder_is_said_and_a_stopped_job_leaves_no_file(
    book: Book, six: dict[str, int], tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="Không ghi được"):
        deadlines.export_calendar(book, Query(), [], tmp_path / "không có" / "a.ics")

    class Stopping(Job):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        deadlines.export_calendar(book, Query(), [], tmp_path / "a.ics", Stopping())
    assert not (tmp_path / "a.ics").exists()
