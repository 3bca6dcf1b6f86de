"""Dates as people write them, periods as the law counts them, and the one clock of the program."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean

HANOI = timezone(timedelta(hours=7))
"""Fixed, since Windows carries no time zone data and Vietnam has had no summer time since 1945."""

_ISO = re.compile(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})")
_PLAIN = re.compile(
    r"(?P<day>[0-9]{1,2}) ?[-/. ] ?(?P<month>[0-9]{1,2}) ?[-/. ] ?(?P<year>[0-9]{4}|[0-9]{2})"
)
_WORDS = re.compile(
    r"(?:ngày )?(?P<day>[0-9]{1,2}) (?:tháng|thg|thang) ?"
    r"(?P<month>[0-9]{1,2}),? (?:(?:năm|nam) )?(?P<year>[0-9]{4}|[0-9]{2})"
)
YEARS = range(1900, 2200)
"""The years a dossier may name; a period from any of them stays within the calendar."""

_SATURDAY = 5


def read_date(text: str) -> date | None:
    """Read a date: 26/3/26, 26-03-2026, 26.3.2026, “26 tháng 3 năm 2026”, 2026-03-26; nothing is None.

    Two figures of a year are 20xx. Nothing is ever guessed: a part that is missing or that the calendar
    does not have raises UserError.
    """
    typed = clean(text).casefold()
    if not typed:
        return None
    found = _ISO.fullmatch(typed) or _PLAIN.fullmatch(typed) or _WORDS.fullmatch(typed)
    if not found:
        raise UserError(
            _("Không đọc được ngày “{text}”. Nhập đủ ngày, tháng, năm, ví dụ 26/03/2026.").format(
                text=clean(text)[:40]
            )
        )
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    return _real_day(year + 2000 if len(found["year"]) == 2 else year, month, day)


def year_fault(year: int) -> str:
    """Say that a year is none of YEARS."""
    sentence = _("Năm {year} không dùng được trong hồ sơ. Nhập năm từ {first} đến {last}.")
    return sentence.format(year=year, first=YEARS[0], last=YEARS[-1])


def _real_day(year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise UserError(year_fault(year))
    if not 1 <= month <= 12:
        raise UserError(
            _("Không có tháng {month}. Nhập ngày trước, tháng sau, ví dụ 26/03/2026.").format(month=month)
        )
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise UserError(
            _("Ngày {date} không có trong lịch. Tháng {month}/{year} có {last} ngày; nhập lại ngày.").format(
                date=f"{day:02}/{month:02}/{year}", month=month, year=year, last=last
            )
        )
    return date(year, month, day)


def format_date(day: date | None) -> str:
    """Write a date as 26/03/2026; no date is no text."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def long_date(day: date) -> str:
    """Write a date as papers head it: ngày 06 tháng 3 năm 2026, ngày 26 tháng 02 năm 2026.

    Days below 10 and the months 1 and 2 take a nought in front (NĐ 30/2020, Phụ lục I).
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year:04}"


def read_birth(text: str) -> str:
    """Read a birth, as much as is known: “1988” stays, “12/3/1988” becomes “1988-03-12”, nothing is "".

    The year needs all four figures, since 20xx would be the wrong guess; else UserError.
    """
    typed = clean(text)
    if not typed or (typed.isdecimal() and len(typed) == 4 and int(typed) in YEARS):
        return typed
    if not re.search(r"(?<!\d)[0-9]{4}(?!\d)", typed):
        raise UserError(
            _(
                "Không đọc được ngày sinh “{text}”. Nhập năm sinh đủ bốn chữ số, hoặc ngày như 12/03/1988."
            ).format(text=typed[:40])
        )
    day = read_date(typed)
    return day.isoformat() if day else ""


def format_birth(birth: str) -> str:
    """Write a birth as papers do: “1988” as it is, “1988-03-12” as 12/03/1988; other text as it stands."""
    try:
        return format_date(date.fromisoformat(birth)) if len(birth) == 10 else birth
    except ValueError:
        return birth


def add_months(day: date, months: int) -> date:
    """Find the day at whose end a period of months is over, counted from the day of an event.

    The same day number, or the month's last day where there is none (Bộ luật Dân sự 2015, Đ147–148). A
    right that needs the period to be complete begins on the day after.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period_end(day: date, months: int) -> date | None:
    """Give the same day as `add_months`, None where the period would leave the calendar."""
    try:
        return add_months(day, months)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked: Monday to Friday, but for the holidays; and weekend days in `worked`.

    `off` are dated holidays, `every_year` the (month, day) of those that never move.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    every_year: frozenset[tuple[int, int]] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is worked."""
        if day in self.off or (day.month, day.day) in self.every_year:
            return False
        return day.weekday() < _SATURDAY or day in self.worked

    def roll(self, day: date) -> date:
        """Find the working day on which a period ends whose last day is this one (BLDS 2015, Đ148.5)."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """Find the last of so many working days, counted from the day after an event."""
        for _passed in range(count):
            day = self.roll(day + timedelta(days=1))
        return day


class Clock:
    """The one clock: what day it is in Vietnam, and stamps; tests and `--today` set its day."""

    def __init__(self, today: date | None = None) -> None:
        self._today = today

    def today(self) -> date:
        """Tell the day that was set, else the day it is at +07:00."""
        return self._today or datetime.now(HANOI).date()

    def now(self) -> str:
        """Stamp this moment: UTC, ISO text of one length, so that stamps compare as text.

        Where a day is set, the moment falls on it (at +07:00), at the time of day it really is.
        """
        here = datetime.now(HANOI)
        if self._today:
            here = datetime.combine(self._today, here.timetz())
        return here.astimezone(UTC).isoformat(timespec="microseconds")


def local_time(stamp: str) -> str:
    """Show a stamp as 14:05 26/03/2026 at +07:00; a stamp without a zone is UTC, no stamp is no text."""
    if not stamp:
        return ""
    moment = datetime.fromisoformat(stamp)
    here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(HANOI)
    return f"{here.hour:02}:{here.minute:02} {format_date(here.date())}"
