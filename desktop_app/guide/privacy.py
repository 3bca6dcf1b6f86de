"""Checks: data of a person's health or identity that would leave the unit with the dossier."""

import re
from collections.abc import Iterator

from desktop_app.domain.records import Attachment
from desktop_app.domain.text import fold
from desktop_app.domain.words import Words, words
from desktop_app.forms.cues import cue
from desktop_app.guide.inquiry import Hit, Inquiry

FIELD = "annexes"
_NEAR = 40
_LAST = 3
# Căn cước: three figures of a province, one of sex and century, two of the year of birth, six more.
_IDENTITY = re.compile(r"(?<![\w.,/-])0\d{2}[0-3]\d{8}(?![\w/-])")
_OLD_IDENTITY = re.compile(r"(?<![\w.,/-])(?:\d{9}|\d{12}|\d{3}(?: \d{3}){2,3})(?![\w/-])")


def annex_private(inquiry: Inquiry) -> Iterator[Hit]:
    """Annexes to be sent whose name speaks of an injury, an illness or identity papers."""
    for annex in inquiry.dossier.annexes:
        found = "" if annex.is_withheld else _private(inquiry, annex)
        if found:
            yield Hit(FIELD, {"number": str(annex.number), "found": found})


def identity_number(inquiry: Inquiry) -> Iterator[Hit]:
    """Texts with the number of somebody's identity card; only its last figures are shown."""
    for item in inquiry.texts:
        found = _IDENTITY.search(item.text) or _announced(item.text)
        if found:
            yield Hit(item.field, {"label": item.label, "found": "…" + found[0][-_LAST:]})


def _private(inquiry: Inquiry, annex: Attachment) -> str:
    told = (annex.caption, inquiry.catalogue.label("attachment_kinds", annex.kind), annex.document_number)
    spoken = next(filter(None, (cue("private").first(words(text)) for text in told)), "")
    return spoken or cue("private_files").first(_file_words(annex.file_name))


def _file_words(name: str) -> Words:
    return Words(words(re.sub(r"[\W_]+", " ", fold(name))).tokens)


def _announced(text: str) -> re.Match[str] | None:
    """Find nine or twelve figures soon after the word for an identity paper."""
    for found in _OLD_IDENTITY.finditer(text):
        if cue("identity_papers").is_in(words(text[max(0, found.start() - _NEAR) : found.start()])):
            return found
    return None
