"""From HTML of any quality to the tree of rich text: what the subset lacks is dropped and named."""

import re

from desktop_app.domain.language import _
from desktop_app.domain.richtext import Parsed
from desktop_app.domain.richtext_frames import Frames
from desktop_app.domain.richtext_lists import entry_of, is_sign
from desktop_app.domain.richtext_markup import End, Hidden, Start, tokens
from desktop_app.domain.richtext_spans import losses, style_of

_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "address", "article", "aside", "blockquote", "body",
    "center", "dd", "dl", "dt", "footer", "form", "header", "hr", "html", "main", "nav", "pre", "section",
    "figure", "caption", "option"
})  # fmt: skip
_SELF_CLOSING = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "option"
})  # fmt: skip
_VOID = frozenset({
    "br", "hr", "img", "col", "input", "link", "meta", "embed", "area", "base", "wbr"
})  # fmt: skip
_STRUCTURE = frozenset({
    "ul", "ol", "li", "table", "tr", "td", "th", "figcaption"
})  # fmt: skip
_PICTURE = re.compile("sha256:([0-9a-f]{64})")


def _lost_names() -> dict[str, str]:
    """What tags that are not kept mean to a person; a tag not listed loses nothing worth a word."""
    return {
        "font": _("phông chữ"),
        "u": _("gạch chân"),
        "ins": _("gạch chân"),
        "s": _("gạch ngang chữ"),
        "strike": _("gạch ngang chữ"),
        "del": _("chữ đã xóa"),
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
    }


class Parser:
    """Reads one text."""

    def __init__(self, keeps_soft_hyphens: bool) -> None:
        self._frames = Frames(keeps_soft_hyphens)
        self._lost_names = _lost_names()
        self._dropped: dict[str, None] = {}
        self._skipped = {"list": 0, "table": 0}
        self._sign_depth = 0

    def parse(self, markup: str) -> Parsed:
        """Build the tree of everything there is."""
        for token in tokens(markup):
            if isinstance(token, str):
                self._add_text(token)
            elif isinstance(token, Start):
                self._start(token)
            elif isinstance(token, End):
                self._end(token.name)
            else:
                self._name_lost(token)
        return Parsed(self._frames.finish(), tuple(self._dropped))

    def _drop(self, name: str) -> None:
        self._dropped[name] = None

    def _name_lost(self, tag: Start | Hidden) -> None:
        if lost := self._lost_names.get(tag.name):
            self._drop(lost)

    def _add_text(self, text: str) -> None:
        if not self._sign_depth:
            self._frames.add_text(text)
        elif entry := self._frames.flow().entry:
            entry.marker += text[:20]

    def _start(self, tag: Start) -> None:
        css = tag.attribute("style") if tag.attributes else ""
        if css:
            self._dropped.update(dict.fromkeys(losses(css)))
        self._name_lost(tag)
        if tag.name in _STRUCTURE:
            self._sign_depth = 0
            self._start_structure(tag)
        elif tag.name in _VOID:
            self._add_void(tag)
        else:
            self._start_styled(tag, css)

    def _start_structure(self, tag: Start) -> None:
        name = tag.name
        if name in ("ul", "ol"):
            if self._has_room("list"):
                self._frames.start_list(name == "ol")
        elif name == "table":
            if self._has_room("table"):
                self._frames.start_table()
        elif name == "figcaption":
            self._frames.start_caption()
        elif name == "li":
            self._start_item()
        else:
            self._start_cell(tag)

    def _has_room(self, kind: str) -> bool:
        """Whether one more may be opened; if not, it stays as paragraphs and its end is skipped."""
        if self._frames.has_room:
            return True
        self._frames.end_paragraph()
        self._skipped[kind] += 1
        self._drop(_("danh sách, bảng lồng quá sâu"))
        return False

    def _start_item(self) -> None:
        if self._skipped["list"]:
            self._frames.end_paragraph()
        elif not self._frames.start_item() and self._has_room("list"):
            self._frames.start_list(is_numbered=False)
            self._frames.start_item()

    def _start_cell(self, tag: Start) -> None:
        columns, rows = tag.attribute("colspan"), tag.attribute("rowspan")
        if columns not in ("", "1") or rows not in ("", "1"):
            self._drop(_("ô gộp"))
        if self._skipped["table"]:
            self._frames.end_paragraph()
            return
        is_open = self._frames.start_row() if tag.name == "tr" else self._frames.start_cell(tag.name, columns)
        if not is_open:
            self._frames.end_paragraph()

    def _add_void(self, tag: Start) -> None:
        if tag.name == "img":
            found = _PICTURE.fullmatch(tag.attribute("src"))
            if found:
                self._frames.add_figure(found[1])
            else:
                self._drop(_("ảnh"))
        elif tag.name in ("br", "hr"):
            self._frames.end_paragraph()

    def _start_styled(self, tag: Start, css: str) -> None:
        """Open a block or an inline tag, whose style holds until it is closed."""
        if tag.name == "a" and tag.attribute("href"):
            self._drop(_("liên kết"))
        if tag.name in _BLOCKS:
            self._sign_depth = 0
            self._frames.end_paragraph()
            if tag.name in _SELF_CLOSING:
                self._frames.close_style(_SELF_CLOSING)
            self._frames.start_entry(entry_of(css, tag.attribute("class")))
        if self._sign_depth or (css and is_sign(css) and self._is_in_entry()):
            self._sign_depth += 1
        else:
            self._frames.open_style(style_of(tag.name, css))

    def _is_in_entry(self) -> bool:
        flow = self._frames.flow()
        return flow.entry is not None or flow.name == "li"

    def _end(self, name: str) -> None:
        if name in _STRUCTURE:
            self._end_structure(name)
        elif name in _BLOCKS:
            self._sign_depth = 0
            if name == "figure":
                self._frames.end_caption()
            self._frames.end_paragraph()
            self._frames.start_entry(None)
            self._frames.close_style(frozenset((name,)))
        elif self._sign_depth:
            self._sign_depth -= 1
        else:
            self._frames.close_style(frozenset((name,)))

    def _end_structure(self, name: str) -> None:
        if name == "figcaption":
            self._frames.end_caption()
            return
        kind = "list" if name in ("ul", "ol", "li") else "table"
        if self._skipped[kind]:
            self._skipped[kind] -= name in ("ul", "ol", "table")
        elif name in ("ul", "ol"):
            self._frames.end_list()
        elif name == "table":
            self._frames.end_table()
        elif name != "tr":
            self._frames.end_flow(("li",) if name == "li" else ("td", "th"))
