"""Paragraph styles, each made once."""

from functools import lru_cache
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.measures import BODY, INDENT, PARAGRAPH_GAP, SINGLE

_ALIGNMENTS: dict[str, Any] = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}


@lru_cache(maxsize=256)
def style(
    align: str = "justify",
    size: float = BODY,
    face: str = fonts.REGULAR,
    *,
    has_indent: bool = False,
    before: float = PARAGRAPH_GAP,
    after: float = 0,
    left: float = 0,
    right: float = 0,
    hang: float = 0,
) -> ParagraphStyle:
    """Give the style for one combination. Lengths are points; `hang` is the room of a bullet."""
    return ParagraphStyle(
        f"{align} {size} {face}",
        fontName=face,
        fontSize=size,
        leading=size * SINGLE,
        alignment=_ALIGNMENTS.get(align, TA_JUSTIFY),
        firstLineIndent=INDENT if has_indent else 0,
        leftIndent=left + hang,
        rightIndent=right,
        bulletIndent=left,
        bulletFontName=fonts.REGULAR,
        bulletFontSize=size,
        spaceBefore=before,
        spaceAfter=after,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )
