"""Sizes, all from the font: half line heights for space, letters for widths, steps for headings."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from desktop_app.shipped import RESOURCES

FAMILY = "Be Vietnam Pro"
READABLE_LETTERS = 70
_FACES = ("Regular", "Medium", "SemiBold", "Bold", "Italic")
_SMALLEST_POINTS = 10.0
_SIZES = {0: 0.92, 1: 1.5, 2: 1.2, 3: 1.0}


def load_fonts() -> None:
    """Make the bundled letters known to Qt; once for each application object."""
    if FAMILY in QFontDatabase.families():
        return
    for face in _FACES:
        file = RESOURCES / "fonts" / f"BeVietnamPro-{face}.ttf"
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(file)


def body_font(system_points: float) -> QFont:
    """Give the font of the program: the system's size, but never so small that stacked marks blur."""
    font = QFont(FAMILY)
    font.setPointSizeF(max(system_points, _SMALLEST_POINTS))
    return font


def points(level: int) -> float:
    """Size of a heading (1 a page, 2 a group, 3 a field) or, for 0, of counters and times, in points."""
    return round(QGuiApplication.font().pointSizeF() * _SIZES[level], 1)


def hair() -> int:
    """Width of a line that is drawn, in logical pixels."""
    return max(1, round(line_height() / 18))


@lru_cache(maxsize=16)
def _measure(key: str) -> tuple[float, float]:
    font = QFont()
    font.fromString(key)
    metrics = QFontMetricsF(font)
    return metrics.lineSpacing(), metrics.horizontalAdvance("Nhà máy điện sáng kiến") / 22


def line_height() -> float:
    """Height of a line of the program's font, in logical pixels."""
    return _measure(QGuiApplication.font().toString())[0]


def space(steps: float = 1) -> int:
    """Give a distance of `steps` half line heights, in logical pixels."""
    return max(1, round(line_height() / 2 * steps))


def letters(count: float) -> int:
    """Give the width of that many Vietnamese letters of the program's font, in logical pixels."""
    return round(_measure(QGuiApplication.font().toString())[1] * count)


def icon_size(lines: float = 1) -> int:
    """Give the side of an icon that stands in a line of text, in logical pixels."""
    return round(line_height() * 0.85 * lines)
