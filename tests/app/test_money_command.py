"""`benefit`: the money of one dossier at the command line."""

import json
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.domain.records import BenefitLine
from desktop_app.services.benefits import COMPUTED, NOT_COMPUTABLE, Benefit, formulas, line_of, set_benefit
from desktop_app.services.innovations import add_innovation
from desktop_app.store.book import Book
from tests.data.books import new_book

POWER = {"count": "40 máy", "before": "0,25", "after": "0", "hours": "8.760", "price": "2.204,07"}


def code_of(book: Book, row: int) -> str:
    return str(book.sql("SELECT code FROM innovation WHERE id = ?", (row,))[0][0])


@pytest.fixture
def codes(tmp_path: Path) -> tuple[Path, list[str]]:
    """A book with money worked out, money that cannot be, and no answer."""
    with new_book(tmp_path / "sổ") as book:
        rows = [add_innovation(book, {"title": title}).id for title in ("Máy biến áp", "Gá kẹp", "Mới")]
        lines = (
            line_of(BenefitLine(0, 0, 0, source="BB 07", evidence="[1]"), formulas().all["F1a"], POWER),
            line_of(BenefitLine(0, 0, 0), formulas().all["C1a"], {"cost": "36 triệu"}),
            line_of(
                BenefitLine(0, 0, 0, year=2, is_actual=True), formulas().all["F1a"], {**POWER, "hours": ""}
            ),
        )
        set_benefit(book, rows[0], Benefit(COMPUTED, None, "", lines), "Sửa tiền")
        set_benefit(book, rows[1], Benefit(NOT_COMPUTABLE, None, "<p>An toàn.</p>"), "Sửa tiền")
        return tmp_path / "sổ", [code_of(book, row) for row in rows]


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = command_line.run([str(item) for item in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_it_tells_each_line_its_working_and_what_is_wrong(
    capsys: pytest.CaptureFixture[str], codes: tuple[Path, list[str]]
) -> None:
    folder, (worked, *_rest) = codes
    code, out, err = said(capsys, "benefit", worked, "--book", folder)
    assert (code, err) == (0, "")
    for words in (
        "Số tiền làm lợi: 157.076.532 đồng",
        "Bằng chữ: một trăm năm mươi bảy triệu",
        "40 máy × (0,25 kW − 0 kW) × 8.760 giờ = 87.600 kWh",
        "[F1a]: 193.076.532 đồng",
        "nguồn: BB 07; minh chứng: [1]",
        "Năm thứ 2, thực tế: chưa có số tiền",
        "“Số giờ vận hành trong năm đầu”: chưa có số",
    ):
        assert words in out


def test_as_json_it_has_every_figure(
    capsys: pytest.CaptureFixture[str], codes: tuple[Path, list[str]]
) -> None:
    folder, (worked, *_rest) = codes
    read = json.loads(said(capsys, "benefit", worked, "--json", "--book", folder)[1])
    assert (read["code"], read["answer"], read["amount"]) == (worked, "computed", 157_076_532)
    first = read["sheets"][0]
    assert (first["year"], first["is_actual"], first["total"]) == (1, False, 157_076_532)
    assert first["lines"][0]["inputs"] == POWER
    assert first["lines"][0]["working"][1] == "87.600 kWh × 2.204,07 đồng/kWh = 193.076.532 đồng"
    assert read["sheets"][2]["lines"][0]["problems"][0]["input"] == "hours"


def test_the_other_answers_are_told_in_words(
    capsys: pytest.CaptureFixture[str], codes: tuple[Path, list[str]]
) -> None:
    folder, (_worked, cannot, fresh) = codes
    assert "Không tính được" in said(capsys, "benefit", cannot, "--book", folder)[1]
    assert "Chưa trả lời" in said(capsys, "benefit", fresh, "--book", folder)[1]
    assert json.loads(said(capsys, "benefit", fresh, "--json", "--book", folder)[1])["amount"] is None


def test_an_unknown_code_is_one_sentence(
    capsys: pytest.CaptureFixture[str], codes: tuple[Path, list[str]]
) -> None:
    code, out, err = said(capsys, "benefit", "2026-XX-0009", "--book", codes[0])
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
