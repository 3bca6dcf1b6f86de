"""A document as a PDF file. What draws is loaded only when something is drawn."""

from desktop_app.documents.blocks import Document, Pages, Rendered


def render(document: Document) -> Rendered:
    """Draw a document: A4, embedded faces, the same bytes for the same document.

    A part that cannot be drawn never stops the rest: a page says so, and `problems` says what to do.
    """
    from desktop_app.documents.layout import fonts

    fonts.register()
    if len(document.parts) == 1 and isinstance(document.parts[0], Pages):
        return _one_part(document, document.parts[0])
    from desktop_app.documents.layout.assembly import assemble

    return assemble(document)


def _one_part(document: Document, part: Pages) -> Rendered:
    from desktop_app.documents.layout.compose import compose
    from desktop_app.documents.layout.drawing import DrawnPart, draw
    from desktop_app.documents.layout.measures import area_of
    from desktop_app.documents.layout.rich import Notes

    area = area_of(part.sheet)
    notes = Notes(document.picture, problems=list(document.notices), area=area)
    pieces = compose(part.blocks, notes)
    drawn = draw([DrawnPart(pieces, part.is_numbered, area, part.has_frame)], document, has_outline=True)
    return Rendered(
        drawn.data, drawn.pages, drawn.record.places, frozenset(notes.missing), tuple(notes.problems)
    )
