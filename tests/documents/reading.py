"""Reads finished PDF files with other people's programs, so that nothing vouches for itself."""

import html
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw


@dataclass(frozen=True)
class Word:
    """A word on a page (from 0), its box in points from the top left corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def run(*command: str, data: bytes = b"") -> str:
    """Run a program and give what it says."""
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


def text_of(data: bytes) -> str:
    return run("pdftotext", "-layout", "-", "-", data=data)


def words_of(data: bytes) -> list[Word]:
    words: list[Word] = []
    page = -1
    for line in run("pdftotext", "-bbox", "-", "-", data=data).splitlines():
        if "<page " in line:
            page += 1
        found = re.search(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line
        )
        if found:
            left, top, right, bottom = (float(found[number]) for number in range(1, 5))
            words.append(Word(html.unescape(found[5]), page, left, top, right, bottom))
    return words


def lines_of(data: bytes) -> list[Word]:
    """Words that stand on one height, joined."""
    rows: dict[tuple[int, int], list[Word]] = {}
    for word in words_of(data):
        key = (word.page, round(word.bottom))
        near = next((k for k in (key, (key[0], key[1] - 1), (key[0], key[1] + 1)) if k in rows), key)
        rows.setdefault(near, []).append(word)
    lines: list[Word] = []
    for (page, _), row in sorted(rows.items()):
        row.sort(key=lambda word: word.left)
        lines.append(
            Word(
                " ".join(word.text for word in row), page, row[0].left, min(word.top for word in row),
                row[-1].right, max(word.bottom for word in row),
            )
        )  # fmt: skip
    return lines


def fonts_of(data: bytes, folder: Path) -> list[tuple[str, bool]]:
    """Names of the faces in a file and whether it carries them."""
    path = folder / "fonts.pdf"
    path.write_bytes(data)
    rows = run("pdffonts", str(path)).splitlines()[2:]
    return [(row.split()[0], row.split()[-5] == "yes") for row in rows]


def info_of(data: bytes, folder: Path) -> dict[str, str]:
    path = folder / "info.pdf"
    path.write_bytes(data)
    pairs = (row.partition(":") for row in run("pdfinfo", str(path)).splitlines())
    return {name: value.strip() for name, _, value in pairs}


def check(data: bytes, folder: Path) -> None:
    path = folder / "check.pdf"
    path.write_bytes(data)
    run("qpdf", "--check", str(path))


@dataclass(frozen=True)
class Ink:
    """What is drawn, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def ink_of(data: bytes, words: str, page: int = 0) -> Ink:
    """Where the letters of some words really are on a page: their outlines, not the room of their line."""
    with pypdfium2.PdfDocument(data) as document:
        sheet = document[page]
        text: Any = sheet.get_textpage()
        found = text.search(words, match_case=True).get_next()
        assert found, f"{words!r} is not on page {page + 1}"
        height = sheet.get_height()
        boxes = [text.get_charbox(number) for number in range(found[0], found[0] + found[1])]
        drawn = [box for box in boxes if box[2] - box[0] > 0 and box[3] - box[1] > 0.1]
        return Ink(
            min(box[0] for box in drawn), height - max(box[3] for box in drawn),
            max(box[2] for box in drawn), height - min(box[1] for box in drawn),
        )  # fmt: skip


def rules_of(data: bytes, page: int = 0) -> list[Ink]:
    """All lines and boxes that are drawn on a page."""
    with pypdfium2.PdfDocument(data) as document:
        sheet = document[page]
        height = sheet.get_height()
        paths = sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        bounds = [path.get_bounds() for path in paths]
        return [Ink(left, height - top, right, height - bottom) for left, bottom, right, top in bounds]


def outline_of(data: bytes) -> list[tuple[int, str]]:
    """Levels from 1 and titles of a file's bookmarks."""
    with pypdfium2.PdfDocument(data) as document:
        return [(mark.level + 1, mark.get_title()) for mark in document.get_toc()]


def size_of(data: bytes, page: int = 0) -> tuple[float, float]:
    """Width and height of a page in millimetres."""
    with pypdfium2.PdfDocument(data) as document:
        width, height = document[page].get_size()
        return width * 25.4 / 72, height * 25.4 / 72
