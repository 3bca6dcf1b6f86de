"""What papers are printed of: the dossiers of a round, a year, a selection; a round by its name."""

from collections.abc import Sequence

from desktop_app.documents.papers.context import DOSSIER, LIST, NOMINATION, NOMINEE, ROUND, Paper
from desktop_app.domain.awards import WITHDRAWN, NominationLine, NominationRound
from desktop_app.domain.council import Round
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation
from desktop_app.services import awards, council, nominations
from desktop_app.services.finding import answering
from desktop_app.services.paper_contexts import Subject
from desktop_app.services.recognition import examinations_of
from desktop_app.store.book import Book

__all__ = [
    "DOSSIER", "LIST", "NOMINATION", "NOMINEE", "ROUND", "dossiers_of", "find_round", "is_there",
    "nomination_of", "nomination_subjects", "round_of", "subjects_for",
]  # fmt: skip


def subjects_for(
    book: Book, paper: Paper, innovations: Sequence[int] = (), council_round: int | None = None, year: int = 0
) -> list[Subject]:
    """Say what a paper is printed of, a file each.

    A dossier's paper is printed of every innovation named, of those before a round, and of those of a year,
    each once; a round's paper of the round; a list's of all of them in one. Nothing that fits: none.
    """
    if paper.scope == ROUND:
        return [] if council_round is None else [Subject(round=council_round)]
    if paper.scope == LIST and year and not innovations and council_round is None:
        return [Subject(year=year)] if dossiers_of(book, year=year) else []
    keys = dict.fromkeys((*innovations, *dossiers_of(book, council_round, year)))
    if paper.scope == DOSSIER:
        heard = set(dossiers_of(book, council_round))
        return [Subject(key, round=council_round if key in heard else None) for key in keys]
    return [Subject(innovations=tuple(keys), year=year)] if keys else []


def nomination_subjects(book: Book, paper: Paper, nomination: int, body: str = "") -> list[Subject]:
    """Say what a paper on awards is printed of in a round, a file each; of one deciding body, or of all.

    A nominee's paper is of those whose award asks for it; of a merged file each nominee has one.
    """
    if paper.scope == NOMINATION:
        bodies = [one.id for one in nominations.bodies_of(book, nomination)]
        return [Subject(nomination=nomination, body=one) for one in bodies if body in ("", one)]
    known = awards.catalogue(book)
    found: list[Subject] = []
    for line in nominations.lines(book, nomination, body):
        rule = known.award(line.award)
        is_asked = rule is not None and (paper.id in rule.papers_of(line.nominee) or len(paper.formats) == 1)
        if paper.scope == NOMINEE and line.state != WITHDRAWN and is_asked:
            found.append(Subject(line=line.id))
    return found


def dossiers_of(book: Book, council_round: int | None = None, year: int = 0) -> list[int]:
    """Return the keys of the dossiers before a round, in its order, and of those of a year."""
    heard = council.examinations(book, council_round) if council_round is not None else []
    of_year = book.all(Innovation, "code", year=year) if year else []
    return [item.innovation_id for item in heard] + [item.id for item in of_year if not item.deleted_at]


def is_there(book: Book, subject: Subject) -> bool:
    """Tell whether what a paper is printed of is still in the book, and not in its trash."""
    if subject.innovation is not None:
        return any(item.deleted_at is None for item in book.all(Innovation, id=subject.innovation))
    if subject.line is not None:
        return bool(book.all(NominationLine, id=subject.line))
    if subject.nomination is not None:
        return bool(book.all(NominationRound, id=subject.nomination))
    return subject.round is None or bool(book.all(Round, id=subject.round))


def round_of(book: Book, innovation: int) -> int | None:
    """Return the round a dossier was heard in last, None where it was in none."""
    heard = [item for item in examinations_of(book, innovation) if item.round_id is not None]
    return max(heard, key=lambda item: item.id).round_id if heard else None


def nomination_of(book: Book, subject: Subject) -> int | None:
    """Return the round of nominations that a paper is of."""
    if subject.line is not None:
        return book.get(NominationLine, subject.line).round_id
    return subject.nomination


def find_round(book: Book, words: str) -> Round:
    """Find a round by its number or by its name, in part and without accents.

    Raises:
        UserError: there is none, or several answer; the sentence names those there are.
    """
    known = council.rounds(book)
    found = answering(known, words, lambda one: one.name, lambda one: str(one.id))
    if len(found) == 1:
        return found[0]
    if not known:
        raise UserError(_("Sổ này chưa có đợt xét nào. Tạo đợt xét ở trang Xét công nhận trước."))
    listed = "; ".join(f"{one.id}: {one.name}" for one in sorted(found or known, key=lambda one: one.id))
    sentence = (
        _("Nhiều đợt xét có tên chứa “{words}”; hãy nêu số của một đợt: {known}.")
        if found
        else _("Không có đợt xét “{words}”; hãy nêu tên hoặc số của một đợt: {known}.")
    )
    raise UserError(sentence.format(words=words, known=listed))
