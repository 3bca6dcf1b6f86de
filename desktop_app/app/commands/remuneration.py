"""The command on what people are owed: remuneration."""

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import say, say_json

if TYPE_CHECKING:
    from desktop_app.domain.council import PaidRemuneration
    from desktop_app.services.remuneration import Part, Payment, Remuneration, Year


def remuneration(arguments: Namespace) -> int:
    """Tell what the people of one innovation are owed at least, year by year, and what was paid."""
    from desktop_app.services.dossiers import find_innovation, load_dossier
    from desktop_app.services.payments import payments_of
    from desktop_app.services.remuneration import remuneration_of, words_of

    with open_for_reading(arguments) as book:
        dossier = load_dossier(book, find_innovation(book, arguments.code))
        found = remuneration_of(book, dossier.innovation.id)
        paid = payments_of(book, dossier.innovation.id)
    if arguments.json:
        told = {"code": dossier.innovation.code, **_as_json(found), "payments": [_paid(one) for one in paid]}
        say_json(told)
        return 0
    for line in words_of(found, dossier, paid):
        say(line)
    return 0


def _as_json(found: "Remuneration") -> dict[str, object]:
    """Give it as JSON: money in whole đồng, shares and rates in percent, days as 2026-03-26."""
    flat = found.flat
    return {
        "label": found.label,
        "clause": found.clause,
        "first_use": _day(found.first_use),
        "years": [_year(year) for year in found.years],
        "flat": None
        if flat is None
        else {
            "times": flat.times,
            "base_wage": flat.wage.amount,
            "base_wage_from": _day(flat.wage.since),
            "is_confirmed": flat.wage.is_confirmed,
            **_payment(flat.payment),
        },
        "note": found.note,
        "cautions": list(found.cautions),
    }


def _year(year: "Year") -> dict[str, object]:
    return {
        "year": year.number,
        "basis": year.basis,
        "is_actual": year.is_actual,
        "rate": year.rate.benefit / 100,
        "ends_on": _day(year.ends_on),
        "pay_by": _day(year.pay_by),
        "note": year.note,
        **_payment(year.payment),
    }


def _payment(payment: "Payment | None") -> dict[str, object]:
    return {
        "authors_amount": payment.authors if payment else None,
        "authors": _parts(payment.parts) if payment else [],
        "helpers_amount": payment.helpers if payment else None,
        "helpers": _parts(payment.helper_parts) if payment else [],
        "total": payment.total if payment else None,
        "split_note": payment.note if payment else "",
    }


def _paid(paid: "PaidRemuneration") -> dict[str, object]:
    return {
        "year": paid.year,
        "paid_on": _day(paid.paid_on),
        "amount": paid.amount,
        "document_number": paid.document_number,
        "note": paid.note,
    }


def _parts(parts: "tuple[Part, ...]") -> list[dict[str, object]]:
    return [{"name": part.name, "share": part.share / 100, "amount": part.amount} for part in parts]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
