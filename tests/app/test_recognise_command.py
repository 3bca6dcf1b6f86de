"""`recognise`, typed as people type it."""

from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.domain.council import Examination
from desktop_app.domain.records import Innovation
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with three innovations that were filed."""
    place = tmp_path / "Sổ thử"
    with Book.create(place) as book:
        for number in range(3):
            add_innovation(
                book, {"title": f"Cải tiến {number}", "stage": "filed", "code": f"2026-PX-000{number}"}
            )
    return place


def run(capsys: pytest.CaptureFixture[str], *typed: object) -> tuple[int, str, str]:
    code = command_line.run([str(item) for item in typed])
    out, err = capsys.readouterr()
    return code, out, err


def stored(folder: Path) -> tuple[list[Examination], list[str]]:
    with Book.open(folder, is_read_only=True) as book:
        return book.all(Examination), [item.stage for item in book.all(Innovation)]


def test_many_codes_are_recognised_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed = ("--level", "cấp cơ sở", "--decision", "123/QĐ-PCBD", "--date", "26/03/2026", "--book", folder)
    code, out, err = run(capsys, "recognise", "2026-PX-0000", "2026-px-0002", *typed)
    assert (code, err) == (0, "")
    assert out == "Đã ghi công nhận 2 sáng kiến theo quyết định 123/QĐ-PCBD ngày 26/03/2026.\n"
    found, stages = stored(folder)
    assert [(item.level, item.round_id, item.result) for item in found] == [("co_so", None, "recognised")] * 2
    assert stages == ["recognised", "filed", "recognised"]


@pytest.mark.parametrize(
    ("codes", "level", "decision", "words"),
    [
        (("2026-PX-0000", "2026-PX-0009"), "co_so", "1/QĐ", "2026-PX-0009"),
        (("2026-PX-0000",), "cấp xã", "1/QĐ", "Không có cấp “cấp xã”"),
        (("2026-PX-0000",), "co_so", " ", "Nhập số quyết định"),
    ],
)
def test_what_stands_in_the_way_is_one_sentence_and_nothing_is_written(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    codes: tuple[str, ...],
    level: str,
    decision: str,
    words: str,
) -> None:
    typed = ("--level", level, "--decision", decision, "--date", "2026-03-26", "--book", folder)
    code, out, err = run(capsys, "recognise", *codes, *typed)
    assert (code, out) == (1, "")
    assert words in err
    assert err.count("\n") == 1
    assert stored(folder) == ([], ["filed"] * 3)


def test_a_missing_option_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(capsys, "recognise", "2026-PX-0000", "--level", "co_so", "--book", folder)
    assert left.value.code == 2
    capsys.readouterr()
