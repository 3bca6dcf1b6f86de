"""Gathering one line of a nomination for papers: the nominee, the innovations behind it, what is held."""

from collections.abc import Mapping, Sequence

from desktop_app.documents.papers.nomination_context import Merit, Nominee
from desktop_app.domain.awards import (
    DECIDED,
    FREED,
    PERSON,
    PROPOSED,
    AwardUse,
    NominationLine,
    NominationRound,
)
from desktop_app.domain.council import Examination
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.office import IssuedPaper, Signatory
from desktop_app.domain.records import Authorship, Dossier, Person, Unit
from desktop_app.domain.text import fold
from desktop_app.domain.values import Value
from desktop_app.forms.awards import AwardCatalogue
from desktop_app.services import awards, honours
from desktop_app.services.award_thresholds import threshold_remarks
from desktop_app.services.campaign_figures import figures_of
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.nomination_rounds import meeting
from desktop_app.services.paper_office import facts_of
from desktop_app.services.recognition import examinations_of, is_recognition
from desktop_app.store.book import Book


def nominee_of(book: Book, line: NominationLine) -> Nominee:
    """Gather one line; rules are those of the day of its decision, else of its meeting, else of today.

    Raises:
        UserError: its award is no longer in the catalogue.
    """
    known = awards.catalogue(book)
    rule = known.award(line.award)
    if rule is None:
        sentence = _(
            "{name}: hình thức khen thưởng đã bị xóa khỏi danh mục. Chọn lại hình thức cho dòng này."
        )
        raise UserError(sentence.format(name=line.name))
    person = next(iter(book.all(Person, id=line.person_id)), None) if line.person_id is not None else None
    unit = next(iter(book.all(Unit, id=line.unit_id)), None) if line.unit_id is not None else None
    day = line.decision_on or book.clock.today()
    met = meeting(book, line.round_id, rule.chain)
    ruled = line.decision_on or (met.held_on if met else None) or day
    uses = [use for use in book.all(AwardUse, line_id=line.id) if use.state != FREED]
    held = honours.honours_of_person(book, person.id) if person else ()
    if line.nominee != PERSON and unit is not None:
        held = honours.honours_of_unit(book, unit.id)
    proposed = _proposed(book, line)
    return Nominee(
        line=line,
        award=rule,
        merits=tuple(_merit(book, line, use.innovation_id) for use in uses),
        honours=tuple(one for one in held if one.line_id != line.id),
        person=person,
        unit=unit,
        money=awards.money_of(book, rule, line.nominee, day),
        money_remarks=awards.money_remarks(rule, day),
        rule_remarks=threshold_remarks(known, rule, line, ruled),
        figure=figures_of(book, unit) if line.nominee != PERSON and unit is not None else _unknown,
        has_head=line.nominee == PERSON or _has_head(book, unit, rule.chain),
        awards_here=_names_of(known, [one for one in proposed if one.round_id == line.round_id]),
        elsewhere=_other_rounds(book, line, proposed),
        told=_told(book, line),
    )


def _has_head(book: Book, unit: Unit | None, chain: str) -> bool:
    return unit is not None and bool(book.all(Signatory, unit_id=unit.id, chain=chain))


def _unknown(_key: str) -> str:
    return ""


def _proposed(book: Book, line: NominationLine) -> list[NominationLine]:
    """Find all lines of a nominee, in any round, that wait or were given.

    Who is only named is known by the name and, where both are told, the birth.
    """
    key = "person_id" if line.nominee == PERSON else "unit_id"
    record = getattr(line, key)
    by: dict[str, Value] = {key: record} if record is not None else {"name": line.name, key: None}
    return [
        one
        for one in book.all(NominationLine, "position", **by)
        if one.state in (PROPOSED, DECIDED)
        and one.nominee == line.nominee
        and (record is not None or one.birth == line.birth or not (one.birth and line.birth))
    ]


def _names_of(known: AwardCatalogue, lines: Sequence[NominationLine]) -> tuple[str, ...]:
    rules = (known.award(one.award) for one in lines)
    return tuple(rule.name for rule in rules if rule is not None)


def _other_rounds(book: Book, line: NominationLine, lines: Sequence[NominationLine]) -> tuple[str, ...]:
    """Name the other rounds of the year that a nominee stands in."""
    keys = {one.round_id for one in lines} - {line.round_id}
    if not keys:
        return ()
    year = book.get(NominationRound, line.round_id).year
    rounds = (book.get(NominationRound, key) for key in keys)
    return tuple(sorted(one.name for one in rounds if one.year == year))


def _told(book: Book, line: NominationLine) -> Mapping[str, str]:
    """Put together what all reports of a nominee were asked."""
    told: dict[str, str] = {}
    for issue in book.all(IssuedPaper, "id", line_id=line.id):
        told |= facts_of(issue)
    return told


def _merit(book: Book, line: NominationLine, innovation: int) -> Merit:
    dossier = load_dossier(book, innovation)
    own = _own(dossier, line)
    return Merit(
        dossier=dossier,
        examination=_recognised(book, innovation),
        share=own.share if own else None,
        is_author=own is not None,
        named=own.name if own else "",
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
