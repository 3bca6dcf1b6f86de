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
from desktop_app.domain.council import PaidRemuneration
from desktop_app.domain.council_pay import RECOMPUTED
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
    total = _still_due(due)
    script = Script(context, _lookup(context, plain, total))
    blocks: list[Block] = [
        head_of(script),
        script.title(),
        script.table("payments", _rows(script, due, total), row_height=_ROW_HEIGHT),
        script.line("in_words_due" if any(one.paid for _entry, one in due) else "in_words"),
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


def _still_due(due: Sequence[tuple[Entry, Owed]]) -> int | None:
    """Add up what is not paid yet; nothing is left where all was paid, None where nothing is known."""
    known = total_of(one.total for _entry, one in due if one.paid is None)
    return 0 if known is None and due and all(one.paid for _entry, one in due) else known


def _rows(script: Script, due: Sequence[tuple[Entry, Owed]], total: int | None) -> Rows:
    for place, (entry, one) in enumerate(due, 1):
        yield {
            "number": Cell(roman(place), "center", is_bold=True),
            "name": Cell(_subject(script, entry, one), is_bold=True, span=_NAMED),
            "amount": sum_cell(None if one.paid else one.total, is_bold=True),
        }
        if one.paid is not None:
            continue
        if one.total is None:
            yield {"name": Cell(script.say("unknown", why=one.note), span=_ALL_BUT_NUMBER)}
            continue
        authors = [pay for pay in one.payments if pay.is_author]
        helpers = [pay for pay in one.payments if not pay.is_author]
        yield from _people(script, authors, one.authors, 1, _author_word(authors))
        yield from _people(script, helpers, one.helpers, len(authors) + 1, "helper")
    if not due:
        yield {"number": Cell(script.say("nobody"), "center", span=_ALL_BUT_NUMBER + 1)}
    is_paid = any(one.paid for _entry, one in due)
    label = Cell(script.say("total_due" if is_paid else "total"), is_bold=True, span=_NAMED + 1)
    yield {"number": label, "amount": sum_cell(total, is_bold=True)}
    if is_paid:
        paid = sum_cell(total_of(_sum_paid(one) for _entry, one in due))
        yield {"number": Cell(script.say("total_paid"), span=_NAMED + 1), "amount": paid}


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
    if one.paid is not None:
        details.append(_paid(script, one, one.paid))
    return script.say("subject", innovation=entry.innovation.title, details="; ".join(details))


def _sum_paid(one: Owed) -> int | None:
    """Give what was paid: the sum that was noted, else what is worked out; None where nothing was paid."""
    if one.paid is None:
        return None
    return one.total if one.paid.amount is None else one.paid.amount


def _is_otherwise(one: Owed) -> bool:
    """Tell whether another sum was paid than the table works out."""
    return one.paid is not None and one.total is not None and _sum_paid(one) != one.total


def _paid(script: Script, one: Owed, paid: PaidRemuneration) -> str:
    """Say when and how much was paid already, and what it had been worked out to be where that is another."""
    amount = _sum_paid(one)
    return script.say(
        "paid",
        paid_amount="" if amount is None else format_money(amount),
        paid_on=format_date(paid.paid_on),
        voucher=paid.document_number,
        computed=format_money(one.total) if one.total is not None and _is_otherwise(one) else "",
    )


def _is_once(one: Owed) -> bool:
    """Tell whether a sum stands for all years: since nothing else is computed, or since it was paid so."""
    return one.once or (one.paid is not None and not one.paid.year)


def _is_to_recompute(entry: Entry) -> bool:
    return entry.examination is not None and entry.examination.money_answer == RECOMPUTED


def _notices(
    script: Script, context: ListContext, year: int, due: Sequence[tuple[Entry, Owed]]
) -> tuple[str, ...]:
    unpaid = [(entry, one) for entry, one in due if one.paid is None]
    counts = {
        "unrecognised": sum(not context.owed(entry) for entry in context.entries),
        "paid_once": sum(any(map(_is_once, context.owed(entry))) for entry in context.entries)
        if year > 1
        else 0,
        "paid_already": sum(one.paid is not None for _entry, one in due),
        "paid_otherwise": sum(_is_otherwise(one) for _entry, one in due),
        "recomputed": sum(_is_to_recompute(entry) for entry, _one in unpaid),
        "uncounted": sum(one.total is None for _entry, one in unpaid),
        "unsplit": sum(bool(one.split_note) for _entry, one in unpaid),
    }
    return tuple(script.say(word, affected=format_number(count)) for word, count in counts.items() if count)
