"""Báo cáo giải pháp sáng tạo: the author, each solution with its money, what was given for it before."""

from collections.abc import Iterable, Iterator

from desktop_app.documents.blocks import Block, Document, Paragraph, RichText, SignatureColumn, Signatures
from desktop_app.documents.papers.benefit import FIRST_YEAR, number_words, year_lines
from desktop_app.documents.papers.discretion import is_confidential
from desktop_app.documents.papers.list_values import head_of
from desktop_app.documents.papers.merits import counted_of, is_parted, recognition_words, total_of
from desktop_app.documents.papers.nomination_context import Merit, Nominee, NomineeContext
from desktop_app.documents.papers.nomination_notices import notices_on
from desktop_app.documents.papers.nomination_values import award_name, nominee_lookup
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import COLLECTIVE
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.number_words import in_words
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import BENEFIT_TEXT, BenefitLine
from desktop_app.domain.richtext import Node, parse
from desktop_app.domain.shares import format_share
from desktop_app.domain.values import NOT_COMPUTABLE


def build_bao_cao_giai_phap(context: NomineeContext) -> Document:
    """Build the report on the solutions behind a union's award; its form is not known, its words are ours."""
    script = Script(context, nominee_lookup(context))
    line = context.nominee.line
    asked = "asks_posthumously" if line.is_posthumous else "asks"
    blocks: list[Block] = [
        head_of(script),
        script.title("title", asked, award=award_name(context.nominee).upper()),
        script.heading("author_heading"),
        *script.lines("author"),
        script.heading("solutions_heading"),
    ]
    for number, merit in enumerate(context.nominee.merits, 1):
        blocks += _solution(script, context, merit, number)
    if len(context.nominee.merits) > 1:
        is_any = any(is_parted(context.nominee, merit) for merit in context.nominee.merits)
        blocks.append(_summed(script, "total_parted" if is_any else "total", total_of(context)))
    blocks += [script.heading("others_heading"), *_held(script, context), _signatures(script, context)]
    return script.document(blocks, line.name, notices=tuple(_notices(context)))


def _held(script: Script, context: NomineeContext) -> list[Block]:
    held = context.nominee.honours
    return [
        script.line(
            "held", name=one.name, year=str(one.year), decision=one.decision_number, issuer=one.issuer
        )
        for one in held
    ] or [script.line("none_held")]


def _signatures(script: Script, context: NomineeContext) -> Signatures:
    line = context.nominee.line
    who = "reports_for_dead" if line.is_posthumous else "reports"
    return Signatures(
        (
            SignatureColumn((script.say(who),), script.say("signs"), "" if line.is_posthumous else line.name),
            SignatureColumn((script.say("union_confirms"),), script.say("seals"), script.signature().name),
            SignatureColumn((script.say("unit_confirms"),), script.say("seals")),
        )
    )


def _notices(context: NomineeContext) -> Iterator[str]:
    yield from notices_on(context.nominee)
    if context.nominee.line.nominee == COLLECTIVE:
        yield _("Báo cáo giải pháp sáng tạo dành cho cá nhân; tập thể dùng Báo cáo thành tích.")
    name = context.nominee.line.name
    for merit in context.nominee.merits:
        record = merit.dossier.innovation
        if record.benefit_amount is None and record.benefit_answer != NOT_COMPUTABLE:
            sentence = _("{name}: sáng kiến {code} chưa có giá trị làm lợi. Nhập ở hồ sơ sáng kiến.")
            yield sentence.format(name=name, code=record.code)
        if is_parted(context.nominee, merit) and merit.share is None:
            sentence = _(
                "{name}: sáng kiến {code} chưa ghi tỷ lệ đóng góp nên chưa cộng vào. Nhập ở hồ sơ sáng kiến."
            )
            yield sentence.format(name=name, code=record.code)
        if is_confidential(record):
            sentence = _(
                "{name}: sáng kiến {code} có thông tin cần bảo mật mà báo cáo này in cả nội dung."
                " Xem lại trước khi gửi."
            )
            yield sentence.format(name=name, code=record.code)


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
            recognised=recognition_words(context.catalogue, merit),
            share="" if merit.share is None else format_share(merit.share),
            scope=record.applied_at,
        ),
    ]
    for text in script.word("solution_parts").splitlines():
        words, _colon, keys = text.partition(": ")
        nodes = next((found for key in keys.split("+") if (found := _nodes(merit, key.strip()))), ())
        if nodes:
            made += [script.heading_of(words), RichText(nodes)]
    return [*made, *_benefit(script, merit), *_counted(script, context.nominee, merit)]


def _counted(script: Script, one: Nominee, merit: Merit) -> list[Block]:
    """Say how a co-author's money counts, where the award weighs money."""
    weighs = any(item.thresholds for item in one.award.standards)
    if not (weighs and merit.is_shared) or merit.dossier.innovation.benefit_amount is None:
        return []
    if not is_parted(one, merit):
        return [script.line("counts_whole")]
    share = "" if merit.share is None else format_share(merit.share)
    return [_summed(script, "counts_part", counted_of(one, merit), share=share)]


def _benefit(script: Script, merit: Merit) -> list[Block]:
    """Show how the money was computed, its lines in a table, and their sum in figures and words."""
    record = merit.dossier.innovation
    method, rows = (
        _nodes(merit, BENEFIT_TEXT),
        list(_rows(year_lines(merit.dossier.benefit_lines, FIRST_YEAR))),
    )
    made: list[Block] = [script.heading_of(script.word("value_heading"))] if method or rows else []
    made += [RichText(method)] if method else []
    made += [script.table("money", rows)] if rows else []
    if record.benefit_answer == NOT_COMPUTABLE:
        return [*made, script.line("not_computable")]
    return [*made, _summed(script, "value", record.benefit_amount)]


def _rows(lines: Iterable[BenefitLine]) -> Iterator[dict[str, CellValue]]:
    for number, line in enumerate(lines, 1):
        yield {
            "number": str(number),
            "description": line.description,
            "quantity": f"{number_words(line.quantity)} {line.measure}".strip(),
            "unit_price": number_words(line.unit_price),
            "amount": line.amount,
        }


def _summed(script: Script, word: str, amount: int | None, share: str = "") -> Paragraph:
    """Write a sum in figures and words; dots where it is not known."""
    if amount is None:
        return script.line(word, share=share)
    words = in_words(amount)
    return script.line(
        word, amount=format_money(amount), words=f"{words[:1].upper()}{words[1:]}", share=share
    )


def _nodes(merit: Merit, key: str) -> tuple[Node, ...]:
    return parse(str(merit.dossier.value(key) or "")).nodes
