"""What stands at a place of a paper on awards: facts of the round, its meeting, its nominees, or one."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.documents.papers.nomination_context import NominationContext, Nominee, NomineeContext
from desktop_app.documents.papers.script import OFFICE
from desktop_app.documents.papers.values import Said
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.awards import COLLECTIVE, PERSON
from desktop_app.domain.dates import format_birth, format_date, long_date
from desktop_app.domain.language import _
from desktop_app.domain.office import UNION

MEETING, NOMINATION, LINE = "meeting:", "nomination:", "line:"
"""What a field's name begins with: the meeting of the chain, the round of nominations, the nominee's line."""

_UNION_ONLY = "award_union"
_MEETING_DAYS = ("document_on", "held_on", "minutes_on")


def in_chain(context: NominationContext | NomineeContext) -> NominationContext | NomineeContext:
    """Leave out the legal bases of the other chain."""
    if context.chain == UNION:
        return context
    kept = tuple(basis for basis in context.wording.bases if basis.id != _UNION_ONLY)
    return replace(context, wording=replace(context.wording, bases=kept))


def nomination_lookup(context: NominationContext) -> Lookup:
    """Know the places of a round's paper before one deciding body."""
    people = [one for one in context.nominees if one.line.nominee == PERSON]
    units = [one for one in context.nominees if one.line.nominee == COLLECTIVE]
    known: dict[str, Callable[[], Said]] = {
        "people": lambda: Said(_count(len(people)), NOMINATION + "lines"),
        "collectives": lambda: Said(_count(len(units)), NOMINATION + "lines"),
        "awards": lambda: Said(award_names(context.nominees), NOMINATION + "lines"),
        "body": lambda: Said(context.body.name, NOMINATION + "lines"),
        "addressee": lambda: Said(context.body.address, NOMINATION + "lines"),
    }

    def lookup(key: str, form: str) -> Said:
        if key in known:
            return known[key]()
        return _shared(context, key, form)

    return lookup


def nominee_lookup(context: NomineeContext) -> Lookup:
    """Know the places of one nominee's paper."""
    line, nominee = context.nominee.line, context.nominee

    def lookup(key: str, form: str) -> Said:
        if key in nominee.facts:
            return Said(nominee.facts[key], LINE + key)
        match key:
            case "award":
                return Said(nominee.award.full_name or nominee.award.name, LINE + "award")
            case "nominee":
                return Said(line.name, LINE + "name")
            case "birth":
                return Said(format_birth(line.birth), LINE + "birth")
            case "sex" | "post" | "workplace" | "qualification" | "achievement":
                return Said(str(getattr(line, key)), LINE + key)
            case "residence":
                return Said(nominee.person.residence if nominee.person else "", LINE + key)
            case _:
                return _shared(context, key, form)

    return lookup


def _shared(context: NominationContext | NomineeContext, key: str, form: str) -> Said:
    own = context.round
    head = context.sender(context.chain).letterhead
    match key:
        case "round_name" | "theme":
            return Said(own.name if key == "round_name" else own.theme, NOMINATION + key)
        case "year":
            return Said(str(own.year), NOMINATION + "year")
        case "unit":
            name = " ".join(head.name.split()) or (context.unit.name if context.unit else "")
            return Said(name, NOMINATION + "unit_id")
        case "superior":
            return Said(context.superior.name if context.superior else "", NOMINATION + "unit_id")
        case "office_place":
            return Said(head.place, OFFICE + "place")
        case _:
            return _of_meeting(context, key, form)


def _of_meeting(context: NominationContext | NomineeContext, key: str, form: str) -> Said:
    name, meeting = key.removeprefix("meeting_"), context.meeting
    if name == key or meeting is None:
        return Said("", MEETING + name if name != key else key)
    value = getattr(meeting, name, "")
    if name in _MEETING_DAYS:
        return Said(_day(value, form), MEETING + name)
    return Said("" if value is None else str(value), MEETING + name)


def award_names(nominees: Sequence[Nominee]) -> str:
    """Name the awards of nominees, each once, in their order."""
    names = dict.fromkeys(one.award.full_name or one.award.name for one in nominees)
    return ", ".join(names)


def rate_words(votes: int | None, members: int | None) -> str:
    """Write votes of all members as a percent with two decimals; "" where either is unknown."""
    if votes is None or not members:
        return ""
    hundredths = (votes * 20_000 + members) // (2 * members)
    return f"{hundredths // 100},{hundredths % 100:02d}"


def notices_of(context: NominationContext) -> tuple[str, ...]:
    """Say what of a round before a deciding body contradicts itself or is missing."""
    found: list[str] = []
    meeting = context.meeting
    members = meeting.members if meeting else None
    if not context.nominees:
        found.append(_("Chưa có cá nhân, tập thể nào đề nghị cấp này nên chỉ in mẫu trống."))
    for one in context.nominees:
        found += _about(one, members)
    names = Counter(one.line.name for one in context.nominees if one.line.nominee == PERSON)
    double = [name for name, count in names.items() if count > 1]
    if double:
        sentence = _("Được đề nghị nhiều hình thức trong cùng đợt: {names}. Xem lại mỗi người một hình thức.")
        found.append(sentence.format(names=", ".join(double)))
    if meeting and meeting.held_on and meeting.minutes_on and meeting.minutes_on < meeting.held_on:
        found.append(_("Ngày biên bản trước ngày họp. Sửa lại ở cuộc họp của đợt."))
    return tuple(found)


def _about(one: Nominee, members: int | None) -> list[str]:
    line = one.line
    found: list[str] = []
    if line.nominee == PERSON and not line.birth:
        found.append(_("{name}: chưa có năm sinh.").format(name=line.name))
    if members is not None and line.votes is not None and line.votes > members:
        sentence = _("{name}: {votes} phiếu trên {members} thành viên. Sửa lại số phiếu.")
        found.append(sentence.format(name=line.name, votes=line.votes, members=members))
    limit = one.award.votes
    if limit and members and line.votes is not None and not limit.is_reached(line.votes, members):
        sentence = _("{name}: {votes}/{members} phiếu, chưa đạt {limit}.")
        found.append(sentence.format(name=line.name, votes=line.votes, members=members, limit=limit.label))
    if any(standard.innovations for standard in one.award.standards) and not one.merits:
        sentence = _("{name}: chưa chọn sáng kiến làm căn cứ khen thưởng.")
        found.append(sentence.format(name=line.name))
    return found


def _count(number: int) -> str:
    return f"{number:02d}"


def _day(value: object, form: str) -> str:
    if not isinstance(value, date):
        return ""
    return long_date(value) if form == "long" else format_date(value)
