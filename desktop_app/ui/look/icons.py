"""Icons: the shipped SVG files, drawn in the colours of now.

`set_icon` keeps a button or action in step with the colours. Icons made by an icon engine written in
Python would follow by themselves, but crash PySide6 when Qt copies them.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from shiboken6 import isValid

from desktop_app.shipped import RESOURCES
from desktop_app.ui.look.colours import Colours, colours
from desktop_app.ui.look.metrics import icon_size

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_FOLDER = RESOURCES / "icons"


class HasIcon(Protocol):
    """Anything an icon can be put on: a button, an action, a menu."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Show the icon."""


_shown: "WeakKeyDictionary[HasIcon, tuple[str, str]]" = WeakKeyDictionary()


def icon(name: str, tone: str = "text") -> QIcon:
    """Draw an icon in a colour of `Colours` (text, muted, accent, danger …), as they are now.

    Raises FileNotFoundError for a name that does not ship.
    """
    return _drawn(name, tone, colours(), icon_size(), _pixel_ratio())


def set_icon(target: HasIcon, name: str, tone: str = "text") -> None:
    """Put an icon on a button or action, and redraw it whenever the colours change."""
    target.setIcon(icon(name, tone))
    _shown[target] = (name, tone)


def picture(name: str, tone: str = "text", lines: float = 1) -> QPixmap:
    """Draw an icon as a picture `lines` of text high, for a label."""
    return _pixmap(name, getattr(colours(), tone), icon_size(lines), _pixel_ratio())


def repaint_all() -> None:
    """Redraw what `set_icon` was told of; the theme calls this."""
    for target, (name, tone) in list(_shown.items()):
        if isValid(target):
            target.setIcon(icon(name, tone))


def available() -> frozenset[str]:
    """Names of the icons that ship."""
    return frozenset(file.stem for file in _FOLDER.glob("*.svg"))


def _pixel_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen is not None else 1.0


@lru_cache(maxsize=512)
def _drawn(name: str, tone: str, scheme: Colours, side: int, ratio: float) -> QIcon:
    made = QIcon()
    for lines in (1, 2):  # the larger one also serves a screen of twice the pixels
        made.addPixmap(_pixmap(name, getattr(scheme, tone), side * lines, ratio))
        made.addPixmap(_pixmap(name, scheme.faint, side * lines, ratio), QIcon.Mode.Disabled)
        made.addPixmap(_pixmap(name, scheme.on_accent, side * lines, ratio), QIcon.Mode.Selected)
    return made


@lru_cache(maxsize=256)
def _renderer(name: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer

    source = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", "black")
    return QSvgRenderer(QByteArray(source.encode()))


@lru_cache(maxsize=512)
def _shape(name: str, side: int, ratio: float) -> QPixmap:
    """Draw an icon in black; `_pixmap` colours it, since it has one colour and drawing takes longest."""
    renderer = _renderer(name)
    drawn = _filled("transparent", side, ratio).copy()
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    drawn = _shape(name, side, ratio).copy()
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.drawPixmap(0, 0, _filled(colour, side, ratio))  # `fillRect` would load the classes of gradients
    painter.end()
    return drawn


@lru_cache(maxsize=64)
def _filled(colour: str, side: int, ratio: float) -> QPixmap:
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(colour))
    return made
