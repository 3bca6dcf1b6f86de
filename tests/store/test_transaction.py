import json
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.records import Innovation, Unit
from desktop_app.store.book import Book
from desktop_app.store.transaction import ConflictError, Transaction

BLANK = {"uid": "u1", "code": "2026-SK-0001", "title": "Đầu", "year": 2026}


def add(book: Book, **values: object) -> int:
    with book.transaction("Thêm") as step:
        return step.insert("innovation", {**BLANK, **values})  # type: ignore[dict-item]


def edit(book: Book, row: int, label: str = "Sửa tên", **values: object) -> Changes:
    with book.transaction(label) as step:
        step.update("innovation", row, values)  # type: ignore[arg-type]
    return step.changes


def history(book: Book) -> list[tuple[object, ...]]:
    rows = book.sql('SELECT label, who, "table", "row", before, after FROM history ORDER BY id')
    return [(*row[:4], *(text and json.loads(text) for text in row[4:])) for row in rows]


def test_a_step_tells_what_was_there_before_and_after(book: Book) -> None:
    row = add(book)
    changes = edit(book, row, title="Mới", applied_on=date(2026, 3, 26))
    (change,) = changes.items
    assert change.before == {"title": "Đầu", "applied_on": None}
    assert change.after == {"title": "Mới", "applied_on": date(2026, 3, 26)}
    assert (changes.label, changes.tables, changes.innovations) == ("Sửa tên", {"innovation"}, {row})
    assert book.get(Innovation, row).applied_on == date(2026, 3, 26)


def test_history_keeps_who_what_and_both_values(book: Book) -> None:
    row = add(book)
    edit(book, row, title="Mới")
    made, changed = history(book)
    assert made[:4] == ("Thêm", "Lê Thị Mai", "innovation", row)
    assert made[4] is None
    assert made[5]["title"] == "Đầu"
    assert changed == ("Sửa tên", "Lê Thị Mai", "innovation", row, {"title": "Đầu"}, {"title": "Mới"})


def test_writing_what_is_there_already_is_no_change_and_no_news(book: Book) -> None:
    row = add(book)
    heard: list[Changes] = []
    book.subscribe(heard.append)
    stamp = book.get(Innovation, row).updated_at
    assert not edit(book, row, title="Đầu")
    assert heard == []
    assert book.get(Innovation, row).updated_at == stamp
    assert len(history(book)) == 1


def test_typing_on_lengthens_one_entry_of_history(book: Book) -> None:
    row = add(book)
    for title in ("M", "Mớ", "Mới"):
        edit(book, row, title=title)
    assert [entry[4:] for entry in history(book)[1:]] == [({"title": "Đầu"}, {"title": "Mới"})]


def test_typing_elsewhere_or_as_somebody_else_begins_a_new_entry(book: Book) -> None:
    row = add(book)
    edit(book, row, title="M")
    edit(book, row, label="Sửa chủ đầu tư", investor="Công ty")
    edit(book, row, title="Mới")
    book.who = "Người khác"
    edit(book, row, title="Mới nữa")
    assert [entry[5] for entry in history(book)[1:]] == [
        {"title": "M"}, {"investor": "Công ty"}, {"title": "Mới"}, {"title": "Mới nữa"},
    ]  # fmt: skip


def test_typing_on_the_next_day_begins_a_new_entry(book: Book) -> None:
    row = add(book)
    edit(book, row, title="M")
    book.sql("UPDATE history SET at = '2026-05-11T00:00:00.000000+00:00'")
    edit(book, row, title="Mới")
    assert [entry[5] for entry in history(book)[1:]] == [{"title": "M"}, {"title": "Mới"}]


def test_listeners_hear_of_a_step_when_it_is_on_the_disk(book: Book) -> None:
    seen: list[tuple[str, bool]] = []

    def listen(changes: Changes) -> None:
        with book.reader() as reader:
            titles = [row[0] for row in reader.execute("SELECT title FROM innovation")]
        reader.close()
        seen.append((changes.label, "Đầu" in titles))

    book.subscribe(listen)
    row = add(book)
    assert seen == [("Thêm", True)]
    book.unsubscribe(listen)
    edit(book, row, title="Không ai nghe")
    assert len(seen) == 1


def test_an_exception_inside_a_step_leaves_nothing_and_nobody_hears(book: Book) -> None:
    row = add(book)
    heard: list[Changes] = []
    book.subscribe(heard.append)

    def fail(step: Transaction) -> None:
        step.update("innovation", row, {"title": "Nửa chừng"})
        step.insert("answer", {"innovation_id": row, "key": "purpose", "value": "Nửa chừng"})
        step.next_number("2026-SK")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), book.transaction("Hỏng") as step:
        fail(step)
    assert book.get(Innovation, row).title == "Đầu"
    assert book.answers(row) == {}
    assert len(history(book)) == 1
    assert book.sql("SELECT * FROM counter") == []
    assert heard == []
    edit(book, row, title="Sổ vẫn ghi được")


def test_a_row_that_is_gone_is_named_in_words(book: Book) -> None:
    with pytest.raises(UserError, match="đã bị xóa ở nơi khác"):
        edit(book, 99, title="Không có")
    with pytest.raises(UserError, match="không còn trong sổ"):
        book.get(Innovation, 99)
    with pytest.raises(UserError, match="đã bị xóa ở nơi khác"), book.transaction("Viết") as step:
        step.insert("answer", {"innovation_id": 99, "key": "purpose", "value": "mồ côi"})


def test_keys_are_never_given_again(book: Book) -> None:
    row = add(book)
    with book.transaction("Xóa") as step:
        step.delete("innovation", row)
    assert add(book, uid="u2") > row


def test_numbers_of_a_series_are_never_given_again(book: Book) -> None:
    with book.transaction("Số") as step:
        assert [step.next_number("2026-PXVH") for _ in range(3)] == [1, 2, 3]
        assert step.next_number("2026-PXSC") == 1
    with book.transaction("Số") as step:
        assert step.next_number("2026-PXVH") == 4


def test_a_step_taken_back_and_done_again_is_the_same(book: Book) -> None:
    row = add(book)
    changes = edit(book, row, title="Mới", stage="ready")
    with book.transaction("Hoàn tác") as step:
        step.apply(changes.inverse())
    assert book.get(Innovation, row).title == "Đầu"
    with book.transaction("Làm lại") as step:
        step.apply(changes)
    assert (book.get(Innovation, row).title, book.get(Innovation, row).stage) == ("Mới", "ready")


def test_a_step_is_not_taken_back_over_a_later_edit(book: Book) -> None:
    row = add(book)
    changes = edit(book, row, title="Mới", investor="Công ty")
    edit(book, row, title="Mới hơn")
    with pytest.raises(ConflictError, match="đã được sửa sau đó"), book.transaction("Hoàn tác") as step:
        step.apply(changes.inverse())
    found = book.get(Innovation, row)
    assert (found.title, found.investor) == ("Mới hơn", "Công ty")


def test_a_removed_row_does_not_come_back_over_another(book: Book) -> None:
    row = add(book)
    with book.transaction("Xóa") as gone:
        gone.delete("innovation", row)
    with book.transaction("Hoàn tác") as step:
        step.apply(gone.changes.inverse())
    with pytest.raises(ConflictError), book.transaction("Hoàn tác lần nữa") as step:
        step.apply(gone.changes.inverse())


def test_renaming_a_unit_finds_its_innovations_under_the_new_name_and_leaves_their_stamp(book: Book) -> None:
    with book.transaction("Thêm đơn vị") as step:
        unit = step.insert("unit", {"uid": "x", "name": "Phân xưởng Điện", "abbreviation": "PXĐ"})
    row = add(book, unit_id=unit)
    stamp = book.get(Innovation, row).updated_at
    with book.transaction("Đổi tên") as step:
        step.update("unit", unit, {"name": "Phân xưởng Tự động hóa"})
    (words,) = book.sql("SELECT body FROM search_text")
    assert "tu dong hoa" in words[0]
    assert "phan xuong dien" not in words[0]
    assert book.get(Innovation, row).updated_at == stamp
    assert book.get(Unit, unit).name == "Phân xưởng Tự động hóa"


def test_index_and_listing_go_with_the_innovation(book: Book) -> None:
    row = add(book)
    assert book.sql("SELECT count(*) FROM search_text") == [(1,)]
    with book.transaction("Xóa") as step:
        step.delete("innovation", row)
    assert book.sql("SELECT (SELECT count(*) FROM search_text) + (SELECT count(*) FROM listing)") == [(0,)]


def test_a_record_holds_the_columns_of_its_table(book: Book) -> None:
    row = add(book, benefit_amount=16_000_000_000)
    record = book.get(Innovation, row)
    assert replace(record, title="Khác").benefit_amount == 16_000_000_000
