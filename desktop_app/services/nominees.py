"""Gathering what papers tell of nominees: the award, the innovations behind it, what is held already."""

from desktop_app.documents.papers.nomination_context import Merit, Nominee
from desktop_app.domain.awards import FREED, PERSON, AwardUse, NominationLine
from desktop_app.domain.council import Examination
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.records import Authorship, Dossier, Person, Unit
from desktop_app.domain.text import fold
from desktop_app.services import awards, honours, packs
from desktop_app.services.campaign_figures import figures_of
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.recognition import examinations_of, is_recognition
from desktop_app.store.book import Book


def nominee_of(book: Book, line: NominationLine) -> Nominee:
    """Gather one line.

    Raises:
        UserError: its award is no longer in the catalogue.
    """
    rule = awards.catalogue(book).award(line.award)
    if rule is None:
        sentence = _(
            "{name}: hình thức khen thưởng đã bị xóa khỏi danh mục. Chọn lại hình thức cho dòng này."
        )
        raise UserError(sentence.format(name=line.name))
    person = next(iter(book.all(Person, id=line.person_id)), None) if line.person_id is not None else None
    unit = next(iter(book.all(Unit, id=line.unit_id)), None) if line.unit_id is not None else None
    day = line.decision_on or book.clock.today()
    uses = [use for use in book.all(AwardUse, line_id=line.id) if use.state != FREED]
    held = honours.honours_of_person(book, person.id) if person else ()
    if line.nominee != PERSON and unit is not None:
        held = honours.honours_of_unit(book, unit.id)
    return Nominee(
        line=line,
        award=rule,
        merits=tuple(_merit(book, line, use.innovation_id) for use in uses),
        honours=tuple(one for one in held if one.line_id != line.id),
        person=person,
        unit=unit,
        money=awards.money_of(book, rule, line.nominee, day),
        money_remarks=awards.money_remarks(rule, day),
        figure=figures_of(book, unit) if line.nominee != PERSON and unit is not None else _unknown,
    )


def _unknown(_key: str) -> str:
    return ""


def _merit(book: Book, line: NominationLine, innovation: int) -> Merit:
    dossier = load_dossier(book, innovation)
    own = _own(dossier, line)
    return Merit(
        dossier=dossier,
        pack=packs.pack_for(book, dossier.innovation),
        examination=_recognised(book, innovation),
        share=own.share if own else None,
        is_author=own is not None,
    )


def _recognised(book: Book, innovation: int) -> Examination | None:
    known = [item for item in examinations_of(book, innovation) if is_recognition(item)]
    return known[-1] if known else None


def _own(dossier: Dossier, line: NominationLine) -> Authorship | None:
    """Find the nominee among the authors."""
    for author in dossier.authors:
        is_known = line.person_id is not None and author.person_id == line.person_id
        if is_known or (author.person_id is None and fold(author.name) == fold(line.name)):
            return author
    return None
