"""The page of Nghị định 30/2020 in points: A4 whatever a printer says, its margins, sizes and spaces."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop_app.documents.blocks import PORTRAIT, Sheet

MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
TOP: Final = 20 * MM
BOTTOM: Final = 20 * MM
LEFT: Final = 30 * MM
RIGHT: Final = 15 * MM
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT: Final = PAGE_HEIGHT - TOP - BOTTOM

BODY: Final = 14.0
NUMBER: Final = 13.0
MOTTO: Final = 13.0
TABLE: Final = 12.0
NOTE: Final = 12.0
SINGLE: Final = 1.15
PARAGRAPH_GAP: Final = 6.0
INDENT: Final = 10 * MM
NUMBER_TOP: Final = 12 * MM
FRAME_EDGE: Final = 10 * MM

RUNNING: Final = 11.0
RUNNING_RIGHT: Final = 15 * MM
RUNNING_BOTTOM: Final = 9 * MM


@dataclass(frozen=True, slots=True)
class Area:
    """Where the text of a sheet stands, in points from its bottom left corner."""

    page: tuple[float, float]
    left: float
    bottom: float
    width: float
    height: float


@cache
def area_of(sheet: Sheet) -> Area:
    """Measure a sheet."""
    return Area(
        page=(sheet.width * MM, sheet.height * MM),
        left=sheet.left * MM,
        bottom=sheet.bottom * MM,
        width=(sheet.width - sheet.left - sheet.right) * MM,
        height=(sheet.height - sheet.top - sheet.bottom) * MM,
    )


A4: Final = area_of(PORTRAIT)
