import random
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.records import Innovation
from desktop_app.services.innovations import add_innovation
from desktop_app.store.book import Book
from tests.data.books import new_book

ROOT = Path(__file__).parents[2]
CYCLES = 4
LEAST_COMMITS = 5


def type_until_killed(folder: Path, first: int, before: int, commits: int) -> list[tuple[str, int]]:
    """Let another program save until it has told of so many commits, kill it, and return all it told."""
    command = [sys.executable, "-m", "tests.data.keep_typing", str(folder), str(first), str(before)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as typist:
        assert typist.stdout is not None
        told = [typist.stdout.readline() for _ in range(commits)]
        typist.kill()
        told += typist.stdout.readlines()
    assert typist.returncode != 0, "it ended by itself"
    whole = [line.split() for line in told if line.endswith("\n")]
    return [(what, int(number)) for what, number in whole]


@pytest.mark.parametrize("seed", [1, 2])
def test_every_save_that_came_back_survives_a_kill(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "sổ"
    with new_book(folder) as book:
        first = add_innovation(book, {"title": "Gõ vào đây"}).id
    added: set[int] = set()
    typed = 0
    for _cycle in range(CYCLES):
        told = type_until_killed(folder, first, max((typed, *added)), LEAST_COMMITS + chance.randrange(40))
        assert len(told) >= LEAST_COMMITS
        typed = max(number for what, number in told if what == "typed")
        added |= {number for what, number in told if what == "added"}
        with Book.open(folder) as book:
            kept = {innovation.title: innovation.id for innovation in book.all(Innovation)}
            assert {f"Sáng kiến {number}" for number in added} <= set(kept)
            reached = int(book.answers(first)["current_state"].split(".")[0].rsplit(" ", 1)[1])
            assert reached >= typed
            assert f"Tên thứ {reached}" in kept, "an answer and a title of one step stand or fall together"
            added |= {int(title.rsplit(" ", 1)[1]) for title in kept if title.startswith("Sáng kiến ")}
            typed = reached
            assert book.sql("PRAGMA integrity_check") == [("ok",)]
            assert book.sql("PRAGMA foreign_key_check") == []
            with book.transaction("Soát chỉ mục"):
                book.sql("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
            assert book.sql("SELECT count(*) FROM innovation") == book.sql("SELECT count(*) FROM listing")
