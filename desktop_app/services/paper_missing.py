"""What is still missing on a paper, in words, and where each is filled in; what the paper itself can bear."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from desktop_app.documents.blocks import (
    Block,
    Cell,
    Document,
    DottedLines,
    Letterhead,
    Pages,
    Paragraph,
    Photos,
    Run,
    Signatures,
    Table,
)
from desktop_app.documents.papers.context import DOSSIER, NOMINEE
from desktop_app.documents.papers.context import NOMINATION as NOMINATION_SCOPE
from desktop_app.documents.papers.nomination_values import LINE, MEETING, NOMINATION
from desktop_app.documents.papers.round_values import CASE
from desktop_app.documents.papers.script import FACT, ISSUE, OFFICE, ROUND
from desktop_app.domain.council import Examination
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation
from desktop_app.forms.vocabulary import Form
from desktop_app.services import packs
from desktop_app.services.history_words import HistoryWords, column_name
from desktop_app.services.paper_contexts import Subject, wording_of
from desktop_app.services.papers import PAPERS, Paper, paper
from desktop_app.store.book import Book

__all__ = [
    "CASE",
    "DOTS",
    "FACT",
    "ISSUE",
    "ISSUED_ON",
    "LINE",
    "MEETING",
    "NOMINATION",
    "NUMBER",
    "OFFICE",
    "ROUND",
    "SIGNATORY",
    "Missing",
    "bears",
    "missing_of",
]  # fmt: skip

DOTS = "…"
NUMBER, ISSUED_ON, SIGNATORY = "number", "issued_on", "signatory_id"
_OF_ROUND = "round_"
_NOBODY_SIGNS = OFFICE + "signatories"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a paper has only dots for: the field a click leads to, and how people call it."""

    field: str
    label: str


def missing_of(book: Book, document: Document, paper_id: str, subject: Subject) -> tuple[Missing, ...]:
    """Name what a paper lacks, each once, in the order of the page."""
    lacking = [field for field, is_missing in _fields(document) if is_missing and field]
    if not lacking:
        return ()
    form, names = _form_of(book, paper_id, subject), _Names(book, paper_id, subject)
    fields = dict.fromkeys(_placed(field, form) for field in lacking)
    return tuple(Missing(field, names.of(field)) for field in fields)


def place_of(book: Book, paper_id: str, subject: Subject, field: str) -> str:
    """Tell where a field of a paper is filled in, by its prefix; none for a field of the dossier's form."""
    return _placed(field, _form_of(book, paper_id, subject))


def _form_of(book: Book, paper_id: str, subject: Subject) -> Form | None:
    if paper(paper_id).scope != DOSSIER or subject.innovation is None:
        return None
    return packs.pack_for(book, book.get(Innovation, subject.innovation)).form


def _placed(field: str, form: Form | None) -> str:
    """Send what a dossier says of a council it was not before yet to the council's page."""
    if form is None or ":" in field or form.field(field) is not None:
        return field
    if field.startswith(_OF_ROUND):
        return ROUND + field.removeprefix(_OF_ROUND)
    return CASE + field if field in Examination.__dataclass_fields__ else field


def bears(document: Document, signatories: Collection[str] = ()) -> frozenset[str]:
    """Tell what of its own a paper shows: `NUMBER`, `ISSUED_ON`, and `SIGNATORY` where one of those signs."""
    shown = {field.removeprefix(ISSUE) for field, _missing in _fields(document) if field.startswith(ISSUE)}
    signing = {
        column.name
        for block in _blocks(document)
        if isinstance(block, Signatures)
        for column in block.columns
    }
    return frozenset(shown | ({SIGNATORY} if signing & set(signatories) else set()))


def _blocks(document: Document) -> Iterator[Block]:
    for part in document.parts:
        if isinstance(part, Pages):
            yield from part.blocks


def _fields(document: Document) -> Iterator[tuple[str, bool]]:
    """Give every field the paper shows, and whether there is nothing to show."""
    for block in _blocks(document):
        match block:
            case Letterhead():
                yield from _told((*block.number, *block.place_and_date, *block.subject))
            case Paragraph():
                yield from _told(block.runs)
            case DottedLines():
                yield block.field, True
            case Table():
                for row in (block.top, *block.rows):
                    yield from _told(row)
            case Photos():
                for photo in block.photos:
                    yield photo.field, not photo.sha256
            case Signatures():
                is_open = any(column.lines and not column.lines[0].strip(DOTS) for column in block.columns)
                yield _NOBODY_SIGNS if is_open else "", is_open
            case _:
                continue


def _told(parts: tuple[Run | Cell, ...]) -> Iterator[tuple[str, bool]]:
    for part in parts:
        yield part.field, part.is_missing


def asking_in(paper_id: str) -> tuple[Paper, ...]:
    """Return the papers that a merged file of awards holds and that ask for facts; none for any other."""
    own = paper(paper_id)
    if own.scope not in (NOMINATION_SCOPE, NOMINEE) or len(own.formats) > 1:
        return ()
    return tuple(item for item in PAPERS if item.scope in (NOMINATION_SCOPE, NOMINEE) and item.id != paper_id)


def asks_for(book: Book, paper_id: str, field: str) -> str:
    """Name the paper in a merged file that asks for a fact; "" where none does."""
    key = field.removeprefix(FACT)
    holding = (item.id for item in asking_in(paper_id) if field.startswith(FACT))
    return next((item for item in holding if any(one.key == key for one in wording_of(book, item).facts)), "")


class _Names:
    """Knows how the fields of a paper are called: by the dossier's form, by the paper, by the council."""

    def __init__(self, book: Book, paper_id: str, subject: Subject) -> None:
        papers_asking = [paper_id, *(item.id for item in asking_in(paper_id))]
        self._facts = {
            fact.key: fact.label for item in reversed(papers_asking) for fact in wording_of(book, item).facts
        }
        of_dossier = paper(paper_id).scope == DOSSIER and subject.innovation is not None
        self._dossier = HistoryWords(book, subject.innovation or 0) if of_dossier else None

    def of(self, field: str) -> str:
        """Name a field; one nobody has a name for is a gap on the page."""
        place, colon, key = field.rpartition(":")
        if place + colon == FACT:
            named = self._facts.get(key, "")
        elif colon:
            named = _names().get(field) or column_name(f"examination.{key}" if place + colon == CASE else "")
        elif self._dossier is not None:
            named = self._dossier.name(field)
        else:
            named = _names().get(field) or column_name(field)
        return named if named and named != field else _unnamed()


def _unnamed() -> str:
    return _("Chỗ còn trống trên giấy")


def _names() -> dict[str, str]:
    return {
        ISSUE + NUMBER: _("Số văn bản"),
        ISSUE + ISSUED_ON: _("Ngày ban hành"),
        ISSUE + SIGNATORY: _("Người ký"),
        OFFICE + "place": _("Địa danh của đơn vị"),
        OFFICE + "name": _("Tên cơ quan ở đầu giấy"),
        OFFICE + "symbol": _("Ký hiệu sau số văn bản"),
        _NOBODY_SIGNS: _("Người ký"),
        OFFICE + "signatory": _("Người ký"),
        "authors": _("Tác giả"),
        "helpers": _("Người tham gia áp dụng lần đầu"),
        CASE + "ballots": _("Phiếu của Hội đồng"),
        ROUND + "name": _("Tên đợt xét"),
        ROUND + "level": _("Cấp xét"),
        ROUND + "unit_id": _("Đơn vị xét"),
        ROUND + "members": _("Thành viên Hội đồng"),
        ROUND + "document_number": _("Số quyết định thành lập Hội đồng"),
        ROUND + "document_on": _("Ngày quyết định thành lập"),
        ROUND + "held_on": _("Ngày họp"),
        ROUND + "held_at": _("Địa điểm họp"),
        ROUND + "minutes_number": _("Số biên bản họp"),
        ROUND + "minutes_on": _("Ngày biên bản"),
        ROUND + "guests": _("Khách mời"),
        ROUND + "note": _("Ghi chú của đợt xét"),
        **_names_of_awards(),
    }


def _names_of_awards() -> dict[str, str]:
    return {
        "field": _("Lĩnh vực của sáng kiến"),
        "used": _("Ngày áp dụng sáng kiến"),
        "recognised": _("Quyết định công nhận sáng kiến"),
        "amount": _("Giá trị làm lợi"),
        "words": _("Giá trị làm lợi"),
        NOMINATION + "name": _("Tên đợt khen thưởng"),
        NOMINATION + "theme": _("Phong trào, chuyên đề"),
        NOMINATION + "unit_id": _("Đơn vị đề nghị"),
        NOMINATION + "lines": _("Cá nhân, tập thể được đề nghị"),
        MEETING + "body": _("Hội đồng hoặc Ban họp xét"),
        MEETING + "document_number": _("Quyết định thành lập, số"),
        MEETING + "document_on": _("Ngày quyết định thành lập"),
        MEETING + "held_on": _("Ngày họp"),
        MEETING + "held_at": _("Địa điểm họp"),
        MEETING + "members": _("Tổng số thành viên theo quyết định"),
        MEETING + "present": _("Số thành viên dự họp"),
        MEETING + "chair": _("Chủ trì"),
        MEETING + "secretary": _("Thư ký"),
        MEETING + "counters": _("Ban kiểm phiếu"),
        MEETING + "ballots_out": _("Số phiếu phát ra"),
        MEETING + "ballots_in": _("Số phiếu thu về"),
        MEETING + "ballots_valid": _("Số phiếu hợp lệ"),
        MEETING + "minutes_number": _("Biên bản số"),
        MEETING + "minutes_on": _("Ngày biên bản"),
        LINE + "award": _("Hình thức khen thưởng, danh hiệu"),
        LINE + "name": _("Họ và tên, tên tập thể"),
        LINE + "birth": _("Ngày hoặc năm sinh"),
        LINE + "sex": _("Giới tính"),
        LINE + "post": _("Chức vụ, chức danh như in"),
        LINE + "workplace": _("Nơi công tác như in"),
        LINE + "qualification": _("Chuyên môn"),
        LINE + "achievement": _("Thành tích in trong danh sách và trên giấy khen"),
        LINE + "votes": _("Số phiếu đồng ý"),
        LINE + "merits": _("Sáng kiến làm căn cứ, quyết định công nhận"),
        LINE + "honours": _("Số, ngày quyết định của danh hiệu, khen thưởng đã có"),
    }
