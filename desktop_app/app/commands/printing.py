"""Commands on papers: papers, print."""

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import complain, say, say_json
from desktop_app.app.usage import WRONG_USAGE
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

if TYPE_CHECKING:
    from desktop_app.services.books import Book
    from desktop_app.services.papers import Paper, Subject


def papers(arguments: Namespace) -> int:
    """List the papers that can be printed."""
    from desktop_app.services.papers import PAPERS

    if arguments.json:
        say_json(
            [
                {"id": paper.id, "title": paper.title, "scope": paper.scope, "formats": list(paper.formats)}
                for paper in PAPERS
            ]
        )
        return 0
    for paper in PAPERS:
        say("\t".join((paper.id, paper.title, paper.scope, ", ".join(paper.formats))))
    return 0


def print_papers(arguments: Namespace) -> int:
    """Print one paper of what was chosen; a bad record is reported and does not stop the rest."""
    from desktop_app.services.papers import Order, paper, refuse_unfit
    from desktop_app.services.papers import print_papers as print_them

    wanted, order = paper(arguments.paper), Order(arguments.paper, arguments.format, arguments.blank)
    try:
        refuse_unfit(order)
        _refuse_unchosen(wanted, arguments)
    except UserError as problem:
        complain(str(problem))
        return WRONG_USAGE
    with open_for_reading(arguments) as book:
        subjects, failures = _chosen(book, wanted, arguments)
        report = print_them(
            book,
            wanted.id,
            subjects,
            arguments.out.absolute(),
            format_id=order.format,
            is_blank=order.is_blank,
        )
    for path in report.printed:
        say(str(path))
    for name, sentence in (*report.warnings, *failures, *report.failures):
        complain(f"{name}: {sentence}")
    return 1 if failures or report.failures else 0


def _refuse_unchosen(wanted: "Paper", arguments: Namespace) -> None:
    """Refuse a paper that nothing was chosen for, or not what it is printed of."""
    from desktop_app.services.paper_subjects import NOMINATION, NOMINEE, ROUND

    if wanted.scope in (NOMINATION, NOMINEE):
        if not arguments.nomination or arguments.codes or arguments.round or arguments.year:
            raise UserError(
                _(
                    "“{paper}” in của đợt khen thưởng: nêu --nomination, không nêu mã, --round, --year."
                ).format(paper=wanted.title)
            )
        return
    if arguments.nomination or arguments.body:
        raise UserError(
            _("“{paper}” không phải giấy tờ khen thưởng nên không in theo --nomination, --body.").format(
                paper=wanted.title
            )
        )
    if wanted.scope == ROUND and (not arguments.round or arguments.codes or arguments.year):
        raise UserError(
            _("“{paper}” in của cả một đợt xét: nêu --round, không nêu mã sáng kiến hay --year.").format(
                paper=wanted.title
            )
        )
    if not (arguments.codes or arguments.round or arguments.year):
        raise UserError(_("Chưa chọn gì để in: nêu mã sáng kiến, --round hoặc --year."))


def _chosen(
    book: "Book", wanted: "Paper", arguments: Namespace
) -> tuple[list["Subject"], list[tuple[str, str]]]:
    """Find what was chosen. Raises UserError where there is nothing of it in the book."""
    from desktop_app.services.paper_subjects import find_round, subjects_for
    from desktop_app.services.papers import subjects_of

    if arguments.nomination:
        return _nominated(book, wanted, arguments), []
    named, failures = subjects_of(book, arguments.codes)
    council_round = find_round(book, arguments.round).id if arguments.round else None
    keys = [subject.innovation for subject in named if subject.innovation is not None]
    subjects = subjects_for(book, wanted, keys, council_round, arguments.year)
    if not subjects and not failures:
        raise UserError(_("Đợt xét hoặc năm đã nêu không có sáng kiến nào để in."))
    return subjects, failures


def _nominated(book: "Book", wanted: "Paper", arguments: Namespace) -> list["Subject"]:
    """Find what of a round of nominations was chosen. Raises UserError where nothing asks for the paper."""
    from desktop_app.services.nomination_files import find_body, find_nomination
    from desktop_app.services.paper_subjects import nomination_subjects

    nomination = find_nomination(book, arguments.nomination).id
    body = find_body(book, nomination, arguments.body).id if arguments.body else ""
    subjects = nomination_subjects(book, wanted, nomination, body)
    if not subjects:
        raise UserError(_("Đợt khen thưởng này không có ai cần “{paper}”.").format(paper=wanted.title))
    return subjects
