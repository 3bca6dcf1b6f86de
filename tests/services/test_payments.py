"""When thù lao was paid: noted, changed, taken back, refused, told in history and printed by two lists."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.documents.blocks import Document, Pages, Paragraph, Table
from desktop_app.domain.council import Examination, PaidRemuneration
from desktop_app.domain.dates import Clock
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Authorship, Innovation
from desktop_app.services import issuing, payments, recognition
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.history import entries
from desktop_app.services.innovations import add_innovation, delete_for_good, edit_innovation, move_to_trash
from desktop_app.services.packs import pack_for
from desktop_app.services.papers import Subject, build_document
from desktop_app.services.participants import set_authors
from desktop_app.services.remuneration import PAYMENTS, remuneration_report
from desktop_app.services.undo import UndoStack
from desktop_app.store.book import Book

FIRST_USE, TODAY = date(2025, 3, 10), date(2026, 11, 24)
PAID = {"year": 1, "paid_on": date(2026, 4, 2), "document_number": " UNC 12/04 "}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "Sổ", clock=Clock(TODAY), who="Lê Thị Mai") as made:
        yield made


def made(book: Book, money: int | None = 100_000_000, *, is_recognised: bool = True) -> int:
    """Make an innovation first used on 10/03/2025, recognised unless told otherwise."""
    key = add_innovation(book, {"title": "Cải tiến bơm"}).id
    answer = "not_computable" if money is None else "computed"
    edit_innovation(
        book, key, {"applied_on": FIRST_USE, "benefit_answer": answer, "benefit_amount": money, "year": 2025}
    )
    set_authors(book, key, [Authorship(0, key, 1, "Nguyễn Văn An", share=10_000)])
    if is_recognised:
        code = book.get(Innovation, key).code
        recognition.recognise(book, [code], "co_so", "7/QĐ-X", date(2025, 12, 1))
    return key


def test_a_payment_is_noted_changed_and_removed_each_as_one_step(book: Book) -> None:
    key, stack = made(book), UndoStack(book)
    added = payments.add_payment(book, key, PAID)
    stack.push(added.changes)
    assert added.changes.innovations == {key}
    (paid,) = payments.payments_of(book, key)
    assert paid == PaidRemuneration(added.id, key, 1, date(2026, 4, 2), 7_000_000, "UNC 12/04")
    stack.push(payments.edit_payment(book, added.id, {"amount": 7_500_000, "note": "trừ thuế"}))
    assert payments.payments_of(book, key)[0].amount == 7_500_000
    assert payments.payments_of(book, key)[0].paid_on == date(2026, 4, 2)
    stack.push(payments.remove_payment(book, added.id))
    assert payments.payments_of(book, key) == ()
    for expected in (7_500_000, 7_000_000):
        stack.undo()
        assert payments.payments_of(book, key)[0].amount == expected
    stack.undo()
    assert payments.payments_of(book, key) == ()
    for _step in range(2):
        stack.redo()
    assert payments.payments_of(book, key) == (
        PaidRemuneration(added.id, key, 1, date(2026, 4, 2), 7_500_000, "UNC 12/04", "trừ thuế"),
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"paid_on": date(2025, 3, 9)}, "trước ngày áp dụng lần đầu 10/03/2025"),
        ({"paid_on": date(2026, 11, 25)}, "chưa đến"),
        ({"paid_on": None}, "Nhập ngày trả"),
        ({"amount": -1}, "lớn hơn 0"),
        ({"amount": 0}, "lớn hơn 0"),
        ({"amount": 10**18}, "lớn hơn 0"),
        ({"year": 4}, "năm áp dụng thứ mấy"),
        ({"year": True}, "năm áp dụng thứ mấy"),
        ({"year": None}, "năm áp dụng thứ mấy"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    book: Book, values: dict[str, object], words: str
) -> None:
    key = made(book)
    with pytest.raises(UserError, match=words):
        payments.add_payment(book, key, PAID | values)  # type: ignore[arg-type]
    assert payments.payments_of(book, key) == ()
    known = payments.add_payment(book, key, PAID).id
    with pytest.raises(UserError, match=words):
        payments.edit_payment(book, known, values)  # type: ignore[arg-type]


def test_a_year_is_paid_once_and_a_sum_paid_once_is_all(book: Book) -> None:
    key = made(book)
    first = payments.add_payment(book, key, PAID).id
    paid = r"năm thứ nhất đã trả 7\.000\.000 đồng ngày 02/04/2026, chứng từ UNC 12/04; không"
    with pytest.raises(UserError, match=paid):
        payments.add_payment(book, key, PAID | {"paid_on": date(2026, 5, 5)})
    with pytest.raises(UserError, match="trả một lần thì không trả theo năm"):
        payments.add_payment(book, key, PAID | {"year": 0, "amount": 1})
    later = {"year": 2, "paid_on": date(2026, 6, 1), "amount": 6_000_000}
    second = payments.add_payment(book, key, PAID | later).id
    with pytest.raises(UserError, match="không ghi hai lần"):
        payments.edit_payment(book, second, {"year": 1})
    payments.edit_payment(book, first, {"paid_on": date(2026, 4, 3)})
    assert [one.paid_on.day for one in payments.payments_of(book, key)] == [3, 1]


def test_what_is_not_recognised_in_the_book_is_paid_nothing(book: Book) -> None:
    with pytest.raises(UserError, match="chưa có quyết định công nhận"):
        payments.add_payment(book, made(book, is_recognised=False), PAID)


def test_a_recognition_that_was_paid_for_is_not_taken_back(book: Book) -> None:
    key = made(book)
    (item,) = book.all(Examination, innovation_id=key)
    payments.add_payment(book, key, PAID)
    with pytest.raises(UserError, match="đã ghi trả thù lao"):
        recognition.clear_decisions(book, [item.id])
    code = book.get(Innovation, key).code
    recognition.recognise(book, [code], "tct", "8/QĐ-X", date(2025, 12, 20))
    recognition.clear_decisions(book, [item.id])
    assert payments.payments_of(book, key), "it rests on the higher recognition now"


def test_without_a_first_use_any_day_until_today_will_do(book: Book) -> None:
    key = made(book)
    edit_innovation(book, key, {"applied_on": None})
    payments.add_payment(book, key, PAID | {"paid_on": date(2020, 1, 1)})


def test_what_was_paid_is_kept_when_the_sum_that_was_computed_changes(book: Book) -> None:
    key = made(book)
    paid = payments.add_payment(book, key, PAID).id
    edit_innovation(book, key, {"benefit_amount": 200_000_000})
    assert payments.payments_of(book, key)[0].amount == 7_000_000
    (row,) = table_of(build_document(book, "so_theo_doi", Subject(innovations=(key,)))).rows
    assert any(cell.text == "7.000.000\n02/04/2026" for cell in row)
    payments.edit_payment(book, paid, {"amount": None})
    assert payments.payments_of(book, key)[0].amount == 14_000_000


def test_a_sum_paid_once_is_that_of_the_wage_of_its_day(book: Book) -> None:
    key = made(book, None)
    (before,) = payments.dues_of(book, key)
    assert before.owed is not None
    assert before.owed.total == 5 * 2_530_000
    payments.add_payment(book, key, PAID | {"year": 0})
    (due,) = payments.dues_of(book, key)
    assert due.paid is not None
    assert due.owed is not None
    assert (due.paid.amount, due.owed.total) == (5 * 2_340_000, 5 * 2_340_000)
    document = build_document(book, "chi_tra", Subject(innovations=(key,)))
    assert not any("khác với số tính" in notice for notice in document.notices)


@pytest.mark.parametrize(("money", "year"), [(100_000_000, 2), (100_000_000, 0), (None, 2)])
def test_where_nothing_is_computed_the_sum_that_was_paid_is_asked_for(
    book: Book, money: int | None, year: int
) -> None:
    key = made(book, money)
    with pytest.raises(UserError, match="nhập số tiền đã trả"):
        payments.add_payment(book, key, PAID | {"year": year})
    payments.add_payment(book, key, PAID | {"year": year, "amount": 1})


def test_a_sum_paid_once_leaves_no_later_year_to_be_paid(book: Book) -> None:
    key = made(book)
    edit_innovation(book, key, {"benefit_amount": 100_000_000})
    payments.add_payment(book, key, PAID | {"year": 0, "amount": 20_000_000})
    (due,) = payments.dues_of(book, key)
    assert (due.year, due.paid is not None) == (0, True)
    for year in ("1", "2"):
        issuing.set_facts(book, "chi_tra", Subject(innovations=(key,)), {"payment_year": year})
        table = table_of(build_document(book, "chi_tra", Subject(innovations=(key,))))
        assert not any(cell.text == "7.000.000" for row in table.rows for cell in row)
    (row,) = table_of(build_document(book, "so_theo_doi", Subject(innovations=(key,)))).rows
    assert sum("02/04/2026" in cell.text for cell in row) == 1


def test_many_are_noted_as_paid_in_one_step(book: Book) -> None:
    first, flat, paid, unknown = made(book), made(book, None), made(book), made(book)
    edit_innovation(book, unknown, {"benefit_amount": None})
    payments.add_payment(book, paid, PAID)
    chosen = [first, flat, paid, unknown]
    assert payments.payable(book, chosen, 1) == (first, flat)
    assert payments.payable(book, chosen, 2) == ()
    stack = UndoStack(book)
    stack.push(payments.pay_all(book, chosen, PAID | {"note": "bảng tháng 4"}))
    told = {one.innovation_id: (one.year, one.amount) for one in book.all(PaidRemuneration)}
    assert told == {paid: (1, 7_000_000), first: (1, 7_000_000), flat: (0, 5 * 2_340_000)}
    stack.undo()
    assert [one.innovation_id for one in book.all(PaidRemuneration)] == [paid]
    stack.redo()
    assert len(book.all(PaidRemuneration)) == 3
    with pytest.raises(UserError, match="không có sáng kiến nào"):
        payments.pay_all(book, chosen, PAID)


def test_many_are_paid_all_or_none(book: Book) -> None:
    first, later = made(book), made(book)
    edit_innovation(book, later, {"applied_on": date(2026, 5, 1)})
    code = book.get(Innovation, later).code
    with pytest.raises(UserError, match=f"{code}.*trước ngày áp dụng lần đầu"):
        payments.pay_all(book, [first, later], PAID)
    assert book.all(PaidRemuneration) == []


def test_every_year_is_told_with_what_is_due_and_what_was_paid(book: Book) -> None:
    key = made(book)
    payments.add_payment(book, key, PAID)
    first, second, third = payments.dues_of(book, key)
    assert first.owed is not None
    assert (first.year, first.owed.total, first.paid is not None) == (1, 7_000_000, True)
    assert [(due.year, due.paid) for due in (second, third)] == [(2, None), (3, None)]
    flat = made(book, None)
    payments.add_payment(book, flat, PAID | {"year": 0})
    (once,) = payments.dues_of(book, flat)
    assert (once.year, once.paid is not None) == (0, True)


def test_history_tells_of_it_in_words(book: Book) -> None:
    key = made(book)
    paid = payments.add_payment(book, key, PAID | {"amount": 7_500_000}).id
    payments.edit_payment(book, paid, {"paid_on": date(2026, 4, 3)})
    payments.remove_payment(book, paid)
    removed, changed, added, *_rest = entries(book, key)
    assert added.what == "Thêm thù lao đã trả, năm thứ nhất"
    told = {item.name: item.after for item in added.differences}
    assert told["Ngày trả"] == "02/04/2026"
    assert told["Số tiền đã trả (đồng)"] == "7.500.000"
    assert told["Chứng từ"] == "UNC 12/04"
    assert "Ngày trả: 02/04/2026 → 03/04/2026" in changed.what
    assert removed.what == "Bỏ thù lao đã trả, năm thứ nhất"


def test_a_report_tells_what_was_paid_and_leads_to_it(book: Book) -> None:
    key = made(book)

    def lines() -> list[tuple[str, str]]:
        dossier = load_dossier(book, key)
        report = remuneration_report(book, dossier, pack_for(book, dossier.innovation))
        return [(line.text, line.field) for group in report.groups for line in group.lines]

    assert ("Chưa ghi lần trả nào.", "") in lines()
    payments.add_payment(book, key, PAID | {"amount": 7_500_000})
    assert ("Năm thứ nhất: đã trả 7.500.000 đồng ngày 02/04/2026, chứng từ UNC 12/04", "") in lines()
    assert lines()[1][1] == PAYMENTS
    other = made(book, is_recognised=False)
    dossier = load_dossier(book, other)
    report = remuneration_report(book, dossier, pack_for(book, dossier.innovation))
    assert all(line.field != PAYMENTS for group in report.groups for line in group.lines)


def table_of(document: Document) -> Table:
    (part,) = document.parts
    assert isinstance(part, Pages)
    return next(block for block in part.blocks if isinstance(block, Table))


def test_the_register_prints_the_day_in_both_its_forms(book: Book) -> None:
    key = made(book)
    payments.add_payment(book, key, PAID | {"amount": 7_500_000})
    table = table_of(build_document(book, "so_theo_doi", Subject(innovations=(key,))))
    (row,) = table.rows
    assert any(cell.text == "7.500.000\n02/04/2026" for cell in row)
    assert table.unfolded is not None
    columns = [cell.text for cell in table.unfolded.heading]
    (cells,) = table.unfolded.rows
    told = dict(zip(columns, cells, strict=True))
    assert told["Ngày trả năm thứ nhất"].value == date(2026, 4, 2)
    assert told["Thù lao năm thứ nhất"].value == 7_500_000
    assert told["Ngày trả năm thứ hai"].text == ""


def test_the_table_of_payments_says_what_was_paid_already(book: Book) -> None:
    key = made(book)
    before = build_document(book, "chi_tra", Subject(innovations=(key,)))
    assert not any("đã trả thù lao" in notice for notice in before.notices)
    assert [row[0].text for row in table_of(before).rows][-1] == "TỔNG CỘNG"
    payments.add_payment(book, key, PAID | {"amount": 7_500_000})
    other = made(book, 50_000_000)
    document = build_document(book, "chi_tra", Subject(innovations=(key, other)))
    texts = " ".join(cell.text for row in table_of(document).rows for cell in row).replace("\u00a0", " ")
    assert (
        "đã trả 7.500.000 đồng ngày 02/04/2026, chứng từ UNC 12/04, theo bảng tính là 7.000.000 đồng" in texts
    )
    assert any("1 sáng kiến đã trả thù lao của năm này" in notice for notice in document.notices)
    assert any("1 sáng kiến đã trả số tiền khác" in notice for notice in document.notices)
    sums = [row[-2].value for row in table_of(document).rows]
    assert sums == [None, 3_500_000, 3_500_000, 3_500_000, 7_500_000]
    assert [row[0].text for row in table_of(document).rows[-2:]] == [
        "CỘNG CÒN PHẢI TRẢ", "Đã trả trước đó (không ký nhận lại)",
    ]  # fmt: skip
    (part,) = document.parts
    assert isinstance(part, Pages)
    words = ["".join(run.text for run in one.runs) for one in part.blocks if isinstance(one, Paragraph)]
    assert "Số tiền còn phải trả bằng chữ: Ba triệu năm trăm nghìn đồng." in words


def test_where_all_was_paid_nothing_is_due(book: Book) -> None:
    key = made(book)
    payments.add_payment(book, key, PAID | {"document_number": "5/PC"})
    document = build_document(book, "chi_tra", Subject(innovations=(key,)))
    rows = table_of(document).rows
    assert [row[-2].value for row in rows] == [None, 0, 7_000_000]
    assert "chứng từ 5/PC" in rows[0][1].text
    assert not any("khác với số tính" in notice for notice in document.notices)
    assert not any("chưa tính được" in notice for notice in document.notices)


def test_money_that_the_council_wants_worked_out_anew_is_pointed_out(book: Book) -> None:
    key = made(book)
    (item,) = book.all(Examination)
    with book.transaction("Thử") as step:
        step.update("examination", item.id, {"money_answer": "recomputed"})
    document = build_document(book, "chi_tra", Subject(innovations=(key,)))
    assert any("1 sáng kiến Hội đồng yêu cầu tính lại" in notice for notice in document.notices)
    payments.add_payment(book, key, PAID)
    document = build_document(book, "chi_tra", Subject(innovations=(key,)))
    assert not any("yêu cầu tính lại" in notice for notice in document.notices)


def test_a_year_paid_for_which_nothing_is_due_is_printed_all_the_same(book: Book) -> None:
    key = made(book, None)
    payments.add_payment(book, key, PAID | {"year": 1})
    payments.add_payment(book, key, PAID | {"year": 2, "amount": 1_000_000})
    assert [(due.year, due.owed is not None) for due in payments.dues_of(book, key)] == [
        (1, True),
        (2, False),
    ]
    (row,) = table_of(build_document(book, "so_theo_doi", Subject(innovations=(key,)))).rows
    assert sum("02/04/2026" in cell.text for cell in row) == 2
    build_document(book, "chi_tra", Subject(innovations=(key,)))


def test_hostile_texts_stand_as_text_and_go_with_the_innovation(book: Book) -> None:
    key = made(book)
    hostile = "<b>=1+1</b>\t{paid_on} [[x]]"
    payments.add_payment(book, key, PAID | {"document_number": hostile, "note": hostile})
    assert payments.payments_of(book, key)[0].document_number == "<b>=1+1</b> {paid_on} [[x]]"
    document = build_document(book, "chi_tra", Subject(innovations=(key,)))
    texts = " ".join(cell.text for row in table_of(document).rows for cell in row)
    assert "<b>=1+1</b> {paid_on} [[x]]" in texts
    move_to_trash(book, [key])
    delete_for_good(book, [key])
    assert book.all(PaidRemuneration) == []
