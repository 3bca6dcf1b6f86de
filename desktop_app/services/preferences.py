"""What the program itself remembers on this machine: recent books, language, look, columns."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any, cast

from desktop_app.store.atomic import write_text

RECENT = 8


class Preferences:
    """A JSON file; a damaged one counts as empty, since nothing of a book is in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        try:
            loaded: object = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            loaded = None
        if isinstance(loaded, dict):
            self._values = cast("dict[str, Any]", loaded)

    def get(self, key: str, default: Any = None) -> Any:
        """Return what was remembered under a key, or the default where it is of another type."""
        value = deepcopy(self._values.get(key, default))
        return value if default is None or isinstance(value, type(default)) else default

    def set(self, key: str, value: Any) -> None:
        """Remember a plain JSON value; a disk that refuses costs only the memory of it."""
        if self._values.get(key) == value:
            return
        self._values[key] = deepcopy(value)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_text(self._path, json.dumps(self._values, indent=1))
        except OSError:
            return

    @property
    def folder(self) -> Path:
        """The program's own settings folder."""
        return self._path.parent

    @property
    def recent_books(self) -> list[Path]:
        """The folders opened last, newest first."""
        return [Path(item) for item in self.get("recent_books", []) if isinstance(item, str)]

    def remember_book(self, folder: Path) -> None:
        """Put a book at the head of the recent ones."""
        kept = [str(folder), *(str(item) for item in self.recent_books if item != folder)]
        self.set("recent_books", kept[:RECENT])
