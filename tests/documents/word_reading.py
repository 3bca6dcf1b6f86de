"""Reads Word files with python-docx: their words in order, their tables, their looks."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from tests.documents.block_words import plain


def opened(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def lines_of_word(data: bytes) -> list[str]:
    """All paragraphs that hold a letter, those of a table's cells row by row."""
    return [line for line in map(plain, _lines(opened(data).element.body)) if line]


def _lines(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:p"):
            yield paragraph_text(child)
        elif child.tag == qn("w:tbl"):
            for cell in child.iter(qn("w:tc")):
                if cell.getparent().getparent() is child:
                    yield from _lines(cell)


def paragraph_text(paragraph: Any) -> str:
    nodes = paragraph.iter(qn("w:t"), qn("w:br"))
    return "".join("\n" if node.tag == qn("w:br") else node.text or "" for node in nodes)


def ruled_tables(data: bytes) -> list[list[list[str]]]:
    """Words of the tables that have rules; each cell once, however many columns it spans."""
    found: list[list[list[str]]] = []
    for table in opened(data).element.body.iter(qn("w:tbl")):
        if table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:top')}").get(qn("w:val")) == "nil":
            continue
        rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
        found.append([[plain("\n".join(_lines(cell))) for cell in row] for row in rows])
    return found


def styled(data: bytes, style: str) -> list[str]:
    """The paragraphs of one style, by its name."""
    return [plain(one.text) for one in opened(data).paragraphs if one.style.name == style]
