"""The comparison with a portal's list as an Excel file: all of it, typed, and text that stays text."""

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled, Job
from desktop_app.domain.records import Authorship
from desktop_app.services import portal, reconciling
from desktop_app.services.innovations import add_innovation
from desktop_app.services.participants import set_authors
from desktop_app.services.reconciling import read_listing, reconcile
from desktop_app.services.reconciling_files import write_reconciliation
from desktop_app.services.reconciling_groups import entries_of, group_names
from desktop_app.services.units import add_unit
from desktop_app.store.book import Book

SYSTEM = "congdoan"
EVIL = '=HYPERLINK("http://x") <b>Máng</b> {0} dẫn cáp'
TITLES = (
    "Cải tiến ổ trục bơm tuần hoàn nhà máy nhiệt điện",
    "Phần mềm quản lý cột điện bằng mã QR",
    EVIL,
    "Bộ gá thang di động làm việc trên mái tôn",
    "Bộ gá thang di động làm việc trên mái tôn",
    "Sổ tay tra cứu bảo vệ rơ le cho trực ca",
)
HEAD = "Mã sáng kiến\tTên sáng kiến\tĐơn vị\tTác giả\tGiá trị làm lợi (đồng)\tNgày nhập"
ROWS = (
    f"SK1\t{TITLES[0]}\tPC Bình Định\tNguyễn Văn Đạt\t120.000.000\t26/03/2026",
    f"SK2\t{TITLES[1]}\tPC Bình Định\tNguyễn Văn Đạt\t95.000.000\t",
    "SK3\t+84 Xe kéo dây điện tử cho đường dây vượt sông\t@Gia Nghĩa\t-1\t\t",
    f"SK4\t{TITLES[3]}\tPC Bình Định\tNguyễn Văn Đạt\t\t",
    f"SK5\t{TITLES[0]}\tPC Bình Định\tNguyễn Văn Đạt\t120.000.000\t",
)


@pytest.fixture
def found(book: Book) -> reconciling.Reconciliation:
    unit = add_unit(book, {"name": "PC Bình Định", "abbreviation": "PCBD"}).id
    keys = list[int]()
    for title in TITLES:
        values = {"title": title, "stage": "recognised", "unit_id": unit, "benefit_amount": 120_000_000}
        keys.append(add_innovation(book, values).id)
        set_authors(book, keys[-1], [Authorship(0, keys[-1], 1, name="Nguyễn Văn Đạt")])
    portal.mark_keyed(book, SYSTEM, keys[-1:])
    return reconcile(book, SYSTEM, read_listing("\n".join((HEAD, *ROWS))))


def lines_of(path: Path) -> list[dict[str, object]]:
    """Read every line of the first sheet by its headings."""
    heads, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_every_group_is_there_with_both_sides_and_the_likeness(
    found: reconciling.Reconciliation, tmp_path: Path
) -> None:
    out = tmp_path / "đối soát.xlsx"
    count = write_reconciliation(found, out)
    lines = lines_of(out)
    assert count == len(lines) == sum(map(len, entries_of(found)))
    names = group_names()
    by_their_code = {line["Mã trên cổng"]: line for line in lines if line["Mã trên cổng"]}
    assert set(by_their_code) == {"SK1", "SK2", "SK3", "SK4", "SK5"}
    same = by_their_code["SK1"]
    assert (same["Kết quả"], same["Giống (%)"], same["Ghi chú"]) == (names[0], 100, "")
    assert (same["Tên trên cổng"], same["Tên trong sổ"]) == (TITLES[0], TITLES[0])
    assert (same["Làm lợi trong sổ (đồng)"], same["Ngày nhập trên cổng"]) == (120_000_000, date(2026, 3, 26))
    assert (same["Dòng"], same["Đơn vị trong sổ"], same["Tác giả trong sổ"]) == (
        2, "PC Bình Định", "Nguyễn Văn Đạt",
    )  # fmt: skip
    differs = by_their_code["SK2"]
    assert (differs["Kết quả"], differs["Ghi chú"]) == (names[1], "Tiền làm lợi (đồng)")
    assert (by_their_code["SK4"]["Kết quả"], by_their_code["SK5"]["Kết quả"]) == (names[2], names[3])
    assert str(by_their_code["SK4"]["Có thể là"]).count("\n") == 1
    missing = [line for line in lines if line["Kết quả"] == names[5]]
    assert {line["Tên trong sổ"]: line["Ghi chú"] for line in missing}[TITLES[5]] == "đã đánh dấu nhập"


def test_text_that_begins_like_a_formula_stays_text(
    found: reconciling.Reconciliation, tmp_path: Path
) -> None:
    out = tmp_path / "a.xlsx"
    write_reconciliation(found, out)
    lines = lines_of(out)
    theirs = next(line for line in lines if line["Mã trên cổng"] == "SK3")
    assert (theirs["Kết quả"], theirs["Đơn vị trên cổng"]) == ("Chỉ cổng có", "@Gia Nghĩa")
    assert str(theirs["Tên trên cổng"]).startswith("+84")
    assert theirs["Tác giả trên cổng"] == "-1"
    assert EVIL in [line["Tên trong sổ"] for line in lines]
    assert theirs["Giống (%)"] == theirs["Mã trong sổ"] == ""


def test_what_was_accepted_and_put_by_stays_in_the_list(
    book: Book, found: reconciling.Reconciliation, tmp_path: Path
) -> None:
    reconciling.accept(book, found, found.pairs)
    reconciling.dismiss(book, found, found.theirs)
    again = reconcile(book, SYSTEM, found.listing)
    write_reconciliation(again, tmp_path / "a.xlsx")
    results = {str(line["Mã trên cổng"]): line["Kết quả"] for line in lines_of(tmp_path / "a.xlsx")}
    assert (results["SK1"], results["SK3"]) == ("Đã đối soát", "Không phải của mình")


def test_a_folder_that_is_gone_is_said_and_a_cancelled_list_leaves_nothing(
    found: reconciling.Reconciliation, tmp_path: Path
) -> None:
    class Unwanted(Job):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(UserError, match="Không ghi được tệp"):
        write_reconciliation(found, tmp_path / "không có" / "a.xlsx")
    with pytest.raises(Cancelled):
        write_reconciliation(found, tmp_path / "a.xlsx", Unwanted())
    assert list(tmp_path.glob("*.xlsx")) == []
