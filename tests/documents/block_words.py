"""What the blocks of a document say, line by line in the order in which it is read, whatever draws them."""

from collections.abc import Iterable, Iterator

from desktop_app.documents import blocks
from desktop_app.documents.blocks import Block, Document, Pages, Run, Table
from desktop_app.documents.layout.office_text import words
from desktop_app.domain.richtext import Figure, Grid, Listing, Node, Text

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def said(document: Document) -> list[str]:
    """All lines that hold a letter; cells of a table are read row by row."""
    return [line for block in all_blocks(document) for line in block_lines(block) if line]


def all_blocks(document: Document) -> list[Block]:
    return [block for part in document.parts if isinstance(part, Pages) for block in part.blocks]


def tables_of(document: Document) -> list[Table]:
    return [block for block in all_blocks(document) if isinstance(block, Table)]


def plain(text: str) -> str:
    """Text as it is compared: composed, clean, blanks of one kind, each once."""
    return " ".join(words(text).split())


def block_lines(block: Block) -> list[str]:
    return [plain(line) for line in _lines(block)]


def _lines(block: Block) -> Iterable[str]:
    match block:
        case blocks.Motto():
            return MOTTO
        case blocks.Letterhead():
            rows = (block.number, block.place_and_date, block.subject)
            return (*block.parent, *block.body, *MOTTO, *map(_text, rows))
        case blocks.Title():
            return (block.text, block.subtitle)
        case blocks.Heading():
            return (block.text,)
        case blocks.Paragraph():
            return (_text(block.runs),)
        case blocks.RichText():
            return _node_lines(block.nodes)
        case blocks.Table():
            return table_cells(block)
        case blocks.Photos():
            return [photo.caption for photo in block.photos]
        case blocks.Signatures():
            return _signature_lines(block)
        case _:
            return ()


def table_cells(table: Table) -> list[str]:
    """The words of a table's cells; where the upper heading has none, the lower one's stand there."""
    top = [cell.text for cell in table.top]
    heading = [cell.text for cell in table.heading]
    column = 0
    for place, cell in enumerate(table.top):
        if cell.span == 1 and not cell.text:
            top[place], heading[column] = heading[column], ""
        column += cell.span
    return [*top, *heading, *(cell.text for row in table.rows for cell in row)]


def _signature_lines(block: blocks.Signatures) -> list[str]:
    columns = block.columns
    if not columns:
        return []
    sent = [block.recipients_heading, *block.recipients] if block.recipients and len(columns) == 1 else []
    is_crowd = len(columns) > 1 and not any(column.lines or column.note for column in columns[1:])
    heads = [
        line
        for column in (columns[:1] if is_crowd else columns)
        for line in (column.date_line, *column.lines, column.note)
    ]
    return [*sent, *heads, *(column.name for column in columns)]


def _node_lines(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text(spans) | Figure(_, spans):
                yield "".join(span.text for span in spans)
            case Listing(items):
                for item in items:
                    yield from _node_lines(item.nodes)
            case Grid(rows):
                for row in rows:
                    for cell in row:
                        yield from _node_lines(cell.nodes)


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
