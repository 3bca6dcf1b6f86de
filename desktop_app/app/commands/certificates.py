"""The command on certificates: one round's Bằng khen, Giấy khen as one PDF."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import complain, say
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from desktop_app.services.books import Book
    from desktop_app.services.certificates import Certificate


def certificates(arguments: Namespace) -> int:
    """Draw the certificates of a round's decided lines in signing order; what is wrong with one is told."""
    from desktop_app.services.certificates import draw, faults_of, save

    with open_for_reading(arguments) as book:
        written, waiting = _written(book, arguments)
        printed = _printed_before(book, written)
    drawn = draw(written)
    target = arguments.out.absolute()
    save(drawn, target)
    say(_("Đã ghi {count} bằng, giấy khen vào {path}").format(count=len(written), path=target))
    for fault in faults_of(written, drawn):
        complain(fault.words)
    for sentence in printed:
        complain(sentence)
    for name in waiting:
        complain(_("{name}: chưa có quyết định khen thưởng nên không in.").format(name=name))
    return 0


def _printed_before(book: "Book", written: "list[Certificate]") -> list[str]:
    """Tell whose certificate was printed before: on which day, on which blank, how often."""
    from desktop_app.services.certificate_prints import print_words, prints_by_line

    known = prints_by_line(book)
    sentence = _("{name}: {printed}. In lại thì ghi lý do và số phôi mới ở trang Bằng, giấy khen.")
    return [
        sentence.format(name=one.line.name, printed=print_words(known[one.line.id]))
        for one in written
        if one.line.id in known
    ]


def _written(book: "Book", arguments: Namespace) -> "tuple[list[Certificate], list[str]]":
    """Write what can be printed, each on its blank, and name those who wait for a decision.

    Raises:
        UserError: there is no such round or blank, or nothing of it was decided.
    """
    from desktop_app.domain.awards import DECIDED, PROPOSED
    from desktop_app.services.certificates import certificates_of, find_blank, signing_order
    from desktop_app.services.nomination_files import find_nomination

    nomination = find_nomination(book, arguments.round)
    named = find_blank(book, arguments.blank) if arguments.blank else None
    lines = signing_order(book, nomination.id, named)
    decided = [line for line in lines if line.state == DECIDED]
    if not decided:
        is_elsewhere = any(line.state == DECIDED for line in signing_order(book, nomination.id))
        sentence = (
            _(
                "Phôi “{blank}” không dùng cho dòng đã có quyết định nào của “{round}”."
                " Nêu phôi khác, hoặc bỏ --blank."
            )
            if is_elsewhere
            else _("“{round}” chưa có dòng nào có quyết định khen thưởng để in bằng, giấy khen.")
        )
        raise UserError(sentence.format(round=nomination.name, blank=named.name if named else ""))
    return certificates_of(book, decided, named), [line.name for line in lines if line.state == PROPOSED]
