"""The calendar file, read back by a reader that forgives nothing."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.text import clean
from desktop_app.exchange.icalendar import CalendarEvent, write_icalendar
from tests.exchange.calendars import read_calendar

NOW = "2026-11-24T16:23:25.000001+00:00"
HOSTILE = "Vòi; phun, than\\ số “2” {x} <b>&\nBEGIN:VEVENT\r\nđ\x00\u202e" + "ỗ" * 10_000


def test_an_event_holds_what_calendars_need() -> None:
    event = CalendarEvent("u-1@x", date(2027, 4, 8), "Hạn nộp đơn", "Khoản 2 Điều 5")
    data = write_icalendar([event], NOW, "Thời hạn; sáng kiến")
    head, (read,) = read_calendar(data)
    assert head["VERSION"] == "2.0"
    assert head["X-WR-CALNAME"] == "Thời hạn; sáng kiến"
    assert read["UID"] == "u-1@x"
    assert read["DTSTAMP"] == "20261124T162325Z"
    assert read["DTSTART;VALUE=DATE"] == "20270408"
    assert read["SUMMARY"] == "Hạn nộp đơn"
    assert read["DESCRIPTION"] == "Khoản 2 Điều 5"
    assert read["VALARM"] == {"ACTION": "DISPLAY", "DESCRIPTION": "Hạn nộp đơn", "TRIGGER": "-P7D"}


def test_a_stamp_is_written_in_utc() -> None:
    event = CalendarEvent("u", date(2027, 4, 8), "x")
    _head, (read,) = read_calendar(write_icalendar([event], NOW, "x"))
    assert re.fullmatch(r"\d{8}T\d{6}Z", str(read["DTSTAMP"]))
    assert "DESCRIPTION" not in read


def test_any_text_comes_back_and_breaks_nothing() -> None:
    _head, (read,) = read_calendar(write_icalendar([CalendarEvent("u", date(2027, 4, 8), HOSTILE)], NOW, "x"))
    assert read["SUMMARY"] == clean(HOSTILE, multiline=True)


@given(st.lists(st.text(max_size=400), max_size=5))
def test_texts_come_back_as_they_are_kept(texts: list[str]) -> None:
    events = [CalendarEvent(f"u{n}", date(2027, 4, 8), text, text) for n, text in enumerate(texts)]
    _head, read = read_calendar(write_icalendar(events, NOW, "x"))
    assert [item["SUMMARY"] for item in read] == [clean(text, multiline=True) for text in texts]
