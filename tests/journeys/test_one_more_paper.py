"""A paper is one file and its line: added to a copy of the program, everything finds it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = '''"""Giấy mời họp: the invitation to a round's meeting."""

from desktop_app.documents.blocks import Block, Document, Pages, Paragraph, Run
from desktop_app.documents.papers.context import RoundContext
from desktop_app.documents.papers.script import Script


def build_giay_moi(context: RoundContext) -> Document:
    """Build the invitation."""
    name = context.hearing.round.name
    blocks: list[Block] = [Script(context).letterhead(), Paragraph((Run(f"Kính mời dự họp {name}"),))]
    return Document(f"Giấy mời – {name}", (Pages(tuple(blocks)),))
'''
LINE = 'Paper("giay_moi", "Giấy mời họp Hội đồng", ROUND, ("pdf", "docx"), build_giay_moi),'
WINDOW = """
import sys
from PySide6.QtWidgets import QApplication
from desktop_app.ui.look.theme import FUSION, apply_theme
from desktop_app.ui.pages.papers_choice import PaperList
app = QApplication([sys.argv[0], *FUSION])
apply_theme(app, "light")
print(*PaperList().shown())
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with one more paper, and a sample book beside it."""
    place = tmp_path_factory.mktemp("them")
    for name in ("desktop_app", "resources"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    papers = place / "desktop_app" / "documents" / "papers"
    (papers / "giay_moi.py").write_text(CODE, encoding="utf-8")
    listed = (papers / "__init__.py").read_text(encoding="utf-8")
    listed = listed.replace(
        "from desktop_app.domain.errors",
        "from desktop_app.documents.papers.giay_moi import build_giay_moi\nfrom desktop_app.domain.errors",
        1,
    )
    listed = listed.replace(
        "PAPERS: tuple[Paper, ...] = (\n", f"PAPERS: tuple[Paper, ...] = (\n    {LINE}\n", 1
    )
    (papers / "__init__.py").write_text(listed, encoding="utf-8")
    run(place, "-m", "desktop_app", "--book", str(place / "so"), "sample")
    return place


def run(place: Path, *arguments: str) -> str:
    """Run Python in the copy."""
    environment = {**os.environ, "PYTHONPATH": str(place), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"XDG_CONFIG_HOME": str(place / "config"), "XDG_DATA_HOME": str(place / "data")}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=place, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_commands_know_it(copy: Path) -> None:
    listed = json.loads(run(copy, "-m", "desktop_app", "papers", "--json"))
    (found,) = [paper for paper in listed if paper["id"] == "giay_moi"]
    assert (found["scope"], found["formats"]) == ("round", ["pdf", "docx"])


@pytest.mark.parametrize("format_id", ["pdf", "docx"])
def test_it_is_printed_in_every_format_it_declares(copy: Path, format_id: str) -> None:
    out = copy / f"ra-{format_id}"
    run(
        copy, "-m", "desktop_app", "--book", str(copy / "so"), "print", "giay_moi",
        "--round", "1", "--format", format_id, "--out", str(out),
    )  # fmt: skip
    (made,) = out.iterdir()
    assert made.suffix == f".{format_id}"
    assert made.stat().st_size > 1000


def test_the_window_offers_it(copy: Path) -> None:
    assert "giay_moi" in run(copy, "-c", WINDOW).split()


def test_the_golden_tests_ask_for_it(copy: Path) -> None:
    code = (
        "import sys; sys.path.append(sys.argv[1]);"
        "from tests.services.test_paper_goldens import CASES;"
        "print(*(paper.id for paper, _blank in CASES))"
    )
    assert "giay_moi" in run(copy, "-c", code, str(ROOT)).split()
