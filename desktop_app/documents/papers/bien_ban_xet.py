"""Biên bản họp xét khen thưởng: of the council, or of the union committee, as the chain wants."""

from dataclasses import replace

from desktop_app.documents.blocks import Block, Cell, Document, SignatureColumn, Signatures, Title
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_notices import notices_of
from desktop_app.documents.papers.nomination_values import (
    LINE,
    MEETING,
    award_name,
    in_chain,
    is_short_of_votes,
    lines_told,
    nomination_lookup,
    post_and_place,
    rate_words,
)
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.dates import format_birth

COMMITTEE = "committee"
_DOTS = "……"
_WOMAN = "Nữ"


def build_bien_ban_xet(context: NominationContext) -> Document:
    """Build the minutes: who met, what was said, how they voted on each nominee."""
    script = Script(in_chain(context), nomination_lookup(context))
    meeting = context.meeting
    number, day = (meeting.minutes_number, meeting.minutes_on) if meeting else ("", None)
    blocks: list[Block] = [
        script.letterhead(number, day, fields=(MEETING + "minutes_number", MEETING + "minutes_on")),
        _title(script, context),
        *script.lines("when_and_where"),
        script.heading("present_heading"),
        *script.lines("present"),
        *names(script, "member", meeting.present_names if meeting else ""),
        *names(script, "absent", meeting.absent if meeting else ""),
        script.heading("content_heading"),
        *script.lines("content"),
        script.answer("discussion", 4),
        script.line("voted", keeps_with_next=True),
        script.table("votes", vote_rows(script, context)),
        script.heading("conclusion_heading"),
        *_conclusion(context),
        script.line("closing", keeps_with_next=True),
        _signatures(script, context),
    ]
    return script.document(blocks, context.round.name, notices=notices_of(context))


def vote_rows(script: Script, context: NominationContext) -> list[dict[str, CellValue]]:
    """Give each nominee's votes and rate over all members."""
    members = context.meeting.members if context.meeting else None
    return [
        {
            "number": str(number),
            "name": one.line.name,
            "birth_man": "" if one.line.sex == _WOMAN else format_birth(one.line.birth),
            "birth_woman": format_birth(one.line.birth) if one.line.sex == _WOMAN else "",
            "post": post_and_place(one.line),
            "award": award_name(one),
            "votes": Cell(
                _DOTS if one.line.votes is None else f"{one.line.votes}/{members or '…'}",
                "center",
                field=LINE + "votes",
                is_missing=one.line.votes is None,
            ),
            "rate": rate_words(one.line.votes, members),
            "note": _note(script, one),
        }
        for number, one in enumerate(context.nominees, 1)
    ]


def _note(script: Script, one: Nominee) -> str:
    written = script.say("by_writing", count=str(one.line.by_writing)) if one.line.by_writing else ""
    marked = script.word("posthumous") if one.line.is_posthumous else ""
    return ", ".join(part for part in (written, marked) if part)


def names(script: Script, word: str, text: str) -> list[Block]:
    """Write those named, a person a line, each as a paragraph."""
    return [script.line(word, name=name.strip()) for name in text.splitlines() if name.strip()]


def _title(script: Script, context: NominationContext) -> Title:
    """Name who met as the meeting has it, else as its kind is called."""
    body = context.meeting.body.upper() if context.meeting else ""
    if body:
        return script.title("title_of", body=body)
    return script.title("title_committee" if context.body.minutes == COMMITTEE else "title")


def _conclusion(context: NominationContext) -> list[Block]:
    """Conclude on those who have the votes; those who have not are named apart.

    Where the limit was not confirmed, it rejects nobody: what the meeting concludes is left to the pen.
    """
    members = context.meeting.members if context.meeting else None
    short = [one for one in context.nominees if is_short_of_votes(one, members)]
    own = replace(context, nominees=tuple(one for one in context.nominees if one not in short))
    script = Script(own, nomination_lookup(own))
    made: list[Block] = [script.line("conclusion")] if own.nominees or not short else []
    for word, is_sure in (("short_of_votes", True), ("below_votes", False)):
        named = [one.line.name for one in short if _is_sure(one) is is_sure]
        if named:
            made.append(script.line(word, names=", ".join(named)))
    return [*made, *lines_told(script, "more")]


def _is_sure(one: Nominee) -> bool:
    return one.award.votes is not None and not one.award.votes.certainty


def _signatures(script: Script, context: NominationContext) -> Signatures:
    meeting, signs = context.meeting, script.say("signs")
    secretary, chair = (meeting.secretary, meeting.chair) if meeting else ("", "")
    return Signatures(
        (
            SignatureColumn((script.say("secretary"),), signs, secretary),
            SignatureColumn((script.say("chair"),), signs, chair),
        )
    )
