"""The money of the first year as a form prints it: lines with evidence, their sum, or the form's words."""

from decimal import Decimal, InvalidOperation

from desktop_app.documents.blocks import Block, DottedLines, Paragraph, RichText, Run
from desktop_app.documents.papers.context import PaperContext
from desktop_app.domain.number_words import in_words
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.records import BENEFIT_TEXT, BenefitLine
from desktop_app.domain.richtext import parse
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.vocabulary import Catalogue, Part


def benefit_blocks(part: Part, context: PaperContext) -> list[Block]:
    """Print what is known of the money; nothing answered leaves room for it."""
    innovation = context.dossier.innovation
    field = part.key or "benefit"
    if context.is_blank:
        return [DottedLines(part.lines, field)] if part.lines else []
    if innovation.benefit_answer == NOT_COMPUTABLE:
        return [Paragraph((Run(context.pack.not_computable + "."),), field=field), *_method(context, field)]
    blocks: list[Block] = _method(context, field)
    blocks += [
        Paragraph((Run("- " + _line(line, context.catalogue)),), field=field)
        for line in context.dossier.benefit_lines
    ]
    if innovation.benefit_amount is not None:
        amount = innovation.benefit_amount
        words = in_words(amount)
        said = context.catalogue.say("money_in_words", words=f"{words[:1].upper()}{words[1:]}")
        shown = _money(format_money(amount), context.catalogue)
        if blocks:
            shown = f"{context.catalogue.say('sum')} {shown}"
        blocks.append(Paragraph((Run(shown, is_bold=True), Run(f" {said}")), field=field))
    return blocks or [DottedLines(min(part.lines, 2) or 1, field)]


def _method(context: PaperContext, field: str) -> list[Block]:
    """Print how the author computed it, or why it cannot be computed, in the author's own words."""
    nodes = parse(str(context.dossier.value(BENEFIT_TEXT) or "")).nodes
    return [RichText(nodes, field)] if nodes else []


def _line(line: BenefitLine, catalogue: Catalogue) -> str:
    """Write one line: description: quantity measure × unit price = amount (source; evidence)."""
    factors: list[str] = []
    if line.quantity:
        factors.append(f"{_number(line.quantity)} {line.measure}".strip())
    if line.unit_price:
        factors.append(_money(_number(line.unit_price), catalogue))
    said = " × ".join(factors)
    if line.amount is not None:
        amount = _money(format_money(line.amount), catalogue)
        said = f"{said} = {amount}" if said else amount
    notes = "; ".join(note for note in (line.source, line.evidence) if note)
    text = ": ".join(part for part in (line.description, said) if part)
    return f"{text} ({notes})." if notes else f"{text}."


def _money(amount: str, catalogue: Catalogue) -> str:
    return catalogue.say("money", amount=amount)


def _number(text: str) -> str:
    try:
        return format_number(Decimal(text))
    except InvalidOperation:
        return text
