"""`progress`, typed as people type it."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.services import programmes
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from desktop_app.services.units import add_unit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with the campaign of 2022, one unit, and two innovations recognised in its second phase."""
    place = tmp_path / "Sổ thử"
    with Book.create(place) as book:
        unit = add_unit(book, {"name": "PC Bình Định", "abbreviation": "PCBD"}).id
        made = programmes.add_from_template(book, "10k-2022").id
        programmes.set_target(book, programmes.phases(book, made)[1].id, unit, 20)
        for number in range(2):
            key = add_innovation(book, {"title": f"Cải tiến {number}", "unit_id": unit}).id
            with book.transaction("Công nhận") as step:
                values = {"innovation_id": key, "level": "co_so", "result": "recognised"}
                step.insert("examination", {**values, "decision_on": date(2022, 7, number + 1)})
    return place


def run(capsys: pytest.CaptureFixture[str], *typed: object) -> tuple[int, str, str]:
    code = command_line.run([str(item) for item in typed])
    out, err = capsys.readouterr()
    return code, out, err


def test_json_has_units_totals_and_the_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(
        capsys, "progress", "--book", folder, "--today", "2022-10-07", "--phase", "Giai đoạn 2", "--json"
    )
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert (found["phase"], found["ends_on"]) == ("Giai đoạn 2", "2023-09-30")
    assert "từ 01/06/2022 đến hết 30/09/2023" in found["rule"]
    (unit,) = found["units"]
    wanted = {"unit": "PC Bình Định", "target": 20, "counted": 2, "percent": 10.0}
    assert {**unit, **wanted, "expected_by_now": 5, "forecast": 8} == unit
    assert unit["pace"] == 0.1
    assert found["totals"]["target"] == 7000
    assert found["totals"]["levels"] == {"co_so": 2}


def test_the_day_decides_what_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = run(capsys, "progress", "--book", folder, "--today", "01/07/2022", "--json")
    assert json.loads(out)["totals"]["counted"] == 1


def test_the_table_says_the_same_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(
        capsys,
        "progress",
        "--book",
        folder,
        "--today",
        "2022-10-07",
        "--phase",
        "2",
        "--programme",
        "10 nghin",
    )
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "Chương trình 10 nghìn sáng kiến 2022–2023 – Giai đoạn 2"
    assert lines[3].split("\t")[:4] == ["PC Bình Định", "20", "2", "10 %"]
    assert lines[4].startswith("Toàn bộ\t7.000\t2\t0 %")
    assert lines[5].startswith("! Chỉ tiêu chung là 7.000")


@pytest.mark.parametrize("typed", [("--programme", "không có"), ("--phase", "9")])
def test_what_is_not_there_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, str]
) -> None:
    code, out, err = run(capsys, "progress", "--book", folder, *typed)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "10 nghìn sáng kiến" in err


def test_a_book_without_a_programme_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Book.create(tmp_path / "b").close()
    code, _out, err = run(capsys, "progress", "--book", tmp_path / "b")
    assert code == 1
    assert "tạo từ mẫu" in err
