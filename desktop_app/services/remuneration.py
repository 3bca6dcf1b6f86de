"""Thù lao of a dossier, as data and as a report: the least that is owed where nothing was agreed.

For the screen and the command line only: what was not confirmed is said here and stands on no paper.
"""

from collections.abc import Sequence

from desktop_app.domain.council import PaidRemuneration
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.records import Dossier
from desktop_app.domain.shares import format_share
from desktop_app.forms.remuneration import shipped_rates
from desktop_app.forms.vocabulary import Pack
from desktop_app.guide.remuneration import (
    Flat,
    Part,
    Payment,
    Remuneration,
    Year,
    percent,
    remuneration,
    year_words,
)
from desktop_app.services.books import Book
from desktop_app.services.dossiers import load_dossier
from desktop_app.services.payments import ONCE, paid_words, payment_year, payments_of
from desktop_app.services.recognition import recognised_level
from desktop_app.services.report import Group, Line, Report

__all__ = [
    "PAYMENTS",
    "Flat",
    "Part",
    "Payment",
    "Remuneration",
    "Year",
    "remuneration_of",
    "remuneration_report",
    "words_of",
]

PAYMENTS = ":payments"
"""What the line leads to that asks when thù lao was paid; no field of a form is called so."""

_MONEY, _AUTHORS = "benefit", "authors"


def remuneration_of(book: Book, innovation: int) -> Remuneration:
    """Compute what the people of an innovation are owed at least, as it is in the book."""
    return _of(book, load_dossier(book, innovation))


def _of(book: Book, dossier: Dossier) -> Remuneration:
    """Work it out as of today, or as of the day on which it was paid once."""
    paid = payments_of(book, dossier.innovation.id)
    day = next((one.paid_on for one in paid if one.year == ONCE), book.clock.today())
    return remuneration(dossier, shipped_rates(), day)


def remuneration_report(book: Book, dossier: Dossier, _pack: Pack) -> Report:
    """Tell what is owed for each year, to whom, and by when; or what is missing."""
    found = _of(book, dossier)
    statement, icon, tone = _statement(found)
    return Report(
        title=_("Thù lao tối thiểu"),
        icon=icon,
        tone=tone,
        statement=statement,
        groups=(*_paid(book, dossier), *_groups(found, dossier), _transfer(found), *_cautions(found)),
        note=f"{found.label[:1].upper()}{found.label[1:]}. {shipped_rates().certainty}",
    )


def _paid(book: Book, dossier: Dossier) -> tuple[Group, ...]:
    """Tell what was paid of a recognised innovation, with the way to note it."""
    key = dossier.innovation.id
    if not recognised_level(book, key):
        return ()
    told = [Line(words, "circle-check", "success") for words in map(_told, payments_of(book, key))]
    none = [] if told else [Line(_("Chưa ghi lần trả nào."), "circle-dashed", "muted")]
    way = Line(_("Ghi, sửa ngày trả thù lao…"), "pencil", field=PAYMENTS)
    return (Group(_("Đã trả"), (*told, *none, way)),)


def _told(paid: PaidRemuneration) -> str:
    return f"{payment_year(paid.year).capitalize()}: {paid_words(paid)}"


def words_of(found: Remuneration, dossier: Dossier, paid: Sequence[PaidRemuneration] = ()) -> tuple[str, ...]:
    """Tell the same in lines of text, the label first, what was paid last."""
    lines = [_statement(found)[0], f"({found.label})"]
    for group in (*_groups(found, dossier), *_cautions(found)):
        lines.extend(filter(None, (group.heading, group.hint and f"  {group.hint}")))
        lines.extend(f"  {line.text}" for line in group.lines)
    if paid:
        lines += [_("Đã trả"), *(f"  {_told(one)}" for one in paid)]
    return tuple(lines)


def _statement(found: Remuneration) -> tuple[str, str, str]:
    """Say the whole in one sentence, with its icon and tone."""
    if found.flat is not None:
        total = format_money(found.flat.payment.total)
        return (
            _("Ít nhất {total} đồng, vì không tính được số tiền làm lợi.").format(total=total),
            "info",
            "accent",
        )
    known = [year for year in found.years if year.payment]
    if not known:
        words = found.note or found.years[0].note
        return words, "circle-question-mark", "accent"
    total = sum(year.payment.total for year in known if year.payment)
    years = ", ".join(year_words(year.number) for year in known)
    sentence = _("Ít nhất {total} đồng cho {years}.")
    return sentence.format(total=format_money(total), years=years), "info", "accent"


def _groups(found: Remuneration, dossier: Dossier) -> tuple[Group, ...]:
    if found.flat is not None:
        return (_flat(found.flat, found, dossier),)
    return tuple(_year(year, dossier) for year in found.years)


def _flat(flat: Flat, found: Remuneration, dossier: Dossier) -> Group:
    hint = _("{times} lần mức lương cơ sở {wage} đồng (mức ngày trả); thời điểm trả theo thỏa thuận.").format(
        times=format_number(flat.times), wage=format_money(flat.wage.amount)
    )
    return Group(_("Trả một lần"), _payment(flat.payment, dossier, percent(found.rate.helpers)), hint)


def _year(year: Year, dossier: Dossier) -> Group:
    name = year_words(year.number)
    heading = name[:1].upper() + name[1:]
    if year.ends_on:
        heading = _("{year}, hết ngày {ends}").format(year=heading, ends=format_date(year.ends_on))
    if year.payment is None:
        return Group(heading, (Line(year.note, "circle-dashed", "muted", field=_MONEY),))
    return Group(heading, _payment(year.payment, dossier, percent(year.rate.helpers)), _hint(year))


def _hint(year: Year) -> str:
    basis = format_money(year.basis or 0)
    kind = _("Số thực tế") if year.is_actual else _("Dự kiến theo Đơn")
    words = _("{kind}: {rate} của {basis} đồng.").format(
        kind=kind, rate=percent(year.rate.benefit), basis=basis
    )
    if year.pay_by is None:
        return words + " " + _("Nhập ngày áp dụng lần đầu để biết hạn trả.")
    return words + " " + _("Trả chậm nhất hết ngày {day}.").format(day=format_date(year.pay_by))


def _payment(payment: Payment, dossier: Dossier, helpers_rate: str) -> tuple[Line, ...]:
    lines = [Line(_("Tác giả: {amount} đồng").format(amount=format_money(payment.authors)), "users")]
    lines += _people(payment.parts)
    if payment.note:
        lines.append(Line(payment.note, "circle-alert", "warning", field=_AUTHORS))
    if payment.helpers is not None:
        sentence = _("{count} người tham gia áp dụng lần đầu, nhận chung: {amount} đồng")
        words = sentence.format(count=len(dossier.helpers), amount=format_money(payment.helpers))
        lines.append(Line(words, "users", note=_("Bằng {rate} thù lao tác giả.").format(rate=helpers_rate)))
        lines += _people(payment.helper_parts)
        lines.append(Line(_("Cộng: {amount} đồng").format(amount=format_money(payment.total)), "equal"))
    return tuple(lines)


def _people(parts: Sequence[Part]) -> list[Line]:
    sentence = _("{name} ({share} %): {amount} đồng")
    return [
        Line(
            sentence.format(name=part.name, share=format_share(part.share), amount=format_money(part.amount)),
            "chevron-right",
        )
        for part in parts
    ]


def _transfer(found: Remuneration) -> Group:
    sentence = _(
        "Mỗi lần chuyển giao trong {years} năm kể từ khi được công nhận: ít nhất {rate} giá chuyển giao."
    )
    words = sentence.format(years=found.rate.transfer_years, rate=percent(found.rate.transfer))
    note = _("Trả trong {months} tháng kể từ khi nhận tiền. {clause}.").format(
        months=found.rate.pay_within_months, clause=found.clause
    )
    return Group(_("Nếu chuyển giao cho nơi khác"), (Line(words, "info", note=note),))


def _cautions(found: Remuneration) -> tuple[Group, ...]:
    lines = tuple(Line(words, "triangle-alert", "warning") for words in found.cautions)
    return (Group(_("Cần xác nhận lại"), lines),) if lines else ()
