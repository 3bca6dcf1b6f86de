"""Commands on programmes: progress."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import say, say_json
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from desktop_app.domain.progress import Line
    from desktop_app.services.progress import Report

_TENTHS = 10


def progress(arguments: Namespace) -> int:
    """Tell how far a programme, or one of its phases, is: unit by unit."""
    from desktop_app.services.programmes import find_phase, find_programme
    from desktop_app.services.progress import progress as count

    with open_for_reading(arguments) as book:
        programme = find_programme(book, arguments.programme)
        phase = find_phase(book, programme, arguments.phase) if arguments.phase else None
        report = count(book, programme.id, phase.id if phase else None)
    if arguments.json:
        say_json(_as_json(report))
    else:
        _say_table(report)
    return 0


def _as_json(report: "Report") -> dict[str, object]:
    window, found = report.progress.window, report.progress
    return {
        "programme": report.programme.name,
        "phase": report.phase.name if report.phase else None,
        "starts_on": window.starts_on.isoformat() if window.starts_on else None,
        "ends_on": window.ends_on.isoformat() if window.ends_on else None,
        "today": window.today.isoformat(),
        "rule": report.sentence,
        "units": [_line_as_json(line) for line in found.lines],
        "totals": {
            **_line_as_json(found.whole),
            "levels": {level: len(keys) for level, keys in found.levels},
            "applied": len(found.use.applied),
            "benefit_amount": found.use.value,
            "not_computable": len(found.use.not_computable),
            "not_keyed": len(found.unkeyed),
            "at_nought": [line.name for line in found.at_nought],
        },
        "notices": [notice.sentence for notice in found.notices],
    }


def _line_as_json(line: "Line") -> dict[str, object]:
    standing, staff = line.standing, line.staff
    return {
        "unit": line.name,
        "depth": line.depth,
        "note": line.note,
        "target": standing.target,
        "counted": standing.counted,
        "recognised": len(line.recognised),
        "keyed": len(line.keyed),
        "confirmed": len(line.confirmed),
        "percent": _decimal(standing.percent),
        "expected_by_now": standing.expected,
        "pace": _decimal(standing.pace),
        "needed_per_week": _decimal(standing.needed),
        "forecast": standing.forecast,
        "authors": staff.authors,
        "people": staff.people,
    }


def _decimal(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / _TENTHS


def _say_table(report: "Report") -> None:
    from desktop_app.services.progress_words import Words

    say(f"{report.programme.name} – {report.title}")
    say(report.sentence)
    headings = (
        _("Đơn vị"),
        _("Chỉ tiêu"),
        _("Đã tính"),
        _("Tỷ lệ"),
        _("Lẽ ra đã có"),
        _("Mỗi tuần"),
        _("Dự báo"),
    )
    say("\t".join(headings))
    for line in (*report.progress.lines, report.progress.whole):
        words = Words(line.standing)
        cells = (words.target, words.counted, words.percent, words.expected, words.pace, words.forecast)
        note = f" ({line.note})" if line.note else ""
        say("\t".join(("  " * line.depth + line.name + note, *cells)))
    for notice in report.progress.notices:
        say(f"! {notice.sentence}")
