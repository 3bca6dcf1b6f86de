"""The look: readable in light and dark, sized by the font, with icons that follow."""

from dataclasses import fields
from itertools import product

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.look import icons
from desktop_app.ui.look.colours import DARK, LIGHT, Colours, colours, contrast
from desktop_app.ui.look.metrics import FAMILY, letters, line_height, space
from desktop_app.ui.look.theme import apply_theme

READABLE = 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_word_can_be_read_on_every_ground(scheme: Colours) -> None:
    grounds = (scheme.window, scheme.base, scheme.alternate, scheme.button)
    words = (scheme.text, scheme.muted, scheme.accent, scheme.danger, scheme.warning, scheme.success)
    pairs = [*product(words, grounds), (scheme.on_accent, scheme.accent), (scheme.on_tip, scheme.tip)]
    for tone in ("accent", "danger", "warning", "success"):
        ground = getattr(scheme, f"{tone}_ground")
        pairs += [(getattr(scheme, tone), ground), (scheme.text, ground), (scheme.muted, ground)]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < READABLE} == {}


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_choice_dresses_the_application(qapp: QApplication) -> None:
    theme = apply_theme(qapp, "dark")
    assert colours() is DARK
    assert qapp.palette().window().color().name() == DARK.window
    assert apply_theme(qapp, "light") is theme
    assert colours() is LIGHT
    assert qapp.font().family() == FAMILY


def test_system_is_followed_and_nonsense_means_system(qapp: QApplication) -> None:
    theme = apply_theme(qapp, "nonsense")
    assert theme.choice == "system"
    assert colours() is LIGHT


def test_font_has_every_vietnamese_letter(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    assert {"Regular", "Medium", "SemiBold", "Bold", "Italic"} <= set(QFontDatabase.styles(FAMILY))
    metrics = QFontMetrics(qapp.font())
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    import unicodedata

    every = [unicodedata.normalize("NFC", v + t) for v in vowels for t in tones] + ["đ"]
    assert [letter for letter in every if not metrics.inFontUcs4(ord(letter))] == []


def test_sizes_grow_with_the_font(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    before = (line_height(), space(2), letters(70))
    usual = qapp.font()
    bigger = QGuiApplication.font()
    bigger.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(bigger)
    after = (line_height(), space(2), letters(70))
    qapp.setFont(usual)
    assert [new / old for old, new in zip(before, after, strict=True)] == pytest.approx([2, 2, 2], rel=0.08)


def test_icon_on_a_button_follows_the_colours(qapp: QApplication, qtbot: QtBot) -> None:
    theme = apply_theme(qapp, "light")
    button = QPushButton("x")
    qtbot.addWidget(button)
    icons.set_icon(button, "save", "accent")
    light = button.icon().pixmap(16).toImage()
    theme.choose("dark")
    assert button.icon().pixmap(16).toImage() != light
    theme.choose("light")
    assert button.icon().pixmap(16).toImage() == light


def test_every_icon_can_be_drawn_and_an_unknown_one_is_an_error(qapp: QApplication) -> None:
    for name in icons.available():
        drawn = icons.picture(name).toImage()
        assert any(
            drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height())
        ), name
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_schemes_name_the_same_colours() -> None:
    assert all(getattr(DARK, item.name).startswith("#") for item in fields(Colours))
