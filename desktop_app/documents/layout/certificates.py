"""Certificates drawn: each text in its box to a tenth of a millimetre, nothing else on the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from desktop_app.documents.certificates import BoxText, CertificateSheet, DrawnCertificates, Overflow, Shrunk
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.measures import MM
from desktop_app.documents.layout.phrases import phrase_lines
from desktop_app.documents.layout.text import WHITE_BOX
from desktop_app.domain.text import nfc
from desktop_app.shipped import RESOURCES

_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class _Extent:
    """How far the tallest and the deepest Vietnamese letter reach from the line, in parts of the size."""

    rise: float
    drop: float

    @property
    def leading(self) -> float:
        """From line to line, so that no mark touches the line above."""
        return max(self.rise + self.drop, _LEADING)


CALLIGRAPHIC = {
    "Great Vibes": ("GreatVibes-Regular.ttf", "GreatVibes-Regular.ttf"),
    "Charm": ("Charm-Regular.ttf", "Charm-Bold.ttf"),
    "Playball": ("Playball-Regular.ttf", "Playball-Regular.ttf"),
}
"""The faces beside Tinos that a certificate may be set in, each with the file of its bold."""

FACES = (fonts.FAMILY, *CALLIGRAPHIC)

_EXTENTS = {
    fonts.FAMILY: _Extent(0.92, 0.22),
    "Great Vibes": _Extent(1.15, 0.35),
    "Charm": _Extent(1.12, 0.6),
    "Playball": _Extent(1.04, 0.29),
}
_LEAST = 6.0
_PLACEHOLDER = "?"  # the calligraphic faces have no box
_STEP = 0.5
_BORDER = ((9 * MM, 2.4, "#B8860B"), (11.5 * MM, 0.8, "#C00000"))
"""The two lines of the border: how far in, how wide, which colour."""


def render_certificates(
    sheets: Sequence[CertificateSheet], shift: tuple[float, float] = (0, 0)
) -> DrawnCertificates:
    """Draw certificates into one file, moved by `shift` millimetres to the right and down."""
    fonts.register()
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    make: Any = Canvas
    canvas: Any = make(target, invariant=1, initialFontName=fonts.REGULAR, lang="vi-VN", pageCompression=1)
    canvas.setTitle("; ".join(sheet.name for sheet in sheets[:3]))
    overflows: list[Overflow] = []
    shrunk: list[Shrunk] = []
    for number, sheet in enumerate(sheets):
        canvas.setPageSize((sheet.width * MM, sheet.height * MM))
        canvas.saveState()
        canvas.translate(shift[0] * MM, -shift[1] * MM)
        if sheet.has_border:
            _draw_border(canvas, sheet)
        for text in sheet.texts:
            size, fault = _draw_text(canvas, sheet, text)
            if fault is not None:
                overflows.append(Overflow(number, text.key, fault))
            elif size < text.size:
                shrunk.append(Shrunk(number, text.key, size, text.size))
        if sheet.is_test:
            _draw_rulers(canvas, sheet)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return DrawnCertificates(target.getvalue(), tuple(overflows), tuple(shrunk))


def face_of(text: BoxText) -> str:
    """Name the face a text is set in, making it known first; one nobody knows is Tinos."""
    if text.font in CALLIGRAPHIC:
        return _calligraphic(text.font, text.is_bold)
    return fonts.face(text.is_bold, text.is_italic)


def missing_letters(text: BoxText) -> str:
    """Give the letters of a text that its face lacks, each once."""
    fonts.register()
    from reportlab.pdfbase import pdfmetrics

    font: Any = pdfmetrics.getFont(face_of(text))
    known: Any = font.face.charToGlyph
    letters = (letter for letter in _visible(text.text) if not letter.isspace() and ord(letter) not in known)
    return "".join(dict.fromkeys(letters))


def _visible(text: str) -> str:
    """Give a text without what nobody sees: control and invisible characters."""
    return nfc("".join(letter for letter in text if letter.isprintable() or letter.isspace()))


@cache
def _calligraphic(family: str, is_bold: bool) -> str:
    from reportlab.pdfbase import pdfmetrics

    from desktop_app.documents.layout.faces import Face

    name = f"{family} {'bold' if is_bold else 'regular'}"
    pdfmetrics.registerFont(Face(name, RESOURCES / "fonts" / CALLIGRAPHIC[family][is_bold]))
    return name


def _draw_text(canvas: Any, sheet: CertificateSheet, text: BoxText) -> tuple[float, str | None]:
    """Set a text in its box and give the size it took, and what is wrong with it.

    None where all went well, else the letters it lacks, "" where it is too long.
    """
    words = _visible(text.text)
    if not words.strip():
        return text.size, None
    lacking = missing_letters(text)
    placeholder = WHITE_BOX if text.font == fonts.FAMILY else _PLACEHOLDER
    for letter in lacking:
        words = words.replace(letter, placeholder)
    size, lines, is_whole = _fitted(text, words, face_of(text))
    _set_lines(canvas, sheet, text, lines, size)
    return size, None if is_whole and not lacking else lacking


def _fitted(text: BoxText, words: str, face: str) -> tuple[float, list[str], bool]:
    """Find the size and lines that fit the box; the last is whether they do. Names are broken last of all."""
    steps = int((text.size - _LEAST) / _STEP) if text.shrinks else 0
    sizes = [text.size - _STEP * step for step in range(max(steps, 0) + 1)]
    for may_split_names in (False, True) if text.breaks else (False,):
        for size in sizes:
            lines = _lines(text, words, face, size, may_split_names=may_split_names)
            if lines is not None:
                return size, lines, True
    return sizes[-1], _overfull(text, words, face, sizes[-1]), False


def _overfull(text: BoxText, words: str, face: str, size: float) -> list[str]:
    """Set what does not fit as it comes, so that it can be seen where it goes out of its box."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    made: list[str] = []
    for part in words.splitlines():
        line = ""
        for word in part.split():
            longer = f"{line} {word}".strip()
            if text.breaks and line and stringWidth(longer, face, size) > text.width * MM:
                made.append(line)
                longer = word
            line = longer
        made.append(line)
    return made


def _lines(text: BoxText, words: str, face: str, size: float, *, may_split_names: bool) -> list[str] | None:
    """Set a text in lines at a size; None where it is too wide or too high for its box."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    def measure(line: str) -> float:
        return float(stringWidth(line, face, size))

    width, most = text.width * MM, _most_lines(text, size)
    if not most:
        return None
    made: list[str] = []
    for part in words.splitlines():
        part = " ".join(part.split())
        if text.breaks:
            found = phrase_lines(
                part, width, measure, text.kept, most - len(made), may_split_names=may_split_names
            )
            if found is None:
                return None
            made += found
        elif measure(part) > width:
            return None
        else:
            made.append(part)
    return made if len(made) <= most else None


def _most_lines(text: BoxText, size: float) -> int:
    """Tell how many lines of a size stand in the box, marks and tails included."""
    extent = _extent(text)
    left = text.height * MM / size - extent.rise - extent.drop
    return int(left / extent.leading) + 1 if left >= 0 else 0


def _extent(text: BoxText) -> _Extent:
    return _EXTENTS.get(text.font, _EXTENTS[fonts.FAMILY])


def _set_lines(
    canvas: Any, sheet: CertificateSheet, text: BoxText, lines: Sequence[str], size: float
) -> None:
    """Set lines in the middle of the box's height."""
    from reportlab.lib.colors import HexColor

    face, extent = face_of(text), _extent(text)
    leading = size * extent.leading
    tall = leading * (len(lines) - 1) + size * (extent.rise + extent.drop)
    first = (sheet.height - text.top) * MM - (text.height * MM - tall) / 2 - size * extent.rise
    canvas.setFillColor(HexColor(text.colour))
    canvas.setFont(face, size)
    left, right = text.left * MM, (text.left + text.width) * MM
    for number, line in enumerate(lines):
        base = first - number * leading
        if text.align == "left":
            canvas.drawString(left, base, line)
        elif text.align == "right":
            canvas.drawRightString(right, base, line)
        else:
            canvas.drawCentredString((left + right) / 2, base, line)


def _draw_border(canvas: Any, sheet: CertificateSheet) -> None:
    from reportlab.lib.colors import HexColor

    for edge, width, colour in _BORDER:
        canvas.setLineWidth(width)
        canvas.setStrokeColor(HexColor(colour))
        canvas.rect(edge, edge, sheet.width * MM - 2 * edge, sheet.height * MM - 2 * edge)


def _draw_rulers(canvas: Any, sheet: CertificateSheet) -> None:
    """Rule both edges in millimetres, and outline every box with its name."""
    canvas.setLineWidth(0.2)
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    canvas.setFont(fonts.REGULAR, 6)
    high = sheet.height * MM
    for at in range(int(sheet.width) + 1):
        tick = 5 if at % 10 == 0 else 3.5 if at % 5 == 0 else 2
        canvas.line(at * MM, high, at * MM, high - tick * MM)
        if at % 10 == 0 and at:
            canvas.drawCentredString(at * MM, high - 8 * MM, str(at))
    for at in range(int(sheet.height) + 1):
        tick = 5 if at % 10 == 0 else 3.5 if at % 5 == 0 else 2
        canvas.line(0, high - at * MM, tick * MM, high - at * MM)
        if at % 10 == 0 and at:
            canvas.drawString(6 * MM, high - at * MM - 2, str(at))
    canvas.setDash(1.5, 1.5)
    for text in sheet.texts:
        bottom = high - (text.top + text.height) * MM
        canvas.rect(text.left * MM, bottom, text.width * MM, text.height * MM)
