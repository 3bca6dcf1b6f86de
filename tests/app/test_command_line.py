"""The commands, run as a person runs them, on books that a person has."""

import argparse
import json
import logging
import sqlite3
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.app.arguments import build_parser
from desktop_app.app.command_line import COMMANDS
from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation

Command = Callable[..., tuple[int, str, str]]


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
    """Return the folder of a book with two innovations."""
    folder = tmp_path / "Sổ thử"
    with Book.create(folder) as made:
        add_innovation(made, {"title": "Cải tiến hệ thống than nhiệt điện"})
        add_innovation(made, {"title": "Lập phương thức vận hành <b>&"})
    return folder


def test_new_makes_a_book_and_never_over_another(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert command("new", "--book", folder)[0] == 0
    assert (folder / "book.db").is_file()
    code, out, err = command("new", "--book", folder)
    assert (code, out) == (1, "")
    assert err.endswith(".\n")
    assert err.count("\n") == 1


def test_without_book_it_is_the_default_one(command: Command, own_settings: Path) -> None:
    assert command("new")[0] == 0
    assert (own_settings.parent / "documents" / "Sổ sáng kiến" / "book.db").is_file()
    assert command("list")[0] == 0


def test_today_names_the_year_of_a_new_code(command: Command, book: Path, tmp_path: Path) -> None:
    shown = json.loads(command("show", _code(book), "--json", "--book", book)[1])
    for given in ("uid", "code", "year"):
        shown.pop(given, None)
    (tmp_path / "new.json").write_text(json.dumps(shown), encoding="utf-8")
    assert command("load", tmp_path / "new.json", "--book", book, "--today", "26/03/2031")[0] == 0
    rows = json.loads(command("list", "--json", "--book", book)[1])
    assert [row["code"] for row in rows if row["code"].startswith("2031-")] == ["2031-SK-0001"]


def test_list_finds_with_or_without_accents_and_says_the_columns(command: Command, book: Path) -> None:
    for typed in ("nhiet dien", "nhiệt điện"):
        code, out, err = command("list", "--search", typed, "--json", "--book", book)
        (row,) = json.loads(out)
        assert (code, err) == (0, "")
        assert row["title"] == "Cải tiến hệ thống than nhiệt điện"
        assert {"code", "title", "unit", "authors", "stage"} <= set(row)
    code, out, _err = command("--book", book, "list")
    assert (code, len(out.splitlines())) == (0, 2)
    assert json.loads(command("list", "--year", "1999", "--json", "--book", book)[1]) == []


def test_a_missing_book_or_code_is_one_sentence_and_1(command: Command, book: Path, tmp_path: Path) -> None:
    for typed in (
        ("list", "--book", tmp_path / "nowhere"),
        ("show", "2026-XX-9999", "--json", "--book", book),
    ):
        code, out, err = command(*typed)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
    assert not (tmp_path / "nowhere").exists()


def test_while_a_window_holds_the_book_reading_runs_and_writing_says_who_holds_it(
    command: Command, book: Path, tmp_path: Path
) -> None:
    with Book.open(book):
        code = _code(book)
        for typed in (
            ("list",), ("show", code, "--json"), ("check", "--all"), ("selfcheck",),
            ("print", "don", code, "--out", tmp_path / "out"), ("backup", "--out", tmp_path / "b.zip"),
        ):  # fmt: skip
            assert command(*typed, "--book", book)[0] == 0
        for typed in (("sample",), ("load", tmp_path / "x.json"), ("restore", tmp_path / "b.zip")):
            exit_code, out, err = command(*typed, "--book", book)
            assert (exit_code, out) == (1, "")
            assert "đang mở ở nơi khác (" in err


def _code(book: Path) -> str:
    connection = sqlite3.connect(book / "book.db")
    try:
        return str(connection.execute("SELECT code FROM innovation ORDER BY id").fetchone()[0])
    finally:
        connection.close()


def test_show_load_show_is_identical(command: Command, book: Path, tmp_path: Path) -> None:
    code = _code(book)
    before = command("show", code, "--json", "--out", tmp_path / "out", "--book", book)[1]
    (written,) = (tmp_path / "out").glob("*.json")
    other = tmp_path / "other"
    assert command("new", "--book", other)[0] == 0
    assert command("load", written, "--book", other)[0] == 0
    assert command("show", code, "--json", "--book", other)[1] == before


def test_one_bad_file_does_not_stop_the_rest(command: Command, book: Path, tmp_path: Path) -> None:
    code = _code(book)
    command("show", code, "--json", "--out", tmp_path / "out", "--book", book)
    (good,) = (tmp_path / "out").glob("*.json")
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    exit_code, out, err = command("load", bad, good, "--book", book)
    assert exit_code == 1
    assert err.count("\n") == 1
    assert "bad.json" in err
    assert code in out


def test_one_bad_record_does_not_stop_the_print(command: Command, book: Path, tmp_path: Path) -> None:
    exit_code, out, err = command(
        "print", "don", "2026-XX-9999", _code(book), "--out", tmp_path, "--book", book
    )
    assert exit_code == 1
    assert "2026-XX-9999" in err
    (line,) = out.splitlines()
    assert Path(line).read_bytes().startswith(b"%PDF")


def test_papers_and_schema_are_json(command: Command) -> None:
    papers = json.loads(command("papers", "--json")[1])
    assert {"id", "scope", "formats"} <= set(papers[0])
    assert "don" in {paper["id"] for paper in papers}
    assert json.loads(command("schema")[1])["type"] == "object"


def test_findings_are_an_answer_and_not_a_failure(command: Command, book: Path) -> None:
    code, out, err = command("check", "--all", "--json", "--book", book)
    checked = json.loads(out)
    assert (code, err) == (0, "")
    assert len(checked) == 2
    assert {"code", "findings"} == set(checked[0])
    assert checked[0]["findings"]


def test_findings_are_told_in_words(command: Command, book: Path) -> None:
    out = command("check", _code(book), "--book", book)[1]
    assert "  [phải sửa] " in out
    assert "must" not in out


def test_backup_and_restore_bring_the_book_back(command: Command, book: Path, tmp_path: Path) -> None:
    before = command("list", "--json", "--book", book)[1]
    assert command("backup", "--out", tmp_path / "saved.zip", "--book", book)[0] == 0
    with Book.open(book) as changed:
        add_innovation(changed, {"title": "Sau khi sao lưu"})
    assert command("restore", tmp_path / "saved.zip", "--book", book)[0] == 0
    assert command("list", "--json", "--book", book)[1] == before
    assert command("restore", tmp_path / "saved.zip", "--book", tmp_path / "another")[0] == 0
    assert command("list", "--json", "--book", tmp_path / "another")[1] == before


def test_sample_refuses_a_book_that_is_not_empty(command: Command, book: Path) -> None:
    code, out, err = command("sample", "--book", book)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1


def test_selfcheck_counts_and_judges_a_book(command: Command, book: Path) -> None:
    code, out, err = command("selfcheck", "--book", book)
    told = dict(line.split(": ", 1) for line in out.splitlines())
    assert (code, err) == (0, "")
    assert told["book"] == "ok"
    assert {"packs", "guide files", "papers", "migrations", "fonts", "Python", "Qt", "SQLite"} <= set(told)
    (book / "book.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    code, _out, err = command("selfcheck", "--book", book)
    assert code == 1
    assert err.count("\n") == 1


def test_our_own_fault_is_a_sentence_and_a_report(
    command: Command, own_settings: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_name: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(command_line, "_command_named", broken)
    with caplog.at_level(logging.ERROR):
        code, out, err = command("list")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert len(list((own_settings / "bao-loi").iterdir())) == 1


def test_every_command_that_may_be_typed_is_a_function_of_its_module() -> None:
    parser = build_parser()
    (typed,) = (
        action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    )
    assert COMMANDS.keys() == {"", *typed}
    for module, function in COMMANDS.values():
        assert callable(getattr(import_module(f"desktop_app.app.{module}"), function))
