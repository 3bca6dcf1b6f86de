"""Files chosen in the system's dialogs, which no test can see, and what other programs are asked to open."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


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

    def many(self, _parent: QWidget | None = None, *_words: object, **_options: object) -> tuple[list[str], str]:
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
