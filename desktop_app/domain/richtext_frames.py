"""What is open while rich text is read: paragraphs, captions, lists and tables, each inside another."""

import re
from dataclasses import dataclass, field
from typing import TypeVar

from desktop_app.domain.richtext import Figure, Grid, Item, Listing, Node, Span, TableCell, Text
from desktop_app.domain.richtext_lists import DEEPEST, Entry, gathered
from desktop_app.domain.richtext_spans import Style, inked, tidy

_MOST_STYLES = 40
_WIDEST = 60
_NUMBER = re.compile("[0-9]{1,4}")


@dataclass(slots=True)
class Flow:
    """A place for paragraphs: the whole (""), an entry of a list (li) or a cell (td, th).

    `entry` is the paragraph of a Word list that is open, `columns` how many a cell spans.
    """

    name: str
    styles_before: int = 0
    columns: int = 1
    parts: list[Node | Entry] = field(default_factory=list[Node | Entry])
    spans: list[Span] = field(default_factory=list[Span])
    entry: Entry | None = None
    is_in_caption: bool = False


@dataclass(slots=True)
class Items:
    """An open list."""

    is_numbered: bool
    items: list[Item] = field(default_factory=list[Item])


@dataclass(slots=True)
class Rows:
    """An open table; text outside its cells goes before it."""

    rows: list[list[TableCell]] = field(default_factory=list[list[TableCell]])


Kind = TypeVar("Kind", Items, Rows)


class OpenFrames:
    """The open frames, innermost last, and the styles of the open tags: what is written goes into them."""

    def __init__(self, keeps_soft_hyphens: bool) -> None:
        self._keeps_soft_hyphens = keeps_soft_hyphens
        self._stack: list[Flow | Items | Rows] = [Flow("")]
        self._styles: list[Style] = []

    def finish(self) -> tuple[Node, ...]:
        """Close everything and give the tree."""
        while len(self._stack) > 1:
            self._pop()
        root = self.flow()
        self._end_paragraph(root)
        return gathered(root.parts, DEEPEST)

    def flow(self) -> Flow:
        """Give the place that takes text: a list opens an entry, a table leaves it to what is around."""
        top = self._stack[-1]
        if isinstance(top, Items):
            return self._open_flow("li")
        return top if isinstance(top, Flow) else self._innermost_flow()

    def _innermost_flow(self) -> Flow:
        return next(frame for frame in reversed(self._stack) if isinstance(frame, Flow))

    def _open_flow(self, name: str, columns: int = 1) -> Flow:
        flow = Flow(name, len(self._styles), columns)
        self._stack.append(flow)
        return flow

    def _is_within(self, kind: type[Items] | type[Rows]) -> bool:
        """Whether such a frame is open, for a list inside the present cell."""
        for frame in reversed(self._stack):
            if isinstance(frame, kind):
                return True
            if kind is Items and isinstance(frame, Flow) and frame.name in ("td", "th"):
                return False
        return False

    @property
    def has_room(self) -> bool:
        """Whether another list or table may be opened inside."""
        return self._depth() < DEEPEST

    def _depth(self) -> int:
        return sum(not isinstance(frame, Flow) for frame in self._stack)

    def _pop(self) -> None:
        """Close the innermost frame and hand what it holds to the one around it."""
        frame = self._stack.pop()
        if isinstance(frame, Flow):
            self._end_paragraph(frame)
            del self._styles[frame.styles_before :]
            self._hand_over(frame)
            return
        flow = self.flow()
        self._end_paragraph(flow)
        if isinstance(frame, Items) and frame.items:
            flow.parts.append(Listing(tuple(frame.items), frame.is_numbered))
        if isinstance(frame, Rows) and any(frame.rows):
            flow.parts.append(Grid(tuple(tuple(row) for row in frame.rows if row)))

    def _hand_over(self, flow: Flow) -> None:
        nodes = gathered(flow.parts, DEEPEST - self._depth())
        around = self._stack[-1]
        if isinstance(around, Items) and nodes:
            around.items.append(Item(nodes))
        elif isinstance(around, Rows):
            row = around.rows[-1]
            row.append(TableCell(nodes, flow.name == "th"))
            empty = min(flow.columns - 1, _WIDEST - len(row))
            row += [TableCell((), flow.name == "th")] * empty

    def _close_to(self, kind: type[Kind]) -> Kind:
        """Close what is open above the innermost frame of a kind."""
        while not isinstance(top := self._stack[-1], kind):
            self._pop()
        return top

    def open_style(self, style: Style) -> None:
        """Write in this style too, until it is closed or what is open around it is."""
        if len(self._styles) < _MOST_STYLES:
            self._styles.append(style)

    def close_style(self, names: frozenset[str]) -> None:
        """Close the innermost open tag of these names in the present frame, if there is one."""
        for place in range(len(self._styles) - 1, self._innermost_flow().styles_before - 1, -1):
            if self._styles[place].name in names:
                del self._styles[place]
                return

    def add_text(self, text: str) -> None:
        """Write in the style that is open; blanks alone begin nothing."""
        top = self._stack[-1]
        if text.strip(" \t\n\r\f") or (isinstance(top, Flow) and top.spans):
            self.flow().spans.append(inked(self._styles, text))

    def end_paragraph(self) -> None:
        """Let what follows be a paragraph of its own; inside a caption it only stands apart."""
        if isinstance(self._stack[-1], Items):
            return
        flow = self._innermost_flow()
        if flow.is_in_caption:
            flow.spans.append(Span(" "))
        else:
            self._end_paragraph(flow)

    def _end_paragraph(self, flow: Flow) -> None:
        if not flow.spans:
            return
        spans = tidy(flow.spans, self._keeps_soft_hyphens)
        flow.spans.clear()
        if not spans:
            return
        last = flow.parts[-1] if flow.parts else None
        if flow.is_in_caption and isinstance(last, Figure) and not last.caption:
            flow.parts[-1] = Figure(last.sha256, spans)
        elif not flow.entry:
            flow.parts.append(Text(spans))
        else:
            if not flow.entry.texts:
                flow.parts.append(flow.entry)
            flow.entry.texts.append(Text(spans))


class Frames(OpenFrames):
    """What tags open and close: captions, figures, lists with their entries, tables with rows and cells."""

    def start_entry(self, entry: Entry | None) -> None:
        """Let the paragraph that begins be one of a Word list, or of none."""
        if isinstance(self._stack[-1], Flow):
            self._stack[-1].entry = entry

    def start_caption(self) -> None:
        """Let what follows be the caption of the figure just added."""
        self.end_paragraph()
        self.flow().is_in_caption = True

    def end_caption(self) -> None:
        """Close the caption, if one is open."""
        flow = self._innermost_flow()
        if flow.is_in_caption:
            self._end_paragraph(flow)
            flow.is_in_caption = False

    def add_figure(self, sha256: str) -> None:
        """Put a picture here."""
        self.end_caption()
        flow = self.flow()
        self._end_paragraph(flow)
        flow.parts.append(Figure(sha256))

    def start_list(self, is_numbered: bool) -> None:
        """Open a list; directly inside another it belongs to that one's last entry."""
        self.end_caption()
        top = self._stack[-1]
        if isinstance(top, Items) and top.items:
            last = top.items.pop()
            self._open_flow("li").parts.extend(last.nodes)
        self._end_paragraph(self.flow())
        self._stack.append(Items(is_numbered))

    def start_item(self) -> bool:
        """Open an entry of the innermost list; False where there is none."""
        self.end_caption()
        if not self._is_within(Items):
            return False
        self._close_to(Items)
        self._open_flow("li")
        return True

    def start_table(self) -> None:
        """Open a table."""
        self.end_caption()
        self._end_paragraph(self.flow())
        self._stack.append(Rows())

    def start_row(self) -> bool:
        """Open a row of the innermost table; False where there is none."""
        self.end_caption()
        if not self._is_within(Rows):
            return False
        self._close_to(Rows).rows.append([])
        return True

    def start_cell(self, name: str, span: str) -> bool:
        """Open a cell, `span` being how many columns it takes; False where there is no table."""
        self.end_caption()
        if not self._is_within(Rows):
            return False
        table = self._close_to(Rows)
        if not table.rows:
            table.rows.append([])
        self._open_flow(name, int(span) if _NUMBER.fullmatch(span) else 1)
        return True

    def end_list(self) -> None:
        """Close the innermost list of the present cell."""
        if self._is_within(Items):
            self._close_to(Items)
            self._pop()

    def end_table(self) -> None:
        """Close the innermost table."""
        if self._is_within(Rows):
            self._close_to(Rows)
            self._pop()

    def end_flow(self, names: tuple[str, ...]) -> None:
        """Close an entry or a cell, where that is what is open."""
        top = self._stack[-1]
        if isinstance(top, Flow) and top.name in names:
            self._pop()
