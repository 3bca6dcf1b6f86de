"""Places to sign: one in the right half, two side by side, or a heading over a field of names."""

from collections.abc import Sequence
from typing import Any

from desktop_app.documents.blocks import Run, SignatureColumn, Signatures
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.flowables import RuledTable
from desktop_app.documents.layout.measures import BODY, MM, NOTE, TEXT_HEIGHT
from desktop_app.documents.layout.styles import style
from desktop_app.documents.layout.text import text_block

ROOM = 22 * MM
LEFT_HALF = 0.42  # what a lone signature leaves free at its left, in parts of the text width
_PADDING = 3.0
_BARE: list[tuple[Any, ...]] = [
    ("FONT", (0, 0), (-1, -1), fonts.REGULAR, BODY),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
_MOST = 0.7
"""Of a page: what is higher than that is parted as any table is."""


def signature_table(signatures: Signatures, missing: set[str], wide: float) -> RuledTable:
    """Lay out the places to sign over `wide` points.

    Columns that bear words over the signature stand side by side. Where only the first does, the others
    are further people under the same words: rows of two or three names, parted only between rows.
    """
    columns = signatures.columns
    if len(columns) > 1 and not any(column.lines or column.note for column in columns[1:]):
        return _crowd(columns, missing, wide)
    if len(columns) == 1:
        left, right = wide * LEFT_HALF, wide * (1 - LEFT_HALF)
        sent = _recipients(signatures, missing)
        rows: list[list[Any]] = [[sent or "", _head(columns[0], missing)], ["", _name(columns[0], missing)]]
        held = _whole(rows, (left, right))
        beside = [("SPAN", (0, 0), (0, 1))] if sent and held else []
        return _table(rows, [left, right], [*held, *beside])
    widths = [wide / len(columns)] * len(columns)
    heads = [_head(column, missing) for column in columns]
    names = [_name(column, missing) for column in columns]
    return _table([heads, names], widths, _whole([heads, names], widths))


def _whole(rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> list[tuple[Any, ...]]:
    """Hold the first rows on one page, unless they are so high that a page may not hold them."""
    high = sum(max(_height(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return [("NOSPLIT", (0, 0), (-1, len(rows) - 1))] if high < TEXT_HEIGHT * _MOST else []


def _height(cell: Any, width: float) -> float:
    pieces = cell if isinstance(cell, list) else [cell] if cell else []
    return sum(float(piece.wrap(width - 2 * _PADDING, TEXT_HEIGHT)[1]) for piece in pieces)


def _recipients(signatures: Signatures, missing: set[str]) -> list[Any]:
    """List whom the paper is sent to, as small as NĐ 30 wants it."""
    if not signatures.recipients:
        return []
    heading = style("left", NOTE, fonts.BOLD_ITALIC, before=0)
    item = style("left", NOTE - 1, before=0)
    return [
        text_block((Run(signatures.recipients_heading),), heading, missing),
        *(text_block((Run(line),), item, missing) for line in signatures.recipients),
    ]


def _crowd(columns: tuple[SignatureColumn, ...], missing: set[str], wide: float) -> RuledTable:
    across = 2 if len(columns) in (2, 4) else 3
    width = wide / across
    first = columns[0]
    dated = SignatureColumn(first.lines, first.note)
    rows: list[list[Any]] = [[_head(dated, missing)] + [""] * (across - 1)]
    spans: list[tuple[Any, ...]] = [("SPAN", (0, 0), (-1, 0))]
    if first.date_line:
        line = text_block((Run(first.date_line),), style("right", BODY, fonts.ITALIC, before=0), missing)
        rows.insert(0, [line] + [""] * (across - 1))
        spans = [("SPAN", (0, 0), (-1, 0)), ("SPAN", (0, 1), (-1, 1)), ("BOTTOMPADDING", (0, 0), (-1, 0), 4)]
    heads = len(rows)
    for start in range(0, len(columns), across):
        names: list[Any] = [_name(column, missing) for column in columns[start : start + across]]
        if len(names) < across and start:
            names += [""] * (across - len(names))
        rows.append(names + [""] * (across - len(names)))
    led = [[row[0], *[""] * (across - 1)] for row in rows[:heads]]
    held = _whole([*led, *rows[heads : heads + 1]], [width] * across)
    return _table(rows, [width] * across, [*spans, *held])


def _table(
    rows: list[list[Any]], widths: list[float], more: list[tuple[Any, ...]] | None = None
) -> RuledTable:
    return RuledTable(rows, colWidths=widths, style=[*_BARE, *(more or [])], spaceBefore=10, spaceAfter=6)


def _head(column: SignatureColumn, missing: set[str]) -> list[Any]:
    """Date, words and note over the signature."""
    pieces: list[Any] = []
    if column.date_line:
        pieces.append(text_block((Run(column.date_line),), style("center", BODY, fonts.ITALIC), missing))
    pieces += [
        text_block((Run(line),), style("center", BODY, fonts.BOLD, before=2), missing)
        for line in column.lines
    ]
    if column.note:
        pieces.append(
            text_block((Run(column.note),), style("center", BODY - 1, fonts.ITALIC, before=0), missing)
        )
    return pieces


def _name(column: SignatureColumn, missing: set[str]) -> list[Any]:
    from reportlab.platypus.flowables import Spacer

    name = text_block((Run(column.name),), style("center", BODY, fonts.BOLD, before=0, after=4), missing)
    return [Spacer(1, ROOM), name]
