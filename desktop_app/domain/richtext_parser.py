"""From HTML of any quality to the tree of rich text: what the subset lacks is dropped and named."""

import re
from dataclasses import dataclass, field

from desktop_app.domain.language import _
from desktop_app.domain.richtext import Figure, Grid, Item, Listing, Node, Parsed, Span, TableCell, Text
from desktop_app.domain.richtext_lists import DEEPEST, Entry, entry_of, gathered, is_sign
from desktop_app.domain.richtext_markup import End, Hidden, Start, tokens
from desktop_app.domain.richtext_spans import PLAIN, Style, losses, style_of, tidy

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 address article aside blockquote body center dd dl dt footer form header hr html "
    "main nav pre section figure caption option".split()
)
_SELF_CLOSING = frozenset("p h1 h2 h3 h4 h5 h6 dd dt option".split())
_VOID = frozenset("br hr img col input link meta embed area base wbr".split())
_PICTURE = re.compile("sha256:([0-9a-f]{64})")
_MOST_STYLES = 40
_WIDEST = 60


def _named(name: str) -> str:
    """What a tag that is not kept means to a person, in Vietnamese; "" where nothing is lost."""
    return {
        "a": _("liên kết"),
        "font": _("phông chữ"),
        "u": _("gạch chân"),
        "ins": _("gạch chân"),
        "s": _("gạch ngang chữ"),
        "strike": _("gạch ngang chữ"),
        "del": _("chữ đã xoá"),
        "hr": _("đường kẻ ngang"),
        "script": _("mã chạy"),
        "iframe": _("khung nhúng"),
        "object": _("tệp nhúng"),
        "embed": _("tệp nhúng"),
        "svg": _("hình vẽ"),
        "math": _("công thức"),
        "video": _("phim"),
        "audio": _("âm thanh"),
        "input": _("ô nhập"),
        "select": _("ô nhập"),
        "v:imagedata": _("ảnh"),
        "v:shape": _("hình vẽ"),
    }.get(name, "")


@dataclass(slots=True)
class _Flow:
    """An open place for paragraphs: the whole (""), an entry of a list (li) or a cell (td, th)."""

    name: str
    styles_before: int = 0
    parts: list[Node | Entry] = field(default_factory=list[Node | Entry])
    spans: list[Span] = field(default_factory=list[Span])
    entry: Entry | None = None
    has_caption: bool = False


@dataclass(slots=True)
class _Items:
    """An open list."""

    is_numbered: bool
    items: list[Item] = field(default_factory=list[Item])


@dataclass(slots=True)
class _Rows:
    """An open table; text outside its cells goes before it."""

    rows: list[list[TableCell]] = field(default_factory=list[list[TableCell]])


class Builder:
    """Builds the tree from tags and text as they come."""

    def __init__(self, keeps_soft_hyphens: bool) -> None:
        self._keeps_soft_hyphens = keeps_soft_hyphens
        self._stack: list[_Flow | _Items | _Rows] = [_Flow("")]
        self._styles: list[Style] = []
        self._too_deep = {"list": 0, "table": 0}
        self._signs = 0
        self._dropped: dict[str, None] = {}

    def build(self, markup: str) -> Parsed:
        """Read everything there is."""
        for token in tokens(markup):
            if isinstance(token, str):
                self._add_text(token)
            elif isinstance(token, Start):
                self._start(token)
            elif isinstance(token, End):
                self._end(token.name)
            else:
                self._add_hidden(token)
        while len(self._stack) > 1:
            self._pop()
        root = self._flow()
        self._end_paragraph(root)
        return Parsed(gathered(root.parts), tuple(self._dropped))

    # what is open

    def _flow(self) -> _Flow:
        """The innermost place for paragraphs that takes text now; a list gets an entry for it."""
        top = self._stack[-1]
        if isinstance(top, _Items):
            return self._open_flow("li")
        if isinstance(top, _Rows):
            return next(frame for frame in reversed(self._stack) if isinstance(frame, _Flow))
        return top

    def _open_flow(self, name: str) -> _Flow:
        flow = _Flow(name, len(self._styles))
        self._stack.append(flow)
        return flow

    def _holds(self, kind: type[_Items] | type[_Rows]) -> bool:
        """Whether such a frame is open with nothing but its own flow above it."""
        top = self._stack[-1]
        return isinstance(top, kind) or (len(self._stack) > 1 and isinstance(self._stack[-2], kind))

    def _depth(self) -> int:
        return sum(not isinstance(frame, _Flow) for frame in self._stack)

    def _pop(self) -> None:
        """Close the innermost frame and hand what it holds to the one around it."""
        frame = self._stack.pop()
        if isinstance(frame, _Flow):
            self._end_paragraph(frame)
            del self._styles[frame.styles_before :]
            self._hand_over(frame)
            return
        flow = self._flow()
        self._end_paragraph(flow)
        if isinstance(frame, _Items) and frame.items:
            flow.parts.append(Listing(tuple(frame.items), frame.is_numbered))
        if isinstance(frame, _Rows) and any(frame.rows):
            flow.parts.append(Grid(tuple(tuple(row) for row in frame.rows if row)))

    def _hand_over(self, flow: _Flow) -> None:
        nodes = gathered(flow.parts)
        around = self._stack[-1]
        if isinstance(around, _Items) and nodes:
            around.items.append(Item(nodes))
        elif isinstance(around, _Rows):
            around.rows[-1].append(TableCell(nodes, flow.name == "th"))

    def _close_to(self, kind: type[_Items] | type[_Rows], count: int) -> None:
        """Close frames above the innermost of a kind, and that one too where `count` is 1."""
        while not isinstance(self._stack[-1], kind):
            self._pop()
        if count:
            self._pop()

    # paragraphs

    def _add_text(self, text: str) -> None:
        if self._signs:
            flow = self._flow()
            if flow.entry:
                flow.entry.marker += text[:20]
            return
        is_blank = not text.strip(" \t\n\r\f")
        if is_blank and (not isinstance(self._stack[-1], _Flow) or not self._stack[-1].spans):
            return
        span = PLAIN
        for style in self._styles:
            span = style.over(span)
        self._flow().spans.append(Span(text, span.is_bold, span.is_italic, span.rise))

    def _end_paragraph(self, flow: _Flow) -> None:
        """Close the open paragraph; it becomes a caption, part of a Word list, or a paragraph of its own."""
        spans = tidy(flow.spans, self._keeps_soft_hyphens)
        flow.spans.clear()
        if not spans:
            return
        if flow.has_caption:
            last = flow.parts[-1] if flow.parts else None
            if isinstance(last, Figure) and not last.caption:
                flow.parts[-1] = Figure(last.sha256, spans)
                return
        if flow.entry:
            if not flow.entry.texts:
                flow.parts.append(flow.entry)
            flow.entry.texts.append(Text(spans))
        else:
            flow.parts.append(Text(spans))

    def _end_block(self) -> None:
        flow = self._flow() if not isinstance(self._stack[-1], _Items) else None
        if flow is None:
            return
        if flow.has_caption:
            flow.spans.append(Span(" "))
        else:
            self._end_paragraph(flow)

    def _end_caption(self) -> None:
        if isinstance(self._stack[-1], _Flow) and self._stack[-1].has_caption:
            self._end_paragraph(self._stack[-1])
            self._stack[-1].has_caption = False

    # tags

    def _start(self, tag: Start) -> None:
        name = tag.name
        css = tag.attribute("style")
        self._dropped.update(dict.fromkeys(losses(css)))
        if lost := _named(name):
            self._dropped[lost] = None
        if name in ("ul", "ol"):
            self._start_list(name == "ol")
        elif name == "li":
            self._start_item()
        elif name == "table":
            self._start_table()
        elif name in ("tr", "td", "th"):
            self._start_cell(tag)
        elif name == "figcaption":
            self._end_block()
            self._flow().has_caption = True
        elif name == "img":
            self._add_picture(tag.attribute("src"))
        elif name in _VOID:
            if name in ("br", "hr"):
                self._end_block()
        else:
            self._start_styled(tag, css)

    def _start_styled(self, tag: Start, css: str) -> None:
        """Open a block or an inline tag, whose style holds until it is closed."""
        if tag.name in _BLOCKS:
            self._end_block()
            self._forget_style(_SELF_CLOSING if tag.name in _SELF_CLOSING else frozenset())
            if isinstance(self._stack[-1], _Flow):
                self._stack[-1].entry = entry_of(css, tag.attribute("class"))
        if self._signs or (css and is_sign(css)):
            self._signs += 1
        elif len(self._styles) < _MOST_STYLES:
            self._styles.append(style_of(tag.name, css))

    def _forget_style(self, names: frozenset[str]) -> None:
        """Close the innermost open tag of these names inside the present frame."""
        frames = (frame for frame in reversed(self._stack) if isinstance(frame, _Flow))
        floor = next(frames).styles_before
        for place in range(len(self._styles) - 1, floor - 1, -1):
            if self._styles[place].name in names:
                del self._styles[place]
                return

    def _end(self, name: str) -> None:
        if name in ("ul", "ol", "table"):
            self._end_container("table" if name == "table" else "list")
        elif name in ("li", "td", "th"):
            if self._holds(_Items if name == "li" else _Rows) and isinstance(self._stack[-1], _Flow):
                self._pop()
        elif name == "figcaption":
            self._end_caption()
        elif self._signs and name not in _BLOCKS:
            self._signs -= 1
        elif name not in _VOID:
            if name in _BLOCKS:
                self._signs = 0
                self._end_block()
                if isinstance(self._stack[-1], _Flow):
                    self._stack[-1].entry = None
            self._forget_style(frozenset((name,)))

    # lists, tables, pictures

    def _is_too_deep(self, kind: str) -> bool:
        if self._depth() < DEEPEST:
            return False
        self._too_deep[kind] += 1
        self._dropped[_("danh sách, bảng lồng quá sâu")] = None
        return True

    def _start_list(self, is_numbered: bool) -> None:
        self._end_caption()
        if self._is_too_deep("list"):
            return
        top = self._stack[-1]
        if isinstance(top, _Items) and top.items:
            last = top.items.pop()
            self._open_flow("li").parts.extend(last.nodes)
        self._end_paragraph(self._flow())
        self._stack.append(_Items(is_numbered))

    def _start_item(self) -> None:
        self._end_caption()
        if not self._holds(_Items):
            self._start_list(is_numbered=False)
        if self._holds(_Items):
            self._close_to(_Items, 0)
            self._open_flow("li")
        else:
            self._end_block()

    def _start_table(self) -> None:
        self._end_caption()
        if self._is_too_deep("table"):
            return
        self._end_paragraph(self._flow())
        self._stack.append(_Rows())

    def _start_cell(self, tag: Start) -> None:
        self._end_caption()
        if not any(isinstance(frame, _Rows) for frame in self._stack):
            self._end_block()
            return
        self._close_to(_Rows, 0)
        table = self._stack[-1]
        if not isinstance(table, _Rows):
            return
        if tag.name == "tr" or not table.rows:
            table.rows.append([])
        if tag.name == "tr":
            return
        self._pad_merged(tag, table.rows[-1])
        self._open_flow(tag.name)

    def _pad_merged(self, tag: Start, row: list[TableCell]) -> None:
        """Keep columns under each other: a cell over several columns is followed by empty ones."""
        columns, rows = tag.attribute("colspan"), tag.attribute("rowspan")
        if columns not in ("", "1") or rows not in ("", "1"):
            self._dropped[_("ô gộp")] = None
        self._pending = 0
        del row, columns

    def _end_container(self, kind: str) -> None:
        if self._too_deep[kind]:
            self._too_deep[kind] -= 1
            return
        frame_kind = _Items if kind == "list" else _Rows
        if any(isinstance(frame, frame_kind) for frame in self._stack):
            self._close_to(frame_kind, 1)

    def _add_picture(self, source: str) -> None:
        found = _PICTURE.fullmatch(source)
        if not found:
            self._dropped[_("ảnh")] = None
            return
        self._end_caption()
        flow = self._flow()
        self._end_paragraph(flow)
        flow.parts.append(Figure(found[1]))

    def _add_hidden(self, token: Hidden) -> None:
        if lost := _named(token.name):
            self._dropped[lost] = None
