"""Paragraphs in normal form, and what inline tags and styles mean for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import is_normalized

from desktop_app.domain.language import _
from desktop_app.domain.richtext import Span
from desktop_app.domain.text import SOFT_HYPHEN, nfc, without_controls

_BLANKS = re.compile("[ \t\n\r\f\xa0]+")
_DECLARATION = re.compile(r"([a-z-]++)\s*+:\s*+([^;]*+)")
_BOLD_NAMES = frozenset({
    "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"
})  # fmt: skip
_ITALIC_NAMES = frozenset({
    "i", "em", "cite", "var", "dfn"
})  # fmt: skip
_INK = frozenset(("black", "windowtext", "auto", "inherit", "initial", "#000000", "#000", "rgb(0, 0, 0)"))


@dataclass(frozen=True, slots=True)
class Style:
    """What one open tag asks of the letters in it; None leaves that side as it was."""

    name: str
    is_bold: bool | None = None
    is_italic: bool | None = None
    rise: str | None = None


def inked(styles: Iterable[Style], text: str) -> Span:
    """Write text in the styles of the open tags, the innermost last."""
    is_bold = is_italic = False
    rise = ""
    for style in styles:
        is_bold = is_bold if style.is_bold is None else style.is_bold
        is_italic = is_italic if style.is_italic is None else style.is_italic
        rise = rise if style.rise is None else style.rise
    return Span(text, is_bold, is_italic, rise)


@lru_cache(maxsize=1024)
def style_of(name: str, css: str) -> Style:
    """Read the style of a tag from its name and its `style`, which is the stronger."""
    style = Style(
        name,
        True if name in _BOLD_NAMES else None,
        True if name in _ITALIC_NAMES else None,
        name if name in ("sub", "sup") else None,
    )
    for key, value in declarations(css):
        if key == "font-weight":
            style = replace(style, is_bold=value[:4] == "bold" or value[:3] in ("600", "700", "800", "900"))
        elif key == "font-style":
            style = replace(style, is_italic=value.startswith(("italic", "oblique")))
        elif key == "vertical-align" and name not in ("td", "th", "tr", "img"):
            style = replace(style, rise={"sub": "sub", "super": "sup", "baseline": ""}.get(value, style.rise))
    return style


def declarations(css: str) -> list[tuple[str, str]]:
    """Take a `style` attribute apart: names and values in small letters."""
    return [(found[1], found[2].strip()) for found in _DECLARATION.finditer(css.lower())]


def losses(css: str) -> Iterable[str]:
    """Name what of a `style` is not kept, in Vietnamese."""
    for key, value in declarations(css):
        if key == "color" and value not in _INK:
            yield _("màu chữ")
        elif key.startswith("background") and value not in ("white", "transparent", "none", "#ffffff"):
            yield _("màu nền")
        elif key == "font-family":
            yield _("phông chữ")
        elif key == "font-size":
            yield _("cỡ chữ")
        elif key.startswith("text-decoration") and "underline" in value:
            yield _("gạch chân")
        elif key.startswith("text-decoration") and "line-through" in value:
            yield _("gạch ngang chữ")


def tidy(spans: Iterable[Span], keeps_soft_hyphens: bool = False) -> tuple[Span, ...]:
    """Bring spans to normal form.

    Equal neighbours are one, none is empty, letters are composed, controls are gone, blanks are run
    together and stand at neither end; a lone unbreakable blank stays.
    """
    kept: list[Span] = []
    for span in _merged(spans):
        text = without_controls(span.text)
        text = text if keeps_soft_hyphens else text.replace(SOFT_HYPHEN, "")
        text = _BLANKS.sub(lambda found: "\xa0" if found[0] == "\xa0" else " ", text)
        if not kept or kept[-1].text.endswith((" ", "\xa0")):
            text = text.lstrip(" \xa0")
        if text:
            kept.append(span if text == span.text else replace(span, text=text))
    while kept and not kept[-1].text.rstrip(" \xa0"):
        kept.pop()
    if kept and kept[-1].text.endswith((" ", "\xa0")):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \xa0"))
    return tuple(
        span if is_normalized("NFC", span.text) else replace(span, text=nfc(span.text))
        for span in _merged(kept)
    )


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Join equal neighbours, in time that grows with their length alone."""
    runs: list[tuple[Span, list[str]]] = []
    for span in spans:
        if runs and _is_alike(runs[-1][0], span):
            runs[-1][1].append(span.text)
        else:
            runs.append((span, [span.text]))
    return [replace(first, text="".join(texts)) if len(texts) > 1 else first for first, texts in runs]


def _is_alike(one: Span, other: Span) -> bool:
    return one.is_bold == other.is_bold and one.is_italic == other.is_italic and one.rise == other.rise


def without_start(spans: tuple[Span, ...], count: int) -> tuple[Span, ...]:
    """Cut the first letters off a paragraph."""
    left: list[Span] = []
    for span in spans:
        left.append(replace(span, text=span.text[count:]))
        count = max(0, count - len(span.text))
    return tidy(left, keeps_soft_hyphens=True)
