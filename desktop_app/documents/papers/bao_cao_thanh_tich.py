"""Báo cáo thành tích: of a person or a collective, for merit, a campaign or a sudden achievement."""

from collections.abc import Sequence

from desktop_app.documents.blocks import Block, Cell, Document, SignatureColumn, Signatures, Space
from desktop_app.documents.papers.merits import merit_rows
from desktop_app.documents.papers.nomination_context import NomineeContext
from desktop_app.documents.papers.nomination_values import LINE, nominee_lookup
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import COLLECTIVE, Honour
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _

TITLE, SUDDEN, CAMPAIGN = "title", "sudden", "campaign"


def build_bao_cao_thanh_tich(context: NomineeContext) -> Document:
    """Build the report in the layout of its kind: by who is nominated, and what the round is for."""
    script = Script(context, nominee_lookup(context))
    is_collective = context.nominee.line.nominee == COLLECTIVE
    who = "collective" if is_collective else "person"
    kind = context.round.type
    blocks: list[Block] = [
        script.letterhead(),
        script.title(),
        *([script.line("about", align="center")] if kind in (SUDDEN, CAMPAIGN) else []),
        *([script.line("collective_name", align="center")] if is_collective else []),
        script.heading(f"{who}_about_heading"),
        *script.lines(f"{who}_about"),
        script.heading("merits_heading"),
        *_merits(script, context, who, kind),
        *([] if kind == SUDDEN else _honours(script, context)),
        *_signatures(script, context, who),
    ]
    return script.document(blocks, context.nominee.line.name, notices=_notices(context))


def _merits(script: Script, context: NomineeContext, who: str, kind: str) -> list[Block]:
    asked = f"sudden_{who}" if kind == SUDDEN else f"{kind}_{who}" if kind == CAMPAIGN else f"merit_{who}"
    made: list[Block] = []
    for text in script.word(asked).splitlines():
        key, _colon, words = text.partition(": ")
        made += [script.heading_of(words), script.answer(key, 3)]
    if context.nominee.merits:
        made += [script.line("innovations", keeps_with_next=True)]
        made += [script.table("merits", merit_rows(context, script))]
    return made


def _honours(script: Script, context: NomineeContext) -> list[Block]:
    held = context.nominee.honours
    titles = [one for one in held if one.kind == TITLE]
    forms = [one for one in held if one.kind != TITLE]
    return [
        script.heading("honours_heading"),
        script.line("titles", keeps_with_next=True),
        script.table("titles", _rows(titles), field=LINE + "honours"),
        script.line("forms", keeps_with_next=True),
        script.table("forms", _rows(forms), field=LINE + "honours"),
    ]


def _rows(held: Sequence[Honour]) -> list[dict[str, CellValue]]:
    rows: list[dict[str, CellValue]] = []
    for one in held:
        decided = ", ".join(
            part for part in (one.decision_number, format_date(one.decision_on), one.issuer) if part
        )
        rows.append(
            {
                "year": str(one.year),
                "name": one.name,
                "decision": Cell(decided or "……", field=LINE + "honours", is_missing=not decided),
            }
        )
    return rows or [{"year": "", "name": "", "decision": ""}]


def _signatures(script: Script, context: NomineeContext, who: str) -> list[Block]:
    unit = script.signature("confirms")
    name = context.nominee.line.name if who == "person" else ""
    return [
        Signatures(
            (
                SignatureColumn((script.say(f"{who}_confirms"),), script.say("seals"), unit.name),
                SignatureColumn((script.say(f"{who}_reports"),), script.say("signs"), name),
            )
        ),
        Space(4),
        Signatures((SignatureColumn((script.say("proposer_confirms"),), script.say("seals")),)),
    ]


def _notices(context: NomineeContext) -> tuple[str, ...]:
    line = context.nominee.line
    found: list[str] = []
    if line.is_posthumous:
        found.append(_("{name}: truy tặng, sửa lời báo cáo cho phù hợp.").format(name=line.name))
    if line.nominee != COLLECTIVE and not line.birth:
        found.append(_("{name}: chưa có năm sinh.").format(name=line.name))
    if not context.nominee.merits:
        found.append(
            _("{name}: chưa chọn sáng kiến nào nên báo cáo không có bảng sáng kiến.").format(name=line.name)
        )
    return tuple(found)
