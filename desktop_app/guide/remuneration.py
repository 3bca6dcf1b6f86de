"""Thù lao: what a dossier's people are owed at least for each year, where nothing else was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import format_date, period_end
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_money, format_number
from desktop_app.domain.records import WHOLE_SHARE, Authorship, BenefitLine, Dossier
from desktop_app.domain.shares import format_share, split_evenly, split_money
from desktop_app.domain.values import COMPUTED, NOT_COMPUTABLE
from desktop_app.forms.remuneration import BaseWage, Rate, RemunerationRates


@dataclass(frozen=True, slots=True)
class Part:
    """What one person gets: the share in hundredths of a percent, the amount in whole đồng."""

    name: str
    share: int
    amount: int


@dataclass(frozen=True, slots=True)
class Payment:
    """What is owed at one time, in whole đồng.

    `authors` is the sum of the authors and `parts` its split, empty where `note` says why it cannot be made.
    `helpers` is the sum of those who took part in the first application, None where the dossier names
    nobody; `helper_parts` only where the rates suggest an even split.
    """

    authors: int
    parts: tuple[Part, ...] = ()
    helpers: int | None = None
    helper_parts: tuple[Part, ...] = ()
    note: str = ""

    @property
    def total(self) -> int:
        """Authors and helpers together."""
        return self.authors + (self.helpers or 0)


@dataclass(frozen=True, slots=True)
class Year:
    """One year of application, counted from the first use.

    `basis` is the money gained in it, `is_actual` or as the application states it; `payment` is None where
    `note` says what is missing. `ends_on` and `pay_by` are unknown while the first use is.
    """

    number: int
    basis: int | None
    is_actual: bool
    rate: Rate
    payment: Payment | None
    ends_on: date | None = None
    pay_by: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Flat:
    """What is owed where the money cannot be computed: so many base wages of the day of payment."""

    times: int
    wage: BaseWage
    payment: Payment


@dataclass(frozen=True, slots=True)
class Remuneration:
    """The least that is owed: by `years`, or `flat`, or neither where `note` says what is missing.

    `label` goes with every sum that is shown. `cautions` name what was not confirmed: they are for the
    screen and never for paper.
    """

    label: str
    clause: str
    rate: Rate
    first_use: date | None = None
    years: tuple[Year, ...] = ()
    flat: Flat | None = None
    note: str = ""
    cautions: tuple[str, ...] = ()


def remuneration(dossier: Dossier, rates: RemunerationRates, today: date) -> Remuneration:
    """Compute the least remuneration of a dossier, as it stands on a day."""
    rate = rates.rate(today)
    answer = dossier.innovation.benefit_answer
    years: tuple[Year, ...] = ()
    flat, note = None, ""
    if answer == NOT_COMPUTABLE:
        wage = rates.base_wage(today)
        flat = Flat(rate.wages, wage, payment_of(dossier, rate.wages * wage.amount, rate))
    elif answer == COMPUTED or any(line.is_actual for line in dossier.benefit_lines):
        years = tuple(_year(dossier, rates, today, number) for number in range(1, rate.years + 1))
    else:
        note = _("Chưa trả lời về số tiền làm lợi nên chưa tính được thù lao; trả lời ở mục tiền làm lợi.")
    return Remuneration(
        label=rates.label,
        clause=rate.clause,
        rate=rate,
        first_use=dossier.first_use,
        years=years,
        flat=flat,
        note=note,
        cautions=tuple(_cautions(dossier, rate, flat)),
    )


def year_words(number: int) -> str:
    """Name a year of application: năm thứ nhất, năm thứ hai."""
    ordinals = {1: _("nhất"), 2: _("hai"), 3: _("ba"), 4: _("tư")}
    return _("năm thứ {ordinal}").format(ordinal=ordinals.get(number, str(number)))


def payment_year(year: int) -> str:
    """Name what a payment is of: a year of application, or (0) a sum that is paid once."""
    return year_words(year) if year else _("trả một lần")


def percent(share: int) -> str:
    """Write hundredths of a percent as briefly as they are: 7 %, 12,5 %."""
    return f"{format_share(share).rstrip('0').rstrip(',')} %"


def _year(dossier: Dossier, rates: RemunerationRates, today: date, number: int) -> Year:
    used = dossier.first_use
    ends_on = period_end(used, 12 * number) if used else None
    rate = rates.rate(min(ends_on, today) if ends_on else today)
    actual = [line for line in dossier.benefit_lines if line.year == number and line.is_actual]
    basis = _sum(actual) if actual else dossier.innovation.benefit_amount if number == 1 else None
    payment = None
    if basis is not None and basis > 0:
        payment = payment_of(dossier, _part_of(basis, rate.benefit), rate)
    return Year(
        number=number,
        basis=basis,
        is_actual=bool(actual),
        rate=rate,
        payment=payment,
        ends_on=ends_on,
        pay_by=period_end(ends_on, rate.pay_within_months) if ends_on else None,
        note=_missing(number, basis, is_actual=bool(actual)),
    )


def _missing(number: int, basis: int | None, *, is_actual: bool) -> str:
    """Say why a year has no amount; "" where it has one."""
    year = year_words(number)
    if basis is not None and basis <= 0:
        sentence = _("Số tiền làm lợi của {year} là {amount} đồng, không lớn hơn 0 nên không tính thù lao.")
        return sentence.format(year=year, amount=format_money(basis))
    if basis is not None:
        return ""
    if is_actual:
        return _("Bảng số thực tế của {year} còn dòng chưa có thành tiền.").format(year=year)
    if number == 1:
        return _("Chưa có số tiền làm lợi của {year}.").format(year=year)
    return _("Chưa có số tiền thực tế của {year}.").format(year=year)


def _sum(lines: Sequence[BenefitLine]) -> int | None:
    """Add up lines; None where one has no amount yet."""
    amounts = [line.amount for line in lines]
    return None if None in amounts else sum(amount or 0 for amount in amounts)


def payment_of(dossier: Dossier, total: int, rate: Rate) -> Payment:
    """Split what the authors get among them, and add what the helpers get by a rate."""
    parts, note = _split(dossier.authors, total)
    helpers = _part_of(total, rate.helpers) if dossier.helpers else None
    each: tuple[Part, ...] = ()
    if helpers is not None and rate.has_even_helpers:
        shares = split_evenly(len(dossier.helpers))
        amounts = split_money(helpers, shares)
        each = tuple(map(Part, (helper.name for helper in dossier.helpers), shares, amounts))
    return Payment(total, parts, helpers, each, note)


def _split(authors: Sequence[Authorship], total: int) -> tuple[tuple[Part, ...], str]:
    """Split among the authors, or say what stands in the way."""
    if not authors:
        return (), _("Chưa có tác giả nào nên chưa chia được.")
    shares = [author.share or 0 for author in authors]
    if sum(shares) != WHOLE_SHARE or min(shares) <= 0:
        sentence = _(
            "Tỷ lệ đóng góp của các tác giả cộng được {sum} %, mỗi người phải lớn hơn 0 và cộng lại đúng"
            " {whole} % mới chia được."
        )
        return (), sentence.format(sum=format_share(sum(shares)), whole=format_share(WHOLE_SHARE))
    names = (author.name for author in authors)
    return tuple(map(Part, names, shares, split_money(total, shares))), ""


def _part_of(amount: int, share: int) -> int:
    """Take hundredths of a percent of an amount over 0, rounded half up."""
    return (2 * amount * share + WHOLE_SHARE) // (2 * WHOLE_SHARE)


def _cautions(dossier: Dossier, rate: Rate, flat: Flat | None) -> list[str]:
    found: list[str] = []
    if flat is not None and not flat.wage.is_confirmed:
        sentence = _("Mức lương cơ sở {amount} đồng từ {since}")
        found.append(
            sentence.format(amount=format_money(flat.wage.amount), since=format_date(flat.wage.since))
        )
    if "benefit" in rate.unconfirmed and flat is None:
        found.append(_("Mức {rate} số tiền làm lợi").format(rate=percent(rate.benefit)))
    if "wages" in rate.unconfirmed and flat is not None:
        found.append(_("Mức {times} lần lương cơ sở").format(times=format_number(rate.wages)))
    if "helpers" in rate.unconfirmed and dossier.helpers:
        sentence = _("Mức {rate} thù lao tác giả cho người tham gia áp dụng lần đầu")
        found.append(sentence.format(rate=percent(rate.helpers)))
    return [_("{what}: chưa xác nhận, đề nghị xác nhận lại.").format(what=what) for what in found]
