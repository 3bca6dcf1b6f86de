"""Báo cáo giải pháp sáng tạo: the author, each solution with its money, what was given for it before."""

from desktop_app.documents.blocks import Block, Document, RichText, SignatureColumn, Signatures
from desktop_app.documents.papers.merits import recognition_words, total_of
from desktop_app.documents.papers.nomination_context import Merit, NomineeContext
from desktop_app.documents.papers.nomination_values import nominee_lookup
from desktop_app.documents.papers.script import Script
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.number_words import in_words
from desktop_app.domain.numbers import format_money
from desktop_app.domain.richtext import Node, parse
from desktop_app.domain.shares import format_share


def build_bao_cao_giai_phap(context: NomineeContext) -> Document:
    """Build the report on the solutions behind a union's award; its form is not known, its words are ours."""
    script = Script(context, nominee_lookup(context))
    blocks: list[Block] = [
        script.letterhead(),
        script.title(),
        script.heading("author_heading"),
        *script.lines("author"),
        script.heading("solutions_heading"),
    ]
    for number, merit in enumerate(context.nominee.merits, 1):
        blocks += _solution(script, context, merit, number)
    total = total_of(context)
    words = in_words(total)
    blocks += [
        script.line("total", amount=format_money(total), words=f"{words[:1].upper()}{words[1:]}"),
        script.heading("others_heading"),
        *(
            script.line(
                "held", name=held.name, year=str(held.year), decision=held.decision_number, issuer=held.issuer
            )
            for held in context.nominee.honours
        ),
        *([] if context.nominee.honours else [script.line("none_held")]),
        Signatures(
            (
                SignatureColumn((script.say("union_confirms"),), script.say("seals")),
                SignatureColumn((script.say("unit_confirms"),), script.say("seals")),
                SignatureColumn((script.say("reports"),), script.say("signs"), context.nominee.line.name),
            )
        ),
    ]
    name = context.nominee.line.name
    notices = () if context.nominee.merits else (_("{name}: chưa chọn giải pháp nào.").format(name=name),)
    return script.document(blocks, name, notices=notices)


def _solution(script: Script, context: NomineeContext, merit: Merit, number: int) -> list[Block]:
    record = merit.dossier.innovation
    field = context.catalogue.label("fields", record.field) if record.field else ""
    used = merit.dossier.first_use
    made: list[Block] = [
        script.heading("solution", 2, number=str(number), title=record.title),
        *script.lines(
            "solution_facts",
            field=field,
            used=format_date(used) if used else "",
            recognised=recognition_words(context, merit),
            share="" if merit.share is None else format_share(merit.share),
            scope=record.applied_at,
        ),
    ]
    for text in script.word("solution_parts").splitlines():
        words, _colon, keys = text.partition(": ")
        nodes = next(
            (found for key in keys.split("+") if (found := _nodes(merit, key.strip()))),
            (),
        )
        if nodes:
            made += [script.heading_of(words), RichText(nodes)]
    if record.benefit_amount is not None:
        money = in_words(record.benefit_amount)
        made.append(
            script.line(
                "value",
                amount=format_money(record.benefit_amount),
                words=f"{money[:1].upper()}{money[1:]}",
            )
        )
    return made


def _nodes(merit: Merit, key: str) -> tuple[Node, ...]:
    return parse(str(merit.dossier.value(key) or "")).nodes
