"""The text of a paper without its layout, for others to set: paragraphs of runs, and tables of words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.documents.blocks import (
    Document,
    Heading,
    Motto,
    Pages,
    Paragraph,
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
        case Title() | Heading():
            yield Words((Run(block.text, is_bold=True),), "center")
        case Paragraph():
            yield Words(block.runs, block.align, block.size or SIZE)
        case RichText():
            yield from _of_nodes(block.nodes)
        case Table():
            rows = (block.heading, *block.rows)
            yield Cells(tuple(tuple(cell.text for cell in row) for row in rows), block.widths)
        case Signatures():
            columns = [(*column.lines, column.note, column.name) for column in block.columns]
            yield from (Words((Run(line),), "right") for column in columns for line in column if line)
        case _:
            return


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
