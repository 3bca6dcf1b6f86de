"""Reads a calendar file as strictly as RFC 5545 is written."""

import re
from datetime import datetime

Properties = dict[str, object]


def read_calendar(data: bytes) -> tuple[Properties, list[Properties]]:
    """Return the calendar's own properties and its events; `VALARM` holds those of an event's alarm."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in physical)
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    texts = [line.decode("utf-8") for line in physical]  # no letter is broken in two
    lines: list[str] = []
    for text in texts:
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    head: Properties = {}
    events: list[Properties] = []
    within: list[Properties] = [head]
    for line in lines[1:-1]:
        name, colon, value = line.partition(":")
        assert colon, line
        assert re.fullmatch(r"[A-Z-]+(;VALUE=DATE)?", name), line
        if name == "BEGIN":
            made: Properties = {}
            if value == "VEVENT":
                events.append(made)
            else:
                assert value == "VALARM"
                within[-1][value] = made
            within.append(made)
        elif name == "END":
            within.pop()
        else:
            assert name not in within[-1], f"{name} twice"
            within[-1][name] = _unescaped(value)
    assert within == [head]
    assert {"VERSION", "PRODID"} <= head.keys()
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"} <= event.keys()
        datetime.strptime(f"{event['DTSTART;VALUE=DATE']}+0000", "%Y%m%d%z")
        datetime.strptime(f"{event['DTSTAMP']}", "%Y%m%dT%H%M%S%z")
    assert len({str(event["UID"]) for event in events}) == len(events)
    return head, events


def _unescaped(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), value
    parts = re.findall(r"\\.|[^\\]", value)
    assert "".join(parts) == value
    marks = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    return "".join(marks[part] if len(part) == 2 else part for part in parts)
