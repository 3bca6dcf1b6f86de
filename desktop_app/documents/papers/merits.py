"""The innovations behind a nominee as rows of a table, and the money of all of them."""

from desktop_app.documents.blocks import Cell
from desktop_app.documents.papers.nomination_context import Merit, NomineeContext
from desktop_app.documents.papers.nomination_values import LINE
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.domain.dates import format_date
from desktop_app.domain.numbers import format_money
from desktop_app.domain.shares import format_share
from desktop_app.domain.values import NOT_COMPUTABLE


def merit_rows(context: NomineeContext, script: Script) -> list[dict[str, CellValue]]:
    """Give a row an innovation: year, title, part, recognition, spread, money."""
    return [_row(context, script, merit) for merit in context.nominee.merits]


def total_of(context: NomineeContext) -> int:
    """Add up the first year's benefit of the innovations, whole đồng; what is not computed is left out."""
    return sum(merit.dossier.innovation.benefit_amount or 0 for merit in context.nominee.merits)


def recognition_words(context: NomineeContext, merit: Merit) -> str:
    """Tell how an innovation was recognised: level, number and day of the decision; "" where it was not."""
    item = merit.examination
    if item is None:
        return ""
    level = context.catalogue.label("levels", item.level)
    return ", ".join(part for part in (level, item.decision_number, format_date(item.decision_on)) if part)


def _row(context: NomineeContext, script: Script, merit: Merit) -> dict[str, CellValue]:
    record = merit.dossier.innovation
    said = recognition_words(context, merit)
    is_alone = len(merit.dossier.authors) == 1
    role = script.say("author" if is_alone else "co_author")
    if merit.share is not None and not is_alone:
        role = f"{role} ({format_share(merit.share)} %)"
    money: CellValue = (
        ""
        if record.benefit_amount is None
        else Cell(format_money(record.benefit_amount), "right", value=record.benefit_amount)
    )
    if record.benefit_answer == NOT_COMPUTABLE:
        money = Cell(script.say("not_computable"), "center")
    day = merit.examination.decision_on if merit.examination else merit.dossier.first_use
    return {
        "year": str(day.year) if day else "",
        "title": record.title,
        "role": role,
        "recognised": Cell(said or "……", field=LINE + "merits", is_missing=not said),
        "scope": record.applied_at,
        "money": money,
    }
