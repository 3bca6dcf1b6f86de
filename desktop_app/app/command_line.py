"""The command line: reads what was typed, runs one command, and answers with 0, 1 or 2."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from desktop_app.app.output import complain, say
from desktop_app.domain.errors import UserError
from desktop_app.domain.jobs import Cancelled
from desktop_app.domain.language import _

DONE = 0
FAILED = 1

COMMANDS: Mapping[str, tuple[str, str]] = {
    "": ("window", "open_window"),
    "awards": ("commands.awards", "awards"),
    "backup": ("commands.books", "backup"),
    "benefit": ("commands.money", "benefit"),
    "certificates": ("commands.certificates", "certificates"),
    "check": ("commands.dossiers", "check"),
    "deadlines": ("commands.deadlines", "deadlines"),
    "eligible": ("commands.awards", "eligible"),
    "import": ("commands.importing", "import_list"),
    "list": ("commands.dossiers", "list_innovations"),
    "load": ("commands.dossiers", "load"),
    "new": ("commands.books", "new"),
    "nominate": ("commands.nominations", "nominate"),
    "papers": ("commands.printing", "papers"),
    "portal": ("commands.portal", "portal"),
    "print": ("commands.printing", "print_papers"),
    "progress": ("commands.programme", "progress"),
    "recognise": ("commands.council", "recognise"),
    "remuneration": ("commands.remuneration", "remuneration"),
    "restore": ("commands.books", "restore"),
    "sample": ("commands.books", "sample"),
    "schema": ("commands.dossiers", "schema"),
    "selfcheck": ("commands.selfcheck", "selfcheck"),
    "show": ("commands.dossiers", "show"),
}
"""What each command is: its module below `desktop_app.app`, and the function in it."""


def run(argv: Sequence[str]) -> int:
    """Run one command line.

    Returns 0 when it is done (findings included), 1 when the user's world is at fault or part of a batch
    failed. Wrong usage leaves with 2. One sentence goes to standard error, never a traceback.
    """
    from desktop_app.app.arguments import build_parser
    from desktop_app.app.remembered import read_preferences

    read_preferences()
    arguments = build_parser().parse_args(list(argv))
    if arguments.version:
        from desktop_app import __version__

        say(__version__)
        return DONE
    from desktop_app.app.logging import writing_log

    with writing_log():
        return _answer(arguments)


def _answer(arguments: Namespace) -> int:
    """Run the command that was typed and turn whatever goes wrong into one sentence."""
    try:
        return _command_named(arguments.command)(arguments)
    except UserError as error:
        complain(str(error))
    except (Cancelled, KeyboardInterrupt):
        complain(_("Đã dừng theo yêu cầu."))
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        complain(
            _(
                "Không đọc hoặc ghi được {place}. Kiểm tra ổ đĩa, chỗ trống và quyền truy cập rồi thử lại."
            ).format(place=error.filename or _("tệp"))
        )
    except Exception as error:  # our own fault: a report for us, a sentence for the person
        from desktop_app.app.crash import leave_report, sentence_about

        complain(sentence_about(leave_report(error)))
    return FAILED


def _command_named(name: str) -> Callable[[Namespace], int]:
    """Import late: a command pays for what it needs and for nothing else."""
    module, function = COMMANDS[name or ""]
    command: Callable[[Namespace], int] = getattr(import_module(f"desktop_app.app.{module}"), function)
    return command


def _forget_output() -> None:
    """Point standard output at nothing, so that closing it cannot complain about a reader that left."""
    import os
    import sys

    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
