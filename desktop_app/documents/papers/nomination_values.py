"""What stands at a place of a paper on awards: facts of the round, its meeting, its nominees, or one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import Block, Paragraph
from desktop_app.documents.papers.nomination_bodies import (
    addressee,
    decider,
    presenter,
    request,
    superior_name,
    unit_name,
)
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee, NomineeContext
from desktop_app.documents.papers.script import OFFICE, Script
from desktop_app.documents.papers.values import Said
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.awards import COLLECTIVE, PERSON, NominationLine, NominationMeeting
from desktop_app.domain.dates import format_birth, format_date, long_date
from desktop_app.domain.office import UNION

MEETING, NOMINATION, LINE = "meeting:", "nomination:", "line:"
"""What a field's name begins with: the meeting of the chain, the round of nominations, the nominee's line."""

_CAPITAL = "capital"
"""The form of a place that begins a sentence."""
_UNION_ONLY = "award_union"
_SIGNATORY = OFFICE + "signatory"
_MEETING_DAYS = ("document_on", "held_on", "minutes_on")


def in_chain(context: NominationContext) -> NominationContext:
    """Leave out the legal bases of the other chain."""
    if context.chain == UNION:
        return context
    kept = tuple(basis for basis in context.wording.bases if basis.id != _UNION_ONLY)
    return replace(context, wording=replace(context.wording, bases=kept))


def nomination_lookup(context: NominationContext) -> Lookup:
    """Know the places of a round's paper before one deciding body."""
    words, nominees = context.wording.words, context.nominees
    lines = NOMINATION + "lines"
    known: dict[str, Callable[[], Said]] = {
        "counted": lambda: Said(counted(words, nominees), lines),
        "gives": lambda: Said(given(words, nominees), lines),
        "awards": lambda: Said(award_names(nominees), lines),
        "clauses": lambda: Said(_clauses(context), lines),
        "body": lambda: Said(context.body.name, lines),
        "decider": lambda: Said(decider(context), _SIGNATORY),
        "addressee": lambda: Said(addressee(context), _SIGNATORY),
        "request": lambda: Said(request(context), lines),
        "presenter": lambda: Said(presenter(context), NOMINATION + "unit_id"),
        "proposer": lambda: Said(presenter(context), NOMINATION + "unit_id"),
        "proposal_number": lambda: Said(_proposal_number(context), "proposal_number"),
        "proposal": lambda: Said(_proposal(context), "proposal"),
    }

    def lookup(key: str, form: str) -> Said:
        if key in known:
            said = known[key]()
            return said._replace(text=said.text[:1].upper() + said.text[1:]) if form == _CAPITAL else said
        own = words.get(f"{key}_{context.chain}", "")
        if own:
            return Said(own, key)
        if key == "proposal_on":
            return Said(_day(context.proposal.issued_on if context.proposal else None, form), key)
        return _shared(context, key, form)

    return lookup


def nominee_lookup(context: NomineeContext) -> Lookup:
    """Know the places of one nominee's paper."""
    line, nominee = context.nominee.line, context.nominee

    def lookup(key: str, form: str) -> Said:
        match key:
            case "award":
                return Said(award_name(nominee), LINE + "award")
            case "nominee":
                return Said(line.name, LINE + "name")
            case "birth":
                return Said(format_birth(line.birth), LINE + "birth")
            case "sex" | "post" | "workplace" | "qualification" | "achievement":
                return Said(str(getattr(line, key)), LINE + key)
            case "residence_place":
                return Said(nominee.person.residence if nominee.person else "", LINE + key)
            case _:
                return _shared(context, key, form)

    return lookup


def _shared(context: NominationContext | NomineeContext, key: str, form: str) -> Said:
    own = context.round
    head = context.sender(context.chain).letterhead
    match key:
        case "round_name" | "theme":
            return Said(
                own.name if key == "round_name" else own.theme, NOMINATION + key.removeprefix("round_")
            )
        case "type":
            return Said(context.wording.words.get(f"type_{own.type}", ""), NOMINATION + "type")
        case "year":
            return Said(str(own.year), NOMINATION + "year")
        case "unit":
            return Said(unit_name(context), NOMINATION + "unit_id")
        case "superior":
            return Said(superior_name(context), NOMINATION + "unit_id")
        case "office_place":
            return Said(head.place, OFFICE + "place")
        case _:
            return _of_meeting(context, key, form)


def _of_meeting(context: NominationContext | NomineeContext, key: str, form: str) -> Said:
    name, meeting = key.removeprefix("meeting_"), context.meeting
    if name == key or meeting is None:
        return Said("", MEETING + name if name != key else key)
    if name == "ballots_invalid":
        return Said(_invalid(meeting), MEETING + "ballots_valid")
    if name == "counters":
        return Said(", ".join(line.strip() for line in meeting.counters.splitlines()), MEETING + name)
    value = getattr(meeting, name, "")
    if name in _MEETING_DAYS:
        return Said(_day(value, form), MEETING + name)
    return Said("" if value is None else str(value), MEETING + name)


def _invalid(meeting: NominationMeeting) -> str:
    returned, valid = meeting.ballots_in, meeting.ballots_valid
    return "" if returned is None or valid is None else str(returned - valid)


def award_name(one: Nominee) -> str:
    """Name an award as papers print it."""
    return one.award.full_name or one.award.name


def award_given(script: Script, one: Nominee) -> str:
    """Name an award as rows of a list do, and that it is posthumous."""
    marked = script.word("posthumous") if one.line.is_posthumous else ""
    return " ".join(part for part in (award_name(one), marked) if part)


def award_names(nominees: Sequence[Nominee]) -> str:
    """Name the awards of nominees, each once, in their order."""
    return ", ".join(dict.fromkeys(award_name(one) for one in nominees))


def groups(nominees: Sequence[Nominee]) -> Iterator[tuple[str, Sequence[Nominee]]]:
    """Part people from collectives, each under the word it is headed by; where there are none, nothing."""
    for word, kind in (("people", PERSON), ("collectives", COLLECTIVE)):
        chosen = [one for one in nominees if one.line.nominee == kind]
        if chosen:
            yield word, chosen


def lines_told(script: Script, word: str, **values: str) -> list[Block]:
    """Write the lines of a word that have anything to say."""
    lines = script.lines(word, **values)
    return [line for line in lines if not isinstance(line, Paragraph) or any(run.text for run in line.runs)]


def post_and_place(line: NominationLine) -> str:
    """Write post and workplace, as lists have them in one column."""
    return ", ".join(part for part in (line.post, line.workplace) if part)


def counted(words: Mapping[str, str], nominees: Sequence[Nominee]) -> str:
    """Count people and collectives in words; of those there are none of, nothing is said."""
    people = sum(one.line.nominee == PERSON for one in nominees)
    units = sum(one.line.nominee == COLLECTIVE for one in nominees)
    said = [
        words.get(word, "").replace("{count}", f"{count:02d}")
        for word, count in (("counted_people", people), ("counted_collectives", units))
        if count
    ]
    return f" {words.get('counted_and', '')} ".join(said)


def given(words: Mapping[str, str], nominees: Sequence[Nominee]) -> str:
    """Say how awards are given: to the living, posthumously, or both."""
    dead = sum(one.line.is_posthumous for one in nominees)
    return words.get(
        "gives_both" if 0 < dead < len(nominees) else "gives_dead" if dead else "gives_living", ""
    )


def rate_words(votes: int | None, members: int | None) -> str:
    """Write votes of all members as a percent with two decimals; "" where either is unknown."""
    if votes is None or not members:
        return ""
    hundredths = (votes * 20_000 + members) // (2 * members)
    return f"{hundredths // 100},{hundredths % 100:02d}"


def is_short_of_votes(one: Nominee, members: int | None) -> bool:
    """Tell whether a nominee has fewer votes of all members than the award asks for."""
    limit, votes = one.award.votes, one.line.votes
    return bool(limit and members and votes is not None and not limit.is_reached(votes, members))


def _proposal_number(context: NominationContext) -> str:
    own = context.proposal
    return "" if own is None or own.number is None else f"{own.number:02d}/{own.symbol}"


def _proposal(context: NominationContext) -> str:
    """Name the Tờ trình by number and day, where it bears them."""
    number, day = _proposal_number(context), context.proposal.issued_on if context.proposal else None
    named = context.wording.words.get("proposal_named", "").replace("{number}", number)
    return f"{named} {long_date(day)}" if number and day else ""


def _clauses(context: NominationContext) -> str:
    """Name the clauses of the awards: those in force that day, and whose source is the one in force."""
    day = (context.issue.issued_on if context.issue else None) or context.today
    rules = [one.award for one in context.nominees]
    sure = (rule.clause for rule in rules if rule.clause and rule.is_confirmed and rule.is_in_force(day))
    return "; ".join(dict.fromkeys(sure))


def _day(value: object, form: str) -> str:
    if not isinstance(value, date):
        return ""
    return long_date(value) if form == "long" else format_date(value)
