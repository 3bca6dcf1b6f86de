"""How a paper of an office begins and ends in a Word file: motto, letterhead, places to sign."""

from collections.abc import Iterable, Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.blocks import Letterhead, Run, SignatureColumn, Signatures
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.flowables import MottoLines
from desktop_app.documents.layout.letterhead import (
    LEFT_PART,
    SMALL_MOTTO,
    SUBJECT,
    name_rows,
    ruled_length,
)
from desktop_app.documents.layout.measures import BODY, MOTTO, NOTE, SINGLE
from desktop_app.documents.layout.signatures import LEFT_HALF, ROOM
from desktop_app.documents.layout.word_flow import BEGINS, GOES_ON, Box, Flow, Row, Ruled
from desktop_app.documents.layout.word_text import TextPiece

_SIDES = (0.0, 2.0, 0.0, 2.0)  # a point less than on the page: words that just fit there fit here
_RULE_ROOM, _RULE_AFTER = 4.0, 1.0
_ROW_SPARE = 2.0
_MOTTO_ROOM, _MOTTO_AFTER = 2.0, 17.0


def add_motto(flow: Flow, width: float) -> None:
    """Set Quốc hiệu alone, centred over the page."""
    flow.add(_centred(MottoLines.COUNTRY, MOTTO, "Motto"))
    flow.add(_centred(MottoLines.WORDS, MottoLines.WORDS_SIZE, "Motto"), before=1)
    length = stringWidth(MottoLines.WORDS, fonts.BOLD, MottoLines.WORDS_SIZE)
    add_rule(flow, width, length, _MOTTO_ROOM, _MOTTO_AFTER)


def letterhead_table(head: Letterhead, wide: float) -> Ruled:
    """Lay out a letterhead over `wide` points; Quốc hiệu never breaks, whatever stands at the left."""
    left, right = wide * LEFT_PART, wide * (1 - LEFT_PART)
    size = MOTTO if stringWidth(MottoLines.COUNTRY, fonts.BOLD, MOTTO) <= right - 2 else SMALL_MOTTO
    who, state = Flow(), Flow()
    for line in head.parent:
        who.add(_name_line(line, size, left, "Normal", fonts.REGULAR))
    for line in head.body:
        who.add(_name_line(line, size, left, "Motto", fonts.BOLD))
    add_rule(who, left, ruled_length(name_rows(head.body, size, left), size, left))
    state.add(_centred(MottoLines.COUNTRY, size, "Motto"))
    state.add(_centred(MottoLines.WORDS, size + 1, "Motto"))
    add_rule(state, right, stringWidth(MottoLines.WORDS, fonts.BOLD, size + 1))
    rows = [Row([Box(who), Box(state)])]
    if head.number or head.place_and_date:
        rows.append(Row([_runs(head.number, MOTTO), _runs(head.place_and_date, MOTTO)]))
    if head.subject:
        rows.append(Row([_runs(head.subject, SUBJECT), Box(Flow())]))
    for row in rows[:-1]:
        row.keep()
    return Ruled(rows, (left, right), has_rules=False)


def signature_table(signatures: Signatures, wide: float) -> Ruled:
    """Lay out the places to sign over `wide` points, as the printed page has them."""
    columns = signatures.columns
    if len(columns) > 1 and not any(column.lines or column.note for column in columns[1:]):
        return _crowd(columns, wide)
    widths = [wide / len(columns)] * len(columns)
    rows = [Row([_head(column) for column in columns]), Row([_name(column) for column in columns])]
    if len(columns) == 1:
        widths = [wide * LEFT_HALF, wide * (1 - LEFT_HALF)]
        rows[0].boxes.insert(0, Box(_recipients(signatures), joined=BEGINS))
        rows[1].boxes.insert(0, Box(Flow(), joined=GOES_ON))
    rows[0].keep()
    return Ruled(rows, widths, _SIDES, has_rules=False)


def _crowd(columns: Sequence[SignatureColumn], wide: float) -> Ruled:
    """Set names under one heading, two or three side by side; rows of names may be parted from each other."""
    across = 2 if len(columns) in (2, 4) else 3
    first = columns[0]
    rows = [Row([_head(SignatureColumn(first.lines, first.note), across)])]
    if first.date_line:
        day = Flow()
        day.add(TextPiece((Run(first.date_line, is_italic=True),), "Normal", "right", after=4))
        rows.insert(0, Row([Box(day, across)]))
    for start in range(0, len(columns), across):
        names = [_name(column) for column in columns[start : start + across]]
        rows.append(Row([*names, *(Box(Flow()) for _missing in range(across - len(names)))]))
    for row in rows[: 2 if first.date_line else 1]:
        row.keep()
    return Ruled(rows, [wide / across] * across, _SIDES, has_rules=False)


def _recipients(signatures: Signatures) -> Flow:
    """List whom the paper is sent to, as small as NĐ 30 wants it."""
    flow = Flow()
    if signatures.recipients:
        heading = (Run(signatures.recipients_heading, is_bold=True, is_italic=True),)
        flow.add(TextPiece(heading, "Normal", size=NOTE))
        for line in signatures.recipients:
            flow.add(TextPiece((Run(line),), "Normal", size=NOTE - 1))
    return flow


def _head(column: SignatureColumn, span: int = 1) -> Box:
    """Set date, words and note over the signature."""
    flow = Flow()
    if column.date_line:
        flow.add(TextPiece((Run(column.date_line, is_italic=True),), "Normal", "center"))
    for line in column.lines:
        flow.add(TextPiece((Run(line, is_bold=True),), "Normal", "center"), before=2)
    if column.note:
        flow.add(TextPiece((Run(column.note, is_italic=True),), "Normal", "center", size=BODY - 1))
    return Box(flow, span)


def _name(column: SignatureColumn) -> Box:
    flow = Flow()
    flow.add_space(ROOM if column.name else ROOM - BODY * SINGLE)
    flow.add(TextPiece((Run(column.name, is_bold=True),), "Normal", "center"))
    return Box(flow)


def _name_line(line: str, size: float, wide: float, style: str, face: str) -> TextPiece:
    """Set a line of a name, kept so narrow that it breaks into the even rows of the printed page."""
    made, rows = _centred(line, size, style), name_rows((line,), size, wide, face)
    if len(rows) > 1:
        widest = max(stringWidth(row, face, size) for row in rows)
        made.left = made.right = max(wide - widest - _ROW_SPARE, 0) / 2
    return made


def _centred(line: str, size: float, style: str) -> TextPiece:
    return TextPiece((Run(line),), style, "center", size=size)


def _runs(runs: Iterable[Run], size: float) -> Box:
    flow = Flow()
    flow.add_space(6)
    flow.add(TextPiece(tuple(runs), "Normal", "center", size=size))
    return Box(flow)


def add_rule(
    flow: Flow, width: float, length: float, room: float = _RULE_ROOM, after: float = _RULE_AFTER
) -> None:
    """Draw a line `length` points long in the middle of `width`, `room` under the words before it."""
    aside = max(width - length, 0) / 2
    rule = TextPiece(style="Normal", left=aside, right=aside, size=1, exact=room, is_ruled=True)
    flow.add(rule, after=after)
