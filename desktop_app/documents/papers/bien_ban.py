"""Biên bản họp Hội đồng Sáng kiến: who met, what was said, how they voted, what they concluded."""

from dataclasses import replace

from desktop_app.documents.blocks import Block, Document, Heading, SignatureColumn, Signatures
from desktop_app.documents.papers.bien_ban_votes import conclusion_blocks, vote_blocks
from desktop_app.documents.papers.context import Case, Hearing, RoundContext
from desktop_app.documents.papers.council_cases import (
    CHAIR,
    author_names,
    level_notices,
    round_notices,
    unit_name,
)
from desktop_app.documents.papers.round_values import case_lookup, round_lookup
from desktop_app.documents.papers.script import ROUND, Script
from desktop_app.documents.papers.values import Said
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.council import Member

VICE, SECRETARY = "vice", "secretary"
_NOTE_LINES = 6


def build_bien_ban(context: RoundContext) -> Document:
    """Build the minutes of a round."""
    script = Script(context, _lookup(context))
    own, hearing = context.hearing.round, context.hearing
    fields = (ROUND + "minutes_number", ROUND + "minutes_on")
    blocks: list[Block] = [
        script.letterhead(own.minutes_number, own.minutes_on, fields=fields, symbol="symbol"),
        script.title(),
        *_about(script, hearing),
        *_work(context, script),
        *vote_blocks(context, script),
        *conclusion_blocks(context, script),
        script.line("closing"),
        Signatures((_secretary(script, hearing), _chair(script, hearing))),
    ]
    notices = (*round_notices(hearing, context.cases), *level_notices(hearing, context.cases))
    return script.document(blocks, own.name, notices=notices)


def _lookup(context: RoundContext) -> Lookup:
    rest = round_lookup(context)
    presiding = _presiding(context.hearing)
    count = len(context.cases)

    def lookup(key: str, form: str) -> Said:
        if key == "presides":
            return Said(presiding.name if presiding else "", ROUND + "members")
        if key == "count":
            return Said(f"{count:02d}" if count else "", ROUND + "cases")
        return rest(key, form)

    return lookup


def _presiding(hearing: Hearing) -> Member | None:
    """Find who presided: the chairman, a vice-chairman where he was away; nobody where all were."""
    known = (*hearing.of_role(CHAIR), *hearing.of_role(VICE))
    return next((member for member in known if member.is_present), None)


def _about(script: Script, hearing: Hearing) -> list[Block]:
    away = [member for member in hearing.members if not member.is_present]
    guests = [line.strip() for line in hearing.round.guests.splitlines() if line.strip()]
    blocks: list[Block] = [
        script.heading("part_a"),
        script.line("council_name"),
        script.line("decision"),
        script.line("meeting"),
        script.line("present"),
    ]
    if away:
        blocks.append(script.line("absent", keeps_with_next=True))
        blocks += [
            script.line("absentee", name=one.name, post=one.post, reason=one.absence.strip()) for one in away
        ]
    elif hearing.members:
        blocks.append(script.line("absent_none"))
    if not guests:
        return [*blocks, script.line("guests_none")]
    return [
        *blocks,
        script.line("guests", keeps_with_next=True),
        *(script.line("guest", name=name) for name in guests),
    ]


def _work(context: RoundContext, script: Script) -> list[Block]:
    blocks: list[Block] = [
        script.heading("part_b"),
        script.line("notes", keeps_with_next=True),
        script.answer("minutes", _NOTE_LINES),
    ]
    if context.cases:
        blocks.append(script.line("heard", keeps_with_next=True))
    for number, case in enumerate(context.cases, 1):
        blocks += _heard(context, case, number)
    return blocks


def _heard(context: RoundContext, case: Case, number: int) -> list[Block]:
    """Write one innovation with what members noted on their forms, each opinion once and without a name."""
    script = Script(context, case_lookup(context, context.hearing, case))
    opinions = dict.fromkeys(vote.comment.strip() for vote in case.votes if vote.comment.strip())
    led = script.line("case_opinions", keeps_with_next=bool(opinions))
    return [
        Heading(script.say("case_title", number=str(number)), 2, field="title"),
        script.line("case_authors", authors=author_names(case)),
        script.line("case_unit", case_unit=unit_name(case)),
        led if opinions else replace(led, fills_line=True),
        *(script.line("opinion", text=text) for text in opinions),
    ]


def _secretary(script: Script, hearing: Hearing) -> SignatureColumn:
    known = hearing.of_role(SECRETARY)
    found = next((one for one in known if one.is_present), next(iter(known), None))
    return _column(script, "secretary_signs", "signs", found)


def _chair(script: Script, hearing: Hearing) -> SignatureColumn:
    found = _presiding(hearing) or next(iter(hearing.of_role(CHAIR)), None)
    is_vice = found is not None and found.role == VICE
    return _column(script, "vice_signs" if is_vice else "chair_signs", "signs_sealed", found)


def _column(script: Script, word: str, note: str, who: Member | None) -> SignatureColumn:
    return SignatureColumn(tuple(script.say(word).splitlines()), script.say(note), who.name if who else "")
