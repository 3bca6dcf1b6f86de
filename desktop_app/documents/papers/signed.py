"""The signed scan of a paper in its place, as a merged file has it."""

from dataclasses import replace
from pathlib import Path

from desktop_app.documents.blocks import Document, InsertedFile
from desktop_app.documents.papers.context import PaperContext
from desktop_app.documents.papers.digest import digest
from desktop_app.domain.language import _
from desktop_app.domain.office import IssuedPaper

NOWHERE = Path(__file__) / "tep-da-mat"
"""Where a file that is no longer in the book is looked for."""


def in_place(context: PaperContext, document: Document) -> Document:
    """Give the signed scan of a paper where there is one, else the paper; one that is stale is told."""
    issue = context.issue
    if issue is None or not issue.scan_sha256:
        return document
    path = context.stored(issue.scan_sha256) or NOWHERE
    scan = InsertedFile(path, issue.scan_media_type, document.title)
    told = stale_notice(issue, document)
    return replace(document, parts=(scan,), notices=(told,) if told else ())


def stale_notice(issue: IssuedPaper | None, document: Document) -> str:
    """Say that the signed scan of a paper no longer says what the paper does; "" where it does."""
    if issue is None or not issue.scan_digest or issue.scan_digest == digest(document):
        return ""
    told = _(
        "Bản scan đã ký của “{paper}” không còn khớp với sổ vì đã sửa sau khi ký."
        " In lại, ký rồi đính bản scan mới."
    )
    return told.format(paper=document.title)
