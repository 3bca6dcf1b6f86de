"""What lists tell of innovations: what each dossier does, in a few statements for thousands of them."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.council import Examination, Round
from desktop_app.domain.dates import Clock
from desktop_app.domain.records import Authorship, Dossier, Innovation
from desktop_app.services import paper_lists, paper_pay
from desktop_app.services.deadlines import deadlines_of
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.innovations import add_innovation
from desktop_app.services.participants import set_authors
from desktop_app.services.recognition import examinations_of, is_recognition, recognised_level
from desktop_app.services.remuneration import remuneration_of
from desktop_app.services.sample import fill_with_sample
from desktop_app.services.units import add_unit
from desktop_app.store.book import Book
from tests.documents.sample import authors, dossier

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample book on a fixed day."""
    with Book.create(tmp_path_factory.mktemp("mau") / "so", clock=Clock(TODAY), who="Lê Thị Mai") as book:
        fill_with_sample(book)
        yield book


def keys_of(book: Book) -> list[int]:
    return [item.id for item in book.all(Innovation) if item.deleted_at is None]


# ---------------------------------------------------------------- Các dòng


def test_every_line_says_what_its_dossier_says(sample: Book) -> None:
    keys = keys_of(sample)[::-1]
    found = paper_lists.entries_of(sample, keys)
    assert [entry.innovation.id for entry in found] == keys
    for entry in found:
        own = load_dossier(sample, entry.innovation.id)
        due = {item.id: item.on for item in deadlines_of(sample, own)}
        assert entry.innovation == own.innovation
        assert entry.authors == own.authors
        assert entry.unit == (own.unit.name if own.unit else "")
        assert entry.first_use == own.first_use
        assert entry.file_by == due.get(paper_lists.FILE_BY)
        assert entry.examine_by == due.get(paper_lists.EXAMINE_BY)
        assert [item for item, _held in entry.examinations] == examinations_of(sample, own.innovation.id)
    assert any(entry.examine_by for entry in found)


def test_the_highest_recognition_counts_and_brings_the_day_of_its_meeting(sample: Book) -> None:
    held = {one.id: one.held_on for one in sample.all(Round)}
    recognised = 0
    for entry in paper_lists.entries_of(sample, keys_of(sample)):
        level = recognised_level(sample, entry.innovation.id)
        item = entry.examination
        assert bool(level) == (item is not None and is_recognition(item))
        if item is not None:
            assert item.level == level or not level
            assert entry.held_on == held.get(item.round_id or 0)
        recognised += bool(level)
    assert recognised >= 3


def test_a_refusal_above_does_not_hide_the_recognition_below(book: Book) -> None:
    key = made(book)
    with book.transaction("x") as step:
        for level, result in (("co_so", "recognised"), ("tct", "refused")):
            step.insert("examination", {"innovation_id": key, "level": level, "result": result})
    (entry,) = paper_lists.entries_of(book, [key])
    assert entry.examination is not None
    assert (entry.examination.level, len(entry.examinations)) == ("co_so", 2)


def test_a_year_lists_its_innovations_by_code_and_none_from_the_trash(book: Book) -> None:
    keys = [made(book) for _number in range(3)]
    with book.transaction("x") as step:
        step.update("innovation", keys[1], {"deleted_at": "2026-01-01T00:00:00Z"})
        step.update("innovation", keys[2], {"year": 2020})
    year = book.get(Innovation, keys[0]).year
    assert [entry.innovation.id for entry in paper_lists.entries_of(book, (), year)] == [keys[0]]
    assert paper_lists.entries_of(book, (), 1999) == ()
    assert [entry.innovation.id for entry in paper_lists.entries_of(book, [keys[2], 999, keys[0]])] == [
        keys[2], keys[0],
    ]  # fmt: skip


def test_many_cost_no_more_statements_than_one(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [made(book) for _number in range(40)]
    asked: list[str] = []
    reader = Book.reader

    def traced(self: Book) -> sqlite3.Connection:
        connection = reader(self)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(Book, "reader", traced)
    monkeypatch.setattr(Book, "all", counted(asked, Book.all))
    counts: list[int] = []
    for chosen in (keys[:1], keys):
        asked.clear()
        entries = paper_lists.entries_of(book, chosen)
        owed = paper_pay.owed_in(book, entries)
        assert [len(owed(entry)) for entry in entries] == [0] * len(chosen)
        counts.append(len(asked))
    assert counts[0] == counts[1] < 12


def counted(asked: list[str], original: object) -> object:
    def all_of(*arguments: object, **where: object) -> object:
        asked.append("all")
        return original(*arguments, **where)  # type: ignore[operator]

    return all_of


def test_the_unit_is_that_of_all_of_them_else_the_topmost(book: Book) -> None:
    top = add_unit(book, {"name": "Công ty", "abbreviation": "CT"}).id
    shop = add_unit(book, {"name": "Phân xưởng", "abbreviation": "PX", "parent_id": top}).id
    one, two, none = (made(book, unit_id=unit) for unit in (shop, top, None))

    def name_of(*keys: int) -> str:
        unit = paper_lists.common_unit(book, keys)
        return unit.name if unit else ""

    assert name_of(one) == "Phân xưởng"
    assert name_of(one, two) == name_of(one, none) == name_of() == "Công ty"


def made(book: Book, **values: object) -> int:
    key = add_innovation(book, {}).id
    if values:
        with book.transaction("x") as step:
            step.update("innovation", key, values)  # type: ignore[arg-type]
    set_authors(book, key, [Authorship(0, key, 1, "Nguyễn Văn An", share=10000)])
    return key


# ---------------------------------------------------------------- Thù lao


def test_thu_lao_is_what_the_guide_works_out_where_no_council_set_it(sample: Book) -> None:
    entries = paper_lists.entries_of(sample, keys_of(sample))
    owed = paper_pay.owed_in(sample, entries)
    compared = 0
    for entry in entries:
        due, item = owed(entry), entry.examination
        if item is None or not is_recognition(item):
            assert due == ()
            continue
        if (item.author_rate, item.author_multiple, item.helper_rate) != (None, None, None):
            continue
        found = remuneration_of(sample, entry.innovation.id)
        if found.flat is not None:
            assert due[0].once
            assert due[0].total == found.flat.payment.total
        else:
            totals = [year.payment.total if year.payment else None for year in found.years]
            assert [one.total for one in due] == totals
            assert [one.note for one in due] == [year.note for year in found.years]
        compared += 1
    assert compared


def test_a_recognition_of_the_sample_pays_its_people(sample: Book) -> None:
    entries = paper_lists.entries_of(sample, [find_innovation(sample, "2026-NDST-0001")])
    first, second, _third = paper_pay.owed_in(sample, entries)(entries[0])
    assert [pay.amount for pay in first.payments if pay.is_author] == [7_405_126, 7_405_126, 7_407_348]
    assert sum(pay.amount or 0 for pay in first.payments) == first.total
    assert (second.total, second.note) == (None, "Chưa có số tiền thực tế của năm thứ hai.")


def of(own: Dossier, **values: object) -> list[int | None]:
    item = Examination(1, 1, "co_so", result="recognised")
    due = paper_pay.owed(own, replace(item, **values), date(2026, 1, 1))  # type: ignore[arg-type]
    return [due[0].authors, due[0].helpers, due[0].total]


def test_what_the_council_set_goes_before_the_least() -> None:
    own = dossier(benefit_amount=100_000_000)
    assert of(own) == [7_000_000, 1_400_000, 8_400_000]
    assert of(own, author_rate=1000) == [10_000_000, 2_000_000, 12_000_000]
    assert of(own, author_rate=1000, helper_rate=3000) == [10_000_000, 3_000_000, 13_000_000]


def test_where_the_money_cannot_be_worked_out_wages_count_once() -> None:
    own = dossier(benefit_answer="not_computable", benefit_amount=None)
    assert of(own) == [11_700_000, 2_340_000, 14_040_000]
    assert of(own, author_multiple=750) == [17_550_000, 3_510_000, 21_060_000]
    by_council = dossier(benefit_amount=100_000_000)
    assert of(by_council, money_answer="not_computable") == [11_700_000, 2_340_000, 14_040_000]
    (once,) = paper_pay.owed(own, Examination(1, 1, "co_so", result="recognised"), date(2026, 1, 1))
    assert once.once


def test_money_that_the_council_can_compute_and_the_application_could_not_is_waited_for() -> None:
    own = dossier(benefit_answer="not_computable", benefit_amount=None)
    item = Examination(1, 1, "co_so", result="recognised", money_answer="recomputed", author_rate=800)
    due = paper_pay.owed(replace(own, benefit_lines=()), item, date(2026, 1, 1))
    assert [(one.year, one.total, one.once) for one in due] == [
        (1, None, False),
        (2, None, False),
        (3, None, False),
    ]
    assert due[0].note == "Chưa có số tiền làm lợi của năm thứ nhất."


def test_nobody_answered_is_said_for_every_year() -> None:
    own = replace(dossier(benefit_answer="", benefit_amount=None), benefit_lines=())
    due = paper_pay.owed(own, Examination(1, 1, "co_so", result="recognised"), date(2026, 1, 1))
    assert [one.year for one in due] == [1, 2, 3]
    assert all(one.total is None and "Chưa trả lời" in one.note for one in due)


def test_shares_that_do_not_add_up_split_nothing_and_one_helper_takes_all() -> None:
    whole = dossier(benefit_amount=100_000_000)
    own = replace(whole, authors=tuple(replace(one, share=4000) for one in authors(2)))
    (due, *_later) = paper_pay.owed(own, Examination(1, 1, "co_so", result="recognised"), date(2026, 1, 1))
    assert [pay.amount for pay in due.payments] == [None, None, 1_400_000]
    assert "cộng được 80,00 %" in due.split_note
    several = replace(whole, helpers=whole.helpers * 2)
    (due, *_later) = paper_pay.owed(
        several, Examination(1, 1, "co_so", result="recognised"), date(2026, 1, 1)
    )
    assert [pay.amount for pay in due.payments if not pay.is_author] == [None, None]
