"""`awards` and `eligible`, typed as people type them."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.services import nominations
from desktop_app.services.books import Book
from tests.data.books import new_book
from tests.services.award_books import MILLION, innovation, person


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with one innovation of two people."""
    place = tmp_path / "Sổ thử"
    with new_book(place) as book:
        an, binh = person(book, "Nguyễn Văn An"), person(book, "Lê Bình", birth="")
        innovation(book, {an: 6000, binh: 4000}, value=70 * MILLION)
    return place


def run(capsys: pytest.CaptureFixture[str], *typed: object) -> tuple[int, str, str]:
    code = command_line.run([str(item) for item in typed])
    out, err = capsys.readouterr()
    return code, out, err


def test_awards_lists_the_catalogue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "awards", "--book", folder, "--today", "2026-05-12", "--json")
    assert (code, err) == (0, "")
    listed = {entry["id"]: entry for entry in json.loads(out)}
    paper = listed["giay_khen"]
    assert (paper["person_money"], paper["collective_money"]) == (710_000, 1_410_000)
    assert paper["money_unconfirmed"]
    assert listed["bang_khen_bo"]["deadline"] == "2027-04-15"
    assert listed["bang_lao_dong_sang_tao"]["unconfirmed"]
    code, out, _err = run(capsys, "awards", "--book", folder, "--today", "2026-05-12")
    assert code == 0
    assert "giay_khen\tGiấy khen\tTổng giám đốc, Giám đốc\tcá nhân 710.000 đồng (chưa xác nhận)" in out


def test_eligible_ranks_those_whom_an_award_fits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = run(
        capsys, "eligible", "--award", "bằng lao động", "--book", folder, "--today", "2026-05-12", "--json"
    )
    found = json.loads(out)
    assert [(item["rank"], item["verdict"]) for item in found] == [(1, "nearly"), (2, "nearly")]
    assert "còn thiếu 10.000.000 đồng" in found[0]["missing"][0]
    assert found[0]["innovations"] == ["2026-SK-0001"]
    _code, out, _err = run(
        capsys, "eligible", "--award", "giay_khen", "--book", folder, "--today", "2026-05-12"
    )
    assert "1\t" in out
    assert "trọng số 50" in out
    assert "Chưa có năm sinh" in out


def test_eligible_of_one_innovation_tells_for_each_author(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _code, out, _err = run(
        capsys, "eligible", "--code", "2026-SK-0001", "--book", folder, "--today", "2026-05-12", "--json"
    )
    found = json.loads(out)
    assert {item["nominee"] for item in found} == {"Nguyễn Văn An", "Lê Bình"}
    narrow = run(
        capsys, "eligible", "--code", "2026-SK-0001", "--award", "giay_khen", "--book", folder,
        "--today", "2026-05-12", "--json",
    )[1]  # fmt: skip
    assert {item["award"] for item in json.loads(narrow)} == {"giay_khen"}


def test_eligible_alone_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = run(capsys, "eligible", "--book", folder, "--today", "2026-05-12", "--json")
    counts = {item["award"]: (item["fits"], item["nearly"]) for item in json.loads(out)}
    assert counts["giay_khen"] == (2, 0)
    assert counts["bang_lao_dong_sang_tao"] == (0, 2)


@pytest.mark.parametrize("typed", [("--award", "không có"), ("--code", "2099-X-0001")])
def test_what_is_not_there_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, str]
) -> None:
    code, out, err = run(capsys, "eligible", *typed, "--book", folder)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1


def test_nobody_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Book.create(tmp_path / "Sổ"):
        pass
    code, out, _err = run(capsys, "eligible", "--award", "giay_khen", "--book", tmp_path / "Sổ")
    assert (code, out) == (0, "Chưa có ai hợp hoặc gần đạt Giấy khen.\n")


def test_whom_an_award_fits_without_an_innovation_is_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Book.open(folder) as book:
        person(book, "Vũ Không Sáng Kiến")
    typed = ("eligible", "--award", "lao_dong_tien_tien", "--book", folder, "--today", "2026-05-12")
    _code, out, _err = run(capsys, *typed)
    assert out.splitlines()[-1] == (
        "Không xếp hạng 1 người, tập thể khác: chưa có sáng kiến nào dùng được cho hình thức này."
    )
    assert len(json.loads(run(capsys, *typed, "--json")[1])) == 2


def test_eligible_names_what_an_innovation_was_used_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Book.open(folder) as book:
        made = nominations.add_round(book, {"name": "Tổng kết", "year": 2026}).id
        line = nominations.add_line(book, made, {"person_id": 1, "award": "giay_khen"}, [1]).id
        nominations.decide(book, [line], "512/QĐ-NĐST", date(2026, 5, 1))
    code, out, _err = run(
        capsys, "eligible", "--code", "2026-SK-0001", "--book", folder, "--today", "2026-05-12"
    )
    assert code == 0
    (told,) = [words for words in out.splitlines() if words.startswith("Đã dùng để đề nghị, khen thưởng: ")]
    assert "Nguyễn Văn An: Giấy khen" in told
    assert "512/QĐ-NĐST" in told


def test_a_book_without_rounds_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "nominate", "--list", "--book", folder) == (
        0,
        "Sổ này chưa có đợt khen thưởng nào.\n",
        "",
    )
    assert run(capsys, "nominate", "--list", "--json", "--book", folder)[1].strip() == "[]"
