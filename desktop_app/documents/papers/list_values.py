"""What papers of many innovations share: their head, and how they write people, money and sums."""

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.documents.blocks import Cell, Letterhead
from desktop_app.documents.papers.context import Entry, ListContext, Owed
from desktop_app.documents.papers.council_cases import share_words
from desktop_app.documents.papers.script import Script
from desktop_app.documents.papers.values import Said
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.values import NOT_COMPUTABLE


def list_lookup(context: ListContext) -> Lookup:
    """Know the places of a list: its year, which innovations they are, how many, whose."""
    known = {
        "year": str(context.year) if context.year else "",
        "list_name": context.name,
        "count": format_number(len(context.entries)),
        "unit": context.unit.name if context.unit else "",
    }
    return lambda key, _form: Said(known.get(key, ""), key)


def head_of(script: Script) -> Letterhead:
    """Head a list that is no numbered document: who made it, where and when."""
    return replace(script.letterhead(), number=())


def author_lines(script: Script, entry: Entry) -> str:
    """Write the authors, a line each, their shares beside where there are several."""
    people = entry.authors
    if len(people) == 1:
        return people[0].name
    return "\n".join(
        script.say("author", name=one.name, share="" if one.share is None else share_words(one.share))
        for one in people
    )


def money_of(entry: Entry) -> int | None:
    """Give the first year's money; None where it is not known or cannot be worked out."""
    return None if is_not_computable(entry) else entry.innovation.benefit_amount


def is_not_computable(entry: Entry) -> bool:
    """Tell whether application or council says that the money cannot be worked out."""
    said = entry.examination.money_answer if entry.examination else ""
    return NOT_COMPUTABLE in (said, entry.innovation.benefit_answer)


def money_cell(script: Script, entry: Entry) -> Cell:
    """Write the first year's money: a sum, or the words for what cannot be worked out."""
    if is_not_computable(entry):
        return Cell(script.word("not_computable"), "center")
    return sum_cell(entry.innovation.benefit_amount)


def sum_cell(amount: int | None, *, is_bold: bool = False) -> Cell:
    """Write a sum as it is right-aligned in its column."""
    return Cell("" if amount is None else format_money(amount), "right", is_bold, amount)


def number_cell(number: int) -> Cell:
    """Write the number of a row."""
    return Cell(str(number), "center", value=number)


def total_of(amounts: Iterable[int | None]) -> int | None:
    """Add up what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def owed_for(context: ListContext, entry: Entry, year: int) -> Owed | None:
    """Find what is due for a year of application; what is due once counts as the first year's."""
    return next((one for one in context.owed(entry) if one.year == year), None)


def unrecognised_notice(script: Script, context: ListContext) -> tuple[str, ...]:
    """Say how many of the list owe nobody anything, since they were not recognised."""
    count = sum(not context.owed(entry) for entry in context.entries)
    return (script.say("unrecognised", unpaid=format_number(count)),) if count else ()


def roman(number: int) -> str:
    """Write a number over 0 in Roman figures."""
    figures = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    made = ""
    for value, figure in figures:
        count, number = divmod(number, value)
        made += figure * count
    return made
