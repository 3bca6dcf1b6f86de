"""PDF files that come from outside: opened with care, and made harmless page by page."""

from pathlib import Path
from typing import Any

import pikepdf

from desktop_app.domain.language import _

_SPOILT = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError)
"""What pikepdf raises at objects that are not what they should be."""
_ACTING = ("/AA", "/StructParents", "/PieceInfo", "/Thumb", "/Metadata", "/Dur", "/Trans", "/B")


class BadFileError(Exception):
    """A file that cannot be put in: `shown` stands on its page, `told` tells what to do."""

    def __init__(self, shown: str, told: str) -> None:
        super().__init__(shown)
        self.shown, self.told = shown, told


class InsertedPdf:
    """An open PDF whose pages go into the file as they are seen, without anything that acts."""

    def __init__(self, path: Path) -> None:
        self.pdf = _open(path)
        self.is_damaged = bool(self.pdf.get_warnings())
        self.pages = _count(self.pdf)
        self._flatten()
        self._blank_unreadable()

    def _flatten(self) -> None:
        """Make what is filled into forms, stamped or noted part of the pages."""
        if not any("/Annots" in page.obj for page in self.pdf.pages):
            return
        try:
            if "/AcroForm" in self.pdf.Root:
                self.pdf.generate_appearance_streams()
            self.pdf.flatten_annotations("print")
        except (pikepdf.PdfError, ValueError, RuntimeError):
            self.is_damaged = True

    def _blank_unreadable(self) -> None:
        """Empty the pages whose content is no content: a single one would stop the whole file."""
        for page in self.pdf.pages:
            if "/Contents" not in page.obj:
                continue
            try:
                page.contents_coalesce()
                content: Any = page.obj["/Contents"]
                content.read_raw_bytes()
            except _SPOILT:
                self.is_damaged = True
                del page.obj["/Contents"]

    def calm(self, out: pikepdf.Pdf, page: pikepdf.Page) -> None:
        """Take actions off a copied page, and shut its content in, away from what is added."""
        for key in (*_ACTING, "/Annots"):
            if key in page.obj:
                del page.obj[key]
        self._shut_in(out, page)

    def _shut_in(self, out: pikepdf.Pdf, page: pikepdf.Page) -> None:
        """Put the content into a form of its own: states it leaves open must not reach the number."""
        if "/Contents" not in page.obj:
            return
        page.contents_coalesce()
        content: Any = page.obj["/Contents"]
        form: Any = pikepdf.Stream(out, content.read_raw_bytes())
        for key in ("/Filter", "/DecodeParms"):
            if key in content:
                form[key] = content[key]
        form["/Type"], form["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
        form["/BBox"] = page.mediabox
        form["/Resources"] = page.resources
        if "/Group" in page.obj:
            form["/Group"] = page.obj["/Group"]
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/Trang": form}))
        page.obj["/Contents"] = out.make_stream(b"q /Trang Do Q")


def _open(path: Path) -> pikepdf.Pdf:
    try:
        if not path.stat().st_size:
            raise BadFileError("Tệp rỗng (0 byte).", _("tệp rỗng (0 byte). Hãy đính kèm lại tệp."))
        return pikepdf.open(path)
    except pikepdf.PasswordError as error:
        raise BadFileError(
            "Tệp có mật khẩu.", _("tệp có mật khẩu. Hãy lưu một bản không mật khẩu rồi đính kèm lại.")
        ) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BadFileError("Tệp đã mất khỏi sổ.", _("tệp đã mất khỏi sổ. Hãy đính kèm lại tệp.")) from error
    except (pikepdf.PdfError, OSError, RuntimeError, ValueError) as error:
        raise _broken() from error


def _count(pdf: pikepdf.Pdf) -> int:
    try:
        pages = len(pdf.pages)
        for page in pdf.pages:
            _ = page.obj.get("/MediaBox")
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        raise _broken() from error
    if not pages:
        raise _broken()
    return pages


def _broken() -> BadFileError:
    return BadFileError(
        "Tệp hỏng, không đọc được.", _("tệp hỏng, không đọc được. Hãy mở lại bản gốc, lưu lại rồi đính kèm.")
    )
