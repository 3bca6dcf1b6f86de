"""Nothing is read or written but the book, what was named and the program's own settings; nothing is sent."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
WRITING = {
    "os.mkdir": 1,
    "os.rename": 2,
    "os.remove": 1,
    "os.rmdir": 1,
    "os.chmod": 1,
    "os.truncate": 1,
    "os.link": 2,
}
SYSTEM = (
    "/usr",
    "/lib",
    "/proc",
    "/sys",
    "/dev",
    "/etc/os-release",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/fonts",
)
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True)
class Machine:
    """A machine of its own: a home with private files in it, a book, a folder for papers, settings."""

    home: Path

    @property
    def book(self) -> Path:
        return self.home / "Tài liệu" / "Sổ"

    @property
    def named(self) -> Path:
        return self.home / "in ra"

    @property
    def settings(self) -> Path:
        return self.home / "settings"

    @property
    def allowed(self) -> tuple[Path, ...]:
        return (self.book, self.named, self.settings)

    def run(self, *arguments: object) -> list[list[str]]:
        """Run the program as somebody who lives here, and return what it did."""
        report = self.home.parent / "report.json"
        place = {
            name: str(self.home)
            for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        }
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("XDG", "PYTEST"))},
            **place,
            "HOSOSANGKIEN_SETTINGS": str(self.settings),
            "HOSOSANGKIEN_DOCUMENTS": str(self.home / "Tài liệu"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [sys.executable, "-m", "tests.journeys.alone", "watched", str(report), *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=self.home,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(report.read_text(encoding="utf-8"))


@pytest.fixture
def machine(tmp_path: Path, sample: Path) -> Machine:
    made = Machine(tmp_path / "home")
    made.book.parent.mkdir(parents=True)
    sample.rename(made.book)
    made.named.mkdir()
    for private in (".bashrc", "mật khẩu.txt", "Tài liệu/lương.xlsx"):
        (made.home / private).write_text("private", encoding="utf-8")
    for settings in (".reportlab_mods", ".reportlab_settings"):  # a library would run these
        (made.home / settings).write_text("open('đã chạy', 'w').close()", encoding="utf-8")
    return made


def is_inside(path: str, folders: tuple[Path | str, ...]) -> bool:
    real = Path(os.path.abspath(path))  # noqa: PTH100 - the file may be gone by now
    return any(real.is_relative_to(folder) for folder in folders)


def strays(machine: Machine, events: list[list[str]]) -> list[list[str]]:
    """Return what was written outside the allowed folders, read where nobody said so, or sent anywhere."""
    readable = (*machine.allowed, *SYSTEM, ROOT, sys.prefix, sys.base_prefix)
    found: list[list[str]] = []
    for name, *arguments in events:
        if name == "open" and not arguments[0].isdigit():
            flags = int(arguments[2]) if arguments[2].lstrip("-").isdigit() else 0
            wanted = machine.allowed if flags & WRITE_FLAGS else readable
            if not is_inside(arguments[0], (*wanted, "/dev/null")):
                found.append([name, *arguments])
        elif name in WRITING:
            if not all(is_inside(path, machine.allowed) for path in arguments[: WRITING[name]]):
                found.append([name, *arguments])
        elif name == "sqlite3.connect":
            path = unquote(arguments[0].removeprefix("file://").partition("?")[0])
            if not is_inside(path, machine.allowed):
                found.append([name, *arguments])
        elif name.startswith(("socket.", "subprocess.", "urllib.", "os.system", "os.exec", "os.posix_spawn")):
            found.append([name, *arguments])
    return found


def files_of(machine: Machine) -> set[str]:
    """Return every file of the home that lies outside the allowed folders."""
    return {
        str(path.relative_to(machine.home))
        for path in machine.home.rglob("*")
        if path.is_file() and not is_inside(str(path), machine.allowed)
    }


@pytest.mark.parametrize(
    "typed",
    [
        ("list", "--search", "nhiet dien"),
        ("show", "2026-NDST-0001", "--json", "--out", "NAMED"),
        ("check", "--all"),
        ("print", "ho_so", "2026-NDST-0001", "2026-NDVL-0001", "--out", "NAMED"),
        ("backup", "--out", "NAMED/a.zip"),
        ("selfcheck",),
        (),
    ],
    ids=lambda typed: typed[0] if typed else "window",
)
def test_only_the_book_the_named_places_and_the_settings_are_touched(
    machine: Machine, typed: tuple[str, ...]
) -> None:
    before = files_of(machine)
    words = [item.replace("NAMED", str(machine.named)) for item in typed]
    events = machine.run(*words, "--book", machine.book)
    assert len(events) > 20, "the watch saw nothing"
    assert strays(machine, events) == []
    assert files_of(machine) == before
