"""Biên bản họp xét khen thưởng: of the council, or of the union committee, as the chain wants."""

from desktop_app.documents.blocks import Block, Cell, Document, SignatureColumn, Signatures
from desktop_app.documents.papers.nomination_context import NominationContext
from desktop_app.documents.papers.nomination_values import (
    LINE,
    MEETING,
    in_chain,
    nomination_lookup,
    notices_of,
    rate_words,
)
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.language import _

COMMITTEE = "committee"


def build_bien_ban_xet(context: NominationContext) -> Document:
    """Build the minutes: who met, what was said, how they voted on each nominee."""
    script = Script(in_chain(context), nomination_lookup(context))
    meeting = context.meeting
    title = "title_committee" if context.body.minutes == COMMITTEE else "title"
    number, day = (meeting.minutes_number, meeting.minutes_on) if meeting else ("", None)
    blocks: list[Block] = [
        script.letterhead(number, day, fields=(MEETING + "minutes_number", MEETING + "minutes_on")),
        script.title(title),
        *script.lines("when_and_where"),
        script.heading("present_heading"),
        *script.lines("present"),
        *_names(script, "member", meeting.present_names if meeting else ""),
        *_names(script, "absent", meeting.absent if meeting else ""),
        script.heading("content_heading"),
        *script.lines("content"),
        script.answer("discussion", 4),
        script.line("voted", keeps_with_next=True),
        script.table("votes", vote_rows(script, context)),
        script.heading("conclusion_heading"),
        script.line("conclusion"),
        script.line("closing"),
        _signatures(script, context),
    ]
    notices = notices_of(context)
    if meeting is None:
        notices = (*notices, _("Chưa khai cuộc họp xét của đợt này: ngày họp, thành phần, số phiếu."))
    return script.document(blocks, context.round.name, notices=notices)


def vote_rows(script: Script, context: NominationContext) -> list[dict[str, CellValue]]:
    """Give each nominee's votes and rate over all members."""
    members = context.meeting.members if context.meeting else None
    return [
        {
            "number": str(number),
            "name": one.line.name,
            "post": ", ".join(part for part in (one.line.post, one.line.workplace) if part),
            "award": one.award.full_name or one.award.name,
            "votes": Cell(
                "……" if one.line.votes is None else f"{one.line.votes}/{members or '…'}",
                "center",
                field=LINE + "votes",
                is_missing=one.line.votes is None,
            ),
            "rate": rate_words(one.line.votes, members),
            "note": script.say("by_writing", count=str(one.line.by_writing)) if one.line.by_writing else "",
        }
        for number, one in enumerate(context.nominees, 1)
    ]


def _names(script: Script, word: str, text: str) -> list[Block]:
    return [script.line(word, name=name.strip()) for name in text.splitlines() if name.strip()]


def _signatures(script: Script, context: NominationContext) -> Signatures:
    meeting = context.meeting
    return Signatures(
        (
            SignatureColumn(
                (script.say("secretary"),), script.say("signs"), meeting.secretary if meeting else ""
            ),
            SignatureColumn((script.say("chair"),), script.say("signs"), meeting.chair if meeting else ""),
        )
    )
