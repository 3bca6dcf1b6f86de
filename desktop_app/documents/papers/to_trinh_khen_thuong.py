"""Tờ trình đề nghị khen thưởng: who is proposed for what, before one deciding body."""

from collections.abc import Sequence

from desktop_app.documents.blocks import Block, Document, Paragraph
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_notices import notices_of
from desktop_app.documents.papers.nomination_values import award_name, in_chain, nomination_lookup
from desktop_app.documents.papers.script import Script
from desktop_app.domain.awards import COLLECTIVE, PERSON

_CALLED = {"Nam": "man", "Nữ": "woman"}


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
        *script.lines("proposes"),
        *_group(script, "people_heading", context.nominees, PERSON),
        *_group(script, "collectives_heading", context.nominees, COLLECTIVE),
        *script.lines("lawful"),
        *script.lines("asks"),
        *script.lines("encloses"),
        script.line("closes"),
        script.ending(),
    ]
    return script.document(blocks, context.round.name, notices=notices_of(context))


def _group(script: Script, heading: str, nominees: Sequence[Nominee], kind: str) -> list[Block]:
    chosen = [one for one in nominees if one.line.nominee == kind]
    if not chosen:
        return []
    made: list[Block] = [script.heading(heading, 2)]
    return made + [_line(script, number, one) for number, one in enumerate(chosen, 1)]


def _line(script: Script, number: int, one: Nominee) -> Paragraph:
    line = one.line
    return script.line(
        "nominee" if line.nominee == PERSON else "collective",
        number=str(number),
        called=script.word(_CALLED.get(line.sex, "")),
        name=line.name,
        post=line.post,
        workplace=line.workplace,
        award=award_name(one),
        posthumous=script.word("posthumous") if line.is_posthumous else "",
    )
