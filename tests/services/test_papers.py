"""Printing: one paper, many papers, what failed, what waits for signatures."""

import logging
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.services import papers
from desktop_app.services.attachments import attach
from desktop_app.services.dossiers import find_innovation, load_dossier
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.store.book import Book


def text_of(path: Path) -> str:
    """Read a PDF with another program: its words, one blank between them."""
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def print_codes(
    book: Book, paper: str, codes: list[str], out: Path, job: Job | None = None, *, is_blank: bool = False
) -> papers.PrintReport:
    """Print a paper of dossiers named by their codes, as the command line does."""
    subjects, failures = papers.subjects_of(book, codes)
    report = papers.print_papers(book, paper, subjects, out, job, is_blank=is_blank)
    report.failures = failures + report.failures
    return report


def add_many(book: Book, count: int) -> list[str]:
    """Add dossiers and return their codes."""
    for number in range(count):
        add_innovation(book, {"title": f"Cải tiến bơm tuần hoàn số {number}", "purpose": "<p>Giảm điện</p>"})
    rows = book.sql("SELECT code FROM innovation ORDER BY id")
    return [code for (code,) in rows]


@dataclass
class GivingUp(Job):
    """A job cancelled after so many looks."""

    looks: int
    told: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    def progress(self, done: int, total: int, text: str = "") -> None:
        self.told.append((done, total))

    def check(self) -> None:
        self.looks -= 1
        if self.looks < 0:
            raise Cancelled


def test_a_paper_is_named_by_its_code_and_says_what_the_dossier_says(book: Book, tmp_path: Path) -> None:
    (code,) = add_many(book, 1)
    report = print_codes(book, "don", [code], tmp_path / "ra")
    assert [path.name for path in report.printed] == [f"{code}-don.pdf"]
    assert "Cải tiến bơm tuần hoàn số 0" in text_of(report.printed[0])


@pytest.mark.parametrize("count", [1, 40])
def test_a_code_typed_in_small_letters_or_twice_gives_one_file_named_by_the_code(
    book: Book, tmp_path: Path, count: int
) -> None:
    codes = add_many(book, count)
    report = print_codes(book, "don", [f" {codes[0].lower()}", *codes], tmp_path)
    assert [path.name for path in report.printed] == [f"{code}-don.pdf" for code in codes]
    assert report.failures == []


def test_a_blank_paper_holds_nothing_of_the_dossier(book: Book, tmp_path: Path) -> None:
    (code,) = add_many(book, 1)
    report = print_codes(book, "don", [code], tmp_path, is_blank=True)
    assert report.printed[0].name == f"{code}-don-trong.pdf"
    assert "bơm tuần hoàn" not in text_of(report.printed[0])
    assert "ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN" in text_of(report.printed[0])


def test_a_file_for_the_council_is_never_printed_blank(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="không có bản trống"):
        print_codes(book, "ho_so", add_many(book, 1), tmp_path, is_blank=True)
    assert not list(tmp_path.glob("*.pdf"))


def test_one_bad_code_does_not_stop_the_rest(book: Book, tmp_path: Path) -> None:
    codes = add_many(book, 2)
    report = print_codes(book, "don", [codes[0], "2026-XX-0009", codes[1]], tmp_path)
    assert len(report.printed) == 2
    ((failed, sentence),) = report.failures
    assert failed == "2026-XX-0009"
    assert "Không có sáng kiến nào mang mã 2026-XX-0009" in sentence


def test_a_record_our_own_fault_cannot_draw_is_reported_and_does_not_stop_the_rest(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    codes, draw = add_many(book, 3), papers.draw

    def breaks_once(document: papers.Document, _format: str) -> papers.Rendered:
        if "số 1" in document.title:
            raise ZeroDivisionError
        return draw(document)

    monkeypatch.setattr(papers, "draw", breaks_once)
    with caplog.at_level(logging.ERROR):
        report = print_codes(book, "don", codes, tmp_path)
    assert [path.name for path in report.printed] == [f"{code}-don.pdf" for code in (codes[0], codes[2])]
    ((failed, sentence),) = report.failures
    assert failed == codes[1]
    assert "lỗi của chương trình" in sentence
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in sentence


def test_an_unknown_paper_names_those_there_are(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="don, bang_tinh, ho_so"):
        print_codes(book, "giay", add_many(book, 1), tmp_path)


def test_a_letter_no_font_has_is_told(book: Book, tmp_path: Path) -> None:
    code = add_many(book, 1)[0]
    edit_innovation(book, find_innovation(book, code), {"title": "Bơm 🚀 số 1"})
    report = print_codes(book, "don", [code], tmp_path)
    ((warned, sentence),) = report.warnings
    assert warned == code
    assert "🚀" in sentence


def test_many_papers_come_out_of_two_processes_in_order(book: Book, tmp_path: Path) -> None:
    codes = add_many(book, 45)
    report = print_codes(book, "don", [*codes, "2026-XX-0009"], tmp_path)
    assert [path.name for path in report.printed] == [f"{code}-don.pdf" for code in codes]
    assert [code for code, _sentence in report.failures] == ["2026-XX-0009"]
    assert "bơm tuần hoàn số 44" in text_of(report.printed[-1])


@pytest.mark.parametrize("count", [5, 45])
def test_cancelling_leaves_no_half_file(book: Book, tmp_path: Path, count: int) -> None:
    codes = add_many(book, count)
    with pytest.raises(Cancelled):
        print_codes(book, "don", codes, tmp_path, GivingUp(2))
    for path in tmp_path.glob("*.pdf"):
        text_of(path)
    assert not list(tmp_path.glob("*.tmp"))
    assert len(list(tmp_path.glob("*.pdf"))) < count


def test_processes_stop_after_the_paper_in_hand_when_nobody_wants_the_rest(
    book: Book, tmp_path: Path
) -> None:
    codes = add_many(book, 60)

    class GivingUpAtTheFirstFile(Job):
        def check(self) -> None:
            if list(tmp_path.glob("*.pdf")):
                raise Cancelled

    with pytest.raises(Cancelled):
        print_codes(book, "don", codes, tmp_path, GivingUpAtTheFirstFile())
    assert len(list(tmp_path.glob("*.pdf"))) < 2 * papers.CHUNK


def test_a_folder_that_cannot_be_made_is_said(book: Book, tmp_path: Path) -> None:
    stone = tmp_path / "tệp"
    stone.write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(UserError, match="Không tạo được thư mục"):
        print_codes(book, "don", add_many(book, 1), stone / "ra")


def test_a_signed_scan_is_found_stale_after_a_change(book: Book, tmp_path: Path) -> None:
    row = find_innovation(book, add_many(book, 1)[0])
    waiting = papers.unsigned_papers(book, load_dossier(book, row))
    assert [paper.id for paper in waiting] == ["don"]
    scan = tmp_path / "ban-ky.pdf"
    papers.save_paper(papers.render_paper(book, "don", papers.Subject(row)), scan)
    digest = papers.paper_digest(book, load_dossier(book, row), "don")
    attach(book, row, scan, "signed", paper="don", digest=digest)
    assert papers.unsigned_papers(book, load_dossier(book, row)) == ()
    edit_innovation(book, row, {"purpose": "<p>Giảm điện tự dùng</p>"})
    dossier = load_dossier(book, row)
    assert [paper.id for paper in papers.stale_papers(book, dossier)] == ["don"]
    assert [paper.id for paper in papers.unsigned_papers(book, dossier)] == ["don"]


def test_a_file_for_the_council_with_a_stale_scan_says_so_to_whoever_prints_it(
    book: Book, tmp_path: Path
) -> None:
    (code,) = add_many(book, 1)
    row, scan = find_innovation(book, code), tmp_path / "ban-ky.pdf"
    papers.save_paper(papers.render_paper(book, "don", papers.Subject(row)), scan)
    digest = papers.paper_digest(book, load_dossier(book, row), "don")
    attach(book, row, scan, "signed", paper="don", digest=digest)
    assert print_codes(book, "ho_so", [code], tmp_path).warnings == []
    edit_innovation(book, row, {"purpose": "<p>Giảm điện tự dùng</p>"})
    ((warned, sentence),) = print_codes(book, "ho_so", [code], tmp_path).warnings
    assert warned == code
    assert "không còn khớp" in sentence
