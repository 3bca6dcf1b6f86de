"""Rich text: the subset of HTML that dossiers keep, as a tree.

Tags: p b i sub sup ul ol li table tr th td figure img(src="sha256:…") figcaption. Text that holds none of
them is one plain paragraph a line. `parse` never fails: what it does not know it drops, and it says what.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TypeAlias

from desktop_app.domain.legacy import looks_legacy
from desktop_app.domain.text import SOFT_HYPHEN, clean


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


@lru_cache(maxsize=256)
def parse(markup: str) -> Parsed:
    """Read any text or HTML as rich text in normal form; never fails.

    Kept, since the page beside the form is set anew at every key with most of its texts as they were.

    Normal form: no empty paragraph, entry, list, row or table; spans as `richtext_spans.tidy` leaves them;
    lists and tables at most eight deep. Headings become bold paragraphs, Word's list paragraphs become lists.
    """
    from desktop_app.domain.richtext_markup import is_markup
    from desktop_app.domain.richtext_parser import Parser

    if not is_markup(markup):
        markup = from_plain(markup)
    parsed = Parser(keeps_soft_hyphens=True).parse(markup)
    text = plain_text(parsed.nodes)
    if SOFT_HYPHEN in text and looks_legacy(text) != "TCVN3":
        return Parser(keeps_soft_hyphens=False).parse(markup)
    return parsed


def serialise(nodes: Iterable[Node]) -> str:
    """Write a tree as the subset of HTML; `parse` gives a tree in normal form back as it was."""
    return "".join(_written(node) for node in nodes)


def _written(node: Node) -> str:
    match node:
        case Text(spans):
            return f"<p>{_written_spans(spans)}</p>"
        case Listing(items, is_numbered):
            name = "ol" if is_numbered else "ul"
            return f"<{name}>{''.join(f'<li>{_written_flow(item.nodes)}</li>' for item in items)}</{name}>"
        case Grid(rows):
            return "<table>" + "".join(f"<tr>{_written_row(row)}</tr>" for row in rows) + "</table>"
        case Figure(sha256, caption):
            words = f"<figcaption>{_written_spans(caption)}</figcaption>" if caption else ""
            return f'<figure><img src="sha256:{escape(sha256)}">{words}</figure>'


def _written_row(row: tuple[TableCell, ...]) -> str:
    return "".join(map(_written_cell, row))


def _written_cell(cell: TableCell) -> str:
    name = "th" if cell.is_heading else "td"
    return f"<{name}>{_written_flow(cell.nodes)}</{name}>"


def _written_flow(nodes: tuple[Node, ...]) -> str:
    """Write what an entry or cell holds: its first paragraph stands there without tags of its own."""
    if nodes and isinstance(nodes[0], Text):
        return _written_spans(nodes[0].spans) + serialise(nodes[1:])
    return serialise(nodes)


def _written_spans(spans: tuple[Span, ...]) -> str:
    return "".join(map(_written_span, spans))


def _written_span(span: Span) -> str:
    written = escape(span.text, quote=False)
    for name, is_on in ((span.rise, bool(span.rise)), ("i", span.is_italic), ("b", span.is_bold)):
        written = f"<{name}>{written}</{name}>" if is_on else written
    return written


def plain_text(nodes: Iterable[Node]) -> str:
    """Give the words alone: a line a paragraph, entry or table row; a tree without words gives ""."""
    return "\n".join(line for node in nodes for line in _lines(node))


def _lines(node: Node) -> list[str]:
    match node:
        case Text(spans) | Figure(_, spans):
            text = "".join(span.text for span in spans)
            return [text] if text else []
        case Listing(items, is_numbered):
            entries = ((f"{place}. " if is_numbered else "- ", item) for place, item in enumerate(items, 1))
            return [line for sign, item in entries for line in _entry_lines(sign, item)]
        case Grid(rows):
            lines = (" | ".join(filter(None, map(_cell_line, row))) for row in rows)
            return [line for line in lines if line]


def _entry_lines(sign: str, item: Item) -> list[str]:
    lines = [line for node in item.nodes for line in _lines(node)]
    return [sign + lines[0], *(f"  {line}" for line in lines[1:])] if lines else []


def _cell_line(cell: TableCell) -> str:
    return " ".join(line for node in cell.nodes for line in _lines(node))


def from_plain(text: str) -> str:
    """Write plain text as markup, a paragraph a line; letters that look like tags stay letters."""
    lines = (line.strip() for line in clean(text, multiline=True).split("\n"))
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line)
