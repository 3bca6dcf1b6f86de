"""Commands on papers: papers, print."""

from argparse import Namespace

from desktop_app.app.books import open_for_reading
from desktop_app.app.output import complain, say, say_json


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
    """Print one paper of many innovations; a bad record is reported and does not stop the rest."""
    from desktop_app.services.papers import print_papers as print_them
    from desktop_app.services.papers import subjects_of

    with open_for_reading(arguments) as book:
        subjects, failures = subjects_of(book, arguments.codes)
        report = print_them(
            book,
            arguments.paper,
            subjects,
            arguments.out.absolute(),
            is_blank=arguments.blank,
        )
    for path in report.printed:
        say(str(path))
    for code, sentence in (*report.warnings, *failures, *report.failures):
        complain(f"{code}: {sentence}")
    return 1 if failures or report.failures else 0
