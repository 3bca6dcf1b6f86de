"""Biên bản kiểm phiếu: ballots handed out and returned, and each nominee's votes over all members."""

from desktop_app.documents.blocks import Block, Document, SignatureColumn, Signatures
from desktop_app.documents.papers.bien_ban_xet import vote_rows
from desktop_app.documents.papers.nomination_context import NominationContext
from desktop_app.documents.papers.nomination_values import in_chain, nomination_lookup, notices_of
from desktop_app.documents.papers.script import Script


def build_bien_ban_kiem_phieu(context: NominationContext) -> Document:
    """Build the record of the count; absent members vote in writing and are named."""
    script = Script(in_chain(context), nomination_lookup(context))
    meeting = context.meeting
    absent = meeting.absent.splitlines() if meeting else []
    counters = [name.strip() for name in (meeting.counters.splitlines() if meeting else []) if name.strip()]
    invalid = ""
    if meeting and meeting.ballots_in is not None and meeting.ballots_valid is not None:
        invalid = str(meeting.ballots_in - meeting.ballots_valid)
    blocks: list[Block] = [
        script.letterhead(),
        script.title(),
        *script.lines("facts_lines", invalid=invalid),
        *(script.line("absent", name=name.strip()) for name in absent if name.strip()),
        *(script.line("counter", name=name) for name in counters),
        script.line("result", keeps_with_next=True),
        script.table("votes", vote_rows(script, context)),
        script.line("closing"),
        Signatures(
            (
                SignatureColumn((script.say("member"),), script.say("signs"), *counters[1:2]),
                SignatureColumn((script.say("head"),), script.say("signs"), *counters[:1]),
            )
        ),
    ]
    return script.document(blocks, context.round.name, notices=notices_of(context))
