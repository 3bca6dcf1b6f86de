"""Bảng tính số tiền làm lợi: how each sum came about, year by year, as an annex of the application."""

from collections.abc import Iterable

from desktop_app.documents.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    Motto,
    Pages,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    Space,
    Table,
    Title,
)
from desktop_app.documents.papers.benefit import FIRST_YEAR, money_runs, number_words, year_lines
from desktop_app.documents.papers.context import DossierContext
from desktop_app.documents.papers.values import value_of
from desktop_app.domain.numbers import format_money
from desktop_app.domain.records import BenefitLine
from desktop_app.domain.values import COMPUTED

_FIELD = "benefit"
_WIDTHS = (0.55, 4.2, 1.55, 1.45, 1.85, 1.6)
_ALIGNS = ("center", "left", "right", "right", "right", "left")
_COLUMNS = ("number", "working", "quantity", "price", "amount", "evidence")


def build_bang_tinh(context: DossierContext) -> Document:
    """Build the calculation of a dossier's benefit."""
    title = context.catalogue.say("benefit_title")
    return Document(
        title=f"{title} – {context.dossier.innovation.title}".rstrip(" –"),
        parts=(Pages(bang_tinh_blocks(context), title),),
        author=", ".join(author.name for author in context.dossier.authors),
        subject=title,
        picture=context.stored,
    )


def has_calculation(context: DossierContext) -> bool:
    """Whether there is a calculation to be shown: lines, and not “Không tính được”."""
    dossier = context.dossier
    return dossier.innovation.benefit_answer == COMPUTED and bool(dossier.benefit_lines)


def bang_tinh_blocks(context: DossierContext) -> tuple[Block, ...]:
    """Write every year that has lines; without any, say what the application says."""
    say, innovation = context.catalogue.say, context.dossier.innovation
    blocks: list[Block] = [
        Motto(),
        Title(say("benefit_title")),
        Paragraph(
            (Run(say("benefit_kept_with", code=innovation.code), is_italic=True),), "center", has_indent=False
        ),
        Paragraph(
            (Run(f"{say('benefit_solution')} "), Run(innovation.title, is_bold=True)),
            has_indent=False,
            field="title",
        ),
    ]
    years = sorted({(line.year, line.is_actual) for line in context.dossier.benefit_lines})
    for year, is_actual in years:
        blocks += _year(context, year, is_actual)
    if not years:
        answer = "" if innovation.benefit_answer == COMPUTED else context.pack.not_computable
        blocks.append(Paragraph((Run(answer or say("benefit_none")),), field=_FIELD))
    return (*blocks, *_end(context))


def _year(context: DossierContext, year: int, is_actual: bool) -> list[Block]:
    say = context.catalogue.say
    lines = year_lines(context.dossier.benefit_lines, (year, is_actual))
    costs = [line for line in lines if (line.amount or 0) < 0]
    savings = [line for line in lines if (line.amount or 0) >= 0]
    ordinal = say(f"year_{year}") or str(year)
    heading = say("benefit_actual" if is_actual else "benefit_stated", year=ordinal)
    blocks: list[Block] = [Heading(heading, 1, _FIELD)]
    for title, total, part in (
        ("benefit_savings", "benefit_savings_sum", savings),
        ("benefit_costs", "benefit_costs_sum", costs),
    ):
        if part:
            blocks += [Heading(say(title), 2, _FIELD), _table(context, part, say(total))]
    amount = _sum(lines)
    if amount is not None:
        words = say("benefit_first" if (year, is_actual) == FIRST_YEAR else "benefit_of_year", year=ordinal)
        blocks.append(Space(2))
        blocks.append(Paragraph((Run(f"{words} "), *money_runs(amount, context.catalogue)), field=_FIELD))
    return blocks


def _table(context: DossierContext, lines: list[BenefitLine], total: str) -> Table:
    heading = tuple(
        Cell(context.catalogue.say(f"benefit_{column}"), "center", is_bold=True) for column in _COLUMNS
    )
    rows = [_row(context, number, line) for number, line in enumerate(lines, 1)]
    amount = _sum(lines)
    shown = "" if amount is None else format_money(abs(amount))
    last = ("", total, "", "", shown, "")
    rows.append(tuple(Cell(text, align, is_bold=True) for text, align in zip(last, _ALIGNS, strict=True)))
    return Table(heading, tuple(rows), _WIDTHS, _FIELD)


def _row(context: DossierContext, number: int, line: BenefitLine) -> tuple[Cell, ...]:
    working = context.working(line) if line.formula else ()
    texts = (
        str(number),
        "\n".join(part for part in (line.description, *working) if part),
        " ".join(part for part in (number_words(line.quantity), line.measure) if part),
        number_words(line.unit_price),
        "" if line.amount is None else format_money(abs(line.amount)),
        "\n".join(part for part in (line.source, line.evidence) if part),
    )
    return tuple(Cell(text, align) for text, align in zip(texts, _ALIGNS, strict=True))


def _sum(lines: Iterable[BenefitLine]) -> int | None:
    amounts = [line.amount for line in lines if line.amount is not None]
    return sum(amounts) if amounts else None


def _end(context: DossierContext) -> tuple[Block, ...]:
    """Leave the author's and the unit's places to sign, as the application does."""
    say, authors = context.catalogue.say, context.dossier.authors
    name = authors[0].name if authors else ""
    place = value_of(context, "place").text
    date = value_of(context, "filed_on", "long").text
    date_line = ", ".join(part for part in (place, date or say("undated")) if part)
    confirmed = SignatureColumn((say("benefit_confirmed"),), say("signs_and_seals"))
    return (
        Signatures(
            (confirmed, SignatureColumn((say("benefit_made"),), say("signs"), name, date_line=date_line))
        ),
    )
