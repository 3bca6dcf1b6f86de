"""The queue of an online system, what is keyed, and what is remembered of it: each act one step."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.programme import PortalEntry
from desktop_app.domain.records import Attachment, Authorship
from desktop_app.services import attachments, history, portal
from desktop_app.services.innovations import add_innovation, edit_innovation, move_to_trash
from desktop_app.services.participants import set_authors
from desktop_app.services.undo import UndoStack
from desktop_app.services.units import add_unit
from desktop_app.store.book import Book
from tests.data.pictures import of_mode

SYSTEM = "congdoan"


def recognised(book: Book, title: str, unit: int | None = None, **values: object) -> int:
    key = add_innovation(book, {"title": title, "unit_id": unit, "stage": "recognised", **values}).id  # type: ignore[dict-item]
    set_authors(book, key, [Authorship(0, key, 1, name="Nguyễn Văn Đạt")])
    return key


def row_of(book: Book, key: int) -> portal.QueueRow:
    return next(row for row in portal.queue(book, SYSTEM) if row.id == key)


def test_the_queue_has_what_is_recognised_and_nothing_else(book: Book) -> None:
    kept = recognised(book, "Ổ trục bôi nước")
    add_innovation(book, {"title": "Đang viết", "stage": "writing"})
    trashed = recognised(book, "Bỏ")
    move_to_trash(book, [trashed])
    higher = add_innovation(book, {"title": "Lên cấp trên", "stage": "examining"}).id
    withdrawn = add_innovation(book, {"title": "Rút", "stage": "withdrawn"}).id
    with book.transaction("Công nhận") as step:
        for key in (higher, withdrawn):
            values = {"innovation_id": key, "level": "co_so", "result": "recognised"}
            step.insert("examination", {**values, "decision_on": date(2026, 3, 26)})
    rows = portal.queue(book, SYSTEM)
    assert [row.id for row in rows] == [kept, higher]
    assert [row.state for row in rows] == [portal.WAITING] * 2
    assert rows[1].decided_on == date(2026, 3, 26)


def test_an_empty_book_has_an_empty_queue_and_no_counts(book: Book) -> None:
    assert portal.queue(book, SYSTEM) == []
    assert portal.unit_counts(book, []) == []


def test_finishing_notes_who_when_account_link_code_and_picture_as_one_step(
    book: Book, tmp_path: Path
) -> None:
    book.who = "Lê Thị Hạnh"
    key = recognised(book, "Ổ trục")
    undo = UndoStack(book)
    picture = tmp_path / "cong.png"
    of_mode(picture, "RGB", "PNG")
    taken = portal.take_picture(book, picture)
    done = portal.Done(" cd.px@gmail.com\x07", "https://x/1", "SK12", "Gửi lần 2", taken)
    undo.push(portal.finish(book, SYSTEM, key, done))
    (entry,) = book.all(PortalEntry)
    assert (entry.state, entry.keyed_by, entry.account) == ("keyed", "Lê Thị Hạnh", "cd.px@gmail.com")
    assert (entry.link, entry.their_code, entry.note) == ("https://x/1", "SK12", "Gửi lần 2")
    assert entry.keyed_at
    assert attachments.stored_file(book, entry.picture_sha256)
    assert attachments.unnamed_files(book) == {}
    undo.undo()
    assert (book.all(PortalEntry), book.all(Attachment)) == ([], [])
    undo.redo()
    assert row_of(book, key).state == portal.KEYED


def test_each_system_has_its_own_queue(book: Book) -> None:
    key = recognised(book, "Ổ trục")
    portal.finish(book, SYSTEM, key, portal.Done())
    assert row_of(book, key).state == portal.KEYED
    assert portal.queue(book, "evn_khcn")[0].state == portal.WAITING


def test_keying_again_updates_and_never_unconfirms(book: Book) -> None:
    key = recognised(book, "Ổ trục")
    portal.finish(book, SYSTEM, key, portal.Done(link="https://x/1"))
    with book.transaction("Xác nhận") as step:
        step.update("portal_entry", book.all(PortalEntry)[0].id, {"state": "confirmed"})
    portal.finish(book, SYSTEM, key, portal.Done(link="https://x/2"))
    (entry,) = book.all(PortalEntry)
    assert (entry.state, entry.link) == ("confirmed", "https://x/2")


def test_marking_many_and_taking_back_are_one_step_each(book: Book) -> None:
    keys = [recognised(book, f"Cải tiến {number}") for number in range(3)]
    portal.finish(book, SYSTEM, keys[0], portal.Done(account="a"))
    changes = portal.mark_keyed(book, SYSTEM, keys, "b")
    assert len(changes.items) == 2
    assert [entry.account for entry in book.all(PortalEntry)] == ["a", "b", "b"]
    portal.take_back(book, SYSTEM, keys[1:])
    assert [row.state for row in portal.queue(book, SYSTEM)] == ["keyed", "", ""]


def test_counts_add_up_the_tree(book: Book) -> None:
    company = add_unit(book, {"name": "Công ty"}).id
    shops = [add_unit(book, {"name": name, "parent_id": company}).id for name in ("Đội 1", "Đội 2")]
    add_unit(book, {"name": "Không có gì"})
    keys = [recognised(book, f"Cải tiến {number}", shops[number % 2]) for number in range(5)]
    recognised(book, "Chưa rõ đơn vị")
    portal.mark_keyed(book, SYSTEM, keys[:3])
    counts = {
        line.name: (line.depth, line.recognised, line.keyed, line.confirmed, line.waiting)
        for line in portal.unit_counts(book, portal.queue(book, SYSTEM))
    }
    assert counts == {
        "Công ty": (0, 5, 3, 0, 2),
        "Đội 1": (1, 3, 2, 0, 1),
        "Đội 2": (1, 2, 1, 0, 1),
        "Chưa ghi đơn vị": (0, 1, 0, 0, 1),
    }
    assert portal.units_under(book, company) == {company, *shops}


def test_rows_are_found_without_accents_by_title_author_and_code(book: Book) -> None:
    key = recognised(book, "Ổ trục bôi nước")
    rows = portal.queue(book, SYSTEM)
    for words in ("truc nuoc", "ĐẠT", rows[0].code.lower(), "  "):
        assert [row.id for row in portal.rows_of(rows, search=words)] == [key], words
    assert portal.rows_of(rows, search="tua bin") == []
    assert portal.rows_of(rows, state=portal.KEYED) == []


def test_fields_take_the_words_of_choices_and_the_chain_of_units(book: Book) -> None:
    company = add_unit(book, {"name": "Công ty Nhiệt điện Sông Trầm"}).id
    shop = add_unit(book, {"name": "Phân xưởng Vận hành", "parent_id": company}).id
    key = recognised(book, "Ổ trục", shop, field="nhiet_dien", benefit_amount=16_000_000_000)
    texts = {part.field.id: part.text for part in portal.prepared(book, SYSTEM, row_of(book, key)).fields}
    assert texts["field"] == "Công nghệ Nhiệt điện"
    assert texts["unit"] == "Phân xưởng Vận hành, Công ty Nhiệt điện Sông Trầm"
    assert texts["money"] == "16.000.000.000"


def test_what_is_confidential_shows_in_the_queue(book: Book) -> None:
    key = recognised(book, "Ổ trục")
    edit_innovation(book, key, {"confidential": "Không có"})
    assert not row_of(book, key).is_confidential
    edit_innovation(book, key, {"confidential": "Bản vẽ"})
    assert row_of(book, key).is_confidential


def test_a_file_that_is_no_picture_and_an_unknown_system_are_named(book: Book, tmp_path: Path) -> None:
    text = tmp_path / "anh.txt"
    text.write_text("không phải ảnh", encoding="utf-8")
    with pytest.raises(UserError, match="không phải là ảnh"):
        portal.take_picture(book, text)
    with pytest.raises(UserError):
        portal.take_picture(book, b"rac")
    with pytest.raises(UserError, match=r"congdoan \(Cổng Công đoàn"):
        portal.system("facebook")
    with pytest.raises(UserError):
        portal.finish(book, SYSTEM, 99, portal.Done())
    assert book.all(PortalEntry) == []


def test_history_tells_in_words_what_was_keyed_and_matched(book: Book) -> None:
    key = recognised(book, "Ổ trục")
    portal.finish(book, SYSTEM, key, portal.Done(account="a@x", their_code="SK1"))
    portal.finish(book, SYSTEM, key, portal.Done(account="b@x", their_code="SK1"))
    with book.transaction("Ghép") as step:
        step.insert("portal_match", {"system": SYSTEM, "their_key": "#sk1", "innovation_id": key})
    match, again, first, *_older = history.entries(book, key)
    assert first.what == "Thêm dấu đã nhập Cổng Công đoàn Việt Nam"
    assert "Tài khoản: a@x → b@x" in again.what
    assert match.what == "Thêm ghép với danh sách của Cổng Công đoàn Việt Nam"
    told = " ".join(
        f"{item.name} {item.after}" for entry in (match, again, first) for item in entry.differences
    )
    assert "Trên cổng Đã nhập" in told
    assert "portal_" not in told
    assert "sk1" not in told


def test_what_a_council_concluded_is_keyed_only_after_its_decision(book: Book) -> None:
    key = add_innovation(book, {"title": "Chờ quyết định", "stage": "examining"}).id
    with book.transaction("Kết luận") as step:
        made = step.insert("council_round", {"uid": "u", "name": "Đợt 1", "level": "co_so"})
        values = {"innovation_id": key, "round_id": made, "level": "co_so", "result": "recognised"}
        examined = step.insert("examination", values)
    assert portal.queue(book, SYSTEM) == []
    with book.transaction("Quyết định") as step:
        step.update("examination", examined, {"decision_number": "1/QĐ", "decision_on": date(2026, 3, 26)})
    (row,) = portal.queue(book, SYSTEM)
    assert (row.id, row.decided_on) == (key, date(2026, 3, 26))


def test_a_level_still_before_the_council_is_not_told_to_a_portal(book: Book) -> None:
    key = recognised(book, "Ổ trục")
    with book.transaction("Hai cấp") as step:
        told = {"decision_number": "1/QĐ", "decision_on": date(2026, 3, 26)}
        values = {"innovation_id": key, "result": "recognised"}
        step.insert("examination", {**values, "level": "co_so", **told})
        made = step.insert("council_round", {"uid": "u", "name": "Đợt 1", "level": "tct"})
        step.insert("examination", {**values, "level": "tct", "round_id": made, "decision_number": "dự thảo"})
    texts = [filled.text for filled in portal.prepared(book, SYSTEM, row_of(book, key)).fields]
    assert not any("dự thảo" in text for text in texts)
