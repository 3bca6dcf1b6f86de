import json
from pathlib import Path

import pytest

from desktop_app.services.preferences import RECENT, Preferences


def test_what_is_remembered_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "cài đặt" / "preferences.json"
    Preferences(path).set("language", "en")
    assert Preferences(path).get("language", "vi") == "en"
    assert [item.name for item in path.parent.iterdir()] == ["preferences.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"42",
        b'"x"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"language": 3, "recent_books": 5}',
    ],
    ids=["empty", "cut", "list", "null", "number", "text", "bytes", "deep", "types"],
)
def test_a_damaged_file_counts_as_empty_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    preferences = Preferences(path)
    assert preferences.get("language", "vi") == "vi"
    assert preferences.recent_books == []
    preferences.set("language", "en")
    assert json.loads(path.read_text(encoding="utf-8"))["language"] == "en"


def test_a_list_that_was_lengthened_after_reading_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    preferences = Preferences(path)
    preferences.set("columns", ["code"])
    columns = preferences.get("columns", [])
    columns.append("title")
    assert preferences.get("columns", []) == ["code"]
    preferences.set("columns", columns)
    assert Preferences(path).get("columns", []) == ["code", "title"]


def test_recent_books_stand_newest_first_each_once(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "preferences.json")
    for name in ("a", "b", "a", *map(str, range(RECENT)), "b"):
        preferences.remember_book(tmp_path / name)
    assert [path.name for path in preferences.recent_books] == ["b", *map(str, reversed(range(1, RECENT)))]


def test_a_folder_whose_name_is_no_text_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    Preferences(path).remember_book(Path("/so\udcff"))
    assert Preferences(path).recent_books == [Path("/so\udcff")]


def test_a_settings_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    preferences = Preferences(tmp_path / "tệp" / "preferences.json")
    preferences.set("language", "en")
    assert preferences.get("language", "vi") == "en"
