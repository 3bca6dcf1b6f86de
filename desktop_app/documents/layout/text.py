"""The only way from words to a drawn paragraph: composed, cleaned, and never read as markup.

reportlab reads the text of a Paragraph as markup, where one `<` stops a batch and `<img src=…>` opens any
file. Here a paragraph is made of fragments instead, so nothing is ever parsed.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from desktop_app.documents.blocks import Run
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.canvas import Mark
from desktop_app.documents.layout.flowables import TextBlock

WHITE_BOX = "□"
_PARTED_PERCENT = re.compile("(?<=[0-9…]) %")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_PIECES = re.compile(f"([\n{fonts.MARKS}])")
_SMALL = 0.66
_APART = 1e-5  # reportlab joins stretches that look the same, and would forget where a field begins
_RISES = {"super": 0.34, "sup": 0.34, "sub": -0.14}


def drawable(text: str, missing: set[str]) -> str:
    """Compose `text` and put □ for each letter the faces lack, naming it in `missing`.

    Control characters are named by their number (`U+0007`), since nobody can see them.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _PARTED_PERCENT.sub("\xa0%", text)
    pattern = fonts.undrawable()
    if not pattern.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text)

    def stand_in(found: re.Match[str]) -> str:
        letter = found[0]
        kind = unicodedata.category(letter)
        if letter == "\t" or kind == "Zs":
            return " "
        if kind == "Cf" or 0xFE00 <= ord(letter) <= 0xFE0F:
            return ""
        missing.add(f"U+{ord(letter):04X}" if kind in ("Cc", "Cs", "Cn", "Co") else letter)
        return WHITE_BOX

    return pattern.sub(stand_in, text)


def text_block(
    runs: Iterable[Run],
    style: ParagraphStyle,
    missing: set[str],
    field: str = "",
    bullet: str = "",
    kind: type[TextBlock] = TextBlock,
) -> TextBlock:
    """Make a paragraph of `runs` in `style`; `field` is what a click on it leads to."""
    frags: list[ParaFrag] = []
    for run in runs:
        text = drawable(run.text, missing)
        if text:
            frags.extend(_fragments(text, run, style, len(frags)))
    if not frags:
        frags.append(_fragment("", Run(""), style, 0))
    return kind("", style, bulletText=bullet or None, frags=frags).showing(field)


def plain(text: str, style: ParagraphStyle, missing: set[str], field: str = "") -> TextBlock:
    """Make a paragraph of one stretch of text in the style's own face."""
    return text_block((Run(text),), style, missing, field)


def _fragments(text: str, run: Run, style: ParagraphStyle, first: int) -> list[ParaFrag]:
    if "\n" not in text and not any(mark in text for mark in fonts.MARKS):
        return [_fragment(text, run, style, first)]
    made: list[ParaFrag] = []
    for piece in _PIECES.split(text):
        if not piece:
            continue
        if piece == "\n":
            frag = _fragment("", run, style, first)
            frag.lineBreak = True
        elif piece in fonts.MARKS:
            frag = _fragment("", run, style, first)
            frag.cbDefn = Mark.of(piece, float(style.fontSize))
        else:
            frag = _fragment(piece, run, style, first)
        made.append(frag)
    return made


def _fragment(text: str, run: Run, style: ParagraphStyle, number: int) -> ParaFrag:
    is_bold = run.is_bold or style.fontName in (fonts.BOLD, fonts.BOLD_ITALIC)
    is_italic = run.is_italic or style.fontName in (fonts.ITALIC, fonts.BOLD_ITALIC)
    size = float(style.fontSize)
    lines: Sequence[object] = ()
    if run.is_underlined:
        lines = ((number, "underline", None, "", "", 0, 1, ""),)
    return ParaFrag(
        text=text,
        fontName=fonts.face(is_bold, is_italic),
        fontSize=size * _SMALL if run.rise else size,
        textColor=black,
        rise=_RISES.get(run.rise, 0) * size + (_APART * (number + 1) if run.field else 0),
        us_lines=list(lines),
        link=[],
        field=run.field,
    )
