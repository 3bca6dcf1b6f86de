"""The faces papers are set in: Tinos, as wide as Times New Roman, with every Vietnamese letter."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from desktop_app.shipped import RESOURCES

FAMILY = "Tinos"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"
FILES = {
    REGULAR: "Tinos-Regular.ttf",
    BOLD: "Tinos-Bold.ttf",
    ITALIC: "Tinos-Italic.ttf",
    BOLD_ITALIC: "Tinos-BoldItalic.ttf",
}
MARKS = "☐☑☒"


def face(is_bold: bool, is_italic: bool) -> str:
    """Name the face for a style."""
    if is_bold:
        return BOLD_ITALIC if is_italic else BOLD
    return ITALIC if is_italic else REGULAR


@lru_cache(maxsize=1)
def register() -> frozenset[int]:
    """Make the four faces known, once, and give the code points that all of them have.

    Must run before platypus is first imported: its base font is read there, and Helvetica, which a file
    does not carry with it, would stand in every one of them.
    """
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics

    from desktop_app.documents.layout.faces import Face

    covered: set[int] | None = None
    for name, file in FILES.items():
        font: Any = Face(name, RESOURCES / "fonts" / file)
        pdfmetrics.registerFont(font)
        points = set(font.face.charToGlyph)
        covered = points if covered is None else covered & points
    pdfmetrics.registerFontFamily(FAMILY, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    rl_config.canvas_basefontname = REGULAR
    rl_config.useA85 = 0
    return frozenset(covered or ())


@lru_cache(maxsize=1)
def undrawable() -> re.Pattern[str]:
    """Match whatever the faces cannot draw as it stands; line ends and check marks are drawn."""
    kept = set(register()) | {ord("\n")} | {ord(mark) for mark in MARKS}
    points = sorted(point for point in kept if point == 10 or unicodedata.category(chr(point)) not in _OUT)
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return re.compile("[^" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]")


_OUT = ("Cc", "Cf", "Cs", "Cn", "Co")
