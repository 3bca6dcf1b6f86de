"""The check command beside what was set aside: marked with its reason, and carried from book to book."""

import json
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.services.books import Book
from desktop_app.services.checking import check_innovation, set_aside
from desktop_app.services.innovations import add_innovation

WHY = "Cách tính đã được Hội đồng thống nhất."


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "Sổ thử"
    with Book.create(folder) as made:
        texts = {"title": "Cải tiến bơm", "actual_effect": "<p>7 × 8 = 54; 7 × 9 = 64</p>"}
        row = add_innovation(made, texts).id
        found = check_innovation(made, row)
        set_aside(made, row, next(item for item in found if "không phải 54" in item.sentence), WHY)
    return folder


def answer(capsys: pytest.CaptureFixture[str], *typed: object) -> str:
    assert command_line.run([str(item) for item in typed]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def code_of(book: Path, capsys: pytest.CaptureFixture[str]) -> str:
    return json.loads(answer(capsys, "list", "--json", "--book", book))[0]["code"]


def test_what_was_set_aside_stands_last_with_its_reason(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head, *lines = answer(capsys, "check", "--all", "--book", book).splitlines()
    assert head.endswith(f"{len(lines) - 1} điều cần xem lại, 1 điều đã gác lại")
    assert lines[-1].startswith("  [đã gác lại] ")
    assert lines[-1].endswith(f"không phải 54; tính lại rồi sửa. (lý do: {WHY})")
    assert not any("đã gác lại" in line for line in lines[:-1])
    assert any(line.startswith("  [nên sửa]") and "không phải 64" in line for line in lines)


def test_json_says_of_each_finding_what_a_program_needs(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = json.loads(answer(capsys, "check", "--all", "--json", "--book", book))
    findings = shown["findings"]
    needed = {"check", "severity", "clause", "field", "sentence", "reason", "can_be_set_aside"}
    assert all(needed <= set(finding) for finding in findings)
    assert [finding["reason"] for finding in findings if finding["reason"]] == [WHY]
    assert {finding["can_be_set_aside"] for finding in findings if finding["check"] == "required"} == {False}


def test_it_goes_with_the_dossier_to_another_book(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, other = code_of(book, capsys), tmp_path / "Sổ khác"
    (tmp_path / "one.json").write_text(
        answer(capsys, "show", code, "--json", "--book", book), encoding="utf-8"
    )
    answer(capsys, "new", "--book", other)
    answer(capsys, "load", tmp_path / "one.json", "--book", other)
    before = answer(capsys, "check", code, "--json", "--book", book)
    assert answer(capsys, "check", code, "--json", "--book", other) == before
    assert WHY in before
