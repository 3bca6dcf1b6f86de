"""Thù lao that was paid: when, how much and by which voucher, once a year of application."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.papers.context import Owed
from desktop_app.domain.changes import Changes
from desktop_app.domain.council import PaidRemuneration
from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import MOST_MONEY, format_money
from desktop_app.domain.records import Innovation
from desktop_app.domain.values import Value, cleaned
from desktop_app.forms.remuneration import shipped_rates
from desktop_app.guide.remuneration import payment_year
from desktop_app.services import paper_lists, paper_pay
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.innovations import Added
from desktop_app.services.recognition import recognised_level
from desktop_app.store.book import Book
from desktop_app.store.book_reading import BookReading
from desktop_app.store.rows import as_record
from desktop_app.store.transaction import Transaction

__all__ = [
    "ONCE", "Due", "add_payment", "dues_of", "edit_payment", "paid_words", "pay_all", "payable",
    "payment_year", "payments_of", "remove_payment", "years_of",
]  # fmt: skip

ONCE = 0
"""The year of a sum that is paid once, where the money cannot be worked out."""
_COLUMNS = ("year", "paid_on", "amount", "document_number", "note")


@dataclass(frozen=True, slots=True)
class Due:
    """One year of an innovation: what is due for it, None where that is not known, and what was paid."""

    year: int
    owed: Owed | None
    paid: PaidRemuneration | None


def years_of(book: Book) -> tuple[int, ...]:
    """Return the years of application for which thù lao is paid."""
    return tuple(range(1, shipped_rates().rate(book.clock.today()).years + 1))


def payments_of(book: BookReading, innovation: int) -> tuple[PaidRemuneration, ...]:
    """Return what was paid for an innovation, the first year first."""
    return tuple(book.all(PaidRemuneration, "year", innovation_id=innovation))


def dues_of(book: Book, innovation: int) -> tuple[Due, ...]:
    """Return every year of an innovation with what is due for it and what was paid."""
    due: dict[int, Owed] = {}
    for one in _owed_of(book, innovation, book.clock.today()):
        usual = ONCE if one.once else one.year
        due[one.paid.year if one.paid else usual] = one
    paid = {one.year: one for one in payments_of(book, innovation)}
    years = {*(due or years_of(book)), *paid}
    known = {year: one for year, one in due.items() if one.total is not None or one.note}
    return tuple(Due(year, known.get(year), paid.get(year)) for year in sorted(years))


def add_payment(book: Book, innovation: int, values: Mapping[str, Value]) -> Added:
    """Note that thù lao was paid: `year` (0 is once), `paid_on`, `amount`, `document_number`, `note`.

    Without an `amount` it is what was computed on that day, which then stays, whatever is changed later.

    Raises:
        UserError: there is no recognition in the book, or the payment cannot be; the sentence says why.
    """
    if not recognised_level(book, innovation):
        raise UserError(
            _("Sáng kiến chưa có quyết định công nhận trong sổ nên chưa có thù lao. Ghi quyết định trước.")
        )
    with book.transaction(_("Ghi trả thù lao")) as step:
        kept = _checked(book, step, innovation, _given(values))
        row = step.insert("paid_remuneration", {"innovation_id": innovation, **kept})
    return Added(row, step.changes)


def payable(book: Book, innovations: Sequence[int], year: int) -> tuple[int, ...]:
    """Tell for which of many a sum is still to be paid of a year; what is paid once is of the first."""
    return tuple(_unpaid(book, innovations, year))


def pay_all(book: Book, innovations: Sequence[int], values: Mapping[str, Value]) -> Changes:
    """Note in one step that what is still due of a year was paid for many; the others are left alone.

    Raises:
        UserError: nothing is due, or the day cannot be for one of them; the sentence names it.
    """
    chosen = _unpaid(book, innovations, int(str(values.get("year") or 0)))
    if not chosen:
        raise UserError(_("Trong những sáng kiến đã chọn không có sáng kiến nào còn phải trả của năm này."))
    with book.transaction(_("Ghi trả thù lao")) as step:
        for innovation, year in chosen.items():
            try:
                kept = _checked(book, step, innovation, {**_given(values), "year": year, "amount": None})
            except UserError as problem:
                raise UserError(f"{book.get(Innovation, innovation).code}: {problem}") from None
            step.insert("paid_remuneration", {"innovation_id": innovation, **kept})
    return step.changes


def edit_payment(book: Book, payment: int, values: Mapping[str, Value]) -> Changes:
    """Change a payment that was noted.

    Raises:
        UserError: it cannot be so; the sentence says why.
    """
    with book.transaction(_("Sửa lần trả thù lao")) as step:
        before = step.row("paid_remuneration", payment)
        whole = {**{key: before[key] for key in _COLUMNS}, **_given(values)}
        kept = _checked(book, step, int(str(before["innovation_id"])), whole, payment)
        step.update("paid_remuneration", payment, kept)
    return step.changes


def remove_payment(book: Book, payment: int) -> Changes:
    """Remove a payment that was noted wrongly."""
    with book.transaction(_("Xóa lần trả thù lao")) as step:
        step.delete("paid_remuneration", payment)
    return step.changes


def paid_words(paid: PaidRemuneration) -> str:
    """Say that something was paid: how much, where it is known, on which day, by which voucher."""
    known = paid.amount is not None
    sentence = _("đã trả {amount} đồng ngày {day}") if known else _("đã trả ngày {day}")
    said = sentence.format(amount=format_money(paid.amount or 0), day=format_date(paid.paid_on))
    voucher = _("chứng từ {number}").format(number=paid.document_number) if paid.document_number else ""
    return ", ".join(filter(None, (said, voucher, paid.note)))


def _given(values: Mapping[str, Value]) -> dict[str, Value]:
    return cleaned({key: values[key] for key in _COLUMNS if key in values})


def _checked(
    book: Book, step: Transaction, innovation: int, values: Mapping[str, Value], payment: int = 0
) -> dict[str, Value]:
    year, day, amount = values.get("year"), values.get("paid_on"), values.get("amount")
    if isinstance(year, bool) or not isinstance(year, int) or year not in (ONCE, *years_of(book)):
        raise UserError(_("Chọn thù lao của năm áp dụng thứ mấy, hoặc trả một lần."))
    if not isinstance(day, date):
        raise UserError(_("Nhập ngày trả, ví dụ 26/03/2026."))
    if amount is not None and (not isinstance(amount, int) or amount <= 0 or amount > MOST_MONEY):
        raise UserError(_("Số tiền đã trả phải lớn hơn 0. Để trống nếu trả đúng số đã tính."))
    _refuse_day(book, innovation, day)
    others = [
        as_record(PaidRemuneration, row)
        for row in step.rows("paid_remuneration", innovation_id=innovation)
        if row["id"] != payment
    ]
    _refuse_second(year, others)
    amount = amount or _computed(book, innovation, year, day)
    if not amount:
        sentence = _("Không có số đã tính cho thù lao {year}: nhập số tiền đã trả.")
        raise UserError(sentence.format(year=payment_year(year)))
    texts = {key: values.get(key) or "" for key in ("document_number", "note")}
    return {"year": year, "paid_on": day, "amount": amount, **texts}


def _owed_of(book: Book, innovation: int, day: date) -> tuple[Owed, ...]:
    (entry,) = paper_lists.entries_of(book, [innovation])
    return paper_pay.owed_in(book, [entry], day)(entry)


def _computed(book: Book, innovation: int, year: int, day: date) -> int | None:
    """Give the sum that a payment is of, as it is worked out on the day it is paid."""
    known = (one for one in _owed_of(book, innovation, day) if one.once or year != ONCE)
    return next((one.total for one in known if one.year == max(year, 1)), None)


def _unpaid(book: Book, innovations: Sequence[int], year: int) -> dict[int, int]:
    """Find which have a sum still to be paid of a year, each with the year its payment is noted under."""
    entries = paper_lists.entries_of(book, innovations) if innovations else ()
    owed = paper_pay.owed_in(book, entries)
    return {
        entry.innovation.id: ONCE if one.once else year
        for entry in entries
        for one in owed(entry)
        if one.year == year and one.paid is None and one.total
    }


def _refuse_day(book: Book, innovation: int, day: date) -> None:
    first_use, today = load_dossier(book, innovation).first_use, book.clock.today()
    if first_use is not None and day < first_use:
        raise UserError(
            _("Ngày trả {day} trước ngày áp dụng lần đầu {first_use}. Sửa một trong hai ngày.").format(
                day=format_date(day), first_use=format_date(first_use)
            )
        )
    if day > today:
        raise UserError(
            _("Ngày trả {day} chưa đến. Trả rồi mới ghi; sửa lại ngày nếu nhập nhầm.").format(
                day=format_date(day)
            )
        )


def _refuse_second(year: int, others: Sequence[PaidRemuneration]) -> None:
    """Refuse to pay one year twice, or by the year what was paid once."""
    for other in others:
        if other.year != year and ONCE not in (year, other.year):
            continue
        sentence = _("Thù lao {year} {paid}; không ghi hai lần. Sửa hoặc xóa lần đã ghi.")
        if other.year != year:
            sentence = _(
                "Thù lao {year} {paid}; trả một lần thì không trả theo năm. Sửa hoặc xóa lần đã ghi."
            )
        raise UserError(sentence.format(year=payment_year(other.year), paid=paid_words(other)))
