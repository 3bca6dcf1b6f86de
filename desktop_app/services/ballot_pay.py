"""Mục 4.4 to 4.6 of a member's form: read as people write them, held to the limits, and told in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.documents.papers import paper
from desktop_app.domain.council_pay import (
    AGREED,
    AUTHOR_MULTIPLE,
    AUTHOR_RATE,
    HELPER_RATE,
    MONEY,
    MONEY_ANSWERS,
    MONEY_FIGURES,
    RECOMPUTED,
    Middle,
    PaySummary,
)
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.numbers import format_number, read_number
from desktop_app.domain.shares import read_share
from desktop_app.domain.text import clean
from desktop_app.domain.values import NOT_COMPUTABLE, Value
from desktop_app.forms.remuneration import Rate, shipped_rates
from desktop_app.services.paper_office import Subject, facts_of, issue_of
from desktop_app.store.book import Book

_FORM = "phieu_danh_gia"
_FACTS = {AUTHOR_RATE: "author", AUTHOR_MULTIPLE: "wages", HELPER_RATE: "helper"}
_PARTS = {AUTHOR_RATE: "benefit", AUTHOR_MULTIPLE: "wages", HELPER_RATE: "helpers"}
_HUNDRED = 100
_MOST_MULTIPLE = 1_000


class PayDoubtError(UserError):
    """A proposal outside the limits: it may stand, but only where somebody said so."""


@dataclass(frozen=True, slots=True)
class PayLimit:
    """Between which numbers a proposal is to be, in its hundredths, and what says so; None: nothing does."""

    least: int | None = None
    most: int | None = None
    least_by: str = ""
    most_by: str = ""


def limits_of(book: Book, innovation: int) -> dict[str, PayLimit]:
    """Find the limits of 4.5 and 4.6: those written for the dossier's form, else those of the regulation."""
    rate = shipped_rates().rate(book.clock.today())
    told = facts_of(issue_of(book, paper(_FORM), Subject(innovation)))
    return {key: _limit(key, rate, told) for key in _PARTS}


def _limit(key: str, rate: Rate, told: Mapping[str, str]) -> PayLimit:
    part, fact = _PARTS[key], _FACTS[key]
    scale = _HUNDRED if key == AUTHOR_MULTIPLE else 1
    by_form = _("mức ghi ở Phiếu đánh giá")
    by_law = rate.clause + (_(", mức này chưa xác nhận") if part in rate.unconfirmed else "")
    ends: list[tuple[int | None, str]] = []
    for end, shipped in (("least", getattr(rate, part)), ("most", getattr(rate, f"{part}_most"))):
        own = _told(key, told.get(f"{fact}_{end}", ""))
        known = None if shipped is None else shipped * scale
        ends.append((own, by_form) if own is not None else (known, by_law))
    (least, least_by), (most, most_by) = ends
    return PayLimit(least, most, least_by, most_by)


def _told(key: str, text: str) -> int | None:
    """Read a limit that was written for the form; what is no number is for the paper only."""
    try:
        return int(read(key, text)) if text.strip() else None
    except UserError:
        return None


def read(key: str, text: str) -> str:
    """Read an answer as people write it (“8,5 %”, “7,5 lần”) as a ballot keeps it; "" is none.

    Raises:
        UserError: it is no such answer.
    """
    text = clean(text)
    if key == MONEY and text not in ("", *MONEY_ANSWERS):
        raise UserError(_("Chọn một trong ba câu về số tiền làm lợi."))
    if not text or key in (MONEY, MONEY_FIGURES):
        return text
    return str(_multiple(text) if key == AUTHOR_MULTIPLE else read_share(text))


def _multiple(text: str) -> int:
    reading = read_number(text.casefold().removesuffix("lần").strip())
    for number in (choice.value * _HUNDRED for choice in (reading, reading.other) if choice):
        if not number % 1 and 0 <= number <= _MOST_MULTIPLE * _HUNDRED:
            return int(number)
    raise UserError(
        _(
            "Không dùng được “{text}”. Nhập số lần mức lương cơ sở từ 0 đến 1.000, tối đa hai chữ số"
            " thập phân, ví dụ 5 hoặc 7,5."
        ).format(text=text[:40])
    )


def measure_words(fitting: str) -> str:
    """Say in what the authors' pay is written, by what `author_key` told."""
    return {
        AUTHOR_RATE: _("Tính được số tiền làm lợi thì thù lao tác giả (mục 4.5) ghi bằng % số tiền làm lợi."),
        AUTHOR_MULTIPLE: _(
            "Không tính được số tiền làm lợi thì thù lao tác giả (mục 4.5) ghi bằng số lần mức lương cơ sở."
        ),
    }.get(
        fitting,
        _("Trả lời mục 4.4 trước: thù lao tác giả (mục 4.5) ghi bằng % hay số lần lương là theo đó."),
    )


def doubt(limits: Mapping[str, PayLimit], key: str, value: int | None) -> str:
    """Say that a proposal is outside its limits and by what clause; "" where it is within."""
    limit = limits.get(key)
    if limit is None or value is None:
        return ""
    if limit.least is not None and value < limit.least:
        sentence = _("{what} {value} thấp hơn mức tối thiểu {edge} theo {clause}.")
        edge, clause = limit.least, limit.least_by
    elif limit.most is not None and value > limit.most:
        sentence = _("{what} {value} cao hơn mức tối đa {edge} theo {clause}.")
        edge, clause = limit.most, limit.most_by
    else:
        return ""
    return sentence.format(
        what=_names()[key], value=amount(key, value), edge=amount(key, edge), clause=clause
    )


def range_words(limit: PayLimit, key: str) -> str:
    """Say between which numbers a proposal is to be, "" where nothing says so."""
    least = (
        ""
        if limit.least is None
        else _("ít nhất {edge} theo {clause}").format(edge=amount(key, limit.least), clause=limit.least_by)
    )
    most = (
        ""
        if limit.most is None
        else _("nhiều nhất {edge} theo {clause}").format(edge=amount(key, limit.most), clause=limit.most_by)
    )
    return ", ".join(filter(None, (least, most)))


def amount(key: str, value: int) -> str:
    """Write a proposal with its measure: 8,5 %, 7,5 lần."""
    number = figure(value)
    return _("{times} lần").format(times=number) if key == AUTHOR_MULTIPLE else f"{number}\u00a0%"


def figure(value: int) -> str:
    """Write hundredths as people type them: 8,5."""
    return format_number(Decimal(value) / _HUNDRED)


def money_words(answer: str) -> str:
    """Name an answer of 4.4 in a few words."""
    return {
        NOT_COMPUTABLE: _("Không tính được"),
        RECOMPUTED: _("Tính được nhưng cần tính lại"),
        AGREED: _("Tính được, đồng ý với số ghi trong Đơn"),
    }.get(answer, "")


def answers_words(found: PaySummary) -> str:
    """Count the answers of 4.4, "" where there is none."""
    return ", ".join(
        _("{answer} ({count} phiếu)").format(answer=_lower(money_words(answer)), count=count)
        for answer, count in found.answers.items()
    )


def summary_words(found: PaySummary) -> tuple[str, ...]:
    """Tell what the forms come to, in the order they ask: the answers of 4.4, then each proposal."""
    counted = answers_words(found)
    said = [_("Số tiền làm lợi: {counted}").format(counted=counted)] if counted else []
    for key, middle in proposals(found).items():
        said.append(f"{_names()[key]} {middle_words(key, middle)}")
    return tuple(said)


def proposals(found: PaySummary) -> dict[str, Middle]:
    """Give the middle of each proposal that was made."""
    known = {
        AUTHOR_RATE: found.author_rate,
        AUTHOR_MULTIPLE: found.author_multiple,
        HELPER_RATE: found.helper_rate,
    }
    return {key: middle for key, middle in known.items() if middle is not None}


def middle_words(key: str, middle: Middle) -> str:
    """Say a median and what it was taken of."""
    value = amount(key, middle.value)
    if middle.least == middle.most:
        return _("{value} (theo {count} phiếu)").format(value=value, count=middle.count)
    return _("{value} (trung vị của {count} phiếu, từ {least} đến {most})").format(
        value=value, count=middle.count, least=amount(key, middle.least), most=amount(key, middle.most)
    )


def offered(found: PaySummary) -> dict[str, Value]:
    """Give what the council may take over from its forms, by the columns of an examination."""
    values: dict[str, Value] = {"money_answer": found.money} if found.money else {}
    for key, middle in proposals(found).items():
        values[key.removeprefix(":")] = middle.value
    if not found.money and "author_rate" in values and "author_multiple" in values:
        del values["author_rate"], values["author_multiple"]
    return values


def _names() -> dict[str, str]:
    return {
        AUTHOR_RATE: _("Thù lao tác giả"),
        AUTHOR_MULTIPLE: _("Thù lao tác giả"),
        HELPER_RATE: _("Thù lao người áp dụng lần đầu"),
    }


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
