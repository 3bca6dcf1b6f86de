"""What a paper says, as one short mark: how a signed scan that no longer agrees is found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from desktop_app.documents.blocks import Document, Pages
from desktop_app.documents.papers.context import DossierContext
from desktop_app.domain.text import nfc

_LOOKS = frozenset({"align", "field", "rise", "title", "is_numbered"})


def digest(document: Document) -> str:
    """Hash the words of a document, figures by their file; looks and places count for nothing."""
    marks = (words for part in document.parts if isinstance(part, Pages) for words in _words(part.blocks))
    return sha256("\n".join(marks).encode("utf-8", "surrogatepass")).hexdigest()


def is_stale(context: DossierContext, paper_id: str, build: Callable[[DossierContext], Document]) -> bool:
    """Whether the signed scan of a paper says something else than the dossier does now.

    A scan that came without the digest of its text cannot be compared, and is not called stale.
    """
    scan = context.scan_of(paper_id)
    if scan is None or not scan.paper_digest:
        return False
    return scan.paper_digest != digest(build(context))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        text = " ".join(nfc(value).split())
        if text:
            yield text
    elif is_dataclass(value):
        for item in fields(value):
            if item.name not in _LOOKS:
                yield from _words(getattr(value, item.name))
    elif isinstance(value, Iterable):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _words(item)
