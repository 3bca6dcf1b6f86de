"""The text of a paper without its layout, for others to set: paragraphs of runs, and tables of words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.documents.blocks import (
    Cell,
    Document,
    Heading,
    Letterhead,
    Motto,
    Pages,
    Paragraph,
    Photos,
    RichText,
    Run,
    Signatures,
    Table,
    Title,
)
from desktop_app.domain.richtext import Grid, Listing, Node, Text, plain_text

SIZE = 14.0


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph: its runs, how it stands, its size in points."""

    runs: tuple[Run, ...]
    align: str = "justify"
    size: float = SIZE


@dataclass(frozen=True, slots=True)
class Cells:
    """One table: its rows, headings first; parts of the width."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


Piece: TypeAlias = Words | Cells
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def pieces(document: Document) -> list[Piece]:
    """Return what a paper says, in order."""
    parts = (part for part in document.parts if isinstance(part, Pages))
    return [piece for part in parts for block in part.blocks for piece in _of_block(block)]


def _of_block(block: object) -> Iterator[Piece]:
    match block:
        case Motto():
            yield from (Words((Run(line, is_bold=True),), "center", 13) for line in MOTTO)
        case Letterhead():
            yield from _of_head(block)
        case Title() | Heading():
            texts = (block.text, block.subtitle if isinstance(block, Title) else "")
            yield from (Words((Run(text, is_bold=True),), "center") for text in texts if text)
        case Paragraph():
            yield Words(block.runs, block.align, block.size or SIZE)
        case RichText():
            yield from _of_nodes(block.nodes)
        case Table():
            rows = (*((block.top,) if block.top else ()), block.heading, *block.rows)
            yield Cells(tuple(_spread(row) for row in rows), block.widths)
        case Photos():
            yield from (Words((Run(photo.caption),), "center") for photo in block.photos if photo.caption)
        case Signatures():
            yield from _of_ending(block)
        case _:
            return


def _of_head(block: Letterhead) -> Iterator[Words]:
    yield from (Words((Run(line),), "center", 13) for line in (*block.parent, *MOTTO))
    yield from (Words((Run(line, is_bold=True),), "center", 13) for line in block.body)
    placed = (block.number, block.place_and_date, block.subject)
    yield from (Words(runs, "center", 13) for runs in placed if runs)


def _of_ending(block: Signatures) -> Iterator[Words]:
    for column in block.columns:
        told = [Run(column.date_line, is_italic=True), *(Run(line, is_bold=True) for line in column.lines)]
        told += [Run(column.note, is_italic=True), Run(column.name, is_bold=True)]
        yield from (Words((run,), "right") for run in told if run.text)
    if block.recipients:
        yield Words((Run(block.recipients_heading, is_bold=True, is_italic=True),), "left", 12)
        yield from (Words((Run(line),), "left", 11) for line in block.recipients)


def _spread(row: Iterable[Cell]) -> tuple[str, ...]:
    """Give a row a text for every column; a cell that spans several leaves the others empty."""
    return tuple(text for cell in row for text in (cell.text, *[""] * (cell.span - 1)))


def _of_nodes(nodes: Iterable[Node]) -> Iterator[Piece]:
    for node in nodes:
        match node:
            case Text():
                spans = node.spans
                yield Words(
                    tuple(Run(span.text, span.is_bold, span.is_italic, rise=span.rise) for span in spans)
                )
            case Listing():
                for item in node.items:
                    yield from _of_nodes(item.nodes)
            case Grid():
                rows = tuple(tuple(plain_text(cell.nodes) for cell in row) for row in node.rows)
                yield Cells(rows, (1.0,) * len(rows[0]))
            case _:
                continue
