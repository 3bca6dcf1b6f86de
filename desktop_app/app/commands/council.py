"""Commands on recognition: recognise."""

from argparse import Namespace

from desktop_app.app.books import open_for_writing
from desktop_app.app.output import say
from desktop_app.domain.dates import format_date
from desktop_app.domain.language import _


def recognise(arguments: Namespace) -> int:
    """Note a decision that recognised innovations at a level; all of them or none."""
    from desktop_app.services.recognition import recognise as note

    with open_for_writing(arguments) as book:
        changes = note(book, arguments.codes, arguments.level, arguments.decision, arguments.date)
    say(
        _("Đã ghi công nhận {count} sáng kiến theo quyết định {number} ngày {date}.").format(
            count=len(changes.innovations), number=arguments.decision, date=format_date(arguments.date)
        )
    )
    return 0
