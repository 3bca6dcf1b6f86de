"""The head of an office's paper: who writes and its number at the left, Quốc hiệu and day at the right."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable, Spacer

from desktop_app.documents.blocks import Letterhead, Run
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.flowables import MottoLines, RuledTable
from desktop_app.documents.layout.measures import BODY, MOTTO
from desktop_app.documents.layout.phrases import phrase_lines
from desktop_app.documents.layout.styles import style
from desktop_app.documents.layout.text import text_block

LEFT_PART = 0.42  # of the text width
SMALL_MOTTO = 12.0
RULED = 0.4  # a line is a third to a half as long as the row of words over it (NĐ 30, ô 2 và 5a)
SUBJECT = 12.0
_GAP = 8.0
_ROWS, _SPARE = 4, 1.0
"""A name is set evenly over so many rows at most, leaving so many points free of their width."""
_ROOM = 5.0  # points from the last line of words to under the rule: clear of the dots of ạ, ị, ự
_BARE: list[tuple[Any, ...]] = [
    ("FONT", (0, 0), (-1, -1), fonts.REGULAR, BODY),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


class Rule(Flowable):
    """A line `length` points long in the middle of what there is, close under the words before it."""

    def __init__(self, length: float, after: float = 0) -> None:
        super().__init__()
        self.length = length
        self.spaceAfter = after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Take the width there is."""
        self.width = aW
        self.length = min(self.length, aW)
        return aW, _ROOM

    def draw(self) -> None:
        """Draw the line."""
        canvas: Any = self.canv
        canvas.setLineWidth(0.8)
        canvas.line((self.width - self.length) / 2, 1, (self.width + self.length) / 2, 1)


def letterhead_table(head: Letterhead, missing: set[str], wide: float) -> RuledTable:
    """Lay out a letterhead over `wide` points; Quốc hiệu never breaks, whatever stands at the left."""
    left, right = wide * LEFT_PART, wide * (1 - LEFT_PART)
    size = MOTTO if stringWidth(MottoLines.COUNTRY, fonts.BOLD, MOTTO) <= right - 2 else SMALL_MOTTO
    motto_size = size + 1
    body = name_rows(head.body, size, left)
    rows: list[list[Any]] = [
        [
            [
                *_centred(name_rows(head.parent, size, left, fonts.REGULAR), size, fonts.REGULAR, missing),
                *_centred(body, size, fonts.BOLD, missing),
                Rule(ruled_length(body, size, left)),
            ],
            [
                *_centred((MottoLines.COUNTRY,), size, fonts.BOLD, missing),
                *_centred((MottoLines.WORDS,), motto_size, fonts.BOLD, missing),
                Rule(stringWidth(MottoLines.WORDS, fonts.BOLD, motto_size)),
            ],
        ]
    ]
    if head.number or head.place_and_date:
        rows.append([_runs(head.number, MOTTO, missing), _runs(head.place_and_date, MOTTO, missing)])
    if head.subject:
        rows.append([_runs(head.subject, SUBJECT, missing), ""])
    look = list(_BARE)
    if head.place_and_date:
        look.append(("LEFTPADDING", (1, 1), (1, 1), -_reach(head, left, right)))
    return RuledTable(rows, colWidths=[left, right], style=look, spaceAfter=10)


def _reach(head: Letterhead, left: float, right: float) -> float:
    """Measure how far place and day reach into the room beside the number, so that they stay on one line."""
    day = "".join(run.text for run in head.place_and_date)
    number = "".join(run.text for run in head.number)
    beside = (left - stringWidth(number, fonts.REGULAR, MOTTO)) / 2 - _GAP
    return max(min(stringWidth(day, fonts.ITALIC, MOTTO) + 1 - right, beside), 0)


def _centred(lines: Sequence[str], size: float, face: str, missing: set[str]) -> list[Any]:
    return [text_block((Run(line),), style("center", size, face, before=0), missing) for line in lines]


def _runs(runs: Sequence[Run], size: float, missing: set[str]) -> Any:
    if not runs:
        return ""
    return [Spacer(1, 6), text_block(runs, style("center", size, before=0), missing)]


def name_rows(lines: Sequence[str], size: float, wide: float, face: str = fonts.BOLD) -> list[str]:
    """Set the lines of a name over `wide` points: one too long for that in a few rows as even as can be."""
    rows: list[str] = []
    for line in lines:
        even = phrase_lines(line, wide - _SPARE, lambda text: stringWidth(text, face, size), most=_ROWS)
        rows += even or [line]
    return rows


def ruled_length(lines: Sequence[str], size: float, wide: float) -> float:
    """Measure the line under bold `lines` set over `wide` points: RULED of the row of words it stands under.

    A line of them too long for that room breaks into several rows; the last is the one that counts.
    """
    rows = simpleSplit(lines[-1], fonts.BOLD, size, wide) if lines else []
    return RULED * min(stringWidth(rows[-1], fonts.BOLD, size), wide) if rows else 0.0
