"""Autosave: a text with its history, undo step and index, beside a bare commit of the same text."""

import itertools
import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app.services.books import Book
from desktop_app.services.editing import DossierEditor
from desktop_app.store.connection import PRAGMAS
from tests.benchmarks.books import book_folder
from tests.benchmarks.harness import Pair, Row, at_most, in_turn
from tests.data.bulk import SENTENCES

RUNS, WARM = 200, 10
LETTERS = 3000
ANSWER = "current_state"


def rows(count: int) -> Iterator[Row]:
    """Measure commits in turn on the same disk; the book gets its old text back."""
    folder = book_folder(count)
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    try:
        yield at_most("autosave of a 3 KB text, beside a bare commit of it", _measured(folder, bare), None)
    finally:
        bare.close()
        for file in folder.glob("bare.db*"):
            file.unlink()


def _measured(folder: Path, bare: sqlite3.Connection) -> Pair:
    for name, value in PRAGMAS.items():
        bare.execute(f"PRAGMA {name} = {value}")
    bare.execute("CREATE TABLE answer(id INTEGER PRIMARY KEY, value TEXT NOT NULL)")
    bare.execute("INSERT INTO answer VALUES (1, '')")
    with Book.open(folder) as book:
        (newest,) = book.sql("SELECT max(id) FROM innovation")[0]
        editor = DossierEditor(book, newest)
        before = editor.dossier.answers[ANSWER]
        ours, peer = itertools.tee(_texts())
        try:
            return in_turn(_writes(editor, ours), _commits(bare, peer), RUNS, WARM)
        finally:
            editor.write(ANSWER, before)


def _texts() -> Iterator[str]:
    """Give a text that somebody goes on typing: a few words more every time, the first ones dropped."""
    chance = random.Random(3)
    text = ""
    while True:
        while len(text) < LETTERS:
            text += f" {chance.choice(SENTENCES)}"
        yield f"<p>{text[-LETTERS:].strip()}</p>"
        text = f"{text} {chance.choice(SENTENCES)}"[-LETTERS:]


def _writes(editor: DossierEditor, texts: Iterator[str]) -> Callable[[], object]:
    return lambda: editor.write(ANSWER, next(texts))


def _commits(bare: sqlite3.Connection, texts: Iterator[str]) -> Callable[[], object]:
    def commit() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE answer SET value = ? WHERE id = 1", (next(texts),))
        bare.execute("COMMIT")

    return commit
