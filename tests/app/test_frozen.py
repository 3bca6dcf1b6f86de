"""The frozen program: built here, it gives what the source gives."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
PAPERS = ("don", "ho_so")

pytestmark = pytest.mark.frozen


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the program as README does and return it; it lies in a folder of its own."""
    folder = tmp_path_factory.mktemp("frozen")
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
         "--distpath", str(folder / "dist"), "--workpath", str(folder / "build"), str(ROOT / "build.spec")],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    program = folder / "dist" / "hososangkien" / "hososangkien"
    return program.with_suffix(".exe") if sys.platform == "win32" else program


@pytest.fixture(scope="module", autouse=True)
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the programs write of their own out of the checkout and of the program's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOSOSANGKIEN_SETTINGS", str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample book."""
    folder = tmp_path_factory.mktemp("sample") / "book"
    source("sample", "--book", folder, "--today", "2026-11-20")
    return folder


def run(program: list[str], folder: Path, *arguments: object) -> str:
    """Run a program in a folder that has nothing of the project, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [*program, *(str(item) for item in arguments)],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def source(*arguments: object) -> str:
    """Run the program from source."""
    return run([sys.executable, "-m", "desktop_app"], ROOT, *arguments)


def words(folder: Path) -> dict[str, list[str]]:
    """Return the text of each page of each PDF of a folder."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        found[path.name] = [page.get_textpage().get_text_range() for page in document]
        document.close()
    return found


def test_its_selfcheck_says_what_that_of_the_source_says(frozen: Path, book: Path) -> None:
    ours = run([str(frozen)], frozen.parent, "selfcheck", "--book", book)
    theirs = source("selfcheck", "--book", book)
    assert ours == theirs.replace("frozen: no", "frozen: yes")
    assert "frozen: yes" in ours
    assert "book: ok" in ours


@pytest.mark.parametrize("paper", PAPERS)
def test_it_prints_the_words_that_the_source_prints(
    paper: str, frozen: Path, book: Path, tmp_path: Path
) -> None:
    codes = [line.partition("\t")[0] for line in source("list", "--book", book).splitlines()][:3]
    day = ("--today", "2026-11-20", "--book", book)
    run([str(frozen)], tmp_path, "print", paper, *codes, "--out", tmp_path / "frozen", *day)
    source("print", paper, *codes, "--out", tmp_path / "source", *day)
    printed = words(tmp_path / "frozen")
    assert printed == words(tmp_path / "source")
    assert len(printed) == 3
    assert all(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0] or paper != "don" for pages in printed.values()
    )


def test_it_reads_and_writes_the_same_json(frozen: Path, book: Path, tmp_path: Path) -> None:
    code = source("list", "--book", book).partition("\t")[0]
    shown = run([str(frozen)], tmp_path, "show", code, "--json", "--book", book)
    assert shown == source("show", code, "--json", "--book", book)


def test_carried_on_a_stick_it_keeps_everything_beside_itself(frozen: Path) -> None:
    carried = frozen.parent / "du-lieu"
    carried.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HOSOSANGKIEN_")}
    environment["HOME"] = str(carried / "nobody")
    done = subprocess.run(
        [str(frozen), "new"], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert (carried / "Sổ sáng kiến" / "book.db").is_file()
    assert (carried / "cai-dat" / "nhat-ky").is_dir()
    assert not (carried / "nobody").exists()


def test_nothing_that_could_reach_a_network_is_shipped(frozen: Path) -> None:
    names = {path.name for path in frozen.parent.rglob("*")}
    assert not {name for name in names if "Network" in name or "qopensslbackend" in name}


def test_its_window_opens_on_the_book(frozen: Path, book: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "HOSOSANGKIEN_SETTINGS": str(tmp_path)}
    with subprocess.Popen(
        [str(frozen), "--book", str(book)], env=environment, stderr=subprocess.PIPE
    ) as program:
        try:
            patience = time.monotonic() + 60
            while not list(tmp_path.glob("cua-so/*.open")) and program.poll() is None:
                assert time.monotonic() < patience
                time.sleep(0.05)
            assert program.poll() is None, program.stderr and program.stderr.read()
        finally:
            program.terminate()
    assert not list(tmp_path.glob("bao-loi/*"))
