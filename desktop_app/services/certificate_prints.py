"""Prints of certificates: which blank's number went to whom, when, and why one was printed again."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.awards import NominationLine, PrintedCertificate
from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import local_time
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _
from desktop_app.domain.text import clean, fold
from desktop_app.domain.values import Value
from desktop_app.services.recognition import certificate_numbers
from desktop_app.store.book import Book
from desktop_app.store.transaction import Transaction

_UNKNOWN = "…"


def prints_of(book: Book, line: int) -> list[PrintedCertificate]:
    """Return every print of a line's certificate, the first one first."""
    return book.all(PrintedCertificate, line_id=line)


def prints_by_line(book: Book) -> dict[int, list[PrintedCertificate]]:
    """Return every print of the book, by the line it is of."""
    found: dict[int, list[PrintedCertificate]] = {}
    for one in book.all(PrintedCertificate):
        found.setdefault(one.line_id, []).append(one)
    return found


def print_words(prints: Sequence[PrintedCertificate]) -> str:
    """Say whether a certificate was printed: when, and on the blank of which number."""
    if not prints:
        return _("Chưa in")
    last = prints[-1]
    words = _("Đã in {day}").format(day=_day(last))
    if last.blank_number:
        words = _("{printed}, phôi {number}").format(printed=words, number=last.blank_number)
    return (
        words if len(prints) == 1 else _("{printed} (lần {count})").format(printed=words, count=len(prints))
    )


def running_numbers(start: str, lines: Sequence[int]) -> dict[int, str]:
    """Give blanks' numbers that run from the first on, a line each; none where the first is "".

    Raises:
        UserError: there are no figures to run.
    """
    if not clean(start):
        return dict.fromkeys(lines, "")
    return dict(zip(lines, certificate_numbers(start, len(lines)), strict=True))


def uses_of_numbers(book: Book, numbers: Mapping[int, str]) -> list[str]:
    """Tell which of these blanks' numbers were used before, or twice here, in words; [] where none was."""
    wanted = [fold(number) for number in numbers.values() if clean(number)]
    found: list[str] = []
    for one in book.all(PrintedCertificate):
        if one.blank_number and fold(one.blank_number) in wanted:
            line = next(iter(book.all(NominationLine, id=one.line_id)), None)
            sentence = _("Số phôi {number} đã in cho {name} ngày {day}.")
            day = _day(one)
            found.append(
                sentence.format(number=one.blank_number, name=line.name if line else _UNKNOWN, day=day)
            )
    doubled = {number for number in numbers.values() if clean(number) and wanted.count(fold(number)) > 1}
    return [*found, *(_("Số phôi {number} ghi hai lần.").format(number=one) for one in sorted(doubled))]


def note_prints(
    book: Book, numbers: Mapping[int, str], reason: str = "", *, is_known: bool = False
) -> Changes:
    """Note that certificates were printed, each on the blank of a number ("" where blanks have none).

    A certificate printed again has spoilt the blank it stood on before.

    Args:
        is_known: whether the person has seen `uses_of_numbers` and wants them all the same.

    Raises:
        UserError: a blank's number was used before, or a certificate is printed again and no reason is given.
    """
    told = clean(reason)
    used = [] if is_known else uses_of_numbers(book, numbers)
    if used:
        raise UserError(" ".join([*used[:5], _("Kiểm tra lại số in trên phôi.")]))
    with book.transaction(_("Ghi đã in bằng, giấy khen")) as step:
        for line, number in numbers.items():
            _spoil(step, line, told)
            values: dict[str, Value] = {
                "line_id": line,
                "blank_number": clean(number),
                "printed_at": step.now,
                "reason": told,
            }
            step.insert("printed_certificate", values)
    return step.changes


def _spoil(step: Transaction, line: int, reason: str) -> None:
    before = step.rows("printed_certificate", line_id=line)
    if before and not reason:
        name = step.row("nomination_line", line)["name"]
        sentence = _("{name} đã in một lần. Ghi lý do in lại, ví dụ “in hỏng”.")
        raise UserError(sentence.format(name=name))
    for row in before:
        step.update("printed_certificate", int(str(row["id"])), {"is_spoilt": True})


def _day(print_: PrintedCertificate) -> str:
    return local_time(print_.printed_at).rpartition(" ")[2]
