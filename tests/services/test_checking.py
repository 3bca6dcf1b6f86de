"""Kiểm tra and Hoàn thành on a real book."""

from datetime import date
from pathlib import Path

from desktop_app.domain.dates import Clock
from desktop_app.services.attachments import attach, stored_file
from desktop_app.services.checking import check_innovation, finish
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.services.sample import fill_with_sample
from desktop_app.store.book import Book


def ids_of(book: Book, row: int) -> set[str]:
    return {finding.check for finding in check_innovation(book, row)}


def test_an_empty_dossier_cannot_be_finished_and_stays_in_writing(book: Book) -> None:
    row = add_innovation(book, {"title": "Cải tiến bơm"}).id
    finished = finish(book, row)
    assert finished.changes is None
    assert any(finding.is_blocking for finding in finished.findings)
    assert load_dossier(book, row).innovation.stage == "writing"


def test_a_whole_dossier_is_finished_and_ready_for_filing(tmp_path: Path) -> None:
    with Book.create(tmp_path / "sổ", clock=Clock(date(2026, 11, 23))) as book:
        fill_with_sample(book)
        _finish_one(book)


def _finish_one(book: Book) -> None:
    row = find_innovation(book, "2026-NDST-0001")
    edit_innovation(book, row, {"stage": "writing"})
    finished = finish(book, row)
    assert finished.changes is not None
    assert load_dossier(book, row).innovation.stage == "ready"


def test_letters_no_font_has_are_found_and_others_are_not(book: Book) -> None:
    row = add_innovation(book, {"title": "Bơm số 1, 400 µm ≥ 0,5 mg/Nm³"}).id
    assert "unprintable" not in ids_of(book, row)
    edit_innovation(book, row, {"title": "Bơm 🚀 số 1"})
    assert "unprintable" in ids_of(book, row)


def test_a_file_that_vanished_from_the_book_is_found(book: Book, tmp_path: Path) -> None:
    row = add_innovation(book, {"title": "Cải tiến bơm"}).id
    paper = tmp_path / "bien-ban.docx"
    paper.write_bytes(b"PK\x03\x04 bien ban")
    attached = attach(book, row, paper)
    assert "annex_vanished" not in ids_of(book, row)
    kept = stored_file(book, attached.sha256)
    assert kept is not None
    kept.unlink()
    assert "annex_vanished" in ids_of(book, row)
