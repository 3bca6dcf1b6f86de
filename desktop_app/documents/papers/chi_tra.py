"""Bảng chi trả thù lao: who gets what for each innovation, to be signed on receipt."""

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.documents.blocks import Block, Cell, Document, SignatureColumn, Signatures
from desktop_app.documents.papers.context import Entry, ListContext, Owed, Pay
from desktop_app.documents.papers.council_cases import share_words
from desktop_app.documents.papers.list_values import (
    head_of,
    list_lookup,
    number_cell,
    owed_for,
    roman,
    sum_cell,
    total_of,
)
from desktop_app.documents.papers.script import CellValue, Script
from desktop_app.documents.papers.values import Said, document_number
from desktop_app.documents.papers.wording import Lookup
from desktop_app.domain.dates import format_date
from desktop_app.domain.number_words import in_words
from desktop_app.domain.numbers import format_money, format_number

_ROW_HEIGHT = 12.0
_NAMED, _ALL_BUT_NUMBER = 4, 6
"""So many columns lie between a row's number and its sum; and after its number."""

Rows = Iterator[Mapping[str, CellValue]]


def build_chi_tra(context: ListContext) -> Document:
    """Build the table of payments of one year of application."""
    plain = Script(context, list_lookup(context))
    year = int(plain.chosen("payment_year"))
    due = [(entry, one) for entry in context.entries if (one := owed_for(context, entry, year))]
    total = total_of(one.total for _entry, one in due)
    script = Script(context, _lookup(context, plain, total))
    blocks: list[Block] = [
        head_of(script),
        script.title(),
        script.table("payments", _rows(script, due, total), row_height=_ROW_HEIGHT),
        script.line("in_words"),
        *script.lines("notes"),
        Signatures(
            (
                *(
                    SignatureColumn((script.say(word),), script.say("signs"))
                    for word in ("maker", "accountant")
                ),
                script.signature("head", "signs"),
            )
        ),
    ]
    about = script.say("about")
    return script.document(blocks, about, notices=_notices(script, context, year, due))


def _lookup(context: ListContext, plain: Script, total: int | None) -> Lookup:
    rest = list_lookup(context)
    words = "" if total is None else in_words(total)
    known = {
        "year_name": plain.say("year_name"),
        "total_amount": "" if total is None else format_money(total),
        "total_words": words[:1].upper() + words[1:],
    }
    return lambda key, form: Said(known[key], key) if key in known else rest(key, form)


def _rows(script: Script, due: Sequence[tuple[Entry, Owed]], total: int | None) -> Rows:
    for place, (entry, one) in enumerate(due, 1):
        yield {
            "number": Cell(roman(place), "center", is_bold=True),
            "name": Cell(_subject(script, entry, one), is_bold=True, span=_NAMED),
            "amount": sum_cell(one.total, is_bold=True),
        }
        if one.total is None:
            yield {"name": Cell(script.say("unknown", why=one.note), span=_ALL_BUT_NUMBER)}
            continue
        authors = [pay for pay in one.payments if pay.is_author]
        helpers = [pay for pay in one.payments if not pay.is_author]
        yield from _people(script, authors, one.authors, 1, _author_word(authors))
        yield from _people(script, helpers, one.helpers, len(authors) + 1, "helper")
    if not due:
        yield {"number": Cell(script.say("nobody"), "center", span=_ALL_BUT_NUMBER + 1)}
    label = Cell(script.say("total"), is_bold=True, span=_NAMED + 1)
    yield {"number": label, "amount": sum_cell(total, is_bold=True)}


def _people(script: Script, people: Sequence[Pay], together: int | None, first: int, word: str) -> Rows:
    """Write each one's part; where it was not split, the sum of all before them."""
    if people and any(pay.amount is None for pay in people):
        words = script.say(f"{word}_together", people=format_number(len(people)))
        yield {"name": Cell(words, span=_NAMED), "amount": sum_cell(together)}
    for number, pay in enumerate(people, first):
        yield {
            "number": number_cell(number),
            "name": pay.name,
            "workplace": pay.workplace,
            "part": script.say(word),
            "share": "" if pay.share is None else share_words(pay.share),
            "amount": sum_cell(pay.amount),
        }


def _author_word(authors: Sequence[Pay]) -> str:
    return "author" if len(authors) == 1 else "co_author"


def _subject(script: Script, entry: Entry, one: Owed) -> str:
    """Name an innovation with its decision, and what its thù lao is worked out from."""
    item = entry.examination
    details: list[str] = []
    if item is not None and (item.decision_number or item.decision_on):
        day = format_date(item.decision_on) if item.decision_on else ""
        number = document_number(item.decision_number)
        details.append(script.say("decided", decision_number=number, decision_on=day))
    if one.basis is not None:
        details.append(script.say("gained", basis=format_money(one.basis)))
    if one.once:
        details.append(script.say("once"))
    return script.say("subject", innovation=entry.innovation.title, details="; ".join(details))


def _notices(
    script: Script, context: ListContext, year: int, due: Sequence[tuple[Entry, Owed]]
) -> tuple[str, ...]:
    counts = {
        "unrecognised": sum(not context.owed(entry) for entry in context.entries),
        "paid_once": sum(any(one.once for one in context.owed(entry)) for entry in context.entries)
        if year > 1
        else 0,
        "uncounted": sum(one.total is None for _entry, one in due),
        "unsplit": sum(bool(one.split_note) for _entry, one in due),
    }
    return tuple(script.say(word, affected=format_number(count)) for word, count in counts.items() if count)
