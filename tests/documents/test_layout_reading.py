from pathlib import Path

import pikepdf
import pytest

from desktop_app.documents.layout.reading import pdf_problem


def write(path: Path, pages: int = 1, encryption: pikepdf.Encryption | bool = False) -> Path:
    with pikepdf.new() as document:
        for _page in range(pages):
            document.add_blank_page()
        document.save(path, encryption=encryption)
    return path


def test_a_sound_file_is_no_problem(tmp_path: Path) -> None:
    assert pdf_problem(write(tmp_path / "a.pdf", 3)) is None


def test_a_file_that_only_forbids_changes_is_no_problem(tmp_path: Path) -> None:
    locked = pikepdf.Encryption(
        owner="chu", user="", allow=pikepdf.Permissions(extract=False, modify_other=False)
    )
    assert pdf_problem(write(tmp_path / "a.pdf", 1, locked)) is None


def test_a_file_with_a_password_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = write(tmp_path / "Biên bản.pdf", 1, pikepdf.Encryption(owner="chu", user="mo"))
    problem = pdf_problem(path)
    assert problem is not None
    assert problem.startswith("Tệp PDF Biên bản.pdf có mật khẩu")
    assert "đính lại" in problem


def test_a_file_without_pages_is_named(tmp_path: Path) -> None:
    assert "không có trang nào" in (pdf_problem(write(tmp_path / "a.pdf", 0)) or "")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.4 day khong phai PDF" * 50, b"%PDF-1.7\n%%EOF", b""]
)
def test_a_broken_file_is_named_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hỏng.pdf"
    path.write_bytes(content)
    problem = pdf_problem(path)
    assert problem is not None
    assert "hỏng.pdf bị hỏng" in problem


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    assert pdf_problem(tmp_path / "mất.pdf")
