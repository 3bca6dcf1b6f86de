"""The innovations behind a nominee as rows of a table, and the money of all of them."""

from desktop_app.documents.blocks import Cell
from desktop_app.documents.papers.nomination_context import Merit, NomineeContext
from desktop_app.documents.papers.nomination_values import LINE
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.awards import COLLECTIVE
from desktop_app.domain.dates import format_date
from desktop_app.domain.numbers import format_money
from desktop_app.domain.shares import format_share
from desktop_app.domain.values import NOT_COMPUTABLE
from desktop_app.forms.vocabulary import Catalogue


def merit_rows(context: NomineeContext, script: Script) -> list[dict[str, CellValue]]:
    """Give a row an innovation: year, title, part, recognition, spread, money."""
    return [_row(context, script, merit) for merit in context.nominee.merits]


def total_of(context: NomineeContext) -> int:
    """Add up the first year's benefit of the innovations, whole đồng; what is not computed is left out."""
    return sum(merit.dossier.innovation.benefit_amount or 0 for merit in context.nominee.merits)


def recognition_words(catalogue: Catalogue, merit: Merit) -> str:
    """Tell how an innovation was recognised: number and day of the decision, level; "" where it was not."""
    item = merit.examination
    if item is None:
        return ""
    level = catalogue.label("levels", item.level)
    return ", ".join(part for part in (item.decision_number, format_date(item.decision_on), level) if part)


def money_cell(script: Script, merit: Merit) -> Cell:
    """Write an innovation's first year's benefit: a sum, or the words for what cannot be computed."""
    record = merit.dossier.innovation
    if record.benefit_answer == NOT_COMPUTABLE:
        return Cell(script.say("not_computable"), "center")
    if record.benefit_amount is None:
        return Cell("", "right")
    return Cell(format_money(record.benefit_amount), "right", value=record.benefit_amount)


def _row(context: NomineeContext, script: Script, merit: Merit) -> dict[str, CellValue]:
    record = merit.dossier.innovation
    said = recognition_words(context.catalogue, merit)
    day = merit.examination.decision_on if merit.examination else merit.dossier.first_use
    return {
        "year": str(day.year) if day else "",
        "title": record.title,
        "role": _role(context, script, merit),
        "recognised": Cell(said or "……", field=LINE + "merits", is_missing=not said),
        "scope": record.applied_at,
        "money": money_cell(script, merit),
    }


def _role(context: NomineeContext, script: Script, merit: Merit) -> str:
    if context.nominee.line.nominee == COLLECTIVE:
        return script.say("of_collective")
    if not merit.is_author:
        return ""
    if len(merit.dossier.authors) == 1:
        return script.say("author")
    share = "" if merit.share is None else format_share(merit.share)
    return script.say("co_author", share=share)
