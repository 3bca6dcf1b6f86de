"""Papers as other programs read them, and papers of others to be attached."""

import re
from pathlib import Path

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.documents.reading import run
from tests.journeys.conftest import Chooser
from tests.journeys.driver import Person


def text_of(path: Path) -> str:
    """Return the words of a PDF in reading order, without the numbers at the edges of pages, in one line."""
    pages = run("pdftotext", str(path), "-").split("\f")
    return " ".join(" ".join(_inner_lines(page)) for page in pages)


def printed(person: Person, chooser: Chooser, words: str, target: Path) -> str:
    """Print a paper of the menu “In hồ sơ” into a file and return its words."""
    target.parent.mkdir(parents=True, exist_ok=True)
    chooser.will_choose(target)
    next(entry for entry in person.menu_of("In hồ sơ") if entry.text().startswith(words)).trigger()
    person.qtbot.waitUntil(lambda: chooser.opened[-1:] == [target], timeout=20_000)
    return text_of(target)


def stands_in_order(text: str, parts: list[str]) -> str:
    """Return the first part that does not come after the one before it, "" where all do."""
    place = 0
    for part in parts:
        found = text.find(part, place)
        if found < 0:
            return part
        place = found + len(part)
    return ""


def pages_of(path: Path) -> int:
    with pikepdf.open(path) as document:
        return len(document.pages)


def make_pdf(path: Path, *lines: str) -> Path:
    """Make a one-page PDF of another program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path))
    for place, line in enumerate(lines):
        canvas.drawString(72, 750 - 20 * place, line)
    canvas.showPage()
    canvas.save()
    return path


def lock_pdf(path: Path) -> Path:
    """Make a PDF that asks for a password."""
    make_pdf(path, "secret")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    return path


def make_picture(path: Path) -> Path:
    Image.new("RGB", (320, 200), "steelblue").save(path)
    return path


def _inner_lines(page: str) -> list[str]:
    lines = [re.sub(r"\s+", " ", line).strip() for line in page.splitlines()]
    lines = [line for line in lines if line]
    for edge in (0, -1):
        if lines and lines[edge].isdigit():
            del lines[edge]
    return lines
