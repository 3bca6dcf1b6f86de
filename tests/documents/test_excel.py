"""Excel files: what is text stays text, numbers and dates are real, nothing half-written stays behind."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop_app.documents.layout.excel import SheetColumn, write_sheet
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.domain.values import Value

COLUMNS = (
    SheetColumn("Tên"),
    SheetColumn("Tiền", "money"),
    SheetColumn("Ngày", "date"),
    SheetColumn("Năm", "number"),
)
_NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def cells(path: Path) -> dict[str, tuple[str, str]]:
    """Read every cell as (type, text); a formula has the type `formula`."""
    with zipfile.ZipFile(path) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    found: dict[str, tuple[str, str]] = {}
    for cell in sheet.iterfind(".//x:c", _NS):
        kind = "formula" if cell.find("x:f", _NS) is not None else cell.get("t", "n")
        words = cell.find("x:v", _NS) if cell.find("x:is/x:t", _NS) is None else cell.find("x:is/x:t", _NS)
        if words is not None:
            found[str(cell.get("r"))] = (kind, words.text or "")
    return found


def test_text_that_looks_like_a_formula_or_address_stays_text(tmp_path: Path) -> None:
    hostile = ["=1+1", "+84 909", "-5", "@sum", "http://ví-dụ.vn", "0012"]
    rows: list[list[Value]] = [[text, None, None, None] for text in hostile]
    out = write_sheet(tmp_path / "a.xlsx", "Sáng kiến", COLUMNS, rows, len(rows))
    read = cells(out)
    assert [read[f"A{place}"] for place in range(2, 8)] == [("inlineStr", text) for text in hostile]


def test_money_dates_and_years_are_numbers_and_nothing_stays_nothing(tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        ["Một", 16_000_000_000, date(2026, 3, 26), 2026],
        ["Hai", "Không tính được", None, None],
        ["Ba", 0, date(1899, 5, 1), None],
    ]
    read = cells(write_sheet(tmp_path / "a.xlsx", "Sáng kiến", COLUMNS, rows, 3))
    assert read["B2"] == ("n", "16000000000")
    assert read["C2"] == ("n", "46107")
    assert read["D2"] == ("n", "2026")
    assert read["B3"] == ("inlineStr", "Không tính được")
    assert "C3" not in read
    assert read["B4"] == ("n", "0")
    assert read["C4"][0] == "inlineStr"


def test_heading_is_frozen_and_can_be_filtered(tmp_path: Path) -> None:
    out = write_sheet(tmp_path / "a.xlsx", "Sáng kiến: [2026]/*?", COLUMNS, [["Một", 1, None, 1]], 1)
    with zipfile.ZipFile(out) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:D2"' in sheet


class _Stopping(Job):
    def __init__(self, after: int) -> None:
        self.left = after

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("after", [0, 1, 3])
def test_called_off_it_leaves_the_old_file_and_no_half_one(tmp_path: Path, after: int) -> None:
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"before")
    rows = ([f"Dòng {place}", place, None, 2026] for place in range(700))
    with pytest.raises(Cancelled):
        write_sheet(out, "Sáng kiến", COLUMNS, rows, 700, _Stopping(after))
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_rows_that_fail_leave_nothing(tmp_path: Path) -> None:
    def rows() -> Iterator[list[Value]]:
        yield ["Một", 1, None, 1]
        raise UserError("Sổ bị khóa.")

    with pytest.raises(UserError, match="Sổ bị khóa"):
        write_sheet(tmp_path / "a.xlsx", "Sáng kiến", COLUMNS, rows(), 9)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_said_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"mất rồi"):
        write_sheet(tmp_path / "mất rồi" / "a.xlsx", "Sáng kiến", COLUMNS, [], 0)
