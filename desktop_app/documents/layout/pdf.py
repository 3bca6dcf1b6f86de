"""A document as a PDF file. What draws is loaded only when something is drawn."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.blocks import Document, Pages, Rendered


def render(document: Document) -> Rendered:
    """Draw a document: A4, embedded faces, the same bytes for the same document.

    A part that cannot be drawn never stops the rest: a page says so, and `problems` says what to do.
    """
    from desktop_app.documents.layout import fonts

    fonts.register()
    if len(document.parts) == 1 or document.is_drawn:
        pages = [part for part in document.parts if isinstance(part, Pages)]
        if pages:
            return _drawn(document, pages)
    from desktop_app.documents.layout.assembly import assemble

    return assemble(document)


def _drawn(document: Document, parts: Sequence[Pages]) -> Rendered:
    from desktop_app.documents.layout.compose import compose
    from desktop_app.documents.layout.drawing import DrawnPart, draw
    from desktop_app.documents.layout.measures import area_of
    from desktop_app.documents.layout.rich import Notes

    notes = Notes(document.picture, problems=list(document.notices))
    made: list[DrawnPart] = []
    for part in parts:
        area = area_of(part.sheet)
        pieces = compose(part.blocks, replace(notes, area=area))
        made.append(DrawnPart(pieces, part.is_numbered, area, part.has_frame))
    drawn = draw(made, document, has_outline=True)
    return Rendered(
        drawn.data, drawn.pages, drawn.record.places, frozenset(notes.missing), tuple(notes.problems)
    )
