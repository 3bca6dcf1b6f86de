"""What a person wrote: its paragraphs, lists in lists, tables and figures, each drawn as what it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.doctemplate import Indenter
from reportlab.platypus.flowables import Flowable

from desktop_app.documents.blocks import Run
from desktop_app.documents.layout import fonts
from desktop_app.documents.layout.figures import Picture, PictureError, open_picture
from desktop_app.documents.layout.flowables import new_block
from desktop_app.documents.layout.groups import Chain
from desktop_app.documents.layout.measures import A4, BODY, INDENT, MM, TABLE, TEXT_HEIGHT, TEXT_WIDTH, Area
from desktop_app.documents.layout.styles import style
from desktop_app.documents.layout.tables import PADDING, ruled
from desktop_app.documents.layout.text import drawable, text_block
from desktop_app.domain.language import _
from desktop_app.domain.richtext import Figure, Grid, Listing, Node, Span, Text

BULLETS = ("-", "+", "•")
LIST_STEP = 8 * MM
FIGURE_HEIGHT = TEXT_HEIGHT * 0.4
NO_PICTURE = "Không có hình ở đây: tệp hình đã mất hoặc không mở được."


@dataclass(slots=True)
class Notes:
    """What is learnt while a document is put together, and where its pictures are."""

    picture: Callable[[str], Path | None]
    missing: set[str] = field(default_factory=set[str])
    problems: list[str] = field(default_factory=list[str])
    area: Area = A4


@dataclass(frozen=True, slots=True)
class Standing:
    """Where nodes stand: how wide it is, how far in, whether in a table, and the field they show."""

    width: float = TEXT_WIDTH
    left: float = 0.0
    depth: int = 0
    bullets: int = 0
    is_cell: bool = False
    field: str = ""
    block: int = 0

    @property
    def size(self) -> float:
        return TABLE if self.is_cell else BODY

    @property
    def gap(self) -> float:
        return 2 if self.is_cell else 6

    def deeper(self, has_bullets: bool) -> "Standing":
        step = LIST_STEP * 0.6 if self.is_cell else LIST_STEP
        return replace(
            self,
            width=self.width - step,
            left=self.left + step,
            depth=self.depth + 1,
            bullets=self.bullets + has_bullets,
        )


def rich_flowables(nodes: Iterable[Node], notes: Notes, field_name: str = "") -> list[Flowable]:
    """Draw a tree of rich text over the whole text width."""
    return _draw(nodes, Standing(notes.area.width, field=field_name, block=new_block()), notes)


def _draw(nodes: Iterable[Node], place: Standing, notes: Notes) -> list[Any]:
    drawn: list[Any] = []
    is_led = False
    for node in nodes:
        pieces = _node(node, place, notes)
        if is_led and drawn and pieces and hasattr(pieces[0], "drawOn"):
            pieces[0] = Chain([drawn.pop()], pieces[0])
        drawn.extend(pieces)
        is_led = not place.depth and not place.is_cell and leads(node)
    return drawn


def _node(node: Node, place: Standing, notes: Notes) -> list[Any]:
    if isinstance(node, Text):
        return _paragraph(node.spans, place, notes)
    if isinstance(node, Listing):
        return _listing(node, place, notes)
    drawn = _grid(node, place, notes) if isinstance(node, Grid) else _figure(node, place, notes)
    return _indented(drawn, place)


def leads(node: Node) -> bool:
    """Tell a line that announces what comes after it: “Nhược điểm:”."""
    return isinstance(node, Text) and bool(node.spans) and node.spans[-1].text.rstrip().endswith(":")


def span_runs(spans: Iterable[Span]) -> tuple[Run, ...]:
    return tuple(Run(span.text, span.is_bold, span.is_italic, rise=span.rise) for span in spans)


def _paragraph(spans: Sequence[Span], place: Standing, notes: Notes, bullet: str = "") -> list[Any]:
    if not bullet and not any(span.text.strip() for span in spans):
        return []
    hang = 0.0
    left = place.left
    if bullet:
        step = place.left / place.depth if place.depth else LIST_STEP
        hang, left = step, place.left - step
    look = style(
        "left" if place.is_cell else "justify",
        place.size,
        has_indent=not (place.is_cell or place.depth),
        before=place.gap,
        left=left + (INDENT if place.depth and not place.is_cell else 0),
        hang=hang,
    )
    piece = text_block(span_runs(spans), look, notes.missing, bullet=bullet)
    return [piece.showing(place.field, place.block)]


def _listing(listing: Listing, place: Standing, notes: Notes) -> list[Any]:
    inner = place.deeper(not listing.is_numbered)
    drawn: list[Any] = []
    for number, item in enumerate(listing.items, 1):
        mark = f"{number}." if listing.is_numbered else BULLETS[min(place.bullets, len(BULLETS) - 1)]
        first, rest = (item.nodes[0], item.nodes[1:]) if item.nodes else (Text(()), ())
        if not isinstance(first, Text):
            first, rest = Text(()), item.nodes
        drawn.extend(_paragraph(first.spans, inner, notes, bullet=mark))
        drawn.extend(_draw(rest, inner, notes))
    return drawn


def _indented(pieces: list[Any], place: Standing) -> list[Any]:
    if not place.left or place.is_cell:
        return pieces
    return [Indenter(place.left), *pieces, Indenter(-place.left)]


def _grid(grid: Grid, place: Standing, notes: Notes) -> list[Any]:
    columns = max((len(row) for row in grid.rows), default=0)
    if not columns:
        return []
    widths = grid_widths(grid, columns, place.width)
    rows: list[list[Any]] = []
    for row in grid.rows:
        cells: list[Any] = []
        for column in range(columns):
            nodes = row[column].nodes if column < len(row) else ()
            is_heading = column < len(row) and row[column].is_heading
            inner = Standing(widths[column] - 2 * PADDING, is_cell=True)
            cells.append(_draw(emboldened(nodes) if is_heading else nodes, inner, notes) or [_empty(notes)])
        rows.append(cells)
    headings = 1 if all(cell.is_heading for cell in grid.rows[0]) and len(grid.rows) > 1 else 0
    return [ruled(rows, widths, headings, valign="TOP").showing(place.field, place.block)]


def _empty(notes: Notes) -> Any:
    return text_block((), style("left", TABLE, before=0), notes.missing)


def emboldened(nodes: Iterable[Node]) -> list[Node]:
    return [
        Text(tuple(Span(span.text, True, span.is_italic, span.rise) for span in node.spans))
        if isinstance(node, Text)
        else node
        for node in nodes
    ]


def grid_widths(grid: Grid, columns: int, total: float) -> list[float]:
    """Share the width by what stands in the columns: no word broken if it can be helped."""
    least, wish = [24.0] * columns, [24.0] * columns
    for row in grid.rows:
        for column, cell in enumerate(row):
            for text in _texts(cell.nodes):
                full = stringWidth(text, fonts.BOLD, TABLE) + 2 * PADDING + 2
                word = max((stringWidth(part, fonts.BOLD, TABLE) for part in text[:2000].split()), default=0)
                least[column] = max(least[column], min(word + 2 * PADDING + 2, total / columns))
                wish[column] = max(wish[column], min(full, total * 0.75))
    if sum(least) >= total:
        return [total * part / sum(least) for part in least]
    spare, wanted = total - sum(least), [max(w - m, 1) for w, m in zip(wish, least, strict=True)]
    return [part + spare * want / sum(wanted) for part, want in zip(least, wanted, strict=True)]


def _texts(nodes: Iterable[Node]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield "".join(span.text for span in node.spans)
        elif isinstance(node, Listing):
            for item in node.items:
                yield from _texts(item.nodes)


def _figure(figure: Figure, place: Standing, notes: Notes) -> list[Any]:
    caption = "".join(span.text for span in figure.caption)
    path = notes.picture(figure.sha256)
    try:
        if path is None:
            raise PictureError
        source, size = open_picture(path)
    except PictureError:
        return [boxed(lost_figure(caption, notes), notes, place.field, place.block)]
    height = FIGURE_HEIGHT if not place.is_cell else TEXT_HEIGHT * 0.3
    picture = Picture(source, size, height, field=place.field)
    picture.block = place.block
    if not drawable(caption, notes.missing).strip():
        return [picture]
    look = style("center", place.size - (0 if place.is_cell else 1), fonts.ITALIC, before=4, after=4)
    words = text_block(span_runs(figure.caption), look, notes.missing).showing(place.field, place.block)
    return [Chain([picture], words)]


def lost_figure(caption: str, notes: Notes) -> str:
    """Tell of a figure whose file is gone, and give the sentence that stands in its place."""
    notes.problems.append(
        _("Một hình trong bài không in được vì tệp đã mất hoặc hỏng: {caption}. Hãy chèn lại hình.").format(
            caption=caption or _("hình không có chú thích")
        )
    )
    return NO_PICTURE + (f" ({caption})" if caption else "")


def boxed(sentence: str, notes: Notes, field_name: str = "", block: int = 0) -> Any:
    """Say in a box that something is not there."""
    from reportlab.lib.colors import black
    from reportlab.lib.styles import ParagraphStyle

    base = style("center", BODY - 1, fonts.ITALIC, before=12, after=12, left=8, right=8)
    look = ParagraphStyle("boxed", parent=base, borderWidth=0.7, borderColor=black, borderPadding=6)
    return text_block((Run(sentence),), look, notes.missing).showing(field_name, block)
