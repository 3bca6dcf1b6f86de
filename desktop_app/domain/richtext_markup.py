"""HTML of any quality as a flat run of tags and text, in one pass whose time grows with its length alone.

The standard library's parser stops at Word's `<![…]>` marks and takes hours over some broken pages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9]*+(?:[:_.-][A-Za-z0-9]++)*+)"
    r"((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
    r"|<(/?)([A-Za-z][A-Za-z0-9:_.-]*+)([^<>]*+)>"
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][A-Za-z0-9_:.-]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?"
)
_NAMES = frozenset({
    "a", "abbr", "article", "aside", "audio", "b", "big", "blockquote", "body", "br", "caption", "center",
    "code", "col", "colgroup", "dd", "del", "div", "dl", "dt", "em", "embed", "figcaption", "figure",
    "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i",
    "iframe", "img", "input", "ins", "label", "li", "link", "main", "mark", "math", "meta", "nav",
    "noscript", "object", "ol", "option", "p", "pre", "q", "s", "samp", "script", "section", "select",
    "small", "span", "strike", "strong", "style", "sub", "sup", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "title", "tr", "tt", "u", "ul", "var", "video", "xml"
})  # fmt: skip
_HIDDEN = frozenset({
    "script", "style", "title", "xml", "svg", "math", "object", "iframe", "video", "audio", "template",
    "del", "select"
})  # fmt: skip
_MARKUP = re.compile(
    rf"<(?:/?(?:{'|'.join(sorted(_NAMES))})(?=[\s/>])|/?[ovw]:[a-z]|!--|!doctype|!\[)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Start:
    """An opening tag, its name in small letters."""

    name: str
    attributes: str

    def attribute(self, name: str) -> str:
        """The value of one attribute, or ""."""
        for found in _ATTRIBUTE.finditer(self.attributes):
            if found[1].lower() == name:
                return unescape(found[2] or found[3] or found[4] or "")
        return ""


@dataclass(frozen=True, slots=True)
class End:
    """A closing tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """An element that was left out with all it holds."""

    name: str


def is_markup(text: str) -> bool:
    """Tell HTML from plain text that happens to hold a `<`."""
    return _MARKUP.search(text) is not None


def tokens(markup: str) -> Iterator[Start | End | Hidden | str]:
    """Take markup apart; comments vanish, of conditional ones only the marks."""
    at = text_from = 0
    never_closed: set[str] = set()
    while (at := markup.find("<", at)) >= 0:
        past, token = _token_at(markup, at, never_closed)
        if past == at:
            at += 1
            continue
        if at > text_from:
            yield unescape(markup[text_from:at])
        if token is not None:
            yield token
        at = text_from = past
    if text_from < len(markup):
        yield unescape(markup[text_from:])


def _token_at(markup: str, at: int, never_closed: set[str]) -> tuple[int, Start | End | Hidden | None]:
    """Where the construct at `<` ends and what it is; it ends where it began if it is only text."""
    if markup.startswith(("<!", "<?"), at):
        return _past_declaration(markup, at, never_closed), None
    found = _TAG.match(markup, at)
    if not found:
        return at, None
    closing, name, attributes = found.group(1, 2, 3) if found[2] else found.group(4, 5, 6)
    name = name.lower()
    if closing:
        return found.end(), End(name)
    if name in _HIDDEN and not attributes.endswith("/"):
        past = _past_close(markup, found.end(), name, never_closed)
        if past or name in ("script", "style"):
            return past or len(markup), Hidden(name)
    return found.end(), Start(name, attributes)


def _past_declaration(markup: str, at: int, never_closed: set[str]) -> int:
    opening, closing = ("<!--", "-->") if markup.startswith("<!--", at) else (markup[at : at + 2], ">")
    if closing in never_closed:
        return at + len(opening)
    past = markup.find(closing, at + 2)
    if past < 0:
        never_closed.add(closing)
        return at + len(opening)
    return past + len(closing)


def _past_close(markup: str, at: int, name: str, never_closed: set[str]) -> int:
    if name in never_closed:
        return 0
    found = re.compile(rf"</{name}\s*+>", re.IGNORECASE).search(markup, at)
    if not found:
        never_closed.add(name)
        return 0
    return found.end()
