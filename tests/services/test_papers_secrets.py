"""What must not leave with the papers: files marked “không gửi đi”, and where a photo was taken."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from desktop_app.services import papers
from desktop_app.services.attachments import attach, describe, stored_file
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import add_innovation, edit_innovation
from desktop_app.store.book import Book
from tests.data.pictures import phone_photo
from tests.documents.sample import pdf_file

SECRET = "BiMatKhongGui"
PLACE = (b"Exif\0", b"GPS 21.0245")


def everything_in(data: bytes) -> bytes:
    """Return a PDF as it lies on the disk, then every stream of it as it is kept and as it is read."""
    found = [data]
    with pikepdf.open(BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                found.append(item.read_raw_bytes())
                if "/DCTDecode" not in str(item.get("/Filter")):
                    found.append(item.read_bytes())
            else:
                found.append(item.unparse())
    return b"\n".join(found)


@pytest.fixture
def row(book: Book) -> int:
    return add_innovation(book, {"title": "Cải tiến gối đỡ bơm"}).id


def kept_of(book: Book, row: int, number: int) -> list[bytes]:
    """Return what the book keeps of an annex: the file as given and, of a picture, its reduced copy."""
    annex = load_dossier(book, row).annexes[number - 1]
    paths = [stored_file(book, name) for name in (annex.sha256, annex.reduced_sha256) if name]
    return [path.read_bytes() for path in paths if path]


def test_a_file_marked_not_to_be_sent_is_nowhere_in_the_file_for_the_council(
    book: Book, row: int, tmp_path: Path
) -> None:
    attach(book, row, pdf_file(tmp_path / "gui.pdf", words="DuocGui"))
    attach(book, row, phone_photo(tmp_path / "gui.jpg"))
    secret = pdf_file(tmp_path / "mat.pdf", words=SECRET)
    for path in (secret, phone_photo(tmp_path / "mat.jpg", size=(80, 50))):
        attach(book, row, path)
        describe(book, [replace(load_dossier(book, row).annexes[-1], is_withheld=True)])
    bytes_of = everything_in(papers.render_paper(book, "ho_so", papers.Subject(row)).data)
    assert b"DuocGui" in bytes_of
    assert SECRET.encode() not in bytes_of
    assert [kept in bytes_of for kept in kept_of(book, row, 2)] == [False, True]
    assert [kept in bytes_of for kept in (*kept_of(book, row, 3), *kept_of(book, row, 4))] == [False] * 3


def test_no_paper_tells_where_a_photo_was_taken(book: Book, row: int, tmp_path: Path) -> None:
    photo = phone_photo(tmp_path / "anh.jpg")
    assert all(word in photo.read_bytes() for word in PLACE)
    attach(book, row, photo)
    figure = attach(book, row, phone_photo(tmp_path / "hinh.jpg", size=(90, 60)), "figure").sha256
    edit_innovation(book, row, {"nature": f'<figure><img src="sha256:{figure}"></figure>'})
    for paper in ("ho_so", "don"):
        bytes_of = everything_in(papers.render_paper(book, paper, papers.Subject(row)).data)
        assert b"/DCTDecode" in bytes_of
        assert [word for word in PLACE if word in bytes_of] == []


def test_a_signed_scan_photographed_tells_no_place_either(book: Book, row: int, tmp_path: Path) -> None:
    attach(book, row, phone_photo(tmp_path / "ky.jpg"), "signed", paper="don")
    bytes_of = everything_in(papers.render_paper(book, "ho_so", papers.Subject(row)).data)
    assert b"/DCTDecode" in bytes_of
    assert [word for word in PLACE if word in bytes_of] == []
