"""The first thing that runs: a command of the command line, or the window."""

import gc
import sys
from collections.abc import Sequence

from desktop_app.app.output import prepare_streams

MANY = 100_000
"""Python looks for garbage only after so many new objects: a start makes about as many, and they all stay."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code (0 done, 1 the world is at fault, 2 wrong usage)."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    gc.set_threshold(MANY)
    prepare_streams()
    from desktop_app.app.command_line import run

    return run(sys.argv[1:] if argv is None else argv)
