"""Days that count as an iCalendar file (RFC 5545), for Outlook, Google Calendar and telephones.

Written here and not by a library: all-day events with one alarm are some twenty lines, and a dependency more
would have to be locked, shipped and kept up to date on machines without a network.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.text import clean

_MOST_OCTETS = 75
_END = "\r\n"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A whole day. The same `uid` brought in again takes the place of the event that was there."""

    uid: str
    on: date
    summary: str
    description: str = ""


def write_icalendar(events: Iterable[CalendarEvent], now: str, name: str, alarm_days: int = 7) -> bytes:
    """Write a calendar: `now` is the stamp of writing (ISO, with its zone), `name` what it is called.

    Each event reminds `alarm_days` days before. Texts may hold anything.
    """
    stamp = datetime.fromisoformat(now).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ho so Sang kien//Deadlines//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        lines += _event(event, stamp, alarm_days)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}{_END}" for line in lines for folded in _folded(line)).encode()


def _event(event: CalendarEvent, stamp: str, alarm_days: int) -> list[str]:
    summary = _escaped(event.summary)
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(event.uid)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}",
        f"SUMMARY:{summary}",
        *([f"DESCRIPTION:{_escaped(event.description)}"] if event.description else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{summary}",
        f"TRIGGER:-P{alarm_days}D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """Write text as a value: backslash, semicolon, comma and line ends are marked (RFC 5545, 3.3.11)."""
    plain = clean(text, multiline=True)
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Break a line into pieces of at most 75 octets, never inside a letter (RFC 5545, 3.1)."""
    piece, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _MOST_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += letter
        octets += size
    yield piece
