"""What must not be told outside: the information a dossier names as confidential, the files it keeps back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.records import Attachment, Dossier, Innovation
from desktop_app.domain.text import clean, fold
from desktop_app.forms.portals import shipped_portals

_APART = re.compile(r"[;\n]+|(?<=[.!?])\s+")
_MARK = re.compile(r"^\s*(?:\d+[.)]|[-+•*–])\s*")
_LETTERS = re.compile(r"\W+")
_LEAST = 4
"""Fewer letters than these name nothing."""


@dataclass(frozen=True, slots=True)
class Discretion:
    """The confidential phrases of a dossier, and the files that stay behind by their SHA-256."""

    phrases: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()

    def is_told(self, text: str) -> bool:
        """Tell whether a text says any of the phrases, whatever its marks, capitals and signs."""
        said = f" {_bare(text)} "
        return any(f" {_bare(phrase)} " in said for phrase in self.phrases)

    def without(self, sentences: Iterable[str]) -> tuple[list[str], int]:
        """Leave out the sentences that say one of them; say how many those were."""
        every = list(sentences)
        kept = [sentence for sentence in every if not self.is_told(sentence)]
        return kept, len(every) - len(kept)

    def masked(self, line: str) -> str:
        """Put … for the phrases in one line; where they cannot be found letter by letter, for all of it."""
        for phrase in self.phrases:
            parts = (re.escape(word) for word in _LETTERS.split(phrase) if word)
            line = re.sub(r"\W+".join(parts), "…", line, flags=re.IGNORECASE)
        return "…" if self.is_told(line) else line

    def keeps(self, sha256: str) -> bool:
        """Whether a file stays behind."""
        return sha256 in self.files


def discretion_of(dossier: Dossier, means_none: Iterable[str]) -> Discretion:
    """Gather what a dossier keeps to itself; `means_none` are answers that name nothing (“Không có”)."""
    behind = (item for item in dossier.attachments if _stays(item))
    files = (name for item in behind for name in (item.sha256, item.reduced_sha256) if name)
    return Discretion(phrases_of(dossier.innovation.confidential, means_none), frozenset(files))


def told_outside(innovation: Innovation, text: str) -> str:
    """Put … in one line of an innovation's for what its dossier names as confidential."""
    if not innovation.confidential:
        return text
    return Discretion(phrases_of(innovation.confidential, shipped_portals().not_confidential)).masked(text)


def is_confidential(innovation: Innovation) -> bool:
    """Tell whether a dossier names anything that must not be told outside."""
    return bool(phrases_of(innovation.confidential, shipped_portals().not_confidential))


def phrases_of(confidential: str, means_none: Iterable[str]) -> tuple[str, ...]:
    """Take apart what a dossier names as confidential; answers that name nothing are left out."""
    none = {_bare(words) for words in means_none}
    pieces = (
        clean(_MARK.sub("", piece)).rstrip(".") for piece in _APART.split(clean(confidential, multiline=True))
    )
    phrases = (piece for piece in pieces if len(_bare(piece)) >= _LEAST and _bare(piece) not in none)
    return tuple(dict.fromkeys(phrases))


def _stays(attachment: Attachment) -> bool:
    return attachment.is_withheld or attachment.role == "portal"


def _bare(text: str) -> str:
    return _LETTERS.sub(" ", fold(clean(text))).strip()
