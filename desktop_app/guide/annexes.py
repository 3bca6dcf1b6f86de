"""Checks: the annexes, and the [1], [2] by which the text cites them."""

import re
from collections.abc import Iterator

from desktop_app.guide.inquiry import Hit, Inquiry

FIELD = "annexes"
_CITED = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\s*\]")
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")


def citations(text: str) -> tuple[int, ...]:
    """List the annexes a text cites, each once, in order: [1], [2, 3], [4–6]."""
    found: list[int] = []
    for cited in _CITED.findall(text):
        for piece in re.split(r"[,;]", cited):
            ends = _RANGE.fullmatch(piece.strip())
            if ends:
                found.extend(range(int(ends[1]), int(ends[2]) + 1))
            else:
                found.extend(int(number) for number in re.findall(r"\d+", piece))
    return tuple(dict.fromkeys(found))


def annexes_none(inquiry: Inquiry) -> Iterator[Hit]:
    """No annex at all, where the form asks for a list of them."""
    if inquiry.asked(FIELD) and not inquiry.dossier.annexes:
        yield Hit(FIELD)


def annex_caption(inquiry: Inquiry) -> Iterator[Hit]:
    """Annexes without the name they are listed by."""
    for annex in inquiry.dossier.annexes:
        if not annex.caption.strip():
            yield Hit(FIELD, {"number": str(annex.number)})


def annex_empty(inquiry: Inquiry) -> Iterator[Hit]:
    """Annexes whose file holds nothing."""
    for annex in inquiry.dossier.annexes:
        if annex.size <= 0:
            yield Hit(FIELD, {"number": str(annex.number)})


def annex_vanished(inquiry: Inquiry) -> Iterator[Hit]:
    """Annexes whose file is no longer in the book."""
    for annex in inquiry.dossier.annexes:
        if not inquiry.world.has_file(annex):
            yield Hit(FIELD, {"number": str(annex.number), "name": annex.caption or annex.file_name})


def annex_unknown(inquiry: Inquiry) -> Iterator[Hit]:
    """Citations of a number that no annex has."""
    known = {annex.number for annex in inquiry.dossier.annexes}
    for item in inquiry.texts:
        if item.field == FIELD:
            continue
        for number in citations(item.text):
            if number not in known:
                yield Hit(item.field, {"label": item.label, "number": str(number)})


def annex_uncited(inquiry: Inquiry) -> Iterator[Hit]:
    """Annexes that no text cites."""
    cited = {number for item in inquiry.texts if item.field != FIELD for number in citations(item.text)}
    for annex in inquiry.dossier.annexes:
        if annex.number not in cited:
            caption = f" ({annex.caption.strip()})" if annex.caption.strip() else ""
            yield Hit(FIELD, {"number": str(annex.number), "caption": caption})
