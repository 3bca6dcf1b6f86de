"""Checks: what was written: its length, places left to fill, letters of an old encoding."""

import re
from collections.abc import Iterator

from desktop_app.guide.inquiry import Hit, Inquiry

# An ellipsis that ends a list (“than, dầu, …”) or hangs on a word (“v.v…”) leaves nothing to fill.
_PLACEHOLDER = re.compile(
    r"\[\s*(?:cần\s+)?(?:điền|bổ\s+sung|ghi|nhập)\b[^\]\n]{0,60}\]"
    r"|\[\s*(?:…|\.{2,})\s*\]"
    r"|\bx{3,}\b"
    r"|…{2,}|\.{4,}|_{3,}|\?{3,}"
    r"|(?<![^\s(])(?<![,;]\s)(?:…|\.{3})(?=[\s).,;:/%]|$)",
    re.IGNORECASE,
)


def title_too_long(inquiry: Inquiry) -> Iterator[Hit]:
    """A title of more than `letters` letters."""
    count = len(inquiry.dossier.innovation.title)
    if count > inquiry.numbers["letters"]:
        yield Hit("title", {"count": str(count)})


def too_long(inquiry: Inquiry) -> Iterator[Hit]:
    """Texts over the length that the form's field suggests."""
    for item in inquiry.texts:
        if item.soft_length and len(item.text) > item.soft_length:
            yield Hit(
                item.field,
                {"label": item.label, "count": str(len(item.text)), "limit": str(item.soft_length)},
            )


def placeholder(inquiry: Inquiry) -> Iterator[Hit]:
    """Texts with a place still to be filled: …, [CẦN ĐIỀN], xxx; the first of each is shown."""
    for item in inquiry.texts:
        found = _PLACEHOLDER.search(item.text)
        if found:
            yield Hit(
                item.field, {"label": item.label, "found": _around(item.text, found.start(), found.end())}
            )


def legacy_text(inquiry: Inquiry) -> Iterator[Hit]:
    """Texts in a Vietnamese encoding from before Unicode."""
    for item in inquiry.texts:
        if item.encoding:
            yield Hit(item.field, {"label": item.label, "encoding": item.encoding})


def unprintable(inquiry: Inquiry) -> Iterator[Hit]:
    """Letters that no paper can show (pictograms, rare signs): they would print as empty boxes."""
    for item in inquiry.texts:
        letters = inquiry.world.unprintable(item.text)
        if letters:
            yield Hit(item.field, {"label": item.label, "letters": " ".join(letters[:12])})


def _around(text: str, start: int, end: int) -> str:
    """Quote a find with a few words before it, so that it can be found again."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 24) : start]
    if start - line > 24:
        before = before.partition(" ")[2]
    return (before + text[start : min(end, start + 40)]).strip()
