"""A whole working day at the command line: every command on one book, its answers, codes and complaints."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation
from tests.journeys.conftest import Command
from tests.journeys.driver import close_window, listed, open_window
from tests.journeys.papers import stands_in_order, text_of

ROOT = Path(__file__).parents[2]
COMPLETE = "2026-NDST-0001"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_book_is_made_filled_and_listed(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "Sổ của tôi"
    assert command("new", "--book", folder).code == 0
    assert command("list", "--json", "--book", folder).out.strip() == "[]"
    made = command("sample", "--book", folder)
    assert (made.code, made.err) == (0, "")
    refused = command("sample", "--book", folder)
    assert (refused.code, refused.out) == (1, "")
    assert refused.is_one_sentence
    rows = json.loads(command("list", "--json", "--book", folder).out)
    assert len(rows) == 25
    assert all({"code", "title", "unit", "authors", "stage"} <= set(row) for row in rows)
    assert max(len(row["title"]) for row in rows) == 196
    assert max(len(row["authors"].split(", ")) for row in rows) == 9
    assert max(row["benefit_amount"] or 0 for row in rows) > 15_000_000_000
    assert "not_computable" in {row["benefit_answer"] for row in rows}


def test_the_list_is_searched_without_accents_and_by_year(command: Command, sample: Path) -> None:
    with_accents = command("list", "--search", "nhiệt điện", "--json", "--book", sample)
    without = command("list", "--search", "nhiet dien", "--json", "--book", sample)
    assert json.loads(with_accents.out) == json.loads(without.out)
    assert 0 < len(json.loads(without.out)) < 25
    of_year = json.loads(command("list", "--year", "2025", "--json", "--book", sample).out)
    assert of_year
    assert {row["year"] for row in of_year} == {2025}
    plain = command("list", "--search", "nhiet dien", "--book", sample)
    assert len(plain.out.splitlines()) == len(json.loads(without.out))
    assert command("list", "--search", "kangaroo xyzzy", "--book", sample).out == ""


def test_show_and_load_carry_a_dossier_whole_into_another_book(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    other, out = tmp_path / "sổ khác", tmp_path / "xuất"
    command("new", "--book", other)
    for row in json.loads(command("list", "--json", "--book", sample).out)[:6]:
        shown = command("show", row["code"], "--json", "--out", out, "--book", sample)
        assert shown.code == 0
        loaded = command("load", out / f"{row['code']}.json", "--book", other)
        assert (loaded.code, loaded.err) == (0, "")
        assert command("show", row["code"], "--json", "--book", other).out == shown.out
    again = command("load", *sorted(out.glob("*.json")), "--book", other)
    assert again.code == 0
    assert again.out.count("không có gì khác") == 6
    schema = json.loads(command("schema").out)
    assert set(json.loads(shown.out)) <= set(schema["properties"])


def test_a_changed_file_changes_only_what_it_names(command: Command, sample: Path, tmp_path: Path) -> None:
    before = json.loads(command("show", COMPLETE, "--json", "--book", sample).out)
    header = {key: value for key, value in before.items() if key in {"schema", "version", "uid"}}
    part = {**header, "title": "Tên mới\u0000 <b>&"}
    (tmp_path / "sửa.json").write_text(json.dumps(part), encoding="utf-8")
    answer = command("load", tmp_path / "sửa.json", "--book", sample)
    assert (answer.code, answer.err) == (0, "")
    after = json.loads(command("show", COMPLETE, "--json", "--book", sample).out)
    assert after["title"] == "Tên mới <b>&"
    assert {key for key in before if before[key] != after[key]} <= {"title", "updated_at"}


def test_check_and_print_and_one_bad_record_stops_nothing(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    assert (
        json.loads(command("check", COMPLETE, "--json", "--today", "2026-11-23", "--book", sample).out)[0][
            "findings"
        ]
        == []
    )
    everything = command("check", "--all", "--json", "--book", sample)
    assert everything.code == 0, "findings are an answer, not a failure"
    assert len(json.loads(everything.out)) == 25
    papers = json.loads(command("papers", "--json").out)
    assert {"don", "ho_so"} <= {paper["id"] for paper in papers}
    for paper in papers:
        if paper["scope"] != "dossier":
            continue
        answer = command(
            "print",
            paper["id"],
            COMPLETE,
            "2026-KHONG-0001",
            "2026-NDVL-0001",
            "--out",
            tmp_path / "in",
            "--book",
            sample,
        )
        assert answer.code == 1
        assert "2026-KHONG-0001" in answer.err
        written = [Path(line) for line in answer.out.splitlines()]
        for code in (COMPLETE, "2026-NDVL-0001"):
            is_written = any(path.name.startswith(f"{code}-{paper['id']}") for path in written)
            assert is_written or (f"{code}: " in answer.err and paper["id"] not in {"don", "ho_so"})
        assert all(path.read_bytes().startswith(b"%PDF") for path in written)
    don = text_of(
        next(path for path in (tmp_path / "in").iterdir() if path.name.startswith(f"{COMPLETE}-don"))
    )
    shown = json.loads(command("list", "--search", COMPLETE, "--json", "--book", sample).out)[0]
    assert stands_in_order(don, ["Độc lập - Tự do - Hạnh phúc", shown["title"]]) == ""
    blank = command("print", "don", COMPLETE, "--blank", "--out", tmp_path / "in", "--book", sample)
    assert blank.code == 0
    assert shown["title"] not in text_of(Path(blank.out.strip()))


def test_backup_and_restore(command: Command, sample: Path, tmp_path: Path) -> None:
    before = command("list", "--json", "--book", sample).out
    assert command("backup", "--out", tmp_path / "a.zip", "--book", sample).code == 0
    with Book.open(sample) as book:
        add_innovation(book, {"title": "Thêm sau khi sao lưu"})
    shutil.rmtree(sample / "attachments")
    assert command("restore", tmp_path / "a.zip", "--book", sample).code == 0
    assert command("list", "--json", "--book", sample).out == before
    assert command("selfcheck", "--book", sample).code == 0
    assert command("restore", tmp_path / "a.zip", "--book", tmp_path / "máy mới").code == 0
    assert command("list", "--json", "--book", tmp_path / "máy mới").out == before
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 rubbish")
    for file in (tmp_path / "b.zip", tmp_path / "none.zip", sample / "book.lock"):
        refused = command("restore", file, "--book", sample)
        assert (refused.code, refused.out) == (1, "")
        assert refused.is_one_sentence, refused.err
    assert command("list", "--json", "--book", sample).out == before


@pytest.mark.parametrize(
    "typed",
    [
        ("nothing",), ("show",), ("list", "--year", "hai nghìn"), ("print", "don"), ("check",), ("restore",),
        ("list", "--today", "31/02/2026"), ("list", "--colour"), ("backup", "--out"), ("check", "X", "--all"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_sentence_and_2(command: Command, typed: tuple[str, ...]) -> None:
    answer = command(*typed)
    assert (answer.code, answer.out) == (2, "")
    assert answer.is_one_sentence, answer.err


@pytest.mark.parametrize(
    "typed",
    [
        ("list",), ("show", COMPLETE), ("check", "--all"), ("print", "don", COMPLETE, "--out", "x"),
        ("load", "x.json"), ("backup",),
    ],
)  # fmt: skip
def test_a_book_that_is_not_there_is_one_sentence_and_1(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = command(*typed, "--book", tmp_path / "không có")
    assert (answer.code, answer.out) == (1, "")
    assert answer.is_one_sentence
    assert list(tmp_path.iterdir()) == [], "nothing is made by asking"


def test_while_a_window_is_open_reading_runs_and_writing_says_who(
    qtbot: QtBot, command: Command, sample: Path, tmp_path: Path
) -> None:
    person = open_window(qtbot, Book.open(sample), tmp_path)
    qtbot.waitUntil(lambda: len(listed(person)) == 25)
    for typed in (
        ("list",), ("show", COMPLETE, "--json"), ("check", COMPLETE), ("selfcheck",),
        ("print", "don", COMPLETE, "--out", tmp_path / "in"), ("backup", "--out", tmp_path / "b.zip"),
    ):  # fmt: skip
        assert command(*typed, "--book", sample).code == 0, typed
    for typed in (("sample",), ("load", tmp_path / "x.json"), ("restore", tmp_path / "b.zip")):
        answer = command(*typed, "--book", sample)
        assert (answer.code, answer.out) == (1, "")
        assert answer.is_one_sentence
        assert "trên máy" in answer.err
    close_window(person)
    assert command("restore", tmp_path / "b.zip", "--book", sample).code == 0


def test_as_a_program_of_its_own_it_speaks_utf_8_and_has_no_traceback(sample: Path) -> None:
    def run(*typed: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "desktop_app", *typed]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False)

    listed_rows = run("list", "--search", "nhiet dien", "--book", str(sample))
    assert listed_rows.returncode == 0
    assert "Nhiệt điện" in listed_rows.stdout.decode("utf-8")
    missing = run("show", "2026-XX-0001", "--book", str(sample))
    assert missing.returncode == 1
    assert missing.stderr.decode("utf-8") == "Không có sáng kiến nào mang mã 2026-XX-0001 trong sổ.\n"
