"""The few rules a palette cannot say: tones of words and surfaces, the one strong button, padding.

A widget asks for them by properties: `tone`, `heading`, `is_small`, `is_link` on labels, `ground` on frames,
`is_primary` and `is_link` on buttons, `has_error` on what is typed into, `editor` on the kit's own fields.
"""

from desktop_app.shipped import RESOURCES
from desktop_app.ui.look.colours import DARK, Colours
from desktop_app.ui.look.metrics import hair, icon_size, points, space


def style_sheet(scheme: Colours) -> str:
    """Write the rules for a scheme, all lengths from the font."""
    rules = (_tones, _inputs, _tabs, _buttons, _marks, _tables)
    return "".join((_headings(), *(rule(scheme) for rule in rules)))


def _tones(scheme: Colours) -> str:
    words = "".join(
        f'QLabel[tone="{tone}"] {{ color: {getattr(scheme, tone)}; }}'
        for tone in ("muted", "accent", "danger", "warning", "success")
    )
    grounds = {
        "accent": scheme.accent_ground,
        "danger": scheme.danger_ground,
        "warning": scheme.warning_ground,
        "success": scheme.success_ground,
        "quiet": scheme.button,
    }
    return words + "".join(
        f'QFrame[ground="{tone}"] {{ background: {ground}; border: none; border-radius: {space(0.5)}px; }}'
        for tone, ground in grounds.items()
    )


def _headings() -> str:
    return "".join(
        f'QLabel[heading="{level}"] {{ font-size: {points(level)}pt; font-weight: 600; }}'
        for level in (1, 2, 3)
    ) + (
        f'QLabel[is_small="true"] {{ font-size: {points(0)}pt; }}'
        'QLabel[is_link="true"] { text-decoration: underline; }'
    )


def _inputs(scheme: Colours) -> str:
    fields = 'QLineEdit, QTextEdit[editor="text"], QComboBox[editor="choice"]'
    return f"""
{fields} {{ background: {scheme.base}; color: {scheme.text}; border: {hair()}px solid {scheme.line};
  border-radius: {space(0.5)}px; padding: {space(0.5)}px {space(0.75)}px;
  selection-background-color: {scheme.accent}; selection-color: {scheme.on_accent}; }}
QLineEdit:focus, QTextEdit[editor="text"]:focus, QComboBox[editor="choice"]:focus {{
  border-color: {scheme.accent}; }}
QLineEdit[has_error="true"], QTextEdit[has_error="true"], QComboBox[has_error="true"] {{
  border-color: {scheme.danger}; }}
QLineEdit:disabled, QTextEdit[editor="text"]:disabled, QComboBox[editor="choice"]:disabled {{
  background: {scheme.window}; color: {scheme.muted}; }}
QComboBox[editor="choice"]::drop-down {{ border: none; width: {space(2.5)}px; }}
QComboBox[editor="choice"]::down-arrow {{ image: none; }}
QComboBox QLineEdit, QAbstractItemView QLineEdit {{ border: none; padding: 0; border-radius: 0; }}
QAbstractItemView QLineEdit {{ background: {scheme.accent_ground}; }}
"""


def _tabs(scheme: Colours) -> str:
    """Flat tabs with a line under the one that is shown; Fusion cuts the tails of letters off the others."""
    thick = 2 * hair()
    return f"""
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ color: {scheme.muted}; border: {hair()}px solid transparent; border-radius: {space(0.5)}px;
  border-bottom: {thick}px solid transparent; padding: {space(0.5)}px {space(1.25)}px; }}
QTabBar::tab:hover {{ color: {scheme.text}; background: {scheme.accent_ground}; }}
QTabBar::tab:selected {{ color: {scheme.text}; border-bottom-color: {scheme.accent}; border-radius: 0; }}
QTabBar::tab:selected:focus {{ border-color: {scheme.accent}; }}
"""


def _buttons(scheme: Colours) -> str:
    line, narrow, radius = hair(), space(0.5), space(0.5)
    return f"""
QPushButton, QToolButton {{ icon-size: {icon_size(1.15)}px; }}
QPushButton {{ background: {scheme.button}; color: {scheme.text}; border: {line}px solid {scheme.line};
  border-radius: {radius}px; padding: {narrow}px {space(1.25)}px; }}
QPushButton:hover {{ background: {scheme.accent_ground}; }}
QPushButton:pressed {{ background: {scheme.line}; }}
QPushButton:focus {{ border-color: {scheme.accent}; }}
QPushButton:disabled {{ color: {scheme.faint}; }}
QPushButton[is_primary="true"] {{ background: {scheme.accent}; color: {scheme.on_accent};
  border-color: {scheme.accent}; font-weight: 600; }}
QPushButton[is_primary="true"]:focus {{ border-color: {scheme.text}; }}
QPushButton[is_primary="true"]:disabled {{ background: {scheme.line}; border-color: {scheme.line};
  color: {scheme.muted}; }}
QPushButton[is_link="true"] {{ background: transparent; border: {line}px solid transparent;
  color: {scheme.accent}; padding: {line}px {narrow}px; text-align: left; }}
QPushButton[is_link="true"]:hover {{ text-decoration: underline; }}
QPushButton[is_link="true"]:focus {{ border-color: {scheme.accent}; }}
QToolButton {{ background: transparent; border: {line}px solid transparent; border-radius: {radius}px;
  padding: {space(0.35)}px; }}
QToolButton[popupMode="2"] {{ padding-right: {space(1.75)}px; }}
QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right;
  right: {space(0.4)}px; width: {space(1)}px; height: {space(1)}px; }}
QToolButton:hover {{ background: {scheme.accent_ground}; }}
QToolButton:checked {{ background: {scheme.accent_ground}; border-color: {scheme.accent}; }}
QToolButton:focus {{ border-color: {scheme.accent}; }}
"""


def _marks(scheme: Colours) -> str:
    """Draw boxes and rings with an edge that is seen: Fusion's own is lost on a dark ground."""
    side, tick = icon_size(0.95), (RESOURCES / "icons" / "check.svg").as_posix()
    ground = scheme.accent if scheme is DARK else scheme.accent_ground  # the tick is black
    stops = f"stop:0 {scheme.accent}, stop:0.5 {scheme.accent}, stop:0.6 {scheme.base}"
    dot = f"qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5, {stops})"
    return f"""
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator {{ width: {side}px; height: {side}px;
  background: {scheme.base}; border: {hair()}px solid {scheme.muted}; border-radius: {space(0.25)}px; }}
QRadioButton::indicator {{ border-radius: {side // 2 + hair()}px; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {ground};
  border-color: {scheme.accent}; image: url({tick}); }}
QRadioButton::indicator:checked {{ background: {dot}; border-color: {scheme.accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: {2 * hair()}px solid {scheme.accent};
  width: {side - 2 * hair()}px; height: {side - 2 * hair()}px; }}
"""


def _tables(scheme: Colours) -> str:
    return f"""
QListWidget[is_way="true"] {{ background: {scheme.window}; border: none; outline: none; }}
QListWidget[is_way="true"]::item {{ padding: {space(0.4)}px {space(0.5)}px; border-radius: {space(0.5)}px;
  border: {hair()}px solid transparent; }}
QListWidget[is_way="true"]::item:hover {{ background: {scheme.button}; }}
QListWidget[is_way="true"]::item:selected {{ background: {scheme.accent_ground}; color: {scheme.text}; }}
QListWidget[is_way="true"]:focus::item:selected {{ border-color: {scheme.accent}; }}
QTableView {{ gridline-color: {scheme.line}; }}
QHeaderView {{ background: {scheme.window}; border: none; }}
QHeaderView::section {{ background: {scheme.window}; color: {scheme.muted}; border: none;
  border-bottom: {hair()}px solid {scheme.line}; padding: {space(0.5)}px; font-weight: 600; }}
QHeaderView::section:vertical {{ font-weight: 400; padding: 0 {space(0.5)}px; }}
QTableCornerButton::section {{ background: {scheme.window}; border: none;
  border-bottom: {hair()}px solid {scheme.line}; }}
QToolTip {{ background: {scheme.tip}; color: {scheme.on_tip}; border: none; padding: {space(0.5)}px; }}
"""
