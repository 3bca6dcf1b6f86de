"""The paragraphs of a Word file: composed and cleaned text in runs, set in a named style."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from desktop_app.documents.blocks import Run
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.office_text import words
from desktop_app.documents.layout.word_styles import STYLES, alignment, faces, letter_size, twips

_SYMBOLS = "Segoe UI Symbol"
_SYMBOL_SIZE = 0.86  # of the text's: its lines are higher than those of Times New Roman
_PIECES = re.compile(f"([\n{fonts.MARKS}])")
_RISES = {"super": "superscript", "sup": "superscript", "sub": "subscript"}
# LibreOffice gives a line that begins with a tab only the height of its letters: a blank comes first.
_DOTS = '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r><w:r><w:tab/></w:r>'
_BORDER = '<w:{side} w:val="single" w:sz="6" w:space="{space}" w:color="000000"/>'


@dataclass(slots=True)
class TextPiece:
    """One paragraph on its way into the file: runs, or a `drawing` that is XML already; lengths are points.

    None stands for what the style says. `hang` is the room of a list's mark, `exact` a line height that
    letters cannot stretch, `least` one that they can, `tab` where the dots after the last word end.
    """

    runs: Iterable[Run] = ()
    style: str = "BodyText"
    align: str | None = None
    before: float | None = None
    after: float = 0
    first: float | None = None
    left: float = 0
    right: float = 0
    hang: float = 0
    size: float | None = None
    exact: float | None = None
    least: float = 0
    listed: tuple[int, int] | None = None  # which list, how deep
    tab: float = 0
    is_ruled: bool = False
    keeps_with_next: bool = False
    begins_page: bool = False
    is_boxed: bool = False
    drawing: str = ""
    section: str = ""

    def keep(self) -> None:
        """Let it never be parted from what follows."""
        self.keeps_with_next = True

    def xml(self) -> str:
        """Write it; the order of what is written is the one Word demands."""
        size = "" if self.size is None else f"<w:rPr>{letter_size(self.size)}</w:rPr>"
        looks = (
            self._name(), self._holds(), self._list(), self._border(), self._tabs(), self._spacing(),
            self._indent(), self._alignment(), size, self.section,
        )  # fmt: skip
        dots = _DOTS if self.tab else ""
        return f"<w:p><w:pPr>{''.join(looks)}</w:pPr>{self._written()}{self.drawing}{dots}</w:p>"

    def _written(self) -> str:
        own, runs = STYLES[self.style].size, tuple(self.runs)
        if self.tab and runs and not runs[-1].text.endswith(" "):
            runs = (*runs, Run(" "))
        return "".join(_run(run, own, self.size) for run in runs)

    def _name(self) -> str:
        return "" if self.style == "Normal" else f'<w:pStyle w:val="{self.style}"/>'

    def _holds(self) -> str:
        keeps = "<w:keepNext/>" if self.keeps_with_next and not STYLES[self.style].outline else ""
        return keeps + ("<w:pageBreakBefore/>" if self.begins_page else "")

    def _list(self) -> str:
        if self.listed is None:
            return ""
        number, level = self.listed
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _border(self) -> str:
        sides, space = (("top", "left", "bottom", "right"), 6) if self.is_boxed else (("bottom",), 0)
        if not self.is_boxed and not self.is_ruled:
            return ""
        return f"<w:pBdr>{''.join(_BORDER.format(side=side, space=space) for side in sides)}</w:pBdr>"

    def _tabs(self) -> str:
        if not self.tab:
            return ""
        return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(self.tab)}"/></w:tabs>'

    def _spacing(self) -> str:
        told = ""
        if self.before is not None and self.before != STYLES[self.style].before:
            told += f' w:before="{twips(self.before)}"'
        if self.after:
            told += f' w:after="{twips(self.after)}"'
        if self.exact is not None:
            told += f' w:line="{max(twips(self.exact), 1)}" w:lineRule="exact"'
        elif self.least:
            told += f' w:line="{twips(self.least)}" w:lineRule="atLeast"'
        return f"<w:spacing{told}/>" if told else ""

    def _indent(self) -> str:
        told = ""
        if self.left:
            told += f' w:left="{twips(self.left)}"'
        if self.right:
            told += f' w:right="{twips(self.right)}"'
        if self.hang:
            told += f' w:hanging="{twips(self.hang)}"'
        elif self.first is not None and self.first != STYLES[self.style].first:
            told += f' w:firstLine="{twips(self.first)}"'
        return f"<w:ind{told}/>" if told else ""

    def _alignment(self) -> str:
        if self.align is None or self.align == STYLES[self.style].align:
            return ""
        return f'<w:jc w:val="{alignment(self.align)}"/>'


def _run(run: Run, own: float, size: float | None) -> str:
    look = ""
    if run.is_bold:
        look += "<w:b/><w:bCs/>"
    if run.is_italic:
        look += "<w:i/><w:iCs/>"
    end = '<w:u w:val="single"/>' if run.is_underlined else ""
    if run.rise in _RISES:
        end += f'<w:vertAlign w:val="{_RISES[run.rise]}"/>'
    sized = "" if size is None or size == own else letter_size(size)
    marked = faces(_SYMBOLS) + look + letter_size(round((size or own) * _SYMBOL_SIZE)) + end
    return "".join(
        _piece(piece, marked if piece in fonts.MARKS else look + sized + end)
        for piece in _PIECES.split(words(run.text))
        if piece
    )


def _piece(piece: str, look: str) -> str:
    body = "<w:br/>" if piece == "\n" else f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{body}</w:r>"


def thin(height: float = 0.1, *, begins_page: bool = False) -> TextPiece:
    """Make an empty paragraph `height` points high, where Word will not do without one."""
    return TextPiece(style="Normal", size=1, exact=height, begins_page=begins_page)
