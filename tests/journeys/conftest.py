"""Files chosen in the system's dialogs, which no test can see, and what other programs are asked to open."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.app import command_line
from desktop_app.services.books import Book


@dataclass
class Chooser:
    """Stands for the system's file dialogs; `opened` are the files other programs were asked to show."""

    waiting: list[Path] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def will_choose(self, *paths: Path) -> None:
        """Answer the next dialogs with these."""
        self.waiting.extend(paths)

    def _next(self) -> str:
        assert self.waiting, "a file dialog opened that nobody waits for"
        return str(self.waiting.pop(0))

    def one(self, _parent: QWidget | None = None, *_words: object, **_options: object) -> tuple[str, str]:
        return self._next(), ""

    def many(
        self, _parent: QWidget | None = None, *_words: object, **_options: object
    ) -> tuple[list[str], str]:
        return [self._next()], ""

    def folder(self, _parent: QWidget | None = None, *_words: object, **_options: object) -> str:
        return self._next()

    def show(self, url: QUrl) -> bool:
        self.opened.append(Path(url.toLocalFile()))
        return True


@pytest.fixture(autouse=True)
def chooser(monkeypatch: pytest.MonkeyPatch) -> Chooser:
    """Answer file dialogs from a list; open nothing."""
    made = Chooser()
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, made.one)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", made.many)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", made.folder)
    monkeypatch.setattr(QDesktopServices, "openUrl", made.show)
    return made


@dataclass(frozen=True)
class Answer:
    """What a command answered: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def is_one_sentence(self) -> bool:
        """Whether the complaint is one line in the words of people, not of Python."""
        is_spoken = any(ord(letter) > 0x1E00 for letter in self.err)
        return (
            self.err.count("\n") == 1
            and is_spoken
            and "Traceback" not in self.err
            and "Error" not in self.err
        )


Command = Callable[..., Answer]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command line as it is typed."""

    def typed(*arguments: object) -> Answer:
        try:
            code = command_line.run([str(item) for item in arguments])
        except SystemExit as left:
            code = int(str(left.code))
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return typed


def told_of(command: Command, folder: Path, code: str, today: str) -> dict[str, Any]:
    """Ask the command line what it knows of one dossier: findings, money, what is owed, days by their ids."""
    told = {
        what: json.loads(command(what, code, "--json", "--today", today, "--book", folder).out)
        for what in ("check", "benefit", "remuneration", "deadlines")
    }
    days = {line["id"]: line["on"] for line in told["deadlines"]}
    return {**told, "check": told["check"][0]["findings"], "deadlines": days}


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample book once; nobody writes into this one."""
    from desktop_app.services.sample import fill_with_sample

    folder = tmp_path_factory.mktemp("mau") / "sổ"
    with Book.create(folder) as book:
        fill_with_sample(book)
    return folder


@pytest.fixture
def sample(sample_made: Path, tmp_path: Path) -> Path:
    """Return the folder of a sample book of one's own."""
    return Path(shutil.copytree(sample_made, tmp_path / "Sổ mẫu"))
