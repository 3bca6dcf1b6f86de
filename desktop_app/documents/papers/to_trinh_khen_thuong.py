"""Tờ trình đề nghị khen thưởng: who is proposed for what, before one deciding body."""

from collections.abc import Iterator, Sequence

from desktop_app.documents.blocks import Block, Document, Paragraph, SignatureColumn
from desktop_app.documents.papers.list_values import roman
from desktop_app.documents.papers.nomination_bodies import is_asked
from desktop_app.documents.papers.nomination_context import NominationContext, Nominee
from desktop_app.documents.papers.nomination_notices import notices_of
from desktop_app.documents.papers.nomination_values import (
    award_name,
    groups,
    in_chain,
    lines_told,
    nomination_lookup,
)
from desktop_app.documents.papers.script import Script
from desktop_app.domain.awards import PERSON
from desktop_app.forms.awards import papers_in_order

_CALLED = {"Nam": "man", "Nữ": "woman"}
_ENCLOSED = "enclosed_"
_RECOGNITION = "chung_nhan_sang_kien"


def build_to_trinh_khen_thuong(context: NominationContext) -> Document:
    """Build the proposal; one to the Prime Minister is of his awards only, as every body's is of its own."""
    script = Script(in_chain(context), nomination_lookup(context))
    day = context.issue.issued_on if context.issue else None
    council = (context.meeting.body if context.meeting else "") or script.word(context.body.minutes)
    blocks: list[Block] = [
        script.letterhead(),
        script.title(),
        script.line("addressed", align="center"),
        *script.bases(day=day),
        script.line("minutes", council=council),
        *script.lines("proposes"),
        *_listed(script, context.nominees),
        *script.lines("lawful"),
        *lines_told(script, "opinions"),
        *lines_told(script, "asks"),
        *_encloses(script, context.nominees),
        script.line("closes", keeps_with_next=True),
        script.ending(_signature(script, context)),
    ]
    return script.document(blocks, context.round.name, notices=notices_of(context))


def _listed(script: Script, nominees: Sequence[Nominee]) -> Iterator[Block]:
    for place, (word, chosen) in enumerate(groups(nominees), 1):
        yield script.heading(f"{word}_heading", 2, number=roman(place))
        for number, one in enumerate(chosen, 1):
            yield _line(script, number, one)


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


def _encloses(script: Script, nominees: Sequence[Nominee]) -> list[Block]:
    named = "; ".join(_enclosures(script, nominees))
    return [script.line("encloses", enclosures=named)] if named else []


def _enclosures(script: Script, nominees: Sequence[Nominee]) -> Iterator[str]:
    """Name the papers that the file holds, as the awards list them, copies last; reports are counted."""
    asked = [(name, one) for one in nominees for name in one.award.papers_of(one.line.nominee)]
    named = papers_in_order(one.award.papers_of(one.line.nominee) for one in nominees)
    for name in sorted(named, key=lambda name: name == _RECOGNITION):
        behind = [one for other, one in asked if other == name and (name != _RECOGNITION or one.merits)]
        if behind and script.has(_ENCLOSED + name):
            yield script.say(_ENCLOSED + name, count=f"{len(behind):02d}")


def _signature(script: Script, context: NominationContext) -> SignatureColumn | None:
    """Let who stands in for the council sign where the usual signatory would ask himself."""
    if not (context.body.signs and is_asked(context, script.signatory)):
        return None
    name = context.facts.get("presenter_name", "")
    return SignatureColumn(tuple(context.body.signs.splitlines()), name=name)
