"""The days the register keeps: written at every save, and computed anew where other rules ship."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.packs import find
from desktop_app.services.undo import UndoStack
from desktop_app.store import due_days
from desktop_app.store.book import Book
from desktop_app.store.models import PackCopy
from tests.data.bulk import fill

USED = date(2026, 4, 8)


def kept(book: Book, row: int) -> tuple[object, ...]:
    return book.sql("SELECT opens_on, due_on, due FROM listing WHERE innovation_id = ?", (row,))[0]


def test_a_save_writes_what_somebody_waits_for(book: Book) -> None:
    row = add_innovation(book, {"title": "x", "stage": "writing"}).id
    assert kept(book, row) == (None, None, "")
    edit_innovation(book, row, {"applied_on": USED})
    assert kept(book, row) == ("2026-07-09", "2027-04-08", "filing_until")
    changes = edit_innovation(book, row, {"trial_on": date(2026, 3, 2)})
    assert kept(book, row) == ("2026-06-03", "2027-03-02", "filing_until")
    undo = UndoStack(book)
    undo.push(changes)
    undo.undo()
    assert kept(book, row) == ("2026-07-09", "2027-04-08", "filing_until")
    edit_innovation(book, row, {"stage": "filed", "filed_on": date(2026, 8, 1)})
    assert kept(book, row) == (None, "2026-09-03", "receipt_until")
    edit_innovation(book, row, {"stage": "examining", "accepted_on": date(2026, 8, 11)})
    assert kept(book, row) == (None, "2026-11-11", "examined_until")
    edit_innovation(book, row, {"stage": "recognised"})
    assert kept(book, row) == (None, None, "")


def test_the_pack_a_dossier_began_with_tells_its_months(book: Book) -> None:
    row = add_innovation(book, {"title": "x", "stage": "writing", "applied_on": USED}).id
    other = add_innovation(
        book, {"title": "y", "stage": "writing", "applied_on": USED, "form_id": "tt18-2013"}
    ).id
    assert kept(book, other) == (None, "2027-04-08", "filing_until")
    pack = find(book, "evngenco2-2026")
    text = str(book.kept_pack(pack.id, pack.version))
    changed = text.replace("numbers = { months = 3, limit", "numbers = { months = 6, limit")
    assert changed != text
    PackCopy.update(text=changed).where(PackCopy.text == text).execute(book._database)
    edit_innovation(book, row, {"title": "z"})
    assert kept(book, row)[0] == "2026-10-09"


@pytest.mark.parametrize("text", ["", "không = phải [TOML", "id = 1"])
def test_a_kept_pack_that_cannot_be_read_stops_no_save(book: Book, text: str) -> None:
    row = add_innovation(book, {"title": "x", "stage": "writing"}).id
    PackCopy.update(text=text).where(PackCopy.pack_id == "evngenco2-2026").execute(book._database)
    edit_innovation(book, row, {"applied_on": USED})
    assert kept(book, row) == ("2026-07-09", "2027-04-08", "filing_until")


def test_a_day_at_the_end_of_the_calendar_stops_no_save(book: Book) -> None:
    row = add_innovation(book, {"title": "x", "stage": "writing", "applied_on": date(9999, 12, 31)}).id
    assert kept(book, row) == (None, None, "")


def test_a_book_opened_under_other_rules_computes_anew_and_only_then(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(book, 50)
    folder, before = book.folder, book.sql("SELECT * FROM listing ORDER BY innovation_id")
    history = book.sql("SELECT count(*) FROM history")
    book._database.execute_sql("UPDATE listing SET opens_on = NULL, due_on = NULL, due = ''")
    book.close()
    with Book.open(folder) as same:
        assert same.sql("SELECT count(*) FROM listing WHERE due_on IS NOT NULL") == [(0,)]
    monkeypatch.setattr(due_days, "_ARITHMETIC", "other")
    with Book.open(folder) as other:
        assert other.sql("SELECT * FROM listing ORDER BY innovation_id") == before
        assert other.sql("SELECT count(*) FROM history") == history
    called: list[object] = []
    monkeypatch.setattr(due_days, "Timetables", called.append)
    with Book.open(folder):
        assert not called


def test_a_book_opened_to_look_is_left_as_it_is(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(book, 5)
    folder, digest = book.folder, book.sql("SELECT value FROM setting WHERE key = 'deadline_rules'")
    book.close()
    monkeypatch.setattr(due_days, "_ARITHMETIC", "other")
    with Book.open(folder, is_read_only=True) as looked_at:
        assert looked_at.sql("SELECT value FROM setting WHERE key = 'deadline_rules'") == digest


def test_a_new_book_knows_its_rules(tmp_path: Path) -> None:
    with Book.create(tmp_path / "mới") as book:
        ((digest,),) = book.sql("SELECT value FROM setting WHERE key = 'deadline_rules'")
    assert len(digest) == 64
