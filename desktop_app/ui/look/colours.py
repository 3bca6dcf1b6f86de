"""The colours of the program, light and dark: one deep blue accent, everything else quiet.

Every colour that letters are written in stands at 4.5:1 or more against every ground it is written on.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QGuiApplication, QPalette

_LINEAR_LIMIT = 0.04045
_MIDDLE = 128


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme, as `#rrggbb`. `*_ground` are quiet surfaces behind a message of that tone."""

    window: str
    base: str
    alternate: str
    button: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    accent_ground: str
    danger: str
    danger_ground: str
    warning: str
    warning_ground: str
    success: str
    success_ground: str
    tip: str
    on_tip: str
    faint: str


LIGHT = Colours(
    window="#f4f5f7",
    base="#ffffff",
    alternate="#f0f3f7",
    button="#fbfcfd",
    text="#1a2230",
    muted="#535e6f",
    line="#c5ccd6",
    accent="#174ea6",
    on_accent="#ffffff",
    accent_ground="#e6edf9",
    danger="#a8201a",
    danger_ground="#fcebea",
    warning="#7d4a00",
    warning_ground="#fdf2dd",
    success="#1b6338",
    success_ground="#e5f4ea",
    tip="#1a2230",
    on_tip="#ffffff",
    faint="#8b94a3",
)
DARK = Colours(
    window="#1b1f27",
    base="#14181f",
    alternate="#1f242d",
    button="#272d38",
    text="#e5e9f0",
    muted="#a7b0be",
    line="#414a59",
    accent="#8ab4f8",
    on_accent="#0c1c36",
    accent_ground="#22314a",
    danger="#ffa69e",
    danger_ground="#3d2224",
    warning="#f3c07a",
    warning_ground="#3a2e1a",
    success="#8bd8a8",
    success_ground="#1d3527",
    tip="#e5e9f0",
    on_tip="#14181f",
    faint="#6f7988",
)


def is_dark() -> bool:
    """Say whether the program is shown dark now."""
    return QGuiApplication.palette().window().color().lightness() < _MIDDLE


def colours() -> Colours:
    """Give the scheme that is shown now."""
    return DARK if is_dark() else LIGHT


def contrast(first: str, second: str) -> float:
    """Compare two colours: 1.0 (the same) to 21.0 (black on white), as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette_of(scheme: Colours) -> QPalette:
    """Turn a scheme into Qt's palette roles. `PlaceholderText` is the role of muted words."""
    role = QPalette.ColorRole
    roles = {
        role.Window: scheme.window,
        role.WindowText: scheme.text,
        role.Base: scheme.base,
        role.AlternateBase: scheme.alternate,
        role.Text: scheme.text,
        role.Button: scheme.button,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.danger,
        role.Highlight: scheme.accent,
        role.HighlightedText: scheme.on_accent,
        role.Accent: scheme.accent,
        role.Link: scheme.accent,
        role.LinkVisited: scheme.accent,
        role.PlaceholderText: scheme.muted,
        role.ToolTipBase: scheme.tip,
        role.ToolTipText: scheme.on_tip,
        role.Mid: scheme.line,
        role.Light: scheme.button,
        role.Midlight: scheme.alternate,
        role.Dark: scheme.line,
        role.Shadow: scheme.line,
    }
    palette = QPalette()
    for key, colour in roles.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(scheme.faint))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(scheme.line))
    return palette
