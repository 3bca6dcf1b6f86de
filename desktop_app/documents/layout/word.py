"""A document as a Word file: every block in the words, order and places of the printed page, to be edited."""

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.documents.blocks import Document, Pages, Rendered
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from desktop_app.documents.layout.rich import Notes
    from desktop_app.documents.layout.word_package import WordPackage


def render_word(document: Document) -> Rendered:
    """Write a document as .docx: A4, Times New Roman, the same bytes for the same document.

    `pages` is 0: only the program that opens it knows. Parts that are files of their own are left out, and
    `problems` names them. No letter is missing: Word takes those of other scripts from other faces.
    """
    from desktop_app.documents.layout import fonts

    fonts.register()  # before anything of reportlab, which tells how wide words are
    from desktop_app.documents.layout.rich import Notes
    from desktop_app.documents.layout.word_package import WordPackage

    notes, package = Notes(document.picture, problems=list(document.notices)), WordPackage()
    data = package.finished(_body(document, package, notes), document)
    left_out = [part.title for part in document.parts if not isinstance(part, Pages)]
    if left_out:
        told = _("Bản Word không có các tài liệu là tệp riêng: {titles}. Hãy gửi kèm, hoặc in bản PDF.")
        notes.problems.append(told.format(titles="; ".join(left_out)))
    return Rendered(data, 0, problems=tuple(notes.problems))


def _body(document: Document, package: "WordPackage", notes: "Notes") -> str:
    from desktop_app.documents.layout.measures import area_of
    from desktop_app.documents.layout.word_parts import PartWriter, section_xml

    parts = [part for part in document.parts if isinstance(part, Pages)] or [Pages(())]
    written: list[str] = []
    for number, part in enumerate(parts):
        flow = PartWriter(package, replace(notes, area=area_of(part.sheet))).written(part.blocks)
        section = section_xml(part, package, begins_page=number > 0)
        is_last = number == len(parts) - 1
        written.append(flow.end() + section if is_last else flow.end(section))
    return "".join(written)
