"""A document of several parts: what is drawn here and what comes as files, in one file with one count."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import pikepdf

from desktop_app.documents.blocks import Contents, Document, InsertedFile, Pages, Place, Rendered, Run
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.canvas import Landmark
from desktop_app.documents.layout.compose import Entry, compose
from desktop_app.documents.layout.drawing import Drawn, DrawnPart, draw
from desktop_app.documents.layout.figures import Picture, PictureError, open_pictures
from desktop_app.documents.layout.inserted import BadFileError, InsertedPdf
from desktop_app.documents.layout.measures import BODY, TEXT_HEIGHT, TEXT_WIDTH, area_of
from desktop_app.documents.layout.merge import Slice, merge
from desktop_app.documents.layout.rich import Notes, boxed
from desktop_app.documents.layout.styles import style
from desktop_app.documents.layout.text import text_block
from desktop_app.domain.language import _

_PDF = "application/pdf"


@dataclass(slots=True)
class _Part:
    """A part on its way into the file: an open PDF, or pieces to be drawn with the body or the front."""

    title: str
    inserted: InsertedPdf | None = None
    drawn: list[DrawnPart] = field(default_factory=list[DrawnPart])
    front: Pages | None = None


def assemble(document: Document) -> Rendered:
    """Draw and merge all parts."""
    notes = Notes(document.picture, problems=list(document.notices))
    with ExitStack() as stack:
        parts = [_prepare(part, notes, stack) for part in document.parts]
        body = draw([piece for part in parts for piece in part.drawn] or [DrawnPart([])], document)
        front = _draw_front(parts, body, document, notes)
        sources = [
            stack.enter_context(pikepdf.open(BytesIO(one.data))) if one else None for one in (body, front)
        ]
        slices, places = _slices(parts, (body, front), sources)
        data = merge(slices, document, document.is_merged)
    pages = sum(part.pages for part in slices)
    return Rendered(data, pages, places, frozenset(notes.missing), tuple(notes.problems))


def _prepare(part: Pages | InsertedFile, notes: Notes, stack: ExitStack) -> _Part:
    if isinstance(part, Pages):
        if any(isinstance(block, Contents) for block in part.blocks):
            return _Part(part.title, front=part)
        return _Part(part.title, drawn=[_drawn(part, notes)])
    try:
        if part.media_type == _PDF:
            inserted = InsertedPdf(part.path)
            stack.callback(inserted.pdf.close)
            if inserted.is_damaged:
                told = _(
                    "“{title}”: tệp có lỗi, đã đưa vào {pages} trang đọc được. Hãy xem lại các trang đó."
                )
                notes.problems.append(told.format(title=part.title, pages=inserted.pages))
            return _Part(part.title, inserted=inserted)
        return _Part(part.title, drawn=_picture_pages(part, notes))
    except BadFileError as error:
        told = _("“{title}” không đưa được vào hồ sơ: {reason}")
        notes.problems.append(told.format(title=part.title, reason=error.told))
        return _Part(part.title, drawn=[_notice(part.title, error.shown, notes)])


def _drawn(part: Pages, notes: Notes, entries: Sequence[Entry] = ()) -> DrawnPart:
    area = area_of(part.sheet)
    pieces = compose(part.blocks, replace(notes, area=area), entries)
    return DrawnPart(pieces, part.is_numbered, area, part.has_frame)


def _notice(title: str, reason: str, notes: Notes) -> DrawnPart:
    """Make the page that stands where a file should."""
    look = style("center", BODY, fonts.BOLD, before=0, after=6)
    sentence = f"{reason} Không đưa được tài liệu này vào hồ sơ; đề nghị xem bản kèm theo."
    return DrawnPart([text_block((Run(title),), look, notes.missing), boxed(sentence, notes)], False)


def _picture_pages(part: InsertedFile, notes: Notes) -> list[DrawnPart]:
    try:
        if not part.path.is_file():
            raise BadFileError("Tệp đã mất khỏi sổ.", _("tệp đã mất khỏi sổ. Hãy đính kèm lại tệp."))
        frames = open_pictures(part.path)
    except PictureError as error:
        shown = "Tệp hình hỏng hoặc rỗng, không mở được."
        raise BadFileError(shown, _("tệp hình hỏng hoặc rỗng. Hãy đính kèm lại hình.")) from error
    look = style("center", BODY, fonts.BOLD, before=0, after=6)
    pages: list[Any] = []
    for number, (source, size) in enumerate(frames):
        caption = text_block((Run((part.caption or part.title) if not number else ""),), look, notes.missing)
        height = min(caption.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1], TEXT_HEIGHT * 0.4)
        picture = Picture(source, size, TEXT_HEIGHT - height - 16, part.turn)
        picture.fills = True
        pages.append(DrawnPart([caption, picture], is_numbered=False))
    return pages


def _draw_front(parts: Sequence[_Part], body: Drawn, document: Document, notes: Notes) -> Drawn | None:
    """Draw the parts with contents twice: once to learn how many pages they take, once with the numbers."""
    fronts = [part.front for part in parts if part.front]
    if not fronts:
        return None

    def once(entries: Sequence[Entry], known: Notes) -> Drawn:
        return draw([_drawn(one, known, entries) for one in fronts], document)

    titles = [part.title for part in parts if part.title and not part.front]
    trial = once([(title, "000") for title in titles], replace(notes, missing=set(), problems=[]))
    starts = _running(parts, body, trial)
    listed = [
        (part.title, str(start + 1))
        for part, start in zip(parts, starts, strict=True)
        if part.title and not part.front
    ]
    return once(listed, notes)


def _counts(parts: Sequence[_Part], body: Drawn, front: Drawn | None) -> list[list[tuple[int, int]]]:
    """Give each part's page spans in the file it was drawn into."""
    spans: list[list[tuple[int, int]]] = []
    in_body = in_front = 0
    for part in parts:
        if part.inserted:
            spans.append([(0, part.inserted.pages)])
        elif part.front and front:
            spans.append([front.span(in_front)])
            in_front += 1
        else:
            spans.append([body.span(in_body + number) for number in range(len(part.drawn))])
            in_body += len(part.drawn)
    return spans


def _running(parts: Sequence[_Part], body: Drawn, front: Drawn) -> list[int]:
    starts: list[int] = []
    page = 0
    for spans in _counts(parts, body, front):
        starts.append(page)
        page += sum(end - first for first, end in spans)
    return starts


def _slices(
    parts: Sequence[_Part], drawn: tuple[Drawn, Drawn | None], sources: Sequence[pikepdf.Pdf | None]
) -> tuple[list[Slice], tuple[Place, ...]]:
    body, front = drawn
    slices: list[Slice] = []
    places: list[Place] = []
    page = 0
    for part, spans in zip(parts, _counts(parts, body, front), strict=True):
        first, end = spans[0][0], spans[-1][1]
        if part.inserted:
            slices.append(Slice(part.inserted.pdf, first, end, part.title, inserted=part.inserted))
        else:
            origin = front if part.front else body
            source = sources[1] if part.front else sources[0]
            assert origin is not None
            assert source is not None
            slices.append(Slice(source, first, end, part.title, _within(origin.record.landmarks, first, end)))
            places += [
                replace(place, page=place.page - first + page)
                for place in origin.record.places
                if first <= place.page < end
            ]
        page += end - first
    return slices, tuple(places)


def _within(landmarks: Sequence[Landmark], first: int, end: int) -> tuple[Landmark, ...]:
    return tuple(mark for mark in landmarks if first <= mark.page < end)
