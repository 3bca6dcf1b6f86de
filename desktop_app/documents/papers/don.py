"""Đơn yêu cầu công nhận sáng kiến: one way through the form of any pack, filled or blank for handwriting."""

from dataclasses import replace

from desktop_app.documents.blocks import (
    Block,
    Cell,
    Document,
    DottedLines,
    Heading,
    Motto,
    Pages,
    Paragraph,
    RichText,
    Run,
    SignatureColumn,
    Signatures,
    Space,
    Table,
    Title,
)
from desktop_app.documents.papers.benefit import benefit_blocks
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.values import Said, cell_of, value_of
from desktop_app.documents.papers.wording import Dots, Lookup, blank, ends_in_place, filled, places
from desktop_app.domain.dates import format_date, long_date
from desktop_app.domain.records import Attachment, Participant
from desktop_app.domain.richtext import parse
from desktop_app.forms.vocabulary import Column, FieldKind, Part, PartKind

NOTE_SIZE = 12.0
_ROOM = "…" * 7
_BLANK_ROW, _SIGNED_ROW = 9.0, 16.0
_BLANK_SIGNERS = 3
_LONG_ANSWER = 120
_APART = 5.0


def build_don(context: DossierContext) -> Document:
    """Build the application of a dossier, or the same form empty."""
    return Document(
        title=_document_title(context),
        parts=(Pages(don_blocks(context), context.pack.form.title),),
        author=", ".join(author.name for author in context.dossier.authors),
        subject=context.pack.form.title,
        picture=context.stored,
    )


def don_blocks(context: DossierContext) -> tuple[Block, ...]:
    """Walk the form's parts in printed order."""
    blocks: list[Block] = []
    for section in context.pack.form.sections:
        for part in section.parts:
            if part.kind is PartKind.SIGNATURE_TABLE:
                _hold(blocks)
            if part.kind is PartKind.NOTE and not (blocks and _is_note(blocks[-1])):
                blocks.append(Space(_APART))
            blocks.extend(_printed(part, context))
    return tuple(blocks)


def _document_title(context: DossierContext) -> str:
    title = context.pack.form.title
    return title if context.is_blank else f"{title} – {context.dossier.innovation.title}".rstrip(" –")


def _is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.size == NOTE_SIZE


def _hold(blocks: list[Block]) -> None:
    """Let the statement and the date line stay with the table that is signed."""
    for place in range(max(len(blocks) - 2, 0), len(blocks)):
        block = blocks[place]
        if isinstance(block, Paragraph):
            blocks[place] = replace(block, keeps_with_next=True)


def _printed(part: Part, context: DossierContext) -> list[Block]:  # noqa: C901 - one case a kind
    match part.kind:
        case PartKind.MOTTO:
            return [Motto()]
        case PartKind.TITLE:
            return [Title(part.text, part.note)]
        case PartKind.HEADING:
            return [Heading(part.text, part.level)]
        case PartKind.LINE:
            return _line(part, context)
        case PartKind.NOTE:
            runs = filled(part.text, _lookup(context), _dots(context))
            return [Paragraph(runs, has_indent=False, size=NOTE_SIZE)]
        case PartKind.VALUE:
            return _value(part, context)
        case PartKind.PEOPLE:
            return _people(part, context)
        case PartKind.ANNEXES:
            return _annexes(part, context)
        case PartKind.BENEFIT:
            return benefit_blocks(part, context)
        case PartKind.SIGNATURES:
            return [_signatures(part, context)]
        case PartKind.SIGNATURE_TABLE:
            return _signature_table(part, context)
        case PartKind.CONFIRMATION:
            return _confirmation(part, context)


def _line(part: Part, context: DossierContext) -> list[Block]:
    align = "justify" if part.align == "left" else part.align
    is_open = context.is_blank and align == "justify" and ends_in_place(part.text)
    if not is_open:
        runs = (
            blank(part.text, _dots(context))
            if context.is_blank
            else filled(part.text, _lookup(context), _dots(context))
        )
        has_indent = align == "justify"
        return [Paragraph(runs, "left" if context.is_blank and has_indent else align, has_indent)]
    last = places(part.text)[-1]
    runs = blank(part.text, lambda key, form: "" if key == last else _dots(context)(key, form))
    field = context.pack.form.field(last)
    made: list[Block] = [Paragraph(runs, "left", fills_line=True, field=last)]
    if field and field.kind is FieldKind.LINE and (field.soft_length or 0) >= _LONG_ANSWER:
        made.append(DottedLines(1, last))
    return made


def _lookup(context: DossierContext) -> Lookup:
    def lookup(key: str, form: str) -> Said:
        return value_of(context, key, form)

    return lookup


def _dots(context: DossierContext) -> Dots:
    """Give what stands where nothing is known yet, by what is to be written there."""

    def dots(key: str, form: str) -> str:
        if form == "long":
            return "ngày … tháng … năm ……"
        field = context.pack.form.field(key)
        if key == "first_use" or (field and field.kind is FieldKind.DATE):
            return "…/…/……"
        return _ROOM * 2 if key == "addressee" else _ROOM

    return dots


def _value(part: Part, context: DossierContext) -> list[Block]:
    if context.is_blank:
        return [DottedLines(part.lines, part.key)] if part.lines else []
    field = context.pack.form.field(part.key)
    if field and field.kind is not FieldKind.TEXT:
        said = value_of(context, part.key).text
        if said.strip():
            return [Paragraph((Run(said),), field=part.key)]
    else:
        nodes = parse(str(context.dossier.value(part.key) or "")).nodes
        if nodes:
            return [RichText(nodes, part.key)]
    return _nothing(part)


def _nothing(part: Part) -> list[Block]:
    """Print the form's words for an empty answer, or leave room that can be seen and clicked."""
    if part.empty:
        return [Paragraph((Run(part.empty),), field=part.key)]
    return [DottedLines(min(part.lines, 2), part.key)] if part.lines else []


def _columns(part: Part, context: DossierContext) -> tuple[Column, ...]:
    field = context.pack.form.field(part.key)
    return part.columns or (field.columns if field else ())


def _people(part: Part, context: DossierContext) -> list[Block]:
    field = context.pack.form.field(part.key)
    is_helpers = bool(field and field.kind is FieldKind.HELPERS)
    people: tuple[Participant, ...] = context.dossier.helpers if is_helpers else context.dossier.authors
    if not people and not context.is_blank and part.empty:
        return _nothing(part)
    columns = _columns(part, context)
    rows = [
        tuple(Cell(cell_of(person, number, column.value), column.align) for column in columns)
        for number, person in enumerate(people, 1)
    ]
    height = None
    if context.is_blank or not rows:
        rows = _empty_rows(columns, max(part.lines, 1))
        height = _BLANK_ROW
    return [_table(columns, rows, part.key, height)]


def _table(
    columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], field: str, height: float | None
) -> Table:
    heading = tuple(Cell(column.heading, "center", is_bold=True) for column in columns)
    return Table(heading, tuple(rows), tuple(column.width for column in columns), field, height)


def _empty_rows(columns: tuple[Column, ...], count: int) -> list[tuple[Cell, ...]]:
    return [
        tuple(Cell(str(number) if column.value == "number" else "", column.align) for column in columns)
        for number in range(1, count + 1)
    ]


def _annexes(part: Part, context: DossierContext) -> list[Block]:
    if context.is_blank:
        return [DottedLines(part.lines, part.key)]
    lines: list[Block] = []
    for annex in context.dossier.annexes:
        runs = annex_line(part.text, annex, context)
        if annex.is_withheld:
            runs = (*runs, Run(f" {context.catalogue.say('is_not_sent')}", is_italic=True))
        lines.append(Paragraph(runs, field=part.key))
    return lines or _nothing(part)


def annex_line(text: str, annex: Attachment, context: DossierContext) -> tuple[Run, ...]:
    """Write an annex as the form lists it."""
    kind = context.catalogue.label("attachment_kinds", annex.kind) if annex.kind else ""

    def lookup(key: str, form: str) -> Said:
        day = annex.document_on
        known = {
            "number": str(annex.number),
            "caption": annex.caption or kind or annex.file_name,
            "document_number": annex.document_number,
            "document_on": "" if day is None else long_date(day) if form == "long" else format_date(day),
            "kind": kind,
        }
        return Said(known.get(key, ""), "")

    return filled(text, lookup, lambda _key, _form: "")


def _signatures(part: Part, context: DossierContext) -> Signatures:
    names = [author.name for author in context.dossier.authors]
    if context.is_blank or not names:
        names = [""] * _BLANK_SIGNERS
    first, *others = names
    return Signatures(
        (
            SignatureColumn((part.text,), part.note, first),
            *(SignatureColumn((), name=name) for name in others),
        )
    )


def _signature_table(part: Part, context: DossierContext) -> list[Block]:
    blocks: list[Block] = [
        Paragraph(
            (Run(words, is_bold=is_bold, is_italic=not is_bold),), "center", False, keeps_with_next=True
        )
        for words, is_bold in ((part.text, True), (part.note, False))
        if words
    ]
    people = context.dossier.authors
    rows = [
        tuple(Cell(cell_of(person, number, column.value), column.align) for column in part.columns)
        for number, person in enumerate(people, 1)
    ]
    if context.is_blank or not rows:
        rows = _empty_rows(part.columns, _BLANK_SIGNERS)
    return [*blocks, _table(part.columns, rows, part.key, _SIGNED_ROW)]


def _confirmation(part: Part, context: DossierContext) -> list[Block]:
    """Leave room for the unit's words, its signature and its seal."""
    blocks: list[Block] = [
        Space(_APART),
        Paragraph((Run(part.text, is_bold=True),), "center", has_indent=False, keeps_with_next=True),
    ]
    said = "" if context.is_blank else value_of(context, part.key).text
    if said:
        run = Run(said, is_bold=True, field=part.key)
        blocks.append(Paragraph((run,), "center", has_indent=False, keeps_with_next=True))
    if part.lines:
        blocks.append(DottedLines(part.lines))
    blocks.append(Signatures((SignatureColumn((), part.note),)))
    return blocks
