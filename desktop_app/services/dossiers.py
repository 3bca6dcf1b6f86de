"""Reading a whole dossier, and finding one by its code."""

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import (
    ApplicationHelper,
    Attachment,
    Authorship,
    BenefitLine,
    Dossier,
    Innovation,
    SetAside,
    Unit,
)
from desktop_app.store.book import Book


def load_dossier(book: Book, innovation: int) -> Dossier:
    """Return everything of one innovation.

    Raises:
        UserError: it is no longer in the book.
    """
    record = book.get(Innovation, innovation)
    return Dossier(
        innovation=record,
        unit=None if record.unit_id is None else book.get(Unit, record.unit_id),
        authors=tuple(book.all(Authorship, "position", innovation_id=innovation)),
        helpers=tuple(book.all(ApplicationHelper, "position", innovation_id=innovation)),
        answers=book.answers(innovation),
        benefit_lines=tuple(book.all(BenefitLine, "position", innovation_id=innovation)),
        attachments=tuple(book.all(Attachment, "number", innovation_id=innovation)),
        set_aside=tuple(book.all(SetAside, innovation_id=innovation)),
    )


def find_innovation(book: Book, code: str) -> int:
    """Return the key of the innovation with a code, whatever case it is typed in.

    Raises:
        UserError: there is none.
    """
    found = book.all(Innovation, code=code.strip().upper())
    if not found:
        raise UserError(_("Không có sáng kiến nào mang mã {code} trong sổ.").format(code=code))
    return found[0].id
