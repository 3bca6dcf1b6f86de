"""Reads finished PDF files with other people's programs, so that nothing vouches for itself."""

import html
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


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
