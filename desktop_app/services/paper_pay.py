"""Thù lao as papers of many innovations print it: what a council set, else the least without an agreement."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

from desktop_app.documents.papers.context import Entry, Owed, Pay
from desktop_app.domain.council import Examination, PaidRemuneration
from desktop_app.domain.council_pay import AGREED, RECOMPUTED
from desktop_app.domain.dates import format_birth
from desktop_app.domain.records import ApplicationHelper, BenefitLine, Dossier, Innovation, Participant
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE
from desktop_app.forms.remuneration import RemunerationRates, shipped_rates
from desktop_app.guide.remuneration import Flat, Payment, Remuneration, Year, payment_of, remuneration
from desktop_app.services.paper_lists import grouped, reading
from desktop_app.services.recognition import is_recognition
from desktop_app.store import sqlite_lists
from desktop_app.store.book import Book

_WHOLE_MULTIPLE = 100


def owed_in(
    book: Book, entries: Sequence[Entry], day: date | None = None
) -> Callable[[Entry], tuple[Owed, ...]]:
    """Give what works out the thù lao of an entry; the book is asked once for all, when first wanted.

    Args:
        day: on which it is paid, today where it is None; what was paid once stays as it was on its own day.
    """
    return _Pay(book, tuple(entry.innovation.id for entry in entries), day or book.clock.today()).owed


class _Pay:
    def __init__(self, book: Book, keys: Sequence[int], day: date) -> None:
        self._day = day
        self._known = cache(partial(_of_all, book, keys))

    def owed(self, entry: Entry) -> tuple[Owed, ...]:
        item = entry.examination
        if item is None or not is_recognition(item):
            return ()
        helpers, lines, payments = self._known()
        key = entry.innovation.id
        paid = payments.get(key, ())
        dossier = Dossier(
            entry.innovation,
            authors=entry.authors,
            helpers=tuple(helpers.get(key, ())),
            benefit_lines=tuple(lines.get(key, ())),
        )
        day = next((one.paid_on for one in paid if not one.year), self._day)
        return with_paid(owed(dossier, item, day), paid)


def _of_all(
    book: Book, keys: Sequence[int]
) -> tuple[
    Mapping[int, list[ApplicationHelper]],
    Mapping[int, list[BenefitLine]],
    Mapping[int, list[PaidRemuneration]],
]:
    """Read who took part in first applications, what was gained, and what was paid."""
    with reading(book) as reader:
        helpers = grouped(sqlite_lists.helpers(reader, keys), lambda one: one.innovation_id)
        lines = grouped(sqlite_lists.benefit_lines(reader, keys), lambda one: one.innovation_id)
        return helpers, lines, grouped(sqlite_lists.payments(reader, keys), lambda one: one.innovation_id)


def with_paid(due: Sequence[Owed], paid: Sequence[PaidRemuneration]) -> tuple[Owed, ...]:
    """Put each payment beside what was due; one of a year for which nothing is due stands after these.

    What was paid once stands for all years: of the later ones nothing is due any more.
    """
    if paid and not paid[0].year:
        due = due[:1]
    known = {max(one.year, 1): one for one in paid}
    told = [replace(one, paid=known.pop(one.year, None)) for one in due]
    return (*told, *(Owed(year, paid=one) for year, one in sorted(known.items())))


def owed(dossier: Dossier, item: Examination, today: date) -> tuple[Owed, ...]:
    """Work out what is due for each year of application, or once."""
    dossier = replace(dossier, innovation=_as_concluded(dossier.innovation, item))
    found = remuneration(dossier, _as_set(shipped_rates(), item), today)
    if found.flat is not None:
        return (_once(dossier, found, found.flat, item),)
    if not found.years:
        return tuple(Owed(number, note=found.note) for number in range(1, found.rate.years + 1))
    return tuple(_of_year(dossier, year) for year in found.years)


def _as_concluded(innovation: Innovation, item: Examination) -> Innovation:
    """Take the money as the council did: whether it can be worked out, whatever the application says."""
    said = {NOT_COMPUTABLE: NOT_COMPUTABLE, RECOMPUTED: COMPUTED, AGREED: COMPUTED}.get(item.money_answer, "")
    if said in ("", innovation.benefit_answer):
        return innovation
    return replace(innovation, benefit_answer=said, benefit_amount=None)


def _as_set(rates: RemunerationRates, item: Examination) -> RemunerationRates:
    """Put what the council set in the place of the least."""
    own = {"benefit": item.author_rate, "helpers": item.helper_rate}
    known = {name: rate for name, rate in own.items() if rate is not None}
    return replace(rates, rates=tuple(replace(rate, **known) for rate in rates.rates)) if known else rates


def _once(dossier: Dossier, found: Remuneration, flat: Flat, item: Examination) -> Owed:
    payment = flat.payment
    if item.author_multiple is not None:
        wages = item.author_multiple * flat.wage.amount
        total = (2 * wages + _WHOLE_MULTIPLE) // (2 * _WHOLE_MULTIPLE)
        payment = payment_of(dossier, total, found.rate)
    return replace(_paid(dossier, payment), once=True)


def _of_year(dossier: Dossier, year: Year) -> Owed:
    if year.payment is None:
        return Owed(year.number, basis=year.basis, pay_by=year.pay_by, note=year.note)
    paid = _paid(dossier, year.payment)
    return replace(paid, year=year.number, basis=year.basis, pay_by=year.pay_by)


def _paid(dossier: Dossier, payment: Payment) -> Owed:
    shares = [author.share for author in dossier.authors]
    authors = [part.amount for part in payment.parts]
    helpers: list[int | None] = [part.amount for part in payment.helper_parts]
    if len(dossier.helpers) == 1:
        helpers = [payment.helpers]
    people = [
        *_pays(dossier.authors, authors, shares),
        *_pays(dossier.helpers, helpers, [None] * len(dossier.helpers)),
    ]
    return Owed(1, payment.authors, payment.helpers, tuple(people), split_note=payment.note)


def _pays(
    people: Sequence[Participant], amounts: Sequence[int | None], shares: Sequence[int | None]
) -> list[Pay]:
    return [
        Pay(
            one.name,
            format_birth(one.birth),
            one.workplace,
            not isinstance(one, ApplicationHelper),
            share,
            amount,
        )
        for one, share, amount in zip(people, shares, amounts or [None] * len(people), strict=True)
    ]
