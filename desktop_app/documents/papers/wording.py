"""A pack's words as runs: inline marks, places that take values, stretches that may vanish.

Only the pack's own words are read for marks; a value is put in as it stands, whatever it looks like.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop_app.documents.blocks import Run
from desktop_app.documents.papers.values import Said

_PIECES = re.compile(r"(</?(?:b|i|u|sup|sub)>|\[\[|\]\]|\{\{|\}\}|\{[A-Za-z_][A-Za-z0-9_]*(?::[a-z]+)?\})")
_PLACE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)(?::([a-z]+))?\}")

Lookup = Callable[[str, str], Said]
Dots = Callable[[str, str], str]


@dataclass(slots=True)
class _Look:
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    rise: str = ""

    def obey(self, mark: str) -> None:
        is_on = not mark.startswith("</")
        match mark.strip("</>"):
            case "b":
                self.is_bold = is_on
            case "i":
                self.is_italic = is_on
            case "u":
                self.is_underlined = is_on
            case "sup":
                self.rise = "super" if is_on else ""
            case _:
                self.rise = "sub" if is_on else ""

    def run(self, text: str, field: str = "", is_missing: bool = False) -> Run:
        return Run(text, self.is_bold, self.is_italic, self.is_underlined, self.rise, field, is_missing)


def filled(text: str, lookup: Lookup, dots: Dots) -> tuple[Run, ...]:
    """Put values in their places; an empty place outside an [[optional stretch]] shows dots."""
    runs: list[Run] = []
    look = _Look()
    stretch: list[Run] | None = None
    has_value = has_place = False
    for piece in _PIECES.split(text):
        if not piece:
            continue
        place = _PLACE.fullmatch(piece)
        if piece == "[[":
            stretch, has_value, has_place = [], False, False
        elif piece == "]]":
            runs.extend(stretch or () if has_value or not has_place else ())
            stretch = None
        elif place:
            said = lookup(place[1], place[2] or "")
            has_place, has_value = True, has_value or bool(said.text)
            shown = said.text or ("" if stretch is not None else dots(place[1], place[2] or ""))
            is_missing = stretch is None and not said.text
            (runs if stretch is None else stretch).append(look.run(shown, said.field, is_missing))
        elif piece.startswith("<"):
            look.obey(piece)
        else:
            (runs if stretch is None else stretch).append(look.run(_unescaped(piece)))
    return _joined(runs)


def blank(text: str, dots: Dots) -> tuple[Run, ...]:
    """Put dots in all places; optional stretches stay."""

    def nothing(key: str, _form: str) -> Said:
        return Said("", key)

    return filled(text.replace("[[", "").replace("]]", ""), nothing, dots)


def places(text: str) -> tuple[str, ...]:
    """Name the places of a text."""
    return tuple(found[1] for found in _PLACE.finditer(text))


def ends_in_place(text: str) -> bool:
    """Whether nothing is printed after the last place, so that dots may run to the margin."""
    return bool(re.search(r"\}(?:</?[a-z]+>|\]\]|[.;\s])*$", text))


def _unescaped(piece: str) -> str:
    return {"{{": "{", "}}": "}"}.get(piece, piece)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)
