"""Pictures side by side with what is written under them; a place that has none says so in a box."""

from typing import Any

from reportlab.platypus.flowables import Spacer

from desktop_app.documents.blocks import Photo, Photos, Run
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.figures import Picture, PictureError, open_picture
from desktop_app.documents.layout.flowables import RuledTable
from desktop_app.documents.layout.measures import MM, NOTE
from desktop_app.documents.layout.rich import NO_PICTURE, Notes, boxed
from desktop_app.documents.layout.styles import style
from desktop_app.documents.layout.text import text_block
from desktop_app.domain.language import _

GAP = 3 * MM
_MOST = 0.9
"""Of a page: what is higher, nothing could part."""
_BARE: list[tuple[Any, ...]] = [
    ("FONT", (0, 0), (-1, -1), fonts.REGULAR, NOTE),
    ("ALIGN", (0, 0), (-1, 0), "CENTER"),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
    ("VALIGN", (0, 1), (-1, 1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), GAP / 2),
    ("RIGHTPADDING", (0, 0), (-1, -1), GAP / 2),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("NOSPLIT", (0, 0), (-1, -1)),
]


def photo_pieces(block: Photos, notes: Notes) -> list[Any]:
    """Set the pictures beside each other, each as large as its share of the width and the height allow,
    which is never more than a page has.
    """
    if not block.photos:
        return []
    width = notes.area.width / len(block.photos)
    height = min(block.height * MM, notes.area.height * _MOST)
    look = style("center", NOTE, fonts.ITALIC, before=0)
    rows: list[list[Any]] = [
        [_picture(photo, width - GAP, height, notes) for photo in block.photos],
        [text_block((Run(photo.caption),), look, notes.missing, photo.field) for photo in block.photos],
    ]
    return [RuledTable(rows, colWidths=[width] * len(block.photos), style=_BARE, spaceBefore=6, spaceAfter=4)]


def _picture(photo: Photo, width: float, height: float, notes: Notes) -> Any:
    if not photo.sha256:
        return Spacer(width, height)
    path = notes.picture(photo.sha256)
    try:
        if path is None:
            raise PictureError
        source, size = open_picture(path)
    except PictureError:
        return boxed(lost_photo(photo.caption, notes), notes, photo.field)
    return Picture(source, size, height, field=photo.field)


def lost_photo(caption: str, notes: Notes) -> str:
    """Tell of a picture whose file is gone, and give the sentence that stands in its place."""
    notes.problems.append(
        _("Hình “{caption}” không in được vì tệp đã mất hoặc hỏng. Hãy đính kèm lại hình.").format(
            caption=caption
        )
    )
    return NO_PICTURE
