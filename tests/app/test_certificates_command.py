"""`certificates`, typed as people type it."""

from pathlib import Path

import pypdfium2
import pytest

from desktop_app.app import command_line
from desktop_app.services import blanks
from tests.data.books import new_book
from tests.services.certificate_books import decided, plant_with_round, proposed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with two decided lines, one that waits, and a blank for Giấy khen."""
    place = tmp_path / "Sổ thử"
    with new_book(place) as book:
        nomination = plant_with_round(book)
        decided(book, nomination, name="Nguyễn Thị Hường")
        decided(book, nomination, "giay_khen_cong_doan", name="Lê Thị Ước")
        proposed(book, nomination, name="Chờ Quyết Định")
        made = blanks.add_blank(book, "giay-khen", "Phôi công ty").id
        blanks.edit_blank(book, made, {"award": "giay_khen"})
        blanks.add_blank(book, "bang-khen", "Phôi A3")
    return place


def run(capsys: pytest.CaptureFixture[str], *typed: object) -> tuple[int, str, str]:
    code = command_line.run([str(item) for item in typed])
    out, err = capsys.readouterr()
    return code, out, err


def pages(path: Path) -> list[tuple[int, str]]:
    """The width of each page in millimetres and what stands on it."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            (round(page.get_width() * 25.4 / 72), page.get_textpage().get_text_bounded()) for page in document
        ]


def test_each_line_is_printed_on_its_own_blank_in_signing_order(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "ra.pdf"
    code, out, err = run(capsys, "certificates", "tong ket", "--book", folder, "--out", target)
    assert code == 0
    assert out == f"Đã ghi 2 bằng, giấy khen vào {target}\n"
    assert err == "Chờ Quyết Định: chưa có quyết định khen thưởng nên không in.\n"
    (first, plant), (second, union) = pages(target)
    assert (first, second) == (297, 420)
    assert "Nguyễn Thị Hường" in plant
    assert "CÔNG ĐOÀN" in union


def test_one_blank_may_be_named(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ra.pdf"
    code, _out, _err = run(capsys, "certificates", "1", "--blank", "a3", "--book", folder, "--out", target)
    assert code == 0
    assert [width for width, _text in pages(target)] == [420, 420]


def test_what_is_wrong_is_told_and_the_file_is_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop_app.services.books import Book

    with Book.open(folder) as book:
        decided(book, 1, name="Lê 漢 Long")
    code, _out, err = run(capsys, "certificates", "1", "--book", folder, "--out", tmp_path / "ra.pdf")
    assert code == 0
    assert "không có 漢" in err
    assert len(pages(tmp_path / "ra.pdf")) == 3


@pytest.mark.parametrize(
    ("typed", "words"),
    [(("không có",), "đợt khen thưởng"), (("1", "--blank", "không có"), "Nêu tên của một phôi")],
)
def test_what_is_not_there_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], words: str
) -> None:
    target = tmp_path / "ra.pdf"
    code, out, err = run(capsys, "certificates", *typed, "--book", folder, "--out", target)
    assert (code, out) == (1, "")
    assert words in err
    assert not target.exists()


def test_a_round_without_decisions_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with new_book(tmp_path / "Sổ") as book:
        proposed(book, plant_with_round(book))
    code, _out, err = run(
        capsys, "certificates", "1", "--book", tmp_path / "Sổ", "--out", tmp_path / "ra.pdf"
    )
    assert (code, "chưa có dòng nào có quyết định" in err) == (1, True)


def test_a_folder_that_is_not_there_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _out, err = run(
        capsys, "certificates", "1", "--book", folder, "--out", tmp_path / "không có" / "ra.pdf"
    )
    assert (code, "Không ghi được tệp" in err) == (1, True)


def test_a_certificate_that_was_printed_before_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop_app.services.books import Book
    from desktop_app.services.certificate_prints import note_prints

    with Book.open(folder) as book:
        note_prints(book, {1: "0012"})
    code, _out, err = run(capsys, "certificates", "1", "--book", folder, "--out", tmp_path / "ra.pdf")
    assert code == 0
    assert "Nguyễn Thị Hường: Đã in " in err
    assert "phôi 0012. In lại thì ghi lý do và số phôi mới" in err
    assert "Lê Thị Ước" not in err


def test_a_blank_that_suits_no_decided_line_is_said_to(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop_app.services.books import Book

    with Book.open(folder) as book:
        made = blanks.add_blank(book, "giay-khen", "Phôi tập thể").id
        blanks.edit_blank(book, made, {"award": "bang_khen_bo"})
    target = tmp_path / "ra.pdf"
    code, out, err = run(capsys, "certificates", "1", "--blank", "tap the", "--book", folder, "--out", target)
    assert (code, out) == (1, "")
    assert err == (
        "Phôi “Phôi tập thể” không dùng cho dòng đã có quyết định nào của “Tổng kết năm 2026”."
        " Nêu phôi khác, hoặc bỏ --blank.\n"
    )
    assert not target.exists()
