"""The command on days that count: deadlines."""

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import say, say_json
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _
from desktop_app.domain.records import Innovation

if TYPE_CHECKING:
    from desktop_app.services.deadlines import DossierDeadline


def deadlines(arguments: Namespace) -> int:
    """List every deadline of one dossier, or those still ahead of all; --ics writes a calendar."""
    from desktop_app.services import deadlines as days
    from desktop_app.services.dossiers import find_innovation

    with open_for_reading(arguments) as book:
        if arguments.code:
            found = days.all_of(book, book.get(Innovation, find_innovation(book, arguments.code)))
        else:
            found = days.to_come(book, book.all(Innovation))
        today = book.clock.today()
        if arguments.ics is not None:
            out = arguments.ics.absolute()
            count = days.write_calendar(book, found, out)
            if not arguments.json:
                say(_("Đã ghi {count} thời hạn vào {path}").format(count=count, path=out))
                return 0
    if arguments.json:
        say_json([_as_json(line, today) for line in found])
        return 0
    for line in found:
        item = line.deadline
        say("\t".join((line.innovation.code, item.label, format_date(item.on), days.words_of(item, today))))
    return 0


def _as_json(line: "DossierDeadline", today: date) -> dict[str, object]:
    """Give one deadline as JSON; `days` count from today, fewer than 0 where it is past."""
    item = line.deadline
    return {
        "code": line.innovation.code,
        "id": item.id,
        "label": item.label,
        "on": item.on.isoformat(),
        "is_opening": item.is_opening,
        "clause": item.clause,
        "days": (item.on - today).days,
    }
