"""Signed scans of papers on awards: they stand in the merged files in place of what they sign."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.blocks import Document
from desktop_app.documents.papers import digest, paper
from desktop_app.documents.papers.context import NOMINATION, NOMINEE
from desktop_app.documents.papers.signed import stale_notice
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.services import issuing
from desktop_app.services.attachments import take_in
from desktop_app.services.paper_office import Subject
from desktop_app.services.papers import build_document
from desktop_app.store.book import Book

_PDF = "application/pdf"
_MERGED = ("pdf",)
"""What a merged file of several papers is drawn as: nobody signs the whole of it."""


def may_have_scan(paper_id: str) -> bool:
    """Tell whether a paper is one whose signed scan is kept: each of an award's but the merged files."""
    wanted = paper(paper_id)
    return wanted.scope in (NOMINATION, NOMINEE) and wanted.formats != _MERGED


@dataclass(frozen=True, slots=True)
class Scan:
    """A signed scan that is in the book's folder already and waits to be named by its paper."""

    sha256: str
    media_type: str
    digest: str
    warning: str = ""


def take_scan(book: Book, paper_id: str, subject: Subject, path: Path, job: Job | None = None) -> Scan:
    """Copy a signed scan into the book's folder, a picture as its reduced copy; writes no row.

    Raises:
        UserError: it is no such paper or file, has vanished, is empty, or nothing can open it.
        Cancelled: nothing is left behind.
    """
    if not may_have_scan(paper_id):
        raise UserError(_("Giấy này không đính bản scan đã ký. Đính vào từng giấy trong hồ sơ."))
    taken = take_in(book.folder, path, job)
    if taken.media_type != _PDF and not taken.reduced_sha256:
        raise UserError(_("Bản scan đã ký phải là tệp PDF hoặc ảnh. Quét lại thành PDF rồi đính vào."))
    said = digest(build_document(book, paper_id, subject))
    return Scan(taken.reduced_sha256 or taken.sha256, taken.media_type, said, taken.warning)


def keep_scan(book: Book, paper_id: str, subject: Subject, scan: Scan) -> Changes:
    """Let a paper name the signed scan that was taken in, in place of any other."""
    return issuing.set_scan(book, paper_id, subject, scan.sha256, scan.media_type, scan.digest)


def remove_scan(book: Book, paper_id: str, subject: Subject) -> Changes:
    """Take the signed scan of a paper away; undo brings it back."""
    return issuing.set_scan(book, paper_id, subject, "", "", "")


def has_scan(book: Book, paper_id: str, subject: Subject) -> bool:
    """Tell whether a paper's signed scan is kept."""
    own = issuing.issue_values(book, paper_id, subject)
    return own is not None and bool(own.scan_sha256)


def notice_of(book: Book, paper_id: str, subject: Subject, document: Document) -> str:
    """Say that the signed scan of a paper is stale; "" where it is not, or there is none."""
    return stale_notice(issuing.issue_values(book, paper_id, subject), document)
