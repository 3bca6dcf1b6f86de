"""A document as an Excel file: tables with real numbers and days, the rest as rows of text around them."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from desktop_app.documents.blocks import Document, Pages, Rendered
from desktop_app.documents.layout.office_text import words
from desktop_app.documents.layout.sheets import AS_TYPED, Formats, sheet_name
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same paper is the same file


def render_workbook(document: Document) -> Rendered:
    """Write a document as .xlsx, a sheet for each part; the same bytes for the same document.

    `pages` is 0: only the program that prints it knows. Parts that are files of their own are left out, and
    `problems` names them.
    """
    from xlsxwriter import Workbook

    from desktop_app.documents.layout import fonts

    fonts.register()  # before anything of reportlab, which tells how wide words are
    target, problems = BytesIO(), list(document.notices)
    book = Workbook(target, {**AS_TYPED, "in_memory": True})
    names = {"title": document.title, "author": document.author, "subject": document.subject}
    book.set_properties({key: words(text)[:255] for key, text in names.items()} | {"created": _MADE})
    _fill(book, document, problems)
    book.close()
    left_out = [part.title for part in document.parts if not isinstance(part, Pages)]
    if left_out:
        told = _("Bản Excel không có các tài liệu là tệp riêng: {titles}. Hãy gửi kèm, hoặc in bản PDF.")
        problems.append(told.format(titles="; ".join(left_out)))
    return Rendered(target.getvalue(), 0, problems=tuple(problems))


def _fill(book: "Workbook", document: Document, problems: list[str]) -> None:
    from desktop_app.documents.layout.sheet_parts import SheetWriter

    formats = Formats(book)
    parts = [part for part in document.parts if isinstance(part, Pages)] or [Pages(())]
    names = _apart([sheet_name(part.title or document.title) for part in parts])
    for part, name in zip(parts, names, strict=True):
        SheetWriter(book.add_worksheet(name), formats, part, problems).write()


def _apart(names: Sequence[str]) -> list[str]:
    """Make names differ, whatever their case, as Excel wants."""
    made: dict[str, str] = {}
    for name in names:
        wishes = [name, *(f"{name[:25]} ({number})" for number in range(2, len(names) + 2))]
        free = next(wish for wish in wishes if wish.casefold() not in made)
        made[free.casefold()] = free
    return list(made.values())
