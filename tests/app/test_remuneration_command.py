"""The command on thù lao, as a person types it."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.domain.dates import Clock
from desktop_app.services.books import Book
from desktop_app.services.sample import fill_with_sample

NOT_COMPUTABLE = "2026-NDST-0005"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "Sổ thử"
    with Book.create(folder, clock=Clock(date(2026, 11, 24))) as made:
        fill_with_sample(made)
    return folder


def answer(capsys: pytest.CaptureFixture[str], *typed: object) -> tuple[int, str, str]:
    code = command_line.run([str(item) for item in typed])
    return (code, *capsys.readouterr())


def test_it_lists_who_is_owed_what(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = answer(capsys, "remuneration", "2026-tddr-0001", "--book", book)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Ít nhất 129.249.120 đồng cho năm thứ nhất."
    assert "Y Tân Niê (30,00 %): 32.312.280 đồng" in out


def test_its_json_holds_every_year_with_the_same_keys(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = answer(capsys, "remuneration", "2026-TDDR-0001", "--json", "--book", book)
    shown = json.loads(out)
    first, second, third = shown["years"]
    assert first.keys() == second.keys() == third.keys()
    assert [author["amount"] for author in first["authors"]] == [53_853_800, 32_312_280, 21_541_520]
    assert (first["helpers_amount"], first["total"]) == (21_541_520, 129_249_120)
    assert (first["is_actual"], second["total"]) == (False, None)
    assert shown["label"].startswith("mức tối thiểu")


def test_today_decides_the_wage(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wages: list[object] = []
    for today in ("2026-06-30", "2026-07-01"):
        typed = ("remuneration", NOT_COMPUTABLE, "--json", "--today", today, "--book", book)
        wages.append(json.loads(answer(capsys, *typed)[1])["flat"]["base_wage"])
    assert wages == [2_340_000, 2_530_000]


def test_it_tells_what_was_paid(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = answer(capsys, "remuneration", "2024-NDST-0001", "--book", book)
    assert "Đã trả" in out.splitlines()
    assert "  Trả một lần: đã trả 12.500.000 đồng ngày 16/09/2024, chứng từ PC 96/09" in out.splitlines()
    assert any("5 lần mức lương cơ sở 2.340.000 đồng (mức ngày trả)" in line for line in out.splitlines())
    _code, out, _err = answer(capsys, "remuneration", "2024-NDST-0001", "--json", "--book", book)
    assert json.loads(out)["payments"] == [
        {
            "year": 0,
            "paid_on": "2024-09-16",
            "amount": 12_500_000,
            "document_number": "PC 96/09",
            "note": "",
        }
    ]
    _code, out, _err = answer(capsys, "remuneration", "2026-TDDR-0001", "--json", "--book", book)
    assert json.loads(out)["payments"] == []
    _code, out, _err = answer(capsys, "remuneration", "2026-TDDR-0001", "--book", book)
    assert "Đã trả" not in out


def test_an_unknown_code_is_one_sentence(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = answer(capsys, "remuneration", "2026-XX-0001", "--book", book)
    assert (code, out, err.count("\n")) == (1, "", 1)
