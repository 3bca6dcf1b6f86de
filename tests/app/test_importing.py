"""`import KIND FILE`, run as a person runs it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.app import command_line
from desktop_app.domain.records import HeadCount, Innovation, Unit
from desktop_app.services.books import Book
from desktop_app.services.importing import open_file
from tests.data.workbooks import Builder, workbook, zip_bomb

Command = Callable[..., tuple[int, str, str]]
PHONE = Path(__file__).parent.parent / "data" / "phone.heic"
ROWS = [
    ("Tên sáng kiến", "Tác giả", "Đơn vị", "Số QĐ"),
    ("Cải tiến vành chèn", "Lê An", "PXVH", "1/QĐ"),
    ("Chế tạo khớp nối", "Hồ Hà", "PX Vận hành", "2/QĐ"),
    (None, None, "PXVH", "3/QĐ"),
]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def typed(*arguments: object) -> tuple[int, str, str]:
        code = command_line.run([str(item) for item in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return typed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Book.create(tmp_path / "so") as book, book.transaction("Đơn vị") as step:
        step.insert("unit", {"uid": "u", "name": "Phân xưởng Vận hành", "abbreviation": "PXVH"})
    return tmp_path / "so"


def titles(folder: Path) -> list[str]:
    with Book.open(folder, is_read_only=True) as book:
        return [item.title for item in book.all(Innovation)]


def test_what_can_be_taken_in_is_and_the_rest_is_named(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS)
    rejected = tmp_path / "con lai.xlsx"
    code, out, err = command("import", "innovations", path, "--book", folder, "--rejected", rejected)
    assert code == 1
    assert out == "Đã nhập 1 trong 3 dòng.\n"
    assert "Dòng 3: Đơn vị “PX Vận hành”" in err
    assert "Dòng 4: Thiếu tên sáng kiến." in err
    assert titles(folder) == ["Cải tiến vành chèn"]
    assert len(open_file(rejected).tables[0].rows) == 2


def test_a_dry_run_writes_nothing_and_finds_the_same(command: Command, folder: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS)
    code, out, _err = command("import", "innovations", path, "--book", folder, "--dry-run", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["written"], found["counts"]["refused"], found["counts"]["question"]) == (0, 1, 1)
    assert found["columns"] == {
        "title": "Tên sáng kiến", "authors": "Tác giả", "unit": "Đơn vị", "decision_number": "Số QĐ",
    }  # fmt: skip
    assert [row["written"] for row in found["rows"]] == [False, False]
    assert titles(folder) == []
    with Book.open(folder):  # a window holds it
        assert command("import", "innovations", path, "--book", folder, "--dry-run")[0] == 0
        assert command("import", "innovations", path, "--book", folder)[0] == 1


def test_a_map_answers_beforehand(command: Command, folder: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS[:3])
    wanted = tmp_path / "map.toml"
    wanted.write_text('[units]\n"PX Vận hành" = "PXVH"\n', encoding="utf-8")
    assert command("import", "innovations", path, "--book", folder, "--map", wanted) == (
        0, "Đã nhập 2 trong 2 dòng.\n", "",
    )  # fmt: skip
    code, _out, err = command("import", "innovations", path, "--book", folder)
    assert code == 0  # all there already: nothing failed
    assert err.count("Đã có trong sổ") == 2


def test_the_table_of_that_kind_is_taken(command: Command, folder: Path, tmp_path: Path) -> None:
    made = Builder(tmp_path / "a.xlsx")
    sheet = made.sheet("DS", ROWS)
    made.fill(sheet, [("Tên đơn vị", "Số lao động"), ("PXVH", 88), ("Phân xưởng Hóa", 20)], 7)
    path = made.close()
    wanted = tmp_path / "map.toml"
    wanted.write_text("new_units = true\n", encoding="utf-8")
    code, out, err = command("import", "head_counts", path, "--book", folder, "--map", wanted)
    assert (code, out) == (0, "Đã nhập 2 trong 2 dòng.\n")
    assert "2 bảng" in err
    with Book.open(folder, is_read_only=True) as book:
        assert [item.people for item in book.all(HeadCount)] == [88, 20]
        assert [unit.name for unit in book.all(Unit)] == ["Phân xưởng Vận hành", "Phân xưởng Hóa"]


@pytest.mark.parametrize("kind", ["innovations", "nonsense"])
def test_what_cannot_be_read_ends_in_a_sentence(
    command: Command, folder: Path, tmp_path: Path, kind: str
) -> None:
    for path in (tmp_path / "nothing.xlsx", zip_bomb(tmp_path / "bom.xlsx"), PHONE):
        code, out, err = command("import", kind, path, "--book", folder)
        assert (code, out) == (1, "")
        assert err.endswith(".\n")
        assert err.count("\n") == 1
    assert titles(folder) == []
