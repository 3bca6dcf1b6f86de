"""Checks: dates that are missing or cannot be, and the months in which an application may be filed."""

from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.domain.dates import format_birth, format_date, period_end
from desktop_app.guide.inquiry import Hit, Inquiry


def first_use_missing(inquiry: Inquiry) -> Iterator[Hit]:
    """Neither a trial nor an application date, though the form asks for one of them."""
    asked = [key for key in ("applied_on", "trial_on") if inquiry.asked(key)]
    if asked and inquiry.dossier.first_use is None:
        yield Hit(asked[0])


def application_before_trial(inquiry: Inquiry) -> Iterator[Hit]:
    """An application that began before its own trial."""
    trial, applied = inquiry.dossier.innovation.trial_on, inquiry.dossier.innovation.applied_on
    if trial and applied and applied < trial:
        yield Hit("applied_on", {"applied": format_date(applied), "trial": format_date(trial)})


def date_in_future(inquiry: Inquiry) -> Iterator[Hit]:
    """A trial or an application that has not happened yet."""
    innovation = inquiry.dossier.innovation
    for key, day in (("trial_on", innovation.trial_on), ("applied_on", innovation.applied_on)):
        field = inquiry.asked(key)
        if field and day and day > inquiry.today:
            yield Hit(key, {"label": field.label, "date": format_date(day)})


def filed_in_future(inquiry: Inquiry) -> Iterator[Hit]:
    """A filing date that has not come yet."""
    filed = inquiry.dossier.innovation.filed_on
    if filed and filed > inquiry.today:
        yield Hit("filed_on", {"date": format_date(filed)})


def filed_before_use(inquiry: Inquiry) -> Iterator[Hit]:
    """An application filed before the solution was first used."""
    filed, used = inquiry.dossier.innovation.filed_on, inquiry.dossier.first_use
    if filed and used and filed < used:
        yield Hit("filed_on", {"filed": format_date(filed), "used": format_date(used)})


def used_before_birth(inquiry: Inquiry) -> Iterator[Hit]:
    """An author born after the first use; of a birth known by its year, the year decides."""
    used = inquiry.dossier.first_use
    if used is None:
        return
    for author in inquiry.dossier.authors:
        if author.birth and author.birth > used.isoformat()[: len(author.birth)]:
            values = {"name": author.name, "birth": format_birth(author.birth), "used": format_date(used)}
            yield Hit("authors", values)


def filed_too_early(inquiry: Inquiry) -> Iterator[Hit]:
    """Fewer than `months` months between the first use and filing (today, while there is no filing date)."""
    used, filed = inquiry.dossier.first_use, _filing_day(inquiry)
    if used is None or filed < used:
        return
    end = period_end(used, inquiry.numbers["months"])
    last = period_end(used, inquiry.numbers["limit_months"])
    if end and last and filed <= end:
        values = {"used": used, "filed": filed, "first": end + timedelta(days=1), "last": last}
        yield Hit("filed_on", {place: format_date(day) for place, day in values.items()})


def filed_too_late(inquiry: Inquiry) -> Iterator[Hit]:
    """More than `months` months between the first use and filing (Khoản 2 Điều 5 Điều lệ Sáng kiến)."""
    used, filed = inquiry.dossier.first_use, _filing_day(inquiry)
    if used is None:
        return
    last = period_end(used, inquiry.numbers["months"])
    if last and filed > last:
        values = {"used": used, "filed": filed, "last": last}
        yield Hit("filed_on", {place: format_date(day) for place, day in values.items()})


def _filing_day(inquiry: Inquiry) -> date:
    return inquiry.dossier.innovation.filed_on or inquiry.today
