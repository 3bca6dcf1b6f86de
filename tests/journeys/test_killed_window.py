"""The window's process is killed in the middle of typing: what it had called saved is in the book."""

import os
import re
import subprocess
import sys
from pathlib import Path

from desktop_app.services.books import Book
from desktop_app.services.innovations import add_innovation

ROOT = Path(__file__).parents[2]
CYCLES, LEAST_SAVES = 3, 6


def type_until_killed(folder: Path, saves: int) -> int:
    """Let somebody type at the window until it has called so much saved; kill it; return the last number."""
    command = [sys.executable, "-m", "tests.journeys.alone", "typist", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        told = [typist.stdout.readline() for _save in range(saves)]
        typist.kill()
        told += typist.stdout.readlines()
    assert typist.returncode != 0, "it ended by itself"
    return int([line for line in told if line.endswith("\n")][-1])


def test_what_the_window_called_saved_survives_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "sổ"
    with Book.create(folder) as book:
        innovation = add_innovation(book, {"title": "Gõ vào đây"}).id
    before = ""
    for cycle in range(CYCLES):
        last = type_until_killed(folder, LEAST_SAVES + cycle)
        assert last >= LEAST_SAVES
        with Book.open(folder) as book:
            text = book.answers(innovation)["current_state"]
            assert book.sql("PRAGMA integrity_check") == [("ok",)]
        numbers = [int(found) for found in re.findall(r"Lần gõ thứ (\d+)\.", text)]
        earlier = [int(found) for found in re.findall(r"Lần gõ thứ (\d+)\.", before)]
        assert numbers[: len(earlier)] == earlier, "what stood there before the kill is there still"
        written = numbers[len(earlier) :]
        assert written == list(range(1, len(written) + 1))
        assert len(written) >= last
        before = text
