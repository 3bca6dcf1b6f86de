"""Biên bản kiểm phiếu: ballots handed out and returned, and each nominee's votes over all members."""

from dataclasses import replace

from desktop_app.documents.blocks import Block, Document, Letterhead, SignatureColumn, Signatures
from desktop_app.documents.papers.bien_ban_xet import names, vote_rows
from desktop_app.documents.papers.nomination_context import NominationContext
from desktop_app.documents.papers.nomination_notices import notices_of
from desktop_app.documents.papers.nomination_values import MEETING, award_name, in_chain, nomination_lookup
from desktop_app.documents.papers.script import Script


def build_bien_ban_kiem_phieu(context: NominationContext) -> Document:
    """Build the record of the count; absent members vote in writing and are named."""
    script = Script(in_chain(context), nomination_lookup(context))
    meeting = context.meeting
    counters = [name.strip() for name in (meeting.counters.splitlines() if meeting else []) if name.strip()]
    blocks: list[Block] = [
        _head(script, context),
        script.title(),
        *script.lines("council"),
        *names(script, "absent", meeting.absent if meeting else ""),
        *script.lines("counted_by"),
        *script.lines("ballots"),
        *_limits(script, context),
        script.line("result", keeps_with_next=True),
        script.table("votes", vote_rows(script, context)),
        script.line("closing", keeps_with_next=True),
        Signatures(
            (
                SignatureColumn((script.say("member"),), script.say("signs"), *counters[1:2]),
                SignatureColumn((script.say("head"),), script.say("signs"), *counters[:1]),
            )
        ),
    ]
    return script.document(blocks, context.round.name, notices=notices_of(context))


def _head(script: Script, context: NominationContext) -> Letterhead:
    """Head the record, which bears no number, with the day of the meeting."""
    day = context.meeting.held_on if context.meeting else None
    return replace(script.letterhead("", day, fields=("", MEETING + "held_on")), number=())


def _limits(script: Script, context: NominationContext) -> list[Block]:
    """Say how many votes each award asks for."""
    limits = {award_name(one): one.award.votes.label for one in context.nominees if one.award.votes}
    return [script.line("limit", award=award, limit=label) for award, label in limits.items()]
