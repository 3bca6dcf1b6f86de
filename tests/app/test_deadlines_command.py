"""`deadlines`, as a person types it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from tests.exchange.calendars import read_calendar

Command = Callable[..., tuple[int, str, str]]
CODE = "2026-SK-0001"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run one command and return its exit code, its output and its complaint."""

    def typed(*arguments: object) -> tuple[int, str, str]:
        code = command_line.run([str(item) for item in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return typed


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the folder of a book with one innovation in use since 08/04/2026, and one with no day."""
    from desktop_app.domain.dates import Clock

    folder = tmp_path / "Sổ thử"
    with Book.create(folder, clock=Clock(date(2026, 5, 12))) as made:
        add_innovation(made, {"title": "Vòi phun", "stage": "writing", "applied_on": date(2026, 4, 8)})
        add_innovation(made, {"title": "Ấm đun", "stage": "idea"})
    return folder


def test_what_is_ahead_of_all_is_listed_as_of_a_day(command: Command, book: Path) -> None:
    code, out, err = command("deadlines", "--book", book, "--today", "01/07/2026")
    assert (code, err) == (0, "")
    assert [line.split("\t") for line in out.splitlines()] == [
        [CODE, "Nộp đơn từ", "09/07/2026", "còn 8 ngày"],
        [CODE, "Hạn nộp đơn", "08/04/2027", "còn 281 ngày"],
    ]
    out = command("deadlines", "--book", book, "--today", "2027-04-11")[1]
    assert out.splitlines() == [f"{CODE}\tHạn nộp đơn\t08/04/2027\tquá hạn 3 ngày"]


def test_one_dossier_tells_every_day_as_json(command: Command, book: Path) -> None:
    code, out, err = command("deadlines", CODE.lower(), "--json", "--book", book, "--today", "01/07/2026")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found[1] == {
        "code": CODE,
        "id": "filing_until",
        "label": "Hạn nộp đơn",
        "on": "2027-04-08",
        "is_opening": False,
        "clause": "Khoản 2 Điều 5 Điều lệ Sáng kiến",
        "days": 281,
    }
    assert [item["on"] for item in found] == sorted(item["on"] for item in found)
    assert len(found) == 8
    assert json.loads(command("deadlines", "2026-SK-0002", "--json", "--book", book)[1]) == []


def test_a_calendar_is_written_beside_or_instead(command: Command, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "hạn.ics"
    code, said, err = command("deadlines", "--ics", out, "--book", book, "--today", "01/07/2026")
    assert (code, err) == (0, "")
    assert said == f"Đã ghi 2 thời hạn vào {out}\n"
    assert len(read_calendar(out.read_bytes())[1]) == 2
    out.unlink()
    said = command("deadlines", CODE, "--ics", out, "--json", "--book", book)[1]
    assert len(read_calendar(out.read_bytes())[1]) == len(json.loads(said)) == 8


def test_what_stands_in_the_way_is_one_sentence(command: Command, book: Path, tmp_path: Path) -> None:
    for typed in (("deadlines", "2026-SK-0009"), ("deadlines", "--ics", tmp_path / "không có" / "a.ics")):
        code, out, err = command(*typed, "--book", book)
        assert (code, out) == (1, "")
        assert err.endswith(".\n")
        assert err.count("\n") == 1


def test_it_runs_while_a_window_holds_the_book(command: Command, book: Path) -> None:
    with Book.open(book):
        assert command("deadlines", "--book", book)[0] == 0
