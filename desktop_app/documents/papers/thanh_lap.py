"""Quyết định thành lập Hội đồng Sáng kiến: its members, what they do, who carries it out."""

from desktop_app.documents.blocks import Block, Cell, Document
from desktop_app.documents.papers.context import RoundContext
from desktop_app.documents.papers.council_cases import round_notices
from desktop_app.documents.papers.decree import decree_head
from desktop_app.documents.papers.round_values import round_lookup
from desktop_app.documents.papers.script import ROUND, Script
from desktop_app.domain.council import Member

_EMPTY_ROWS = 5
_ROOM = "……"


def build_thanh_lap(context: RoundContext) -> Document:
    """Build the decision that sets the council up (Điều 8 Điều lệ Sáng kiến)."""
    script = Script(context, round_lookup(context))
    own = context.hearing.round
    fields = (ROUND + "document_number", ROUND + "document_on")
    blocks: list[Block] = [
        *decree_head(script, own.document_number, own.document_on, fields),
        script.line("members", keeps_with_next=True),
        script.table("members", _rows(context, script), field=ROUND + "members"),
        *script.lines("duties"),
        script.line("secretariat"),
        script.line("vote"),
        script.line("execution"),
        script.ending(),
    ]
    return script.document(blocks, own.name, notices=round_notices(context.hearing, ()))


def _rows(context: RoundContext, script: Script) -> list[dict[str, str | Cell]]:
    rows: list[dict[str, str | Cell]] = [
        {
            "number": str(number),
            "name": member.name,
            "post": "\n".join(part for part in (member.post, member.workplace) if part),
            "role": _role(context, script, member),
        }
        for number, member in enumerate(context.hearing.members, 1)
    ]
    return rows or [
        {"number": str(number), "name": Cell(_ROOM, field=ROUND + "members", is_missing=True)}
        for number in range(1, _EMPTY_ROWS + 1)
    ]


def _role(context: RoundContext, script: Script, member: Member) -> str:
    role = context.hearing.rules.role(member.role)
    return script.say("union_member", role=role) if member.is_union else role
