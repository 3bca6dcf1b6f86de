"""The command line's parser in Vietnamese: help, and one sentence for a command that was typed wrong."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

from desktop_app.app.output import complain
from desktop_app.domain.language import _

WRONG_USAGE = 2


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],  # pyright: ignore[reportPrivateUsage]
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("Cách dùng: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that never says a word of English."""

    def __init__(self, **options: object) -> None:
        options = {"add_help": False, "allow_abbrev": False, "formatter_class": _Help, **options}
        super().__init__(**options)  # pyright: ignore[reportArgumentType] - argparse's own keywords, passed on
        self.needed = self.add_argument_group(_("Phần phải nêu"))
        self.options = self.add_argument_group(_("Tùy chọn"))
        self.options.add_argument("-h", "--help", action="help", help=_("Xem hướng dẫn này rồi thôi."))

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what was typed wrong, and leave with 2."""
        complain(
            _("Lệnh chưa đúng: {problem}. Gõ “{program} --help” để xem cách dùng.").format(
                problem=say_problem(message), program=self.prog
            )
        )
        sys.exit(WRONG_USAGE)


def say_problem(message: str) -> str:
    """Say one of argparse's complaints in the program's language; an unknown one as it stands."""
    for pattern, sentence in _sentences():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    return message


def _sentences() -> tuple[tuple[str, str], ...]:
    return (
        (r"the following arguments are required: (.+)", _("còn thiếu {0}")),
        (r"unrecognized arguments: (.+)", _("không có tùy chọn {0}")),
        (r"one of the arguments (.+) is required", _("cần một trong các phần {0}")),
        (r"argument (.+): not allowed with argument (.+)", _("{0} không đi cùng {1}")),
        (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", _("{0} không thể là {1}, chỉ có {2}")),
        (r"argument (.+): expected (?:at least )?one argument", _("sau {0} phải có giá trị")),
        (r"argument (.+): invalid int value: (.+)", _("{0} phải là số, không phải {1}")),
        (r"argument (.+): ignored explicit argument (.+)", _("{0} không nhận giá trị {1}")),
        (r"argument ([^:]+): (.+)", _("{0}: {1}")),
    )
