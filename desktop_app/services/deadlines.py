"""Thời hạn: which days count for a dossier, which of them are still ahead, and all of them as a calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.dates import format_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Job
from desktop_app.domain.language import _
from desktop_app.domain.records import Dossier, Innovation
from desktop_app.domain.register import Query
from desktop_app.exchange.icalendar import CalendarEvent, write_icalendar
from desktop_app.forms.deadlines import Deadline, Timetable, compute, known_days, timetable_of
from desktop_app.services import packs, register
from desktop_app.services.due_words import left_words
from desktop_app.store.atomic import write_bytes
from desktop_app.store.book import Book
from desktop_app.store.connection import speaking

__all__ = [
    "Deadline", "DossierDeadline", "all_of", "deadlines_of", "export_calendar", "to_come", "words_of",
    "write_calendar",
]  # fmt: skip

ENDING = ".ics"
_TITLE_LETTERS = 90


@dataclass(frozen=True, slots=True)
class DossierDeadline:
    """A deadline and the innovation it is of."""

    innovation: Innovation
    deadline: Deadline


def deadlines_of(book: Book, dossier: Dossier) -> tuple[Deadline, ...]:
    """Return every deadline of a dossier that its days let one know, in the order of the rules."""
    innovation = dossier.innovation
    timetable = timetable_of(packs.pack_for(book, innovation))
    return compute(timetable, known_days(innovation), innovation.stage)


def all_of(book: Book, innovation: Innovation) -> list[DossierDeadline]:
    """Return every deadline of one innovation, by date."""
    found = deadlines_of(book, Dossier(innovation))
    return sorted((DossierDeadline(innovation, item) for item in found), key=_order)


def to_come(book: Book, innovations: Iterable[Innovation], job: Job | None = None) -> list[DossierDeadline]:
    """Return what somebody still has before them, by date, overdue first; what is in the trash has nothing.

    Raises:
        Cancelled: the job is no longer wanted.
    """
    today, timetables = book.clock.today(), dict[tuple[str, str], Timetable]()
    found: list[DossierDeadline] = []
    for innovation in innovations:
        (job or Job()).check()
        if innovation.deleted_at is not None:
            continue
        form = (innovation.form_id, innovation.form_version)
        if form not in timetables:
            timetables[form] = timetable_of(packs.pack_for(book, innovation))
        computed = compute(timetables[form], known_days(innovation), innovation.stage)
        found += [DossierDeadline(innovation, item) for item in computed if item.is_to_come(today)]
    return sorted(found, key=_order)


def words_of(deadline: Deadline, today: date) -> str:
    """Say how a deadline stands on a day: “còn 12 ngày”, “quá hạn 3 ngày”, “xong ngày 12/07/2026”."""
    days = deadline.days_left(today)
    if deadline.met_on is not None:
        done = _("xong ngày {date}").format(date=format_date(deadline.met_on))
        if deadline.is_opening and days > 0:
            return _("{done}, sớm {days} ngày").format(done=done, days=days)
        if not deadline.is_opening and days < 0:
            return _("{done}, muộn {days} ngày").format(done=done, days=-days)
        return done
    if deadline.is_opening and days <= 0:
        return _("đã đến ngày")
    if days < 0 and (deadline.is_calendar_only or not deadline.is_awaited):
        return _("đã qua {days} ngày").format(days=-days)
    words = _("còn {days} ngày").format(days=days) if deadline.is_opening else left_words(days)
    return _("{words} (không bắt buộc)").format(words=words) if deadline.is_advice else words


def write_calendar(book: Book, lines: Sequence[DossierDeadline], out: Path) -> int:
    """Write deadlines as an iCalendar file, in the place of one that was there; return how many.

    Raises:
        UserError: the file cannot be written there.
    """
    events = [_event(line) for line in lines]
    try:
        write_bytes(out, write_icalendar(events, book.clock.now(), _("Thời hạn sáng kiến")))
    except (OSError, ValueError) as error:
        raise UserError(
            _("Không ghi được {path}. Kiểm tra ổ đĩa, chỗ trống và quyền ghi rồi thử lại.").format(path=out)
        ) from error
    return len(events)


def export_calendar(
    book: Book, query: Query, chosen: Sequence[int], out: Path, job: Job | None = None
) -> int:
    """Write what is still ahead of the chosen innovations, or of all a query finds; return how many.

    Raises:
        UserError: the file cannot be written there.
        Cancelled: the job is no longer wanted; no file is left.
    """
    wanted = set(chosen) or _found(book, query)
    innovations = (item for item in book.all(Innovation) if item.id in wanted)
    return write_calendar(book, to_come(book, innovations, job), out)


def _found(book: Book, query: Query) -> set[int]:
    with speaking(book.path):
        reader = book.reader()
        try:
            return set(register.ids(reader, query))
        finally:
            reader.close()


def _event(line: DossierDeadline) -> CalendarEvent:
    deadline, innovation = line.deadline, line.innovation
    title = innovation.title
    short = title if len(title) <= _TITLE_LETTERS else f"{title[: _TITLE_LETTERS - 1]}…"
    until = f"{deadline.label} {format_date(deadline.on)}"
    return CalendarEvent(
        uid=f"{innovation.uid}-{deadline.id}@ho-so-sang-kien",
        on=deadline.on,
        summary=f"{until}: {innovation.code} {short}",
        description="\n".join(filter(None, (title, deadline.clause))),
    )


def _order(line: DossierDeadline) -> tuple[date, int]:
    return line.deadline.on, line.innovation.id
