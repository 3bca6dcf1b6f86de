"""The rooms as a whole: no Qt below the window, no network anywhere, nothing heavy at start."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "desktop_app"
BELOW_UI = ("domain", "forms", "documents", "exchange", "guide", "store", "services")
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "asyncio",
    "socketserver",
}


def modules(*rooms: str) -> list[str]:
    """Return the names of all modules of some rooms."""
    paths = [path for room in rooms for path in sorted((PROGRAM / room).rglob("*.py"))]
    named = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    return [
        name.removesuffix(".__init__")
        for name in named
        if all(part.isidentifier() for part in name.split("."))
    ]


def imports(path: Path) -> set[str]:
    """Return the dotted names a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {item.name for item in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{item.name}" for item in node.names)}
    return found


def run_python(code: str, *arguments: str, without_qt: bool = False) -> str:
    """Run code in a fresh Python at the top of the project and return what it printed."""
    environment = dict(os.environ)
    if without_qt:
        environment["PYTHONPATH"] = str(ROOT / "tests" / "without_qt")
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_room_below_the_window_imports_where_qt_is_not_installed() -> None:
    code = (
        "import sys, importlib\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "try: import PySide6\n"
        "except ModuleNotFoundError: print('ran without Qt')\n"
    )
    assert run_python(code, *modules(*BELOW_UI), without_qt=True) == "ran without Qt\n"


@pytest.mark.parametrize(
    "path", sorted(PROGRAM.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_no_module_can_reach_the_network(path: Path) -> None:
    reached = {name for name in imports(path) if name.partition(".")[0] in NETWORK or "QtNetwork" in name}
    assert not reached - {"urllib.parse"}


def test_deciding_what_to_do_imports_no_library() -> None:
    code = (
        "import sys\n"
        "from desktop_app.app.arguments import build_parser\n"
        "import desktop_app.app.main\n"
        "build_parser()\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} & set(sys.argv[1:])))\n"
    )
    heavy = (
        "PySide6",
        "peewee",
        "reportlab",
        "pikepdf",
        "pypdfium2",
        "PIL",
        "docx",
        "xlsxwriter",
        "filelock",
        "psutil",
    )
    assert run_python(code, *heavy).split() == []
