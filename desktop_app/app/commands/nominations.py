"""Commands on nominations: nominate."""

from argparse import Namespace

from desktop_app.app.books import open_for_reading, open_for_writing
from desktop_app.app.output import complain, say, say_json
from desktop_app.app.usage import WRONG_USAGE
from desktop_app.domain.language import _


def nominate(arguments: Namespace) -> int:
    """List the rounds of nominations, or print the files of one; what does not agree is told."""
    if arguments.list:
        return _list(arguments)
    if not arguments.round or arguments.out is None:
        complain(_("Nêu đợt khen thưởng và --out THƯ_MỤC để in, hoặc --list để xem các đợt."))
        return WRONG_USAGE
    from desktop_app.services import agreement
    from desktop_app.services.nomination_files import MEGABYTE, find_nomination, print_round

    with open_for_writing(arguments) as book:
        nomination = find_nomination(book, arguments.round)
        for one in agreement.differences(book, nomination.id):
            complain(f"{one.title} ({one.of}): “{_in_one_line(one.printed)}” → “{_in_one_line(one.now)}”")
        limit = arguments.limit * MEGABYTE
        report = print_round(book, nomination.id, arguments.out.absolute(), arguments.format, limit)
    for path in report.printed:
        say(str(path))
    for name, sentence in (*report.warnings, *report.failures):
        complain(f"{name}: {sentence}")
    return 1 if report.failures else 0


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def _list(arguments: Namespace) -> int:
    from desktop_app.services import nominations

    with open_for_reading(arguments) as book:
        rounds = [
            {
                "id": one.id,
                "name": one.name,
                "year": one.year,
                "lines": len(nominations.lines(book, one.id)),
                "bodies": [body.name for body in nominations.bodies_of(book, one.id)],
            }
            for one in nominations.rounds(book)
        ]
    if arguments.json:
        say_json(rounds)
        return 0
    if not rounds:
        say(_("Sổ này chưa có đợt khen thưởng nào."))
    for item in rounds:
        say("\t".join(str(item[key]) for key in ("id", "year", "name", "lines")))
    return 0
