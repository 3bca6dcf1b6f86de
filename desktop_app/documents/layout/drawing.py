"""Fill pages with pieces: page numbers, margins, one run for all parts that are drawn here."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.platypus.doctemplate import ActionFlowable, BaseDocTemplate, NextPageTemplate, PageTemplate
from reportlab.platypus.flowables import PageBreak
from reportlab.platypus.frames import Frame

from desktop_app.documents.blocks import Document
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout import measures as m
from desktop_app.documents.layout.canvas import PaperCanvas, Record

CREATOR = "Hồ sơ Sáng kiến"


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """The pieces of one part; it begins a page, and its page numbers begin at 1."""

    pieces: list[Any]
    is_numbered: bool = True
    area: m.Area = m.A4
    has_frame: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """The file that was drawn, how many pages it has, and what was learnt."""

    data: bytes
    pages: int
    record: Record

    def span(self, part: int) -> tuple[int, int]:
        """From which page (from 0) to before which page a part goes."""
        starts = [*self.record.starts, self.pages]
        return starts[part], starts[part + 1]


def draw(parts: Sequence[DrawnPart], document: Document, has_outline: bool = False) -> Drawn:
    """Draw all parts into one file, each from a new page. The same parts give the same bytes."""
    target = BytesIO()
    template = _Template(target, document, parts, has_outline)
    story: list[Any] = []
    for number, part in enumerate(parts):
        if number:
            story += [NextPageTemplate(_template_name(part.area)), PageBreak()]
        story.append(_Start(number))
        story.extend(part.pieces or [_Nothing()])
    template.build(story, canvasmaker=PaperCanvas)
    canvas: Any = template.canv
    return Drawn(target.getvalue(), canvas.getPageNumber() - 1, canvas.record)


class _Start(ActionFlowable):
    """Begin a part on the page that has just begun."""

    def __init__(self, part: int) -> None:
        super().__init__(())
        self.part = part

    def apply(self, doc: Any) -> None:
        """Remember the page."""
        doc.canv.record.starts.append(doc.page - 1)


class _Nothing(ActionFlowable):
    """Stand in an empty part, so that it still has its page."""

    def __init__(self) -> None:
        super().__init__(())

    def apply(self, doc: Any) -> None:
        """Count as content."""
        doc._curPageFlowableCount += 1


class _Template(BaseDocTemplate):
    def __init__(
        self, target: BytesIO, document: Document, parts: Sequence[DrawnPart], has_outline: bool
    ) -> None:
        super().__init__(
            target,
            pagesize=parts[0].area.page,
            title=document.title,
            author=document.author,
            subject=document.subject,
            creator=CREATOR,
            producer=CREATOR,
            lang="vi-VN",
            invariant=1,
            initialFontName=fonts.REGULAR,
            initialFontSize=m.BODY,
            initialLeading=m.BODY * m.SINGLE,
        )
        self.addPageTemplates([_page_template(area) for area in dict.fromkeys(part.area for part in parts)])
        self.parts, self.has_outline = parts, has_outline

    def afterPage(self) -> None:  # noqa: N802
        """Put the page number in the top margin, from a part's second page on; frame what is framed."""
        canvas: Any = self.canv
        starts: list[int] = canvas.record.starts
        number = self.page - starts[-1]
        part = self.parts[len(starts) - 1]
        area = part.area
        if number > 1 and part.is_numbered:
            canvas.setFont(fonts.REGULAR, m.NUMBER)
            canvas.drawCentredString(area.left + area.width / 2, area.page[1] - m.NUMBER_TOP, str(number))
        if part.has_frame:
            _draw_frame(canvas, area)

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802, ARG002
        """Enter headings that have just been drawn into the outline."""
        if not self.has_outline:
            return
        canvas: Any = self.canv
        landmarks = canvas.record.landmarks
        entered = getattr(self, "_entered", 0)
        for order, mark in enumerate(landmarks[entered:], entered):
            if mark.kind == "heading" and mark.level == 1:
                canvas.bookmarkPage(f"h{order}", fit="XYZ", left=0, top=mark.top + 6)
                canvas.addOutlineEntry(mark.text, f"h{order}", 0)
        self._entered = len(landmarks)


def _template_name(area: m.Area) -> str:
    return f"{area.page} {area.left} {area.bottom} {area.width} {area.height}"


def _page_template(area: m.Area) -> PageTemplate:
    frame = Frame(
        area.left, area.bottom, area.width, area.height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    return PageTemplate(_template_name(area), frames=[frame], pagesize=area.page)


def _draw_frame(canvas: Any, area: m.Area) -> None:
    """Draw a double border, the outer line the stronger one."""
    canvas.saveState()
    for edge, width in ((m.FRAME_EDGE, 2.2), (m.FRAME_EDGE + 1.6 * m.MM, 0.7)):
        canvas.setLineWidth(width)
        canvas.rect(edge, edge, area.page[0] - 2 * edge, area.page[1] - 2 * edge)
    canvas.restoreState()
