"""Rich text: the subset of HTML that dossiers keep, as a tree.

Tags: p b i sub sup ul ol li table tr th td figure img(src="sha256:…") figcaption. Text that holds none of
them is one plain paragraph a line. `parse` never fails: what it does not know it drops, and it says what.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of letters in one style; `rise` is "", "sub" or "sup"."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    rise: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its paragraphs, and lists inside it."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Bullets, or numbers from 1."""

    items: tuple[Item, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell; a heading cell is printed bold and, in a first row, repeated on every page."""

    nodes: tuple["Node", ...]
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; rows may have different lengths."""

    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the book, named by the SHA-256 of the file, with its caption."""

    sha256: str
    caption: tuple[Span, ...] = ()


Node: TypeAlias = Text | Listing | Grid | Figure


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, and the names of what was left out of it, each once ("màu chữ", "khung" …)."""

    nodes: tuple[Node, ...]
    dropped: tuple[str, ...] = ()
