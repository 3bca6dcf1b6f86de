"""The faces that ship: complete, as wide as Times, under their licence."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from desktop_app.documents.layout import fonts
from desktop_app.shipped import RESOURCES

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"
LETTERS = {
    unicodedata.normalize("NFC", letter + tone)
    for vowel in _VOWELS
    for letter in (vowel, vowel.upper())
    for tone in _TONES
} | {"đ", "Đ"}
VIETNAMESE = sorted(letter for letter in LETTERS if not letter.isascii())
# Advance widths of Times in thousandths of an em, from Adobe's metric files.
_TIMES = {
    fonts.REGULAR: {"a": 444, "H": 722, "m": 778, "0": 500, " ": 250, "%": 833, "W": 944},
    fonts.BOLD: {"a": 500, "H": 778, "m": 833, "0": 500, " ": 250, "%": 1000, "W": 1000},
    fonts.ITALIC: {"a": 500, "H": 722, "m": 722, "0": 500, " ": 250, "%": 833, "W": 833},
    fonts.BOLD_ITALIC: {"a": 500, "H": 778, "m": 778, "0": 500, " ": 250, "%": 833, "W": 889},
}


def _face(name: str) -> TTFont:
    return TTFont(RESOURCES / "fonts" / fonts.FILES[name])


@pytest.mark.parametrize("name", fonts.FILES)
def test_every_face_has_all_134_vietnamese_letters(name: str) -> None:
    assert len(VIETNAMESE) == 134
    assert [letter for letter in VIETNAMESE if ord(letter) not in _face(name).getBestCmap()] == []


@pytest.mark.parametrize("name", fonts.FILES)
def test_every_face_is_as_wide_as_times(name: str) -> None:
    face = _face(name)
    points, widths, em = face.getBestCmap(), face["hmtx"], face["head"].unitsPerEm
    found = {letter: round(widths[points[ord(letter)]][0] * 1000 / em) for letter in _TIMES[name]}
    assert found == pytest.approx(_TIMES[name], abs=1)


def test_the_licence_stands_beside_the_faces() -> None:
    text = (RESOURCES / "fonts" / "Tinos-LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_marks_and_line_ends_are_drawn_and_controls_are_not() -> None:
    pattern = fonts.undrawable()
    assert pattern.search("Kỹ thuật\n☐ ☑ ₫ ≤ ² …") is None
    assert [found[0] for found in pattern.finditer("a\x07😀\u200bb")] == ["\x07", "😀", "\u200b"]
