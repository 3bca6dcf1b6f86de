"""Tờ trình đề nghị khen thưởng: who is proposed for what, before one deciding body."""

from collections.abc import Sequence

from desktop_app.documents.blocks import Block, Document, Heading, Paragraph
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_values import in_chain, nomination_lookup, notices_of
from desktop_app.documents.papers.script import Script
from desktop_app.domain.awards import COLLECTIVE, PERSON


def build_to_trinh_khen_thuong(context: NominationContext) -> Document:
    """Build the proposal; one to the Prime Minister is of his awards only, as every body's is of its own."""
    script = Script(in_chain(context), nomination_lookup(context))
    day = context.issue.issued_on if context.issue else None
    blocks: list[Block] = [
        script.letterhead(),
        script.title(),
        script.line("addressed", align="center"),
        *script.bases(day=day),
        script.line("minutes"),
        script.line("asks"),
        *_group(script, "people_heading", context.nominees, PERSON),
        *_group(script, "collectives_heading", context.nominees, COLLECTIVE),
        *script.lines("lawful"),
        script.line("encloses"),
        script.line("closes"),
        script.ending(),
    ]
    return script.document(blocks, context.round.name, notices=notices_of(context))


def _group(script: Script, heading: str, nominees: Sequence[Nominee], kind: str) -> list[Block]:
    chosen = [one for one in nominees if one.line.nominee == kind]
    if not chosen:
        return []
    made: list[Block] = [Heading(script.say(heading), 2)]
    return made + [_line(script, number, one) for number, one in enumerate(chosen, 1)]


def _line(script: Script, number: int, one: Nominee) -> Paragraph:
    return script.line(
        "nominee" if one.line.nominee == PERSON else "collective",
        number=str(number),
        name=one.line.name,
        post=one.line.post,
        workplace=one.line.workplace,
        award=one.award.full_name or one.award.name,
    )
