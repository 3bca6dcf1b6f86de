"""The money of the first year as a form prints it: lines with evidence, their sum, or the form's words."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from desktop_app.documents.blocks import Block, DottedLines, Paragraph, RichText, Run
from desktop_app.documents.papers.context import DossierContext
from desktop_app.domain.number_words import in_words
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.records import BENEFIT_TEXT, BenefitLine
from desktop_app.domain.richtext import parse
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.vocabulary import Catalogue, Part

FIRST_YEAR = (1, False)
"""Year and kind of the lines that the application states: the first, not what was really gained."""


def year_lines(lines: Iterable[BenefitLine], year: tuple[int, bool]) -> tuple[BenefitLine, ...]:
    """Give the lines of one year, stated or actual."""
    return tuple(line for line in lines if (line.year, line.is_actual) == year)


def benefit_blocks(part: Part, context: DossierContext) -> list[Block]:
    """Print what is known of the money; nothing answered leaves room for it."""
    innovation = context.dossier.innovation
    field = part.key or "benefit"
    if context.is_blank:
        return [DottedLines(part.lines, field)] if part.lines else []
    if innovation.benefit_answer == NOT_COMPUTABLE:
        return [Paragraph((Run(context.pack.not_computable + "."),), field=field), *_method(context, field)]
    blocks: list[Block] = _method(context, field)
    blocks += [
        Paragraph((Run("- " + _line(line, context)),), field=field)
        for line in year_lines(context.dossier.benefit_lines, FIRST_YEAR)
    ]
    if innovation.benefit_amount is not None:
        runs = money_runs(innovation.benefit_amount, context.catalogue)
        if blocks:
            runs = (Run(f"{context.catalogue.say('sum')} ", is_bold=True), *runs)
        blocks.append(Paragraph(runs, field=field))
    return blocks or [DottedLines(min(part.lines, 2) or 1, field)]


def _method(context: DossierContext, field: str) -> list[Block]:
    """Print how the author computed it, or why it cannot be computed, in the author's own words."""
    nodes = parse(str(context.dossier.value(BENEFIT_TEXT) or "")).nodes
    return [RichText(nodes, field)] if nodes else []


def money_runs(amount: int, catalogue: Catalogue) -> tuple[Run, ...]:
    """Write a sum in figures, bold, and in words."""
    words = in_words(amount)
    said = catalogue.say("money_in_words", words=f"{words[:1].upper()}{words[1:]}")
    return Run(_money(format_money(amount), catalogue), is_bold=True), Run(f" {said}")


def _line(line: BenefitLine, context: DossierContext) -> str:
    """Write one line: description: its working (source; evidence)."""
    steps = context.working(line) if line.formula else ()
    said = "; ".join(steps) or _product(line, context.catalogue)
    notes = "; ".join(note for note in (line.source, line.evidence) if note)
    text = ": ".join(part for part in (line.description, said) if part)
    return f"{text} ({notes})." if notes else f"{text}."


def _product(line: BenefitLine, catalogue: Catalogue) -> str:
    """Write quantity measure × unit price = amount."""
    factors: list[str] = []
    if line.quantity:
        factors.append(f"{number_words(line.quantity)} {line.measure}".strip())
    if line.unit_price:
        factors.append(_money(number_words(line.unit_price), catalogue))
    said = " × ".join(factors)
    if line.amount is None:
        return said
    amount = _money(format_money(line.amount), catalogue)
    return f"{said} = {amount}" if said else amount


def _money(amount: str, catalogue: Catalogue) -> str:
    return catalogue.say("money", amount=amount)


def number_words(text: str) -> str:
    """Write a decimal text as papers do; what is no number stays as it stands."""
    try:
        return format_number(Decimal(text))
    except InvalidOperation:
        return text
